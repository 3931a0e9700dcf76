import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PageDeScanView, PaquetView, RapprochementView, ScanView } from '#contract/paquets';
import { formatDate, parseCivilDate } from '#domain/civil-date';
import { enumeration } from '#domain/french';
import { NON_VERIFIE, faitsDe, verdictDe } from '#domain/paquet/signature-pdf';
import type { SignaturePdf } from '#domain/paquet/signature-pdf';
import { typographie } from '#domain/typographie';
import { RefusedError } from '../command';
import type { Command, Terminal } from '../command';
import { readWhole, sendFile } from '../files';
import { lectureAppelee } from '../lecture-suivie';
import { idOf } from './recorded';

/* Scans of a packet at the terminal: what each page is, and what is kept of them when signatures are recorded. */

/** What a scanner writes, and what people may have put beside it: told, never passed over. */
const SCANS = /\.(?:pdf|jpe?g|jpe|jfif|png|tiff?)$/iu;

type Fichier = ScanView & { readonly chemin: string };

export type Lot = {
  readonly fichiers: readonly Fichier[];
  readonly illisibles: readonly { readonly fichier: string; readonly message: string }[];
  readonly pages: RapprochementView['pages'];
};

/** The files of a folder, in the order of their names; or one file. */
async function fichiersDe(chemin: string): Promise<readonly string[]> {
  const place = await stat(chemin).catch(() => null);
  if (place === null)
    throw new RefusedError(`--scans : « ${chemin} » n’existe pas. Indiquez un dossier de scans, ou un PDF.`);
  if (!place.isDirectory()) return [chemin];
  const noms = (await readdir(chemin, { withFileTypes: true }))
    .filter((one) => one.isFile() && SCANS.test(one.name))
    .map(({ name }) => name)
    .sort((a, b) => a.localeCompare(b, 'fr', { numeric: true }));
  if (noms.length === 0)
    throw new RefusedError(`--scans : le dossier « ${chemin} » n’a ni PDF, ni JPEG, ni PNG.`);
  return noms.map((nom) => join(chemin, nom));
}

/** Reads a lot of scans and holds it against a packet; nothing is recorded. */
export async function lireLot(terminal: Terminal, paquetId: string, chemin: string): Promise<Lot> {
  const { call } = terminal;
  const fichiers: Fichier[] = [];
  const illisibles: Lot['illisibles'][number][] = [];
  for (const un of await fichiersDe(chemin)) {
    try {
      const jeton = await sendFile(terminal, un);
      try {
        const lu = await lectureAppelee(terminal, (lecture) => call('paquets.lireScan', { jeton, lecture }));
        fichiers.push({ ...lu, chemin: un });
      } finally {
        await call('televersements.abandonner', { jeton });
      }
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      illisibles.push({ fichier: basename(un), message: error.message });
    }
  }
  const { pages } = await call('paquets.rapprocher', {
    paquetId,
    scans: fichiers.map((one) => ({
      nom: one.nom,
      pages: one.pages.map(({ page, codes }) => ({ page, codes: [...codes] })),
    })),
  });
  return { fichiers, illisibles, pages };
}

const jour = (iso: string): string => {
  const date = parseCivilDate(iso);
  return date === null ? iso : formatDate(date);
};

/** What a page is, in words. */
function situer(one: PageDeScanView): string {
  switch (one.sort) {
    case 'rapprochee': {
      const page = one.feuillets > 1 ? `, page de signature ${one.feuillet} sur ${one.feuillets}` : '';
      const attendus =
        one.attendus.length === 0
          ? 'toutes ses signatures sont déjà enregistrées'
          : `à confirmer : ${enumeration(one.attendus.map(({ nom }) => nom))}`;
      return `original n° ${one.original}${page} ; ${attendus}`;
    }
    case 'doublon':
      return `EN DOUBLE : même page que ${one.deja.fichier}, p. ${one.deja.page} (original n° ${one.original})`;
    case 'etrangere':
      return one.paquet === null
        ? 'ÉTRANGÈRE : d’un paquet que ce registre ne connaît pas'
        : `ÉTRANGÈRE : d’un autre paquet, ${one.paquet.titre}, ouvert le ${jour(one.paquet.ouvertLe)}`;
    case 'inconnue':
      return `INCONNUE : ce paquet n’a pas de page de signature ${one.feuillet} de l’original n° ${one.original}`;
    case 'sans_code':
      return one.autres
        ? 'NON RAPPROCHÉE : le code lu n’est pas celui d’une page de signature'
        : 'NON RAPPROCHÉE : aucun code n’y est lu';
  }
}

const rapprocher: Command = {
  name: 'paquet rapprocher',
  usage: 'paquet rapprocher ID --scans DOSSIER|FICHIER',
  resume:
    'dit de quel original et de quels signataires est chaque page numérisée ; rien n’est signé sans « paquet signer »',
  mode: 'lecture',
  options: {
    id: { kind: 'texte', aide: 'identifiant du paquet (aussi en premier argument)' },
    paquet: { kind: 'texte', aide: 'identifiant du paquet' },
    scans: { kind: 'texte', aide: 'DOSSIER de scans, ou un FICHIER (PDF, JPEG, PNG)' },
  },
  async run(terminal) {
    const paquetId = idOf(terminal.options, 'paquet');
    const lot = await lireLot(terminal, paquetId, terminal.options.required('scans'));
    const { fichiers, illisibles, pages } = lot;
    const compte = (sort: PageDeScanView['sort']): number => pages.filter((one) => one.sort === sort).length;
    const bilan = {
      rapprochees: compte('rapprochee'),
      doublons: compte('doublon'),
      etrangeres: compte('etrangere'),
      inconnues: compte('inconnue'),
      sansCode: compte('sans_code'),
      illisibles: illisibles.length,
    };
    const lignes = [
      ...pages.map((one) => `  ${one.fichier}, p. ${one.page} : ${situer(one)}`),
      ...illisibles.map(({ fichier, message }) => `  ${fichier} : ILLISIBLE. ${message}`),
      ...fichiers.flatMap(({ nom, signatures: lues }) =>
        lues.map(
          (one) =>
            `  ${nom} : signature électronique ${one.rang}, ${one.signataire ?? 'sans nom'}. ${verdictDe(one).message}`,
        ),
      ),
      ...fichiers.flatMap(({ nom, obstacle }) => (obstacle === null ? [] : [`  ${nom} : ${obstacle}`])),
      `Rapprochées : ${bilan.rapprochees} ; en double : ${bilan.doublons} ; étrangères : ${bilan.etrangeres} ; inconnues : ${bilan.inconnues} ; non rapprochées : ${bilan.sansCode} ; fichiers illisibles : ${bilan.illisibles}.`,
      'Rien n’est enregistré : confirmez avec « paquet signer ID --original N|tous --signataire S --date AAAA-MM-JJ --scans … ».',
    ];
    return {
      data: {
        paquetId,
        bilan,
        pages,
        illisibles,
        fichiers: fichiers.map(({ nom, taille, sha256, obstacle, signatures: lues }) => ({
          ...{ nom, taille, sha256, obstacle },
          signatures: lues,
        })),
      },
      texte: typographie(lignes.join('\n')),
    };
  },
};

/** The signatures of a file, in lines. */
const direSignatures = (signatures: readonly SignaturePdf[]): readonly string[] => [
  ...signatures.flatMap((one) => [
    `${one.genre === 'horodatage' ? 'Horodatage' : 'Signature'} ${one.rang} : ${verdictDe(one).message}`,
    ...faitsDe(one).map(([nom, fait]) => `  ${nom} : ${fait}`),
  ]),
  `N’est pas vérifié : ${NON_VERIFIE.join(' ; ')}.`,
];

const signatures: Command = {
  name: 'paquet signatures',
  usage: 'paquet signatures FICHIER.pdf',
  resume:
    'dit les signatures électroniques d’un PDF, ce qu’elles couvrent et ce qui n’est pas vérifié, sans registre (code 1 si l’une est à écarter, ou s’il n’y en a pas)',
  mode: 'aucun',
  options: { fichier: { kind: 'texte', aide: 'FICHIER.pdf (aussi en premier argument)' } },
  async run({ options, lecteur }) {
    const bytes = await readWhole(options.positionals[0] ?? options.required('fichier'));
    if ((await lecteur.type(bytes, '')) !== 'application/pdf')
      throw new RefusedError(
        'Ce fichier n’est pas un PDF : les signatures électroniques se lisent dans un PDF.',
      );
    const found = await lecteur.signatures(bytes);
    const verdicts = found.map(verdictDe);
    const sures =
      verdicts.length > 0 && verdicts.every(({ etat }) => etat === 'intacte' || etat === 'savoir');
    return {
      data: {
        intactes: sures,
        signatures: found.map((one) => ({ ...one, verdict: verdictDe(one) })),
        nonVerifie: NON_VERIFIE,
      },
      texte: typographie(
        found.length === 0
          ? 'Ce PDF ne porte aucune signature électronique.'
          : direSignatures(found).join('\n'),
      ),
      code: sures ? 0 : 1,
    };
  },
};

type Case = { readonly original: number; readonly signataireId: string };

/** The slots among those asked for whose page is in a lot, each with the file that shows it, now a piece of the packet. */
export async function preuvesDe(
  terminal: Terminal,
  { id: paquetId, conventionId }: Pick<PaquetView, 'id' | 'conventionId'>,
  chemin: string,
  visees: readonly Case[],
) {
  const { call } = terminal;
  const { fichiers, pages } = await lireLot(terminal, paquetId, chemin);
  const found = pages.flatMap((one) => {
    const fichier = fichiers.find(({ nom }) => nom === one.fichier);
    if (one.sort !== 'rapprochee' || fichier === undefined) return [];
    return visees
      .filter(
        ({ original, signataireId }) =>
          original === one.original && one.attendus.some(({ id }) => id === signataireId),
      )
      .map((visee) => ({ ...visee, fichier, preuve: { sha256: fichier.sha256, page: one.page } }));
  });
  if (found.length === 0)
    throw new RefusedError(
      'Aucune des signatures demandées n’est sur une page de ces scans : rien n’est enregistré. « paquet rapprocher » dit ce qu’est chaque page.',
    );
  const { pieces } = await call('pieces.lister', { conventionId });
  const gardes = new Set(pieces.filter(({ objet }) => objet.id === paquetId).map(({ sha256 }) => sha256));
  for (const { fichier } of found) {
    if (gardes.has(fichier.sha256)) continue;
    if (fichier.obstacle !== null) throw new RefusedError(`${fichier.nom} : ${fichier.obstacle}`);
    gardes.add(fichier.sha256);
    await call('pieces.ajouter', {
      jeton: await sendFile(terminal, fichier.chemin),
      objet: { collection: 'paquets', id: paquetId },
      nature: 'acte_signe',
    });
  }
  return found.map(({ original, signataireId, preuve }) => ({ original, signataireId, preuve }));
}

export const SCAN_COMMANDS: readonly Command[] = [rapprocher, signatures];
