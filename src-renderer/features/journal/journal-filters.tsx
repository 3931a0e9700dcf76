import { Button, NativeSelect, Select, TextInput } from '@mantine/core';
import { IconChevronDown, IconFilter, IconX } from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';
import type { ReactNode } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';
import { formatShort, parseCivilDate } from '#domain/civil-date';
import listing from '../../parts/listing/listing.module.css';
import { useQuery } from '../../rpc/query';
import { textJournal } from '../../text/journal';
import { ChampDate } from '../../parts/forms/champ-date';
import { useGesture } from '../../ui/last-gesture';
import type { JournalSearch } from './journal-filter';
import classes from './journal-table.module.css';

/** Typed text, sent to the address once the typing pauses. */
const PAUSE_MS = 300;

/**
 * What is typed in one field, and what the address says of it once the address changes for another reason. The filters
 * only ever replace it in place, so what they sent comes back as a replacement, however late, and takes nothing from
 * who types on; cleared, gone back to or come to by a link, the address was pushed or popped, even where this criterion
 * stayed the same and only a text that could not be sent is left in the field.
 */
function useTyped(inAddress: string) {
  const { key } = useLocation();
  const echo = useNavigationType() === NavigationType.Replace;
  const [seen, setSeen] = useState(key);
  const [typed, setTyped] = useState(inAddress);
  if (key !== seen) {
    setSeen(key);
    if (!echo) setTyped(inAddress);
  }
  return [typed, setTyped] as const;
}

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
  const [typed, setTyped] = useTyped(kept === null ? '' : formatShort(kept));
  return (
    <ChampDate
      label={label}
      optional
      text={typed}
      onChange={(text, date) => {
        setTyped(text);
        if (date !== null || text === '') search.set({ [name]: date ?? '' });
      }}
    />
  );
}

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
  const [words, setWords] = useTyped(mots);
  const wanted = words.trim();
  const gesture = useGesture();
  useEffect(() => {
    if (wanted === mots.trim()) return;
    // Taken back before the pause is over, by hand or by an address that says otherwise, they are never sent.
    const elsewhere = gesture();
    const pause = setTimeout(() => {
      if (elsewhere() === null) search.set({ mots: wanted });
    }, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [wanted, mots, search, gesture]);
  const [typedConvention, setTypedConvention] = useState('');
  const chosen = conventionId ?? (search.text('convention') === '' ? null : search.text('convention'));
  const { data: choices } = useQuery('journal.filtres', { texte: typedConvention, conventionId: chosen });
  const conventions = choices?.conventions ?? [];
  return (
    <search>
      <div className={listing.bar}>
        <Button
          variant="default"
          leftSection={<IconFilter size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
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
        <div className={listing.end}>{children}</div>
      </div>
      {opened && (
        <div id={id} className={classes.fields} role="group" aria-label={textJournal.filters}>
          <TextInput
            label={textJournal.text}
            description={textJournal.textHelp}
            inputWrapperOrder={['label', 'input', 'description']}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
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
    </search>
  );
}
