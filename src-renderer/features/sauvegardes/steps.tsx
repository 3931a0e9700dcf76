import { textSauvegardes as text } from '../../text/sauvegardes';
import classes from './sauvegardes.module.css';

/** Where the reader is on the way back: three steps, told in words. */
export function Steps({ current }: { readonly current: 1 | 2 | 3 }) {
  return (
    <nav aria-label={text.stepsLabel}>
      <ol className={classes.steps}>
        {text.steps.map((label, index) => (
          <li
            key={label}
            className={classes.step}
            data-state={index + 1 < current ? 'done' : index + 1 === current ? 'current' : 'next'}
            {...(index + 1 === current ? { 'aria-current': 'step' as const } : {})}
          >
            <span className={classes.stepNumber} aria-hidden>
              {index + 1}
            </span>
            {label}
          </li>
        ))}
      </ol>
    </nav>
  );
}
