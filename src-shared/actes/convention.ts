/** The convention as an act to be signed, or as it was signed: word for word what the record holds. */
import type { Convention } from '#domain/convention/convention';
import type { Alinea, Division } from '#domain/convention/texte';
import type { Fiche } from '#domain/registre';
import { blocFaitA, blocsParties, filigrane, groupesSignature } from '#actes/formules';
import type { Block, DocumentModel } from '#actes/model';
import { runs, slug, typographie } from '#actes/typographie';

const DASH = /^[-–—]$/u;

function alineaBlock(alinea: Alinea, next: Alinea | undefined): Block {
  const content = runs(alinea.texte, { gras: alinea.gras ?? [] });
  if (alinea.niveau === 0) {
    const opensList = next !== undefined && next.niveau > 0;
    return { kind: 'paragraph', runs: content, ...(opensList ? { keepWithNext: true } : {}) };
  }
  const marker = alinea.marque === null || DASH.test(alinea.marque) ? null : alinea.marque;
  return { kind: 'item', level: alinea.niveau, marker, runs: content };
}

function divisionBlocks({ nature, intitule, alineas }: Division): readonly Block[] {
  return [
    ...(nature === 'annexe' ? [{ kind: 'pageBreak' } as const] : []),
    { kind: 'heading', level: 1, runs: runs(intitule) },
    ...alineas.map((alinea, index) => alineaBlock(alinea, alineas[index + 1])),
  ];
}

/** The act. Annexes follow the signatures, as they are annexed to what was signed. */
export function conventionModel({
  fiche,
  convention,
}: {
  fiche: Fiche;
  convention: Convention;
}): DocumentModel {
  const body = convention.divisions.filter(({ nature }) => nature !== 'annexe');
  const annexes = convention.divisions.filter(({ nature }) => nature === 'annexe');
  return {
    title: typographie(convention.titreCourt),
    subject: typographie(convention.titre),
    fileName: slug(convention.titreCourt),
    header: typographie(convention.titreCourt),
    footer: typographie('Paraphes :'),
    watermark: filigrane(fiche, null),
    blocks: [
      { kind: 'title', runs: runs(convention.titre) },
      ...blocsParties(convention.parties),
      ...convention.visas.map(({ texte }): Block => ({ kind: 'visa', runs: runs(texte) })),
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
