import type { DetailJournalView, LigneDetailView } from '#contract/journal';
import type { Convention } from '#domain/fiches/convention';
import { parentsOf } from '#domain/liens';
import { jourDe } from '#contract/instant';
import { versionsParties } from '#domain/consolidation/parties';
import { partiesLe } from '#domain/parties/versions';
import { conventionIdOf, emptyRegistre, entityKey } from '#domain/registre';
import type { Changement, Fait, NomCollection, Registre } from '#domain/registre';
import type { Depot, EntityName, EntreeJournal } from '../ports';
import { diffImages } from './differ';
import { LEXIQUE } from './lexique';
import { objetLabel } from './line';
import { nomsOf } from './noms';

/** Lines shown of one entry; what a creation of many conventions has more is counted. */
const MAX_LINES = 600;

/** What one entry changed, in words: every field of every record, before and after. Null when there is no such entry. */
export async function detailJournal(depot: Depot, seq: number): Promise<DetailJournalView | null> {
  const [entry] = seq > depot.seq ? [] : await depot.entries({ from: seq, limit: 1 });
  if (entry === undefined) return null;
  const before = await depot.imagesBefore(seq);
  const lookup = await namesAt(depot, entry, before);
  const leJour = jourDe(entry.at);
  let left = MAX_LINES;
  return {
    seq,
    objets: lastChanges(entry).map((change) => {
      const { collection, id, after } = change;
      const avant = before.get(entityKey(collection, id)) ?? null;
      const known = { ...change, after: after ?? avant } as Changement;
      const convention = (lookup('conventions', conventionOf(known)) ?? null) as Convention | null;
      const versions =
        convention === null ? [] : versionsParties(tenants(depot.registre, convention, lookup), convention);
      const all: readonly LigneDetailView[] = diffImages(LEXIQUE[collection], avant, after, (jour) =>
        nomsOf(convention, lookup, partiesLe(versions, jour ?? leJour)),
      );
      const lignes = all.slice(0, left);
      left -= lignes.length;
      return {
        collection,
        id,
        libelle: objetLabel(known),
        nature: avant === null ? 'creation' : after === null ? 'suppression' : 'modification',
        lignes,
        omises: all.length - lignes.length,
      };
    }),
  };
}

/** The records that say who held an office, as they were then. */
function tenants(
  registre: Registre,
  { id }: Convention,
  lookup: (collection: NomCollection, id: string) => unknown,
): Registre {
  const then = { ...emptyRegistre() };
  for (const collection of TENANTS)
    for (const [key, one] of registre[collection]) {
      const image = one.conventionId === id ? lookup(collection, key) : null;
      if (image !== null) (then[collection] as Map<string, unknown>).set(key, image);
    }
  return then;
}

const TENANTS = ['titulaires', 'avenants'] as const;

/** An entry may change a record twice: what was before it and what was after it are all there is to tell. */
function lastChanges({ changes }: EntreeJournal): readonly Changement[] {
  return [...new Map(changes.map((change) => [entityKey(change.collection, change.id), change])).values()];
}

function conventionOf({ collection, id, after }: Changement): string {
  return (after === null ? null : conventionIdOf({ collection, entite: after } as Fait)) ?? id;
}

/**
 * The records an entry may name, as they stood after it (before it, for those it removed): a signatory replaced since
 * must be called by the name he signed with.
 */
async function namesAt(
  depot: Depot,
  { seq, changes }: EntreeJournal,
  before: ReadonlyMap<string, unknown>,
): Promise<(collection: EntityName['collection'], id: string) => unknown> {
  const wanted = new Map<string, EntityName>();
  const want = (collection: EntityName['collection'], id: unknown): void => {
    if (typeof id === 'string') wanted.set(entityKey(collection, id), { collection, id });
  };
  for (const { collection, id, after } of changes) {
    if (collection === 'conventions') want('conventions', id);
    const entite = after ?? before.get(entityKey(collection, id)) ?? null;
    if (entite === null) continue;
    for (const parent of parentsOf({ collection, entite } as Fait)) want(parent.collection, parent.id);
  }
  // Who held an office then is told by records of their own.
  const conventions = new Set(
    [...wanted.values()].flatMap((one) => (one.collection === 'conventions' ? [one.id] : [])),
  );
  for (const collection of TENANTS)
    for (const [id, { conventionId }] of depot.registre[collection])
      if (conventions.has(conventionId)) want(collection, id);
  const images = await depot.imagesAt(seq, [...wanted.values()]);
  return (collection, id) => {
    const key = entityKey(collection, id);
    return images.get(key) ?? before.get(key) ?? null;
  };
}
