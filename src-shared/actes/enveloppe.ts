/**
 * Where an address must stand to be read through the window of an envelope (NF Z 11-001, DL and C5 envelopes), and what
 * holds in it.
 */
import { counted } from '#domain/french';

/** In millimetres from the top left corner of the page. */
export const FENETRE = { x: 110, y: 55, width: 85, height: 33 } as const;

export const LIGNES_ADRESSE = 6;
export const SIGNES_PAR_LIGNE = 38;

/** What does not hold in the window: a line too long, or lines too many. */
export type DefautAdresse = {
  /** From one; null when it is the number of lines that does not hold. */
  readonly ligne: number | null;
  readonly message: string;
};

/** What keeps an address from being read whole through the window of an envelope; empty when nothing does. */
export function defautsAdresse(lignes: readonly string[]): readonly DefautAdresse[] {
  const trop = lignes.length - LIGNES_ADRESSE;
  return [
    ...(trop <= 0
      ? []
      : [
          {
            ligne: null,
            message: `L’adresse a ${lignes.length} lignes et la fenêtre d’une enveloppe en montre ${LIGNES_ADRESSE} : réunissez-en ${counted(trop, 'ligne')} avec d’autres, ou retirez ce qui n’est pas nécessaire à la distribution.`,
          },
        ]),
    ...lignes.flatMap((texte, index) => {
      const signes = Array.from(texte.normalize('NFC')).length;
      return signes <= SIGNES_PAR_LIGNE
        ? []
        : [
            {
              ligne: index + 1,
              message: `La ligne ${index + 1} de l’adresse, « ${texte} », a ${signes} signes et la fenêtre d’une enveloppe en montre ${SIGNES_PAR_LIGNE} : abrégez-la ou coupez-la en deux.`,
            },
          ];
    }),
  ];
}
