import type { Icon } from '@tabler/icons-react';
import type { Tone } from './callout';
import classes from './ui.module.css';

/** A state in words, with an icon; the colour only helps. */
export function StatusBadge({
  tone,
  icon: Glyph,
  label,
}: {
  readonly tone: Tone;
  readonly icon: Icon;
  readonly label: string;
}) {
  return (
    <span className={classes.badge} data-tone={tone}>
      <Glyph size={14} stroke={2} aria-hidden />
      {label}
    </span>
  );
}
