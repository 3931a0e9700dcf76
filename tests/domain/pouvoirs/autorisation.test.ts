import { describe, expect, it } from 'vitest';
import { civilDate as d } from '#domain/civil-date';
import {
  corrigerDeliberation,
  enregistrerDeliberation,
  rendreExecutoire,
} from '#domain/deliberation/commands';
import {
  deliberationsAutorisant,
  deliberationsVisees,
  refuseSignatureAvantExecutoire,
  signaturesAvantExecutoire,
} from '#domain/pouvoirs/autorisation';
import type { NatureAutorisable } from '#registre/fiches/natures';
import { Banc, CONVENTION_ID, signed, withDemande } from '../../support/registre';

/* What an assembly authorised, and the signatures given too soon (CGCT, art. L. 4141-1). */

const CONVENTION = { collection: 'conventions', id: CONVENTION_ID } as const;

const autoriser = (
  banc: Banc,
  autorise: readonly NatureAutorisable[],
  over: { readonly numero?: string; readonly avenantId?: string; readonly partieId?: string } = {},
): string =>
  banc.must(enregistrerDeliberation, {
    conventionId: CONVENTION_ID,
    partieId: 'region',
    organe: 'commission_permanente',
    numero: 'CP-2023-06/17-73-7620',
    date: d('2023-06-30'),
    derniereDate: null,
    objet: 'Autorisation de signer',
    autorise,
    ...over,
  }).id;
const executoire = (banc: Banc, deliberationId: string, jour: string) =>
  banc.must(rendreExecutoire, { deliberationId, transmiseLe: d(jour), publieeLe: d(jour) });
const convention = (banc: Banc) => banc.registre.conventions.get(CONVENTION_ID)!;
const refuser = (banc: Banc, date: string, signataireId = 'president') =>
  refuseSignatureAvantExecutoire(banc.registre, convention(banc), {
    objet: CONVENTION,
    signataireId,
    date: d(date),
  });

describe('a signature before the délibération is enforceable', () => {
  it('is refused, with the day it may be given from', () => {
    const banc = new Banc(d('2026-11-23'));
    const id = autoriser(banc, ['convention']);
    expect(refuser(banc, '2023-07-05')).toMatchObject({
      code: 'SIGNATURE_AVANT_EXECUTOIRE',
      message: expect.stringMatching(
        /de la Région.*CP-2023-06\/17-73-7620.*pas encore exécutoire/u,
      ) as string,
      remede: expect.stringMatching(/transmission et la publication/u) as string,
    });
    executoire(banc, id, '2023-07-10');
    expect(refuser(banc, '2023-07-09')?.message).toMatch(/exécutoire que le 10.juillet.2023/u);
    expect(refuser(banc, '2023-07-10')).toBeNull();
  });

  it('concerns the collectivity that took it, the act it authorises, and nothing that is not recorded', () => {
    const banc = new Banc(d('2026-11-23'));
    expect(refuser(banc, '2023-07-05')).toBeNull();
    autoriser(banc, ['denonciation']);
    expect(refuser(banc, '2023-07-05')).toBeNull();
    autoriser(banc, ['convention'], { numero: '2' });
    expect(refuser(banc, '2023-07-05', 'prefete')).toBeNull();
    expect(refuser(banc, '2023-07-05')).not.toBeNull();
  });

  it('is lifted by another délibération that was enforceable that day', () => {
    const banc = new Banc(d('2026-11-23'));
    autoriser(banc, ['convention']);
    executoire(banc, autoriser(banc, ['convention'], { numero: '2' }), '2023-07-01');
    expect(refuser(banc, '2023-07-05')).toBeNull();
  });

  it('recorded elsewhere, remains said of the act', () => {
    const banc = signed();
    const { signatures } = convention(banc);
    expect(signaturesAvantExecutoire(banc.registre, convention(banc), CONVENTION, signatures)).toEqual([]);
    const { avertissements } = banc.must(enregistrerDeliberation, {
      conventionId: CONVENTION_ID,
      partieId: 'region',
      organe: 'assemblee',
      numero: '3',
      date: d('2023-06-30'),
      derniereDate: null,
      objet: 'Autorisation',
      autorise: ['convention'],
    });
    // Told as it is recorded: too late to be cited, and never enforceable.
    expect(avertissements.map(({ message }) => message).join(' ')).toMatch(/ne la visent pas.*contestée/u);
    expect(signaturesAvantExecutoire(banc.registre, convention(banc), CONVENTION, signatures)).toMatchObject([
      { message: expect.stringMatching(/signature de la Région.*peut être contestée/u) as string },
    ]);
  });
});

describe('the délibérations of an avenant', () => {
  it('are those that name it, before those that name any', () => {
    const banc = signed();
    const avenantId = withDemande(banc);
    const objet = { collection: 'avenants', id: avenantId } as const;
    const toutes = autoriser(banc, ['avenant', 'convention']);
    const noms = () => deliberationsAutorisant(banc.registre, CONVENTION_ID, objet).map(({ id }) => id);
    expect(noms()).toEqual([toutes]);
    const propre = autoriser(banc, ['avenant'], { numero: '2', avenantId });
    expect(noms()).toEqual([propre]);
    const etat = autoriser(banc, ['avenant'], { numero: '2', partieId: 'etat' });
    expect(noms()).toEqual([propre, etat]);
    expect(
      deliberationsAutorisant(banc.registre, CONVENTION_ID, { ...objet, id: 'autre' }).map(({ id }) => id),
    ).toEqual([toutes, etat]);
  });

  it('cannot name one without saying so, nor that of another convention', () => {
    const banc = signed();
    const avenantId = withDemande(banc);
    const id = autoriser(banc, ['convention']);
    const {
      conventionId: _c,
      partieId: _p,
      id: _i,
      transmiseLe: _t,
      publieeLe: _l,
      ...redaction
    } = banc.registre.deliberations.get(id)!;
    const corriger = (over: {
      readonly avenantId: string;
      readonly autorise: readonly NatureAutorisable[];
    }) => {
      const { apresSignature: _a, ...sans } = redaction;
      const found = banc.run(corrigerDeliberation, { deliberationId: id, ...sans, ...over });
      return found.ok ? 'ok' : found.error.code;
    };
    expect(corriger({ avenantId, autorise: ['convention'] })).toBe('DELIBERATION_SANS_AVENANT');
    expect(corriger({ avenantId: 'inconnu', autorise: ['avenant'] })).toBe('INTROUVABLE');
    expect(corriger({ avenantId, autorise: ['avenant'] })).toBe('ok');
  });

  it('are cited by an act signed after them, and known before it was signed', () => {
    const banc = new Banc(d('2026-11-23'));
    const id = autoriser(banc, ['convention']);
    const vises = (date: string | null) =>
      deliberationsVisees(
        banc.registre,
        CONVENTION_ID,
        CONVENTION,
        date === null ? [] : [{ signataireId: 'president', date: d(date) }],
      ).map((one) => one.id);
    expect(vises(null)).toEqual([id]);
    expect(vises('2023-06-30')).toEqual([id]);
    expect(vises('2023-06-29')).toEqual([]);
  });
});
