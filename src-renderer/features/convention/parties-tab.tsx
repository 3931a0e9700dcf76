import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import type { EnTeteConventionView, PartiesView } from '#contract/conventions';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { ZONE_LABELS } from '#domain/delais/calendriers';
import { inLetters } from '#domain/french';
import { fullName, withArticle } from '#domain/parties/partie';
import type { Signataire } from '#domain/parties/partie';
import { etapesLe, nomActe, nomsPartie, titulaires } from '#domain/parties/versions';
import type { Etape } from '#domain/parties/versions';
import { typographie } from '#actes/typographie';
import { DateText } from '../../parts/date-text';
import { paths } from '../../parts/paths';
import { RectifyLink } from './rectify-link';
import { QueryView } from '../../parts/query-view';
import { useQuery } from '../../rpc/query';
import { textClauses } from '../../text/clauses';
import { textConvention } from '../../text/convention';
import { textHistorique } from '../../text/historique';
import { ActLink } from '../../ui/act-link';
import { Callout } from '../../ui/callout';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/section';
import { StatusBadge } from '../../ui/status-badge';
import classes from './convention.module.css';
import { formPaths } from './forms/paths';

const text = textConvention.parties;

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

/**
 * What an avenant made of a name, and what it was before: the ids stay, so that only this tells that the person who
 * signed the convention no longer holds the office.
 */
function Change<T>({
  steps,
  today,
  say,
}: {
  readonly steps: readonly Etape<T>[];
  readonly today: CivilDate;
  readonly say: (valeur: T) => string;
}) {
  const past = etapesLe(steps, today);
  const current = past.at(-1)?.acte ?? null;
  const before = past.at(-2);
  return (
    <>
      {current !== null && before !== undefined && (
        <p className={classes.change}>
          {text.changed(
            nomActe(current),
            current.effet === current.signeLe ? null : formatDate(current.effet),
            typographie(say(before.valeur)),
          )}
        </p>
      )}
      {steps.slice(past.length).map(({ acte, valeur }) =>
        acte === null ? null : (
          <p key={acte.avenantId} className={classes.change}>
            {text.toCome(formatDate(acte.effet), typographie(say(valeur)), nomActe(acte))}
          </p>
        ),
      )}
    </>
  );
}

const quoted = (nom: string): string => `« ${nom} »`;
const designation = ({ personne, fonction }: Signataire): string =>
  `${fullName(personne)}, ${withArticle(fonction)}`;

/** The signature of the convention, by the hand that gave it. */
function SignatureState({
  date,
  by,
}: {
  readonly date: CivilDate | undefined;
  readonly by: Signataire | null;
}) {
  if (date === undefined) return <StatusBadge tone="warn" icon={IconCircleDashed} label={text.toCollect} />;
  return (
    <>
      <StatusBadge tone="ok" icon={IconCircleCheck} label={`${text.signedOn} ${formatDate(date)}`} />
      {by !== null && <span className={classes.sub}>{text.signedBy(fullName(by.personne))}</span>}
    </>
  );
}

/** One place among the signatories: who holds it today, since when, and the signature of the convention. */
function SignataireRow({
  signataire,
  view: { convention, aujourdhui },
  parties: { versionsParties },
  date,
}: {
  readonly signataire: Signataire;
  readonly view: EnTeteConventionView;
  readonly parties: PartiesView;
  readonly date: CivilDate | undefined;
}) {
  const { id, fonction, personne, adresse } = signataire;
  const steps = titulaires(versionsParties, id);
  const [first] = steps;
  const replaced = etapesLe(steps, aujourdhui).length > 1;
  return (
    <li>
      <div>
        <p className={classes.person}>{fullName(personne)}</p>
        <p className={classes.quiet}>{typographie(fonction.libelle)}</p>
        <Change steps={steps} today={aujourdhui} say={designation} />
        <p className={classes.address}>
          {adresse.length === 0 ? text.noAddress : typographie(adresse.join(', '))}
        </p>
      </div>
      <div>
        <SignatureState date={date} by={replaced ? (first?.valeur ?? null) : null} />
      </div>
      <div className={classes.rowAction}>
        <ActLink to={formPaths.signataire(convention.id, id)} size="xs">
          {text.editLabel(personne.nom)}
        </ActLink>
      </div>
    </li>
  );
}

/** Every party with those who sign for it. */
function Signataires({ view, known }: { readonly view: EnTeteConventionView; readonly known: PartiesView }) {
  const { convention, aujourdhui } = view;
  const { parties, versionsParties } = known;
  const dates = new Map<string, CivilDate>(
    convention.signatures.map(({ signataireId, date }) => [signataireId, date]),
  );
  return parties.map(({ id, nom, signataires }) => (
    <div key={id} className={classes.partie}>
      <h3>{typographie(nom)}</h3>
      <Change steps={nomsPartie(versionsParties, id)} today={aujourdhui} say={quoted} />
      <ul className={classes.signataires}>
        {signataires.map((one) => (
          <SignataireRow key={one.id} signataire={one} view={view} parties={known} date={dates.get(one.id)} />
        ))}
      </ul>
    </div>
  ));
}

/** Who signs for whom, what is signed and when, and the two dates that follow, each with its cause. */
export function PartiesTab({ view }: { readonly view: EnTeteConventionView }) {
  const { convention, signataires } = view;
  const query = useQuery('conventions.parties', { conventionId: convention.id });
  const missing = signataires - convention.signatures.length;
  return (
    <>
      <Section
        title={text.effetTitle}
        plain
        actions={
          <>
            {missing > 0 && (
              <ActLink to={formPaths.signer(convention.id)} variant="filled">
                {text.sign}
              </ActLink>
            )}
            {convention.faitLe === null && (
              <ActLink to={formPaths.dateActe(convention.id)}>{text.dateAct}</ActLink>
            )}
          </>
        }
      >
        <div className={classes.dateCards}>
          <Effet view={view} />
          <Terme view={view} />
        </div>
      </Section>
      <Section
        title={text.signataires}
        actions={
          convention.signatures.length === 0 ? undefined : (
            <RectifyLink
              conventionId={convention.id}
              collection="conventions"
              id={convention.id}
              words="signature"
            >
              {textHistorique.rectifySignature}
            </RectifyLink>
          )
        }
      >
        <QueryView query={query}>{(known) => <Signataires view={view} known={known} />}</QueryView>
      </Section>
      <Section title={text.originals}>
        <Facts
          items={[
            { term: text.originals, value: inLetters(convention.nombreExemplaires) },
            { term: text.place, value: convention.lieu },
            {
              term: text.fait,
              value: convention.faitLe === null ? text.faitUnknown : <DateText date={convention.faitLe} />,
            },
            { term: text.zone, value: ZONE_LABELS[convention.zone] },
          ]}
        />
        {view.effet.etat === 'a_trancher' && <Callout tone="warn" title={view.effet.cause} />}
      </Section>
    </>
  );
}
