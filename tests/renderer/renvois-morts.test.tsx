// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { paths } from '../../src-renderer/parts/paths';
import { COMITE_QUI_RENVOIE } from '../support/modifications';
import { avenantSigne, projet, signer } from './avenants-en-memoire';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
import { openConvention } from './open-convention';

const ADDRESS = paths.convention(CONVENTION_ID, 'texte');
const TITLE = 'Un renvoi de ce texte ne mène à rien';

describe('a reference that leads nowhere', () => {
  it('is folded under the text, with its words, its place, a way to it, and why', async () => {
    const application = await openForTest('2026-11-23');
    await signConvention(application, '2023-10-02');
    await avenantSigne(application, 'Comité', [COMITE_QUI_RENVOIE], '2024-07-01');
    const avenantId = await projet(application, 'Abrogation', [{ nature: 'abroger', divisionId: 'art5' }]);
    const { lignes } = await application.ask('texte.concordance', { avenantId });
    await application.ask('avenants.arbitrer', {
      avenantId,
      sujet: lignes[0]?.operation.id ?? '',
      choix: 'appliquer',
      motif: 'Le comité n’a plus d’objet',
    });
    await signer(application, avenantId, '2025-02-03');

    const { router, user } = openConvention(ADDRESS);
    const fold = (await screen.findByText(TITLE)).closest('details')!;
    expect(fold.open).toBe(false);
    await user.click(screen.getByText(TITLE));
    expect(fold.open).toBe(true);
    const item = within(fold).getByRole('listitem');
    expect(item.textContent.replace(/\u00A0/gu, ' ')).toMatch(
      /^« article 5 », premier alinéa de l’article 4-1 : Il vise « article 5 », abrogé par l’avenant n° 2\.$/,
    );
    await user.click(within(item).getByRole('link'));
    expect(router.state.location.search).toMatch(/^\?article=.+-division$/);
  });

  it('is not announced while every reference leads somewhere', async () => {
    const application = await openForTest('2026-11-23');
    await signConvention(application, '2023-10-02');
    openConvention(ADDRESS);
    await screen.findByRole('article', { name: 'Texte de la convention' });
    expect(screen.queryByText(/ne mènent? à rien/)).toBeNull();
  });
});
