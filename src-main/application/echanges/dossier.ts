import { documentDe } from '#registre/documents';
import type { NatureDocument } from '#registre/documents';
import { DESCRIPTIONS, DE_CONVENTION, FICHES_PLATES } from '#registre/fiches';
import type { LigneJournalView } from '#contract/journal';
import type { DocumentModel } from '#actes/model';
import { slug } from '#actes/typographie';
import { ETAT_CONVENTION_LABELS } from '#domain/fiches/convention';
import { formatRepere, repereOf } from '#domain/repere';
import { etatAu } from '#domain/convention/etat';
import { documentFait } from '../catalogue';
import { surPapier } from '../emissions/papier';
import { colonnesDuJournal } from '../journal/colonnes';
import { extraire, tableauCsv } from '../listes/exporter';
import { createJournalReader } from '../journal/reader';
import type { Services } from '../services';
import { conventionView } from '../views/convention-view';
import type { ConventionView } from '../views/convention-view';
import { piecesView } from '../views/pieces-view';
import { fichesOf } from '../views/fiches';
import { collectionsCsv } from './csv';
import { rowsOf } from './tableau';
import { exportJson, exportSchema, namesOfPieces, takePhoto } from './export';
import type { Photo } from './export';
import type { ActeDossier, ConventionIndex, DossierContinuite, PageConvention, TableauFiches } from './ports';
import { estFictive } from '../exemples/demonstration';

/** Lines of the journal on the page of one convention; all of them are in `csv/journal.csv`. */
const EXTRAIT = 300;

export async function prepareDossier(services: Services): Promise<DossierContinuite> {
  const { depot, horloge, pieces, echanges, imprimeur } = services;
  const photo = await takePhoto(depot, horloge.maintenant());
  const { registre, seq, tete, exporteLe, empreinte } = photo;
  const lignes = await everyLine(services, seq);
  const extraits = extraitsOf(lignes);
  const context = services.viewContext();
  const conventions = [...registre.conventions.values()].map((convention, index): ConventionIndex => {
    const { id, titreCourt: titre, region } = convention;
    const etat = ETAT_CONVENTION_LABELS[etatAu(registre, convention, context.aujourdhui)];
    return { id, titre, region, etat, page: `${numbered(index)}-${short(titre)}.html` };
  });
  const isThere = (sha256: string): boolean => !['manquante', 'alteree'].includes(pieces.etat(sha256));
  const pageOf = (index: ConventionIndex): PageConvention => {
    const convention = registre.conventions.get(index.id);
    if (convention === undefined) throw new Error(`no convention ${index.id}`);
    const view = conventionView(registre, convention, context);
    const stem = index.page.replace(/\.html$/, '');
    return {
      index,
      view,
      actes: actesOf(services, photo, view, stem),
      fiches: FICHES_PLATES.flatMap((name): readonly TableauFiches[] => {
        const own = fichesOf(registre, name, index.id);
        if (own.length === 0) return [];
        return [{ id: name, titre: DESCRIPTIONS[name].pluriel, ...rowsOf(registre, name, own) }];
      }),
      pieces: piecesView(registre, index.id, pieces).pieces.map((piece) => ({
        ...piece,
        fichier: isThere(piece.sha256) ? fileOfPiece(piece.sha256, piece.nom) : null,
      })),
      journal: extraits.get(index.id) ?? { lignes: [], total: 0 },
      fictive: estFictive(convention),
    };
  };
  // Looked at now: no page may point to a file that will not be there.
  await pieces.check(namesOfPieces(registre));
  const fiche = registre.fiches.get('registre');
  const named = new Map([...registre.pieces.values()].map(({ sha256, nom }) => [sha256, nom]));
  return {
    nom: fiche?.nom ?? 'Registre',
    demonstration: fiche?.demonstration === true && [...registre.conventions.values()].every(estFictive),
    exporteLe,
    jour: context.aujourdhui,
    logiciel: services.version,
    seq,
    tete,
    empreinte,
    compte: DE_CONVENTION.map((name) => ({ nom: DESCRIPTIONS[name].pluriel, nombre: registre[name].size })),
    conventions,
    page: pageOf,
    docx: async (acte) => imprimeur.docx(await imprime(services, photo, acte)),
    tableaux: async () => [
      ...(await collectionsCsv(registre, context)),
      { nom: 'journal.csv', bytes: tableauCsv(extraire(colonnesDuJournal, [...lignes].reverse())) },
    ],
    registre: () => exportJson(photo, echanges.versions.courante, null),
    schema: async () => `${JSON.stringify(await exportSchema(echanges.versions.courante), null, 2)}\n`,
    segments: await echanges.segments(seq),
    pieces: [...namesOfPieces(registre)].map((sha256) => ({
      fichier: fileOfPiece(sha256, named.get(sha256) ?? ''),
      lire: () => pieces.read(sha256).catch(() => null),
    })),
  };
}

const numbered = (index: number): string => String(index + 1).padStart(4, '0');
const short = (text: string): string => slug(text).slice(0, 50).replace(/-+$/, '');

/** `3a5f…c9.pdf`: the name says the hash of what it holds, the extension what opens it. */
function fileOfPiece(sha256: string, nom: string): string {
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(nom)?.[1];
  return extension === undefined ? sha256 : `${sha256}.${extension.toLowerCase()}`;
}

/** The documents of a convention that the archive keeps, each under a name that says what it is. */
function actesOf(
  services: Services,
  photo: Photo,
  view: ConventionView,
  stem: string,
): readonly ActeDossier[] {
  const repere = formatRepere(repereOf(photo.seq, photo.tete));
  const wanted = view.documents.flatMap(({ type, id, titre, etat, empechement, lies }) =>
    empechement !== null
      ? []
      : [
          { type, id, titre, etat },
          ...lies.map((lie) => ({ type: lie, id, titre: `${documentDe(lie).libelle} – ${titre}`, etat })),
        ].filter((one) => documentDe(one.type).archive === true),
  );
  const rangs = new Map<NatureDocument, number>();
  return wanted.flatMap(({ type, id, titre, etat }) => {
    const made = documentFait(photo.registre, type, id, services.viewContext());
    if (!made.ok) return [];
    const { model, papier } = made.value;
    const rang = (rangs.get(type) ?? 0) + 1;
    rangs.set(type, rang);
    const numero = photo.registre.avenants.get(id)?.numero;
    const suite =
      type !== 'avenant' ? (rang === 1 ? '' : `-${rang}`) : numero ? `-${numero}` : `-projet-${rang}`;
    return [
      {
        type,
        titre,
        etat,
        fichier: `${stem}-${type}${suite}.docx`,
        model: documentDe(type).repere === true ? { ...model, repere } : model,
        papier,
      },
    ];
  });
}

/** An archive is made even where an image is lost: the letter then says that its letterhead is missing. */
async function imprime(services: Services, { registre }: Photo, acte: ActeDossier): Promise<DocumentModel> {
  const made = await surPapier(services, registre, acte).catch(() => null);
  if (made?.ok === true) return made.value;
  const { model } = acte;
  const mentions = [model.watermark, 'IMAGE D’EN-TÊTE MANQUANTE'].filter((one) => one !== null);
  return { ...model, watermark: mentions.join(' — ') };
}

/** The whole journal in words, the latest first. */
async function everyLine({ depot }: Services, seq: number): Promise<readonly LigneJournalView[]> {
  const reader = createJournalReader(depot);
  const tout = { conventionId: null, objet: null, par: null, genre: null, du: null, au: null, texte: null };
  const lignes: LigneJournalView[] = [];
  let avant: number | null = seq + 1;
  do {
    const page = await reader.read(avant, 500, tout);
    lignes.push(...page.lignes);
    avant = page.suite;
  } while (avant !== null);
  return lignes;
}

function extraitsOf(lignes: readonly LigneJournalView[]): ReadonlyMap<string, PageConvention['journal']> {
  const extraits = new Map<string, { lignes: LigneJournalView[]; total: number }>();
  for (const ligne of lignes) {
    for (const id of ligne.conventionIds) {
      const own = extraits.get(id) ?? { lignes: [], total: 0 };
      own.total += 1;
      if (own.lignes.length < EXTRAIT) own.lignes.push(ligne);
      extraits.set(id, own);
    }
  }
  return extraits;
}
