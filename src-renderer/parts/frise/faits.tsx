import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { FaitView } from '#contract/views';
import { ShortDate } from '../date-text';
import { textFrise } from '../../text/frise';
import { formatShort } from '#domain/civil-date';
import classes from './faits.module.css';

/** A fact, where it leads, and what else is offered on its line. */
export type FaitDit = {
  readonly key: string;
  readonly fait: FaitView;
  readonly to: string;
  /** The convention it is of, where several are told. */
  readonly convention: string | null;
  readonly more: ReactNode;
};

type Ligne = { readonly key: string; readonly faits: readonly FaitDit[] };

/** The signatures of one act are one line, at the day of the first. */
export function plier(faits: readonly FaitDit[]): readonly Ligne[] {
  const folds = new Map<string, FaitDit[]>();
  const lines: Ligne[] = [];
  for (const one of faits) {
    const { pli } = one.fait;
    const fold = pli === null ? undefined : folds.get(`${one.convention ?? ''} ${pli}`);
    if (fold !== undefined) {
      fold.push(one);
      continue;
    }
    const line = [one];
    lines.push({ key: one.key, faits: line });
    if (pli !== null) folds.set(`${one.convention ?? ''} ${pli}`, line);
  }
  return lines;
}

function Row({ one, indent = false }: { readonly one: FaitDit; readonly indent?: boolean }) {
  const { fait, to, more } = one;
  return (
    <tr data-nature={fait.nature} data-future={fait.aVenir || undefined}>
      <td className={classes.date}>
        <ShortDate date={fait.date} />
      </td>
      {one.convention !== null && (
        <td className={classes.cut} title={one.convention}>
          {one.convention}
        </td>
      )}
      <td className={classes.fact} data-indent={indent || undefined}>
        <Link to={to}>{fait.libelle}</Link> {more}
      </td>
      <td className={classes.cut} title={fait.detail}>
        {fait.detail}
      </td>
      <td className={classes.nature}>
        <span className={classes.dot} aria-hidden /> {textFrise.natures[fait.nature]}
        {fait.aVenir && <span className={classes.coming}> {textFrise.coming}</span>}
      </td>
    </tr>
  );
}

function Fold({ faits }: { readonly faits: readonly FaitDit[] }) {
  const [opened, setOpened] = useState(false);
  const [first] = faits;
  const last = faits.at(-1);
  if (first === undefined || last === undefined) return null;
  if (faits.length === 1) return <Row one={first} />;
  const { fait, convention, to } = first;
  return (
    <>
      <tr data-nature={fait.nature} data-future={last.fait.aVenir || undefined}>
        <td className={classes.date}>
          {textFrise.from(formatShort(fait.date), formatShort(last.fait.date))}
        </td>
        {convention !== null && (
          <td className={classes.cut} title={convention}>
            {convention}
          </td>
        )}
        <td className={classes.fact}>
          <Link to={to}>{textFrise.folded(fait.libelle, faits.length)}</Link>{' '}
          <button
            type="button"
            className={classes.unfold}
            aria-expanded={opened}
            aria-label={textFrise.unfold(faits.length)}
            onClick={() => {
              setOpened(!opened);
            }}
          >
            <IconChevronRight size={14} aria-hidden />
          </button>
        </td>
        <td className={classes.cut}>{faits.map((one) => one.fait.detail).join(' · ')}</td>
        <td className={classes.nature}>
          <span className={classes.dot} aria-hidden /> {textFrise.natures[fait.nature]}
        </td>
      </tr>
      {opened && faits.map((one) => <Row key={one.key} one={one} indent />)}
    </>
  );
}

/** The facts that a band of time shows, by date, one line each. */
export function Faits({ faits }: { readonly faits: readonly FaitDit[] }) {
  const several = faits.some(({ convention }) => convention !== null);
  const [date, ...others] = textFrise.columns;
  return (
    <div className="table-scroll" role="region" aria-label={textFrise.list} tabIndex={0}>
      <table className={`table ${classes.table ?? ''}`}>
        <caption className={classes.caption}>
          <h2>{textFrise.list}</h2>
        </caption>
        <thead>
          <tr>
            {[date, ...(several ? [textFrise.convention] : []), ...others].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plier(faits).map(({ key, faits: folded }) => (
            <Fold key={key} faits={folded} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
