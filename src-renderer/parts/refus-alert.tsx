import { Anchor, List, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { formsText } from '../text/forms';
import { Callout } from '../ui/callout';
import { focusField, hasField } from '../ui/forms/focus-field';
import classes from './refus-alert.module.css';

/** A refusal, wherever it comes from: an AppError of the contract, or a Refus read in a view. */
export type RefusLike = {
  readonly message: string;
  readonly source?: string;
  readonly remede?: string;
  readonly champs?: readonly { readonly champ: string; readonly message: string }[];
};

/**
 * Why something was refused, by which rule, and the way out. Announced when it appears; takes the focus too, unless
 * a field of the form already does (`focus` false). `live` false: the state of things, shown with the page.
 */
export function RefusAlert({
  refus,
  title = formsText.refusTitle,
  focus = true,
  live = true,
  kept = false,
  action,
}: {
  readonly refus: RefusLike;
  readonly title?: string;
  readonly focus?: boolean;
  readonly live?: boolean;
  /** Says that what was typed is still there. */
  readonly kept?: boolean;
  readonly action?: ReactNode;
}): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!live || !focus) return;
    box.current?.focus();
  }, [refus, focus, live]);
  return (
    <div ref={box} tabIndex={-1} className={classes.root} data-testid={live ? 'refus' : 'blocage'}>
      <Callout tone="bad" title={title} {...(live ? { role: 'alert' as const } : {})}>
        <Text size="sm" fw={600}>
          {refus.message}
        </Text>
        {refus.champs !== undefined && refus.champs.length > 0 && (
          <List size="sm" mt="xs" spacing="2xs">
            {refus.champs.map(({ champ, message }) => (
              <List.Item key={`${champ} ${message}`}>
                {hasField(champ) ? (
                  <Anchor
                    component="button"
                    type="button"
                    size="sm"
                    ta="start"
                    onClick={() => focusField(champ)}
                  >
                    {message}
                  </Anchor>
                ) : (
                  message
                )}
              </List.Item>
            ))}
          </List>
        )}
        {(refus.source !== undefined || refus.remede !== undefined) && (
          <dl className={classes.reasons}>
            {refus.source !== undefined && (
              <>
                <dt>{formsText.refusSource}</dt>
                <dd>{refus.source}</dd>
              </>
            )}
            {refus.remede !== undefined && (
              <>
                <dt>{formsText.refusRemede}</dt>
                <dd>{refus.remede}</dd>
              </>
            )}
          </dl>
        )}
        {kept && (
          <Text size="sm" mt="xs">
            {formsText.refusKept}
          </Text>
        )}
        {action !== undefined && <div className={classes.action}>{action}</div>}
      </Callout>
    </div>
  );
}
