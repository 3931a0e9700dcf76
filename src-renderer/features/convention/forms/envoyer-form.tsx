import { typographie } from '#domain/typographie';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import { lowerFirst } from '#domain/french';
import { formatDate, maxDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { fullName, withArticle } from '#domain/parties/partie';
import type { Signataire } from '#domain/parties/partie';
import { isEffectif } from '#domain/fiches/mise-en-demeure';
import type { MiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import { DelayPanel } from '../../../parts/delay-panel';
import { RefusAlert } from '../../../parts/refus-alert';
import { useQuery } from '../../../rpc/query';
import { Callout } from '../../../ui/callout';
import { formsText } from '../../../text/forms';
import { formsResiliation } from '../../../text/forms-resiliation';
import { FieldRadios, FieldText } from '../../../ui/forms/fields';
import { FormSection } from '../../../ui/forms/form-page';
import { dateIn } from '../../../parts/forms/read-date';
import { FieldDate } from '../../../parts/forms/field-date';
import { ActForm } from './act-form';
import type { Checks } from './checks';
import { isoOf } from './checks';
import type { Answers } from './form-data';
import classes from './forms.module.css';
import { UnknownAct } from './unknown-act';

const { envoyer: text, delai: delaiText } = formsResiliation;

type EnvoiRow = {
  destinataireId: string;
  numero: string;
  depotLe: string;
  preuve: string;
  reference: string;
};
type EnvoisValues = { envois: EnvoiRow[] };

const WITH_PROOF = 'preuve';
const WITHOUT_PROOF = 'declaratif';

const emptyRow = ({ id }: Signataire): EnvoiRow => ({
  destinataireId: id,
  numero: '',
  depotLe: '',
  preuve: '',
  reference: '',
});

const isFilled = ({ numero, depotLe, preuve, reference }: EnvoiRow): boolean =>
  [numero, depotLe, preuve, reference].some((typed) => typed.trim() !== '');

const filled = ({ envois }: EnvoisValues) => envois.map((row, index) => ({ ...row, index })).filter(isFilled);

function checkEnvois(values: EnvoisValues, checks: Checks): void {
  const rows = filled(values);
  if (rows.length === 0) checks.add('envois.0.numero', text.none);
  for (const { index, numero, depotLe, preuve, reference } of rows) {
    checks.required(`envois.${index}.numero`, numero);
    checks.date(`envois.${index}.depotLe`, depotLe);
    checks.required(`envois.${index}.preuve`, preuve, formsText.choiceRequired);
    if (preuve === WITH_PROOF) checks.required(`envois.${index}.reference`, reference);
  }
}

/** Only filled rows are sent: the n-th sent is not the n-th on screen. */
function renameEnvoi(champ: string, values: EnvoisValues): string {
  const match = /^envois\.(\d+)\.(\w+)/.exec(champ);
  if (match === null) return champ === 'envois' ? 'envois.0.numero' : champ;
  const row = filled(values)[Number(match[1])];
  if (row === undefined) return champ;
  const name = match[2] === 'preuveDepot' ? 'reference' : match[2] === 'destinataireId' ? 'numero' : match[2];
  return `envois.${row.index}.${name ?? ''}`;
}

/** The last day a letter was, or would be, deposited. */
function departOf(miseEnDemeure: MiseEnDemeure, rows: readonly EnvoiRow[]): CivilDate | null {
  const typed = rows.map(({ depotLe }) => dateIn(depotLe)).filter((date) => date !== null);
  if (typed.length === 0) return null;
  const known = miseEnDemeure.envois.filter(isEffectif).map(({ depotLe }) => depotLe);
  return [...known, ...typed].reduce(maxDate);
}

function Preview({
  control,
  miseEnDemeure,
}: {
  readonly control: Control<EnvoisValues>;
  readonly miseEnDemeure: MiseEnDemeure;
}): ReactNode {
  const depart = departOf(miseEnDemeure, useWatch({ control, name: 'envois' }));
  const { data, error } = useQuery(
    'misesEnDemeure.prevoir',
    { miseEnDemeureId: miseEnDemeure.id, depotLe: depart ?? '' },
    { enabled: depart !== null },
  );
  // An answer about another day must never be read as the answer to this one.
  const current = data?.depotLe === depart ? data : undefined;
  return (
    <FormSection legend={text.previewTitle}>
      <div aria-live="polite">
        {depart === null && (
          <Text size="sm" c="dimmed">
            {text.previewEmpty}
          </Text>
        )}
        {depart !== null && current === undefined && error === undefined && (
          <Text size="sm">{text.previewLoading}</Text>
        )}
        {depart !== null && error !== undefined && (
          <RefusAlert refus={error} title={text.previewFailed} live={false} />
        )}
        {current !== undefined && depart !== null && (
          <>
            <Text size="sm" mb="sm">
              {text.previewFrom(formatDate(depart))}
            </Text>
            {current.regle.dit !== null && (
              <Text size="sm" mb="sm">
                {current.regle.source}&nbsp;: {lowerFirst(current.regle.dit)}
              </Text>
            )}
            {current.raison !== null && (
              <Callout tone="warn" title={delaiText.undetermined}>
                <p>{current.raison}</p>
              </Callout>
            )}
            {current.delai !== null && <DelayPanel delai={current.delai} />}
          </>
        )}
      </div>
    </FormSection>
  );
}

function ProofFields({ control, index }: { control: Control<EnvoisValues>; index: number }): ReactNode {
  const preuve = useWatch({ control, name: `envois.${index}.preuve` });
  return (
    <>
      <FieldRadios
        control={control}
        name={`envois.${index}.preuve`}
        label={text.preuve}
        choices={[
          { value: WITH_PROOF, label: text.withProof },
          { value: WITHOUT_PROOF, label: text.withoutProof, help: text.withoutProofHelp },
        ]}
      />
      {preuve === WITH_PROOF && (
        <FieldText control={control} name={`envois.${index}.reference`} label={text.reference} short />
      )}
    </>
  );
}

function Destinataire({
  control,
  index,
  signataire,
  miseEnDemeure,
}: {
  readonly control: Control<EnvoisValues>;
  readonly index: number;
  readonly signataire: Signataire;
  readonly miseEnDemeure: MiseEnDemeure;
}): ReactNode {
  const sent = miseEnDemeure.envois.filter(({ destinataireId }) => destinataireId === signataire.id);
  return (
    <FormSection legend={fullName(signataire.personne)}>
      <div className={classes.who}>
        <Text size="sm">{typographie(withArticle(signataire.fonction, true))}</Text>
        <Text size="sm" c="dimmed">
          {signataire.adresse.length === 0 ? text.noAddress : signataire.adresse.join(', ')}
        </Text>
        {sent.map(({ id, numero, depotLe }) => (
          <Text key={id} size="sm" fw={600}>
            {text.already(numero, formatDate(depotLe))}
          </Text>
        ))}
      </div>
      <div className={classes.pair}>
        <FieldText
          control={control}
          name={`envois.${index}.numero`}
          label={text.numero}
          help={text.numeroHelp}
          optional={sent.length > 0}
        />
        <FieldDate
          control={control}
          name={`envois.${index}.depotLe`}
          label={text.depot}
          optional={sent.length > 0}
        />
      </div>
      <ProofFields control={control} index={index} />
    </FormSection>
  );
}

/** One registered letter per signatory of the addressee; what the clause gives is shown before anything is recorded. */
export function EnvoyerMiseEnDemeureForm({
  miseEnDemeure: { miseEnDemeure, dit },
  parties: { parties },
}: Answers<'miseEnDemeure' | 'parties'>): ReactNode {
  const destinataire = parties.find(({ id }) => id === miseEnDemeure.partieDestinataireId);
  if (destinataire === undefined) return <UnknownAct onglet="resiliation" />;
  return (
    <ActForm
      title={text.title}
      intro={text.intro}
      source={dit ?? ''}
      submit={text.submit}
      onglet="resiliation"
      method="misesEnDemeure.envoyer"
      defaults={{ envois: destinataire.signataires.map(emptyRow) }}
      mergeDraft={(draft, defaults) => ({
        envois: defaults.envois.map(
          (row) => draft.envois.find(({ destinataireId }) => destinataireId === row.destinataireId) ?? row,
        ),
      })}
      check={checkEnvois}
      rename={renameEnvoi}
      toInput={(values) => ({
        miseEnDemeureId: miseEnDemeure.id,
        envois: filled(values).map(({ destinataireId, numero, depotLe, preuve, reference }) => ({
          destinataireId,
          numero,
          depotLe: isoOf(depotLe),
          preuveDepot: preuve === WITH_PROOF ? reference : null,
        })),
      })}
      success={(values) => text.success(filled(values).length)}
    >
      {({ control }) => (
        <>
          {destinataire.signataires.map((signataire, index) => (
            <Destinataire
              key={signataire.id}
              control={control}
              index={index}
              signataire={signataire}
              miseEnDemeure={miseEnDemeure}
            />
          ))}
          <Preview control={control} miseEnDemeure={miseEnDemeure} />
        </>
      )}
    </ActForm>
  );
}
