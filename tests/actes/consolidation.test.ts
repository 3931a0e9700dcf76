import { describe, expect, it } from 'vitest';
import { consolidationModel } from '#actes/consolidation';
import type { DocumentModel } from '#actes/model';
import { modelToText, runsToText } from '#actes/texte';
import { signerAvenant } from '#domain/avenant/commands';
import { mettreALaSignature } from '#domain/avenant/etapes-commands';
import { arbitrer, reglerClause } from '#domain/avenant/operations-commands';
import { consolider } from '#domain/consolidation/consolider';
import { civilDate as d } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { notifierDenonciation } from '#domain/resiliation/denonciation-commands';
import { avenantOf, mots, projeter, signer } from '../domain/consolidation/atelier';
import { denoncer, signatures, signed, withAvis, withEnvoi, withFin } from '../support/registre';
import type { Banc } from '../support/registre';

/* What the reader of a consolidated version is told around its text; the text itself is proofread in the goldens. */

const JOUR = d('2026-11-23');
const ouvert = (): Banc => {
  const banc = withFin(signed());
  banc.aujourdhui = JOUR;
  return banc;
};
const modele = (banc: Banc, jour: CivilDate = JOUR, projets: readonly string[] = []): DocumentModel =>
  consolidationModel({
    fiche: { id: 'registre', nom: 'Essai', demonstration: false },
    registre: banc.registre,
    convention: banc.convention,
    jour,
    projets: projets.map((id) => avenantOf(banc, id)),
    aujourdhui: JOUR,
  });
const lire = (...asked: Parameters<typeof modele>): string =>
  modelToText(modele(...asked)).replaceAll(/[\u00a0\u202f]/gu, ' ');

it('notes the avenants that changed the parties, from the day they take effect', () => {
  const banc = ouvert();
  const id = projeter(banc, {
    nom: 'parties',
    operations: [
      {
        nature: 'nommer_partie',
        partieId: 'region',
        nom: 'La Région Auvergne-Rhône-Alpes (Hôtel de Région)',
      },
    ],
  });
  signer(banc, id, d('2024-07-01'));
  expect(lire(banc, d('2024-06-30'))).not.toContain('parties modifiées');
  expect(lire(banc)).toMatch(/\(parties modifiées par l’avenant n° 1 du 1er juillet 2024\)/u);
});

it('point 8: a note stays with the text it speaks of, and a repealed annex needs no page', () => {
  const banc = ouvert();
  const ajout = projeter(banc, {
    nom: 'annexe',
    operations: [
      mots('art6', 'art6-3', 'par avenant', 'par écrit'),
      {
        nature: 'ajouter_annexe',
        numero: '1',
        intitule: 'Moyens',
        alineas: [{ niveau: 0, marque: null, texte: 'Un seul alinéa.' }],
      },
    ],
  });
  signer(banc, ajout, d('2024-07-01'));
  const sauts = (one: DocumentModel) => one.blocks.filter(({ kind }) => kind === 'pageBreak').length;
  const avant = modele(banc);
  expect(sauts(avant)).toBe(1);
  for (const [rang, block] of avant.blocks.entries())
    if (block.kind === 'paragraph' && /^\((?:inséré|modifié)e? /u.test(runsToText(block.runs))) {
      expect(avant.blocks[rang - 1]).toMatchObject({ kind: 'heading' });
      expect(block).toMatchObject({ keepWithNext: true });
    }
  const annexe = consolider(banc.registre, banc.convention, JOUR).texte.divisions.find(
    ({ nature }) => nature === 'annexe',
  );
  const retrait = projeter(banc, {
    nom: 'retrait',
    operations: [{ nature: 'abroger', divisionId: annexe?.id ?? '' }],
  });
  signer(banc, retrait, d('2025-07-01'));
  expect(lire(banc)).toMatch(/Annexe.*Moyens[\s\S]*\(abrogée par l’avenant n° 2/u);
  expect(sauts(modele(banc))).toBe(0);
});

it('does not justify the short line that says which act changed a passage', () => {
  const banc = ouvert();
  const id = projeter(banc, { nom: 'a', operations: [mots('art6', 'art6-3', 'par avenant', 'par écrit')] });
  signer(banc, id, d('2024-07-01'));
  const said = modele(banc).blocks.filter(
    (block) => block.kind === 'paragraph' && runsToText(block.runs).startsWith('(modifié'),
  );
  expect(said.length).toBeGreaterThan(0);
  for (const block of said) expect(block).toMatchObject({ align: 'left' });
});

describe('the mention « projet »', () => {
  const avecAvenir = (): Banc => {
    const banc = ouvert();
    signer(
      banc,
      projeter(banc, { nom: 'tot', operations: [mots('art6', 'art6-3', 'par avenant', 'par écrit')] }),
      d('2024-07-01'),
    );
    const avenir = projeter(banc, {
      nom: 'avenir',
      priseEffet: { nature: 'date', date: d('2027-01-01') },
      operations: [mots('art7', 'art7-1', 'deux mois', 'trois mois')],
    });
    signer(banc, avenir, d('2026-09-01'));
    return banc;
  };

  it('is on a text with a signed avenant that has no effect yet, each word of it told as to come', () => {
    const banc = avecAvenir();
    expect([modele(banc).watermark, modele(banc, d('2026-12-31')).watermark]).toEqual([null, null]);
    expect(modele(banc, d('2027-01-01'))).toMatchObject({
      watermark: 'PROJET',
      fileName: expect.stringMatching(/^version-consolidee-\d{4}-\d\d-\d\d-projet-/u) as string,
    });
    const lu = lire(banc, d('2027-01-01'));
    expect(lu).toContain('Avenant n° 1, en vigueur le 1er juillet 2024');
    expect(lu).toContain('Avenant n° 2, qui prendra effet le 1er janvier 2027 : Objet de l’avenant avenir.');
    expect(lu).toContain('(modifié par l’avenant n° 2 du 1er septembre 2026, à effet du 1er janvier 2027)');
    expect(lu).toContain('(modifié par l’avenant n° 1 du 1er juillet 2024)');
  });

  it('is on a text with a draft, whatever the day', () => {
    const banc = avecAvenir();
    const id = projeter(banc, { nom: 'projet', operations: [mots('art4', 'art4-3', 'en 7', 'en 8')] });
    expect(modele(banc, JOUR, [id]).watermark).toBe('PROJET');
  });

  it('is not there for a day to come that changes nothing: the day is told to be one', () => {
    const banc = avecAvenir();
    expect(modele(banc, d('2026-11-24')).watermark).toBeNull();
    expect(lire(banc, d('2026-11-24'))).toContain(
      'Ce jour est à venir : le texte est celui que prévoient les actes connus au 23 novembre 2026.',
    );
    expect(lire(banc)).not.toContain('Ce jour est à venir');
  });
});

it('says that the convention has ended on the day read, and from the last day on only', () => {
  const banc = ouvert();
  expect(lire(banc, d('2028-12-31'))).not.toContain('a pris fin');
  expect(lire(banc, d('2029-01-01'))).toMatch(
    /À cette date, la convention .* a pris fin, le 31 décembre 2028\./u,
  );
  const supposed = signed();
  expect(lire(supposed, d('2029-01-01'))).toContain('cette fin n’est qu’une hypothèse');
});

it('says that the convention is denounced, from the day the denunciation has effect', () => {
  const banc = ouvert();
  const lettre = withEnvoi(banc);
  banc.aujourdhui = d('2027-02-01');
  const priseEffet = { nature: 'date', date: d('2027-03-01') } as const;
  banc.must(notifierDenonciation, denoncer(lettre, d('2027-01-26'), { priseEffet }));
  expect(lire(banc, d('2027-02-28'))).not.toContain('dénoncée à compter');
  expect(lire(banc, d('2027-03-01'))).toMatch(
    /n’est plus en vigueur : elle est dénoncée à compter du 1er mars 2027\./u,
  );
});

it('lists the references that lead nowhere, where they are and why', () => {
  const banc = ouvert();
  expect(lire(banc)).not.toContain('Renvois qui ne mènent à rien');
  const renvoi = mots('art6', 'art6-3', 'par avenant', 'par avenant, dans les conditions de l’article 5,');
  signer(banc, projeter(banc, { nom: 'renvoi', operations: [renvoi] }), d('2024-07-01'));
  const abroge = projeter(banc, { nom: 'abroge', operations: [{ nature: 'abroger', divisionId: 'art5' }] });
  signer(banc, abroge, d('2024-09-01'));
  expect(lire(banc)).toMatch(
    /Renvois qui ne mènent à rien :\n+.*« article 5 » \(troisième alinéa de l’article 6\) : Il vise « article 5 », abrogé par l’avenant n° 2\./u,
  );
});

it('does not count as taken in a draft that writes no change yet', () => {
  const banc = ouvert();
  const vide = projeter(banc, { nom: 'vide', operations: [] });
  const plein = projeter(banc, {
    nom: 'plein',
    operations: [mots('art6', 'art6-3', 'par avenant', 'par avenant écrit')],
  });
  const lines = lire(banc, JOUR, [vide, plein])
    .split('\n')
    .filter((line) => line !== '');
  const after = (lead: string) => lines[lines.findIndex((line) => line.startsWith(lead)) + 1];
  expect(after('Avenants pris en compte')).toContain('Objet de l’avenant plein');
  expect(after('Projets dont aucune modification')).toContain('Objet de l’avenant vide');
});

it('lists what was decided of a conflict, with its reason', () => {
  const banc = ouvert();
  const [a, b] = [
    projeter(banc, { nom: 'a', operations: [mots('art6', 'art6-3', 'par avenant', 'par écrit')] }),
    projeter(banc, { nom: 'b', operations: [mots('art6', 'art6-3', 'par avenant', 'par avenant écrit')] }),
  ];
  signer(banc, a, d('2024-07-01'));
  const avenant = avenantOf(banc, b);
  // Signed on paper before the register saw it: its words are gone.
  banc.apply([
    {
      collection: 'avenants',
      id: b,
      after: { ...avenant, numero: 2, signatures: signatures(d('2024-09-01')) },
    },
  ]);
  banc.must(arbitrer, { avenantId: b, sujet: 'b-0', choix: 'ecarter', motif: 'L’avenant n° 1 suffit' });
  expect(lire(banc)).toMatch(
    /Conflits tranchés :\n+.*Troisième alinéa de l’article 6 : choix du 23 novembre 2026 d’écarter la modification par l’avenant n° 2 du 1er septembre 2024\. Motif : L’avenant n° 1 suffit\./u,
  );
});

it('put to signature and signed before another act, recorded after it: its sentence is read on the text of its own day', () => {
  const banc = ouvert();
  const [early, late] = [
    projeter(banc, {
      nom: 'early',
      operations: [mots('art6', 'art6-3', 'par avenant', 'par avenant écrit')],
    }),
    projeter(banc, {
      nom: 'late',
      operations: [
        {
          nature: 'inserer_alineas',
          divisionId: 'art6',
          apres: 'art6-1',
          alineas: [{ niveau: 0, marque: null, texte: 'Le CREFOP en est informé.' }],
        },
      ],
    }),
  ];
  signer(banc, late, d('2024-09-01'));
  banc.must(reglerClause, {
    avenantId: early,
    operationId: avenantOf(banc, early).operations[0]?.id ?? '',
    clauseId: 'avenant',
    sort: { nature: 'inchangee', motif: null },
    motif: null,
  });
  withAvis(banc, early, d('2024-06-20'));
  const mise = { avenantId: early, motifTexteModifie: null };
  expect(banc.refused(mettreALaSignature, { ...mise, date: d('2024-09-02') }).code).toBe(
    'CONCORDANCE_DEFAUT',
  );
  banc.must(mettreALaSignature, { ...mise, date: d('2024-06-25') });
  // Read today, « troisième alinéa » would be another one.
  expect(
    banc.refused(signerAvenant, {
      avenantId: early,
      signatures: signatures(d('2024-09-02')),
      motifTexteModifie: null,
    }).code,
  ).toBe('CONCORDANCE_DEFAUT');
  banc.must(signerAvenant, {
    avenantId: early,
    signatures: signatures(d('2024-07-01')),
    motifTexteModifie: null,
  });
  expect(lire(banc, d('2024-08-01'))).toContain('par avenant écrit');
});
