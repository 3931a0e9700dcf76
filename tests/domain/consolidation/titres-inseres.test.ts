import { describe, expect, it } from 'vitest';
import { civilDate as d } from '#domain/civil-date';
import { appliquer, appliquerTout, memeTexte } from '#domain/consolidation/appliquer';
import { contreOperations, genererOperations } from '#domain/consolidation/generer';
import { concordanceDe } from '#domain/concordance/concordance';
import { phraseDe } from '#domain/legistique/phrase';
import { texteInitial } from '#domain/texte/en-vigueur';
import type { DivisionEnVigueur, TexteEnVigueur } from '#domain/texte/en-vigueur';
import { lireCible } from '#domain/texte/cible';
import { numeroDeTitre } from '#domain/texte/nommer';
import type { Modification } from '#domain/texte/operations';
import { signed, withFin } from '../../support/registre';
import { projeter } from './atelier';
import { alinea, division } from './textes';

/* Titles and chapters put in at their depth, and repealed with what they hold. */

const titre = (id: string, intitule: string, niveau = 1) => ({
  ...division(id, 'section', numeroDeTitre(intitule), intitule, []),
  niveau,
});
const article = (numero: string, niveau = 2) => ({
  ...division(`a${numero}`, 'article', numero, `Article ${numero}`, [
    alinea(`a${numero}-1`, `Texte ${numero}.`),
  ]),
  niveau,
});
const texte = (...divisions: readonly DivisionEnVigueur[]): TexteEnVigueur => ({
  parties: [],
  partiesModifiees: [],
  divisions,
  fin: null,
});
const TEXTE = texte(
  titre('t1', 'TITRE I – OBJET'),
  article('1'),
  article('2'),
  titre('t2', 'TITRE II – SUIVI'),
  article('3'),
  article('4'),
);
const inserer = (apres: string, intitule: string, niveau?: number): Modification => ({
  nature: 'inserer_division',
  apres,
  sorte: 'section',
  numero: numeroDeTitre(intitule),
  intitule,
  ...(niveau === undefined ? {} : { niveau }),
  alineas: [],
});
const plan = (one: ReturnType<typeof appliquer>): string =>
  one.ok
    ? one.value.divisions
        .filter(({ abrogee }) => abrogee === null)
        .map(({ numero, intitule, niveau }) => `${'>'.repeat(niveau - 1)}${numero ?? intitule}`)
        .join(' ')
    : one.error.code;
const AUTEUR = { avenantId: 'av', operationId: 'op' };

describe('a title', () => {
  it('bears its number in its heading', () => {
    expect(
      ['TITRE III – BILAN', 'Chapitre 1er : objet', 'Section 2.1', 'TITRE PREMIER', 'OBJECTIFS'].map(
        numeroDeTitre,
      ),
    ).toEqual(['III', '1', '2.1', '1', null]);
  });

  it.each([
    ['after another, and what that one holds', inserer('t1', 'TITRE I-1 – MOYENS'), 'I >1 >2 I-1 II >3 >4'],
    ['after the last article', inserer('a4', 'TITRE III – BILAN'), 'I >1 >2 II >3 >4 III'],
    ['in a title, to hold nothing yet', inserer('t2', 'CHAPITRE 1 – COMITÉ', 2), 'I >1 >2 II >1 >3 >4'],
    ['of a number taken beside it', inserer('a4', 'TITRE II – ENCORE'), 'NUMERO_PRIS'],
  ] as const)('inserted %s', (_nom, modification, expected) => {
    const done = appliquer(TEXTE, modification, AUTEUR);
    expect(plan(done)).toBe(expected);
    if (!done.ok) return;
    const found = genererOperations(TEXTE, done.value);
    expect(found.ok ? '' : found.error.message).toBe('');
    const again = found.ok
      ? appliquerTout(
          TEXTE,
          found.value.map((one, rang) => ({ id: `g${rang}`, modification: one })),
          'av',
        )
      : found;
    expect(plan(again)).toBe(expected);
  });

  it('is announced by its word', () => {
    expect(phraseDe(inserer('a4', 'TITRE III – BILAN'), TEXTE)).toEqual([
      "Après l'article 4, il est inséré un titre III intitulé « TITRE III – BILAN ».",
    ]);
    expect(phraseDe({ nature: 'intituler', divisionId: 't2', intitule: 'TITRE II – BILAN' }, TEXTE)).toEqual([
      "L'intitulé du titre II est ainsi rédigé : « TITRE II – BILAN ».",
    ]);
  });

  it('repealed says what goes with it, remembers what it read, and comes back whole', () => {
    const abroger: Modification = { nature: 'abroger', divisionId: 't2' };
    expect(phraseDe(abroger, TEXTE)).toEqual(["Le titre II et les articles qu'il contient sont abrogés."]);
    expect(phraseDe({ nature: 'abroger', divisionId: 'a4' }, TEXTE)).toEqual(["L'article 4 est abrogé."]);
    expect(lireCible(TEXTE, abroger)).toContain('Texte 3.');
    const undone = contreOperations(TEXTE, [{ id: 'op', modification: abroger }]);
    if (!undone.ok) throw new Error(undone.error.message);
    const gone = appliquer(TEXTE, abroger, AUTEUR);
    if (!gone.ok) throw new Error(gone.error.message);
    const back = appliquerTout(
      gone.value,
      undone.value.map((modification, rang) => ({ id: `u${rang}`, modification })),
      'av2',
    );
    expect(back.ok && memeTexte(back.value, TEXTE)).toBe(true);
  });

  it('repealed with the article of a clause asks what becomes of it', () => {
    const banc = withFin(signed());
    banc.aujourdhui = d('2026-11-23');
    const [id, convention] = [...banc.registre.conventions.entries()][0] ?? [];
    if (id === undefined || convention === undefined) throw new Error('no convention');
    // The articles that follow the first section are held by a title.
    const at = convention.divisions.findIndex(({ nature }) => nature === 'article');
    const divisions = [
      ...convention.divisions.slice(0, at),
      {
        id: 'titre',
        nature: 'section' as const,
        numero: 'I',
        intitule: 'TITRE I – STIPULATIONS',
        alineas: [],
      },
      ...convention.divisions.slice(at).map((one) => (one.nature === 'annexe' ? one : { ...one, niveau: 2 })),
    ];
    const held = { ...convention, divisions };
    const draft = banc.registre.avenants.get(
      projeter(banc, { nom: 'titre', operations: [{ nature: 'abroger', divisionId: 'art5' }] }),
    );
    if (draft === undefined) throw new Error('no draft');
    const modification: Modification = { nature: 'abroger', divisionId: 'titre' };
    const texteTenu = texteInitial(held);
    const phrase = phraseDe(modification, texteTenu);
    const lu = lireCible(texteTenu, modification);
    const avenant = { ...draft, operations: [{ id: 'op', modification, phrase, lu }] };
    const registre = {
      ...banc.registre,
      conventions: new Map([[id, held]]),
      avenants: new Map([[draft.id, avenant]]),
    };
    const { lignes } = concordanceDe(registre, held, avenant, banc.aujourdhui);
    const codes = new Set(lignes.flatMap(({ defauts }) => defauts.map(({ code }) => code)));
    expect(lignes[0]?.clauses.length).toBeGreaterThan(1);
    expect(codes).toContain('CLAUSE_A_REGLER');
    expect(codes).not.toContain('PHRASE_DIVERGENTE');
  });
});
