import { Button, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import type { SubmitEventHandler, ReactNode } from 'react';
import layout from '../layout.module.css';
import { Page } from '../page';
import type { Crumb } from '../page';
import { useFill } from '../use-fill';
import { useWords } from '../words';
import classes from './forms.module.css';

/**
 * A form is a page: what is asked and the fields in a pane that scrolls, the actions always in reach under it, and
 * beside it the rule it serves and what it is about.
 */
export function FormPage({
  title,
  intro,
  source,
  crumbs,
  notices,
  aside,
  foot,
  help,
  submit,
  asked,
  tone = 'normal',
  pending,
  recorded = false,
  onSubmit,
  onCancel,
  children,
}: {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly source: string;
  readonly crumbs: readonly Crumb[];
  /** Draft, errors, refusals: above the fields, where the reader starts. */
  readonly notices?: ReactNode;
  /** What the form is about, in sight while one types. */
  readonly aside?: ReactNode;
  /** What is to be read before sending, always in sight above the buttons. */
  readonly foot?: ReactNode;
  /** What explains the rule. */
  readonly help?: ReactNode;
  /** Null: nothing can be recorded here. */
  readonly submit: string | null;
  /** What is to be filled in, where it is not every field. */
  readonly asked?: string | undefined;
  readonly tone?: 'normal' | 'grave';
  readonly pending: boolean;
  /** It is recorded, and about to leave: nothing more is typed into it, which nothing would keep. */
  readonly recorded?: boolean;
  readonly onSubmit: SubmitEventHandler<HTMLFormElement>;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const words = useWords();
  const frame = useFill<HTMLDivElement>();
  return (
    <Page title={title} crumbs={crumbs}>
      <div ref={frame} className={`${layout.fill} ${classes.frame}`}>
        <form noValidate onSubmit={onSubmit} aria-busy={pending} className={classes.form}>
          <div className={classes.scroller} tabIndex={-1}>
            <div className={classes.fields}>
              {notices}
              {intro !== undefined && <Text component="div">{intro}</Text>}
              {submit !== null && (
                <Text size="sm" c="dimmed">
                  {asked ?? words.allRequired}
                </Text>
              )}
              <fieldset disabled={recorded} className={classes.whole}>
                {children}
              </fieldset>
            </div>
          </div>
          <div role="status" className={classes.footPlace}>
            {foot !== undefined && foot !== null && (
              // It scrolls when there is much to know, and must by keyboard too.
              <div className={classes.foot} role="group" aria-label={words.foreseen} tabIndex={0}>
                {foot}
              </div>
            )}
          </div>
          <div className={`${layout.row} ${classes.actions}`} role="group" aria-label={words.actions}>
            {submit !== null && (
              <Button type="submit" loading={pending} {...(tone === 'grave' ? { color: 'red' } : {})}>
                {submit}
              </Button>
            )}
            <Button type="button" variant="default" onClick={onCancel} disabled={pending}>
              {words.cancel}
            </Button>
            <VisuallyHidden role="status">{pending ? words.saving : ''}</VisuallyHidden>
          </div>
        </form>
        <aside className={classes.aside} aria-label={words.ruleTitle} tabIndex={0}>
          {aside}
          <div className={classes.rule}>
            <h2 className={classes.ruleTitle}>
              <IconScale size={16} stroke={1.75} aria-hidden /> {words.ruleTitle} {help}
            </h2>
            <Text size="sm">{source}</Text>
          </div>
        </aside>
      </div>
    </Page>
  );
}

/** Fields that go together, under a heading of their own. */
export function FormSection({
  legend,
  intro,
  children,
}: {
  readonly legend: string;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <fieldset className={classes.section}>
      <legend className={classes.legend}>
        <Title order={2} size="h4" component="h2">
          {legend}
        </Title>
      </legend>
      {intro !== undefined && (
        <Text size="sm" c="dimmed">
          {intro}
        </Text>
      )}
      {children}
    </fieldset>
  );
}
