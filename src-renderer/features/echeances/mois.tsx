import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { EcheanceView } from '#contract/echeances';
import {
  addDays,
  addMonths,
  civilDate,
  dayOfWeek,
  daysInMonth,
  formatLong,
  formatMonth,
  partsOf,
} from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { STATUT_LABELS } from '#domain/echeances/liste';
import { upperFirst } from '#domain/french';
import { textEcheances as text } from '../../text/echeances';
import layout from '../../ui/layout.module.css';
import classes from './echeances.module.css';

/** The first day of the month of a date. */
export const debutDuMois = (date: CivilDate): CivilDate => civilDate(`${date.slice(0, 7)}-01`);

/** The weeks of a month, Monday first, with the days of its neighbours that fill them. */
export function semainesDe(mois: CivilDate): readonly (readonly CivilDate[])[] {
  const { year, month } = partsOf(mois);
  const debut = addDays(mois, 1 - dayOfWeek(mois));
  const rangs = Math.ceil((dayOfWeek(mois) - 1 + daysInMonth(year, month)) / 7);
  return Array.from({ length: rangs }, (_, semaine) =>
    Array.from({ length: 7 }, (_jour, jour) => addDays(debut, semaine * 7 + jour)),
  );
}

/** One month on one sheet: each date under its day, and the days where there is none. */
export function Mois({
  mois,
  aujourdhui,
  echeances,
  onMois,
  adresse,
}: {
  readonly mois: CivilDate;
  readonly aujourdhui: CivilDate;
  readonly echeances: readonly EcheanceView[];
  readonly onMois: (mois: CivilDate) => void;
  readonly adresse: (cle: string) => string;
}) {
  const nom = upperFirst(formatMonth(mois));
  const siens = echeances.filter(({ date }) => date.startsWith(mois.slice(0, 7)));
  return (
    <>
      <div className={`${layout.line} ${classes.bar}`}>
        <ActionIcon
          className="screen-only"
          variant="default"
          size="lg"
          aria-label={text.previousMonth}
          onClick={() => onMois(addMonths(mois, -1))}
        >
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          className="screen-only"
          variant="default"
          size="lg"
          aria-label={text.nextMonth}
          onClick={() => onMois(addMonths(mois, 1))}
        >
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
        <Button
          className="screen-only"
          size="xs"
          variant="default"
          onClick={() => onMois(debutDuMois(aujourdhui))}
        >
          {text.thisMonth}
        </Button>
        <h2 aria-live="polite">{nom}</h2>
      </div>
      {siens.length === 0 && <p className={layout.note}>{text.monthEmpty}</p>}
      <table className={classes.month} aria-label={nom}>
        <thead>
          <tr>
            {text.days.map((jour) => (
              <th key={jour} scope="col">
                {jour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {semainesDe(mois).map((semaine) => (
            <tr key={semaine[0]}>
              {semaine.map((jour) => (
                <td key={jour} data-today={jour === aujourdhui || undefined}>
                  <time className={classes.number} dateTime={jour} aria-label={formatLong(jour)}>
                    {partsOf(jour).day}
                  </time>
                  <ul className={layout.list}>
                    {siens
                      .filter(({ date }) => date === jour)
                      .map((one) => (
                        <li key={one.cle}>
                          <Link
                            to={adresse(one.cle)}
                            className={classes.event}
                            data-statut={one.statut}
                            title={`${one.libelle} (${one.convention}), ${STATUT_LABELS[one.statut]}`}
                          >
                            {one.libelle}
                          </Link>
                        </li>
                      ))}
                  </ul>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
