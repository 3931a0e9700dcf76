import { Button, Input } from '@mantine/core';
import { IconCircleCheck, IconCirclePlus, IconCircleX, IconFileUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useController, useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import { CSV_MAX } from '#domain/titulaire/importer';
import type { LigneImport } from '#domain/titulaire/importer';
import { QueryView } from '../../../parts/query-view';
import { useQuery } from '../../../rpc/query';
import { formImport as text } from '../../../text/titulaires';
import { FormSection } from '../../../ui/forms/form-page';
import { StatusBadge } from '../../../ui/status-badge';
import { ActForm } from './act-form';
import { useFormData } from './form-data';
import classes from './forms.module.css';

type Values = { csv: string; nom: string };

/** UTF-8, or the Windows page that French Excel writes when nobody asks for another. */
function enLettres(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Chooses the table; what is sent is its text, read here. */
function FieldTableau({ control }: { readonly control: Control<Values> }): ReactNode {
  const { field, fieldState } = useController({ control, name: 'csv' });
  const { field: nom } = useController({ control, name: 'nom' });
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File) => {
    setProblem(file.size > 4 * CSV_MAX ? text.tooLong : null);
    if (file.size > 4 * CSV_MAX) return;
    try {
      field.onChange(enLettres(await file.arrayBuffer()));
      nom.onChange(file.name);
    } catch {
      setProblem(text.unreadable);
    }
  };
  return (
    <Input.Wrapper
      label={text.file}
      description={text.fileHelp}
      error={problem ?? fieldState.error?.message}
      labelElement="div"
    >
      <div className={classes.fileRow}>
        <Button
          type="button"
          variant="default"
          leftSection={<IconFileUpload size={18} aria-hidden />}
          data-champ="csv"
          onClick={() => input.current?.click()}
        >
          {text.choose}
        </Button>
        <span role="status">{nom.value}</span>
      </div>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,text/csv"
        aria-label={text.file}
        hidden
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) void read(file);
        }}
      />
    </Input.Wrapper>
  );
}

const BADGES = {
  nouveau: { tone: 'ok', icon: IconCirclePlus },
  deja: { tone: 'quiet', icon: IconCircleCheck },
  refusee: { tone: 'bad', icon: IconCircleX },
} as const;

function Lignes({ lignes }: { readonly lignes: readonly LigneImport[] }): ReactNode {
  return (
    <table className={classes.lines}>
      <thead>
        <tr>
          <th scope="col">{text.columns.ligne}</th>
          <th scope="col">{text.columns.titulaire}</th>
          <th scope="col">{text.columns.etat}</th>
        </tr>
      </thead>
      <tbody>
        {lignes.map(({ ligne, dit, etat, raison }) => (
          <tr key={ligne}>
            <td>{ligne}</td>
            <td>{dit}</td>
            <td>
              <StatusBadge {...BADGES[etat]} label={text.etats[etat]} />
              {raison !== null && <p>{raison}</p>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What each line would record, as soon as a table is chosen. */
function Examen({ control }: { readonly control: Control<Values> }): ReactNode {
  const { convention } = useFormData();
  const csv = useWatch({ control, name: 'csv' });
  const query = useQuery(
    'titulaires.examinerImport',
    { conventionId: convention.id, csv: csv === '' ? '-' : csv },
    { enabled: csv !== '' },
  );
  if (csv === '') return null;
  return (
    <FormSection legend={text.table}>
      <QueryView query={query}>{({ lignes }) => <Lignes lignes={lignes} />}</QueryView>
    </FormSection>
  );
}

/** Many holders at once, from a table: examined line by line, recorded whole or not at all. */
export function ImporterTitulairesForm(): ReactNode {
  const { convention } = useFormData();
  return (
    <ActForm<Values, 'titulaires.importer'>
      title={text.title}
      intro={text.intro}
      source={text.source}
      submit={text.submit}
      onglet="parties"
      method="titulaires.importer"
      defaults={{ csv: '', nom: '' }}
      check={({ csv }, checks) => {
        checks.required('csv', csv, text.required);
      }}
      toInput={({ csv }) => ({ conventionId: convention.id, csv })}
      success={() => text.success}
    >
      {({ control }) => (
        <>
          <FieldTableau control={control} />
          <Examen control={control} />
        </>
      )}
    </ActForm>
  );
}
