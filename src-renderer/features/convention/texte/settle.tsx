import { Radio, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconScale } from '@tabler/icons-react';
import { useState } from 'react';
import { typographie } from '#actes/typographie';
import type { ConflitView } from '#contract/texte';
import { ReasonDialog } from '../../../parts/reason-dialog';
import { call } from '../../../rpc/client';
import { textTexte } from '../../../text/texte';
import { ActButton } from '../../../ui/act-button';

const CHOIX = ['appliquer', 'ecarter'] as const;
type Choix = (typeof CHOIX)[number];

/** « Trancher… »: whether an operation that does not fit applies all the same, and why. Nothing is chosen beforehand. */
export function SettleButton({
  conflit,
  onDone,
}: {
  readonly conflit: ConflitView;
  readonly onDone: () => void;
}) {
  const [opened, dialog] = useDisclosure(false);
  const [choix, setChoix] = useState<Choix | null>(null);
  const [missing, setMissing] = useState(false);
  const { acte, operationId, defaut } = conflit;
  // What a draft should not do is taken out of it, not set aside.
  const choices = acte.projet ? CHOIX.slice(0, 1) : CHOIX;
  return (
    <>
      <ActButton
        size="xs"
        variant="default"
        leftSection={<IconScale size={16} aria-hidden />}
        aria-label={textTexte.settleOf(typographie(defaut.lieu.libelle))}
        onClick={dialog.open}
      >
        {textTexte.settle}
      </ActButton>
      <ReasonDialog
        opened={opened}
        onClose={dialog.close}
        title={textTexte.settleTitle}
        label={textTexte.settleReason}
        help={textTexte.settleReasonHelp}
        required={textTexte.settleRequired}
        confirm={textTexte.settleConfirm}
        pendingLabel={textTexte.settling}
        refusedTitle={textTexte.settleRefused}
        send={async (motif) => {
          if (choix === null) {
            setMissing(true);
            return { ok: false, error: { code: 'CHOIX_ABSENT', message: textTexte.settleMissing } };
          }
          return call('avenants.arbitrer', {
            avenantId: acte.avenantId,
            sujet: operationId,
            choix,
            motif,
          });
        }}
        onDone={onDone}
      >
        <Stack gap="xs">
          <Text size="sm">{defaut.message}</Text>
          <Text size="sm" c="dimmed">
            {defaut.remede}
          </Text>
        </Stack>
        <Radio.Group
          label={textTexte.settleChoice}
          value={choix}
          {...(acte.projet ? { description: textTexte.settleDraft } : {})}
          error={missing ? textTexte.settleMissing : null}
          onChange={(value) => {
            setChoix(CHOIX.find((one) => one === value) ?? null);
            setMissing(false);
          }}
        >
          <Stack gap="xs" mt="xs">
            {choices.map((one) => (
              <Radio key={one} value={one} label={textTexte.settleAs(one)} />
            ))}
          </Stack>
        </Radio.Group>
      </ReasonDialog>
    </>
  );
}
