import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PrevisionView } from '#contract/conventions';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { typographie } from '#domain/typographie';
import { DateText } from '../../../parts/date-text';
import { RefusAlert } from '../../../parts/refus-alert';
import { ToKnow } from '../../../parts/to-know';
import type { Query } from '../../../rpc/query';
import { formsText } from '../../../text/forms';
import { FormSection } from '../../../ui/forms/form-page';
import classes from './forms.module.css';

const { prevision: text } = formsText;

function Day({ avant, apres }: { readonly avant: CivilDate | null; readonly apres: CivilDate | null }) {
  if (apres === null) return avant === null ? text.undetermined : text.noMore(formatDate(avant));
  if (avant === apres)
    return (
      <>
        <DateText date={apres} day />, {text.same}
      </>
    );
  return (
    <>
      <strong>
        <DateText date={apres} day />
      </strong>
      {avant === null ? '' : `, ${text.instead(formatDate(avant))}`}
    </>
  );
}

/** What the act being typed would give, by the rule that would record it. `date`: the day typed, null until it is one. */
export function Prevision({
  date,
  empty = text.empty,
  query: { data, error },
}: {
  readonly date: CivilDate | null;
  readonly empty?: string;
  readonly query: Pick<Query<PrevisionView>, 'data' | 'error'>;
}): ReactNode {
  // An answer about another day must never be read as the answer to this one.
  const current = data?.date === date ? data : undefined;
  return (
    <FormSection legend={text.title}>
      <div aria-live="polite">
        {date === null && (
          <Text size="sm" c="dimmed">
            {empty}
          </Text>
        )}
        {date !== null && error !== undefined && (
          <RefusAlert refus={error} title={text.failed} live={false} />
        )}
        {date !== null && error === undefined && current === undefined && (
          <Text size="sm">{text.loading}</Text>
        )}
        {current !== undefined && current.refus !== null && (
          <RefusAlert refus={current.refus} title={text.refused} live={false} />
        )}
        {current !== undefined && current.refus === null && (
          <>
            <Text size="sm" mb="sm">
              {text.from(formatDate(current.date), current.source)}
            </Text>
            <dl className={classes.prevision}>
              {current.dates.map(({ libelle, avant, apres, cause }) => (
                <div key={libelle}>
                  <dt>{typographie(libelle)}</dt>
                  <dd>
                    <Day avant={avant} apres={apres} />
                    {cause !== null && (
                      <Text size="sm" c="dimmed">
                        {typographie(cause)}
                      </Text>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
            <div className={classes.toKnow}>
              <ToKnow items={current.avertissements} />
            </div>
          </>
        )}
      </div>
    </FormSection>
  );
}
