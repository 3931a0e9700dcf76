import type { CivilDate } from '../civil-date';
import type { ClauseLue } from '../clauses/lire';
import { fold, inLetters, plierTexte, unaccented } from '../french';
import { JOUR_DIT, lireDate } from '../texte/dates-dites';
import type { Carnet } from './carnet';
import type { DouteLu, PartieLue } from './lue';
import { cleNom, estNom } from './signataires';
import { phrases } from './phrases';
import type { Unite } from './unites';

/* How an act ends: « Fait à …, en … exemplaires, le … », then the signatures. */

export type Cloture = {
  readonly lieu: string | null;
  readonly faitLe: CivilDate | null;
  readonly exemplaires: ClauseLue | null;
};

const FAIT =
  /^(?:fait|signé|établi)(?:\s+et\s+(?:passé|signé))?\s+(?:à|a|en|le)(?=\s)|^(?:À|A)\s+\p{Lu}[^.]{1,50},\s*le(?!\p{L})|^\p{Lu}[\p{L} ’'-]{1,40},\s*le(?:\s*[._…\s]*$|\s+\d{1,2}(?:er)?[\s/])/iu;
export const estCloture = ({ texte, marque, tableau }: Unite): boolean =>
  marque === null && tableau === null && texte.length < 400 && FAIT.test(texte) && /^\p{Lu}/u.test(texte);

/** What goes on with it on lines of its own. */
export const suitCloture = ({ texte, marque, tableau }: Unite): boolean =>
  marque === null &&
  tableau === null &&
  texte.length < 120 &&
  /^(?:le(?:\s+\d|\s*[:,._…]*$)|en\s[^.]*(?:exemplaires?|originaux))/iu.test(texte);

const LIEU_SEUL = /^(\p{Lu}[\p{L} ’'-]{1,40}),\s*le(?!\p{L})/u;
const LIEU =
  /^(?:[^,]*?\s)?(?:à|a|À|A)\s+(\p{Lu}[\p{L}’'-]*(?:[\s-]+(?!en\s|le\s|les\s\d|\d|ce\s)[\p{L}’'-]+){0,5}?)(?=\s*,|\s+en\s|\s+le(?:\s|$)|\s*\.|\s*$)/u;
const NOMBRES = new Map(Array.from({ length: 99 }, (_, n) => [unaccented(inLetters(n + 1)), n + 1] as const));
const EXEMPLAIRES =
  /(?<!\p{L})en\s+(?:(\d{1,3})|([\p{L}-]+(?:\s+et\s+une?)?))(?:\s*\(\s*([\p{L}\d-]+)\s*\))?\s+(?:exemplaires?|originaux|originale?)(?:\s+originaux|\s+identiques)?/iu;
const JOUR = new RegExp(`(?<!\\d)${JOUR_DIT}(?!\\d)`, 'u');

/** The lines of the closing: the place, then the day and the originals where they have their own. */
export function lireCloture(unites: readonly Unite[], carnet: Carnet): Cloture {
  let [lieu, faitLe, clause]: [string | null, CivilDate | null, ClauseLue | null] = [null, null, null];
  for (const unite of unites) {
    const { texte } = unite;
    const ici = (LIEU.exec(texte) ?? LIEU_SEUL.exec(texte))?.[1] ?? null;
    if (lieu === null && ici !== null) {
      lieu = ici;
      carnet.placer(unite, ici);
    }
    const plie = plierTexte(texte);
    const date = JOUR.exec(plie);
    const jour = date === null ? null : lireDate(date[1] ?? '');
    if (date !== null && jour !== null && faitLe === null) {
      faitLe = jour;
      if (plie.length === texte.length)
        carnet.comprendre(unite, texte.slice(date.index, date.index + date[0].length));
    }
    const n = nombreDit(EXEMPLAIRES.exec(texte));
    if (n === null || clause !== null) continue;
    clause = { parametres: { nature: 'exemplaires', n }, ancres: [], dit: texte, doutes: [] };
    carnet.placer(unite, texte);
  }
  return { lieu, faitLe, exemplaires: clause };
}

/** « en trois exemplaires », « en 3 exemplaires », « en trois (3) exemplaires ». */
function nombreDit(match: RegExpExecArray | null): number | null {
  if (match === null) return null;
  for (const dit of [match[1], match[3], match[2]]) {
    if (dit === undefined) continue;
    const n = /^\d+$/u.test(dit) ? Number(dit) : (NOMBRES.get(unaccented(dit.toLowerCase())) ?? null);
    if (n !== null && n > 0) return n;
  }
  return /^un(?:ique)?$|^double$/iu.test(match[2] ?? '') ? (match[2] === 'double' ? 2 : 1) : null;
}

/** What an article says of the originals of the act, when the closing says nothing. */
export function exemplairesDits(
  alineas: readonly { readonly id: string; readonly texte: string }[],
): ClauseLue | null {
  for (const { id, texte } of alineas) {
    if (texte.length > 2_000 || !/exemplaire|origina/iu.test(texte)) continue;
    for (const dit of phrases(texte)) {
      const n = DE_L_ACTE.test(dit) ? nombreDit(EXEMPLAIRES.exec(dit)) : null;
      if (n !== null) return { parametres: { nature: 'exemplaires', n }, ancres: [id], dit, doutes: [] };
    }
  }
  return null;
}
const DE_L_ACTE =
  /^(?:la|le|cette?|les) (?:présente? )?(?:convention|accord|acte|avenant|protocole|charte|contrat)[^,;]{0,40} (?:est|sont|a été) (?:établie?|signée?|faite?|rédigée?|dressée?|passée?|conclue?)|^(?:établie?|faite?|signée?|dressée?)(?!\p{L})/iu;

const DE_SIGNATURE =
  /^(?:pour|le|la|les|l|de|du|des|d|et|par|en|au|aux|a|signatures?|signataires?|signe|cachet|date|lu|approuve|mention|manuscrite|bon|accord|delegation|ordre|absence|empechement|parties|partie|nom|prenom|qualite|fonction|madame|monsieur|mme|m|electroniquement|tampon|paraphes?|representante?|l etat|region|son|sa)$/u;

/**
 * The signatures confirm the block of the parties: a line of them whose every word is in it is set aside; another says
 * something new, and stays among what was not placed.
 */
export function lireSignatures(
  unites: readonly Unite[],
  parties: readonly PartieLue[],
  carnet: Carnet,
): readonly Omit<DouteLu, 'id'>[] {
  const connus = new Set<string>();
  for (const { nom, ditCiApres, signataires, mentions, qualites = [] } of parties)
    for (const texte of [
      nom,
      ditCiApres,
      ...mentions,
      ...qualites.map(({ dit }) => dit),
      ...signataires.flatMap(({ prenom, nom: son, fonction }) => [prenom, son, fonction]),
    ])
      for (const mot of motsDe(texte ?? '')) connus.add(mot);
  const noms = new Set<string>();
  let tout = '';
  for (const unite of unites) {
    const { texte } = unite;
    tout = `${tout} / ${cleNom(texte)}`;
    if (estNom(texte) && texte.length < 80)
      noms.add(cleNom(texte.replace(/^(?:madame|monsieur|mme|m\.)\s*/iu, '')));
    if (motsDe(texte).every((mot) => connus.has(mot) || DE_SIGNATURE.test(mot) || /^\d+$/u.test(mot)))
      carnet.comprendre(unite, texte);
  }
  const dits = parties
    .flatMap(({ signataires }) => signataires)
    .flatMap(({ prenom, nom }) => (nom === null || nom === '' ? [] : [`${prenom ?? ''} ${nom}`.trim()]));
  const trouves = dits.filter((nom) => tout.includes(cleNom(nom)));
  if (noms.size === 0 && trouves.length === 0) return [];
  const connusPar = new Set(dits.map(cleNom));
  return [
    ...dits
      .filter((nom) => !trouves.includes(nom))
      .map((dit) => ({
        nature: 'signataire' as const,
        dit,
        motif: 'Les signatures, au bas de l’acte, ne portent pas ce nom.',
      })),
    ...[...noms]
      .filter((cle) => !connusPar.has(cle))
      .map((cle) => ({
        nature: 'signataire' as const,
        dit: unites.find(({ texte }) => cleNom(texte).endsWith(cle))?.texte ?? cle,
        motif: 'Ce nom est au bas de l’acte, et non parmi les parties.',
      })),
  ];
}

const motsDe = (texte: string): readonly string[] =>
  fold(texte)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** A line of the signatures, where no « Fait à … » opens them. */
export const ouvreSignatures = ({ texte, tableau }: Unite): boolean =>
  tableau === null &&
  texte.length < 100 &&
  /^(?:(?:les )?signatures?(?: des parties)?\s*:?$|pour (?:l['’]|la |le |les )[^.]*,?$)/iu.test(texte);
