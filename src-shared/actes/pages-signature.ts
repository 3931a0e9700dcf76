/** The signatures of an act, page by page: each page of them bears a code of its own. */
import type { Block, DocumentModel, SignatureGroup } from './model';

/*
 * Heights in millimetres, each at its most: what is cut too early is one page more, what is cut too late is a page of
 * signatures without its code.
 */
/** Between the margins of an A4 sheet, less the code below, and the end of the act above. */
const HAUTEUR = 247 - 30 - 35;
const PARTIE = 14;
const LIGNE = 6;
/** Room to sign, and the space round a row. */
const ESPACE = 28;
/** Signs of one line where three stand side by side. */
const SIGNES = 26;
const PAR_RANG = 3;

type Slot = SignatureGroup['slots'][number];

const lignesDe = (text: string | null): number => (text === null ? 0 : Math.ceil(text.length / SIGNES));

const hauteurDe = (rang: readonly Slot[]): number =>
  ESPACE +
  LIGNE *
    Math.max(
      0,
      ...rang.map(
        ({ office, lines = [], name, signedOn }) =>
          (lines.length === 0 ? [office] : lines).reduce((sum, one) => sum + lignesDe(one), 0) +
          lignesDe(name) +
          lignesDe(signedOn),
      ),
    );

/** Two or three side by side, as they are printed (documents/word/signatures). */
function rangsDe(slots: readonly Slot[]): readonly (readonly Slot[])[] {
  const rangs: (readonly Slot[])[] = [];
  for (let at = 0; at < slots.length;) {
    const reste = slots.length - at;
    const pris = reste === 4 ? 2 : Math.min(PAR_RANG, reste);
    rangs.push(slots.slice(at, at + pris));
    at += pris;
  }
  return rangs;
}

/**
 * The groups of signatories, cut where a sheet is full: one list of groups a page, in their order. A party cut in two is
 * named again over the rest of its signatories.
 */
export function pagesDeSignature(groups: readonly SignatureGroup[]): readonly (readonly SignatureGroup[])[] {
  const pages: SignatureGroup[][] = [[]];
  let pleine = 0;
  for (const { heading, slots } of groups) {
    let ouvert: Slot[] | null = null;
    for (const rang of rangsDe(slots)) {
      const hauteur = hauteurDe(rang);
      if (pleine > 0 && pleine + hauteur + (ouvert === null ? PARTIE : 0) > HAUTEUR) {
        pages.push([]);
        pleine = 0;
        ouvert = null;
      }
      if (ouvert === null) {
        ouvert = [];
        pages.at(-1)?.push({ heading, slots: ouvert });
        pleine += PARTIE;
      }
      ouvert.push(...rang);
      pleine += hauteur;
    }
  }
  return pages;
}

const dernier = (model: Pick<DocumentModel, 'blocks'>): number =>
  model.blocks.map(({ kind }) => kind).lastIndexOf('signatures');

/** How many sign on each page of signatures of a document; none where nobody signs it. */
export function signatairesParPage(model: Pick<DocumentModel, 'blocks'>): readonly number[] {
  const block = model.blocks[dernier(model)];
  return block?.kind === 'signatures'
    ? pagesDeSignature(block.groups).map((groups) => groups.reduce((sum, { slots }) => sum + slots.length, 0))
    : [];
}

/** The document with its code below the signatures of each page, where no pen goes. `contenu`: of the page, from 1. */
export function avecCodes(model: DocumentModel, contenu: (page: number) => string): DocumentModel {
  const at = dernier(model);
  const block = model.blocks[at];
  if (block?.kind !== 'signatures') return model;
  const pages = pagesDeSignature(block.groups).flatMap((groups, rang): readonly Block[] => {
    const dit = contenu(rang + 1);
    return [
      { kind: 'signatures', groups },
      { kind: 'code', contenu: dit, libelle: dit, deuxFois: true },
    ];
  });
  return { ...model, blocks: [...model.blocks.slice(0, at), ...pages, ...model.blocks.slice(at + 1)] };
}
