import layout from './layout.module.css';
import classes from './steps.module.css';

/** Where the reader is on a way of several steps, told in words. `current` counts from 1. */
export function Steps({
  label,
  steps,
  current,
}: {
  readonly label: string;
  readonly steps: readonly string[];
  readonly current: number;
}) {
  return (
    <nav aria-label={label}>
      <ol className={`${layout.list} ${layout.row} ${classes.steps}`}>
        {steps.map((step, index) => (
          <li
            key={step}
            className={classes.step}
            data-state={index + 1 < current ? 'done' : index + 1 === current ? 'current' : 'next'}
            {...(index + 1 === current ? { 'aria-current': 'step' as const } : {})}
          >
            <span className={classes.stepNumber} aria-hidden>
              {index + 1}
            </span>
            {step}
          </li>
        ))}
      </ol>
    </nav>
  );
}
