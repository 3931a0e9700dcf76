import { prochainNumero } from '../avenant/numero';
import type { CivilDate } from '../civil-date';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { notFuture } from '../lookup';
import { avertir, refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { refuse } from '../result';
import { ouvertA, refuseDate, resteASigner, signaturesDeLActe } from './commun';
import { signatairesDeLActe } from './paquet';
import type { Paquet } from './paquet';

/* How a circuit stops, starts again, or is given up. */

/** Someone will not sign this: the circuit stops where it is. */
export function refuserPaquet(
  registre: Registre,
  input: {
    readonly paquetId: string;
    readonly date: CivilDate;
    readonly signataireId: string;
    readonly motif: string;
  },
  contexte: Contexte,
): DecisionResult {
  const found = resteASigner(registre, input, 'refuser', contexte);
  if (!found.ok) return found;
  const paquet = found.value;
  const denied = refuseDate(paquet, 'Le refus', input.date, contexte);
  if (denied !== null) return refuse(denied);
  const { date, signataireId, motif } = input;
  const after: Paquet = { ...paquet, refus: { date, signataireId, motif } };
  return decided(after.id, [put('paquets', after)]);
}

/**
 * Sends the same originals round again after a refusal: the circuit that stopped is archived as it stood, its dates count
 * no more. What the act itself already holds stays: those have signed.
 */
export function reprendreCircuit(
  registre: Registre,
  input: { readonly paquetId: string; readonly date: CivilDate },
  contexte: Contexte,
): DecisionResult {
  const found = ouvertA(registre, input.paquetId, 'reprendre');
  if (!found.ok) return found;
  const paquet = found.value;
  if (paquet.refus === null) return refuse(refus('PAQUET_SANS_REFUS', {}));
  const future = notFuture('La reprise du circuit', input.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  if (input.date < paquet.refus.date)
    return refuse(
      refus(
        'AVENANT_ORDRE',
        {
          quoi: 'La reprise du circuit',
          date: input.date,
          fait: 'le refus de signer',
          faitLe: paquet.refus.date,
        },
        'date',
      ),
    );
  const acquis = new Set(signaturesDeLActe(registre, paquet.objet).map(({ signataireId }) => signataireId));
  const gardees = paquet.cases.filter(({ signataireId }) => acquis.has(signataireId));
  const perdues = paquet.cases.length - gardees.length;
  const after: Paquet = {
    ...paquet,
    cases: gardees,
    visas: paquet.visas.map(({ role }) => ({ role, nom: null, date: null })),
    archives: [...paquet.archives, { reprisLe: input.date, refus: paquet.refus, cases: paquet.cases }],
    refus: null,
  };
  return decided(
    after.id,
    [put('paquets', after)],
    perdues === 0
      ? []
      : [
          avertir(
            `${perdues > 1 ? `${perdues} signatures du circuit refusé sont archivées et restent` : 'Une signature du circuit refusé est archivée et reste'} à recueillir de nouveau.`,
            'Registre, circuit de signature',
          ),
        ],
  );
}

const SOURCE = 'Chaque original porte le même texte, celui que tous ont signé';

/**
 * Withdraws the packet, with the reason. An avenant that nobody signed becomes a draft again, and gives its number back
 * when it was the last given; one that somebody signed is given up with the packet, and its text is taken up in another
 * request. What must be done again is said.
 */
export function retirerPaquet(
  registre: Registre,
  input: { readonly paquetId: string; readonly date: CivilDate; readonly motif: string },
  contexte: Contexte,
): DecisionResult {
  const found = ouvertA(registre, input.paquetId, 'retirer');
  if (!found.ok) return found;
  const paquet = found.value;
  const denied = refuseDate(paquet, 'Le retrait', input.date, contexte);
  if (denied !== null) return refuse(denied);
  const { date, motif } = input;
  const retire = put('paquets', { ...paquet, retrait: { date, motif } });
  const avenant = paquet.objet.collection === 'avenants' ? registre.avenants.get(paquet.objet.id) : undefined;
  if (avenant === undefined) {
    const signees = paquet.cases.length > 0;
    return decided(
      paquet.id,
      [retire],
      signees
        ? [avertir('Les signatures déjà recueillies restent à redonner sur le nouvel original.', SOURCE)]
        : [],
    );
  }
  // Refused, given up or signed by all on the way: its life is told already.
  const parties = signatairesDeLActe(registre, paquet, date);
  const signe =
    parties.ok &&
    parties.value.signataires.every(({ id }) =>
      avenant.signatures.some(({ signataireId }) => signataireId === id),
    );
  if (avenant.refus !== null || avenant.abandon !== null || signe) return decided(paquet.id, [retire]);
  const { numero } = avenant;
  const dernier = numero === null || prochainNumero(registre, avenant.conventionId) === numero + 1;
  if (avenant.signatures.length === 0 && paquet.cases.length === 0 && dernier)
    return decided(
      paquet.id,
      [retire, put('avenants', { ...avenant, miseALaSignature: null, numero: null })],
      [
        avertir(`L’avenant redevient un projet ; le n° ${numero ?? ''}, dernier donné, est rendu.`, SOURCE),
        avertir(
          'Si le fond du texte change, le comité doit être saisi de nouveau ; une correction de forme garde l’avis.',
          'L’avis porte sur le projet examiné',
        ),
      ],
    );
  return decided(
    paquet.id,
    [retire, put('avenants', { ...avenant, abandon: { date, motif } })],
    [
      avertir(
        `${avenant.signatures.length + paquet.cases.length > 0 ? 'Des signatures étaient déjà données' : 'Un avenant postérieur a déjà son numéro'} : cet avenant est abandonné avec le sien. Rouvrez une demande avec le même texte pour le corriger ; les signatures sont à redonner, et l’avis si le fond change.`,
        SOURCE,
      ),
    ],
  );
}
