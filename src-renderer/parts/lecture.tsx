import { Button, Loader, Progress } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Reply } from '#contract/reply';
import { direAvancement } from '#domain/importation/avancement';
import type { Avancement } from '#domain/importation/avancement';
import { call } from '../rpc/client';
import { textLecture } from '../text/lecture';
import layout from '../ui/layout.module.css';
import classes from './lecture.module.css';

/** How often a reading under way is asked how far it is, in milliseconds: one that is quick is never asked. */
const CADENCE = 300;

export type Lecture = {
  readonly enCours: boolean;
  /** Null until it lasts. */
  readonly avancement: Avancement | null;
  /** The last one was stopped by the person. */
  readonly arretee: boolean;
  /** Reads, under a name to be followed by; null when the answer is no longer waited for. */
  readonly lire: <T>(ask: (lecture: string) => Promise<Reply<T>>) => Promise<Reply<T> | null>;
  /** Ends the reading where it is done, not only here. */
  readonly arreter: () => void;
};

const arreterLa = (lecture: string): void => void call('texte.suivreLecture', { lecture, arreter: true });

/** A reading that may be long: followed, stopped by a button or Escape, and ended when nobody waits for it any more. */
export function useLecture(onArret: () => void = () => undefined): Lecture {
  const nom = useRef<string | null>(null);
  const [enCours, setEnCours] = useState(false);
  const [avancement, setAvancement] = useState<Avancement | null>(null);
  const [arretee, setArretee] = useState(false);
  const told = useRef(onArret);
  useEffect(() => {
    told.current = onArret;
  });

  const arreter = useCallback(() => {
    if (nom.current === null) return;
    arreterLa(nom.current);
    nom.current = null;
    setEnCours(false);
    setArretee(true);
    told.current();
  }, []);

  const lire = useCallback(async <T,>(ask: (lecture: string) => Promise<Reply<T>>) => {
    if (nom.current !== null) arreterLa(nom.current);
    const mine = `lecture-${Math.random().toString(36).slice(2)}`;
    nom.current = mine;
    setEnCours(true);
    setAvancement(null);
    setArretee(false);
    const reply = await ask(mine);
    if (nom.current !== mine) return null;
    nom.current = null;
    setEnCours(false);
    return reply;
  }, []);

  useEffect(() => {
    if (!enCours) return undefined;
    const timer = setInterval(() => {
      const lecture = nom.current;
      if (lecture === null) return;
      void call('texte.suivreLecture', { lecture }).then((reply) => {
        if (reply.ok && nom.current === lecture) setAvancement(reply.value.avancement);
      });
    }, CADENCE);
    // Wherever the focus is: the button that started the reading lost it.
    const onKeyDown = (event: KeyboardEvent) => {
      const elsewhere = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null;
      if (event.key !== 'Escape' || event.defaultPrevented || elsewhere) return;
      event.preventDefault();
      arreter();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      clearInterval(timer);
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [enCours, arreter]);

  useEffect(
    () => () => {
      if (nom.current !== null) arreterLa(nom.current);
      nom.current = null;
    },
    [],
  );

  return { enCours, avancement, arretee, lire, arreter };
}

/** How far it is, once it lasts: outside of what is announced, which would be said again and again. */
export function AvancementLecture({ lecture }: { readonly lecture: Lecture }): ReactNode {
  const { enCours, avancement } = lecture;
  if (!enCours || avancement === null) return null;
  const { faites, total } = avancement;
  return (
    <div className={classes.avancement}>
      <p className={layout.note}>{direAvancement(avancement)}</p>
      <Progress.Root size="sm">
        <Progress.Section
          value={total === null ? 100 : (100 * faites) / total}
          animated={total === null}
          aria-label={textLecture.progress}
          aria-valuetext={direAvancement(avancement)}
        />
      </Progress.Root>
    </div>
  );
}

/** The whole of it: that it reads, how far it is, how to stop it, and that it was stopped. */
export function LectureSuivie({ lecture }: { readonly lecture: Lecture }): ReactNode {
  return (
    <>
      <div role="status" className={classes.suivie}>
        {lecture.enCours && (
          <>
            <Loader size="xs" aria-hidden />
            <span>{textLecture.reading}</span>
            <Button size="compact-sm" variant="default" onClick={lecture.arreter}>
              {textLecture.stop}
            </Button>
          </>
        )}
        {lecture.arretee && <span>{textLecture.stopped}</span>}
      </div>
      <AvancementLecture lecture={lecture} />
    </>
  );
}
