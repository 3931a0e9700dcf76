import { IconChevronRight, IconLock, IconWritingSign } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import type { LigneTravailView } from '#contract/travail';
import { ShortDate } from '../../parts/date-text';
import { estDuComite, paths } from '../../parts/paths';
import { textAccueil } from '../../text/accueil';
import { textCommun } from '../../text/commun';
import classes from './accueil.module.css';

/** One row: the name of a convention and how many lines it has, or a line. */
export type Row =
  | { readonly key: string; readonly groupe: string; readonly adresse: string; readonly count: number }
  | { readonly key: string; readonly ligne: LigneTravailView };

/**
 * Lines under the convention they belong to, the one with the nearest date first; without a head where there is one
 * convention only. `titres`: their names by id.
 */
export function rowsOf(
  lignes: readonly LigneTravailView[],
  titres: Readonly<Record<string, string>>,
): readonly Row[] {
  const groups = new Map<string, LigneTravailView[]>();
  for (const ligne of lignes) {
    const group = groups.get(ligne.conventionId);
    if (group === undefined) groups.set(ligne.conventionId, [ligne]);
    else group.push(ligne);
  }
  const several = Object.keys(titres).length > 1;
  return [...groups].flatMap(([conventionId, group]): readonly Row[] => [
    ...(several
      ? [
          {
            key: conventionId,
            adresse: group.some(({ onglet }) => estDuComite(onglet))
              ? paths.duComite(conventionId)
              : paths.convention(conventionId),
            groupe: titres[conventionId] ?? '',
            count: group.length,
          },
        ]
      : []),
    ...group.map((ligne) => ({ key: ligne.id, ligne })),
  ]);
}

export const HeadRow = () => (
  <div role="rowgroup">
    <div role="row" className={`${classes.row} ${classes.head}`} aria-rowindex={1}>
      {textAccueil.columns.map((label) => (
        <span key={label} role="columnheader">
          {label}
        </span>
      ))}
    </div>
  </div>
);

const ETAT_ICONS = { bloque: IconLock, a_signer: IconWritingSign } as const;

function Expected({ attendu, etat }: LigneTravailView) {
  if (etat !== 'bloque' && etat !== 'a_signer')
    return <span className={classes.quiet}>{attendu ?? textAccueil.nobody}</span>;
  const Glyph = ETAT_ICONS[etat];
  return (
    <span className={classes.chip} data-etat={etat}>
      <Glyph size={14} stroke={1.7} aria-hidden />
      <span className={classes.cut}>
        {etat === 'bloque' && <span className={classes.word}>{textAccueil.blocked} </span>}
        {attendu}
      </span>
    </span>
  );
}

function Step({ ligne }: { readonly ligne: LigneTravailView }) {
  const { conventionId, geste } = ligne;
  const [to, label] =
    geste === null
      ? [paths.lieu(ligne), textAccueil.open]
      : geste.nature === 'texte'
        ? [paths.atelier(conventionId, geste.avenantId), geste.libelle]
        : [paths.formulaire(conventionId, geste.acte, geste.id), geste.libelle];
  return (
    <Link to={to} className={`${classes.step} ${classes.cut}`} data-column="geste" title={label}>
      {label}
    </Link>
  );
}

function Line({ ligne, index }: { readonly ligne: LigneTravailView; readonly index: number }) {
  const { date, jours, acte, aFaire, cause, remede } = ligne;
  const [opened, setOpened] = useState(false);
  const why = useId();
  return (
    <>
      <div role="row" className={classes.row} data-row aria-rowindex={index + 2}>
        <span role="cell" className={classes.date} data-late={(jours !== null && jours < 0) || undefined}>
          {date === null || jours === null ? (
            <span className={classes.quiet}>{textAccueil.noDate}</span>
          ) : (
            <>
              <ShortDate date={date} /> <span className={classes.when}>{textCommun.inDays(jours)}</span>
            </>
          )}
        </span>
        <span role="cell" className={classes.cut}>
          <Link to={paths.lieu(ligne)} className={classes.act} data-column="acte" title={acte}>
            {acte}
          </Link>
        </span>
        <span role="cell" className={classes.todo}>
          <span className={classes.cut} title={aFaire}>
            {aFaire}
          </span>
          {cause !== '' && (
            <button
              type="button"
              className={classes.why}
              aria-expanded={opened}
              aria-controls={why}
              aria-label={textAccueil.whyOf(aFaire)}
              title={cause}
              data-column="cause"
              onClick={() => {
                setOpened(!opened);
              }}
            >
              <IconChevronRight size={14} aria-hidden />
            </button>
          )}
        </span>
        <span role="cell" className={classes.cell}>
          <Expected {...ligne} />
        </span>
        <span role="cell" className={classes.cell}>
          <Step ligne={ligne} />
        </span>
      </div>
      {opened && (
        <div role="row">
          <div role="cell" id={why} className={classes.cause} aria-colspan={5}>
            <p>{cause}</p>
            {remede !== null && (
              <p>
                <strong>{textCommun.remedy}</strong> {remede}
              </p>
            )}
          </div>
        </div>
      )}
    </>
  );
}

export function WorkRow({ row, index }: { readonly row: Row; readonly index: number }) {
  if ('ligne' in row) return <Line ligne={row.ligne} index={index} />;
  return (
    <div role="row" className={classes.group} aria-rowindex={index + 2}>
      <span role="rowheader" aria-colspan={5}>
        <Link to={row.adresse}>{row.groupe}</Link> <span className={classes.count}>{row.count}</span>
      </span>
    </div>
  );
}
