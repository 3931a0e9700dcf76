import type { ApercuImportView } from '#contract/echanges';
import { formatInstant } from '#contract/instant';
import type { Reply } from '#contract/reply';
import { clausesADire, sayContradictions, contradictionsOf } from '#domain/coherence';
import type { Decision } from '#domain/decision';
import { refus } from '#domain/refus';
import { familles } from '#domain/registre';
import { computeDifferences } from '#domain/sauvegardes/differences';
import type { FichierRecu } from '../ports';
import { failure, success } from '../replies';
import type { Services } from '../services';
import { differencesView } from '../views/sauvegardes-view';
import { namesOfPieces } from './export';
import type { Importe, Refuse } from './ports';

/** What a file would change in the registry; nothing is written. */
export async function apercuImport(
  services: Services,
  fichier: FichierRecu,
): Promise<Reply<ApercuImportView>> {
  return services.lecteur.importation(fichier.bytes, async (read) =>
    read.ok ? success(await apercuOf(services, fichier.nom, read.value)) : told(read.error),
  );
}

async function apercuOf(services: Services, nom: string, importe: Importe): Promise<ApercuImportView> {
  const { depot, echanges } = services;
  const { registre, exporteLe, seq, empreinte, version } = importe;
  const revision = depot.seq;
  const differences = differencesView(depot.registre, registre);
  const { reviennent, disparaissent, changent } = differences;
  return {
    nom,
    exporteLe,
    seq,
    empreinte,
    versionAnterieure: version < echanges.versions.courante ? version : null,
    revision,
    identique: reviennent.nombre + disparaissent.nombre + changent.nombre === 0,
    ...differences,
    pieces: await countPieces(services, importe),
    avertissements: contradictions(services, importe),
    empechement: depot.lectureSeule === null ? null : depot.lectureSeule.raison,
  };
}

/**
 * Makes the registry what the file says, in one entry of the journal that an undo takes back. The bytes of the pieces
 * are on the disk before the journal names them.
 */
export async function importer(
  services: Services,
  fichier: FichierRecu,
  { motif, revision }: { readonly motif: string; readonly revision: number },
): ReturnType<Services['record']> {
  const { depot, pieces, sauvegardes, lecteur, record } = services;
  return lecteur.importation(fichier.bytes, async (read) => {
    if (!read.ok) return told(read.error);
    const { registre, exporteLe, seq } = read.value;
    if (depot.lectureSeule === null && depot.seq === revision) {
      if (depot.seq > 0) await sauvegardes.create('avant-restauration');
      for (const content of read.value.pieces.values()) await pieces.put(await content.lire());
    }
    return record(
      (actuel) => {
        if (depot.seq !== revision) return { ok: false, error: refus('IMPORT_PERIME', {}) };
        const changes = computeDifferences(actuel, registre).map(({ changement }) => changement);
        if (changes.length === 0) return { ok: false, error: refus('IMPORT_IDENTIQUE', {}) };
        const value: Decision = { id: 'registre', changes, avertissements: [] };
        return { ok: true, value, changes };
      },
      {
        action: 'echanges.importer',
        reason: `Export du ${formatInstant(exporteLe)}, entrée n° ${seq}. ${motif}`,
      },
    );
  });
}

function told({ code, message, champs }: Refuse): Extract<Reply<never>, { ok: false }> {
  return failure({
    code,
    message,
    remede: 'Rien n’a été modifié dans le registre. Choisissez un export entier, tel qu’il a été produit.',
    ...(champs.length === 0 ? {} : { champs }),
  });
}

async function countPieces(
  { pieces }: Services,
  { registre, pieces: given }: Importe,
): Promise<ApercuImportView['pieces']> {
  let [fournies, presentes, manquantes] = [0, 0, 0];
  for (const name of namesOfPieces(registre)) {
    if (given.has(name)) fournies += 1;
    else if (await pieces.read(name).then(Boolean, () => false)) presentes += 1;
    else manquantes += 1;
  }
  return { fournies, presentes, manquantes };
}

/** Conventions whose contradictions are told one by one. */
const MAX_CONVENTIONS = 20;

/** Records the rules would not have let in; they come as they are, and the person is told. */
function contradictions(services: Services, { registre }: Importe): readonly string[] {
  const found: string[] = [];
  for (const [id, own] of familles(registre)) {
    const contradictory = contradictionsOf(own, id, services);
    const titre = own.conventions.get(id)?.titreCourt ?? id;
    for (const { message, dementie } of clausesADire(own, id)) if (!dementie) found.push(message);
    if (contradictory.length > 0) found.push(`${titre} : ${sayContradictions(contradictory)}`);
    if (found.length >= MAX_CONVENTIONS) break;
  }
  return found;
}
