import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { allSignataires, lastSignature } from './partie';
import type { Partie, Signataire, Signature } from './partie';

/** The signed avenant that renamed a party or designated a signatory. */
export type ActeDesParties = {
  readonly avenantId: string;
  readonly numero: number;
  readonly signeLe: CivilDate;
  readonly effet: CivilDate;
};

/** « l’avenant n° 2 du 1er juillet 2024 », by the day it was signed. */
export const nomActe = ({ numero, signeLe }: Pick<ActeDesParties, 'numero' | 'signeLe'>): string =>
  `l’avenant n°\u00a0${numero} du ${formatDate(signeLe)}`;

/** The parties as one act leaves them: the convention itself (`acte` null), then each avenant that changes them. */
export type VersionParties = {
  readonly acte: ActeDesParties | null;
  readonly parties: readonly Partie[];
};

/** The number gives the order of the acts of one day, once they are signed. */
type Numerote = { readonly numero: number | null };

/**
 * The parties and their signatories on `jour`. `signant`: as they were to sign that very avenant, before what it
 * changes itself and what acts numbered after it change on the same day.
 */
export function partiesLe(
  versions: readonly VersionParties[],
  jour: CivilDate,
  signant: Numerote | null = null,
): readonly Partie[] {
  const rang = signant?.numero ?? null;
  const since = versions.filter(
    ({ acte }) =>
      acte === null || acte.effet < jour || (acte.effet === jour && (rang === null || acte.numero < rang)),
  );
  return since.at(-1)?.parties ?? [];
}

type Signe = Numerote & {
  readonly signatures: readonly Signature[];
  readonly abandon: { readonly date: CivilDate } | null;
  readonly refus: { readonly date: CivilDate } | null;
};

/**
 * Who signs an avenant: each as they were on the day they signed it, the others as they are on `aujourdhui`, or were
 * when it was given up. Its head and its signature block name the same persons.
 */
export function partiesSignantes(
  versions: readonly VersionParties[],
  avenant: Signe,
  aujourdhui: CivilDate,
): readonly Partie[] {
  const [initiale] = versions;
  const signe = lastSignature(initiale?.parties ?? [], avenant.signatures);
  const jour = signe?.date ?? avenant.abandon?.date ?? avenant.refus?.date ?? aujourdhui;
  return signeesPar(versions, avenant.signatures, jour, signe === null ? { numero: null } : avenant);
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

/** What was called so from an act on; `acte` null for what the convention first signed says. */
export type Etape<T> = { readonly acte: ActeDesParties | null; readonly valeur: T };

/** Those who held one place among the signatories, oldest first, each with the act that designated them. */
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
