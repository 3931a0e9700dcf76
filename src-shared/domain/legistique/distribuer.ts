import { foldLetters, lowerFirst, upperFirst } from '../french';
import { numeroEcrit } from '../texte/nommer';
import { citerLignes } from './citation';
import { lireEnteteArticle } from './corps';
import { estomper, jetons } from './lecture-jetons';
import { NUMERO, ORDINAL } from './lecture-lieu';

/*
 * One sentence that says one change of several places, or brings in several articles: as many sentences, each of which
 * is then read, shown and judged alone. What is not surely one of these shapes is left whole.
 */

/** The lines of one sentence: the first says the change, the others are what it quotes. */
export type PhraseCollee = readonly string[];

export const distribuer = (lignes: PhraseCollee): readonly PhraseCollee[] =>
  articlesNouveaux(lignes) ?? surPlusieurs(lignes) ?? [lignes];

const enumeration = (un: string): string => `${un}(?:(?: ?, | et |, et )${un})+`;
const separer = (suite: string): readonly string[] =>
  suite.split(/ ?, et | ?, | et /iu).map((one) => one.trim());

const NOMS = { articles: 'article', annexes: 'annexe', alineas: 'alinéa', tirets: 'tiret' } as const;

/** « aux articles 2, 4 et 6 », « les premier et troisième alinéas », each outside what is quoted. */
const CIBLES = new RegExp(
  `(?<![^ ])(?<prep>aux|dans les|au sein des|les) (?:(?<nom>articles|annexes) (?:n°s? ?)?(?<numeros>${enumeration(NUMERO)})|` +
    `(?<ordinaux>${enumeration(ORDINAL)}) (?<rangs>alineas|tirets))(?![^ ,.])`,
  'gu',
);
const SONT = /\bsont (?=(?:abroge|supprime|retire|annule)e?s\b)/u;

/** The same sentence for each of the places it names; null when it names one, or none. */
function surPlusieurs([only = '', ...rest]: PhraseCollee): readonly PhraseCollee[] | null {
  // Folding changes no length: what stands around the places is taken from the sentence itself.
  const said = foldLetters(estomper(only))
    .replace(/[\u00A0\u202F]/gu, ' ')
    .replace(/"[^"]*"/gu, (cite) => '_'.repeat(cite.length));
  const [match, other] = [...said.matchAll(CIBLES)];
  if (match?.groups === undefined || other !== undefined || /\brespective/u.test(said)) return null;
  const { prep = '', nom, numeros, ordinaux, rangs } = match.groups;
  const [avant, apres] = [only.slice(0, match.index), only.slice(match.index + match[0].length)];
  const fin = match.index + match[0].length - (numeros ?? `${ordinaux ?? ''} ${rangs ?? ''}`).length;
  const suite = only.slice(fin, fin + (numeros ?? ordinaux ?? '').length).replace(/[\u00A0\u202F]/gu, ' ');
  const singulier = NOMS[(nom ?? rangs) as keyof typeof NOMS];
  const sujet = prep === 'les';
  const verbe = SONT.exec(said.slice(match.index));
  // « Les articles 4 et 5 sont abrogés »: another verb may well say one thing of them all.
  if (sujet && (verbe === null || rest.length > 0)) return null;
  return separer(suite).map((un) => {
    const place = numeros === undefined ? `${un.toLowerCase()} ${singulier}` : `${singulier} ${un}`;
    const voyelle = numeros !== undefined;
    const article = sujet
      ? voyelle
        ? 'l’'
        : 'le '
      : prep === 'aux'
        ? voyelle
          ? 'à l’'
          : 'au '
        : `${prep === 'dans les' ? 'dans' : 'au sein de'} ${voyelle ? 'l’' : 'le '}`;
    const lieu = avant.trim() === '' ? upperFirst(`${article}${place}`) : `${article}${place}`;
    return [`${avant}${lieu}${sujet ? auSingulier(apres) : apres}`, ...rest];
  });
}

/** « sont abrogées » → « est abrogée ». */
const auSingulier = (mots: string): string =>
  mots.replace(/\bsont ((?:abrogé|supprimé|retiré|annulé)e?)s\b/u, 'est $1');

const NOUVEAUX = new RegExp(
  `^(?<place>(?:apres|a la suite de) [^⟦⟧]+?|la (?:presente )?convention) (?:(?:il )?(?:est|sont) (?:inseree?s?|ajoutee?s?|creee?s?)|est completee par) ` +
    `(?:(?:les |des |deux |trois |quatre |cinq |six )(?:nouveaux )?articles)(?: (?:nouveaux )?(?<numeros>${NUMERO}(?: (?:et )?${NUMERO})+))?(?: suivants?)?(?: nouveaux)?(?: (?:ainsi rediges?|rediges? comme suit|ainsi libelles))?(?: ⟦\\d+⟧)+$`,
  'u',
);

/** « Après l'article 7, sont insérés deux articles 8 et 9 ainsi rédigés : … »: one sentence for each, in their order. */
function articlesNouveaux(lignes: PhraseCollee): readonly PhraseCollee[] | null {
  if (!/articles/iu.test(lignes[0] ?? '')) return null;
  const parted = jetons(lignes);
  const { place, numeros } = (parted === null ? null : NOUVEAUX.exec(parted.tete))?.groups ?? {};
  if (parted === null || place === undefined) return null;
  const cites = parted.citations.flat();
  const corps: { readonly numero: string; readonly lignes: string[] }[] = [];
  const dits = numeros?.match(new RegExp(NUMERO, 'gu')) ?? null;
  for (const ligne of cites) {
    const numero = lireEnteteArticle(ligne);
    const attendu = dits?.[corps.length];
    if (
      numero !== null &&
      (dits === null || numero === attendu || (numero === '1' && /^(?:1er|premier)$/u.test(attendu ?? '')))
    )
      corps.push({ numero, lignes: [ligne] });
    else if (corps.length === 0) return null;
    else corps.at(-1)?.lignes.push(ligne);
  }
  if (corps.length < 2 || (dits !== null && corps.length !== dits.length)) return null;
  const debut = place.startsWith('la ') ? null : parted.brut.slice(0, place.length);
  return corps.map(({ numero, lignes: own }, rang) => {
    const before = corps[rang - 1];
    const apres = before === undefined ? debut : `Après l’article ${numeroEcrit(before.numero)}`;
    const sujet =
      apres === null ? 'Il est inséré dans la convention' : `${upperFirst(lowerFirst(apres))}, il est inséré`;
    return [`${sujet} un article ${numeroEcrit(numero)} ainsi rédigé :`, ...citerLignes(own)];
  });
}
