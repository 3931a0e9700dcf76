import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { textJournal } from '../../text/journal';
import type { JournalSearch } from './journal-filter';
import classes from './journal-table.module.css';

/** Straight to one entry, whose number is known: from a printed document, a message, a search. */
export function JournalGoTo({ search, total }: { readonly search: JournalSearch; readonly total: number }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  return (
    <form
      className={classes.goTo}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const seq = Number(typed.replaceAll(/[\s\u00a0\u202f]/g, ''));
        if (!Number.isInteger(seq) || seq < 1 || seq > total) {
          setError(textJournal.noEntry(total));
          return;
        }
        void navigate(search.at({ entree: seq }));
      }}
    >
      <TextInput
        aria-label={textJournal.goTo}
        placeholder={textJournal.goTo}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        error={error}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setError(null);
        }}
      />
      <Button type="submit" variant="default">
        {textJournal.go}
      </Button>
    </form>
  );
}
