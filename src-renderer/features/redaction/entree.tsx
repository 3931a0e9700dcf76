import { Anchor, Button, Input, Loader, NativeSelect, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AppError } from '#contract/reply';
import type { LigneConventionView } from '#contract/views';
import { FileField } from '../../parts/file-field';
import type { ReceivedFile } from '../../parts/file-field';
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

/** What a reading is doing, for one of the two ways in. */
type Lecture = { readonly de: 'fichier' | 'colle'; readonly etat: 'envoi' | 'lecture' };

/** The five ways a convention begins. Nothing is recorded by any. */
export function Entree({ onOuvrir }: { readonly onOuvrir: (ouvrage: Ouvrage) => void }): ReactNode {
  const [file, setFile] = useState<ReceivedFile | null>(null);
  const [colle, setColle] = useState('');
  const [lecture, setLecture] = useState<Lecture | null>(null);
  const [refus, setRefus] = useState<{
    readonly de: Lecture['de'] | 'copie';
    readonly message: string;
  } | null>(null);
  const [arrete, setArrete] = useState<Lecture['de'] | null>(null);
  /** Only the last reading asked for counts; one that was stopped never comes back. */
  const turn = useRef(0);
  const sending = useRef<AbortController | null>(null);
  useEffect(
    () => () => {
      turn.current += 1;
      sending.current?.abort();
    },
    [],
  );

  const begin = (de: Lecture['de'], etat: Lecture['etat']): number => {
    setRefus(null);
    setArrete(null);
    setLecture({ de, etat });
    return ++turn.current;
  };
  const examine = async (jeton: string, de: Lecture['de']) => {
    const mine = begin(de, 'lecture');
    const reply = await call('conventions.examinerFichier', { jeton });
    if (mine !== turn.current) return;
    setLecture(null);
    if (reply.ok) onOuvrir(ouvrageLu(reply.value, jeton));
    else setRefus({ de, message: dire(reply.error) });
  };
  const stop = () => {
    turn.current += 1;
    sending.current?.abort();
    setArrete(lecture?.de ?? null);
    setLecture(null);
  };
  const choose = (next: ReceivedFile | null) => {
    setFile(next);
    if (next !== null) void examine(next.jeton, 'fichier');
    else if (lecture?.de === 'fichier') stop();
  };
  const paste = async () => {
    if (colle.trim() === '') {
      setRefus({ de: 'colle', message: text.pasteEmpty });
      return;
    }
    const mine = begin('colle', 'envoi');
    const controller = new AbortController();
    sending.current = controller;
    const sent = await uploadFile(
      new File([colle], text.pasteName, { type: 'text/plain' }),
      () => undefined,
      controller.signal,
    );
    if (mine !== turn.current) return;
    if (sent.ok) {
      await examine(sent.value.jeton, 'colle');
      return;
    }
    setLecture(null);
    setRefus({ de: 'colle', message: dire(sent.error) });
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

  const progress = (de: Lecture['de']) => (
    <div role="status" className={classes.progression}>
      {lecture?.de === de && (
        <>
          <Loader size="xs" aria-hidden />
          <span>{lecture.etat === 'envoi' ? text.receiving : text.reading}</span>
          <Button size="compact-sm" variant="default" onClick={stop}>
            {text.stop}
          </Button>
        </>
      )}
      {arrete === de && <span>{text.stopped}</span>}
    </div>
  );
  const error = (de: Lecture['de']) => (refus?.de === de ? refus.message : undefined);

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
        {file !== null && lecture === null && (
          <Button variant="default" size="xs" onClick={() => void examine(file.jeton, 'fichier')}>
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
          <Button
            size="sm"
            variant="default"
            mt="xs"
            disabled={lecture !== null}
            onClick={() => void paste()}
          >
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
