import { formatPasse, parsePasse } from '#contract/instant';
import type { Registre } from '#domain/registre';
import type { Depot, Horloge } from '../ports';

/** The registry as it stood after the last entry recorded at `au` or before. */
export type Past = {
  /** As it was asked: see `parsePasse`. */
  readonly au: string;
  /** ISO 8601, UTC. */
  readonly instant: string;
  /** 0: before the first entry. */
  readonly seq: number;
  readonly at: string | null;
  readonly tete: string;
  readonly registre: Registre;
};

/** Nothing can be seen of what is to come; its shape is the one the doors show to people. */
export class InstantAVenirError extends Error {
  readonly code = 'INSTANT_A_VENIR';
  readonly remede = 'Choisissez un instant passé, ou revenez au présent.';
  constructor(au: string) {
    super(`Le ${formatPasse(au)} n’est pas encore passé : le registre n’a pas d’état à cet instant.`);
    this.name = 'InstantAVenirError';
  }
}

/**
 * Where an instant falls in the journal, whose entries' instants never decrease; `null`: after all of them. `until`:
 * the last that counts.
 */
export async function locate(
  depot: Pick<Depot, 'skim'>,
  instant: string | null,
  until: number | null = null,
): Promise<{ readonly seq: number; readonly at: string | null; readonly premiere: string | null }> {
  let last: { seq: number; at: string } | null = null as { seq: number; at: string } | null;
  let premiere: string | null = null;
  await depot.skim(({ seq, at }) => {
    premiere ??= at;
    if ((instant === null || at <= instant) && (until === null || seq <= until)) last = { seq, at };
  });
  return { seq: last?.seq ?? 0, at: last?.at ?? null, premiere };
}

/** Registries of the past kept at hand: the one on screen and the one it is compared with. */
const KEPT = 2;

type ReadPast = (au: string) => Promise<Past>;

/** One memory of the past a registry, whoever asks. */
const READERS = new WeakMap<Depot, ReadPast>();

/** Reads the past, keeping the latest states read: replaying a long journal for each question would be slow. */
export function pastReader(depot: Depot, horloge: Pick<Horloge, 'maintenant'>): ReadPast {
  const known = READERS.get(depot) ?? createReader(depot, horloge);
  READERS.set(depot, known);
  return known;
}

function createReader(depot: Depot, horloge: Pick<Horloge, 'maintenant'>): ReadPast {
  const kept = new Map<string, Promise<Past>>();

  const read = async (au: string): Promise<Past> => {
    const passe = parsePasse(au);
    if (passe === null) throw new TypeError(`Not a past: ${au}`);
    const { instant } = passe;
    if (instant > horloge.maintenant()) throw new InstantAVenirError(au);
    const { seq, at } = await locate(depot, instant, passe.seq);
    const [entry] = seq === 0 ? [] : await depot.entries({ from: seq, limit: 1 });
    return {
      au,
      instant,
      seq,
      at,
      tete: entry?.hash ?? '0'.repeat(64),
      registre: await depot.registreAt(seq),
    };
  };

  return (au) => {
    const found = kept.get(au) ?? read(au);
    // The latest asked for is the last to leave.
    kept.delete(au);
    kept.set(au, found);
    found.catch(() => kept.delete(au));
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return found;
  };
}

/** The registry of the past behind the same port as that of the present: its use cases need not know. */
export function pastDepot(depot: Depot, past: Past): Depot {
  const within = (seq: number): number => Math.min(seq, past.seq);
  return {
    registre: past.registre,
    seq: past.seq,
    tete: past.tete,
    lectureSeule: {
      cause: 'passe',
      code: 'CONSULTATION_DU_PASSE',
      remede: 'Revenez au présent pour enregistrer.',
      lieu: null,
      detenteur: null,
      raison: `Vous consultez le registre tel qu’il était le ${formatPasse(past.au)} : rien ne peut y être changé.`,
    },
    regime: 0,
    avertissements: [],
    transact: () => Promise.reject(new Error('A registry of the past is never written')),
    entries: ({ from, limit = Number.POSITIVE_INFINITY, descending = false } = {}) =>
      descending
        ? depot.entries({ from: within(from ?? past.seq), limit, descending })
        : depot.entries({
            from: from ?? 1,
            limit: Math.max(0, Math.min(limit, past.seq - (from ?? 1) + 1)),
          }),
    imagesBefore: (seq) => (seq > past.seq ? Promise.resolve(new Map()) : depot.imagesBefore(seq)),
    imagesAt: (seq, entities) => depot.imagesAt(within(seq), entities),
    skim: (visit, from) =>
      depot.skim((entry) => {
        if (entry.seq <= past.seq) visit(entry);
      }, from),
    registreAt: (seq) => depot.registreAt(within(seq)),
    empreinte: (registre = past.registre) => depot.empreinte(registre),
    verify: (onProgress, reperes) => depot.verify(onProgress, reperes),
    reprendre: () => depot.reprendre(),
    close: () => Promise.resolve(),
  };
}
