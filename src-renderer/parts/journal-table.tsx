import { Button, Text } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { useState } from 'react';
import type { LigneJournalView } from '#contract/views';
import { useQuery } from '../rpc/query';
import { textJournal } from '../text/journal';
import { EmptyState } from '../ui/empty-state';
import { QueryView } from './query-view';
import classes from './journal-table.module.css';

const PAGE = 200;

const clock = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'medium', timeStyle: 'short' });

function Row({ ligne }: { readonly ligne: LigneJournalView }) {
  const { seq, at, by, libelle, reason, objets, hash } = ligne;
  return (
    <tr>
      <td className="tabular">{seq}</td>
      <td className={classes.nowrap}>
        <time dateTime={at}>{clock.format(new Date(at))}</time>
      </td>
      <td>
        <p className={classes.what}>{libelle}</p>
        {reason !== null && (
          <p className={classes.detail}>
            {textJournal.reason}&nbsp;: {reason}
          </p>
        )}
        {objets.length > 0 && (
          <p className={classes.detail}>{objets.map((objet) => objet.libelle).join(' · ')}</p>
        )}
      </td>
      <td>{by}</td>
      <td>
        <code title={hash} className="mono">
          {hash.slice(0, 12)}
        </code>
      </td>
    </tr>
  );
}

/**
 * One page of the journal and those after it. Each page starts where the one above ends, so that new entries at the
 * top never leave a hole between two pages.
 */
function Pages({
  avant,
  depth,
  conventionId,
  onMore,
}: {
  readonly avant: number | null;
  readonly depth: number;
  readonly conventionId: string | undefined;
  readonly onMore: () => void;
}) {
  const page = useQuery('journal.lire', { avant, limite: PAGE });
  const { data } = page;
  if (data === undefined) {
    return (
      <tr>
        <td colSpan={5}>
          <QueryView query={page}>{() => null}</QueryView>
        </td>
      </tr>
    );
  }
  const last = data.lignes.at(-1)?.seq;
  const shown =
    conventionId === undefined
      ? data.lignes
      : data.lignes.filter(({ conventionIds }) => conventionIds.includes(conventionId));
  return (
    <>
      {shown.map((ligne) => (
        <Row key={ligne.seq} ligne={ligne} />
      ))}
      {data.suite && last !== undefined && depth > 0 && (
        <Pages avant={last} depth={depth - 1} conventionId={conventionId} onMore={onMore} />
      )}
      {data.suite && depth === 0 && (
        <tr>
          <td colSpan={5}>
            <Button variant="default" size="xs" onClick={onMore}>
              {textJournal.more}
            </Button>
          </td>
        </tr>
      )}
    </>
  );
}

/** The entries of the journal, the latest first; those of one convention when it is given. */
export function JournalTable({ conventionId }: { readonly conventionId?: string }) {
  const [depth, setDepth] = useState(0);
  const first = useQuery('journal.lire', { avant: null, limite: PAGE });
  return (
    <QueryView query={first}>
      {({ total }) =>
        total === 0 ? (
          <EmptyState icon={IconBook2} title={textJournal.empty}>
            {textJournal.emptyDetail}
          </EmptyState>
        ) : (
          <>
            <div className="table-scroll" role="region" aria-label={textJournal.caption} tabIndex={0}>
              <table className="table">
                <caption className={classes.caption}>{textJournal.caption}</caption>
                <thead>
                  <tr>
                    <th scope="col">{textJournal.seq}</th>
                    <th scope="col">{textJournal.at}</th>
                    <th scope="col">{textJournal.what}</th>
                    <th scope="col">{textJournal.by}</th>
                    <th scope="col">{textJournal.hash}</th>
                  </tr>
                </thead>
                <tbody>
                  <Pages
                    avant={null}
                    depth={depth}
                    conventionId={conventionId}
                    onMore={() => {
                      setDepth(depth + 1);
                    }}
                  />
                </tbody>
              </table>
            </div>
            {conventionId === undefined && (
              <Text size="sm" c="dimmed" mt="xs">
                {textJournal.count(Math.min(total, PAGE * (depth + 1)), total)}
              </Text>
            )}
          </>
        )
      }
    </QueryView>
  );
}
