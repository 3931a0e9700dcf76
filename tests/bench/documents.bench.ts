/**
 * What documents cost. The convention as a DOCX, built from its model, against docxtemplater filling a template of the same text: the way
 * an office would do it by mail merge. Both in one run, in turn, so that the machine's noise cancels.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { faitA } from '#actes/formules';
import { miseEnDemeureModel } from '#actes/mise-en-demeure';
import { conventionModel } from '#actes/convention';
import type { Block, DocumentModel, Run } from '#actes/model';
import { runsToText } from '#actes/texte';
import { civilDate } from '#domain/civil-date';
import { modeleDe } from '../../src-main/application/catalogue';
import { openApplication } from '../../src-main/compose';
import { readInPlace } from '../../src-main/reading/in-place';
import { readInWorker } from '../../src-main/reading/reader';
import { renderDocx } from '../../src-main/documents/docx';
import { CLAUSE, CONVENTION, FICHE, MISE_EN_DEMEURE_ENVOYEE, SIGNEE } from '../documents/cas';
import { hasard } from '../support/essais';
import { scan } from '../support/scans/lot';
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
    mesure('100 lettres à la suite, mémoire après la 100e / après la 20e', await lettresALaSuite(), 1.1),
    mesure('Aperçu d’un acte / calcul de son modèle', await apercu(), 2),
    mesure('64 numérisations : la fenêtre attend, au pire (ms)', await numerisations(), 50),
  ];
}

/** What is still held of memory, everything let go of being gone. */
const tenue = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Letters printed one after the other keep nothing of each other. */
async function lettresALaSuite(): Promise<number> {
  let vingt = Number.NaN;
  for (let rang = 1; rang <= 100; rang += 1) {
    await renderDocx(
      miseEnDemeureModel({
        clause: CLAUSE,
        fiche: FICHE,
        convention: SIGNEE,
        miseEnDemeure: MISE_EN_DEMEURE_ENVOYEE,
      }),
    );
    if (rang === 20) vingt = tenue();
  }
  return tenue() / vingt;
}

/** What the window asks for to show an act, against its model alone. */
async function apercu(): Promise<number> {
  const dossier = await mkdtemp(join(tmpdir(), 'crefop-bench-apercu-'));
  const application = await openApplication({
    dossier,
    porte: 'terminal',
    horloge: '2026-11-23',
    utilisateur: 'mesure',
    lecteur: readInPlace(),
  });
  try {
    await application.handlers['exemple.charger']({ demonstration: true });
    const { registre } = application.depot;
    const [id = ''] = [...registre.avenants.keys()];
    const contexte = {
      aujourdhui: civilDate('2026-11-23'),
      sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
    };
    const [vue, seul]: [number[], number[]] = [[], []];
    for (let round = 0; round < 60; round += 1) {
      let start = performance.now();
      const reply = await application.handlers['documents.apercu']({
        type: 'avenant',
        id,
        destinataireId: null,
        jour: null,
        copie: true,
      });
      if (!reply.ok) throw new Error(reply.error.message);
      vue.push(performance.now() - start);
      start = performance.now();
      if (!modeleDe(registre, 'avenant', id, contexte).ok) throw new Error('no model');
      seul.push(performance.now() - start);
    }
    return median(vue.slice(20)) / median(seul.slice(20));
  } finally {
    await application.close();
    await rm(dossier, { recursive: true, force: true });
  }
}

const BATTEMENT = 5;

/** The longest the thread that serves the window waited for its turn while 64 scanned sheets were read. */
async function numerisations(): Promise<number> {
  const lecteur = readInWorker(join(process.cwd(), 'dist', 'lecteur', 'lecteur.cjs'));
  const draw = hasard(20261123);
  const feuilles = Array.from({ length: 64 }, (_, rang) =>
    scan(rang, draw, { marque: '3F9A01BC77DE', originaux: 9, feuillets: 9 }),
  );
  let pire = 0;
  for (const { bytes } of feuilles) {
    let vu = performance.now();
    const battement = setInterval(() => {
      pire = Math.max(pire, performance.now() - vu - BATTEMENT);
      vu = performance.now();
    }, BATTEMENT);
    await lecteur.scans(bytes).finally(() => clearInterval(battement));
  }
  return pire;
}
