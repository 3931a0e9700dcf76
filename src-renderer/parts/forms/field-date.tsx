import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTextField } from '../../ui/forms/fields';
import type { FieldProps } from '../../ui/forms/fields';
import { ChampDate } from './champ-date';

export function FieldDate<V extends FieldValues>({
  control,
  name,
  label,
  help,
  optional = false,
  unmarked = false,
  labelSuffix,
}: FieldProps<V> & { readonly labelSuffix?: string; readonly unmarked?: boolean }): ReactNode {
  const { attach, value, onBlur, onChange, error } = useTextField({ control, name });
  return (
    <ChampDate
      name={name}
      label={label}
      labelSuffix={labelSuffix}
      help={help}
      optional={optional}
      unmarked={unmarked}
      text={value}
      onChange={(text) => onChange(text)}
      onBlur={onBlur}
      error={error}
      inputRef={attach}
    />
  );
}
