import type { ReactNode } from 'react';
import { formatDate } from '#domain/civil-date';
import { FieldDate } from '../../../parts/forms/field-date';
import { formsFaits as text } from '../../../text/clauses';
import { formsLabels, formsText } from '../../../text/forms';
import { Callout } from '../../../ui/callout';
import { FieldRadios, FieldText, FieldTextarea } from '../../../ui/forms/fields';
import { ActForm } from './act-form';
import { isoOf } from './checks';
import { useFormData } from './form-data';
import type { Answers } from './form-data';
import { partieChoices } from './signataires';

const METHODS = {
  notification: 'conventions.notifier',
  transmission: 'conventions.transmettre',
  publication: 'conventions.publier',
  opposition: 'conventions.opposerRenouvellement',
  reconduction: 'conventions.reconduire',
} as const;
type Fait = keyof typeof METHODS;

/** Asked of the convention as a whole. */
const TOUTES = 'toutes';

/** The form of a fact that a clause waits for: its day, its proof, the party where it matters. */
export function faitForm(nature: Fait) {
  const words = text[nature];
  return function FaitForm({
    parties: { parties },
    clauses: { clauses },
  }: Answers<'parties' | 'clauses'>): ReactNode {
    const { convention } = useFormData();
    const clause = clauses.find(
      (one) =>
        one.nature === (nature === 'opposition' || nature === 'reconduction' ? 'renouvellement' : 'effet'),
    );
    const asked = nature === 'notification' || nature === 'opposition';
    const choices = partieChoices(parties);
    return (
      <ActForm<{ date: string; preuve: string; partieId: string }, (typeof METHODS)[Fait]>
        title={words.title}
        intro={words.intro}
        source={text.source}
        submit={words.submit}
        onglet="clauses"
        method={METHODS[nature]}
        defaults={{ date: '', preuve: '', partieId: nature === 'notification' ? TOUTES : '' }}
        check={(values, checks) => {
          if (asked) checks.required('partieId', values.partieId, formsText.choiceRequired);
          checks.date('date', values.date);
          checks.required('preuve', values.preuve);
        }}
        toInput={({ date, preuve, partieId }) => {
          const input = { conventionId: convention.id, date: isoOf(date), preuve };
          if (!asked) return input;
          return partieId === TOUTES ? { ...input, partieId: null } : { ...input, partieId };
        }}
        success={() => words.success}
        before={
          clause === undefined ? undefined : (
            <Callout tone="quiet" title={clause.sens}>
              {clause.dit === null ? null : <p>{`«\u00a0${clause.dit}\u00a0»`}</p>}
            </Callout>
          )
        }
      >
        {({ control }) => (
          <>
            {asked && (
              <FieldRadios
                control={control}
                name="partieId"
                label={nature === 'notification' ? text.partie : text.partieQui}
                choices={
                  nature === 'notification' ? [{ value: TOUTES, label: text.toutes }, ...choices] : choices
                }
              />
            )}
            <FieldDate control={control} name="date" label={words.date} />
            <FieldText control={control} name="preuve" label={text.preuve} help={text.preuveHelp} />
          </>
        )}
      </ActForm>
    );
  };
}

export function AjouterJourLocalForm(): ReactNode {
  const { convention } = useFormData();
  const words = text.jourLocal;
  return (
    <ActForm
      title={words.title}
      intro={words.intro}
      source={words.source}
      submit={words.submit}
      onglet="clauses"
      method="conventions.ajouterJourLocal"
      defaults={{ date: '', nom: '' }}
      check={(values, checks) => {
        checks.date('date', values.date);
        checks.required('nom', values.nom);
      }}
      toInput={({ date, nom }) => ({ conventionId: convention.id, date: isoOf(date), nom })}
      success={() => words.success}
    >
      {({ control }) => (
        <>
          <FieldDate control={control} name="date" label={words.date} />
          <FieldText control={control} name="nom" label={words.nom} help={words.nomHelp} />
        </>
      )}
    </ActForm>
  );
}

export function RetirerJourLocalForm({ clauses: { joursLocaux } }: Answers<'clauses'>): ReactNode {
  const { convention } = useFormData();
  const words = text.jourRetire;
  return (
    <ActForm
      title={words.title}
      intro={joursLocaux.length === 0 ? words.none : words.intro}
      source={text.jourLocal.source}
      submit={joursLocaux.length === 0 ? null : words.submit}
      onglet="clauses"
      method="conventions.retirerJourLocal"
      defaults={{ date: '', motif: '' }}
      check={(values, checks) => {
        checks.required('date', values.date, formsText.choiceRequired);
        checks.required('motif', values.motif);
      }}
      toInput={({ date, motif }) => ({ conventionId: convention.id, date, motif })}
      success={() => words.success}
    >
      {({ control }) =>
        joursLocaux.length > 0 && (
          <>
            <FieldRadios
              control={control}
              name="date"
              label={text.jourLocal.date}
              choices={joursLocaux.map(({ date, nom }) => ({
                value: date,
                label: formatDate(date),
                help: nom,
              }))}
            />
            <FieldTextarea control={control} name="motif" label={formsLabels.motif} />
          </>
        )
      }
    </ActForm>
  );
}
