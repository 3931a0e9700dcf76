import { typographie } from '#domain/typographie';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import { useParams } from 'react-router';
import type { ReglesResiliationView } from '#contract/conventions';
import { formatDate, formatShort } from '#domain/civil-date';
import { lowerFirst, upperFirst } from '#domain/french';
import { allSignataires, fullName, nomCourant, partieOf } from '#domain/parties/partie';
import type { Partie } from '#domain/parties/partie';
import type { MotifRetour } from '#domain/fiches/mise-en-demeure';
import { MOTIFS_RETOUR, MOTIF_RETOUR_LABELS } from '#domain/fiches/mise-en-demeure';
import { RefusAlert } from '../../../parts/refus-alert';
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
import { partieChoices, signataireChoices } from './signataires';
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

/** Who signs beside the sender: one of each other party bound, the addressee aside, where they act together. */
function CoauteurFields({
  control,
  parties,
  regles,
}: {
  readonly control: Control<LettreValues>;
  readonly parties: readonly Partie[];
  readonly regles: ReglesResiliationView;
}): ReactNode {
  const [emettriceId, destinataireId] = useWatch({
    control,
    name: ['partieEmettriceId', 'partieDestinataireId'],
  });
  if (regles.manquement.clause?.parametres.par !== 'les_autres' || destinataireId === '') return null;
  const others = parties.filter(
    ({ id }) => regles.partiesLiees.includes(id) && id !== emettriceId && id !== destinataireId,
  );
  if (others.length === 0) return null;
  return (
    <>
      <Text size="sm">{letter.together}</Text>
      {others.map((partie) => (
        <FieldSelect
          key={partie.id}
          control={control}
          name={`coauteurs.${partie.id}`}
          label={letter.coauteur(nomCourant(partie))}
          choices={signataireChoices(partie)}
        />
      ))}
    </>
  );
}

const coauteurIdsOf = ({ coauteurs }: LettreValues): string[] => Object.values(coauteurs).filter(Boolean);

/** Why a notice would be refused whatever it says: no clause, or one that cannot be applied. */
const Blocked = ({ regles }: { readonly regles: ReglesResiliationView }): ReactNode =>
  regles.manquement.refus === null ? null : (
    <RefusAlert refus={regles.manquement.refus} title={preparer.blocked} live={false} />
  );

const sourceOf = ({ manquement: { source, dit } }: ReglesResiliationView): string =>
  source === null ? '' : `${source}\u00a0: ${lowerFirst(dit ?? '')}`;

/** A passage and an obligation are picked in one field. */
const renameGrief = (champ: string): string => champ.replace(/\.alineaId$/u, '.obligationId');

/** Drafts a formal notice of one party to another, as the clause in force allows it. */
export function PreparerMiseEnDemeureForm({
  parties: { parties },
  obligations,
  regles,
}: Answers<'parties' | 'obligations' | 'regles'>): ReactNode {
  const { convention } = useFormData();
  const several = parties.length > 2;
  const defaults: LettreValues = {
    partieEmettriceId: '',
    partieDestinataireId: '',
    auteurId: '',
    coauteurs: {},
    griefs: [{ ...emptyGrief }],
  };
  return (
    <ActForm
      title={preparer.title}
      intro={preparer.intro}
      source={sourceOf(regles)}
      submit={preparer.submit}
      onglet="resiliation"
      method="misesEnDemeure.preparer"
      defaults={defaults}
      before={<Blocked regles={regles} />}
      check={(values, checks) => {
        checkLettre(obligations, values, checks);
        if (several)
          checks.required('partieDestinataireId', values.partieDestinataireId, formsText.choiceRequired);
      }}
      toInput={(values) => ({
        conventionId: convention.id,
        partieEmettriceId: values.partieEmettriceId,
        partieDestinataireId: optionalText(values.partieDestinataireId),
        auteurId: values.auteurId,
        coauteurIds: coauteurIdsOf(values),
        griefs: griefsToInput(values.griefs),
      })}
      rename={renameGrief}
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
              choices={partieChoices(parties)}
              onPick={(picked) => {
                setValue('auteurId', '');
                setValue('coauteurs', {});
                const owed = obligationsAgainst(obligations, picked);
                getValues('griefs').forEach(({ obligationId }, index) => {
                  if (owed.every(({ id }) => id !== obligationId))
                    setValue(`griefs.${index}.obligationId`, '');
                });
              }}
            />
            <AuteurField control={control} parties={parties} />
            {several && (
              <FieldSelect
                control={control}
                name="partieDestinataireId"
                label={letter.destinataire}
                choices={partieChoices(parties)}
                onPick={() => setValue('coauteurs', {})}
              />
            )}
            <CoauteurFields control={control} parties={parties} regles={regles} />
          </FormSection>
          <GriefsEditor
            control={control}
            obligations={obligations}
            passages={regles.passages}
            parties={parties}
            values={getValues}
          />
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
  regles,
}: Answers<'miseEnDemeure' | 'parties' | 'obligations' | 'regles'>): ReactNode {
  const emettrice = parties.find(({ id }) => id === miseEnDemeure.partieEmettriceId);
  return (
    <ActForm
      title={rediger.title}
      intro={rediger.intro}
      source={sourceOf(regles)}
      submit={rediger.submit}
      onglet="resiliation"
      method="misesEnDemeure.rediger"
      defaults={{
        partieEmettriceId: miseEnDemeure.partieEmettriceId,
        partieDestinataireId: miseEnDemeure.partieDestinataireId,
        auteurId: miseEnDemeure.auteurId,
        coauteurs: Object.fromEntries(
          (miseEnDemeure.coauteurIds ?? []).map((id) => [partieOf(parties, id)?.id ?? '', id]),
        ),
        griefs: miseEnDemeure.griefs.map(griefRow),
      }}
      before={<Blocked regles={regles} />}
      check={(values, checks) => checkLettre(obligations, values, checks)}
      toInput={(values) => ({
        miseEnDemeureId: miseEnDemeure.id,
        auteurId: values.auteurId,
        coauteurIds: coauteurIdsOf(values),
        griefs: griefsToInput(values.griefs),
      })}
      rename={renameGrief}
      success={() => rediger.success}
    >
      {({ control, getValues }) => (
        <>
          <FormSection legend={letter.legend}>
            <Text size="sm">{letter.partieFixed(typographie(emettrice?.nom ?? ''))}</Text>
            <AuteurField control={control} parties={parties} />
            <CoauteurFields control={control} parties={parties} regles={regles} />
          </FormSection>
          <GriefsEditor
            control={control}
            obligations={obligations}
            passages={regles.passages}
            parties={parties}
            values={getValues}
          />
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
  const { clause, delai } = found.miseEnDemeure;
  const depart = clause?.parametres.depart ?? delai?.calcul.regle.declencheur;
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
      source={depart === undefined ? suivre.source : `${suivre.source} ${suivre.counts[depart]}`}
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
