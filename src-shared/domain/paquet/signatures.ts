import { refuseAction } from '../avenant/transitions';
import type { Signature } from '../parties/partie';
import { signerAvenant } from '../avenant/commands';
import { formatDate, maxDate } from '../civil-date';
import { signerConvention } from '../convention/commands';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { enumeration } from '../french';
import { notFuture } from '../lookup';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import { put, withChanges } from '../registre';
import type { Changement, Registre } from '../registre';
import { signerMiseEnDemeure } from '../resiliation/mise-en-demeure-commands';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { derniers, ouvertA, pasSignataire, refuseDate, signaturesDeLActe, suivre } from './commun';
import type { Suite } from './commun';
import { joursDe, paquetOuvert, signataireNomme, signatairesDeLActe, signeLe } from './paquet';
import type { CaseSignee, Paquet } from './paquet';
import { refusePouvoir } from './pouvoirs';

/* What is signed: slot by slot, then the act itself. */

/** A signature as it is given: the rest of the slot may be left out. */
export type SaisieCase = Pick<CaseSignee, 'original' | 'signataireId' | 'date'> &
  Partial<Pick<CaseSignee, 'lieu' | 'delegationId' | 'hors'>> & {
    /** A file already joined to the packet. */
    readonly preuve?: CaseSignee['preuve'] | null;
  };

type SaisiePaquet = { readonly paquetId: string; readonly cases: readonly SaisieCase[] };

/**
 * Collects signatures of originals, of one packet or of several signed on one occasion: all of them, or none. `autres`
 * are the packets after the first.
 */
export function signerPaquets(
  registre: Registre,
  { autres = [], ...premier }: SaisiePaquet & { readonly autres?: readonly SaisiePaquet[] },
  contexte: Contexte,
): DecisionResult {
  let suite: Suite = { registre, changes: [], avertissements: [] };
  for (const [rang, one] of [premier, ...autres].entries()) {
    const prefixe = rang === 0 ? '' : `autres.${rang - 1}.`;
    const next = suivre(suite, signerPaquet(suite.registre, one, contexte, prefixe));
    if (!next.ok) return next;
    suite = next.value;
  }
  return decided(premier.paquetId, derniers(suite.changes), suite.avertissements);
}

/**
 * Collects signatures of originals. A signatory whose signature every original bears has signed the act, on the last of
 * his days: the act then holds it, under its own guards.
 */
function signerPaquet(
  registre: Registre,
  input: SaisiePaquet,
  contexte: Contexte,
  prefixe: string,
): DecisionResult {
  const found = ouvertA(registre, input.paquetId, 'signer');
  if (!found.ok) return found;
  let paquet = found.value;
  const nommes = signatairesDeLActe(registre, paquet, contexte.aujourdhui);
  if (!nommes.ok) return nommes;
  const { convention } = nommes.value;
  const nomDe = (id: string): string => signataireNomme(registre, paquet, id, contexte.aujourdhui);
  const avenant = paquet.objet.collection === 'avenants' ? registre.avenants.get(paquet.objet.id) : undefined;
  const jour = input.cases.map(({ date }) => date).reduce(maxDate, paquet.ouvertLe);
  const clos = avenant === undefined ? null : refuseAction(registre, avenant, 'signer', jour);
  if (clos !== null) return refuse(clos);
  const before = paquet;
  // Those of the first ranks first, so that one gesture may record a whole original.
  const rangDe = (id: string): number => paquet.circuit.find((one) => one.signataireId === id)?.rang ?? 0;
  const saisies = input.cases
    .map((one, index) => ({ ...one, champ: `${prefixe}cases.${index}` }))
    .sort((a, b) => rangDe(a.signataireId) - rangDe(b.signataireId));
  for (const { champ, ...one } of saisies) {
    const denied =
      refuseCase(paquet, before, one, nomDe, champ) ??
      refusePreuve(registre, before, one, champ) ??
      (one.hors === null || one.hors === undefined
        ? (refuseDate(paquet, 'La signature', one.date, contexte, `${champ}.date`) ??
          refuseRang(paquet, one, nomDe, `${champ}.date`))
        : notFuture('La signature', one.date, contexte.aujourdhui, `${champ}.date`)) ??
      refusePouvoir(
        registre,
        convention,
        paquet.objet,
        { signataireId: one.signataireId, delegationId: one.delegationId ?? null, date: one.date },
        `${champ}.date`,
      );
    if (denied !== null) return refuse(denied);
    const { original, signataireId, date, lieu = null, delegationId = null, hors = null, preuve } = one;
    const signee: CaseSignee = {
      ...{ original, signataireId, date, lieu, delegationId, hors },
      ...(preuve === undefined || preuve === null ? {} : { preuve }),
    };
    paquet = { ...paquet, cases: [...paquet.cases, signee] };
  }
  const after = paquet;
  const suite = suivre(
    { registre, changes: [], avertissements: [] },
    decided(after.id, [put('paquets', after)]),
  );
  if (!suite.ok) return suite;
  const porte = porterSurLActe(suite.value, before, after, contexte);
  if (!porte.ok) return porte;
  return decided(after.id, derniers(porte.value.changes), [
    ...porte.value.avertissements,
    ...joursDifferents(before, after, nomDe),
  ]);
}

function refuseCase(
  paquet: Paquet,
  before: Paquet,
  { original, signataireId }: SaisieCase,
  nomDe: (id: string) => string,
  champ: string,
): Refus | null {
  if (paquet.circuit.every((one) => one.signataireId !== signataireId))
    return pasSignataire(paquet, nomDe, `${champ}.signataireId`);
  if (original < 1 || original > paquet.nombreOriginaux)
    return refus('PAQUET_ORIGINAL', { original, nombre: paquet.nombreOriginaux }, `${champ}.original`);
  const same = (one: CaseSignee): boolean => one.original === original && one.signataireId === signataireId;
  const known = before.cases.find(same);
  if (known !== undefined)
    return refus(
      'PAQUET_CASE_SIGNEE',
      { original, signataire: nomDe(signataireId), date: known.date },
      `${champ}.original`,
    );
  return paquet.cases.some(same)
    ? refus('PAQUET_CASE_EN_DOUBLE', { original, signataire: nomDe(signataireId) }, `${champ}.original`)
    : null;
}

/** What is said to show a signature is kept with its packet: otherwise it shows nothing. */
function refusePreuve(
  registre: Registre,
  { id }: Pick<Paquet, 'id'>,
  { preuve }: SaisieCase,
  champ: string,
): Refus | null {
  if (preuve === undefined || preuve === null) return null;
  const jointe = [...registre.pieces.values()].some(
    ({ sha256, objet }) => sha256 === preuve.sha256 && objet.collection === 'paquets' && objet.id === id,
  );
  return jointe ? null : refus('PAQUET_PREUVE_ABSENTE', {}, `${champ}.preuve`);
}

/** Who comes before in the circuit, and has not signed this original; or signed it after. */
function refuseRang(
  paquet: Paquet,
  { original, signataireId, date }: SaisieCase,
  nomDe: (id: string) => string,
  champ: string,
): Refus | null {
  const rang = paquet.circuit.find((one) => one.signataireId === signataireId)?.rang ?? 0;
  const avant = paquet.circuit.filter((one) => one.rang < rang);
  const surOriginal = (id: string): CaseSignee | undefined =>
    paquet.cases.find((one) => one.original === original && one.signataireId === id);
  const manquent = avant.filter((one) => surOriginal(one.signataireId) === undefined);
  if (manquent.length > 0)
    return refus(
      'PAQUET_RANG',
      {
        signataire: nomDe(signataireId),
        original,
        avant: manquent.map((one) => nomDe(one.signataireId)),
      },
      champ,
    );
  const tardive = avant
    .map((one) => surOriginal(one.signataireId))
    .find((one) => one !== undefined && one.date > date);
  return tardive === undefined
    ? null
    : refus(
        'PAQUET_ORDRE',
        { signataire: nomDe(signataireId), date, precedent: nomDe(tardive.signataireId), le: tardive.date },
        champ,
      );
}

/** Those who have now signed every original sign the act itself; the letter, once all of them have. */
function porterSurLActe(suite: Suite, before: Paquet, after: Paquet, contexte: Contexte): Result<Suite> {
  const { objet } = after;
  const signatures = after.circuit.flatMap(({ signataireId }) => {
    const date = signeLe(after, signataireId);
    return date === null || signeLe(before, signataireId) !== null ? [] : [{ signataireId, date }];
  });
  if (signatures.length === 0) return ok(suite);
  if (objet.collection === 'avenants') {
    const motifs = { motifTexteModifie: null, motifAvis: null };
    return suivre(
      suite,
      signerAvenant(suite.registre, { avenantId: objet.id, signatures, ...motifs }, contexte),
    );
  }
  if (objet.collection === 'conventions')
    return suivre(suite, signerConvention(suite.registre, { conventionId: objet.id, signatures }, contexte));
  const jours = after.circuit.map(({ signataireId }) => signeLe(after, signataireId));
  const dates = jours.filter((one) => one !== null);
  return dates.length < jours.length
    ? ok(suite)
    : suivre(
        suite,
        signerMiseEnDemeure(
          suite.registre,
          { miseEnDemeureId: objet.id, date: dates.reduce(maxDate) },
          contexte,
        ),
      );
}

/** One who signed the originals on several days: said, as the last one counts. */
function joursDifferents(
  before: Paquet,
  after: Paquet,
  nomDe: (id: string) => string,
): readonly Avertissement[] {
  return after.circuit.flatMap(({ signataireId }) => {
    const jours = joursDe(after, signataireId);
    const last = signeLe(after, signataireId);
    if (last === null || jours.length < 2 || signeLe(before, signataireId) !== null) return [];
    return [
      avertir(
        `${nomDe(signataireId)} a signé les originaux à des jours différents (${enumeration(jours.map(formatDate))}) : le dernier, ${formatDate(last)}, est celui de sa signature.`,
        'Un acte en plusieurs originaux est signé quand tous le sont (C. civ., art. 1375)',
      ),
    ];
  });
}

/** What the act of a packet says of its own signatures; a letter, that all who sign it did on its day. */
function signeesDe(registre: Registre, { objet, circuit }: Paquet): readonly Signature[] {
  if (objet.collection !== 'misesEnDemeure') return signaturesDeLActe(registre, objet);
  const date = registre.misesEnDemeure.get(objet.id)?.signeeLe ?? null;
  return date === null ? [] : circuit.map(({ signataireId }) => ({ signataireId, date }));
}

/**
 * Signatures recorded on the act itself while its packet is out fill the slots of each original: nothing then has to be
 * recorded twice.
 */
export function remplirPaquet(before: Registre, decision: DecisionResult): DecisionResult {
  if (!decision.ok) return decision;
  const filled = decision.value.changes.flatMap((change): readonly Changement[] => {
    const paquet = paquetOuvert(before, change.id);
    if (paquet === null) return [];
    const known = new Set(signeesDe(before, paquet).map(({ signataireId }) => signataireId));
    const added = signeesDe(withChanges(before, [change]), paquet).filter(
      ({ signataireId }) =>
        !known.has(signataireId) && paquet.circuit.some((one) => one.signataireId === signataireId),
    );
    const numeros = Array.from({ length: paquet.nombreOriginaux }, (_, rang) => rang + 1);
    const cases = added.flatMap(({ signataireId, date }) =>
      numeros
        .filter((original) =>
          paquet.cases.every((one) => one.original !== original || one.signataireId !== signataireId),
        )
        .map((original): CaseSignee => ({
          original,
          signataireId,
          date,
          lieu: null,
          delegationId: null,
          hors: null,
        })),
    );
    return cases.length === 0 ? [] : [put('paquets', { ...paquet, cases: [...paquet.cases, ...cases] })];
  });
  return filled.length === 0
    ? decision
    : decided(decision.value.id, [...decision.value.changes, ...filled], decision.value.avertissements);
}
