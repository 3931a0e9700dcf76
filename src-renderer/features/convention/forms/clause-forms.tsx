import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import { useParams, useSearchParams } from 'react-router';
import type { ClauseView, SaisieParametres } from '#contract/clauses';
import { formatShort } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { laClause } from '#domain/clauses/dire';
import { lowerFirst, upperFirst } from '#domain/french';
import { REFUS_CONVENTION } from '#domain/convention/refus';
import type { Convention } from '#domain/fiches/convention';
import type { Partie } from '#domain/parties/partie';
import type { Champ, Membres } from '#registre/champs';
import { NATURE_CLAUSE_LABELS, PARAMETRES } from '#registre/fiches/clauses';
import type { NatureClause } from '#registre/fiches/clauses';
import { FieldDate } from '../../../parts/forms/field-date';
import { RefusAlert } from '../../../parts/refus-alert';
import type { RefusLike } from '../../../parts/refus-alert';
import { formsClauses as text } from '../../../text/clauses';
import { formsText } from '../../../text/forms';
import { Callout } from '../../../ui/callout';
import {
  FieldCheckbox,
  FieldCount,
  FieldRadios,
  FieldSelect,
  FieldText,
  FieldTextarea,
} from '../../../ui/forms/fields';
import { FormSection } from '../../../ui/forms/form-page';
import { ActForm } from './act-form';
import type { Checks } from './checks';
import { countIn, isoOf } from './checks';
import { useFormData } from './form-data';
import type { Answers } from './form-data';
import classes from './forms.module.css';
import { partieChoices } from './signataires';
import { UnknownAct } from './unknown-act';

/*
 * The form of a clause: its controls follow from the parameters of its nature, its passages are ticked in the text.
 */

type Values = {
  nature: string;
  /** Texts as they were typed, by the name of the parameter; a length of time has two. */
  champs: Record<string, string>;
  /** One for each alinéa of the text, in order: a name with a dot would be read as a path. */
  ancres: boolean[];
  motif: string;
};

type Entree = { readonly nom: string; readonly champ: Champ; readonly mot: string };

const enNature = (nature: string): NatureClause | null =>
  Object.hasOwn(PARAMETRES, nature) ? (nature as NatureClause) : null;

/** The controls of a nature, a length of time being two. */
function entrees(nature: string): readonly Entree[] {
  const known = enNature(nature);
  if (known === null) return [];
  const membres: Membres = PARAMETRES[known];
  return Object.entries(membres).flatMap(([nom, champ]): Entree[] => {
    const mot = champ.mot ?? nom;
    if (champ.genre !== 'groupe') return [{ nom, champ, mot }];
    const { n, unite } = champ.membres;
    if (n === undefined || unite === undefined) return [];
    return [
      { nom: `${nom}_n`, champ: { ...n, facultatif: true }, mot: text.nombre(mot) },
      { nom: `${nom}_unite`, champ: { ...unite, facultatif: true }, mot: text.unite(mot) },
    ];
  });
}

/** A yes or no, and a list, may be left as they are. */
const libre = ({ genre, facultatif, absent }: Champ): boolean =>
  facultatif === true || absent === true || genre === 'lignes';

function tape(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What a clause says, as a person types it. */
function champsDe({ nature, parametres }: Pick<ClauseView, 'nature' | 'parametres'>): Record<string, string> {
  const held = parametres as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    entrees(nature).map(({ nom, champ }) => {
      const [group = '', part] = nom.split('_');
      const value =
        part === undefined
          ? held[nom]
          : (held[group] as Readonly<Record<string, unknown>> | null | undefined)?.[part];
      return [nom, champ.genre === 'jour' && value ? formatShort(value as CivilDate) : tape(value)];
    }),
  );
}

function envoye(champ: Champ, said: string): unknown {
  const typed = said.trim();
  if (champ.genre === 'ouiNon') return typed === 'oui';
  if (champ.genre === 'lignes')
    return typed
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  if (typed === '') return null;
  if (champ.genre === 'entier') return countIn(typed) ?? typed;
  return champ.genre === 'jour' ? isoOf(typed) : typed;
}

function parametresDe({ nature, champs }: Values): SaisieParametres {
  const out: Record<string, unknown> = {};
  for (const { nom, champ } of entrees(nature)) {
    const said = champs[nom] ?? '';
    const [group = '', part] = nom.split('_');
    const value = envoye(champ, said);
    if (part === undefined) {
      // What older clauses do not say is not said of a new one either.
      if (champ.absent !== true || said === 'oui') out[nom] = value;
    } else if (value !== null) out[group] = { ...(out[group] as object | undefined), [part]: value };
  }
  return { nature: nature as NatureClause, ...out };
}

function verifier(values: Values, checks: Checks): void {
  checks.required('nature', values.nature, formsText.choiceRequired);
  for (const { nom, champ } of entrees(values.nature)) {
    const said = values.champs[nom] ?? '';
    const name = `champs.${nom}`;
    if (said.trim() === '') {
      if (!libre(champ) && champ.genre !== 'ouiNon')
        checks.required(
          name,
          said,
          champ.genre === 'choix' || champ.genre === 'mention' ? formsText.choiceRequired : undefined,
        );
    } else if (champ.genre === 'entier') checks.count(name, said);
    else if (champ.genre === 'jour') checks.date(name, said);
  }
}

/** From the path of a field in the input to its name here. */
const rename = (champ: string): string =>
  champ.startsWith('ancres')
    ? 'ancres.0'
    : champ === 'parametres.nature'
      ? 'nature'
      : champ.replace(/^parametres\.(\w+)\.(n|unite)$/u, 'champs.$1_$2').replace(/^parametres\./u, 'champs.');

function Parametre({
  control,
  entree: { nom, champ, mot },
  parties,
}: {
  readonly control: Control<Values>;
  readonly entree: Entree;
  readonly parties: readonly Partie[];
}): ReactNode {
  const common = { control, name: `champs.${nom}` as const, label: mot, optional: libre(champ) };
  switch (champ.genre) {
    case 'choix':
      return (
        <FieldSelect
          {...common}
          choices={Object.entries(champ.libelles).map(([value, label]) => ({
            value,
            label: upperFirst(label),
          }))}
        />
      );
    case 'ouiNon':
      return (
        <FieldRadios
          {...common}
          choices={[
            { value: 'oui', label: text.oui },
            { value: 'non', label: text.non },
          ]}
        />
      );
    case 'entier':
      return <FieldCount {...common} />;
    case 'jour':
      return <FieldDate {...common} />;
    case 'mention':
      return <FieldRadios {...common} choices={partieChoices(parties)} />;
    case 'lignes':
      return <FieldText {...common} help={text.lignesHelp} />;
    case 'texte':
      return champ.long === true ? (
        <FieldTextarea {...common} />
      ) : (
        <FieldText {...common} {...(nom === 'avantLe' ? { help: text.avantLeHelp } : {})} />
      );
    case 'cle':
    case 'fiche':
    case 'ficheParmi':
    case 'fixe':
    case 'rang':
    case 'empreinte':
    case 'taille':
    case 'groupe':
    case 'liste':
    case 'suite':
    case 'images':
    case 'variantes':
      return null;
  }
}

function Parametres({
  control,
  parties,
}: {
  readonly control: Control<Values>;
  readonly parties: readonly Partie[];
}): ReactNode {
  const nature = useWatch({ control, name: 'nature' });
  const all = entrees(nature);
  if (all.length === 0) return null;
  return (
    <FormSection legend={text.parametres}>
      {all.map((entree) => (
        <Parametre key={`${nature}-${entree.nom}`} control={control} entree={entree} parties={parties} />
      ))}
    </FormSection>
  );
}

/** Every alinéa of the text, in order. */
const alineasDe = ({ divisions }: Convention) =>
  divisions.flatMap(({ id: divisionId, intitule, alineas }) =>
    alineas.map(({ id, marque, texte }) => ({
      id,
      divisionId,
      intitule,
      texte: marque === null ? texte : `${marque} ${texte}`,
    })),
  );

/** The text, article by article: those where something is ticked are open. */
function Ancres({
  control,
  convention,
  ticked,
}: {
  readonly control: Control<Values>;
  readonly convention: Convention;
  readonly ticked: readonly boolean[];
}): ReactNode {
  const all = alineasDe(convention).map((one, rang) => ({ ...one, rang }));
  return (
    <FormSection legend={text.ancres} intro={text.ancresIntro}>
      {convention.divisions.map(({ id, intitule }) => {
        const own = all.filter(({ divisionId }) => divisionId === id);
        return (
          <details
            key={id}
            className={classes.details}
            open={own.some(({ rang }) => ticked[rang] === true) || undefined}
          >
            <summary>{intitule}</summary>
            <div className={classes.detailsBody}>
              {own.map(({ id: alineaId, texte, rang }) => (
                <FieldCheckbox key={alineaId} control={control} name={`ancres.${rang}`} label={texte} />
              ))}
            </div>
          </details>
        );
      })}
    </FormSection>
  );
}

const cochees = (convention: Convention, ancres: readonly string[]): boolean[] =>
  alineasDe(convention).map(({ id }) => ancres.includes(id));
const ancresDe = (convention: Convention, { ancres }: Values): string[] =>
  alineasDe(convention).flatMap(({ id }, rang) => (ancres[rang] === true ? [id] : []));

const ancresOf = ({ passages }: ClauseView): readonly string[] =>
  passages.flatMap(({ alineaId }) => (alineaId === null ? [] : [alineaId]));

/** A nature that has a passage to show; the originals and the duration have fields of their own. */
const POSABLES: readonly NatureClause[] = [
  'effet',
  'renouvellement',
  'avenant',
  'resiliation',
  'obligation',
  'litige',
  'autre',
];

/** Said first, and nothing is asked. */
const ferme = (refus: RefusLike): ReactNode => <RefusAlert refus={refus} title={text.closed} live={false} />;

/** Once signed, a clause changes by an avenant alone. */
const SIGNEE = REFUS_CONVENTION.CLAUSE_SIGNEE({ clause: text.laClause });

/** Why nobody can confirm it; null when somebody can. */
const refusDeConfirmer = ({ aConfirmer, depuis, parametres }: ClauseView): RefusLike | null =>
  aConfirmer
    ? null
    : depuis === null
      ? REFUS_CONVENTION.CLAUSE_CONFIRMEE({ clause: laClause(parametres) })
      : REFUS_CONVENTION.CLAUSE_AVENANT_A_CONFIRMER({
          clause: laClause(parametres),
          avenant: `l’${lowerFirst(depuis.designation)}`,
        });

/** Why it cannot be taken away; null when it can. */
const refusDeRetirer = ({ nature }: ClauseView, modifiables: boolean): RefusLike | null =>
  modifiables
    ? nature === 'duree' || nature === 'exemplaires'
      ? REFUS_CONVENTION.EXEMPLAIRES_TOUJOURS()
      : null
    : SIGNEE;

export function PoserClauseForm({
  texte,
  parties: { parties },
  clauses: { modifiables },
}: Answers<'texte' | 'parties' | 'clauses'>): ReactNode {
  const [params] = useSearchParams();
  const asked = params.get('nature') ?? '';
  return (
    <ActForm<Values, 'conventions.poserClause'>
      title={text.poser.title}
      intro={modifiables ? text.poser.intro : text.poser.introSignee}
      source={text.source}
      submit={text.poser.submit}
      onglet="clauses"
      method="conventions.poserClause"
      defaults={{ nature: asked, champs: VIDES, ancres: cochees(texte, []), motif: '' }}
      check={(values, checks) => {
        verifier(values, checks);
        if (!values.ancres.includes(true)) checks.add('ancres.0', text.ancresRequired);
        checks.required('motif', values.motif);
      }}
      rename={rename}
      toInput={(values) => ({
        conventionId: texte.id,
        parametres: parametresDe(values),
        ancres: ancresDe(texte, values),
        motif: values.motif,
      })}
      success={() => text.poser.success}
    >
      {({ control }) => (
        <>
          <FieldSelect
            control={control}
            name="nature"
            label={text.nature}
            choices={POSABLES.map((value) => ({ value, label: NATURE_CLAUSE_LABELS[value] }))}
          />
          <Parametres control={control} parties={parties} />
          <Ancres control={control} convention={texte} ticked={[]} />
          <FieldTextarea control={control} name="motif" label={text.motif} help={text.motifHelp} />
        </>
      )}
    </ActForm>
  );
}

/** Every control there may be, blank: a field that appears with a nature is controlled from the start. */
const VIDES: Record<string, string> = Object.fromEntries(
  Object.keys(PARAMETRES).flatMap((nature) => entrees(nature).map(({ nom }) => [nom, ''])),
);

/** The clause the address names, when the convention has it. */
function useClause(clauses: readonly ClauseView[]): ClauseView | undefined {
  const { clauseId } = useParams();
  return clauses.find(({ id }) => id === clauseId);
}

/** Changing a clause and confirming it ask the same: what it says, and the passages that say it. */
function clauseForm(sort: 'changer' | 'confirmer') {
  const words = text[sort];
  const method = sort === 'changer' ? 'conventions.changerClause' : 'conventions.confirmerClause';
  return function ClauseForm({
    texte,
    parties: { parties },
    clauses: { clauses, modifiables },
  }: Answers<'texte' | 'parties' | 'clauses'>): ReactNode {
    const clause = useClause(clauses);
    if (clause === undefined) return <UnknownAct onglet="clauses" />;
    const ticked = cochees(texte, ancresOf(clause));
    const { certitude, dit, sens } = clause;
    const barre = sort === 'confirmer' ? refusDeConfirmer(clause) : modifiables ? null : SIGNEE;
    const ouvert = barre === null;
    return (
      <ActForm<Values, 'conventions.changerClause' | 'conventions.confirmerClause'>
        title={words.title(NATURE_CLAUSE_LABELS[clause.nature])}
        intro={words.intro}
        source={text.source}
        submit={ouvert ? words.submit : null}
        onglet="clauses"
        method={method}
        defaults={{ nature: clause.nature, champs: champsDe(clause), ancres: ticked, motif: '' }}
        check={(values, checks) => {
          verifier(values, checks);
          checks.required('motif', values.motif);
        }}
        rename={rename}
        toInput={(values) => ({
          conventionId: texte.id,
          clauseId: clause.id,
          parametres: parametresDe(values),
          ancres: ancresDe(texte, values),
          motif: values.motif,
        })}
        success={() => words.success}
        before={
          <>
            {barre !== null && ferme(barre)}
            <Callout tone={certitude.sure ? 'quiet' : 'warn'} title={text.read}>
              <Text size="sm">{sens}.</Text>
              {dit !== null && <Text size="sm">{`«\u00a0${dit}\u00a0»`}</Text>}
              {!certitude.sure &&
                certitude.doutes.map((doute) => (
                  <Text key={doute} size="sm">
                    {doute}
                  </Text>
                ))}
            </Callout>
          </>
        }
      >
        {({ control }) =>
          ouvert && (
            <>
              <Parametres control={control} parties={parties} />
              <Ancres control={control} convention={texte} ticked={ticked} />
              <FieldTextarea control={control} name="motif" label={text.motif} help={text.motifHelp} />
            </>
          )
        }
      </ActForm>
    );
  };
}

export const ChangerClauseForm = clauseForm('changer');
export const ConfirmerClauseForm = clauseForm('confirmer');

export function RetirerClauseForm({ clauses: { clauses, modifiables } }: Answers<'clauses'>): ReactNode {
  const { convention } = useFormData();
  const clause = useClause(clauses);
  if (clause === undefined) return <UnknownAct onglet="clauses" />;
  const barre = refusDeRetirer(clause, modifiables);
  return (
    <ActForm
      title={text.retirer.title(NATURE_CLAUSE_LABELS[clause.nature])}
      intro={text.retirer.intro}
      source={text.source}
      submit={barre === null ? text.retirer.submit : null}
      tone="grave"
      onglet="clauses"
      method="conventions.retirerClause"
      defaults={{ motif: '' }}
      check={(values, checks) => checks.required('motif', values.motif)}
      toInput={({ motif }) => ({ conventionId: convention.id, clauseId: clause.id, motif })}
      success={() => text.retirer.success}
      before={
        <>
          {barre !== null && ferme(barre)}
          <Callout tone="quiet" title={`${clause.sens}.`} />
        </>
      }
    >
      {({ control }) =>
        barre === null && (
          <FieldTextarea control={control} name="motif" label={text.motif} help={text.motifHelp} />
        )
      }
    </ActForm>
  );
}
