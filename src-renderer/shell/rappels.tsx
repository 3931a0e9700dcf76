import { Button, VisuallyHidden } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { RappelDuView, RappelsDusView } from '#contract/echeances';
import { daysBetween, formatDate } from '#domain/civil-date';
import { Fenetre } from '../parts/fenetre';
import { paths } from '../parts/paths';
import { call } from '../rpc/client';
import { usePastInstant } from '../rpc/past';
import { useQuery } from '../rpc/query';
import { textEcheances } from '../text/echeances';
import { Callout } from '../ui/callout';
import layout from '../ui/layout.module.css';
import chips from './chips.module.css';
import classes from './rappels.module.css';

const text = textEcheances.digest;

/** Reminders told at once: the others follow as these are read. */
const MONTRES = 200;

function Liste({
  vue,
  quand,
  onRead,
}: {
  readonly vue: RappelsDusView;
  readonly quand: string;
  readonly onRead: () => void;
}) {
  const [erreur, setErreur] = useState<string | null>(null);
  const { rappels } = vue;
  const marquer = async (lus: readonly RappelDuView[]): Promise<void> => {
    const reply = await call('rappels.marquer', { cles: lus.map(({ cle }) => cle), comme: 'vu' });
    setErreur(reply.ok ? null : `${text.failed} ${reply.error.message} ${reply.error.remede ?? ''}`);
    onRead();
  };
  return (
    <div className={layout.stack}>
      <p className={layout.note}>
        {quand} {text.lead(rappels.length)}
      </p>
      {erreur !== null && <Callout tone="bad" role="alert" title={erreur} />}
      <ul className={layout.list}>
        {rappels.slice(0, MONTRES).map((one) => (
          <li key={one.cle} className={classes.rappel}>
            <div>
              <Link to={paths.echeance(one.echeance.cle)}>{one.echeance.aFaire}</Link>
              <p className={layout.note}>
                {one.echeance.convention}, {one.echeance.acte}, {text.due(formatDate(one.echeance.date))} (
                {textEcheances.reminder(one.palier)}, {formatDate(one.le)})
              </p>
            </div>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={text.one(`${one.echeance.aFaire}, ${textEcheances.reminder(one.palier)}`)}
              onClick={() => void marquer([one])}
            >
              {text.read}
            </Button>
          </li>
        ))}
      </ul>
      {rappels.length > MONTRES && <p className={layout.note}>{text.more(rappels.length - MONTRES)}</p>}
      <div className={layout.row}>
        <Button onClick={() => void marquer(rappels)}>{text.all}</Button>
      </div>
    </div>
  );
}

/** Reminders nobody has read, in the bar of every screen until they are: those of today, or of an absence. */
export function Rappels() {
  const query = useQuery('rappels.dus', {});
  const past = usePastInstant();
  const [opened, setOpened] = useState(false);
  const vue = query.data;
  if (past !== null || vue === undefined || vue.rappels.length === 0) return null;
  const { depuis, aujourdhui, rappels } = vue;
  const absent = depuis !== null && daysBetween(depuis, aujourdhui) > 1;
  const quand = absent ? text.absence(formatDate(depuis)) : text.today;
  return (
    <>
      <span role="status" className={chips.place}>
        <button type="button" className={chips.chip} aria-haspopup="dialog" onClick={() => setOpened(true)}>
          <IconBell size={13} stroke={1.75} aria-hidden />
          <span className={chips.label}>{text.title(rappels.length)}</span>
        </button>
        <VisuallyHidden>{quand}</VisuallyHidden>
      </span>
      <Fenetre opened={opened} onClose={() => setOpened(false)} title={text.dialog} size="xl">
        <Liste vue={vue} quand={quand} onRead={query.refetch} />
      </Fenetre>
    </>
  );
}
