import type { TexteEnVigueur } from '../texte/en-vigueur';
import { lieuxNommes, lireLieu } from './lecture-lieu';
import type { Jetons } from './lecture-jetons';

/* What is at fault in a sentence that no turn of phrase accounts for: a person mends what is named. */

/** What no operation says yet, by the words that ask for it. */
const HORS_DE_PORTEE: readonly (readonly [RegExp, string])[] = [
  [
    /\bvisas?\b|\bconsiderants?\b/u,
    'Elle vise un visa ou un considérant dans des mots qui ne sont pas lus : désignez-le dans le texte, et récrivez-le.',
  ],
  [
    /\btableaux?\b/u,
    'Elle vise un tableau, dont une phrase ne cite pas les cases : désignez-le dans le texte, et donnez le nouveau.',
  ],
  [
    /\bl'annexe au present avenant\b|\bannexee? au present avenant\b/u,
    'Elle renvoie à une annexe jointe, dont elle ne cite pas le texte.',
  ],
  [
    /\b(?:abroge|remplace|modifie|annule)[^.]* l'avenant n° ?\d|^l'avenant n° ?\d/u,
    'Elle vise un avenant, non la convention : dites ce qui change dans le texte de la convention.',
  ],
  [
    /\bparties signataires\b|\bnouvelle partie\b/u,
    'Elle ajoute ou retire une partie : une modification nomme une partie ou désigne un signataire, sans en changer le nombre.',
  ],
  [
    /\b(?:article|annexe|paragraphe|alinea|tiret|point) ?\S* devient (?:l[ea'] ?)/u,
    'Elle renumérote : un numéro donné reste, et rien ne se déplace.',
  ],
  [
    /\b(?:ajoutee?|inseree?) une? (?:\d|[a-h] )/u,
    'Elle insère un élément par son seul numéro : dites « un alinéa ainsi rédigé », sa marque dans la citation.',
  ],
  [
    /\b(?:tous les articles|toute la convention|l'ensemble de(?: la)? convention|l'ensemble des articles|tout le texte)\b/u,
    'Elle vise tout le texte, visas et signatures compris : nommez les articles où ces mots changent.',
  ],
];

const VERBE =
  /\b(?:remplac|supprim|inser|ajout|abrog|annul|complet|retabl|proroge|prolong|redig|recri|reecri|intitul|substitu|modifi|libell|cre[ee]|devien|lire|retir)/u;
const CITE = /\b(?:remplac|inser|ajout|redig|substitu|complet|mots?\b|termes?\b)/u;

/** What a sentence asks for that no operation says; null where it asks for nothing of the kind. */
export const horsDePortee = ({ tete }: Jetons): string | null =>
  HORS_DE_PORTEE.find(([motif]) => motif.test(tete))?.[1] ?? null;

/** The fault of a sentence, in a French sentence; what is read of it says what is not. */
export function fauteDe({ tete, brut, citations }: Jetons, texte: TexteEnVigueur): string {
  if (!VERBE.test(tete))
    return 'Aucun de ses verbes ne dit ce qui change : remplacer, supprimer, insérer, ajouter, compléter, rédiger, abroger, proroger.';
  if (citations.length === 0 && /\bmodifiee?s? comme suit\b/u.test(tete))
    return 'Elle annonce des changements et ne cite rien entre guillemets : dites « est ainsi rédigé » et citez tout le nouveau texte, ou citez les seuls mots qui changent.';
  if (citations.length === 0 && CITE.test(tete))
    return 'Elle ne cite rien entre guillemets : les mots anciens et nouveaux se mettent entre « et ».';
  const lieux = lieuxNommes(tete);
  if (lieux.length === 0) return 'Elle ne nomme ni article, ni préambule, ni annexe, ni section.';
  for (const nom of lieux) {
    const read = lireLieu(nom, citations, texte);
    if (read === null) return `Le lieu « ${enClair(brut, tete, nom)} » n’est pas compris.`;
    if (read.defaut !== null) return read.defaut.message;
  }
  return 'Son lieu et ses citations sont lus ; la tournure qui les relie ne l’est pas.';
}

/** Folded words as the sentence has them: folding changes no length. */
function enClair(brut: string, tete: string, mots: string): string {
  const at = tete.indexOf(mots);
  return brut.length === tete.length && at >= 0 ? brut.slice(at, at + mots.length) : mots;
}
