import { plier } from './lecture-jetons';

const CIBLE =
  '(?:articles?|art\\.|alineas?|annexes?|section|rubrique|partie|preambule|intitule|titre|tiret|paragraphe|phrase|mots?|termes?|expression|mention|' +
  'dispositions|stipulations|redaction|convention|duree|terme|echeance|designation des parties)';

const PARTICIPE =
  '(?:remplacee?s?|inseree?s?|ajoutee?s?|intercalee?s?|abrogee?s?|supprimee?s?|completee?s?|prorogee?s?|prolongee?s?|reportee?s?|retablie?s?|' +
  'redigee?s?|recrite?s?|modifiee?s?|intitulee?s?|renommee?s?|substituee?s?|libellee?s?|creee?s?)';

const INFINITIF =
  '(?:remplacer|inserer|ajouter|abroger|supprimer|completer|proroger|prolonger|retablir|rediger|substituer|modifier)';

/** A verb that says the change done, in the present or the future: « est remplacé », « sont désormais ainsi rédigés ». */
const DIT = `\\b(?:est|sont|sera|seront) (?:[a-z]+ent |desormais |ainsi |donc |egalement ){0,3}${PARTICIPE}\\b`;

const MOTIFS: readonly RegExp[] = [
  // The subject, or the place, opens the sentence: « L'article 6 est… », « Au deuxième alinéa…, les mots … sont… ».
  new RegExp(
    `^(?:(?:les?|la|l'|au|aux|a l'|a la|a|dans(?: l'| la| le| les)?|apres(?: l'| la| le| les)?|avant(?: l'| la| le| les)?|un|une|toutes les occurrences d\\S+) ?(?:\\S+ ){0,2}?)${CIBLE}\\b[^.;]*?${DIT}`,
    'u',
  ),
  new RegExp(`^il est (?:insere|ajoute|cree|intercale)\\b[^.;]*\\b${CIBLE}\\b`, 'u'),
  new RegExp(
    `^(?:les|la|l'|le) ?${CIBLE}[^.;]* (?:devient|deviennent|se lit desormais|s'intitule desormais)\\b`,
    'u',
  ),
  new RegExp(
    `\\b${CIBLE}\\b[^.;]*\\b(?:ainsi redigee?s?|redigee?s? comme suit|modifiee?s? comme suit|remplacee?s? par)\\b`,
    'u',
  ),
  new RegExp(
    `^(?:les parties conviennent d(?:e |')|il convient d(?:e |')|il est convenu d(?:e |'))${INFINITIF}\\b[^.;]*\\b${CIBLE}\\b`,
    'u',
  ),
  new RegExp(`^${INFINITIF}\\b[^.;]*\\b${CIBLE}\\b`, 'u'),
  new RegExp(`^(?:a|au|aux|dans|apres|avant)\\b[^.;]*\\b${CIBLE}\\b[^.;]* ${INFINITIF} `, 'u'),
];

/** What an avenant says of itself, or of what it leaves alone. */
const N_EN_EST_PAS =
  /\b(?:le present avenant|la presente)\b[^.;]*\ba pour objet\b|\bdemeurent?\b[^.;]*\b(?:inchange|applicable|en vigueur)|\breste(?:nt)? (?:inchange|applicable|en vigueur)|\bpeu(?:t|vent) etre\b|\bpourr(?:a|ont) etre\b|\b(?:n'|ne )(?:est|sont|sera|seront)\b|^le present avenant (?:prend effet|entre en vigueur)/u;

const ENTREE =
  /^(?:par (?:le )?present avenant |il est convenu que |les parties conviennent que |en consequence |a cet effet )/u;

/**
 * Whether a paragraph of an avenant looks like a sentence that changes the convention: then an operation must say what
 * it does. It looks at the turn of phrase alone, and what stands inside guillemets does not count.
 */
export function ressembleAModification(texte: string): boolean {
  return plier(texte)
    .replace(/[\u00A0\u202F\n]/gu, ' ')
    .replace(/«[^»]*(?:»|$)|“[^”]*(?:”|$)|"[^"]*(?:"|$)/gu, ' ')
    .replace(/\bart\./gu, 'art')
    .replace(/[,:()]/gu, ' ')
    .split(/[.;!?](?:\s|$)/u)
    .map((one) =>
      one
        .replace(/\s+/gu, ' ')
        .trim()
        .replace(/^(?:[-–—•] |\d{1,2} ?°? |[ivx]{1,4} ?[.)]? ?[–—-] )/u, '')
        .replace(ENTREE, ''),
    )
    .some((one) => !N_EN_EST_PAS.test(one) && MOTIFS.some((motif) => motif.test(one)));
}
