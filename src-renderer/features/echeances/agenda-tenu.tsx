import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { formatInstant } from '#contract/instant';
import type { AgendaView } from '#contract/echeances';
import type { AppError, Reply } from '#contract/reply';
import { QueryView } from '../../parts/query-view';
import { RefusAlert } from '../../parts/refus-alert';
import { call, chooseAgendaFolder, porte } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textEcheances } from '../../text/echeances';
import { Callout } from '../../ui/callout';
import layout from '../../ui/layout.module.css';
import { Section } from '../../ui/section';

const text = textEcheances.agenda;

function Tenu({ tenu }: { readonly tenu: AgendaView }) {
  const { dossier, fichier, ecritLe, echec } = tenu;
  return echec === null ? (
    <p>
      {text.kept(fichier, dossier)} {ecritLe === null ? text.soon : text.written(formatInstant(ecritLe))}
    </p>
  ) : (
    <Callout tone="bad" role="alert" title={echec.message}>
      <p>{echec.remede}</p>
      <p>{text.kept(fichier, dossier)}</p>
    </Callout>
  );
}

/** The calendar file an agenda follows, kept up to date in a folder chosen in the system's own dialog. */
export function AgendaTenu() {
  const query = useQuery('agenda.lire', {});
  const [pending, setPending] = useState(false);
  const [refus, setRefus] = useState<AppError | null>(null);
  const act = async (ask: () => Promise<Reply>): Promise<void> => {
    if (pending) return;
    setPending(true);
    const reply = await ask();
    setPending(false);
    setRefus(reply.ok ? null : reply.error);
    query.refetch();
  };
  return (
    <Section title={text.title}>
      <div className={layout.stack}>
        <p className={layout.note}>{text.why}</p>
        {refus !== null && <RefusAlert refus={refus} title={text.refused} />}
        <QueryView query={query}>
          {({ tenu }) => (
            <>
              {tenu === null ? <p>{text.none}</p> : <Tenu tenu={tenu} />}
              <Group gap="xs">
                {porte() === 'electron' && (
                  <Button
                    size="xs"
                    variant="default"
                    aria-disabled={pending}
                    onClick={() => void act(chooseAgendaFolder)}
                  >
                    {tenu === null ? text.choose : text.change}
                  </Button>
                )}
                {tenu !== null && (
                  <>
                    <Button
                      size="xs"
                      variant="default"
                      onClick={() => void act(() => call('agenda.tenir', {}))}
                    >
                      {text.now}
                    </Button>
                    <Button
                      size="xs"
                      variant="subtle"
                      onClick={() => void act(() => call('agenda.oublier', {}))}
                    >
                      {text.forget}
                    </Button>
                  </>
                )}
              </Group>
              {porte() !== 'electron' && (
                <p className={layout.note}>
                  {text.browser} <code>{text.command}</code>
                </p>
              )}
            </>
          )}
        </QueryView>
      </div>
    </Section>
  );
}
