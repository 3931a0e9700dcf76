import { use } from 'react';
import type { ReactNode } from 'react';
import { daysBetween, formatDate, formatLong } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { Retroplanning } from '#domain/retroplanning/avenant';
import { ETAPES_PLAN } from '#registre/fiches/planning';
import { textEcheances } from '../../text/echeances';
import { ActButton } from '../../ui/act-button';
import { Callout } from '../../ui/callout';
import layout from '../../ui/layout.module.css';
import { ReadOnlyContext } from '../../ui/read-only';
import { Section } from '../../ui/section';
import classes from './echeances.module.css';

const text = textEcheances.plan;

/** Whether the schedule can be kept, or the step that blocks; and the earliest day of effect. */
function Verdict({
  fait,
  viser,
}: {
  readonly fait: Retroplanning;
  readonly viser: (effet: CivilDate) => void;
}) {
  const { plan, effet } = fait;
  const tot = plan.auPlusTot;
  const earliest = tot === null ? text.noEarliest : text.earliest(formatLong(tot));
  if (plan.faisable)
    return (
      <Callout tone="ok" title={effet === null ? earliest : text.feasible(formatLong(effet))} role="status">
        {effet !== null && <p>{earliest}</p>}
      </Callout>
    );
  return (
    <Callout tone="bad" title={text.blocked(ETAPES_PLAN[plan.bloque])} role="alert">
      <p>{plan.auraitFallu === null ? text.neverNeeded : text.needed(formatLong(plan.auraitFallu))}</p>
      <p>{earliest}</p>
      {tot !== null && (
        <ActButton className="screen-only" size="xs" variant="default" onClick={() => viser(tot)}>
          {text.aim(formatDate(tot))}
        </ActButton>
      )}
    </Callout>
  );
}

/** What the draft is held to, and what would move of it. */
function Retenu({ fait }: { readonly fait: Retroplanning }) {
  const { retenu, plan, mouvements } = fait;
  if (retenu === null) return null;
  const held = text.held(formatDate(retenu.retenuLe), formatDate(retenu.effet));
  if (!plan.faisable) return <p>{held}</p>;
  return mouvements.length === 0 ? (
    <p role="status">
      {held} {text.nothingMoves}
    </p>
  ) : (
    <Callout tone="warn" title={`${held} ${text.moves(mouvements.length)}`} role="status">
      <ul>
        {mouvements.map(({ cle, de, a }) => (
          <li key={cle}>{text.move(ETAPES_PLAN[cle], de === null ? null : formatDate(de), formatDate(a))}</li>
        ))}
      </ul>
    </Callout>
  );
}

/** The steps of a schedule, each with how far it may move and where its duration comes from. */
export function Resultat({
  fait,
  retenir,
  viser,
  quitter,
}: {
  readonly fait: Retroplanning;
  readonly retenir: () => void;
  readonly viser: (effet: CivilDate) => void;
  readonly quitter: ReactNode;
}) {
  const { plan, durees, reserves, retenu, mouvements, effet } = fait;
  const readOnly = use(ReadOnlyContext) !== null;
  const neuf = retenu === null || mouvements.length > 0 || (effet !== null && effet !== retenu.effet);
  return (
    <Section title={text.dates}>
      <div className={layout.stack}>
        <Verdict fait={fait} viser={viser} />
        <Retenu fait={fait} />
        {reserves.map((one) => (
          <p key={one} className={layout.note}>
            {one}
          </p>
        ))}
        {((plan.faisable && neuf) || (retenu !== null && !readOnly)) && (
          <div className={`${layout.row} screen-only`}>
            {plan.faisable && neuf && (
              <ActButton onClick={retenir}>{retenu === null ? text.hold : text.holdMoves}</ActButton>
            )}
            {retenu !== null && quitter}
          </div>
        )}
        {!plan.faisable && <p>{text.by}</p>}
        <div className={classes.scroll} role="group" aria-label={text.dates} tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                {[text.etape, text.date, text.tot, text.marge, text.days, text.source].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {plan.etapes.map(({ cle, date, auPlusTot, auPlusTard }) => {
                const duree = durees.find((one) => one.cle === cle);
                return (
                  <tr key={cle}>
                    <th scope="row">{ETAPES_PLAN[cle]}</th>
                    <td>{formatDate(date)}</td>
                    <td>{formatDate(auPlusTot)}</td>
                    <td>{text.margeDe(Math.max(0, daysBetween(auPlusTot, auPlusTard)))}</td>
                    <td>{duree?.jours}</td>
                    <td>{duree?.source}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </div>
    </Section>
  );
}
