import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { textBandeaux } from '../text/bandeaux';
import classes from './banner.module.css';

/**
 * A state that lasts, on one line above every screen. What does not fit the line, and what can be done about it, open
 * under it.
 */
export function Banner({
  tone,
  icon: Glyph,
  title,
  children,
  detail = null,
  more = textBandeaux.more,
  role,
  label,
  actions = null,
}: {
  readonly tone: 'info' | 'warn' | 'bad' | 'past';
  readonly icon: Icon;
  readonly title: ReactNode;
  /** The rest of the line. */
  readonly children?: ReactNode;
  readonly detail?: ReactNode;
  /** What opens it; null: the line is short, and has nothing more to say. */
  readonly more?: string | null;
  readonly role: 'status' | 'alert' | 'region';
  /** Of a region. */
  readonly label?: string;
  readonly actions?: ReactNode;
}) {
  const line = (
    <>
      <strong>{title}</strong> {children}
    </>
  );
  return (
    <div className={classes.banner} data-tone={tone} role={role} aria-label={label}>
      <Glyph size={16} stroke={1.75} aria-hidden className={classes.icon} />
      {more === null ? (
        <p className={classes.text}>{line}</p>
      ) : (
        <details className={classes.text}>
          <summary className={classes.summary}>
            <span className={classes.line}>{line}</span>
            <span className={classes.more}>{more}</span>
          </summary>
          {detail}
        </details>
      )}
      {actions !== null && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
