import { ActionIcon, NativeSelect, Tooltip } from '@mantine/core';
import { IconArrowsLeftRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { Borne, ConsolidationView } from '#contract/texte';
import { addDays, formatDate, formatShort } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { borneAdresse, borneLue } from '../../parts/paths';
import { textComparaison } from '../../text/comparaison';
import { ChampDate } from '../../parts/forms/champ-date';
import layout from '../../ui/layout.module.css';
import classes from './comparaison.module.css';

/** One end as the address has it; `broken`: what the address asks for and is neither a day nor a draft. */
export type End = { readonly borne: Borne; readonly broken: string | null };
export type Ends = { readonly de: Borne; readonly a: Borne };

const DAY = 'date';

function EndFields({
  legend,
  kindLabel,
  dayLabel,
  end,
  text,
  aujourdhui,
  onChange,
}: {
  readonly legend: string;
  readonly kindLabel: string;
  readonly dayLabel: string;
  readonly end: End;
  /** The convention as it reads today: its drafts are those that can be compared. */
  readonly text: ConsolidationView;
  readonly aujourdhui: CivilDate;
  readonly onChange: (borne: Borne) => void;
}) {
  const { borne, broken } = end;
  const shown = borne.nature === 'date' ? borne.date : null;
  // What was typed, and the day shown then: another day shown makes it old.
  const [typed, setTyped] = useState(broken === null ? null : { text: broken, at: shown });
  const kind = borne.nature === 'date' ? DAY : borneAdresse(borne);
  const known = text.projets.map(({ avenantId, objet }) => ({
    value: borneAdresse({ nature: 'projet', avenantId }),
    label: textComparaison.kindDraft(objet),
  }));
  const lost = kind !== DAY && !known.some(({ value }) => value === kind);
  return (
    <fieldset className={`${layout.stack} ${classes.end}`}>
      <legend>{legend}</legend>
      <NativeSelect
        label={kindLabel}
        value={kind}
        data={[
          { value: DAY, label: textComparaison.kindDay },
          ...known,
          ...(lost ? [{ value: kind, label: textComparaison.kindUnknown }] : []),
        ]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setTyped(null);
          onChange((value === DAY ? null : borneLue(value)) ?? { nature: 'date', date: aujourdhui });
        }}
        {...(kind === DAY ? {} : { description: textComparaison.kindDraftHelp })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
      {shown !== null && (
        <ChampDate
          label={dayLabel}
          text={typed?.at === shown ? typed.text : formatShort(shown)}
          error={broken === null ? undefined : textComparaison.dayBroken}
          onChange={(written, date) => {
            setTyped({ text: written, at: date ?? shown });
            if (date !== null) onChange({ nature: 'date', date });
          }}
        />
      )}
    </fieldset>
  );
}

/** Comparisons people ask for: since the signature, before and after an avenant, what a draft would change. */
export function quickComparisons(
  { jalons, projets }: ConsolidationView,
  aujourdhui: CivilDate,
): readonly { readonly label: string; readonly ends: Ends }[] {
  const day = (date: CivilDate): Borne => ({ nature: 'date', date });
  const [first, ...later] = jalons;
  return [
    ...(first === undefined || later.length === 0
      ? []
      : [{ label: textComparaison.quickSigned, ends: { de: day(first.jour), a: day(aujourdhui) } }]),
    ...later.map(({ jour, libelle }) => ({
      label: textComparaison.quickAct(libelle, formatDate(jour)),
      ends: { de: day(addDays(jour, -1)), a: day(jour) },
    })),
    ...projets.map(({ avenantId, objet }) => ({
      label: textComparaison.quickDraft(objet),
      ends: { de: day(aujourdhui), a: { nature: 'projet', avenantId } as const },
    })),
  ];
}

const keyOf = ({ de, a }: Ends): string => `${borneAdresse(de)} ${borneAdresse(a)}`;

/** Which two versions are compared. */
export function EndsForm({
  de,
  a,
  text,
  aujourdhui,
  onChange,
}: {
  readonly de: End;
  readonly a: End;
  readonly text: ConsolidationView;
  readonly aujourdhui: CivilDate;
  readonly onChange: (ends: Ends) => void;
}) {
  const ends: Ends = { de: de.borne, a: a.borne };
  const quick = quickComparisons(text, aujourdhui).map((one) => ({ ...one, value: keyOf(one.ends) }));
  const current = keyOf(ends);
  const known = quick.some(({ value }) => value === current);
  return (
    <section className={`${layout.panel} ${layout.stack} ${classes.ends}`} aria-label={textComparaison.ends}>
      {quick.length > 0 && (
        <NativeSelect
          label={textComparaison.quick}
          className={classes.quick ?? ''}
          value={known ? current : ''}
          data={[
            ...(known ? [] : [{ value: '', label: textComparaison.quickOther }]),
            ...quick.map(({ value, label }) => ({ value, label })),
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const picked = quick.find((one) => one.value === value);
            if (picked !== undefined) onChange(picked.ends);
          }}
        />
      )}
      <div className={`${layout.stack} ${classes.pair}`}>
        <EndFields
          legend={textComparaison.from}
          kindLabel={textComparaison.fromKind}
          dayLabel={textComparaison.fromDay}
          end={de}
          text={text}
          aujourdhui={aujourdhui}
          onChange={(borne) => {
            onChange({ ...ends, de: borne });
          }}
        />
        <Tooltip label={textComparaison.swap} events={{ hover: true, focus: true, touch: false }}>
          <ActionIcon
            variant="default"
            size={36}
            className={classes.swap ?? ''}
            aria-label={textComparaison.swap}
            onClick={() => {
              onChange({ de: ends.a, a: ends.de });
            }}
          >
            <IconArrowsLeftRight size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <EndFields
          legend={textComparaison.to}
          kindLabel={textComparaison.toKind}
          dayLabel={textComparaison.toDay}
          end={a}
          text={text}
          aujourdhui={aujourdhui}
          onChange={(borne) => {
            onChange({ ...ends, a: borne });
          }}
        />
      </div>
    </section>
  );
}
