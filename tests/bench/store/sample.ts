import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { entityFault } from '#contract/entites/check';
import { emptyRegistre, put } from '#domain/registre';
import type { Avis } from '#domain/fiches/avis';
import type { Convention } from '#domain/fiches/convention';
import type { Changement } from '#domain/registre';
import { CONVENTION_AURA } from '../../../src-main/application/exemples/auvergne-rhone-alpes';
import { openDepot } from '../../../src-main/store/depot';
import type { DepotOuvert } from '../../../src-main/store/depot';
import { GENESIS, sealEntry } from '../../../src-main/store/entry';
import { diskFiles } from '../../../src-main/store/files';
import type { Reglages } from '../../../src-main/store/open-options';
import { segmentName } from '../../../src-main/store/segments';
import { SnapshotAdapter } from '../../../src-main/store/snapshot-writer';

/* Records as they are in an office: every convention here has the whole text of the real one. */

export const now = (): string => new Date().toISOString();

export function convention(rank: number, version = 0): Convention {
  return {
    ...CONVENTION_AURA,
    id: `convention-${rank}`,
    titreCourt: `Convention État–Région n° ${rank}, version ${version}`,
  };
}

function avis(rank: number): Avis {
  return {
    id: `avis-${rank}`,
    conventionId: `convention-${rank % 500}`,
    avenantId: `avenant-${rank}`,
    objet: 'Projet d’avenant relatif aux horaires et à l’accueil des publics en situation de handicap',
    seance: {
      date: '2026-03-12',
      formation: 'pleniere',
      lieu: 'Lyon, hôtel de Région',
      convocationLe: '2026-03-02',
      quorum: { membres: 40, presents: 31 },
      procesVerbal: `Procès-verbal n° ${rank}`,
    },
    sens: 'favorable',
    votes: { pour: 25, contre: 2, abstentions: 3, nePrendPasPart: 1 },
    reserves: [],
    observations: 'Le comité relève la précision apportée au calendrier des groupes de travail.',
    empreinteProjet: 'a3f1'.repeat(16),
  } as unknown as Avis;
}

/** Opens to write, with the store's own settings and the look at every record that the application asks for. */
export function openToWrite(dossier: string, reglages: Partial<Reglages> = {}): Promise<DepotOuvert> {
  return openDepot({ dossier, now, checkEntity: entityFault, reglages });
}

export async function commit(depot: DepotOuvert, change: Changement): Promise<void> {
  const done = await depot.transact(() => ({ ok: true, value: null, changes: [change] }), {
    action: 'convention.modifier',
    by: 'mesure',
  });
  if (!done.ok) throw new Error('la mesure a été refusée');
}

/** A closed registry of `count` conventions, all of them in its snapshot. */
export async function makeRegistry(dossier: string, count: number): Promise<void> {
  const depot = await openToWrite(dossier);
  await commit(depot, put('fiches', { id: 'registre', nom: 'Mesure', demonstration: false }));
  await depot.close();
  const collections = emptyRegistre();
  for (const fiche of depot.registre.fiches.values()) collections.fiches.set(fiche.id, fiche);
  for (let rank = 0; rank < count; rank++) {
    const one = convention(rank);
    collections.conventions.set(one.id, one);
  }
  await new SnapshotAdapter(diskFiles, dossier).write({ seq: depot.seq, tete: depot.tete, collections });
}

/** One convention changed for so many opinions given: what a busy office records. */
const AVIS_PAR_CONVENTION = 19;
const SEGMENT_BYTES = 4 * 1024 * 1024;

/** A journal of `count` entries and no snapshot; returns its size in bytes. */
export async function makeJournal(dossier: string, count: number): Promise<number> {
  const folder = join(dossier, 'journal');
  await mkdir(folder, { recursive: true });
  let prev = GENESIS;
  let total = 0;
  for (let seq = 1; seq <= count;) {
    const file = await open(join(folder, segmentName(seq)), 'w', 0o600);
    const pieces: Buffer[] = [];
    for (let bytes = 0; bytes < SEGMENT_BYTES && seq <= count; seq++) {
      const change: Changement =
        seq % (AVIS_PAR_CONVENTION + 1) === 0
          ? put('conventions', convention(seq % 500, seq))
          : put('avis', avis(seq));
      const sealed = sealEntry({
        action: change.collection === 'avis' ? 'avis.enregistrer' : 'convention.modifier',
        at: '2026-11-23T14:05:06.789Z',
        by: 'mesure',
        changes: [change],
        prev,
        seq,
      });
      prev = sealed.hash;
      bytes += sealed.bytes.length;
      total += sealed.bytes.length;
      pieces.push(sealed.bytes);
    }
    await file.writeFile(Buffer.concat(pieces));
    await file.close();
  }
  return total;
}
