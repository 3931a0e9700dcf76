import type { ReactNode } from 'react';
import type { AvenantView } from '#contract/views';
import { TABLE_AVENANT } from '#domain/avenant/transitions';
import { refuseSelonEtat } from '#domain/etats/table';
import type { ActionAvenant } from '#domain/avenant/transitions';
import { RefusAlert } from '../../../parts/refus-alert';
import { formsText } from '../../../text/forms';

/** What the table of the steps opposes to this action, said before anything is typed. */
export function ClosedStep({
  item: { avenant, etatDesFaits },
  action,
}: {
  readonly item: AvenantView;
  readonly action: ActionAvenant;
}): ReactNode {
  const refus = refuseSelonEtat(TABLE_AVENANT, etatDesFaits, action, avenant);
  return refus === null ? null : <RefusAlert refus={refus} title={formsText.blocageTitle} live={false} />;
}
