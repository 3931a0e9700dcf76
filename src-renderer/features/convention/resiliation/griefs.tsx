import { formatDate } from '#domain/civil-date';
import { typographie } from '#actes/typographie';
import { DateText } from '../../../parts/date-text';
import { textConvention } from '../../../text/convention';
import { Callout } from '../../../ui/callout';
import { Facts } from '../../../ui/facts';
import classes from '../convention.module.css';
import type { Part } from './dates';

const text = textConvention.resiliation;

export function Griefs({ item }: Pick<Part, 'item'>) {
  return (
    <div>
      <h3 className={classes.minor}>{text.griefs}</h3>
      <ol className={classes.griefs}>
        {item.miseEnDemeure.griefs.map(({ faits, dateFaits, pieces, miseEnConformite, maintien }, index) => (
          <li key={index}>
            <p className={classes.griefTitle}>
              <span className="mono">{item.cites[index]?.reference}</span>{' '}
              {typographie(item.cites[index]?.libelle ?? '')}
            </p>
            <p>
              {text.facts} <DateText date={dateFaits} />
              &nbsp;: {faits}
            </p>
            {pieces !== null && (
              <p className={classes.quiet}>
                {text.pieces}&nbsp;: {pieces}
              </p>
            )}
            {maintien !== undefined && (
              <p className={classes.quiet}>
                {text.kept}&nbsp;: {maintien}
              </p>
            )}
            {miseEnConformite !== null && (
              <p className={classes.quiet}>
                {text.compliance}&nbsp;: {miseEnConformite}
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What the other party answered, and the time it was given. */
export function Reponses({ item }: Pick<Part, 'item'>) {
  const { observations = [], prolongations = [], recue } = item.miseEnDemeure;
  if (observations.length === 0 && prolongations.length === 0) return null;
  return (
    <div>
      <h3 className={classes.minor}>{recue === undefined ? text.observations : text.ownObservations}</h3>
      <Facts
        items={[
          ...observations.map(({ date, texte, piece }) => ({
            term: formatDate(date),
            value: piece === null ? texte : `${texte} (${piece})`,
          })),
          ...prolongations.map(({ date, jusquAu, motif }) => ({
            term: text.extended,
            value: (
              <>
                <DateText date={jusquAu} day />
                <span className={classes.sub}>{`${formatDate(date)} : ${motif}`}</span>
              </>
            ),
          })),
        ]}
      />
    </div>
  );
}

/** What a letter received got wrong: what may be answered to it. */
export function AFaireValoir({ item }: Pick<Part, 'item'>) {
  const { defauts = [] } = item.miseEnDemeure.recue ?? {};
  if (defauts.length === 0) return null;
  return (
    <Callout tone="warn" title={text.toAnswer}>
      {defauts.map((one) => (
        <p key={one}>{typographie(one)}</p>
      ))}
    </Callout>
  );
}
