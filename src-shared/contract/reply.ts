/** Why a call did not succeed. Everything a person reads is a complete French sentence. */
export type AppError = {
  readonly code: string;
  readonly message: string;
  readonly source?: string;
  readonly remede?: string;
  /** Field-level messages, by the path of the field in the input: « griefs.0.faits ». */
  readonly champs?: readonly { readonly champ: string; readonly message: string }[];
};

/** What crosses every door: JSON values only, never a throw (a thrown error loses its fields across processes). */
export type Reply<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: AppError };
