import { IconFileText, IconGavel, IconMailExclamation, IconPaperclip } from '@tabler/icons-react';
import type { EnTeteConventionView, LigneMiseEnDemeureView, PartiesView } from '#contract/conventions';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { MiseEnDemeureView } from '#contract/views';
import { typographie } from '#actes/typographie';
import { lowerFirst } from '#domain/french';
import type { Envoi } from '#domain/fiches/mise-en-demeure';
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

type Part = { readonly item: MiseEnDemeureView; readonly parties: PartiesView };

function Griefs({ item }: Pick<Part, 'item'>) {
  return (
    <div>
      <h4 className={classes.minor}>{text.griefs}</h4>
      <ol className={classes.griefs}>
        {item.miseEnDemeure.griefs.map(
          ({ obligationId, faits, dateFaits, pieces, miseEnConformite }, index) => (
            <li key={`${index} ${obligationId}`}>
              <p className={classes.griefTitle}>
                <span className="mono">{obligationId}</span>{' '}
                {typographie(item.obligations.find(({ id }) => id === obligationId)?.libelle ?? text.grief)}
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
              {miseEnConformite !== null && (
                <p className={classes.quiet}>
                  {text.compliance}&nbsp;: {miseEnConformite}
                </p>
              )}
            </li>
          ),
        )}
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

function DenonciationFacts({ item, parties }: Part) {
  const { denonciation, effetDenonciation } = item;
  if (denonciation === null) return null;
  const { conventionId } = denonciation;
  return (
    <div className={classes.denunciation}>
      <h4 className={classes.minor}>{text.denunciation}</h4>
      <Facts
        items={[
          { term: text.notified, value: <DateText date={denonciation.notifieeLe} day /> },
          {
            term: text.notifiedBy,
            value: signataireLabel(partiesAu(parties, denonciation.notifieeLe), denonciation.auteurId),
          },
          { term: text.number, value: denonciation.numero ?? text.known },
          { term: text.received, value: dateOr(denonciation.receptionLe, text.notReceived) },
          {
            term: text.effect,
            value:
              effetDenonciation === null ? (
                text.effectUnknown
              ) : (
                <strong>
                  <DateText date={effetDenonciation} day />
                </strong>
              ),
          },
          { term: text.persistence, value: denonciation.persistance },
          ...(denonciation.derogation === null
            ? []
            : [{ term: text.derogation, value: denonciation.derogation }]),
        ]}
      />
      {denonciation.receptionLe === null && (
        <div className={classes.actions}>
          <ActLink to={formPaths.receptionDenonciation(conventionId, denonciation.id)} variant="filled">
            {text.recordReception}
          </ActLink>
        </div>
      )}
    </div>
  );
}

/** What may be done with the letter today. Denouncing is offered even when refused: the form explains why. */
function Actions({ item }: Pick<Part, 'item'>) {
  const { etat, miseEnDemeure } = item;
  const { id, conventionId: c } = miseEnDemeure;
  const sent = etat === 'delai_en_cours' || etat === 'delai_expire';
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
            {text.denounce}
          </ActLink>
          <ActLink to={formPaths.regulariser(c, id)}>{text.regularise}</ActLink>
        </>
      )}
      {etat === 'delai_en_cours' && (
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
  const { etat, blocage } = item;
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
    <Callout tone="warn" title={text.facultyOpen}>
      <p>{text.facultyDetail}</p>
    </Callout>
  );
}

function Details({
  item,
  parties,
  rank,
  aujourdhui,
}: Part & { readonly rank: number; readonly aujourdhui: CivilDate }) {
  const { miseEnDemeure, aSavoir } = item;
  const { delai, regularisation, retrait } = miseEnDemeure;
  // The panel says them next to the dates they bear on.
  const said = new Set(delai?.calcul.notices);
  return (
    <>
      <Facts
        items={[
          {
            term: text.author,
            value: signataireLabel(partiesAu(parties, miseEnDemeure.signeeLe), miseEnDemeure.auteurId),
          },
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
      <Griefs item={item} />
      <Envois item={item} parties={parties} rank={rank} />
      {delai !== null && (
        <div>
          <h4 className={classes.minor}>{text.delay}</h4>
          <DelayPanel delai={delai.calcul} moteur={delai.moteur} aujourdhui={aujourdhui} />
        </div>
      )}
      <Faculty item={item} />
      <DenonciationFacts item={item} parties={parties} />
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
            lowerFirst(partieLabel(named, partieDestinataireId)),
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

/** Art. 7: formal notices, their letters, the delay under its two readings, and the denunciation as a second act. */
export function ResiliationTab({
  view: { convention, aujourdhui },
}: {
  readonly view: EnTeteConventionView;
}) {
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
      <p className={classes.lead}>{text.rule}</p>
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
