import { Text, Title } from '@mantine/core';
import { IconFileCertificate, IconFileImport, IconTheater } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useState } from 'react';
import type { AppError } from '#contract/reply';
import { paths } from '../../parts/paths';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textPremiersPas } from '../../text/premiers-pas';
import { ActButton } from '../../ui/act-button';
import { ActLink } from '../../ui/act-link';
import { ButtonLink } from '../../ui/button-link';
import { Callout } from '../../ui/callout';
import layout from '../../ui/layout.module.css';
import { useLeadOn } from '../../ui/last-gesture';
import { Page } from '../../ui/page';
import classes from './premiers-pas.module.css';

function Choice({
  icon: Glyph,
  title,
  detail,
  facts,
  action,
  busy,
  disabled,
  onChoose,
}: {
  readonly icon: Icon;
  readonly title: string;
  readonly detail: string;
  readonly facts: readonly string[];
  readonly action: string;
  readonly busy: boolean;
  readonly disabled: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <section className={`${layout.panel} ${classes.choice}`}>
      <Glyph size={34} stroke={1.4} aria-hidden className={classes.icon} />
      <Title order={2}>{title}</Title>
      <Text>{detail}</Text>
      <ul className={classes.facts}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <ActButton
        size="md"
        variant="default"
        onClick={onChoose}
        loading={busy}
        disabled={disabled}
        className={classes.action ?? ''}
      >
        {action}
      </ActButton>
    </section>
  );
}

/** An empty registry: one’s own convention first, then two to look at, and what each means. */
export function PremiersPasPage() {
  const leadOn = useLeadOn();
  const etat = useQuery('registre.etat', {});
  const [busy, setBusy] = useState<'real' | 'demo' | null>(null);
  const [error, setError] = useState<AppError | null>(null);

  const choose = async (which: 'real' | 'demo') => {
    setBusy(which);
    setError(null);
    const lead = leadOn();
    const reply = await call('exemple.charger', { demonstration: which === 'demo' });
    setBusy(null);
    if (!reply.ok) {
      setError(reply.error);
      return;
    }
    lead(which === 'demo' ? paths.accueil : paths.conventions);
  };

  const taken = etat.data !== undefined && !etat.data.vide;
  // Nothing could be read of a registry that is there: this is no new one.
  const damaged = etat.data?.lectureSeule?.cause === 'endommagee';
  if (damaged && !taken) {
    return (
      <Page title={textPremiersPas.unreadable} lead={textPremiersPas.unreadableLead}>
        <div>
          <ButtonLink to={paths.sauvegardes} variant="filled">
            {textPremiersPas.unreadableAction}
          </ButtonLink>
        </div>
      </Page>
    );
  }
  return (
    <Page
      title={taken ? textPremiersPas.titleBeside : textPremiersPas.title}
      lead={taken ? textPremiersPas.leadBeside : textPremiersPas.lead}
    >
      {error !== null && (
        <Callout tone="bad" title={textPremiersPas.refused} role="alert">
          <p>{error.message}</p>
          {error.remede !== undefined && <p>{error.remede}</p>}
        </Callout>
      )}
      {etat.data?.fiche?.demonstration === true && busy === null ? (
        <Callout tone="info" title={textPremiersPas.already}>
          <ButtonLink to={paths.accueil} size="xs">
            {textPremiersPas.alreadyAction}
          </ButtonLink>
        </Callout>
      ) : (
        <div className={classes.choices}>
          <section className={`${layout.panel} ${classes.choice}`}>
            <IconFileImport size={34} stroke={1.4} aria-hidden className={classes.icon} />
            <Title order={2}>{textPremiersPas.own}</Title>
            <Text>{textPremiersPas.ownDetail}</Text>
            <ul className={classes.facts}>
              {textPremiersPas.ownFacts.map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
            </ul>
            <div className={classes.action}>
              <ActLink to={paths.nouvelleConvention} size="md" variant="filled">
                {textPremiersPas.ownAction}
              </ActLink>
            </div>
          </section>
          <Choice
            icon={IconFileCertificate}
            title={textPremiersPas.real}
            detail={textPremiersPas.realDetail}
            facts={textPremiersPas.realFacts}
            action={textPremiersPas.realAction}
            busy={busy === 'real'}
            disabled={busy === 'demo'}
            onChoose={() => void choose('real')}
          />
          <Choice
            icon={IconTheater}
            title={textPremiersPas.demo}
            detail={textPremiersPas.demoDetail}
            facts={textPremiersPas.demoFacts}
            action={textPremiersPas.demoAction}
            busy={busy === 'demo'}
            disabled={busy === 'real'}
            onChoose={() => void choose('demo')}
          />
        </div>
      )}
    </Page>
  );
}
