import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import type { CommandeView } from '#contract/views';
import type { AppError, Reply } from '#contract/reply';
import { MOTIF_INSUFFISANT, estMotif } from '#domain/motif';
import { announce } from './announcement';
import { ChampDate } from './forms/champ-date';
import { dateIn, readDate } from './forms/read-date';
import { RefusAlert } from './refus-alert';
import { textCommun } from '../text/commun';
import { formsText } from '../text/forms';
import { textPaquets } from '../text/paquets';
import { OptionalMark } from '../ui/forms/optional-mark';
import classes from './geste-dialog.module.css';

const text = textPaquets.acts;

export type ChampGeste = {
  readonly nom: string;
  readonly label: string;
  /** `nombre`: a count, zero included; `rang`: from one on. */
  readonly genre: 'date' | 'texte' | 'lignes' | 'motif' | 'rang' | 'nombre' | 'choix';
  readonly facultatif?: boolean;
  readonly aide?: string;
  readonly choix?: readonly { readonly value: string; readonly label: string }[];
  readonly initial?: string;
};

export type Valeurs = Readonly<Record<string, string>>;

/** One gesture that takes a few fields: what it is, what it asks, what it sends. */
export type Geste = {
  readonly titre: string;
  readonly intro?: string;
  readonly champs: readonly ChampGeste[];
  readonly grave?: boolean;
  readonly envoyer: (valeurs: Valeurs) => Promise<Reply<CommandeView>>;
  readonly fait: (valeurs: Valeurs) => string;
};

function fauteDe({ genre, facultatif = false }: ChampGeste, typed: string): string | null {
  if (typed.trim() === '')
    return facultatif ? null : genre === 'date' ? formsText.dateRequired : text.required;
  if (genre === 'date') {
    const read = readDate(typed);
    return read.kind === 'error' ? read.message : null;
  }
  if (genre === 'motif') return estMotif(typed) ? null : MOTIF_INSUFFISANT;
  if (genre === 'nombre') return /^\d{1,4}$/u.test(typed.trim()) ? null : text.countWrong;
  return genre === 'rang' && !/^[1-9]\d?$/u.test(typed.trim()) ? text.rankWrong : null;
}

const fautes = (champs: readonly ChampGeste[], valeurs: Valeurs): Record<string, string> =>
  Object.fromEntries(
    champs.flatMap((champ) => {
      const faute = fauteDe(champ, valeurs[champ.nom] ?? '');
      return faute === null ? [] : [[champ.nom, faute]];
    }),
  );

function Champ({
  champ,
  typed,
  error,
  first,
  onChange,
}: {
  readonly champ: ChampGeste;
  readonly typed: string;
  readonly error: string | undefined;
  readonly first: boolean;
  readonly onChange: (typed: string) => void;
}): ReactNode {
  const { genre, nom, aide, facultatif = false, choix = [] } = champ;
  if (genre === 'date')
    return (
      <ChampDate
        label={champ.label}
        name={nom}
        text={typed}
        onChange={onChange}
        error={error}
        optional={facultatif}
        {...(aide === undefined ? {} : { help: aide })}
      />
    );
  const label = (
    <>
      {champ.label}
      {facultatif && <OptionalMark />}
    </>
  );
  const common = {
    label,
    name: nom,
    'data-champ': nom,
    value: typed,
    error,
    'aria-required': !facultatif,
    ...(aide === undefined ? {} : { description: aide }),
    ...(first ? { 'data-autofocus': true } : {}),
  };
  if (genre === 'choix')
    return (
      <NativeSelect
        {...common}
        data={[{ value: '', label: text.choose }, ...choix]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  return genre === 'motif' || genre === 'lignes' ? (
    <Textarea
      {...common}
      autosize
      minRows={2}
      maxRows={12}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  ) : (
    <TextInput
      {...common}
      autoComplete="off"
      {...(genre === 'rang' || genre === 'nombre' ? { inputMode: 'numeric' as const, maw: '8rem' } : {})}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function Formulaire({ geste, onClose }: { readonly geste: Geste; readonly onClose: () => void }): ReactNode {
  const { champs } = geste;
  const [valeurs, setValeurs] = useState<Valeurs>(
    Object.fromEntries(champs.map(({ nom, initial = '' }) => [nom, initial])),
  );
  const [errors, setErrors] = useState<Valeurs>({});
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const [pending, setPending] = useState(false);

  const send = async (form: HTMLFormElement) => {
    const found = fautes(champs, valeurs);
    setErrors(found);
    setRefusal(null);
    const wrong = champs.find(({ nom }) => found[nom] !== undefined);
    if (wrong !== undefined) {
      form.querySelector<HTMLElement>(`[data-champ="${wrong.nom}"]`)?.focus();
      return;
    }
    setPending(true);
    const reply = await geste.envoyer(
      Object.fromEntries(
        champs.map(({ nom, genre }) => {
          const typed = valeurs[nom] ?? '';
          return [nom, genre === 'date' ? (dateIn(typed) ?? typed) : typed];
        }),
      ),
    );
    setPending(false);
    if (!reply.ok) {
      const said = reply.error.champs ?? [];
      const known = said.filter(({ champ }) => champs.some(({ nom }) => nom === champ));
      setErrors(Object.fromEntries(known.map(({ champ, message }) => [champ, message])));
      setRefusal({
        ...reply.error,
        champs: said.filter((one) => !known.includes(one) && one.message !== reply.error.message),
      });
      return;
    }
    onClose();
    announce({
      nature: 'done',
      message: geste.fait(valeurs),
      next: { sens: 'annuler', seq: reply.value.revision },
      toKnow: reply.value.avertissements,
    });
  };

  return (
    <form
      noValidate
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        if (!pending) void send(event.currentTarget);
      }}
    >
      <Stack gap="md">
        {geste.intro !== undefined && <Text size="sm">{geste.intro}</Text>}
        {refusal !== null && <RefusAlert refus={refusal} title={text.refusedTitle} kept />}
        <div className={classes.champs}>
          {champs.map((champ, index) => (
            <div key={champ.nom} data-court={champ.genre === 'nombre' || undefined}>
              <Champ
                champ={champ}
                typed={valeurs[champ.nom] ?? ''}
                error={errors[champ.nom]}
                first={index === 0}
                onChange={(typed) => {
                  setValeurs((all) => ({ ...all, [champ.nom]: typed }));
                  setErrors({});
                }}
              />
            </div>
          ))}
        </div>
        <Group justify="flex-end" gap="xs">
          <Button type="button" variant="default" onClick={onClose}>
            {textCommun.cancel}
          </Button>
          <Button type="submit" loading={pending} {...(geste.grave === true ? { color: 'red' } : {})}>
            {geste.titre}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Asks what a gesture takes, over what it is about. */
export function GesteDialog({
  geste,
  onClose,
}: {
  readonly geste: Geste | null;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <Modal.Root opened={geste !== null} onClose={onClose} centered>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body>
          <Group justify="space-between" wrap="nowrap" mb="md">
            <Modal.Title>{geste?.titre}</Modal.Title>
            <Modal.CloseButton aria-label={textCommun.close} />
          </Group>
          {geste !== null && <Formulaire key={geste.titre} geste={geste} onClose={onClose} />}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
