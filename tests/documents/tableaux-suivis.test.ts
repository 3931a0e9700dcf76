import { describe, expect, it } from 'vitest';
import { comparaisonModel, imprimer } from '#actes/comparaison';
import { civilDate } from '#domain/civil-date';
import { appliquerTout } from '#domain/consolidation/appliquer';
import { comparer } from '#domain/redline/redline';
import type { EtatTexte } from '#domain/redline/redline';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import type { Modification } from '#domain/texte/operations';
import { renderDocx } from '../../src-main/documents/docx';
import { alinea, division } from '../domain/consolidation/textes';
import { CONVENTION, FICHE } from './cas';
import { fautesDeSuivi, parse, regler, texteDe } from './revisions';
import { structuralFaults, unzip } from './structure';

/* A table in tracked changes: its cells, its rows or the whole of it, accepted or rejected. */

const table = (id: string, texte: string) => ({ ...alinea(id, texte), tableau: true });
const BASE: TexteEnVigueur = {
  parties: CONVENTION.parties,
  partiesModifiees: [],
  divisions: [
    division('d', 'article', '1', 'Article 1 : moyens', [
      alinea('p', 'Les moyens :'),
      table('t', 'Année\tMontant\n2026\t10 000 euros\n2027\t1er versement'),
      alinea('q', 'Fin.'),
    ]),
  ],
  fin: null,
};
const lignes = (texte: string) => [{ niveau: 0, marque: null, texte, tableau: true }] as const;
const mots = (ancien: string, nouveau: string): Modification => ({
  nature: 'remplacer_mots',
  cible: { divisionId: 'd', alineaId: 't' },
  ancien,
  nouveau,
  partout: false,
});
const recrire = (texte: string): Modification => ({
  nature: 'rediger_alinea',
  divisionId: 'd',
  alineaId: 't',
  alineas: lignes(texte),
});
const model = (states: readonly EtatTexte[]) =>
  comparaisonModel({
    fiche: FICHE,
    convention: CONVENTION,
    comparaison: comparer(states, imprimer),
    de: 'hier',
    a: 'demain',
    jour: civilDate('2026-07-02'),
  });
const lire = async (states: readonly EtatTexte[]) => {
  const parts = await unzip(await renderDocx(model(states)));
  return { parts, document: parse(parts['word/document.xml'] ?? '') };
};
/** The lines of the text: what stands before the parties says what is compared. */
const corps = (lines: ReturnType<typeof regler>) =>
  lines.slice(lines.findIndex((one) => texteDe(one) === 'ENTRE\u00A0:'));

describe('a table in tracked changes', () => {
  it.each<[string, readonly (readonly Modification[])[]]>([
    ['words of one cell', [[mots('10 000', '11 000')]]],
    ['words of its first row', [[mots('Montant', 'Montant dû')]]],
    ['cells that change places', [[recrire('Montant\tAnnée\n10 000 euros\t2026\n1er versement\t2027')]]],
    ['one more row', [[recrire('Année\tMontant\n2026\t10 000 euros\n2027\t1er versement\n2028\tsolde')]]],
    ['taken out', [[{ nature: 'supprimer_alinea', divisionId: 'd', alineaId: 't' }]]],
    ['put in', [[{ nature: 'inserer_alineas', divisionId: 'd', apres: 'q', alineas: lignes('A\tB\n1\t') }]]],
    [
      'put in, then of another shape',
      [
        [{ nature: 'inserer_alineas', divisionId: 'd', apres: 'q', alineas: lignes('A\tB\n1\t2') }],
        [
          {
            nature: 'rediger_alinea',
            divisionId: 'd',
            alineaId: 'av1-0-1',
            alineas: lignes('A\tB\tC\n1\t2\t3'),
          },
        ],
      ],
    ],
    ['changed twice', [[mots('10 000', '11 000')], [mots('11 000', '12 500'), mots('versement', 'acompte')]]],
    [
      'made words',
      [
        [
          {
            nature: 'rediger_alinea',
            divisionId: 'd',
            alineaId: 't',
            alineas: [{ niveau: 0, marque: null, texte: 'Sans tableau.' }],
          },
        ],
      ],
    ],
  ])('%s: accepted, the new text; rejected, the old one', async (_nom, avenants) => {
    const states: EtatTexte[] = [{ texte: BASE, auteur: 'Convention', date: civilDate('2023-07-12') }];
    for (const [index, modifications] of avenants.entries()) {
      const operations = modifications.map((modification, at) => ({
        id: `av${index + 1}-${at}`,
        modification,
      }));
      const done = appliquerTout(states.at(-1)?.texte ?? BASE, operations, `av${index + 1}`);
      if (!done.ok) throw new Error(done.error.message);
      states.push({ texte: done.value, auteur: `Avenant n° ${index + 1}`, date: civilDate('2026-01-01') });
    }
    const { parts, document } = await lire(states);
    expect(structuralFaults(parts)).toEqual([]);
    expect(fautesDeSuivi(document)).toEqual([]);
    for (const [choix, state] of [
      ['refuser', states[0]],
      ['accepter', states.at(-1)],
    ] as const) {
      if (state === undefined) continue;
      const alone = await lire([state]);
      const wanted = corps(regler(alone.document, 'accepter'));
      expect(wanted.some((one) => texteDe(one) === 'Les moyens\u00A0:')).toBe(true);
      expect(corps(regler(document, choix))).toEqual(wanted);
    }
  });
});
