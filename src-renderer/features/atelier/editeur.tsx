import { Button, Checkbox, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import type { AppError } from '#contract/reply';
import type { ChantierView } from '#contract/texte';
import type { CommandeView } from '#contract/views';
import { NATURE_MODIFICATION_LABELS } from '#registre/fiches/operations';
import { trouverLiminaire } from '#domain/texte/liminaires';
import { lieuLiminaire } from '#domain/texte/nommer-liminaires';
import { endroitDe } from '#domain/texte/natures';
import { runs } from '#actes/typographie';
import type { ClauseEnJeu } from '#domain/concordance/clauses-en-jeu';
import { phraseDe } from '#domain/legistique/phrase';
import { lieuDe } from '#domain/texte/nommer';
import { findDivision, lireAlinea } from '#domain/texte/en-vigueur';
import type { AlineaEnVigueur, TexteEnVigueur } from '#domain/texte/en-vigueur';
import { upperFirst } from '#domain/french';
import { typographie } from '#domain/typographie';
import { RefusAlert } from '../../parts/refus-alert';
import { RunsText } from '../../parts/runs-text';
import { call } from '../../rpc/client';
import { textAtelier } from '../../text/atelier';
import { textCommun } from '../../text/commun';
import { Callout } from '../../ui/callout';
import { focusField } from '../../ui/forms/focus-field';
import layout from '../../ui/layout.module.css';
import classes from './atelier.module.css';
import { Champs } from './champs';
import type { Manque } from './champs';
import { ClausesEnJeu, saisieDe } from './clauses-en-jeu';
import type { Saisies } from './clauses-en-jeu';
import { enSaisie } from './en-saisie';
import { EssaiPanel, Phrase } from './essai-view';
import { connusDe, lireSaisie } from './saisie';
import { cleDe, lireClause } from './saisie-clause';
import type { Saisie } from './saisie';
import { useEssai } from './use-essai';

const text = textAtelier.editeur;

/** What opened the editor: a place picked in the text, or a change already recorded. */
export type Ouverture = {
  readonly saisie: Saisie;
  /** Null for a new change. */
  readonly operationId: string | null;
  /** The sentence of its own the recorded change bears; null where it is the registry's. */
  readonly phrase: readonly string[] | null;
  /** Words are to be found by hand. */
  readonly libre: boolean;
  /** What takes the focus back: keys, the first that still is there. */
  readonly retour: string;
};

type Props = {
  readonly chantier: ChantierView;
  readonly ouverture: Ouverture;
  readonly onClose: () => void;
  readonly onDone: (value: CommandeView, count: number) => void;
  /** Told whether what is typed would be lost. */
  readonly onDirty: (dirty: boolean) => void;
};

const lignesDe = (typed: string): readonly string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The title says what is done, and to what. */
function titreDe(saisie: Saisie, edited: boolean): string {
  const { titres } = textAtelier;
  const name =
    saisie.nature === 'remplacer_mots' && saisie.suppression
      ? titres.suppression
      : saisie.nature === 'inserer_division' && saisie.sorte === 'section'
        ? titres.insererSection
        : NATURE_MODIFICATION_LABELS[saisie.nature];
  return edited ? titres.modifier(name) : name;
}

/** Where the change is made, in words, as its sentence counts. */
function lieuDeSaisie(saisie: Saisie, base: TexteEnVigueur, texte: TexteEnVigueur): string | null {
  const place = (divisionId: string, alineaId: string | null): string => {
    const from = lieuDe(base, divisionId, alineaId);
    const known =
      findDivision(base, divisionId) !== undefined && (alineaId === null || from.alineaId === alineaId);
    return (known ? from : lieuDe(texte, divisionId, alineaId)).libelle;
  };
  const endroit = endroitDe(saisie);
  switch (endroit.dans) {
    case 'division':
      return place(endroit.divisionId, endroit.alineaId);
    case 'suite':
      return place(endroit.divisionId, null);
    case 'liminaire': {
      const { liste, liminaireId } = endroit;
      const known = liminaireId === null || trouverLiminaire(base, liminaireId) !== undefined;
      return lieuLiminaire(known ? base : texte, liste, liminaireId).libelle;
    }
    case 'fin':
    case 'partie':
    case 'signataire':
      return null;
  }
}

/** The alinéa a change is about, where it is about one. */
function alineaDe(saisie: Saisie, texte: TexteEnVigueur): AlineaEnVigueur | undefined {
  const [divisionId, alineaId] =
    'cible' in saisie
      ? [saisie.cible.divisionId, saisie.cible.alineaId]
      : 'alineaId' in saisie
        ? [saisie.divisionId, saisie.alineaId]
        : [null, null];
  if (divisionId === null || alineaId === null) return undefined;
  return findDivision(texte, divisionId)?.alineas.find(({ id }) => id === alineaId);
}

/** Writes one change: only the new text is typed; the sentence and what it gives are read as one types. */
export function Editeur({ chantier, ouverture, onClose, onDone, onDirty }: Props): ReactNode {
  const { acte, base, texte } = chantier;
  const { operationId, libre } = ouverture;
  const { avenantId } = acte;
  const [saisie, setSaisie] = useState(ouverture.saisie);
  const [own, setOwn] = useState<string | null>(ouverture.phrase?.join('\n') ?? null);
  const [whole, setWhole] = useState(false);
  const [manque, setManque] = useState<Manque | null>(null);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const [pending, setPending] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [enJeu, setEnJeu] = useState<readonly ClauseEnJeu[]>([]);
  const [saisies, setSaisies] = useState<Saisies>({});
  const [clauseManque, setClauseManque] = useState<string | null>(null);
  const lock = useRef(false);

  // A recorded change is written on the text it was read on, not on the one it gives.
  const source = operationId === null ? texte : base;
  const alinea = alineaDe(saisie, source) ?? alineaDe(saisie, base);
  const connus = connusDe(texte, base, saisie);
  const lecture = lireSaisie(saisie, connus);
  const modification = lecture.ok ? lecture.modification : null;
  const phrase = own === null || lignesDe(own).length === 0 ? null : lignesDe(own);
  const deduces = saisie.nature === 'rediger_division' && operationId === null;

  const deduction = useEssai(
    'texte.deduire',
    deduces && modification?.nature === 'rediger_division'
      ? {
          avenantId,
          divisionId: modification.divisionId,
          intitule: modification.intitule,
          alineas: modification.alineas.map((one) => ({ ...one })),
        }
      : null,
  );
  const fine = deduces && !whole && deduction.data?.raison === null ? deduction.data.modifications : null;
  const byFine = fine !== null && fine.length > 0;
  // Only clauses that the words last read still touch are answered.
  const reponses = enJeu.map((one) => ({ one, lecture: lireClause(one, saisieDe(one, saisies)) }));
  const pretes = reponses.flatMap(({ one, lecture: said }) =>
    said.etat === 'prete' ? [{ clauseId: one.clauseId, sort: said.sort }] : [],
  );
  const repondant = pretes.length === 0 && operationId === null ? {} : { clauses: pretes };
  const essai = useEssai(
    'texte.essayer',
    modification === null || (deduces && !whole)
      ? null
      : {
          avenantId,
          operationId,
          modification: enSaisie(modification),
          phrase,
          ...repondant,
        },
  );
  const touchees = essai.data?.clauses ?? null;
  if (touchees !== null && touchees !== enJeu) setEnJeu(touchees);

  const dirty =
    JSON.stringify(saisie) !== JSON.stringify(ouverture.saisie) ||
    Object.keys(saisies).length > 0 ||
    (own ?? '') !== (ouverture.phrase?.join('\n') ?? '');
  useEffect(() => {
    onDirty(dirty);
    return () => onDirty(false);
  }, [onDirty, dirty]);
  const change = (next: Saisie) => {
    setSaisie(next);
    setManque(null);
  };
  const close = () => {
    if (dirty && !leaving) setLeaving(true);
    else onClose();
  };

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (lock.current) return;
    if (modification === null) {
      if (!lecture.ok) {
        setManque(lecture);
        focusField(lecture.champ);
      }
      return;
    }
    const incomplete = reponses.find(({ lecture: said }) => said.etat === 'manque');
    if (!deduces && incomplete !== undefined) {
      setClauseManque(cleDe(incomplete.one));
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>('[data-clause] [aria-invalid="true"]')?.focus(),
      );
      return;
    }
    lock.current = true;
    setPending(true);
    setRefusal(null);
    const operations = byFine
      ? fine.map((one) => ({ modification: enSaisie(one), phrase: null }))
      : [{ modification: enSaisie(modification), phrase, ...repondant }];
    const reply =
      operationId === null
        ? await call('avenants.ajouterOperations', { avenantId, operations })
        : await call('avenants.modifierOperation', {
            avenantId,
            operationId,
            modification: enSaisie(modification),
            phrase,
            ...repondant,
          });
    setPending(false);
    lock.current = false;
    if (reply.ok) onDone(reply.value, operations.length);
    else setRefusal(reply.error);
  };

  const lieu = lieuDeSaisie(saisie, base, source);
  return (
    // Composed by hand: the library's header is a banner, and a page has one already.
    <Modal.Root
      opened
      onClose={close}
      size="58rem"
      centered
      closeOnClickOutside={false}
      returnFocus={false}
      trapFocus
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body>
          <Group justify="space-between" wrap="nowrap" mb="sm" align="flex-start">
            <Modal.Title className={classes.editorTitle ?? ''}>
              {titreDe(ouverture.saisie, operationId !== null)}
              {lieu !== null && <span className={classes.where}>{typographie(upperFirst(lieu))}</span>}
            </Modal.Title>
            <Modal.CloseButton aria-label={textCommun.close} />
          </Group>
          <form noValidate onSubmit={(event) => void submit(event)} aria-busy={pending}>
            <Stack gap="md">
              <TexteActuel saisie={saisie} source={source} alinea={alinea} libre={libre} />
              <Champs
                saisie={saisie}
                onChange={change}
                texte={source}
                manque={manque}
                alinea={alinea}
                libre={libre}
              />
              {deduces && (
                <Finesse
                  base={base}
                  deduction={deduction}
                  whole={whole}
                  onChange={setWhole}
                  ready={modification !== null}
                />
              )}
              {!(deduces && !whole) && (
                <>
                  <PhrasePropre
                    own={own}
                    proposed={essai.data?.phrase ?? []}
                    onChange={setOwn}
                    disabled={modification === null}
                  />
                  <EssaiPanel essai={essai} />
                  <ClausesEnJeu
                    clauses={enJeu}
                    parties={texte.parties}
                    saisies={saisies}
                    manque={clauseManque}
                    onChange={(next) => {
                      setSaisies(next);
                      setClauseManque(null);
                    }}
                  />
                </>
              )}
              {refusal !== null && <RefusAlert refus={refusal} title={text.refused} kept />}
              {leaving ? (
                <div className={classes.editorActions}>
                  <Callout tone="warn" title={text.unsaved} role="alert">
                    <Group gap="xs" mt="xs">
                      <Button type="button" onClick={() => setLeaving(false)} autoFocus>
                        {text.keepWriting}
                      </Button>
                      <Button type="button" variant="default" onClick={onClose}>
                        {text.discard}
                      </Button>
                    </Group>
                  </Callout>
                </div>
              ) : (
                <Group justify="flex-end" gap="xs" className={classes.editorActions ?? ''}>
                  <Button type="button" variant="default" onClick={close}>
                    {textCommun.cancel}
                  </Button>
                  <Button type="submit" loading={pending}>
                    {operationId !== null ? text.save : byFine ? text.addMany(fine.length) : text.add}
                  </Button>
                </Group>
              )}
            </Stack>
          </form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** What stands at the place before the change. */
function TexteActuel({
  saisie,
  source,
  alinea,
  libre,
}: {
  readonly saisie: Saisie;
  readonly source: TexteEnVigueur;
  readonly alinea: AlineaEnVigueur | undefined;
  readonly libre: boolean;
}): ReactNode {
  if ('mots' in saisie) {
    if (libre) return null;
    return (
      <div>
        <h3 className={classes.minor}>{text.chosen}</h3>
        <p className={classes.current}>
          <RunsText runs={runs(saisie.mots)} />
        </p>
      </div>
    );
  }
  const lines =
    saisie.nature === 'abroger'
      ? findDivision(source, saisie.divisionId)?.alineas.map(lireAlinea)
      : alinea === undefined
        ? undefined
        : [lireAlinea(alinea)];
  if (lines === undefined || lines.length === 0) return null;
  return (
    <div>
      <h3 className={classes.minor}>{text.current}</h3>
      <div className={classes.current} role="region" aria-label={text.current} tabIndex={0}>
        {lines.map((line, index) => (
          <p key={`${index} ${line}`}>
            <RunsText runs={runs(line)} />
          </p>
        ))}
      </div>
    </div>
  );
}

/** The finest changes that give the text typed, or the whole article at once. */
function Finesse({
  base,
  deduction,
  whole,
  onChange,
  ready,
}: {
  readonly base: TexteEnVigueur;
  readonly deduction: ReturnType<typeof useEssai<'texte.deduire'>>;
  readonly whole: boolean;
  readonly onChange: (whole: boolean) => void;
  readonly ready: boolean;
}): ReactNode {
  const { data, error, pending } = deduction;
  const found = data?.raison === null ? data.modifications : [];
  return (
    <section className={`${layout.stack} ${classes.essai}`} aria-label={text.fineTitle} aria-busy={pending}>
      <h3 className={`${layout.row} ${classes.essaiTitle}`}>
        {text.fineTitle}
        {pending && <span className={`${layout.note} ${classes.pending}`}>{text.deducing}</span>}
      </h3>
      {ready && data !== null && found.length === 0 && data.raison === null && (
        <p className={classes.absent}>{text.noDeduction}</p>
      )}
      {typeof data?.raison === 'string' && <Callout tone="warn" title={data.raison} />}
      {error !== null && <RefusAlert refus={error} live={false} />}
      {data !== null && (found.length > 0 || data.raison !== null) && (
        <Radio.Group
          aria-label={text.fineTitle}
          value={whole || found.length === 0 ? 'entiere' : 'fine'}
          onChange={(value) => onChange(value === 'entiere')}
        >
          <Stack gap="xs">
            {found.length > 0 && (
              <Radio value="fine" label={text.fine(found.length)} description={text.fineHelp} />
            )}
            <Radio value="entiere" label={text.whole} description={text.wholeHelp} />
          </Stack>
        </Radio.Group>
      )}
      {!whole && found.length > 0 && (
        <ol className={`${layout.stack} ${classes.deduced}`}>
          {found.map((one, index) => (
            <li key={index}>
              <Phrase lignes={phraseDe(one, base)} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** The sentence of the act, where someone would rather write it themselves. */
function PhrasePropre({
  own,
  proposed,
  onChange,
  disabled,
}: {
  readonly own: string | null;
  readonly proposed: readonly string[];
  readonly onChange: (own: string | null) => void;
  readonly disabled: boolean;
}): ReactNode {
  return (
    <>
      <Checkbox
        label={text.own}
        description={text.ownHelp}
        checked={own !== null}
        disabled={disabled && own === null}
        onChange={(event) => onChange(event.currentTarget.checked ? proposed.join('\n') : null)}
      />
      {own !== null && (
        <Textarea
          label={text.ownLabel}
          description={text.ownLines}
          autosize
          minRows={2}
          maxRows={12}
          classNames={{ input: classes.actInput }}
          value={own}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {own === '' && (
        <Text size="sm" c="dimmed">
          {textAtelier.essai.waiting}
        </Text>
      )}
    </>
  );
}
