/**
 * What French printing asks of an act (Lexique des règles typographiques en usage à l'Imprimerie nationale; Guide de
 * légistique for references), as patterns and what they would read. Nothing here changes a text: each says what it would
 * write, and a person decides.
 */
import { MONTH_NAMES } from '../civil-date';

export const FAMILLES = {
  espace: 'Espace',
  insecable: 'Espace insécable',
  apostrophe: 'Apostrophe',
  guillemets: 'Guillemets',
  ponctuation: 'Ponctuation',
  ordinal: 'Nombre ordinal',
  numero: 'Numéro et référence',
  capitale: 'Capitale accentuée',
  majuscule: 'Majuscule',
  date: 'Date et heure',
  unite: 'Nombre et unité',
  ligature: 'Ligature',
  civilite: 'Civilité et titre',
  trait: 'Trait d’union et tiret',
} as const;
export type Famille = keyof typeof FAMILLES;

export type Regle = {
  readonly famille: Famille;
  /** What is asked, in a sentence. */
  readonly dit: string;
  readonly motif: RegExp;
  /** What it would read; null when, looked at closer, nothing is wrong. Groups of the pattern are given in order. */
  readonly propose: (trouve: string, ...groupes: readonly string[]) => string | null;
};

const NB = '\u00A0';
/** A space that may break a line. */
const SP = '[ \\t]';
const MOIS = MONTH_NAMES.join('|');
/** Not inside a word, on either side. */
const AVANT = '(?<![\\p{L}\\p{N}])';
const APRES = '(?![\\p{L}\\p{N}])';

const re = (source: string, flags = 'gu'): RegExp => new RegExp(source, flags);

/** The same first letter, capital or small, as the word it replaces. */
function casse(modele: string, mot: string): string {
  if (modele.length > 1 && modele === modele.toLocaleUpperCase('fr')) return mot.toLocaleUpperCase('fr');
  const first = modele.charAt(0);
  return first === first.toLocaleUpperCase('fr') ? mot.charAt(0).toLocaleUpperCase('fr') + mot.slice(1) : mot;
}

/** Words of acts whose capitals often lose their accents, as they are written. */
const ACCENTUES = [
  'état', 'états', 'école', 'écoles', 'éducation', 'économie', 'économique', 'égalité', 'élu', 'élus', 'élue', 'élues',
  'établissement', 'établissements', 'étude', 'études', 'évaluation', 'évolution', 'équipe', 'équipes', 'élève', 'élèves',
  'élection', 'éligibilité', 'échéance', 'échéances', 'édition', 'émetteur', 'énergie', 'épreuve', 'équivalence',
] as const; // prettier-ignore
const ACCENTUES_EN_CAPITALES = [
  'région', 'régions', 'régional', 'régionale', 'régionaux', 'préambule', 'durée', 'résiliation', 'département',
  'préfet', 'préfète', 'préfecture', 'académie', 'académique', 'délibération', 'délai', 'délais', 'générale', 'général',
  'généraux', 'modalités', 'modalité', 'publicité', 'propriété', 'confidentialité', 'données', 'présent', 'présente',
  'présidente', 'président', 'considérant', 'vérification', 'métier', 'métiers', 'signé', 'décret', 'arrêté', 'révision',
  'dénonciation', 'dépôt', 'référence', 'références', 'règlement', 'trésor', 'comité', 'qualité', 'activité', 'société',
  'responsabilité', 'exécution', 'sécurité', 'européen', 'européenne', 'numéro', 'prénom', 'dépenses', 'médiation',
] as const; // prettier-ignore

const sansAccent = (mot: string): string => mot.normalize('NFD').replace(/\p{M}/gu, '');
const PAR_FORME = new Map<string, string>(
  [...ACCENTUES, ...ACCENTUES_EN_CAPITALES].map((mot) => [sansAccent(mot), mot]),
);
const enTete = ACCENTUES.map((mot) => casse('Ab', sansAccent(mot))).join('|');
const enCapitales = [...ACCENTUES, ...ACCENTUES_EN_CAPITALES]
  .map((mot) => sansAccent(mot).toUpperCase())
  .join('|');

/** Offices that have a feminine, as the person is addressed. */
const FEMININS: Readonly<Record<string, string>> = {
  préfet: 'préfète',
  'sous-préfet': 'sous-préfète',
  recteur: 'rectrice',
  président: 'présidente',
  'vice-président': 'vice-présidente',
  directeur: 'directrice',
  inspecteur: 'inspectrice',
  conseiller: 'conseillère',
  maire: 'maire',
  ministre: 'ministre',
  'secrétaire général': 'secrétaire générale',
  délégué: 'déléguée',
  haut: 'haute',
};
const titres = Object.keys(FEMININS).join('|');

/** Words where « oe » is one letter. */
const EN_LIGATURE =
  'oeuvres?|manoeuvres?|coeurs?|soeurs?|voeux?|noeuds?|boeufs?|oeufs?|moeurs|oeil|rancoeur|oeuvrer|désoeuvr\\p{L}+|coelacanthe';

const UNIS: Readonly<Record<string, string>> = {
  'ci joint': 'ci-joint',
  'ci jointe': 'ci-jointe',
  'ci joints': 'ci-joints',
  'ci jointes': 'ci-jointes',
  'ci dessus': 'ci-dessus',
  'ci dessous': 'ci-dessous',
  'ci après': 'ci-après',
  'ci avant': 'ci-avant',
  'vis à vis': 'vis-à-vis',
  'c est à dire': 'c’est-à-dire',
  'au delà': 'au-delà',
};

/** A number by groups of three figures. */
const parTrois = (chiffres: string): string => chiffres.replace(/\B(?=(?:\d{3})+$)/gu, NB);

/** In this order: of two that overlap, the first is kept. */
export const REGLES: readonly Regle[] = [
  // Words and titles first: what they propose settles the signs inside them.
  {
    famille: 'civilite',
    dit: 'La fonction suit le genre de la personne.',
    motif: re(`${AVANT}(Madame|Mme)([ \u00A0])(le|Le)([ \u00A0])(${titres})${APRES}`, 'giu'),
    propose: (_tout, civilite = '', _a, _le, _b, titre = '') => {
      const feminin = FEMININS[titre.toLocaleLowerCase('fr')];
      return feminin === undefined ? null : `${civilite} la ${casse(titre, feminin)}`;
    },
  },
  {
    famille: 'civilite',
    dit: '« Monsieur » s’abrège « M. ».',
    motif: re(`${AVANT}Mr\\.?[ \u00A0](?=\\p{Lu})`),
    propose: () => `M.${NB}`,
  },
  {
    famille: 'civilite',
    dit: '« Madame » s’abrège « Mme », sans point.',
    motif: re(`${AVANT}(Mmes?|Mlles?)\\.[ \u00A0]?(?=\\p{Lu})`),
    propose: (_tout, mot = '') => `${mot}${NB}`,
  },
  {
    famille: 'insecable',
    dit: 'La civilité ne se sépare pas du nom.',
    motif: re(`${AVANT}(M\\.|MM\\.|Mmes?|Mlles?|Me|Dr)(${SP}?)(?=\\p{Lu}\\p{Ll})`),
    propose: (_tout, mot = '', espace = '') => (espace === '' && !mot.endsWith('.') ? null : `${mot}${NB}`),
  },
  {
    famille: 'ordinal',
    dit: 'L’ordinal s’abrège « 1er », « 1re », « 2e » : ni « ème », ni « ère ».',
    motif: re(`${AVANT}(\\d+|[IVX]+)[ \u00A0]?(ème|eme|ième|ieme|ère|ere|èmes|emes)${APRES}`),
    propose: (_tout, nombre = '', fin = '') =>
      /^[èe]re$/u.test(fin)
        ? nombre === '1'
          ? '1re'
          : null
        : nombre === '1'
          ? null
          : `${nombre}${fin.endsWith('s') ? 'es' : 'e'}`,
  },
  {
    famille: 'ordinal',
    dit: 'L’ordinal ne se sépare pas de son nombre.',
    motif: re(`${AVANT}1[ \u00A0](er|re)(?=[\\s\u00A0.,;)]|$)`),
    propose: (_tout, fin = '') => `1${fin}`,
  },
  {
    famille: 'date',
    dit: 'Une date s’écrit en toutes lettres dans un acte.',
    motif: re(`(?<![\\d/])(0?[1-9]|[12]\\d|3[01])/(0?[1-9]|1[0-2])/(\\d{4})(?![\\d/])`),
    propose: (_tout, jour = '', mois = '', annee = '') =>
      `${jourDit(jour)}${NB}${MONTH_NAMES[Number(mois) - 1] ?? ''}${NB}${annee}`,
  },
  {
    famille: 'date',
    dit: 'Le jour s’écrit « 1er » le premier du mois, sans zéro les autres ; le mois prend une minuscule.',
    motif: re(
      `(?<![\\p{L}\\p{N}/])(0?[1-9]|[12]\\d|3[01]|1er)([ \u00A0])(${MOIS})(?![\\p{L}])(?:([ \u00A0])(\\d{4})(?!\\d))?`,
      'giu',
    ),
    propose: (tout, jour = '', _a, mois = '', _b, annee = '') => {
      const dit = `${jourDit(jour)}${NB}${mois.toLocaleLowerCase('fr')}${annee === '' ? '' : `${NB}${annee}`}`;
      return dit === tout ? null : dit;
    },
  },
  {
    famille: 'date',
    dit: 'L’heure s’écrit « 14 h 30 ».',
    motif: re(`(?<![\\p{L}\\p{N}])(\\d{1,2})[ \u00A0]?[hH][ \u00A0]?(\\d{2})?${APRES}`),
    propose: (tout, heures = '', minutes = '') => {
      const dit = minutes === '' || minutes === '00' ? `${heures}${NB}h` : `${heures}${NB}h${NB}${minutes}`;
      return dit === tout ? null : dit;
    },
  },
  {
    famille: 'numero',
    dit: 'Un article codifié s’écrit « L. 6111-3 ».',
    motif: re(`${AVANT}(L|R|D|A|LO)(\\.?)([ \u00A0]?)(?=\\d{3,4}(?:-\\d+)*)`),
    propose: (tout, lettre = '') => (tout === `${lettre}.${NB}` ? null : `${lettre}.${NB}`),
  },
  {
    famille: 'numero',
    dit: '« article » s’abrège « art. ».',
    motif: re(`${AVANT}(art|Art)[ \u00A0](?=\\d|[LRDA]\\.)`),
    propose: (_tout, mot = '') => `${mot}.${NB}`,
  },
  {
    famille: 'numero',
    dit: '« numéro » s’abrège « n° », suivi d’une espace insécable.',
    motif: re(`${AVANT}([nN])([°º])([ \u00A0]?)(?=[\\p{L}\\d])`),
    propose: (tout, lettre = '') => (tout === `${lettre}°${NB}` ? null : `${lettre}°${NB}`),
  },
  {
    famille: 'insecable',
    dit: 'Un renvoi ne se sépare pas de son numéro.',
    motif: re(
      `${AVANT}(articles?|alinéas?|annexes?|chapitres?|pages?|art\\.|al\\.|p\\.|§)${SP}(?=\\d|[LRDA]\\.)`,
      'giu',
    ),
    propose: (_tout, mot = '') => `${mot}${NB}`,
  },
  {
    famille: 'unite',
    dit: 'Le signe d’unité se sépare du nombre par une espace insécable.',
    motif: re(`(?<=\\d)([ \\t]?)([%‰€]|k€|M€|km|m²|kg)(?![\\p{L}\\p{N}])`),
    propose: (_tout, _espace, signe = '') => `${NB}${signe}`,
  },
  {
    famille: 'unite',
    dit: 'Le mètre carré s’écrit « m² ».',
    motif: re(`(?<=\\d)[ \u00A0]?m2${APRES}`),
    propose: () => `${NB}m²`,
  },
  {
    famille: 'unite',
    dit: 'Un grand nombre se lit par tranches de trois chiffres.',
    motif: re(
      `(?<![\\d\\p{L}.,/°-]|[nN]°[ \u00A0])(\\d{5,9})(?=[ \u00A0](?:euros?|€|habitants?|élèves?|jeunes|personnes|heures))`,
    ),
    propose: (_tout, chiffres = '') => parTrois(chiffres),
  },
  {
    famille: 'unite',
    dit: 'Un nombre ne se coupe pas entre ses tranches.',
    motif: re(
      `(?<![\\d\\p{L}]|\\d[ \u00A0])\\d{1,3}(?: \\d{3})+(?![\\d ]*\\d)(?=[ \u00A0](?:euros?|€|habitants?|élèves?|jeunes|personnes|heures))`,
    ),
    propose: (tout) => tout.replaceAll(' ', NB),
  },
  {
    famille: 'majuscule',
    dit: 'Le nom d’un code prend une minuscule dans la phrase.',
    motif: re(
      `(?<=\\p{Ll}[ \u00A0])Code (du|de la|de l['’]|des) ?(Travail|Éducation|Education|éducation|travail|Commande publique|commande publique)${APRES}`,
    ),
    propose: (_tout, lien = '', nom = '') => {
      const sujet = nom.toLocaleLowerCase('fr').replace(/^e(?=ducation)/u, 'é');
      return `code ${/['’]$/u.test(lien) ? `${lien.slice(0, -1)}’` : `${lien} `}${sujet}`;
    },
  },
  {
    famille: 'capitale',
    dit: 'Les capitales s’accentuent.',
    motif: re(`${AVANT}(${enTete}|${enCapitales})${APRES}`),
    propose: (tout) => {
      const mot = PAR_FORME.get(tout.toLocaleLowerCase('fr'));
      return mot === undefined ? null : casse(tout, mot);
    },
  },
  {
    famille: 'capitale',
    dit: 'La préposition « À » s’accentue en capitale.',
    motif: re(
      `(?<=^|[.!?…][ \u00A0]|\\n|[«:][ \u00A0])A(?= (?:ce|cet|cette|ces|compter|défaut|titre|partir|la|l['’]|cet effet|tout|toute|chaque|\\p{Lu}\\p{Ll})${APRES})`,
      'gmu',
    ),
    propose: () => 'À',
  },
  {
    famille: 'ligature',
    dit: 'L’e se lie à l’o : « œuvre ».',
    motif: re(`${AVANT}(${EN_LIGATURE})${APRES}`, 'giu'),
    propose: (tout) => tout.replace(/oe/u, 'œ').replace(/O[eE]/u, 'Œ'),
  },
  {
    famille: 'trait',
    dit: 'Cette locution prend des traits d’union.',
    motif: re(
      `${AVANT}(ci (?:jointe?s?|dessus|dessous|après|avant)|vis à vis|c['’]est à dire|au delà)${APRES}`,
      'giu',
    ),
    propose: (tout) => {
      const connu = UNIS[tout.toLocaleLowerCase('fr').replace(/['’]/u, ' ')];
      return connu === undefined ? null : casse(tout, connu);
    },
  },
  {
    famille: 'trait',
    dit: 'Une incise se met entre tirets, et non entre traits d’union.',
    motif: re(`(?<=[\\p{L}\\d»)]) - (?=[\\p{L}«(])`),
    propose: () => ' – ',
  },
  {
    famille: 'ponctuation',
    dit: '« etc. » se suffit d’un point.',
    motif: re(`${AVANT}etc(?:…|\\.{2,})`),
    propose: () => 'etc.',
  },
  {
    famille: 'ponctuation',
    dit: 'Les points de suspension sont un seul signe.',
    motif: re(`(?<!\\.)\\.\\.\\.(?!\\.)`),
    propose: () => '…',
  },
  {
    famille: 'ponctuation',
    dit: 'Un signe ne se répète pas.',
    motif: re(`([,;:])(?:[ \u00A0]?\\1)+|(?<!\\.)\\.\\.(?!\\.)`),
    propose: (tout) => tout.charAt(0),
  },
  {
    famille: 'guillemets',
    dit: 'Les guillemets d’un texte français sont « et ».',
    motif: re(`(?<=^|[\\s(\\[’'—–:])"([^"\\n]+)"(?=$|[\\s.,;:!?)\\]…])`, 'gmu'),
    propose: (_tout, mots = '') => `«${NB}${mots.trim()}${NB}»`,
  },
  {
    famille: 'guillemets',
    dit: 'Les guillemets “ et ” ne servent qu’à l’intérieur de « et ».',
    motif: re(`(?<!«[^»\\n]*)“([^”“«»\\n]+)”`),
    propose: (_tout, mots = '') => `«${NB}${mots.trim()}${NB}»`,
  },
  {
    famille: 'insecable',
    dit: 'Le guillemet ouvrant tient à son mot par une espace insécable.',
    motif: re(`«${SP}?(?=[^\\s\u00A0\u202F])`),
    propose: () => `«${NB}`,
  },
  {
    famille: 'insecable',
    dit: 'Le guillemet fermant tient à son mot par une espace insécable.',
    motif: re(`(?<=[^\\s\u00A0\u202F«])${SP}?»`),
    propose: () => `${NB}»`,
  },
  {
    famille: 'insecable',
    dit: 'Le deux-points et le point-virgule sont précédés d’une espace insécable.',
    motif: re(`(?<=[^\\s\u00A0\u202F:;])${SP}?([:;])(?=$|[\\s\u00A0»)])`, 'gmu'),
    propose: (_tout, signe = '') => `${NB}${signe}`,
  },
  {
    famille: 'insecable',
    dit: 'Le point d’exclamation et le point d’interrogation sont précédés d’une espace insécable.',
    motif: re(`(?<=[^\\s\u00A0\u202F!?(])${SP}?([!?]+)(?=$|[\\s\u00A0»).])`, 'gmu'),
    propose: (_tout, signe = '') => `${NB}${signe}`,
  },
  {
    famille: 'espace',
    dit: 'Ni la virgule ni le point ne sont précédés d’une espace.',
    motif: re(`(?<=[\\p{L}\\d»)])[ \u00A0]+([,.])(?=[\\s\u00A0]|$)`, 'gmu'),
    propose: (_tout, signe = '') => signe,
  },
  {
    famille: 'espace',
    dit: 'La virgule est suivie d’une espace.',
    motif: re(`(?<=\\p{L}),(?=\\p{L})`),
    propose: () => ', ',
  },
  {
    famille: 'espace',
    dit: 'La parenthèse tient à ses mots.',
    motif: re(`\\([ \u00A0]+(?=\\S)|(?<=[^\\s\u00A0])[ \u00A0]+\\)`),
    propose: (tout) => tout.trim(),
  },
  {
    famille: 'espace',
    dit: 'La parenthèse ouvrante est précédée d’une espace.',
    motif: re(`(?<=\\p{Ll}{2})\\((?=\\p{L}{3})`),
    propose: () => ' (',
  },
  {
    famille: 'apostrophe',
    dit: 'L’apostrophe d’un texte imprimé est courbe.',
    motif: re(`(?<=\\p{L})'(?=[\\p{L}«])`),
    propose: () => '’',
  },
  {
    famille: 'espace',
    dit: 'Une apostrophe n’est pas suivie d’une espace.',
    motif: re(`(?<=${AVANT}(?:[ldnsmtcj]|qu))['’] (?=\\p{L})`, 'giu'),
    propose: () => '’',
  },
  {
    famille: 'espace',
    dit: 'Deux mots ne sont séparés que par une espace.',
    motif: re(`(?<=\\S)[ \u00A0]{2,}(?=\\S)`),
    propose: (tout) => (tout.includes(NB) ? NB : ' '),
  },
  {
    famille: 'espace',
    dit: 'Aucune espace ne finit un alinéa.',
    motif: re(`(?<=\\S)[ \\t\u00A0]+$`, 'gmu'),
    propose: () => '',
  },
];

/** « 1er », « 3 »: never a zero. */
function jourDit(jour: string): string {
  const dit = jour.replace(/^0/u, '');
  return dit === '1' ? '1er' : dit;
}
