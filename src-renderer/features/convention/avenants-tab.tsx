import { IconFilePlus } from '@tabler/icons-react';
import type { EnTeteConventionView, LigneAvenantView, PartiesView } from '#contract/conventions';
import type { AvenantLuView } from '#contract/views';
import { runs } from '#actes/typographie';
import { formatDate, formatShort } from '#domain/civil-date';
import type { EtatAvenant } from '#domain/fiches/avenant';
import { isOuvert } from '#domain/fiches/avenant';
import { typographie } from '#domain/typographie';
import { Blockage } from '../../parts/blockage';
import { paths } from '../../parts/paths';
import { Aide } from '../../parts/aide';
import { QueryView } from '../../parts/query-view';
import { RunsText } from '../../parts/runs-text';
import { AvenantBadge, RepriseBadge } from '../../parts/state-badge';
import { ToKnow } from '../../parts/to-know';
import { useQuery } from '../../rpc/query';
import { textConvention } from '../../text/convention';
import { ActLink } from '../../ui/act-link';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { Detail, DetailColumns, MasterDetail } from '../../ui/master-detail';
import type { MasterRow } from '../../ui/master-detail';
import { Section } from '../../ui/section';
import { AvenantActions } from './avenant-actions';
import { AvenantFacts, nomAvenant } from './avenant-facts';
import { AvenantPath } from './avenant-path';
import classes from './convention.module.css';
import { EcartAvis } from './ecart-avis';
import { formPaths } from './forms/paths';
import { partieLabel, partiesAu } from './lookup';
import { NoSuchAct } from './no-such-act';
import { useActe } from './use-acte';

const text = textConvention.avenants;

/** Where an avenant stands among the others: still to be made, made, or come to nothing. */
type Sort = keyof typeof text.groups;
const sortOf = (etat: EtatAvenant): Sort =>
  isOuvert(etat) ? 'enCours' : etat === 'signe' || etat === 'en_vigueur' ? 'signes' : 'sansSuite';

function Words({ item: { avenant, etat } }: { readonly item: AvenantLuView }) {
  return (
    <section>
      <h3 className={classes.minor}>{isOuvert(etat) ? text.text : text.textSigned}</h3>
      {avenant.articles.length + avenant.operations.length === 0 ? (
        <p className={classes.quiet}>{text.noText}</p>
      ) : (
        <div className={classes.actText}>
          {avenant.articles.map(({ titre, alineas }) => (
            <section key={titre}>
              <h4>
                <RunsText runs={runs(titre)} />
              </h4>
              {alineas.map((alinea) => (
                <p key={alinea}>
                  <RunsText runs={runs(alinea)} />
                </p>
              ))}
            </section>
          ))}
          {avenant.operations.length > 0 && (
            <section>
              <h4>{text.changes}</h4>
              {avenant.operations.flatMap(({ id, phrase }) =>
                phrase.map((line, rang) => (
                  <p key={`${id}-${rang}`}>
                    <RunsText runs={runs(line)} />
                  </p>
                )),
              )}
            </section>
          )}
        </div>
      )}
    </section>
  );
}

function Body({ item, parties }: { readonly item: AvenantLuView; readonly parties: PartiesView }) {
  const { avenant, etat, avis, blocage, aSavoir } = item;
  const retenu = avis.find((one) => one.avis.id === item.avisRetenu);
  return (
    <>
      <AvenantPath item={item} />
      <DetailColumns aside={<AvenantFacts item={item} parties={parties} />}>
        {avenant.abandon !== null && (
          <Callout
            tone="quiet"
            title={text.dropped(formatDate(avenant.abandon.date), avenant.abandon.motif)}
          />
        )}
        {avenant.refus !== null && (
          <Callout
            tone="bad"
            title={text.refused(
              partieLabel(partiesAu(parties, avenant.refus.date), avenant.refus.partieId),
              formatDate(avenant.refus.date),
              avenant.refus.motif,
            )}
          />
        )}
        {blocage !== null && (
          <Blockage
            title={text.blocked}
            reason={blocage.message}
            source={blocage.source}
            remedy={blocage.remede}
          />
        )}
        {avenant.miseALaSignature === null && retenu !== undefined && (
          <EcartAvis item={retenu} avenant={avenant} etat={etat} conventionId={avenant.conventionId} />
        )}
        <ToKnow items={aSavoir} />
        <Words item={item} />
      </DetailColumns>
    </>
  );
}

/** One avenant: its name at once, the rest as it comes. */
function Acte({
  ligne,
  view: { convention, aujourdhui },
}: {
  readonly ligne: LigneAvenantView;
  readonly view: EnTeteConventionView;
}) {
  const { id: conventionId } = convention;
  const query = useQuery('avenants.lire', { avenantId: ligne.id });
  const parties = useQuery('conventions.parties', { conventionId });
  return (
    <Detail
      title={nomAvenant(ligne)}
      state={
        <>
          <AvenantBadge etat={ligne.etat} />
          <Aide sujet="avenant" conventionId={conventionId} etat={ligne.etat} />
          <RepriseBadge mention={ligne.mention} />
        </>
      }
      actions={
        query.data === undefined ? undefined : (
          <AvenantActions item={query.data} conventionId={conventionId} aujourdhui={aujourdhui} />
        )
      }
    >
      <QueryView query={query}>
        {(item) => <QueryView query={parties}>{(known) => <Body item={item} parties={known} />}</QueryView>}
      </QueryView>
    </Detail>
  );
}

const rowOf = (conventionId: string, { id, numero, objet, etat, repere }: LigneAvenantView): MasterRow => ({
  id,
  to: paths.acte(conventionId, 'avenants', id),
  number: numero === null ? null : text.number(numero),
  title: typographie(objet),
  state: <AvenantBadge etat={etat} />,
  day: `${repere.libelle} ${formatShort(repere.date)}`,
});

/** Every avenant, the latest first; the one chosen beside: how far it is, why it cannot go further, what would make it. */
export function AvenantsTab({ view }: { readonly view: EnTeteConventionView }) {
  const { convention } = view;
  const { acteId, fait } = useActe();
  const list = paths.convention(convention.id, 'avenants');
  const avenants = useQuery('avenants.lister', { conventionId: convention.id });
  const ask = (
    <ActLink
      to={formPaths.demanderAvenant(convention.id)}
      size="xs"
      icon={<IconFilePlus size={16} aria-hidden />}
    >
      {text.ask}
    </ActLink>
  );
  return (
    <QueryView query={avenants}>
      {(lignes) => {
        if (lignes.length === 0)
          return (
            <Section title={text.title} plain>
              <EmptyState icon={IconFilePlus} title={text.empty} action={ask}>
                {text.emptyDetail}
              </EmptyState>
            </Section>
          );
        const groups = (['enCours', 'signes', 'sansSuite'] as const).map((sort) => ({
          label: text.groups[sort],
          lignes: lignes.filter(({ etat }) => sortOf(etat) === sort),
        }));
        const shown =
          acteId === null
            ? groups.flatMap((group) => group.lignes)[0]
            : lignes.find(({ id }) => id === acteId);
        return (
          <MasterDetail
            label={text.list}
            title={text.title}
            list={list}
            actions={ask}
            groups={groups.map((group) => ({
              label: group.label,
              rows: group.lignes.map((ligne) => rowOf(convention.id, ligne)),
            }))}
            selected={shown?.id ?? null}
            chosen={acteId !== null}
            marked={fait !== null && fait === shown?.id}
          >
            {shown === undefined ? (
              <NoSuchAct list={list} label={text.title} />
            ) : (
              <Acte key={shown.id} ligne={shown} view={view} />
            )}
          </MasterDetail>
        );
      }}
    </QueryView>
  );
}
