import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import type { ReglesResiliationView } from '#contract/conventions';
import { MOTIFS_RESILIATION } from '#domain/fiches/mise-en-demeure';
import { upperFirst } from '#domain/french';
import { nomCourant } from '#domain/parties/partie';
import type { Partie } from '#domain/parties/partie';
import { FieldDate } from '../../../parts/forms/field-date';
import { dateIn } from '../../../parts/forms/read-date';
import { RefusAlert } from '../../../parts/refus-alert';
import { useQuery } from '../../../rpc/query';
import { formsText } from '../../../text/forms';
import { formsResiliation } from '../../../text/forms-resiliation';
import { FieldRadios, FieldSelect, FieldText, FieldTextarea } from '../../../ui/forms/fields';
import { FormSection } from '../../../ui/forms/form-page';
import { ActForm } from './act-form';
import { isoOf, optionalIso, optionalText } from './checks';
import { deliberationChoices, deliberationHelp } from './deliberations';
import { useFormData } from './form-data';
import type { Answers } from './form-data';
import classes from './forms.module.css';
import { Prevision } from './prevision';
import { RepriseField } from './reprise-field';
import { partieChoices, signataireChoices } from './signataires';

const { denoncer, resilier } = formsResiliation;

type ResilierValues = {
  motifClause: string;
  partieId: string;
  auteurId: string;
  /** The signatory of each other party, by its id, where all act together. */
  coauteurs: Record<string, string>;
  motif: string;
  notifieeLe: string;
  numero: string;
  effetLe: string;
  reprise: string;
  indemnite: string;
  deliberationId: string;
  sansDeliberation: string;
};

function ActeursFields({
  control,
  parties,
  regles,
}: {
  readonly control: Control<ResilierValues>;
  readonly parties: readonly Partie[];
  readonly regles: ReglesResiliationView;
}): ReactNode {
  const [partieId, motifClause] = useWatch({ control, name: ['partieId', 'motifClause'] });
  const partie = parties.find(({ id }) => id === partieId);
  const regle = regles.autres.find(({ motif }) => motif === motifClause);
  const ensemble = motifClause === 'accord' || regle?.clause?.parametres.par === 'les_autres';
  return (
    <>
      {regle?.refus !== null && regle !== undefined && (
        <RefusAlert refus={regle.refus} title={denoncer.blockedTitle} live={false} />
      )}
      <FieldSelect
        control={control}
        name="auteurId"
        label={resilier.auteur}
        help={partie === undefined ? resilier.auteurFirst : undefined}
        disabled={partie === undefined}
        choices={partie === undefined ? [] : signataireChoices(partie)}
      />
      {ensemble &&
        partie !== undefined &&
        parties
          .filter(({ id }) => id !== partie.id && regles.partiesLiees.includes(id))
          .map((one) => (
            <FieldSelect
              key={one.id}
              control={control}
              name={`coauteurs.${one.id}`}
              label={resilier.together(nomCourant(one))}
              choices={signataireChoices(one)}
            />
          ))}
    </>
  );
}

/** Without a motive to give, the clause alone is enough. */
const motifExige = (motifClause: string): boolean =>
  motifClause === 'accord' || motifClause === 'interet_general';

/** What the ground asks for: a reason or the act of agreement, a registered letter, a day the letter may fix. */
function MotifFields({
  control,
  regles,
  deliberations,
}: {
  readonly control: Control<ResilierValues>;
  readonly regles: ReglesResiliationView;
  readonly deliberations: Answers<'deliberations'>['deliberations'];
}): ReactNode {
  const [motifClause, notifieeLe, partieId] = useWatch({
    control,
    name: ['motifClause', 'notifieeLe', 'partieId'],
  });
  const horsClause = sansClause(regles, motifClause);
  const accord = motifClause === 'accord';
  const words = accord ? resilier.accord : resilier;
  return (
    <>
      <FieldTextarea
        control={control}
        name="motif"
        label={words.motif}
        help={motifClause === 'sans_motif' ? resilier.motifLibre : words.motifHelp}
        optional={!motifExige(motifClause)}
      />
      {horsClause && (
        <FieldTextarea
          control={control}
          name="indemnite"
          label={resilier.indemnite}
          help={resilier.indemniteHelp}
        />
      )}
      <div className={classes.pair}>
        <FieldDate control={control} name="notifieeLe" label={words.date} help={words.dateHelp} />
        {!accord && <FieldText control={control} name="numero" label={resilier.numero} optional />}
      </div>
      <FieldDate control={control} name="effetLe" label={words.effetLe} help={words.effetHelp} optional />
      {partieId !== '' && (
        <>
          <FieldSelect
            control={control}
            name="deliberationId"
            label={denoncer.deliberation}
            help={deliberationHelp(deliberations, partieId)}
            choices={deliberationChoices(deliberations, partieId)}
            optional
          />
          <FieldTextarea
            control={control}
            name="sansDeliberation"
            label={denoncer.sansDeliberationField}
            help={denoncer.sansDeliberationHelp}
            optional
          />
        </>
      )}
      <RepriseField control={control} jours={[dateIn(notifieeLe)]} help={formsText.reprise.fin} />
    </>
  );
}

/** The general interest without a clause has its own rules: compensation is said. */
const sansClause = ({ autres }: ReglesResiliationView, motifClause: string): boolean =>
  motifClause === 'interet_general' &&
  autres.find(({ motif }) => motif === motifClause)?.clause?.droitCommun !== undefined;

const saisie = (conventionId: string, values: ResilierValues) => ({
  conventionId,
  partieId: values.partieId,
  auteurId: values.auteurId,
  coauteurIds: Object.values(values.coauteurs).filter(Boolean),
  motifClause: MOTIFS_RESILIATION.find((one) => one === values.motifClause) ?? 'sans_motif',
  motif: optionalText(values.motif),
  notifieeLe: isoOf(values.notifieeLe),
  numero: values.motifClause === 'accord' ? null : optionalText(values.numero),
  effetLe: optionalIso(values.effetLe),
  reprise: optionalText(values.reprise),
  indemnite: optionalText(values.indemnite),
  deliberationId: optionalText(values.deliberationId),
  sansDeliberation: optionalText(values.sansDeliberation),
});

/** The day that would follow, once who acts, by which clause and when is known. */
function Suites({ control }: { readonly control: Control<ResilierValues> }): ReactNode {
  const { convention } = useFormData();
  const values = useWatch({ control }) as ResilierValues;
  const date = dateIn(values.notifieeLe);
  const libre = values.effetLe.trim() !== '' && dateIn(values.effetLe) === null;
  const ready = values.motifClause !== '' && values.auteurId !== '' && !libre ? date : null;
  // A reason being typed changes no day: it is not asked again at each letter.
  const typed = saisie(convention.id, {
    ...values,
    motif: '',
    numero: '',
    indemnite: '',
    sansDeliberation: '',
  });
  const query = useQuery('denonciations.prevoir', typed, { enabled: ready !== null });
  return <Prevision date={ready} query={query} empty={resilier.previewEmpty} />;
}

/** Ends the convention, or leaves it, where a clause allows it without a breach. */
export function ResilierForm({
  parties: { parties },
  regles,
  deliberations,
}: Answers<'parties' | 'regles' | 'deliberations'>): ReactNode {
  const { convention } = useFormData();
  const ouvert = regles.autres.length > 0;
  const defaults: ResilierValues = {
    motifClause: regles.autres.length === 1 ? (regles.autres[0]?.motif ?? '') : '',
    partieId: '',
    auteurId: '',
    coauteurs: {},
    motif: '',
    notifieeLe: '',
    numero: '',
    effetLe: '',
    reprise: '',
    indemnite: '',
    deliberationId: '',
    sansDeliberation: '',
  };
  return (
    <ActForm
      foresees
      title={resilier.title}
      intro={ouvert ? resilier.intro : undefined}
      source={
        ouvert
          ? regles.autres
              .flatMap(({ source, clause }) =>
                source === null ? [] : [resilier.rule(source, clause?.mots.join(' ') ?? '')],
              )
              .join(' ')
          : resilier.none.source
      }
      submit={ouvert ? resilier.submit : null}
      tone="grave"
      onglet="resiliation"
      makes
      method="denonciations.resilier"
      defaults={defaults}
      check={(values, checks) => {
        checks.required('motifClause', values.motifClause, formsText.choiceRequired);
        checks.required('partieId', values.partieId, formsText.choiceRequired);
        checks.required('auteurId', values.auteurId, formsText.choiceRequired);
        checks.motif('motif', values.motif, !motifExige(values.motifClause));
        checks.date('notifieeLe', values.notifieeLe);
        checks.optionalDate('effetLe', values.effetLe);
        checks.motif('indemnite', values.indemnite, !sansClause(regles, values.motifClause));
        checks.motif('sansDeliberation', values.sansDeliberation, true);
        checks.motif('reprise', values.reprise, true);
      }}
      toInput={(values) => saisie(convention.id, values)}
      success={() => resilier.success}
      before={ouvert ? undefined : <RefusAlert refus={resilier.none} title={resilier.closed} live={false} />}
    >
      {({ control, setValue }) =>
        ouvert && (
          <>
            <FormSection legend={resilier.legend}>
              <FieldRadios
                control={control}
                name="motifClause"
                label={resilier.motifClause}
                choices={regles.autres.map(({ motif, libelle, dit }) => ({
                  value: motif,
                  label: upperFirst(libelle),
                  ...(dit === null ? {} : { help: dit }),
                }))}
              />
              <FieldRadios
                control={control}
                name="partieId"
                label={resilier.partie}
                choices={partieChoices(parties.filter(({ id }) => regles.partiesLiees.includes(id)))}
                onPick={() => {
                  setValue('auteurId', '');
                  setValue('coauteurs', {});
                  setValue('deliberationId', '');
                }}
              />
              <ActeursFields control={control} parties={parties} regles={regles} />
              <MotifFields control={control} regles={regles} deliberations={deliberations} />
            </FormSection>
            <Suites control={control} />
          </>
        )
      }
    </ActForm>
  );
}
