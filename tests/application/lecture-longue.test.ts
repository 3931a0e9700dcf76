import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AVENANT_VIERGE } from '#domain/fiches/avenant';
import type { Avenant } from '#domain/fiches/avenant';
import { lectureDuPassage } from '#domain/legistique/lecture-passage';
import { civilDate } from '#domain/civil-date';
import { poursuivre } from '#domain/concordance/concordance';
import { emptyRegistre } from '#domain/registre';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';
import { newFolder, ouvrir } from '../support/application';
import type { Porte } from '../support/application';
import { abrogations, insertions } from '../support/passages';

const PROJET = 'avenant-axes-schema';
const PROJET_VIERGE: Avenant = {
  ...AVENANT_VIERGE,
  id: 'essai',
  conventionId: CONVENTION_AURA.id,
  objet: 'Essai',
  demande: {
    partieId: 'region',
    date: civilDate('2026-11-02'),
    auteurId: 'president',
    piece: null,
  },
  articles: [],
  priseEffet: { nature: 'signature' },
};

/** Longest that a sentence may hold the thread that answers everyone, in milliseconds of a machine that is not busy. */
const TENUE = 50;

/** What the work below takes on such a machine, in milliseconds: 22 to 24 on the two cores this was written on. */
const ETALON = 23;

/** How much slower this machine is now: a busy one shares its cores, and counts more time for the same work. */
function lenteur(): number {
  const texte = 'Un alinéa de l’article 4, dont les mots sont comptés.\n'.repeat(400);
  const taken = Array.from({ length: 8 }, () => {
    const since = process.cpuUsage();
    for (let tour = 0; tour < 40; tour++)
      for (const mot of texte.matchAll(/\p{L}+/gu)) if (mot[0] === '') return 0;
    const { user, system } = process.cpuUsage(since);
    return (user + system) / 1000;
  });
  return Math.max(1, Math.min(...taken) / ETALON);
}

describe('the sentences of a passage, one at a time', () => {
  const HOSTILES: Readonly<Record<string, string>> = {
    insertions: insertions(60),
    abrogations: abrogations(800),
    'une page sans point': 'À l’article 6, les mots de la convention, '.repeat(400),
    'une page de blancs': `L’article 6${' '.repeat(15_000)}est abrogé.\nL’article 5 est abrogé.`,
    'une liste sans fin': `L’article 6 est ainsi modifié :\n${'1° Au premier alinéa, le mot « a » est supprimé ;\n'.repeat(300)}`,
    'une citation sans fin': `L’article 6 est ainsi rédigé :\n« ${'Un alinéa de l’article 4.\n'.repeat(700)} »\nL’article 5 est abrogé.`,
  };

  it.each(Object.entries(HOSTILES))('none holds the others: %s', (_nom, passage) => {
    const registre = emptyRegistre();
    registre.conventions.set(CONVENTION_AURA.id, CONVENTION_AURA);
    const least: number[] = [];
    for (let essai = 0; essai < 6; essai++) {
      const redaction = poursuivre(registre, CONVENTION_AURA, PROJET_VIERGE, civilDate('2026-11-23'));
      const steps = lectureDuPassage(passage, { base: redaction.base, texte: redaction.texte() });
      for (let rang = 0; ; rang++) {
        const since = process.cpuUsage();
        const { value } = steps.next();
        if (value?.lue?.lecture.lue)
          redaction.ajouter({
            id: `lu-${rang}`,
            modification: value.lue.lecture.lue.modification,
            phrase: value.lue.phrase,
          });
        const { user, system } = process.cpuUsage(since);
        if (value === undefined) break;
        least[rang] = Math.min(least[rang] ?? Infinity, (user + system) / 1000);
      }
    }
    expect(least.length).toBeGreaterThan(0);
    expect(Math.max(...least)).toBeLessThan(TENUE * lenteur());
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
