/** What a reading could not do; its shape is the one the dispatcher shows to people. */
export class ReadingError extends Error {
  override readonly name = 'ReadingError';
  constructor(
    readonly code: string,
    message: string,
    readonly remede: string,
  ) {
    super(message);
  }
}

/** Stopped by whoever asked for it. */
export const interrompue = (): ReadingError =>
  new ReadingError(
    'LECTURE_INTERROMPUE',
    'La lecture de ce fichier a été arrêtée à votre demande.',
    'Rien n’a été enregistré. Choisissez de nouveau le fichier pour reprendre.',
  );
