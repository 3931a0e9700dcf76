import { dayName, formatDate, formatShort } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';

/** A civil date as people say it, readable by machines; with its day of the week where the day matters. */
export function DateText({ date, day = false }: { readonly date: CivilDate; readonly day?: boolean }) {
  return (
    <time dateTime={date}>
      {day ? `${dayName(date)} ` : ''}
      <span style={{ whiteSpace: 'nowrap' }}>{formatDate(date)}</span>
    </time>
  );
}

/** « 23/11/2026 », where dates stand in columns. */
export function ShortDate({ date }: { readonly date: CivilDate }) {
  return (
    <time dateTime={date} className="tabular">
      {formatShort(date)}
    </time>
  );
}
