import { Button, NativeSelect, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconChevronDown, IconFilter, IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { formatShort, parseCivilDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { useQuery } from '../rpc/query';
import { textJournal } from '../text/journal';
import { ChampDate } from '../ui/forms/champ-date';
import type { JournalSearch } from './journal-filter';
import classes from './journal-table.module.css';

/** Typed text, sent to the address once the typing pauses. */
const PAUSE_MS = 300;

function DayFilter({
  label,
  name,
  search,
}: {
  readonly label: string;
  readonly name: 'du' | 'au';
  readonly search: JournalSearch;
}) {
  const kept = parseCivilDate(search.text(name));
  const [seen, setSeen] = useState(kept);
  const [typed, setTyped] = useState(() => typedOf(kept));
  // The address moved without this field: filters cleared, or a page gone back to. What is being typed stays.
  if (kept !== seen) {
    setSeen(kept);
    if (kept !== typed.date) setTyped(typedOf(kept));
  }
  return (
    <ChampDate
      label={label}
      optional
      text={typed.text}
      onChange={(text, date) => {
        setTyped({ text, date });
        if (date !== null || text === '') search.set({ [name]: date ?? '' });
      }}
    />
  );
}

type TypedDay = { readonly text: string; readonly date: CivilDate | null };

const typedOf = (date: CivilDate | null): TypedDay => ({
  text: date === null ? '' : formatShort(date),
  date,
});

/** What is looked for in the journal. Each criterion goes to the address at once. */
export function JournalFilters({
  search,
  conventionId,
  children,
}: {
  readonly search: JournalSearch;
  /** What stands beside the button that shows the fields. */
  readonly children: ReactNode;
  /** Only the journal of this convention is shown: it is not asked again. */
  readonly conventionId: string | undefined;
}) {
  const id = useId();
  const [opened, setOpened] = useState(search.count > 0);
  const mots = search.text('mots');
  const [words, setWords] = useState(mots);
  const [seenWords, setSeenWords] = useState(mots);
  // Cleared without this field. Words on their way to the address are not taken back from who types them.
  if (mots !== seenWords) {
    setSeenWords(mots);
    if (mots === '') setWords('');
  }
  const [typedConvention, setTypedConvention] = useState('');
  const chosen = conventionId ?? (search.text('convention') === '' ? null : search.text('convention'));
  const { data: choices } = useQuery('journal.filtres', { texte: typedConvention, conventionId: chosen });
  const sendWords = useDebouncedCallback((mots: string) => search.set({ mots }), PAUSE_MS);
  const conventions = choices?.conventions ?? [];
  return (
    <div className={classes.filters}>
      <div className={classes.filtersBar}>
        <Button
          variant="default"
          leftSection={<IconFilter size={18} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden className={classes.chevron} />}
          aria-expanded={opened}
          aria-controls={id}
          onClick={() => setOpened(!opened)}
        >
          {textJournal.filters}
          {search.count > 0 && ` (${textJournal.filtersOn(search.count)})`}
        </Button>
        {search.count > 0 && (
          <Button
            variant="subtle"
            leftSection={<IconX size={16} aria-hidden />}
            onClick={() => {
              setWords('');
              setTypedConvention('');
              search.reset();
            }}
          >
            {textJournal.reset}
          </Button>
        )}
        <div className={classes.beside}>{children}</div>
      </div>
      {opened && (
        <div id={id} className={classes.fields} role="group" aria-label={textJournal.filters}>
          <TextInput
            label={textJournal.text}
            description={textJournal.textHelp}
            inputWrapperOrder={['label', 'input', 'description']}
            value={words}
            onChange={(event) => {
              setWords(event.currentTarget.value);
              sendWords(event.currentTarget.value.trim());
            }}
          />
          <NativeSelect
            label={textJournal.kind}
            value={search.text('nature')}
            onChange={(event) => search.set({ nature: event.currentTarget.value })}
            data={[
              { value: '', label: textJournal.anyKind },
              ...(choices?.genres ?? []).map(({ genre, libelle }) => ({ value: genre, label: libelle })),
            ]}
          />
          <NativeSelect
            label={textJournal.person}
            value={search.text('par')}
            onChange={(event) => search.set({ par: event.currentTarget.value })}
            data={[
              { value: '', label: textJournal.anyone },
              ...(choices?.personnes ?? []).map((name) => ({ value: name, label: name })),
            ]}
          />
          {conventionId === undefined && (
            <Select
              label={textJournal.convention}
              placeholder={textJournal.anyConvention}
              nothingFoundMessage={textJournal.noConvention}
              searchable
              clearable
              value={chosen}
              onChange={(next) => search.set({ convention: next ?? '', fiche: '' })}
              onSearchChange={(typed) =>
                setTypedConvention(conventions.some(({ libelle }) => libelle === typed) ? '' : typed)
              }
              filter={({ options }) => options}
              data={conventions.map((one) => ({ value: one.id, label: one.libelle }))}
            />
          )}
          {chosen !== null && (
            <NativeSelect
              label={textJournal.objet}
              value={search.text('fiche')}
              onChange={(event) => search.set({ fiche: event.currentTarget.value })}
              data={[
                { value: '', label: textJournal.anyObjet },
                ...(choices?.objets ?? []).map((one) => ({
                  value: `${one.collection}/${one.id}`,
                  label: one.libelle,
                })),
              ]}
            />
          )}
          <DayFilter label={textJournal.from} name="du" search={search} />
          <DayFilter label={textJournal.to} name="au" search={search} />
        </div>
      )}
    </div>
  );
}
