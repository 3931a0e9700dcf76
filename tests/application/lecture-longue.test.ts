import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readInWorker } from '../../src-main/reading/reader';
import { newFolder, ouvrir, televerser } from '../support/application';
import type { Porte } from '../support/application';
import { bundleLecteur } from '../support/bundle';
import { docx, p } from '../support/office';
import { abrogations, HOSTILES, insertions, tenues } from '../support/passages';

const PROJET = 'avenant-axes-schema';

describe('the sentences of a passage, one at a time', () => {
  // Sizes of a passage half as long as the measure's (npm run bench -- --seulement=texte holds those to 50 ms a step).
  it.each(Object.entries(HOSTILES))('no step grows faster than what it reads: %s', (_nom, { de, taille }) => {
    const sizes = [taille / 4, taille / 2].map((one) => de(Math.round(one)));
    const longest = sizes.map(() => Infinity);
    for (let essai = 0; essai < 5; essai++)
      for (const [index, passage] of sizes.entries()) {
        const steps = tenues(passage);
        expect(steps.length).toBeGreaterThan(0);
        longest[index] = Math.min(longest[index] ?? Infinity, Math.max(...steps));
      }
    const [half = 0, whole = 0] = longest;
    // Linear gives 2, a square 4; below some milliseconds a step is all start.
    expect(whole / Math.max(half, 3)).toBeLessThan(3.2);
  });
});

describe('a long passage read', () => {
  let porte: Porte;
  beforeEach(async () => {
    porte = await ouvrir(await newFolder(), '2026-11-23');
    await porte.call('exemple.charger', { demonstration: true });
  });
  afterEach(() => porte.close());

  const suivre = async (lecture: string, arreter = false) =>
    (await porte.call('texte.suivreLecture', { lecture, arreter })).avancement;

  it('lets everything else be answered meanwhile, and says how far it is', async () => {
    const lecture = porte.call('texte.lirePassage', {
      avenantId: PROJET,
      passage: insertions(150),
      lecture: 'longue',
    });
    const state = { over: false };
    void lecture.then(() => (state.over = true));
    const seen: number[] = [];
    let lists = 0;
    while (!state.over) {
      const avancement = await suivre('longue');
      if (avancement?.total === 150) seen.push(avancement.faites);
      lists += (await porte.call('conventions.lister', {})).length;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await lecture).phrases).toHaveLength(150);
    expect(lists).toBeGreaterThan(1);
    expect(new Set(seen).size).toBeGreaterThan(2);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(await suivre('longue')).toBeNull();
  });

  it('is stopped before its end, by its name alone', async () => {
    const one = porte.reply('texte.lirePassage', {
      avenantId: PROJET,
      passage: insertions(150),
      lecture: 'une',
    });
    const other = porte.reply('texte.lirePassage', {
      avenantId: PROJET,
      passage: abrogations(150),
      lecture: 'autre',
    });
    expect(await suivre('une', true)).not.toBeNull();
    const stopped = await one;
    expect(stopped.ok ? null : stopped.error).toMatchObject({
      code: 'LECTURE_ARRETEE',
      message: expect.stringContaining('rien n’est enregistré') as string,
    });
    expect(await other).toMatchObject({ ok: true });
    expect(await suivre('une')).toBeNull();
    expect(await suivre('inconnue', true)).toBeNull();
  });

  it('of a file that could not be kept with the convention says so before anything is recorded', async () => {
    const lire = async (nom: string, bytes: Buffer) => {
      const jeton = await televerser(porte, nom, bytes);
      return (await porte.call('conventions.examinerFichier', { jeton, lecture: nom })).remarques.join(' ');
    };
    const texte = 'CONVENTION\n\nArticle 1er. Objet\n\nLes parties s’engagent à coopérer pour l’été.';
    expect(await lire('ancien.txt', Buffer.from(texte.replaceAll('’', "'"), 'latin1'))).toContain(
      'ne pourra pas être gardé avec la convention',
    );
    expect(await lire('recent.txt', Buffer.from(texte))).not.toContain('ne pourra pas être gardé');
  });

  it('in a file is followed by its paragraphs, and stopped where it is done', async () => {
    const reader = await ouvrir(await newFolder(), '2026-11-23', readInWorker(await bundleLecteur()));
    const file = docx({ corps: p('Le texte de la convention.').repeat(60_000) });
    const jeton = await televerser(reader, 'longue.docx', Buffer.from(file));
    const reading = reader.reply('conventions.examinerFichier', { jeton, lecture: 'fichier' });
    const follow = (arreter: boolean) =>
      reader.call('texte.suivreLecture', { lecture: 'fichier', arreter }).then((one) => one.avancement);
    await vi.waitFor(
      async () => expect(await follow(false)).toMatchObject({ etape: 'paragraphes', total: 60_000 }),
      { timeout: 15_000 },
    );
    await follow(true);
    const stopped = await reading;
    expect(stopped.ok ? null : stopped.error.code).toBe('LECTURE_INTERROMPUE');
    expect(await follow(false)).toBeNull();
    await reader.close();
  });

  it('gives, without a name, what it gives with one', async () => {
    const passage = insertions(3);
    const plain = await porte.call('texte.lirePassage', { avenantId: PROJET, passage });
    const named = await porte.call('texte.lirePassage', { avenantId: PROJET, passage, lecture: 'une' });
    expect(named).toEqual(plain);
    expect(plain.phrases.map(({ modification }) => modification?.nature)).toEqual(
      Array.from({ length: 3 }, () => 'inserer_division'),
    );
  });
});
