import type { CivilDate } from '../civil-date';
import type { Objet } from '#registre/champs';
import type { ACTES } from '#registre/actes';
import { executoireLe } from '#registre/fiches/deliberations';
import type { Deliberation } from '#registre/fiches/deliberations';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { fold } from '../french';
import type { Convention } from '../fiches/convention';
import { find, findPartie, notFuture } from '../lookup';
import type { Signature } from '../parties/partie';
import { signaturesAvantExecutoire } from '../pouvoirs/autorisation';
import type { ObjetSigne } from '../pouvoirs/autorisation';
import { avertir, refus } from '../refus';
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
  const avenantId = one.avenantId ?? null;
  if (avenantId !== null) {
    const avenant = find(registre, 'avenants', avenantId);
    if (!avenant.ok) return { ...avenant.error, champ: 'avenantId' };
    if (avenant.value.conventionId !== one.conventionId)
      return refus('DELIBERATION_AUTRE_AVENANT', {}, 'avenantId');
    if (one.autorise?.includes('avenant') !== true) return refus('DELIBERATION_SANS_AVENANT', {}, 'autorise');
  }
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
  return retenir(registre, convention.value, { id, ...saisie, transmiseLe: null, publieeLe: null });
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
  if (denied !== null) return refuse(denied);
  const convention = find(registre, 'conventions', next.conventionId);
  return convention.ok ? retenir(registre, convention.value, next) : convention;
}

/** What a délibération authorises and that already bears signatures. */
const signes = (
  registre: Registre,
  convention: Convention,
  { autorise = [], avenantId = null }: Deliberation,
): readonly (ObjetSigne & { readonly signatures: readonly Signature[] })[] => [
  ...(autorise.includes('convention')
    ? [{ collection: 'conventions', id: convention.id, signatures: convention.signatures } as const]
    : []),
  ...(autorise.includes('avenant') && avenantId !== null
    ? [
        {
          collection: 'avenants',
          id: avenantId,
          signatures: registre.avenants.get(avenantId)?.signatures ?? [],
        } as const,
      ]
    : []),
];

/** Keeps it, and says what it comes too late for: originals already signed do not cite it. */
function retenir(registre: Registre, convention: Convention, one: Deliberation): DecisionResult {
  const tardives = signes(registre, convention, one).filter(({ signatures }) => signatures.length > 0);
  const { apresSignature: _jadis, ...sans } = one;
  const next: Deliberation = tardives.length === 0 ? sans : { ...sans, apresSignature: true };
  const apres = { ...registre, deliberations: new Map([...registre.deliberations, [next.id, next]]) };
  return decided(
    next.id,
    [put('deliberations', next)],
    tardives.flatMap((objet) => [
      avertir(
        'Ce qu’elle autorise porte déjà des signatures : les exemplaires signés ne la visent pas.',
        'Un acte ne vise que ce qui était connu avant lui',
      ),
      ...signaturesAvantExecutoire(apres, convention, objet, objet.signatures),
    ]),
  );
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
