import type { ReactNode } from 'react';
import { textCommun } from '../text/commun';
import { Callout } from '../ui/callout';
import layout from '../ui/layout.module.css';
import classes from './parts.module.css';

/** Why something cannot be done today: the reason, where it is written, and what would make it possible. */
export function Blockage({
  title,
  reason,
  source,
  remedy,
  action,
}: {
  readonly title: ReactNode;
  readonly reason: string;
  readonly source: string;
  readonly remedy: string;
  readonly action?: ReactNode;
}) {
  return (
    <Callout tone="bad" title={title}>
      <p>{reason}</p>
      <p className={layout.note}>
        {textCommun.source}&nbsp;: {source}
      </p>
      <p className={classes.remedy}>
        <strong>{textCommun.remedy}&nbsp;:</strong> {remedy}
      </p>
      {action !== undefined && <div className={classes.blockageAction}>{action}</div>}
    </Callout>
  );
}
