import { Button, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import type { SubmitEventHandler, ReactNode } from 'react';
import layout from '../layout.module.css';
import { Page } from '../page';
import type { Crumb } from '../page';
import { useWords } from '../words';
import classes from './forms.module.css';

/** A form is a page: what is asked, the rule it serves, the fields, and actions that stay in reach. */
export function FormPage({
  title,
  intro,
  source,
  crumbs,
  notices,
  submit,
  asked,
  tone = 'normal',
  pending,
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
  /** Null: nothing can be recorded here. */
  readonly submit: string | null;
  /** What is to be filled in, where it is not every field. */
  readonly asked?: string | undefined;
  readonly tone?: 'normal' | 'grave';
  readonly pending: boolean;
  readonly onSubmit: SubmitEventHandler<HTMLFormElement>;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const words = useWords();
  return (
    <Page title={title} lead={intro} crumbs={crumbs}>
      <div className={classes.rule}>
        <IconScale size={18} stroke={1.75} aria-hidden className={classes.ruleIcon} />
        <Text size="sm">
          <strong>{words.ruleTitle}. </strong>
          {source}
        </Text>
      </div>
      <form noValidate onSubmit={onSubmit} aria-busy={pending} className={classes.form}>
        {notices}
        {submit !== null && (
          <Text size="sm" c="dimmed">
            {asked ?? words.allRequired}
          </Text>
        )}
        {children}
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
    <fieldset className={`${layout.panel} ${classes.section}`}>
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
