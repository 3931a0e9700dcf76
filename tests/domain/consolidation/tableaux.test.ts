import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { avenantModel } from '#actes/avenant';
import { modelToText } from '#actes/texte';
import { AVENANT_VIERGE } from '#domain/fiches/avenant';
import { appliquer, memeTexte } from '#domain/consolidation/appliquer';
import { genererOperations } from '#domain/consolidation/generer';
import { phraseDe } from '#domain/legistique/phrase';
import { texteAlinea } from '#domain/texte/en-vigueur';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import { lieuDe } from '#domain/texte/nommer';
import type { Modification, NouvelAlinea, Operation } from '#domain/texte/operations';
import { ecrireLignes, lireLignes } from '../../../src-renderer/features/atelier/lignes';
import { CONVENTION, FICHE } from '../../documents/cas';
import { tirage } from '../../support/essais';
import { alinea, division } from './textes';

/* Tables: replaced whole, put in, taken out; words of a cell changed without its edges. */

const GRILLE = 'Année\tMontant\n2026\t10 000 euros\n2027\t12 000 euros';
const table = (id: string, texte = GRILLE) => ({ ...alinea(id, texte), tableau: true });
const TEXTE: TexteEnVigueur = {
  parties: [],
  partiesModifiees: [],
  divisions: [
    division('art1', 'article', '1', 'Article 1 : moyens', [
      alinea('a1', 'Les moyens sont les suivants :'),
      table('a2'),
      alinea('a3', 'Ils sont revus chaque année.'),
    ]),
    division('art2', 'article', '2', 'Article 2 : suivi', [
      table('b1', 'Lieu\tJour\nLyon\tlundi'),
      alinea('b2', 'Et :'),
      table('b3', 'Lieu\tJour\nVichy\tmardi'),
    ]),
  ],
  fin: null,
};
const AUTEUR = { avenantId: 'av', operationId: 'op' };
const NEUF: NouvelAlinea = {
  niveau: 0,
  marque: null,
  texte: 'Année\tMontant\n2028\t\n\tà fixer',
  tableau: true,
};

const faire = (modification: Modification) => appliquer(TEXTE, modification, AUTEUR);
const grille = (texte: string): readonly number[] => texte.split('\n').map((row) => row.split('\t').length);

const REMPLACER: Modification = {
  nature: 'rediger_alinea',
  divisionId: 'art1',
  alineaId: 'a2',
  alineas: [NEUF],
};

describe('a table', () => {
  it.each<[Modification, string]>([
    [REMPLACER, "Le tableau de l'article 1er est remplacé par le tableau suivant :"],
    [
      { nature: 'rediger_alinea', divisionId: 'art2', alineaId: 'b3', alineas: [NEUF] },
      "Le deuxième tableau de l'article 2 est remplacé par le tableau suivant :",
    ],
    [
      { nature: 'inserer_alineas', divisionId: 'art1', apres: 'a1', alineas: [NEUF] },
      "Après le premier alinéa de l'article 1er, il est inséré le tableau suivant :",
    ],
    [
      { nature: 'inserer_alineas', divisionId: 'art1', apres: 'a3', alineas: [NEUF] },
      "L'article 1er est complété par le tableau suivant :",
    ],
  ])('replaced or put in is announced, then shown row by row', (modification, phrase) => {
    expect(phraseDe(modification, TEXTE)).toEqual([phrase, 'Année | Montant', '2028 |', '| à fixer']);
    const done = faire(modification);
    const written = done.ok ? done.value.divisions.flatMap(({ alineas }) => alineas) : [];
    expect(written.filter((one) => one.tableau && texteAlinea(one) === NEUF.texte)).toHaveLength(1);
  });

  it('taken out, or changed by words, is called a table', () => {
    const retirer = { nature: 'supprimer_alinea', divisionId: 'art2', alineaId: 'b1' } as const;
    expect(phraseDe(retirer, TEXTE)).toEqual(["Le premier tableau de l'article 2 est supprimé."]);
    expect(lieuDe(TEXTE, 'art1', 'a2').libelle).toBe("tableau de l'article 1er");
    const mots = {
      nature: 'remplacer_mots',
      cible: { divisionId: 'art1', alineaId: 'a2' },
      ancien: '10 000 euros',
      nouveau: '11 000 euros',
      partout: false,
    } as const;
    expect(phraseDe(mots, TEXTE)).toEqual([
      "Au tableau de l'article 1er, les mots : « 10 000 euros » sont remplacés par les mots : « 11 000 euros ».",
    ]);
  });

  it.each<[string, string]>([
    ['12 000 euros', 'x\ty'],
    ['12 000 euros', 'x\ny'],
    ['12 000 euros', 'x\u2028y'],
    ['2026\t10 000', 'x'],
  ])('keeps its cells whatever words are changed: %j by %j', (ancien, nouveau) => {
    const cible = { divisionId: 'art1', alineaId: 'a2' };
    const done = faire({ nature: 'remplacer_mots', cible, ancien, nouveau, partout: false });
    expect(done.ok ? '' : done.error.code).toBe('TABLEAU_ROMPU');
    if (!done.ok) expect(done.error.message).toContain('les cellules du tableau de l’article 1er');
  });

  const mot = fc.constantFrom('alpha', 'bêta', 'gamma', '12', 'l’an', '');
  const rangs = fc
    .array(fc.tuple(fc.constantFrom('un', 'deux', 'trois'), mot, mot), { minLength: 1, maxLength: 4 })
    .map((rows) => rows.map((row) => row.join('\t')).join('\n'));
  const TIRAGE = tirage('tableaux changés', 200, 5_000);

  it('deleted or inserted words never join two cells', () => {
    fc.assert(
      fc.property(rangs, fc.constantFrom('alpha', 'bêta', '12', 'un'), fc.boolean(), (texte, ancien, put) => {
        const seul = {
          ...TEXTE,
          divisions: [division('d', 'article', '1', 'Article 1', [table('t', texte)])],
        };
        const cible = { divisionId: 'd', alineaId: 't' };
        const done = appliquer(
          seul,
          put
            ? { nature: 'inserer_mots', cible, position: 'apres', repere: ancien, mots: 'neuf' }
            : { nature: 'remplacer_mots', cible, ancien, nouveau: '', partout: true },
          AUTEUR,
        );
        if (!done.ok) return;
        const [after] = done.value.divisions[0]?.alineas ?? [];
        expect(after?.tableau).toBe(true);
        if (after !== undefined) expect(grille(texteAlinea(after))).toEqual(grille(texte));
      }),
      TIRAGE,
    );
  });

  it('is found again between two texts, by words or whole', () => {
    fc.assert(
      fc.property(rangs, rangs, (a, b) => {
        const avec = (texte: string): TexteEnVigueur => ({
          ...TEXTE,
          divisions: [
            division('d', 'article', '1', 'Article 1', [alinea('p', 'Voici :'), table('t', texte)]),
          ],
        });
        const found = genererOperations(avec(a), avec(b));
        expect(found.ok, found.ok ? '' : found.error.message).toBe(true);
        if (!found.ok) return;
        let texte: TexteEnVigueur = avec(a);
        for (const [rang, modification] of found.value.entries()) {
          const done = appliquer(texte, modification, { avenantId: 'av', operationId: `o${rang}` });
          if (!done.ok) throw new Error(done.error.message);
          texte = done.value;
        }
        expect(memeTexte(texte, avec(b))).toBe(true);
        expect(texte.divisions[0]?.alineas.map(({ tableau }) => tableau)).toEqual([false, true]);
      }),
      TIRAGE,
    );
  });

  it('typed or pasted comes back as it was', () => {
    const lignes: readonly NouvelAlinea[] = [
      { niveau: 0, marque: null, texte: 'Voici :' },
      NEUF,
      { niveau: 0, marque: null, texte: 'Une colonne\nseule', tableau: true },
      { niveau: 1, marque: '-', texte: 'fin' },
    ];
    expect(lireLignes(ecrireLignes(lignes))).toEqual(lignes);
    expect(lireLignes('\tun alinéa en retrait')).toEqual([
      { niveau: 0, marque: null, texte: 'un alinéa en retrait' },
    ]);
  });

  it('is printed as a table in the act, between its guillemets where it is quoted with words', () => {
    const blocs = (modification: Modification) => {
      const operation: Operation = { id: 'o', modification, phrase: phraseDe(modification, TEXTE), lu: '' };
      const model = avenantModel({
        fiche: FICHE,
        convention: CONVENTION,
        avenant: {
          ...AVENANT_VIERGE,
          id: 'a',
          conventionId: CONVENTION.id,
          objet: 'Moyens',
          demande: {
            partieId: 'region',
            date: CONVENTION.signatures[0]?.date ?? '2026-01-01',
            auteurId: 'x',
            piece: null,
          },
          articles: [],
          operations: [operation],
          priseEffet: { nature: 'signature' },
        } as never,
        avis: null,
        reference: TEXTE,
      });
      return { tables: model.blocks.filter(({ kind }) => kind === 'table'), texte: modelToText(model) };
    };
    const seul = blocs(REMPLACER);
    expect(seul.tables).toMatchObject([
      { header: ['Année', 'Montant'], rows: [{ length: 2 }, { length: 2 }] },
    ]);
    const avec = blocs({
      nature: 'inserer_alineas',
      divisionId: 'art1',
      apres: 'a3',
      alineas: [{ niveau: 0, marque: null, texte: 'Voici :' }, NEUF],
    });
    expect(avec.tables).toHaveLength(1);
    expect(avec.texte).toMatch(/«.Voici.:\n\nAnnée \| Montant\n2028 \| \n \| à fixer.»/u);
  });
});
