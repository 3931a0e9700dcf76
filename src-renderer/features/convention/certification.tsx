import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { CivilDate } from '#domain/civil-date';
import { ChampDate } from '../../parts/forms/champ-date';
import { textConvention } from '../../text/convention';
import classes from './documents.module.css';

const text = textConvention.documents.certify;

export type Certifie = {
  readonly par: string | null;
  readonly qualite: string | null;
  readonly lieu: string | null;
  readonly le: CivilDate | null;
};

/** Who certifies a copy: what is left blank is written by hand. Told to the sheet once a field is left. */
export function Certification({
  valeur,
  onChange,
}: {
  readonly valeur: Certifie;
  readonly onChange: (next: Certifie) => void;
}): ReactNode {
  const [typed, setTyped] = useState(valeur);
  const [jour, setJour] = useState('');
  const tell = (): void => {
    if (JSON.stringify(typed) !== JSON.stringify(valeur)) onChange(typed);
  };
  const champ = (nom: 'par' | 'qualite' | 'lieu'): ReactNode => (
    <TextInput
      label={text[nom]}
      value={typed[nom] ?? ''}
      maxLength={300}
      onChange={({ currentTarget: { value } }) => setTyped({ ...typed, [nom]: value === '' ? null : value })}
      onBlur={tell}
    />
  );
  return (
    <fieldset className={classes.certify}>
      <legend>{text.legend}</legend>
      {champ('par')}
      {champ('qualite')}
      {champ('lieu')}
      <ChampDate
        label={text.le}
        text={jour}
        onChange={(next, le) => {
          setJour(next);
          setTyped({ ...typed, le });
          // A day is whole or is none: nothing to wait for.
          if (le !== valeur.le) onChange({ ...typed, le });
        }}
        optional
        unmarked
      />
    </fieldset>
  );
}
