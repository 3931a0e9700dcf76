import { lowerFirst } from '#domain/french';
import { Anchor, List } from '@mantine/core';
import { IconRestore, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ElementCorbeilleView } from '#contract/corbeille';
import type { AppError } from '#contract/reply';
import { announce } from '../../parts/announcement';
import { DateText } from '../../parts/date-text';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { RefusAlert } from '../../parts/refus-alert';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textCorbeille as text } from '../../text/corbeille';
import { ActButton } from '../../ui/act-button';
import { Callout } from '../../ui/callout';
import { useFocusHandover } from '../../ui/focus-handover';
import { EmptyState } from '../../ui/empty-state';
import { Facts } from '../../ui/facts';
import layout from '../../ui/layout.module.css';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import classes from './corbeille.module.css';

function Element({ element }: { readonly element: ElementCorbeilleView }) {
  const { id, libelle, collection, conventionId, convention, supprimeLe, par, motif, dependants } = element;
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const [pending, setPending] = useState(false);
  const button = useFocusHandover<HTMLButtonElement>();
  const restore = async () => {
    if (pending) return;
    setPending(true);
    setRefusal(null);
    const reply = await call('corbeille.retablir', { id });
    setPending(false);
    if (!reply.ok) {
      setRefusal(reply.error);
      return;
    }
    const next = { sens: 'annuler', seq: reply.value.revision } as const;
    announce({ nature: 'done', message: text.restored(lowerFirst(libelle)), next });
  };
  return (
    <article className={`${layout.panel} ${layout.stack} ${classes.element}`} aria-labelledby={`titre-${id}`}>
      <h3 id={`titre-${id}`}>{libelle}</h3>
      <Facts
        items={[
          { term: text.deletedOn, value: <DateText date={supprimeLe} /> },
          { term: text.by, value: par },
          { term: text.reason, value: motif },
          ...(collection === 'conventions' || convention === null
            ? []
            : [
                {
                  term: text.convention,
                  value: (
                    <Anchor component={Link} to={paths.convention(conventionId)}>
                      {convention}
                    </Anchor>
                  ),
                },
              ]),
          {
            term: text.dependants,
            value:
              dependants.length === 0 ? (
                text.alone
              ) : (
                <List size="sm">
                  {dependants.map((one, index) => (
                    <List.Item key={`${index} ${one}`}>{one}</List.Item>
                  ))}
                </List>
              ),
          },
        ]}
      />
      {refusal !== null && <RefusAlert refus={refusal} title={text.restoreRefused} />}
      <div>
        <ActButton
          variant="default"
          leftSection={<IconRestore size={16} aria-hidden />}
          ref={button}
          aria-label={`${text.restore} ${libelle}`}
          onClick={() => void restore()}
        >
          {pending ? text.restoring : text.restore}
        </ActButton>
      </div>
    </article>
  );
}

/** What was deleted, by whom and why, and the way back. */
export function CorbeillePage() {
  const query = useQuery('corbeille.lire', {});
  return (
    <Page title={text.title} lead={text.lead}>
      <Callout tone="info">
        <p>{text.kept}</p>
      </Callout>
      <QueryView query={query}>
        {({ elements }) =>
          elements.length === 0 ? (
            <EmptyState icon={IconTrash} title={text.empty}>
              {text.emptyDetail}
            </EmptyState>
          ) : (
            <Section title={text.list} plain>
              <div className={layout.stack}>
                {elements.map((element) => (
                  <Element key={element.id} element={element} />
                ))}
              </div>
            </Section>
          )
        }
      </QueryView>
    </Page>
  );
}
