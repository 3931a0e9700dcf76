import {
  IconCalendarCheck,
  IconFileText,
  IconTableImport,
  IconUserPlus,
  IconUsers,
  IconWritingSign,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { EnTeteConventionView, PartiesView } from '#contract/conventions';
import { typographie } from '#actes/typographie';
import { formatDate } from '#domain/civil-date';
import { ZONE_LABELS } from '#domain/delais/calendriers';
import { inLetters, upperFirst } from '#domain/french';
import { fullName } from '#domain/parties/partie';
import { partiesLe } from '#domain/parties/versions';
import { DateText } from '../../parts/date-text';
import { ChampDate } from '../../parts/forms/champ-date';
import { DayContext } from '../../parts/forms/day-context';
import { dateIn } from '../../parts/forms/read-date';
import { paths } from '../../parts/paths';
import { ToKnow } from '../../parts/to-know';
import { textClauses } from '../../text/clauses';
import { textConvention } from '../../text/convention';
import { textPapiers } from '../../text/papiers';
import { textPouvoirs } from '../../text/delegations';
import { textHistorique } from '../../text/historique';
import { textFonctions } from '../../text/titulaires';
import { ActBar } from '../../ui/act-bar';
import type { Act } from '../../ui/act-bar';
import { ActLink } from '../../ui/act-link';
import { Facts } from '../../ui/facts';
import { Detail } from '../../ui/master-detail';
import classes from './convention.module.css';
import { actPath, formPaths } from './forms/paths';
import { QuiSigne } from './qui-signe';
import { rectifyPath } from './rectify-link';

const text = textConvention.parties;
const fonctions = textFonctions;

function Effet({ view }: { readonly view: EnTeteConventionView }) {
  const { effet, convention } = view;
  switch (effet.etat) {
    case 'determine':
      return (
        <div className={classes.dateCard} data-tone="ok">
          <p className={classes.dateLabel}>{textConvention.effet}</p>
          <p className={classes.dateValue}>
            <DateText date={effet.date} />
          </p>
          <p className={classes.dateCause}>{effet.cause}</p>
        </div>
      );
    case 'a_trancher':
      return (
        <div className={classes.dateCard} data-tone="warn">
          <p className={classes.dateLabel}>{textConvention.effet}</p>
          <p className={classes.dateValue}>{textConvention.aTrancher}</p>
          <p className={classes.dateCause}>{effet.cause}</p>
          <ul className={classes.missing}>
            {effet.candidats.map(({ date, origine }) => (
              <li key={origine}>
                <DateText date={date} />
                &nbsp;: {origine}
              </li>
            ))}
          </ul>
          <ActLink to={formPaths.trancherEffet(convention.id)} variant="filled" size="xs">
            {text.decide}
          </ActLink>
        </div>
      );
    case 'non_determine':
      return (
        <div className={classes.dateCard} data-tone="quiet">
          <p className={classes.dateLabel}>{textConvention.effet}</p>
          <p className={classes.dateValue}>{textConvention.nonDetermine}</p>
          <p className={classes.dateCause}>{effet.cause}</p>
          {effet.manquants.length === 0 ? (
            <ActLink to={paths.convention(convention.id, 'clauses')} size="xs">
              {text.awaited}
            </ActLink>
          ) : (
            <>
              <p className={classes.dateCause}>{text.missing}&nbsp;:</p>
              <ul className={classes.missing}>
                {effet.manquants.map(({ id, personne, fonction }) => (
                  <li key={id}>
                    {fullName(personne)}, {typographie(fonction.libelle)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      );
  }
}

/** What may still become of the end: the next renewal, and the last day to stop it or to ask for it. */
function Renouvellement({ view: { terme, convention } }: { readonly view: EnTeteConventionView }) {
  const { renouvellement } = terme;
  const prochain = renouvellement?.prochain ?? null;
  if (renouvellement === undefined || prochain === null) return null;
  const { tacite, limite, restants } = renouvellement;
  return (
    <>
      <p className={classes.dateCause}>
        {text.renewal(tacite, formatDate(prochain), restants)}
        {limite === null ? '' : ` ${text.renewalLimit(tacite, formatDate(limite))}`}
      </p>
      <ActLink
        to={tacite ? formPaths.opposition(convention.id) : formPaths.reconduction(convention.id)}
        size="xs"
      >
        {textClauses.faits.record[tacite ? 'opposition' : 'reconduction']}
      </ActLink>
    </>
  );
}

function Terme({ view }: { readonly view: EnTeteConventionView }) {
  const { terme, convention } = view;
  const { duree } = convention;
  const open = terme.etat === 'hypothese';
  return (
    <div className={classes.dateCard} data-tone={open ? 'warn' : 'ok'}>
      <p className={classes.dateLabel}>{textConvention.terme}</p>
      <p className={classes.dateValue}>
        {terme.date === null ? (
          textConvention.sansFin(terme.etat)
        ) : (
          <>
            <DateText date={terme.date} />
            <span className={open ? classes.hypothesis : classes.confirmed}>
              {open ? text.hypothesis : text.confirmed}
            </span>
          </>
        )}
      </p>
      <p className={classes.dateCause}>{terme.cause}</p>
      <Renouvellement view={view} />
      {duree.nature === 'instrument' && (
        <ActLink to={formPaths.confirmerFin(convention.id)} variant={open ? 'filled' : 'default'} size="xs">
          {open ? text.confirmEnd : duree.confirmation === null ? text.confirmFirstEnd : text.changeEnd}
        </ActLink>
      )}
    </div>
  );
}

/** Who held each office on a day: what the list beside says of today. */
function TitulairesLe({ view, known }: { readonly view: EnTeteConventionView; readonly known: PartiesView }) {
  const { convention, aujourdhui } = view;
  const [typed, setTyped] = useState('');
  const jour = dateIn(typed);
  return (
    <section>
      <h3 className={classes.minor}>{fonctions.whoHeading}</h3>
      <DayContext value={{ today: aujourdhui, zone: convention.zone }}>
        <ChampDate
          name="titulaires-au"
          label={fonctions.who}
          help={fonctions.whoHelp}
          optional
          text={typed}
          onChange={(said) => setTyped(said)}
        />
      </DayContext>
      {jour !== null && (
        <ul className={classes.holdersOn} aria-label={fonctions.whoTitle(formatDate(jour))}>
          {partiesLe(known.versionsParties, jour).flatMap(({ signataires }) =>
            signataires.map(({ id, fonction, personne }) => (
              <li key={id}>
                <span>{typographie(fonction.libelle)}</span>
                <strong>{upperFirst(fullName(personne))}</strong>
              </li>
            )),
          )}
        </ul>
      )}
    </section>
  );
}

/** What is done about the convention as a whole: its signatures first, as long as one is missing. */
function actsOf({ convention, signataires, compteurs }: EnTeteConventionView): {
  readonly primary: Act | null;
  readonly others: readonly Act[];
} {
  const { id, signatures, faitLe } = convention;
  const sign: Act = {
    key: 'signer',
    label: text.sign,
    icon: <IconWritingSign size={16} aria-hidden />,
    to: formPaths.signer(id),
  };
  const optional = (when: boolean, act: Act): readonly Act[] => (when ? [act] : []);
  return {
    primary: signatures.length < signataires ? sign : null,
    others: [
      ...optional(faitLe === null, {
        key: 'date-acte',
        label: text.dateAct,
        icon: <IconCalendarCheck size={16} aria-hidden />,
        to: formPaths.dateActe(id),
      }),
      {
        key: 'importer',
        label: fonctions.import,
        icon: <IconTableImport size={16} aria-hidden />,
        to: formPaths.importerTitulaires(id),
      },
      ...optional(compteurs.titulaires > 0, {
        key: 'titulaires',
        label: fonctions.all(compteurs.titulaires),
        icon: <IconUsers size={16} aria-hidden />,
        to: paths.convention(id, 'titulaires'),
        reads: true,
      }),
      {
        key: 'deleguer',
        label: textPouvoirs.add,
        icon: <IconUserPlus size={16} aria-hidden />,
        to: actPath('delegations.enregistrer', id),
      },
      ...optional(compteurs.delegations > 0, {
        key: 'delegations',
        label: textPouvoirs.all(compteurs.delegations),
        icon: <IconUsers size={16} aria-hidden />,
        to: paths.convention(id, 'delegations'),
        reads: true,
      }),
      {
        key: 'papiers',
        label: compteurs.papiers > 0 ? textPapiers.all(compteurs.papiers) : textPapiers.add,
        icon: <IconFileText size={16} aria-hidden />,
        to: compteurs.papiers > 0 ? paths.convention(id, 'papiers') : actPath('papiers.enregistrer', id),
        reads: compteurs.papiers > 0,
      },
      ...optional(signatures.length > 0, {
        key: 'rectifier',
        label: textHistorique.rectifySignature,
        icon: <IconFileText size={16} aria-hidden />,
        to: rectifyPath(id, 'conventions', id, 'signature'),
        reads: true,
      }),
    ],
  };
}

/** The two dates that follow from the signatures, each with its cause, and the originals. */
export function DatesConvention({
  view,
  known,
}: {
  readonly view: EnTeteConventionView;
  readonly known: PartiesView;
}) {
  const { convention } = view;
  return (
    <Detail
      title={text.effetTitle}
      actions={<ActBar {...actsOf(view)} label={textConvention.otherActs(convention.titreCourt)} />}
    >
      <ToKnow items={[...known.aSavoir, ...known.titulairesChanges]} />
      <div className={classes.dateCards}>
        <Effet view={view} />
        <Terme view={view} />
      </div>
      <section>
        <h3 className={classes.minor}>{text.originals}</h3>
        <Facts
          items={[
            { term: text.originalsCount, value: inLetters(convention.nombreExemplaires) },
            { term: text.place, value: convention.lieu },
            {
              term: text.fait,
              value: convention.faitLe === null ? text.faitUnknown : <DateText date={convention.faitLe} />,
            },
            { term: text.zone, value: ZONE_LABELS[convention.zone] },
          ]}
        />
      </section>
      <TitulairesLe view={view} known={known} />
      <QuiSigne view={view} known={known} />
    </Detail>
  );
}
