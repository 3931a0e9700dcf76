import type { ReactNode } from 'react';
import type { Control } from 'react-hook-form';
import { useParams, useSearchParams } from 'react-router';
import type { Input } from '#contract/procedures';
import { ACTES } from '#registre/actes';
import type { ActeDerive } from '#registre/actes';
import type { Champ, Membres } from '#registre/champs';
import { DESCRIPTIONS } from '#registre/fiches';
import type { FichePlate } from '#registre/fiches';
import { formatShort, parseCivilDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { upperFirst } from '#domain/french';
import type { Partie } from '#domain/parties/partie';
import { ongletDe, paths } from '../../../parts/paths';
import { FieldDate } from '../../../parts/forms/field-date';
import { QueryView } from '../../../parts/query-view';
import { useQuery } from '../../../rpc/query';
import { formsText } from '../../../text/forms';
import { textesActes } from '../../../text/fiches';
import {
  FieldChoices,
  FieldCount,
  FieldRadios,
  FieldSelect,
  FieldText,
  FieldTextarea,
} from '../../../ui/forms/fields';
import type { FieldProps } from '../../../ui/forms/fields';
import { ActForm } from './act-form';
import type { Checks } from './checks';
import { countIn, isoOf, optionalIso, optionalText } from './checks';
import { useFormData } from './form-data';
import type { Answers } from './form-data';
import { subjectFieldOf, subjectOf } from './paths';
import { partieChoices, signataireChoices } from './signataires';
import { UnknownAct } from './unknown-act';

/*
 * The form of an act that is one field after the other on a record told by its fields alone: its controls, its checks
 * and what it sends follow from the description of the act.
 */

type Values = Record<string, string>;
type Fields = readonly (readonly [string, Champ])[];

const fieldsOf = (saisie: Membres, subject: string): Fields =>
  Object.entries(saisie).filter(([name]) => name !== subject);

/** What may be left blank: an optional field, or one that older records do not have. */
const omissible = (champ: Champ): boolean => champ.facultatif === true || champ.absent === true;

/** What the record holds, as a person types it. */
function typed(champ: Champ, value: unknown): string {
  if (champ.genre === 'suite') return Array.isArray(value) ? value.join(',') : '';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  return champ.genre === 'jour' ? formatShort(value as CivilDate) : value;
}

/** A day stands in an address as the registry writes it. */
const typedInAddress = (champ: Champ, said: string): string =>
  champ.genre === 'jour' && parseCivilDate(said) !== null ? typed(champ, said) : said;

function check(fields: Fields, values: Values, checks: Checks): void {
  for (const [name, champ] of fields) {
    const text = values[name] ?? '';
    if (champ.genre === 'jour') {
      if (champ.facultatif === true) checks.optionalDate(name, text);
      else checks.date(name, text);
    } else if (champ.genre === 'texte' && champ.motif === true)
      checks.motif(name, text, champ.facultatif === true);
    else if (champ.genre === 'entier') {
      if (!omissible(champ) || text.trim() !== '') checks.count(name, text);
    } else if (!omissible(champ)) {
      const chosen = champ.genre === 'choix' || champ.genre === 'suite' || champ.genre === 'mention';
      checks.required(name, text, chosen ? formsText.choiceRequired : formsText.required);
    }
  }
}

function sent(champ: Champ, text: string): string | number | readonly string[] | null {
  if (champ.genre === 'suite') return text.split(',').filter(Boolean);
  if (champ.genre === 'entier' && countIn(text) !== null) return countIn(text);
  if (champ.genre === 'jour') return champ.facultatif === true ? optionalIso(text) : isoOf(text);
  return champ.facultatif === true ? optionalText(text) : text;
}

/** One of the avenants of the convention. */
function FieldAvenant(props: FieldProps<Values>): ReactNode {
  const { convention } = useFormData();
  const list = useQuery('avenants.lister', { conventionId: convention.id });
  return (
    <QueryView query={list}>
      {(avenants) => (
        <FieldSelect
          {...props}
          choices={avenants.map(({ id, designation, objet }) => ({
            value: id,
            label: `${designation}\u00a0: ${objet}`,
          }))}
        />
      )}
    </QueryView>
  );
}

function Field({
  control,
  name,
  champ,
  help,
  parties,
}: {
  readonly control: Control<Values>;
  readonly name: string;
  readonly champ: Champ;
  readonly help: string | undefined;
  readonly parties: readonly Partie[];
}): ReactNode {
  const common = {
    control,
    name,
    label: champ.mot ?? name,
    optional: omissible(champ),
    ...(help === undefined ? {} : { help }),
  };
  if (champ.genre === 'jour') return <FieldDate {...common} />;
  if (champ.genre === 'choix')
    return (
      <FieldRadios
        {...common}
        choices={Object.entries(champ.libelles).map(([value, label]) => ({
          value,
          label: upperFirst(label),
        }))}
      />
    );
  if (champ.genre === 'suite' && champ.element.genre === 'choix')
    return (
      <FieldChoices
        {...common}
        choices={Object.entries(champ.element.libelles).map(([value, label]) => ({
          value,
          label: upperFirst(label),
        }))}
      />
    );
  if (champ.genre === 'fiche' && champ.collection === 'avenants') return <FieldAvenant {...common} />;
  if (champ.genre === 'entier') return <FieldCount {...common} />;
  if (champ.genre === 'mention' && champ.de === 'partie')
    return <FieldRadios {...common} choices={partieChoices(parties)} />;
  if (champ.genre === 'mention' && champ.de === 'signataire')
    return <FieldRadios {...common} choices={parties.flatMap(signataireChoices)} />;
  return champ.genre === 'texte' && champ.long === true ? (
    <FieldTextarea {...common} />
  ) : (
    <FieldText {...common} />
  );
}

/** The form of one act; on a record, it opens on what the record holds. */
export function flatForm(method: ActeDerive) {
  const { saisie } = ACTES[method] as { readonly saisie: Membres };
  const name = method.split('.')[0] as FichePlate;
  const subject = subjectFieldOf(method);
  const fields = fieldsOf(saisie, subject);
  const text = textesActes[method];
  const about = subjectOf(method) === name;

  function Loaded({
    record,
    nom,
    parties,
  }: {
    readonly record: Readonly<Record<string, unknown>>;
    readonly nom: string;
    readonly parties: readonly Partie[];
  }) {
    const { convention } = useFormData();
    const [params] = useSearchParams();
    /** What the address already says of the act. */
    const asked = Object.fromEntries(
      fields.flatMap(([key, champ]) => {
        const said = params.get(key);
        return said === null ? [] : [[key, typedInAddress(champ, said)]];
      }),
    );
    return (
      <ActForm<Values, ActeDerive>
        title={text.title(nom)}
        intro={text.intro}
        source={text.source}
        submit={text.submit}
        onglet={ongletDe(name)}
        {...(about && typeof record.id === 'string'
          ? { back: paths.acte(convention.id, name, record.id) }
          : ongletDe(name) === name
            ? { makes: true }
            : { about: (values) => values.signataireId ?? null })}
        method={method}
        defaults={{
          ...Object.fromEntries(fields.map(([key, champ]) => [key, typed(champ, record[key])])),
          ...asked,
        }}
        // Asked for about something: a draft begun about another must not take its place.
        mergeDraft={(draft, defaults) => ({ ...defaults, ...draft, ...asked })}
        check={(values, checks) => {
          check(fields, values, checks);
        }}
        toInput={(values) =>
          Object.fromEntries([
            [subject, about ? record.id : convention.id],
            ...fields.map(([key, champ]) => [key, sent(champ, values[key] ?? '')]),
          ]) as Input<ActeDerive>
        }
        success={() => text.success}
      >
        {({ control }) =>
          fields.map(([key, champ]) => (
            <Field
              key={key}
              control={control}
              name={key}
              champ={champ}
              help={text.help?.[key]}
              parties={parties}
            />
          ))
        }
      </ActForm>
    );
  }

  return function FlatForm({ parties: { parties } }: Answers<'parties'>): ReactNode {
    const { convention } = useFormData();
    const id = useParams()[subject];
    const list = useQuery(`${name}.lister`, { conventionId: convention.id }, { enabled: about });
    if (!about) return <Loaded record={{}} nom={DESCRIPTIONS[name].nom} parties={parties} />;
    return (
      <QueryView query={list}>
        {(items) => {
          const found = items.find(({ fiche }) => fiche.id === id);
          return found === undefined ? (
            <UnknownAct onglet={name} />
          ) : (
            <Loaded record={found.fiche} nom={found.nom} parties={parties} />
          );
        }}
      </QueryView>
    );
  };
}
