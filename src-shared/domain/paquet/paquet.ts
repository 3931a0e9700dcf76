import type { CaseSignee, Paquet } from '#registre/fiches/paquets';
import type { CivilDate } from '../civil-date';
import { maxDate } from '../civil-date';
import type { Convention } from '../fiches/convention';
import { conventionNommee, conventionSignee, versionsParties } from '../consolidation/parties';
import { find, signatairesDe } from '../lookup';
import { allSignataires, quiSigne } from '../parties/partie';
import type { Signataire } from '../parties/partie';
import { partiesSignantes } from '../parties/versions';
import type { Registre } from '../registre';
import { ok } from '../result';
import type { Result } from '../result';

export { DOCUMENTS_EMIS_LABELS, DOCUMENT_DE, COLLECTION_EMISE } from '#registre/fiches/emissions';
export type { DocumentEmis, Emission } from '#registre/fiches/emissions';
export { SUPPORT_LABELS } from '#registre/fiches/paquets';
export type {
  CaseSignee,
  EtapeCircuit,
  Mouvement,
  ObjetDePaquet,
  Paquet,
  Support,
  VisaInterne,
} from '#registre/fiches/paquets';

/** Where a packet stands. */
export const ETAT_PAQUET_LABELS = {
  en_circulation: 'En circulation',
  refuse: 'Refusé, à reprendre ou à retirer',
  complet: 'Complet',
  retire: 'Retiré',
} as const;
export type EtatPaquet = keyof typeof ETAT_PAQUET_LABELS;

/** One slot of the matrix: an original and who signs it; `signee` null while it is empty. */
export type Case = {
  readonly original: number;
  readonly signataireId: string;
  readonly rang: number;
  readonly signee: CaseSignee | null;
};

const cle = ({ original, signataireId }: Pick<CaseSignee, 'original' | 'signataireId'>): string =>
  `${original}/${signataireId}`;

/** Every original × every signatory, original by original, each in the order of the circuit. */
export function casesDe(paquet: Pick<Paquet, 'nombreOriginaux' | 'circuit' | 'cases'>): readonly Case[] {
  const signees = new Map(paquet.cases.map((one) => [cle(one), one]));
  const originaux = Array.from({ length: paquet.nombreOriginaux }, (_, rang) => rang + 1);
  return originaux.flatMap((original) =>
    paquet.circuit.map(({ signataireId, rang }) => ({
      original,
      signataireId,
      rang,
      signee: signees.get(cle({ original, signataireId })) ?? null,
    })),
  );
}

/** Whether the turn of a slot has come: nobody before in the circuit has still to sign that original. */
export const sonTour = (
  cases: readonly Case[],
  { original, rang }: Pick<Case, 'original' | 'rang'>,
): boolean => cases.every((one) => one.original !== original || one.rang >= rang || one.signee !== null);

/**
 * The day a signatory has signed the act: once every original bears his signature, the last of his days; null before.
 * An act in several originals is signed when all of them are (C. civ., art. 1375).
 */
export function signeLe(
  paquet: Pick<Paquet, 'nombreOriginaux' | 'cases'>,
  signataireId: string,
): CivilDate | null {
  const own = paquet.cases.filter((one) => one.signataireId === signataireId);
  return own.length < paquet.nombreOriginaux ? null : own.map(({ date }) => date).reduce(maxDate);
}

/** The days on which one signatory signed the originals, oldest first, each once. */
export const joursDe = ({ cases }: Pick<Paquet, 'cases'>, signataireId: string): readonly CivilDate[] =>
  [...new Set(cases.filter((one) => one.signataireId === signataireId).map(({ date }) => date))].sort();

export function etatPaquet(paquet: Paquet): EtatPaquet {
  if (paquet.retrait !== null) return 'retire';
  if (paquet.refus !== null) return 'refuse';
  return paquet.cases.length >= paquet.nombreOriginaux * paquet.circuit.length ? 'complet' : 'en_circulation';
}

/** Every signature a packet holds, those of the circuits that a refusal ended too. */
export const signaturesTenues = ({
  cases,
  archives,
}: Pick<Paquet, 'cases' | 'archives'>): readonly CaseSignee[] => [
  ...cases,
  ...archives.flatMap((one) => one.cases),
];

/** Out of the house: whatever is recorded of its act concerns it. */
export const estOuvert = (paquet: Paquet): boolean => {
  const etat = etatPaquet(paquet);
  return etat === 'en_circulation' || etat === 'refuse';
};

/** The packets of an act, oldest first. */
export const paquetsDe = (registre: Registre, objetId: string): readonly Paquet[] =>
  [...registre.paquets.values()].filter(({ objet }) => objet.id === objetId);

/** The one that is out; an act has one at most. */
export const paquetOuvert = (registre: Registre, objetId: string): Paquet | null =>
  paquetsDe(registre, objetId).find(estOuvert) ?? null;

/**
 * How many originals an act says it is made in: those of its packet, else what the convention says. Zero: it says none,
 * as what is signed electronically has none on paper.
 */
export function exemplairesDe(
  registre: Registre,
  objetId: string,
  { nombreExemplaires }: Pick<Convention, 'nombreExemplaires'>,
): number {
  const paquet = paquetsDe(registre, objetId)
    .filter(({ retrait }) => retrait === null)
    .at(-1);
  if (paquet === undefined) return nombreExemplaires;
  return paquet.support === 'electronique' ? 0 : paquet.nombreOriginaux;
}

/** Who signs the act of a packet, in the order of its signature block, as named on `jour`. */
export function signatairesDeLActe(
  registre: Registre,
  { objet, conventionId }: Pick<Paquet, 'objet' | 'conventionId'>,
  jour: CivilDate,
): Result<{ readonly convention: Convention; readonly signataires: readonly Signataire[] }> {
  const found = find(registre, 'conventions', conventionId);
  if (!found.ok) return found;
  const convention = found.value;
  if (objet.collection === 'avenants') {
    const avenant = find(registre, 'avenants', objet.id);
    if (!avenant.ok) return avenant;
    const requises = signatairesDe(registre, convention, avenant.value, jour);
    const parties = partiesSignantes(versionsParties(registre, convention), avenant.value, jour, requises);
    return ok({ convention, signataires: allSignataires(parties) });
  }
  if (objet.collection === 'conventions')
    return ok({
      convention,
      signataires: allSignataires(conventionSignee(registre, convention, jour).parties),
    });
  const lettre = find(registre, 'misesEnDemeure', objet.id);
  if (!lettre.ok) return lettre;
  const auteurs = [lettre.value.auteurId, ...(lettre.value.coauteurIds ?? [])];
  const tous = allSignataires(conventionNommee(registre, convention, jour).parties);
  return ok({ convention, signataires: tous.filter(({ id }) => auteurs.includes(id)) });
}

/** « Madame Claire EXEMPLE », as named on `jour`. */
export function signataireNomme(
  registre: Registre,
  paquet: Pick<Paquet, 'objet' | 'conventionId'>,
  signataireId: string,
  jour: CivilDate,
): string {
  const acte = signatairesDeLActe(registre, paquet, jour);
  const one = acte.ok ? acte.value.signataires.find(({ id }) => id === signataireId) : undefined;
  return one === undefined ? 'Un signataire' : quiSigne(one);
}
