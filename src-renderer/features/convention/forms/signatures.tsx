import { typographie } from '#domain/typographie';
import { Checkbox, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { Control, UseFormSetValue } from 'react-hook-form';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import {
  allSignataires,
  fullName,
  missingSignataires,
  nomCourant,
  withArticle,
} from '#domain/parties/partie';
import type { Partie, Signataire, Signature } from '#domain/parties/partie';
import { formsLabels } from '../../../text/forms';
import { formsConvention } from '../../../text/forms-convention';
import { FormSection } from '../../../ui/forms/form-page';
import { dateIn } from '../../../parts/forms/read-date';
import { ChampDate } from '../../../parts/forms/champ-date';
import { FieldDate } from '../../../parts/forms/field-date';
import type { Checks } from './checks';
import { isoOf } from './checks';
import classes from './forms.module.css';

/** One row per signatory who has not signed yet; the date as typed. */
export type SignatureRow = { readonly signataireId: string; readonly date: string };
export type SignaturesValues = { signatures: SignatureRow[] };

export const emptyRows = (parties: readonly Partie[], signed: readonly Signature[]): SignatureRow[] =>
  missingSignataires(parties, signed).map(({ id }) => ({ signataireId: id, date: '' }));

/** A draft keeps its dates by signatory: one who has signed since loses his row, and no row changes hands. */
export const mergeRows = <V extends SignaturesValues>(draft: V, defaults: V): V => ({
  ...draft,
  signatures: defaults.signatures.map(
    (row) => draft.signatures.find(({ signataireId }) => signataireId === row.signataireId) ?? row,
  ),
});

const filled = ({ signatures }: SignaturesValues) =>
  signatures.map((row, index) => ({ ...row, index })).filter(({ date }) => date.trim() !== '');

export function checkRows(values: SignaturesValues, checks: Checks): void {
  const rows = filled(values);
  if (rows.length === 0) checks.add('signatures.0.date', formsConvention.signer.none);
  for (const { date, index } of rows) checks.date(`signatures.${index}.date`, date);
}

export const rowsToInput = (values: SignaturesValues): { signataireId: string; date: string }[] =>
  filled(values).map(({ signataireId, date }) => ({ signataireId, date: isoOf(date) }));

export const countRows = (values: SignaturesValues): number => filled(values).length;

/** Only filled rows are sent: the n-th sent is not the n-th on screen. Either part of a row leads to its date. */
export function renameRow(champ: string, values: SignaturesValues): string {
  const match = /^signatures\.(\d+)\./.exec(champ);
  if (match === null) return champ === 'signatures' ? 'signatures.0.date' : champ;
  const row = filled(values)[Number(match[1])];
  return row === undefined ? champ : `signatures.${row.index}.date`;
}

/** Whose signature a row collects: on the day typed, who held the office then. */
function Signatory({
  control,
  index,
  signataire,
  partiesLe,
  ticked,
  onTick,
}: {
  readonly control: Control<SignaturesValues>;
  readonly index: number;
  readonly signataire: Signataire;
  readonly partiesLe: ((jour: CivilDate) => readonly Partie[]) | undefined;
  readonly ticked: boolean;
  readonly onTick: (ticked: boolean) => void;
}): ReactNode {
  const jour = dateIn(useWatch({ control, name: `signatures.${index}.date` }));
  const then = jour === null ? undefined : partiesLe?.(jour);
  const holder = allSignataires(then ?? []).find(({ id }) => id === signataire.id) ?? signataire;
  const name = fullName(holder.personne);
  return (
    <>
      <Checkbox
        checked={ticked}
        onChange={(event) => onTick(event.currentTarget.checked)}
        label={<Who signataire={holder} />}
        aria-label={formsConvention.signer.tick(name)}
      />
      <FieldDate
        control={control}
        name={`signatures.${index}.date`}
        label={formsConvention.signer.field}
        labelSuffix={formsConvention.signer.fieldOf(name)}
        optional
        unmarked
      />
    </>
  );
}

const Who = ({ signataire: { personne, fonction } }: { readonly signataire: Signataire }): ReactNode => (
  <div className={classes.who}>
    <Text fw={600}>{fullName(personne)}</Text>
    <Text size="sm" c="dimmed">
      {typographie(withArticle(fonction, true))}
    </Text>
  </div>
);

/** The signatories of every party in signature order: those who signed with their day, the others with a field. */
export function SignatureFields({
  control,
  setValue,
  parties,
  signed,
  partiesLe,
}: {
  readonly control: Control<SignaturesValues>;
  readonly setValue: UseFormSetValue<SignaturesValues>;
  readonly parties: readonly Partie[];
  readonly signed: readonly Signature[];
  /** Who they were on a day, for signatures that may be older than the last change. */
  readonly partiesLe?: (jour: CivilDate) => readonly Partie[];
}): ReactNode {
  const missing = missingSignataires(parties, signed).map(({ id }) => id);
  const [jour, setJour] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const write = (indexes: Iterable<number>, date: string) => {
    for (const index of indexes) setValue(`signatures.${index}.date`, date, { shouldDirty: true });
  };
  const tick = (indexes: readonly number[], on: boolean) => {
    setTicked(
      (before) => new Set(on ? [...before, ...indexes] : [...before].filter((one) => !indexes.includes(one))),
    );
    write(indexes, on ? jour : '');
  };
  const all = missing.map((_, index) => index);
  return (
    <>
      {missing.length > 1 && (
        <FormSection legend={formsConvention.signer.sameDay} intro={formsConvention.signer.sameDayHelp}>
          <ChampDate
            name="jour"
            label={formsConvention.signer.sameDate}
            optional
            unmarked
            text={jour}
            onChange={(typed) => {
              setJour(typed);
              write(ticked, typed);
            }}
          />
          <Checkbox
            wrapperProps={{ 'data-half': true }}
            className={classes.all ?? ''}
            label={formsConvention.signer.all(missing.length)}
            checked={ticked.size === missing.length}
            indeterminate={ticked.size > 0 && ticked.size < missing.length}
            onChange={(event) => tick(all, event.currentTarget.checked)}
          />
        </FormSection>
      )}
      {parties.map((partie) => (
        <FormSection key={partie.id} legend={formsConvention.signer.legend(typographie(nomCourant(partie)))}>
          {allSignataires([partie]).map((signataire) => {
            const index = missing.indexOf(signataire.id);
            const signature = signed.find(({ signataireId }) => signataireId === signataire.id);
            return (
              <div key={signataire.id} className={classes.signatory}>
                {signature !== undefined ? (
                  <>
                    <Who signataire={signataire} />
                    <Text size="sm">{formsLabels.signedOn(formatDate(signature.date))}</Text>
                  </>
                ) : (
                  <Signatory
                    control={control}
                    index={index}
                    signataire={signataire}
                    partiesLe={partiesLe}
                    ticked={ticked.has(index)}
                    onTick={(on) => tick([index], on)}
                  />
                )}
              </div>
            );
          })}
        </FormSection>
      ))}
    </>
  );
}
