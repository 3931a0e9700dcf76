import { Button, Checkbox, Group, Radio, Stack, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '#contract/reply';
import type { LecturePhraseView } from '#contract/texte';
import type { CommandeView } from '#contract/views';
import { typographie } from '#domain/typographie';
import { RefusAlert } from '../../parts/refus-alert';
import { call } from '../../rpc/client';
import { textAtelier } from '../../text/atelier';
import classes from './atelier.module.css';
import { enSaisie } from './en-saisie';
import { Apercu } from './essai-view';

const text = textAtelier.coller;

type Lue = { readonly phrase: string; readonly lecture: LecturePhraseView };

const percent = (confiance: number): number => Math.round(confiance * 100);

/** How far a reading can be relied on: in words, with an icon, and its figure. */
function Confiance({ lecture }: { readonly lecture: LecturePhraseView }): ReactNode {
  const { modification, confiance, seuil } = lecture;
  const [tone, Icon, label] =
    modification === null
      ? (['bad', IconHelpCircle, text.notUnderstood] as const)
      : confiance >= seuil
        ? (['ok', IconCircleCheck, text.sure(percent(confiance))] as const)
        : (['warn', IconAlertTriangle, text.doubtful(percent(confiance))] as const);
  return (
    <p className={classes.confidence} data-tone={tone}>
      <Icon size={18} stroke={1.8} aria-hidden /> {label}
    </p>
  );
}

/** A sentence already written, read as a change; nothing is kept of it without a person's word. */
export function Coller({
  avenantId,
  phrase,
  onPhrase,
  onClose,
  onDone,
}: {
  readonly avenantId: string;
  readonly phrase: string;
  readonly onPhrase: (phrase: string) => void;
  readonly onClose: () => void;
  readonly onDone: (value: CommandeView) => void;
}): ReactNode {
  const [lue, setLue] = useState<Lue | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [missing, setMissing] = useState(false);
  const [reading, setReading] = useState(false);
  const [checked, setChecked] = useState(false);
  const [unchecked, setUnchecked] = useState(false);
  const [mine, setMine] = useState(true);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const turn = useRef(0);

  const read = async () => {
    if (phrase.trim() === '') {
      setMissing(true);
      field.current?.focus();
      return;
    }
    const mineTurn = ++turn.current;
    setReading(true);
    setRefusal(null);
    setChecked(false);
    setUnchecked(false);
    const reply = await call('texte.lirePhrase', { avenantId, phrase });
    if (mineTurn !== turn.current) return;
    setReading(false);
    setError(reply.ok ? null : reply.error);
    setLue(reply.ok ? { phrase, lecture: reply.value } : null);
  };

  const stale = lue !== null && lue.phrase !== phrase;
  const lecture = lue?.lecture ?? null;
  const doubtful = lecture !== null && lecture.confiance < lecture.seuil;

  const keep = async () => {
    const modification = lecture?.modification ?? null;
    if (lue === null || modification === null || pending) return;
    if (doubtful && !checked) {
      setUnchecked(true);
      box.current?.focus();
      return;
    }
    setPending(true);
    setRefusal(null);
    const lines = lue.phrase
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const reply = await call('avenants.ajouterOperations', {
      avenantId,
      operations: [{ modification: enSaisie(modification), phrase: mine ? lines : null }],
    });
    setPending(false);
    if (reply.ok) {
      onPhrase('');
      setLue(null);
      onDone(reply.value);
    } else setRefusal(reply.error);
  };

  return (
    <section aria-label={text.title} className={classes.paste}>
      <h3 className={classes.essaiTitle}>{text.title}</h3>
      <p className={classes.quiet}>{text.help}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void read();
        }}
      >
        <Textarea
          ref={field}
          id="phrase-a-lire"
          label={text.label}
          placeholder={text.placeholder}
          autosize
          minRows={3}
          maxRows={10}
          classNames={{ input: classes.actInput }}
          value={phrase}
          error={missing ? text.missing : null}
          onChange={(event) => {
            setMissing(false);
            onPhrase(event.currentTarget.value);
          }}
        />
        <Group gap="xs" mt="xs">
          <Button type="submit" loading={reading} variant={lecture === null || stale ? 'filled' : 'default'}>
            {text.read}
          </Button>
          <Button type="button" variant="subtle" onClick={onClose}>
            {text.cancel}
          </Button>
        </Group>
      </form>
      <div role="status" className={classes.pasteStatus}>
        {reading && <p className={classes.quiet}>{text.reading}</p>}
        {!reading && lecture !== null && !stale && <Confiance lecture={lecture} />}
        {!reading && stale && <p className={classes.quiet}>{text.stale}</p>}
      </div>
      {error !== null && <RefusAlert refus={error} title={text.failed} kept />}
      {!reading && lecture !== null && !stale && (
        <Stack gap="sm" mt="xs">
          {lecture.raison !== null && (
            <div>
              <p className={classes.faultTitle}>{lecture.raison.message}</p>
              <p>{lecture.raison.remede}</p>
            </div>
          )}
          {lecture.doutes.length > 0 && (
            <div>
              <h4 className={classes.minor}>{text.doubts}</h4>
              <ul className={classes.doubts}>
                {lecture.doutes.map((doute) => (
                  <li key={doute}>{typographie(doute)}</li>
                ))}
              </ul>
            </div>
          )}
          {lecture.modification !== null && (
            <>
              {lecture.essai !== null && (
                <section aria-label={text.understood} className={classes.essai}>
                  <h4 className={classes.essaiTitle}>
                    {text.understood}&nbsp;: {textAtelier.natures[lecture.modification.nature].toLowerCase()},{' '}
                    {typographie(lecture.essai.lieu.libelle)}
                  </h4>
                  <Apercu essai={lecture.essai} />
                </section>
              )}
              <Radio.Group
                label={text.wording}
                value={mine ? 'collee' : 'registre'}
                onChange={(value) => setMine(value === 'collee')}
              >
                <Stack gap={6} mt={6}>
                  <Radio value="collee" label={text.keepMine} />
                  <Radio value="registre" label={text.useOurs} />
                </Stack>
              </Radio.Group>
              {doubtful && (
                <Checkbox
                  ref={box}
                  label={text.checked}
                  checked={checked}
                  error={unchecked && !checked ? text.checkedMissing : null}
                  onChange={(event) => setChecked(event.currentTarget.checked)}
                />
              )}
              {refusal !== null && <RefusAlert refus={refusal} title={text.refused} kept />}
              <div>
                <Button type="button" loading={pending} onClick={() => void keep()}>
                  {text.confirm}
                </Button>
              </div>
            </>
          )}
        </Stack>
      )}
    </section>
  );
}
