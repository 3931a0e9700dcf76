import type { CivilDate } from '../civil-date';
import type { Alinea, Division } from './divisions';
import { deListe, liminairesDe } from './liminaires';
import type { Liminaire, Preliminaires } from './liminaires';
import type { Partie } from '../parties/partie';

/** The act a passage comes from: null for the convention as first signed, else the id of an avenant. */
export type Source = string | null;

/** A passage of one alinéa that comes from one act. Two neighbours never share a source. */
export type Segment = { readonly texte: string; readonly source: Source };

export type AlineaEnVigueur = {
  readonly id: string;
  readonly niveau: Alinea['niveau'];
  readonly marque: string | null;
  readonly tableau: boolean;
  /** Passages in bold, each to be found in the text word for word. */
  readonly gras: readonly string[];
  readonly segments: readonly Segment[];
  /** The avenants that wrote or changed it, in the order they applied; empty for an untouched alinéa. */
  readonly actes: readonly string[];
};

export type DivisionEnVigueur = {
  readonly id: string;
  readonly nature: Division['nature'];
  readonly numero: string | null;
  readonly intitule: string;
  /** Depth, from 1. */
  readonly niveau: number;
  readonly alineas: readonly AlineaEnVigueur[];
  /** The avenant that brought it in; null when the convention itself has it. */
  readonly inseree: Source;
  /** The avenants that changed it, in the order they applied, each once. */
  readonly modifiee: readonly string[];
  /** The avenant that repealed it. Its number is never given again. */
  readonly abrogee: Source;
};

/** A text in force: what the convention says on one day, each passage with the act it comes from. */
export type TexteEnVigueur = {
  readonly parties: readonly Partie[];
  /** The avenants that renamed a party or designated a signatory, in the order they applied, each once. */
  readonly partiesModifiees: readonly string[];
  /** In the order of the act, annexes last; repealed divisions keep their place, without alinéas. */
  readonly divisions: readonly DivisionEnVigueur[];
  /** Its visas, its considérants and those present, in that of the act; absent where it is not told. */
  readonly liminaires?: readonly Liminaire[];
  /** The avenants that changed one of them, in the order they applied, each once; absent: none. */
  readonly liminairesModifies?: readonly string[];
  /** The end of the convention as the latest extension in force sets it; null while the convention's own stands. */
  readonly fin: { readonly date: CivilDate; readonly avenantId: string } | null;
};

/** What the text of a convention is made of. */
export type Redaction = {
  readonly parties: readonly Partie[];
  readonly divisions: readonly Division[];
} & Preliminaires;

/** The convention as it was signed. */
export function texteInitial(convention: Redaction): TexteEnVigueur {
  return {
    parties: convention.parties,
    partiesModifiees: [],
    liminaires: liminairesDe(convention),
    divisions: convention.divisions.map((division) => ({
      id: division.id,
      nature: division.nature,
      numero: division.numero,
      intitule: division.intitule,
      niveau: division.niveau ?? 1,
      alineas: division.alineas.map(({ id, niveau, marque, texte, gras, tableau }) => ({
        id,
        niveau,
        marque,
        gras: gras ?? [],
        tableau: tableau ?? false,
        segments: [{ texte, source: null }],
        actes: [],
      })),
      inseree: null,
      modifiee: [],
      abrogee: null,
    })),
    fin: null,
  };
}

/** The words of an alinéa, whatever acts they come from. */
export const texteAlinea = ({ segments }: Pick<AlineaEnVigueur, 'segments'>): string =>
  segments.reduce((mots, { texte }) => mots + texte, '');

export function findDivision(texte: TexteEnVigueur, id: string): DivisionEnVigueur | undefined {
  return texte.divisions.find((division) => division.id === id);
}

/** The divisions of each text between the first and the last on which they part. */
export type Ecart = {
  readonly avant: readonly DivisionEnVigueur[];
  readonly apres: readonly DivisionEnVigueur[];
  /** The divisions both have before, and after, those that differ. */
  readonly tete: readonly DivisionEnVigueur[];
  readonly queue: readonly DivisionEnVigueur[];
};

/**
 * Where two texts of which one comes from the other differ. A division left alone is the same object in both: what an
 * operation changes is found without a word being read.
 */
export function ecartEntre(avant: TexteEnVigueur, apres: TexteEnVigueur): Ecart {
  const [a, b] = [avant.divisions, apres.divisions];
  const least = Math.min(a.length, b.length);
  let start = 0;
  while (start < least && a[start] === b[start]) start++;
  let end = 0;
  while (end < least - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return {
    avant: a.slice(start, a.length - end),
    apres: b.slice(start, b.length - end),
    tete: a.slice(0, start),
    queue: a.slice(a.length - end),
  };
}

/** The alinéas of `apres` that `garde` keeps, in its order, whose words stand nowhere in `avant`. */
export function alineasNouveaux(
  avant: TexteEnVigueur,
  apres: TexteEnVigueur,
  garde: (texte: string) => boolean,
): readonly AlineaEnVigueur[] {
  const ecart = ecartEntre(avant, apres);
  const near = new Set(ecart.avant.flatMap(({ alineas }) => alineas.map(texteAlinea)));
  const moved = ecart.apres
    .flatMap(({ alineas }) => alineas)
    .filter((one) => !near.has(texteAlinea(one)) && garde(texteAlinea(one)));
  if (moved.length === 0) return moved;
  const known = new Set(textesDe(avant));
  return moved.filter((one) => !known.has(texteAlinea(one)));
}

/** The division as the rest of the registry knows it, without the acts its passages come from. */
export function toDivision({ id, nature, numero, intitule, niveau, alineas }: DivisionEnVigueur): Division {
  return {
    id,
    nature,
    numero,
    intitule,
    ...(niveau === 1 ? {} : { niveau }),
    alineas: alineas.map((alinea) => ({
      id: alinea.id,
      niveau: alinea.niveau,
      marque: alinea.marque,
      texte: texteAlinea(alinea),
      ...(alinea.gras.length === 0 ? {} : { gras: alinea.gras }),
      ...(alinea.tableau ? { tableau: true } : {}),
    })),
  };
}

/** The convention as the text in force has it: repealed divisions are gone, parties as they are now called. */
export function conventionEnVigueur<C extends Redaction>(convention: C, texte: TexteEnVigueur): C {
  const lignes = (liste: Liminaire['liste']) =>
    deListe(texte, liste).map(({ id, texte: mots }) => ({ id, texte: mots }));
  const [considerants, presence] = [lignes('considerants'), lignes('presence')];
  return {
    ...convention,
    ...(convention.visas === undefined ? {} : { visas: lignes('visas') }),
    // A record without any has no such list.
    ...(considerants.length === 0 && convention.considerants === undefined ? {} : { considerants }),
    ...(presence.length === 0 && convention.enPresenceDe === undefined
      ? {}
      : { enPresenceDe: presence.map((one) => one.texte) }),
    parties: texte.parties,
    divisions: texte.divisions.filter(({ abrogee }) => abrogee === null).map(toDivision),
  };
}

/** A division in plain lines: its heading, then its alinéas. What an operation remembers of its target. */
export function lireDivision({ intitule, alineas }: DivisionEnVigueur): string {
  return [intitule, ...alineas.map(lireAlinea)].join('\n');
}

export const lireAlinea = (alinea: Pick<AlineaEnVigueur, 'niveau' | 'marque' | 'segments'>): string =>
  `${'  '.repeat(alinea.niveau)}${alinea.marque === null ? '' : `${alinea.marque} `}${texteAlinea(alinea)}`;

/** The words of every alinéa of the text, divisions in order. */
export const textesDe = ({ divisions }: TexteEnVigueur): readonly string[] =>
  divisions.flatMap(({ alineas }) => alineas.map(texteAlinea));
