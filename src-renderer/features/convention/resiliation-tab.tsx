import { IconFileText, IconGavel, IconMailExclamation, IconPaperclip } from '@tabler/icons-react';
import type {
  DenonciationView,
  EnTeteConventionView,
  LigneMiseEnDemeureView,
  PartiesView,
  RegleResiliationView,
} from '#contract/conventions';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { MiseEnDemeureView } from '#contract/views';
import { typographie } from '#actes/typographie';
import { lowerFirst, upperFirst } from '#domain/french';
import { nomCourant } from '#domain/parties/partie';
import { sourceAppliquee } from '#domain/resiliation/clause';
import type { ClauseAppliquee, Envoi } from '#domain/fiches/mise-en-demeure';
import { MOTIF_RETOUR_LABELS, PREUVE_LABELS } from '#domain/fiches/mise-en-demeure';
import { Blockage } from '../../parts/blockage';
import { DateText } from '../../parts/date-text';
import { DelayPanel } from '../../parts/delay-panel';
import { DeleteButton } from './delete-button';
import { RectifyLink } from './rectify-link';
import { QueryView } from '../../parts/query-view';
import { paths } from '../../parts/paths';
import { MiseEnDemeureBadge } from '../../parts/state-badge';
import { ToKnow } from '../../parts/to-know';
import { useQuery } from '../../rpc/query';
import { textConvention } from '../../text/convention';
import { textPieces } from '../../text/pieces';
import { textCorbeille } from '../../text/corbeille';
import { ActLink } from '../../ui/act-link';
import { ButtonLink } from '../../ui/button-link';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/section';
import classes from './convention.module.css';
import { formPaths } from './forms/paths';
import { findSignataire, partieLabel, partiesAu, signataireLabel } from './lookup';

const text = textConvention.resiliation;

const dateOr = (date: CivilDate | null, otherwise: string) =>
  date === null ? otherwise : <DateText date={date} />;

/** « Convention, premier alinéa de l’article 7 (rédaction de l’avenant n° 2) ». */
const clauseLabel = (clause: ClauseAppliquee): string => typographie(sourceAppliquee(clause));

type Part = { readonly item: MiseEnDemeureView; readonly parties: PartiesView };

function Griefs({ item }: Pick<Part, 'item'>) {
  return (
    <div>
      <h4 className={classes.minor}>{text.griefs}</h4>
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

function EnvoiRow({ envoi, item, parties }: Part & { readonly envoi: Envoi }) {
  const { conventionId } = item.miseEnDemeure;
  const name = typographie(
    findSignataire(partiesAu(parties, envoi.depotLe), envoi.destinataireId)?.fonction.libelle ??
      envoi.destinataireId,
  );
  const { preuve, retour } = envoi;
  const closed =
    item.etat === 'regularisee' || item.etat === 'retiree' || item.etat === 'denonciation_notifiee';
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="tabular">{envoi.numero}</td>
      <td>
        <DateText date={envoi.depotLe} />
        <span className={preuve.nature === 'declaratif' ? classes.hypothesis : classes.sub}>
          {preuve.nature === 'declaratif' ? PREUVE_LABELS.declaratif : text.proofDeposit(preuve.reference)}
        </span>
      </td>
      <td>{dateOr(envoi.presentationLe, text.known)}</td>
      <td>
        {retour === null ? (
          dateOr(envoi.distributionLe, text.known)
        ) : (
          <>
            {text.returned} <DateText date={retour.date} />
            <span className={classes.hypothesis}>{MOTIF_RETOUR_LABELS[retour.motif]}</span>
          </>
        )}
      </td>
      <td>
        {!closed && (
          <ActLink to={formPaths.suivreEnvoi(conventionId, item.miseEnDemeure.id, envoi.id)} size="xs">
            {text.track}
            <span className={classes.hidden}>&nbsp;: {name}</span>
          </ActLink>
        )}
      </td>
    </tr>
  );
}

function Envois({ item, parties, rank }: Part & { readonly rank: number }) {
  const { envois } = item.miseEnDemeure;
  return (
    <div>
      <h4 className={classes.minor}>{text.envois}</h4>
      {envois.length === 0 ? (
        <p className={classes.quiet}>{text.noEnvoi}</p>
      ) : (
        <div className="table-scroll" role="region" aria-label={text.envoisOf(rank)} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{text.addressee}</th>
                <th scope="col">{text.number}</th>
                <th scope="col">{text.deposit}</th>
                <th scope="col">{text.presentation}</th>
                <th scope="col">{text.distribution}</th>
                <th scope="col">{textConvention.parties.actions}</th>
              </tr>
            </thead>
            <tbody>
              {envois.map((envoi) => (
                <EnvoiRow key={envoi.id} envoi={envoi} item={item} parties={parties} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function DenonciationFacts({
  denonciation,
  effet,
  raison,
  parties,
}: Pick<DenonciationView, 'denonciation' | 'effet' | 'raison'> & Pick<Part, 'parties'>) {
  const { conventionId, clause, coauteurIds = [], motif, partieSortanteId } = denonciation;
  const named = partiesAu(parties, denonciation.notifieeLe);
  return (
    <div className={classes.denunciation}>
      <h4 className={classes.minor}>{text.denunciation}</h4>
      <Facts
        items={[
          { term: text.notified, value: <DateText date={denonciation.notifieeLe} day /> },
          {
            term: text.notifiedBy,
            value: [denonciation.auteurId, ...coauteurIds]
              .map((id) => signataireLabel(named, id))
              .join(' ; '),
          },
          { term: text.number, value: denonciation.numero ?? text.known },
          { term: text.received, value: dateOr(denonciation.receptionLe, text.notReceived) },
          {
            term:
              partieSortanteId === undefined
                ? text.effect
                : text.effectFor(nomCourant({ nom: partieLabel(named, partieSortanteId) })),
            value:
              effet === null ? (
                `${text.effectUnknown}. ${raison ?? ''}`
              ) : (
                <strong>
                  <DateText date={effet} day />
                </strong>
              ),
          },
          ...(clause === undefined ? [] : [{ term: text.applied, value: clauseLabel(clause) }]),
          ...(denonciation.persistance === null
            ? []
            : [{ term: text.persistence, value: denonciation.persistance }]),
          ...(motif === undefined ? [] : [{ term: text.why, value: motif }]),
          ...(denonciation.derogation === null
            ? []
            : [{ term: text.derogation, value: denonciation.derogation }]),
        ]}
      />
      <div className={classes.actions}>
        {denonciation.receptionLe === null && (
          <ActLink to={formPaths.receptionDenonciation(conventionId, denonciation.id)} variant="filled">
            {text.recordReception}
          </ActLink>
        )}
        <ButtonLink
          to={paths.document(conventionId, 'denonciation', denonciation.id)}
          variant="subtle"
          icon={<IconFileText size={16} aria-hidden />}
        >
          {text.document}
        </ButtonLink>
      </div>
    </div>
  );
}

/** What may be done with the letter today. Denouncing is offered even when refused: the form explains why. */
function Actions({ item }: Pick<Part, 'item'>) {
  const { etat, miseEnDemeure } = item;
  const { id, conventionId: c } = miseEnDemeure;
  const sent = etat === 'delai_non_determine' || etat === 'delai_en_cours' || etat === 'delai_expire';
  const pleinDroit = miseEnDemeure.clause?.parametres.caractere === 'plein_droit';
  const open = sent || etat === 'brouillon' || etat === 'signee';
  return (
    <div className={classes.actions}>
      {etat === 'brouillon' && (
        <>
          <ActLink to={formPaths.signerMiseEnDemeure(c, id)} variant="filled">
            {text.sign}
          </ActLink>
          <ActLink to={formPaths.redigerMiseEnDemeure(c, id)}>{text.write}</ActLink>
        </>
      )}
      {etat === 'signee' && (
        <ActLink to={formPaths.envoyerMiseEnDemeure(c, id)} variant="filled">
          {text.send}
        </ActLink>
      )}
      {sent && (
        <>
          <ActLink
            to={formPaths.notifierDenonciation(c, id)}
            variant={item.blocage === null ? 'filled' : 'default'}
            icon={<IconGavel size={16} aria-hidden />}
          >
            {pleinDroit ? text.constat : text.denounce}
          </ActLink>
          <ActLink to={formPaths.regulariser(c, id)}>{text.regularise}</ActLink>
        </>
      )}
      {(etat === 'delai_en_cours' || etat === 'delai_non_determine') && (
        <ActLink to={formPaths.envoyerMiseEnDemeure(c, id)}>{text.sendMore}</ActLink>
      )}
      {open && (
        <ActLink to={formPaths.retirer(c, id)} variant="subtle">
          {text.withdraw}
        </ActLink>
      )}
      {etat === 'brouillon' ? (
        <DeleteButton collection="misesEnDemeure" id={id} of={textCorbeille.draftNotice} />
      ) : (
        <RectifyLink conventionId={c} collection="misesEnDemeure" id={id} />
      )}
      <ActLink
        to={formPaths.joindrePiece(c, `misesEnDemeure/${id}`)}
        variant="subtle"
        icon={<IconPaperclip size={16} aria-hidden />}
      >
        {textPieces.add}
      </ActLink>
      <ButtonLink
        to={paths.document(c, 'mise-en-demeure', id)}
        variant="subtle"
        icon={<IconFileText size={16} aria-hidden />}
      >
        {text.document}
      </ButtonLink>
    </div>
  );
}

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

function Details({
  item,
  parties,
  rank,
  aujourdhui,
}: Part & { readonly rank: number; readonly aujourdhui: CivilDate }) {
  const { miseEnDemeure, aSavoir, dit, raison, denonciation } = item;
  const { clause, coauteurIds = [], delai, regularisation, retrait } = miseEnDemeure;
  const named = partiesAu(parties, miseEnDemeure.signeeLe);
  // The panel says them next to the dates they bear on.
  const said = new Set(delai?.calcul.notices);
  return (
    <>
      <Facts
        items={[
          {
            term: text.author,
            value: signataireLabel(named, miseEnDemeure.auteurId),
          },
          ...(coauteurIds.length === 0
            ? []
            : [
                {
                  term: text.together,
                  value: coauteurIds.map((id) => signataireLabel(named, id)).join(' ; '),
                },
              ]),
          { term: text.signedOn, value: dateOr(miseEnDemeure.signeeLe, text.unsigned) },
          ...(regularisation === null
            ? []
            : [
                {
                  term: text.regularised,
                  value: `${formatDate(regularisation.date)} : ${regularisation.motif}`,
                },
              ]),
          ...(retrait === null
            ? []
            : [{ term: text.withdrawn, value: `${formatDate(retrait.date)} : ${retrait.motif}` }]),
        ]}
      />
      {dit !== null && (
        <div>
          <h4 className={classes.minor}>{text.applied}</h4>
          <p className={classes.quiet}>{clause === undefined ? dit : `${clauseLabel(clause)}. ${dit}`}</p>
          {clause !== undefined && clause.mots.length > 0 && (
            <blockquote className={classes.clauseWords} aria-label={text.appliedWords}>
              {typographie(clause.mots.join(' '))}
            </blockquote>
          )}
        </div>
      )}
      <Griefs item={item} />
      <Envois item={item} parties={parties} rank={rank} />
      {raison !== null && (
        <Callout tone="warn" title={text.undetermined}>
          <p>{raison}</p>
        </Callout>
      )}
      {delai !== null && (
        <div>
          <h4 className={classes.minor}>{text.delay}</h4>
          <DelayPanel delai={delai.calcul} moteur={delai.moteur} aujourdhui={aujourdhui} />
        </div>
      )}
      <Faculty item={item} />
      {denonciation !== null && (
        <DenonciationFacts
          denonciation={denonciation}
          effet={item.effetDenonciation}
          raison={item.raisonEffet}
          parties={parties}
        />
      )}
      <ToKnow items={aSavoir.filter(({ message }) => !said.has(message))} />
      <Actions item={item} />
    </>
  );
}

/** Each card reads its own notice: its name at once, the rest as it comes. */
function Card({
  ligne,
  parties,
  rank,
  aujourdhui,
}: {
  readonly ligne: LigneMiseEnDemeureView;
  readonly parties: PartiesView;
  readonly rank: number;
  readonly aujourdhui: CivilDate;
}) {
  const { id, etat, signeeLe, partieEmettriceId, partieDestinataireId } = ligne;
  const query = useQuery('misesEnDemeure.lire', { miseEnDemeureId: id });
  const named = partiesAu(parties, signeeLe);
  return (
    <article className={classes.record} aria-labelledby={`titre-${id}`}>
      <div className={classes.recordHead}>
        <h3 id={`titre-${id}`}>
          {text.med(
            partieLabel(named, partieEmettriceId),
            nomCourant({ nom: partieLabel(named, partieDestinataireId) }),
          )}
        </h3>
        <MiseEnDemeureBadge etat={etat} />
      </div>
      <QueryView query={query}>
        {(item) => <Details item={item} parties={parties} rank={rank} aujourdhui={aujourdhui} />}
      </QueryView>
    </article>
  );
}

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

/** What the convention allows today, the parties that leave it, and the acts that end it without a notice. */
function Cadre({ view, parties }: { readonly view: EnTeteConventionView; readonly parties: PartiesView }) {
  const of = { conventionId: view.convention.id };
  const regles = useQuery('resiliation.regles', of);
  const denonciations = useQuery('denonciations.lister', of);
  return (
    <>
      <QueryView query={regles}>
        {({ manquement, autres }) => (
          <div>
            <h3 className={classes.minor}>{text.rules}</h3>
            <p className={classes.quiet}>{text.rulesLead}</p>
            {[manquement, ...autres].map((regle) => (
              <Regle key={regle.motif} regle={regle} conventionId={of.conventionId} />
            ))}
          </div>
        )}
      </QueryView>
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
      <QueryView query={denonciations}>
        {(all) => {
          const others = all.filter(({ denonciation }) => denonciation.miseEnDemeureId === null);
          return others.length === 0 ? null : (
            <div>
              <h3 className={classes.minor}>{text.others}</h3>
              {others.map((one) => (
                <article key={one.denonciation.id} className={classes.record}>
                  <DenonciationFacts {...one} parties={parties} />
                </article>
              ))}
            </div>
          );
        }}
      </QueryView>
    </>
  );
}

/** Formal notices, their letters, the delay under its two readings, and the acts that end the convention. */
export function ResiliationTab({ view }: { readonly view: EnTeteConventionView }) {
  const { convention, aujourdhui } = view;
  const of = { conventionId: convention.id };
  const query = useQuery('misesEnDemeure.lister', of);
  const parties = useQuery('conventions.parties', of);
  const prepare = (
    <ActLink
      to={formPaths.preparerMiseEnDemeure(convention.id)}
      variant="filled"
      icon={<IconMailExclamation size={18} aria-hidden />}
    >
      {text.prepare}
    </ActLink>
  );
  return (
    <Section title={text.title} plain actions={(query.data ?? []).length > 0 ? prepare : undefined}>
      <QueryView query={parties}>{(known) => <Cadre view={view} parties={known} />}</QueryView>
      <QueryView query={query}>
        {(lignes) =>
          lignes.length === 0 ? (
            <EmptyState icon={IconMailExclamation} title={text.empty} action={prepare}>
              {text.emptyDetail}
            </EmptyState>
          ) : (
            <QueryView query={parties}>
              {(known) => (
                <div className={classes.records}>
                  {lignes.map((ligne, index) => (
                    <Card
                      key={ligne.id}
                      ligne={ligne}
                      parties={known}
                      rank={index + 1}
                      aujourdhui={aujourdhui}
                    />
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
