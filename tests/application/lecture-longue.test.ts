import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newFolder, ouvrir } from '../support/application';
import type { Porte } from '../support/application';
import { abrogations, insertions } from '../support/passages';

const PROJET = 'avenant-axes-schema';

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
    let over = false;
    void lecture.then(() => (over = true));
    const seen: number[] = [];
    let lists = 0;
    while (!over) {
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
