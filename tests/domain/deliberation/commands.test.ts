import { describe, expect, it } from 'vitest';
import { civilDate as d } from '#domain/civil-date';
import {
  corrigerDeliberation,
  enregistrerDeliberation,
  rendreExecutoire,
} from '#domain/deliberation/commands';
import { executoireLe } from '#registre/fiches/deliberations';
import { supprimer } from '#domain/corbeille/commands';
import { Banc, CONVENTION_ID } from '../../support/registre';

/* Délibérations: what is recorded of them, and when they may be acted upon (CGCT, art. L. 4141-1). */

const REDACTION = {
  organe: 'commission_permanente',
  numero: 'CP-2023-06/17-73-7620',
  date: d('2023-06-30'),
  derniereDate: null,
  objet: 'Autorisation de signer',
} as const;
const SAISIE = { conventionId: CONVENTION_ID, partieId: 'region', ...REDACTION };

const codeOf = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
  result.ok ? 'ok' : (result.error?.code ?? '');

const ouvrir = () => {
  const banc = new Banc(d('2026-11-23'));
  const id = banc.must(enregistrerDeliberation, SAISIE).id;
  return { banc, id };
};
const une = (banc: Banc) => [...banc.registre.deliberations.values()][0]!;

describe('a délibération', () => {
  it('is recorded as the collectivity took it, neither transmitted nor published', () => {
    const { banc } = ouvrir();
    expect(une(banc)).toMatchObject({ ...SAISIE, transmiseLe: null, publieeLe: null });
    expect(executoireLe(une(banc))).toBeNull();
  });

  it.each([
    ['a session that ends before it begins', { derniereDate: d('2023-06-29') }, 'DELIBERATION_SESSION'],
    ['a session still to come', { date: d('2026-11-24') }, 'DATE_FUTURE'],
    ['a session whose last day is to come', { derniereDate: d('2026-11-24') }, 'DATE_FUTURE'],
    ['a session of two days', { date: d('2019-03-28'), derniereDate: d('2019-03-29') }, 'ok'],
    ['the party of nobody', { partieId: 'departement' }, 'PARTIE_INCONNUE'],
    ['a convention that is not there', { conventionId: 'ailleurs' }, 'INTROUVABLE'],
  ])('%s', (_cas, over, code) => {
    const banc = new Banc(d('2026-11-23'));
    expect(codeOf(banc.run(enregistrerDeliberation, { ...SAISIE, ...over }))).toBe(code);
  });

  it('is recorded once, whatever the capitals of its number; another party may have the same', () => {
    const { banc } = ouvrir();
    const again = { ...SAISIE, numero: 'cp-2023-06/17-73-7620' };
    expect(codeOf(banc.run(enregistrerDeliberation, again))).toBe('DELIBERATION_EN_DOUBLE');
    expect(codeOf(banc.run(enregistrerDeliberation, { ...again, partieId: 'etat' }))).toBe('ok');
  });

  it.each([
    ['2023-07-03', '2023-07-10', '2023-07-10'],
    ['2023-07-10', '2023-07-03', '2023-07-10'],
    ['2023-07-03', '2023-07-03', '2023-07-03'],
    ['2023-07-03', null, null],
    [null, '2023-07-03', null],
  ])('transmitted on %s and published on %s, is enforceable from %s', (transmise, publiee, attendu) => {
    const { banc, id } = ouvrir();
    const jour = (text: string | null) => (text === null ? null : d(text));
    const { avertissements } = banc.must(rendreExecutoire, {
      deliberationId: id,
      transmiseLe: jour(transmise),
      publieeLe: jour(publiee),
    });
    expect(executoireLe(une(banc))).toBe(attendu);
    expect(avertissements.length).toBe(attendu === null ? 1 : 0);
  });

  it.each([
    ['nothing said', { transmiseLe: null, publieeLe: null }, 'DELIBERATION_SANS_FAIT'],
    ['before it was taken', { transmiseLe: d('2023-06-29'), publieeLe: null }, 'DELIBERATION_AVANT_SESSION'],
    ['to come', { transmiseLe: null, publieeLe: d('2026-11-24') }, 'DATE_FUTURE'],
  ])('a fact %s is refused', (_cas, faits, code) => {
    const { banc, id } = ouvrir();
    expect(codeOf(banc.run(rendreExecutoire, { deliberationId: id, ...faits }))).toBe(code);
  });

  it('keeps each fact as it was first said; once known to others, it is neither corrected nor deleted', () => {
    const { banc, id } = ouvrir();
    const corriger = { deliberationId: id, ...REDACTION, objet: 'Approbation' };
    banc.must(corrigerDeliberation, corriger);
    expect(une(banc).objet).toBe('Approbation');
    const dire = (transmiseLe: string | null, publieeLe: string | null) =>
      codeOf(
        banc.run(rendreExecutoire, {
          deliberationId: id,
          transmiseLe: transmiseLe === null ? null : d(transmiseLe),
          publieeLe: publieeLe === null ? null : d(publieeLe),
        }),
      );
    expect(dire('2023-07-03', null)).toBe('ok');
    expect(dire('2023-07-04', '2023-07-10')).toBe('DELIBERATION_DEJA_DITE');
    expect(dire('2023-07-03', '2023-07-10')).toBe('ok');
    expect(codeOf(banc.run(corrigerDeliberation, corriger))).toBe('DELIBERATION_EXECUTEE');
    const jeter = { collection: 'deliberations', id, motif: 'Doublon', par: 'essai' } as const;
    expect(codeOf(banc.run(supprimer, jeter))).toBe('SUPPRESSION_DELIBERATION');
  });
});
