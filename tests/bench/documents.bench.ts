/**
 * The convention as a DOCX, built from its model, against docxtemplater filling a template of the same text: the way
 * an office would do it by mail merge. Both in one run, in turn, so that the machine's noise cancels.
 */
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { faitA } from '#actes/formules';
import { conventionModel } from '#actes/convention';
import type { Block, DocumentModel, Run } from '#actes/model';
import { runsToText } from '#actes/texte';
import { renderDocx } from '../../src-main/documents/docx';
import { CONVENTION, FICHE } from '../documents/cas';
import { median, mesure } from './measure';
import type { Mesure } from './measure';

const ROUNDS = 15;
const WARM_UP = 3;
const BORNE = 1.5;

const run = (text: string): readonly Run[] => [{ kind: 'text', text }];
const tag = (text: string): Block => ({ kind: 'paragraph', runs: run(text) });

/** The same act as an office keeps it for mail merge: same styles, header, footer, lists and signature table. */
function templateModel(model: DocumentModel): DocumentModel {
  return {
    ...model,
    blocks: [
      { kind: 'title', runs: run('{titre}') },
      tag('{#lignes}'),
      tag('{#visa}'),
      { kind: 'visa', runs: run('{texte}') },
      tag('{/visa}'),
      tag('{#heading}'),
      { kind: 'heading', level: 1, runs: run('{texte}') },
      tag('{/heading}'),
      tag('{#formula}'),
      { kind: 'formula', runs: run('{texte}') },
      tag('{/formula}'),
      tag('{#paragraph}'),
      { kind: 'paragraph', runs: run('{texte}') },
      tag('{/paragraph}'),
      tag('{#item1}'),
      { kind: 'item', level: 1, marker: null, runs: run('{texte}') },
      tag('{/item1}'),
      tag('{#item2}'),
      { kind: 'item', level: 2, marker: null, runs: run('{texte}') },
      tag('{/item2}'),
      tag('{/lignes}'),
      tag('{fait}'),
      ...model.blocks.filter(({ kind }) => kind === 'signatures'),
    ],
  };
}

/** The text of the act, line by line, each under the name of its style: what a mail merge is fed with. */
function data(model: DocumentModel): readonly Readonly<Record<string, unknown>>[] {
  return model.blocks.flatMap((block) => {
    if (!('runs' in block) || block.kind === 'title') return [];
    const key = block.kind === 'item' ? `item${block.level}` : block.kind;
    return [{ [key]: { texte: runsToText(block.runs) } }];
  });
}

export async function benchDocuments(): Promise<readonly Mesure[]> {
  const model = conventionModel({ fiche: FICHE, convention: CONVENTION });
  const bytes = await renderDocx(templateModel(model));
  const lignes = data(model);
  const ours = async (): Promise<number> => {
    const start = performance.now();
    await renderDocx(conventionModel({ fiche: FICHE, convention: CONVENTION }));
    return performance.now() - start;
  };
  const theirs = (): number => {
    const start = performance.now();
    const doc = new Docxtemplater(new PizZip(bytes), { paragraphLoop: true, linebreaks: true });
    doc.render({ titre: CONVENTION.titre, fait: faitA(CONVENTION), lignes });
    doc.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
    return performance.now() - start;
  };
  const mine: number[] = [];
  const other: number[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    const first = await ours();
    const second = theirs();
    if (round < WARM_UP) continue;
    mine.push(first);
    other.push(second);
  }
  return [
    mesure('Convention en DOCX / docxtemplater sur le même texte', median(mine) / median(other), BORNE),
  ];
}
