import { Button, Checkbox, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '#contract/reply';
import type { ChantierView, TexteModifieView } from '#contract/texte';
import type { CommandeView } from '#contract/views';
import { NATURE_MODIFICATION_LABELS } from '#registre/fiches/operations';
import { upperFirst } from '#domain/french';
import { cheminDe } from '#domain/texte/nommer';
import { typographie } from '#domain/typographie';
import { AvancementLecture, useLecture } from '../../parts/lecture';
import { RefusAlert } from '../../parts/refus-alert';
import { call } from '../../rpc/client';
import { textAtelier } from '../../text/atelier';
import { Callout } from '../../ui/callout';
import layout from '../../ui/layout.module.css';
import classes from './atelier.module.css';
import { enSaisie } from './en-saisie';
import { Apercu } from './essai-view';
import { FichierALire } from './fichier-a-lire';
import type { Gestes } from './gestes';
import { montrer } from './montrer';
import { aRecrire, saisieDe } from './saisie';

const text = textAtelier.collerArticle;

/** The whole convention rather than one of its divisions. */
const TOUT = '';
export const ID_ARTICLE_MODIFIE = 'article-modifie';

/** What was compared, and what it gave. */
type Compare = {
  readonly divisionId: string;
  readonly texte: string;
  /** How many changes the draft already had. */
  readonly deja: number;
  readonly vue: TexteModifieView;
};

/** An article, or the whole convention, as it should read: the changes that make it, each to be kept, then recorded. */
export function CollerArticle({
  chantier,
  gestes,
  onClose,
  onDone,
}: {
  readonly chantier: ChantierView;
  readonly gestes: Gestes;
  readonly onClose: () => void;
  readonly onDone: (value: CommandeView, count: number) => void;
}): ReactNode {
  const { avenantId } = chantier.acte;
  const deja = chantier.operations.length;
  const live = chantier.texte.divisions.filter(({ abrogee }) => abrogee === null);
  const enVigueur = (id: string): string => aRecrire(chantier.texte, id);
  const [divisionId, setDivisionId] = useState(live.find(({ nature }) => nature === 'article')?.id ?? TOUT);
  // One edits what is in force, or pastes over it.
  const [texte, setTexte] = useState(() => enVigueur(divisionId));
  const [abroger, setAbroger] = useState<readonly string[]>([]);
  const [compare, setCompare] = useState<Compare | null>(null);
  const [ecartes, setEcartes] = useState<ReadonlySet<number>>(new Set());
  const [missing, setMissing] = useState(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const found = useRef<HTMLDivElement>(null);
  const lecture = useLecture(() => field.current?.focus());
  const comparing = lecture.enCours;

  const comparer = async (gone: readonly string[]) => {
    if (texte.trim() === '') {
      setMissing(true);
      field.current?.focus();
      return;
    }
    setError(null);
    const reply = await lecture.lire((nom) =>
      call('texte.comparerModifie', {
        avenantId,
        divisionId: divisionId === TOUT ? null : divisionId,
        source: { nature: 'texte', texte },
        abroger: [...gone],
        lecture: nom,
      }),
    );
    if (reply === null) return;
    setEcartes(new Set());
    if (reply.ok) setCompare({ divisionId, texte, deja, vue: reply.value });
    else {
      setCompare(null);
      setError(reply.error);
    }
  };

  // One of them was adjusted and recorded by itself: what is left to change is to be sought again.
  const stale =
    compare !== null &&
    (compare.texte !== texte || compare.divisionId !== divisionId || compare.deja !== deja);
  const vue = stale || comparing ? null : (compare?.vue ?? null);
  const kept = (vue?.modifications ?? []).filter((_, rang) => !ecartes.has(rang));

  // What was found is seen without looking for it, however long the text above.
  useEffect(() => {
    if (compare !== null) montrer(found.current);
  }, [compare]);

  const keep = async () => {
    if (kept.length === 0 || pending) return;
    setPending(true);
    setError(null);
    const reply = await call('avenants.ajouterOperations', {
      avenantId,
      operations: kept.map(({ modification }) => ({ modification: enSaisie(modification), phrase: null })),
    });
    setPending(false);
    if (reply.ok) onDone(reply.value, kept.length);
    else setError(reply.error);
  };

  return (
    <section aria-label={text.title} className={`${layout.panel} ${classes.paste}`}>
      <h3 className={`${layout.row} ${classes.essaiTitle}`}>{text.title}</h3>
      <p className={classes.quiet}>{text.help}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAbroger([]);
          void comparer([]);
        }}
      >
        <Stack gap="xs">
          <NativeSelect
            label={text.which}
            value={divisionId}
            data={[
              ...live.map((one) => ({
                value: one.id,
                label: typographie(upperFirst(cheminDe(chantier.texte, one))),
              })),
              { value: TOUT, label: text.whole },
            ]}
            onChange={(event) => {
              const next = event.currentTarget.value;
              // What was written stays; what nobody touched follows the choice.
              if (texte.trim() === '' || texte === enVigueur(divisionId)) setTexte(enVigueur(next));
              setDivisionId(next);
            }}
          />
          <Textarea
            ref={field}
            id={ID_ARTICLE_MODIFIE}
            label={text.label}
            description={divisionId === TOUT ? text.wholeHelp : text.labelHelp}
            inputWrapperOrder={['label', 'description', 'input', 'error']}
            autosize
            minRows={4}
            maxRows={vue === null ? 14 : 5}
            classNames={{ input: classes.actInput }}
            value={texte}
            error={missing ? text.missing : null}
            onChange={(event) => {
              setMissing(false);
              setTexte(event.currentTarget.value);
            }}
          />
          <FichierALire onLu={setTexte} />
          <Group gap="xs">
            <Button type="submit" loading={comparing} variant={vue === null ? 'filled' : 'default'}>
              {text.compare}
            </Button>
            {lecture.avancement !== null && comparing ? (
              <Button type="button" variant="default" onClick={lecture.arreter}>
                {textAtelier.coller.stop}
              </Button>
            ) : (
              <Button type="button" variant="subtle" onClick={onClose}>
                {textAtelier.coller.cancel}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
      <AvancementLecture lecture={lecture} />
      <div ref={found} role="status" className={classes.pasteStatus}>
        {comparing && <p className={classes.quiet}>{text.comparing}</p>}
        {!comparing && lecture.arretee && <p className={classes.quiet}>{text.stopped}</p>}
        {!comparing && stale && <p className={classes.quiet}>{text.stale}</p>}
        {vue !== null && vue.raison === null && (
          <p className={classes.quiet}>{text.summary(vue.modifications.length)}</p>
        )}
      </div>
      {error !== null && <RefusAlert refus={error} title={text.failed} kept />}
      {vue !== null && vue.raison !== null && <RefusAlert refus={vue.raison} title={text.impossible} kept />}
      {vue !== null && vue.raison === null && (
        <Stack gap="sm" mt="xs">
          <ol className={`${layout.list} ${classes.readList}`}>
            {vue.modifications.map(({ modification, essai }, rang) => (
              <li
                key={`${rang} ${essai.phrase.join(' ')}`}
                className={classes.readItem}
                aria-label={text.item(rang + 1, vue.modifications.length)}
              >
                <h4 className={classes.minor}>
                  {NATURE_MODIFICATION_LABELS[modification.nature]}, {typographie(essai.lieu.libelle)}
                </h4>
                <Apercu essai={essai} />
                <Group gap="xs" mt="xs">
                  <Checkbox
                    label={text.keep}
                    checked={!ecartes.has(rang)}
                    onChange={(event) => {
                      const next = new Set(ecartes);
                      if (event.currentTarget.checked) next.delete(rang);
                      else next.add(rang);
                      setEcartes(next);
                    }}
                  />
                  <Button
                    id={`ajuster-${rang}`}
                    size="xs"
                    variant="default"
                    aria-label={text.adjustLabel(rang + 1)}
                    onClick={() =>
                      gestes.ouvrir(
                        saisieDe(modification, chantier.texte, chantier.base),
                        `ajuster-${rang} ${ID_ARTICLE_MODIFIE}`,
                        true,
                      )
                    }
                  >
                    {text.adjust}
                  </Button>
                </Group>
              </li>
            ))}
          </ol>
          {vue.manquantes.length + abroger.length > 0 && (
            <Callout tone="warn" title={text.gone}>
              <Stack gap="xs" mt="xs">
                {live
                  .filter(
                    ({ id }) => abroger.includes(id) || vue.manquantes.some((one) => one.divisionId === id),
                  )
                  .map((one) => (
                    <Checkbox
                      key={one.id}
                      label={text.repeal(typographie(cheminDe(chantier.texte, one)))}
                      checked={abroger.includes(one.id)}
                      onChange={(event) => {
                        const next = event.currentTarget.checked
                          ? [...abroger, one.id]
                          : abroger.filter((id) => id !== one.id);
                        setAbroger(next);
                        void comparer(next);
                      }}
                    />
                  ))}
              </Stack>
            </Callout>
          )}
          {vue.remarques.length > 0 && (
            <Callout tone="warn" title={text.toKnow}>
              <ul className={classes.doubts}>
                {vue.remarques.map((one, rang) => (
                  <li key={`${rang} ${one}`}>{typographie(one)}</li>
                ))}
              </ul>
            </Callout>
          )}
          {vue.modifications.length > 0 && (
            <div>
              <Button
                type="button"
                loading={pending}
                disabled={kept.length === 0}
                onClick={() => void keep()}
              >
                {textAtelier.coller.confirm(kept.length)}
              </Button>
            </div>
          )}
        </Stack>
      )}
    </section>
  );
}
