import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { versionsParties } from '../consolidation/parties';
import type { Convention } from '../fiches/convention';
import { fold } from '../french';
import { allSignataires, estVacante, fullName, partieOf } from '../parties/partie';
import type { Fonction, Partie, Personne, Signataire, Signature } from '../parties/partie';
import { etapesLe, nomActe, partiesLe, titulaires } from '../parties/versions';
import type { Etape, VersionParties } from '../parties/versions';
import { refus } from '../refus';
import type { Refus } from '../refus';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { typographie } from '../typographie';

/** Who holds an office on a day: one person, or nobody and why. */
export type Occupation = {
  readonly fonction: Fonction;
  /** First day; null for whom the convention names without saying since when. */
  readonly depuis: CivilDate | null;
  /** What made it so: « décret du 24 octobre 2025 », « la convention ». */
  readonly source: string;
} & (
  | { readonly etat: 'occupee'; readonly personne: Personne }
  | { readonly etat: 'vacante'; readonly cause: string }
);

/** Who holds the office `signataireId` on `jour`; null when the convention has no such place. */
export function occupationLe(
  versions: readonly VersionParties[],
  signataireId: string,
  jour: CivilDate,
): Occupation | null {
  const held = etapesLe(titulaires(versions, signataireId), jour);
  const last = held.at(-1);
  if (last === undefined) return null;
  const { acte, valeur } = last;
  const common = {
    fonction: valeur.fonction,
    depuis: acte?.effet ?? null,
    source: acte === null ? 'la convention' : nomActe(acte),
  };
  return estVacante(valeur.personne)
    ? { ...common, etat: 'vacante', cause: causeVacance(last, held.at(-2)) }
    : { ...common, etat: 'occupee', personne: valeur.personne };
}

function causeVacance({ acte }: Etape<Signataire>, before: Etape<Signataire> | undefined): string {
  if (acte === null)
    return typographie(
      'la convention désigne cette fonction sans nommer personne, et aucun titulaire n’est enregistré ce jour-là.',
    );
  const parti = before === undefined ? 'le titulaire précédent' : fullName(before.valeur.personne);
  return typographie(
    `${parti} n’occupe plus cette fonction depuis le ${formatDate(acte.effet)} (${nomActe(acte)}), et aucun successeur n’est enregistré.`,
  );
}

/** Why nobody can act for an office on a day; null when somebody holds it. */
export function refuseVacance(
  registre: Registre,
  convention: Convention,
  { signataireId, date }: { readonly signataireId: string; readonly date: CivilDate },
  champ: string,
): Refus | null {
  const found = occupationLe(versionsParties(registre, convention), signataireId, date);
  return found?.etat === 'vacante'
    ? refus('FONCTION_VACANTE', { fonction: found.fonction.libelle, date, cause: found.cause }, champ)
    : null;
}

/** The same for signatures, each on its day; the first that nobody could have given. */
export function refuseSignaturesVacantes(
  registre: Registre,
  convention: Convention,
  signatures: readonly Signature[],
): Refus | null {
  for (const [index, signature] of signatures.entries()) {
    const denied = refuseVacance(registre, convention, signature, `signatures.${index}.date`);
    if (denied !== null) return denied;
  }
  return null;
}

/** An office of a convention, as a question finds it. */
export type Place = {
  readonly convention: Convention;
  readonly partie: Partie;
  readonly signataire: Signataire;
};

/**
 * The places that `fonction` names on `jour`: by their id, by their title (after a person’s name or not), or by words
 * of it.
 */
export function placesNommees(
  registre: Registre,
  conventions: readonly Convention[],
  fonction: string,
  jour: CivilDate,
): readonly Place[] {
  const wanted = fold(fonction.trim()).replace(/^(?:la |le |l')/u, '');
  const all = conventions.flatMap((convention) => {
    const versions = versionsParties(registre, convention);
    const parties = partiesLe(versions, jour);
    return allSignataires(parties).flatMap((signataire): readonly (Place & { dits: readonly string[] })[] => {
      const partie = partieOf(parties, signataire.id);
      // An office is also found by the form it had under another holder: « préfet », « préfète ».
      const dits = titulaires(versions, signataire.id).flatMap(({ valeur: { fonction: one } }) =>
        [one.libelle, ...(one.long === undefined ? [] : [one.long])].map(fold),
      );
      return partie === undefined ? [] : [{ convention, partie, signataire, dits }];
    });
  });
  const exact = all.filter(
    ({ signataire, dits }) =>
      fold(signataire.id) === wanted || dits.some((dit) => dit === wanted || wanted.endsWith(`, ${dit}`)),
  );
  if (exact.length > 0) return exact;
  const words = wanted.split(/\s+/u).filter(Boolean);
  return words.length === 0
    ? []
    : all.filter(({ dits }) => dits.some((dit) => words.every((word) => dit.includes(word))));
}

/** « Qui occupe la fonction X le JJ/MM/AAAA ? »: exactly one person, or an explained vacancy. */
export function quiOccupe(
  registre: Registre,
  question: {
    readonly fonction: string;
    readonly jour: CivilDate;
    readonly conventionId: string | null;
  },
): Result<{ readonly place: Place; readonly occupation: Occupation }> {
  const { fonction, jour, conventionId } = question;
  const conventions = [...registre.conventions.values()].filter(
    ({ id }) => conventionId === null || id === conventionId,
  );
  const found = placesNommees(registre, conventions, fonction, jour).flatMap((place) => {
    const occupation = occupationLe(versionsParties(registre, place.convention), place.signataire.id, jour);
    return occupation === null ? [] : [{ place, occupation }];
  });
  const [first, ...others] = found;
  if (first === undefined) {
    const connues = conventions.flatMap(({ parties }) =>
      allSignataires(parties).map((one) => `« ${one.fonction.libelle} »`),
    );
    return refuse(refus('FONCTION_INCONNUE', { fonction, connues: [...new Set(connues)] }, 'fonction'));
  }
  // Several conventions may know the same office; they must agree on who holds it.
  const cle = ({ occupation: one }: (typeof found)[number]): string =>
    one.etat === 'vacante' ? 'vacante' : fold(fullName(one.personne));
  return others.every((one) => cle(one) === cle(first))
    ? ok(first)
    : refuse(
        refus(
          'FONCTION_AMBIGUE',
          {
            fonction,
            lesquelles: found.map(
              ({ place }) => `« ${place.signataire.fonction.libelle} » (${place.convention.titreCourt})`,
            ),
          },
          'fonction',
        ),
      );
}
