// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { formPaths } from '../../src-renderer/features/convention/forms/paths';
import { paths } from '../../src-renderer/parts/paths';
import { PROROGER_A_2029 } from '../support/modifications';
import { avenantSigne, projet, remplacer } from './avenants-en-memoire';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { openConvention } from './open-convention';
import { openForm } from './open-form';

let application: InMemoryApplication;
beforeEach(async () => {
  sessionStorage.clear();
  application = await openForTest('2026-11-23');
  await signConvention(application, '2023-10-02');
});

const lu = (element: HTMLElement): string => element.textContent.replace(/[\u00A0\u202F]/gu, ' ');
const carte = async (): Promise<string> =>
  lu((await screen.findByText('Fin', { selector: 'p' })).parentElement!);
const confirmer = () =>
  application.ask('conventions.confirmerFin', {
    conventionId: CONVENTION_ID,
    date: '2028-12-31',
    fondement: 'CPRDFOP, page 3',
  });

describe('la fin de la convention', () => {
  it('proposée, se donne à confirmer', async () => {
    openConvention(paths.convention(CONVENTION_ID, 'parties'));
    expect(await carte()).toMatch(/Proposition : .*à confirmer sur le CPRDFOP.*Confirmer la date de fin$/);
  });

  it('confirmée, dit ce qui l’a été, quand et sur quoi', async () => {
    await confirmer();
    openConvention(paths.convention(CONVENTION_ID, 'parties'));
    const said = await carte();
    expect(said).toContain(
      'Fin au 31 décembre 2028, confirmée le 23 novembre 2026 sur ce fondement : CPRDFOP, page 3',
    );
    expect(said).toMatch(/Modifier la confirmation$/);
    expect(said).not.toContain('Proposition');
  });

  it('reportée par un avenant, ne laisse plus rien à confirmer', async () => {
    await avenantSigne(application, 'Durée', [PROROGER_A_2029], '2026-07-01');
    openConvention(paths.convention(CONVENTION_ID, 'parties'));
    const said = await carte();
    expect(said).toContain('Elle n’était jusque-là que proposée, au 31 décembre 2028');
    expect(said).not.toMatch(/Proposition|à confirmer|Modifier la confirmation/);
    expect(said).toMatch(/Confirmer la fin d’origine$/);
  });

  it('confirmée, ne se représente pas comme une proposition', async () => {
    await confirmer();
    openForm(formPaths.confirmerFin(CONVENTION_ID));
    await screen.findByText(/^Fin actuellement confirmée/);
    expect(screen.queryByText('Proposition du registre, non confirmée')).toBeNull();
  });
});

describe('la prise d’effet d’un projet', () => {
  it.each([
    [
      'à une date fixée',
      '2027-03-29',
      /^29 mars 2027Si toutes les signatures sont recueillies d’ici là ; sinon/,
    ],
    ['à la signature', undefined, /^À la dernière signatureInconnue tant qu’une signature manque$/],
  ])('%s', async (_nom, effet, attendu) => {
    await projet(application, 'Calendrier', [remplacer('x')], effet === undefined ? {} : { effet });
    openConvention(paths.convention(CONVENTION_ID, 'avenants'));
    const card = await screen.findByRole('article', { name: /Calendrier/ });
    expect(lu(within(card).getByText('Prise d’effet').nextElementSibling as HTMLElement)).toMatch(attendu);
  });
});
