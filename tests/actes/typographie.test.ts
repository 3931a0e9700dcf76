import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enExemplaires, numeroArticle, runs, slug, typographie } from '#actes/typographie';
import { CONVENTION } from '../documents/cas';

/** « ~ » stands for the no-break space, to be seen in the corpus. */
const CORPUS: readonly (readonly [string, string])[] = [
  // High punctuation
  ['ENTRE :', 'ENTRE~:'],
  ['Objet: avenant', 'Objet~: avenant'],
  ['à savoir : ceci', 'à savoir~: ceci'],
  ['en vue :\n- un', 'en vue~:\n- un'],
  ['a\n \n 000', 'a\n\n000'],
  ['premier ; second', 'premier~; second'],
  ['premier; second', 'premier~; second'],
  ['Pourquoi ?', 'Pourquoi~?'],
  ['Pourquoi?', 'Pourquoi~?'],
  ['Vraiment ?!', 'Vraiment~?!'],
  ['Enfin !', 'Enfin~!'],
  ['Enfin\u202F!', 'Enfin~!'],
  ['Enfin\u00A0!', 'Enfin~!'],
  ['à 14:30 précises', 'à 14:30 précises'],
  ['(CPRDFOP) ; puis', '(CPRDFOP)~; puis'],
  // Guillemets
  ['les mots « en 7 axes » sont', 'les mots «~en 7 axes~» sont'],
  ['les mots «en 7 axes» sont', 'les mots «~en 7 axes~» sont'],
  ['les mots "en 7 axes" sont', 'les mots «~en 7 axes~» sont'],
  ['les mots : "a" sont remplacés par : "b".', 'les mots~: «~a~» sont remplacés par~: «~b~».'],
  ['un écran de 15" seulement', 'un écran de 15" seulement'],
  ['« a » ; « b »', '«~a~»~; «~b~»'],
  // Apostrophes
  ["L'État", 'L’État'],
  ["l'avis d'un membre", 'l’avis d’un membre'],
  ["aujourd'hui", 'aujourd’hui'],
  ['l’avis', 'l’avis'],
  ["d'\u00ABÉtat\u00BB", 'd’«~État~»'],
  ["5' de retard", "5' de retard"],
  // Spaces, ellipsis
  ['deux  espaces', 'deux espaces'],
  ['  bords  ', 'bords'],
  ['tabulation\tici', 'tabulation ici'],
  ['la suite...', 'la suite…'],
  ['un \n deux', 'un\ndeux'],
  // Numbers of things
  ['n° 5', 'n°~5'],
  ['n°5', 'n°5'],
  ['N° 12', 'N°~12'],
  ['nos 5 et 6', 'nos~5 et 6'],
  ['nos partenaires', 'nos partenaires'],
  ['avenant n° 1', 'avenant n°~1'],
  ['n° CP-2023-06/17-73-7620', 'n°~CP-2023-06/17-73-7620'],
  ['n°2019-03/09-2-2758', 'n°2019-03/09-2-2758'],
  // Articles of codes
  ['art. 6', 'art.~6'],
  ['art. L. 6111-3', 'art.~L.~6111-3'],
  ['L. 6111-3', 'L.~6111-3'],
  ['L.612-3', 'L.612-3'],
  ['R. 6123-3-2', 'R.~6123-3-2'],
  ['D. 214-1', 'D.~214-1'],
  ['les articles L. 214-16-1, L. 214-16-2', 'les articles~L.~214-16-1, L.~214-16-2'],
  ['article 22', 'article~22'],
  ['Article 1er – Objet', 'Article~1er – Objet'],
  ['ARTICLE 6 : DURÉE', 'ARTICLE~6~: DURÉE'],
  ['alinéa 3', 'alinéa~3'],
  ['al. 3', 'al.~3'],
  ['annexe 2', 'annexe~2'],
  ['p. 12', 'p.~12'],
  ['§ 4', '§~4'],
  // Dates and hours
  ['le 1er mars 2026', 'le 1er~mars~2026'],
  ['28 et 29 mars 2019', '28 et 29~mars~2019'],
  ['Loi du 5 Mars 2014', 'Loi du 5~Mars~2014'],
  ['en août 2022', 'en août~2022'],
  ['12 février', '12~février'],
  ['le 5 marsouin', 'le 5 marsouin'],
  ['à 14 h 30', 'à 14~h~30'],
  ['à 24 h', 'à 24~h'],
  ['à 9 h précises', 'à 9~h précises'],
  // Persons
  ['M. Dupont', 'M.~Dupont'],
  ['Mme Durand', 'Mme~Durand'],
  ['MM. Dupont et Durand', 'MM.~Dupont et Durand'],
  ['Me Martin', 'Me~Martin'],
  ['Madame Fabienne BUCCIO', 'Madame Fabienne BUCCIO'],
  // Quantities
  ['12 %', '12~%'],
  ['1 500 €', '1~500~€'],
  ['12 345 678 habitants', '12~345~678 habitants'],
  ['en 2022 300 personnes', 'en 2022 300 personnes'],
  ['3 km', '3~km'],
  ['04 26 73 40 00', '04~26~73~40~00'],
  ['1A 123 456 7890 1', '1A~123~456~7890~1'],
  // Left as written: the words of a signed act, addresses
  ['LA REGION, LES AUTORITES ACADEMIQUES', 'LA REGION, LES AUTORITES ACADEMIQUES'],
  ['recherche personnelle et démarché guidée ;', 'recherche personnelle et démarché guidée~;'],
  ['A ce titre, elle :', 'A ce titre, elle~:'],
  ['modalités co définies', 'modalités co définies'],
  ["D'Auvergne-Rhône-Alpes", 'D’Auvergne-Rhône-Alpes'],
  ["voir https://exemple.fr/a?b=1;c='d' et", "voir https://exemple.fr/a?b=1;c='d' et"],
  ["écrire à l'adresse spro@exemple.fr !", 'écrire à l’adresse spro@exemple.fr~!'],
  ['www.exemple.fr?x : oui', 'www.exemple.fr?x~: oui'],
  ['', ''],
];

const shown = (text: string): string => text.replaceAll('\u00A0', '~');

describe('typographie', () => {
  it.each(CORPUS)('%j → %j', (given, expected) => {
    expect(shown(typographie(given))).toBe(expected);
  });

  it('tient un corpus d’au moins quatre-vingts cas', () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(80);
  });

  it('appliquée deux fois, ne change plus rien', () => {
    for (const [given] of CORPUS) expect(typographie(typographie(given))).toBe(typographie(given));
    const alphabet = fc.constantFrom(
      ...'aÉn°.:;!?«»"\' \u00A0\u202F\n15hL()…M,@/-'.split(''),
      '1er',
      ' mars ',
      'n° ',
      ' 000',
    );
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 30 }), (parts) => {
        const once = typographie(parts.join(''));
        expect(typographie(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('ne change aucun mot, aucune capitale, aucun accent de la convention réelle', () => {
    const words = (text: string): string => text.replace(/[\u00A0 ]/gu, '').replaceAll('’', "'");
    const texts = [
      CONVENTION.titre,
      ...CONVENTION.visas.map(({ texte }) => texte),
      ...CONVENTION.divisions.flatMap(({ intitule, alineas }) => [
        intitule,
        ...alineas.map(({ texte }) => texte),
      ]),
    ];
    expect(texts.length).toBeGreaterThan(60);
    for (const text of texts) expect(words(typographie(text))).toBe(words(text));
  });

  it('ne laisse ni espace insécable fine, ni espace double, ni apostrophe droite dans la convention réelle', () => {
    for (const { alineas } of CONVENTION.divisions) {
      for (const { texte } of alineas) expect(typographie(texte)).not.toMatch(/\u202F| {2}|'| [:;!?»]|« /u);
    }
  });
});

describe('runs', () => {
  const raised = (text: string): readonly string[] =>
    runs(text).flatMap((run) => (run.kind === 'text' && run.superscript === true ? [run.text] : []));

  it.each([
    ['le 1er mars 2026', ['er']],
    ['la 1re séance', ['re']],
    ['acteurs des 2ème et 3ème cercles', ['ème', 'ème']],
    ['un 8e axe', ['e']],
    ['la 2nde lecture', ['nde']],
    ['le XXIe siècle', ['e']],
    ['Ce siècle, De la République', []],
    ['la référence 3er', []],
    ['empreinte 4e-12', []],
    ['le code 7eb', []],
    ['L. 6111-3', []],
  ])('élève les lettres des ordinaux : %s', (text, expected) => {
    expect(raised(text)).toEqual(expected);
  });

  it('rend les passages gras de l’acte, sans perdre une lettre', () => {
    const texte = "La présente convention signée par l'État et la Région, assurant";
    const out = runs(texte, { gras: ["convention signée par l'État et la Région", 'absent'] });
    expect(out).toEqual([
      { kind: 'text', text: 'La présente ' },
      { kind: 'text', text: 'convention signée par l’État et la Région', bold: true },
      { kind: 'text', text: ', assurant' },
    ]);
  });

  it('fait un saut de ligne de chaque retour', () => {
    expect(runs('a\nb')).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'break' },
      { kind: 'text', text: 'b' },
    ]);
    expect(runs('')).toEqual([]);
  });

  it('met bout à bout ses passages pour redonner le texte imprimé', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const whole = runs(text, { gras: ['a', ' '] })
          .map((run) => (run.kind === 'break' ? '\n' : run.text))
          .join('');
        expect(whole).toBe(typographie(text));
      }),
    );
  });
});

describe('nombres et listes en lettres', () => {
  it('compte les exemplaires, numérote les articles', () => {
    expect(enExemplaires(1)).toBe('en un exemplaire');
    expect(enExemplaires(4)).toBe('en quatre exemplaires');
    expect([1, 2].map(numeroArticle)).toEqual(['1er', '2']);
  });

  it('fait un nom de fichier que tout système accepte', () => {
    expect(slug('Convention État–Région : « œuvre » n° 5')).toBe('convention-etat-region-oeuvre-n-5');
    expect(slug('///')).toBe('document');
    expect(slug('a'.repeat(300)).length).toBeLessThanOrEqual(90);
  });
});
