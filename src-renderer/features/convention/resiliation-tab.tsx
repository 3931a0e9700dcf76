import { useDisclosure } from '@mantine/hooks';
import {
  IconArchive,
  IconCircleCheck,
  IconFileText,
  IconGavel,
  IconGitBranch,
  IconHourglass,
  IconMail,
  IconMailExclamation,
  IconMailOpened,
  IconMessage,
  IconPencil,
  IconScale,
  IconSend,
  IconWritingSign,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type {
  DenonciationView,
  EnTeteConventionView,
  LigneMiseEnDemeureView,
  PartiesView,
  RegleResiliationView,
} from '#contract/conventions';
import { formatInstant } from '#contract/instant';
import type { GesteMiseEnDemeure, MiseEnDemeureLueView, PreuvesEnvoiView } from '#contract/views';
import { formatDate, formatShort } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { typographie } from '#actes/typographie';
import { lowerFirst, upperFirst } from '#domain/french';
import { nomCourant } from '#domain/parties/partie';
import { NATURE_SUITE_LABELS } from '#domain/fiches/denonciation';
import { sourceAppliquee } from '#domain/resiliation/clause';
import { preuveDuFait } from '#domain/resiliation/envois';
import type { ClauseAppliquee, Envoi } from '#domain/fiches/mise-en-demeure';
import { MOTIF_RETOUR_LABELS, PREUVE_LABELS } from '#domain/fiches/mise-en-demeure';
import { Aide } from '../../parts/aide';
import { Blockage } from '../../parts/blockage';
import { DateText } from '../../parts/date-text';
import { DelayPanel } from '../../parts/delay-panel';
import { QueryView } from '../../parts/query-view';
import { paths } from '../../parts/paths';
import { MiseEnDemeureBadge, RepriseBadge } from '../../parts/state-badge';
import { ToKnow } from '../../parts/to-know';
import { useQuery } from '../../rpc/query';
import { textConvention } from '../../text/convention';
import { textCorbeille } from '../../text/corbeille';
import { ActBar } from '../../ui/act-bar';
import type { Act } from '../../ui/act-bar';
import { ActLink } from '../../ui/act-link';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { Facts } from '../../ui/facts';
import { Detail, DetailColumns, MasterDetail } from '../../ui/master-detail';
import type { MasterRow } from '../../ui/master-detail';
import classes from './convention.module.css';
import { DeleteDialog } from './delete-button';
import { joindre, rectifier, supprimer } from './gestes-communs';
import { formPaths } from './forms/paths';
import { findSignataire, partieLabel, partiesAu, signataireLabel } from './lookup';
import { ChoixAdresse, Controles, Horloges } from './horloges';
import { MiseEnDemeureFacts, nomMiseEnDemeure } from './mise-en-demeure-facts';
import { NoSuchAct } from './no-such-act';
import { refusedWhy } from '../../parts/refused-why';
import { useActe } from './use-acte';

const text = textConvention.resiliation;

const dateOr = (date: CivilDate | null, otherwise: string) =>
  date === null ? otherwise : <DateText date={date} />;

/** « Convention, premier alinéa de l’article 7 (rédaction de l’avenant n° 2) ». */
const clauseLabel = (clause: ClauseAppliquee): string => typographie(sourceAppliquee(clause));

type Part = { readonly item: MiseEnDemeureLueView; readonly parties: PartiesView };

function Griefs({ item }: Pick<Part, 'item'>) {
  return (
    <div>
      <h3 className={classes.minor}>{text.griefs}</h3>
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

/** What is said of one letter, and what shows it. */
function EnvoiRow({
  envoi,
  preuves,
  parties,
  track,
}: Pick<Part, 'parties'> & {
  readonly envoi: Envoi;
  readonly preuves: PreuvesEnvoiView | undefined;
  /** Where what the post reports is recorded; null when nothing more is. */
  readonly track: string | null;
}) {
  const name = typographie(
    findSignataire(partiesAu(parties, envoi.depotLe), envoi.destinataireId)?.fonction.libelle ??
      envoi.destinataireId,
  );
  const { preuve, retour, transporteur, electronique, refusLe } = envoi;
  // A proof that somebody names and nobody joined is told from one that is kept.
  const cited = (reference: string) =>
    preuves?.sansPiece.includes(reference) === true ? (
      <span className={classes.hypothesis}>{text.missingProof(reference)}</span>
    ) : (
      <span className={classes.sub}>{text.proofDeposit(reference)}</span>
    );
  const proof = (fait: 'presentation' | 'distribution' | 'retour', date: CivilDate | null | undefined) =>
    date === null || date === undefined ? null : preuveDuFait(envoi, fait) === null ? (
      <span className={classes.hypothesis}>{text.declared}</span>
    ) : (
      cited(preuveDuFait(envoi, fait) ?? '')
    );
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="tabular">
        {envoi.numero ?? text.numberLost}
        {transporteur !== undefined && <span className={classes.sub}>{text.carrier(transporteur)}</span>}
        {electronique !== undefined && (
          <span className={electronique.accord === null ? classes.hypothesis : classes.sub}>
            {text.electronic(formatInstant(electronique.deposeA))}
            {electronique.accord === null && ` — ${text.electronicNoConsent}`}
          </span>
        )}
      </td>
      <td>
        <DateText date={envoi.depotLe} />
        {preuve.nature === 'declaratif' ? (
          <span className={classes.hypothesis}>{PREUVE_LABELS.declaratif}</span>
        ) : (
          cited(preuve.reference)
        )}
      </td>
      <td>
        {dateOr(envoi.presentationLe, text.known)}
        {proof('presentation', envoi.presentationLe)}
      </td>
      <td>
        {retour === null ? (
          <>
            {dateOr(envoi.distributionLe, text.known)}
            {proof('distribution', envoi.distributionLe)}
          </>
        ) : (
          <>
            {text.returned} <DateText date={retour.date} />
            <span className={classes.hypothesis}>{MOTIF_RETOUR_LABELS[retour.motif]}</span>
            {proof('retour', refusLe ?? retour.date)}
          </>
        )}
      </td>
      <td>
        {track !== null && (
          <ActLink to={track} size="xs">
            {text.track}
            <span className={classes.hidden}>&nbsp;: {name}</span>
          </ActLink>
        )}
      </td>
    </tr>
  );
}

function TableEnvois({
  envois,
  preuves,
  parties,
  label,
  track,
}: Pick<Part, 'parties'> & {
  readonly envois: readonly Envoi[];
  readonly preuves: readonly PreuvesEnvoiView[];
  readonly label: string;
  readonly track: (envoiId: string) => string | null;
}) {
  return (
    <div className="table-scroll" role="region" aria-label={label} tabIndex={0}>
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
            <EnvoiRow
              key={envoi.id}
              envoi={envoi}
              preuves={preuves.find(({ envoiId }) => envoiId === envoi.id)}
              parties={parties}
              track={track(envoi.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Envois({ item, parties }: Part) {
  const { envois, conventionId, id } = item.miseEnDemeure;
  const closed =
    item.etat === 'regularisee' || item.etat === 'retiree' || item.etat === 'denonciation_notifiee';
  return (
    <div>
      <h3 className={classes.minor}>{text.envois}</h3>
      {envois.length === 0 ? (
        <p className={classes.quiet}>{text.noEnvoi}</p>
      ) : (
        <TableEnvois
          envois={envois}
          preuves={item.preuves}
          parties={parties}
          label={text.envoisOf(item.rang)}
          track={(envoiId) => (closed ? null : formPaths.suivreEnvoi(conventionId, id, envoiId))}
        />
      )}
    </div>
  );
}

/** What the other party answered, and the time it was given. */
function Reponses({ item }: Pick<Part, 'item'>) {
  const { observations = [], prolongations = [] } = item.miseEnDemeure;
  if (observations.length === 0 && prolongations.length === 0) return null;
  return (
    <div>
      <h3 className={classes.minor}>{text.observations}</h3>
      <Facts
        items={[
          ...observations.map(({ date, texte, piece }) => ({
            term: formatDate(date),
            value: piece === null ? texte : `${texte} (${piece})`,
          })),
          ...prolongations.map(({ date, jusquAu, motif }) => ({
            term: text.extended,
            value: (
              <>
                <DateText date={jusquAu} day />
                <span className={classes.sub}>{`${formatDate(date)} : ${motif}`}</span>
              </>
            ),
          })),
        ]}
      />
    </div>
  );
}

function DenonciationFacts({
  denonciation,
  effet,
  raison,
  preuves,
  etat,
  parties,
}: Pick<DenonciationView, 'denonciation' | 'effet' | 'raison' | 'preuves' | 'etat'> & Pick<Part, 'parties'>) {
  const { clause, coauteurIds = [], motif, partieSortanteId, envois = [], suites = [] } = denonciation;
  const named = partiesAu(parties, denonciation.notifieeLe);
  return (
    <div className={classes.denunciation}>
      <h3 className={classes.minor}>{etat === 'tombee' ? text.fallen : text.denunciation}</h3>
      <Facts
        items={[
          { term: text.notified, value: <DateText date={denonciation.notifieeLe} day /> },
          {
            term: text.notifiedBy,
            value: [denonciation.auteurId, ...coauteurIds]
              .map((id) => signataireLabel(named, id))
              .join(' ; '),
          },
          ...(envois.length > 0 ? [] : [{ term: text.number, value: denonciation.numero ?? text.known }]),
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
          ...suites.map(({ nature, date, reference }) => ({
            term: upperFirst(NATURE_SUITE_LABELS[nature]),
            value: (
              <>
                <DateText date={date} />
                <span className={classes.sub}>{reference}</span>
              </>
            ),
          })),
        ]}
      />
      {envois.length > 0 && (
        <TableEnvois
          envois={envois}
          preuves={preuves}
          parties={parties}
          label={text.denunciationEnvois(formatDate(denonciation.notifieeLe))}
          track={(envoiId) =>
            etat === 'tombee'
              ? null
              : formPaths.suivreDenonciation(denonciation.conventionId, denonciation.id, envoiId)
          }
        />
      )}
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

type Gesture = {
  readonly label: string;
  readonly icon: ReactNode;
  readonly to: (conventionId: string, id: string) => string;
  readonly grave?: boolean;
};

const GESTURES: Readonly<Record<Exclude<GesteMiseEnDemeure, 'supprimer' | 'suivre'>, Gesture>> = {
  rediger: { label: text.write, icon: <IconPencil size={16} />, to: formPaths.redigerMiseEnDemeure },
  signer: { label: text.sign, icon: <IconWritingSign size={16} />, to: formPaths.signerMiseEnDemeure },
  envoyer: { label: text.send, icon: <IconMail size={16} />, to: formPaths.envoyerMiseEnDemeure },
  tenir: { label: text.hold, icon: <IconScale size={16} />, to: formPaths.tenir, grave: true },
  observer: { label: text.observe, icon: <IconMessage size={16} />, to: formPaths.observations },
  prolonger: { label: text.extend, icon: <IconHourglass size={16} />, to: formPaths.prolonger },
  regulariser: { label: text.regularise, icon: <IconCircleCheck size={16} />, to: formPaths.regulariser },
  retirer: { label: text.withdraw, icon: <IconArchive size={16} />, to: formPaths.retirer, grave: true },
  denoncer: {
    label: text.denounce,
    icon: <IconGavel size={16} />,
    to: formPaths.notifierDenonciation,
    grave: true,
  },
};

/** What comes next for a letter, and everything else that may be done to it or read of it. */
function Actions({ item, fin }: Pick<Part, 'item'> & { readonly fin: DenonciationView | undefined }) {
  const [deleting, deletion] = useDisclosure(false);
  const { miseEnDemeure, gestes, suite, envoiASuivre } = item;
  const { id, conventionId: c, envois, clause } = miseEnDemeure;
  const pleinDroit = clause?.parametres.caractere === 'plein_droit';
  const labelOf = (geste: keyof typeof GESTURES): string =>
    geste === 'envoyer' && envois.length > 0
      ? text.sendMore
      : geste === 'denoncer' && pleinDroit
        ? text.constat
        : GESTURES[geste].label;
  const acts: readonly Act[] = gestes.flatMap(({ geste, refus }): Act[] => {
    if (geste === 'supprimer' || geste === 'suivre') return [];
    const { icon, to, grave = false } = GESTURES[geste];
    return [{ key: geste, label: labelOf(geste), icon, to: to(c, id), grave, refused: refusedWhy(refus) }];
  });
  const deletable = gestes.some(({ geste, refus }) => geste === 'supprimer' && refus === null);
  const letter: Act = {
    key: 'document',
    label: text.document,
    icon: <IconFileText size={16} aria-hidden />,
    to: paths.document(c, 'mise-en-demeure', id),
    reads: true,
  };
  const all: readonly Act[] = [
    ...(envoiASuivre === null
      ? []
      : [
          {
            key: 'suivre',
            label: text.trackNext,
            icon: <IconMailOpened size={16} aria-hidden />,
            to: formPaths.suivreEnvoi(c, id, envoiASuivre),
          },
        ]),
    ...acts,
    ...(fin === undefined ? [] : denonciationActs(fin)),
    letter,
    joindre(c, 'misesEnDemeure', id),
    deletable ? supprimer(deletion.open) : rectifier(c, 'misesEnDemeure', id),
  ];
  const primary = all.find(({ key }) => key === (suite ?? 'reception')) ?? letter;
  return (
    <>
      <ActBar
        primary={primary}
        others={all.filter((act) => act !== primary)}
        label={textConvention.otherActs(nomMiseEnDemeure({ rang: item.rang, ...miseEnDemeure }))}
      />
      <DeleteDialog
        collection="misesEnDemeure"
        id={id}
        of={textCorbeille.draftNotice}
        leadsTo={paths.convention(c, 'resiliation')}
        opened={deleting}
        onClose={deletion.close}
      />
    </>
  );
}

/** What follows the act that ends the convention, wherever it is read: the first is what comes next. */
function denonciationActs({ denonciation, suitesPossibles, etat }: DenonciationView): readonly Act[] {
  const { id, conventionId, receptionLe, envois = [] } = denonciation;
  const aSuivre = envois.find(({ distributionLe, retour }) => distributionLe === null && retour === null);
  const recue = receptionLe !== null && envois.length === 0;
  return [
    ...(aSuivre === undefined || etat === 'tombee'
      ? []
      : [
          {
            key: 'reception',
            label: text.trackNext,
            icon: <IconMailOpened size={16} aria-hidden />,
            to: formPaths.suivreDenonciation(conventionId, id, aSuivre.id),
          },
        ]),
    ...(etat === 'tombee' || recue
      ? []
      : [
          {
            key: envois.length === 0 ? 'reception' : 'envoi',
            label: envois.length === 0 ? text.sendDenunciation : text.sendMoreDenunciation,
            icon: <IconSend size={16} aria-hidden />,
            to: formPaths.envoyerDenonciation(conventionId, id),
          },
        ]),
    ...(receptionLe === null && envois.length === 0 && etat !== 'tombee'
      ? [
          {
            key: 'reception-seule',
            label: text.recordReception,
            icon: <IconMailOpened size={16} aria-hidden />,
            to: formPaths.receptionDenonciation(conventionId, id),
          },
        ]
      : []),
    {
      key: 'denonciation',
      label: text.denunciationDocument,
      icon: <IconFileText size={16} aria-hidden />,
      to: paths.document(conventionId, 'denonciation', id),
      reads: true,
    },
    ...(suitesPossibles.length === 0
      ? []
      : [
          {
            key: 'suite',
            label: text.follow,
            icon: <IconGitBranch size={16} aria-hidden />,
            to: formPaths.suiteDenonciation(conventionId, id),
            grave: true,
          },
        ]),
  ];
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

const medLabel = (
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
function Acte({
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
      actions={query.data === undefined ? undefined : <Actions item={query.data} fin={fin} />}
    >
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

const nomDenonciation = ({ notifieeLe }: DenonciationView['denonciation']): string =>
  text.otherNamed(formatDate(notifieeLe));

/** An act that ends the convention, or takes a party out of it, without a notice. */
function AutreActe({ one, parties }: { readonly one: DenonciationView; readonly parties: PartiesView }) {
  const { denonciation } = one;
  const nom = nomDenonciation(denonciation);
  const acts = denonciationActs(one);
  return (
    <Detail
      title={nom}
      state={<Aide sujet="denonciation" conventionId={denonciation.conventionId} etat={one.etat} />}
      actions={
        <ActBar primary={acts[0] ?? null} others={acts.slice(1)} label={textConvention.otherActs(nom)} />
      }
    >
      <DenonciationFacts {...one} parties={parties} />
    </Detail>
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

/** What the convention allows today, and the parties that leave it. */
function Cadre({ view, parties }: { readonly view: EnTeteConventionView; readonly parties: PartiesView }) {
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

const CADRE = 'regles';

/** Formal notices, the latest first, their letters, the delay under its two readings, and the acts that end the convention. */
export function ResiliationTab({ view }: { readonly view: EnTeteConventionView }) {
  const { convention, aujourdhui } = view;
  const of = { conventionId: convention.id };
  const { acteId, fait } = useActe();
  const lettres = useQuery('misesEnDemeure.lister', of);
  const parties = useQuery('conventions.parties', of);
  const denonciations = useQuery('denonciations.lister', of);
  const list = paths.convention(convention.id, 'resiliation');
  const to = (id: string): string => paths.acte(convention.id, 'resiliation', id);
  return (
    <QueryView query={parties}>
      {(known) => (
        <QueryView query={lettres}>
          {(lignes) => (
            <QueryView query={denonciations}>
              {(all) => {
                const latest = [...lignes].reverse();
                const others = [...all]
                  .reverse()
                  .filter(({ denonciation }) => denonciation.miseEnDemeureId === null);
                // A denunciation is read under the notice it ends.
                const named = all.find(({ denonciation }) => denonciation.id === acteId)?.denonciation;
                const chosen =
                  named?.miseEnDemeureId ?? acteId ?? latest[0]?.id ?? others[0]?.denonciation.id ?? CADRE;
                const ligne = latest.find(({ id }) => id === chosen);
                const other = others.find(({ denonciation }) => denonciation.id === chosen);
                const noticeRow = (one: LigneMiseEnDemeureView): MasterRow => ({
                  id: one.id,
                  to: to(one.id),
                  number: text.numbered(one.rang),
                  title: medLabel(one, known),
                  state: <MiseEnDemeureBadge etat={one.etat} />,
                  day: one.repere === null ? null : `${one.repere.libelle} ${formatShort(one.repere.date)}`,
                });
                const otherRow = ({ denonciation }: DenonciationView): MasterRow => ({
                  id: denonciation.id,
                  to: to(denonciation.id),
                  title: nomDenonciation(denonciation),
                  day: denonciation.receptionLe === null ? text.notReceived : null,
                });
                return (
                  <MasterDetail
                    label={text.list}
                    title={text.title}
                    list={list}
                    actions={
                      <ActLink
                        to={formPaths.preparerMiseEnDemeure(convention.id)}
                        size="xs"
                        icon={<IconMailExclamation size={16} aria-hidden />}
                      >
                        {text.prepare}
                      </ActLink>
                    }
                    groups={[
                      { label: null, rows: latest.map(noticeRow) },
                      { label: text.others, rows: others.map(otherRow) },
                      { label: text.frame, rows: [{ id: CADRE, to: to(CADRE), title: text.rules }] },
                    ]}
                    selected={chosen}
                    chosen={acteId !== null}
                    marked={fait !== null && fait === chosen}
                  >
                    {ligne !== undefined ? (
                      <Acte
                        key={ligne.id}
                        ligne={ligne}
                        parties={known}
                        denonciations={all}
                        aujourdhui={aujourdhui}
                      />
                    ) : other !== undefined ? (
                      <AutreActe key={other.denonciation.id} one={other} parties={known} />
                    ) : chosen === CADRE ? (
                      <Cadre view={view} parties={known} />
                    ) : (
                      <NoSuchAct list={list} label={text.title} />
                    )}
                  </MasterDetail>
                );
              }}
            </QueryView>
          )}
        </QueryView>
      )}
    </QueryView>
  );
}
