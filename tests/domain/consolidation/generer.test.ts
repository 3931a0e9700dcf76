import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Modification } from '#domain/texte/operations';
import { civilDate } from '#domain/civil-date';
import { appliquerTout, memeTexte } from '#domain/consolidation/appliquer';
import type { CodeDefaut } from '#domain/texte/defauts';
import { contreOperations, genererOperations } from '#domain/consolidation/generer';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import {
  BASE,
  GRAINE,
  alinea,
  apresGestes,
  autresIds,
  division,
  gestes,
  idsParRang,
  structure,
  texteQuelconque,
} from './textes';
import { tirage } from '../../support/essais';

const nommees = (operations: readonly Modification[], prefixe = 'op') =>
  operations.map((modification, rang) => ({ id: `${prefixe}${rang}`, modification }));

function appliquees(
  texte: TexteEnVigueur,
  operations: readonly Modification[],
  prefixe = 'op',
): TexteEnVigueur {
  const done = appliquerTout(texte, nommees(operations, prefixe), 'avenant-essai');
  if (!done.ok) throw new Error(`${done.error.code} : ${done.error.message}`);
  return done.value;
}

function engendrees(avant: TexteEnVigueur, apres: TexteEnVigueur): readonly Modification[] {
  const made = genererOperations(avant, apres);
  if (!made.ok) throw new Error(`${made.error.code} : ${made.error.message}`);
  return made.value;
}

/** The difference is shown only when there is one: comparing two conventions field by field is slow. */
function memeStructure(given: TexteEnVigueur, wanted: TexteEnVigueur): void {
  const [one, other] = [structure(given), structure(wanted)];
  if (JSON.stringify(one) !== JSON.stringify(other)) expect(one).toEqual(other);
}

/** The two laws: the operations give the text, and their opposites give back the first. */
function verifier(avant: TexteEnVigueur, apres: TexteEnVigueur): readonly Modification[] {
  const operations = engendrees(avant, apres);
  const given = appliquees(avant, operations);
  memeStructure(given, apres);
  expect(memeTexte(given, apres)).toBe(true);
  const back = contreOperations(avant, nommees(operations));
  if (!back.ok) throw new Error(`contre-opérations, ${back.error.code} : ${back.error.message}`);
  memeStructure(appliquees(given, back.value, 'contre'), avant);
  return operations;
}

const code = (avant: TexteEnVigueur, apres: TexteEnVigueur): CodeDefaut | 'ok' => {
  const made = genererOperations(avant, apres);
  return made.ok ? 'ok' : made.error.code;
};

describe('laws of the generated operations', () => {
  it('the real convention edited at random, ids kept', () => {
    fc.assert(
      fc.property(gestes(4), gestes(8), (avant, apres) => {
        const depart = apresGestes(BASE, avant);
        verifier(depart, apresGestes(depart, apres));
      }),
      tirage('déduction, convention éditée', 60, 400, GRAINE.seed),
    );
  });

  it('one edit alone is one or two operations, or the division written anew', () => {
    fc.assert(
      fc.property(gestes(1), (un) => {
        // « la » may become « le » but not « la, »: a replacement by hand is not always the same words everywhere.
        fc.pre(!un.some(({ action }) => action === 'partout'));
        const limit = un.some(({ action }) => action === 'signataire' || action === 'echanger') ? 3 : 2;
        expect(verifier(BASE, apresGestes(BASE, un)).length).toBeLessThanOrEqual(limit);
      }),
      tirage('déduction, un seul geste', 60, 400, GRAINE.seed),
    );
  });

  it('the same words typed anew under other ids', () => {
    fc.assert(
      fc.property(gestes(8), (tous) => {
        verifier(BASE, autresIds(apresGestes(BASE, tous)));
      }),
      tirage('déduction, autres identifiants', 60, 300, GRAINE.seed),
    );
  });

  it('two edited texts, one from the other, in both directions', () => {
    fc.assert(
      fc.property(gestes(6), gestes(6), (un, autre) => {
        const [a, b] = [apresGestes(BASE, un), apresGestes(BASE, autre)];
        const made = genererOperations(a, b);
        if (made.ok) verifier(a, b);
        // Two texts that each grew on their own may set one number in two places; nothing else is refused.
        else expect(['ORDRE_CHANGE', 'INSERTION_IMPOSSIBLE']).toContain(made.error.code);
      }),
      tirage('déduction, deux textes édités', 60, 300, GRAINE.seed),
    );
  });

  it('two texts that have nothing in common: exact, or refused because no operation exists', () => {
    const parametres = tirage('déduction, textes quelconques', 100, 600, GRAINE.seed);
    let exact = 0;
    fc.assert(
      fc.property(texteQuelconque, texteQuelconque, fc.boolean(), (un, autre, parRang) => {
        const [avant, apres] = parRang ? [idsParRang(un), idsParRang(autre)] : [un, autre];
        const made = genererOperations(avant, apres);
        if (made.ok) {
          exact += 1;
          verifier(avant, apres);
        } else {
          expect(made.error.code).toBe('INSERTION_IMPOSSIBLE');
          expect(sansPlace(avant, apres)).toBe(true);
        }
      }),
      parametres,
    );
    expect(exact).toBeGreaterThan(parametres.numRuns / 3);
  });
});

/** No operation puts a division first, creates a preamble, or sets an annex before another. */
function sansPlace(avant: TexteEnVigueur, apres: TexteEnVigueur): boolean {
  const nom = ({ nature, numero }: { nature: string; numero: string | null }): string =>
    `${nature} ${numero ?? ''}`;
  const connus = new Set(avant.divisions.map(nom));
  const live = apres.divisions.filter(({ abrogee }) => abrogee === null);
  const first = live[0];
  const opening = avant.divisions[0];
  if (first === undefined) return false;
  const nouveauPreambule = live.some((one) => one.nature === 'preambule' && !connus.has(nom(one)));
  const annexes = live.filter(({ nature }) => nature === 'annexe').map((one) => connus.has(nom(one)));
  const annexeAvant = annexes.includes(false) && annexes.lastIndexOf(true) > annexes.indexOf(false);
  const nouvelleEnTete =
    first.nature !== 'annexe' &&
    (first.nature === 'section' || !connus.has(nom(first))) &&
    (opening === undefined ||
      opening.nature === 'annexe' ||
      (opening.nature !== 'section' && live.some((one) => nom(one) === nom(opening))));
  return nouveauPreambule || annexeAvant || nouvelleEnTete;
}

/** The base with one alinéa that reads otherwise. */
const alineaDit = (texte: TexteEnVigueur, id: string, dit: string): TexteEnVigueur => ({
  ...texte,
  divisions: texte.divisions.map((one) => ({
    ...one,
    alineas: one.alineas.map((own) =>
      own.id === id ? { ...own, segments: [{ texte: dit, source: null }] } : own,
    ),
  })),
});

const divisionDit = (
  texte: TexteEnVigueur,
  id: string,
  change: (division: TexteEnVigueur['divisions'][number]) => Partial<TexteEnVigueur['divisions'][number]>,
): TexteEnVigueur => ({
  ...texte,
  divisions: texte.divisions.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
});

const apresDivision = (
  texte: TexteEnVigueur,
  id: string,
  ...added: TexteEnVigueur['divisions']
): TexteEnVigueur => ({
  ...texte,
  divisions: texte.divisions.flatMap((one) => (one.id === id ? [one, ...added] : [one])),
});

const A6_3 =
  "Au cours de sa période de validité, elle peut être modifiée par avenant à la demande de l'une des parties et après avis du CREFOP.";
const cible = { divisionId: 'art6', alineaId: 'art6-3' };

describe('what a drafter would write', () => {
  it.each([
    [
      'a word',
      A6_3.replace('avenant', 'accord'),
      [{ nature: 'remplacer_mots', cible, ancien: 'avenant', nouveau: 'accord', partout: false }],
    ],
    [
      'words added inside a sentence',
      A6_3.replace('des parties', 'des parties signataires'),
      [{ nature: 'inserer_mots', cible, position: 'apres', repere: 'parties', mots: 'signataires' }],
    ],
    [
      'words added before its end',
      A6_3.replace('CREFOP.', 'CREFOP, rendu dans les deux mois.'),
      [
        {
          nature: 'inserer_mots',
          cible,
          position: 'apres',
          repere: 'CREFOP',
          mots: ', rendu dans les deux mois',
        },
      ],
    ],
    [
      'words taken away',
      A6_3.replace("à la demande de l'une des parties et ", ''),
      [
        {
          nature: 'remplacer_mots',
          cible,
          ancien: "à la demande de l'une des parties et",
          nouveau: '',
          partout: false,
        },
      ],
    ],
    [
      'a word that stands twice is cited with its neighbours',
      A6_3.replace('avis du', 'avis conforme de'),
      [{ nature: 'remplacer_mots', cible, ancien: 'avis du', nouveau: 'avis conforme de', partout: false }],
    ],
    [
      'another sentence altogether',
      'Chaque partie peut la dénoncer.',
      [
        {
          nature: 'rediger_alinea',
          divisionId: 'art6',
          alineaId: 'art6-3',
          alineas: [{ niveau: 0, marque: null, texte: 'Chaque partie peut la dénoncer.' }],
        },
      ],
    ],
    ['only its typography', A6_3.replace(/'/gu, '’'), []],
  ])('%s', (_, dit, expected) => {
    expect(verifier(BASE, alineaDit(BASE, 'art6-3', dit))).toEqual(expected);
  });

  it('the same words everywhere in an article: one operation', () => {
    const apres = divisionDit(BASE, 'art2', ({ alineas }) => ({
      alineas: alineas.map((one) => ({
        ...one,
        segments: one.segments.map(({ texte, source }) => ({
          texte: texte.replaceAll('Service public régional', 'Service territorial'),
          source,
        })),
      })),
    }));
    expect(verifier(BASE, apres)).toEqual([
      {
        nature: 'remplacer_mots',
        cible: { divisionId: 'art2', alineaId: null },
        ancien: 'public régional',
        nouveau: 'territorial',
        partout: true,
      },
    ]);
  });

  it('an alinéa that becomes two, then its mark alone', () => {
    const deux = divisionDit(BASE, 'art5', ({ alineas }) => ({
      alineas: [
        ...alineas.map((one) => ({ ...one, segments: [{ texte: 'Le comité suit.', source: null }] })),
        alinea('neuf', 'Il rend compte.'),
      ],
    }));
    expect(verifier(BASE, deux).map(({ nature }) => nature)).toEqual(['rediger_alinea']);
    const marque = divisionDit(BASE, 'art3', ({ alineas }) => ({
      alineas: alineas.map((one) => (one.id === 'art3-2' ? { ...one, marque: 'a)' } : one)),
    }));
    expect(verifier(BASE, marque)).toMatchObject([{ nature: 'rediger_alinea', alineas: [{ marque: 'a)' }] }]);
  });

  it('an alinéa gone and its neighbour changed: the neighbour is not taken for it', () => {
    const apres = divisionDit(BASE, 'art2', ({ alineas }) => ({
      alineas: alineas
        .filter(({ id }) => id !== 'art2-11')
        .map((one) =>
          one.id === 'art2-12'
            ? {
                ...one,
                segments: [
                  {
                    texte:
                      'Pilote et organise la promotion du service et de ses structures auprès des bénéficiaires ;',
                    source: null,
                  },
                ],
              }
            : one,
        ),
    }));
    expect(verifier(BASE, apres)).toMatchObject([
      { nature: 'remplacer_mots', cible: { alineaId: 'art2-12' } },
      { nature: 'supprimer_alinea', alineaId: 'art2-11' },
    ]);
  });

  it('a heading, a division, a repeal, a return', () => {
    expect(
      verifier(
        BASE,
        divisionDit(BASE, 'art6', () => ({ intitule: 'ARTICLE 6 : DURÉE ET EFFET' })),
      ),
    ).toEqual([{ nature: 'intituler', divisionId: 'art6', intitule: 'ARTICLE 6 : DURÉE ET EFFET' }]);
    const refaite = divisionDit(BASE, 'art3', () => ({
      intitule: 'ARTICLE 3 : ÉTAT',
      alineas: [alinea('x', 'Tout autre chose.'), alinea('y', 'Et autre chose encore.')],
    }));
    expect(verifier(BASE, refaite).map(({ nature }) => nature)).toEqual(['rediger_division']);
    const abrogee = divisionDit(BASE, 'art5', () => ({ alineas: [], abrogee: 'av1' }));
    expect(verifier(BASE, abrogee)).toEqual([{ nature: 'abroger', divisionId: 'art5' }]);
    expect(verifier(abrogee, BASE)).toMatchObject([{ nature: 'retablir', divisionId: 'art5' }]);
    // The same when the number comes back under another id.
    expect(verifier(abrogee, autresIds(BASE))).toMatchObject([{ nature: 'retablir', divisionId: 'art5' }]);
  });

  it('articles in their order, whatever operation applies first', () => {
    const neufs = ['4-1', '4-2', '4-3'].map((numero) =>
      division(`n${numero}`, 'article', numero, `ARTICLE ${numero}`, [
        alinea(`n${numero}-1`, `Contenu ${numero}.`),
      ]),
    );
    expect(verifier(BASE, apresDivision(BASE, 'art4', ...neufs))).toMatchObject([
      { nature: 'inserer_division', apres: 'art4', numero: '4-1' },
      { nature: 'inserer_division', apres: 'art4', numero: '4-2' },
      { nature: 'inserer_division', apres: 'art4', numero: '4-3' },
    ]);
    const suite = ['8', '9'].map((numero) =>
      division(`n${numero}`, 'article', numero, `ARTICLE ${numero}`, [
        alinea(`n${numero}-1`, `Contenu ${numero}.`),
      ]),
    );
    expect(verifier(BASE, apresDivision(BASE, 'art7', ...suite))).toMatchObject([
      { apres: 'art7', numero: '9' },
      { apres: 'art7', numero: '8' },
    ]);
    const melange = [
      neufs[0]!,
      division('s', 'section', null, 'TITRE NOUVEAU', []),
      neufs[1]!,
      division('t', 'section', null, 'AUTRE TITRE', [alinea('t-1', 'Chapeau.')]),
    ];
    verifier(BASE, apresDivision(BASE, 'art4', ...melange));
  });

  it('a section that moves is repealed and written again; a new one before it takes its place', () => {
    const [pre, obj, val, ...rest] = BASE.divisions;
    const echangees = { ...BASE, divisions: [pre!, val!, obj!, ...rest] };
    expect(
      verifier(BASE, echangees)
        .map(({ nature }) => nature)
        .sort(),
    ).toEqual(['abroger', 'inserer_division']);
    const sansPreambule = { ...BASE, divisions: BASE.divisions.slice(1) };
    const entete = {
      ...BASE,
      divisions: [division('s', 'section', null, 'TITRE', []), ...BASE.divisions.slice(1)],
    };
    verifier(sansPreambule, entete);
  });

  it('the first division gone: what replaces it follows the one repealed', () => {
    const apres = {
      ...BASE,
      divisions: [
        division('s', 'section', null, 'EXPOSÉ', [alinea('s1', 'Motifs.')]),
        ...BASE.divisions.slice(1),
      ],
    };
    expect(verifier(BASE, apres).map(({ nature }) => nature)).toEqual(['abroger', 'inserer_division']);
  });

  it('names of the parties and of who signs', () => {
    const apres = {
      ...BASE,
      parties: BASE.parties.map((partie) =>
        partie.id === 'region'
          ? {
              ...partie,
              nom: 'La Région Auvergne-Rhône-Alpes',
              signataires: partie.signataires.map((one) => ({
                ...one,
                personne: { civilite: 'Monsieur' as const, prenom: 'Fabrice', nom: 'PANNEKOUCKE' },
              })),
            }
          : partie,
      ),
    };
    expect(verifier(BASE, apres)).toMatchObject([
      { nature: 'nommer_partie', partieId: 'region' },
      { nature: 'designer_signataire', signataireId: 'president', personne: { nom: 'PANNEKOUCKE' } },
    ]);
  });

  it('a new end is an extension, in the alinéa that says it', () => {
    const dit = 'Elle prend fin le 30 juin 2029.';
    const apres = {
      ...alineaDit(BASE, 'art6-2', dit),
      fin: { date: civilDate('2029-06-30'), avenantId: 'av1' },
    };
    expect(engendrees(BASE, apres)).toEqual([
      { nature: 'proroger', divisionId: 'art6', alineaId: 'art6-2', texte: dit, fin: '2029-06-30' },
    ]);
    const plusLoin = {
      ...alineaDit(BASE, 'art6-2', 'Elle prend fin le 31 décembre 2029.'),
      fin: { date: civilDate('2029-12-31'), avenantId: 'av2' },
    };
    verifier(apres, plusLoin);
  });
});

describe('what no operation says is refused', () => {
  it.each<[string, CodeDefaut, (texte: TexteEnVigueur) => TexteEnVigueur]>([
    [
      'the first division',
      'INSERTION_IMPOSSIBLE',
      (texte) => ({ ...texte, divisions: [division('s', 'section', null, 'TITRE', []), ...texte.divisions] }),
    ],
    [
      'an annex without a number',
      'INSERTION_IMPOSSIBLE',
      (texte) => ({
        ...texte,
        divisions: [...texte.divisions, division('a', 'annexe', null, 'ANNEXE', [alinea('a1', 'Liste.')])],
      }),
    ],
    [
      'an article that changes place',
      'ORDRE_CHANGE',
      (texte) => ({
        ...texte,
        divisions: [
          ...texte.divisions.filter(({ id }) => id !== 'art2'),
          ...texte.divisions.filter(({ id }) => id === 'art2'),
        ],
      }),
    ],
    [
      'an article without a word',
      'TEXTE_VIDE',
      (texte) => divisionDit(texte, 'art5', () => ({ alineas: [] })),
    ],
    ['an empty alinéa', 'TEXTE_VIDE', (texte) => alineaDit(texte, 'art6-2', '  ')],
    ['a party that leaves', 'PARTIES_AUTRES', (texte) => ({ ...texte, parties: texte.parties.slice(0, 1) })],
    [
      'parties that change places',
      'PARTIES_AUTRES',
      (texte) => ({ ...texte, parties: [...texte.parties].reverse() }),
    ],
    [
      'an end that no alinéa says',
      'FIN_INEXPRIMABLE',
      (texte) => ({ ...texte, fin: { date: civilDate('2030-01-01'), avenantId: 'av9' } }),
    ],
  ])('%s: %s', (_, expected, change) => {
    expect(code(BASE, change(BASE))).toBe(expected);
  });

  it('an extension is not undone: no operation takes a recorded end away', () => {
    const made = contreOperations(
      BASE,
      nommees([
        {
          nature: 'proroger',
          divisionId: 'art6',
          alineaId: 'art6-2',
          texte: 'Elle prend fin le 30 juin 2029.',
          fin: civilDate('2029-06-30'),
        },
      ]),
    );
    expect(made).toMatchObject({ ok: false, error: { code: 'FIN_INEXPRIMABLE' } });
  });

  it('operations that do not apply have no opposite', () => {
    const made = contreOperations(BASE, nommees([{ nature: 'abroger', divisionId: 'absente' }]));
    expect(made).toMatchObject({ ok: false, error: { code: 'DIVISION_INCONNUE' } });
  });

  it('nothing to say between a text and itself', () => {
    expect(engendrees(BASE, BASE)).toEqual([]);
    expect(engendrees(BASE, autresIds(BASE))).toEqual([]);
  });
});
