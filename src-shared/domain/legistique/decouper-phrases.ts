import { foldLetters, lowerFirst } from '../french';
import type { PhraseCollee } from './distribuer';
import { distribuer } from './distribuer';
import { estomper, rouvrir } from './lecture-jetons';
import { ressembleAModification } from './ressemblance';

/*
 * A passage pasted from an avenant, cut into the sentences that change the convention one by one. « L'article 6 est
 * ainsi modifié : 1° … ; 2° … » is as many sentences as it has items, each with the place that opens the list.
 */

const OUVRE = /^\s*[«“"]/u;
/** « 1° », « 2) », « a) », « - », « II. – » before an item. */
const PUCE = /^\s*(?:\d{1,2}\s*(?:°\)?|\))|[a-z]\)|[-–—•](?=\s)|[IVX]{1,4}\s*(?:[.)]\s*)?[-–—])\s*/u;
/** The items of a list written on one line: « …: 1° … ; 2° … ». */
const PUCE_EN_LIGNE = /(?<=[:;]\s?|\bet\s)(?=\d{1,2}\s?°\s|[a-z]\)\s|[IVX]{1,4}\s*(?:[.)]\s*)?[-–—]\s)/gu;
const CHAPEAU =
  /\b(?:est|sont) (?:ainsi modifiee?s?|modifiee?s?(?: comme suit| ainsi qu'il suit| ainsi| de la (?:maniere|facon) suivante)?) ?:?$/u;
/** A list about the whole convention: its items name their own places. */
const TOUTE_LA_CONVENTION = /^(?:[ivx\d]+[.°)]? ?[–—-]? ?)?(?:la|cette) (?:presente )?convention\b[^:]*$/u;

/** `place`: it names one, which its items go on with. */
type Chapeau = { readonly dit: string; readonly puce: string | null; readonly place: boolean };

/** Longest opening of a list, repeated before each of its items: a page is none. */
const LONGUEUR_CHAPEAU = 300;

/** The sentences of a passage, in its order; one that is no list is given back as it is. */
export function decouperPhrases(passage: string): readonly PhraseCollee[] {
  const out: PhraseCollee[] = [];
  // What opens the lists being read, from the outermost, with the marks of its items.
  let chapeaux: readonly Chapeau[] = [];
  for (const paragraphe of paragraphes(passage).flatMap(parPhrases)) {
    const [first = '', ...rest] = paragraphe;
    const puce = sorteDePuce(first);
    const known = chapeaux.findIndex((one) => one.puce === puce);
    if (puce === null) chapeaux = [];
    else if (known >= 0) chapeaux = chapeaux.slice(0, known + 1);
    else
      chapeaux = chapeaux.map((one, rang) =>
        rang === chapeaux.length - 1 && one.puce === null ? { ...one, puce } : one,
      );
    const opened = chapeaux.filter((one) => one.puce !== null);
    const said = opened.length === 0 ? first : sansPuce(first);
    if (rest.length === 0 && estChapeau(said, opened.length > 0)) {
      const dit = sansDeuxPoints(sansPuce(first));
      chapeaux = [...chapeaux, { dit, puce: null, place: !TOUTE_LA_CONVENTION.test(foldLetters(dit)) }];
      continue;
    }
    out.push(...distribuer(finie([avecChapeaux(opened, said), ...rest])));
  }
  return out;
}

/** One sentence after another, in one paragraph: the first ends on what it quotes, or on what it takes away. */
const ENTRE_DEUX = /(?<=(?:_|supprimée?s?|abrogée?s?) ?\.)\s+(?=\p{Lu})/gu;

/** A paragraph of several changes, a sentence each; any other is left whole. */
function parPhrases([first = '', ...rest]: PhraseCollee): readonly PhraseCollee[] {
  const cuts = [...estomper(first).matchAll(ENTRE_DEUX)].map(({ index }) => index);
  if (cuts.length === 0) return [[first, ...rest]];
  const parts = [0, ...cuts].map((from, rang) => first.slice(from, cuts[rang]).trim());
  if (!parts.every(ressembleAModification)) return [[first, ...rest]];
  return parts.map((part, rang) => (rang === parts.length - 1 ? [part, ...rest] : [part]));
}

/** Opens a list: « … est ainsi modifié : » or, inside one, a place alone: « au deuxième alinéa : ». */
const estChapeau = (ligne: string, dedans: boolean): boolean => {
  if (ligne.length > LONGUEUR_CHAPEAU) return false;
  const said = foldLetters(estomper(ligne)).replace(/\s+/gu, ' ').trim();
  return (
    CHAPEAU.test(said) ||
    (dedans && said.endsWith(':') && !/\b(?:redigee?s?|suivante?s?|par|mots?)\b/u.test(said))
  );
};

/** An item that says its own article needs no other. */
const NOMME_SON_ARTICLE =
  /^(?:(?:a|dans|apres|avant) )?(?:l'|(?:le |la |les |au |aux )?(?:[a-z-]+ alineas? (?:de )?l'))articles? (?:\d|premier)/u;

function avecChapeaux(chapeaux: readonly Chapeau[], item: string): string {
  const places = chapeaux.filter(({ place }) => place).map(({ dit }) => dit);
  if (places.length === 0 || NOMME_SON_ARTICLE.test(foldLetters(estomper(item)))) return item;
  const [first = '', ...others] = places;
  const inner = [...others, item].map(lowerFirst);
  return `${first} : ${inner.join(', ')}`;
}

/**
 * The lines of each paragraph. One that opens inside a quotation, or with one, goes on with the line before it; so does
 * one that nothing ended, as a page breaks its lines.
 */
export function paragraphes(passage: string): readonly PhraseCollee[] {
  const out: string[][] = [];
  // The line being put together again, and whether the items of a list may stand in it.
  let ouverte: { readonly parts: string[]; coupe: boolean } | null = null;
  const fermer = (): void => {
    if (ouverte === null) return;
    const { parts, coupe } = ouverte;
    const [first = '', ...items] = coupe ? enLigne(parts.join(' ')) : parts;
    out.at(-1)?.push(first);
    out.push(...items.map((one) => [one]));
    ouverte = null;
  };
  let depth = 0;
  let droits = 0;
  let blank = true;
  for (const line of rouvrir(passage)
    .split(/\r\n?|\n/u)
    .map((one) => one.trim())) {
    if (line === '') {
      blank = true;
      continue;
    }
    if (ouverte !== null && (depth > 0 || droits % 2 === 1 || OUVRE.test(line))) {
      fermer();
      ouverte = { parts: [line], coupe: false };
    } else if (ouverte === null || blank || commence(ouverte, line)) {
      fermer();
      out.push([]);
      ouverte = { parts: [line], coupe: true };
    } else {
      ouverte.parts.push(line);
      ouverte.coupe = true;
    }
    depth = profondeur(line, depth);
    droits += line.match(/"/gu)?.length ?? 0;
    blank = false;
  }
  fermer();
  return out;
}

/** Whether a line begins something: it bears a mark, or the one before it had come to its end. */
function commence(
  { parts, coupe }: { readonly parts: readonly string[]; readonly coupe: boolean },
  line: string,
) {
  if (PUCE.test(line)) return true;
  if (/^\p{Ll}/u.test(line)) return false;
  if (FINIT.test(parts.slice(-2).join(' '))) return true;
  const before = parts.length > LONGUEUR_TITRE ? '' : parts.join(' ');
  if (before.length > LONGUEUR_TITRE) return false;
  return TITRE.test(coupe ? (enLigne(before).at(-1) ?? '') : before);
}
const FINIT = /[.;:!?»”"](?:\s*et)?$/u;
/** What a heading says is done: « Modification de l'article 5 ». */
export const NOMS_DE_CHANGEMENT =
  "(?:modifications?|nouvelle r[ée]daction|remplacement|abrogation|suppression|insertion|ajout|compl[ée]ments?) (?:apport[ée]e?s? )?(?:de |du |des |[aà] |d['’]|aux? )";
/** A heading of the avenant itself: « Article 2 – Durée », « II. – Modification de l'article 5 ». */
const TITRE = new RegExp(
  `^(?:article\\s+(?:\\d|premier)|(?:(?:\\d{1,2}|[IVX]{1,4})\\s*[.)°]?\\s*[-–—:]?\\s*)?${NOMS_DE_CHANGEMENT})[^.«»]{0,100}$`,
  'iu',
);
const LONGUEUR_TITRE = 200;

/**
 * How many quotations are open after the line. A line that opens with « inside one repeats it, as the Journal officiel
 * does, when it closes no more than it opens at its end.
 */
function profondeur(line: string, before: number): number {
  const opens = line.match(/[«“]/gu)?.length ?? 0;
  const closes = line.match(/[»”]/gu)?.length ?? 0;
  const repeats =
    before > 0 && OUVRE.test(line) && (opens > closes || /[»”]\s*(?:[.;,](?:\s*et)?|et)?$/u.test(line));
  return Math.max(0, before + opens - closes - (repeats ? 1 : 0));
}

/** The items of a list written on one line, those inside its quotations left alone. */
function enLigne(line: string): readonly string[] {
  const blank = estomper(line);
  const cuts = [...blank.matchAll(PUCE_EN_LIGNE)].map(({ index }) => index);
  return [0, ...cuts].map((from, rang) => line.slice(from, cuts[rang]).trim()).filter((one) => one !== '');
}

/** What kind of mark opens the line: items of one list share theirs. */
function sorteDePuce(line: string): string | null {
  const mark = PUCE.exec(line)?.[0].trim();
  if (mark === undefined) return null;
  if (/^\d/u.test(mark)) return '1';
  if (/^[a-z]\)/u.test(mark)) return 'a';
  return /^[IVX]/u.test(mark) ? 'I' : '-';
}

const sansPuce = (line: string): string => line.replace(PUCE, '');
const sansDeuxPoints = (line: string): string => line.replace(/(?<!\s)\s*:\s*$/u, '');

/** The sentence ends where its item did: « ; », « ; et » close an item, not a sentence. */
function finie(lignes: readonly string[]): PhraseCollee {
  const last = lignes.at(-1) ?? '';
  const cut = last.replace(/(?<!\s)\s*;\s*(?:et\s*)?$/u, '');
  return [...lignes.slice(0, -1), cut === last ? last : `${cut}.`];
}
