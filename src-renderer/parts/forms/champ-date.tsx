import { ActionIcon, Button, CloseButton, Input, Popover, VisuallyHidden } from '@mantine/core';
import { Calendar } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import 'dayjs/locale/fr';
import { use, useId, useState } from 'react';
import type { ReactNode, Ref } from 'react';
import { dayOfWeek, formatLong, formatShort, parseCivilDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { holidayOn } from '#domain/delais/calendriers';
import type { Zone } from '#domain/delais/calendriers';
import { formsDates } from '../../text/forms-dates';
import { OptionalMark } from '../../ui/forms/optional-mark';
import classes from './champ-date.module.css';
import { DayContext } from './day-context';
import { readDate } from './read-date';

/** « lundi 23 novembre 2026 », and what the calendar says of a day off: said, never corrected. */
export function describeDay(date: CivilDate, zone: Zone): string {
  const notes: string[] = [];
  const holiday = holidayOn(date, { zone });
  if (holiday !== null) notes.push(formsDates.holiday(holiday.nom));
  else if (dayOfWeek(date) > 5) notes.push(formsDates.weekend);
  return [formatLong(date), ...notes].join(' – ');
}

export type ChampDateProps = {
  readonly label: string;
  /** Told to those who do not see which row the field is on. */
  readonly labelSuffix?: string | undefined;
  /** Exactly what was typed: the parent keeps it, nothing is ever lost or rewritten. */
  readonly text: string;
  readonly onChange: (text: string, value: CivilDate | null) => void;
  readonly onBlur?: () => void;
  readonly name?: string;
  readonly help?: ReactNode;
  /** An error of the form (required, refused by the rules); one of the field itself comes first. */
  readonly error?: string | undefined;
  readonly optional?: boolean;
  /** Optional like every field beside it: the form says so once. */
  readonly unmarked?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Public holidays of another place than the form's. */
  readonly zone?: Zone;
};

/**
 * A date typed by hand, or picked in a calendar. The typed text is read, never rewritten: not on leaving the field,
 * not on error. An impossible day stays on screen with its reason (no library field does that).
 */
export function ChampDate(props: ChampDateProps): ReactNode {
  const { text, onChange, onBlur, name, help, error, optional = false, unmarked = false, inputRef } = props;
  const day = use(DayContext);
  const fullLabel = props.labelSuffix === undefined ? props.label : `${props.label} ${props.labelSuffix}`;
  const zone = props.zone ?? day.zone;
  const [left, setLeft] = useState(text !== '');
  const [open, setOpen] = useState(false);
  const id = useId();
  const read = readDate(text);
  const value = read.kind === 'date' ? read.date : null;
  const shownError = read.kind === 'error' && (left || read.complete) ? read.message : (error ?? null);

  const pick = (date: CivilDate | null) => {
    onChange(date === null ? '' : formatShort(date), date);
    setOpen(false);
  };

  return (
    <Input.Wrapper
      id={id}
      data-half
      label={
        <>
          {props.label}
          {props.labelSuffix !== undefined && <VisuallyHidden> {props.labelSuffix}</VisuallyHidden>}
          {optional && !unmarked && <OptionalMark />}
        </>
      }
      description={
        <>
          {help !== undefined && <span className={classes.help}>{help}</span>}
          <span className={classes.dayInWords} aria-live="polite">
            {value !== null && describeDay(value, zone)}
          </span>
        </>
      }
      error={shownError}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      className={classes.dateField}
    >
      <div className={classes.dateRow}>
        <Input
          ref={inputRef ?? null}
          id={id}
          name={name}
          data-champ={name}
          className={classes.dateInput}
          value={text}
          error={shownError !== null}
          placeholder={formsDates.placeholder}
          inputMode="numeric"
          autoComplete="off"
          aria-required={!optional}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            setLeft(false);
            const next = readDate(typed);
            onChange(typed, next.kind === 'date' ? next.date : null);
          }}
          onBlur={() => {
            setLeft(true);
            onBlur?.();
          }}
        />
        <Popover
          opened={open}
          onChange={setOpen}
          withinPortal={false}
          trapFocus
          returnFocus
          position="bottom-start"
          shadow="md"
          width="max-content"
        >
          <Popover.Target>
            <ActionIcon
              variant="default"
              size="var(--control)"
              aria-label={formsDates.openCalendar(fullLabel)}
              onClick={() => setOpen((was) => !was)}
            >
              <IconCalendar size={18} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown aria-label={formsDates.calendar(fullLabel)} aria-labelledby={undefined}>
            <Calendar
              locale="fr"
              hideOutsideDates
              highlightToday={false}
              {...((value ?? day.today) === null ? {} : { defaultDate: value ?? day.today ?? '' })}
              previousLabel={formsDates.previousMonth}
              nextLabel={formsDates.nextMonth}
              ariaLabels={{
                monthLevelControl: formsDates.monthLevel,
                yearLevelControl: formsDates.yearLevel,
                previousMonth: formsDates.previousMonth,
                nextMonth: formsDates.nextMonth,
                previousYear: formsDates.previousYear,
                nextYear: formsDates.nextYear,
                previousDecade: formsDates.previousDecade,
                nextDecade: formsDates.nextDecade,
              }}
              classNames={{ day: classes.day }}
              getDayAriaLabel={(date) => {
                const civil = parseCivilDate(date);
                return civil === null ? date : describeDay(civil, zone);
              }}
              getDayProps={(date) => {
                const civil = parseCivilDate(date);
                return {
                  selected: civil !== null && civil === value,
                  'aria-pressed': civil !== null && civil === value,
                  'data-ferie': civil !== null && holidayOn(civil, { zone }) !== null ? true : undefined,
                  'data-aujourdhui': civil !== null && civil === day.today ? true : undefined,
                  onClick: () => pick(civil),
                };
              }}
            />
            <div className={classes.calendarFooter}>
              {day.today !== null && (
                <Button variant="subtle" size="compact-sm" onClick={() => pick(day.today)}>
                  {formsDates.today(formatShort(day.today))}
                </Button>
              )}
              {text !== '' && (
                <CloseButton
                  size="sm"
                  aria-label={formsDates.clear}
                  title={formsDates.clear}
                  onClick={() => pick(null)}
                />
              )}
            </div>
          </Popover.Dropdown>
        </Popover>
      </div>
    </Input.Wrapper>
  );
}
