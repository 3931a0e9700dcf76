import type { CivilDate } from '../civil-date';
import type { Contexte, DecisionResult } from '../decision';
import { find, notFuture } from '../lookup';
import { refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import { withChanges } from '../registre';
import type { Changement, Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { refuseSelonEtat } from '../etats/table';
import { TABLE_PAQUET } from './etats';
import type { ActionPaquet } from './etats';
import { etatPaquet, paquetOuvert, signataireNomme, signeLe } from './paquet';
import type { ObjetDePaquet, Paquet } from './paquet';

/* What every gesture on a packet asks. */

/** What a rule decided, kept with what was decided before it: each sees what the ones before it changed. */
export type Suite = {
  readonly registre: Registre;
  readonly changes: readonly Changement[];
  readonly avertissements: readonly Avertissement[];
};

export const suivre = (suite: Suite, decision: DecisionResult): Result<Suite> =>
  decision.ok
    ? ok({
        registre: withChanges(suite.registre, decision.value.changes),
        changes: [...suite.changes, ...decision.value.changes],
        avertissements: [...suite.avertissements, ...decision.value.avertissements],
      })
    : decision;

/** The last image of each record, in the order they were first changed. */
export function derniers(changes: readonly Changement[]): readonly Changement[] {
  const all = new Map<string, Changement>();
  for (const one of changes) all.set(`${one.collection}/${one.id}`, one);
  return [...all.values()];
}

/** Already signed, and on which day: what was recorded of the act before it went round. */
export function signaturesDeLActe(
  registre: Registre,
  { collection, id }: ObjetDePaquet,
): readonly { readonly signataireId: string; readonly date: CivilDate }[] {
  if (collection === 'conventions') return registre.conventions.get(id)?.signatures ?? [];
  return collection === 'avenants' ? (registre.avenants.get(id)?.signatures ?? []) : [];
}

/** A packet on which this may be done, as its state goes. */
export function ouvertA(registre: Registre, paquetId: string, action: ActionPaquet): Result<Paquet> {
  const found = find(registre, 'paquets', paquetId);
  if (!found.ok) return found;
  const ferme = refuseGeste(registre, found.value, action);
  return ferme === null ? found : refuse(ferme);
}

/** Why this is closed to a packet, whatever is typed: its state, or what it holds; null when it is not. */
export function refuseGeste(registre: Registre, paquet: Paquet, action: ActionPaquet): Refus | null {
  const { refus: arret, cases, visas } = paquet;
  const ferme = refuseSelonEtat(TABLE_PAQUET, etatPaquet(paquet), action, {
    paquet,
    refusPar: arret === null ? null : signataireNomme(registre, paquet, arret.signataireId, arret.date),
  });
  if (ferme !== null) return ferme;
  if (action === 'ordonner' && cases.length > 0) return refus('PAQUET_COMMENCE', { nombre: cases.length });
  const [donne] = visas;
  if (action !== 'viser' || visas.some(({ date }) => date === null)) return null;
  return donne?.date === undefined || donne.date === null
    ? refus('PAQUET_VISA_INCONNU', { connus: [] }, 'role')
    : refus('PAQUET_VISA_DONNE', { role: donne.role, date: donne.date }, 'role');
}

export function refuseDate(
  paquet: Paquet,
  quoi: string,
  date: CivilDate,
  { aujourdhui }: Contexte,
  champ = 'date',
): Refus | null {
  return (
    notFuture(quoi, date, aujourdhui, champ) ??
    (date < paquet.ouvertLe
      ? refus('PAQUET_AVANT_OUVERTURE', { quoi, date, ouvert: paquet.ouvertLe }, champ)
      : null)
  );
}

/** Who does not sign this act, and who does. */
export const pasSignataire = (
  { circuit }: Pick<Paquet, 'circuit'>,
  nomDe: (id: string) => string,
  champ: string,
): Refus => refus('PAQUET_PAS_SIGNATAIRE', { connus: circuit.map((one) => nomDe(one.signataireId)) }, champ);

/** One who still has to sign in a circuit that goes round; refused by name otherwise. */
export function resteASigner(
  registre: Registre,
  { paquetId, signataireId }: { readonly paquetId: string; readonly signataireId: string },
  action: ActionPaquet,
  { aujourdhui }: Contexte,
): Result<Paquet> {
  const found = ouvertA(registre, paquetId, action);
  if (!found.ok) return found;
  const paquet = found.value;
  const nomDe = (id: string): string => signataireNomme(registre, paquet, id, aujourdhui);
  if (paquet.circuit.every((one) => one.signataireId !== signataireId))
    return refuse(pasSignataire(paquet, nomDe, 'signataireId'));
  const signe = signeLe(paquet, signataireId);
  return signe === null
    ? found
    : refuse(refus('PAQUET_A_SIGNE', { signataire: nomDe(signataireId), date: signe }, 'signataireId'));
}

/** Every original bears the same text: the act that is out in a packet does not change. Null when none is. */
export function refuseEnCirculation(registre: Registre, objetId: string): Refus | null {
  const paquet = paquetOuvert(registre, objetId);
  return paquet === null ? null : refus('PAQUET_EN_CIRCULATION', { date: paquet.ouvertLe });
}
