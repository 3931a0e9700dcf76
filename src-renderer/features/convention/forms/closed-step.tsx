import type { ReactNode } from 'react';
import type { AvenantView } from '#contract/views';
import { transition } from '#domain/avenant/transitions';
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
  const found = transition(etatDesFaits, action, avenant);
  return found.permise ? null : (
    <RefusAlert refus={found.refus} title={formsText.blocageTitle} live={false} />
  );
}
