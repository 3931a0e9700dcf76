/* The words that a paragraph shows in bold, gathered as they are read. */

export type Gras = {
  /** Whether the whole is in bold; null as long as it shows no letter. */
  entier: boolean | null;
  readonly passages: string[];
  /** The last passage goes on. */
  ouvert: boolean;
};

export const sansGras = (): Gras => ({ entier: null, passages: [], ouvert: false });

/** A blank between two words in bold belongs to them, whatever it wears itself. */
export function noterGras(gras: Gras, lu: string, montre: () => boolean): void {
  const blanc = !/\S/u.test(lu);
  if (blanc) {
    if (gras.ouvert) gras.passages.push((gras.passages.pop() ?? '') + lu);
    return;
  }
  const own = montre();
  if (gras.entier !== false) gras.entier = own;
  if (own) gras.passages.push((gras.ouvert ? (gras.passages.pop() ?? '') : '') + lu);
  gras.ouvert = own;
}

/** As a block says it: wholly in bold, or these passages of it. */
export const grasDuBloc = ({ entier, passages }: Gras) => ({
  gras: entier ?? false,
  ...(entier === true || passages.length === 0 ? {} : { enGras: passages }),
});
