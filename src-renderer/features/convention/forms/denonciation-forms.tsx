import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import { useParams } from 'react-router';
import { formatDate } from '#domain/civil-date';
import { DelayPanel } from '../../../parts/delay-panel';
import { RefusAlert } from '../../../parts/refus-alert';
import { FieldDate } from '../../../parts/forms/field-date';
import { formsText } from '../../../text/forms';
import { formsResiliation } from '../../../text/forms-resiliation';
import { FieldCheckbox, FieldRadios, FieldSelect, FieldText, FieldTextarea } from '../../../ui/forms/fields';
import { FormSection } from '../../../ui/forms/form-page';
import { ActForm } from './act-form';
import { isoOf, optionalText } from './checks';
import { useFormData } from './form-data';
import type { Answers } from './form-data';
import classes from './forms.module.css';
import { signataireChoices } from './signataires';
import { UnknownAct } from './unknown-act';

const { denoncer, reception, delai: delaiText } = formsResiliation;

type DenonciationValues = {
  auteurId: string;
  notifieeLe: string;
  numero: string;
  persistance: string;
  priseEffet: { nature: string; date: string };
  derogation: string;
  confirme: boolean;
};

function EffetFields({ control }: { readonly control: Control<DenonciationValues> }): ReactNode {
  const nature = useWatch({ control, name: 'priseEffet.nature' });
  return (
    <>
      <FieldRadios
        control={control}
        name="priseEffet.nature"
        label={denoncer.priseEffet}
        choices={[
          { value: 'reception', label: denoncer.atReception },
          { value: 'date', label: denoncer.atDate },
        ]}
      />
      {nature === 'date' && (
        <FieldDate control={control} name="priseEffet.date" label={denoncer.effectDate} />
      )}
    </>
  );
}

/**
 * The decision to denounce (art. 7: « pourra »). Why it would be refused today, and both dates, come before the
 * fields; the strict date is never waived, the prudent one only with a reason.
 */
export function NotifierDenonciationForm({
  miseEnDemeure: { miseEnDemeure, blocage },
  parties: { parties },
}: Answers<'miseEnDemeure' | 'parties'>): ReactNode {
  const { aujourdhui } = useFormData();
  const emettrice = parties.find(({ id }) => id === miseEnDemeure.partieEmettriceId);
  if (emettrice === undefined) return <UnknownAct onglet="resiliation" />;
  const defaults: DenonciationValues = {
    auteurId: '',
    notifieeLe: '',
    numero: '',
    persistance: '',
    // The rule where the letter says nothing.
    priseEffet: { nature: 'reception', date: '' },
    derogation: '',
    confirme: false,
  };
  return (
    <ActForm
      title={denoncer.title}
      intro={denoncer.intro}
      source={denoncer.source}
      submit={denoncer.submit}
      tone="grave"
      onglet="resiliation"
      method="denonciations.notifier"
      defaults={defaults}
      check={(values, checks) => {
        checks.required('auteurId', values.auteurId, formsText.choiceRequired);
        checks.date('notifieeLe', values.notifieeLe);
        checks.motif('persistance', values.persistance);
        checks.motif('derogation', values.derogation, true);
        if (values.priseEffet.nature === 'date') checks.date('priseEffet.date', values.priseEffet.date);
        if (!values.confirme) checks.add('confirme', denoncer.confirmRequired);
      }}
      rename={(champ) => (champ === 'priseEffet' ? 'priseEffet.nature' : champ)}
      toInput={(values) => ({
        miseEnDemeureId: miseEnDemeure.id,
        auteurId: values.auteurId,
        notifieeLe: isoOf(values.notifieeLe),
        numero: optionalText(values.numero),
        persistance: values.persistance,
        priseEffet:
          values.priseEffet.nature === 'date'
            ? { nature: 'date', date: isoOf(values.priseEffet.date) }
            : { nature: 'reception' },
        derogation: optionalText(values.derogation),
      })}
      success={() => denoncer.success}
      before={
        <>
          {blocage !== null && <RefusAlert refus={blocage} title={denoncer.blockedTitle} live={false} />}
          {miseEnDemeure.delai === null ? (
            <Text size="sm">{delaiText.none}</Text>
          ) : (
            <DelayPanel
              delai={miseEnDemeure.delai.calcul}
              moteur={miseEnDemeure.delai.moteur}
              aujourdhui={aujourdhui}
            />
          )}
        </>
      }
    >
      {({ control }) => (
        <>
          <FormSection legend={denoncer.legend}>
            <FieldSelect
              control={control}
              name="auteurId"
              label={denoncer.auteur}
              choices={signataireChoices(emettrice)}
            />
            <div className={classes.pair}>
              <FieldDate control={control} name="notifieeLe" label={denoncer.date} help={denoncer.dateHelp} />
              <FieldText control={control} name="numero" label={denoncer.numero} optional />
            </div>
            <FieldTextarea
              control={control}
              name="persistance"
              label={denoncer.persistance}
              help={denoncer.persistanceHelp}
            />
            <EffetFields control={control} />
          </FormSection>
          <details className={classes.details}>
            <summary>{denoncer.derogation}</summary>
            <div className={classes.detailsBody}>
              <Text size="sm">{denoncer.derogationHelp}</Text>
              <FieldTextarea control={control} name="derogation" label={denoncer.derogationField} optional />
            </div>
          </details>
          <FormSection legend={denoncer.confirmLegend}>
            <FieldCheckbox
              control={control}
              name="confirme"
              label={denoncer.confirm}
              help={denoncer.confirmHelp}
            />
          </FormSection>
        </>
      )}
    </ActForm>
  );
}

/** The other party received the denunciation; by default it takes effect that day. */
export function ReceptionDenonciationForm({ lettres }: Answers<'lettres'>): ReactNode {
  const { denonciationId } = useParams();
  const denonciation = lettres
    .map((one) => one.denonciation)
    .find((one) => one !== null && one.id === denonciationId);
  if (denonciation === undefined || denonciation === null) return <UnknownAct onglet="resiliation" />;
  const { notifieeLe, priseEffet } = denonciation;
  return (
    <ActForm
      title={reception.title}
      intro={
        <>
          {reception.intro(formatDate(notifieeLe))}{' '}
          {priseEffet.nature === 'date'
            ? reception.atDate(formatDate(priseEffet.date))
            : reception.atReception}
        </>
      }
      source={reception.source}
      submit={reception.submit}
      onglet="resiliation"
      method="denonciations.enregistrerReception"
      defaults={{ date: '' }}
      check={(values, checks) => checks.date('date', values.date)}
      toInput={(values) => ({ denonciationId: denonciation.id, date: isoOf(values.date) })}
      success={() => reception.success}
    >
      {({ control }) => <FieldDate control={control} name="date" label={reception.date} />}
    </ActForm>
  );
}
