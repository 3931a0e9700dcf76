import { typographie } from '#domain/typographie';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { Control, UseFormSetValue } from 'react-hook-form';
import type { PartiesView } from '#contract/conventions';
import { formatDate } from '#domain/civil-date';
import { upperFirst } from '#domain/french';
import { missingSignataires, nomCourant } from '#domain/parties/partie';
import { regleDe } from '../../../text/clauses';
import { formsText } from '../../../text/forms';
import { formsAvenant } from '../../../text/forms-avenant';
import { formsConvention } from '../../../text/forms-convention';
import { Callout } from '../../../ui/callout';
import { FieldRadios, FieldSelect, FieldText, FieldTextarea } from '../../../ui/forms/fields';
import { FormSection } from '../../../ui/forms/form-page';
import { dateIn } from '../../../parts/forms/read-date';
import { FieldDate } from '../../../parts/forms/field-date';
import { partiesAu } from '../lookup';
import { ActForm } from './act-form';
import { nomDe } from './acte-en-vue';
import {
  ProjetFields,
  checkProjet,
  emptyProjet,
  projetOf,
  projetToInput,
  renameProjet,
} from './articles-editor';
import type { ProjetValues } from './articles-editor';
import { isoOf, optionalText } from './checks';
import { ClosedStep } from './closed-step';
import { useFormData } from './form-data';
import type { Answers } from './form-data';
import classes from './forms.module.css';
import { SignatureNotices } from './signature-notices';
import { SigningFields, checkSigning, emptySigning, signingToInput, useAskedReasons } from './signing-fields';
import { RepriseField } from './reprise-field';
import type { RepriseValues } from './reprise-field';
import {
  SignatureFields,
  checkRows,
  countRows,
  emptyRows,
  mergeRows,
  renameRow,
  rowsToInput,
} from './signatures';
import type { SignaturesValues } from './signatures';
import { partieChoices, signataireChoices } from './signataires';

const { demander, rediger, signer, reprendre, abandonner } = formsAvenant;

type DemandeValues = ProjetValues & {
  partieId: string;
  auteurId: string;
  date: string;
  piece: string;
} & RepriseValues;

/** Those who may have voiced the request, as they were on the day typed: it may be older than the last change. */
function AuteurField({
  control,
  parties,
}: {
  readonly control: Control<DemandeValues>;
  readonly parties: PartiesView;
}): ReactNode {
  const partieId = useWatch({ control, name: 'partieId' });
  const jour = dateIn(useWatch({ control, name: 'date' }));
  const partie = partiesAu(parties, jour).find(({ id }) => id === partieId);
  return (
    <FieldSelect
      control={control}
      name="auteurId"
      label={demander.auteur}
      help={partie === undefined ? demander.auteurFirst : undefined}
      disabled={partie === undefined}
      choices={partie === undefined ? [] : signataireChoices(partie)}
    />
  );
}

function DemandeReprise({ control }: { readonly control: Control<DemandeValues> }): ReactNode {
  const jour = dateIn(useWatch({ control, name: 'date' }));
  return <RepriseField control={control} jours={[jour]} help={formsText.reprise.avenant} />;
}

/** The request that opens an avenant, as the clause on avenants allows. The draft may be written later. */
export function DemanderAvenantForm({ parties: known, clauses }: Answers<'parties' | 'clauses'>): ReactNode {
  const { convention } = useFormData();
  const { parties } = known;
  const defaults: DemandeValues = {
    ...emptyProjet,
    partieId: '',
    auteurId: '',
    date: '',
    piece: '',
    reprise: '',
  };
  return (
    <ActForm
      title={demander.title}
      intro={demander.intro}
      source={regleDe(clauses, 'avenant')}
      submit={demander.submit}
      onglet="avenants"
      method="avenants.demander"
      makes
      defaults={defaults}
      check={(values, checks) => {
        checks.required('partieId', values.partieId, formsText.choiceRequired);
        checks.required('auteurId', values.auteurId, formsText.choiceRequired);
        checks.date('date', values.date);
        checks.motif('reprise', values.reprise, true);
        checkProjet(values, checks);
      }}
      rename={renameProjet}
      toInput={(values) => ({
        conventionId: convention.id,
        partieId: values.partieId,
        auteurId: values.auteurId,
        date: isoOf(values.date),
        piece: optionalText(values.piece),
        reprise: optionalText(values.reprise),
        ...projetToInput(values),
      })}
      success={() => demander.success}
    >
      {({ control, getValues, setValue }) => (
        <>
          <FormSection legend={demander.legend}>
            <FieldRadios
              control={control}
              name="partieId"
              label={demander.partie}
              choices={partieChoices(parties)}
              onPick={(picked) => {
                const partie = parties.find(({ id }) => id === picked);
                const voice = getValues('auteurId');
                // A signatory speaks for their own party only.
                if (partie?.signataires.every(({ id }) => id !== voice) === true) setValue('auteurId', '');
              }}
            />
            <AuteurField control={control} parties={known} />
            <div className={classes.pair}>
              <FieldDate control={control} name="date" label={demander.date} />
              <FieldText
                control={control}
                name="piece"
                label={demander.piece}
                help={demander.pieceHelp}
                optional
              />
            </div>
            <DemandeReprise control={control} />
          </FormSection>
          <ProjetFields control={control as unknown as Control<ProjetValues>} values={getValues} />
        </>
      )}
    </ActForm>
  );
}

/** The draft, as long as nobody has signed it. */
export function RedigerAvenantForm({ avenant: found }: Answers<'avenant'>): ReactNode {
  const { avenant, avis } = found;
  const examined = avis.at(-1)?.avis;
  return (
    <ActForm
      title={rediger.title(nomDe(found))}
      intro={rediger.intro}
      source={rediger.source}
      submit={rediger.submit}
      onglet="avenants"
      method="avenants.rediger"
      defaults={projetOf(avenant)}
      check={checkProjet}
      rename={renameProjet}
      toInput={(values) => ({ avenantId: avenant.id, ...projetToInput(values) })}
      success={() => rediger.success}
      before={<ClosedStep item={found} action="rediger" />}
    >
      {({ control, getValues }) => (
        <>
          {examined !== undefined && (
            <Callout tone="warn">
              {rediger.examined(formatDate(examined.seance.date), typographie(examined.instance))}
            </Callout>
          )}
          <ProjetFields control={control} values={getValues} />
        </>
      )}
    </ActForm>
  );
}

/** Collects signatures of an avenant. What stands in the way is said before anything is typed. */
export function SignerAvenantForm({
  avenant: found,
  parties: known,
  clauses,
}: Answers<'avenant' | 'parties' | 'clauses'>): ReactNode {
  const { convention } = useFormData();
  const { asked, onRefus } = useAskedReasons(found);
  const { avenant, parties, sortis } = found;
  const recueillies = [...parties, ...sortis.map(({ partie }) => partie)];
  const complete = missingSignataires(parties, avenant.signatures).length === 0;
  return (
    <ActForm
      title={signer.title(nomDe(found))}
      intro={complete ? signer.complete : signer.intro}
      source={regleDe(clauses, 'avenant')}
      submit={complete ? null : signer.submit}
      asked={formsConvention.signer.asked}
      onglet="avenants"
      method="avenants.signer"
      defaults={{
        signatures: emptyRows(recueillies, avenant.signatures),
        ...emptySigning,
      }}
      mergeDraft={mergeRows}
      check={(values, checks) => {
        checkSigning(values, checks);
        checkRows(values, checks);
      }}
      rename={renameRow}
      onRefus={onRefus}
      toInput={(values) => ({
        avenantId: avenant.id,
        signatures: rowsToInput(values),
        ...signingToInput(values),
      })}
      success={(values) => formsConvention.signer.success(countRows(values))}
      before={<SignatureNotices item={found} conventionId={convention.id} />}
    >
      {({ control, setValue }) => (
        <>
          {sortis.map(({ partie, effet }) => (
            <Callout key={partie.id} tone="info">
              {signer.left(typographie(upperFirst(nomCourant(partie))), formatDate(effet))}
            </Callout>
          ))}
          <SignatureFields
            control={control as unknown as Control<SignaturesValues>}
            setValue={setValue as unknown as UseFormSetValue<SignaturesValues>}
            parties={recueillies}
            signed={avenant.signatures}
            partiesLe={(jour) => partiesAu(known, jour)}
          />
          <SigningFields control={control} asked={asked} />
        </>
      )}
    </ActForm>
  );
}

/** Another request, with the text of an avenant given up or refused. */
export function ReprendreAvenantForm({ avenant: found }: Answers<'avenant'>): ReactNode {
  const { avenant } = found;
  return (
    <ActForm
      title={reprendre.title(nomDe(found))}
      intro={reprendre.intro}
      source={reprendre.source}
      submit={reprendre.submit}
      onglet="avenants"
      method="avenants.reprendre"
      makes
      defaults={{ date: '' }}
      check={(values, checks) => {
        checks.date('date', values.date);
      }}
      toInput={(values) => ({ avenantId: avenant.id, date: isoOf(values.date) })}
      success={() => reprendre.success}
    >
      {({ control }) => <FieldDate control={control} name="date" label={reprendre.date} />}
    </ActForm>
  );
}

/** Gives up an avenant that is not signed. */
export function AbandonnerAvenantForm({ avenant: found }: Answers<'avenant'>): ReactNode {
  const { avenant } = found;
  return (
    <ActForm
      title={abandonner.title(nomDe(found))}
      intro={abandonner.intro}
      source={abandonner.source}
      submit={abandonner.submit}
      tone="grave"
      onglet="avenants"
      method="avenants.abandonner"
      defaults={{ date: '', motif: '' }}
      check={(values, checks) => {
        checks.date('date', values.date);
        checks.motif('motif', values.motif);
      }}
      toInput={(values) => ({ avenantId: avenant.id, date: isoOf(values.date), motif: values.motif })}
      success={() => abandonner.success}
    >
      {({ control }) => (
        <>
          <FieldDate control={control} name="date" label={abandonner.date} />
          <FieldTextarea control={control} name="motif" label={abandonner.motif} />
        </>
      )}
    </ActForm>
  );
}
