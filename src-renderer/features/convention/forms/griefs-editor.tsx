import { typographie } from '#domain/typographie';
import { ActionIcon, Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import type { ObligationView, ReglesResiliationView } from '#contract/conventions';
import { formatDate, formatShort } from '#domain/civil-date';
import { upperFirst } from '#domain/french';
import { aPartie } from '#domain/parties/partie';
import type { Partie } from '#domain/parties/partie';
import type { Grief } from '#domain/fiches/mise-en-demeure';
import { FieldDate } from '../../../parts/forms/field-date';
import { formsText } from '../../../text/forms';
import { formsResiliation } from '../../../text/forms-resiliation';
import { FieldSelect, FieldTextarea } from '../../../ui/forms/fields';
import { focusField } from '../../../ui/forms/focus-field';
import { FormSection } from '../../../ui/forms/form-page';
import type { Checks } from './checks';
import { isoOf, optionalText, shorten } from './checks';
import classes from './forms.module.css';
import type { RepriseValues } from './reprise-field';

const { griefs: text } = formsResiliation;

export type GriefRow = {
  /** An obligation, or a passage where the clause allows any article: `PASSAGE` and its alinéa. */
  obligationId: string;
  faits: string;
  dateFaits: string;
  pieces: string;
  miseEnConformite: string;
  maintien: string;
};
export type LettreValues = {
  partieEmettriceId: string;
  partieDestinataireId: string;
  auteurId: string;
  /** The signatory of each other party, by its id, where they act together. */
  coauteurs: Record<string, string>;
  griefs: GriefRow[];
} & RepriseValues;

const PASSAGE = 'passage:';

export const emptyGrief: GriefRow = {
  obligationId: '',
  faits: '',
  dateFaits: '',
  pieces: '',
  miseEnConformite: '',
  maintien: '',
};

export const griefRow = (grief: Grief): GriefRow => ({
  obligationId: grief.obligationId ?? `${PASSAGE}${grief.alineaId ?? ''}`,
  faits: grief.faits,
  dateFaits: formatShort(grief.dateFaits),
  pieces: grief.pieces ?? '',
  miseEnConformite: grief.miseEnConformite ?? '',
  maintien: grief.maintien ?? '',
});

export const griefsToInput = (rows: readonly GriefRow[]) =>
  rows.map(({ obligationId, faits, dateFaits, pieces, miseEnConformite, maintien }) => ({
    ...(obligationId.startsWith(PASSAGE)
      ? { alineaId: obligationId.slice(PASSAGE.length) }
      : { obligationId }),
    faits,
    dateFaits: isoOf(dateFaits),
    pieces: optionalText(pieces),
    miseEnConformite: optionalText(miseEnConformite),
    maintien: optionalText(maintien),
  }));

/** What the other parties owe: one cannot be put on notice for the sender's own duties. */
export const obligationsAgainst = (
  obligations: readonly ObligationView[],
  partieEmettriceId: string,
  partieDestinataireId = '',
): readonly ObligationView[] =>
  partieEmettriceId === ''
    ? []
    : obligations.filter(({ partieId }) =>
        partieDestinataireId === '' ? partieId !== partieEmettriceId : partieId === partieDestinataireId,
      );

export function checkLettre(
  obligations: readonly ObligationView[],
  values: LettreValues,
  checks: Checks,
): void {
  checks.required('partieEmettriceId', values.partieEmettriceId, formsText.choiceRequired);
  checks.required('auteurId', values.auteurId, formsText.choiceRequired);
  if (values.griefs.length === 0) checks.add('griefs', text.required);
  const owed = obligationsAgainst(obligations, values.partieEmettriceId, values.partieDestinataireId);
  values.griefs.forEach((grief, index) => {
    const champ = (name: string) => `griefs.${index}.${name}`;
    if (grief.obligationId === '') checks.add(champ('obligationId'), formsText.choiceRequired);
    else if (!grief.obligationId.startsWith(PASSAGE) && owed.every(({ id }) => id !== grief.obligationId))
      checks.add(champ('obligationId'), text.foreign);
    checks.required(champ('faits'), grief.faits);
    checks.date(champ('dateFaits'), grief.dateFaits);
  });
}

type Passages = ReglesResiliationView['passages'];

/** « ART3-4 – Participer aux groupes de travail (abrogée par l’avenant n° 2, en vigueur le …) ». */
function obligationLabel({ id, libelle, venue, abrogation }: ObligationView): string {
  const since =
    abrogation !== null
      ? ` (${text.gone(abrogation.acte, formatDate(abrogation.effet))})`
      : venue === null
        ? ''
        : ` (${text.coming(venue.acte, formatDate(venue.effet))})`;
  return `${id} – ${shorten(libelle, 96)}${since}`;
}

function ObligationField({
  control,
  index,
  owed,
  passages,
  ready,
}: {
  readonly control: Control<LettreValues>;
  readonly index: number;
  readonly owed: readonly ObligationView[];
  readonly passages: Passages;
  readonly ready: boolean;
}): ReactNode {
  const picked = useWatch({ control, name: `griefs.${index}.obligationId` });
  const obligation = owed.find(({ id }) => id === picked);
  const passage = passages.find(({ id }) => `${PASSAGE}${id}` === picked);
  return (
    <>
      <FieldSelect
        control={control}
        name={`griefs.${index}.obligationId`}
        label={passages.length === 0 ? text.obligation : text.passage}
        help={ready ? undefined : text.obligationFirst}
        disabled={!ready}
        choices={[
          ...owed.map((one) => ({ value: one.id, label: obligationLabel(one) })),
          ...(ready ? passages : []).map(({ id, lieu, texte }) => ({
            value: `${PASSAGE}${id}`,
            label: `${upperFirst(lieu)} – ${shorten(texte, 80)}`,
          })),
        ]}
      />
      {passage !== undefined && (
        <blockquote className={classes.quote} aria-label={passage.lieu}>
          <p>{passage.texte}</p>
        </blockquote>
      )}
      {obligation !== undefined && obligation.abrogation !== null && (
        <FieldTextarea
          control={control}
          name={`griefs.${index}.maintien`}
          label={text.maintien}
          help={text.maintienHelp}
          optional
          rows={2}
        />
      )}
      {obligation !== undefined && (
        <blockquote className={classes.quote} aria-label={text.text(obligation.article)}>
          <Text size="xs" c="dimmed">
            {text.text(obligation.article)}
          </Text>
          {obligation.alineas.map(({ id, marque, texte }) => (
            <p key={id}>
              {marque === null ? '' : `${marque} `}
              {texte}
            </p>
          ))}
        </blockquote>
      )}
    </>
  );
}

/** The breaches alleged: a duty of the other party, the facts and their day, what proves them, what would cure them. */
export function GriefsEditor({
  control,
  obligations,
  passages,
  parties,
  values,
}: {
  readonly control: Control<LettreValues>;
  readonly obligations: readonly ObligationView[];
  readonly passages: Passages;
  readonly parties: readonly Partie[];
  readonly values: () => LettreValues;
}): ReactNode {
  const { fields, append, insert, remove } = useFieldArray({ control, name: 'griefs' });
  const emettriceId = useWatch({ control, name: 'partieEmettriceId' });
  const [said, setSaid] = useState('');
  const [removed, setRemoved] = useState<{ index: number; row: GriefRow } | null>(null);
  const destinataireId = useWatch({ control, name: 'partieDestinataireId' });
  const owed = obligationsAgainst(obligations, emettriceId, destinataireId);
  const [other, ...others] = parties.filter(({ id }) =>
    destinataireId === '' ? emettriceId !== '' && id !== emettriceId : id === destinataireId,
  );

  const take = (index: number) => {
    const row = values().griefs[index];
    if (row === undefined) return;
    setRemoved({ index, row });
    remove(index);
    setSaid(text.removed(index + 1));
  };

  return (
    <FormSection
      legend={other === undefined || others.length > 0 ? text.legend : text.of(typographie(aPartie(other)))}
    >
      {fields.map((field, index) => (
        <div key={field.id} className={classes.item} role="group" aria-label={text.item(index + 1)}>
          <div className={classes.itemHead}>
            <Text fw={600} component="h3" size="sm">
              {text.item(index + 1)}
            </Text>
            <ActionIcon variant="default" aria-label={text.remove(index + 1)} onClick={() => take(index)}>
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </div>
          <ObligationField
            control={control}
            index={index}
            owed={owed}
            passages={passages}
            ready={emettriceId !== ''}
          />
          <FieldTextarea
            control={control}
            name={`griefs.${index}.faits`}
            label={text.faits}
            help={text.faitsHelp}
          />
          <FieldDate control={control} name={`griefs.${index}.dateFaits`} label={text.dateFaits} />
          <FieldTextarea
            control={control}
            name={`griefs.${index}.pieces`}
            label={text.pieces}
            help={text.piecesHelp}
            optional
            rows={2}
          />
          <FieldTextarea
            control={control}
            name={`griefs.${index}.miseEnConformite`}
            label={text.conformite}
            help={text.conformiteHelp}
            optional
            rows={2}
          />
        </div>
      ))}
      <Group gap="sm">
        <Button
          type="button"
          variant="default"
          data-champ="griefs"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => {
            const index = fields.length;
            append({ ...emptyGrief }, { shouldFocus: false });
            requestAnimationFrame(() => focusField(`griefs.${index}.obligationId`));
          }}
        >
          {text.add}
        </Button>
        {removed !== null && (
          <Button
            type="button"
            variant="subtle"
            onClick={() => {
              insert(Math.min(removed.index, fields.length), removed.row, { shouldFocus: false });
              setRemoved(null);
            }}
          >
            {text.restore}
          </Button>
        )}
      </Group>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </FormSection>
  );
}
