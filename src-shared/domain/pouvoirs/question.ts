import type { CivilDate } from '../civil-date';
import type { NaturePouvoir } from '#registre/fiches/natures';
import { refus } from '../refus';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { placesNommees, quiOccupe } from '../titulaire/occupation';
import type { Place } from '../titulaire/occupation';
import { delegatairesLe, pouvoirDe, quiSigne } from './qui-signe';
import type { Ecartee, Pouvoir, Vacance } from './qui-signe';

export type QuestionPouvoir = {
  readonly fonction: string;
  readonly jour: CivilDate;
  readonly nature: NaturePouvoir | null;
  readonly conventionId: string | null;
  /** The delegate somebody chose; null: whoever signs. */
  readonly delegationId: string | null;
};

export type ReponsePouvoir = {
  readonly place: Place;
  readonly reponse: Pouvoir | Vacance;
  /** Of every convention that knows the office. */
  readonly delegataires: readonly (Pouvoir & { readonly conventionId: string })[];
  readonly ecartees: readonly Ecartee[];
};

const cle = (one: Pouvoir | Vacance): string =>
  'vacance' in one ? 'vacante' : `${one.par}/${one.blocSignature.join('/')}`;

/** « Qui signe pour X au JJ/MM/AAAA ? »: exactly one person, or nobody and why. */
export function demanderQuiSigne(registre: Registre, question: QuestionPouvoir): Result<ReponsePouvoir> {
  const { fonction, jour, nature, conventionId, delegationId } = question;
  // Unknown, or held by one person here and by another there: said as it is of who holds it.
  const occupe = quiOccupe(registre, { fonction, jour, conventionId });
  if (!occupe.ok) return occupe;
  const conventions = [...registre.conventions.values()].filter(
    ({ id }) => conventionId === null || id === conventionId,
  );
  const all = placesNommees(registre, conventions, fonction, jour);
  const chosen = delegationId === null ? undefined : registre.delegations.get(delegationId);
  const place =
    all.find(
      ({ convention, signataire }) =>
        convention.id === chosen?.conventionId && signataire.id === chosen.signataireId,
    ) ?? occupe.value.place;
  const examinees = all.map(({ convention, signataire }) => ({
    convention,
    ...delegatairesLe(registre, convention, signataire.id, jour, nature),
  }));
  const rest = {
    place,
    delegataires: examinees.flatMap(({ convention, utilisables }) =>
      utilisables.map((one) => ({ ...one, conventionId: convention.id })),
    ),
    ecartees: examinees.flatMap(({ ecartees }) => ecartees),
  };
  if (delegationId !== null) {
    const pouvoir = pouvoirDe(registre, place.convention, {
      signataireId: place.signataire.id,
      delegationId,
      jour,
      nature,
    });
    return pouvoir.ok ? ok({ ...rest, reponse: pouvoir.value }) : pouvoir;
  }
  const reponses = all.map(({ convention, signataire }) =>
    quiSigne(registre, convention, signataire.id, jour, nature),
  );
  const reponse = quiSigne(registre, place.convention, place.signataire.id, jour, nature);
  return reponses.every((one) => cle(one) === cle(reponse))
    ? ok({ ...rest, reponse })
    : refuse(
        refus(
          'FONCTION_AMBIGUE',
          {
            fonction,
            lesquelles: all.map(
              ({ convention, signataire }) => `« ${signataire.fonction.libelle} » (${convention.titreCourt})`,
            ),
          },
          'fonction',
        ),
      );
}
