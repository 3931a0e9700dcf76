import { Button, Group, Progress, Text, TextInput } from '@mantine/core';
import { IconPlayerStop, IconShieldCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { AppError } from '#contract/reply';
import type { SuiviVerificationView, VerificationView } from '#contract/verification';
import { call } from '../../rpc/client';
import { textVerification as text } from '../../text/journal';
import { Callout } from '../../ui/callout';
import layout from '../../ui/layout.module.css';
import { Section } from '../../ui/section';
import classes from './journal.module.css';

function Verdict({ resultat }: { readonly resultat: VerificationView }) {
  const { intact, entrees, tete, premierDefaut, repere } = resultat;
  if (intact) {
    return (
      <Callout tone="ok" title={text.intact(entrees)} role="status">
        {repere !== null && <p>{text.repereHeld}</p>}
        <Text size="sm">{text.tail}</Text>
        <Text size="sm">
          {text.head}&nbsp;: <code className={classes.hash}>{tete}</code>
        </Text>
      </Callout>
    );
  }
  const denied = repere?.dementi === true;
  return (
    <Callout tone="bad" title={denied ? text.denied : text.broken} role="alert">
      {premierDefaut !== null && (
        <>
          {premierDefaut.seq !== null && !denied && <p>{text.brokenAt(premierDefaut.seq)}</p>}
          <p>{premierDefaut.message}</p>
        </>
      )}
      <p>{text.brokenRemedy}</p>
    </Callout>
  );
}

/** Clauses that their words deny, or that nobody confirmed: the journal is sound, the registry still has that to settle. */
function Clauses({ clauses }: Pick<VerificationView, 'clauses'>) {
  if (clauses.length === 0) return null;
  const dementie = clauses.some((one) => one.dementie);
  return (
    <Callout
      tone={dementie ? 'bad' : 'warn'}
      title={dementie ? text.clausesDementies : text.clausesAConfirmer}
    >
      <ul>
        {clauses.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Callout>
  );
}

/** Files kept as evidence, or as they left, whose bytes are not those any more. */
function Pieces({ pieces }: Pick<VerificationView, 'pieces'>) {
  if (pieces.length === 0) return null;
  return (
    <Callout tone="bad" title={text.piecesLost(pieces.length)} role="alert">
      <ul>
        {pieces.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Callout>
  );
}

function Failure({ error }: { readonly error: AppError }) {
  return (
    <Callout tone="bad" title={error.message} role="alert">
      {error.remede !== undefined && <p>{error.remede}</p>}
    </Callout>
  );
}

const POLL_MS = 200;
/** A screen reader is told of the progress at these steps, not at each of them. */
const STEP = 10;

/** Asks again and again how far a verification is, until it is over. */
function useVerification() {
  const [id, setId] = useState<string | null>(null);
  const [suivi, setSuivi] = useState<SuiviVerificationView | null>(null);
  const [error, setError] = useState<AppError | null>(null);

  useEffect(() => {
    if (id === null) return undefined;
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const reply = await call('verification.suivre', { id });
      if (!current) return;
      if (!reply.ok) {
        setError(reply.error);
        setSuivi(null);
        return;
      }
      setSuivi(reply.value);
      if (reply.value.etat === 'en_cours') timer = setTimeout(() => void look(), POLL_MS);
    };
    void look();
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [id]);

  return {
    suivi,
    error,
    start: async (repere: string) => {
      setError(null);
      setSuivi(null);
      const reply = await call('verification.lancer', { repere });
      if (reply.ok) setId(reply.value.id);
      else setError(reply.error);
    },
    stop: async () => {
      if (id === null) return;
      const reply = await call('verification.arreter', { id });
      if (reply.ok) setSuivi(reply.value);
    },
  };
}

/** Reads the whole journal again, with a printed head to hold it against; the reading goes on elsewhere meanwhile. */
export function Verification() {
  const [repere, setRepere] = useState('');
  const { suivi, error, start, stop } = useVerification();
  const fault = error?.champs?.find(({ champ }) => champ === 'repere')?.message;
  const running = suivi?.etat === 'en_cours';
  const percent = suivi === null || suivi.total === 0 ? 0 : Math.min(100, (suivi.faites / suivi.total) * 100);
  return (
    <Section title={text.title}>
      <Text c="dimmed" size="sm" mb="sm" maw="46rem">
        {text.lead}
      </Text>
      <form
        noValidate
        className={`${layout.row} ${classes.form}`}
        onSubmit={(event) => {
          event.preventDefault();
          if (!running) void start(repere);
        }}
      >
        <TextInput
          className={classes.repere ?? ''}
          label={text.repere}
          description={text.repereHelp}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          value={repere}
          onChange={(event) => setRepere(event.currentTarget.value)}
          error={fault}
          autoComplete="off"
        />
        <Group gap="xs" className={classes.run ?? ''}>
          <Button
            type="submit"
            aria-disabled={running}
            {...(running ? { 'data-disabled': true } : {})}
            leftSection={<IconShieldCheck size={18} aria-hidden />}
          >
            {text.verify}
          </Button>
          {running && (
            <Button
              variant="default"
              leftSection={<IconPlayerStop size={16} aria-hidden />}
              onClick={() => void stop()}
            >
              {text.stop}
            </Button>
          )}
        </Group>
      </form>
      <div className={classes.outcome}>
        {running && (
          <>
            <Progress.Root size="lg">
              <Progress.Section value={percent} aria-label={text.label} />
            </Progress.Root>
            <Text size="sm" mt="2xs" className="tabular" aria-hidden>
              {text.progress(suivi.faites, suivi.total)}
            </Text>
            <p role="status" className={classes.unseen}>
              {`${Math.floor(percent / STEP) * STEP} %`}
            </p>
          </>
        )}
        {suivi?.etat === 'arretee' && <Callout tone="quiet" title={text.stopped} role="status" />}
        {suivi?.resultat && (
          <>
            <Verdict resultat={suivi.resultat} />
            <Pieces pieces={suivi.resultat.pieces} />
            <Clauses clauses={suivi.resultat.clauses} />
          </>
        )}
        {suivi?.erreur && <Failure error={suivi.erreur} />}
        {error !== null && fault === undefined && <Failure error={error} />}
      </div>
    </Section>
  );
}
