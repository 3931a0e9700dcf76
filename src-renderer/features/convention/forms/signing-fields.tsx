import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Control, FieldValues, Path } from 'react-hook-form';
import type { Input } from '#contract/procedures';
import type { AvenantView } from '#contract/views';
import type { AppError } from '#contract/reply';
import { formsAvenant } from '../../../text/forms-avenant';
import { FieldText, FieldTextarea } from '../../../ui/forms/fields';
import { FormSection } from '../../../ui/forms/form-page';
import type { Checks } from './checks';
import { countIn, optionalText } from './checks';
import { OTHER_DRAFT } from './signature-notices';

const { signer } = formsAvenant;

/** What an avenant is put to signature with, by a step of its own or by its first signature; as typed. */
export type SigningValues = { numero: string; motifTexteModifie: string; motifAvis: string };
export const emptySigning: SigningValues = { numero: '', motifTexteModifie: '', motifAvis: '' };

/** The defect of the avis asks for a reason. */
const DEFECTIVE = 'AVIS_DEFECTUEUX';

export function checkSigning(values: SigningValues, checks: Checks): void {
  if (values.numero.trim() !== '' && (countIn(values.numero) ?? 0) < 1)
    checks.add('numero', signer.numeroWrong);
  checks.motif('motifTexteModifie', values.motifTexteModifie, true);
  checks.motif('motifAvis', values.motifAvis, true);
}

export const signingToInput = (
  values: SigningValues,
): Pick<Input<'avenants.signer'>, 'numero' | 'motifTexteModifie' | 'motifAvis'> => ({
  numero: countIn(values.numero),
  motifTexteModifie: optionalText(values.motifTexteModifie),
  motifAvis: optionalText(values.motifAvis),
});

/** Which reasons are asked: known beforehand, or found out by a refusal. */
export function useAskedReasons({ avenant, blocage }: AvenantView) {
  const [refused, setRefused] = useState<readonly string[]>([]);
  const codes = new Set([...refused, ...(blocage === null ? [] : [blocage.code])]);
  return {
    asked: {
      texte: codes.has(OTHER_DRAFT),
      // Behind a text that has changed, the defects of the avis are not looked at yet.
      avis: codes.has(DEFECTIVE),
      numero: avenant.numero === null,
    },
    onRefus: ({ code }: AppError): void => {
      setRefused((known) => [...known, code]);
    },
  };
}

export function SigningFields<V extends FieldValues & SigningValues>({
  control,
  asked,
}: {
  readonly control: Control<V>;
  readonly asked: ReturnType<typeof useAskedReasons>['asked'];
}): ReactNode {
  return (
    <>
      {asked.numero && (
        <FieldText
          control={control}
          name={'numero' as Path<V>}
          label={signer.numero}
          help={signer.numeroHelp}
          optional
        />
      )}
      {asked.texte && (
        <FormSection legend={signer.motifLegend}>
          <FieldTextarea
            control={control}
            name={'motifTexteModifie' as Path<V>}
            label={signer.motif}
            help={signer.motifHelp}
            optional
          />
        </FormSection>
      )}
      {asked.avis && (
        <FormSection legend={signer.motifAvisLegend}>
          <FieldTextarea
            control={control}
            name={'motifAvis' as Path<V>}
            label={signer.motifAvis}
            help={signer.motifAvisHelp}
            optional
          />
        </FormSection>
      )}
    </>
  );
}
