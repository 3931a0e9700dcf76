import { describe, expect, it } from 'vitest';
import { ajouterOperations, arbitrer } from '#domain/avenant/operations-commands';
import { demanderAvenant, signerAvenant } from '#domain/avenant/commands';
import type { Avenant } from '#domain/avenant/avenant';
import type { Modification } from '#domain/avenant/operations';
import { civilDate as d } from '#domain/civil-date';
import { concordanceDe } from '#domain/consolidation/concordance';
import { CONVENTION_ID, PROJET, signed, signatures, withAvis, withFin } from '../../support/registre';
import type { Banc } from '../../support/registre';
import { FAUTIFS, SAINS } from './corpus';
import type { Cas } from './corpus';

const JOUR = d('2026-11-23');

function avenantOf(banc: Banc, id: string): Avenant {
  const found = banc.registre.avenants.get(id);
  if (found === undefined) throw new Error(`no avenant ${id}`);
  return found;
}

function demander(banc: Banc, objet: string, libre: readonly string[] = []): string {
  return banc.must(demanderAvenant, {
    ...PROJET,
    conventionId: CONVENTION_ID,
    partieId: 'region',
    auteurId: 'president',
    date: d('2026-01-05'),
    piece: null,
    objet,
    articles: libre.length === 0 ? [] : [{ titre: 'Article 1er – Stipulations', alineas: libre }],
  }).id;
}

function signer(
  banc: Banc,
  id: string,
  operations: readonly Modification[],
  prefix: string,
  date: string,
): void {
  banc.nextIds(operations.map((_, rang) => `${prefix}-${rang}`));
  banc.must(ajouterOperations, {
    avenantId: id,
    operations: operations.map((modification) => ({ modification, phrase: null })),
  });
  withAvis(banc, id, d('2026-01-20'));
  banc.must(signerAvenant, { avenantId: id, signatures: signatures(d(date)), motifTexteModifie: null });
}

/** The draft of a case, on the real convention signed by the four. */
function monter(cas: Cas): { readonly banc: Banc; readonly id: string } {
  const banc = withFin(signed());
  banc.aujourdhui = JOUR;
  if (cas.avant !== undefined) signer(banc, demander(banc, 'Avant'), cas.avant, 'avant', '2026-02-02');
  const id = demander(banc, 'Avenant éprouvé', cas.libre);
  if (cas.operations !== undefined)
    banc.must(ajouterOperations, {
      avenantId: id,
      operations: cas.operations.map(({ modification, phrase }) => ({
        modification,
        phrase: phrase ?? null,
      })),
    });
  if (cas.concurrent !== undefined)
    banc.must(ajouterOperations, {
      avenantId: demander(banc, 'Projet concurrent'),
      operations: cas.concurrent.map((modification) => ({ modification, phrase: null })),
    });
  if (cas.pendant !== undefined) {
    const other = demander(banc, 'Pendant');
    banc.nextIds(cas.pendant.map((_, rang) => `pendant-${rang}`));
    banc.must(ajouterOperations, {
      avenantId: other,
      operations: cas.pendant.map((modification) => ({ modification, phrase: null })),
    });
    withAvis(banc, other, d('2026-01-20'));
    // Both touch the same article while both are open: settled, with its reason.
    const { lignes } = concordanceDe(banc.registre, banc.convention, avenantOf(banc, other), JOUR);
    for (const { operation, defauts } of lignes)
      if (defauts.some(({ bloquant, tranche }) => bloquant && !tranche))
        banc.must(arbitrer, { avenantId: other, sujet: operation.id, choix: 'appliquer', motif: 'Urgence' });
    banc.must(signerAvenant, {
      avenantId: other,
      signatures: signatures(d('2026-03-02')),
      motifTexteModifie: null,
    });
  }
  return { banc, id };
}

const lire = ({ banc, id }: ReturnType<typeof monter>) =>
  concordanceDe(banc.registre, banc.convention, avenantOf(banc, id), JOUR);

describe('forty sound avenants', () => {
  it('are forty', () => {
    expect(SAINS.length).toBeGreaterThanOrEqual(40);
  });

  it.each(SAINS.map((cas) => [cas.nom, cas] as const))('%s', (_nom, cas) => {
    const { pret, lignes, defauts } = lire(monter(cas));
    expect([...lignes.flatMap((ligne) => ligne.defauts), ...defauts]).toEqual([]);
    expect(pret).toBe(true);
    for (const { attendue, operation, lecture } of lignes) {
      expect(attendue.length).toBeGreaterThan(0);
      expect(operation.phrase.join('')).not.toBe('');
      expect(lecture?.confiance ?? 0).toBeGreaterThan(0.7);
    }
  });
});

describe('sixty faulty avenants', () => {
  it('are sixty', () => {
    expect(FAUTIFS.length).toBeGreaterThanOrEqual(60);
  });

  it.each(FAUTIFS.map((cas) => [cas.nom, cas] as const))('%s', (_nom, cas) => {
    const { pret, lignes, defauts } = lire(monter(cas));
    const all = [...lignes.flatMap((ligne) => ligne.defauts), ...defauts];
    expect(all.map(({ code }) => code)).toContain(cas.code);
    expect(pret).toBe(false);
    for (const { message, remede, lieu } of all) {
      expect(message).toMatch(/^[\p{Lu}«]/u);
      expect(remede).toMatch(/\.$/u);
      expect(lieu.libelle).not.toBe('');
    }
  });
});
