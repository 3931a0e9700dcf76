import { foldLetters } from '../french';
import { defaut } from '../texte/defauts';
import type { CodeDefaut, Defaut } from '../texte/defauts';
import { LIEU_CONVENTION } from '../texte/nommer';
import { findDivision } from '../texte/en-vigueur';
import type { TexteEnVigueur } from '../texte/en-vigueur';
import { DEVINE, uneLigne } from './citation';
import type { Doute } from './citation';
import { fauteDe, horsDePortee } from './fautes';
import { enProrogation } from './lecture-duree';
import { jetons } from './lecture-jetons';
import { essais } from './lecture-regles';
import type { Lue } from './lecture-fragments';
import type { Modification } from '../texte/operations';
import { memeModification } from './phrase';

export { ressembleAModification } from './ressemblance';

/** From here up a reading is one nobody should be surprised by; a person confirms it all the same. */
export const SEUIL_CONFIANCE = 0.8;

/** What a sentence was understood to do, or why it was not understood. */
export type Lecture =
  | {
      readonly lue: {
        readonly modification: Modification;
        /** 1 when nothing was assumed. */
        readonly confiance: number;
        /** What was assumed, in French. */
        readonly doutes: readonly string[];
      };
      readonly raison: null;
    }
  | { readonly lue: null; readonly raison: Defaut };

/**
 * Reads a legistic sentence, generated or typed, on the text before the avenant. A sentence is read whole: a word that
 * no turn of phrase accounts for, and nothing is read. Words it quotes are taken as they stand, found or not; but a
 * place the text has not cannot be aimed at, and is the reason given.
 */
export function lirePhrase(lignes: readonly string[] | string, reference: TexteEnVigueur): Lecture {
  const all = typeof lignes === 'string' ? lignes.split('\n') : lignes;
  const plain = lireLignes(all, reference);
  if (plain.lue !== null || !DEVINABLES.has(plain.raison.code)) return plain;
  const guessed = sansGuillemets(all);
  if (guessed === null) return plain;
  const read = lireLignes(guessed, reference);
  if (read.lue === null) return plain;
  // « L'article 6 est modifié comme suit : … », and nothing quoted: what it says may be one alinéa of several, and the
  // article whole would lose the others.
  const { modification } = read.lue;
  if (
    modification.nature === 'rediger_division' &&
    ANNONCE_SEULE.test(foldLetters(guessed[0] ?? '')) &&
    (findDivision(reference, modification.divisionId)?.alineas.length ?? 0) > 1
  )
    return plain;
  return lecture(read.lue.modification, read.lue.confiance - DEVINE, [
    'La citation n’est pas entre guillemets.',
    ...read.lue.doutes,
  ]);
}

const ANNONCE_SEULE = /\bmodifiee?s? comme suit ?:?$/u;

/** What a sentence without guillemets is refused for, before they are put back. */
const DEVINABLES: ReadonlySet<CodeDefaut> = new Set(['PHRASE_ILLISIBLE', 'PHRASE_TROP_LONGUE']);

/** Why a sentence was not read on the text before its avenant, when the avenant itself may be the answer. */
const VIENT_DU_PROJET: ReadonlySet<CodeDefaut> = new Set([
  'DIVISION_INCONNUE',
  'PHRASE_ILLISIBLE',
  'PHRASE_TROP_LONGUE',
]);

/**
 * Reads a sentence of a draft: on the text before it (`base`), as its reader counts ranks; on the draft's own text
 * (`texte`) when it names what a sentence before it, in the same avenant, has just brought in.
 */
export function lirePhraseDuProjet(
  lignes: readonly string[],
  { base, texte }: { readonly base: TexteEnVigueur; readonly texte: TexteEnVigueur },
): Lecture {
  const first = lirePhrase(lignes, base);
  if (first.lue !== null || !VIENT_DU_PROJET.has(first.raison.code)) return first;
  const again = lirePhrase(lignes, texte);
  return again.lue === null ? first : again;
}

function lireLignes(lignes: readonly string[], reference: TexteEnVigueur): Lecture {
  const phrase = extrait(lignes);
  const parted = jetons(lignes);
  if (parted === null) return refus('PHRASE_MAL_CITEE', phrase);
  if (parted.tete.length > LONGUEUR_PHRASE) return refus('PHRASE_TROP_LONGUE', phrase);
  const all = essais({ ...parted, reference });
  const read = all.filter((one): one is Lue => 'modification' in one);
  const [first, ...others] = read.sort((a, b) => poids(a.doutes) - poids(b.doutes));
  const best = first === undefined ? undefined : enProrogation(first, reference);
  if (best === undefined) {
    const failed = all.find((one): one is Defaut => 'code' in one);
    if (failed !== undefined) return { lue: null, raison: failed };
    const hors = horsDePortee(parted);
    if (hors === null && plusieursChangements(parted.tete)) return refus('PHRASE_MULTIPLE', phrase);
    const faute = hors ?? fauteDe(parted, reference);
    return { lue: null, raison: defaut('PHRASE_ILLISIBLE', { phrase, faute }, LIEU_CONVENTION) };
  }
  const ambiguous: readonly Doute[] = others.some(
    (one) => !memeModification(enProrogation(one, reference).modification, best.modification),
  )
    ? [{ poids: DEVINE, dit: 'La phrase peut se lire d’une autre manière.' }]
    : [];
  const doutes = [...ambiguous, ...best.doutes];
  return lecture(
    best.modification,
    1 - poids(doutes),
    doutes.map(({ dit }) => dit),
  );
}

const poids = (doutes: readonly Doute[]): number => doutes.reduce((sum, one) => sum + one.poids, 0);

const lecture = (modification: Modification, confiance: number, doutes: readonly string[]): Lecture => ({
  lue: { modification, confiance: Math.max(0, Math.round(confiance * 100) / 100), doutes },
  raison: null,
});

const refus = (
  code: 'PHRASE_MAL_CITEE' | 'PHRASE_TROP_LONGUE' | 'PHRASE_MULTIPLE',
  phrase: string,
): Lecture => ({ lue: null, raison: defaut(code, { phrase }, LIEU_CONVENTION) });

const LONGUEUR_EXTRAIT = 160;

/**
 * Longest sentence that is read, what it quotes apart: several times any that an act has. The rules go over it many
 * times, and a page without a full stop is no sentence.
 */
const LONGUEUR_PHRASE = 1000;

/** The sentence inside a message: its first line, cut short. */
function extrait(lignes: readonly string[]): string {
  const first = uneLigne(lignes.find((ligne) => ligne.trim() !== '') ?? '');
  return first.length > LONGUEUR_EXTRAIT ? `${first.slice(0, LONGUEUR_EXTRAIT - 1).trimEnd()}…` : first;
}

const VERBES =
  /\b(?:remplacee?s?|remplacer|supprimee?s?|supprimer|inseree?s?|inserer|ajoutee?s?|ajouter|abrogee?s?|abroger|completee?s?|retablie?s?|prorogee?s?|(?:est|sont) ainsi redigee?s?|rediger|recrite?s?)\b/gu;

/** « les articles 1er et 5 », « les deuxième et troisième alinéas », « les deux premiers alinéas ». */
const LIEUX =
  /^(?!entre )(?:.*\b)?(?:(?:articles|annexes|alineas) (?:n°s? ?)?(?:\d|premier)|(?:les|aux|des) (?:[^ ⟦]+ ){1,6}(?<=(?:et (?:au |le )?[^ ]+|premiers|derniers) )(?:alineas|tirets)\b)/u;

const plusieursChangements = (tete: string): boolean =>
  (tete.match(VERBES)?.length ?? 0) > 1 || LIEUX.test(tete);

const MOTS_NUS =
  /^(?<avant>[^«“"]*\b(?:les? mots?|les? termes?|l'expression|la mention)) (?<ancien>.+?) (?<verbe>(?:est|sont) remplac[ée]e?s? par(?: (?:les? mots?|les? termes?|l'expression|la mention))?) (?<nouveau>.+?)\.?$/iu;

const LES_MOTS = "(?:les? mots?|les? termes?|l’expression|l'expression|la mention)";
/** « remplacer le mot : x par le mot : y », « compléter … par les mots : x »: a request, with no guillemets either. */
const DEMANDES = [
  new RegExp(
    `^(?<avant>[^«“"]*\\b(?:remplacer|remplacez) ${LES_MOTS}) ?:? (?<ancien>.+?) (?<verbe>par ${LES_MOTS}) ?:? (?<nouveau>.+?)\\.?$`,
    'iu',
  ),
  new RegExp(
    `^(?<avant>(?:compléter|complétez|completer)\\b[^«“"]*? par ${LES_MOTS}) ?: (?<nouveau>.+?)\\.?$`,
    'iu',
  ),
] as const;

/** The same sentence with the guillemets it lacks, where they plainly belong; null where nothing is plain. */
function sansGuillemets(lignes: readonly string[]): readonly string[] | null {
  const texte = lignes
    .map((ligne) =>
      ligne
        .replace(/[\u00A0\u202F]/gu, ' ')
        .replace(/[’]/gu, "'")
        .trim(),
    )
    .filter((ligne) => ligne !== '');
  if (/[«»“”"]/u.test(texte.join('\n'))) return null;
  const [first = '', ...rest] = texte;
  const seule = rest.length === 0 && first.length <= LONGUEUR_PHRASE;
  for (const motif of seule ? [MOTS_NUS, ...DEMANDES] : []) {
    const { avant, ancien, verbe = '', nouveau = '' } = motif.exec(first)?.groups ?? {};
    if (avant === undefined) continue;
    const tete = avant.replace(/(?<!\s)\s*:$/u, '');
    return [
      ancien === undefined
        ? `${tete} « ${nouveau} »`
        : `${tete} « ${ancien.replace(/^:\s*/u, '')} » ${verbe} « ${nouveau} »`,
    ];
  }
  const said = foldLetters(first);
  const verbe = said.search(/redige|suivant|suit|remplace/u);
  const cut = verbe < 0 ? 0 : said.indexOf(':', verbe) + 1;
  if (cut === 0) return null;
  const quoted = [first.slice(cut).trim(), ...rest].filter((ligne) => ligne !== '');
  return quoted.length === 0 ? null : [first.slice(0, cut), `« ${quoted.join('\n')} »`];
}
