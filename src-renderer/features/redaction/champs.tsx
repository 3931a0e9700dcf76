import { NativeSelect, TextInput, Textarea } from '@mantine/core';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { useErreur } from './contexte';
import classes from './redaction.module.css';

type Champ = {
  /** As the application names it. */
  readonly champ: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly valeur: string;
  readonly onChange: (valeur: string) => void;
};

const ORDER: ('label' | 'description' | 'input' | 'error')[] = ['label', 'description', 'input', 'error'];

/** One line of the act. */
export function ChampTexte({
  champ,
  label,
  help,
  valeur,
  onChange,
  list,
}: Champ & { readonly list?: string }) {
  return (
    <TextInput
      data-champ={champ}
      label={label}
      description={help}
      inputWrapperOrder={ORDER}
      autoComplete="off"
      size="sm"
      list={list}
      value={valeur}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={useErreur(champ)}
    />
  );
}

export function ChampLong({ champ, label, help, valeur, onChange }: Champ) {
  return (
    <Textarea
      data-champ={champ}
      label={label}
      description={help}
      inputWrapperOrder={ORDER}
      autosize
      minRows={2}
      maxRows={8}
      size="sm"
      value={valeur}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={useErreur(champ)}
    />
  );
}

export function ChampChoix<V extends string>({
  champ,
  label,
  help,
  valeur,
  onChange,
  choix,
}: Omit<Champ, 'onChange' | 'valeur'> & {
  readonly valeur: V;
  readonly onChange: (valeur: V) => void;
  readonly choix: readonly { readonly value: V; readonly label: string }[];
}) {
  return (
    <NativeSelect
      data-champ={champ}
      label={label}
      description={help}
      inputWrapperOrder={ORDER}
      size="sm"
      value={valeur}
      onChange={(event) => {
        const picked = choix.find(({ value }) => value === event.currentTarget.value);
        if (picked !== undefined) onChange(picked.value);
      }}
      data={choix.map(({ value, label: words }) => ({ value, label: words }))}
      error={useErreur(champ)}
    />
  );
}

/** The fault of a field that is drawn by hand, under it. */
export const Faute = memo(function Faute({ champ, id }: { readonly champ: string; readonly id: string }) {
  const faute = useErreur(champ);
  return faute === undefined ? null : (
    <p id={id} className={classes.faute}>
      {faute}
    </p>
  );
});
