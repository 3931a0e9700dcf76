import { usePastInstant } from '../rpc/past';
import { textTemps } from '../text/temps';
import { Callout } from '../ui/callout';

/** On a screen that is of the present alone: what it shows and makes is not what stood at the instant looked at. */
export function PresentNote({ children }: { readonly children: string }) {
  if (usePastInstant() === null) return null;
  return (
    <Callout tone="warn" title={textTemps.presentOnly}>
      <p>{children}</p>
    </Callout>
  );
}
