import type { Convention } from '../fiches/convention';
import { mettreALaSignature } from '../avenant/etapes-commands';
import type { CivilDate } from '../civil-date';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { find, notFuture } from '../lookup';
import { quiSigne } from '../parties/partie';
import type { Signataire } from '../parties/partie';
import { refus } from '../refus';
import type { Refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { derniers, ouvertA, signaturesDeLActe, suivre } from './commun';
import type { Suite } from './commun';
import { paquetOuvert, signatairesDeLActe } from './paquet';
import type { CaseSignee, EtapeCircuit, ObjetDePaquet, Paquet, Support, VisaInterne } from './paquet';

/* How a packet leaves: its act, its originals, who signs them and in which turn. */

export type SaisiePaquet = {
  readonly objet: ObjetDePaquet;
  readonly date: CivilDate;
  readonly support: Support;
  /** Null: as many as the convention says. */
  readonly nombreOriginaux: number | null;
  /** Null: all of one rank. */
  readonly circuit: readonly EtapeCircuit[] | null;
  /** Roles whose initial is asked inside the service. */
  readonly visas: readonly string[];
  readonly motifTexteModifie: string | null;
  readonly motifAvis: string | null;
};

const HORS_AVANT = 'Signature enregistrée avant l’ouverture du paquet.';

/** The convention whose act goes round. */
export function conventionDeLObjet(registre: Registre, { collection, id }: ObjetDePaquet): Result<string> {
  const found = find(registre, collection, id);
  if (!found.ok) return found;
  return ok('conventionId' in found.value ? found.value.conventionId : found.value.id);
}

/**
 * Opens the packet of an act: its originals, who signs each, in which turn. An avenant that was not yet put to signature
 * is, that day, under the same guards. `empreinteTexte`: of the text that every original bears.
 */
export function creerPaquet(
  registre: Registre,
  saisie: SaisiePaquet & { readonly empreinteTexte: string },
  contexte: Contexte,
): DecisionResult {
  const { objet, date, support } = saisie;
  const conventionId = conventionDeLObjet(registre, objet);
  if (!conventionId.ok) return conventionId;
  const open = paquetOuvert(registre, objet.id);
  if (open !== null) return refuse(refus('PAQUET_DEJA_OUVERT', { date: open.ouvertLe }));
  const future = notFuture('L’ouverture du paquet', date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  const before = signaturesDeLActe(registre, objet);
  let suite: Suite = { registre, changes: [], avertissements: [] };
  if (objet.collection === 'avenants' && registre.avenants.get(objet.id)?.miseALaSignature === null) {
    const { motifTexteModifie, motifAvis } = saisie;
    const mise = suivre(
      suite,
      mettreALaSignature(registre, { avenantId: objet.id, date, motifTexteModifie, motifAvis }, contexte),
    );
    if (!mise.ok) return mise;
    suite = mise.value;
  }
  const lettre = objet.collection === 'misesEnDemeure' ? registre.misesEnDemeure.get(objet.id) : undefined;
  if (lettre !== undefined && lettre.signeeLe !== null)
    return refuse(refus('PAQUET_LETTRE_SIGNEE', { date: lettre.signeeLe }));
  const mise =
    objet.collection === 'avenants' ? suite.registre.avenants.get(objet.id)?.miseALaSignature : null;
  if (mise !== null && mise !== undefined && date < mise.date)
    return refuse(
      refus(
        'AVENANT_ORDRE',
        { quoi: 'L’ouverture du paquet', date, fait: 'la mise à la signature', faitLe: mise.date },
        'date',
      ),
    );
  const acte = signatairesDeLActe(suite.registre, { objet, conventionId: conventionId.value }, date);
  if (!acte.ok) return acte;
  const { convention, signataires } = acte.value;
  if (signataires.length === 0) return refuse(refus('PAQUET_SANS_SIGNATAIRE', {}));
  if (signataires.every(({ id }) => before.some(({ signataireId }) => signataireId === id)))
    return refuse(refus('PAQUET_ACTE_SIGNE', {}));
  const originaux = nombreDOriginaux(saisie, originauxDits(objet, convention));
  if (!originaux.ok) return originaux;
  const circuit = saisie.circuit ?? signataires.map(({ id }) => ({ signataireId: id, rang: 1 }));
  const denied = refuseCircuit(circuit, signataires);
  if (denied !== null) return refuse(denied);
  const numeros = Array.from({ length: originaux.value }, (_, rang) => rang + 1);
  const paquet: Paquet = {
    id: contexte.newId(),
    conventionId: conventionId.value,
    objet,
    support,
    nombreOriginaux: originaux.value,
    ouvertLe: date,
    empreinteTexte: saisie.empreinteTexte,
    circuit: rangs(circuit, signataires),
    visas: saisie.visas.map((role): VisaInterne => ({ role, nom: null, date: null })),
    cases: before.flatMap(({ signataireId, date: le }) =>
      numeros.map((original): CaseSignee => ({
        original,
        signataireId,
        date: le,
        lieu: null,
        delegationId: null,
        hors: HORS_AVANT,
      })),
    ),
    mouvements: [],
    relances: [],
    refus: null,
    archives: [],
    retrait: null,
  };
  return decided(paquet.id, derniers([...suite.changes, put('paquets', paquet)]), suite.avertissements);
}

/** As many originals as the convention says of its acts; a letter has one. Null where nothing says it. */
export const originauxDits = (
  { collection }: Pick<ObjetDePaquet, 'collection'>,
  { nombreExemplaires }: Pick<Convention, 'nombreExemplaires'>,
): number | null =>
  collection === 'misesEnDemeure' ? 1 : nombreExemplaires === 0 ? null : nombreExemplaires;

function nombreDOriginaux(
  { support, nombreOriginaux }: Pick<SaisiePaquet, 'support' | 'nombreOriginaux'>,
  dits: number | null,
): Result<number> {
  if (support === 'electronique')
    return nombreOriginaux !== null && nombreOriginaux > 1
      ? refuse(refus('PAQUET_ELECTRONIQUE', { nombre: nombreOriginaux }, 'nombreOriginaux'))
      : ok(1);
  const nombre = nombreOriginaux ?? dits;
  return nombre !== null ? ok(nombre) : refuse(refus('PAQUET_ORIGINAUX_INCONNUS', {}, 'nombreOriginaux'));
}

/** Who signs and in which turn, and whose initials are asked: until the first signature. */
export function ordonnerPaquet(
  registre: Registre,
  input: {
    readonly paquetId: string;
    readonly circuit: readonly EtapeCircuit[];
    readonly visas: readonly string[];
  },
  contexte: Contexte,
): DecisionResult {
  const found = ouvertA(registre, input.paquetId, 'ordonner');
  if (!found.ok) return found;
  const paquet = found.value;
  const acte = signatairesDeLActe(registre, paquet, contexte.aujourdhui);
  if (!acte.ok) return acte;
  const denied = refuseCircuit(input.circuit, acte.value.signataires);
  if (denied !== null) return refuse(denied);
  const known = new Map(paquet.visas.map((one) => [one.role, one]));
  const after: Paquet = {
    ...paquet,
    circuit: rangs(input.circuit, acte.value.signataires),
    visas: [...new Set(input.visas)].map((role) => known.get(role) ?? { role, nom: null, date: null }),
  };
  return decided(after.id, [put('paquets', after)]);
}

/** Each signatory of the act once, and nobody else. */
function refuseCircuit(circuit: readonly EtapeCircuit[], signataires: readonly Signataire[]): Refus | null {
  const known = new Map(signataires.map((one) => [one.id, one]));
  const seen = new Set<string>();
  const enTrop: string[] = [];
  for (const { signataireId } of circuit) {
    const one = known.get(signataireId);
    if (one === undefined) enTrop.push(`« ${signataireId} »`);
    else if (seen.has(signataireId)) enTrop.push(`${quiSigne(one)} (une seconde fois)`);
    seen.add(signataireId);
  }
  const manquent = signataires.filter(({ id }) => !seen.has(id)).map(quiSigne);
  return manquent.length + enTrop.length === 0
    ? null
    : refus('PAQUET_CIRCUIT', { manquent, enTrop }, 'circuit');
}

/** Ranks 1, 2, 3… without a gap, those of one rank in the order of the signature block. */
function rangs(
  circuit: readonly EtapeCircuit[],
  signataires: readonly Signataire[],
): readonly EtapeCircuit[] {
  const order = [...new Set(circuit.map(({ rang }) => rang))].sort((a, b) => a - b);
  const place = new Map(signataires.map(({ id }, index) => [id, index]));
  return [...circuit]
    .sort((a, b) => a.rang - b.rang || (place.get(a.signataireId) ?? 0) - (place.get(b.signataireId) ?? 0))
    .map(({ signataireId, rang }) => ({ signataireId, rang: 1 + order.indexOf(rang) }));
}
