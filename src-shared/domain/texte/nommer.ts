import type { DivisionEnVigueur, TexteEnVigueur } from './en-vigueur';
import { ancetresDe, precision } from './chemins';
import { findDivision, texteAlinea } from './en-vigueur';

/** How the parts of a convention are called inside a sentence. */
export type Nommable = Pick<DivisionEnVigueur, 'nature' | 'numero' | 'intitule'> & {
  /** « du titre II », where another bears its number. */
  readonly precision?: string;
};

/** A division of a text as it is called there: with what holds it, where its number does not tell it. */
export function nommable<D extends DivisionEnVigueur>(
  texte: Pick<TexteEnVigueur, 'divisions'>,
  division: D,
): D & Nommable {
  const said = precision(texte, division);
  return said === null ? division : { ...division, precision: said };
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
export function nomDivision({ nature, numero, intitule, precision: dans }: Nommable): string {
  switch (nature) {
    case 'article':
      return `article ${numeroEcrit(numero ?? '')}${dans === undefined ? '' : ` ${dans}`}`;
    case 'annexe':
      return numero === null ? 'annexe' : `annexe ${numero}`;
    case 'preambule':
      return 'préambule';
    case 'section':
      return `section intitulée « ${intitule} »`;
  }
}

/** « l'article 6 », « le préambule », « la section intitulée « … » ». */
export function laDivision(division: Nommable): string {
  if (division.nature === 'article' || division.nature === 'annexe') return `l'${nomDivision(division)}`;
  return `${division.nature === 'preambule' ? 'le' : 'la'} ${nomDivision(division)}`;
}

/** « de l'article 6 », « du préambule », « de la section intitulée « … » ». */
export function deDivision(division: Nommable): string {
  return division.nature === 'preambule' ? `du ${nomDivision(division)}` : `de ${laDivision(division)}`;
}

/** « à l'article 6 », « au préambule », « dans la section intitulée « … » ». */
export function aDivision(division: Nommable): string {
  if (division.nature === 'preambule') return `au ${nomDivision(division)}`;
  return `${division.nature === 'section' ? 'dans' : 'à'} ${laDivision(division)}`;
}

/** « article 1er (« OBJET »), dans « TITRE II – MOYENS » »: one division told from every other. */
export function cheminDe(texte: Pick<TexteEnVigueur, 'divisions'>, division: DivisionEnVigueur): string {
  const nom = nomDivision(division);
  const titre =
    division.nature === 'section' || division.nature === 'preambule' || division.intitule === ''
      ? nom
      : `${nom} (« ${division.intitule} »)`;
  const [parent] = ancetresDe(texte, division);
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
  if (/^(?:article|annexe)/u.test(libelle)) return `l'${libelle}`;
  return `${/^(?:section|désignation|convention)/u.test(libelle) ? 'la' : 'le'} ${libelle}`;
}

/** The place of a division or of one of its alinéas; the ids alone when the text has them no more. */
export function lieuDe(texte: TexteEnVigueur, divisionId: string, alineaId: string | null = null): Lieu {
  const found = findDivision(texte, divisionId);
  const division = found === undefined ? undefined : nommable(texte, found);
  if (division === undefined) return { divisionId, alineaId, libelle: `« ${divisionId} »`, extrait: null };
  const rang = division.alineas.findIndex(({ id }) => id === alineaId);
  const alinea = division.alineas[rang];
  if (alineaId === null || alinea === undefined)
    return { divisionId, alineaId, libelle: nomDivision(division), extrait: division.intitule };
  return {
    divisionId,
    alineaId,
    libelle: `${ordinal(rang + 1)} alinéa ${deDivision(division)}`,
    extrait: texteAlinea(alinea),
  };
}
