import { IconGavel, IconMailExclamation } from '@tabler/icons-react';
import type { EnTeteConventionView, PartiesView, RegleResiliationView } from '#contract/conventions';
import { formatDate } from '#domain/civil-date';
import { lowerFirst, upperFirst } from '#domain/french';
import { Blockage } from '../../../parts/blockage';
import { QueryView } from '../../../parts/query-view';
import { useQuery } from '../../../rpc/query';
import { textConvention } from '../../../text/convention';
import { ActLink } from '../../../ui/act-link';
import { Callout } from '../../../ui/callout';
import { EmptyState } from '../../../ui/empty-state';
import { Detail } from '../../../ui/master-detail';
import classes from '../convention.module.css';
import { formPaths } from '../forms/paths';
import { partieLabel, partiesAu } from '../lookup';

const text = textConvention.resiliation;

/** By which clause the convention may end today, in its own words, or why it cannot. */
function Regle({
  regle,
  conventionId,
}: {
  readonly regle: RegleResiliationView;
  readonly conventionId: string;
}) {
  if (regle.refus !== null)
    return (
      <Blockage
        title={`${upperFirst(regle.libelle)}\u00a0: ${lowerFirst(text.cannot)}`}
        reason={regle.refus.message}
        source={regle.refus.source}
        remedy={regle.refus.remede}
      />
    );
  return (
    <div>
      <p className={classes.lead}>
        <strong>{upperFirst(regle.libelle)}.</strong> {regle.dit}{' '}
        <span className={classes.quiet}>({regle.source})</span>
      </p>
      {regle.motif !== 'manquement' && (
        <ActLink to={formPaths.resilier(conventionId)} icon={<IconGavel size={16} aria-hidden />}>
          {text.end(regle.libelle)}
        </ActLink>
      )}
    </div>
  );
}

/** What the convention allows today, and the parties that leave it. */
export function Cadre({
  view,
  parties,
}: {
  readonly view: EnTeteConventionView;
  readonly parties: PartiesView;
}) {
  const { id } = view.convention;
  const regles = useQuery('resiliation.regles', { conventionId: id });
  return (
    <Detail title={text.rules}>
      <p className={classes.quiet}>{text.rulesLead}</p>
      {view.sorties.length > 0 && (
        <Callout tone="warn" title={text.departures}>
          {view.sorties.map(({ denonciationId, partieId, effet }) => (
            <p key={denonciationId}>
              {text.leaves(
                partieLabel(partiesAu(parties, effet), partieId),
                effet === null ? null : formatDate(effet),
              )}
            </p>
          ))}
        </Callout>
      )}
      <QueryView query={regles}>
        {({ manquement, autres }) =>
          [manquement, ...autres].map((regle) => <Regle key={regle.motif} regle={regle} conventionId={id} />)
        }
      </QueryView>
      {view.compteurs.resiliation === 0 && (
        <EmptyState icon={IconMailExclamation} title={text.empty}>
          {text.emptyDetail}
        </EmptyState>
      )}
    </Detail>
  );
}
