import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import { useParams } from 'react-router';
import { formatDate, formatShort } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { Envoi, MotifRetour } from '#domain/fiches/mise-en-demeure';
import { MOTIFS_RETOUR, MOTIF_RETOUR_LABELS } from '#domain/fiches/mise-en-demeure';
import { upperFirst } from '#domain/french';
import { allSignataires, fullName } from '#domain/parties/partie';
import type { Partie } from '#domain/parties/partie';
import { FieldDate } from '../../../parts/forms/field-date';
import { paths } from '../../../parts/paths';
import { formsText } from '../../../text/forms';
import { formsResiliation } from '../../../text/forms-resiliation';
import { Callout } from '../../../ui/callout';
import { FieldRadios, FieldText } from '../../../ui/forms/fields';
import { partiesAu } from '../lookup';
import { ActForm } from './act-form';
import { nomDeLettre } from './acte-en-vue';
import type { Checks } from './checks';
import { isoOf, optionalIso, optionalText } from './checks';
import type { Answers } from './form-data';
import classes from './forms.module.css';
import { UnknownAct } from './unknown-act';

const { suivre, suivreDenonciation } = formsResiliation;

/* What the post reports of one letter, whichever act it carries: each fact, and what proves it. */

type SuiviValues = {
  preuveDepot: string;
  presentationLe: string;
  distributionLe: string;
  refusLe: string;
  retour: { motif: string; date: string };
  preuves: { presentation: string; distribution: string; retour: string };
};

const asMotif = (typed: string): MotifRetour | null => MOTIFS_RETOUR.find((motif) => motif === typed) ?? null;
const NO_RETURN = 'aucun';

const typedDate = (date: CivilDate | null | undefined): string =>
  date === null || date === undefined ? '' : formatShort(date);

const defaultsOf = ({ presentationLe, distributionLe, refusLe, retour, preuves }: Envoi): SuiviValues => ({
  preuveDepot: '',
  presentationLe: typedDate(presentationLe),
  distributionLe: typedDate(distributionLe),
  refusLe: typedDate(refusLe),
  retour: { motif: retour?.motif ?? NO_RETURN, date: typedDate(retour?.date) },
  preuves: {
    presentation: preuves?.presentation ?? '',
    distribution: preuves?.distribution ?? '',
    retour: preuves?.retour ?? '',
  },
});

function checkSuivi(values: SuiviValues, checks: Checks): void {
  checks.optionalDate('presentationLe', values.presentationLe);
  checks.optionalDate('distributionLe', values.distributionLe);
  checks.optionalDate('refusLe', values.refusLe);
  checks.required('retour.motif', values.retour.motif, formsText.choiceRequired);
  if (asMotif(values.retour.motif) !== null) checks.date('retour.date', values.retour.date);
}

function suiviInput(values: SuiviValues) {
  const motif = asMotif(values.retour.motif);
  return {
    preuveDepot: optionalText(values.preuveDepot),
    presentationLe: optionalIso(values.presentationLe),
    distributionLe: optionalIso(values.distributionLe),
    // Asked only of a letter that was refused.
    refusLe: motif === 'refuse' ? optionalIso(values.refusLe) : null,
    retour: motif === null ? null : { date: isoOf(values.retour.date), motif },
    preuves: {
      presentation: optionalText(values.preuves.presentation),
      distribution: optionalText(values.preuves.distribution),
      retour: motif === null ? null : optionalText(values.preuves.retour),
    },
  };
}

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
      {motif === 'refuse' && (
        <FieldDate control={control} name="refusLe" label={suivre.refus} help={suivre.refusHelp} optional />
      )}
      {motif !== null && (
        <div className={classes.pair}>
          <FieldDate control={control} name="retour.date" label={suivre.retourDate} />
          <FieldText
            control={control}
            name="preuves.retour"
            label={suivre.preuveRetour}
            help={suivre.preuveFaitHelp}
            optional
          />
        </div>
      )}
      {motif === 'adresse_inconnue' && (
        <Callout tone="warn" role="status">
          {suivre.unknownAddress}
        </Callout>
      )}
    </>
  );
}

function SuiviFields({
  control,
  declaratif,
}: {
  readonly control: Control<SuiviValues>;
  readonly declaratif: boolean;
}): ReactNode {
  return (
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
        <FieldDate control={control} name="presentationLe" label={suivre.presentation} optional unmarked />
        <FieldText
          control={control}
          name="preuves.presentation"
          label={suivre.preuvePresentation}
          help={suivre.preuveFaitHelp}
          optional
        />
      </div>
      <div className={classes.pair}>
        <FieldDate control={control} name="distributionLe" label={suivre.distribution} optional unmarked />
        <FieldText
          control={control}
          name="preuves.distribution"
          label={suivre.preuveDistribution}
          help={suivre.preuveFaitHelp}
          optional
        />
      </div>
      <RetourFields control={control} />
    </>
  );
}

const destinataireName = (parties: readonly Partie[], id: string): string => {
  const found = allSignataires(parties).find((one) => one.id === id);
  return found === undefined ? id : fullName(found.personne);
};

/** What the post reports of one letter of a notice. */
export function SuivreEnvoiForm({
  miseEnDemeure: found,
  parties,
}: Answers<'miseEnDemeure' | 'parties'>): ReactNode {
  const { envoiId } = useParams();
  const envoi = found.miseEnDemeure.envois.find(({ id }) => id === envoiId);
  if (envoi === undefined) return <UnknownAct onglet="resiliation" />;
  const { clause, delai } = found.miseEnDemeure;
  const depart = clause?.parametres.depart ?? delai?.calcul.regle.declencheur;
  return (
    <ActForm
      title={suivre.title(nomDeLettre(found))}
      intro={suivre.intro(
        envoi.numero,
        destinataireName(partiesAu(parties, envoi.depotLe), envoi.destinataireId),
        formatDate(envoi.depotLe),
      )}
      source={depart === undefined ? suivre.source : `${suivre.source} ${suivre.counts[depart]}`}
      submit={suivre.submit}
      asked={suivre.asked}
      onglet="resiliation"
      method="misesEnDemeure.suivreEnvoi"
      defaults={defaultsOf(envoi)}
      check={checkSuivi}
      toInput={(values) => ({
        miseEnDemeureId: found.miseEnDemeure.id,
        envoiId: envoi.id,
        ...suiviInput(values),
      })}
      success={() => suivre.success}
    >
      {({ control }) => <SuiviFields control={control} declaratif={envoi.preuve.nature === 'declaratif'} />}
    </ActForm>
  );
}

/** What the post reports of one letter of the act that ends the convention. */
export function SuivreDenonciationForm({
  denonciations,
  parties,
}: Answers<'denonciations' | 'parties'>): ReactNode {
  const { denonciationId, envoiId } = useParams();
  const found = denonciations.find(({ denonciation }) => denonciation.id === denonciationId)?.denonciation;
  const envoi = found?.envois?.find(({ id }) => id === envoiId);
  if (found === undefined || envoi === undefined) return <UnknownAct onglet="resiliation" />;
  return (
    <ActForm
      title={suivreDenonciation.title(formatDate(found.notifieeLe))}
      intro={suivre.intro(
        envoi.numero,
        destinataireName(partiesAu(parties, envoi.depotLe), envoi.destinataireId),
        formatDate(envoi.depotLe),
      )}
      source={suivreDenonciation.source}
      submit={suivre.submit}
      asked={suivre.asked}
      onglet="resiliation"
      back={paths.acte(found.conventionId, 'resiliation', found.miseEnDemeureId ?? found.id)}
      method="denonciations.suivreEnvoi"
      defaults={defaultsOf(envoi)}
      check={checkSuivi}
      toInput={(values) => ({ denonciationId: found.id, envoiId: envoi.id, ...suiviInput(values) })}
      success={() => suivre.success}
    >
      {({ control }) => <SuiviFields control={control} declaratif={envoi.preuve.nature === 'declaratif'} />}
    </ActForm>
  );
}
