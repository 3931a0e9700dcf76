import { DESCRIPTIONS } from '#registre/fiches';
import type { Avenant } from './fiches/avenant';
import { compareDates, maxDate, minDate } from './civil-date';
import type { CivilDate } from './civil-date';
import type { Convention, EffetDenonciation } from './fiches/convention';
import type { Avis } from './fiches/avis';
import { isAvisRendu } from './fiches/avis';
import { allSignataires, nomCourant, partieOf, quiSigne } from './parties/partie';
import type { Partie, Signataire } from './parties/partie';
import { refus } from './refus';
import type { Refus } from './refus';
import type { NomCollection, Registre, Entites } from './registre';
import { effetDenonciation, etatDenonciation, tient } from './fiches/denonciation';
import type { Denonciation } from './fiches/denonciation';
import type { MiseEnDemeure } from './fiches/mise-en-demeure';
import { ok, refuse } from './result';
import { upperFirst } from './french';
import type { Result } from './result';

/** The record `id` of a collection, or the refusal that names it. */
export function find<C extends NomCollection>(
  registre: Registre,
  collection: C,
  id: string,
): Result<Entites[C]> {
  const found = registre[collection].get(id);
  return found === undefined
    ? refuse(refus('INTROUVABLE', { objet: upperFirst(DESCRIPTIONS[collection].le), id }))
    : ok(found);
}

export function avenantsOf(registre: Registre, conventionId: string): readonly Avenant[] {
  return [...registre.avenants.values()].filter((one) => one.conventionId === conventionId);
}

/** Avis on one avenant, in the order of the séances. */
export function avisOf(registre: Registre, avenantId: string): readonly Avis[] {
  return [...registre.avis.values()]
    .filter((one) => one.avenantId === avenantId)
    .sort((a, b) => (a.seance.date < b.seance.date ? -1 : a.seance.date > b.seance.date ? 1 : 0));
}

/** Avis on the convention itself, in the order of the séances. */
export function avisSurConvention(registre: Registre, conventionId: string): readonly Avis[] {
  return [...registre.avis.values()]
    .filter((one) => one.conventionId === conventionId && one.avenantId === null)
    .sort((a, b) => (a.seance.date < b.seance.date ? -1 : a.seance.date > b.seance.date ? 1 : 0));
}

/** The latest avis that counts as one: a postponement or a silence does not. */
export function lastAvisRendu(avis: readonly Avis[]): Avis | null {
  return avis.filter(({ sens }) => isAvisRendu(sens)).at(-1) ?? null;
}

export function misesEnDemeureOf(registre: Registre, conventionId: string): readonly MiseEnDemeure[] {
  return [...registre.misesEnDemeure.values()].filter((one) => one.conventionId === conventionId);
}

/** A recorded act whose date rests on the validity of the convention. */
export type ActeDate = {
  readonly quoi: string;
  readonly date: CivilDate;
  /** The act of the past it belongs to: what is irregular in it is a defect of it, and refuses nothing. */
  readonly repris: ActeRepris | null;
};
type ActeRepris =
  | { readonly collection: 'avenants'; readonly entite: Avenant }
  | { readonly collection: 'misesEnDemeure'; readonly entite: MiseEnDemeure }
  | { readonly collection: 'denonciations'; readonly entite: Denonciation };

/**
 * Every dated act that rests on the effect and the end of the convention. Moving either one across a recorded act
 * would make the registry contradict itself.
 */
export function actesDates(registre: Registre, conventionId: string): readonly ActeDate[] {
  const avenants = avenantsOf(registre, conventionId).flatMap((one) => {
    const repris = one.reprise === undefined ? null : ({ collection: 'avenants', entite: one } as const);
    return one.abandon !== null || one.refus !== null
      ? []
      : [
          { quoi: 'demande d’avenant', date: one.demande.date, repris },
          ...(one.miseALaSignature === null
            ? []
            : [{ quoi: 'mise à la signature d’un avenant', date: one.miseALaSignature.date, repris }]),
          ...one.signatures.map(({ date }) => ({ quoi: 'signature d’avenant', date, repris })),
        ];
  });
  const misesEnDemeure = misesEnDemeureOf(registre, conventionId).flatMap((one) => {
    const { griefs, signeeLe, envois, retrait } = one;
    const repris =
      one.reprise === undefined ? null : ({ collection: 'misesEnDemeure', entite: one } as const);
    return retrait !== null
      ? []
      : [
          ...griefs.map(({ dateFaits }) => ({ quoi: 'faits reprochés', date: dateFaits, repris })),
          ...(signeeLe === null ? [] : [{ quoi: 'mise en demeure', date: signeeLe, repris }]),
          ...envois.map(({ depotLe }) => ({ quoi: 'envoi de la mise en demeure', date: depotLe, repris })),
        ];
  });
  return [
    ...avenants,
    ...misesEnDemeure,
    ...denonciationsTenues(registre, conventionId).map((one) => ({
      quoi: 'dénonciation',
      date: one.notifieeLe,
      repris: one.reprise === undefined ? null : ({ collection: 'denonciations', entite: one } as const),
    })),
  ];
}

/** Every act that ends the convention or takes a party out of it, in the order they were notified. */
export function denonciationsOf(registre: Registre, conventionId: string): readonly Denonciation[] {
  return [...registre.denonciations.values()]
    .filter((one) => one.conventionId === conventionId)
    .sort((a, b) => compareDates(a.notifieeLe, b.notifieeLe));
}

/** Those of them that stand: neither withdrawn, nor annulled, nor held by a judge. */
export const denonciationsTenues = (registre: Registre, conventionId: string): readonly Denonciation[] =>
  denonciationsOf(registre, conventionId).filter(tient);

/** The act a notice led to: one that stands, or that a judge only holds; null when there is none, or it fell. */
export const denonciationDuDossier = (
  registre: Registre,
  { id, conventionId }: Pick<MiseEnDemeure, 'id' | 'conventionId'>,
): Denonciation | null =>
  denonciationsOf(registre, conventionId).find(
    (one) => one.miseEnDemeureId === id && etatDenonciation(one) !== 'tombee',
  ) ?? null;

/** A party that leaves a convention which goes on for the others; `effet` null while the day is unknown. */
export type Sortie = {
  readonly partieId: string;
  readonly denonciationId: string;
  readonly notifieeLe: CivilDate;
  readonly effet: CivilDate | null;
};

/** The parties that leave, or left, by the day they do; those whose day is unknown last. */
export function sortiesOf(registre: Registre, conventionId: string): readonly Sortie[] {
  return denonciationsTenues(registre, conventionId)
    .flatMap((one): readonly Sortie[] =>
      one.partieSortanteId === undefined
        ? []
        : [
            {
              partieId: one.partieSortanteId,
              denonciationId: one.id,
              notifieeLe: one.notifieeLe,
              effet: effetDenonciation(one),
            },
          ],
    )
    .sort((a, b) => (a.effet === null ? 1 : b.effet === null ? -1 : compareDates(a.effet, b.effet)));
}

/**
 * The act that ends the whole convention: one that says so, or the departure that leaves fewer than two parties. Null
 * while the convention goes on.
 */
export function denonciationOf(registre: Registre, conventionId: string): Denonciation | null {
  const all = denonciationsTenues(registre, conventionId);
  const entiere = all.find(({ partieSortanteId }) => partieSortanteId === undefined);
  if (entiere !== undefined) return entiere;
  const parties = registre.conventions.get(conventionId)?.parties.length ?? 0;
  const derniere = sortiesOf(registre, conventionId)[Math.max(parties - 2, 0)];
  return all.find(({ id }) => id === derniere?.denonciationId) ?? null;
}

export function effetDenonciationOf(registre: Registre, conventionId: string): EffetDenonciation | null {
  const denonciation = denonciationOf(registre, conventionId);
  return denonciation === null
    ? null
    : { notifieeLe: denonciation.notifieeLe, effet: effetDenonciation(denonciation) };
}

/** The day a party ceased, or is to cease, to be bound by a convention that goes on; null while it is bound. */
export const sortieDe = (registre: Registre, conventionId: string, partieId: string): Sortie | null =>
  sortiesOf(registre, conventionId).find((one) => one.partieId === partieId) ?? null;

/** Those of `parties` that had not left by `jour`; the very same parties when none had. */
export function partiesRestantes(
  parties: readonly Partie[],
  sorties: readonly Sortie[],
  jour: CivilDate,
): readonly Partie[] {
  const gone = sorties.filter(({ effet }) => effet !== null && effet <= jour);
  return gone.length === 0
    ? parties
    : parties.filter(({ id }) => gone.every(({ partieId }) => partieId !== id));
}

/** The day that says who is asked to sign an avenant: that of its putting to signature; null while it is a draft. */
export const jourDesSignataires = ({
  miseALaSignature,
  signatures,
}: Pick<Avenant, 'miseALaSignature' | 'signatures'>): CivilDate | null =>
  miseALaSignature?.date ??
  signatures
    .map(({ date }) => date)
    .reduce<CivilDate | null>((first, one) => minDate(first ?? one, one), null);

/**
 * The parties asked to sign an avenant: those that had not left when it was put to signature. A draft is to be signed by
 * those bound on `jour`, or on the day it was given up; told of no day, by all.
 */
export function signatairesDe(
  registre: Registre,
  convention: Pick<Convention, 'id' | 'parties'>,
  avenant: Avenant,
  jour: CivilDate | null = null,
): readonly Partie[] {
  const fige = jourDesSignataires(avenant) ?? avenant.abandon?.date ?? avenant.refus?.date;
  const le = fige ?? (jour === null ? null : maxDate(jour, avenant.demande.date));
  return le === null
    ? convention.parties
    : partiesRestantes(convention.parties, sortiesOf(registre, convention.id), le);
}

export function findPartie(convention: Convention, partieId: string, champ: string): Result<Partie> {
  const partie = convention.parties.find(({ id }) => id === partieId);
  return partie === undefined
    ? refuse(
        refus('PARTIE_INCONNUE', { id: partieId, connues: convention.parties.map(({ id }) => id) }, champ),
      )
    : ok(partie);
}

export function findSignataire(
  convention: Convention,
  signataireId: string,
  champ: string,
): Result<{ readonly signataire: Signataire; readonly partie: Partie }> {
  const signataire = allSignataires(convention.parties).find(({ id }) => id === signataireId);
  const partie = partieOf(convention.parties, signataireId);
  if (signataire === undefined || partie === undefined) {
    const connus = allSignataires(convention.parties).map(({ id }) => id);
    return refuse(refus('SIGNATAIRE_INCONNU', { id: signataireId, connus }, champ));
  }
  return ok({ signataire, partie });
}

/** The signatory must sign for that very party. */
export function findSignataireOf(
  convention: Convention,
  partie: Partie,
  signataireId: string,
  champ: string,
): Result<Signataire> {
  const found = findSignataire(convention, signataireId, champ);
  if (!found.ok) return found;
  if (found.value.partie.id !== partie.id) {
    const signataire = quiSigne(found.value.signataire);
    return refuse(refus('SIGNATAIRE_AUTRE_PARTIE', { signataire, partie: nomCourant(partie) }, champ));
  }
  return ok(found.value.signataire);
}

/** A fact is recorded once it happened. */
export function notFuture(quoi: string, date: CivilDate, aujourdhui: CivilDate, champ: string): Refus | null {
  return date > aujourdhui ? refus('DATE_FUTURE', { quoi, date, aujourdhui }, champ) : null;
}
