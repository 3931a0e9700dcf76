import type { CivilDate } from '../civil-date';
import { accordeJusquAu } from '../fiches/mise-en-demeure';
import type { MiseEnDemeure } from '../fiches/mise-en-demeure';
import type { Piece } from '../fiches/piece';
import { fold } from '../french';
import type { NatureDocument } from '#registre/documents';
import type { Emission } from '#registre/fiches/emissions';

/* What an exhibit is, and what it is known by from one day to the next. */

/** One exhibit: a file that is kept, a document printed on demand, or a proof named that nobody joined yet. */
export type PieceAffaire = {
  /** What it may be known by; the first is what a handing over keeps. */
  readonly cles: readonly [string, ...string[]];
  readonly titre: string;
  readonly nature: string;
  readonly date: CivilDate | null;
  readonly auteur: string;
  readonly prouve: string;
  readonly fichier: Pick<Piece, 'nom' | 'sha256'> | null;
  readonly document: { readonly nature: NatureDocument; readonly id: string } | null;
};

/** Somebody named it, and nobody joined it: what it would prove is still their word. */
export const aJoindre = ({ fichier, document }: PieceAffaire): boolean =>
  fichier === null && document === null;

export const cleReference = (reference: string): string => `reference:${fold(reference).trim()}`;
export const cleEmission = ({ id }: Pick<Emission, 'id'>): string => `emission:${id}`;
export const cleDocument = (nature: NatureDocument, id: string, quoi = ''): string =>
  `document:${nature}:${id}${quoi === '' ? '' : `:${quoi}`}`;

/** The note says another thing once the delay does: it is then another exhibit. */
export const cleNote = ({ id, delai, prolongations = [], tenue }: MiseEnDemeure): string =>
  cleDocument(
    'note-calcul',
    id,
    [delai?.calcul.depart ?? '', accordeJusquAu({ prolongations }) ?? '', tenue?.date ?? ''].join('/'),
  );
