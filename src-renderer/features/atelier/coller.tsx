import { Button, Group, Radio, Stack, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { AppError } from '#contract/reply';
import type { ChantierView, LecturePhraseView, PassageView } from '#contract/texte';
import type { CommandeView } from '#contract/views';
import { AvancementLecture, useLecture } from '../../parts/lecture';
import { RefusAlert } from '../../parts/refus-alert';
import { call } from '../../rpc/client';
import { textAtelier } from '../../text/atelier';
import layout from '../../ui/layout.module.css';
import classes from './atelier.module.css';
import { ClausesEnJeu, saisieDe } from './clauses-en-jeu';
import type { Saisies } from './clauses-en-jeu';
import { enSaisie } from './en-saisie';
import { cleDe, lireClause } from './saisie-clause';
import { FichierALire } from './fichier-a-lire';
import { ID_TEXTE, allerA } from './gestes';
import type { Gestes } from './gestes';
import { montrer } from './montrer';
import { saisieDesIndices } from './saisie';
import { Confiance, PhraseLue, Reste, idDesigner, PhraseNumerotee, estDouteuse } from './phrase-lue';

const text = textAtelier.coller;

/** What was read, of which words. */
type Lu = {
  readonly passage: string;
  readonly lectures: readonly LecturePhraseView[];
  readonly reste: Pick<PassageView, 'ecartes' | 'effet'>;
};

/** Sentences shown at a time: each comes with its text before and after, and hundreds would hold the window. */
const LOT = 20;

const idCase = (rang: number): string => `relue-${rang}`;

/** Sentences already written, each read as a change; nothing is kept of them without a person's word. */
export function Coller({
  chantier,
  gestes,
  phrase,
  onPhrase,
  onClose,
  onDone,
}: {
  readonly chantier: ChantierView;
  readonly gestes: Gestes;
  readonly phrase: string;
  readonly onPhrase: (phrase: string) => void;
  readonly onClose: () => void;
  /** `reste`: what was not understood, and is still to be written. */
  readonly onDone: (value: CommandeView, count: number, reste: string) => void;
}): ReactNode {
  const { avenantId } = chantier.acte;
  const { parties } = chantier.texte;
  const [lu, setLu] = useState<Lu | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [missing, setMissing] = useState(false);
  const [checked, setChecked] = useState<ReadonlySet<number>>(new Set());
  const [asked, setAsked] = useState(false);
  /** What becomes of the clauses that each sentence touches, by its rank. */
  const [saisies, setSaisies] = useState<Readonly<Record<number, Saisies>>>({});
  const [clauseManque, setClauseManque] = useState<readonly [rang: number, cle: string] | null>(null);
  const [mine, setMine] = useState(true);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const found = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(LOT);
  const suivie = useLecture(() => field.current?.focus());
  const reading = suivie.enCours;

  const read = async () => {
    if (phrase.trim() === '') {
      setMissing(true);
      field.current?.focus();
      return;
    }
    setRefusal(null);
    setChecked(new Set());
    setSaisies({});
    setAsked(false);
    const reply = await suivie.lire((lecture) =>
      call('texte.lirePassage', { avenantId, passage: phrase, lecture }),
    );
    if (reply === null) return;
    setError(reply.ok ? null : reply.error);
    setSeen(LOT);
    setLu(reply.ok ? { passage: phrase, lectures: reply.value.phrases, reste: reply.value } : null);
  };

  const stale = lu !== null && lu.passage !== phrase;
  const lectures = lu?.lectures ?? [];
  const lues = lectures.filter(({ modification }) => modification !== null);
  const unread = lectures.length - lues.length;
  const [only, other] = lectures;
  const shown = !reading && lu !== null && !stale;

  // What was read is seen without looking for it, however long what was pasted.
  useEffect(() => {
    if (lu !== null) montrer(found.current);
  }, [lu]);

  const keep = async () => {
    if (lues.length === 0 || pending) return;
    const unchecked = lectures.findIndex((one, rang) => estDouteuse(one) && !checked.has(rang));
    if (unchecked >= 0) {
      flushSync(() => {
        setAsked(true);
        setSeen((before) => Math.max(before, unchecked + 1));
      });
      document.getElementById(idCase(unchecked))?.focus();
      return;
    }
    const reponses = lectures.map(({ essai }, rang) =>
      (essai?.clauses ?? []).map((enJeu) => ({
        enJeu,
        lecture: lireClause(enJeu, saisieDe(enJeu, saisies[rang] ?? {})),
      })),
    );
    const rangManque = reponses.findIndex((all) => all.some(({ lecture: said }) => said.etat === 'manque'));
    const manque = reponses[rangManque]?.find(({ lecture: said }) => said.etat === 'manque');
    if (manque !== undefined) {
      flushSync(() => {
        setClauseManque([rangManque, cleDe(manque.enJeu)]);
        setSeen((before) => Math.max(before, rangManque + 1));
      });
      document.querySelector<HTMLElement>('[data-clause] [aria-invalid="true"]')?.focus();
      return;
    }
    const pretes = reponses.map((all) =>
      all.flatMap(({ enJeu, lecture: said }) =>
        said.etat === 'prete' ? [{ clauseId: enJeu.clauseId, sort: said.sort }] : [],
      ),
    );
    setPending(true);
    setRefusal(null);
    const reply = await call('avenants.ajouterOperations', {
      avenantId,
      operations: lectures.flatMap((one, rang) =>
        one.modification === null
          ? []
          : [
              {
                modification: enSaisie(one.modification),
                phrase: mine ? [...one.phrase] : null,
                // The registry's own sentence leaves no doubt to confirm.
                relue: mine && estDouteuse(one),
                ...(pretes[rang]?.length ? { clauses: pretes[rang] } : {}),
              },
            ],
      ),
    });
    setPending(false);
    if (reply.ok) {
      const reste = lectures.filter(({ modification }) => modification === null);
      const left = reste.map((one) => one.phrase.join('\n')).join('\n\n');
      onPhrase(left);
      setLu(null);
      onDone(reply.value, lues.length, left);
    } else setRefusal(reply.error);
  };

  /** The editor of a place picked in the text, filled with what was understood. */
  const designer = ({ indices }: LecturePhraseView, rang: number) => {
    if (indices === null) return;
    const saisie = saisieDesIndices(indices, chantier.texte);
    if (saisie === null) allerA(document.getElementById(ID_TEXTE));
    else gestes.ouvrir(saisie, `${idDesigner(rang + 1)} phrase-a-lire`, true);
  };

  const lecture = (one: LecturePhraseView, rang: number): ReactNode => (
    <>
      <PhraseLue
        lecture={one}
        boxId={idCase(rang)}
        checked={checked.has(rang)}
        error={asked && !checked.has(rang) ? text.checkedMissing : null}
        onDesigner={
          one.indices === null || one.raison?.titulaire !== undefined ? null : () => designer(one, rang)
        }
        rang={rang + 1}
        onCheck={(on) => {
          const next = new Set(checked);
          if (on) next.add(rang);
          else next.delete(rang);
          setChecked(next);
        }}
      />
      <ClausesEnJeu
        clauses={one.essai?.clauses ?? []}
        parties={parties}
        saisies={saisies[rang] ?? {}}
        manque={clauseManque?.[0] === rang ? clauseManque[1] : null}
        onChange={(next) => {
          setSaisies({ ...saisies, [rang]: next });
          setClauseManque(null);
        }}
      />
    </>
  );

  return (
    <section aria-label={text.title} className={`${layout.panel} ${classes.paste}`}>
      <h3 className={`${layout.row} ${classes.essaiTitle}`}>{text.title}</h3>
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
          maxRows={shown ? 5 : 12}
          classNames={{ input: classes.actInput }}
          value={phrase}
          error={missing ? text.missing : null}
          onChange={(event) => {
            setMissing(false);
            onPhrase(event.currentTarget.value);
          }}
        />
        <FichierALire onLu={onPhrase} />
        <Group gap="xs" mt="xs">
          <Button type="submit" loading={reading} variant={lu === null || stale ? 'filled' : 'default'}>
            {text.read}
          </Button>
          {reading && suivie.avancement !== null ? (
            <Button type="button" variant="default" onClick={suivie.arreter}>
              {text.stop}
            </Button>
          ) : (
            <Button type="button" variant="subtle" onClick={onClose}>
              {text.cancel}
            </Button>
          )}
        </Group>
      </form>
      <AvancementLecture lecture={suivie} />
      <div ref={found} role="status" className={classes.pasteStatus}>
        {reading && (
          <p className={classes.quiet}>{suivie.avancement === null ? text.reading : text.readingLong}</p>
        )}
        {!reading && suivie.arretee && <p className={classes.quiet}>{text.stopped}</p>}
        {shown && other === undefined && only !== undefined && <Confiance lecture={only} />}
        {shown && only === undefined && <p className={classes.quiet}>{text.summary(0, 0)}</p>}
        {shown && other !== undefined && <p className={classes.quiet}>{text.summary(lues.length, unread)}</p>}
        {!reading && stale && <p className={classes.quiet}>{text.stale}</p>}
      </div>
      {error !== null && <RefusAlert refus={error} title={text.failed} kept />}
      {shown && <Reste {...lu.reste} />}
      {shown && (
        <Stack gap="sm" mt="xs">
          {other === undefined ? (
            only !== undefined && lecture(only, 0)
          ) : (
            <ol className={`${layout.list} ${classes.readList}`}>
              {lectures.slice(0, seen).map((one, rang) => (
                <PhraseNumerotee
                  key={`${rang} ${one.phrase.join(' ')}`}
                  lecture={one}
                  rang={rang + 1}
                  total={lectures.length}
                >
                  {lecture(one, rang)}
                </PhraseNumerotee>
              ))}
            </ol>
          )}
          {lectures.length > seen && (
            <div>
              <Button type="button" variant="default" onClick={() => setSeen(seen + LOT)}>
                {text.more(Math.min(LOT, lectures.length - seen), lectures.length - seen)}
              </Button>
            </div>
          )}
          {lues.length > 0 && (
            <>
              <Radio.Group
                label={text.wording}
                value={mine ? 'collee' : 'registre'}
                onChange={(value) => setMine(value === 'collee')}
              >
                <Stack gap="xs" mt="xs">
                  <Radio value="collee" label={text.keepMine} />
                  <Radio value="registre" label={text.useOurs} />
                </Stack>
              </Radio.Group>
              {unread > 0 && <p className={classes.quiet}>{text.left}</p>}
              {refusal !== null && <RefusAlert refus={refusal} title={text.refused} kept />}
              <div>
                <Button type="button" loading={pending} onClick={() => void keep()}>
                  {text.confirm(lues.length)}
                </Button>
              </div>
            </>
          )}
        </Stack>
      )}
    </section>
  );
}
