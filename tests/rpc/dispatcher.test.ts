import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Reply } from '#contract/reply';
import { createDispatcher, MAX_INPUT } from '../../src-main/rpc/dispatcher';

const procedures = {
  'conventions.lire': { kind: 'query', input: z.strictObject({ id: z.string().min(1) }) },
  'misesEnDemeure.preparer': {
    kind: 'command',
    input: z.strictObject({
      griefs: z.array(
        z.strictObject({ faits: z.string().min(1, 'Décrivez les faits.'), piece: z.string().max(3) }),
      ),
      effet: z.discriminatedUnion('nature', [
        z.strictObject({ nature: z.literal('signature') }),
        z.strictObject({ nature: z.literal('date'), date: z.string() }),
      ]),
    }),
  },
  'rien.lire': { kind: 'query', input: z.strictObject({}) },
} as const;

type Answers = Partial<Record<keyof typeof procedures, (input: unknown) => Promise<Reply>>>;

function setUp(answers: Answers = {}) {
  const received: unknown[] = [];
  const incidents: { reference: string; error: unknown }[] = [];
  const echo = (input: unknown): Promise<Reply> => {
    received.push(input);
    return Promise.resolve({ ok: true, value: input });
  };
  const dispatch = createDispatcher(
    procedures,
    { 'conventions.lire': echo, 'misesEnDemeure.preparer': echo, 'rien.lire': echo, ...answers },
    {
      report: (reference, error) => incidents.push({ reference, error }),
      newReference: () => 'ref-1',
      handlersAt: (au) => {
        const past = (input: unknown): Promise<Reply> => Promise.resolve({ ok: true, value: { au, input } });
        return Promise.resolve({
          'conventions.lire': past,
          'misesEnDemeure.preparer': past,
          'rien.lire': past,
        });
      },
    },
  );
  return { dispatch, received, incidents };
}

const codeOf = (reply: Reply): string => (reply.ok ? 'ok' : reply.error.code);

describe('dispatcher', () => {
  it('gives the handler what the schema parsed and returns its reply', async () => {
    const { dispatch, received } = setUp();
    expect(await dispatch('conventions.lire', { id: 'aura' })).toEqual({ ok: true, value: { id: 'aura' } });
    expect(received).toEqual([{ id: 'aura' }]);
  });

  it.each([
    'conventions.effacer',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    3,
    null,
    undefined,
    {},
    ['rien.lire'],
  ])('refuses the unknown method %j', async (method) => {
    const { dispatch, received } = setUp();
    expect(codeOf(await dispatch(method, {}))).toBe('PROCEDURE_INCONNUE');
    expect(received).toEqual([]);
  });

  it('names each field, and speaks French where the schema says nothing', async () => {
    const { dispatch, received } = setUp();
    const reply = await dispatch('misesEnDemeure.preparer', {
      griefs: [{ faits: '', piece: 'trop long' }, { faits: 4 }],
      effet: { nature: 'demain' },
    });
    expect(reply).toMatchObject({ ok: false, error: { code: 'SAISIE_INVALIDE' } });
    expect(reply.ok ? [] : reply.error.champs).toEqual([
      { champ: 'griefs.0.faits', message: 'Décrivez les faits.' },
      { champ: 'griefs.0.piece', message: 'Le texte doit avoir au plus 3 caractères.' },
      { champ: 'griefs.1.faits', message: 'La valeur doit être un texte.' },
      { champ: 'griefs.1.piece', message: 'Ce champ est obligatoire.' },
      { champ: 'effet.nature', message: 'Cette valeur n’est pas valable.' },
    ]);
    expect(received).toEqual([]);
  });

  it('refuses keys the schema does not know, one message per key', async () => {
    const reply = await setUp().dispatch('conventions.lire', { id: 'a', chemin: '/etc', droits: 'tous' });
    expect(reply.ok ? [] : reply.error.champs).toEqual([
      { champ: 'chemin', message: 'Champ inconnu.' },
      { champ: 'droits', message: 'Champ inconnu.' },
    ]);
  });

  it('refuses a __proto__ member, and leaves Object.prototype alone', async () => {
    const { dispatch } = setUp();
    expect(codeOf(await dispatch('rien.lire', JSON.parse('{"__proto__":{"admin":true}}')))).toBe(
      'SAISIE_INVALIDE',
    );
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  it('refuses what HTTP could not carry, so that both doors answer alike', async () => {
    const { dispatch } = setUp();
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    for (const input of [cycle, new Map(), new Date(), 1n, Number.NaN, { id: Symbol('x') }, () => 1]) {
      expect(codeOf(await dispatch('conventions.lire', input))).toBe('SAISIE_INVALIDE');
    }
  });

  it('takes an absent input for an empty one, and an undefined member for an absent one', async () => {
    const { dispatch } = setUp();
    expect(await dispatch('rien.lire', undefined)).toEqual({ ok: true, value: {} });
    expect(codeOf(await dispatch('rien.lire', { filtre: undefined }))).toBe('ok');
  });

  it('refuses an oversize input before parsing it, sparse arrays included', async () => {
    const { dispatch, received } = setUp();
    expect(codeOf(await dispatch('conventions.lire', { id: 'x'.repeat(MAX_INPUT + 1) }))).toBe(
      'SAISIE_TROP_GRANDE',
    );
    expect(codeOf(await dispatch('conventions.lire', { id: new Array(4_000_000_000) }))).toBe(
      'SAISIE_TROP_GRANDE',
    );
    expect(codeOf(await dispatch('conventions.lire', { id: 'x'.repeat(1_000_000) }))).toBe('ok');
    expect(received).toHaveLength(1);
  });

  it('turns an unexpected throw into a reference that the log holds too', async () => {
    const boom = new Error('secret path /home/x');
    const { dispatch, incidents } = setUp({ 'rien.lire': () => Promise.reject(boom) });
    const reply = await dispatch('rien.lire', {});
    expect(codeOf(reply)).toBe('ERREUR_INTERNE');
    expect(JSON.stringify(reply)).toContain('ref-1');
    expect(JSON.stringify(reply)).not.toContain('secret');
    expect(incidents).toEqual([{ reference: 'ref-1', error: boom }]);
  });

  it('keeps code, message and way out of an error made for people', async () => {
    const error = Object.assign(new Error('Le disque est plein.'), {
      code: 'DISQUE_PLEIN',
      remede: 'Libérez de la place.',
    });
    const { dispatch, incidents } = setUp({ 'rien.lire': () => Promise.reject(error) });
    expect(await dispatch('rien.lire', {})).toEqual({
      ok: false,
      error: { code: 'DISQUE_PLEIN', message: 'Le disque est plein.', remede: 'Libérez de la place.' },
    });
    expect(incidents).toEqual([]);
  });

  it('does not take a system error for one made for people', async () => {
    const error = Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT' });
    const { dispatch } = setUp({ 'rien.lire': () => Promise.reject(error) });
    expect(codeOf(await dispatch('rien.lire', {}))).toBe('ERREUR_INTERNE');
  });

  it('refuses to send a reply that is not JSON', async () => {
    const { dispatch, incidents } = setUp({
      'rien.lire': () => Promise.resolve({ ok: true, value: new Map() }),
    });
    expect(codeOf(await dispatch('rien.lire', {}))).toBe('ERREUR_INTERNE');
    expect(incidents).toHaveLength(1);
  });

  it('answers the same by structured clone and by JSON', async () => {
    const value = { a: undefined, b: [1, -0, null, 'é', { c: true }], d: { e: undefined } };
    const { dispatch } = setUp({ 'rien.lire': () => Promise.resolve({ ok: true, value }) });
    const replies = await Promise.all([
      dispatch('rien.lire', {}),
      dispatch('rien.lire', { x: 1 }),
      dispatch('nulle.part', {}),
      dispatch('conventions.lire', { id: 'x'.repeat(MAX_INPUT + 1) }),
      dispatch('misesEnDemeure.preparer', null),
    ]);
    for (const reply of replies) {
      expect(structuredClone(reply)).toStrictEqual(JSON.parse(JSON.stringify(reply)));
    }
    expect(replies[0]).toStrictEqual({ ok: true, value: { b: [1, 0, null, 'é', { c: true }], d: {} } });
  });
});

describe('a call about the past', () => {
  const AU = '2026-03-12T16:00:00.000Z';

  it('is answered by the use cases of that instant, in its one form', async () => {
    const { dispatch, received } = setUp();
    expect(await dispatch('conventions.lire', { id: 'aura' }, '2026-03-12T16:00:00Z')).toEqual({
      ok: true,
      value: { au: AU, input: { id: 'aura' } },
    });
    expect(await dispatch('conventions.lire', { id: 'aura' }, `${AU}#12`)).toMatchObject({
      value: { au: `${AU}#12` },
    });
    expect(received).toEqual([]);
    await dispatch('conventions.lire', { id: 'aura' }, null);
    await dispatch('conventions.lire', { id: 'aura' }, undefined);
    expect(received).toHaveLength(2);
  });

  it.each([
    '',
    'hier',
    '2026-02-30T00:00:00Z',
    '2026-03-12T17:00:00+01:00',
    `${AU}#`,
    `${AU}#0`,
    3,
    {},
    [AU],
    [AU, AU],
  ])('refuses %j as an instant', async (au) => {
    const { dispatch, received } = setUp();
    expect(codeOf(await dispatch('conventions.lire', { id: 'aura' }, au))).toBe('INSTANT_INVALIDE');
    expect(received).toEqual([]);
  });

  it('refuses a command before it looks at what was typed, and checks a question as it does in the present', async () => {
    const { dispatch, received } = setUp();
    const refused = await dispatch('misesEnDemeure.preparer', { griefs: 'tout faux' }, AU);
    expect(codeOf(refused)).toBe('CONSULTATION_DU_PASSE');
    expect(refused.ok ? '' : refused.error.message).toContain('12 mars 2026 à 17:00');
    expect(codeOf(await dispatch('conventions.lire', {}, AU))).toBe('SAISIE_INVALIDE');
    expect(codeOf(await dispatch('conventions.effacer', {}, AU))).toBe('PROCEDURE_INCONNUE');
    expect(received).toEqual([]);
  });
});
