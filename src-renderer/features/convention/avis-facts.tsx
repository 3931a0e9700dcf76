import type { ReactNode } from 'react';
import type { AvisView } from '#contract/views';
import { formatDate } from '#domain/civil-date';
import { changeLeFond } from '#domain/avenant/ecart';
import { FORMATION_LABELS, quorumAtteint } from '#domain/fiches/avis';
import type { Avis } from '#domain/fiches/avis';
import { typographie } from '#domain/typographie';
import { DateText } from '../../parts/date-text';
import { textCommun } from '../../text/commun';
import { textConvention } from '../../text/convention';
import { Facts } from '../../ui/facts';
import classes from './convention.module.css';

const text = textConvention.avis;

/** « Avis du 21 octobre 2026 » */
export const nomAvis = ({ seance }: Avis): string => typographie(text.named(formatDate(seance.date)));

/** What is known of an avis, fact by fact: beside its words, and beside the forms that change it. */
export function AvisFacts({
  item: { avis, ecart },
  on,
}: {
  readonly item: Pick<AvisView, 'avis' | 'ecart'>;
  /** What was examined. */
  readonly on: ReactNode;
}) {
  const { seance } = avis;
  const { quorum } = seance;
  return (
    <Facts
      items={[
        {
          term: text.on,
          value: on,
        },
        {
          term: text.seance,
          value: (
            <>
              <DateText date={seance.date} />, {FORMATION_LABELS[seance.formation]}
              {seance.lieu !== null && <span className={classes.sub}>{seance.lieu}</span>}
            </>
          ),
        },
        {
          term: text.convocation,
          value:
            seance.convocationLe === null ? textCommun.unknown : <DateText date={seance.convocationLe} />,
        },
        {
          term: text.quorum,
          value:
            quorum === null ? (
              text.quorumUnknown
            ) : (
              <>
                {text.quorumCount(quorum.presents, quorum.membres)}
                <span className={classes.sub}>{quorumAtteint(quorum) ? text.quorumOk : text.quorumKo}</span>
              </>
            ),
        },
        { term: text.pv, value: seance.procesVerbal ?? textCommun.unknown },
        {
          term: text.draft,
          value: (
            <span className={changeLeFond(ecart) ? classes.hypothesis : classes.confirmed}>
              {ecart === null ? text.unchanged : changeLeFond(ecart) ? text.changed : text.changedForm}
            </span>
          ),
        },
      ]}
    />
  );
}
