import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { formatPasse, parsePasse } from '#contract/instant';
import { setPastInstant } from '../rpc/past';
import { textTemps } from '../text/temps';
import layout from '../ui/layout.module.css';
import classes from './past-banner.module.css';

/** Cannot be missed, on every screen: what is shown is not the present. */
export function PastBanner({ au, onChange }: { readonly au: string; readonly onChange: () => void }) {
  return (
    <div
      className={`${layout.row} ${classes.banner}`}
      role="region"
      aria-label={textTemps.title}
      data-testid="bandeau-passe"
    >
      <IconHistory size={22} stroke={1.9} aria-hidden className={classes.icon} />
      <p className={classes.text}>
        <strong>
          {textTemps.banner('')}
          <time dateTime={parsePasse(au)?.instant}>{formatPasse(au)}</time>
        </strong>{' '}
        <span className={classes.mode}>{textTemps.readOnly}</span>
      </p>
      <div className={`${layout.row} ${classes.actions}`}>
        <Button variant="outline" size="xs" className={classes.quiet ?? ''} onClick={onChange}>
          {textTemps.change}
        </Button>
        <Button size="xs" className={classes.back ?? ''} onClick={() => setPastInstant(null)}>
          {textTemps.back}
        </Button>
      </div>
    </div>
  );
}
