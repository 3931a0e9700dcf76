import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import { useParams } from 'react-router';
import { formatDate } from '#domain/civil-date';
import { NATURE_SUITE_LABELS } from '#domain/fiches/denonciation';
import { upperFirst } from '#domain/french';
import { DelayPanel } from '../../../parts/delay-panel';
import { paths } from '../../../parts/paths';
import { RefusAlert } from '../../../parts/refus-alert';
import { FieldDate } from '../../../parts/forms/field-date';
import { formsText } from '../../../text/forms';
import { formsResiliation } from '../../../text/forms-resiliation';
import { FieldCheckbox, FieldRadios, FieldSelect, FieldText, FieldTextarea } from '../../../ui/forms/fields';
import { FormSection } from '../../../ui/forms/form-page';
import { ActForm } from './act-form';
import { nomDeLettre } from './acte-en-vue';
import { isoOf, optionalIso, optionalText } from './checks';
import { useFormData } from './form-data';
import type { Answers } from './form-data';
import classes from './forms.module.css';
import { deliberationChoices, deliberationHelp } from './deliberations';
import { signataireChoices } from './signataires';
import { UnknownAct } from './unknown-act';

const { denoncer, reception, suite, delai: delaiText } = formsResiliation;

type DenonciationValues = {
  auteurId: string;
  notifieeLe: string;
  numero: string;
  persistance: string;
  priseEffet: { nature: string; date: string };
  derogation: string;
  deliberationId: string;
  sansDeliberation: string;
  confirme: boolean;
};

function EffetFields({
  control,
  pleinDroit,
}: {
  readonly control: Control<DenonciationValues>;
  readonly pleinDroit: boolean;
}): ReactNode {
  const nature = useWatch({ control, name: 'priseEffet.nature' });
  return (
    <>
      <FieldRadios
        control={control}
        name="priseEffet.nature"
        label={denoncer.priseEffet}
        choices={[
          pleinDroit
            ? { value: 'constat', label: denoncer.atConstat }
            : { value: 'reception', label: denoncer.atReception },
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
 * The decision to denounce, or the statement that the breach persists where the clause says « de plein droit ». Why it would be refused today, and both dates, come before the
 * fields; the strict date is never waived, the prudent one only with a reason.
 */
export function NotifierDenonciationForm({
  miseEnDemeure: found,
  parties: { parties },
  deliberations,
}: Answers<'miseEnDemeure' | 'parties' | 'deliberations'>): ReactNode {
  const { aujourdhui } = useFormData();
  const { miseEnDemeure, blocage, dit, raison } = found;
  const emettrice = parties.find(({ id }) => id === miseEnDemeure.partieEmettriceId);
  if (emettrice === undefined) return <UnknownAct onglet="resiliation" />;
  const pleinDroit = miseEnDemeure.clause?.parametres.caractere === 'plein_droit';
  const defaults: DenonciationValues = {
    auteurId: '',
    notifieeLe: '',
    numero: '',
    persistance: '',
    // The rule where the letter says nothing.
    priseEffet: { nature: pleinDroit ? 'constat' : 'reception', date: '' },
    derogation: '',
    deliberationId: '',
    sansDeliberation: '',
    confirme: false,
  };
  return (
    <ActForm
      title={(pleinDroit ? denoncer.titleConstat : denoncer.title)(nomDeLettre(found))}
      intro={pleinDroit ? denoncer.introConstat : denoncer.intro}
      source={dit === null ? denoncer.source : `${dit} ${denoncer.source}`}
      submit={pleinDroit ? denoncer.submitConstat : denoncer.submit}
      tone="grave"
      onglet="resiliation"
      method="denonciations.notifier"
      defaults={defaults}
      check={(values, checks) => {
        checks.required('auteurId', values.auteurId, formsText.choiceRequired);
        checks.date('notifieeLe', values.notifieeLe);
        checks.motif('persistance', values.persistance);
        checks.motif('derogation', values.derogation, true);
        checks.motif('sansDeliberation', values.sansDeliberation, true);
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
            : pleinDroit
              ? { nature: 'constat' }
              : { nature: 'reception' },
        derogation: optionalText(values.derogation),
        deliberationId: optionalText(values.deliberationId),
        sansDeliberation: optionalText(values.sansDeliberation),
      })}
      success={() => denoncer.success}
      before={
        <>
          {blocage !== null && <RefusAlert refus={blocage} title={denoncer.blockedTitle} live={false} />}
          {miseEnDemeure.delai === null ? (
            blocage === null && (
              <Text size="sm">
                {raison === null ? delaiText.none : `${delaiText.undetermined}. ${raison}`}
              </Text>
            )
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
            <FieldSelect
              control={control}
              name="deliberationId"
              label={denoncer.deliberation}
              help={deliberationHelp(deliberations, emettrice.id)}
              choices={deliberationChoices(deliberations, emettrice.id)}
              optional
            />
            <EffetFields control={control} pleinDroit={pleinDroit} />
          </FormSection>
          <details className={classes.details}>
            <summary>{denoncer.derogation}</summary>
            <div className={classes.detailsBody}>
              <Text size="sm">{denoncer.derogationHelp}</Text>
              <FieldTextarea control={control} name="derogation" label={denoncer.derogationField} optional />
            </div>
          </details>
          <details className={classes.details}>
            <summary>{denoncer.sansDeliberation}</summary>
            <div className={classes.detailsBody}>
              <Text size="sm">{denoncer.sansDeliberationHelp}</Text>
              <FieldTextarea
                control={control}
                name="sansDeliberation"
                label={denoncer.sansDeliberationField}
                optional
              />
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

/** The letter that ends the convention was received: one rule says what it changes, by how the act takes effect. */
export function ReceptionDenonciationForm({ denonciations }: Answers<'denonciations'>): ReactNode {
  const { denonciationId } = useParams();
  const denonciation = denonciations.map((one) => one.denonciation).find(({ id }) => id === denonciationId);
  if (denonciation === undefined) return <UnknownAct onglet="resiliation" />;
  const { notifieeLe, priseEffet } = denonciation;
  const rule =
    priseEffet.nature === 'date'
      ? reception.rule.date(formatDate(priseEffet.date))
      : reception.rule[priseEffet.nature];
  return (
    <ActForm
      title={reception.title}
      intro={`${reception.intro(formatDate(notifieeLe))} ${rule}`}
      source={reception.source}
      submit={reception.submit}
      onglet="resiliation"
      back={paths.acte(
        denonciation.conventionId,
        'resiliation',
        denonciation.miseEnDemeureId ?? denonciation.id,
      )}
      method="denonciations.enregistrerReception"
      defaults={{ date: '', presentationLe: '' }}
      check={(values, checks) => {
        checks.date('date', values.date);
        checks.optionalDate('presentationLe', values.presentationLe);
      }}
      toInput={(values) => ({
        denonciationId: denonciation.id,
        date: isoOf(values.date),
        presentationLe: optionalIso(values.presentationLe),
      })}
      success={() => reception.success}
    >
      {({ control }) => (
        <div className={classes.pair}>
          <FieldDate control={control} name="presentationLe" label={reception.presentation} optional />
          <FieldDate control={control} name="date" label={reception.date} />
        </div>
      )}
    </ActForm>
  );
}

/** What becomes of the act: withdrawn, annulled, held by a judge, or deprived of its effect. */
export function SuiteDenonciationForm({ denonciations }: Answers<'denonciations'>): ReactNode {
  const { denonciationId } = useParams();
  const found = denonciations.find(({ denonciation }) => denonciation.id === denonciationId);
  if (found === undefined) return <UnknownAct onglet="resiliation" />;
  const { denonciation, effet, raison, suitesPossibles } = found;
  return (
    <ActForm
      title={suite.title(formatDate(denonciation.notifieeLe))}
      intro={`${suite.intro} ${effet === null ? (raison ?? '') : suite.effet(formatDate(effet))}`}
      source={suite.source}
      submit={suite.submit}
      tone="grave"
      onglet="resiliation"
      back={paths.acte(
        denonciation.conventionId,
        'resiliation',
        denonciation.miseEnDemeureId ?? denonciation.id,
      )}
      method="denonciations.enregistrerSuite"
      defaults={{ nature: '', date: '', reference: '' }}
      check={(values, checks) => {
        checks.required('nature', values.nature, formsText.choiceRequired);
        checks.date('date', values.date);
        checks.motif('reference', values.reference);
      }}
      toInput={(values) => ({
        denonciationId: denonciation.id,
        nature: suitesPossibles.find((one) => one === values.nature) ?? 'retrait',
        date: isoOf(values.date),
        reference: values.reference,
      })}
      success={() => suite.success}
    >
      {({ control }) => (
        <>
          <FieldRadios
            control={control}
            name="nature"
            label={suite.nature}
            choices={suitesPossibles.map((value) => ({
              value,
              label: upperFirst(NATURE_SUITE_LABELS[value]),
              help: suite.help[value],
            }))}
          />
          <div className={classes.pair}>
            <FieldDate control={control} name="date" label={suite.date} />
            <FieldText
              control={control}
              name="reference"
              label={suite.reference}
              help={suite.referenceHelp}
            />
          </div>
        </>
      )}
    </ActForm>
  );
}
