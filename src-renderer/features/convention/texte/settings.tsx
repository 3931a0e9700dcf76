import { Button, Checkbox, NativeSelect, Switch } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconArrowsLeftRight, IconPencil } from '@tabler/icons-react';
import { use, useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { EnTeteConventionView } from '#contract/conventions';
import type { ConsolidationView } from '#contract/texte';
import { addDays, formatDate, formatShort } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { isPending } from './acte-phrase';
import { paths } from '../../../parts/paths';
import { SaveButton } from '../../../parts/save-button';
import { call } from '../../../rpc/client';
import { textRedaction } from '../../../text/redaction';
import { textTexte } from '../../../text/texte';
import { ActLink } from '../../../ui/act-link';
import { ButtonLink } from '../../../ui/button-link';
import { ChampDate } from '../../../parts/forms/champ-date';
import { DayContext } from '../../../parts/forms/day-context';
import { ReadOnlyContext } from '../../../ui/read-only';
import type { useTexteAddress } from './address';
import { Legend } from './origin';
import classes from './settings.module.css';

const words = textRedaction.texte;

type Address = ReturnType<typeof useTexteAddress>;

/** What was typed in the date field, and the day that was shown then: another day shown makes it old. */
type Typed = { readonly text: string; readonly at: CivilDate };

/** The days worth reading the text at: today, and each day it changes, with its eve. */
function quickDays({ jalons }: ConsolidationView, aujourdhui: CivilDate) {
  const days = jalons.flatMap(({ jour, libelle }, index) => [
    // The day before the convention takes effect, there is nothing to read.
    ...(index === 0 ? [] : [{ jour: addDays(jour, -1), eve: true, libelle }]),
    { jour, eve: false, libelle },
  ]);
  return days
    .filter(({ jour }, index) => jour !== aujourdhui && days.findIndex((one) => one.jour === jour) === index)
    .map(({ jour, eve, libelle }) => ({
      value: jour,
      label: (eve ? textTexte.eve : textTexte.milestone)(formatDate(jour), libelle),
    }));
}

function DayFields({
  view,
  consolidation,
  address: { address, change },
  aujourdhui,
}: {
  readonly view: EnTeteConventionView;
  readonly consolidation: ConsolidationView;
  readonly address: Address;
  readonly aujourdhui: CivilDate;
}) {
  const jour = address.jour ?? aujourdhui;
  const [typed, setTyped] = useState<Typed | null>(
    address.impossible === null ? null : { text: address.impossible, at: jour },
  );
  const go = (day: CivilDate) => {
    change({ jour: day === aujourdhui ? null : day });
  };
  const quick = quickDays(consolidation, aujourdhui);
  const known = jour === aujourdhui || quick.some(({ value }) => value === jour);
  return (
    <div className={classes.days}>
      <DayContext value={{ today: aujourdhui, zone: view.convention.zone }}>
        <ChampDate
          label={textTexte.day}
          text={typed?.at === jour ? typed.text : formatShort(jour)}
          error={address.impossible === null ? undefined : textTexte.dayBroken}
          onChange={(text, value) => {
            setTyped({ text, at: value ?? jour });
            if (value !== null) go(value);
          }}
        />
      </DayContext>
      <NativeSelect
        label={textTexte.quick}
        value={known ? jour : ''}
        data={[
          ...(known ? [] : [{ value: '', label: textTexte.otherDay }]),
          { value: aujourdhui, label: textTexte.todayPick(formatDate(aujourdhui)) },
          ...quick,
        ]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          const picked = value === aujourdhui ? aujourdhui : quick.find((one) => one.value === value)?.value;
          if (picked === undefined) return;
          setTyped(null);
          go(picked);
        }}
      />
    </div>
  );
}

/** Which text is shown and how; what can be done with it. */
export function Settings({
  view,
  consolidation,
  address: whole,
  aujourdhui,
  status,
}: {
  readonly view: EnTeteConventionView;
  readonly consolidation: ConsolidationView;
  readonly address: Address;
  readonly aujourdhui: CivilDate;
  /** What is read, in one sentence. */
  readonly status: ReactNode;
}) {
  const readOnly = use(ReadOnlyContext);
  const { address, change } = whole;
  const { actes, projets, jour } = consolidation;
  const { id } = view.convention;
  const consolidated = actes.length > 0;
  const traced = actes.some(
    (acte) => !consolidation.sansOperation.some((one) => one.avenantId === acte.avenantId),
  );
  const [opened, setOpened] = useState(address.projets.length > 0);
  const choices = useId();
  return (
    <section className={classes.settings} aria-label={textTexte.settings}>
      <div className={classes.bar}>
        <DayFields view={view} consolidation={consolidation} address={whole} aujourdhui={aujourdhui} />
        <Button
          variant="default"
          size="xs"
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
          aria-expanded={opened}
          aria-controls={choices}
          onClick={() => {
            setOpened(!opened);
          }}
        >
          {textTexte.choices(address.projets.length)}
        </Button>
      </div>
      {opened && (
        <div id={choices} className={classes.choices}>
          <div className={classes.display} role="group" aria-label={textTexte.display}>
            {consolidated && (
              <Switch
                label={textTexte.origins}
                checked={address.origines}
                onChange={(event) => {
                  change({ origines: event.currentTarget.checked });
                }}
              />
            )}
            <Switch
              label={textTexte.numbers}
              checked={address.alineas}
              onChange={(event) => {
                change({ alineas: event.currentTarget.checked });
              }}
            />
          </div>
          {projets.length > 0 && (
            <Checkbox.Group
              label={textTexte.drafts}
              description={textTexte.draftsHelp}
              value={[...address.projets]}
              onChange={(next) => {
                change({ projets: next });
              }}
            >
              <div className={classes.drafts}>
                {projets.map(({ avenantId, objet }) => (
                  <Checkbox key={avenantId} value={avenantId} label={objet} />
                ))}
              </div>
            </Checkbox.Group>
          )}
          {traced && address.origines && <Legend draft={actes.some(isPending)} />}
        </div>
      )}
      <div className={classes.bar}>
        {status}
        <div className={classes.acts}>
          <SaveButton
            variant="default"
            size="xs"
            make={() =>
              call('documents.exporter', {
                type: 'version-consolidee',
                id,
                jour,
                projets: [...address.projets],
              })
            }
            label={consolidated ? textTexte.export : textTexte.exportSigned}
          />
          <ReadOnlyContext
            value={readOnly ?? (view.convention.signatures.length > 0 ? words.editSigned : null)}
          >
            <ActLink to={paths.rediger(id)} size="xs" icon={<IconPencil size={16} aria-hidden />}>
              {words.edit}
            </ActLink>
          </ReadOnlyContext>
          <ButtonLink to={paths.comparer(id)} size="xs" icon={<IconArrowsLeftRight size={16} aria-hidden />}>
            {textTexte.compare}
          </ButtonLink>
        </div>
      </div>
    </section>
  );
}
