import { describe, expect, it } from 'vitest';
import { procedures } from '#contract/procedures';
import type { Method } from '#contract/procedures';
import type { AppError } from '#contract/reply';
import { createDispatcher } from '../../src-main/rpc/dispatcher';
import type { HandlerTable } from '../../src-main/rpc/dispatcher';
import { SAISIES } from '../support/saisies';

const METHODS = Object.keys(procedures) as Method[];

/** Every door at once: what the schema lets through comes back as it was understood. */
const echo = Object.fromEntries(
  METHODS.map((method) => [method, (input: unknown) => Promise.resolve({ ok: true, value: input })]),
) as unknown as HandlerTable<typeof procedures>;
const dispatch = createDispatcher(procedures, echo, {
  handlersAt: () => Promise.resolve(echo),
  report: (_, error) => {
    throw error;
  },
});

async function refused(method: Method, input: unknown): Promise<AppError> {
  const reply = await dispatch(method, input);
  if (reply.ok) throw new Error(`${method} accepted ${JSON.stringify(input)}`);
  return reply.error;
}

type Path = readonly (string | number)[];
type Place = { readonly path: Path; readonly value: unknown };

/** Every value inside an input, itself first. */
function places(value: unknown, path: Path = []): readonly Place[] {
  const own = [{ path, value }];
  if (Array.isArray(value)) return [...own, ...value.flatMap((one, index) => places(one, [...path, index]))];
  if (typeof value !== 'object' || value === null) return own;
  return [...own, ...Object.entries(value).flatMap(([key, one]) => places(one, [...path, key]))];
}

function replaced(input: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const copy = (Array.isArray(input) ? [...(input as unknown[])] : { ...(input as object) }) as Record<
    string,
    unknown
  >;
  copy[String(key)] = replaced(copy[String(key)], rest, value);
  return copy;
}

/** An English word, or the name of a type, would betray the library underneath. */
const ENGLISH = /\b(invalid|expected|required|string|number|received|too|unrecognized|input|must|option)\b/i;

describe.each(METHODS)('%s', (method) => {
  const input: unknown = SAISIES[method];

  it('accepts its example, and what it understood survives the wire', async () => {
    const reply = await dispatch(method, input);
    expect(reply.ok).toBe(true);
    if (reply.ok) expect(JSON.parse(JSON.stringify(reply.value))).toEqual(reply.value);
  });

  it('understands its own answer again: parsing twice changes nothing', async () => {
    const once = await dispatch(method, input);
    const twice = await dispatch(method, once.ok ? once.value : null);
    expect(twice).toEqual(once);
  });

  it('refuses an unknown key at every level, and names it', async () => {
    for (const { path, value } of places(input)) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
      const error = await refused(method, replaced(input, path, { ...value, intrus: 1 }));
      expect(error.code).toBe('SAISIE_INVALIDE');
      expect(error.champs).toContainEqual({
        champ: [...path, 'intrus'].join('.'),
        message: 'Champ inconnu.',
      });
    }
  });

  it('refuses a wrong type anywhere, in French, at the right field', async () => {
    for (const { path, value } of places(input)) {
      if (path.length === 0 || value === null) continue;
      const wrong = typeof value === 'object' ? 'texte' : { objet: 1 };
      const error = await refused(method, replaced(input, path, wrong));
      expect(error.champs?.length).toBeGreaterThan(0);
      for (const { champ, message } of error.champs ?? []) {
        expect(champ.startsWith(path.join('.')), `${champ} for ${path.join('.')}`).toBe(true);
        expect(message).toMatch(/^[A-ZÀÉ].*\.$/u);
        expect(message).not.toMatch(ENGLISH);
      }
    }
  });

  it('refuses what is not an object', async () => {
    for (const wrong of [null, 3, 'texte', [1]])
      expect((await refused(method, wrong)).code).toBe('SAISIE_INVALIDE');
  });
});

describe('days', () => {
  it.each(['2027-02-29', '2026-02-31', '31/12/2026', '2026-1-5', '2026-13-01', 'demain', ''])(
    '« %s » is refused, and what was typed is not turned into another day',
    async (date) => {
      const error = await refused('misesEnDemeure.signer', { miseEnDemeureId: 'm', date });
      expect(error.champs?.[0]?.champ).toBe('date');
    },
  );

  it('an optional day may be absent or null, never impossible', async () => {
    const input = { miseEnDemeureId: 'm', envoiId: 'e' };
    const reply = await dispatch('misesEnDemeure.suivreEnvoi', input);
    expect(reply).toMatchObject({
      ok: true,
      value: { presentationLe: null, distributionLe: null, retour: null },
    });
    await refused('misesEnDemeure.suivreEnvoi', { ...input, presentationLe: '2026-02-30' });
  });
});

describe('texts', () => {
  it('a blank text is an absent one: refused where required, null where optional', async () => {
    const closing = { miseEnDemeureId: 'm', date: '2026-11-02', motif: '   ' };
    expect((await refused('misesEnDemeure.retirer', closing)).champs).toEqual([
      { champ: 'motif', message: 'Ce champ est obligatoire.' },
    ]);
    const reply = await dispatch('denonciations.notifier', {
      ...SAISIES['denonciations.notifier'],
      derogation: '  ',
    });
    expect(reply).toMatchObject({ ok: true, value: { derogation: null } });
  });

  it.each(['../x', 'a b', '__proto__', '-x', 'é'])('« %s » is no identifier', async (id) => {
    await refused('conventions.lire', { conventionId: id });
  });

  it('bounds what is accepted', async () => {
    await refused('misesEnDemeure.retirer', {
      miseEnDemeureId: 'm',
      date: '2026-11-02',
      motif: 'x'.repeat(20_001),
    });
    await refused('conventions.signer', {
      conventionId: 'c',
      signatures: Array.from({ length: 51 }, () => ({ signataireId: 'prefete', date: '2026-11-02' })),
    });
    await refused('delais.calculer', { ...SAISIES['delais.calculer'], quantite: 1.5 });
    await refused('delais.calculer', { ...SAISIES['delais.calculer'], quantite: 0 });
  });
});
