import { setTimeout as sleep } from 'node:timers/promises';
import { upperFirst } from '#domain/french';
import { CHIFFRES_REPERE, groupDigits } from '#domain/repere';
import type { RepereOrigine, Verification } from '../application/ports';
import type { Defaut } from './defaut';
import { folderFailure } from './errors';
import { diskFiles } from './files';
import type { Files } from './files';
import { DEBUT, walkChain } from './journal';
import type { ChainEnd } from './journal';
import { DOSSIER_JOURNAL, listSegments } from './segments';
import type { CheckEntity } from './opening';
import { FICHIER_INSTANTANE, readSnapshot, UnusableSnapshot } from './snapshot';
import type { Instantane } from './snapshot';

type Options = {
  readonly files?: Files;
  readonly onProgress?: ((done: number) => void) | undefined;
  /** Heads of the chain known from elsewhere: printed on a document, kept by a backup. */
  readonly reperes?: readonly RepereOrigine[];
  /** Looks at every record of the snapshot. */
  readonly check?: CheckEntity | undefined;
  /** Where the good bytes end in a journal being written: what follows is not confirmed yet. */
  readonly end?: () => { readonly segment: string; readonly length: number } | null;
};

/**
 * Whether what was found is damage of the registry's own files: not the line another session is writing, not a
 * snapshot (the journal has it all), not a head that was mistyped or comes from another registry.
 */
export function isDamage({ premierDefaut }: Verification): boolean {
  return (
    premierDefaut !== null &&
    premierDefaut.repere === undefined &&
    premierDefaut.nature !== 'ligne-incomplete' &&
    premierDefaut.nature !== 'instantane-endommage'
  );
}

/** How many entries are checked between two words of progress. */
const PROGRESS = 200;

/**
 * Re-reads the whole journal from its first byte, and the snapshot against it, without changing anything and
 * without taking the lock. Never throws for damage: it names the first defect.
 */
export async function verifyDossier(dossier: string, options: Options = {}): Promise<Verification> {
  const files = options.files ?? diskFiles;
  try {
    let result = await verifyOnce(files, dossier, options);
    // Another process may be writing its line this very moment: look again before calling it cut short.
    for (let retry = 0; retry < 3 && result.premierDefaut?.nature === 'ligne-incomplete'; retry++) {
      await sleep(30);
      result = await verifyOnce(files, dossier, options);
    }
    return result;
  } catch (error) {
    throw folderFailure(dossier, error);
  }
}

async function verifyOnce(
  files: Files,
  dossier: string,
  { onProgress, end, check, reperes = [] }: Options,
): Promise<Verification> {
  // The snapshot first: it is never ahead of the journal, whatever is being written meanwhile.
  const snapshot = await snapshotState(files, dossier, check);
  const limit = end?.() ?? undefined;
  const segments = await listSegments(files, dossier);
  let discord: Defaut | null = null;
  const known = new Map(reperes.map(({ seq }) => [seq, '']));
  const chain = await walkChain(
    files,
    segments,
    DEBUT,
    (_line, { seq, hash }) => {
      if (seq % PROGRESS === 0) onProgress?.(seq);
      if (known.has(seq)) known.set(seq, hash);
      if (snapshot.read?.seq === seq && snapshot.read.tete !== hash) discord = snapshotDefect(seq, 'autre');
      return null;
    },
    limit,
  );
  onProgress?.(chain.tete.seq);
  // A last line cut short was never confirmed, unless something attests that it was.
  const premierDefaut =
    chain.defaut ??
    discord ??
    behind(snapshot.read, chain) ??
    firstDenied(reperes, known, chain) ??
    incomplete(chain) ??
    snapshot.defaut;
  return { intact: premierDefaut === null, entrees: chain.tete.seq, tete: chain.tete.hash, premierDefaut };
}

/** The first known head, in the order of the entries, that the journal does not bear out. */
function firstDenied(
  reperes: readonly RepereOrigine[],
  hashes: ReadonlyMap<number, string>,
  chain: ChainEnd,
): Defaut | null {
  const denied = reperes
    .filter(({ seq, empreinte }) => !hashes.get(seq)?.startsWith(empreinte))
    .sort((a, b) => a.seq - b.seq)[0];
  if (!denied) return null;
  const { seq, empreinte, origine } = denied;
  const who = upperFirst(origine);
  const common = { seq, fichier: DOSSIER_JOURNAL, ligne: 0, repere: denied };
  const entrees = chain.tete.seq;
  return seq > entrees
    ? {
        ...common,
        ...torn(chain),
        nature: 'journal-tronque',
        message: `${who} atteste l’entrée n° ${seq} (empreinte ${groupDigits(empreinte)}), alors que le journal s’arrête à l’entrée n° ${entrees} : des actions confirmées en ont été retirées, ou ce repère vient d’un autre registre.`,
      }
    : {
        ...common,
        nature: 'rupture-de-chaine',
        message: `${who} atteste pour l’entrée n° ${seq} l’empreinte ${groupDigits(empreinte)}, alors que celle du journal est ${groupDigits((hashes.get(seq) ?? '').slice(0, CHIFFRES_REPERE))} : le journal a été réécrit, ou ce repère vient d’un autre registre.`,
      };
}

async function snapshotState(
  files: Files,
  dossier: string,
  check: CheckEntity | undefined,
): Promise<{ readonly read: Instantane | null; readonly defaut: Defaut | null }> {
  try {
    return { read: await readSnapshot(files, dossier, { entities: false, check }), defaut: null };
  } catch (error) {
    if (!(error instanceof UnusableSnapshot)) throw error;
    if (error.fault === 'contenu') {
      return {
        read: null,
        defaut: {
          seq: null,
          fichier: FICHIER_INSTANTANE,
          ligne: error.ligne,
          nature: 'contenu-inconnu',
          message: `L’instantané (${FICHIER_INSTANTANE}, ligne ${error.ligne}) est intact mais une fiche n’a pas la forme attendue : ${error.detail ?? ''}.`,
        },
      };
    }
    return {
      read: null,
      defaut: {
        seq: null,
        fichier: FICHIER_INSTANTANE,
        ligne: error.ligne,
        nature: 'instantane-endommage',
        message: `L’instantané (${FICHIER_INSTANTANE}) est endommagé ou n’est pas de cette version ; le journal permet de le reconstruire.`,
      },
    };
  }
}

/** Where the last line is, when it is cut short. */
function torn({ reste, tete }: ChainEnd): Pick<Defaut, 'seq' | 'fichier' | 'ligne'> | null {
  if (!reste) return null;
  const ligne = tete.seq - reste.segment.first + 2;
  return { seq: tete.seq + 1, fichier: `${DOSSIER_JOURNAL}/${reste.segment.name}`, ligne };
}

function incomplete(chain: ChainEnd): Defaut | null {
  const place = torn(chain);
  if (!place || !chain.fin) return null;
  return {
    ...place,
    nature: 'ligne-incomplete',
    message: `La dernière ligne du journal est incomplète (${place.fichier}), comme la laisse une écriture interrompue. Elle sera mise de côté à la prochaine ouverture.`,
  };
}

function behind(snapshot: Instantane | null, chain: ChainEnd): Defaut | null {
  if (!snapshot || snapshot.seq <= chain.tete.seq) return null;
  return { ...snapshotDefect(snapshot.seq, chain.tete.seq), ...torn(chain) };
}

function snapshotDefect(seq: number, found: number | 'autre'): Defaut {
  return {
    seq,
    fichier: FICHIER_INSTANTANE,
    ligne: 1,
    nature: found === 'autre' ? 'instantane-discordant' : 'journal-tronque',
    message:
      found === 'autre'
        ? `L’instantané n’atteste pas la même entrée ${seq} que le journal : l’un des deux vient d’un autre registre ou a été réécrit.`
        : `Le journal s’arrête à l’entrée ${found}, alors que l’instantané en atteste ${seq} : des actions confirmées manquent.`,
  };
}
