import { IconArrowBackUp, IconCircleCheck, IconPencil, IconTrashX } from '@tabler/icons-react';
import { formatInstant } from '#contract/instant';
import type { ApercuSauvegardeView } from '#contract/sauvegardes';
import { ChangeKind, KindBox, Kinds } from '../../parts/change-kind';
import { textCommun } from '../../text/commun';
import { textSauvegardes as text } from '../../text/sauvegardes';
import { Callout } from '../../ui/callout';
import layout from '../../ui/layout.module.css';
import { Section } from '../../ui/section';
import classes from './sauvegardes.module.css';

type Apercu<N> = Extract<ApercuSauvegardeView, { readonly nature: N }>;

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
        <Kinds>
          <ChangeKind
            icon={IconArrowBackUp}
            tone="ok"
            title={text.comesBack(reviennent.nombre)}
            list={reviennent}
          />
          <ChangeKind
            icon={IconTrashX}
            tone="bad"
            title={text.disappears(disparaissent.nombre)}
            list={disparaissent}
          />
          <ChangeKind icon={IconPencil} tone="info" title={text.changes(changent.nombre)} list={changent} />
        </Kinds>
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
        <p className={`${layout.line} ${classes.noLoss}`}>
          <IconCircleCheck size={20} stroke={1.8} aria-hidden />
          {text.noLoss}
        </p>
      ) : (
        <KindBox icon={IconTrashX} tone="bad" title={text.losses(perdues.nombre)}>
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
            {more > 0 && <li className={classes.quiet}>{textCommun.andMore(more)}</li>}
          </ul>
        </KindBox>
      )}
      <p className={classes.quiet}>{text.aside}</p>
    </Section>
  );
}
