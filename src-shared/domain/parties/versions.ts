import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { adresseLe, allSignataires, lastSignature } from './partie';
import type { Partie, Signataire, Signature } from './partie';

/** What changed who is who: a signed avenant, a holder recorded with a day, the end of a term nobody follows. */
export type ActeDesParties = { readonly effet: CivilDate } & (
  | {
      readonly nature: 'avenant';
      readonly avenantId: string;
      readonly numero: number;
      readonly signeLe: CivilDate;
    }
  | {
      readonly nature: 'titulaire' | 'vacance';
      readonly titulaireId: string;
      readonly signataireId: string;
      /** « décret du 24 octobre 2025 »; for the end of a term, what had opened it. */
      readonly source: string;
    }
);

/** « l’avenant n° 2 du 1er juillet 2024 », by the day it was signed; « décret du 24 octobre 2025 ». */
export const nomActe = (acte: ActeDesParties): string =>
  acte.nature === 'avenant' ? `l’avenant n°\u00a0${acte.numero} du ${formatDate(acte.signeLe)}` : acte.source;

export const cleActe = (acte: ActeDesParties): string =>
  acte.nature === 'avenant' ? acte.avenantId : `${acte.titulaireId}/${acte.nature}`;

/** The parties as one fact leaves them: the convention itself (`acte` null), then each that changes them, by day. */
export type VersionParties = {
  readonly acte: ActeDesParties | null;
  readonly parties: readonly Partie[];
};

/** The number gives the order of the acts of one day, once they are signed. */
type Numerote = { readonly numero: number | null };

/**
 * The parties and their signatories on `jour`, at their address of that day. `signant`: as they were to sign that very
 * avenant, before what it changes itself and what acts numbered after it change on the same day.
 */
export function partiesLe(
  versions: readonly VersionParties[],
  jour: CivilDate,
  signant: Numerote | null = null,
): readonly Partie[] {
  const rang = signant?.numero ?? null;
  const since = versions.filter(
    ({ acte }) =>
      acte === null ||
      acte.effet < jour ||
      (acte.effet === jour && (rang === null || acte.nature !== 'avenant' || acte.numero < rang)),
  );
  return logees(since.at(-1)?.parties ?? [], jour);
}

/** Each at the address of that day; the very same parties when no address ever changed. */
const logees = (parties: readonly Partie[], jour: CivilDate): readonly Partie[] =>
  allSignataires(parties).every(({ adresses }) => adresses === undefined)
    ? parties
    : parties.map((partie) => ({
        ...partie,
        signataires: partie.signataires.map((one) => ({ ...one, adresse: adresseLe(one, jour) })),
      }));

/**
 * Who signs the convention itself: each as they were on the day they signed it, the others as they are on
 * `aujourdhui`. It is prepared under one holder and may be signed by another.
 */
export function partiesDeLaConvention(
  versions: readonly VersionParties[],
  signatures: readonly Signature[],
  aujourdhui: CivilDate,
): readonly Partie[] {
  const [initiale] = versions;
  // Only a change of holder may come before the last signature: no avenant does.
  const sans = versions.filter(({ acte }) => acte?.nature !== 'avenant');
  if (sans.length === 1) return initiale?.parties ?? [];
  const last = lastSignature(initiale?.parties ?? [], signatures);
  return signeesPar(sans, signatures, last?.date ?? aujourdhui, { numero: null });
}

type Signe = Numerote & {
  readonly signatures: readonly Signature[];
  readonly abandon: { readonly date: CivilDate } | null;
  readonly refus: { readonly date: CivilDate } | null;
};

/**
 * Who signs an avenant: each as they were on the day they signed it, the others as they are on `aujourdhui`, or were
 * when it was given up. Its head and its signature block name the same persons. `requises`: the parties asked to sign it,
 * all of them unless one has left.
 */
export function partiesSignantes(
  versions: readonly VersionParties[],
  avenant: Signe,
  aujourdhui: CivilDate,
  requises: readonly Partie[] = versions[0]?.parties ?? [],
): readonly Partie[] {
  const signe = lastSignature(requises, avenant.signatures);
  const jour = signe?.date ?? avenant.abandon?.date ?? avenant.refus?.date ?? aujourdhui;
  const ids = new Set(requises.map(({ id }) => id));
  return signeesPar(versions, avenant.signatures, jour, signe === null ? { numero: null } : avenant).filter(
    ({ id }) => ids.has(id),
  );
}

function signeesPar(
  versions: readonly VersionParties[],
  signatures: readonly Signature[],
  jour: CivilDate,
  signant: Numerote,
): readonly Partie[] {
  const holders = new Map(
    signatures.flatMap(({ signataireId, date }) => {
      const holder = findSignataireDe(partiesLe(versions, date, signant), signataireId);
      return holder === undefined ? [] : [[signataireId, holder] as const];
    }),
  );
  return partiesLe(versions, jour, signant).map((partie) => ({
    ...partie,
    signataires: partie.signataires.map((one) => holders.get(one.id) ?? one),
  }));
}

const findSignataireDe = (parties: readonly Partie[], id: string): Signataire | undefined =>
  allSignataires(parties).find((one) => one.id === id);

/** What was called so from a fact on; `acte` null for what the convention first signed says. */
export type Etape<T> = { readonly acte: ActeDesParties | null; readonly valeur: T };

/** Those who held one place among the signatories, oldest first, each with the fact that made them so. */
export function titulaires(
  versions: readonly VersionParties[],
  signataireId: string,
): readonly Etape<Signataire>[] {
  return etapes(
    versions,
    (parties) => findSignataireDe(parties, signataireId),
    ({ fonction, personne }) =>
      [fonction.libelle, fonction.genre, personne.civilite, personne.prenom, personne.nom].join('\n'),
  );
}

/** The names of one party, oldest first, each with the act that gave it. */
export const nomsPartie = (versions: readonly VersionParties[], partieId: string): readonly Etape<string>[] =>
  etapes(
    versions,
    (parties) => parties.find(({ id }) => id === partieId)?.nom,
    (nom) => nom,
  );

/** Those steps that are past or current on `jour`: the last one is what holds. */
export const etapesLe = <T>(steps: readonly Etape<T>[], jour: CivilDate): readonly Etape<T>[] =>
  steps.filter(({ acte }) => acte === null || acte.effet <= jour);

function etapes<T>(
  versions: readonly VersionParties[],
  read: (parties: readonly Partie[]) => T | undefined,
  key: (valeur: T) => string,
): readonly Etape<T>[] {
  const out: Etape<T>[] = [];
  for (const { acte, parties } of versions) {
    const valeur = read(parties);
    const last = out.at(-1);
    if (valeur !== undefined && (last === undefined || key(last.valeur) !== key(valeur)))
      out.push({ acte, valeur });
  }
  return out;
}
