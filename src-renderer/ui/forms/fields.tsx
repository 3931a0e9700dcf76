import { Checkbox, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { useWords } from '../words';
import layout from '../layout.module.css';
import classes from './forms.module.css';
import { OptionalMark } from './optional-mark';

export type FieldProps<V extends FieldValues> = {
  readonly control: Control<V>;
  readonly name: FieldPath<V>;
  readonly label: string;
  readonly help?: ReactNode;
  readonly optional?: boolean;
};

/** Typed values are texts as they were typed, whatever they mean: nothing is lost by a reading that fails. */
export function useTextField<V extends FieldValues>({
  control,
  name,
}: Pick<FieldProps<V>, 'control' | 'name'>) {
  const { field, fieldState } = useController({ control, name });
  const { ref: attach, value, onBlur, onChange } = field;
  return {
    attach,
    value: value as string,
    onBlur,
    onChange: (text: string) => onChange(text),
    error: fieldState.error?.message,
  };
}

const labelOf = (label: string, optional: boolean | undefined): ReactNode =>
  optional === true ? (
    <>
      {label}
      <OptionalMark />
    </>
  ) : (
    label
  );

/** Short: two stand side by side where there is room. */
const HALF = { 'data-half': true };
const ORDER: ('label' | 'description' | 'input' | 'error')[] = ['label', 'description', 'input', 'error'];

export function FieldText<V extends FieldValues>({
  control,
  name,
  label,
  help,
  optional,
  placeholder,
  short = false,
}: FieldProps<V> & { readonly placeholder?: string; readonly short?: boolean }): ReactNode {
  const { attach, value, onBlur, onChange, error } = useTextField({ control, name });
  return (
    <TextInput
      ref={attach}
      wrapperProps={HALF}
      name={name}
      data-champ={name}
      label={labelOf(label, optional)}
      description={help}
      inputWrapperOrder={ORDER}
      placeholder={placeholder}
      autoComplete="off"
      maw={short ? '20rem' : undefined}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onBlur}
      error={error}
      aria-required={optional !== true}
    />
  );
}

export function FieldTextarea<V extends FieldValues>({
  control,
  name,
  label,
  help,
  optional,
  rows = 3,
  after,
}: FieldProps<V> & { readonly rows?: number; readonly after?: ReactNode }): ReactNode {
  const { attach, value, onBlur, onChange, error } = useTextField({ control, name });
  return (
    <div>
      <Textarea
        ref={attach}
        name={name}
        data-champ={name}
        label={labelOf(label, optional)}
        description={help}
        inputWrapperOrder={ORDER}
        autosize
        minRows={rows}
        maxRows={24}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onBlur}
        error={error}
        aria-required={optional !== true}
      />
      {after}
    </div>
  );
}

/** A count, kept as typed: « 12a » stays on screen with its error, where a number input would show nothing. */
export function FieldCount<V extends FieldValues>({
  control,
  name,
  label,
  help,
  optional,
}: FieldProps<V>): ReactNode {
  const { attach, value, onBlur, onChange, error } = useTextField({ control, name });
  return (
    <TextInput
      ref={attach}
      wrapperProps={HALF}
      name={name}
      data-champ={name}
      label={labelOf(label, optional)}
      description={help}
      inputWrapperOrder={ORDER}
      inputMode="numeric"
      autoComplete="off"
      maw="14rem"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onBlur}
      error={error}
      aria-required={optional !== true}
    />
  );
}

export type Choice = { readonly value: string; readonly label: string; readonly help?: ReactNode };

export function FieldSelect<V extends FieldValues>({
  control,
  name,
  label,
  help,
  optional,
  choices,
  disabled = false,
  onPick,
}: FieldProps<V> & {
  readonly choices: readonly Choice[];
  readonly disabled?: boolean;
  readonly onPick?: (value: string) => void;
}): ReactNode {
  const { choose } = useWords();
  const { attach, value, onBlur, onChange, error } = useTextField({ control, name });
  return (
    <NativeSelect
      ref={attach}
      wrapperProps={HALF}
      name={name}
      data-champ={name}
      label={labelOf(label, optional)}
      description={help}
      inputWrapperOrder={ORDER}
      value={value}
      disabled={disabled}
      onChange={(event) => {
        onChange(event.currentTarget.value);
        onPick?.(event.currentTarget.value);
      }}
      onBlur={onBlur}
      error={error}
      aria-required={optional !== true}
      data={[
        { value: '', label: choose },
        ...choices.map((choice) => ({ value: choice.value, label: choice.label })),
      ]}
    />
  );
}

export function FieldRadios<V extends FieldValues>({
  control,
  name,
  label,
  help,
  optional,
  choices,
  onPick,
}: FieldProps<V> & {
  readonly choices: readonly Choice[];
  readonly onPick?: (value: string) => void;
}): ReactNode {
  const { value, onBlur, onChange, error } = useTextField({ control, name });
  // Those that explain themselves have a line each.
  const explained = choices.some((choice) => choice.help !== undefined);
  return (
    <Radio.Group
      name={name}
      data-champ={name}
      label={labelOf(label, optional)}
      description={help}
      inputWrapperOrder={ORDER}
      value={value}
      onChange={(picked) => {
        onChange(picked);
        onPick?.(picked);
      }}
      onBlur={onBlur}
      error={error}
    >
      <div className={`${explained ? layout.stack : layout.row} ${classes.choices}`}>
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} label={choice.label} description={choice.help} />
        ))}
      </div>
    </Radio.Group>
  );
}

/** Several of a few choices, kept as their values joined by commas. */
export function FieldChoices<V extends FieldValues>({
  control,
  name,
  label,
  help,
  optional,
  choices,
}: FieldProps<V> & { readonly choices: readonly Choice[] }): ReactNode {
  const { value, onBlur, onChange, error } = useTextField({ control, name });
  return (
    <Checkbox.Group
      data-champ={name}
      label={labelOf(label, optional)}
      description={help}
      inputWrapperOrder={ORDER}
      value={value.split(',').filter(Boolean)}
      // In the order they are shown, whichever was ticked first.
      onChange={(picked) =>
        onChange(
          choices
            .map((choice) => choice.value)
            .filter((one) => picked.includes(one))
            .join(','),
        )
      }
      onBlur={onBlur}
      error={error}
    >
      <div className={`${layout.row} ${classes.choices}`}>
        {choices.map((choice) => (
          <Checkbox key={choice.value} name={name} value={choice.value} label={choice.label} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

export function FieldCheckbox<V extends FieldValues>({
  control,
  name,
  label,
  help,
}: Omit<FieldProps<V>, 'optional'>): ReactNode {
  const { field, fieldState } = useController({ control, name });
  const { ref: attach, value, onBlur, onChange } = field;
  return (
    <Checkbox
      ref={attach}
      name={name}
      data-champ={name}
      label={label}
      description={help}
      checked={value}
      onChange={(event) => onChange(event.currentTarget.checked)}
      onBlur={onBlur}
      error={fieldState.error?.message}
    />
  );
}
