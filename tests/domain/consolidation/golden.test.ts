import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Modification } from '#domain/texte/operations';
import { civilDate as d } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { consolider } from '#domain/consolidation/consolider';
import { modelToText } from '#actes/texte';
import { consolidationModel } from '#actes/consolidation';
import { signed, withFin } from '../../support/registre';
import type { Banc } from '../../support/registre';
import { mots, projeter, signer } from './atelier';

const FIXTURES = join(import.meta.dirname, '../../fixtures/consolidations');

/**
 * The life of the real convention in nine avenants: words, an article 4-1, a repeal, an annex, two acts of the same day
 * on one article, one that rewrites what another had written, an extension, and one to come.
 */
function vie(): Banc {
  const banc = withFin(signed());
  banc.aujourdhui = d('2026-11-23');
  const acte = (nom: string, jour: CivilDate, operations: readonly Modification[]): void =>
    signer(banc, projeter(banc, { nom, operations }), jour);
  acte('mots', d('2024-03-01'), [mots('art6', 'art6-3', 'par avenant', 'par avenant écrit')]);
  acte('insertion', d('2024-06-03'), [
    {
      nature: 'inserer_division',
      apres: 'art4',
      sorte: 'article',
      numero: '4-1',
      intitule: 'ARTICLE 4-1 : COMITÉ DE SUIVI',
      alineas: [
        { niveau: 0, marque: null, texte: 'Un comité suit la mise en œuvre de la présente convention :' },
        { niveau: 1, marque: '-', texte: 'il se réunit deux fois par an ;' },
        { niveau: 1, marque: '-', texte: 'il rend compte au CREFOP.' },
      ],
    },
  ]);
  acte('abrogation', d('2024-09-02'), [{ nature: 'abroger', divisionId: 'art5' }]);
  acte('annexe', d('2025-01-15'), [
    {
      nature: 'ajouter_annexe',
      numero: '1',
      intitule: 'ANNEXE 1 : CALENDRIER DES TRAVAUX',
      alineas: [
        { niveau: 0, marque: null, texte: 'Le calendrier est arrêté chaque année avant le 31 mars.' },
      ],
    },
  ]);
  const [huit, axe] = [
    projeter(banc, { nom: 'huit', operations: [mots('art4', 'art4-3', 'en 7 axes', 'en 8 axes')] }),
    projeter(banc, {
      nom: 'axe',
      operations: [
        {
          nature: 'inserer_alineas',
          divisionId: 'art4',
          apres: 'art4-10',
          alineas: [{ niveau: 2, marque: '-', texte: 'Mesurer la satisfaction des publics accueillis.' }],
        },
      ],
    }),
  ];
  signer(banc, huit, d('2025-05-05'));
  signer(banc, axe, d('2025-05-05'));
  acte('reecriture', d('2025-10-01'), [
    {
      nature: 'rediger_alinea',
      divisionId: 'insertion-0-division',
      alineaId: 'insertion-0-2',
      alineas: [{ niveau: 1, marque: '-', texte: 'il se réunit chaque trimestre ;' }],
    },
  ]);
  acte('prorogation', d('2026-02-02'), [
    {
      nature: 'proroger',
      divisionId: 'art6',
      alineaId: 'art6-2',
      texte: 'Elle est conclue jusqu’au 31 décembre 2029.',
      fin: d('2029-12-31'),
    },
  ]);
  signer(
    banc,
    projeter(banc, {
      nom: 'avenir',
      priseEffet: { nature: 'date', date: d('2027-01-01') },
      operations: [mots('art7', 'art7-1', 'deux mois', 'trois mois')],
    }),
    d('2026-09-01'),
  );
  return banc;
}

const JOURS = [
  d('2024-02-29'),
  d('2024-03-01'),
  d('2024-09-02'),
  d('2025-01-15'),
  d('2025-05-05'),
  d('2026-11-23'),
  d('2027-01-01'),
] as const;

describe('golden consolidations of the real convention', () => {
  let banc: Banc;
  beforeAll(() => {
    banc = vie();
  });
  const at = (one: Banc, jour: CivilDate) => consolider(one.registre, one.convention, jour);
  const texte = (one: Banc, jour: CivilDate): string =>
    modelToText(
      consolidationModel({
        fiche: { id: 'registre', nom: 'Essai', demonstration: false },
        registre: one.registre,
        convention: one.convention,
        jour,
        projets: [],
        aujourdhui: one.aujourdhui,
      }),
    );

  it.each(JOURS)('%s reads as it was proofread', async (jour) => {
    await expect(texte(banc, jour)).toMatchFileSnapshot(join(FIXTURES, `${jour}.txt`));
  });

  it('is replayed to the same bytes, from the records alone', () => {
    const again = vie();
    for (const jour of JOURS) {
      expect(JSON.stringify(at(again, jour))).toBe(JSON.stringify(at(banc, jour)));
      expect(texte(again, jour)).toBe(texte(banc, jour));
    }
  });

  it('has no conflict left, numbers its nine acts without a gap, and keeps the future out', () => {
    for (const jour of JOURS) expect(at(banc, jour).conflits).toEqual([]);
    const numeros = [...banc.registre.avenants.values()].map(({ numero }) => numero);
    expect(numeros).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(texte(banc, d('2026-12-31'))).toContain('deux mois suivant');
    expect(texte(banc, d('2027-01-01'))).toContain('trois mois suivant');
  });
});
