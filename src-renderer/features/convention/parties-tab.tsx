import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import type { ConventionView } from '#contract/views';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { ZONE_LABELS } from '#domain/delais/calendriers';
import { fullName } from '#domain/parties/partie';
import { enLettres, typographie } from '#actes/typographie';
import { DateText } from '../../parts/date-text';
import { RectifyLink } from '../../parts/rectify-link';
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

function Effet({ view }: { readonly view: ConventionView }) {
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
          <p className={classes.dateCause}>{text.missing}&nbsp;:</p>
          <ul className={classes.missing}>
            {effet.manquants.map(({ id, personne, fonction }) => (
              <li key={id}>
                {fullName(personne)}, {typographie(fonction.libelle)}
              </li>
            ))}
          </ul>
        </div>
      );
  }
}

function Terme({ view }: { readonly view: ConventionView }) {
  const { terme, convention } = view;
  const open = terme.etat === 'hypothese';
  return (
    <div className={classes.dateCard} data-tone={open ? 'warn' : 'ok'}>
      <p className={classes.dateLabel}>{textConvention.terme}</p>
      <p className={classes.dateValue}>
        <DateText date={terme.date} />
        <span className={open ? classes.hypothesis : classes.confirmed}>
          {open ? text.hypothesis : text.confirmed}
        </span>
      </p>
      <p className={classes.dateCause}>{terme.cause}</p>
      {convention.duree.nature === 'instrument' && (
        <ActLink to={formPaths.confirmerFin(convention.id)} variant={open ? 'filled' : 'default'} size="xs">
          {open ? text.confirmEnd : text.changeEnd}
        </ActLink>
      )}
    </div>
  );
}

/** Who signs for whom, what is signed and when, and the two dates that follow, each with its cause. */
export function PartiesTab({ view }: { readonly view: ConventionView }) {
  const { convention } = view;
  const dates = new Map<string, CivilDate>(
    convention.signatures.map(({ signataireId, date }) => [signataireId, date]),
  );
  const all = convention.parties.flatMap(({ signataires }) => signataires);
  const missing = all.length - dates.size;
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
          dates.size === 0 ? undefined : (
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
        {convention.parties.map((partie) => (
          <div key={partie.id} className={classes.partie}>
            <h3>{typographie(partie.nom)}</h3>
            <ul className={classes.signataires}>
              {partie.signataires.map((signataire) => {
                const { id, fonction, personne, adresse } = signataire;
                const date = dates.get(id);
                return (
                  <li key={id}>
                    <div>
                      <p className={classes.person}>{fullName(personne)}</p>
                      <p className={classes.quiet}>{typographie(fonction.libelle)}</p>
                      <p className={classes.address}>
                        {adresse.length === 0 ? text.noAddress : typographie(adresse.join(', '))}
                      </p>
                    </div>
                    <div>
                      {date === undefined ? (
                        <StatusBadge tone="warn" icon={IconCircleDashed} label={text.toCollect} />
                      ) : (
                        <StatusBadge
                          tone="ok"
                          icon={IconCircleCheck}
                          label={`${text.signedOn} ${formatDate(date)}`}
                        />
                      )}
                    </div>
                    <div className={classes.rowAction}>
                      <ActLink to={formPaths.signataire(convention.id, id)} size="xs">
                        {text.editLabel(personne.nom)}
                      </ActLink>
                    </div>
                  </li>
                );
              })}
            </ul>
          </div>
        ))}
      </Section>
      <Section title={text.originals}>
        <Facts
          items={[
            { term: text.originals, value: enLettres(convention.nombreExemplaires) },
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
