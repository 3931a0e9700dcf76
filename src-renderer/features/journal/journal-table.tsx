import { ActionIcon, Button, Text } from '@mantine/core';
import { IconBook2, IconChevronRight, IconFilterOff } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { formatInstantShort } from '#contract/instant';
import type { LigneJournalView } from '#contract/journal';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textJournal } from '../../text/journal';
import { ButtonLink } from '../../ui/button-link';
import { EmptyState } from '../../ui/empty-state';
import layout from '../../ui/layout.module.css';
import { JournalDetail } from './journal-detail';
import { useJournalSearch } from './journal-filter';
import type { JournalSearch } from './journal-filter';
import { JournalFilters } from './journal-filters';
import { JournalGoTo } from './journal-go-to';
import classes from './journal-table.module.css';
import { QueryView } from '../../parts/query-view';
import { SaveButton } from '../../parts/save-button';

/** Lines of one page: what a person reads, and what a browser draws at once. */
const PAGE = 100;
const COLUMNS = 5;

function Relations({ ligne, search }: { readonly ligne: LigneJournalView; readonly search: JournalSearch }) {
  const { cible, renvois } = ligne;
  if (cible === null && renvois.length === 0) return null;
  return (
    <p className={`${layout.row} ${classes.relations}`}>
      {cible !== null && (
        <Link to={search.at({ entree: cible.seq })}>{textJournal.does(cible.nature, cible.seq)}</Link>
      )}
      {renvois.map(({ seq, nature, levee }) => (
        <Link
          key={seq}
          to={search.at({ entree: seq })}
          className={classes.undone}
          data-quiet={nature === 'retablissement' || levee || undefined}
        >
          {textJournal.done(nature, seq)}
          {levee && textJournal.lifted}
        </Link>
      ))}
    </p>
  );
}

function Row({
  ligne,
  search,
  opened: openedFirst,
}: {
  readonly ligne: LigneJournalView;
  readonly search: JournalSearch;
  readonly opened: boolean;
}) {
  const { seq, at, by, libelle, reason, objets, reprise, hash } = ligne;
  const [opened, setOpened] = useState(openedFirst);
  const id = useId();
  return (
    <>
      <tr data-undone={reprise || undefined} className={classes.row}>
        <td>
          <ActionIcon
            variant="subtle"
            aria-label={textJournal.expand(seq)}
            aria-expanded={opened}
            aria-controls={id}
            onClick={() => setOpened(!opened)}
          >
            <IconChevronRight size={18} aria-hidden className={classes.chevron} />
          </ActionIcon>
        </td>
        <td className="tabular">{seq}</td>
        <td className={classes.when}>
          <time dateTime={at}>{formatInstantShort(at)}</time>
          <span className={`${layout.note} ${classes.by}`}>{by}</span>
        </td>
        <td>
          <p className={classes.what}>{libelle}</p>
          {reason !== null && (
            <p className={`${layout.note} ${classes.detail}`}>
              {textJournal.reason}&nbsp;: {reason}
            </p>
          )}
          {objets.length > 0 && <p className={`${layout.note} ${classes.detail}`}>{objetsText(objets)}</p>}
          <Relations ligne={ligne} search={search} />
        </td>
        <td className={classes.hash}>
          <code title={hash} className="mono">
            {hash.slice(0, 8)}
          </code>
        </td>
      </tr>
      {opened && (
        <tr id={id} className={classes.open}>
          <td colSpan={COLUMNS}>
            <JournalDetail ligne={ligne} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Enough to know what an entry touched; a restoration touches thousands. */
const NAMED = 6;

function objetsText(objets: LigneJournalView['objets']): string {
  const named = objets.slice(0, NAMED).map(({ libelle }) => libelle);
  const more = objets.length - named.length;
  return [...named, ...(more > 0 ? [textJournal.others(more)] : [])].join(' · ');
}

/**
 * The lines from one place on, and those of the next slice when a filter left the page short: each slice is one
 * bounded question.
 */
function Slice({
  avant,
  shown,
  search,
}: {
  readonly avant: number | null;
  readonly shown: number;
  readonly search: JournalSearch;
}) {
  const slice = useQuery('journal.lire', { avant, limite: PAGE - shown, filtre: search.filtre });
  const { data } = slice;
  if (data === undefined) {
    return (
      <tr>
        <td colSpan={COLUMNS}>
          {avant !== null && slice.error === undefined ? (
            <p role="status" className={classes.searching}>
              {textJournal.searching(avant)}
            </p>
          ) : (
            <QueryView query={slice}>{() => null}</QueryView>
          )}
        </td>
      </tr>
    );
  }
  const count = shown + data.lignes.length;
  return (
    <>
      {data.lignes.map((ligne) => (
        <Row key={ligne.seq} ligne={ligne} search={search} opened={ligne.seq === search.entree} />
      ))}
      {data.suite !== null && count < PAGE ? (
        <Slice avant={data.suite} shown={count} search={search} />
      ) : (
        <tr className={classes.foot}>
          <td colSpan={COLUMNS}>
            <Foot count={count} total={data.total} suite={data.suite} search={search} />
          </td>
        </tr>
      )}
    </>
  );
}

function Foot({
  count,
  total,
  suite,
  search,
}: {
  readonly count: number;
  readonly total: number;
  readonly suite: number | null;
  readonly search: JournalSearch;
}) {
  const placed = search.avant !== null || search.entree !== null;
  if (count === 0 && !placed) {
    return (
      <EmptyState
        icon={IconFilterOff}
        title={textJournal.nothing}
        action={
          <Button variant="default" size="xs" onClick={search.reset}>
            {textJournal.reset}
          </Button>
        }
      >
        {textJournal.nothingDetail}
      </EmptyState>
    );
  }
  return (
    <div className={`${layout.row} ${classes.pager}`}>
      {placed && (
        <ButtonLink to={search.at({})} size="xs">
          {textJournal.newest}
        </ButtonLink>
      )}
      {suite === null ? (
        <Text size="sm" c="dimmed">
          {textJournal.begin}
        </Text>
      ) : (
        <ButtonLink to={search.at({ avant: suite })} size="xs">
          {textJournal.older}
        </ButtonLink>
      )}
      <Text size="sm" c="dimmed" role="status">
        {textJournal.count(count, total)}
      </Text>
    </div>
  );
}

/** The entries of the journal, the latest first, by what is sought; those of one convention when it is given. */
export function JournalTable({ conventionId }: { readonly conventionId?: string }) {
  const search = useJournalSearch(conventionId);
  const first = useQuery('journal.lire', { avant: null, limite: 1, filtre: null });
  const avant = search.entree === null ? search.avant : search.entree + 1;
  return (
    <QueryView query={first}>
      {({ total }) =>
        total === 0 ? (
          <EmptyState icon={IconBook2} title={textJournal.empty}>
            {textJournal.emptyDetail}
          </EmptyState>
        ) : (
          <>
            <JournalFilters search={search} conventionId={conventionId}>
              <JournalGoTo search={search} total={total} />
              <SaveButton
                make={() => call('journal.exporter', { filtre: search.filtre })}
                label={textJournal.export}
                variant="default"
              />
            </JournalFilters>
            <div className="table-scroll" role="region" aria-label={textJournal.caption} tabIndex={0}>
              <table className="table">
                <caption className={`${layout.note} ${classes.caption}`}>{textJournal.caption}</caption>
                <thead>
                  <tr>
                    <th scope="col">{textJournal.detail}</th>
                    <th scope="col">{textJournal.seq}</th>
                    <th scope="col">{textJournal.when}</th>
                    <th scope="col">{textJournal.what}</th>
                    <th scope="col" className={classes.hash}>
                      {textJournal.hash}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  <Slice
                    key={JSON.stringify([avant, search.filtre])}
                    avant={avant}
                    shown={0}
                    search={search}
                  />
                </tbody>
              </table>
            </div>
          </>
        )
      }
    </QueryView>
  );
}
