import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import type { Input } from '#contract/procedures';
import { formatDate } from '#domain/civil-date';
import {
  SENS_AVIS,
  SENS_LABELS,
  isAvisRendu,
  majorite,
  quorumAtteint,
  FORMATIONS,
  FORMATION_LONG_LABELS,
} from '#domain/fiches/avis';
import type { SensAvis } from '#domain/fiches/avis';
import { upperFirst } from '#domain/french';
import { RefusAlert } from '../../../parts/refus-alert';
import { FieldDate } from '../../../parts/forms/field-date';
import { dateIn } from '../../../parts/forms/read-date';
import { regleDe } from '../../../text/clauses';
import { formsText } from '../../../text/forms';
import { formsAvis } from '../../../text/forms-avis';
import { Callout } from '../../../ui/callout';
import { FieldCount, FieldRadios, FieldText, FieldTextarea } from '../../../ui/forms/fields';
import { FormSection } from '../../../ui/forms/form-page';
import { ActForm } from './act-form';
import { nomDe } from './acte-en-vue';
import { countIn, isoOf, optionalIso, optionalText } from './checks';
import type { Checks } from './checks';
import { useFormData } from './form-data';
import type { Answers } from './form-data';
import classes from './forms.module.css';
import { RepriseField } from './reprise-field';
import type { RepriseValues } from './reprise-field';

const { enregistrer, publier } = formsAvis;

type AvisValues = {
  instance: string;
  seance: {
    date: string;
    formation: string;
    lieu: string;
    convocationLe: string;
    quorum: { membres: string; presents: string };
    procesVerbal: string;
  };
  sens: string;
  votes: { pour: string; contre: string; abstentions: string; nePrendPasPart: string };
  texte: string;
} & RepriseValues;

const anyTyped = (counts: Readonly<Record<string, string>>): boolean =>
  Object.values(counts).some((typed) => typed.trim() !== '');

const asSens = (typed: string): SensAvis | null => SENS_AVIS.find((sens) => sens === typed) ?? null;

const needsText = (typed: string): boolean =>
  typed === 'favorable_avec_reserves' || typed === 'favorable_avec_recommandations';

/** All the counts of a group, or none: half a vote would be read as a zero nobody counted. */
function checkGroup(
  prefix: string,
  counts: Readonly<Record<string, string>>,
  incomplete: string,
  checks: Checks,
): void {
  if (!anyTyped(counts)) return;
  for (const [key, typed] of Object.entries(counts)) {
    if (typed.trim() === '') checks.add(`${prefix}.${key}`, incomplete);
    else checks.count(`${prefix}.${key}`, typed);
  }
}

function checkAvis(values: AvisValues, checks: Checks, repris: boolean): void {
  const { seance } = values;
  checks.required('instance', values.instance);
  checks.date('seance.date', seance.date);
  checks.required('seance.formation', seance.formation, formsText.choiceRequired);
  checks.optionalDate('seance.convocationLe', seance.convocationLe);
  checkGroup('seance.quorum', seance.quorum, enregistrer.both, checks);
  checkGroup('votes', values.votes, enregistrer.voteAll, checks);
  checks.required('sens', values.sens, formsText.choiceRequired);
  // Of a séance of the past, the words may be lost: it is then said.
  if (needsText(values.sens) && !repris && values.reprise.trim() === '')
    checks.required('texte', values.texte, enregistrer.texteRequired);
  checks.motif('reprise', values.reprise, true);
}

const countsOf = (votes: AvisValues['votes']) => {
  const pour = countIn(votes.pour);
  const contre = countIn(votes.contre);
  const abstentions = countIn(votes.abstentions);
  const nePrendPasPart = countIn(votes.nePrendPasPart);
  return pour === null || contre === null || abstentions === null || nePrendPasPart === null
    ? null
    : { pour, contre, abstentions, nePrendPasPart };
};

const quorumOf = (quorum: AvisValues['seance']['quorum']) => {
  const membres = countIn(quorum.membres);
  const presents = countIn(quorum.presents);
  return membres === null || presents === null ? null : { membres, presents };
};

function QuorumReading({ control }: { readonly control: Control<AvisValues> }): ReactNode {
  const quorum = quorumOf(useWatch({ control, name: 'seance.quorum' }));
  return (
    <Text size="sm" role="status">
      {quorum !== null && (quorumAtteint(quorum) ? enregistrer.quorumReached : enregistrer.quorumMissed)}
    </Text>
  );
}

function VoteReading({ control }: { readonly control: Control<AvisValues> }): ReactNode {
  const votes = countsOf(useWatch({ control, name: 'votes' }));
  const voices = votes === null ? 0 : votes.pour + votes.contre;
  return (
    <Text size="sm" role="status">
      {votes !== null &&
        voices > 0 &&
        (votes.pour === votes.contre ? enregistrer.voteEven : enregistrer.voteResult(majorite(votes)))}
    </Text>
  );
}

function FormationWarning({ control }: { readonly control: Control<AvisValues> }): ReactNode {
  const formation = useWatch({ control, name: 'seance.formation' });
  return (
    formation === 'bureau' && (
      <Callout tone="warn" role="status">
        {enregistrer.bureauWarning}
      </Callout>
    )
  );
}

function SensNotice({ control }: { readonly control: Control<AvisValues> }): ReactNode {
  const sens = asSens(useWatch({ control, name: 'sens' }));
  if (sens === null || (sens !== 'defavorable' && isAvisRendu(sens))) return null;
  return (
    <Callout tone="warn" role="status">
      {sens === 'defavorable' ? enregistrer.sensUnfavourable : enregistrer.sensNone}
    </Callout>
  );
}

function TexteField({
  control,
  repris,
}: {
  readonly control: Control<AvisValues>;
  readonly repris: boolean;
}): ReactNode {
  const sens = useWatch({ control, name: 'sens' });
  return (
    <FieldTextarea
      control={control}
      name="texte"
      label={enregistrer.texte}
      help={enregistrer.texteHelp}
      optional={!needsText(sens) || repris}
      rows={4}
    />
  );
}

/** Of an avenant taken over, the avis is too: its reason is not asked twice. */
function AvisRepris({
  control,
  repris,
}: {
  readonly control: Control<AvisValues>;
  readonly repris: boolean;
}): ReactNode {
  const jour = dateIn(useWatch({ control, name: 'seance.date' }));
  return repris ? (
    <Callout tone="info">{enregistrer.repris}</Callout>
  ) : (
    <RepriseField control={control} jours={[jour]} help={formsText.reprise.avis} />
  );
}

/** The opinion given in séance on the draft as it stands; its sense is free. */
export function EnregistrerAvisForm({ avenant: found, clauses }: Answers<'avenant' | 'clauses'>): ReactNode {
  const { avenant, blocage } = found;
  return (
    <AvisForm
      method="avis.enregistrer"
      title={enregistrer.title(nomDe(found))}
      intro={enregistrer.intro}
      source={[
        regleDe(clauses, 'avenant'),
        ...(clauses.clauses.some(({ parametres: p }) => p.nature === 'avenant' && p.organe !== null)
          ? []
          : [enregistrer.sourceLoi]),
      ].join(' ')}
      sur={{ avenantId: avenant.id }}
      repris={avenant.reprise !== undefined}
      before={
        blocage?.code === 'AVENANT_SANS_TEXTE' && (
          <RefusAlert refus={blocage} title={formsText.blocageTitle} live={false} />
        )
      }
    />
  );
}

/** The opinion given on the convention itself, before it is concluded (C. trav., art. R. 6123-3-2, 5°). */
export function AvisConventionForm(): ReactNode {
  const { convention } = useFormData();
  const signed = convention.signatures.length > 0;
  return (
    <AvisForm
      method="avis.enregistrerSurConvention"
      title={enregistrer.titleConvention}
      intro={signed ? enregistrer.introConventionSignee : enregistrer.introConvention}
      source={enregistrer.sourceConvention}
      sur={{ conventionId: convention.id }}
      repris={convention.reprise !== undefined}
    />
  );
}

function AvisForm<M extends 'avis.enregistrer' | 'avis.enregistrerSurConvention'>({
  method,
  title,
  intro,
  source,
  sur,
  repris,
  before = null,
}: {
  readonly method: M;
  readonly title: string;
  readonly intro: string;
  readonly source: string;
  /** What was examined, as the call names it. */
  readonly sur: Pick<Input<M>, Extract<keyof Input<M>, 'avenantId' | 'conventionId'>>;
  /** What was examined was taken over from the past. */
  readonly repris: boolean;
  readonly before?: ReactNode;
}): ReactNode {
  const { instance } = useFormData();
  const defaults: AvisValues = {
    instance,
    seance: {
      date: '',
      formation: '',
      lieu: '',
      convocationLe: '',
      quorum: { membres: '', presents: '' },
      procesVerbal: '',
    },
    sens: '',
    votes: { pour: '', contre: '', abstentions: '', nePrendPasPart: '' },
    texte: '',
    reprise: '',
  };
  return (
    <ActForm<AvisValues, M>
      title={title}
      intro={intro}
      source={source}
      submit={enregistrer.submit}
      onglet="avis"
      method={method}
      makes={method === 'avis.enregistrerSurConvention'}
      defaults={defaults}
      check={(values, checks) => checkAvis(values, checks, repris)}
      toInput={(values) =>
        ({
          ...sur,
          instance: values.instance,
          seance: {
            date: isoOf(values.seance.date),
            formation: values.seance.formation === 'bureau' ? 'bureau' : 'pleniere',
            lieu: optionalText(values.seance.lieu),
            convocationLe: optionalIso(values.seance.convocationLe),
            quorum: quorumOf(values.seance.quorum),
            procesVerbal: optionalText(values.seance.procesVerbal),
          },
          sens: asSens(values.sens) ?? 'sans_avis',
          votes: countsOf(values.votes),
          texte: values.texte,
          reprise: optionalText(values.reprise),
        }) as Input<M>
      }
      success={() => enregistrer.success}
    >
      {({ control }) => (
        <>
          {before}
          <FormSection legend={enregistrer.seance}>
            <FieldText
              control={control}
              name="instance"
              label={enregistrer.instance}
              help={enregistrer.instanceHelp}
            />
            <FieldDate control={control} name="seance.date" label={enregistrer.date} />
            <FieldRadios
              control={control}
              name="seance.formation"
              label={enregistrer.formation}
              choices={FORMATIONS.map((value) => ({
                value,
                label: upperFirst(FORMATION_LONG_LABELS[value]),
              }))}
            />
            <FormationWarning control={control} />
            <div className={classes.pair}>
              <FieldText control={control} name="seance.lieu" label={enregistrer.lieu} optional />
              <FieldText control={control} name="seance.procesVerbal" label={enregistrer.minutes} optional />
            </div>
            <FieldDate
              control={control}
              name="seance.convocationLe"
              label={enregistrer.convocation}
              optional
            />
          </FormSection>
          <FormSection legend={enregistrer.quorum} intro={enregistrer.quorumHelp}>
            <div className={classes.pair}>
              <FieldCount
                control={control}
                name="seance.quorum.membres"
                label={enregistrer.membres}
                optional
              />
              <FieldCount
                control={control}
                name="seance.quorum.presents"
                label={enregistrer.presents}
                optional
              />
            </div>
            <QuorumReading control={control} />
          </FormSection>
          <FormSection legend={enregistrer.vote} intro={enregistrer.voteHelp}>
            <div className={classes.pair}>
              <FieldCount control={control} name="votes.pour" label={enregistrer.pour} optional />
              <FieldCount control={control} name="votes.contre" label={enregistrer.contre} optional />
              <FieldCount
                control={control}
                name="votes.abstentions"
                label={enregistrer.abstentions}
                optional
              />
              <FieldCount
                control={control}
                name="votes.nePrendPasPart"
                label={enregistrer.nePrendPasPart}
                optional
              />
            </div>
            <VoteReading control={control} />
          </FormSection>
          <FormSection legend={enregistrer.avis}>
            <FieldRadios
              control={control}
              name="sens"
              label={enregistrer.sens}
              choices={SENS_AVIS.map((sens) => ({
                value: sens,
                label: upperFirst(SENS_LABELS[sens]),
                help: enregistrer.sensHelp[sens],
              }))}
            />
            <SensNotice control={control} />
            <TexteField control={control} repris={repris} />
            <AvisRepris control={control} repris={repris} />
          </FormSection>
        </>
      )}
    </ActForm>
  );
}

/** The opinion was made public (C. trav., art. R. 6123-3-2). */
export function PublierAvisForm({ avis: found }: Answers<'avis'>): ReactNode {
  const { avis } = found;
  return (
    <ActForm
      title={publier.title}
      intro={publier.intro(formatDate(avis.seance.date))}
      source={publier.source}
      submit={publier.submit}
      onglet="avis"
      method="avis.publier"
      defaults={{ date: '', support: '' }}
      check={(values, checks) => {
        checks.date('date', values.date);
        checks.required('support', values.support);
      }}
      toInput={(values) => ({ avisId: avis.id, date: isoOf(values.date), support: values.support })}
      success={() => publier.success}
    >
      {({ control }) => (
        <>
          <FieldDate control={control} name="date" label={publier.date} />
          <FieldText control={control} name="support" label={publier.support} help={publier.supportHelp} />
        </>
      )}
    </ActForm>
  );
}
