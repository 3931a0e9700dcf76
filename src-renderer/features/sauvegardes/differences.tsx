import { IconArrowBackUp, IconCircleCheck, IconPencil, IconTrashX } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { formatInstant } from '#contract/instant';
import type { ApercuSauvegardeView, ListeDifferencesView } from '#contract/sauvegardes';
import { textSauvegardes as text } from '../../text/sauvegardes';
import type { Tone } from '../../ui/callout';
import { Callout } from '../../ui/callout';
import { Section } from '../../ui/section';
import classes from './sauvegardes.module.css';

type Apercu<N> = Extract<ApercuSauvegardeView, { readonly nature: N }>;

function Kind({
  icon: Glyph,
  tone,
  title,
  list,
}: {
  readonly icon: Icon;
  readonly tone: Tone;
  readonly title: string;
  readonly list: ListeDifferencesView;
}) {
  if (list.nombre === 0) return null;
  const more = list.nombre - list.elements.length;
  return (
    <section className={classes.kind} data-tone={tone} aria-label={title}>
      <h3>
        <Glyph size={18} stroke={1.9} aria-hidden />
        {title}
      </h3>
      <ul>
        {list.elements.map(({ collection, id, libelle }) => (
          <li key={`${collection} ${id}`}>{libelle}</li>
        ))}
        {more > 0 && <li className={classes.quiet}>{text.andMore(more)}</li>}
      </ul>
    </section>
  );
}

/** What going back would do to each record. */
export function Differences({ apercu }: { readonly apercu: Apercu<'restauration'> }) {
  const { reviennent, disparaissent, changent, actionsDepuis } = apercu;
  const nothing = reviennent.nombre + disparaissent.nombre + changent.nombre === 0;
  return (
    <Section title={text.whatChanges}>
      <p className={classes.listLead}>
        {actionsDepuis === null ? text.elsewhere : text.since(actionsDepuis)}
      </p>
      {nothing ? (
        <Callout tone="ok" title={text.same}>
          <p>{text.sameDetail}</p>
        </Callout>
      ) : (
        <div className={classes.kinds}>
          <Kind
            icon={IconArrowBackUp}
            tone="ok"
            title={text.comesBack(reviennent.nombre)}
            list={reviennent}
          />
          <Kind
            icon={IconTrashX}
            tone="bad"
            title={text.disappears(disparaissent.nombre)}
            list={disparaissent}
          />
          <Kind icon={IconPencil} tone="info" title={text.changes(changent.nombre)} list={changent} />
        </div>
      )}
    </Section>
  );
}

/** What a repair would keep and lose of the damaged journal. */
export function RepairPlan({ apercu }: { readonly apercu: Apercu<'reparation'> }) {
  const { seq, conservees, perdues } = apercu;
  const more = perdues.nombre - perdues.elements.length;
  return (
    <Section title={text.repairWhat}>
      <p className={classes.listLead}>
        {text.repairTo(seq)} {text.repairKept(conservees)}
      </p>
      {perdues.nombre === 0 ? (
        <p className={classes.noLoss}>
          <IconCircleCheck size={20} stroke={1.8} aria-hidden />
          {text.noLoss}
        </p>
      ) : (
        <section className={classes.kind} data-tone="bad" aria-label={text.losses(perdues.nombre)}>
          <h3>
            <IconTrashX size={18} stroke={1.9} aria-hidden />
            {text.losses(perdues.nombre)}
          </h3>
          <p>{text.lossesLead}</p>
          <ul>
            {perdues.elements.map(({ seq: numero, libelle, at, by }) => (
              <li key={numero}>
                {text.lost(numero)}&nbsp;:{' '}
                {libelle === null || at === null || by === null
                  ? text.unreadableEntry
                  : text.lostBy(libelle, formatInstant(at), by)}
              </li>
            ))}
            {more > 0 && <li className={classes.quiet}>{text.andMore(more)}</li>}
          </ul>
        </section>
      )}
      <p className={classes.quiet}>{text.aside}</p>
    </Section>
  );
}
