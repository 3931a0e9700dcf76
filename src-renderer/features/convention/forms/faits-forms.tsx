import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import { formatDate } from '#domain/civil-date';
import { lowerFirst } from '#domain/french';
import { FieldDate } from '../../../parts/forms/field-date';
import { dateIn } from '../../../parts/forms/read-date';
import { useQuery } from '../../../rpc/query';
import { formsFaits as text, regleDe } from '../../../text/clauses';
import { formsLabels, formsText } from '../../../text/forms';
import { Callout } from '../../../ui/callout';
import { FieldRadios, FieldText, FieldTextarea } from '../../../ui/forms/fields';
import { ActForm } from './act-form';
import { isoOf } from './checks';
import { useFormData } from './form-data';
import type { Answers } from './form-data';
import { Prevision } from './prevision';
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

type FaitValues = { date: string; preuve: string; partieId: string };

/** The days that would follow from the fact being typed. */
function Suites({
  control,
  nature,
}: {
  readonly control: Control<FaitValues>;
  readonly nature: Fait;
}): ReactNode {
  const { convention } = useFormData();
  const [typed, partieId] = useWatch({ control, name: ['date', 'partieId'] });
  const date = dateIn(typed);
  const query = useQuery(
    'conventions.prevoirFait',
    {
      conventionId: convention.id,
      nature,
      date: date ?? '',
      partieId: partieId === '' || partieId === TOUTES ? null : partieId,
    },
    { enabled: date !== null },
  );
  return <Prevision date={date} query={query} />;
}

/** The form of a fact that a clause waits for: its day, its proof, the party where it matters, and what follows. */
export function faitForm(nature: Fait) {
  const words = text[nature];
  const regit = nature === 'opposition' || nature === 'reconduction' ? 'renouvellement' : 'effet';
  return function FaitForm({ parties: { parties }, clauses }: Answers<'parties' | 'clauses'>): ReactNode {
    const { convention } = useFormData();
    const clause = clauses.clauses.find((one) => one.nature === regit);
    const attendu = clauses.attendus.includes(nature);
    const asked = nature === 'notification' || nature === 'opposition';
    const choices = partieChoices(parties);
    return (
      <ActForm<FaitValues, (typeof METHODS)[Fait]>
        foresees
        title={words.title}
        intro={attendu ? words.intro : undefined}
        source={
          clause === undefined || clause.dit === null
            ? regleDe(clauses, regit)
            : `${regleDe(clauses, regit)} ${text.lu(lowerFirst(clause.sens))}`
        }
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
          attendu ? undefined : (
            <Callout tone="warn" title={text.nonAttendu}>
              {clause?.certitude.sure === false &&
                clause.certitude.doutes.map((doute) => <p key={doute}>{doute}</p>)}
              <p>{text.autreJour}</p>
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
            <Suites control={control} nature={nature} />
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
