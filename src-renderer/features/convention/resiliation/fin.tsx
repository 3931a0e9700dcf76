import { IconFileText, IconGitBranch, IconMailOpened, IconSend } from '@tabler/icons-react';
import type { DenonciationView, PartiesView } from '#contract/conventions';
import { formatDate } from '#domain/civil-date';
import { upperFirst } from '#domain/french';
import { nomCourant } from '#domain/parties/partie';
import { NATURE_SUITE_LABELS } from '#domain/fiches/denonciation';
import { Aide } from '../../../parts/aide';
import { DateText } from '../../../parts/date-text';
import { paths } from '../../../parts/paths';
import { textConvention } from '../../../text/convention';
import { ActBar } from '../../../ui/act-bar';
import type { Act } from '../../../ui/act-bar';
import { Facts } from '../../../ui/facts';
import { Detail } from '../../../ui/master-detail';
import classes from '../convention.module.css';
import { formPaths } from '../forms/paths';
import { partieLabel, partiesAu, signataireLabel } from '../lookup';
import { dateOr, clauseLabel } from './dates';
import type { Part } from './dates';
import { TableEnvois } from './envois';

const text = textConvention.resiliation;

export function DenonciationFacts({
  denonciation,
  effet,
  raison,
  preuves,
  etat,
  parties,
}: Pick<DenonciationView, 'denonciation' | 'effet' | 'raison' | 'preuves' | 'etat'> & Pick<Part, 'parties'>) {
  const {
    clause,
    coauteurIds = [],
    motif,
    partieSortanteId,
    envois = [],
    suites = [],
    indemnite,
    sansDeliberation,
  } = denonciation;
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
          ...(indemnite === undefined ? [] : [{ term: text.compensation, value: indemnite }]),
          ...(sansDeliberation === undefined
            ? []
            : [{ term: text.withoutDeliberation, value: sansDeliberation }]),
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

/** What follows the act that ends the convention, wherever it is read: the first is what comes next. */
export function denonciationActs({ denonciation, suitesPossibles, etat }: DenonciationView): readonly Act[] {
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

export const nomDenonciation = ({ notifieeLe }: DenonciationView['denonciation']): string =>
  text.otherNamed(formatDate(notifieeLe));

/** An act that ends the convention, or takes a party out of it, without a notice. */
export function AutreActe({
  one,
  parties,
}: {
  readonly one: DenonciationView;
  readonly parties: PartiesView;
}) {
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
