import fc from 'fast-check';
import { addDays, civilDate } from '#domain/civil-date';
import { numeroInsere } from '#domain/texte/numeros';
import { texteAlinea } from '#domain/texte/en-vigueur';
import type { DivisionEnVigueur, TexteEnVigueur } from '#domain/texte/en-vigueur';
import type { Modification, NouvelAlinea } from '#domain/texte/operations';

/** Words of acts, with the signs that quotations, lists and sentences live by. */
const MOTS = [
  'la', 'Région', "l'État", 'convention', 'CREFOP', '2022-2028', 'avis', 'deux', 'mois', 'article', '6', 'alinéa', 'est',
  'remplacé', 'par', 'les', 'mots', 'ainsi', 'rédigé', ':', ';', ',', '.', '« CEP »', '« à la carte »', '“dit”', '-',
  '–', '1)', '2°', 'a)', '(SPRO)', '31/12/2029', 'œuvre', 'ÉTAT', "aujourd'hui", '5 %', '"entre guillemets"', 'supprimé',
  '«', '»',
] as const; // prettier-ignore

/** Guillemets that close what they open: others are beyond what a sentence can quote. */
const apparies = (texte: string): boolean => {
  let depth = 0;
  for (const sign of texte) {
    if (sign === '«') depth++;
    if (sign === '»' && --depth < 0) return false;
  }
  return depth === 0;
};

const passage = (min: number, max: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...MOTS), { minLength: min, maxLength: max })
    .map((words) => words.join(' '))
    .filter(apparies);

const phrase: fc.Arbitrary<string> = fc
  .tuple(passage(1, 8), fc.constantFrom('.', ' ;', ' :', ''))
  .map(([texte, fin]) => `${texte}${fin}`);

export const nouvelAlinea: fc.Arbitrary<NouvelAlinea> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ niveau: fc.constant(0 as const), marque: fc.constant(null), texte: phrase }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      niveau: fc.constantFrom(1 as const, 2 as const),
      marque: fc.constantFrom('-', '1)', '2°', 'a)', '•'),
      texte: phrase,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      niveau: fc.constantFrom(0 as const, 1 as const, 2 as const),
      marque: fc.constantFrom(null, '–', '→', 'I.', '1.1', 'bis'),
      texte: phrase,
    }),
  },
);

const alineas = fc.array(nouvelAlinea, { minLength: 1, maxLength: 5 });

/** A passage of whole words of an alinéa. */
const extrait = (texte: string): fc.Arbitrary<string> => {
  const words = texte.split(' ');
  return fc
    .tuple(fc.nat(words.length - 1), fc.integer({ min: 1, max: 6 }))
    .map(([from, count]) => words.slice(from, from + count).join(' '));
};

const titre = (nature: DivisionEnVigueur['nature'], numero: string | null): fc.Arbitrary<string> => {
  const free = fc.oneof(passage(1, 5), fc.constantFrom('DURÉE', 'Gouvernance', 'TITRE II', 'La Région.'));
  if (nature !== 'article' && nature !== 'annexe') return free;
  const nom = nature === 'article' ? 'Article' : 'Annexe';
  return fc.oneof(
    { weight: 4, arbitrary: free.map((one) => `${nom.toUpperCase()} ${numero ?? ''} : ${one}`) },
    { weight: 1, arbitrary: free.map((one) => `${nom} ${numero ?? ''} – ${one}`) },
    { weight: 1, arbitrary: fc.constant(`${nom} ${numero ?? ''}`) },
    { weight: 1, arbitrary: free },
  );
};

/** Any modification whose places exist in the text. */
export function modification(texte: TexteEnVigueur): fc.Arbitrary<Modification> {
  const vivantes = texte.divisions.filter(({ abrogee }) => abrogee === null);
  const division = fc.constantFrom(...vivantes);
  const cible = division.chain((one) =>
    fc.constantFrom(...one.alineas).chain((alinea) =>
      fc.record({
        division: fc.constant(one),
        alinea: fc.constant(alinea),
        entier: fc.boolean(),
        mots: extrait(texteAlinea(alinea)),
      }),
    ),
  );
  const signataires = texte.parties.flatMap((partie) => partie.signataires);
  const corps = (one: DivisionEnVigueur) =>
    fc.record({
      intitule: fc.oneof(fc.constant(one.intitule), titre(one.nature, one.numero)),
      alineas: fc.oneof({ weight: 6, arbitrary: alineas }, { weight: 1, arbitrary: fc.constant([]) }),
    });
  return fc.oneof<fc.Arbitrary<Modification>[]>(
    fc.tuple(cible, fc.oneof(passage(1, 4), fc.constant('')), fc.boolean()).map(([at, nouveau, partout]) => ({
      nature: 'remplacer_mots',
      cible: { divisionId: at.division.id, alineaId: at.entier ? null : at.alinea.id },
      ancien: at.mots,
      nouveau,
      partout,
    })),
    fc.tuple(cible, passage(1, 4), fc.boolean()).map(([at, mots, avant]) => ({
      nature: 'inserer_mots',
      cible: { divisionId: at.division.id, alineaId: at.entier ? null : at.alinea.id },
      position: avant ? 'avant' : 'apres',
      repere: at.mots,
      mots,
    })),
    fc.tuple(cible, alineas).map(([at, written]) => ({
      nature: 'rediger_alinea',
      divisionId: at.division.id,
      alineaId: at.alinea.id,
      alineas: written,
    })),
    division.chain((one) =>
      corps(one).map((written) => ({ nature: 'rediger_division', divisionId: one.id, ...written })),
    ),
    division.chain((one) =>
      titre(one.nature, one.numero).map((intitule) => ({
        nature: 'intituler',
        divisionId: one.id,
        intitule,
      })),
    ),
    fc.tuple(cible, alineas, fc.nat(4)).map(([at, written, first]) => ({
      nature: 'inserer_alineas',
      divisionId: at.division.id,
      apres: first === 0 ? null : at.alinea.id,
      alineas: written,
    })),
    cible.map((at) => ({ nature: 'supprimer_alinea', divisionId: at.division.id, alineaId: at.alinea.id })),
    fc.constantFrom(...texte.divisions.filter(({ nature }) => nature === 'article')).chain((apres) => {
      const numero = numeroInsere(texte.divisions, apres);
      return fc.record({
        nature: fc.constant('inserer_division' as const),
        apres: fc.constant(apres.id),
        sorte: fc.constant('article' as const),
        numero: fc.constant(numero),
        intitule: titre('article', numero),
        alineas: fc.oneof({ weight: 6, arbitrary: alineas }, { weight: 1, arbitrary: fc.constant([]) }),
      });
    }),
    fc.tuple(division, titre('section', null), alineas, fc.nat(5)).map(([one, intitule, written, none]) => ({
      nature: 'inserer_division',
      apres: one.id,
      sorte: 'section',
      numero: null,
      intitule,
      alineas: none === 0 ? [] : written,
    })),
    division.map((one) => ({ nature: 'abroger', divisionId: one.id })),
    fc
      .constantFrom(
        ...(vivantes.length < texte.divisions.length
          ? texte.divisions.filter(({ abrogee }) => abrogee !== null)
          : texte.divisions),
      )
      .chain((one) => corps(one).map((written) => ({ nature: 'retablir', divisionId: one.id, ...written }))),
    fc.constantFrom('1', '2', '12', 'A', 'IV').chain((numero) =>
      fc.record({
        nature: fc.constant('ajouter_annexe' as const),
        numero: fc.constant(numero),
        intitule: titre('annexe', numero),
        alineas: fc.oneof({ weight: 6, arbitrary: alineas }, { weight: 1, arbitrary: fc.constant([]) }),
      }),
    ),
    fc
      .tuple(
        fc.constantFrom(...texte.parties),
        fc.constantFrom('Le Conseil régional', "L'État français", 'Région'),
      )
      .map(([{ id }, nom]) => ({ nature: 'nommer_partie', partieId: id, nom })),
    fc.record({
      nature: fc.constant('designer_signataire' as const),
      signataireId: fc.constantFrom(...signataires.map(({ id }) => id)),
      fonction: fc.record({
        libelle: fc.constantFrom(
          'Préfète de région',
          'Inspectrice, générale',
          "Directeur de l'emploi",
          'Élu',
        ),
        genre: fc.constantFrom('f' as const, 'm' as const),
      }),
      personne: fc.record({
        civilite: fc.constantFrom('Madame' as const, 'Monsieur' as const),
        prenom: fc.constantFrom('Anne', 'Jean Marie', 'Éléonore', 'Charles'),
        nom: fc.constantFrom('MARTIN', 'de GAULLE', 'Martin', 'LE GOFF', "d'Ornano", 'DE LA TOUR'),
      }),
    }),
    // A text that says another day than the sentence is read with a doubt.
    fc
      .tuple(
        cible,
        phrase.filter((one) => !one.includes('31/12/2029')),
        fc.nat(3000),
      )
      .map(([at, texte_, days]) => ({
        nature: 'proroger',
        divisionId: at.division.id,
        alineaId: at.alinea.id,
        texte: texte_,
        fin: addDays(civilDate('2028-12-31'), days),
      })),
  );
}
