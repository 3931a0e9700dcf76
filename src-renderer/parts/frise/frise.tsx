import { Button, SegmentedControl } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import type { CSSProperties } from 'react';
import { Link } from 'react-router';
import {
  civilDate,
  daysBetween,
  formatDate,
  formatMonth,
  maxDate,
  minDate,
  partsOf,
  yearOf,
} from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { FaitView } from '#contract/views';
import { textFrise } from '../../text/frise';
import { empiler, grouper } from './disposition';
import classes from './frise.module.css';

type Nature = FaitView['nature'];

/** A day of a lane. */
export type Repere = {
  readonly key: string;
  readonly date: CivilDate;
  readonly libelle: string;
  readonly nature: Nature;
  readonly aVenir: boolean;
  readonly to: string;
};

/** A stretch of a lane; without a last day, it goes on past the edge. */
export type Barre = {
  readonly key: string;
  readonly debut: CivilDate;
  readonly fin: CivilDate | null;
  readonly libelle: string;
  readonly nature: Nature;
  readonly to: string;
};

export type Couloir = {
  readonly key: string;
  readonly titre: string;
  readonly to: string | null;
  readonly reperes: readonly Repere[];
  readonly barres: readonly Barre[];
};

/** Days in view for each zoom; null: all of them. */
const ZOOMS = { tout: null, cinq: 5 * 365, deux: 2 * 365, semestre: 183 } as const;
type Zoom = keyof typeof ZOOMS;
const isZoom = (text: string): text is Zoom => Object.hasOwn(ZOOMS, text);

const ROW = 22;
const NEAR = 9;
/** Room a bar takes for its words where it is too short for them, in pixels a letter. */
const LETTER = 6.2;

const firstOf = (year: number): CivilDate => civilDate(`${year}-01-01`);

/** The whole years that hold every day of the lanes and today. */
function etendueDe(couloirs: readonly Couloir[], aujourdhui: CivilDate): { from: CivilDate; to: CivilDate } {
  let [first, last] = [aujourdhui, aujourdhui];
  const seen = (date: CivilDate): void => {
    first = minDate(first, date);
    last = maxDate(last, date);
  };
  for (const { reperes, barres } of couloirs) {
    for (const { date } of reperes) seen(date);
    for (const { debut, fin } of barres) {
      seen(debut);
      if (fin !== null) seen(fin);
    }
  }
  return { from: firstOf(yearOf(first)), to: firstOf(yearOf(last) + 1) };
}

/** Where the scale is marked: each year, and each month once there is room for its name. */
function graduations(
  from: CivilDate,
  to: CivilDate,
  months: boolean,
): readonly { date: CivilDate; nom: string }[] {
  const found: { date: CivilDate; nom: string }[] = [];
  for (let year = yearOf(from); year < yearOf(to); year += 1) {
    found.push({ date: firstOf(year), nom: String(year) });
    if (months)
      for (let month = 2; month <= 12; month += 1) {
        const date = civilDate(`${year}-${String(month).padStart(2, '0')}-01`);
        found.push({ date, nom: formatMonth(date).replace(/ \d+$/u, '') });
      }
  }
  return found;
}

/**
 * The life of one convention or of several, to the scale of time: a lane a subject, bars for what lasts, marks for what
 * is done in a day. A picture: what it shows is told by the list that goes with it, which is what a screen reader reads.
 */
export function Frise({
  couloirs,
  aujourdhui,
  label,
}: {
  readonly couloirs: readonly Couloir[];
  readonly aujourdhui: CivilDate;
  readonly label: string;
}) {
  const [zoom, setZoom] = useState<Zoom>('tout');
  const { ref, width } = useElementSize<HTMLDivElement>();
  const scroll = useRef<HTMLDivElement>(null);
  const { from, to } = etendueDe(couloirs, aujourdhui);
  const days = Math.max(1, daysBetween(from, to));
  const ratio = Math.max(1, days / (ZOOMS[zoom] ?? days));
  const pixels = Math.max(320, width) * ratio;
  const x = (date: CivilDate): number => (daysBetween(from, date) / days) * pixels;
  const todayX = x(aujourdhui);

  const centre = () => {
    const node = scroll.current;
    if (node !== null) node.scrollLeft = todayX - node.clientWidth / 2;
  };
  useEffect(centre, [todayX]);

  return (
    <div className={classes.frise}>
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={textFrise.zoom}
          value={zoom}
          data={Object.keys(ZOOMS).map((value) => ({ value, label: textFrise.zooms[value as Zoom] }))}
          onChange={(value) => {
            if (isZoom(value)) setZoom(value);
          }}
        />
        {zoom !== 'tout' && (
          <Button size="compact-xs" variant="default" onClick={centre}>
            {textFrise.today}
          </Button>
        )}
      </div>
      <div ref={scroll} className={classes.scroll} role="region" aria-label={label} tabIndex={0}>
        <div className={classes.canvas} style={{ '--pixels': `${pixels}px` } as CSSProperties} aria-hidden>
          <div className={classes.lane}>
            <span className={classes.title} />
            <div ref={ref} className={classes.measure} />
            <div className={classes.scale}>
              {graduations(from, to, pixels / (days / 30) > 60).map(({ date, nom }) => (
                <span
                  key={date}
                  className={classes.tick}
                  data-year={partsOf(date).month === 1 || undefined}
                  style={{ left: x(date) }}
                >
                  {nom}
                </span>
              ))}
              <span className={classes.today} style={{ left: todayX }} title={formatDate(aujourdhui)}>
                {textFrise.today}
              </span>
            </div>
          </div>
          {couloirs.map((couloir) => (
            <Lane key={couloir.key} couloir={couloir} x={x} pixels={pixels} todayX={todayX} />
          ))}
        </div>
      </div>
    </div>
  );
}

function Lane({
  couloir,
  x,
  pixels,
  todayX,
}: {
  readonly couloir: Couloir;
  readonly x: (date: CivilDate) => number;
  readonly pixels: number;
  readonly todayX: number;
}) {
  const { titre, to, reperes, barres } = couloir;
  const places = barres.map(({ debut, fin, libelle }) => {
    const left = x(debut);
    const right = fin === null ? pixels : Math.max(left + 4, x(fin));
    return {
      left,
      width: right - left,
      debut: left,
      fin: Math.max(right, left + libelle.length * LETTER + 8),
    };
  });
  const rows = empiler(places);
  const height = (Math.max(-1, ...rows) + 1) * ROW;
  const groups = grouper(reperes, ({ date }) => x(date), NEAR);
  return (
    <div className={classes.lane}>
      <span className={classes.title} title={titre}>
        {to === null ? (
          titre
        ) : (
          <Link to={to} tabIndex={-1}>
            {titre}
          </Link>
        )}
      </span>
      <div className={classes.track} style={{ height: height + (groups.length > 0 ? ROW : 0) }}>
        <span className={classes.todayLine} style={{ left: todayX }} />
        {barres.map((barre, index) => (
          <Link
            key={barre.key}
            to={barre.to}
            tabIndex={-1}
            className={classes.bar}
            data-nature={barre.nature}
            data-open={barre.fin === null || undefined}
            title={textFrise.stretch(
              barre.libelle,
              formatDate(barre.debut),
              barre.fin === null ? null : formatDate(barre.fin),
            )}
            style={{ left: places[index]?.left, width: places[index]?.width, top: (rows[index] ?? 0) * ROW }}
          >
            <span>{barre.libelle}</span>
          </Link>
        ))}
        {groups.map((group) => {
          const [first] = group;
          if (first === undefined) return null;
          return (
            <Link
              key={first.key}
              to={first.to}
              tabIndex={-1}
              className={classes.mark}
              data-nature={first.nature}
              data-future={first.aVenir || undefined}
              title={group.map(({ date, libelle }) => `${formatDate(date)} : ${libelle}`).join('\n')}
              style={{ left: x(first.date), top: height }}
            >
              {group.length > 1 ? group.length : ''}
            </Link>
          );
        })}
      </div>
    </div>
  );
}
