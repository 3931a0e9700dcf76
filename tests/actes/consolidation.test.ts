import { expect, it } from 'vitest';
import { consolidationModel } from '#actes/consolidation';
import { modelToText } from '#actes/texte';
import { signerAvenant } from '#domain/avenant/commands';
import { arbitrer } from '#domain/avenant/operations-commands';
import { civilDate as d } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { consolider } from '#domain/consolidation/consolider';
import { avenantOf, mots, projeter, signer } from '../domain/consolidation/atelier';
import { signatures, signed, withAvis, withFin } from '../support/registre';
import type { Banc } from '../support/registre';

/* What the reader of a consolidated version is told around its text; the text itself is proofread in the goldens. */

const JOUR = d('2026-11-23');
const ouvert = (): Banc => {
  const banc = withFin(signed());
  banc.aujourdhui = JOUR;
  return banc;
};
const lire = (banc: Banc, jour: CivilDate = JOUR, projets: readonly string[] = []): string =>
  modelToText(
    consolidationModel({
      fiche: { id: 'registre', nom: 'Essai', demonstration: false },
      convention: banc.convention,
      consolidation: consolider(
        banc.registre,
        banc.convention,
        jour,
        projets.map((id) => avenantOf(banc, id)),
      ),
    }),
  ).replaceAll(/[\u00a0\u202f]/gu, ' ');

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

it('signed before another act, recorded after it: its sentence is read on the text of its own day', () => {
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
  withAvis(banc, early, d('2024-06-20'));
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
