import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { EssaiView } from '#contract/texte';
import { runs, typographie } from '#actes/typographie';
import type { Defaut } from '#domain/texte/defauts';
import { RefusAlert } from '../../parts/refus-alert';
import { RunsText } from '../../parts/runs-text';
import { textAtelier } from '../../text/atelier';
import layout from '../../ui/layout.module.css';
import classes from './atelier.module.css';
import { comparer } from './mots';
import type { Essaye } from './use-essai';

const text = textAtelier.essai;

/** The sentence as the act prints it: its line, then the alinéas it quotes. */
export function Phrase({ lignes }: { readonly lignes: readonly string[] }): ReactNode {
  const [first = '', ...quoted] = lignes;
  return (
    <div className={classes.phrase} lang="fr">
      <p>
        <RunsText runs={runs(first)} />
      </p>
      {quoted.map((line, index) => (
        <p key={`${index} ${line}`} className={classes.quoted}>
          <RunsText runs={runs(line)} />
        </p>
      ))}
    </div>
  );
}

/** What a place reads before and after; the words that go and those that come are marked in both. */
export function AvantApres({
  avant,
  apres,
}: {
  readonly avant: string | null;
  readonly apres: string | null;
}): ReactNode {
  const pieces = avant !== null && apres !== null ? comparer(avant, apres) : null;
  const side = (kept: 'del' | 'ins', whole: string | null, absent: string) => {
    if (whole === null) return <p className={classes.absent}>{absent}</p>;
    const shown = pieces?.filter(({ sorte }) => sorte === 'egal' || sorte === kept) ?? [
      { texte: whole, sorte: 'egal' as const },
    ];
    return (
      <p className={classes.reading}>
        {shown.map(({ texte, sorte }, index) => {
          const printed = texte.replaceAll("'", '’');
          if (sorte === 'del') return <del key={index}>{printed}</del>;
          if (sorte === 'ins') return <ins key={index}>{printed}</ins>;
          return <span key={index}>{printed}</span>;
        })}
      </p>
    );
  };
  return (
    <div className={classes.sides}>
      <div>
        <h4 className={classes.minor}>{text.before}</h4>
        {side('del', avant, text.nothingBefore)}
      </div>
      <div>
        <h4 className={classes.minor}>{text.after}</h4>
        {side('ins', apres, text.nothingAfter)}
      </div>
    </div>
  );
}

/** Defects with their way out; what blocks a signature first. */
export function Defauts({ defauts }: { readonly defauts: readonly Defaut[] }): ReactNode {
  return (
    <ul className={`${layout.stack} ${layout.list} ${classes.faults}`}>
      {[...defauts]
        .sort((a, b) => Number(b.bloquant) - Number(a.bloquant))
        .map(({ code, message, remede, bloquant }, index) => (
          <li key={`${index} ${code}`} data-tone={bloquant ? 'bad' : 'warn'}>
            {bloquant ? (
              <IconAlertTriangle size={16} stroke={1.8} aria-hidden />
            ) : (
              <IconInfoCircle size={16} stroke={1.8} aria-hidden />
            )}
            <div>
              <p className={classes.faultTitle}>
                {!bloquant && `${text.notice}\u00a0: `}
                {message}
              </p>
              <p>{remede}</p>
            </div>
          </li>
        ))}
    </ul>
  );
}

export function Apercu({ essai }: { readonly essai: EssaiView }): ReactNode {
  const { phrase, avant, apres, defauts } = essai;
  const blocking = defauts.some(({ bloquant }) => bloquant);
  return (
    <>
      <div>
        <h4 className={classes.minor}>{text.sentence}</h4>
        <Phrase lignes={phrase} />
      </div>
      {avant === null && apres === null ? (
        blocking && <Text size="sm">{text.impossible}</Text>
      ) : (
        <AvantApres avant={avant} apres={apres} />
      )}
      {defauts.length === 0 ? (
        <p className={`${layout.line} ${classes.sound}`} data-tone="ok">
          <IconCircleCheck size={16} stroke={1.8} aria-hidden /> {text.sound}
        </p>
      ) : (
        <Defauts defauts={defauts} />
      )}
    </>
  );
}

/** The trial of what is being typed. What it says is announced when it settles, not at each letter. */
export function EssaiPanel({ essai }: { readonly essai: Essaye<EssaiView> }): ReactNode {
  const { data, error, pending } = essai;
  const said = pending
    ? text.reading
    : data === null
      ? ''
      : data.defauts.length === 0
        ? text.sound
        : `${text.faults(data.defauts.length)}. ${data.defauts[0]?.message ?? ''}`;
  return (
    <section className={`${layout.stack} ${classes.essai}`} aria-label={text.title} aria-busy={pending}>
      <h3 className={`${layout.row} ${classes.essaiTitle}`}>
        {text.title}
        {pending && <span className={`${layout.note} ${classes.pending}`}>{text.reading}</span>}
      </h3>
      <p role="status" className={classes.hidden}>
        {typographie(said)}
      </p>
      {data !== null && <Apercu essai={data} />}
      {error !== null && <RefusAlert refus={error} live={false} />}
      {data === null && error === null && <p className={classes.absent}>{text.waiting}</p>}
    </section>
  );
}
