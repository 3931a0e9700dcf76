import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SimulationView } from '#contract/texte';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { upperFirst } from '#domain/french';
import { typographie } from '#actes/typographie';
import { ActSheet } from '../../parts/act-sheet';
import { DateText } from '../../parts/date-text';
import { QueryView } from '../../parts/query-view';
import { ToKnow } from '../../parts/to-know';
import { useQuery } from '../../rpc/query';
import { textAtelier } from '../../text/atelier';
import { Callout } from '../../ui/callout';
import layout from '../../ui/layout.module.css';
import { Section } from '../../ui/section';
import classes from './atelier.module.css';
import { Defauts } from './essai-view';

const text = textAtelier.simuler;

const day = (date: CivilDate | null): ReactNode => (date === null ? text.none : <DateText date={date} />);

function Dates({ dates }: Pick<SimulationView, 'dates'>): ReactNode {
  if (dates.length === 0) return <p className={classes.quiet}>{text.noDates}</p>;
  return (
    <div className="table-scroll" role="region" aria-label={text.datesTable} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{text.what}</th>
            <th scope="col">{text.before}</th>
            <th scope="col">{text.after}</th>
            <th scope="col">{text.cause}</th>
          </tr>
        </thead>
        <tbody>
          {dates.map(({ libelle, avant, apres, dit, cause }) => (
            <tr key={libelle}>
              <th scope="row">{typographie(libelle)}</th>
              <td>{dit === undefined ? day(avant) : (dit.avant ?? text.none)}</td>
              <td>
                {dit === undefined && avant === apres ? (
                  text.same
                ) : (
                  <strong>{dit === undefined ? day(apres) : (dit.apres ?? text.none)}</strong>
                )}
              </td>
              <td>{typographie(cause)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the avenant would change, were it signed today; nothing is recorded by looking. */
export function Simuler({ avenantId }: { readonly avenantId: string }): ReactNode {
  const query = useQuery('texte.simuler', { avenantId });
  return (
    <QueryView query={query}>
      {({ effet, dates, touches, conflits, aSavoir, comparaison, tete }) => (
        <div className={`${layout.stack} ${classes.simulation}`}>
          <Callout tone="info" title={text.nothing}>
            <p>{text.nothingDetail(formatDate(effet))}</p>
            <p className={classes.quiet}>{text.head(tete.slice(0, 12))}</p>
          </Callout>
          <ToKnow items={aSavoir} />
          <Section title={text.dates}>
            <Dates dates={dates} />
          </Section>
          <Section title={text.touched}>
            {touches.length === 0 ? (
              <p className={`${layout.line} ${classes.sound}`} data-tone="ok">
                <IconCircleCheck size={16} stroke={1.8} aria-hidden /> {text.noTouched}
              </p>
            ) : (
              <ul className={`${layout.list} ${classes.touched}`}>
                {touches.map(({ libelle, detail, nature }, index) => (
                  <li key={`${index} ${libelle}`}>
                    <span className={layout.note}>{text.natures[nature]}</span>
                    <strong>{typographie(upperFirst(libelle))}</strong>
                    <span>{typographie(detail)}</span>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <Section title={text.conflicts}>
            {conflits.length === 0 ? (
              <p className={`${layout.line} ${classes.sound}`} data-tone="ok">
                <IconCircleCheck size={16} stroke={1.8} aria-hidden /> {text.noConflicts}
              </p>
            ) : (
              <Defauts defauts={conflits.map(({ defaut }) => defaut)} />
            )}
          </Section>
          <Section
            title={text.redline}
            aside={<span className={classes.quiet}>{text.changes(comparaison.changements)}</span>}
            plain
          >
            <p className={classes.quiet}>
              {typographie(`${upperFirst(comparaison.de)} → ${comparaison.a}. ${text.legend}`)}
            </p>
            <ActSheet model={comparaison.model} />
          </Section>
        </div>
      )}
    </QueryView>
  );
}
