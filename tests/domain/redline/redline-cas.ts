/** Random texts and random changes to them: what a redline is tried on, in the domain and in the file. */
import fc from 'fast-check';
import { civilDate } from '#domain/civil-date';
import type { EtatTexte } from '#domain/redline/redline';
import type { AlineaEnVigueur, DivisionEnVigueur, TexteEnVigueur } from '#domain/texte/en-vigueur';
import type { Partie } from '#domain/parties/partie';

const MOTS = [
  'la', 'de', 'et', 'Région', 'État', 'convention', 'l’orientation', "d'une", 'article 6', '1er', '2ème', 'n° 3',
  'publics', 'accueillis ;', 'schéma :', '« axes »', '"sept"', 'L. 6111-3', '12 345 euros', 'CREFOP', 'avis', 'à',
  'œuvre', '5 %', '(annexe)', 'été', 'e\u0301te\u0301', '😀', 'https://exemple.fr/a:b', 'fin.', '...', 'M. Dupont',
  '12 h 30', '& <w:p>', '14 mai 2026',
] as const; // prettier-ignore

const phrase = fc
  .array(
    fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...MOTS) }, { weight: 1, arbitrary: fc.string() }),
    {
      minLength: 1,
      maxLength: 14,
    },
  )
  .map((words) => words.join(' '));

const gras = (texte: string): fc.Arbitrary<readonly string[]> => {
  const words = texte.split(' ').filter((word) => word !== '');
  return words.length === 0 ? fc.constant([]) : fc.subarray(words, { maxLength: 1 });
};

const forme = fc.constantFrom(
  { niveau: 0, marque: null },
  { niveau: 1, marque: '-' },
  { niveau: 1, marque: '1)' },
  { niveau: 2, marque: '-' },
) as fc.Arbitrary<Pick<AlineaEnVigueur, 'niveau' | 'marque'>>;

const alinea = (id: string): fc.Arbitrary<AlineaEnVigueur> =>
  fc.tuple(forme, phrase).chain(([dress, texte]) =>
    gras(texte).map((bold) => ({
      id,
      ...dress,
      gras: bold,
      tableau: false,
      segments: [{ texte, source: null }],
      actes: [],
    })),
  );

const division = (
  id: string,
  numero: string,
  natures: readonly DivisionEnVigueur['nature'][] = ['article', 'section', 'preambule', 'annexe'],
): fc.Arbitrary<DivisionEnVigueur> =>
  fc
    .record({
      nature: fc.constantFrom(...natures),
      intitule: phrase,
      count: fc.integer({ min: 0, max: 4 }),
    })
    .chain(
      ({ nature, intitule, count }) =>
      fc
        .tuple(...Array.from({ length: count }, (_, index) => alinea(`${id}-${index}`)))
        .map((alineas) => ({
          id, nature, numero, intitule, niveau: 1, alineas, inseree: null, modifiee: [], abrogee: null,
        })), // prettier-ignore
    );

const partie = (id: string): fc.Arbitrary<Partie> =>
  fc
    .record({
      nom: fc.constantFrom("L'État", 'La Région', 'Le Département'),
      count: fc.integer({ min: 0, max: 3 }),
      libelle: fc.constantFrom('Préfète de région', 'Recteur', 'Président du conseil'),
      prenom: fc.constantFrom('Camille', 'Dominique'),
    })
    .map(({ nom, count, libelle, prenom }) => ({
      id,
      nom,
      genre: 'f' as const,
      signataires: Array.from({ length: count }, (_, index) => ({
        id: `${id}-${index}`,
        fonction: { libelle, genre: 'f' as const },
        personne: { civilite: 'Madame' as const, prenom, nom: `FICTIVE ${index}` },
        adresse: [],
      })),
    }));

const texte = (prefix: string): fc.Arbitrary<TexteEnVigueur> =>
  fc.integer({ min: 0, max: 4 }).chain((count) =>
    fc.record({
      parties: fc.tuple(partie('etat'), partie('region')),
      partiesModifiees: fc.constant([]),
      divisions: fc.tuple(
        ...Array.from({ length: count }, (_, index) => division(`${prefix}${index}`, String(index + 1))),
      ),
      fin: fc.constant(null),
    }),
  );

/** Some words of a text replaced, removed or added. */
const reecrire = (avant: string): fc.Arbitrary<string> => {
  const words = avant.split(' ');
  return fc
    .record({
      at: fc.integer({ min: 0, max: words.length }),
      drop: fc.integer({ min: 0, max: 3 }),
      put: fc.array(fc.constantFrom(...MOTS), { maxLength: 3 }),
    })
    .map(({ at, drop, put }) => [...words.slice(0, at), ...put, ...words.slice(at + drop)].join(' '));
};

const retouche = (before: AlineaEnVigueur): fc.Arbitrary<AlineaEnVigueur> =>
  fc
    .tuple(
      fc.oneof(
        { weight: 3, arbitrary: fc.constant(before.segments[0]?.texte ?? '') },
        { weight: 4, arbitrary: reecrire(before.segments[0]?.texte ?? '') },
        { weight: 1, arbitrary: phrase },
      ),
      fc.oneof({ weight: 6, arbitrary: fc.constant(before) }, { weight: 1, arbitrary: forme }),
    )
    .chain(([words, dress]) =>
      fc.oneof(fc.constant(before.gras), gras(words)).map((bold) => ({
        ...before,
        niveau: dress.niveau,
        marque: dress.marque,
        gras: bold,
        segments: [{ texte: words, source: null }],
      })),
    );

const garder = <T>(list: readonly T[]): fc.Arbitrary<readonly T[]> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(list) },
    { weight: 1, arbitrary: fc.shuffledSubarray([...list]) },
  );

const inserer = <T>(list: readonly T[], one: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
  fc
    .tuple(one, fc.integer({ min: 0, max: list.length }), fc.integer({ min: 0, max: 2 }))
    .map(([added, at, dice]) => (dice > 0 ? list : [...list.slice(0, at), added, ...list.slice(at)]));

const retoucheDivision = (before: DivisionEnVigueur, step: string): fc.Arbitrary<DivisionEnVigueur> =>
  fc
    .record({
      intitule: fc.oneof({ weight: 3, arbitrary: fc.constant(before.intitule) }, reecrire(before.intitule)),
      abrogee: fc.integer({ min: 0, max: 8 }).map((dice) => (dice === 0 ? step : null)),
      alineas: fc
        .tuple(...before.alineas.map(retouche))
        .chain(garder)
        .chain((alineas) => inserer(alineas, alinea(`${before.id}-suite-${step}`))),
    })
    .map((change) => ({ ...before, ...change }));

/** The next state of a text, or another text altogether. */
const suivant = (before: TexteEnVigueur, step: string): fc.Arbitrary<TexteEnVigueur> =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        parties: fc.oneof(
          { weight: 2, arbitrary: fc.constant(before.parties) },
          fc.tuple(partie('etat'), partie('region')),
        ),
        partiesModifiees: fc.constant([]),
        divisions: fc
          .tuple(...before.divisions.map((one) => fc.oneof(fc.constant(one), retoucheDivision(one, step))))
          .chain(garder)
          .chain((divisions) => inserer(divisions, division(`d${step}`, `${step}-1`))),
        fin: fc.constant(null),
      }),
    },
    { weight: 1, arbitrary: texte(`autre-${step}-`) },
  );

const acte = (rank: number): Omit<EtatTexte, 'texte'> => ({
  auteur: `Avenant n° ${rank}`,
  date: rank % 3 === 2 ? null : civilDate(`2026-0${1 + rank}-01`),
});

/** A text and up to `later` states after it, at least `least`. */
export const etats = (later: number, least = 1): fc.Arbitrary<readonly EtatTexte[]> => {
  const grow = (states: readonly EtatTexte[], left: number): fc.Arbitrary<readonly EtatTexte[]> =>
    left === 0
      ? fc.constant(states)
      : suivant(states.at(-1)!.texte, String(states.length)).chain((next) =>
          grow([...states, { texte: next, ...acte(states.length) }], left - 1),
        );
  return fc
    .tuple(texte('d'), fc.integer({ min: least, max: later }))
    .chain(([first, count]) => grow([{ texte: first, ...acte(0) }], count));
};

/** An article and its new wording: words alone change, or alinéas come and go. */
export const paireArticles = (rank: number): fc.Arbitrary<readonly [DivisionEnVigueur, DivisionEnVigueur]> =>
  division(`a${rank}`, String(rank), ['article', 'section', 'preambule']).chain((before) =>
    retoucheDivision(before, 'suite').map((after) => [before, { ...after, abrogee: null }] as const),
  );
