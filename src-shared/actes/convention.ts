/** The convention as an act to be signed, or as it was signed: word for word what the record holds. */
import type { Convention } from '#domain/fiches/convention';
import { titreDe } from '#domain/legistique/corps';
import type { Alinea, Division } from '#domain/texte/divisions';
import type { Fiche } from '#domain/registre';
import { lastSignature } from '#domain/parties/partie';
import { blocFaitA, blocsParties, dateDe, groupesSignature } from '#actes/formules';
import type { Block, DocumentModel, Run } from '#actes/model';
import { etatConvention, habits } from '#actes/statut';
import type { EtatDocument } from '#actes/statut';
import { runs, slug, typographie } from '#actes/typographie';
import { nonCitees, partiesHabilitees, visaDeliberation } from '#actes/visas';
import type { Deliberation } from '#registre/fiches/deliberations';

const DASH = /^[-–—]$/u;

type Forme = Pick<Alinea, 'niveau' | 'marque'>;

/** A table of the act: its first row heads it. Columns are as wide as what they hold asks for. */
export function blocTableau(texte: string): Extract<Block, { kind: 'table' }> {
  const [header = [], ...rows] = texte.split('\n').map((ligne) => ligne.split('\t'));
  const widths = header.map((_, colonne) =>
    Math.min(60, Math.max(8, ...[header, ...rows].map((ligne) => (ligne[colonne] ?? '').length))),
  );
  return {
    kind: 'table',
    caption: '',
    header: header.map((cell) => typographie(cell)),
    widths,
    rows: rows.map((ligne) => ligne.map((cell) => runs(cell))),
  };
}

/** The level at which Word and the reader of a screen list a division: three at most. */
export const niveauTitre = ({ niveau = 1 }: Pick<Division, 'niveau'>): 1 | 2 | 3 =>
  niveau <= 1 ? 1 : niveau === 2 ? 2 : 3;

/** An alinéa laid out: a paragraph, kept with the list it opens, or an item with its mark. */
export function blocAlinea({ niveau, marque }: Forme, content: readonly Run[], next: Forme | undefined) {
  if (niveau === 0) {
    const opensList = next !== undefined && next.niveau > 0;
    return { kind: 'paragraph', runs: content, ...(opensList ? { keepWithNext: true } : {}) } as const;
  }
  const marker = marque === null || DASH.test(marque) ? null : marque;
  return { kind: 'item', level: niveau, marker, runs: content } as const;
}

export const blocsAlineas = (alineas: readonly Alinea[]): readonly Block[] =>
  alineas.map((alinea, index) =>
    alinea.tableau === true
      ? blocTableau(alinea.texte)
      : blocAlinea(alinea, runs(alinea.texte, { gras: alinea.gras ?? [] }), alineas[index + 1]),
  );

function divisionBlocks(division: Division): readonly Block[] {
  const { nature, alineas } = division;
  return [
    ...(nature === 'annexe' ? [{ kind: 'pageBreak' } as const] : []),
    { kind: 'heading', level: niveauTitre(division), runs: runs(titreDe(division)) },
    ...blocsAlineas(alineas),
  ];
}

/** Those in whose presence it is concluded, who do not sign. */
export function blocsPresence(enPresenceDe: readonly string[]): readonly Block[] {
  if (enPresenceDe.length === 0) return [];
  return [
    { kind: 'paragraph', runs: runs('En présence de :'), keepWithNext: true },
    ...enPresenceDe.map((nom): Block => ({ kind: 'item', level: 1, marker: null, runs: runs(nom) })),
  ];
}

/** The act. Annexes follow the signatures, as they are annexed to what was signed. */
export function conventionModel({
  fiche,
  convention,
  deliberations = [],
  etat = etatConvention(convention),
}: {
  readonly fiche: Fiche;
  readonly convention: Convention;
  /** What the assemblies of its parties authorised its signature by: cited where its own visas do not. */
  readonly deliberations?: readonly Deliberation[];
  readonly etat?: EtatDocument;
}): DocumentModel {
  const textes = convention.visas.map(({ texte }) => texte);
  const visas = [
    ...textes,
    ...nonCitees(deliberations, textes).map((one) => visaDeliberation(one, convention.parties, 'convention')),
    ...(convention.considerants ?? []).map(({ texte }) => texte),
  ];
  const body = convention.divisions.filter(({ nature }) => nature !== 'annexe');
  const annexes = convention.divisions.filter(({ nature }) => nature === 'annexe');
  return {
    title: typographie(convention.titreCourt),
    subject: typographie(convention.titre),
    fileName: slug(convention.titreCourt),
    header: typographie(convention.titreCourt),
    ...habits(fiche, etat),
    ...dateDe(lastSignature(convention.parties, convention.signatures)?.date ?? convention.faitLe),
    blocks: [
      { kind: 'title', runs: runs(convention.titre) },
      ...blocsParties(partiesHabilitees(convention.parties, deliberations)),
      ...blocsPresence(convention.enPresenceDe ?? []),
      ...visas.map((texte): Block => ({ kind: 'visa', runs: runs(texte) })),
      { kind: 'formula', runs: runs(convention.formule) },
      ...body.flatMap(divisionBlocks),
      blocFaitA(convention, convention.faitLe),
      {
        kind: 'signatures',
        groups: groupesSignature(convention.parties, convention.signatures, { noms: false }),
      },
      ...annexes.flatMap(divisionBlocks),
    ],
  };
}
