import { Anchor, Button, Input, NativeSelect, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AppError, Reply } from '#contract/reply';
import type { LigneConventionView } from '#contract/views';
import { FileField } from '../../parts/file-field';
import type { ReceivedFile } from '../../parts/file-field';
import { LectureSuivie, useLecture } from '../../parts/lecture';
import { paths } from '../../parts/paths';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { uploadFile } from '../../rpc/upload';
import { textRedaction } from '../../text/redaction';
import { Section } from '../../ui/section';
import { ouvrageEcrit, ouvrageLu, ouvrageModele, ouvrageVierge } from './depart';
import type { Ouvrage } from './ouvrage';
import classes from './redaction.module.css';

const text = textRedaction.entree;

const dire = ({ message, remede, champs = [] }: AppError): string =>
  [message, ...champs.map((one) => one.message), remede]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');

/** The two ways in that are read. */
type Source = 'fichier' | 'colle';

/** The five ways a convention begins. Nothing is recorded by any. */
export function Entree({ onOuvrir }: { readonly onOuvrir: (ouvrage: Ouvrage) => void }): ReactNode {
  const [file, setFile] = useState<ReceivedFile | null>(null);
  const [colle, setColle] = useState('');
  const [source, setSource] = useState<Source>('fichier');
  const [refus, setRefus] = useState<{
    readonly de: Source | 'copie';
    readonly message: string;
  } | null>(null);
  const sending = useRef<AbortController | null>(null);
  const lecture = useLecture(() => sending.current?.abort());
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current += 1;
      sending.current?.abort();
    },
    [],
  );

  /** `received`: the token of a file in waiting, or why there is none. */
  const examine = async (de: Source, received: () => Promise<Reply<{ readonly jeton: string }>>) => {
    setRefus(null);
    setSource(de);
    const reply = await lecture.lire(async (nom) => {
      const file = await received();
      if (!file.ok) return file;
      const { jeton } = file.value;
      const read = await call('conventions.examinerFichier', { jeton, lecture: nom });
      return read.ok ? { ok: true, value: ouvrageLu(read.value, jeton) } : read;
    });
    if (reply === null) return;
    if (reply.ok) onOuvrir(reply.value);
    else setRefus({ de, message: dire(reply.error) });
  };
  const examineFile = (chosen: ReceivedFile) =>
    void examine('fichier', () => Promise.resolve({ ok: true, value: chosen }));
  const choose = (next: ReceivedFile | null) => {
    setFile(next);
    if (next !== null) examineFile(next);
    else if (source === 'fichier') lecture.arreter();
  };
  const paste = () => {
    if (colle.trim() === '') {
      setRefus({ de: 'colle', message: text.pasteEmpty });
      return;
    }
    const controller = new AbortController();
    sending.current = controller;
    void examine('colle', () =>
      uploadFile(
        new File([colle], text.pasteName, { type: 'text/plain' }),
        () => undefined,
        controller.signal,
      ),
    );
  };
  const copy = async (conventionId: string) => {
    const mine = ++turn.current;
    const reply = await call('conventions.redaction', { conventionId });
    if (mine !== turn.current) return;
    if (!reply.ok) {
      setRefus({ de: 'copie', message: `${text.failed}. ${dire(reply.error)}` });
      return;
    }
    onOuvrir(
      ouvrageEcrit({ ...reply.value, titreCourt: text.copyTitle(reply.value.titreCourt), faitLe: null }),
    );
  };

  const progress = (de: Source) => source === de && <LectureSuivie lecture={lecture} />;
  const error = (de: Source) => (refus?.de === de ? refus.message : undefined);

  return (
    <div className={classes.entree}>
      <Section title={text.file}>
        <FileField
          name="jeton"
          label={text.fileLabel}
          help={text.fileHelp}
          accept=".docx,.odt,.pdf,.txt"
          value={file}
          onChange={choose}
          error={error('fichier')}
        />
        {progress('fichier')}
        {file !== null && !lecture.enCours && (
          <Button variant="default" size="xs" onClick={() => examineFile(file)}>
            {text.again}
          </Button>
        )}
      </Section>
      <Section title={text.byHand}>
        <div className={classes.choix}>
          <Choix title={text.blank} help={text.blankHelp} onClick={() => onOuvrir(ouvrageVierge())} />
          <Choix title={text.model} help={text.modelHelp} onClick={() => onOuvrir(ouvrageModele())} />
          <Copier error={refus?.de === 'copie' ? refus.message : null} onCopy={(id) => void copy(id)} />
          <Anchor component={Link} to={paths.premiersPas} size="sm">
            {text.examples}
          </Anchor>
        </div>
      </Section>
      <Section title={text.paste}>
        <Textarea
          data-champ="colle"
          label={text.pasteLabel}
          description={text.pasteHelp}
          rows={4}
          value={colle}
          onChange={(event) => setColle(event.currentTarget.value)}
          error={error('colle')}
        />
        <div className={classes.gestes}>
          <Button size="sm" variant="default" mt="xs" disabled={lecture.enCours} onClick={paste}>
            {text.pasteAction}
          </Button>
          {progress('colle')}
        </div>
      </Section>
    </div>
  );
}

function Choix({
  title,
  help,
  onClick,
}: {
  readonly title: string;
  readonly help: string;
  readonly onClick: () => void;
}): ReactNode {
  return (
    <div className={classes.depart}>
      <Button variant="default" size="sm" onClick={onClick}>
        {title}
      </Button>
      <p className={classes.aide}>{help}</p>
    </div>
  );
}

function Copier({
  error,
  onCopy,
}: {
  readonly error: string | null;
  readonly onCopy: (conventionId: string) => void;
}): ReactNode {
  const conventions: readonly LigneConventionView[] = useQuery('conventions.lister', {}).data ?? [];
  const [chosen, setChosen] = useState('');
  const id = conventions.some((one) => one.id === chosen) ? chosen : (conventions[0]?.id ?? '');
  if (id === '')
    return (
      <div className={classes.depart}>
        <Input.Label labelElement="div">{text.copy}</Input.Label>
        <p className={classes.aide}>{text.copyNone}</p>
      </div>
    );
  return (
    <div className={classes.depart}>
      <div className={classes.copie}>
        <NativeSelect
          size="sm"
          label={text.copyLabel}
          description={text.copyHelp}
          value={id}
          data={conventions.map((one) => ({ value: one.id, label: one.titre }))}
          onChange={(event) => setChosen(event.currentTarget.value)}
          error={error}
        />
        <Button variant="default" size="sm" onClick={() => onCopy(id)}>
          {text.copyAction}
        </Button>
      </div>
    </div>
  );
}
