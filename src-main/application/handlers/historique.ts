import type { ActionPileView } from '#contract/historique';
import { newContradictions, sayContradictions } from '#domain/coherence';
import type { Decision } from '#domain/decision';
import { classementOf } from '#domain/historique/classement';
import { refuseRectifier } from '#domain/historique/rectification';
import type { TraceActe } from '#domain/historique/rectification';
import { refus } from '#domain/refus';
import type { Refus } from '#domain/refus';
import { entityKey } from '#domain/registre';
import type { Changement } from '#domain/registre';
import { createPileReader } from '../historique/pile-reader';
import type { PileLue } from '../historique/pile-reader';
import { actionLabel, objetLabel } from '../journal/line';
import type { Depot, EntreeJournal, EntreeSurvolee } from '../ports';
import { fromRefus, success } from '../replies';
import type { HandlersOf, Services } from '../services';

type Refused = { readonly ok: false; readonly error: Refus };
const refused = (error: Refus): Refused => ({ ok: false, error });

/** Entries read at once to look for later acts. */
const SLICE = 250;

/** Someone may record in between; each time the question is asked anew, and a new last action refuses by itself. */
const ATTEMPTS = 4;

export function historiqueHandlers({ depot, record }: Services): HandlersOf<'historique'> {
  const readPile = createPileReader(depot);

  /** Records the way back that `prepare` found, unless an entry came in between: it is then prepared again. */
  const settle = async (
    prepare: () => Promise<Prepared | Refused>,
    meta: Parameters<Services['record']>[1],
  ): ReturnType<Services['record']> => {
    for (let attempt = 1; ; attempt += 1) {
      const prepared = await prepare();
      if (!prepared.ok) return fromRefus(prepared.error);
      const { seq, changes, check } = prepared;
      const reply = await record((registre, contexte) => {
        if (depot.seq !== seq) return refused(refus('HISTORIQUE_MOUVANT', {}));
        const contradiction = check?.(registre, contexte) ?? null;
        if (contradiction) return refused(contradiction);
        const value: Decision = { id: changes[0]?.id ?? 'registre', changes, avertissements: [] };
        return { ok: true, value, changes };
      }, meta);
      if (reply.ok || reply.error.code !== 'HISTORIQUE_MOUVANT' || attempt === ATTEMPTS) return reply;
    }
  };

  return {
    'historique.pile': async () => {
      const { pile } = await readPile();
      const annuler = pile.annulables.at(-1);
      const retablir = pile.retablissables.at(-1);
      const { barriere } = pile;
      return success({
        annuler: annuler === undefined ? null : await actionView(depot, annuler),
        retablir: retablir === undefined ? null : await actionView(depot, retablir),
        barriere: barriere && {
          ...(await actionView(depot, barriere)),
          raison: raisonOf(barriere.action),
        },
        nombre: pile.annulables.length,
      });
    },
    'historique.annuler': ({ seq }) =>
      settle(
        async () => {
          const read = await readPile();
          const denied = refuseAnnuler(read, seq);
          if (denied) return refused(denied);
          return { ok: true, seq: read.seq, changes: await changesBack(depot, seq) };
        },
        { action: 'historique.annuler', cible: seq },
      ),
    'historique.retablir': ({ seq }) =>
      settle(
        async () => {
          const read = await readPile();
          const denied = refuseRetablir(read, seq);
          if (denied) return refused(denied);
          return { ok: true, seq: read.seq, changes: (await entryOf(depot, seq))?.changes ?? [] };
        },
        { action: 'historique.retablir', cible: seq },
      ),
    'historique.rectifier': ({ seq, motif }) =>
      settle(
        async () => {
          const last = depot.seq;
          if (seq > last) return refused(refus('ENTREE_INCONNUE', { seq }));
          const denied = refuseRectifier(await tracesFrom(depot, seq, last));
          if (denied) return refused(denied);
          const changes = await changesBack(depot, seq);
          const acte = actionLabel((await entryOf(depot, seq))?.action ?? '');
          return {
            ok: true,
            seq: last,
            changes,
            check: (registre, contexte) => {
              const found = newContradictions(registre, changes, contexte);
              const contradictions = sayContradictions(found);
              return found.length === 0
                ? null
                : refus('RECTIFICATION_CONTRADICTION', { seq, acte, contradictions });
            },
          };
        },
        { action: 'historique.rectifier', cible: seq, reason: motif },
      ),
  };
}

/** Changes to record, as long as entry `seq` is still the last one. */
type Prepared = {
  readonly ok: true;
  readonly seq: number;
  readonly changes: readonly Changement[];
  readonly check?: (
    registre: Parameters<typeof newContradictions>[0],
    contexte: Parameters<typeof newContradictions>[2],
  ) => Refus | null;
};

function refuseAnnuler({ pile }: PileLue, seq: number): Refus | null {
  const top = pile.annulables.at(-1);
  if (top?.seq === seq) return null;
  if (top !== undefined)
    return refus('ANNULATION_DEPASSEE', { seq, dernier: top.seq, acte: actionLabel(top.action) });
  if (pile.barriere === null) return refus('RIEN_A_ANNULER', {});
  const { seq: barriere, action } = pile.barriere;
  return refus('ACTE_SENSIBLE', { seq: barriere, acte: actionLabel(action), raison: raisonOf(action) });
}

function refuseRetablir({ pile }: PileLue, seq: number): Refus | null {
  const top = pile.retablissables.at(-1);
  if (top === undefined) return refus('RIEN_A_RETABLIR', {});
  return top.seq === seq
    ? null
    : refus('RETABLISSEMENT_DEPASSE', { seq, dernier: top.seq, acte: actionLabel(top.action) });
}

function raisonOf(action: string): string {
  const { nature, raison } = classementOf(action);
  // The stack is also stopped by an undo that contradicts the journal: it has no reason of its own.
  return nature === 'sensible' ? raison : 'le journal ne permet pas de revenir avant elle';
}

async function entryOf(depot: Depot, seq: number): Promise<EntreeJournal | undefined> {
  const [entry] = await depot.entries({ from: seq, limit: 1 });
  return entry;
}

/** Beyond so many records, replaying the journal once is quicker than looking for each of them. */
const MANY = 50;

async function imagesBefore(
  depot: Depot,
  { seq, changes }: EntreeJournal,
): Promise<ReadonlyMap<string, unknown>> {
  if (changes.length <= MANY) return depot.imagesBefore(seq);
  const past = await depot.registreAt(seq - 1);
  return new Map(
    changes.map(({ collection, id }) => [entityKey(collection, id), past[collection].get(id) ?? null]),
  );
}

/** The changes that put back what entry `seq` changed. */
async function changesBack(depot: Depot, seq: number): Promise<readonly Changement[]> {
  const entry = await entryOf(depot, seq);
  if (entry === undefined) return [];
  const before = await imagesBefore(depot, entry);
  const back = new Map<string, Changement>();
  for (const { collection, id } of entry.changes) {
    const key = entityKey(collection, id);
    back.set(key, { collection, id, after: before.get(key) ?? null } as Changement);
  }
  return [...back.values()];
}

async function tracesFrom(depot: Depot, first: number, last: number): Promise<readonly TraceActe[]> {
  const traces: TraceActe[] = [];
  for (let from = first; from <= last;) {
    const entries = await depot.entries({ from, limit: Math.min(SLICE, last - from + 1) });
    const end = entries.at(-1);
    if (end === undefined) break;
    traces.push(
      ...entries.map(({ seq, action, cible, changes }) => ({
        seq,
        action,
        ...(cible === undefined ? {} : { cible }),
        fiches: changes.map(({ collection, id }) => entityKey(collection, id)),
        libelle: actionLabel(action),
      })),
    );
    from = end.seq + 1;
  }
  return traces;
}

/** What an action was about. A deletion is about what it deleted, not about the trash. */
function aboutOf(change: Changement): string {
  return change.collection === 'corbeille' && change.after !== null
    ? change.after.racine.libelle
    : objetLabel(change);
}

async function actionView(depot: Depot, trace: EntreeSurvolee): Promise<ActionPileView> {
  const { seq, action, at, by } = trace;
  const named = (await entryOf(depot, seq))?.changes.find(({ after }) => after !== null);
  return { seq, action, libelle: actionLabel(action), objet: named ? aboutOf(named) : null, at, by };
}
