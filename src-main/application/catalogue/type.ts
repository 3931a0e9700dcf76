import type { Certification } from '#actes/copie-conforme';
import type { DocumentModel } from '#actes/model';
import type { EtatDocument } from '#actes/statut';
import type { PaquetView } from '#contract/paquets';
import type { Borne } from '#contract/texte';
import type { CivilDate } from '#domain/civil-date';
import type { Contexte } from '#domain/decision';
import type { Convention } from '#domain/fiches/convention';
import type { Signataire } from '#domain/parties/partie';
import type { Registre } from '#domain/registre';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { NatureDocument } from '#registre/documents';

export type ContexteDocument = Pick<Contexte, 'aujourdhui' | 'sha256'>;

/** What may be asked of a document beside the record it is of; each type reads what concerns it. */
export type OptionsDocument = {
  /** One addressee of a letter; all of them, one letter after the other, when not told. */
  readonly destinataireId?: string;
  /** Which of the originals it is. */
  readonly original?: { readonly numero: number; readonly sur: number };
  /** Where the act stands, when it is not what the registry says of it today. */
  readonly etat?: EtatDocument;
  /** Who vouches for a copy. */
  readonly certifie?: Certification;
  /** The day a text is read at; today when not told. */
  readonly jour?: CivilDate;
  /** Drafts taken in. */
  readonly projets?: readonly string[];
  /** One point of an agenda, by its number or identifier. */
  readonly point?: string;
  /** The two ends of a comparison. */
  readonly de?: Borne;
  readonly a?: Borne;
  /** A packet as it stands, with its checks: some of them read the kept files. */
  readonly paquet?: PaquetView;
  /** The fingerprints of the exhibits that the registry prints itself, by their numbers. */
  readonly empreintes?: ReadonlyMap<number, string>;
};

/** One document that can be made of the records of a convention, or not yet. */
export type Disponible = {
  readonly id: string;
  readonly titre: string;
  readonly etat: string;
  /** Why it cannot be produced yet, or null. */
  readonly empechement: string | null;
};

/** What goes with an act has no title of its own: it is listed under it. */
export const suivi = (id: string): Disponible => ({ id, titre: '', etat: '', empechement: null });

/** The office a letter comes from. */
export type Expediteur = { readonly conventionId: string; readonly signataireId: string };

/** One type of document: what it reads of the registry, on the day it speaks of, and what it makes of it. */
export type TypeDocument<Lu> = {
  readonly nature: NatureDocument;
  readonly lire: (
    registre: Registre,
    id: string,
    contexte: ContexteDocument,
    options: OptionsDocument,
  ) => Result<Lu>;
  readonly modele: (lu: Lu) => DocumentModel;
  /**
   * An act as its originals had it before anybody signed: its fingerprint is that of this text, so that a print of the
   * signed act is told to be the same. Without it, a document bears no fingerprint.
   */
  readonly avantSignature?: (lu: Lu) => Lu;
  /** The act a document is a page or a copy of, before anybody signed: it bears the fingerprint of that text. */
  readonly texteDe?: (lu: Lu) => DocumentModel | null;
  /** Those a letter may be addressed to. */
  readonly destinataires?: (lu: Lu) => readonly Signataire[];
  /** Who sends it, on a paper of his own: an office of this convention. */
  readonly expediteur?: (lu: Lu) => Expediteur | null;
  /** Those of a convention, in order. */
  readonly lister: (
    registre: Registre,
    convention: Convention,
    contexte: ContexteDocument,
  ) => readonly Disponible[];
};

/** A document made: its model, and the text its fingerprint is of. */
export type Produit = {
  readonly model: DocumentModel;
  readonly texte: DocumentModel | null;
  readonly destinataires: readonly Signataire[];
  readonly expediteur: Expediteur | null;
};

/** A type of which one no longer needs to know what it reads. */
export type DocumentCatalogue = Pick<TypeDocument<never>, 'nature' | 'lister'> & {
  readonly produire: (
    registre: Registre,
    id: string,
    contexte: ContexteDocument,
    options: OptionsDocument,
  ) => Result<Produit>;
};

export function definir<Lu>({
  nature,
  lire,
  modele,
  avantSignature,
  texteDe,
  destinataires,
  expediteur,
  lister,
}: TypeDocument<Lu>): DocumentCatalogue {
  return {
    nature,
    lister,
    produire: (...asked) => {
      const lu = lire(...asked);
      if (!lu.ok) return lu;
      return ok({
        model: modele(lu.value),
        texte:
          avantSignature === undefined ? (texteDe?.(lu.value) ?? null) : modele(avantSignature(lu.value)),
        destinataires: destinataires?.(lu.value) ?? [],
        expediteur: expediteur?.(lu.value) ?? null,
      });
    },
  };
}
