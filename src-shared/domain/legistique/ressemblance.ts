import { horsCitations } from './lecture-jetons';
import { plierTexte } from '../french';

/** What a change bears on. */
const CIBLE =
  '(?:articles?|art|alineas?|annexes?|section|rubrique|partie|preambule|intitule|titre|tiret|paragraphe|phrase|mots?|' +
  'termes?|expression|mention|nom|dispositions|stipulations|redaction|convention|duree|terme|echeance|designation des parties)\\b';

const PARTICIPE =
  '(?:remplacee?s?|inseree?s?|ajoutee?s?|intercalee?s?|abrogee?s?|supprimee?s?|retiree?s?|completee?s?|prorogee?s?|' +
  'prolongee?s?|reportee?s?|retablie?s?|redigee?s?|re?ecrite?s?|modifiee?s?|intitulee?s?|renommee?s?|substituee?s?|' +
  'libellee?s?|creee?s?|suivie?s? d(?:es|u) mots?)\\b';

const INFINITIF =
  '(?:remplacer|inserer|ajouter|abroger|supprimer|completer|proroger|prolonger|retablir|rediger|substituer|modifier)\\b';

/** A verb that says the change done: « est remplacé », « sont désormais ainsi rédigés », « devient ». */
const DIT =
  `(?:\\b(?:est|sont|sera|seront) (?:[a-z]+ent |desormais |ainsi |donc |egalement ){0,3}${PARTICIPE}|` +
  "\\b(?:devient|deviennent|se lit|s'intitule)\\b|\\bdesormais l[ae] suivante?\\b)";

/** The subject, or the place, when it opens the sentence: « L'article 6 », « Au deuxième alinéa », « À la suite de ». */
const DEBUT =
  "^(?:(?:les?|la|l'|un|une|au|aux|a l'|a la|a|entre|dans|apres|avant|a la suite d[eu]|a la fin d[eu]|au sein d[eu]|toutes les occurrences d[eu]s?) ?" +
  "(?:l'|la |les? )?(?:[^ ]+ ){0,2}?)?";

/**
 * A turn of phrase: a pattern or, for one whose words may stand far apart, the words that open it and those that come
 * after them, no stop between: looked for one after the other, each of them once.
 */
type Motif = RegExp | readonly [RegExp, RegExp];

const suite = (opens: string, closes: string): Motif => [new RegExp(opens, 'u'), new RegExp(closes, 'u')];

const MOTIFS: readonly Motif[] = [
  `${DEBUT}${CIBLE}[^.;]*?${DIT}`,
  `^(?:il est|est|sont) (?:annexee?s?|${PARTICIPE}).*\\b${CIBLE}`,
  suite(
    `\\b${CIBLE}`,
    '\\b(?:ainsi redigee?s?|redigee?s? comme suit|modifiee?s? comme suit|remplacee?s? par)\\b',
  ),
  `^(?:il (?:est propose|convient|y a lieu|est convenu)|les parties conviennent) d(?:e |')${INFINITIF}[^.;]*\\b${CIBLE}`,
  `^${INFINITIF}[^.;]*\\b${CIBLE}`,
  `${DEBUT}${CIBLE}[^.;]* (?:${INFINITIF}|lire\\b)`,
  `^nouvelle redaction d[eu] ?(?:l'|la )?${CIBLE}`,
  // Changes said without the verb of one: « le délai … mentionné à l'article 7 est porté à trois mois ».
  suite(
    '\\barticles? (?:\\d|premier)',
    " (?:est|sont) (?:porte|ramene|fixe|reporte|etendu|remplace|repute non ecrit|prive d'effet)e?s?\\b",
  ),
  `^par derogation (?:a l'|aux )articles? (?:\\d|premier)`,
  `\\barticles? (?:\\d[^ ]*|premier)(?: de la (?:presente )?convention)? (?:cesse(?:nt)? de produire|n'est plus applicable|ne s'applique plus|s'enrichit)\\b`,
  suite('\\b(?:de|il convient de|il faut|il y a lieu de) lire,? ', 'articles? (?:\\d|premier)'),
  `^la (?:presente )?convention (?:prendra fin|prend fin|est (?:reconduite|prolongee|prorogee|renouvelee)|s'achevera)\\b`,
  `\\b(?:la fin|le terme|l'echeance|la terminaison|l'expiration|la duree) de la (?:presente )?convention est (?:reporte|fixe|porte|repousse|avance)e?\\b`,
  suite('\\bsuccede (?:a|au) ', '\\b(?:signataire|titre de)\\b'),
  `\\best (?:desormais |dorenavant )(?:designee?|denommee?|appelee?)\\b`,
  suite(
    "\\b(?:un|une|deux|l')[^.;]{0,60}?\\b(?:article|annexe)\\b",
    ' (?:complete(?:nt)?|est (?:jointe?|annexee?|ajoutee?) a) la (?:presente )?convention\\b',
  ),
].map((motif) => (typeof motif === 'string' ? new RegExp(motif, 'u') : motif));

/** Whether the turn of phrase stands in these words. */
function figure(dit: string, motif: Motif): boolean {
  if (motif instanceof RegExp) return motif.test(dit);
  const [opens, closes] = motif;
  return dit.split(/[.;]/u).some((stretch) => {
    const found = opens.exec(stretch);
    return found !== null && closes.test(stretch.slice(found.index + found[0].length));
  });
}

/** What an avenant says of itself, or of what it leaves alone. */
const N_EN_EST_PAS: readonly Motif[] = [
  suite('\\b(?:le present avenant|la presente)\\b', '\\ba pour objet\\b'),
  suite('\\bdemeurent?\\b', '\\b(?:inchange|applicable|en vigueur)'),
  /\breste(?:nt)? (?:inchange|applicable|en vigueur)|\bpeu(?:t|vent) etre\b|\bpourr(?:a|ont) etre\b|\b(?:n'|ne )(?:est|sont|sera|seront)\b|^la (?:presente )?convention[^.;]* (?:est|sera) (?:ainsi )?modifiee(?: comme suit| ainsi(?: qu'il suit)?| par les (?:articles|stipulations|dispositions) (?:suivante?s|ci-apres))?$|^le present avenant (?:prend effet|entre en vigueur)/u,
];

const ENTREE =
  /^(?:par (?:le )?present avenant |il est convenu que |les parties conviennent que |en consequence |a cet effet )/u;

/**
 * Whether a paragraph of an avenant looks like a sentence that changes the convention: then an operation must say what
 * it does. It looks at the turn of phrase alone, and what stands inside guillemets does not count.
 */
export function ressembleAModification(texte: string): boolean {
  return horsCitations(plierTexte(texte))
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
    .some(
      (one) =>
        !N_EN_EST_PAS.some((motif) => figure(one, motif)) && MOTIFS.some((motif) => figure(one, motif)),
    );
}
