import { Text } from '@mantine/core';
import { IconArrowRight, IconCalendarCheck, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AccueilView, EcheanceView } from '#contract/views';
import { formatLong, formatMonth, partsOf } from '#domain/civil-date';
import { Blockage } from '../../parts/blockage';
import { paths } from '../../parts/paths';
import { useQuery } from '../../rpc/query';
import { textAccueil } from '../../text/accueil';
import { textCommun } from '../../text/commun';
import { ongletLabels } from '../../text/onglets';
import { ButtonLink } from '../../ui/button-link';
import { EmptyState } from '../../ui/empty-state';
import layout from '../../ui/layout.module.css';
import { LeadAtOnce } from '../../ui/last-gesture';
import { Page } from '../../ui/page';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../ui/section';
import classes from './accueil.module.css';

function Counter({
  value,
  label,
  to,
}: {
  readonly value: number;
  readonly label: string;
  readonly to: string;
}) {
  return (
    <li>
      <Link to={to} className={`${layout.panel} ${classes.counter}`}>
        <span className={classes.value}>{value}</span>
        <span className={classes.label}>{label}</span>
      </Link>
    </li>
  );
}

function Deadline({ echeance, late = false }: { readonly echeance: EcheanceView; readonly late?: boolean }) {
  const { date, jours, libelle, cause, conventionId, onglet } = echeance;
  const { day } = partsOf(date);
  return (
    <li className={classes.deadline} data-late={late || undefined}>
      <time dateTime={date} className={classes.leaf}>
        <span className={classes.leafDay}>{day === 1 ? '1er' : day}</span>
        <span className={classes.leafMonth}>{formatMonth(date)}</span>
      </time>
      <div className={classes.deadlineBody}>
        <p className={`${layout.row} ${classes.deadlineTitle}`}>
          <Link to={paths.convention(conventionId, onglet)}>{libelle}</Link>
          <span className={classes.when}>{textCommun.inDays(jours)}</span>
        </p>
        <p className={classes.cause}>{cause}</p>
      </div>
    </li>
  );
}

const quiet = (text: string): ReactNode => (
  <Text c="dimmed" className={classes.quiet ?? ''}>
    <IconCircleCheck size={18} aria-hidden /> {text}
  </Text>
);

function Home({ accueil }: { readonly accueil: AccueilView }) {
  const { enRetard, aVenir, bloques, etapes, compteurs } = accueil;
  return (
    <>
      <nav aria-label={textAccueil.counts}>
        <ul className={`${layout.list} ${classes.counters}`}>
          <Counter
            value={compteurs.conventions}
            label={textAccueil.conventions(compteurs.conventions)}
            to={paths.conventions}
          />
          <Counter
            value={compteurs.enVigueur}
            label={textAccueil.enVigueur(compteurs.enVigueur)}
            to={`${paths.conventions}?etat=en_vigueur`}
          />
          <Counter
            value={compteurs.avenantsEnCours}
            label={textAccueil.avenants(compteurs.avenantsEnCours)}
            to={`${paths.conventions}?avec=avenants`}
          />
          <Counter
            value={compteurs.misesEnDemeureOuvertes}
            label={textAccueil.misesEnDemeure(compteurs.misesEnDemeureOuvertes)}
            to={`${paths.conventions}?avec=mises-en-demeure`}
          />
        </ul>
      </nav>
      {enRetard.length > 0 && (
        <Section title={textAccueil.overdue}>
          <ul className="list-plain">
            {enRetard.map((one) => (
              <Deadline key={one.id} echeance={one} late />
            ))}
          </ul>
        </Section>
      )}
      <div className={`${layout.stack} ${classes.columns}`}>
        <Section title={textAccueil.next}>
          {etapes.length === 0 ? (
            quiet(textAccueil.nextEmpty)
          ) : (
            <ul className="list-plain">
              {etapes.map(({ libelle, detail, conventionId, onglet }) => (
                <li key={`${conventionId} ${libelle} ${detail}`} className={classes.step}>
                  <Link to={paths.convention(conventionId, onglet)}>
                    {libelle} <IconArrowRight size={16} aria-hidden />
                  </Link>
                  <p className={classes.cause}>{detail}</p>
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Section title={textAccueil.coming}>
          {aVenir.length === 0 ? (
            <EmptyState icon={IconCalendarCheck} title={textAccueil.comingEmpty} />
          ) : (
            <ul className="list-plain">
              {aVenir.map((one) => (
                <Deadline key={one.id} echeance={one} />
              ))}
            </ul>
          )}
        </Section>
      </div>
      <Section title={textAccueil.blocked}>
        {bloques.length === 0 ? (
          quiet(textAccueil.blockedEmpty)
        ) : (
          <div className={classes.blocks}>
            {bloques.map(({ id, objet, raison, source, remede, conventionId, onglet }) => (
              <Blockage
                key={id}
                title={objet}
                reason={raison}
                source={source}
                remedy={remede}
                action={
                  <ButtonLink to={paths.convention(conventionId, onglet)} size="xs">
                    {textAccueil.openTab(ongletLabels[onglet])}
                  </ButtonLink>
                }
              />
            ))}
          </div>
        )}
      </Section>
    </>
  );
}

/** Home. An empty registry has nothing to show: its first choice comes first. */
export function AccueilPage() {
  const etat = useQuery('registre.etat', {});
  const accueil = useQuery('accueil.lire', {});
  if (etat.data?.vide === true && !etat.fetching) return <LeadAtOnce to={paths.premiersPas} />;
  return (
    <Page
      title={textAccueil.title}
      lead={accueil.data === undefined ? undefined : textAccueil.lead(formatLong(accueil.data.aujourdhui))}
    >
      <QueryView query={accueil}>{(data) => <Home accueil={data} />}</QueryView>
    </Page>
  );
}
