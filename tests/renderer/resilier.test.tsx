// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { formPaths } from '../../src-renderer/features/convention/forms/paths';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
import { openForm } from './open-form';

const conventionId = CONVENTION_ID;
const vide = { n: null, unite: null, depart: null, avantLe: null, forme: null, par: null, portee: null };

it('ending a convention without a breach says each ground with its words, what it asks, and the day that follows', async () => {
  const application = await openForTest('2026-11-23');
  const poser = (parametres: object, ancre: string) =>
    application.ask('conventions.poserClause', {
      conventionId,
      parametres: { nature: 'resiliation', caractere: 'faculte', ...vide, ...parametres } as never,
      ancres: [ancre],
      motif: 'Lu sur l’original',
    });
  await poser({ motif: 'sans_motif', n: 3, unite: 'mois', depart: 'envoi' }, 'art5-1');
  await poser({ motif: 'accord' }, 'art4-1');
  await signConvention(application, '2023-10-02');
  const { user } = openForm(formPaths.resilier(conventionId));
  await user.click(await screen.findByRole('radio', { name: /Sans motif/u }));
  expect(screen.getByText(/Trois mois à compter de l’envoi/u)).toBeDefined();
  expect(document.body.textContent).toMatch(/La règle\s*Convention, premier alinéa de l’article\s5\s: «/u);
  expect(screen.getByRole('textbox', { name: /^Motif/u })).toBeDefined();
  await user.click(screen.getByRole('radio', { name: 'La Région' }));
  await user.selectOptions(screen.getByRole('combobox', { name: /^Signataire/u }), 'president');
  await user.type(screen.getByRole('textbox', { name: /^Date de notification/u }), '20/11/2026');
  expect(await screen.findByText('21 février 2027')).toBeDefined();
  expect(document.body.textContent).toContain('Préavis de trois mois');

  await user.click(screen.getByRole('radio', { name: /commun accord/u }));
  expect(screen.getByRole('combobox', { name: /^Signataire pour l.État/u })).toBeDefined();
  expect(screen.queryByRole('textbox', { name: /Numéro de recommandé/u })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Enregistrer l’acte' }));
  expect(
    screen.getByRole('textbox', { name: /^Acte qui constate l’accord/u }).getAttribute('aria-invalid'),
  ).toBe('true');
});
