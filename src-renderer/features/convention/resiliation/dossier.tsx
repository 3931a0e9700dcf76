import type { DenonciationView, LigneMiseEnDemeureView, PartiesView } from '#contract/conventions';
import type { CivilDate } from '#domain/civil-date';
import { typographie } from '#actes/typographie';
import { nomCourant } from '#domain/parties/partie';
import { Aide } from '../../../parts/aide';
import { Blockage } from '../../../parts/blockage';
import { DelayPanel } from '../../../parts/delay-panel';
import { QueryView } from '../../../parts/query-view';
import { MiseEnDemeureBadge, RepriseBadge } from '../../../parts/state-badge';
import { SaveOutcome, useSave } from '../../../parts/save-button';
import { ToKnow } from '../../../parts/to-know';
import { call } from '../../../rpc/client';
import { useQuery } from '../../../rpc/query';
import { textConvention } from '../../../text/convention';
import { Callout } from '../../../ui/callout';
import { Detail, DetailColumns } from '../../../ui/master-detail';
import classes from '../convention.module.css';
import { partieLabel, partiesAu } from '../lookup';
import { ChoixAdresse, Controles, Horloges } from '../horloges';
import { MiseEnDemeureFacts, nomMiseEnDemeure } from '../mise-en-demeure-facts';
import { Actions } from './actions';
import { clauseLabel } from './dates';
import type { Part } from './dates';
import { Envois } from './envois';
import { DenonciationFacts } from './fin';
import { AFaireValoir, Griefs, Reponses } from './griefs';

const text = textConvention.resiliation;

function Faculty({ item }: Pick<Part, 'item'>) {
  const { etat, blocage, miseEnDemeure } = item;
  const pleinDroit = miseEnDemeure.clause?.parametres.caractere === 'plein_droit';
  if (blocage !== null) {
    return (
      <Blockage
        title={text.denounceBlocked}
        reason={blocage.message}
        source={blocage.source}
        remedy={blocage.remede}
      />
    );
  }
  if (etat !== 'delai_en_cours' && etat !== 'delai_expire') return null;
  return (
    <Callout tone="warn" title={pleinDroit ? text.constatOpen : text.facultyOpen}>
      <p>{pleinDroit ? text.constatDetail : text.facultyDetail}</p>
    </Callout>
  );
}

function Body({
  item,
  parties,
  fin,
  tombees,
  aujourdhui,
}: Part & {
  readonly fin: DenonciationView | undefined;
  readonly tombees: readonly DenonciationView[];
  readonly aujourdhui: CivilDate;
}) {
  const { miseEnDemeure, aSavoir, dit, raison, choixAdresse, etat, controles } = item;
  const { clause, delai } = miseEnDemeure;
  // The panel says them next to the dates they bear on.
  const said = new Set(delai?.calcul.notices);
  return (
    <DetailColumns aside={<MiseEnDemeureFacts item={item} parties={parties} />}>
      <Faculty item={item} />
      <AFaireValoir item={item} />
      {raison !== null && (
        <Callout tone="warn" title={text.undetermined}>
          <p>{raison}</p>
        </Callout>
      )}
      {fin !== undefined && <DenonciationFacts {...fin} parties={parties} />}
      {choixAdresse !== null && <ChoixAdresse choix={choixAdresse} parties={parties} />}
      {(etat === 'brouillon' || etat === 'signee') && <Controles controles={controles} />}
      {delai !== null && (
        <div>
          <h3 className={classes.minor}>{text.delay}</h3>
          <DelayPanel delai={delai.calcul} moteur={delai.moteur} aujourdhui={aujourdhui} />
        </div>
      )}
      <Envois item={item} parties={parties} />
      <Horloges item={item} parties={parties} />
      <Reponses item={item} />
      {tombees.map((one) => (
        <DenonciationFacts key={one.denonciation.id} {...one} parties={parties} />
      ))}
      <Griefs item={item} />
      {dit !== null && (
        <div>
          <h3 className={classes.minor}>{text.applied}</h3>
          <p className={classes.quiet}>{clause === undefined ? dit : `${clauseLabel(clause)}. ${dit}`}</p>
          {clause !== undefined && clause.mots.length > 0 && (
            <blockquote className={classes.clauseWords} aria-label={text.appliedWords}>
              {typographie(clause.mots.join(' '))}
            </blockquote>
          )}
        </div>
      )}
      <ToKnow items={aSavoir.filter(({ message }) => !said.has(message))} />
    </DetailColumns>
  );
}

export const medLabel = (
  { signeeLe, partieEmettriceId, partieDestinataireId }: LigneMiseEnDemeureView,
  parties: PartiesView,
): string => {
  const named = partiesAu(parties, signeeLe);
  return text.med(
    partieLabel(named, partieEmettriceId),
    nomCourant({ nom: partieLabel(named, partieDestinataireId) }),
  );
};

/** One notice: its name at once, the rest as it comes. */
export function Acte({
  ligne,
  parties,
  denonciations,
  aujourdhui,
}: {
  readonly ligne: LigneMiseEnDemeureView;
  readonly parties: PartiesView;
  readonly denonciations: readonly DenonciationView[];
  readonly aujourdhui: CivilDate;
}) {
  const siennes = denonciations.filter(({ denonciation }) => denonciation.miseEnDemeureId === ligne.id);
  const fin = siennes.find(({ etat }) => etat !== 'tombee');
  const { save, outcome, dismiss } = useSave();
  const query = useQuery('misesEnDemeure.lire', { miseEnDemeureId: ligne.id });
  return (
    <Detail
      title={nomMiseEnDemeure(ligne)}
      state={
        <>
          <MiseEnDemeureBadge etat={ligne.etat} />
          <Aide
            sujet="miseEnDemeure"
            conventionId={query.data?.miseEnDemeure.conventionId ?? null}
            etat={ligne.etat}
          />
          <RepriseBadge mention={ligne.mention} />
        </>
      }
      actions={
        query.data === undefined ? undefined : (
          <Actions
            item={query.data}
            fin={fin}
            onExport={() => save(() => call('misesEnDemeure.exporter', { miseEnDemeureId: ligne.id }))}
          />
        )
      }
    >
      <SaveOutcome outcome={outcome} onClose={dismiss} />
      <p className={classes.minor}>{medLabel(ligne, parties)}</p>
      <QueryView query={query}>
        {(item) => (
          <Body
            item={item}
            parties={parties}
            fin={fin}
            tombees={siennes.filter(({ etat }) => etat === 'tombee')}
            aujourdhui={aujourdhui}
          />
        )}
      </QueryView>
    </Detail>
  );
}
