import { parseCivilDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import type { Titulaire } from '../fiches/titulaire';
import { fold } from '../french';
import { ARTICLES_FONCTION, GENRES_GRAMMATICAUX } from '../parties/partie';
import { refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { CELLULE_MAX, civiliteLue, colonneTropLongue, jourEcrit, lireTableau } from '../tableau';
import type { Rangee } from '../tableau';
import { typographie } from '../typographie';
import { titulairesOf } from '../consolidation/parties';
import { avecTitulaire, constaterVacance, enregistrerTitulaire } from './commands';
import { placesNommees } from './occupation';

/* A table of holders as a spreadsheet saves it, read line by line: all of it is recorded, or nothing. */

/** Longest table read, in characters. */
export const CSV_MAX = 400_000;

/** What one line would do. */
export type LigneImport = {
  /** As a spreadsheet numbers it, titles included. */
  readonly ligne: number;
  /** « Madame Ada ESSAI, Préfète de région, à compter du 1er mars 2025 » */
  readonly dit: string;
  readonly etat: 'nouveau' | 'deja' | 'refusee';
  /** Why it is refused. */
  readonly raison: string | null;
};

const COLONNES = {
  convention: ['convention'],
  fonction: ['fonction', 'signataire'],
  civilite: ['civilite'],
  prenom: ['prenom'],
  nom: ['nom'],
  debut: ['debut', 'du', 'a compter du', 'date de debut'],
  fin: ['fin', 'au', "jusqu'au", 'date de fin'],
  source: ['source', 'acte', 'decret'],
  intitule: ['intitule', 'intitule de la fonction'],
  genre: ['genre', 'genre de la fonction'],
  intituleLong: ['forme longue', 'long'],
  appel: ["formule d'appel", 'appel'],
  article: ['article'],
} as const;
type Colonne = keyof typeof COLONNES;
const REQUISES: readonly Colonne[] = ['fonction', 'civilite', 'prenom', 'nom', 'debut', 'source'];

/** The cells of a table, quoted or not; a quoted cell may hold the separator and line breaks. Null: a quote left open. */
export function cellules(texte: string): readonly (readonly string[])[] | null {
  const body = texte.replace(/^\ufeff/u, '');
  const separateur = /^[^\r\n]*;/u.test(body) ? ';' : /^[^\r\n]*\t/u.test(body) ? '\t' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = (): void => {
    rows.push([...row, cell]);
    row = [];
    cell = '';
  };
  for (let at = 0; at < body.length; at += 1) {
    const sign = body.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (body.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (sign === separateur) {
      row.push(cell);
      cell = '';
    } else if (sign === '\n') endRow();
    else if (sign !== '\r') cell += sign;
  }
  if (quoted) return null;
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}

const forme = (raison: string): { readonly ok: false; readonly error: Refus } =>
  refuse(refus('IMPORT_TITULAIRES_FORME', { raison }, 'csv'));

function rangees(csv: string): Result<readonly Rangee<Colonne>[]> {
  if (csv.length > CSV_MAX) return forme('il est trop long');
  const rows = cellules(csv);
  if (rows === null) return forme('des guillemets ouverts ne se ferment pas');
  const lu = lireTableau<Colonne>(rows, COLONNES, REQUISES);
  return 'raison' in lu ? forme(lu.raison) : ok(lu.rangees);
}

type Lu = Omit<Titulaire, 'id'>;

function jourDe(text: string | null, quoi: string): CivilDate | string | null {
  if (text === null) return null;
  return jourEcrit(text) ?? `${quoi} « ${text} » n’est pas une date (jj/mm/aaaa).`;
}

const estJour = (value: CivilDate | string | null): value is CivilDate =>
  value !== null && parseCivilDate(value) !== null;

/** One value of a list, by its key or its first letter; undefined when it is none of them. */
function parmi<T extends string>(text: string | null, valeurs: readonly T[]): T | null | undefined {
  if (text === null) return null;
  const said = fold(text).replace(/[’'« »]/gu, '');
  return valeurs.find((one) => one === said || (one.length === 1 && said.startsWith(one)));
}

/** What a line says, or why it says nothing that can be recorded. */
function lireRangee(registre: Registre, { lire }: Rangee<Colonne>, conventionId: string | null): Lu | string {
  const long = colonneTropLongue<Colonne>({ lire }, COLONNES);
  if (long !== undefined) return `La colonne « ${long} » dépasse ${CELLULE_MAX} caractères.`;
  const fonction = lire('fonction');
  if (fonction === null) return 'La fonction n’est pas indiquée.';
  const debut = jourDe(lire('debut'), 'Le début');
  if (debut === null) return 'Le premier jour n’est pas indiqué.';
  if (!estJour(debut)) return debut;
  const fin = jourDe(lire('fin'), 'La fin');
  if (fin !== null && !estJour(fin)) return fin;
  const source = lire('source');
  if (source === null) return 'La source (décret, élection…) n’est pas indiquée.';
  const named = lire('convention');
  const conventions = [...registre.conventions.values()].filter(({ id, titreCourt }) =>
    named === null
      ? conventionId === null || id === conventionId
      : id === named || fold(titreCourt) === fold(named),
  );
  if (conventions.length === 0)
    return named === null
      ? 'La convention n’est pas au registre.'
      : `Aucune convention ne s’appelle « ${named} ».`;
  const places = placesNommees(registre, conventions, fonction, debut);
  const [place, autre] = places;
  if (place === undefined) return `Aucune fonction ne répond à « ${fonction} ».`;
  if (autre !== undefined)
    return `Plusieurs fonctions répondent à « ${fonction} » : indiquez l’intitulé entier, ou la convention.`;
  const [prenom, nom, civil] = [lire('prenom'), lire('nom'), lire('civilite')];
  const vacante = prenom === null && nom === null && civil === null;
  const civilite = civil === null ? null : civiliteLue(civil);
  if (!vacante && (prenom === null || nom === null))
    return 'Le prénom et le nom ne sont pas indiqués tous deux.';
  if (!vacante && civilite === null)
    return civil === null
      ? 'La civilité n’est pas indiquée.'
      : `La civilité « ${civil} » n’est ni Madame ni Monsieur.`;
  const genre = parmi(lire('genre'), GENRES_GRAMMATICAUX);
  if (genre === undefined) return 'Le genre de la fonction n’est ni féminin ni masculin.';
  const article = parmi(lire('article'), ARTICLES_FONCTION);
  if (article === undefined) return 'L’article de la fonction n’est ni « le », ni « la », ni « l’ ».';
  return {
    conventionId: place.convention.id,
    signataireId: place.signataire.id,
    civilite,
    prenom,
    nom,
    debut,
    fin,
    source,
    intitule: lire('intitule'),
    genre,
    intituleLong: lire('intituleLong'),
    appel: lire('appel'),
    article,
  };
}

const memes = (a: Titulaire, b: Lu): boolean =>
  a.signataireId === b.signataireId && a.debut === b.debut && a.nom === b.nom && a.prenom === b.prenom;

type Examen = {
  readonly lignes: readonly LigneImport[];
  readonly nouveaux: readonly Titulaire[];
  readonly avertissements: readonly Avertissement[];
};

function examiner(
  registre: Registre,
  { conventionId, csv }: { readonly conventionId: string | null; readonly csv: string },
  newId: () => string,
): Result<Examen> {
  const read = rangees(csv);
  if (!read.ok) return read;
  let apres = registre;
  const nouveaux: Titulaire[] = [];
  const avertissements: Avertissement[] = [];
  const lignes: LigneImport[] = [];
  const lues = read.value.map((rangee) => ({ rangee, lu: lireRangee(registre, rangee, conventionId) }));
  // Oldest first, whatever their order: each is held against those before it.
  const rang = ({ lu }: (typeof lues)[number]): string => (typeof lu === 'string' ? '' : lu.debut);
  for (const { rangee, lu } of [...lues].sort((a, b) =>
    rang(a) < rang(b) ? -1 : rang(a) > rang(b) ? 1 : 0,
  )) {
    const { ligne, lire } = rangee;
    const personne = [lire('civilite'), lire('prenom'), lire('nom')].filter((mot) => mot !== null).join(' ');
    const dit = typographie(
      `${personne === '' ? 'Vacance' : personne}, ${lire('fonction') ?? ''}, à compter du ${lire('debut') ?? '?'}`,
    );
    const dire = (etat: LigneImport['etat'], raison: string | null = null): void => {
      lignes.push({ ligne, dit, etat, raison: raison === null ? null : typographie(raison) });
    };
    if (typeof lu === 'string') {
      dire('refusee', lu);
      continue;
    }
    if (titulairesOf(apres, lu.conventionId).some((one) => memes(one, lu))) {
      dire('deja');
      continue;
    }
    const decision = enregistrer(apres, lu, newId);
    if (!decision.ok) {
      dire('refusee', decision.error.message);
      continue;
    }
    const [change] = decision.value.changes;
    const one = change?.after as Titulaire;
    apres = avecTitulaire(apres, one);
    nouveaux.push(one);
    avertissements.push(...decision.value.avertissements);
    dire('nouveau');
  }
  return ok({ lignes: lignes.sort((a, b) => a.ligne - b.ligne), nouveaux, avertissements });
}

/** By the rule of its own act: an import lets in nothing that a form would refuse. */
function enregistrer(registre: Registre, lu: Lu, newId: () => string): DecisionResult {
  const { civilite, prenom, nom } = lu;
  return civilite === null || prenom === null || nom === null
    ? constaterVacance(registre, lu, { newId })
    : enregistrerTitulaire(registre, { ...lu, civilite, prenom, nom }, { newId });
}

/** What an import would record, line by line; nothing is recorded. */
export function examinerTitulaires(
  registre: Registre,
  saisie: { readonly conventionId: string | null; readonly csv: string },
): Result<readonly LigneImport[]> {
  let essai = 0;
  const found = examiner(registre, saisie, () => `essai-${(essai += 1)}`);
  return found.ok ? ok(found.value.lignes) : found;
}

/** Records every holder of a table, or none of them. */
export function importerTitulaires(
  registre: Registre,
  saisie: { readonly conventionId: string | null; readonly csv: string },
  contexte: Pick<Contexte, 'newId'>,
): DecisionResult {
  const found = examiner(registre, saisie, contexte.newId);
  if (!found.ok) return found;
  const { lignes, nouveaux, avertissements } = found.value;
  const refusees = lignes.flatMap(({ ligne, raison }) => (raison === null ? [] : [{ ligne, raison }]));
  if (refusees.length > 0) return refuse(refus('IMPORT_TITULAIRES', { refusees }, 'csv'));
  const [first] = nouveaux;
  if (first === undefined) return refuse(refus('IMPORT_TITULAIRES_RIEN', {}, 'csv'));
  return decided(
    first.id,
    nouveaux.map((one) => put('titulaires', one)),
    avertissements,
  );
}
