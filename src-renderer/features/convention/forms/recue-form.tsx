import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import type { Partie } from '#domain/parties/partie';
import { FieldDate } from '../../../parts/forms/field-date';
import { formsText } from '../../../text/forms';
import { formsResiliation } from '../../../text/forms-resiliation';
import { FieldRadios, FieldSelect, FieldText } from '../../../ui/forms/fields';
import { FormSection } from '../../../ui/forms/form-page';
import { ActForm } from './act-form';
import { isoOf, optionalIso, optionalText } from './checks';
import { useFormData } from './form-data';
import type { Answers } from './form-data';
import classes from './forms.module.css';
import { GriefsEditor, checkLettre, emptyGrief, griefsToInput } from './griefs-editor';
import type { LettreValues } from './griefs-editor';
import { partieChoices, signataireChoices } from './signataires';

const { recevoir, letter } = formsResiliation;

type RecueValues = LettreValues & {
  lettreLe: string;
  declareeLe: string;
  cachetLe: string;
  recueLe: string;
  destinataireId: string;
  numero: string;
  piece: string;
};

/** Who signed it, and who got it: each a signatory of its party. */
function Personnes({
  control,
  parties,
}: {
  readonly control: Control<RecueValues>;
  readonly parties: readonly Partie[];
}): ReactNode {
  const [emettriceId, viseeId] = useWatch({ control, name: ['partieEmettriceId', 'partieDestinataireId'] });
  const emettrice = parties.find(({ id }) => id === emettriceId);
  const visee = parties.find(({ id }) => id === viseeId);
  return (
    <div className={classes.pair}>
      <FieldSelect
        control={control}
        name="auteurId"
        label={recevoir.auteur}
        help={emettrice === undefined ? recevoir.first : undefined}
        disabled={emettrice === undefined}
        choices={emettrice === undefined ? [] : signataireChoices(emettrice)}
      />
      <FieldSelect
        control={control}
        name="destinataireId"
        label={recevoir.destinataire}
        help={visee === undefined ? recevoir.first : undefined}
        disabled={visee === undefined}
        choices={visee === undefined ? [] : signataireChoices(visee)}
      />
    </div>
  );
}

/** A formal notice received: kept as it came, with what may be answered to it. */
export function RecevoirMiseEnDemeureForm({
  parties: { parties },
  obligations,
  regles,
}: Answers<'parties' | 'obligations' | 'regles'>): ReactNode {
  const { convention } = useFormData();
  const defaults: RecueValues = {
    partieEmettriceId: '',
    partieDestinataireId: '',
    auteurId: '',
    coauteurs: {},
    griefs: [{ ...emptyGrief }],
    reprise: '',
    lettreLe: '',
    declareeLe: '',
    cachetLe: '',
    recueLe: '',
    destinataireId: '',
    numero: '',
    piece: '',
  };
  return (
    <ActForm
      title={recevoir.title}
      intro={recevoir.intro}
      source={recevoir.source}
      submit={recevoir.submit}
      onglet="resiliation"
      method="misesEnDemeure.recevoir"
      makes
      defaults={defaults}
      check={(values, checks) => {
        checkLettre(obligations, values, checks);
        checks.required('partieDestinataireId', values.partieDestinataireId, formsText.choiceRequired);
        checks.required('destinataireId', values.destinataireId, formsText.choiceRequired);
        checks.date('lettreLe', values.lettreLe);
        checks.date('recueLe', values.recueLe);
        checks.optionalDate('cachetLe', values.cachetLe);
        checks.optionalDate('declareeLe', values.declareeLe);
      }}
      toInput={(values) => ({
        conventionId: convention.id,
        partieEmettriceId: values.partieEmettriceId,
        partieDestinataireId: values.partieDestinataireId,
        auteurId: values.auteurId,
        coauteurIds: [],
        griefs: griefsToInput(values.griefs),
        lettreLe: isoOf(values.lettreLe),
        declareeLe: optionalIso(values.declareeLe),
        cachetLe: optionalIso(values.cachetLe),
        recueLe: isoOf(values.recueLe),
        destinataireId: values.destinataireId,
        numero: optionalText(values.numero),
        piece: optionalText(values.piece),
      })}
      rename={(champ) => champ.replace(/\.alineaId$/u, '.obligationId')}
      success={() => recevoir.success}
    >
      {({ control, getValues, setValue }) => (
        <>
          <FormSection legend={recevoir.legend}>
            <FieldRadios
              control={control}
              name="partieEmettriceId"
              label={recevoir.partie}
              choices={partieChoices(parties)}
              onPick={(picked) => {
                const others = parties.filter(({ id }) => id !== picked);
                setValue('auteurId', '');
                setValue('destinataireId', '');
                setValue('partieDestinataireId', others.length === 1 ? (others[0]?.id ?? '') : '');
              }}
            />
            {parties.length > 2 && (
              <FieldSelect
                control={control}
                name="partieDestinataireId"
                label={letter.destinataire}
                choices={partieChoices(parties)}
                onPick={() => setValue('destinataireId', '')}
              />
            )}
            <Personnes control={control} parties={parties} />
          </FormSection>
          <FormSection legend={recevoir.dates}>
            <div className={classes.pair}>
              <FieldDate control={control} name="lettreLe" label={recevoir.lettreLe} />
              <FieldDate control={control} name="recueLe" label={recevoir.recueLe} />
            </div>
            <div className={classes.pair}>
              <FieldDate
                control={control}
                name="cachetLe"
                label={recevoir.cachetLe}
                help={recevoir.cachetHelp}
                optional
              />
              <FieldDate
                control={control}
                name="declareeLe"
                label={recevoir.declareeLe}
                help={recevoir.declareeHelp}
                optional
              />
            </div>
            <div className={classes.pair}>
              <FieldText control={control} name="numero" label={recevoir.numero} optional />
              <FieldText
                control={control}
                name="piece"
                label={recevoir.piece}
                help={recevoir.pieceHelp}
                optional
              />
            </div>
          </FormSection>
          <GriefsEditor
            control={control as unknown as Control<LettreValues>}
            obligations={obligations}
            passages={regles.passages}
            parties={parties}
            values={getValues}
          />
        </>
      )}
    </ActForm>
  );
}
