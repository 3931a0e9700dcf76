import type { ReactNode } from 'react';
import { formatDate } from '#domain/civil-date';
import { missingSignataires } from '#domain/parties/partie';
import { FieldDate } from '../../../parts/forms/field-date';
import { regleDe } from '../../../text/clauses';
import { formsText } from '../../../text/forms';
import { formsAvenant } from '../../../text/forms-avenant';
import { Callout } from '../../../ui/callout';
import { FieldRadios, FieldText, FieldTextarea } from '../../../ui/forms/fields';
import { ActForm } from './act-form';
import { nomDe } from './acte-en-vue';
import { ClosedStep } from './closed-step';
import { isoOf, optionalIso, optionalText } from './checks';
import { useFormData } from './form-data';
import { partieChoices } from './signataires';
import type { Answers } from './form-data';
import { SignatureNotices } from './signature-notices';
import { SigningFields, checkSigning, emptySigning, signingToInput, useAskedReasons } from './signing-fields';

const { instruire, saisir, mettreALaSignature, refuser } = formsAvenant;

/** A service takes the request in hand. */
export function InstruireAvenantForm({ avenant: found }: Answers<'avenant'>): ReactNode {
  const { avenant } = found;
  return (
    <ActForm
      title={instruire.title(nomDe(found))}
      intro={instruire.intro}
      source={instruire.source}
      submit={instruire.submit}
      onglet="avenants"
      method="avenants.instruire"
      defaults={{ date: '', service: '' }}
      check={(values, checks) => {
        checks.date('date', values.date);
      }}
      toInput={(values) => ({
        avenantId: avenant.id,
        date: isoOf(values.date),
        service: optionalText(values.service),
      })}
      success={() => instruire.success}
      before={<ClosedStep item={found} action="instruire" />}
    >
      {({ control }) => (
        <>
          <FieldDate control={control} name="date" label={instruire.date} />
          <FieldText
            control={control}
            name="service"
            label={instruire.service}
            help={instruire.serviceHelp}
            optional
          />
        </>
      )}
    </ActForm>
  );
}

/** The draft as it stands is sent to the committee. */
export function SaisirCrefopForm({ avenant: found, clauses }: Answers<'avenant' | 'clauses'>): ReactNode {
  const { avenant } = found;
  return (
    <ActForm
      title={saisir.title(nomDe(found))}
      intro={saisir.intro}
      source={saisir.source(regleDe(clauses, 'avenant'))}
      submit={saisir.submit}
      onglet="avenants"
      method="avenants.saisir"
      defaults={{ date: '', seancePrevue: '' }}
      check={(values, checks) => {
        checks.date('date', values.date);
        checks.optionalDate('seancePrevue', values.seancePrevue);
      }}
      toInput={(values) => ({
        avenantId: avenant.id,
        date: isoOf(values.date),
        seancePrevue: optionalIso(values.seancePrevue),
      })}
      success={() => saisir.success}
      before={
        <>
          <ClosedStep item={found} action="saisir" />
          {avenant.saisine !== null && (
            <Callout tone="info">{saisir.again(formatDate(avenant.saisine.date))}</Callout>
          )}
        </>
      }
    >
      {({ control }) => (
        <>
          <FieldDate control={control} name="date" label={saisir.date} />
          <FieldDate
            control={control}
            name="seancePrevue"
            label={saisir.seancePrevue}
            help={saisir.seancePrevueHelp}
            optional
          />
        </>
      )}
    </ActForm>
  );
}

/** The text is settled, and moves no more. What stands in the way is what would stand in the way of a signature. */
export function MettreALaSignatureForm({
  avenant: found,
  clauses,
}: Answers<'avenant' | 'clauses'>): ReactNode {
  const { convention } = useFormData();
  const { asked, onRefus } = useAskedReasons(found);
  const { avenant, blocage } = found;
  return (
    <ActForm
      title={mettreALaSignature.title(nomDe(found))}
      intro={mettreALaSignature.intro}
      source={regleDe(clauses, 'avenant')}
      submit={mettreALaSignature.submit}
      onglet="avenants"
      method="avenants.mettreALaSignature"
      defaults={{ date: '', ...emptySigning }}
      check={(values, checks) => {
        checks.date('date', values.date);
        checkSigning(values, checks);
      }}
      onRefus={onRefus}
      toInput={(values) => ({
        avenantId: avenant.id,
        date: isoOf(values.date),
        ...signingToInput(values),
      })}
      success={() => mettreALaSignature.success}
      before={
        <>
          {blocage === null && <ClosedStep item={found} action="mettre_a_la_signature" />}
          <SignatureNotices item={found} conventionId={convention.id} />
        </>
      }
    >
      {({ control }) => (
        <>
          <FieldDate control={control} name="date" label={mettreALaSignature.date} />
          <SigningFields control={control} asked={asked} />
        </>
      )}
    </ActForm>
  );
}

/** A party will not sign. Those all of whose signatories have signed are not offered. */
export function RefuserAvenantForm({ avenant: found }: Answers<'avenant'>): ReactNode {
  const { avenant, parties } = found;
  const open = parties.filter((partie) => missingSignataires([partie], avenant.signatures).length > 0);
  return (
    <ActForm
      title={refuser.title(nomDe(found))}
      intro={refuser.intro}
      source={refuser.source}
      submit={refuser.submit}
      tone="grave"
      onglet="avenants"
      method="avenants.refuser"
      defaults={{ partieId: '', date: '', motif: '' }}
      check={(values, checks) => {
        checks.required('partieId', values.partieId, formsText.choiceRequired);
        checks.date('date', values.date);
        checks.motif('motif', values.motif);
      }}
      toInput={(values) => ({
        avenantId: avenant.id,
        partieId: values.partieId,
        date: isoOf(values.date),
        motif: values.motif,
      })}
      success={() => refuser.success}
      before={<ClosedStep item={found} action="refuser" />}
    >
      {({ control }) => (
        <>
          <FieldRadios
            control={control}
            name="partieId"
            label={refuser.partie}
            choices={partieChoices(open)}
          />
          <FieldDate control={control} name="date" label={refuser.date} />
          <FieldTextarea control={control} name="motif" label={refuser.motif} />
        </>
      )}
    </ActForm>
  );
}
