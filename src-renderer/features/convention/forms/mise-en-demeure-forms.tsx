import { typographie } from '#domain/typographie';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import type { ReglesResiliationView } from '#contract/conventions';
import { lowerFirst } from '#domain/french';
import { nomCourant, partieOf } from '#domain/parties/partie';
import type { Partie } from '#domain/parties/partie';
import { RefusAlert } from '../../../parts/refus-alert';
import { FieldDate } from '../../../parts/forms/field-date';
import { dateIn } from '../../../parts/forms/read-date';
import { formsText } from '../../../text/forms';
import { formsResiliation } from '../../../text/forms-resiliation';
import { FieldRadios, FieldSelect, FieldText, FieldTextarea } from '../../../ui/forms/fields';
import { FormSection } from '../../../ui/forms/form-page';
import { ChoixAdresse } from '../horloges';
import { ActForm } from './act-form';
import { nomDeLettre } from './acte-en-vue';
import { isoOf, optionalText } from './checks';
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
import { RepriseField } from './reprise-field';
import { partieChoices, signataireChoices } from './signataires';

const { preparer, rediger, letter, signer, regulariser, retirer, tenir, prolonger, observer, remettre } =
  formsResiliation;

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
    reprise: '',
  };
  return (
    <ActForm
      title={preparer.title}
      intro={preparer.intro}
      source={sourceOf(regles)}
      submit={preparer.submit}
      onglet="resiliation"
      method="misesEnDemeure.preparer"
      makes
      defaults={defaults}
      before={<Blocked regles={regles} />}
      check={(values, checks) => {
        checkLettre(obligations, values, checks);
        checks.motif('reprise', values.reprise, true);
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
        reprise: optionalText(values.reprise),
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
          <LettreReprise control={control} />
        </>
      )}
    </ActForm>
  );
}

function LettreReprise({ control }: { readonly control: Control<LettreValues> }): ReactNode {
  const griefs = useWatch({ control, name: 'griefs' });
  return (
    <RepriseField
      control={control}
      jours={griefs.map(({ dateFaits }) => dateIn(dateFaits))}
      help={formsText.reprise.lettre}
    />
  );
}

/** The letter, as long as it is not signed. The parties no longer change. */
export function RedigerMiseEnDemeureForm({
  miseEnDemeure: found,
  parties: { parties },
  obligations,
  regles,
}: Answers<'miseEnDemeure' | 'parties' | 'obligations' | 'regles'>): ReactNode {
  const { miseEnDemeure } = found;
  const emettrice = parties.find(({ id }) => id === miseEnDemeure.partieEmettriceId);
  return (
    <ActForm
      title={rediger.title(nomDeLettre(found))}
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
        reprise: '',
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
      title={signer.title(nomDeLettre(found))}
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

type Closing = Answers<'miseEnDemeure'> & {
  readonly texts: typeof regulariser | typeof retirer | typeof tenir;
  readonly method: 'misesEnDemeure.regulariser' | 'misesEnDemeure.retirer' | 'misesEnDemeure.tenir';
  readonly motifHelp?: string;
  readonly before?: ReactNode;
};

function ClosingForm({ miseEnDemeure: found, texts, method, motifHelp, before }: Closing): ReactNode {
  return (
    <ActForm
      title={texts.title(nomDeLettre(found))}
      intro={texts.intro}
      source={texts.source}
      submit={texts.submit}
      onglet="resiliation"
      method={method}
      before={before}
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

/** The jurist's choice where a letter came back from a wrong address: both dates are shown before it is made. */
export function TenirForm({ miseEnDemeure, parties }: Answers<'miseEnDemeure' | 'parties'>): ReactNode {
  return (
    <ClosingForm
      miseEnDemeure={miseEnDemeure}
      texts={tenir}
      method="misesEnDemeure.tenir"
      motifHelp={tenir.motifHelp}
      before={
        miseEnDemeure.choixAdresse === null ? undefined : (
          <ChoixAdresse choix={miseEnDemeure.choixAdresse} parties={parties} />
        )
      }
    />
  );
}

/** More time, granted by whoever sent the letter. */
export function ProlongerForm({ miseEnDemeure: found }: Answers<'miseEnDemeure'>): ReactNode {
  return (
    <ActForm
      title={prolonger.title(nomDeLettre(found))}
      intro={prolonger.intro}
      source={prolonger.source}
      submit={prolonger.submit}
      onglet="resiliation"
      method="misesEnDemeure.prolonger"
      defaults={{ date: '', jusquAu: '', motif: '' }}
      check={(values, checks) => {
        checks.date('date', values.date);
        checks.date('jusquAu', values.jusquAu);
        checks.motif('motif', values.motif);
      }}
      toInput={(values) => ({
        miseEnDemeureId: found.miseEnDemeure.id,
        date: isoOf(values.date),
        jusquAu: isoOf(values.jusquAu),
        motif: values.motif,
      })}
      success={() => prolonger.success}
    >
      {({ control }) => (
        <>
          <div className={classes.pair}>
            <FieldDate control={control} name="date" label={prolonger.date} />
            <FieldDate
              control={control}
              name="jusquAu"
              label={prolonger.jusquAu}
              help={prolonger.jusquAuHelp}
            />
          </div>
          <FieldTextarea control={control} name="motif" label={prolonger.motif} />
        </>
      )}
    </ActForm>
  );
}

/** What the other party answered. */
export function ObservationsForm({ miseEnDemeure: found }: Answers<'miseEnDemeure'>): ReactNode {
  const own = found.miseEnDemeure.recue !== undefined;
  return (
    <ActForm
      title={(own ? observer.titleOwn : observer.title)(nomDeLettre(found))}
      intro={own ? observer.introOwn : observer.intro}
      source={observer.source}
      submit={observer.submit}
      onglet="resiliation"
      method="misesEnDemeure.observer"
      defaults={{ date: '', texte: '', piece: '' }}
      check={(values, checks) => {
        checks.date('date', values.date);
        checks.motif('texte', values.texte);
      }}
      toInput={(values) => ({
        miseEnDemeureId: found.miseEnDemeure.id,
        date: isoOf(values.date),
        texte: values.texte,
        piece: optionalText(values.piece),
      })}
      success={() => observer.success}
    >
      {({ control }) => (
        <>
          <div className={classes.pair}>
            <FieldDate control={control} name="date" label={own ? observer.dateOwn : observer.date} />
            <FieldText
              control={control}
              name="piece"
              label={observer.piece}
              help={own ? observer.pieceOwnHelp : observer.pieceHelp}
              optional
            />
          </div>
          <FieldTextarea control={control} name="texte" label={own ? observer.texteOwn : observer.texte} />
        </>
      )}
    </ActForm>
  );
}

/** To whom the file of the case is handed over: its numbers are then settled. */
export function RemettreForm({ miseEnDemeure: found }: Answers<'miseEnDemeure'>): ReactNode {
  return (
    <ActForm
      title={remettre.title(nomDeLettre(found))}
      intro={remettre.intro}
      source={remettre.source}
      submit={remettre.submit}
      onglet="resiliation"
      method="misesEnDemeure.remettre"
      defaults={{ date: '', a: '' }}
      check={(values, checks) => {
        checks.date('date', values.date);
        checks.required('a', values.a);
      }}
      toInput={(values) => ({
        miseEnDemeureId: found.miseEnDemeure.id,
        date: isoOf(values.date),
        a: values.a,
      })}
      success={() => remettre.success}
    >
      {({ control }) => (
        <div className={classes.pair}>
          <FieldDate control={control} name="date" label={remettre.date} />
          <FieldText control={control} name="a" label={remettre.to} help={remettre.toHelp} />
        </div>
      )}
    </ActForm>
  );
}
