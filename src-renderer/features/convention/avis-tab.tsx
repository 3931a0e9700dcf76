import { Anchor } from '@mantine/core';
import { IconMessageCheck, IconWorldUpload } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { EnTeteConventionView, LigneAvisView } from '#contract/conventions';
import { formatDate, formatShort } from '#domain/civil-date';
import { estComiteRegional } from '#domain/clauses/lire';
import { majorite } from '#domain/fiches/avis';
import type { Votes } from '#domain/fiches/avis';
import { typographie } from '#domain/typographie';
import { paths } from '../../parts/paths';
import { Aide } from '../../parts/aide';
import { QueryView } from '../../parts/query-view';
import { AvisBadge, RepriseBadge } from '../../parts/state-badge';
import { ToKnow } from '../../parts/to-know';
import { useQuery } from '../../rpc/query';
import { textConvention } from '../../text/convention';
import { ActBar } from '../../ui/act-bar';
import type { Act } from '../../ui/act-bar';
import { ActLink } from '../../ui/act-link';
import { ButtonLink } from '../../ui/button-link';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { Detail, DetailColumns, MasterDetail } from '../../ui/master-detail';
import type { MasterRow } from '../../ui/master-detail';
import { Section } from '../../ui/section';
import { nomAvenant } from './avenant-facts';
import { AvisFacts, nomAvis } from './avis-facts';
import classes from './convention.module.css';
import { EcartAvis } from './ecart-avis';
import { joindre, rectifier } from './gestes-communs';
import { formPaths } from './forms/paths';
import { NoSuchAct } from './no-such-act';
import { refusedWhy } from '../../parts/refused-why';
import { useActe } from './use-acte';

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

function Actions({ item: { avis, gestes } }: { readonly item: LigneAvisView }) {
  const { id, conventionId } = avis;
  const refus = gestes.find(({ geste }) => geste === 'publier')?.refus ?? null;
  const publish: Act = {
    key: 'publier',
    label: text.publish,
    icon: <IconWorldUpload size={16} aria-hidden />,
    to: formPaths.publierAvis(conventionId, id),
    refused: refusedWhy(refus),
  };
  return (
    <ActBar
      primary={refus === null ? publish : null}
      others={[
        ...(refus === null ? [] : [publish]),
        joindre(conventionId, 'avis', id),
        rectifier(conventionId, 'avis', id),
      ]}
      label={textConvention.otherActs(nomAvis(avis))}
    />
  );
}

function Acte({ item }: { readonly item: LigneAvisView }) {
  const { avis, avenant, aSavoir } = item;
  const { conventionId, votes, publication } = avis;
  const on =
    avenant === null ? (
      text.onConvention
    ) : (
      <Anchor component={Link} to={paths.acte(conventionId, 'avenants', avenant.id)}>
        {nomAvenant(avenant)}
      </Anchor>
    );
  return (
    <Detail
      title={nomAvis(avis)}
      state={
        <>
          <AvisBadge sens={avis.sens} />
          <Aide sujet="avis" conventionId={conventionId} etat={item.etat} />
          <RepriseBadge mention={item.mention} />
        </>
      }
      actions={<Actions item={item} />}
    >
      <DetailColumns aside={<AvisFacts item={item} on={on} />}>
        {item.etat === 'sans_avis' ? null : publication === null ? (
          <Callout tone="warn" title={text.unpublished}>
            <p>{estComiteRegional(avis.instance) ? text.unpublishedDetail : text.unpublishedElsewhere}</p>
          </Callout>
        ) : (
          <Callout tone="ok" title={text.published(formatDate(publication.date), publication.support)} />
        )}
        <div>
          <h3 className={classes.minor}>{text.votes}</h3>
          {votes === null ? <p className={classes.quiet}>{text.votesUnknown}</p> : <VotesBar votes={votes} />}
        </div>
        {avis.texte !== '' && (
          <div>
            <h3 className={classes.minor}>{text.texte}</h3>
            <blockquote className={classes.quote}>{avis.texte}</blockquote>
          </div>
        )}
        {avenant !== null && (
          <EcartAvis item={item} avenant={avenant} etat={avenant.etat} conventionId={conventionId} />
        )}
        <ToKnow items={aSavoir} />
      </DetailColumns>
    </Detail>
  );
}

const rowOf = ({ avis, avenant }: LigneAvisView): MasterRow => ({
  id: avis.id,
  to: paths.acte(avis.conventionId, 'avis', avis.id),
  title: avenant === null ? text.onConvention : typographie(avenant.objet),
  state: <AvisBadge sens={avis.sens} />,
  day: textConvention.avenants.seance(formatShort(avis.seance.date)),
});

/** Every avis, the latest séance first, bound to the exact draft that was examined. */
export function AvisTab({ view: { convention } }: { readonly view: EnTeteConventionView }) {
  const { acteId, fait } = useActe();
  const query = useQuery('avis.lister', { conventionId: convention.id });
  const list = paths.convention(convention.id, 'avis');
  const record = (
    <ActLink to={formPaths.avisConvention(convention.id)} size="xs">
      {text.recordOnConvention}
    </ActLink>
  );
  return (
    <QueryView query={query}>
      {(avis) => {
        if (avis.length === 0)
          return (
            <Section title={text.title} plain actions={record}>
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
            </Section>
          );
        const shown = acteId === null ? avis[0] : avis.find((item) => item.avis.id === acteId);
        return (
          <MasterDetail
            label={text.list}
            title={text.title}
            list={list}
            actions={record}
            groups={[{ label: null, rows: avis.map(rowOf) }]}
            selected={shown?.avis.id ?? null}
            chosen={acteId !== null}
            marked={fait !== null && fait === shown?.avis.id}
          >
            {shown === undefined ? (
              <NoSuchAct list={list} label={text.title} />
            ) : (
              <Acte key={shown.avis.id} item={shown} />
            )}
          </MasterDetail>
        );
      }}
    </QueryView>
  );
}
