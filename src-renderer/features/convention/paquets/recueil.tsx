import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import type { CaseView, PaquetView } from '#contract/paquets';
import type { AppError } from '#contract/reply';
import { announce } from '../../../parts/announcement';
import { ChampDate } from '../../../parts/forms/champ-date';
import { readDate } from '../../../parts/forms/read-date';
import { RefusAlert } from '../../../parts/refus-alert';
import { call } from '../../../rpc/client';
import { useQuery } from '../../../rpc/query';
import { formsText } from '../../../text/forms';
import { textPaquets } from '../../../text/paquets';
import { ActButton } from '../../../ui/act-button';
import { OptionalMark } from '../../../ui/forms/optional-mark';
import { casesChoisies, cleDe } from './choix';
import type { Choix } from './choix';
import classes from './matrice.module.css';
import { joindrePreuves } from './scans';
import type { Preuve, Preuves } from './scans';

const text = textPaquets.sign;

type Saisie = {
  readonly date: string;
  readonly lieu: string;
  readonly hors: boolean;
  readonly motif: string;
  readonly delegationId: string;
};
const VIDE: Saisie = { date: '', lieu: '', hors: false, motif: '', delegationId: '' };

const preuveDe = (one: Preuve | undefined) =>
  one === undefined ? null : { sha256: one.fichier.lu.sha256, page: one.page };

/** What a refusal says of each field, and which slots it names. */
function partager(error: AppError, cases: readonly CaseView[]) {
  const champs: Record<string, string> = {};
  const fautives = new Set<string>();
  for (const { champ, message } of error.champs ?? []) {
    const [, rang = '', nom = ''] = /^cases\.(\d+)(?:\.(\w+))?$/u.exec(champ) ?? [];
    const one = rang === '' ? undefined : cases[Number(rang)];
    if (one !== undefined) fautives.add(cleDe(one));
    champs[nom] ??= message;
  }
  return { champs, fautives };
}

/** The day, and the rest, of the signatures chosen in the matrix: one gesture for all of them. */
export function Recueil({
  paquet,
  choix,
  preuves,
  onDone,
  onClear,
  onFautives,
}: {
  readonly paquet: PaquetView;
  readonly choix: Choix;
  /** What shows a slot, where a scan of it was read. */
  readonly preuves: Preuves;
  readonly onDone: () => void;
  readonly onClear: () => void;
  readonly onFautives: (fautives: Choix) => void;
}): ReactNode {
  const [saisie, setSaisie] = useState<Saisie>(VIDE);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const [pending, setPending] = useState(false);
  const date = useRef<HTMLInputElement>(null);
  const motif = useRef<HTMLTextAreaElement>(null);
  const cases = casesChoisies(paquet, choix);
  const montrees = cases.filter((one) => preuves.has(cleDe(one))).length;
  const { data } = useQuery('delegations.lister', { conventionId: paquet.conventionId });
  // Of one office at a time: what its holders delegated says nothing of the others.
  const [seul, ...autres] = new Set(cases.map(({ signataireId }) => signataireId));
  const delegations =
    autres.length > 0 ? [] : (data ?? []).filter(({ fiche }) => fiche.signataireId === seul);
  const delegation = delegations.find(({ fiche }) => fiche.id === saisie.delegationId);
  const change = (part: Partial<Saisie>): void => {
    setSaisie((one) => ({ ...one, ...part }));
    setErrors({});
  };

  const send = async () => {
    const read = readDate(saisie.date);
    const found: Record<string, string> = {
      ...(read.kind === 'empty' ? { date: formsText.dateRequired } : {}),
      ...(read.kind === 'error' ? { date: read.message } : {}),
      ...(saisie.hors && saisie.motif.trim() === '' ? { hors: formsText.required } : {}),
    };
    setErrors(found);
    setRefusal(null);
    if (read.kind !== 'date' || Object.keys(found).length > 0) {
      (found.date === undefined ? motif : date).current?.focus();
      return;
    }
    setPending(true);
    const denied = await joindrePreuves(
      paquet,
      cases.flatMap((one) => preuves.get(cleDe(one)) ?? []),
    );
    if (denied !== null) {
      setPending(false);
      setRefusal({ ...denied, champs: [] });
      return;
    }
    const reply = await call('paquets.signer', {
      paquetId: paquet.id,
      cases: cases.map(({ original, signataireId }) => ({
        original,
        signataireId,
        preuve: preuveDe(preuves.get(cleDe({ original, signataireId }))),
        date: read.date,
        lieu: saisie.lieu.trim() === '' ? null : saisie.lieu,
        delegationId: delegation?.fiche.id ?? null,
        hors: saisie.hors ? saisie.motif : null,
      })),
    });
    setPending(false);
    if (!reply.ok) {
      const { champs, fautives } = partager(reply.error, cases);
      setErrors(champs);
      onFautives(fautives);
      setRefusal({ ...reply.error, champs: [] });
      return;
    }
    setSaisie(VIDE);
    announce({
      nature: 'done',
      message: text.done(cases.length),
      next: { sens: 'annuler', seq: reply.value.revision },
      toKnow: reply.value.avertissements,
    });
    onDone();
  };
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!pending) void send();
  };

  if (cases.length === 0)
    return (
      <p className={classes.recueil} data-vide>
        {text.nothing} {textPaquets.matrix.help}
      </p>
    );
  return (
    <form noValidate className={classes.recueil} aria-label={text.title} onSubmit={onSubmit}>
      <div className={classes.recueilTete}>
        <p className={classes.recueilTitre} role="status">
          {text.chosen(cases.length)}
          {montrees > 0 && <span className={classes.note}>{textPaquets.scans.kept(montrees)}</span>}
        </p>
        <Button variant="subtle" size="compact-sm" onClick={onClear}>
          {text.clear}
        </Button>
      </div>
      {refusal !== null && <RefusAlert refus={refusal} title={text.refused} kept />}
      <div className={classes.recueilChamps}>
        <ChampDate
          label={text.date}
          name="date"
          text={saisie.date}
          onChange={(typed) => change({ date: typed })}
          error={errors.date}
          inputRef={date}
        />
        <TextInput
          label={
            <>
              {text.place}
              <OptionalMark />
            </>
          }
          autoComplete="off"
          value={saisie.lieu}
          onChange={(event) => change({ lieu: event.currentTarget.value })}
          error={errors.lieu}
        />
        {delegations.length > 0 && (
          <NativeSelect
            label={text.by}
            value={delegation?.fiche.id ?? ''}
            data={[
              { value: '', label: text.holder },
              ...delegations.map(({ fiche, nom }) => ({ value: fiche.id, label: nom })),
            ]}
            onChange={(event) => change({ delegationId: event.currentTarget.value })}
          />
        )}
        <Checkbox
          className={classes.etroit ?? ''}
          label={text.outside}
          checked={saisie.hors}
          onChange={(event) => change({ hors: event.currentTarget.checked })}
        />
        <div className={classes.etroit}>
          <ActButton type="submit" loading={pending}>
            {text.submit(cases.length)}
          </ActButton>
        </div>
        {saisie.hors && (
          <Textarea
            ref={motif}
            className={classes.large ?? ''}
            label={text.reason}
            description={text.outsideHelp}
            autosize
            minRows={1}
            maxRows={6}
            aria-required
            value={saisie.motif}
            onChange={(event) => change({ motif: event.currentTarget.value })}
            error={errors.hors}
          />
        )}
      </div>
    </form>
  );
}
