import { Button } from '@mantine/core';
import { IconArchive, IconChevronRight, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { heureDe, jourDe } from '#contract/instant';
import type { SauvegardeView } from '#contract/sauvegardes';
import { formatLong } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { formatTaille } from '#domain/fichier';
import { paths } from '../../parts/paths';
import { textSauvegardes as text } from '../../text/sauvegardes';
import { EmptyState } from '../../ui/empty-state';
import { Section } from '../../ui/section';
import { StatusBadge } from '../../ui/status-badge';
import classes from './sauvegardes.module.css';

const SHOWN = 12;

function Backup({ one, mark }: { readonly one: SauvegardeView; readonly mark: string | null }) {
  const { id, at, seq, genre, taille, pieces, lieux } = one;
  return (
    <li>
      <Link to={paths.sauvegarde(id)} className={classes.backup ?? ''}>
        <time dateTime={at} className={classes.hour}>
          {heureDe(at)}
        </time>
        <span className={classes.what}>
          <span className={classes.whatFirst}>
            <span>
              <strong>{text.genre[genre]}</strong>, {text.entry(seq)}
            </span>
            {mark !== null && <StatusBadge tone="info" icon={IconArchive} label={mark} />}
          </span>
          <span className={classes.whatSecond}>
            <span className={classes.verified}>
              <IconShieldCheck size={15} stroke={1.9} aria-hidden />
              {text.verified}
            </span>
            <span>{text.lieux(lieux)}</span>
            <span>{formatTaille(taille)}</span>
            {pieces.manquantes > 0 && (
              <span className={classes.trouble}>{text.missingPieces(pieces.manquantes)}</span>
            )}
          </span>
        </span>
        <span className={classes.go}>
          <span className={classes.goText}>{text.preview}</span>
          <IconChevronRight size={18} stroke={1.8} aria-hidden />
        </span>
      </Link>
    </li>
  );
}

function byDay(sauvegardes: readonly SauvegardeView[]): ReadonlyMap<CivilDate, readonly SauvegardeView[]> {
  const days = new Map<CivilDate, SauvegardeView[]>();
  for (const one of sauvegardes) {
    const day = jourDe(one.at);
    const ones = days.get(day);
    if (ones === undefined) days.set(day, [one]);
    else ones.push(one);
  }
  return days;
}

/** Step 1: every backup of both folders, day by day, each one leading to what it would change. */
export function BackupList({
  sauvegardes,
  revision,
  damaged,
}: {
  readonly sauvegardes: readonly SauvegardeView[];
  readonly revision: number;
  readonly damaged: boolean;
}) {
  const [shown, setShown] = useState(SHOWN);
  const [latest] = sauvegardes;
  if (latest === undefined) {
    return (
      <EmptyState icon={IconArchive} title={text.empty}>
        {damaged ? text.emptyDamaged : text.emptyDetail}
      </EmptyState>
    );
  }
  const days = byDay(sauvegardes.slice(0, shown));
  // On the worst day, the one that holds most; otherwise the one that going back to would change nothing.
  const most = sauvegardes.reduce((best, one) => (one.seq > best.seq ? one : best), latest);
  const marked = damaged ? most.id : latest.seq === revision ? latest.id : null;
  return (
    <Section
      title={text.list}
      aside={<span className={classes.quiet}>{text.count(sauvegardes.length)}</span>}
    >
      <p className={classes.listLead}>{text.listLead}</p>
      {[...days].map(([day, ones]) => (
        <section key={day} className={classes.day} aria-label={formatLong(day)}>
          <h3>{formatLong(day)}</h3>
          <ul className="list-plain">
            {ones.map((one) => (
              <Backup
                key={one.id}
                one={one}
                mark={one.id === marked ? (damaged ? text.fullest : text.current) : null}
              />
            ))}
          </ul>
        </section>
      ))}
      {sauvegardes.length > shown && (
        <Button variant="default" size="xs" mt="sm" onClick={() => setShown(shown + 50)}>
          {text.more}
        </Button>
      )}
      <details className={classes.kept}>
        <summary>{text.keptTitle}</summary>
        <ul>
          {text.kept.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>{text.keptBy}</p>
      </details>
    </Section>
  );
}
