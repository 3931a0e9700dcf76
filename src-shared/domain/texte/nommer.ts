import type { DivisionEnVigueur, TexteEnVigueur } from './en-vigueur';
import { findDivision, texteAlinea } from './en-vigueur';
import { parentDe } from './chemins';
import { divisionFeminine } from './divisions';
import { NUMERO_PORTE } from './numeros';

/** How the parts of a convention are called inside a sentence. */
export type Nommable = Pick<DivisionEnVigueur, 'nature' | 'numero' | 'intitule'> & {
  /** « du titre II »: what holds it, where its number alone does not tell it from another. */
  readonly dans?: string | undefined;
};

/** A title by its word and its number, « TITRE II – … »; a section without either is called by its heading. */
const MOT_TITRE = /^\s*(livre|partie|titre|chapitre|sous-section|section|axe|volet)\s+(?:n°\s*)?/iu;

const NUMERO_EN_TETE = new RegExp(
  `^([Pp]remier|PREMIER|1\\s?(?:er|ER)|${NUMERO_PORTE})(?![\\p{L}\\p{N}])`,
  'u',
);

/** « titre », « chapitre »: the word of a heading that bears it with its number; null for any other division. */
export const motDeTitre = ({ nature, numero, intitule }: Nommable): string | null => {
  const mot = nature === 'section' && numero !== null ? MOT_TITRE.exec(intitule) : null;
  const after = intitule.slice(mot?.[0].length ?? 0).toUpperCase();
  const dit = (numero ?? '').toUpperCase();
  return mot !== null && (after.startsWith(dit) || (dit === '1' && after.startsWith('PREMIER')))
    ? (mot[1] ?? '').toLowerCase()
    : null;
};

/** « III », of a heading « TITRE III – … »; null where it bears no word and number of a title. */
export function numeroDeTitre(intitule: string): string | null {
  const mot = MOT_TITRE.exec(intitule);
  const said = mot === null ? null : NUMERO_EN_TETE.exec(intitule.slice(mot[0].length))?.[1];
  return said === undefined || said === null ? null : said.replace(/^(?:premier|1\s?er)$/iu, '1');
}

/** How its names agree: a title and a chapter are masculine words, a section and an annex are not. */
export function estFeminine(division: Nommable): boolean {
  const mot = motDeTitre(division);
  return mot === null ? divisionFeminine(division.nature) : /^(?:partie|section|sous-section)$/u.test(mot);
}

/** A division as a sentence must name it in its text: with what holds it, where another bears the same name. */
export function nommee<D extends DivisionEnVigueur>(
  divisions: readonly DivisionEnVigueur[],
  division: D,
): D & Pick<Nommable, 'dans'> {
  const named = motDeTitre(division) !== null || division.nature === 'article';
  if (!named || division.numero === null) return division;
  const same = divisions.some(
    (one) =>
      one.id !== division.id && one.numero === division.numero && nomDivision(one) === nomDivision(division),
  );
  const parent = same ? parentDe(divisions, division.id) : undefined;
  return parent === undefined ? division : { ...division, dans: deDivision(nommee(divisions, parent)) };
}

const ORDINAUX = [
  'premier', 'deuxième', 'troisième', 'quatrième', 'cinquième', 'sixième', 'septième', 'huitième', 'neuvième',
  'dixième', 'onzième', 'douzième', 'treizième', 'quatorzième', 'quinzième', 'seizième', 'dix-septième',
  'dix-huitième', 'dix-neuvième', 'vingtième',
] as const; // prettier-ignore

/** « premier », « deuxième »… « vingtième », then « 21e ». */
export const ordinal = (rang: number): string => ORDINAUX[rang - 1] ?? `${rang}e`;

/** The rank an ordinal says, « premier » being 1; null when it says none. */
export function rangOrdinal(mot: string): number | null {
  const word = mot.toLowerCase();
  if (word === 'second' || word === 'seconde') return 2;
  if (word === 'première') return 1;
  const rank = (ORDINAUX as readonly string[]).indexOf(word);
  if (rank >= 0) return rank + 1;
  const digits = /^(\d{1,3})\s*(?:er|re|e|è|ème|ème|°)?$/u.exec(word);
  return digits === null ? null : Number(digits[1]);
}

/** « 1er », « 2 », « 4-1 »: the number of an article inside a sentence; a heading keeps what it bears. */
export const numeroEcrit = (numero: string): string => (numero === '1' ? '1er' : numero);

/** « article 6 », « préambule », « section « OBJECTIFS COMMUNS » », « annexe 1 ». */
export function nomDivision(division: Nommable): string {
  const { nature, numero, intitule, dans } = division;
  switch (nature) {
    case 'article':
      return `article ${numeroEcrit(numero ?? '')}${dans === undefined ? '' : ` ${dans}`}`;
    case 'annexe':
      return numero === null ? 'annexe' : `annexe ${numero}`;
    case 'preambule':
      return 'préambule';
    case 'section': {
      const mot = motDeTitre(division);
      return mot === null
        ? `section intitulée « ${intitule} »`
        : `${mot} ${numeroEcrit(numero ?? '')}${dans === undefined ? '' : ` ${dans}`}`;
    }
  }
}

/** « l'article 6 », « le préambule », « le titre II », « la section intitulée « … » ». */
export function laDivision(division: Nommable): string {
  const nom = nomDivision(division);
  if (/^[aeiouy]/u.test(nom)) return `l'${nom}`;
  return `${estFeminine(division) ? 'la' : 'le'} ${nom}`;
}

/** « de l'article 6 », « du préambule », « de la section intitulée « … » ». */
export const deDivision = (division: Nommable): string =>
  `de ${laDivision(division)}`.replace(/^de le /u, 'du ');

/** « à l'article 6 », « au préambule », « dans la section intitulée « … » ». */
export function aDivision(division: Nommable): string {
  const nommee = laDivision(division);
  return division.nature === 'section' && nommee.startsWith('la section intitulée')
    ? `dans ${nommee}`
    : `à ${nommee}`.replace(/^à le /u, 'au ');
}

/** « deuxième alinéa », « tableau », « deuxième tableau »: an alinéa of a division, by its rank from 0. */
export function nomAlinea(alineas: readonly { readonly tableau: boolean }[], rang: number): string {
  const own = alineas[rang];
  if (own?.tableau !== true) return `${ordinal(rang + 1)} alinéa`;
  const tables = alineas.filter(({ tableau }) => tableau);
  return tables.length === 1 ? 'tableau' : `${ordinal(tables.indexOf(own) + 1)} tableau`;
}

/** « article 1er (« OBJET »), dans « TITRE II – MOYENS » »: one division told from every other. */
export function cheminDe(texte: Pick<TexteEnVigueur, 'divisions'>, division: DivisionEnVigueur): string {
  const nom = nomDivision(division);
  const titre =
    division.nature === 'section' || division.nature === 'preambule' || division.intitule === ''
      ? nom
      : `${nom} (« ${division.intitule} »)`;
  const parent = parentDe(texte.divisions, division.id);
  return parent === undefined ? titre : `${titre}, dans « ${parent.intitule} »`;
}

/** A place in a text, in words, with what stands there. */
export type Lieu = {
  readonly divisionId: string | null;
  readonly alineaId: string | null;
  /** « deuxième alinéa de l'article 6 ». */
  readonly libelle: string;
  readonly extrait: string | null;
};

export const LIEU_CONVENTION: Lieu = {
  divisionId: null,
  alineaId: null,
  libelle: 'convention',
  extrait: null,
};

/** « l'article 6 », « le deuxième alinéa de l'article 6 », « la désignation des parties »: a place inside a sentence. */
export function leLieu({ libelle }: Pick<Lieu, 'libelle'>): string {
  if (libelle.startsWith('«')) return libelle;
  if (/^(?:article|annexe|axe)/u.test(libelle)) return `l'${libelle}`;
  return `${/^(?:section|sous-section|partie|désignation|convention|mention)/u.test(libelle) ? 'la' : 'le'} ${libelle}`;
}

/** The place of a division or of one of its alinéas; the ids alone when the text has them no more. */
export function lieuDe(texte: TexteEnVigueur, divisionId: string, alineaId: string | null = null): Lieu {
  const found = findDivision(texte, divisionId);
  const division = found && nommee(texte.divisions, found);
  if (division === undefined) return { divisionId, alineaId, libelle: `« ${divisionId} »`, extrait: null };
  const rang = division.alineas.findIndex(({ id }) => id === alineaId);
  const alinea = division.alineas[rang];
  if (alineaId === null || alinea === undefined)
    return { divisionId, alineaId, libelle: nomDivision(division), extrait: division.intitule };
  return {
    divisionId,
    alineaId,
    libelle: `${nomAlinea(division.alineas, rang)} ${deDivision(division)}`,
    extrait: texteAlinea(alinea),
  };
}
