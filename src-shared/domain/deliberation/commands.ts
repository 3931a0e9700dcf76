import type { CivilDate } from '../civil-date';
import type { Objet } from '#registre/champs';
import type { ACTES } from '#registre/actes';
import { executoireLe } from '#registre/fiches/deliberations';
import type { Deliberation } from '#registre/fiches/deliberations';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { fold } from '../french';
import { find, findPartie, notFuture } from '../lookup';
import { refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { refuse } from '../result';

type Saisie<A extends `deliberations.${string}` & keyof typeof ACTES> = Objet<(typeof ACTES)[A]['saisie']>;
type Redaction = Omit<Saisie<'deliberations.corriger'>, 'deliberationId'>;

/** Last day of the session that took it. */
const fin = ({ date, derniereDate }: Pick<Deliberation, 'date' | 'derniereDate'>): CivilDate =>
  derniereDate ?? date;

/** What is wrong with what is written of it, or null. `own`: the record being corrected. */
function refuseRedaction(
  registre: Registre,
  one: Redaction & Pick<Deliberation, 'conventionId' | 'partieId'>,
  own: string | null,
  { aujourdhui }: Contexte,
): Refus | null {
  const { date, derniereDate, numero } = one;
  if (derniereDate !== null && derniereDate < date)
    return refus('DELIBERATION_SESSION', { date, derniereDate }, 'derniereDate');
  const champ = derniereDate === null ? 'date' : 'derniereDate';
  const future = notFuture('La délibération', fin(one), aujourdhui, champ);
  if (future !== null) return future;
  for (const other of registre.deliberations.values())
    if (
      other.id !== own &&
      other.conventionId === one.conventionId &&
      other.partieId === one.partieId &&
      fold(other.numero) === fold(numero)
    )
      return refus('DELIBERATION_EN_DOUBLE', { numero: other.numero, date: other.date }, 'numero');
  return null;
}

/** Records a délibération of a party, as its minutes have it. */
export function enregistrerDeliberation(
  registre: Registre,
  saisie: Saisie<'deliberations.enregistrer'>,
  contexte: Contexte,
): DecisionResult {
  const convention = find(registre, 'conventions', saisie.conventionId);
  if (!convention.ok) return convention;
  const partie = findPartie(convention.value, saisie.partieId, 'partieId');
  if (!partie.ok) return partie;
  const denied = refuseRedaction(registre, saisie, null, contexte);
  if (denied !== null) return refuse(denied);
  const id = contexte.newId();
  return decided(id, [put('deliberations', { id, ...saisie, transmiseLe: null, publieeLe: null })]);
}

/** Mends what was copied wrong, as long as nobody else was told of it. */
export function corrigerDeliberation(
  registre: Registre,
  { deliberationId, ...saisie }: Saisie<'deliberations.corriger'>,
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'deliberations', deliberationId);
  if (!found.ok) return found;
  const { transmiseLe, publieeLe } = found.value;
  if (transmiseLe !== null)
    return refuse(refus('DELIBERATION_EXECUTEE', { quoi: 'transmise', date: transmiseLe }));
  if (publieeLe !== null) return refuse(refus('DELIBERATION_EXECUTEE', { quoi: 'publiée', date: publieeLe }));
  const next: Deliberation = { ...found.value, ...saisie };
  const denied = refuseRedaction(registre, next, next.id, contexte);
  return denied === null ? decided(next.id, [put('deliberations', next)]) : refuse(denied);
}

const FAITS = [
  ['transmiseLe', 'La transmission'],
  ['publieeLe', 'La publication'],
] as const;

/** The two facts that make it enforceable, each once (CGCT, art. L. 4141-1). */
export function rendreExecutoire(
  registre: Registre,
  { deliberationId, ...saisie }: Saisie<'deliberations.rendreExecutoire'>,
  { aujourdhui }: Contexte,
): DecisionResult {
  const found = find(registre, 'deliberations', deliberationId);
  if (!found.ok) return found;
  let next: Deliberation = found.value;
  for (const [champ, quoi] of FAITS) {
    const date = saisie[champ];
    const known = next[champ];
    if (date === null || date === known) continue;
    if (known !== null) return refuse(refus('DELIBERATION_DEJA_DITE', { quoi, date: known }, champ));
    if (date < fin(next))
      return refuse(refus('DELIBERATION_AVANT_SESSION', { quoi, date, session: fin(next) }, champ));
    const future = notFuture(quoi, date, aujourdhui, champ);
    if (future !== null) return refuse(future);
    next = { ...next, [champ]: date };
  }
  if (next === found.value) return refuse(refus('DELIBERATION_SANS_FAIT', {}, 'transmiseLe'));
  return decided(next.id, [put('deliberations', next)], aSavoir(next));
}

function aSavoir(one: Deliberation): readonly Avertissement[] {
  if (executoireLe(one) !== null) return [];
  const manque = one.transmiseLe === null ? 'la transmission' : 'la publication';
  return [
    {
      message: `La délibération n’est pas encore exécutoire : ${manque} reste à enregistrer.`,
      source: 'CGCT, art. L. 4141-1',
    },
  ];
}
