import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { SORT_CLAUSE_LABELS } from '#registre/fiches/clauses';
import type { AppError } from '#contract/reply';
import type { CommandeView } from '#contract/views';
import { direClause, direSort } from '#domain/clauses/dire';
import type { ClauseEnJeu } from '#domain/concordance/clauses-en-jeu';
import { upperFirst } from '#domain/french';
import { typographie } from '#domain/typographie';
import { ChampsParametres } from '../../parts/champs-parametres';
import type { PartiesNommees as Parties } from '../../parts/champs-parametres';
import { RefusAlert } from '../../parts/refus-alert';
import { call } from '../../rpc/client';
import { textAtelier } from '../../text/atelier';
import layout from '../../ui/layout.module.css';
import classes from './atelier.module.css';
import { AvantApres } from './essai-view';
import { cleDe, lireClause, saisieClause } from './saisie-clause';
import type { LectureClause, SaisieClause, SortSaisi } from './saisie-clause';

const text = textAtelier.clauses;

/** What a person changed of the forms; the rest follows what is read in the words being written. */
export type Saisies = Readonly<Record<string, Touchee>>;
type Touchee = Pick<SaisieClause, 'choix' | 'motif'> & { readonly champs: SaisieClause['champs'] | null };

export function saisieDe(enJeu: ClauseEnJeu, saisies: Saisies): SaisieClause {
  const own = saisieClause(enJeu);
  const touchee = saisies[cleDe(enJeu)];
  return touchee === undefined ? own : { ...touchee, champs: touchee.champs ?? own.champs };
}

/** The clauses whose words a change touches, before it is recorded: what they said, what is read, what becomes of them. */
export function ClausesEnJeu({
  clauses,
  parties,
  saisies,
  onChange,
  manque,
}: {
  readonly clauses: readonly ClauseEnJeu[];
  readonly parties: Parties;
  readonly saisies: Saisies;
  readonly onChange: (next: Saisies) => void;
  /** The clause whose answer lacks something, once it was sent. */
  readonly manque: string | null;
}): ReactNode {
  if (clauses.length === 0) return null;
  return (
    <section className={`${layout.stack} ${classes.essai}`} aria-label={text.title}>
      <h3 className={classes.essaiTitle}>{text.title}</h3>
      {clauses.map((enJeu) => {
        const cle = cleDe(enJeu);
        return (
          <FormeClause
            key={cle}
            enJeu={enJeu}
            parties={parties}
            saisie={saisieDe(enJeu, saisies)}
            montrer={manque === cle}
            onChange={(next) => onChange({ ...saisies, [cle]: next })}
          />
        );
      })}
    </section>
  );
}

/** One clause: its words, what is read in them, the three answers. */
function FormeClause({
  enJeu,
  parties,
  saisie,
  montrer,
  onChange,
}: {
  readonly enJeu: ClauseEnJeu;
  readonly parties: Parties;
  readonly saisie: SaisieClause;
  readonly montrer: boolean;
  readonly onChange: (next: Touchee) => void;
}): ReactNode {
  const { nom, parametres, avant, apres, lue, clauseId, motifRequis } = enJeu;
  const nommer = (id: string): string => typographie(parties.find((one) => one.id === id)?.nom ?? id);
  const lecture = lireClause(enJeu, saisie);
  const error = montrer && lecture.etat === 'manque' ? lecture : null;
  const { choix, motif } = saisie;
  const titre = upperFirst(typographie(nom));
  const proposee = memeSens(enJeu);
  return (
    <div role="group" aria-label={titre} className={layout.stack} data-clause={cleDe(enJeu)}>
      <h4 className={classes.faultTitle}>{titre}</h4>
      <AvantApres
        avant={avant.length === 0 ? null : avant.join('\n')}
        apres={apres.length === 0 ? null : apres.join('\n')}
      />
      <dl className={classes.clauseDite}>
        {clauseId !== null && (
          <div>
            <dt>{text.disait}</dt>
            <dd>{direClause(parametres, nommer)}</dd>
          </div>
        )}
        <div>
          <dt>{text.lue}</dt>
          <dd>{lue === null ? text.illisible : direClause(lue.parametres, nommer)}</dd>
        </div>
      </dl>
      {lue !== null && lue.doutes.length > 0 && (
        <ul className={classes.doubts}>
          {lue.doutes.map((doute) => (
            <li key={doute}>{typographie(doute)}</li>
          ))}
        </ul>
      )}
      {proposee !== null && choix === null && (
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onChange({ choix: 'inchangee', motif: proposee, champs: null })}
          >
            {text.confirmer(proposee)}
          </Button>
        </Group>
      )}
      <Radio.Group
        label={text.sort}
        value={choix ?? ''}
        onChange={(value) => onChange({ choix: value as SaisieClause['choix'], motif, champs: null })}
      >
        <Stack gap="xs" mt="xs">
          <Radio
            value="inchangee"
            label={clauseId === null ? text.aucune : upperFirst(SORT_CLAUSE_LABELS.inchangee)}
          />
          <Radio
            value="nouvelle"
            label={clauseId === null ? text.posee : upperFirst(SORT_CLAUSE_LABELS.nouvelle)}
          />
          {clauseId !== null && <Radio value="retiree" label={upperFirst(SORT_CLAUSE_LABELS.retiree)} />}
        </Stack>
      </Radio.Group>
      {choix === 'inchangee' && (
        <TextInput
          label={text.motif}
          description={motifRequis ? text.motifHelp : text.motifLibre}
          aria-required={motifRequis}
          autoComplete="off"
          value={motif}
          error={error?.champ === 'motif' ? error.message : null}
          onChange={(event) => onChange({ choix, motif: event.currentTarget.value, champs: null })}
        />
      )}
      {choix === 'nouvelle' && (
        <ChampsParametres
          nature={parametres.nature}
          champs={saisie.champs}
          parties={parties}
          faute={error}
          onChange={(typed) => onChange({ choix, motif, champs: { ...saisie.champs, ...typed } })}
        />
      )}
    </div>
  );
}

/** The reason for which a clause would stay as it is, where the registry proposes one; nothing is settled by it. */
const memeSens = ({ reponse, proposition }: ClauseEnJeu): string | null =>
  reponse === null && proposition.nature === 'inchangee' ? proposition.motif : null;

/** The clauses of a change already recorded: what was answered of each, and the form to answer. */
export function ClausesReglees({
  avenantId,
  operationId,
  clauses,
  parties,
  tardive,
  onDone,
}: {
  readonly avenantId: string;
  readonly operationId: string;
  readonly clauses: readonly ClauseEnJeu[];
  readonly parties: Parties;
  /** `non`: the text is still written; `oui`: it has left, what nobody settled may be, with a reason; null: it is only read. */
  readonly tardive: 'oui' | 'non' | null;
  readonly onDone: (value: CommandeView) => void;
}): ReactNode {
  const nommer = (id: string): string => typographie(parties.find((one) => one.id === id)?.nom ?? id);
  if (clauses.length === 0) return null;
  return (
    <section aria-label={text.recorded} className={layout.stack}>
      <h4 className={classes.minor}>{text.recorded}</h4>
      {clauses.map((enJeu) => {
        const { nom, reponse, due, clauseId } = enJeu;
        const titre = upperFirst(typographie(nom));
        const said =
          reponse === null
            ? due
              ? text.aRegler
              : text.parDefaut
            : clauseId === null && reponse.nature === 'inchangee'
              ? text.ecartee(reponse.motif ?? '')
              : direSort(reponse, nommer);
        const open = tardive === 'non' || (tardive === 'oui' && reponse === null && due);
        return (
          <div key={cleDe(enJeu)} data-clause-reglee={cleDe(enJeu)}>
            <p className={classes.clauseReglee}>
              <strong>{titre}</strong>&nbsp;: {said}
            </p>
            {open && (
              <Regler
                key={JSON.stringify(reponse)}
                avenantId={avenantId}
                operationId={operationId}
                enJeu={enJeu}
                parties={parties}
                tardive={tardive === 'oui'}
                onDone={onDone}
              />
            )}
          </div>
        );
      })}
    </section>
  );
}

function Regler({
  avenantId,
  operationId,
  enJeu,
  parties,
  tardive,
  onDone,
}: {
  readonly avenantId: string;
  readonly operationId: string;
  readonly enJeu: ClauseEnJeu;
  readonly parties: Parties;
  readonly tardive: boolean;
  readonly onDone: (value: CommandeView) => void;
}): ReactNode {
  const [opened, setOpened] = useState(false);
  const [saisies, setSaisies] = useState<Saisies>({});
  const [why, setWhy] = useState('');
  const [asked, setAsked] = useState(false);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const id = useId();
  const cle = cleDe(enJeu);
  const saisie = saisieDe(enJeu, saisies);
  const lecture: LectureClause = lireClause(enJeu, saisie);
  const titre = upperFirst(typographie(enJeu.nom));
  const proposee = memeSens(enJeu);
  const record = async (sort: SortSaisi, motif: string | null) => {
    setPending(true);
    setRefusal(null);
    const { clauseId } = enJeu;
    const reply = await call('avenants.reglerClause', { avenantId, operationId, clauseId, sort, motif });
    setPending(false);
    if (reply.ok) onDone(reply.value);
    else setRefusal(reply.error);
  };
  if (!opened)
    return (
      <Stack gap="sm">
        <Group gap="xs">
          {proposee !== null && (
            <Button
              size="compact-sm"
              loading={pending}
              aria-label={`${text.confirmer(proposee)} (${titre})`}
              onClick={() => void record({ nature: 'inchangee', motif: proposee }, tardive ? proposee : null)}
            >
              {text.confirmer(proposee)}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            aria-label={text.reglerLabel(titre)}
            onClick={() => setOpened(true)}
          >
            {enJeu.reponse === null ? text.regler : text.changer}
          </Button>
        </Group>
        {refusal !== null && <RefusAlert refus={refusal} title={text.refused} kept />}
      </Stack>
    );
  const send = async () => {
    if (lecture.etat !== 'prete' || (tardive && why.trim() === '')) {
      setAsked(true);
      return;
    }
    await record(lecture.sort, why.trim() === '' ? null : why.trim());
  };
  return (
    <form
      noValidate
      aria-busy={pending}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack gap="sm">
        <FormeClause
          enJeu={enJeu}
          parties={parties}
          saisie={saisie}
          montrer={asked}
          onChange={(next) => setSaisies({ [cle]: next })}
        />
        {tardive && (
          <TextInput
            id={id}
            label={text.tardive}
            description={text.tardiveHelp}
            aria-required
            autoComplete="off"
            value={why}
            error={asked && why.trim() === '' ? text.motifRequis : null}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
        )}
        {asked && lecture.etat === 'rien' && <p role="alert">{text.choisir}</p>}
        {refusal !== null && <RefusAlert refus={refusal} title={text.refused} kept />}
        <Group gap="xs">
          <Button type="submit" size="xs" loading={pending}>
            {text.save}
          </Button>
          <Button type="button" size="xs" variant="default" onClick={() => setOpened(false)}>
            {text.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
