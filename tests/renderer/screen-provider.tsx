import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { textUi } from '../../src-renderer/text/ui';
import { WordsContext } from '../../src-renderer/ui/words';

/**
 * What the application gives to every screen, without its transitions, nor the sheets that say colours and widths: jsdom
 * lays nothing out, and would read them again for each element that a role is looked for in.
 */
export function ScreenProvider({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider env="test" withCssVariables={false} withGlobalClasses={false}>
      <WordsContext value={textUi}>{children}</WordsContext>
    </MantineProvider>
  );
}
