import { Button, Group, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconDeviceUsb,
  IconFolder,
  IconHourglass,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { formatInstant } from '#contract/instant';
import type { AppError } from '#contract/reply';
import type { LieuView, SauvegardesView } from '#contract/sauvegardes';
import { RefusAlert } from '../../parts/refus-alert';
import { call, chooseBackupFolder, porte } from '../../rpc/client';
import { textSauvegardes as text } from '../../text/sauvegardes';
import type { Tone } from '../../ui/callout';
import layout from '../../ui/layout.module.css';
import { Section } from '../../ui/section';
import { StatusBadge } from '../../ui/status-badge';
import classes from './sauvegardes.module.css';

function badgeOf({ absence, echec, vuLe }: LieuView): {
  readonly tone: Tone;
  readonly icon: Icon;
  readonly label: string;
} {
  if (absence !== null) return { tone: 'warn', icon: IconPlugConnectedX, label: text.away };
  if (echec !== null) return { tone: 'bad', icon: IconAlertTriangle, label: text.failing };
  return vuLe === null
    ? { tone: 'quiet', icon: IconHourglass, label: text.none }
    : { tone: 'ok', icon: IconCircleCheck, label: text.working };
}

function Place({
  icon: Glyph,
  title,
  detail,
  lieu,
  children,
}: {
  readonly icon: Icon;
  readonly title: string;
  readonly detail: string;
  readonly lieu: LieuView | null;
  readonly children?: ReactNode;
}) {
  return (
    <article className={`${layout.panel} ${layout.stack} ${classes.place}`}>
      <div className={`${layout.row} ${classes.placeHead}`}>
        <Glyph size={22} stroke={1.6} aria-hidden className={classes.placeIcon} />
        <h3>{title}</h3>
        {lieu !== null && <StatusBadge {...badgeOf(lieu)} />}
      </div>
      {lieu !== null && (
        <>
          <p className={classes.placeDate}>
            {lieu.absence === null ? text.last : text.lastSeen}
            &nbsp;: <strong>{lieu.vuLe === null ? text.never : formatInstant(lieu.vuLe)}</strong>
          </p>
          {lieu.absence !== null && (
            <p className={classes.placeTrouble}>
              {lieu.absence} {text.retried}
            </p>
          )}
          {lieu.absence === null && lieu.echec !== null && (
            <p className={classes.placeTrouble}>
              {text.failedAt(formatInstant(lieu.echec.at))}&nbsp;: {lieu.echec.message} {lieu.echec.remede}
            </p>
          )}
          {lieu.illisibles > 0 && <p className={classes.placeTrouble}>{text.unreadable(lieu.illisibles)}</p>}
        </>
      )}
      <p className={classes.quiet}>{detail}</p>
      {lieu !== null && <p className={classes.path}>{lieu.dossier}</p>}
      {children}
    </article>
  );
}

function SecondActions({ chosen, onChange }: { readonly chosen: boolean; readonly onChange: () => void }) {
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const act = async (ask: () => Promise<{ ok: true } | { ok: false; error: AppError }>) => {
    if (pending) return;
    setPending(true);
    setRefusal(null);
    const reply = await ask();
    setPending(false);
    if (reply.ok) onChange();
    else setRefusal(reply.error);
  };
  return (
    <>
      {refusal !== null && <RefusAlert refus={refusal} title={text.notChosen} />}
      {porte() === 'electron' ? (
        <Group gap="xs">
          <Button
            variant={chosen ? 'default' : 'filled'}
            size="xs"
            aria-disabled={pending}
            onClick={() => void act(chooseBackupFolder)}
          >
            {pending ? text.choosing : chosen ? text.change : text.choose}
          </Button>
          {chosen && (
            <Button
              variant="subtle"
              size="xs"
              aria-description={text.forgetDetail}
              onClick={() => void act(() => call('sauvegardes.oublierDossier', {}))}
            >
              {text.forget}
            </Button>
          )}
        </Group>
      ) : (
        <div className={classes.quiet}>
          <p>{text.browser}</p>
          <code className={classes.command}>{text.command}</code>
        </div>
      )}
    </>
  );
}

/** The two folders: what each one last received, and what to do about the second one. */
export function Places({
  data,
  onChange,
}: {
  readonly data: Pick<SauvegardesView, 'principal' | 'secondaire' | 'avertissement'>;
  readonly onChange: () => void;
}) {
  const { principal, secondaire, avertissement } = data;
  return (
    <Section title={text.places} plain>
      <div className={layout.columns}>
        <Place icon={IconFolder} title={text.main} detail={text.mainDetail} lieu={principal} />
        <Place
          icon={IconDeviceUsb}
          title={secondaire === null ? text.secondNone : text.second}
          detail={text.secondWhy}
          lieu={secondaire}
        >
          {avertissement !== null && (
            <Text size="sm" className={classes.placeTrouble ?? ''}>
              {avertissement}
            </Text>
          )}
          <SecondActions chosen={secondaire !== null} onChange={onChange} />
        </Place>
      </div>
    </Section>
  );
}
