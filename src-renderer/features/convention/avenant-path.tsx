import { IconCheck } from '@tabler/icons-react';
import type { AvenantView } from '#contract/views';
import type { CivilDate } from '#domain/civil-date';
import { formatShort } from '#domain/civil-date';
import { lastAvisRendu } from '#domain/lookup';
import { textEtapes } from '../../text/etapes-avenant';
import classes from './convention.module.css';

const text = textEtapes.path;

type Step = {
  readonly cle: keyof typeof text.steps;
  readonly date: CivilDate | null;
  readonly done: boolean;
};

/** The steps of an avenant in their order, each with its day; an avis may be recorded without what came before it. */
function stepsOf({ avenant, avis, etat, effet }: AvenantView): readonly Step[] {
  const { demande, instruction, saisine, miseALaSignature, signatures } = avenant;
  const rendu = lastAvisRendu(avis.map((one) => one.avis));
  const dated = (cle: Step['cle'], date: CivilDate | null): Step => ({ cle, date, done: date !== null });
  const signe = avenant.numero !== null;
  const dates = signatures.map(({ date }) => date);
  return [
    dated('demande', demande.date),
    dated('instruction', instruction?.date ?? null),
    dated('saisine', saisine?.date ?? null),
    dated('avis', rendu?.seance.date ?? null),
    dated('mise', miseALaSignature?.date ?? null),
    { cle: 'signature', date: signe ? (dates.sort().at(-1) ?? null) : null, done: signe },
    { cle: 'effet', date: effet, done: etat === 'en_vigueur' },
  ];
}

/** How far an avenant is, step by step, each with its day. */
export function AvenantPath({ item }: { readonly item: AvenantView }) {
  const all = stepsOf(item);
  const last = all.map(({ done }) => done).lastIndexOf(true);
  const ended = item.avenant.abandon !== null || item.avenant.refus !== null;
  // Nothing more is to come of an avenant that was given up.
  const steps = ended ? all.filter(({ done }) => done) : all;
  return (
    <ol className={classes.path} aria-label={text.label}>
      {steps.map(({ cle, date, done }, index) => {
        const skipped = !done && index < last;
        return (
          <li
            key={cle}
            data-done={done || undefined}
            data-skipped={skipped || undefined}
            data-next={index === last + 1 || undefined}
          >
            {done && <IconCheck size={14} stroke={2.6} aria-hidden className={classes.pathDot} />}
            <span>
              {text.steps[cle]}{' '}
              <span className={classes.hidden}>
                ({done ? text.done : skipped ? text.skipped : text.todo})
              </span>
              {date !== null && <span className={classes.pathDate}>{formatShort(date)}</span>}
              {skipped && (
                <span className={classes.pathDate} aria-hidden>
                  {text.skipped}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
