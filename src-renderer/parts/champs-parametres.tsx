import { Checkbox, Group, NativeSelect, TextInput, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Champ } from '#registre/champs';
import { UNITE_DELAI_LABELS } from '#registre/fiches/clauses';
import type { NatureClause } from '#registre/fiches/clauses';
import { upperFirst } from '#domain/french';
import type { Partie } from '#domain/parties/partie';
import { typographie } from '#domain/typographie';
import { saisieClauses as text } from '../text/clauses';
import classes from './champs-parametres.module.css';
import { ChampDate } from './forms/champ-date';
import { membresDe } from './saisie-parametres';
import type { ChampsClause } from './saisie-parametres';

export type PartiesNommees = readonly Pick<Partie, 'id' | 'nom'>[];

/** What a clause of that nature says, field after field. */
export function ChampsParametres({
  nature,
  champs,
  parties,
  faute,
  onChange,
}: {
  readonly nature: NatureClause;
  readonly champs: ChampsClause;
  readonly parties: PartiesNommees;
  readonly faute: { readonly champ: string; readonly message: string } | null;
  readonly onChange: (typed: ChampsClause) => void;
}): ReactNode {
  return (
    <div className={classes.champs}>
      {Object.entries(membresDe(nature)).map(([name, champ]) => (
        <ChampClause
          key={name}
          name={name}
          champ={champ}
          champs={champs}
          parties={parties}
          error={faute?.champ === name ? faute.message : null}
          onChange={onChange}
        />
      ))}
    </div>
  );
}

/** The control of one parameter, made from its description. */
function ChampClause({
  name,
  champ,
  champs,
  parties,
  error,
  onChange,
}: {
  readonly name: string;
  readonly champ: Champ;
  readonly champs: ChampsClause;
  readonly parties: PartiesNommees;
  readonly error: string | null;
  readonly onChange: (typed: Readonly<Record<string, string>>) => void;
}): ReactNode {
  const label = champ.mot ?? name;
  const value = champs[name] ?? '';
  const optional = champ.facultatif === true;
  const choices = (entries: readonly (readonly [string, string])[]) => [
    ...(optional ? [{ value: '', label: text.nonDit }] : []),
    ...entries.map(([key, said]) => ({ value: key, label: upperFirst(said) })),
  ];
  const common = { label, error, value };
  if (champ.genre === 'choix') {
    return (
      <NativeSelect
        {...common}
        data={choices(Object.entries(champ.libelles))}
        onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      />
    );
  }
  if (champ.genre === 'mention') {
    return (
      <NativeSelect
        {...common}
        data={choices(parties.map(({ id, nom }) => [id, typographie(nom)]))}
        onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      />
    );
  }
  if (champ.genre === 'ouiNon') {
    return (
      <Checkbox
        label={label}
        error={error}
        checked={value === 'oui'}
        onChange={(event) => onChange({ [name]: event.currentTarget.checked ? 'oui' : 'non' })}
      />
    );
  }
  if (champ.genre === 'jour') {
    return (
      <ChampDate
        name={name}
        label={label}
        text={value}
        optional={optional}
        error={error ?? undefined}
        onChange={(typed) => onChange({ [name]: typed })}
      />
    );
  }
  if (champ.genre === 'groupe') {
    return (
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          label={label}
          inputMode="numeric"
          autoComplete="off"
          error={error}
          value={champs[`${name}.n`] ?? ''}
          onChange={(event) => onChange({ [`${name}.n`]: event.currentTarget.value })}
        />
        <NativeSelect
          aria-label={text.unite(label)}
          data={Object.entries(UNITE_DELAI_LABELS).map(([key, said]) => ({ value: key, label: said }))}
          value={champs[`${name}.unite`] ?? 'mois'}
          onChange={(event) => onChange({ [`${name}.unite`]: event.currentTarget.value })}
        />
      </Group>
    );
  }
  return champ.genre === 'texte' && champ.long === true ? (
    <Textarea
      {...common}
      autosize
      minRows={2}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  ) : (
    <TextInput
      {...common}
      autoComplete="off"
      {...(champ.genre === 'entier' ? { inputMode: 'numeric' as const } : {})}
      {...(champ.genre === 'lignes' ? { description: text.lignes } : {})}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
}
