import type { ApercuImportView, ModeImport } from '#contract/echanges';
import type { ListeDifferencesView } from '#contract/sauvegardes';
import { formatInstant } from '#contract/instant';
import type { Reply } from '#contract/reply';
import { clausesADire, sayContradictions, contradictionsOf } from '#domain/coherence';
import type { Decision } from '#domain/decision';
import { ajouter, renumeroter } from '#domain/echanges/ajout';
import { refus } from '#domain/refus';
import type { Refus } from '#domain/refus';
import { COLLECTIONS, familles } from '#domain/registre';
import type { Fait, NomCollection, Registre } from '#domain/registre';
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
  mode: ModeImport,
): Promise<Reply<ApercuImportView>> {
  return services.lecteur.importation(fichier.bytes, async (read) =>
    read.ok ? success(await apercuOf(services, fichier.nom, read.value, mode)) : told(read.error),
  );
}

/** What the registry becomes with this file, and why it may not. */
function vouluPar(
  { newId }: Services,
  actuel: Registre,
  { registre: lu }: Importe,
  mode: ModeImport,
): { readonly voulu: Registre; readonly conflits: ListeDifferencesView; readonly empechement: Refus | null } {
  if (mode === 'remplacer') return { voulu: lu, conflits: AUCUNE, empechement: null };
  const apporte = mode === 'renumeroter' ? renumeroter(actuel, lu, newId) : lu;
  const { registre: voulu, conflits: found, homonymes } = ajouter(actuel, apporte);
  const conflits = conflitsView(actuel, found);
  const fictif = [...lu.fiches.values()].some(({ demonstration }) => demonstration);
  const reel = [...actuel.fiches.values()].some(({ demonstration }) => !demonstration);
  const noms = conflits.elements.slice(0, NOMMES).map(({ libelle }) => libelle);
  const empechement =
    fictif && reel
      ? refus('IMPORT_DEMONSTRATION', {})
      : conflits.nombre > 0
        ? refus('IMPORT_CONFLITS', { noms, nombre: conflits.nombre })
        : homonymes.length > 0
          ? refus('IMPORT_HOMONYMES', { titres: homonymes })
          : null;
  return { voulu, conflits, empechement };
}

const AUCUNE: ListeDifferencesView = { nombre: 0, elements: [] };

/** Records named in a refusal; the preview lists them all. */
const NOMMES = 8;

/** As the records of here are called: it is they that would have been overwritten. */
function conflitsView(actuel: Registre, found: readonly Fait[]): ListeDifferencesView {
  const autre = Object.fromEntries(
    COLLECTIONS.map((name) => [name, new Map<string, unknown>(actuel[name])]),
  ) as unknown as Record<NomCollection, Map<string, unknown>>;
  for (const { collection, entite } of found) autre[collection].set(entite.id, entite);
  return differencesView(actuel, autre as unknown as Registre).changent;
}

async function apercuOf(
  services: Services,
  nom: string,
  importe: Importe,
  mode: ModeImport,
): Promise<ApercuImportView> {
  const { depot, echanges } = services;
  const { exporteLe, seq, empreinte, version } = importe;
  const revision = depot.seq;
  const { voulu, conflits, empechement } = vouluPar(services, depot.registre, importe, mode);
  const differences = differencesView(depot.registre, voulu);
  const { reviennent, disparaissent, changent } = differences;
  return {
    nom,
    mode,
    exporteLe,
    seq,
    empreinte,
    versionAnterieure: version < echanges.versions.courante ? version : null,
    revision,
    identique: conflits.nombre + reviennent.nombre + disparaissent.nombre + changent.nombre === 0,
    ...differences,
    conflits,
    pieces: await countPieces(services, importe),
    avertissements: contradictions(services, importe),
    empechement:
      depot.lectureSeule === null
        ? empechement === null
          ? null
          : `${empechement.message} ${empechement.remede}`
        : depot.lectureSeule.raison,
  };
}

/**
 * Makes the registry what the file says, or adds what it brings, in one entry of the journal that an undo takes back.
 * The bytes of the pieces are on the disk before the journal names them.
 */
export async function importer(
  services: Services,
  fichier: FichierRecu,
  { motif, revision, mode }: { readonly motif: string; readonly revision: number; readonly mode: ModeImport },
): ReturnType<Services['record']> {
  const { depot, pieces, sauvegardes, lecteur, record } = services;
  return lecteur.importation(fichier.bytes, async (read) => {
    if (!read.ok) return told(read.error);
    const { exporteLe, seq } = read.value;
    if (depot.lectureSeule === null && depot.seq === revision) {
      if (depot.seq > 0) await sauvegardes.create('avant-restauration');
      for (const content of read.value.pieces.values()) await pieces.put(await content.lire());
    }
    return record(
      (actuel) => {
        if (depot.seq !== revision) return { ok: false, error: refus('IMPORT_PERIME', {}) };
        const { voulu, empechement } = vouluPar(services, actuel, read.value, mode);
        if (empechement !== null) return { ok: false, error: empechement };
        const changes = computeDifferences(actuel, voulu).map(({ changement }) => changement);
        if (changes.length === 0) return { ok: false, error: refus('IMPORT_IDENTIQUE', {}) };
        const value: Decision = { id: 'registre', changes, avertissements: [] };
        return { ok: true, value, changes };
      },
      { action: 'echanges.importer', reason: `${provenance(exporteLe, seq)}${FACON[mode]}. ${motif}` },
    );
  });
}

/** Where the content comes from, for the journal. */
const provenance = (exporteLe: string | null, seq: number | null): string =>
  exporteLe === null
    ? 'Fichier qui ne dit pas d’où il vient'
    : `Export du ${formatInstant(exporteLe)}${seq === null ? '' : `, entrée n° ${seq}`}`;

const FACON: Readonly<Record<ModeImport, string>> = {
  remplacer: '',
  ajouter: ', ajouté au registre',
  renumeroter: ', ajouté au registre sous de nouveaux identifiants',
};

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
