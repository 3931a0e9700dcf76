import { typographie } from '#actes/typographie';
import type { Partie, Signataire } from '#domain/parties/partie';
import { fullName, withArticle } from '#domain/parties/partie';

export const findSignataire = (parties: readonly Partie[], id: string): Signataire | undefined =>
  parties.flatMap(({ signataires }) => signataires).find((one) => one.id === id);

/** « Madame Fabienne BUCCIO, la Préfète de région » */
export function signataireLabel(parties: readonly Partie[], id: string): string {
  const found = findSignataire(parties, id);
  return found === undefined
    ? id
    : typographie(`${fullName(found.personne)}, ${withArticle(found.fonction)}`);
}

export const partieLabel = (parties: readonly Partie[], id: string): string =>
  typographie(parties.find((one) => one.id === id)?.nom ?? id);
