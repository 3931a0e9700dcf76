import { describe, expect, it } from 'vitest';
import type { Modification } from '#domain/texte/operations';
import { NATURES_MODIFICATION } from '#domain/texte/operations';
import { civilDate } from '#domain/civil-date';
import { appliquer, appliquerTout, memeTexte } from '#domain/consolidation/appliquer';
import { lireCible } from '#domain/texte/cible';
import type { CodeDefaut } from '#domain/texte/defauts';
import { positionsDe } from '#domain/texte/mots';
import { findDivision, lireDivision, texteAlinea } from '#domain/texte/en-vigueur';
import type { DivisionEnVigueur, TexteEnVigueur } from '#domain/texte/en-vigueur';
import { BASE, alinea, division } from './textes';

const AUTEUR = { avenantId: 'av1', operationId: 'op1' };

/** The real convention, an article repealed, an annex, and an alinéa made to be searched. */
const TEXTE: TexteEnVigueur = {
  ...BASE,
  divisions: [
    ...BASE.divisions.map((one): DivisionEnVigueur =>
      one.id === 'art5' ? { ...one, alineas: [], abrogee: 'av0' } : one,
    ),
    division('ann', 'annexe', '1', 'ANNEXE 1', [
      alinea('ann-1', "L'État, la la la Région et l’opérateur de l'État."),
      { ...alinea('ann-2', 'Une somme de 10 € est due.'), gras: ['10 €'] },
    ]),
  ],
};

const avenant = (modification: Modification, texte = TEXTE): TexteEnVigueur => {
  const done = appliquer(texte, modification, AUTEUR);
  if (!done.ok) throw new Error(done.error.message);
  return done.value;
};

const lignes = (texte: TexteEnVigueur, id: string): readonly string[] => {
  const found = findDivision(texte, id);
  return found ? lireDivision(found).split('\n') : [];
};

const nouvel = (texte: string) => ({ niveau: 0 as const, marque: null, texte });
const ART6 = lignes(TEXTE, 'art6');
const dansArt6 = { divisionId: 'art6', alineaId: 'art6-1' };

/** One example of each nature: what its division reads once it has applied. */
const EXEMPLES: readonly (readonly [string, Modification, string, readonly string[]])[] = [
  [
    'words replaced',
    {
      nature: 'remplacer_mots',
      cible: dansArt6,
      ancien: 'prend effet',
      nouveau: 'entre en vigueur',
      partout: false,
    },
    'art6',
    [
      ART6[0]!,
      'La présente convention entre en vigueur à compter de sa date de signature.',
      ART6[2]!,
      ART6[3]!,
    ],
  ],
  [
    'words taken away, with one of the spaces around them',
    { nature: 'remplacer_mots', cible: dansArt6, ancien: 'présente', nouveau: '', partout: false },
    'art6',
    [ART6[0]!, 'La convention prend effet à compter de sa date de signature.', ART6[2]!, ART6[3]!],
  ],
  [
    'words replaced at each occurrence',
    {
      nature: 'remplacer_mots',
      cible: { divisionId: 'art6', alineaId: null },
      ancien: 'de',
      nouveau: 'DE',
      partout: true,
    },
    'art6',
    ART6.map((line, rang) => (rang === 0 ? line : line.replace(/\bde\b/gu, 'DE'))),
  ],
  [
    'words inserted after others',
    {
      nature: 'inserer_mots',
      cible: dansArt6,
      position: 'apres',
      repere: 'signature',
      mots: ', sous réserve',
    },
    'art6',
    [
      ART6[0]!,
      'La présente convention prend effet à compter de sa date de signature, sous réserve.',
      ART6[2]!,
      ART6[3]!,
    ],
  ],
  [
    'words inserted before others',
    { nature: 'inserer_mots', cible: dansArt6, position: 'avant', repere: 'prend effet', mots: 'signée' },
    'art6',
    [
      ART6[0]!,
      'La présente convention signée prend effet à compter de sa date de signature.',
      ART6[2]!,
      ART6[3]!,
    ],
  ],
  [
    'an alinéa written anew as two',
    {
      nature: 'rediger_alinea',
      divisionId: 'art6',
      alineaId: 'art6-2',
      alineas: [nouvel('Elle dure.'), nouvel('Elle finit.')],
    },
    'art6',
    [ART6[0]!, ART6[1]!, 'Elle dure.', 'Elle finit.', ART6[3]!],
  ],
  [
    'a division written anew',
    {
      nature: 'rediger_division',
      divisionId: 'art6',
      intitule: 'ARTICLE 6 : TERME',
      alineas: [nouvel('Un.'), nouvel('Deux.')],
    },
    'art6',
    ['ARTICLE 6 : TERME', 'Un.', 'Deux.'],
  ],
  [
    'a heading',
    { nature: 'intituler', divisionId: 'art6', intitule: 'ARTICLE 6 : TERME' },
    'art6',
    ['ARTICLE 6 : TERME', ...ART6.slice(1)],
  ],
  [
    'alinéas inserted first',
    {
      nature: 'inserer_alineas',
      divisionId: 'art6',
      apres: null,
      alineas: [{ niveau: 1, marque: '-', texte: 'Item ;' }],
    },
    'art6',
    [ART6[0]!, '  - Item ;', ...ART6.slice(1)],
  ],
  [
    'alinéas inserted after another',
    { nature: 'inserer_alineas', divisionId: 'art6', apres: 'art6-3', alineas: [nouvel('Fin.')] },
    'art6',
    [...ART6, 'Fin.'],
  ],
  [
    'an alinéa taken away',
    { nature: 'supprimer_alinea', divisionId: 'art6', alineaId: 'art6-2' },
    'art6',
    [ART6[0]!, ART6[1]!, ART6[3]!],
  ],
  [
    'an article inserted',
    {
      nature: 'inserer_division',
      apres: 'art5',
      sorte: 'article',
      numero: '5-1',
      intitule: 'ARTICLE 5-1 : SUIVI',
      alineas: [nouvel('Suivi.')],
    },
    'op1-division',
    ['ARTICLE 5-1 : SUIVI', 'Suivi.'],
  ],
  [
    'a section that is a heading alone',
    {
      nature: 'inserer_division',
      apres: 'pre',
      sorte: 'section',
      numero: null,
      intitule: 'TITRE',
      alineas: [],
    },
    'op1-division',
    ['TITRE'],
  ],
  ['a repeal', { nature: 'abroger', divisionId: 'art6' }, 'art6', [ART6[0]!]],
  [
    'a return',
    { nature: 'retablir', divisionId: 'art5', intitule: 'ARTICLE 5 : COMITÉ', alineas: [nouvel('Comité.')] },
    'art5',
    ['ARTICLE 5 : COMITÉ', 'Comité.'],
  ],
  [
    'an annex',
    { nature: 'ajouter_annexe', numero: '2', intitule: 'ANNEXE 2', alineas: [nouvel('Liste.')] },
    'op1-division',
    ['ANNEXE 2', 'Liste.'],
  ],
  [
    'an extension',
    {
      nature: 'proroger',
      divisionId: 'art6',
      alineaId: 'art6-2',
      texte: 'Elle prend fin le 30 juin 2029.',
      fin: civilDate('2029-06-30'),
    },
    'art6',
    [ART6[0]!, ART6[1]!, 'Elle prend fin le 30 juin 2029.', ART6[3]!],
  ],
];

describe('appliquer', () => {
  it.each(EXEMPLES)('%s', (_, modification, id, expected) => {
    const before = JSON.stringify(TEXTE);
    const after = avenant(modification);
    expect(lignes(after, id)).toEqual(expected);
    // Everything else is the very same, and the text applied to has not moved.
    for (const one of TEXTE.divisions) if (one.id !== id) expect(findDivision(after, one.id)).toEqual(one);
    expect(JSON.stringify(TEXTE)).toBe(before);
  });

  it('the names of the parties, and who signs', () => {
    const renamed = avenant({ nature: 'nommer_partie', partieId: 'region', nom: 'La Région AURA' });
    expect(renamed.parties.map(({ nom }) => nom)).toEqual(["L'État", 'La Région AURA']);
    const fonction = { libelle: 'Préfet de région', genre: 'm' } as const;
    const personne = { civilite: 'Monsieur', prenom: 'Jean', nom: 'ESSAI' } as const;
    const signed = avenant({ nature: 'designer_signataire', signataireId: 'prefete', fonction, personne });
    expect(signed.parties[0]?.signataires[0]).toMatchObject({ id: 'prefete', fonction, personne });
    expect(signed.parties[1]).toEqual(TEXTE.parties[1]);
  });

  it('the lines before the articles, put in, written anew, taken out', () => {
    const liste = 'presence';
    const one = avenant({ nature: 'inserer_liminaire', liste, apres: null, texte: 'le rectorat' });
    const [come] = one.liminaires ?? [];
    expect(come).toMatchObject({ liste, texte: 'le rectorat', actes: ['av1'] });
    const liminaireId = come?.id ?? '';
    const auteur = { avenantId: 'av2', operationId: 'op9' };
    const anew = appliquer(
      one,
      { nature: 'rediger_liminaire', liste, liminaireId, texte: 'la rectrice' },
      auteur,
    );
    expect(anew.ok && anew.value.liminaires?.[0]).toMatchObject({
      texte: 'la rectrice',
      actes: ['av1', 'av2'],
    });
    const gone = appliquer(one, { nature: 'supprimer_liminaire', liste, liminaireId }, auteur);
    expect(gone.ok && gone.value.liminaires).toEqual(
      (TEXTE.liminaires ?? []).filter((other) => other.id !== liminaireId),
    );
  });

  it('every nature has its example', () => {
    const shown = new Set<string>([
      ...EXEMPLES.map(([, { nature }]) => nature),
      'nommer_partie',
      'designer_signataire',
      'inserer_liminaire',
      'rediger_liminaire',
      'supprimer_liminaire',
    ]);
    expect(NATURES_MODIFICATION.filter((nature) => !shown.has(nature))).toEqual([]);
  });

  it('every passage keeps the act it comes from, every alinéa its id', () => {
    const [first] = findDivision(avenant(EXEMPLES[0]![1]), 'art6')?.alineas ?? [];
    expect(first).toMatchObject({ id: 'art6-1', actes: ['av1'] });
    expect(first?.segments).toEqual([
      { texte: 'La présente convention ', source: null },
      { texte: 'entre en vigueur', source: 'av1' },
      { texte: ' à compter de sa date de signature.', source: null },
    ]);
    const two = findDivision(avenant(EXEMPLES[5]![1]), 'art6')?.alineas.map(({ id }) => id);
    expect(two).toEqual(['art6-1', 'art6-2', 'op1-2', 'art6-3']);
    const repealed = findDivision(avenant({ nature: 'abroger', divisionId: 'art6' }), 'art6');
    expect(repealed).toMatchObject({ abrogee: 'av1', modifiee: ['av1'], alineas: [] });
    const end = avenant(EXEMPLES.at(-1)![1]);
    expect(end.fin).toEqual({ date: '2029-06-30', avenantId: 'av1' });
  });

  it('an article takes its place in its family, whatever it is inserted after', () => {
    const inserer = (numero: string, apres: string): Modification => ({
      nature: 'inserer_division',
      apres,
      sorte: 'article',
      numero,
      intitule: `ARTICLE ${numero}`,
      alineas: [nouvel(numero)],
    });
    const done = appliquerTout(
      TEXTE,
      [inserer('4-1', 'art4'), inserer('4-2', 'art4'), inserer('4-1-1', 'a-division')].map(
        (modification, rang) => ({ id: 'abc'[rang] ?? '', modification }),
      ),
      'av1',
    );
    const numeros = done.ok ? done.value.divisions.flatMap(({ numero }) => numero ?? []) : [];
    expect(numeros).toEqual(['1', '2', '3', '4', '4-1', '4-1-1', '4-2', '5', '6', '7', '1']);
  });
});

describe('defects of an operation', () => {
  const mots = (ancien: string, nouveau = 'x', alineaId: string | null = 'art6-1'): Modification => ({
    nature: 'remplacer_mots',
    cible: { divisionId: 'art6', alineaId },
    ancien,
    nouveau,
    partout: false,
  });
  const article = (numero: string, alineas = [nouvel('x')], apres = 'art4'): Modification => ({
    nature: 'inserer_division',
    apres,
    sorte: 'article',
    numero,
    intitule: `ARTICLE ${numero}`,
    alineas,
  });
  it.each<[CodeDefaut, string, Modification]>([
    [
      'DIVISION_INCONNUE',
      'words',
      { ...mots('x'), cible: { divisionId: 'art99', alineaId: null } } as Modification,
    ],
    ['DIVISION_INCONNUE', 'an article', { nature: 'abroger', divisionId: 'art99' }],
    [
      'DIVISION_INCONNUE',
      'a return',
      { nature: 'retablir', divisionId: 'art99', intitule: '', alineas: [nouvel('x')] },
    ],
    ['DIVISION_INCONNUE', 'the place of an insertion', article('99-1', [nouvel('x')], 'art99')],
    [
      'DIVISION_ABROGEE',
      'words',
      { ...mots('x'), cible: { divisionId: 'art5', alineaId: null } } as Modification,
    ],
    ['DIVISION_ABROGEE', 'a second repeal', { nature: 'abroger', divisionId: 'art5' }],
    [
      'DIVISION_EN_VIGUEUR',
      'a return',
      { nature: 'retablir', divisionId: 'art6', intitule: '', alineas: [nouvel('x')] },
    ],
    ['ALINEA_INCONNU', 'words', mots('x', 'y', 'art6-9')],
    ['ALINEA_INCONNU', 'an alinéa', { nature: 'supprimer_alinea', divisionId: 'art6', alineaId: 'art7-1' }],
    [
      'ALINEA_INCONNU',
      'the place of alinéas',
      { nature: 'inserer_alineas', divisionId: 'art6', apres: 'art7-1', alineas: [nouvel('x')] },
    ],
    ['MOTS_INTROUVABLES', 'nowhere', mots('trimestre')],
    ['MOTS_INTROUVABLES', 'a part of a word', mots('sign')],
    ['MOTS_PRESQUE', 'a capital', mots('La Présente convention')],
    ['MOTS_AILLEURS', 'the next alinéa', mots('avis du CREFOP')],
    ['MOTS_MULTIPLES', 'in the article', mots('de', 'x', null)],
    [
      'MOTS_MULTIPLES',
      'words that overlap themselves',
      { ...mots('la la'), cible: { divisionId: 'rep', alineaId: null } } as Modification,
    ],
    ['MOTS_VIDES', 'nothing cited', mots('  ')],
    [
      'MOTS_VIDES',
      'nothing inserted',
      { nature: 'inserer_mots', cible: dansArt6, position: 'apres', repere: 'effet', mots: ' ' },
    ],
    [
      'TEXTE_VIDE',
      'every word taken away',
      mots(texteAlinea(TEXTE.divisions.find(({ id }) => id === 'art6')!.alineas[0]!), ''),
    ],
    ['TEXTE_VIDE', 'the only alinéa', { nature: 'supprimer_alinea', divisionId: 'art7', alineaId: 'art7-1' }],
    [
      'TEXTE_VIDE',
      'no alinéa inserted',
      { nature: 'inserer_alineas', divisionId: 'art6', apres: null, alineas: [] },
    ],
    [
      'TEXTE_VIDE',
      'a blank alinéa inserted',
      { nature: 'inserer_alineas', divisionId: 'art6', apres: null, alineas: [nouvel(' ')] },
    ],
    [
      'TEXTE_VIDE',
      'an alinéa written blank',
      { nature: 'rediger_alinea', divisionId: 'art6', alineaId: 'art6-1', alineas: [nouvel('')] },
    ],
    [
      'TEXTE_VIDE',
      'an article written as nothing',
      { nature: 'rediger_division', divisionId: 'art6', intitule: 'ARTICLE 6', alineas: [] },
    ],
    [
      'TEXTE_VIDE',
      'an article that comes back as nothing',
      { nature: 'retablir', divisionId: 'art5', intitule: 'ARTICLE 5', alineas: [] },
    ],
    ['TEXTE_VIDE', 'an article inserted as nothing', article('4-1', [])],
    [
      'TEXTE_VIDE',
      'an annex with a blank alinéa',
      { nature: 'ajouter_annexe', numero: '9', intitule: 'ANNEXE 9', alineas: [nouvel('')] },
    ],
    ['NUMERO_PRIS', 'an article in force', article('6')],
    ['NUMERO_PRIS', 'an article repealed', article('5')],
    [
      'NUMERO_PRIS',
      'an annex',
      { nature: 'ajouter_annexe', numero: '1', intitule: 'ANNEXE 1', alineas: [nouvel('x')] },
    ],
    ['PARTIE_INCONNUE', 'a party', { nature: 'nommer_partie', partieId: 'commune', nom: 'La Commune' }],
    [
      'SIGNATAIRE_INCONNU',
      'a signatory',
      {
        nature: 'designer_signataire',
        signataireId: 'maire',
        fonction: { libelle: 'Maire', genre: 'm' },
        personne: { civilite: 'Monsieur', prenom: 'Jean', nom: 'ESSAI' },
      },
    ],
  ])('%s: %s', (code, _, modification) => {
    const texte = {
      ...TEXTE,
      divisions: [
        ...TEXTE.divisions,
        division('rep', 'section', null, 'S', [alinea('rep-1', 'la la la la la.')]),
      ],
    };
    const done = appliquer(texte, modification, AUTEUR, (id) => `l’avenant ${id}`);
    expect(done.ok ? 'ok' : done.error.code).toBe(code);
    if (done.ok) return;
    expect(done.error.message).not.toMatch(/undefined|null|NaN|\[object/u);
    expect(done.error.remede.trim()).not.toBe('');
  });

  it('stops at the first that fails', () => {
    const done = appliquerTout(
      TEXTE,
      [
        { id: 'a', modification: mots('prend effet') },
        { id: 'b', modification: mots('prend effet') },
      ],
      'av1',
    );
    expect(done).toMatchObject({ ok: false, error: { code: 'MOTS_INTROUVABLES' } });
  });
});

describe('words found as a reader finds them', () => {
  it.each([
    ["l’opérateur de l'État", "l'opérateur de l’État", [0]],
    ['10\u00A0% et 10 %', '10 %', [0, 8]],
    ['la la la la la', 'la la', [0, 6]],
    ['Région, Régional', 'Région', [0]],
    ['e\u0301tat e\u0301', 'e', []],
    ['mot\u0301', 'mot', []],
    ['𝒜lpha lpha', 'lpha', [7]],
    ['alpha𝒜 alpha', 'alpha', [8]],
    ['(SPRO)', 'SPRO', [1]],
    ['SPRO', '', []],
  ] as const)('%j has %j at %j', (texte, mots, expected) => {
    expect(positionsDe(texte, mots)).toEqual(expected);
  });

  const dansAnnexe = (alineaId: string): { divisionId: string; alineaId: string } => ({
    divisionId: 'ann',
    alineaId,
  });

  it('an elision takes no space, and asks for none', () => {
    const texte = avenant({
      nature: 'inserer_mots',
      cible: dansAnnexe('ann-1'),
      position: 'avant',
      repere: 'opérateur',
      mots: 'unique',
    });
    expect(lignes(texte, 'ann')[1]).toBe("L'État, la la la Région et l’unique opérateur de l'État.");
    const elision = avenant(
      { nature: 'inserer_mots', cible: dansArt6, position: 'avant', repere: 'effet', mots: 'd’' },
      TEXTE,
    );
    expect(lignes(elision, 'art6')[1]).toContain('prend d’effet');
    const apres = avenant({
      nature: 'inserer_mots',
      cible: dansAnnexe('ann-1'),
      position: 'apres',
      repere: 'et l’',
      mots: 'autre',
    });
    expect(lignes(apres, 'ann')[1]).toContain('et l’autre opérateur');
  });

  it('« $& » is a text like another, in bold too', () => {
    const texte = avenant({
      nature: 'remplacer_mots',
      cible: dansAnnexe('ann-2'),
      ancien: '10 €',
      nouveau: '$& 20 $1',
      partout: false,
    });
    expect(findDivision(texte, 'ann')?.alineas[1]).toMatchObject({ gras: ['$& 20 $1'] });
    expect(lignes(texte, 'ann')[2]).toBe('Une somme de $& 20 $1 est due.');
  });
});

describe('memeTexte and lireCible', () => {
  it('a repealed division, the acts and the apostrophes do not count; a word, a mark, an end do', () => {
    expect(memeTexte(TEXTE, { ...TEXTE, divisions: TEXTE.divisions.filter(({ id }) => id !== 'art5') })).toBe(
      true,
    );
    const curly: TexteEnVigueur = JSON.parse(JSON.stringify(TEXTE).replaceAll("'", '’')) as TexteEnVigueur;
    expect(memeTexte(TEXTE, curly)).toBe(true);
    for (const [, modification] of EXEMPLES)
      expect(memeTexte(TEXTE, avenant(modification)), modification.nature).toBe(false);
    expect(memeTexte(TEXTE, { ...TEXTE, fin: { date: civilDate('2029-06-30'), avenantId: 'av1' } })).toBe(
      false,
    );
  });

  it('what the target reads', () => {
    const read = EXEMPLES.map(([, modification]) => lireCible(TEXTE, modification));
    expect(read[0]).toBe(ART6[1]);
    expect(read[2]).toBe(ART6.join('\n'));
    expect(lireCible(TEXTE, { nature: 'intituler', divisionId: 'art6', intitule: '' })).toBe(ART6[0]);
    expect(lireCible(TEXTE, { nature: 'ajouter_annexe', numero: '2', intitule: '', alineas: [] })).toBe('');
  });
});
