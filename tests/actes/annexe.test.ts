import { describe, expect, it } from 'vitest';
import { conventionModel } from '#actes/convention';
import { imprimer, titreCompare } from '#actes/comparaison';
import type { Block } from '#actes/model';
import { titreDe } from '#domain/legistique/corps';
import { comparer } from '#domain/redline/redline';
import { texteInitial } from '#domain/texte/en-vigueur';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';

const annexe = (numero: string | null, intitule: string) =>
  ({ id: `annexe-${numero ?? 'sans'}`, nature: 'annexe', numero, intitule, alineas: [] }) as const;

const headings = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((one) =>
    one.kind === 'heading' ? [one.runs.map((run) => (run.kind === 'break' ? '\n' : run.text)).join('')] : [],
  );

describe('an annex carries its number', () => {
  it.each([
    ['1', 'Carte des formations', 'Annexe 1 – Carte des formations'],
    ['2', 'CARTE DES FORMATIONS', 'ANNEXE 2 – CARTE DES FORMATIONS'],
    ['1', 'ANNEXE 1 : CARTE DES FORMATIONS', 'ANNEXE 1 : CARTE DES FORMATIONS'],
    ['2', 'Annexe n° 2 – Indicateurs', 'Annexe n° 2 – Indicateurs'],
    ['3', '', 'Annexe 3'],
    [null, 'Carte des formations', 'Carte des formations'],
  ])('n° %s « %s » is headed « %s »', (numero, intitule, titre) => {
    expect(titreDe(annexe(numero, intitule))).toBe(titre);
  });

  it('leaves the headings of articles and sections as they are', () => {
    for (const division of CONVENTION_AURA.divisions) expect(titreDe(division)).toBe(division.intitule);
  });

  it('in the document, and in the comparison, where it comes with it', () => {
    const convention = {
      ...CONVENTION_AURA,
      divisions: [...CONVENTION_AURA.divisions, annexe('1', 'Carte des formations')],
    };
    const fiche = { id: 'registre', nom: 'Registre', demonstration: false } as const;
    const plain = (found: readonly string[]) => found.map((one) => one.replaceAll('\u00a0', ' ')).at(-1);
    expect(plain(headings(conventionModel({ fiche, convention }).blocks))).toBe(
      'Annexe 1 – Carte des formations',
    );
    const [avant, apres] = [texteInitial(CONVENTION_AURA), texteInitial(convention)];
    const comparaison = comparer(
      [
        { auteur: 'A', texte: avant, date: null },
        { auteur: 'B', texte: apres, date: null },
      ],
      imprimer,
    );
    const last = comparaison.divisions.at(-1)!;
    const [first] = titreCompare(last);
    expect(first?.texte.replaceAll('\u00a0', ' ')).toBe('Annexe 1 – ');
    expect(first?.revision?.sorte).toBe(last.intitule[0]?.revision?.sorte);
  });
});
