import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { formatPasse, parsePasse } from '#contract/instant';
import { setPastInstant } from '../rpc/past';
import { textTemps } from '../text/temps';
import { Banner } from './banner';

/** Cannot be missed, on every screen: what is shown is not the present. */
export function PastBanner({ au, onChange }: { readonly au: string; readonly onChange: () => void }) {
  return (
    <div data-testid="bandeau-passe">
      <Banner
        tone="past"
        icon={IconHistory}
        role="region"
        label={textTemps.title}
        more={null}
        title={
          <>
            {textTemps.banner('')}
            <time dateTime={parsePasse(au)?.instant}>{formatPasse(au)}</time>
          </>
        }
        actions={
          <>
            <Button variant="default" size="compact-xs" onClick={onChange}>
              {textTemps.change}
            </Button>
            <Button size="compact-xs" onClick={() => setPastInstant(null)}>
              {textTemps.back}
            </Button>
          </>
        }
      >
        {textTemps.readOnly}
      </Banner>
    </div>
  );
}
