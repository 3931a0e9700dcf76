import { Chip, Group, SegmentedControl, Text } from '@mantine/core';
import { IconTimeline } from '@tabler/icons-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { EnTeteConventionView } from '#contract/conventions';
import type { FaitView } from '#contract/views';
import { civilDate, daysBetween, formatDate, maxDate, minDate, yearOf } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { DateText } from '../../parts/date-text';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { useQuery } from '../../rpc/query';
import { textConvention } from '../../text/convention';
import { EmptyState } from '../../ui/empty-state';
import { Section } from '../../ui/section';
import classes from './chronologie.module.css';
import { spreadLabels } from './timeline-layout';

const text = textConvention.chronologie;
const NATURES = ['convention', 'avenant', 'avis', 'resiliation', 'echeance'] as const;

const AXIS = 56;
const LABELS = 132;
const GAP = 8;
const DEFAULT_HEIGHT = 48;

type Fait = FaitView & { readonly key: string };

/** The days the text changes: those an avenant takes effect, and the first one. */
const changesText = ({ id, nature }: FaitView): boolean =>
  (nature === 'convention' && id === 'effet') || (nature === 'avenant' && id.endsWith('-effet'));

function ReadText({ fait, conventionId }: { readonly fait: Fait; readonly conventionId: string }) {
  if (!changesText(fait)) return null;
  return (
    <Link to={paths.texteAu(conventionId, fait.date)} className={classes.read}>
      {text.readOn(formatDate(fait.date))}
    </Link>
  );
}

function Table({ faits, conventionId }: { readonly faits: readonly Fait[]; readonly conventionId: string }) {
  return (
    <div className="table-scroll" role="region" aria-label={text.caption} tabIndex={0}>
      <table className="table">
        <caption className={classes.caption}>{text.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.date}</th>
            <th scope="col">{text.fact}</th>
            <th scope="col">{text.nature}</th>
            <th scope="col">{text.when}</th>
          </tr>
        </thead>
        <tbody>
          {faits.map((fait) => (
            <tr key={fait.key}>
              <td>
                <DateText date={fait.date} day />
              </td>
              <td>
                <Link to={paths.convention(conventionId, fait.onglet)}>{fait.libelle}</Link>
                <span className={classes.detail}>{fait.detail}</span>
                <ReadText fait={fait} conventionId={conventionId} />
              </td>
              <td>{text.natures[fait.nature]}</td>
              <td>{fait.aVenir ? text.future : text.past}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Years from the first mark to the last, each at its place. */
function yearsBetween(from: CivilDate, to: CivilDate): readonly CivilDate[] {
  const years: CivilDate[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year += 1) years.push(civilDate(`${year}-01-01`));
  return years;
}

/**
 * The life of the convention to the scale of time: marks stand at their true distance, labels spread to stay
 * readable, a leader joins one to the other.
 */
function Drawing({
  faits,
  aujourdhui,
  conventionId,
}: {
  readonly faits: readonly Fait[];
  readonly aujourdhui: CivilDate;
  readonly conventionId: string;
}) {
  const list = useRef<HTMLOListElement>(null);
  const [heights, setHeights] = useState<readonly number[]>([]);

  useLayoutEffect(() => {
    const node = list.current;
    if (node === null) return;
    const measure = () => {
      const next = [...node.children].map((child) => (child as HTMLElement).offsetHeight);
      setHeights((old) => (old.length === next.length && old.every((h, i) => h === next[i]) ? old : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => {
      observer.disconnect();
    };
  }, [faits]);

  const first = faits.reduce((min, { date }) => minDate(min, date), aujourdhui);
  const last = faits.reduce((max, { date }) => maxDate(max, date), aujourdhui);
  const from = civilDate(`${yearOf(first)}-01-01`);
  const days = Math.max(365, daysBetween(from, last));
  // « Aujourd'hui » is one of the labels, between what was and what may come.
  const split = faits.findIndex(({ aVenir }) => aVenir);
  const past = split < 0 ? faits.length : split;
  const dates = [
    ...faits.slice(0, past).map(({ date }) => date),
    aujourdhui,
    ...faits.slice(past).map(({ date }) => date),
  ];
  const sizes = dates.map((_date, index) => heights[index] ?? DEFAULT_HEIGHT);
  // Tall enough for the labels at worst, and for the years to breathe.
  const needed = sizes.reduce((sum, size) => sum + size + GAP, 0);
  const height = Math.max(420, needed, (days / 365) * 110);
  const y = (date: CivilDate) => (daysBetween(from, date) / days) * (height - 24) + 12;
  const tops = spreadLabels(dates.map(y), sizes, GAP);
  const bottom = Math.max(height, (tops.at(-1) ?? 0) + (sizes.at(-1) ?? 0) + GAP);
  const todayY = y(aujourdhui);
  const futureTop = (tops[past] ?? 0) + (sizes[past] ?? 0) / 2;
  const at = (index: number) => (index < past ? index : index + 1);
  const leader = (index: number) => {
    const mark = y(dates[index] ?? aujourdhui);
    const label = (tops[index] ?? 0) + Math.min(18, (sizes[index] ?? 0) / 2);
    return `M${AXIS + 7} ${mark} C${AXIS + 42} ${mark}, ${LABELS - 40} ${label}, ${LABELS - 4} ${label}`;
  };

  return (
    <div className={classes.drawing} style={{ height: bottom }}>
      <div className={classes.future} style={{ top: futureTop }} aria-hidden="true" />
      <svg className={classes.scale} width={LABELS} height={bottom} aria-hidden="true">
        <line x1={AXIS} x2={AXIS} y1={0} y2={todayY} className={classes.axis} />
        <line x1={AXIS} x2={AXIS} y1={todayY} y2={bottom} className={classes.axisFuture} />
        {yearsBetween(from, last).map((date) => (
          <g key={date}>
            <line x1={AXIS - 6} x2={AXIS + 6} y1={y(date)} y2={y(date)} className={classes.tick} />
            <text x={AXIS - 12} y={y(date) + 4} textAnchor="end" className={classes.year}>
              {yearOf(date)}
            </text>
          </g>
        ))}
        {faits.map((fait, index) => (
          <g key={fait.key} data-nature={fait.nature}>
            <path d={leader(at(index))} className={classes.leader} />
            <circle
              cx={AXIS}
              cy={y(fait.date)}
              r={6}
              data-future={fait.aVenir || undefined}
              className={classes.dot}
            />
          </g>
        ))}
        <g data-nature="aujourdhui">
          <path d={leader(past)} className={classes.leader} />
          <line x1={AXIS - 12} x2={AXIS + 12} y1={todayY} y2={todayY} className={classes.todayTick} />
        </g>
      </svg>
      <ol ref={list} className={classes.labels}>
        {faits.slice(0, past).map((fait, index) => (
          <Label key={fait.key} fait={fait} top={tops[index] ?? 0} conventionId={conventionId} />
        ))}
        <li className={classes.today} style={{ top: tops[past] ?? 0 }}>
          <span>
            {text.today}, <time dateTime={aujourdhui}>{formatDate(aujourdhui)}</time>
          </span>
        </li>
        {faits.slice(past).map((fait, index) => (
          <Label key={fait.key} fait={fait} top={tops[past + 1 + index] ?? 0} conventionId={conventionId} />
        ))}
      </ol>
    </div>
  );
}

function Label({
  fait,
  top,
  conventionId,
}: {
  readonly fait: Fait;
  readonly top: number;
  readonly conventionId: string;
}) {
  return (
    <li
      data-nature={fait.nature}
      data-future={fait.aVenir || undefined}
      className={classes.label}
      style={{ top }}
    >
      <p className={classes.labelHead}>
        <DateText date={fait.date} />
        <Link to={paths.convention(conventionId, fait.onglet)}>{fait.libelle}</Link>
        <span className={classes.nature}>{text.natures[fait.nature]}</span>
        {fait.aVenir && <span className={classes.coming}>{text.future}</span>}
      </p>
      <p className={classes.detail}>{fait.detail}</p>
      <ReadText fait={fait} conventionId={conventionId} />
    </li>
  );
}

function Chronologie({
  chronologie,
  aujourdhui,
  conventionId,
  asTable,
}: {
  readonly chronologie: readonly FaitView[];
  readonly aujourdhui: CivilDate;
  readonly conventionId: string;
  readonly asTable: boolean;
}) {
  const [shown, setShown] = useState<readonly string[]>(NATURES);
  if (chronologie.length === 0) {
    return (
      <EmptyState icon={IconTimeline} title={text.empty}>
        {text.emptyDetail}
      </EmptyState>
    );
  }
  const faits = chronologie
    .filter(({ nature }) => shown.includes(nature))
    .map((fait, index) => ({ ...fait, key: `${index} ${fait.id}` }));
  const present = NATURES.filter((nature) => chronologie.some((fait) => fait.nature === nature));
  return (
    <>
      <Chip.Group
        multiple
        value={[...shown]}
        onChange={(next) => {
          setShown(next);
        }}
      >
        <Group gap="xs" mb="md" role="group" aria-label={text.filters}>
          {present.map((nature) => (
            <Chip key={nature} value={nature} size="xs" variant="outline">
              {text.natures[nature]}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {asTable ? (
        <Table faits={faits} conventionId={conventionId} />
      ) : (
        <>
          <Text size="sm" c="dimmed" mb="md">
            {text.scale}
          </Text>
          <Drawing faits={faits} aujourdhui={aujourdhui} conventionId={conventionId} />
        </>
      )}
    </>
  );
}

/** Past facts and coming dates, drawn to scale, or the very same ones as a table. */
export function ChronologieTab({
  view: { convention, aujourdhui },
}: {
  readonly view: EnTeteConventionView;
}) {
  const [params, setParams] = useSearchParams();
  const query = useQuery('chronologie.lire', { conventionId: convention.id });
  const asTable = params.get('vue') === 'tableau';
  return (
    <Section
      title={text.title}
      actions={
        <SegmentedControl
          aria-label={text.view}
          value={asTable ? 'tableau' : 'frise'}
          data={[
            { value: 'frise', label: text.drawing },
            { value: 'tableau', label: text.table },
          ]}
          onChange={(value) => {
            setParams(value === 'tableau' ? { vue: 'tableau' } : {}, { replace: true });
          }}
        />
      }
    >
      <QueryView query={query}>
        {(chronologie) => (
          <Chronologie
            chronologie={chronologie}
            aujourdhui={aujourdhui}
            conventionId={convention.id}
            asTable={asTable}
          />
        )}
      </QueryView>
    </Section>
  );
}
