import { Switch } from '@mantine/core';
import { IconCalendarDue } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { EcheanceView } from '#contract/echeances';
import { formatLong } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { textEcheances as text } from '../../text/echeances';
import { EmptyState } from '../../ui/empty-state';
import layout from '../../ui/layout.module.css';
import { Section } from '../../ui/section';
import classes from './echeances.module.css';

function Jours({
  title,
  echeances,
  adresse,
}: {
  readonly title: string;
  readonly echeances: readonly EcheanceView[];
  readonly adresse: (cle: string) => string;
}) {
  if (echeances.length === 0) return null;
  const jours = new Map<CivilDate, EcheanceView[]>();
  for (const one of echeances) jours.set(one.date, [...(jours.get(one.date) ?? []), one]);
  return (
    <Section title={`${title} (${echeances.length})`} plain>
      {[...jours].map(([jour, siennes]) => (
        <div key={jour} className={classes.day}>
          <p>
            <time dateTime={jour}>{formatLong(jour)}</time>
            <br />
            <span className={layout.note}>{text.inDays(siennes[0]?.jours ?? 0)}</span>
          </p>
          <ul className={layout.list}>
            {siennes.map((one) => (
              <li key={one.cle} className={classes.line}>
                <Link to={adresse(one.cle)}>{one.aFaire}</Link>
                <span className={layout.note}>
                  {one.convention}, {one.acte}
                  {one.attendu === null ? '' : `, ${one.attendu}`}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

/** Day after day: what is late first, then what comes; what is over when it is asked for. */
export function Agenda({
  echeances,
  passees,
  onPassees,
  adresse,
}: {
  readonly echeances: readonly EcheanceView[];
  readonly passees: boolean;
  readonly onPassees: (montrer: boolean) => void;
  readonly adresse: (cle: string) => string;
}) {
  const de = (...statuts: readonly EcheanceView['statut'][]) =>
    echeances.filter(({ statut }) => statuts.includes(statut));
  const ouvertes = de('en_retard', 'a_venir');
  return (
    <div className={layout.stack}>
      <Switch
        className="screen-only"
        label={text.showPast}
        checked={passees}
        onChange={(event) => onPassees(event.currentTarget.checked)}
      />
      {ouvertes.length === 0 && (
        <EmptyState icon={IconCalendarDue} title={text.agendaEmpty}>
          {text.agendaEmptyDetail}
        </EmptyState>
      )}
      <Jours title={text.late} echeances={de('en_retard')} adresse={adresse} />
      <Jours title={text.coming} echeances={de('a_venir')} adresse={adresse} />
      {passees && <Jours title={text.past} echeances={de('passee', 'tenue')} adresse={adresse} />}
    </div>
  );
}
