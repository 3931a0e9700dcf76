import { describe, expect, it } from 'vitest';
import { articlesComplets } from '#actes/avenant-articles';
import { runs, slug, typographie as typographieDActe } from '#actes/typographie';
import { readInstant } from '#contract/instant';
import { AVENANT_VIERGE } from '#domain/fiches/avenant';
import type { Avenant } from '#domain/fiches/avenant';
import { ecrireAlineas, lireAlineas, uneLigne } from '#domain/legistique/citation';
import { ecrireCorps, lireCorps, porteNumero } from '#domain/legistique/corps';
import { anneesDites, ditLaDuree, finsDites, joursDits, lapsDits, lireDate } from '#domain/texte/dates-dites';
import { ecartsDe, lireArticleModifie } from '#domain/avenant/texte-modifie';
import { depouiller } from '#domain/legistique/avenant-colle';
import { distribuer } from '#domain/legistique/distribuer';
import { indicesDe } from '#domain/legistique/indices';
import { decouperPhrases } from '#domain/legistique/decouper-phrases';
import { horsCitations } from '#domain/legistique/lecture-jetons';
import { plierTexte } from '#domain/french';
import { lirePhrase, ressembleAModification } from '#domain/legistique/lecture-phrase';
import { phraseDe, separerNom } from '#domain/legistique/phrase';
import { lireClauses } from '#domain/clauses/lire';
import { civilDate, parseCivilDate, parseFrenchDate } from '#domain/civil-date';
import { appliquer } from '#domain/consolidation/appliquer';
import { ressemblance } from '#domain/consolidation/apparier';
import { effetDivergent, texteHeurte } from '#domain/concordance/controle-forme';
import { concordanceDe } from '#domain/concordance/concordance';
import { genererOperations } from '#domain/consolidation/generer';
import { memeImpression, positionsDe, presqueTrouves } from '#domain/texte/mots';
import { LIEU_CONVENTION } from '#domain/texte/nommer';
import { blocsDeLignes } from '#domain/importation/lignes';
import { lireConvention } from '#domain/importation/lire-convention';
import { documentDe, enBlocs, lignesDe } from './domain/importation/texte';
import { ecarts } from '#domain/redline/mots';
import { etape } from '#domain/consolidation/reference';
import { reperer } from '#domain/concordance/reperer/reperer';
import { renvoisDe } from '#domain/concordance/renvois';
import { texteInitial } from '#domain/texte/en-vigueur';
import type { DivisionEnVigueur, TexteEnVigueur } from '#domain/texte/en-vigueur';
import { sansTypographie } from '#domain/avenant/forme';
import { nomSansPiege } from '#domain/fichier';
import { emptyRegistre } from '#domain/registre';
import { parseRepere } from '#domain/repere';
import { typographie } from '#domain/typographie';
import { csv } from '../src-main/application/csv';
import { CONVENTION_AURA } from '../src-main/application/exemples/auvergne-rhone-alpes';
import { markWords } from '../src-main/application/journal/words';
import { xmlText } from '../src-main/documents/xml-text';
import { safeFileName } from '../src-main/rpc/file-name';
import { lireLignes } from '../src-renderer/features/atelier/lignes';
import { citer, comparer } from '../src-renderer/features/atelier/mots';
import { readDate } from '../src-renderer/parts/forms/read-date';
import { places } from './support/essais';

/*
 * Whatever a person types or pastes is read in a time that grows with its length. Each reader meets each family of
 * text, short then four times as long, in the same run: a reader that goes over its text again from each of its
 * characters takes sixteen times longer.
 */

const JOUR = civilDate('2026-11-23');
const TEXTE = texteInitial(CONVENTION_AURA);
const ARTICLE = ((): DivisionEnVigueur => {
  const found = TEXTE.divisions.find(({ numero }) => numero === '6');
  if (found === undefined) throw new Error('no article 6');
  return found;
})();

/** The real text, its article 6 reading these words alone. */
const lisant = (texte: string): TexteEnVigueur => ({
  ...TEXTE,
  divisions: TEXTE.divisions.map((one) =>
    one === ARTICLE
      ? {
          ...one,
          alineas: [
            {
              id: 'art6-1',
              niveau: 0,
              marque: null,
              gras: [],
              tableau: false,
              segments: [{ texte, source: null }],
              actes: [],
            },
          ],
        }
      : one,
  ),
});
const change = (texte: string) => ({
  nature: 'rediger_alinea' as const,
  divisionId: ARTICLE.id,
  alineaId: 'art6-1',
  alineas: [{ niveau: 0 as const, marque: null, texte }],
});
const avenant = (texte: string): Avenant => ({
  ...AVENANT_VIERGE,
  id: 'a',
  conventionId: CONVENTION_AURA.id,
  objet: 'Objet',
  demande: {
    partieId: 'region',
    date: JOUR,
    auteurId: 'president',
    piece: null,
  },
  articles: [{ titre: 'Article 1er', alineas: [texte] }],
  priseEffet: { nature: 'signature' },
});
const CADRE = { nature: 'article', numero: '6', actuel: 'ARTICLE 6 : DURÉE' } as const;

const LECTEURS: Readonly<Record<string, (texte: string) => unknown>> = {
  'découpage en phrases': decouperPhrases,
  'avenant collé': depouiller,
  'phrase à plusieurs lieux': (texte) => distribuer([texte]),
  'articles nouveaux': (texte) =>
    distribuer([`Après l’article 6, sont insérés deux articles ainsi rédigés : « ${texte} »`]),
  'indices d’une phrase': (texte) => indicesDe([texte], TEXTE),
  'article modifié': (texte) => {
    const lues = lireArticleModifie(enBlocs(texte), TEXTE, ARTICLE.id);
    return ecartsDe(TEXTE, lues, ARTICLE.id);
  },
  phrase: (texte) => lirePhrase(texte, TEXTE),
  'phrase qui cite': (texte) => lirePhrase(`À l’article 6, les mots « ${texte} » sont supprimés.`, TEXTE),
  'phrase qui récrit': (texte) => lirePhrase(`L’article 6 est ainsi rédigé : « ${texte} »`, TEXTE),
  'phrase qui insère': (texte) =>
    lirePhrase(`Après l’article 6, il est inséré un article 6-1 ainsi rédigé : « ${texte} »`, TEXTE),
  'phrase qui complète': (texte) =>
    lirePhrase('L’article 6 est complété par les mots « et plus ».', lisant(texte)),
  'phrase qui cerne': (texte) =>
    lirePhrase(
      'Au premier alinéa de l’article 6, la seconde occurrence du mot « a » est supprimée.',
      lisant(texte),
    ),
  'phrase sans lieu': (texte) => lirePhrase('Les mots « les parties » sont supprimés.', lisant(texte)),
  'ressemblance à une modification': ressembleAModification,
  'hors citations': (texte) => horsCitations(plierTexte(texte)),
  'date dite': (texte) => [lireDate(texte), joursDits(texte), finsDites(texte), ditLaDuree('', texte)],
  'durée dite': (texte) => [lapsDits(texte), anneesDites(texte)],
  'date saisie': (texte) => [
    parseCivilDate(texte),
    parseFrenchDate(texte),
    readDate(texte),
    readInstant(texte),
  ],
  clauses: (texte) => lireClauses([{ intitule: 'Durée', alineas: [{ id: 'a', texte }] }]),
  'clause de durée': (texte) =>
    lireClauses([
      {
        intitule: 'Durée',
        alineas: [{ id: 'a', texte: `La convention est conclue pour la durée du ${texte}` }],
      },
    ]),
  'clause de renouvellement': (texte) =>
    lireClauses([
      { intitule: 'Durée', alineas: [{ id: 'a', texte: `Elle est renouvelable sans ${texte}` }] },
    ]),
  'clause de résiliation': (texte) =>
    lireClauses([
      {
        intitule: 'Résiliation',
        alineas: [{ id: 'a', texte: `La convention peut être résiliée deux mois ${texte}` }],
      },
    ]),
  'clause d’avenant': (texte) =>
    lireClauses([
      {
        intitule: 'Avenants',
        alineas: [{ id: 'a', texte: `Elle peut être modifiée à l’exception des articles ${texte}` }],
      },
    ]),
  'lignes d’une page': (texte) => blocsDeLignes(lignesDe(texte)),
  'convention en lignes': (texte) => lireConvention(documentDe(texte)),
  'convention en un paragraphe': (texte) => lireConvention(enBlocs(texte)),
  'parties d’une convention': (texte) =>
    lireConvention(
      enBlocs(
        `Convention\nEntre l’État, représenté par ${texte}\nVu le code ;\nIl est convenu ce qui suit :`,
      ),
    ),
  'parties en liste': (texte) =>
    lireConvention(enBlocs(`Convention\nEntre :\n${texte}\nVu le code ;\nIl est convenu ce qui suit :`)),
  'fin d’une convention': (texte) =>
    lireConvention(enBlocs(`Convention\nArticle 1 : Objet\nUn.\nFait à ${texte}`)),
  'intitulé d’une convention': (texte) => lireConvention(enBlocs(`Convention\nArticle 1 – ${texte}`)),
  renvois: reperer,
  'renvois du texte': (texte) => renvoisDe(lisant(texte)),
  'une ligne': uneLigne,
  'alinéas cités': (texte) => lireAlineas(texte.split('\n'), { lieu: 'division' }),
  'alinéas écrits': (texte) =>
    ecrireAlineas(
      texte
        .split('\n')
        .slice(0, 200)
        .map((one) => ({ niveau: 0, marque: null, texte: one })),
      { lieu: 'division' },
    ),
  'corps cité': (texte) => lireCorps(texte.split('\n'), CADRE, { intitule: null, retraits: null }),
  'corps écrit': (texte) => ecrireCorps(CADRE, texte.slice(0, 300), [{ niveau: 0, marque: null, texte }]),
  intitulé: (texte) => porteNumero(texte, 'article', '6'),
  nom: separerNom,
  'mots cherchés': (texte) => [
    positionsDe(texte, 'la la'),
    presqueTrouves(texte, 'x'),
    memeImpression(texte, texte),
  ],
  'texte appliqué': (texte) =>
    appliquer(lisant(texte), change(`${texte} x`), { avenantId: 'a', operationId: 'o' }),
  'texte heurté': (texte) =>
    texteHeurte(
      etape(lisant('Avant.'), { id: 'o', modification: change(texte), phrase: [], lu: '' }, 'a', (id) => id),
      LIEU_CONVENTION,
    ),
  'opérations déduites': (texte) => genererOperations(lisant(texte), lisant(`${texte} et plus`)),
  'mots comparés': (texte) => ecarts(texte, `${texte} et plus`),
  ressemblance: (texte) => ressemblance(texte, `${texte} x`),
  'effet divergent': (texte) => effetDivergent(avenant(texte)),
  'articles de l’avenant': (texte) => articlesComplets(avenant(texte), TEXTE),
  'forme de l’avis': sansTypographie,
  typographie,
  'typographie d’acte': (texte) => [typographieDActe(texte), runs(texte)],
  'nom de fichier': (texte) => [slug(texte), nomSansPiege(texte), safeFileName(texte)],
  repère: parseRepere,
  CSV: (texte) => csv([[texte, texte]]),
  XML: xmlText,
  'mots du journal': (texte) => markWords(texte, `${texte} x`),
  'lignes saisies': (texte) => lireLignes(texte),
  'mots choisis': (texte) => citer(texte, { debut: 0, fin: 1 }),
  'mots comparés à l’écran': (texte) => comparer(texte, `${texte} x`),
};

const UNITES = [
  ' ', '\n', ' \n', 'x\n', '\t', '\u00A0', 'a', 'a ', 'A', 'Aa ', 'é', '1', '1 ', '1, ', '1\n', ',', ', ', '.', '. ', ';', '; ',
  ':', ': ', '-', '- ', '–', '\n- ', "'", '’', "l'", '"', '" ', '«', '« ', '«\n', '»', '«»', '« a » ', '“', '(', '()', ')', '°',
  '1° ', '1°\n', ';1° ', ';\net\n', 'et ', 'et\n', 'et', 'I', 'IV – ', '<', '&', '@', 'a@', 'a.', 'www.', '=', '/', '\\',
  'article ', 'article 6 ', 'l’article 6, ', 'Article 6\n', 'art. ', 'alinéa ', 'premier alinéa ', 'premier, ', 'annexe ',
  'les mots ', 'est remplacé par ', 'L’article 6 est abrogé. ', 'la convention ', 'le présent avenant ', 'du 1er janvier 2030 ',
  'est ', 'demeure ', 'jusqu’au ', 'de la loi ', 'convention de ', 'exclu ', 'renouvelée ', 'résiliée ', 'deux mois ', 'proposer ', 'a)', 'du b) du ', 'n° ', 'M. ', 'délai de ', 'seconde ',
] as const; // prettier-ignore
const AUTOUR = [
  ['', ''],
  ['', 'x'],
  ['x', ''],
  ['L’article 6', ''],
  ['L’article 6 ', 'est abrogé.'],
  ['« ', ''],
  ['Les articles 4, ', 'sont abrogés.'],
] as const;

const FAMILLES = UNITES.flatMap((unite) => AUTOUR.map(([avant, apres]) => ({ avant, unite, apres })));
type Famille = (typeof FAMILLES)[number];

/** Where readers were seen to go over their text again and again: always tried, whatever is drawn. */
const FRONTIERE: ReadonlySet<string> = new Set(
  [
    ['', ' ', 'x'],
    ['', '\n', 'x'],
    ['L’article 6', ' ', ''],
    ['Les articles 4, ', '1, ', 'sont abrogés.'],
    ['« ', '«', ''],
    ['', '. ', ''],
    ['', 'L’article 6 est abrogé. ', ''],
  ].map((one) => one.join('|')),
);
const surFrontiere = ({ avant, unite, apres }: Famille): boolean =>
  FRONTIERE.has([avant, unite, apres].join('|'));

/** As long as a text may be (`longText`), and a quarter of it. */
const [COURT, LONG] = [5_000, 20_000];
const texteDe = ({ avant, unite, apres }: Famille, longueur: number): string =>
  `${avant}${unite.repeat(Math.ceil(longueur / unite.length)).slice(0, longueur - avant.length - apres.length)}${apres}`;

/** CPU time of this process alone: what else the machine does counts for nothing. In milliseconds. */
function cout(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Under it, at full length, there is nothing to fear; and nothing to measure. */
const RIEN = 8;
/** Past it, for twenty thousand characters, there is nothing left to compare. */
const TROP = 1_000;
/** Four times as long: n·log n takes five times longer, a square sixteen. */
const RAPPORT = 9;

/** How many times longer the long work takes, at best of several tries; 0 when it takes next to nothing. */
function mesurer(court: () => unknown, long: () => unknown, trop = TROP): number {
  let [least, most] = [Infinity, Infinity];
  for (let essai = 0; essai < 6; essai++) {
    most = Math.min(most, cout(long));
    if (most < RIEN) return 0;
    if (most > trop) return Infinity;
    least = Math.min(least, cout(court));
    if (essai > 0 && most <= RAPPORT * least) break;
  }
  return most / least;
}

function croissance(lire: (texte: string) => unknown, famille: Famille): number {
  const [court, long] = [texteDe(famille, COURT), texteDe(famille, LONG)];
  return mesurer(
    () => lire(court),
    () => lire(long),
  );
}

/** An article written anew in so many long alinéas, and all that is held against it. */
function concordance(alineas: number, texte: string): void {
  const long = Array.from({ length: alineas }, () => ({ niveau: 0 as const, marque: null, texte }));
  const registre = emptyRegistre();
  registre.conventions.set(CONVENTION_AURA.id, CONVENTION_AURA);
  const draft = avenant('Texte.');
  const modification = {
    nature: 'rediger_division' as const,
    divisionId: ARTICLE.id,
    intitule: ARTICLE.intitule,
    alineas: long,
  };
  const phrase = phraseDe(modification, TEXTE);
  const operations = [{ id: 'o', modification, phrase, lu: '' }];
  concordanceDe(registre, CONVENTION_AURA, { ...draft, operations }, JOUR);
}

const couples = Object.entries(LECTEURS).flatMap(([nom, lire]) =>
  FAMILLES.map((famille) => ({ nom, lire, famille })),
);

describe('what is read of a text typed or pasted', () => {
  const essayes = places('croissance des lecteurs', couples, ({ famille }) => surFrontiere(famille), 200);
  it.each(Object.keys(LECTEURS))('grows with its length: %s', (nom) => {
    const trop = essayes
      .filter((one) => one.nom === nom)
      .flatMap(({ lire, famille }) => {
        const rapport = croissance(lire, famille);
        return rapport <= RAPPORT ? [] : [{ ...famille, rapport }];
      });
    expect(trop).toEqual([]);
  });

  it('grows with its alinéas: an article of a hundred, of the greatest length', () => {
    const texte = 'Les parties conviennent de se réunir, au siège de la Région, une fois par an. '
      .repeat(270)
      .trim();
    expect(
      mesurer(
        () => concordance(25, texte),
        () => concordance(100, texte),
        10 * TROP,
      ),
    ).toBeLessThanOrEqual(RAPPORT);
  });
});
