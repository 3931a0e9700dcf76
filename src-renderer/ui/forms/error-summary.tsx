import { Anchor, List } from '@mantine/core';
import type { ReactNode } from 'react';
import { Callout } from '../callout';
import { useWords } from '../words';
import { focusField } from './focus-field';

/** One thing to correct, by the name of its field. */
export type FieldProblem = { readonly champ: string; readonly message: string };

/** Every fault of a form in one place, each a step away from its field. */
export function ErrorSummary({ problems }: { readonly problems: readonly FieldProblem[] }): ReactNode {
  const { summaryTitle } = useWords();
  if (problems.length === 0) return null;
  return (
    <Callout role="alert" tone="bad" title={summaryTitle(problems.length)}>
      <List size="sm" spacing="2xs">
        {problems.map(({ champ, message }) => (
          <List.Item key={champ}>
            <Anchor component="button" type="button" size="sm" ta="start" onClick={() => focusField(champ)}>
              {message}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Callout>
  );
}
