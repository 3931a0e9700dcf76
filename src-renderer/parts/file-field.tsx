import { Button, Input, Progress, Text, VisuallyHidden } from '@mantine/core';
import { IconFileCheck, IconFileUpload, IconFileX } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { formatTaille, nomSansPiege } from '#domain/fichier';
import { call } from '../rpc/client';
import { uploadFile } from '../rpc/upload';
import { textFile } from '../text/pieces';
import layout from '../ui/layout.module.css';
import classes from './file-field.module.css';

/** A file the application holds until a command uses it. */
export type ReceivedFile = { readonly jeton: string; readonly nom: string; readonly taille: number };

export type FileFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly help: ReactNode;
  /** What the dialog of the system shows first: « .pdf,.png ». The application judges the content. */
  readonly accept: string;
  readonly value: ReceivedFile | null;
  readonly onChange: (file: ReceivedFile | null) => void;
  /** What can be told before sending anything: too large, empty. */
  readonly check?: (file: File) => string | null;
  readonly error?: string | undefined;
};

type Sending = { readonly file: File; readonly share: number };
type Failure = { readonly file: File | null; readonly message: string };

/**
 * Chooses one file, by a button or by dropping it, and sends it at once, so that the form is ready when it is
 * submitted. A failure leaves the choice on screen with its reason.
 */
export function FileField(props: FileFieldProps): ReactNode {
  const { name, label, help, accept, value, onChange, check, error } = props;
  const [sending, setSending] = useState<Sending | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController | null>(null);
  const id = useId();

  // A file that falls beside the field must not replace the page, and all that is typed in it.
  useEffect(() => {
    const refuse = (event: globalThis.DragEvent) => event.preventDefault();
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
      stop.current?.abort();
    };
  }, []);

  const send = async (file: File) => {
    stop.current?.abort();
    const problem = check?.(file) ?? null;
    if (problem !== null) {
      setFailure({ file: null, message: `${nomSansPiege(file.name)} – ${problem}` });
      return;
    }
    const controller = new AbortController();
    stop.current = controller;
    setFailure(null);
    // The file shown is the one that counts: the one before it leaves at once.
    if (value !== null) void call('televersements.abandonner', { jeton: value.jeton });
    onChange(null);
    setSending({ file, share: 0 });
    const reply = await uploadFile(
      file,
      (share) => {
        if (!controller.signal.aborted) setSending({ file, share });
      },
      controller.signal,
    );
    if (controller.signal.aborted) return;
    setSending(null);
    if (!reply.ok) {
      const { message, remede } = reply.error;
      setFailure({ file, message: remede === undefined ? message : `${message} ${remede}` });
      return;
    }
    onChange({ jeton: reply.value.jeton, nom: nomSansPiege(file.name), taille: file.size });
  };

  const receive = (files: FileList | null) => {
    if (files === null || files.length === 0) return;
    const [file] = files;
    if (files.length > 1 || file === undefined) setFailure({ file: null, message: textFile.onlyOne });
    else void send(file);
  };

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    receive(event.dataTransfer.files);
  };

  const abort = () => {
    stop.current?.abort();
    setSending(null);
  };

  const shown = failure?.message ?? error;
  const retry = failure?.file ?? null;
  const choose = (
    <Button
      variant="default"
      id={id}
      data-champ={name}
      aria-describedby={`${id}-help ${id}-file${shown === undefined ? '' : ` ${id}-error`}`}
      onClick={() => input.current?.click()}
    >
      {value === null ? textFile.choose : textFile.change}
    </Button>
  );

  return (
    <div role="group" aria-labelledby={`${id}-label`}>
      <Input.Label id={`${id}-label`} labelElement="div">
        {label}
      </Input.Label>
      <Input.Description id={`${id}-help`} mb="xs">
        {help}
      </Input.Description>
      <div
        className={`${layout.row} ${classes.zone}`}
        data-over={over || undefined}
        data-error={shown !== undefined || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <input
          ref={input}
          type="file"
          accept={accept}
          className={classes.native}
          tabIndex={-1}
          aria-hidden
          onChange={(event) => {
            receive(event.currentTarget.files);
            // The same file may be chosen again after a failure.
            event.currentTarget.value = '';
          }}
        />
        <FileLine id={`${id}-file`} sending={sending} failure={failure} value={value} />
        <div className={layout.row}>
          {sending === null ? (
            choose
          ) : (
            <Button variant="default" onClick={abort}>
              {textFile.abort}
            </Button>
          )}
          {sending === null && retry !== null && (
            <Button variant="subtle" onClick={() => void send(retry)}>
              {textFile.retry}
            </Button>
          )}
        </div>
      </div>
      <VisuallyHidden role="status">
        {sending !== null && textFile.sending(nomSansPiege(sending.file.name))}
        {sending === null && failure === null && value !== null && textFile.received(value.nom)}
      </VisuallyHidden>
      {shown !== undefined && (
        <Input.Error id={`${id}-error`} role={failure === null ? undefined : 'alert'} mt="xs">
          {shown}
        </Input.Error>
      )}
    </div>
  );
}

function FileLine({
  id,
  sending,
  failure,
  value,
}: {
  readonly id: string;
  readonly sending: Sending | null;
  readonly failure: Failure | null;
  readonly value: ReceivedFile | null;
}): ReactNode {
  if (sending !== null) {
    const { file, share } = sending;
    const nom = nomSansPiege(file.name);
    return (
      <div className={`${layout.line} ${classes.line}`} id={id}>
        <IconFileUpload size={28} stroke={1.4} aria-hidden className={classes.icon} />
        <div className={classes.what}>
          <Text fw={600} className={classes.name ?? ''}>
            <bdi>{nom}</bdi>
          </Text>
          <Progress value={share * 100} aria-label={textFile.sending(nom)} my="2xs" />
          <Text size="sm" c="dimmed">
            {textFile.percent(share)} · {formatTaille(file.size)}
          </Text>
        </div>
      </div>
    );
  }
  const failed = failure?.file ?? null;
  const kept = failed === null ? value : { nom: nomSansPiege(failed.name), taille: failed.size };
  if (kept === null) {
    return (
      <div className={`${layout.line} ${classes.line}`} id={id}>
        <IconFileUpload size={28} stroke={1.4} aria-hidden className={classes.icon} />
        <Text size="sm" c="dimmed">
          {textFile.drop}
        </Text>
      </div>
    );
  }
  const Icon = failed === null ? IconFileCheck : IconFileX;
  return (
    <div className={`${layout.line} ${classes.line}`} id={id}>
      <Icon size={28} stroke={1.4} aria-hidden className={classes.icon} />
      <div className={classes.what}>
        <Text fw={600} className={classes.name ?? ''}>
          <bdi>{kept.nom}</bdi>
        </Text>
        <Text size="sm" c="dimmed">
          {formatTaille(kept.taille)}
        </Text>
      </div>
    </div>
  );
}
