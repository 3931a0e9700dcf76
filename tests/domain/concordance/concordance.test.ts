import { describe, expect, it } from 'vitest';
import { signerAvenant } from '#domain/avenant/commands';
import { mettreALaSignature } from '#domain/avenant/etapes-commands';
import { civilDate as d } from '#domain/civil-date';
import { lireCible } from '#domain/texte/cible';
import { concordanceDe, poursuivre } from '#domain/concordance/concordance';
import { leLieu } from '#domain/texte/nommer';
import { typographie } from '#domain/typographie';
import { signatures, signed, withAvis, withFin } from '../../support/registre';
import type { Banc } from '../../support/registre';
import { avenantOf, projeter, reglerClauses, signer } from '../consolidation/atelier';
import { FAUTIFS, SAINS } from './corpus';
import type { Cas } from './corpus';

const JOUR = d('2026-11-23');

/** The draft of a case, on the real convention signed by the four. */
function monter({ avant, aVenir, libre, priseEffet, operations = [], concurrent, pendant }: Cas): Banc {
  const banc = withFin(signed());
  banc.aujourdhui = JOUR;
  if (avant !== undefined) signer(banc, projeter(banc, { nom: 'avant', operations: avant }), d('2026-02-02'));
  if (aVenir !== undefined) {
    const effet = { nature: 'date', date: d('2027-01-01') } as const;
    signer(banc, projeter(banc, { nom: 'a-venir', priseEffet: effet, operations: aVenir }), d('2026-02-03'));
  }
  projeter(banc, {
    nom: 'eprouve',
    ...(priseEffet === undefined ? {} : { priseEffet: { nature: 'date', date: priseEffet } }),
    articles: libre === undefined ? [] : [{ titre: 'Article 1er – Stipulations', alineas: libre }],
    operations: operations.map(({ modification }) => modification),
    phrases: operations.map(({ phrase }) => phrase),
  });
  reglerClauses(banc, 'eprouve');
  if (concurrent !== undefined) projeter(banc, { nom: 'concurrent', operations: concurrent });
  if (pendant !== undefined)
    signer(banc, projeter(banc, { nom: 'pendant', operations: pendant }), d('2026-03-02'));
  return banc;
}

const lire = (banc: Banc) => concordanceDe(banc.registre, banc.convention, avenantOf(banc, 'eprouve'), JOUR);

const AVENANT = { avenantId: 'eprouve', motifTexteModifie: null } as const;
const SIGNATURE = { ...AVENANT, signatures: signatures(JOUR) };
const MISE = { ...AVENANT, date: JOUR };

const titres = <T extends Cas>(list: readonly T[]): readonly (readonly [string, T])[] =>
  list.map((cas) => [cas.titre, cas]);

describe('forty sound avenants', () => {
  it('are forty, each once', () => {
    expect(new Set(SAINS.map(({ titre }) => titre)).size).toBe(SAINS.length);
    expect(SAINS.length).toBeGreaterThanOrEqual(40);
  });

  it.each(titres(SAINS))('%s', (_titre, cas) => {
    const banc = monter(cas);
    const { pret, lignes, defauts } = lire(banc);
    expect([...lignes.flatMap((ligne) => ligne.defauts), ...defauts]).toEqual([]);
    expect(pret).toBe(true);
    for (const { attendue, operation, lecture } of lignes) {
      expect(attendue.length).toBeGreaterThan(0);
      expect(operation.phrase.join('')).not.toBe('');
      expect(lecture?.confiance ?? 0).toBeGreaterThan(0.7);
    }
    withAvis(banc, 'eprouve', d('2026-11-10'));
    banc.must(mettreALaSignature, MISE);
    banc.must(signerAvenant, SIGNATURE);
    expect(avenantOf(banc, 'eprouve').numero).not.toBeNull();
  });
});

describe('sixty faulty avenants', () => {
  it('are sixty, each once', () => {
    expect(new Set(FAUTIFS.map(({ titre }) => titre)).size).toBe(FAUTIFS.length);
    expect(FAUTIFS.length).toBeGreaterThanOrEqual(60);
  });

  it.each(titres(FAUTIFS))('%s', (_titre, cas) => {
    const banc = monter(cas);
    const { pret, lignes, defauts } = lire(banc);
    const all = [...lignes.flatMap((ligne) => ligne.defauts), ...defauts];
    expect(all.map(({ code, lieu }) => ({ code, lieu: lieu.libelle }))).toContainEqual(cas.attendu);
    expect(pret).toBe(false);
    for (const { message, remede } of all) {
      expect(message).toMatch(/^[\p{Lu}«]/u);
      expect(remede).toMatch(/\.$/u);
    }

    // With the avis that a signature needs, what is wrong still stands in its way, and the place is named.
    withAvis(banc, 'eprouve', d('2026-11-10'));
    for (const refus of [banc.refused(mettreALaSignature, MISE), banc.refused(signerAvenant, SIGNATURE)]) {
      expect(refus.code).toBe('CONCORDANCE_DEFAUT');
      expect(refus.message).toContain(`(${typographie(cas.attendu.lieu)})`);
    }
  });
});

describe('a draft written operation by operation', () => {
  it.each(titres([...SAINS, ...FAUTIFS]))(
    'is told each time what the whole of it would be: %s',
    (_titre, cas) => {
      const banc = monter(cas);
      const { registre, convention } = banc;
      const draft = avenantOf(banc, 'eprouve');
      const redaction = poursuivre(registre, convention, { ...draft, operations: [] }, JOUR);
      for (const [rang, { id, modification, phrase }] of draft.operations.entries()) {
        const operations = [
          ...draft.operations.slice(0, rang),
          { id, modification, phrase, lu: lireCible(redaction.base, modification) },
        ];
        const whole = concordanceDe(registre, convention, { ...draft, operations }, JOUR);
        // What the draft read when it was written is read again when it goes on.
        if (operations.every((one, at) => one.lu === draft.operations[at]?.lu))
          expect(redaction.ajouter({ id, modification, phrase })).toEqual(whole.lignes.at(-1));
        else redaction.ajouter({ id, modification, phrase });
      }
    },
  );
});

describe('a place inside a sentence', () => {
  it.each([
    ['article 5', 'l’article 5'],
    ['annexe 1', 'l’annexe 1'],
    ['préambule', 'le préambule'],
    ['deuxième alinéa de l’article 6', 'le deuxième alinéa de l’article 6'],
    ['section intitulée « OBJECTIFS »', 'la section intitulée « OBJECTIFS »'],
    ['désignation des parties', 'la désignation des parties'],
    ['convention', 'la convention'],
    ['« art99 »', '« art99 »'],
  ])('%s', (libelle, dit) => {
    expect(leLieu({ libelle }).replaceAll("'", '’')).toBe(dit);
  });

  const messages = FAUTIFS.flatMap((cas) => lire(monter(cas)).lignes.flatMap(({ defauts }) => defauts));
  it.each([
    [
      'CIBLE_MODIFIEE',
      /^(?:L’article|L’annexe|Le |La )[^:]* a changé depuis que la modification a été rédigée\u00a0:/u,
    ],
    ['SANS_EFFET', /ce que (?:l’article|l’annexe|le|la) [^.]*donne à lire\.$/u],
    ['DUREE_SANS_PROROGATION', /^(?:L’article|Le) .*dirait «/u],
  ])('has its article in %s', (code, said) => {
    const found = messages.filter((one) => one.code === code);
    expect(found.length).toBeGreaterThan(0);
    for (const { message } of found) expect(message).toMatch(said);
  });
});

describe('a draft with nothing in it', () => {
  it('is not ready to sign: there is nothing to sign', () => {
    const { pret, lignes, defauts } = lire(monter({ titre: 'vide' }));
    expect(lignes).toEqual([]);
    expect(defauts.map(({ code, bloquant, tranche }) => ({ code, bloquant, tranche }))).toEqual([
      { code: 'PROJET_SANS_TEXTE', bloquant: true, tranche: false },
    ]);
    expect(pret).toBe(false);
  });

  it('is ready with an article alone, which changes nothing of the convention', () => {
    const libre = ['Les parties se réunissent chaque année au mois de juin.'];
    const { pret, defauts } = lire(monter({ titre: 'libre', libre }));
    expect(pret).toBe(true);
    expect(defauts.map(({ code, bloquant }) => ({ code, bloquant }))).toEqual([
      { code: 'PROJET_SANS_OPERATION', bloquant: false },
    ]);
  });
});
