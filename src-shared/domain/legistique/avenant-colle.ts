import { foldLetters, lowerFirst, upperFirst } from '../french';
import { NOMS_DE_CHANGEMENT, decouperPhrases, paragraphes } from './decouper-phrases';
import type { PhraseCollee } from './distribuer';
import { horsCitations } from './lecture-jetons';
import { NUMERO } from './lecture-lieu';
import { ressembleAModification } from './ressemblance';

/*
 * A whole avenant, as it was written: what surrounds its modifying sentences (title, parties, visas, headings, object,
 * effect, final clauses, signatures) is set aside and said; all the rest is to be read. Nothing is thrown away: what is
 * not surely one of these is a sentence.
 */

export const SORTES_ECARTEES = {
  entete: 'En-tête',
  visa: 'Visa',
  formule: 'Formule',
  intitule: 'Intitulé',
  objet: 'Objet',
  effet: 'Prise d’effet',
  finale: 'Clause finale',
  signature: 'Date et signatures',
} as const;
export type SorteEcartee = keyof typeof SORTES_ECARTEES;
export type Ecarte = { readonly sorte: SorteEcartee; readonly texte: string };

/** What an avenant holds: its sentences, each with the place that its heading gives it, and what is no sentence. */
export type AvenantColle = {
  readonly phrases: readonly PhraseCollee[];
  readonly ecartes: readonly Ecarte[];
};

const plier = (texte: string): string =>
  foldLetters(texte)
    .replace(/[\u00A0\u202F]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

const FORMULE = /\bce qui suit ?[:.]?$/u;
const VISA = /^(?:vu\b|considerant\b|attendu\b)/u;
const TITRE = /^(?:projet d'|projet de )?avenant\b(?! a\b)/u;
/** « Article 2 – Modification de l'article 5 », « II. – Durée »: what heads a part of the avenant. */
const ENTETE = new RegExp(`^article ${NUMERO} ?(?:[:.–—-]+ ?|$)`, 'u');
const MODIFIE = new RegExp(
  `^(?:(?:\\d{1,2} ?[.°)]|[ivx]{1,4} ?[.)]?) ?[-–—:]? ?)?${NOMS_DE_CHANGEMENT}[^«»;:]*[^«».;:]$`,
  'u',
);
const OBJET = /^le present avenant a (?:notamment )?pour objet\b/u;
const EFFET =
  /\bpresent avenant (?:prend(?:ra)? effet|entre(?:ra)? en (?:vigueur|application)|s'applique(?:ra)?|est applicable)\b/u;
const FINALE =
  /\b(?:demeure(?:nt|ront|ra)?|reste(?:nt|ront|ra)?) (?:inchange|applicable|en vigueur|valable|sans changement)|\bpresent avenant (?:est (?:etabli|dresse|fait|annexe|notifie|publie|transmis)|fait partie|comporte|sera (?:notifie|publie|transmis|annexe))|^(?:il est )?(?:etabli|fait) en (?:\d+|\S+) (?:exemplaires|originaux)/u;
const FAIT = /^(?:fait )?(?:a|en) [^.«»]{1,80}(?:,? le\b|exemplaires)|^fait (?:a|en|le)\b/u;

/** A change said in the same breath as the effect, or as what stays: then it is a sentence, to be read. */
const CHANGE =
  /\b(?:est|sont) (?:abroge|remplace|supprime|complete|insere|ajoute|proroge|ainsi redige|ainsi modifie)/u;

/** The division that a heading says is changed; null when it names none, or several. */
function cibleDe(intitule: string): string | null {
  const said = plier(intitule).replace(ENTETE, '');
  const articles = [...said.matchAll(new RegExp(`\\barticles? (${NUMERO})`, 'gu'))];
  const annexes = [...said.matchAll(new RegExp(`\\bannexe (${NUMERO})`, 'gu'))];
  const preambule = /\bpreambule\b/u.test(said);
  if (articles.length + annexes.length + (preambule ? 1 : 0) !== 1) return null;
  // « des articles 5 et 6 », « après l'article 5 »: no sentence is given either place.
  if (/\barticles |\b(?:apres|avant) l'article/u.test(said)) return null;
  const [article, annexe] = [articles[0]?.[1], annexes[0]?.[1]];
  const numero = (dit: string): string => (/^[ivxlc]/u.test(dit) ? dit.toUpperCase() : dit);
  if (article !== undefined) return `l’article ${numero(article)}`;
  return annexe === undefined ? 'le préambule' : `l’annexe ${numero(annexe)}`;
}

const NOMME_UN_LIEU = new RegExp(
  `\\b(?:articles? ${NUMERO}|art\\. ?\\d|annexes?\\b|preambule\\b|section\\b|rubrique\\b|(?:titre|chapitre|partie) ${NUMERO}|convention\\b|parties\\b)`,
  'u',
);
const SUJET =
  /^(?:il|elle|celui-ci|celle-ci|cet article|cette annexe|ledit article|ladite annexe) (?=est (?:completee?|modifiee?|remplacee?|abrogee?|supprimee?|ainsi |redigee?|desormais ))/iu;

/** A sentence under a heading that names what it changes, when it does not name it itself. */
function completer(phrase: PhraseCollee, cible: string | null): PhraseCollee {
  const [first = '', ...rest] = phrase;
  if (cible === null || NOMME_UN_LIEU.test(plier(horsCitations(first)))) return phrase;
  // Folding changes no length.
  const sujet = SUJET.exec(foldLetters(first));
  return [
    sujet === null
      ? `${upperFirst(cible)} est ainsi modifié${/annexe/u.test(cible) ? 'e' : ''} : ${lowerFirst(first)}`
      : `${upperFirst(cible)} ${first.slice(sujet[0].length)}`,
    ...rest,
  ];
}

/** Where the avenant begins to say what it changes: after its formula, or at its first heading; -1 without either. */
function debutDe(paras: readonly PhraseCollee[]): number {
  const formule = paras.findIndex(([first = '']) => FORMULE.test(plier(first)));
  if (formule >= 0) return formule;
  const entete = paras.findIndex(([first = '']) => ENTETE.test(plier(first)));
  return entete >= 0 && paras.slice(0, entete).some(([first = '']) => TITRE.test(plier(first))) ? entete : -1;
}

/** Inside a quotation, “ ” stand for the guillemets of the text quoted: « le “plan” » says « le « plan » ». */
function guillemetsOuverts(ligne: string): string {
  if (!ligne.includes('“')) return ligne;
  let depth = 0;
  return Array.from(ligne, (signe) => {
    if (signe === '«') depth += 1;
    else if (signe === '»') depth -= 1;
    else if (depth > 0 && signe === '“') return '« ';
    else if (depth > 0 && signe === '”') return ' »';
    return signe;
  }).join('');
}

/** Parts a passage pasted from an avenant, or a whole avenant. */
export function depouiller(passage: string): AvenantColle {
  const paras = paragraphes(passage.split('\n').map(guillemetsOuverts).join('\n'));
  const debut = debutDe(paras);
  const ecartes: Ecarte[] = [];
  const groupes: { readonly cible: string | null; readonly paras: PhraseCollee[] }[] = [
    { cible: null, paras: [] },
  ];
  let suite: SorteEcartee | null = null;
  for (const [rang, para] of paras.entries()) {
    const [first = '', ...rest] = para;
    const said = plier(first);
    const texte = para.join('\n');
    const ecarter = (sorte: SorteEcartee, mots = texte): void => {
      ecartes.push({ sorte, texte: mots });
    };
    const phrase = (lignes: PhraseCollee): void => {
      suite = null;
      groupes.at(-1)?.paras.push(lignes);
    };
    const cite = /[«“"]/u.test(texte);
    const modifie = rest.length > 0 || ressembleAModification(first);
    if (rang < debut && !(cite && modifie)) {
      ecarter(VISA.test(said) ? 'visa' : 'entete');
      continue;
    }
    if (rang === debut && FORMULE.test(said)) {
      ecarter('formule');
      continue;
    }
    const entete = ENTETE.exec(said);
    const apres = entete === null ? '' : first.slice(first.length - (said.length - entete[0].length));
    if (entete !== null && rest.length === 0 && !ressembleAModification(apres) && !cite) {
      suite = null;
      ecarter('intitule');
      groupes.push({ cible: cibleDe(first), paras: [] });
    } else if (entete !== null && NOMME_UN_LIEU.test(plier(horsCitations(apres)))) {
      // « Article 1 : L'article 5 est ainsi modifié : … »: the heading, then the sentence.
      ecarter('intitule', first.slice(0, first.length - apres.length).trim());
      groupes.push({ cible: null, paras: [] });
      phrase([apres, ...rest]);
    } else if (rest.length === 0 && !cite && MODIFIE.test(said)) {
      ecarter('intitule');
      groupes.push({ cible: cibleDe(first), paras: [] });
    } else if (suite === 'signature' && !(cite && modifie)) ecarter('signature');
    else if (OBJET.test(said) && !cite) {
      suite = 'objet';
      ecarter('objet');
    } else if (EFFET.test(said) && !cite && !CHANGE.test(said)) ecarter('effet');
    else if (FINALE.test(said) && !cite && !modifie && !CHANGE.test(said)) ecarter('finale');
    else if (FAIT.test(said) && !cite && !modifie) {
      suite = 'signature';
      ecarter('signature');
    } else if (suite === 'objet' && !cite && /^(?:[-–—•]|\d{1,2} ?[°.)]|[a-z]\)|d[e'])/u.test(said))
      ecarter('objet');
    else if (rang === 0 && TITRE.test(said) && !modifie) ecarter('entete');
    else phrase(para);
  }
  return {
    phrases: groupes.flatMap(({ cible, paras: own }) =>
      decouperPhrases(own.map((lignes) => lignes.join('\n')).join('\n\n')).map((one) =>
        completer(one, cible),
      ),
    ),
    ecartes,
  };
}
