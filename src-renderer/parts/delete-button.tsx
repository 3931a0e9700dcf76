import { List, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import type { CollectionSupprimable } from '#domain/corbeille/corbeille';
import { useEffect, useRef } from 'react';
import { lowerFirst } from '#domain/french';
import { call } from '../rpc/client';
import { useQuery } from '../rpc/query';
import { textCommun } from '../text/commun';
import { textCorbeille } from '../text/corbeille';
import { ActButton } from '../ui/act-button';
import { focusContent, useFocusHandover } from '../ui/focus-handover';
import { useLeadOn } from '../ui/last-gesture';
import type { Lead } from '../ui/last-gesture';
import { announce } from './announcement';
import { QueryView } from './query-view';
import { ReasonDialog } from './reason-dialog';
import { RefusAlert } from './refus-alert';

/** After the dialog and the list have each given the focus to what is left, in milliseconds. */
const RETURN_MS = 100;
const focusLost = () => {
  if (document.activeElement === document.body) focusContent();
};

type Target = { readonly collection: CollectionSupprimable; readonly id: string };

type Deletion = Target & {
  /** What is deleted, for those who do not see where the button stands. */
  readonly of: string;
  /** The screen to go to, when this one has nothing left to show. */
  readonly leadsTo?: string | null;
};

/** Says what would go along, asks why, and sends it to the trash. */
export function DeleteDialog({
  collection,
  id,
  of,
  leadsTo = null,
  opened,
  onClose,
}: Deletion & { readonly opened: boolean; readonly onClose: () => void }) {
  const query = useQuery('corbeille.apercu', { collection, id }, { enabled: opened });
  const leadOn = useLeadOn();
  const lead = useRef<Lead>(null);
  const gone = useRef(false);
  useEffect(
    () => () => {
      // The dialog gives the focus back to a button that went with what was deleted.
      if (gone.current) setTimeout(focusLost, RETURN_MS);
    },
    [],
  );
  const done = (revision: number) => {
    gone.current = true;
    onClose();
    const elsewhere = leadsTo === null ? null : (lead.current?.(leadsTo) ?? null);
    const message = textCorbeille.deleted(lowerFirst(query.data?.libelle ?? of));
    announce({ nature: 'done', message, next: { sens: 'annuler', seq: revision } }, elsewhere ?? leadsTo);
  };
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={textCorbeille.dialogTitle}
      label={textCommun.reason}
      help={textCorbeille.reasonHelp}
      required={textCorbeille.required}
      confirm={textCorbeille.confirm}
      pendingLabel={textCorbeille.deleting}
      refusedTitle={textCorbeille.deleteRefused}
      danger
      send={(motif) => {
        lead.current = leadOn();
        return call('corbeille.supprimer', { collection, id, motif });
      }}
      onDone={({ revision }) => done(revision)}
    >
      <QueryView query={query}>
        {({ libelle, dependants, refus }) => (
          <>
            <Text fw={600}>{libelle}</Text>
            {refus === null ? (
              <Along dependants={dependants} />
            ) : (
              <RefusAlert refus={refus} title={textCorbeille.cannot} live={false} />
            )}
          </>
        )}
      </QueryView>
    </ReasonDialog>
  );
}

/** « Supprimer… » */
export function DeleteButton({ size = 'sm', ...deletion }: Deletion & { readonly size?: 'xs' | 'sm' }) {
  const [opened, dialog] = useDisclosure(false);
  const button = useFocusHandover<HTMLButtonElement>();
  return (
    <>
      <ActButton
        ref={button}
        variant="subtle"
        color="red"
        size={size}
        leftSection={<IconTrash size={16} aria-hidden />}
        aria-label={`${textCorbeille.delete} ${deletion.of}`}
        onClick={dialog.open}
      >
        {textCorbeille.delete}
      </ActButton>
      <DeleteDialog {...deletion} opened={opened} onClose={dialog.close} />
    </>
  );
}

function Along({ dependants }: { readonly dependants: readonly string[] }) {
  return (
    <>
      {dependants.length === 0 ? (
        <Text size="sm">{textCorbeille.nothingAlong}</Text>
      ) : (
        <div>
          <Text size="sm">{textCorbeille.goesAlong}&nbsp;:</Text>
          <List size="sm">
            {dependants.map((one, index) => (
              <List.Item key={`${index} ${one}`}>{one}</List.Item>
            ))}
          </List>
        </div>
      )}
      <Text size="sm" c="dimmed">
        {textCorbeille.way}
      </Text>
    </>
  );
}
