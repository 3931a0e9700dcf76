import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { RemarquesTexte } from '../../src-renderer/parts/remarques-texte';
import { ScreenProvider } from './screen-provider';

const show = (texte: string) =>
  render(
    <ScreenProvider>
      <RemarquesTexte texte={texte} />
    </ScreenProvider>,
  );

it('tells what printing will not set by itself, and stays silent otherwise', () => {
  const { unmount } = show("Au 2ème alinéa : la mise en oeuvre. A ce titre, l'Etat");
  const items = screen.getAllByRole('listitem').map((one) => one.textContent);
  expect(items).toHaveLength(4);
  expect(items[0]).toContain('«\u00a02ème\u00a0» → «\u00a02e\u00a0»');
  unmount();
  show('l\'article 6 : "oui" ; le 3 mars 2026');
  expect(screen.queryByRole('list')).toBeNull();
});
