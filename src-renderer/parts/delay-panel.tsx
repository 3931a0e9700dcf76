import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { daysBetween, minDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { Delai } from '#domain/delais/calcul';
import { ZONE_LABELS } from '#domain/delais/calendriers';
import { Aide } from './aide';
import { textDelais } from '../text/delais';
import { Callout } from '../ui/callout';
import layout from '../ui/layout.module.css';
import { DateText } from './date-text';
import classes from './delay-panel.module.css';

function Reading({
  title,
  help,
  main = false,
  lines,
}: {
  readonly title: string;
  readonly help: string;
  readonly main?: boolean;
  readonly lines: readonly { readonly term: string; readonly date: CivilDate; readonly suffix?: string }[];
}) {
  return (
    <div className={`${layout.panel} ${classes.reading}`} data-main={main || undefined}>
      <p className={classes.readingTitle}>{title}</p>
      <dl>
        {lines.map(({ term, date, suffix }, index) => (
          <div key={term} data-first={index === 0 || undefined}>
            <dt>{term}</dt>
            <dd>
              <DateText date={date} day />
              {suffix !== undefined && ` ${suffix}`}
            </dd>
          </div>
        ))}
      </dl>
      <p className={layout.note}>{help}</p>
    </div>
  );
}

/** Where today stands between the departure and the expiry; decorative, the dates say it in words. */
function Gauge({ delai, aujourdhui }: { readonly delai: Delai; readonly aujourdhui: CivilDate }) {
  const total = Math.max(1, daysBetween(delai.depart, delai.prudent.expiration));
  const at = (date: CivilDate) =>
    `${(Math.min(total, Math.max(0, daysBetween(delai.depart, date))) / total) * 100}%`;
  return (
    <div className={classes.gauge} aria-hidden="true">
      <span
        className={classes.elapsed}
        style={{ width: at(minDate(aujourdhui, delai.prudent.expiration)) }}
      />
      <span className={classes.strictMark} style={{ insetInlineStart: at(delai.strict.expiration) }} />
    </div>
  );
}

/**
 * A delay under its two readings, side by side, and the reasoning that leads to them. Both are always shown: which
 * one governs is the jurist's choice.
 */
export function DelayPanel({
  delai,
  aujourdhui,
  moteur,
  open = false,
  children,
}: {
  readonly delai: Delai;
  /** Given: where the day stands in the delay. */
  readonly aujourdhui?: CivilDate;
  /** Version of the method that a stored delay was computed with. */
  readonly moteur?: string;
  /** Reasoning unfolded from the start. */
  readonly open?: boolean;
  readonly children?: ReactNode;
}) {
  const { depart, regle, zone, strict, prudent, franc, notices, etapes } = delai;
  const gap = daysBetween(strict.expiration, prudent.expiration);
  return (
    <div className={`${layout.stack} ${classes.panel}`} data-testid="delai">
      <p className={classes.summary}>
        <strong>{textDelais.summary(regle)}</strong> {textDelais.of} <DateText date={depart} day />{' '}
        <span className={classes.zone}>({ZONE_LABELS[zone]})</span> <Aide sujet="delai" />
      </p>
      {aujourdhui !== undefined && <Gauge delai={delai} aujourdhui={aujourdhui} />}
      <div className={`${layout.stack} ${classes.readings}`}>
        <Reading
          title={textDelais.strict}
          help={textDelais.strictHelp}
          lines={[
            { term: textDelais.expiration, date: strict.expiration, suffix: textDelais.midnight },
            { term: textDelais.premierJour, date: strict.premierJour },
          ]}
        />
        <Reading
          title={textDelais.prudent}
          help={textDelais.prudentHelp}
          main
          lines={[
            { term: textDelais.expiration, date: prudent.expiration, suffix: textDelais.midnight },
            { term: textDelais.premierJour, date: prudent.premierJour },
            ...(prudent.premierJourOuvre === prudent.premierJour
              ? []
              : [{ term: textDelais.premierJourOuvre, date: prudent.premierJourOuvre }]),
          ]}
        />
      </div>
      <p className={classes.gap}>
        {gap === 0 ? textDelais.same : textDelais.gap(gap)}{' '}
        {regle.francs !== true && (
          <span className={classes.franc}>
            {textDelais.franc}&nbsp;: <DateText date={franc.expiration} day /> {textDelais.midnight}.
          </span>
        )}
      </p>
      {notices.length > 0 && (
        <Callout tone="warn" title={textDelais.notices}>
          {notices.map((notice) => (
            <p key={notice}>{notice}</p>
          ))}
        </Callout>
      )}
      <details className={`${layout.panel} ${classes.why}`} open={open} data-testid="raisonnement">
        <summary>
          <IconChevronRight size={18} aria-hidden className={classes.chevron} />
          {textDelais.why} <span className={classes.zone}>({textDelais.steps(etapes.length)})</span>
        </summary>
        <ol className={classes.steps}>
          {etapes.map(({ regle: rule, source, resultat }) => (
            <li key={rule}>
              <p className={classes.rule}>{rule}</p>
              <p className={classes.outcome}>{resultat}</p>
              <p className={layout.note}>{source}</p>
            </li>
          ))}
        </ol>
        {moteur !== undefined && <p className={layout.note}>{textDelais.engine(moteur)}</p>}
      </details>
      {children}
    </div>
  );
}
