import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { UseFormReturn } from 'react-hook-form';
import { useSearchParams } from 'react-router';
import type { ActeACirculerView } from '#contract/paquets';
import { FieldDate } from '../../../parts/forms/field-date';
import { textPaquets } from '../../../text/paquets';
import { FieldCount, FieldRadios, FieldTextarea } from '../../../ui/forms/fields';
import { FormSection } from '../../../ui/forms/form-page';
import { rolesDe } from '../paquets/gestes';
import { ActForm } from './act-form';
import { countIn, isoOf, optionalText } from './checks';
import { formsText } from '../../../text/forms';
import type { Answers } from './form-data';
import { UnknownAct } from './unknown-act';

const text = textPaquets.opening;

const cleDe = ({ collection, id }: Pick<ActeACirculerView, 'collection' | 'id'>): string =>
  `${collection}/${id}`;

type Values = {
  acte: string;
  date: string;
  support: string;
  nombreOriginaux: string;
  ordre: string;
  /** By place in the signature block. */
  rangs: string[];
  visas: string;
  motifTexteModifie: string;
  motifAvis: string;
};

/** Null: all together. */
function circuitDe({ ordre, rangs }: Values, acte: ActeACirculerView | undefined) {
  if (ordre === 'ensemble' || acte === undefined) return null;
  return acte.signataires.map(({ id }, index) => ({
    signataireId: id,
    rang: ordre === 'successif' ? index + 1 : (countIn(rangs[index] ?? '') ?? 0),
  }));
}

function Fields({
  form: { control },
  actes,
}: {
  readonly form: UseFormReturn<Values>;
  readonly actes: readonly ActeACirculerView[];
}): ReactNode {
  const [choisi, support, ordre] = useWatch({ control, name: ['acte', 'support', 'ordre'] });
  const acte = actes.find((one) => cleDe(one) === choisi);
  const dits = acte?.nombreOriginaux ?? null;
  return (
    <>
      <FieldRadios
        control={control}
        name="acte"
        label={text.acte}
        choices={actes.map((one) => ({ value: cleDe(one), label: one.titre }))}
      />
      <FieldDate control={control} name="date" label={text.date} />
      <FieldRadios
        control={control}
        name="support"
        label={text.support}
        choices={[
          { value: 'papier', label: text.paper, help: text.paperHelp },
          { value: 'electronique', label: text.electronic, help: text.electronicHelp },
        ]}
      />
      {support === 'papier' && (
        <FieldCount
          control={control}
          name="nombreOriginaux"
          label={text.originals}
          help={
            dits === null
              ? text.originalsUnsaid
              : acte?.collection === 'misesEnDemeure'
                ? text.originalsLetter
                : text.originalsSaid(dits)
          }
          optional={dits !== null}
        />
      )}
      <FieldRadios
        control={control}
        name="ordre"
        label={text.order}
        choices={[
          { value: 'ensemble', label: text.together },
          { value: 'successif', label: text.oneByOne, help: text.oneByOneHelp },
          { value: 'rang', label: text.byRank, help: text.byRankHelp },
        ]}
      />
      {ordre === 'rang' && acte !== undefined && (
        <FormSection legend={text.ranks} intro={textPaquets.acts.orderLead}>
          {acte.signataires.map(({ id, nom, fonction }, index) => (
            <FieldCount key={id} control={control} name={`rangs.${index}`} label={nom} help={fonction} />
          ))}
        </FormSection>
      )}
      <FieldTextarea
        control={control}
        name="visas"
        label={textPaquets.acts.visas}
        help={textPaquets.acts.visasHelp}
        rows={2}
        optional
      />
      {acte?.collection === 'avenants' && (
        <FormSection legend={text.reasons}>
          <FieldTextarea
            control={control}
            name="motifTexteModifie"
            label={text.motifTexte}
            rows={2}
            optional
          />
          <FieldTextarea control={control} name="motifAvis" label={text.motifAvis} rows={2} optional />
        </FormSection>
      )}
    </>
  );
}

/** Opens the packet of an act: what goes round, since when, on how many originals, in which turn. */
export function OuvrirPaquetForm({ paquets: { aOuvrir } }: Answers<'paquets'>): ReactNode {
  const [params] = useSearchParams();
  const demande = params.get('acte');
  const actes = demande === null ? aOuvrir : aOuvrir.filter((one) => cleDe(one) === demande);
  const [seul] = actes;
  if (seul === undefined) return <UnknownAct onglet="paquets" title={text.unavailable} why={text.nothing} />;
  const acteDe = ({ acte }: Values) => actes.find((one) => cleDe(one) === acte);
  return (
    <ActForm<Values, 'paquets.creer'>
      title={text.title}
      intro={text.intro}
      source={text.source}
      submit={text.submit}
      onglet="paquets"
      makes
      method="paquets.creer"
      defaults={{
        acte: actes.length === 1 ? cleDe(seul) : '',
        date: '',
        support: '',
        nombreOriginaux: actes.length === 1 ? String(seul.nombreOriginaux ?? '') : '',
        ordre: '',
        rangs: [],
        visas: '',
        motifTexteModifie: '',
        motifAvis: '',
      }}
      check={(values, checks) => {
        checks.required('acte', values.acte, formsText.choiceRequired);
        checks.date('date', values.date);
        checks.required('support', values.support, formsText.choiceRequired);
        // Left blank, it is what is said of the act, where something is.
        if (
          values.support === 'papier' &&
          (values.nombreOriginaux.trim() !== '' || (acteDe(values)?.nombreOriginaux ?? null) === null)
        )
          checks.count('nombreOriginaux', values.nombreOriginaux);
        checks.required('ordre', values.ordre, formsText.choiceRequired);
        if (values.ordre === 'rang')
          acteDe(values)?.signataires.forEach((_one, index) => {
            if ((countIn(values.rangs[index] ?? '') ?? 0) < 1)
              checks.add(`rangs.${index}`, textPaquets.acts.rankWrong);
          });
        checks.motif('motifTexteModifie', values.motifTexteModifie, true);
        checks.motif('motifAvis', values.motifAvis, true);
      }}
      toInput={(values) => ({
        objet: {
          collection: acteDe(values)?.collection ?? seul.collection,
          id: acteDe(values)?.id ?? '',
        },
        date: isoOf(values.date),
        support: values.support === 'electronique' ? 'electronique' : 'papier',
        nombreOriginaux: values.support === 'papier' ? countIn(values.nombreOriginaux) : null,
        circuit: circuitDe(values, acteDe(values)),
        visas: rolesDe(values.visas),
        motifTexteModifie: optionalText(values.motifTexteModifie),
        motifAvis: optionalText(values.motifAvis),
      })}
      rename={(champ) => (champ.startsWith('objet') ? 'acte' : champ === 'circuit' ? 'ordre' : champ)}
      success={() => text.success}
    >
      {(form) => <Fields form={form} actes={actes} />}
    </ActForm>
  );
}
