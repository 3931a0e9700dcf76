import type { Avenant } from '../avenant/avenant';
import type { CivilDate } from '../civil-date';
import type { Convention } from '../convention/convention';
import { lastSignature } from '../parties/partie';
import type { Partie, Signataire, Signature } from '../parties/partie';
import type { Registre } from '../registre';
import { derouler } from './consolider';
import { actesSignes } from './ordre';
import { texteInitial } from './texte';

/** The signed avenant that renamed a party or designated a signatory. */
export type ActeDesParties = {
  readonly avenantId: string;
  readonly numero: number;
  readonly signeLe: CivilDate;
  readonly effet: CivilDate;
};

/** The parties as one act leaves them: the convention itself (`acte` null), then each avenant that changes them. */
export type VersionParties = {
  readonly acte: ActeDesParties | null;
  readonly parties: readonly Partie[];
};

/**
 * How the parties and their signatories were called, in the order the acts apply, those to come included. The ids
 * never change: an act is signed, asked for or addressed by an id, and only its day tells whose hand it was.
 */
export function versionsParties(registre: Registre, convention: Convention): readonly VersionParties[] {
  const touching = actesSignes(registre, convention).flatMap(({ avenant, effet }) => {
    const operations = avenant.operations.filter(
      ({ modification: { nature } }) => nature === 'nommer_partie' || nature === 'designer_signataire',
    );
    return operations.length === 0 ? [] : [{ avenant: { ...avenant, operations }, effet, projet: false }];
  });
  // Screens ask this of every convention: the divisions, which have no part in it, are left out.
  const { versions } = derouler(texteInitial({ ...convention, divisions: [] }), touching);
  return [
    { acte: null, parties: convention.parties },
    ...versions.flatMap(({ acte: { avenant, effet }, texte }): readonly VersionParties[] => {
      const last = lastSignature(convention.parties, avenant.signatures);
      return effet === null || last === null || avenant.numero === null
        ? []
        : [
            {
              acte: { avenantId: avenant.id, numero: avenant.numero, signeLe: last.date, effet },
              parties: texte.parties,
            },
          ];
    }),
  ];
}

/**
 * The parties and their signatories on `jour`. `signant`: as they were to sign that very avenant, before what it
 * changes itself and what acts numbered after it change on the same day.
 */
export function partiesLe(
  versions: readonly VersionParties[],
  jour: CivilDate,
  signant: Pick<Avenant, 'numero'> | null = null,
): readonly Partie[] {
  const rang = signant?.numero ?? null;
  const since = versions.filter(
    ({ acte }) =>
      acte === null || acte.effet < jour || (acte.effet === jour && (rang === null || acte.numero < rang)),
  );
  return since.at(-1)?.parties ?? [];
}

type Signe = Pick<Avenant, 'numero' | 'signatures' | 'abandon' | 'refus'>;

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
  return signeesPar(versions, avenant.signatures, jour, avenant);
}

function signeesPar(
  versions: readonly VersionParties[],
  signatures: readonly Signature[],
  jour: CivilDate,
  signant: Pick<Avenant, 'numero'>,
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
  parties.flatMap(({ signataires }) => signataires).find((one) => one.id === id);

/** The convention with its parties and signatories as they are called on `jour`: for what names them, never to be recorded. */
export const conventionNommee = (
  registre: Registre,
  convention: Convention,
  jour: CivilDate,
): Convention => ({
  ...convention,
  parties: partiesLe(versionsParties(registre, convention), jour),
});

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
