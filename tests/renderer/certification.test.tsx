// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
import { openConvention } from './open-convention';

/* A certified copy is certified by a person, named on the sheet; what she leaves blank is written by hand. */

beforeEach(async () => {
  const application = await openForTest('2026-11-23');
  await signConvention(application, '2026-11-02');
});

it('says who certifies, and keeps blank what is not said', async () => {
  const { user } = openConvention(
    `/conventions/${CONVENTION_ID}/documents?acte=convention&id=${CONVENTION_ID}&document=copie-conforme`,
  );
  await screen.findByText(/Copie certifiée conforme à l’original/u);
  expect(screen.getByText(/^Nom :/u).textContent).toMatch(/…/u);
  const nom = screen.getByRole('textbox', { name: 'Nom' });
  await user.type(nom, 'Ada FICTIVE');
  await user.tab();
  await screen.findByText(/^Nom : Ada FICTIVE$/u);
  expect(screen.getByText(/^Qualité :/u).textContent).toMatch(/…/u);
  await user.type(screen.getByRole('textbox', { name: 'Le' }), '24/11/2026');
  await screen.findByText(/, le 24 novembre 2026$/u);
});
