import {
  IconCircleCheck,
  IconCircleDashed,
  IconPencil,
  IconUserMinus,
  IconUserPlus,
} from '@tabler/icons-react';
import type { EnTeteConventionView, PartiesView } from '#contract/conventions';
import { typographie } from '#actes/typographie';
import { addDays, formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { upperFirst } from '#domain/french';
import { appelDe, estVacante, fullName, withArticle } from '#domain/parties/partie';
import type { Partie, Signataire } from '#domain/parties/partie';
import { cleActe, etapesLe, nomActe, nomsPartie, partiesLe, titulaires } from '#domain/parties/versions';
import type { Etape } from '#domain/parties/versions';
import { Link } from 'react-router';
import { paths } from '../../parts/paths';
import { textConvention } from '../../text/convention';
import { textFonctions } from '../../text/titulaires';
import { ActBar } from '../../ui/act-bar';
import type { Act } from '../../ui/act-bar';
import { Facts } from '../../ui/facts';
import { Detail } from '../../ui/master-detail';
import { StatusBadge } from '../../ui/status-badge';
import classes from './convention.module.css';
import { formPaths } from './forms/paths';
import { findSignataire } from './lookup';

const text = textConvention.parties;
const fonctions = textFonctions;

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
function Historique({ steps }: { readonly steps: readonly Etape<Signataire>[] }) {
  if (steps.length < 2) return null;
  return (
    <section>
      <h3 className={classes.minor}>{fonctions.history}</h3>
      <ol className={classes.holders} aria-label={fonctions.history}>
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
    </section>
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
      <p className={classes.line}>
        {adresse.length === 0 ? text.noAddress : dire(adresse)}
        {current !== undefined && ` (${fonctions.addressSince(formatDate(current.depuis))})`}
      </p>
      {before !== null && before.length > 0 && (
        <p className={classes.line}>{fonctions.addressBefore(dire(before))}</p>
      )}
      {adresses.slice(past.length).map(({ depuis, lignes }) => (
        <p key={depuis} className={classes.line}>
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

/** Who holds the office, as the list and the title name them. */
export const nomTitulaire = ({ personne }: Signataire): string => upperFirst(fullName(personne));

/** One place among the signatories: who holds it today, since when, who did before, and the signature of the convention. */
export function FicheSignataire({
  signataire,
  view: { convention, aujourdhui },
  known: { versionsParties },
}: {
  readonly signataire: Signataire;
  readonly view: EnTeteConventionView;
  readonly known: PartiesView;
}) {
  const { id, fonction, personne } = signataire;
  const date = convention.signatures.find(({ signataireId }) => signataireId === id)?.date;
  const steps = titulaires(versionsParties, id);
  const signant = date === undefined ? undefined : findSignataire(partiesLe(versionsParties, date), id);
  const other = signant !== undefined && fullName(signant.personne) !== fullName(personne);
  const base = findSignataire(versionsParties[0]?.parties ?? [], id)?.adresse ?? [];
  const libelle = typographie(fonction.libelle);
  const appel = appelDe(signataire);
  const change: Act = {
    key: 'changer',
    label: fonctions.change,
    icon: <IconUserPlus size={16} aria-hidden />,
    to: paths.changementTitulaire(convention.id, { signataireId: id }),
  };
  const leave: Act = {
    key: 'vacance',
    label: fonctions.leave,
    icon: <IconUserMinus size={16} aria-hidden />,
    to: formPaths.constaterVacance(convention.id, id),
  };
  const edit: Act = {
    key: 'modifier',
    label: estVacante(personne) ? text.edit : text.editLabel(personne.nom),
    icon: <IconPencil size={16} aria-hidden />,
    to: formPaths.signataire(convention.id, id),
  };
  return (
    <Detail
      title={nomTitulaire(signataire)}
      windowName={estVacante(personne) ? libelle : nomTitulaire(signataire)}
      state={<span className={classes.quiet}>{libelle}</span>}
      actions={
        <ActBar
          primary={change}
          others={estVacante(personne) ? [edit] : [leave, edit]}
          label={textConvention.otherActs(libelle)}
        />
      }
    >
      <div>
        {fonction.long !== undefined && <p className={classes.sub}>{typographie(fonction.long)}</p>}
        <Depuis steps={steps} today={aujourdhui} />
      </div>
      <Facts
        items={[
          { term: text.signature, value: <SignatureState date={date} by={other ? signant : null} /> },
          {
            term: text.address,
            value: <Adresse signataire={signataire} base={base} today={aujourdhui} />,
          },
          ...(appel === null ? [] : [{ term: fonctions.call, value: typographie(`« ${appel}, »`) }]),
        ]}
      />
      <Historique steps={steps} />
    </Detail>
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

/** One party: its name, and what an avenant made of it. */
export function FichePartie({
  partie: { id, nom, signataires },
  view: { convention, aujourdhui },
  known: { versionsParties },
}: {
  readonly partie: Partie;
  readonly view: EnTeteConventionView;
  readonly known: PartiesView;
}) {
  return (
    <Detail title={typographie(nom)}>
      <NomsPartie steps={nomsPartie(versionsParties, id)} today={aujourdhui} />
      <section>
        <h3 className={classes.minor}>{text.signFor}</h3>
        <ul className={classes.holdersOn}>
          {signataires.map((one) => (
            <li key={one.id}>
              <span>{typographie(one.fonction.libelle)}</span>
              <Link to={paths.acte(convention.id, 'parties', one.id)}>{nomTitulaire(one)}</Link>
            </li>
          ))}
        </ul>
      </section>
    </Detail>
  );
}
