import { typographie } from '#domain/typographie';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useParams } from 'react-router';
import type { Control } from 'react-hook-form';
import { lowerFirst } from '#domain/french';
import { jourDe, readInstant } from '#contract/instant';
import { formatDate, formatShort, maxDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { allSignataires, fullName, withArticle } from '#domain/parties/partie';
import type { Signataire } from '#domain/parties/partie';
import { isEffectif } from '#domain/fiches/mise-en-demeure';
import type { Envoi, MiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import { paths } from '../../../parts/paths';
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
import { partiesAu } from '../lookup';
import { ActForm } from './act-form';
import { nomDeLettre } from './acte-en-vue';
import type { Checks } from './checks';
import { isoOf, optionalText } from './checks';
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
  /** Of an electronic letter: its timestamp, and what shows the addressee's agreement. */
  horodatage: string;
  accord: string;
};
/** `commun`: what the letters of one day share; each may still say its own. */
type EnvoisValues = {
  envois: EnvoiRow[];
  commun: { depotLe: string; preuve: string; transporteur: string; mode: string };
};

const PAPIER = 'papier';
const ELECTRONIQUE = 'electronique';

const WITH_PROOF = 'preuve';
const WITHOUT_PROOF = 'declaratif';

const emptyRow = ({ id }: Signataire): EnvoiRow => ({
  destinataireId: id,
  numero: '',
  depotLe: '',
  preuve: '',
  reference: '',
  horodatage: '',
  accord: '',
});

const isFilled = ({ numero, depotLe, preuve, reference, horodatage, accord }: EnvoiRow): boolean =>
  [numero, depotLe, preuve, reference, horodatage, accord].some((typed) => typed.trim() !== '');

/** The legal day of a timestamp, as a person reads a day; blank when it is none. */
function jourLegal(horodatage: string): string {
  const lu = horodatage.trim() === '' ? null : readInstant(horodatage);
  return lu?.ok === true ? formatShort(jourDe(lu.instant)) : '';
}

/** The rows to be sent, each with what is common where it says nothing of its own. */
const filled = ({ envois, commun }: EnvoisValues) =>
  envois
    .map((row, index) => ({ ...row, index }))
    .filter(isFilled)
    .map((row) => ({
      ...row,
      depotLe:
        commun.mode === ELECTRONIQUE
          ? jourLegal(row.horodatage)
          : row.depotLe.trim() === ''
            ? commun.depotLe
            : row.depotLe,
      preuve: row.preuve === '' ? commun.preuve : row.preuve,
    }));

function checkEnvois(values: EnvoisValues, checks: Checks, repris: boolean): void {
  const rows = filled(values);
  if (rows.length === 0) checks.add('envois.0.numero', text.none);
  for (const { index, numero, depotLe, preuve, reference, horodatage } of rows) {
    // Of a letter of the past, nobody may have kept the number: it is then said.
    if (!repris) checks.required(`envois.${index}.numero`, numero);
    if (values.commun.mode === ELECTRONIQUE) {
      const lu = readInstant(horodatage);
      checks.required(`envois.${index}.horodatage`, horodatage);
      if (horodatage.trim() !== '' && !lu.ok) checks.add(`envois.${index}.horodatage`, lu.message);
    } else checks.date(`envois.${index}.depotLe`, depotLe);
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
function departOf(miseEnDemeure: MiseEnDemeure, values: EnvoisValues): CivilDate | null {
  const electronique = values.commun.mode === ELECTRONIQUE;
  const rows = electronique
    ? values.envois.map(({ horodatage }) => ({ depotLe: jourLegal(horodatage) }))
    : [values.commun, ...values.envois];
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
  const [envois, commun] = useWatch({ control, name: ['envois', 'commun'] });
  const depart = departOf(miseEnDemeure, { envois, commun });
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
  const [own, common] = useWatch({ control, name: [`envois.${index}.preuve`, 'commun.preuve'] });
  const preuve = own === '' ? common : own;
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
        <FieldText control={control} name={`envois.${index}.reference`} label={text.reference} />
      )}
    </>
  );
}

function Destinataire({
  control,
  index,
  signataire,
  envois,
  repris,
}: {
  readonly control: Control<EnvoisValues>;
  readonly index: number;
  readonly signataire: Signataire;
  readonly envois: readonly Envoi[];
  readonly repris: boolean;
}): ReactNode {
  const sent = envois.filter(({ destinataireId }) => destinataireId === signataire.id);
  const electronique = useWatch({ control, name: 'commun.mode' }) === ELECTRONIQUE;
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
      <FieldText
        control={control}
        name={`envois.${index}.numero`}
        label={text.numero}
        help={text.numeroHelp}
        optional={sent.length > 0 || repris}
      />
      {electronique ? (
        <div className={classes.pair}>
          <FieldText
            control={control}
            name={`envois.${index}.horodatage`}
            label={text.horodatage}
            help={text.horodatageHelp}
            optional={sent.length > 0}
          />
          <FieldText
            control={control}
            name={`envois.${index}.accord`}
            label={text.accord}
            help={text.accordHelp}
            optional
          />
        </div>
      ) : (
        <FieldDate
          control={control}
          name={`envois.${index}.depotLe`}
          label={text.depot}
          optional={sent.length > 0}
        />
      )}
      <ProofFields control={control} index={index} />
    </FormSection>
  );
}

/** What the form of a sending begins with: one row for each addressee. */
const depart = (signataires: readonly Signataire[]): EnvoisValues => ({
  envois: signataires.map(emptyRow),
  commun: { depotLe: '', preuve: '', transporteur: '', mode: PAPIER },
});

const reprendre = (draft: EnvoisValues, defaults: EnvoisValues): EnvoisValues => ({
  commun: { ...defaults.commun, ...draft.commun },
  envois: defaults.envois.map((row) => ({
    ...row,
    ...draft.envois.find(({ destinataireId }) => destinataireId === row.destinataireId),
  })),
});

const envoisInput = (values: EnvoisValues) =>
  filled(values).map(({ destinataireId, numero, depotLe, preuve, reference, horodatage, accord }) => ({
    destinataireId,
    numero: optionalText(numero),
    depotLe: isoOf(depotLe),
    preuveDepot: preuve === WITH_PROOF ? reference : null,
    transporteur: optionalText(values.commun.transporteur),
    electronique:
      values.commun.mode === ELECTRONIQUE
        ? { deposeA: horodatage.trim(), accord: optionalText(accord) }
        : null,
  }));

function Lettres({
  control,
  signataires,
  envois,
  repris,
}: {
  readonly control: Control<EnvoisValues>;
  readonly signataires: readonly Signataire[];
  readonly envois: readonly Envoi[];
  readonly repris: boolean;
}): ReactNode {
  const electronique = useWatch({ control, name: 'commun.mode' }) === ELECTRONIQUE;
  const several = signataires.length > 1;
  return (
    <>
      <FormSection legend={text.common} intro={several ? text.commonHelp : ''}>
        <div className={classes.pair}>
          <FieldRadios
            control={control}
            name="commun.mode"
            label={text.mode}
            choices={[
              { value: PAPIER, label: text.modePapier },
              { value: ELECTRONIQUE, label: text.modeElectronique },
            ]}
          />
          <FieldText
            control={control}
            name="commun.transporteur"
            label={text.transporteur}
            help={text.transporteurHelp}
            optional
          />
        </div>
        {several && (
          <div className={classes.pair}>
            {!electronique && (
              <FieldDate control={control} name="commun.depotLe" label={text.commonDepot} optional unmarked />
            )}
            <FieldRadios
              control={control}
              name="commun.preuve"
              label={text.commonPreuve}
              choices={[
                { value: WITH_PROOF, label: text.commonWith },
                { value: WITHOUT_PROOF, label: text.commonWithout },
              ]}
            />
          </div>
        )}
      </FormSection>
      {signataires.map((signataire, index) => (
        <Destinataire
          key={signataire.id}
          control={control}
          index={index}
          signataire={signataire}
          envois={envois}
          repris={repris}
        />
      ))}
    </>
  );
}

/** One registered letter per signatory of the addressee; what the clause gives is shown before anything is recorded. */
export function EnvoyerMiseEnDemeureForm({
  miseEnDemeure: found,
  parties: { parties },
}: Answers<'miseEnDemeure' | 'parties'>): ReactNode {
  const { miseEnDemeure, dit } = found;
  const destinataire = parties.find(({ id }) => id === miseEnDemeure.partieDestinataireId);
  if (destinataire === undefined) return <UnknownAct onglet="resiliation" />;
  const repris = miseEnDemeure.reprise !== undefined;
  return (
    <ActForm
      title={text.title(nomDeLettre(found))}
      intro={text.intro}
      source={dit ?? ''}
      submit={text.submit}
      onglet="resiliation"
      method="misesEnDemeure.envoyer"
      defaults={depart(destinataire.signataires)}
      mergeDraft={reprendre}
      check={(values, checks) => checkEnvois(values, checks, repris)}
      rename={renameEnvoi}
      toInput={(values) => ({ miseEnDemeureId: miseEnDemeure.id, envois: envoisInput(values) })}
      success={(values) => text.success(filled(values).length)}
    >
      {({ control }) => (
        <>
          <Lettres
            control={control}
            signataires={destinataire.signataires}
            envois={miseEnDemeure.envois}
            repris={repris}
          />
          <Preview control={control} miseEnDemeure={miseEnDemeure} />
        </>
      )}
    </ActForm>
  );
}

/** One registered letter per addressee of the act that ends the convention. */
export function EnvoyerDenonciationForm({
  denonciations,
  parties,
}: Answers<'denonciations' | 'parties'>): ReactNode {
  const { denonciationId } = useParams();
  const found = denonciations.find(({ denonciation }) => denonciation.id === denonciationId);
  if (found === undefined) return <UnknownAct onglet="resiliation" />;
  const { denonciation, destinataires, dit } = found;
  const { notifieeLe, envois = [] } = denonciation;
  const known = new Set(destinataires.map(({ id }) => id));
  const signataires = allSignataires(partiesAu(parties, notifieeLe)).filter(({ id }) => known.has(id));
  const repris = denonciation.reprise !== undefined;
  return (
    <ActForm
      title={formsResiliation.envoyerDenonciation.title}
      intro={formsResiliation.envoyerDenonciation.intro(formatDate(notifieeLe))}
      source={dit ?? ''}
      submit={text.submit}
      onglet="resiliation"
      back={paths.acte(
        denonciation.conventionId,
        'resiliation',
        denonciation.miseEnDemeureId ?? denonciation.id,
      )}
      method="denonciations.envoyer"
      defaults={depart(signataires)}
      mergeDraft={reprendre}
      check={(values, checks) => checkEnvois(values, checks, repris)}
      rename={renameEnvoi}
      toInput={(values) => ({ denonciationId: denonciation.id, envois: envoisInput(values) })}
      success={(values) => text.success(filled(values).length)}
    >
      {({ control }) => (
        <Lettres control={control} signataires={signataires} envois={envois} repris={repris} />
      )}
    </ActForm>
  );
}
