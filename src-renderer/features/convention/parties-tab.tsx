import { VisuallyHidden } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useState } from 'react';
import type { EnTeteConventionView, PartiesView } from '#contract/conventions';
import { addDays, formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { ZONE_LABELS } from '#domain/delais/calendriers';
import { inLetters, upperFirst } from '#domain/french';
import { appelDe, estVacante, fullName, withArticle } from '#domain/parties/partie';
import type { Signataire } from '#domain/parties/partie';
import { cleActe, etapesLe, nomActe, nomsPartie, partiesLe, titulaires } from '#domain/parties/versions';
import type { Etape } from '#domain/parties/versions';
import { typographie } from '#actes/typographie';
import { DateText } from '../../parts/date-text';
import { ChampDate } from '../../parts/forms/champ-date';
import { DayContext } from '../../parts/forms/day-context';
import { dateIn } from '../../parts/forms/read-date';
import { paths } from '../../parts/paths';
import { ToKnow } from '../../parts/to-know';
import { RectifyLink } from './rectify-link';
import { QueryView } from '../../parts/query-view';
import { useQuery } from '../../rpc/query';
import { textClauses } from '../../text/clauses';
import { textConvention } from '../../text/convention';
import { textHistorique } from '../../text/historique';
import { textFonctions } from '../../text/titulaires';
import { ActLink } from '../../ui/act-link';
import { ButtonLink } from '../../ui/button-link';
import { Callout } from '../../ui/callout';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/section';
import { StatusBadge } from '../../ui/status-badge';
import classes from './convention.module.css';
import { formPaths } from './forms/paths';
import { findSignataire } from './lookup';

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

/** The names of a party, the last first: the id stays, so that only this tells what an avenant changed. */
function NomsPartie({
  steps,
  today,
}: {
  readonly steps: readonly Etape<string>[];
  readonly today: CivilDate;
}) {
  const past = etapesLe(steps, today);
  const current = past.at(-1)?.acte ?? null;
  const before = past.at(-2);
  return (
    <>
      {current?.nature === 'avenant' && before !== undefined && (
        <p className={classes.change}>
          {text.changed(
            nomActe(current),
            current.effet === current.signeLe ? null : formatDate(current.effet),
            typographie(quoted(before.valeur)),
          )}
        </p>
      )}
      {steps.slice(past.length).map(({ acte, valeur }) =>
        acte === null ? null : (
          <p key={cleActe(acte)} className={classes.change}>
            {text.toCome(formatDate(acte.effet), typographie(quoted(valeur)), nomActe(acte))}
          </p>
        ),
      )}
    </>
  );
}

const quoted = (nom: string): string => `« ${nom} »`;
const designation = ({ personne, fonction }: Signataire): string =>
  typographie(`${fullName(personne)}, ${withArticle(fonction)}`);

/** Since when the office is held so, by which act; and who comes next, when it is known. */
function Depuis({
  steps,
  today,
}: {
  readonly steps: readonly Etape<Signataire>[];
  readonly today: CivilDate;
}) {
  const past = etapesLe(steps, today);
  const current = past.at(-1);
  const before = past.at(-2);
  const acte = current?.acte ?? null;
  return (
    <>
      {current !== undefined && acte?.nature === 'avenant' && before !== undefined && (
        <p className={classes.change}>
          {text.changed(
            nomActe(acte),
            acte.effet === acte.signeLe ? null : formatDate(acte.effet),
            designation(before.valeur),
          )}
        </p>
      )}
      {current !== undefined && acte !== null && acte.nature !== 'avenant' && (
        <p className={classes.change}>
          {typographie(
            estVacante(current.valeur.personne)
              ? fonctions.vacantSince(formatDate(acte.effet), nomActe(acte))
              : fonctions.since(formatDate(acte.effet), nomActe(acte)),
          )}
        </p>
      )}
      {steps.slice(past.length).map(({ acte: next, valeur }) =>
        next === null ? null : (
          <p key={cleActe(next)} className={classes.change}>
            {fonctions.toCome(formatDate(next.effet), designation(valeur), typographie(nomActe(next)))}
          </p>
        ),
      )}
    </>
  );
}

/** Everyone who held the office, oldest first, each with the days and the act that made it so. */
function Historique({
  steps,
  fonction,
}: {
  readonly steps: readonly Etape<Signataire>[];
  readonly fonction: string;
}) {
  if (steps.length < 2) return null;
  return (
    <details className={classes.fold}>
      <summary>
        {fonctions.history}
        <VisuallyHidden> {fonctions.ofOffice(fonction)}</VisuallyHidden>
      </summary>
      <ol className={classes.holders}>
        {steps.map(({ acte, valeur }, rang) => {
          const next = steps[rang + 1]?.acte ?? null;
          const fin = next === null ? null : formatDate(addDays(next.effet, -1));
          return (
            <li key={acte === null ? 'convention' : cleActe(acte)}>
              <strong>{designation(valeur)}</strong>
              {', '}
              {acte === null
                ? fonctions.named(fin)
                : `${fonctions.period(formatDate(acte.effet), fin)} (${typographie(nomActe(acte))})`}
            </li>
          );
        })}
      </ol>
    </details>
  );
}

/** Where letters go, since when, and where they went before. */
function Adresse({
  signataire,
  base,
  today,
}: {
  readonly signataire: Signataire;
  readonly base: readonly string[];
  readonly today: CivilDate;
}) {
  const { adresse, adresses = [] } = signataire;
  const dire = (lignes: readonly string[]): string => typographie(lignes.join(', '));
  const past = adresses.filter(({ depuis }) => depuis <= today);
  const current = past.at(-1);
  const before = current === undefined ? null : (past.at(-2)?.lignes ?? base);
  return (
    <>
      <p className={classes.address}>
        {adresse.length === 0 ? text.noAddress : dire(adresse)}
        {current !== undefined && ` (${fonctions.addressSince(formatDate(current.depuis))})`}
      </p>
      {before !== null && before.length > 0 && (
        <p className={classes.address}>{fonctions.addressBefore(dire(before))}</p>
      )}
      {adresses.slice(past.length).map(({ depuis, lignes }) => (
        <p key={depuis} className={classes.address}>
          {fonctions.addressToCome(formatDate(depuis), dire(lignes))}
        </p>
      ))}
    </>
  );
}

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

/** One place among the signatories: who holds it that day, since when, and the signature of the convention. */
function SignataireRow({
  signataire,
  view: { convention },
  parties: { versionsParties },
  jour,
  date,
}: {
  readonly signataire: Signataire;
  readonly view: EnTeteConventionView;
  readonly parties: PartiesView;
  readonly jour: CivilDate;
  readonly date: CivilDate | undefined;
}) {
  const { id, fonction, personne } = signataire;
  const steps = titulaires(versionsParties, id);
  const signant = date === undefined ? undefined : findSignataire(partiesLe(versionsParties, date), id);
  const other = signant !== undefined && fullName(signant.personne) !== fullName(personne);
  const base = findSignataire(versionsParties[0]?.parties ?? [], id)?.adresse ?? [];
  const libelle = typographie(fonction.libelle);
  const appel = appelDe(signataire);
  return (
    <li>
      <div>
        <p className={classes.person}>{upperFirst(fullName(personne))}</p>
        <p className={classes.quiet}>{libelle}</p>
        {fonction.long !== undefined && <p className={classes.address}>{typographie(fonction.long)}</p>}
        <Depuis steps={steps} today={jour} />
        {appel !== null && (
          <p className={classes.address}>
            {fonctions.call}&nbsp;: {typographie(`« ${appel}, »`)}
          </p>
        )}
        <Adresse signataire={signataire} base={base} today={jour} />
        <Historique steps={steps} fonction={libelle} />
      </div>
      <div>
        <SignatureState date={date} by={other ? signant : null} />
      </div>
      <div className={classes.rowAction}>
        <ActLink to={paths.changementTitulaire(convention.id, { signataireId: id })} size="xs">
          {fonctions.change} <VisuallyHidden>{fonctions.ofOffice(libelle)}</VisuallyHidden>
        </ActLink>
        {!estVacante(personne) && (
          <ActLink to={formPaths.constaterVacance(convention.id, id)} size="xs" variant="subtle">
            {fonctions.leave} <VisuallyHidden>{fonctions.ofOffice(libelle)}</VisuallyHidden>
          </ActLink>
        )}
        <ActLink to={formPaths.signataire(convention.id, id)} size="xs" variant="subtle">
          {estVacante(personne) ? (
            <>
              {text.edit} <VisuallyHidden>{fonctions.ofOffice(libelle)}</VisuallyHidden>
            </>
          ) : (
            text.editLabel(personne.nom)
          )}
        </ActLink>
      </div>
    </li>
  );
}

/** Every party with those who sign for it, today or on the day asked. */
function Signataires({ view, known }: { readonly view: EnTeteConventionView; readonly known: PartiesView }) {
  const { convention, aujourdhui } = view;
  const { versionsParties, titulairesChanges } = known;
  const [typed, setTyped] = useState('');
  const jour = dateIn(typed) ?? aujourdhui;
  const dates = new Map<string, CivilDate>(
    convention.signatures.map(({ signataireId, date }) => [signataireId, date]),
  );
  return (
    <>
      <ToKnow items={titulairesChanges} />
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
      {partiesLe(versionsParties, jour).map(({ id, nom, signataires }) => (
        <div key={id} className={classes.partie}>
          <h3>{typographie(nom)}</h3>
          <NomsPartie steps={nomsPartie(versionsParties, id)} today={jour} />
          <ul className={classes.signataires} aria-label={fonctions.whoTitle(formatDate(jour))}>
            {signataires.map((one) => (
              <SignataireRow
                key={one.id}
                signataire={one}
                view={view}
                parties={known}
                jour={jour}
                date={dates.get(one.id)}
              />
            ))}
          </ul>
        </div>
      ))}
    </>
  );
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
          <>
            {view.compteurs.titulaires > 0 && (
              <ButtonLink to={paths.convention(convention.id, 'titulaires')} variant="subtle">
                {fonctions.all(view.compteurs.titulaires)}
              </ButtonLink>
            )}
            <ActLink to={formPaths.importerTitulaires(convention.id)}>{fonctions.import}</ActLink>
            {convention.signatures.length > 0 && (
              <RectifyLink
                conventionId={convention.id}
                collection="conventions"
                id={convention.id}
                words="signature"
              >
                {textHistorique.rectifySignature}
              </RectifyLink>
            )}
          </>
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
