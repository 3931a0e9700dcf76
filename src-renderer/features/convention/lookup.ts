import { typographie } from '#actes/typographie';
import type { CivilDate } from '#domain/civil-date';
import type { Partie, Signataire } from '#domain/parties/partie';
import { fullName, withArticle } from '#domain/parties/partie';
import { partiesLe } from '#domain/parties/versions';
import type { PartiesView } from '#contract/conventions';

export const findSignataire = (parties: readonly Partie[], id: string): Signataire | undefined =>
  parties.flatMap(({ signataires }) => signataires).find((one) => one.id === id);

/** The parties and signatories on the day of a fact; today's for one that has no day yet. */
export const partiesAu = (
  { parties, versionsParties }: PartiesView,
  jour: CivilDate | null,
): readonly Partie[] => (jour === null ? parties : partiesLe(versionsParties, jour));

/** « Madame Fabienne BUCCIO, la Préfète de région » */
export function signataireLabel(parties: readonly Partie[], id: string): string {
  const found = findSignataire(parties, id);
  return found === undefined
    ? id
    : typographie(`${fullName(found.personne)}, ${withArticle(found.fonction)}`);
}

export const partieLabel = (parties: readonly Partie[], id: string): string =>
  typographie(parties.find((one) => one.id === id)?.nom ?? id);

/** « Préfète de région » */
export function fonctionLabel(parties: readonly Partie[], id: string): string {
  const found = findSignataire(parties, id);
  return found === undefined ? id : typographie(found.fonction.libelle);
}
