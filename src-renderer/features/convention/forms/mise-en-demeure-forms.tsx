import { typographie } from '#domain/typographie';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import { useParams } from 'react-router';
import { formatDate, formatShort } from '#domain/civil-date';
import { upperFirst } from '#domain/french';
import { allSignataires, fullName } from '#domain/parties/partie';
import type { Partie } from '#domain/parties/partie';
import type { MotifRetour } from '#domain/fiches/mise-en-demeure';
import { MOTIFS_RETOUR, MOTIF_RETOUR_LABELS } from '#domain/fiches/mise-en-demeure';
import { FieldDate } from '../../../parts/forms/field-date';
import { formsText } from '../../../text/forms';
import { formsResiliation } from '../../../text/forms-resiliation';
import { Callout } from '../../../ui/callout';
import { FieldRadios, FieldSelect, FieldText, FieldTextarea } from '../../../ui/forms/fields';
import { FormSection } from '../../../ui/forms/form-page';
import { partiesAu } from '../lookup';
import { ActForm } from './act-form';
import { isoOf, optionalIso, optionalText } from './checks';
import { useFormData } from './form-data';
import type { Answers } from './form-data';
import classes from './forms.module.css';
import {
  GriefsEditor,
  checkLettre,
  emptyGrief,
  griefRow,
  griefsToInput,
  obligationsAgainst,
} from './griefs-editor';
import type { LettreValues } from './griefs-editor';
import { signataireChoices } from './signataires';
import { UnknownAct } from './unknown-act';

const { preparer, rediger, letter, signer, suivre, regulariser, retirer } = formsResiliation;

function AuteurField({
  control,
  parties,
}: {
  readonly control: Control<LettreValues>;
  readonly parties: readonly Partie[];
}): ReactNode {
  const emettriceId = useWatch({ control, name: 'partieEmettriceId' });
  const partie = parties.find(({ id }) => id === emettriceId);
  return (
    <FieldSelect
      control={control}
      name="auteurId"
      label={letter.auteur}
      help={partie === undefined ? letter.auteurFirst : undefined}
      disabled={partie === undefined}
      choices={partie === undefined ? [] : signataireChoices(partie)}
    />
  );
}

/** Drafts a formal notice of one party to the other (art. 7). */
export function PreparerMiseEnDemeureForm({
  parties: { parties },
  obligations,
}: Answers<'parties' | 'obligations'>): ReactNode {
  const { convention } = useFormData();
  const defaults: LettreValues = { partieEmettriceId: '', auteurId: '', griefs: [{ ...emptyGrief }] };
  return (
    <ActForm
      title={preparer.title}
      intro={preparer.intro}
      source={preparer.source}
      submit={preparer.submit}
      onglet="resiliation"
      method="misesEnDemeure.preparer"
      defaults={defaults}
      check={(values, checks) => checkLettre(obligations, values, checks)}
      toInput={(values) => ({
        conventionId: convention.id,
        partieEmettriceId: values.partieEmettriceId,
        auteurId: values.auteurId,
        griefs: griefsToInput(values.griefs),
      })}
      success={() => preparer.success}
    >
      {({ control, getValues, setValue }) => (
        <>
          <FormSection legend={letter.legend}>
            <FieldRadios
              control={control}
              name="partieEmettriceId"
              label={letter.partie}
              help={letter.changeParty}
              choices={parties.map(({ id, nom }) => ({ value: id, label: typographie(nom) }))}
              onPick={(picked) => {
                setValue('auteurId', '');
                const owed = obligationsAgainst(obligations, picked);
                getValues('griefs').forEach(({ obligationId }, index) => {
                  if (owed.every(({ id }) => id !== obligationId))
                    setValue(`griefs.${index}.obligationId`, '');
                });
              }}
            />
            <AuteurField control={control} parties={parties} />
          </FormSection>
          <GriefsEditor control={control} obligations={obligations} parties={parties} values={getValues} />
        </>
      )}
    </ActForm>
  );
}

/** The letter, as long as it is not signed. The parties no longer change. */
export function RedigerMiseEnDemeureForm({
  miseEnDemeure: { miseEnDemeure },
  parties: { parties },
  obligations,
}: Answers<'miseEnDemeure' | 'parties' | 'obligations'>): ReactNode {
  const emettrice = parties.find(({ id }) => id === miseEnDemeure.partieEmettriceId);
  return (
    <ActForm
      title={rediger.title}
      intro={rediger.intro}
      source={preparer.source}
      submit={rediger.submit}
      onglet="resiliation"
      method="misesEnDemeure.rediger"
      defaults={{
        partieEmettriceId: miseEnDemeure.partieEmettriceId,
        auteurId: miseEnDemeure.auteurId,
        griefs: miseEnDemeure.griefs.map(griefRow),
      }}
      check={(values, checks) => checkLettre(obligations, values, checks)}
      toInput={(values) => ({
        miseEnDemeureId: miseEnDemeure.id,
        auteurId: values.auteurId,
        griefs: griefsToInput(values.griefs),
      })}
      success={() => rediger.success}
    >
      {({ control, getValues }) => (
        <>
          <FormSection legend={letter.legend}>
            <Text size="sm">{letter.partieFixed(typographie(emettrice?.nom ?? ''))}</Text>
            <AuteurField control={control} parties={parties} />
          </FormSection>
          <GriefsEditor control={control} obligations={obligations} parties={parties} values={getValues} />
        </>
      )}
    </ActForm>
  );
}

/** The letter is signed: from then on it does not change. */
export function SignerMiseEnDemeureForm({ miseEnDemeure: found }: Answers<'miseEnDemeure'>): ReactNode {
  return (
    <ActForm
      title={signer.title}
      intro={signer.intro}
      source={signer.source}
      submit={signer.submit}
      onglet="resiliation"
      method="misesEnDemeure.signer"
      defaults={{ date: '' }}
      check={(values, checks) => checks.date('date', values.date)}
      toInput={(values) => ({ miseEnDemeureId: found.miseEnDemeure.id, date: isoOf(values.date) })}
      success={() => signer.success}
    >
      {({ control }) => <FieldDate control={control} name="date" label={signer.date} />}
    </ActForm>
  );
}

type SuiviValues = {
  preuveDepot: string;
  presentationLe: string;
  distributionLe: string;
  retour: { motif: string; date: string };
};

const asMotif = (typed: string): MotifRetour | null => MOTIFS_RETOUR.find((motif) => motif === typed) ?? null;
const NO_RETURN = 'aucun';

function RetourFields({ control }: { readonly control: Control<SuiviValues> }): ReactNode {
  const motif = asMotif(useWatch({ control, name: 'retour.motif' }));
  return (
    <>
      <FieldRadios
        control={control}
        name="retour.motif"
        label={suivre.retour}
        choices={[
          { value: NO_RETURN, label: suivre.noReturn },
          ...MOTIFS_RETOUR.map((value) => ({ value, label: upperFirst(MOTIF_RETOUR_LABELS[value]) })),
        ]}
      />
      {motif !== null && <FieldDate control={control} name="retour.date" label={suivre.retourDate} />}
      {motif === 'adresse_inconnue' && (
        <Callout tone="warn" role="status">
          {suivre.unknownAddress}
        </Callout>
      )}
    </>
  );
}

const destinataireName = (parties: readonly Partie[], id: string): string => {
  const found = allSignataires(parties).find((one) => one.id === id);
  return found === undefined ? id : fullName(found.personne);
};

/** What the post reports of one letter. */
export function SuivreEnvoiForm({
  miseEnDemeure: found,
  parties,
}: Answers<'miseEnDemeure' | 'parties'>): ReactNode {
  const { envoiId } = useParams();
  const envoi = found.miseEnDemeure.envois.find(({ id }) => id === envoiId);
  if (envoi === undefined) return <UnknownAct onglet="resiliation" />;
  const declaratif = envoi.preuve.nature === 'declaratif';
  const defaults: SuiviValues = {
    preuveDepot: '',
    presentationLe: envoi.presentationLe === null ? '' : formatShort(envoi.presentationLe),
    distributionLe: envoi.distributionLe === null ? '' : formatShort(envoi.distributionLe),
    retour: {
      motif: envoi.retour?.motif ?? NO_RETURN,
      date: envoi.retour === null ? '' : formatShort(envoi.retour.date),
    },
  };
  return (
    <ActForm
      title={suivre.title}
      intro={suivre.intro(
        envoi.numero,
        destinataireName(partiesAu(parties, envoi.depotLe), envoi.destinataireId),
        formatDate(envoi.depotLe),
      )}
      source={suivre.source}
      submit={suivre.submit}
      onglet="resiliation"
      method="misesEnDemeure.suivreEnvoi"
      defaults={defaults}
      check={(values, checks) => {
        checks.optionalDate('presentationLe', values.presentationLe);
        checks.optionalDate('distributionLe', values.distributionLe);
        checks.required('retour.motif', values.retour.motif, formsText.choiceRequired);
        if (asMotif(values.retour.motif) !== null) checks.date('retour.date', values.retour.date);
      }}
      toInput={(values) => {
        const motif = asMotif(values.retour.motif);
        return {
          miseEnDemeureId: found.miseEnDemeure.id,
          envoiId: envoi.id,
          preuveDepot: optionalText(values.preuveDepot),
          presentationLe: optionalIso(values.presentationLe),
          distributionLe: optionalIso(values.distributionLe),
          retour: motif === null ? null : { date: isoOf(values.retour.date), motif },
        };
      }}
      success={() => suivre.success}
    >
      {({ control }) => (
        <>
          {declaratif && (
            <FieldText
              control={control}
              name="preuveDepot"
              label={suivre.preuve}
              help={suivre.preuveHelp}
              optional
            />
          )}
          <div className={classes.pair}>
            <FieldDate control={control} name="presentationLe" label={suivre.presentation} optional />
            <FieldDate control={control} name="distributionLe" label={suivre.distribution} optional />
          </div>
          <RetourFields control={control} />
        </>
      )}
    </ActForm>
  );
}

type Closing = Answers<'miseEnDemeure'> & {
  readonly texts: typeof regulariser | typeof retirer;
  readonly method: 'misesEnDemeure.regulariser' | 'misesEnDemeure.retirer';
  readonly motifHelp?: string;
};

function ClosingForm({ miseEnDemeure: found, texts, method, motifHelp }: Closing): ReactNode {
  return (
    <ActForm
      title={texts.title}
      intro={texts.intro}
      source={texts.source}
      submit={texts.submit}
      onglet="resiliation"
      method={method}
      defaults={{ date: '', motif: '' }}
      check={(values, checks) => {
        checks.date('date', values.date);
        checks.motif('motif', values.motif);
      }}
      toInput={(values) => ({
        miseEnDemeureId: found.miseEnDemeure.id,
        date: isoOf(values.date),
        motif: values.motif,
      })}
      success={() => texts.success}
    >
      {({ control }) => (
        <>
          <FieldDate control={control} name="date" label={texts.date} />
          <FieldTextarea control={control} name="motif" label={texts.motif} help={motifHelp} />
        </>
      )}
    </ActForm>
  );
}

/** The other party complied within the delay. */
export function RegulariserForm({ miseEnDemeure }: Answers<'miseEnDemeure'>): ReactNode {
  return (
    <ClosingForm
      miseEnDemeure={miseEnDemeure}
      texts={regulariser}
      method="misesEnDemeure.regulariser"
      motifHelp={regulariser.motifHelp}
    />
  );
}

/** The sender gives up the notice. */
export function RetirerForm({ miseEnDemeure }: Answers<'miseEnDemeure'>): ReactNode {
  return <ClosingForm miseEnDemeure={miseEnDemeure} texts={retirer} method="misesEnDemeure.retirer" />;
}
