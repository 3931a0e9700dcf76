import type { Reply } from '#contract/reply';
import type { PageImprimee } from '../application/ports';
import type { ShelvedFile } from '../rpc/download-shelf';

/* What the window's thread and the registry's say to each other. Everything here is copied from one to the other. */

/** How the registry is opened. */
export type Ouverture = {
  readonly dossier: string;
  readonly horloge: string | null;
  readonly utilisateur: string;
  /** The built worker that reads files from outside. */
  readonly lecteur: string;
};

export type Demande =
  | { readonly genre: 'appel'; readonly method: unknown; readonly input: unknown; readonly au: unknown }
  | { readonly genre: 'document'; readonly jeton: string }
  | { readonly genre: 'second'; readonly dossier: string }
  | { readonly genre: 'agenda'; readonly dossier: string }
  | { readonly genre: 'fermer' }
  /** What came of a page the thread had printed. */
  | { readonly genre: 'imprime'; readonly page: number; readonly sortie: Impression };

export type Impression =
  | { readonly ok: true; readonly octets: Uint8Array }
  | { readonly ok: false; readonly echec: Echec };

/** What each demand is answered with. */
export type Reponses = {
  readonly appel: Reply;
  readonly document: ShelvedFile | null;
  readonly second: null;
  readonly agenda: null;
  readonly fermer: null;
  readonly imprime: null;
};

/** A failure; a copied `Error` would lose its code and its remedy. */
export type Echec = { readonly message: string; readonly stack: string | undefined } & Readonly<
  Partial<Record<'code' | 'remede', string>>
>;

export type Question = { readonly no: number; readonly demande: Demande };

export type Annonce =
  | { readonly genre: 'ouvert' }
  | { readonly genre: 'ferme'; readonly echec: Echec }
  | { readonly genre: 'reponse'; readonly no: number; readonly valeur: Reponses[Demande['genre']] }
  | { readonly genre: 'echec'; readonly no: number; readonly echec: Echec }
  | { readonly genre: 'change'; readonly revision: number; readonly regime: number }
  /** A page that only the window's thread can print. */
  | { readonly genre: 'imprimer'; readonly page: number; readonly contenu: PageImprimee }
  | { readonly genre: 'incident'; readonly reference: string; readonly echec: Echec };

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export function echecDe(error: unknown): Echec {
  if (!(error instanceof Error)) return { message: String(error), stack: undefined };
  const { code, remede } = error as { readonly code?: unknown; readonly remede?: unknown };
  const [said, way] = [text(code), text(remede)];
  return {
    message: error.message,
    stack: error.stack,
    ...(said === undefined ? {} : { code: said }),
    ...(way === undefined ? {} : { remede: way }),
  };
}

export function erreurDe({ message, stack, ...rest }: Echec): Error {
  const error = Object.assign(new Error(message), rest);
  if (stack !== undefined) error.stack = stack;
  return error;
}
