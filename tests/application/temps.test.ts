import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { procedures } from '#contract/procedures';
import type { Method, Output } from '#contract/procedures';
import type { Reply } from '#contract/reply';
import { writePasse } from '#contract/instant';
import { conventionEntiere } from '../../src-main/cli/convention-entiere';
import { pastDepot, pastReader } from '../../src-main/application/temps/past';
import { openDepot } from '../../src-main/store/depot';
import { createDispatcher } from '../../src-main/rpc/dispatcher';
import { commit, image, removal, stateOf } from '../store/support';
import { SAISIES } from '../support/saisies';
import { newFolder } from '../support/application';
import type { Porte } from '../support/application';
import { ouvrirPourUnTest } from '../support/ouvertures';
import { tirage } from '../support/essais';

const AURA = 'convention-demonstration-2022-2028';
async function open(): Promise<Porte> {
  return ouvrirPourUnTest(await newFolder(), '2026-11-23');
}

/** The same registry, asked about an instant. */
function travel({ application }: Porte) {
  const dispatch = createDispatcher(procedures, application.handlers, {
    handlersAt: application.handlersAt,
    report: (_, error) => {
      throw error;
    },
  });
  return {
    reply: (method: Method, input: unknown, au: unknown): Promise<Reply> => dispatch(method, input, au),
    ask: async <M extends Method>(method: M, input: unknown, au: string): Promise<Output<M>> => {
      const reply = (await dispatch(method, input, au)) as Reply<Output<M>>;
      if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.message}`);
      return reply.value;
    },
  };
}

describe('the registry as it stood', () => {
  /** A history on the store itself, with a clock the test moves: forwards, or not at all. */
  const histories = fc.array(
    fc.record({
      wait: fc.constantFrom(0, 0, 1, 999, 60_000, 3_600_000, 86_400_000),
      id: fc.constantFrom('a', 'b', 'c'),
      gone: fc.boolean(),
    }),
    { minLength: 1, maxLength: 25 },
  );
  // The hour that is skipped, the hour that comes twice, and a year's end in another day than UTC's.
  const starts = fc.constantFrom(
    '2026-03-28T23:30:00.000Z',
    '2026-10-24T23:30:00.000Z',
    '2026-12-31T22:30:00.000Z',
  );

  it('is at each instant what was recorded then, entry by entry where several share an instant', async () => {
    await fc.assert(
      fc.asyncProperty(histories, starts, async (history, start) => {
        const dossier = await mkdtemp(join(tmpdir(), 'crefop-temps-'));
        let clock = Date.parse(start);
        const now = (): string => new Date(clock).toISOString();
        const depot = await openDepot({ dossier, now });
        try {
          const recorded: { at: string; state: unknown; empreinte: string; tete: string }[] = [];
          for (const [index, { wait, id, gone }] of history.entries()) {
            clock += wait;
            await commit(depot, gone ? removal('conventions', id) : image('conventions', id, index));
            recorded.push({
              at: now(),
              state: stateOf(depot.registre),
              empreinte: await depot.empreinte(),
              tete: depot.tete,
            });
          }
          clock += 1;
          const pastAt = pastReader(depot, { maintenant: now });
          for (const [index, entry] of recorded.entries()) {
            const exact = await pastAt(writePasse({ instant: entry.at, seq: index + 1 }));
            expect(exact.seq).toBe(index + 1);
            expect(stateOf(exact.registre)).toEqual(entry.state);
            expect(exact.tete).toBe(entry.tete);
            expect(await depot.empreinte(exact.registre)).toBe(entry.empreinte);

            // The instant alone takes every entry that bears it.
            const last = recorded.map(({ at }) => at).lastIndexOf(entry.at);
            const whole = await pastAt(entry.at);
            expect(whole.seq).toBe(last + 1);
            expect(stateOf(whole.registre)).toEqual(recorded[last]!.state);

            const before = await pastAt(new Date(Date.parse(entry.at) - 1).toISOString());
            expect(before.seq).toBe(recorded.findIndex(({ at }) => at === entry.at));
          }
        } finally {
          await depot.close();
          await rm(dossier, { recursive: true, force: true });
        }
      }),
      tirage('remonter le temps', 8, 60),
    );
  });

  it('shows no entry that came later, in any order of reading', async () => {
    const dossier = await newFolder();
    let clock = Date.parse('2026-11-23T08:00:00.000Z');
    const now = (): string => new Date(clock).toISOString();
    const depot = await openDepot({ dossier, now });
    try {
      for (let index = 0; index < 20; index++) {
        clock += 1000;
        await commit(depot, image('conventions', 'a', index));
      }
      const past = pastDepot(depot, await pastReader(depot, { maintenant: now })('2026-11-23T08:00:08.500Z'));
      const seqs = async (options: Parameters<typeof depot.entries>[0]) =>
        (await past.entries(options)).map(({ seq }) => seq);
      expect(past.seq).toBe(8);
      expect(await seqs({})).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(await seqs({ from: 7, limit: 10 })).toEqual([7, 8]);
      expect(await seqs({ from: 9 })).toEqual([]);
      expect(await seqs({ descending: true, limit: 3 })).toEqual([8, 7, 6]);
      expect(await seqs({ from: 15, descending: true, limit: 2 })).toEqual([8, 7]);
      const skimmed: number[] = [];
      await past.skim(({ seq }) => skimmed.push(seq), 5);
      expect(skimmed).toEqual([6, 7, 8]);
      expect((await past.imagesBefore(9)).size).toBe(0);
      expect(await past.empreinte()).toBe(await depot.empreinte(await depot.registreAt(8)));
      expect(await past.empreinte(await past.registreAt(20))).toBe(await past.empreinte());
      await expect(
        past.transact(() => ({ ok: true, value: null, changes: [] }), { action: 'x', by: 'y' }),
      ).rejects.toThrow();
    } finally {
      await depot.close();
    }
  });
});

describe('the whole application at an instant', () => {
  it('answers every question from the registry of then, on the day it was in Paris', async () => {
    const porte = await open();
    await porte.call('exemple.charger', { demonstration: true });
    const { lignes } = await porte.call('journal.lire', { avant: null, limite: 500 });
    const { ask } = travel(porte);
    const third = lignes.find(({ seq }) => seq === 3)!;
    const au = writePasse({ instant: third.at, seq: 3 });

    const etat = await ask('registre.etat', {}, au);
    expect(etat).toMatchObject({ revision: 3, tete: third.hash, horlogeFixe: false });
    expect(etat.lectureSeule).toMatchObject({ cause: 'passe' });
    expect(etat.aujourdhui).toBe(
      new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date(third.at)),
    );
    const view = await conventionEntiere({ call: (method, input) => ask(method, input, au) }, AURA);
    expect(view.avenants.map(({ etat: state }) => state)).toEqual(['demande']);
    expect(view.misesEnDemeure).toEqual([]);
    expect((await conventionEntiere(porte, AURA)).avenants.length).toBeGreaterThan(1);

    const then = await ask('journal.lire', { avant: null, limite: 500 }, au);
    expect(then.total).toBe(3);
    expect(then.lignes.map(({ seq }) => seq)).toEqual([3, 2, 1]);

    // An act bears no head of the journal: what says how the registry stands does.
    const acte = { type: 'etat-convention', id: AURA } as const;
    expect((await ask('documents.apercu', acte, au)).model.repere).toContain(`entrée n°\u00a03,`);
    expect((await porte.call('documents.apercu', acte)).model.repere).toContain(
      `entrée n°\u00a0${lignes.length},`,
    );
  });

  it('refuses every command, and says how to go on', async () => {
    const porte = await open();
    await porte.call('exemple.charger', { demonstration: true });
    const { tete } = await porte.call('registre.etat', {});
    const { reply } = travel(porte);
    const au = new Date().toISOString();
    for (const [method, { kind }] of Object.entries(procedures)) {
      if (kind !== 'command') continue;
      const answer = await reply(method as Method, SAISIES[method as Method], au);
      expect(answer).toMatchObject({ ok: false, error: { code: 'CONSULTATION_DU_PASSE' } });
      if (!answer.ok) expect(answer.error.remede).toContain('Revenez au présent');
    }
    expect((await porte.call('registre.etat', {})).tete).toBe(tete);
  });

  it('reads the present where only the present makes sense', async () => {
    const porte = await open();
    await porte.call('exemple.charger', { demonstration: true });
    const { ask } = travel(porte);
    const before = '2001-01-01T00:00:00.000Z';
    const { id } = await ask('verification.lancer', {}, before);
    for (;;) {
      const { etat, resultat } = await ask('verification.suivre', { id }, before);
      if (etat === 'en_cours') {
        await new Promise((resolve) => setTimeout(resolve, 5));
        continue;
      }
      expect(resultat).toMatchObject({
        intact: true,
        entrees: (await porte.call('registre.etat', {})).revision,
      });
      break;
    }
    expect((await ask('temps.situer', { instant: null }, before)).seq).toBeGreaterThan(0);
  });

  it('is empty before the first entry, and does not exist after now', async () => {
    const porte = await open();
    await porte.call('exemple.charger', { demonstration: true });
    const { ask, reply } = travel(porte);
    const before = await ask('registre.etat', {}, '2001-01-01T00:00:00.000Z');
    expect(before).toMatchObject({ revision: 0, fiche: null, aujourdhui: '2001-01-01' });
    expect(await ask('conventions.lister', {}, '2001-01-01T00:00:00.000Z')).toEqual([]);
    expect(await reply('registre.etat', {}, '2199-01-01T00:00:00.000Z')).toMatchObject({
      ok: false,
      error: { code: 'INSTANT_A_VENIR' },
    });
    expect(await porte.refused('temps.situer', { instant: '2199-01-01T00:00:00.000Z' })).toMatchObject({
      code: 'INSTANT_A_VENIR',
    });
  });

  it('situates an instant with the hash of what the registry held', async () => {
    const porte = await open();
    await porte.call('exemple.charger', { demonstration: true });
    const now = await porte.call('temps.situer', { instant: null });
    const { depot } = porte.application;
    expect(now).toMatchObject({
      seq: depot.seq,
      tete: depot.tete,
      empreinte: await depot.empreinte(),
      compteurs: { conventions: 1, fiches: 1, corbeille: 0 },
    });
    const [first] = await depot.entries({ from: 1, limit: 1 });
    expect(now.premiere).toBe(first?.at);
    // Asked about now by a clock behind the last entry, the present is still the present.
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2020-05-04T10:00:00.000Z') });
    try {
      const behind = await porte.call('temps.situer', { instant: null });
      expect(behind).toEqual({ ...now, au: '2020-05-04T10:00:00.000Z' });
    } finally {
      vi.useRealTimers();
    }
    const empty = await porte.call('temps.situer', { instant: '2001-01-01T00:00:00.000Z' });
    expect(empty).toMatchObject({ seq: 0, at: null, tete: '0'.repeat(64) });
  });
});
