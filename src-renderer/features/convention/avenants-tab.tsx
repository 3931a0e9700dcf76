import { IconCheck, IconFilePlus, IconFileText, IconPaperclip } from '@tabler/icons-react';
import type { AvenantView, ConventionView } from '#contract/views';
import { runs } from '#actes/typographie';
import { formatDate } from '#domain/civil-date';
import { Blockage } from '../../parts/blockage';
import { DateText } from '../../parts/date-text';
import { DeleteButton } from '../../parts/delete-button';
import { RectifyLink } from '../../parts/rectify-link';
import { paths } from '../../parts/paths';
import { RunsText } from '../../parts/runs-text';
import { AvenantBadge, AvisBadge } from '../../parts/state-badge';
import { ToKnow } from '../../parts/to-know';
import { textConvention } from '../../text/convention';
import { textPieces } from '../../text/pieces';
import { ActLink } from '../../ui/act-link';
import { ButtonLink } from '../../ui/button-link';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/section';
import classes from './convention.module.css';
import { formPaths } from './forms/paths';
import { partieLabel, signataireLabel } from './lookup';

const text = textConvention.avenants;

/** The four steps of an avenant, and how far this one is. */
function Path({ item }: { readonly item: AvenantView }) {
  const { etat, avis, avenant } = item;
  const signed = etat === 'signe' || etat === 'en_vigueur';
  const steps = [
    { label: text.steps.demande, done: true },
    {
      label: text.steps.avis,
      done: signed || etat === 'avis_rendu' || (avis.length > 0 && etat !== 'projet'),
    },
    { label: text.steps.signature, done: signed },
    { label: text.steps.effet, done: etat === 'en_vigueur' },
  ];
  if (avenant.abandon !== null) return null;
  return (
    <ol className={classes.path} aria-label={text.path}>
      {steps.map(({ label, done }, index) => (
        <li key={label} data-done={done || undefined}>
          <span className={classes.pathDot} aria-hidden>
            {done ? <IconCheck size={14} stroke={2.6} /> : index + 1}
          </span>
          {label} <span className={classes.hidden}>({done ? text.done : text.todo})</span>
        </li>
      ))}
    </ol>
  );
}

function Actions({ item, conventionId }: { readonly item: AvenantView; readonly conventionId: string }) {
  const { avenant, etat, blocage } = item;
  const { id } = avenant;
  const started = avenant.signatures.length > 0;
  const open = etat === 'projet' || etat === 'avis_rendu' || etat === 'en_cours_de_signature';
  return (
    <div className={classes.actions}>
      {open && (
        <>
          <ActLink
            to={formPaths.signerAvenant(conventionId, id)}
            variant={blocage === null ? 'filled' : 'default'}
          >
            {text.sign}
          </ActLink>
          {!started && (
            <>
              <ActLink
                to={formPaths.enregistrerAvis(conventionId, id)}
                variant={blocage === null || avenant.articles.length === 0 ? 'default' : 'filled'}
              >
                {text.recordAvis}
              </ActLink>
              <ActLink to={formPaths.redigerAvenant(conventionId, id)}>{text.write}</ActLink>
            </>
          )}
          <ActLink to={formPaths.abandonnerAvenant(conventionId, id)} variant="subtle">
            {text.drop}
          </ActLink>
        </>
      )}
      {!started && item.avis.length === 0 ? (
        <DeleteButton collection="avenants" id={id} of={avenant.objet} />
      ) : (
        <RectifyLink conventionId={conventionId} collection="avenants" id={id} />
      )}
      <ActLink
        to={formPaths.joindrePiece(conventionId, `avenants/${id}`)}
        variant="subtle"
        icon={<IconPaperclip size={16} aria-hidden />}
      >
        {textPieces.add}
      </ActLink>
      {avenant.articles.length > 0 && (
        <ButtonLink
          to={paths.document(conventionId, 'avenant', id)}
          variant="subtle"
          icon={<IconFileText size={16} aria-hidden />}
        >
          {text.document}
        </ButtonLink>
      )}
    </div>
  );
}

function Card({ item, view }: { readonly item: AvenantView; readonly view: ConventionView }) {
  const { avenant, etat, designation, effet, avis, blocage, aSavoir, manquants } = item;
  const { parties, id: conventionId } = view.convention;
  const total = parties.flatMap(({ signataires }) => signataires).length;
  const { demande, priseEffet } = avenant;
  const awaited = priseEffet.nature === 'date' ? formatDate(priseEffet.date) : text.effectAtSignature;
  return (
    <article className={classes.record} id={avenant.id} aria-labelledby={`titre-${avenant.id}`}>
      <div className={classes.recordHead}>
        <h3 id={`titre-${avenant.id}`}>
          {designation}&nbsp;: {avenant.objet}
        </h3>
        <AvenantBadge etat={etat} />
      </div>
      <Path item={item} />
      {avenant.abandon !== null && (
        <Callout tone="quiet" title={text.dropped(formatDate(avenant.abandon.date), avenant.abandon.motif)} />
      )}
      <Facts
        items={[
          {
            term: text.requestedBy,
            value: (
              <>
                <DateText date={demande.date} />, {partieLabel(parties, demande.partieId)}
                <span className={classes.sub}>{signataireLabel(parties, demande.auteurId)}</span>
                {demande.piece !== null && (
                  <span className={classes.sub}>
                    {text.piece}&nbsp;: {demande.piece}
                  </span>
                )}
              </>
            ),
          },
          {
            term: text.avis,
            value:
              avis.length === 0
                ? text.noAvis
                : avis.map((one) => (
                    <span key={one.avis.id} className={classes.stackLine}>
                      <AvisBadge sens={one.avis.sens} /> {text.seance(formatDate(one.avis.seance.date))}
                      {!one.projetInchange && <span className={classes.hypothesis}>{text.modified}</span>}
                    </span>
                  )),
          },
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
                  <span className={classes.sub}>{text.effectUnknown}</span>
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
      <ToKnow items={aSavoir} />
      <details className={classes.fold}>
        <summary>{avenant.numero === null ? text.text : text.textSigned}</summary>
        {avenant.articles.length === 0 ? (
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
          </div>
        )}
      </details>
      <Actions item={item} conventionId={conventionId} />
    </article>
  );
}

/** Every avenant: how far it is, why it cannot go further, and what would make it. */
export function AvenantsTab({ view }: { readonly view: ConventionView }) {
  const { avenants, convention } = view;
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
    <Section title={text.title} plain actions={avenants.length > 0 ? ask : undefined}>
      {avenants.length === 0 ? (
        <EmptyState icon={IconFilePlus} title={text.empty} action={ask}>
          {text.emptyDetail}
        </EmptyState>
      ) : (
        <div className={classes.records}>
          {avenants.map((item) => (
            <Card key={item.avenant.id} item={item} view={view} />
          ))}
        </div>
      )}
    </Section>
  );
}
