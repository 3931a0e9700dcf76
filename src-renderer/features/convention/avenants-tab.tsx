import { IconFilePlus, IconListDetails } from '@tabler/icons-react';
import type { EnTeteConventionView, LigneAvenantView, PartiesView } from '#contract/conventions';
import type { AvenantView } from '#contract/views';
import { runs } from '#actes/typographie';
import { formatDate } from '#domain/civil-date';
import type { Avenant } from '#domain/fiches/avenant';
import { PRISE_EFFET_LABELS, isOuvert } from '#domain/fiches/avenant';
import { changeLeFond } from '#domain/avenant/ecart';
import { upperFirst } from '#domain/french';
import { Blockage } from '../../parts/blockage';
import { DateText } from '../../parts/date-text';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { RunsText } from '../../parts/runs-text';
import { AvenantBadge, AvisBadge } from '../../parts/state-badge';
import { ToKnow } from '../../parts/to-know';
import { useQuery } from '../../rpc/query';
import { textConvention } from '../../text/convention';
import { textEtapes } from '../../text/etapes-avenant';
import { ActLink } from '../../ui/act-link';
import { ButtonLink } from '../../ui/button-link';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { Facts } from '../../ui/facts';
import type { Fact } from '../../ui/facts';
import { Section } from '../../ui/section';
import { AvenantActions } from './avenant-actions';
import { AvenantPath } from './avenant-path';
import classes from './convention.module.css';
import { EcartAvis } from './ecart-avis';
import { formPaths } from './forms/paths';
import { partieLabel, partiesAu, signataireLabel } from './lookup';

const text = textConvention.avenants;

/** Who has the request in hand, when the committee was asked, and when it sits. */
function followUp({ instruction, saisine }: Avenant): readonly Fact[] {
  return [
    ...(instruction === null
      ? []
      : [
          {
            term: text.instruction,
            value: (
              <>
                {text.since} <DateText date={instruction.date} />
                {instruction.service !== null && <span className={classes.sub}>{instruction.service}</span>}
              </>
            ),
          },
        ]),
    ...(saisine === null
      ? []
      : [
          {
            term: text.saisine,
            value: (
              <>
                <DateText date={saisine.date} />
                {saisine.seancePrevue !== null && (
                  <span className={classes.sub}>{text.planned(formatDate(saisine.seancePrevue))}</span>
                )}
              </>
            ),
          },
        ]),
  ];
}

function Details({ item, parties }: { readonly item: AvenantView; readonly parties: PartiesView }) {
  const { avenant, etat, effet, avis, blocage, aSavoir, manquants } = item;
  const { conventionId } = avenant;
  const total = item.parties.flatMap(({ signataires }) => signataires).length;
  const { demande, priseEffet } = avenant;
  const demandeurs = partiesAu(parties, demande.date);
  const retenu = avis.find((one) => one.avis.id === item.avisRetenu);
  const awaited =
    priseEffet.nature === 'date' ? formatDate(priseEffet.date) : upperFirst(PRISE_EFFET_LABELS.signature);
  return (
    <>
      <AvenantPath item={item} />
      {avenant.abandon !== null && (
        <Callout tone="quiet" title={text.dropped(formatDate(avenant.abandon.date), avenant.abandon.motif)} />
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
      <Facts
        items={[
          {
            term: text.requestedBy,
            value: (
              <>
                <DateText date={demande.date} />, {partieLabel(demandeurs, demande.partieId)}
                <span className={classes.sub}>{signataireLabel(demandeurs, demande.auteurId)}</span>
                {demande.piece !== null && (
                  <span className={classes.sub}>
                    {text.piece}&nbsp;: {demande.piece}
                  </span>
                )}
              </>
            ),
          },
          ...followUp(avenant),
          {
            term: text.avis,
            value:
              avis.length === 0
                ? text.noAvis
                : avis.map((one) => (
                    <span key={one.avis.id} className={classes.stackLine}>
                      <AvisBadge sens={one.avis.sens} /> {text.seance(formatDate(one.avis.seance.date))}
                      {one.ecart !== null && (
                        <span className={changeLeFond(one.ecart) ? classes.hypothesis : classes.sub}>
                          {changeLeFond(one.ecart) ? text.modified : text.modifiedForm}
                        </span>
                      )}
                    </span>
                  )),
          },
          ...((avenant.motifAvis ?? null) === null
            ? []
            : [{ term: text.despiteAvis, value: avenant.motifAvis }]),
          {
            term: text.signatures,
            value: (
              <>
                {textConvention.signaturesCount(avenant.signatures.length, total)}
                {manquants.length > 0 && avenant.signatures.length > 0 && (
                  <span className={classes.sub}>
                    {text.missing}&nbsp;: {manquants.join(', ')}
                  </span>
                )}
              </>
            ),
          },
          {
            term: text.effect,
            value:
              effet === null ? (
                <>
                  {awaited}
                  <span className={classes.sub}>
                    {priseEffet.nature === 'date' ? text.effectFixed : text.effectUnknown}
                  </span>
                </>
              ) : (
                <strong>
                  <DateText date={effet} />
                </strong>
              ),
          },
        ]}
      />
      {blocage !== null && (
        <Blockage
          title={text.blocked}
          reason={blocage.message}
          source={blocage.source}
          remedy={blocage.remede}
        />
      )}
      {avenant.miseALaSignature === null && retenu !== undefined && (
        <EcartAvis item={retenu} avenant={avenant} etat={etat} conventionId={conventionId} />
      )}
      <ToKnow items={aSavoir} />
      <details className={classes.fold}>
        <summary>{isOuvert(etat) ? text.text : text.textSigned}</summary>
        {avenant.articles.length + avenant.operations.length === 0 ? (
          <p>{text.noText}</p>
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
      </details>
      <AvenantActions item={item} conventionId={conventionId} />
    </>
  );
}

/** Each card reads its own avenant: its name at once, the rest as it comes. */
function Card({ ligne, parties }: { readonly ligne: LigneAvenantView; readonly parties: PartiesView }) {
  const { id, designation, objet, etat } = ligne;
  const query = useQuery('avenants.lire', { avenantId: id });
  return (
    <article className={classes.record} id={id} aria-labelledby={`titre-${id}`}>
      <div className={classes.recordHead}>
        <h3 id={`titre-${id}`}>
          {designation}&nbsp;: {objet}
        </h3>
        <AvenantBadge etat={etat} />
      </div>
      <QueryView query={query}>{(item) => <Details item={item} parties={parties} />}</QueryView>
    </article>
  );
}

/** Every avenant: how far it is, why it cannot go further, and what would make it. */
export function AvenantsTab({ view: { convention } }: { readonly view: EnTeteConventionView }) {
  const of = { conventionId: convention.id };
  const avenants = useQuery('avenants.lister', of);
  const parties = useQuery('conventions.parties', of);
  const steps = (
    <ButtonLink
      to={paths.etapesAvenant(convention.id)}
      variant="subtle"
      icon={<IconListDetails size={18} aria-hidden />}
    >
      {textEtapes.page.link}
    </ButtonLink>
  );
  const ask = (
    <ActLink
      to={formPaths.demanderAvenant(convention.id)}
      variant="filled"
      icon={<IconFilePlus size={18} aria-hidden />}
    >
      {text.ask}
    </ActLink>
  );
  return (
    <Section
      title={text.title}
      plain
      actions={
        <>
          {steps}
          {(avenants.data ?? []).length > 0 && ask}
        </>
      }
    >
      <QueryView query={avenants}>
        {(lignes) =>
          lignes.length === 0 ? (
            <EmptyState icon={IconFilePlus} title={text.empty} action={ask}>
              {text.emptyDetail}
            </EmptyState>
          ) : (
            <QueryView query={parties}>
              {(known) => (
                <div className={classes.records}>
                  {lignes.map((ligne) => (
                    <Card key={ligne.id} ligne={ligne} parties={known} />
                  ))}
                </div>
              )}
            </QueryView>
          )
        }
      </QueryView>
    </Section>
  );
}
