import type { ReactNode } from 'react';
import { useWords } from '../words';
import classes from './forms.module.css';

/** Every field is required but those that say otherwise, in words rather than by a star. */
export function OptionalMark(): ReactNode {
  return <span className={classes.optional}> ({useWords().optional})</span>;
}
