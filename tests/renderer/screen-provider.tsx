import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { textUi } from '../../src-renderer/text/ui';
import { WordsContext } from '../../src-renderer/ui/words';

/** What the application gives to every screen, without its transitions. */
export function ScreenProvider({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider env="test">
      <WordsContext value={textUi}>{children}</WordsContext>
    </MantineProvider>
  );
}
