import {
  IconAlertTriangle,
  IconCircleCheck,
  IconHourglass,
  IconInfoCircle,
  IconLock,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './ui.module.css';
import { useWords } from './words';

export type Tone = 'ok' | 'info' | 'warn' | 'bad' | 'quiet';

const ICONS = {
  ok: IconCircleCheck,
  info: IconInfoCircle,
  warn: IconAlertTriangle,
  bad: IconLock,
  quiet: IconHourglass,
} as const;

/** A message set apart, whose tone is told by an icon and a title, never by the colour alone. */
export function Callout({
  tone = 'info',
  title,
  onClose,
  role,
  children,
}: {
  readonly tone?: Tone;
  readonly title?: ReactNode;
  readonly onClose?: () => void;
  readonly role?: 'status' | 'alert';
  readonly children?: ReactNode;
}) {
  const words = useWords();
  const Icon = ICONS[tone];
  return (
    <div className={classes.callout} data-tone={tone} role={role}>
      <Icon size={20} stroke={1.8} aria-hidden className={classes.calloutIcon} />
      <div className={classes.calloutBody}>
        {title !== undefined && <p className={classes.calloutTitle}>{title}</p>}
        {children}
      </div>
      {onClose !== undefined && (
        <button type="button" className={classes.calloutClose} onClick={onClose}>
          {words.close}
        </button>
      )}
    </div>
  );
}
