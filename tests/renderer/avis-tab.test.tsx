// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../src-renderer/parts/paths';
import { avenantSigne, remplacer } from './avenants-en-memoire';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { openConvention } from './open-convention';

let application: InMemoryApplication;
beforeEach(async () => {
  application = await openForTest('2026-11-23');
  await signConvention(application, '2023-10-02');
});

describe('l’onglet des avis', () => {
  it('nomme l’avenant examiné sans laisser voir d’entité', async () => {
    await avenantSigne(application, 'Calendrier', [remplacer('selon un calendrier')], '2024-07-01');
    openConvention(paths.convention(CONVENTION_ID, 'avis'));
    const card = await screen.findByRole('article', { name: /^Avis du/u });
    expect(card.textContent).toContain('Avenant n°\u00a01 «\u00a0Calendrier\u00a0»');
    expect(card.textContent).not.toMatch(/&\w+;/);
  });
});
