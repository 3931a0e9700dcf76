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
