import { Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { Control, UseFormSetValue } from 'react-hook-form';
import { useParams } from 'react-router';
import { formatDate, formatLong, formatShort } from '#domain/civil-date';
import {
  ARTICLES_FONCTION,
  ARTICLE_LABELS,
  allSignataires,
  fullName,
  missingSignataires,
  CIVILITES,
  GENRES_GRAMMATICAUX,
} from '#domain/parties/partie';
import { etapesLe, nomActe, titulaires } from '#domain/parties/versions';
import { FieldDate } from '../../../parts/forms/field-date';
import { dateIn } from '../../../parts/forms/read-date';
import { regleDe } from '../../../text/clauses';
import { formsText, formsLabels } from '../../../text/forms';
import { formsConvention } from '../../../text/forms-convention';
import { textFonctions } from '../../../text/titulaires';
import { ActLink } from '../../../ui/act-link';
import { Callout } from '../../../ui/callout';
import { FieldRadios, FieldText, FieldTextarea } from '../../../ui/forms/fields';
import { FormSection } from '../../../ui/forms/form-page';
import { ActForm } from './act-form';
import { isoOf, optionalIso, optionalText } from './checks';
import { useFormData } from './form-data';
import type { Answers } from './form-data';
import classes from './forms.module.css';
import { paths } from '../../../parts/paths';
import { partiesAu } from '../lookup';
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
import { UnknownAct } from './unknown-act';

/** Whether the last signature is what brings the effect, by the clause itself. */
const parSignature = ({ clauses }: Answers<'clauses'>['clauses']): boolean =>
  clauses.some(
    ({ parametres }) => parametres.nature === 'effet' && parametres.depart === 'derniere_signature',
  );

const { signer, daterActe, trancher, fin, signataire: holder } = formsConvention;

type SignerValues = SignaturesValues & RepriseValues;

function SignaturesReprises({ control }: { readonly control: Control<SignerValues> }): ReactNode {
  const rows = useWatch({ control, name: 'signatures' });
  return (
    <RepriseField
      control={control}
      jours={rows.map(({ date }) => dateIn(date))}
      help={formsText.reprise.convention}
    />
  );
}

/** Collects signatures of the convention, some of which may still be unknown. */
export function SignerConventionForm({
  acte: convention,
  parties: known,
  clauses,
}: Answers<'acte' | 'parties' | 'clauses'>): ReactNode {
  const { parties, signatures } = convention;
  const complete = missingSignataires(parties, signatures).length === 0;
  return (
    <ActForm
      title={signer.title}
      intro={complete ? signer.complete : signer.intro}
      source={[regleDe(clauses, 'effet'), ...(parSignature(clauses) ? [signer.derniere] : [])].join(' ')}
      submit={complete ? null : signer.submit}
      asked={formsConvention.signer.asked}
      onglet="parties"
      method="conventions.signer"
      defaults={{ signatures: emptyRows(parties, signatures), reprise: '' }}
      mergeDraft={mergeRows}
      check={(values, checks) => {
        checkRows(values, checks);
        checks.motif('reprise', values.reprise, true);
      }}
      rename={renameRow}
      toInput={(values) => ({
        conventionId: convention.id,
        signatures: rowsToInput(values),
        reprise: optionalText(values.reprise),
      })}
      success={(values) => signer.success(countRows(values))}
    >
      {({ control, setValue }) => (
        <>
          <SignatureFields
            control={control as unknown as Control<SignaturesValues>}
            setValue={setValue as unknown as UseFormSetValue<SignaturesValues>}
            parties={parties}
            signed={signatures}
            partiesLe={(jour) => partiesAu(known, jour)}
          />
          <SignaturesReprises control={control} />
        </>
      )}
    </ActForm>
  );
}

/** The date the originals bear after « Fait à …, le ». */
export function DaterActeForm({ clauses }: Answers<'clauses'>): ReactNode {
  const { convention } = useFormData();
  return (
    <ActForm
      title={daterActe.title}
      intro={daterActe.intro}
      source={daterActe.source(regleDe(clauses, 'effet'))}
      submit={daterActe.submit}
      onglet="parties"
      method="conventions.daterActe"
      defaults={{ faitLe: convention.faitLe === null ? '' : formatShort(convention.faitLe) }}
      check={(values, checks) => checks.date('faitLe', values.faitLe)}
      toInput={(values) => ({ conventionId: convention.id, faitLe: isoOf(values.faitLe) })}
      success={() => daterActe.success}
    >
      {({ control }) => (
        <FieldDate control={control} name="faitLe" label={daterActe.field(convention.lieu)} />
      )}
    </ActForm>
  );
}

/** Settles the effect date between the act's own date and the last signature. */
export function TrancherEffetForm({ clauses }: Answers<'clauses'>): ReactNode {
  const { convention, effet } = useFormData();
  if (effet.etat !== 'a_trancher') {
    return <UnknownAct onglet="parties" title={trancher.title} why={trancher.nothing} />;
  }
  return (
    <ActForm
      title={trancher.title}
      intro={effet.cause}
      source={regleDe(clauses, 'effet')}
      submit={trancher.submit}
      onglet="parties"
      method="conventions.trancherEffet"
      defaults={{ date: '', motif: '' }}
      check={(values, checks) => {
        checks.required('date', values.date, formsText.choiceRequired);
        checks.motif('motif', values.motif);
      }}
      toInput={(values) => ({ conventionId: convention.id, date: values.date, motif: values.motif })}
      success={() => trancher.success}
    >
      {({ control }) => (
        <>
          <FieldRadios
            control={control}
            name="date"
            label={trancher.field}
            choices={effet.candidats.map(({ date, origine }) => ({
              value: date,
              label: formatLong(date),
              help: origine,
            }))}
          />
          <FieldTextarea control={control} name="motif" label={trancher.motif} help={trancher.motifHelp} />
        </>
      )}
    </ActForm>
  );
}

/** Confirms the end that the act leaves to another instrument. The hypothesis is shown, never typed in silence. */
export function ConfirmerFinForm(): ReactNode {
  const { convention } = useFormData();
  const { duree } = convention;
  if (duree.nature !== 'instrument') return <UnknownAct onglet="parties" title={fin.title} />;
  const { hypothese, confirmation } = duree;
  return (
    <ActForm
      title={fin.title}
      intro={fin.intro}
      source={fin.source(duree.article, duree.instrument)}
      submit={fin.submit}
      onglet="parties"
      method="conventions.confirmerFin"
      defaults={{ date: '', fondement: '', instrument: '' }}
      check={(values, checks) => {
        checks.date('date', values.date);
        checks.motif('fondement', values.fondement);
        if (confirmation !== null)
          checks.motif('instrument', values.instrument, dateIn(values.date) === confirmation.date);
      }}
      toInput={(values) => ({
        conventionId: convention.id,
        date: isoOf(values.date),
        fondement: values.fondement,
        instrument: optionalText(values.instrument),
      })}
      success={() => fin.success}
    >
      {({ control, setValue }) => (
        <>
          {confirmation === null ? (
            hypothese !== null && (
              <Callout tone="quiet" title={fin.suggestion}>
                <Text size="sm" fw={600}>
                  {formatLong(hypothese.date)}
                </Text>
                <Text size="sm">{hypothese.motif}</Text>
                <Button
                  type="button"
                  variant="default"
                  size="compact-sm"
                  mt="xs"
                  onClick={() =>
                    setValue('date', formatShort(hypothese.date), { shouldDirty: true, shouldValidate: true })
                  }
                >
                  {fin.use(formatShort(hypothese.date))}
                </Button>
              </Callout>
            )
          ) : (
            <Callout tone="info" title={fin.confirmed(formatDate(confirmation.date))}>
              {confirmation.fondement}
            </Callout>
          )}
          <FieldDate control={control} name="date" label={fin.field} />
          <FieldTextarea control={control} name="fondement" label={fin.fondement} help={fin.fondementHelp} />
          {confirmation !== null && (
            <FieldTextarea
              control={control}
              name="instrument"
              label={fin.instrument}
              help={fin.instrumentHelp}
            />
          )}
        </>
      )}
    </ActForm>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/**
 * Office, person and postal address of one signatory, as the convention names them. Whoever holds the office since is
 * recorded apart, with the day it begins.
 */
export function SignataireForm({ parties: { parties, versionsParties } }: Answers<'parties'>): ReactNode {
  const { convention, aujourdhui } = useFormData();
  const { signataireId } = useParams();
  // What is kept is what the convention says; the facts since are others.
  const found = allSignataires(versionsParties[0]?.parties ?? []).find(({ id }) => id === signataireId);
  const today = allSignataires(parties).find(({ id }) => id === signataireId);
  if (found === undefined || today === undefined) return <UnknownAct onglet="parties" />;
  const { fonction, personne, adresse, adresses = [] } = found;
  const acte = etapesLe(titulaires(versionsParties, found.id), aujourdhui).at(-1)?.acte ?? null;
  const name = fullName(today.personne);
  const logement = adresses.at(-1);
  return (
    <ActForm
      title={holder.title(name)}
      intro={
        acte === null
          ? holder.intro
          : acte.nature === 'avenant'
            ? holder.designated(nomActe(acte), name)
            : holder.recorded(formatDate(acte.effet), nomActe(acte), name)
      }
      source={holder.source}
      submit={holder.submit}
      onglet="parties"
      about={() => found.id}
      method="conventions.modifierSignataire"
      before={
        <Callout tone="info" title={holder.changeTitle}>
          <ActLink to={paths.changementTitulaire(convention.id, { signataireId: found.id })} size="xs">
            {textFonctions.change}
          </ActLink>
        </Callout>
      }
      defaults={{
        fonction: {
          libelle: fonction.libelle,
          genre: fonction.genre,
          long: fonction.long ?? '',
          appel: fonction.appel ?? '',
          article: fonction.article ?? '',
        },
        personne: { ...personne },
        adresse: (logement?.lignes ?? adresse).join('\n'),
        adresseDepuis: '',
      }}
      check={(values, checks) => {
        checks.required('fonction.libelle', values.fonction.libelle);
        checks.required('personne.prenom', values.personne.prenom);
        checks.required('personne.nom', values.personne.nom);
        if (linesOf(values.adresse).length > 8) checks.add('adresse', holder.tooMany);
        checks.optionalDate('adresseDepuis', values.adresseDepuis);
      }}
      rename={(champ) => (/^adresse(?!Depuis)/u.test(champ) ? 'adresse' : champ)}
      toInput={(values) => ({
        conventionId: convention.id,
        signataireId: found.id,
        fonction: {
          libelle: values.fonction.libelle,
          genre: values.fonction.genre,
          long: values.fonction.long,
          appel: values.fonction.appel,
          article: ARTICLES_FONCTION.find((one) => one === values.fonction.article) ?? null,
        },
        personne: values.personne,
        adresse: linesOf(values.adresse),
        adresseDepuis: optionalIso(values.adresseDepuis),
      })}
      success={() => holder.success}
    >
      {({ control }) => (
        <>
          {acte === null && (
            <>
              <FormSection legend={holder.office}>
                <FieldText
                  control={control}
                  name="fonction.libelle"
                  label={holder.officeLabel}
                  help={holder.officeHelp}
                />
                <FieldRadios
                  control={control}
                  name="fonction.genre"
                  label={holder.gender}
                  help={holder.genderHelp}
                  choices={GENRES_GRAMMATICAUX.map((value) => ({ value, label: formsLabels.genre(value) }))}
                />
                <FieldText
                  control={control}
                  name="fonction.long"
                  label={holder.long}
                  help={holder.longHelp}
                  optional
                />
                <FieldRadios
                  control={control}
                  name="fonction.article"
                  label={holder.article}
                  help={holder.articleHelp}
                  optional
                  choices={[
                    { value: '', label: holder.articleUsual },
                    ...ARTICLES_FONCTION.map((value) => ({ value, label: ARTICLE_LABELS[value] })),
                  ]}
                />
              </FormSection>
              <FormSection legend={holder.person}>
                <FieldRadios
                  control={control}
                  name="personne.civilite"
                  label={holder.civility}
                  choices={CIVILITES.map((value) => ({ value, label: value }))}
                />
                <div className={classes.pair}>
                  <FieldText control={control} name="personne.prenom" label={holder.firstName} />
                  <FieldText
                    control={control}
                    name="personne.nom"
                    label={holder.lastName}
                    help={holder.lastNameHelp}
                  />
                </div>
              </FormSection>
            </>
          )}
          <FormSection legend={holder.letters}>
            {acte === null && (
              <FieldText
                control={control}
                name="fonction.appel"
                label={holder.appel}
                help={holder.appelHelp}
                optional
              />
            )}
            <FieldTextarea
              control={control}
              name="adresse"
              label={holder.address}
              help={holder.addressHelp}
              optional
              rows={4}
            />
            <FieldDate
              control={control}
              name="adresseDepuis"
              label={holder.addressSince}
              help={
                logement === undefined
                  ? holder.addressSinceHelp
                  : holder.addressSinceKnown(formatDate(logement.depuis))
              }
              optional
            />
          </FormSection>
        </>
      )}
    </ActForm>
  );
}
