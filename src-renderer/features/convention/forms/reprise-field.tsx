import type { ReactNode } from 'react';
import type { Control, FieldValues, Path } from 'react-hook-form';
import type { CivilDate } from '#domain/civil-date';
import { formsText } from '../../../text/forms';
import { FieldTextarea } from '../../../ui/forms/fields';
import { useFormData } from './form-data';

/** What every form of an act that may be of the past holds. */
export type RepriseValues = { reprise: string };

/** Asked of what is past alone: an act of today keeps its guards. `jours`: the days typed; null for one not typed yet. */
export function RepriseField<V extends FieldValues & RepriseValues>({
  control,
  jours,
  help,
}: {
  readonly control: Control<V>;
  readonly jours: readonly (CivilDate | null)[];
  readonly help: string;
}): ReactNode {
  const { aujourdhui } = useFormData();
  const dits = jours.filter((jour) => jour !== null);
  return dits.length === 0 || dits.some((jour) => jour >= aujourdhui) ? null : (
    <FieldTextarea
      control={control}
      name={'reprise' as Path<V>}
      label={formsText.reprise.label}
      help={`${help} ${formsText.reprise.help}`}
      optional
    />
  );
}
