import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { formatInstant, heureDe, jourDe, readLocal } from '#contract/instant';
import { formatShort } from '#domain/civil-date';
import { call } from '../rpc/client';
import { setPastInstant } from '../rpc/past';
import { textTemps } from '../text/temps';
import { ChampDate } from '../parts/forms/champ-date';
import { dateIn } from '../parts/forms/read-date';
import { Callout } from '../ui/callout';

/** « 9h30 » and « 9:30 » are what people type for 09:30. */
const normalHour = (typed: string): string =>
  typed
    .trim()
    .replace(/\s*h\s*/i, ':')
    .replace(/^(\d):/, '0$1:');

type Typed = { readonly day: string; readonly hour: string };
type Fault = { readonly place: 'day' | 'hour' | 'whole'; readonly message: string };

function Form({ from, onClose }: { readonly from: string; readonly onClose: () => void }) {
  const [typed, setTyped] = useState<Typed>({ day: formatShort(jourDe(from)), hour: heureDe(from) });
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const type = (change: Partial<Typed>) => {
    setTyped({ ...typed, ...change });
    setFault(null);
  };

  const go = async (): Promise<Fault | null> => {
    const day = dateIn(typed.day);
    if (day === null) return { place: 'day', message: textTemps.dayMissing };
    const read = readLocal(day, normalHour(typed.hour));
    if (!read.ok) return { place: 'hour', message: read.message };
    const reply = await call('temps.situer', { instant: read.instant });
    if (!reply.ok) {
      const { message, remede } = reply.error;
      return { place: 'whole', message: remede === undefined ? message : `${message} ${remede}` };
    }
    const { seq, premiere } = reply.value;
    if (seq === 0) {
      return {
        place: 'whole',
        message: premiere === null ? textTemps.emptyEver : textTemps.empty(formatInstant(premiere)),
      };
    }
    setPastInstant(read.instant);
    onClose();
    return null;
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setBusy(true);
        void go().then((found) => {
          setBusy(false);
          setFault(found);
        });
      }}
    >
      <Stack gap="md">
        <Text size="sm">{textTemps.lead}</Text>
        <ChampDate
          label={textTemps.day}
          text={typed.day}
          onChange={(day) => type({ day })}
          error={fault?.place === 'day' ? fault.message : undefined}
        />
        <TextInput
          label={textTemps.hour}
          description={textTemps.hourHelp}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          value={typed.hour}
          onChange={(event) => type({ hour: event.currentTarget.value })}
          error={fault?.place === 'hour' ? fault.message : null}
          autoComplete="off"
          aria-required
          maw="12rem"
        />
        {fault?.place === 'whole' && <Callout tone="warn" role="alert" title={fault.message} />}
        <Group gap="xs">
          <Button type="submit" loading={busy} leftSection={<IconHistory size={18} aria-hidden />}>
            {busy ? textTemps.going : textTemps.go}
          </Button>
          <Button variant="default" onClick={onClose}>
            {textTemps.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Chooses the instant at which the registry is looked at, starting from the one shown. */
export function TimeTravelDialog({
  opened,
  onClose,
  from,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** ISO 8601, UTC. */
  readonly from: string;
}) {
  return (
    <Modal opened={opened} onClose={onClose} title={textTemps.title} size="lg">
      <Form from={from} onClose={onClose} />
    </Modal>
  );
}
