import { IconMessageCheck } from '@tabler/icons-react';
import type { EnTeteConventionView, LigneAvisView } from '#contract/conventions';
import { formatDate } from '#domain/civil-date';
import { majorite, quorumAtteint, FORMATION_LABELS } from '#domain/fiches/avis';
import type { Votes } from '#domain/fiches/avis';
import { changeLeFond } from '#domain/avenant/ecart';
import { DateText } from '../../parts/date-text';
import { paths } from '../../parts/paths';
import { RectifyLink } from './rectify-link';
import { QueryView } from '../../parts/query-view';
import { AvisBadge } from '../../parts/state-badge';
import { ToKnow } from '../../parts/to-know';
import { useQuery } from '../../rpc/query';
import { textCommun } from '../../text/commun';
import { textConvention } from '../../text/convention';
import { ActLink } from '../../ui/act-link';
import { ButtonLink } from '../../ui/button-link';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/section';
import classes from './convention.module.css';
import { EcartAvis } from './ecart-avis';
import { formPaths } from './forms/paths';

const text = textConvention.avis;
const KINDS = ['pour', 'contre', 'abstentions', 'nePrendPasPart'] as const;

function VotesBar({ votes }: { readonly votes: Votes }) {
  const total = Math.max(
    1,
    KINDS.reduce((sum, kind) => sum + votes[kind], 0),
  );
  return (
    <div>
      <div className={classes.votes} aria-hidden="true">
        {KINDS.map((kind) =>
          votes[kind] > 0 ? (
            <span key={kind} data-kind={kind} style={{ width: `${(votes[kind] / total) * 100}%` }} />
          ) : null,
        )}
      </div>
      <ul className={classes.votesLegend}>
        {KINDS.map((kind) => (
          <li key={kind}>
            <span className={classes.voteKey} data-kind={kind} aria-hidden />
            {text.vote[kind]}&nbsp;: <strong>{votes[kind]}</strong>
          </li>
        ))}
        <li>{majorite(votes)}</li>
      </ul>
    </div>
  );
}

function Card({ item }: { readonly item: LigneAvisView }) {
  const { avis, avenant, ecart, aSavoir } = item;
  const { conventionId } = avis;
  const { seance, votes, publication, empreinteProjet } = avis;
  const { quorum } = seance;
  return (
    <article className={classes.record} aria-labelledby={`titre-${avis.id}`}>
      <div className={classes.recordHead}>
        <h3 id={`titre-${avis.id}`}>
          {avis.instance}, {textConvention.avenants.seance(formatDate(seance.date))}
        </h3>
        <AvisBadge sens={avis.sens} />
      </div>
      <Facts
        items={[
          {
            term: text.on,
            value:
              avenant === null ? (
                text.onConvention
              ) : (
                <>
                  {avenant.designation}&nbsp;: {avenant.objet}
                </>
              ),
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
              <>
                <span
                  title={text.fingerprint(empreinteProjet)}
                  className={changeLeFond(ecart) ? classes.hypothesis : classes.confirmed}
                >
                  {ecart === null ? text.unchanged : changeLeFond(ecart) ? text.changed : text.changedForm}
                </span>
              </>
            ),
          },
        ]}
      />
      <div>
        <h4 className={classes.minor}>{text.votes}</h4>
        {votes === null ? <p className={classes.quiet}>{text.votesUnknown}</p> : <VotesBar votes={votes} />}
      </div>
      {avis.texte !== '' && (
        <div>
          <h4 className={classes.minor}>{text.texte}</h4>
          <blockquote className={classes.quote}>{avis.texte}</blockquote>
        </div>
      )}
      {avenant !== null && (
        <EcartAvis item={item} avenant={avenant} etat={avenant.etat} conventionId={conventionId} />
      )}
      {publication === null ? (
        <Callout tone="warn" title={text.unpublished}>
          <p>{text.unpublishedDetail}</p>
          <div className={classes.calloutAction}>
            <ActLink to={formPaths.publierAvis(conventionId, avis.id)} size="xs">
              {text.publish}
            </ActLink>
          </div>
        </Callout>
      ) : (
        <Callout tone="ok" title={text.published(formatDate(publication.date), publication.support)} />
      )}
      <ToKnow items={aSavoir} />
      <div>
        <RectifyLink conventionId={conventionId} collection="avis" id={avis.id} />
      </div>
    </article>
  );
}

/** Every avis, bound to the exact draft that was examined. */
export function AvisTab({ view: { convention } }: { readonly view: EnTeteConventionView }) {
  const query = useQuery('avis.lister', { conventionId: convention.id });
  const record = <ActLink to={formPaths.avisConvention(convention.id)}>{text.recordOnConvention}</ActLink>;
  return (
    <Section title={text.title} plain actions={record}>
      <QueryView query={query}>
        {(avis) =>
          avis.length === 0 ? (
            <EmptyState
              icon={IconMessageCheck}
              title={text.empty}
              action={
                <ButtonLink to={paths.convention(convention.id, 'avenants')} variant="filled">
                  {text.emptyAction}
                </ButtonLink>
              }
            >
              {text.emptyDetail}
            </EmptyState>
          ) : (
            <div className={classes.records}>
              {avis.map((item) => (
                <Card key={item.avis.id} item={item} />
              ))}
            </div>
          )
        }
      </QueryView>
    </Section>
  );
}
