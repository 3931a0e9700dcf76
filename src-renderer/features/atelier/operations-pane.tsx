import { ActionIcon, Button, Group, Text, VisuallyHidden } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconClipboardText,
  IconFileDiff,
  IconCheck,
  IconPencil,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { use, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError, Reply } from '#contract/reply';
import type { ChantierView, ConcordanceView, DefautView, LigneConcordanceView } from '#contract/texte';
import type { CommandeView } from '#contract/views';
import { formatDate } from '#domain/civil-date';
import type { CodeDefaut } from '#domain/texte/defauts';
import { memeImpression } from '#domain/texte/mots';
import type { Lieu } from '#domain/texte/nommer';
import { upperFirst } from '#domain/french';
import { typographie } from '#actes/typographie';
import { announce } from '../../parts/announcement';
import { ReasonDialog } from '../../parts/reason-dialog';
import { RefusAlert } from '../../parts/refus-alert';
import { call } from '../../rpc/client';
import { textAtelier } from '../../text/atelier';
import { ReadOnlyContext } from '../../ui/read-only';
import { EmptyState } from '../../ui/empty-state';
import layout from '../../ui/layout.module.css';
import classes from './atelier.module.css';
import { ClausesReglees } from './clauses-en-jeu';
import { Coller } from './coller';
import { CollerArticle, ID_ARTICLE_MODIFIE } from './coller-article';
import { enSaisie } from './en-saisie';
import { AvantApres, Phrase } from './essai-view';
import { ID_LISTE, allerA, idCorriger, idOperation, trouverPlace } from './gestes';
import type { Gestes } from './gestes';
import { saisieDe } from './saisie';
import type { Ouverture } from './editeur';

const text = textAtelier.operations;

/** Which of the three a defect is about: the sentence, the change itself, or the text it gives. */
const DE_LA_MODIFICATION: ReadonlySet<CodeDefaut> = new Set([
  'DIVISION_INCONNUE',
  'DIVISION_ABROGEE',
  'DIVISION_EN_VIGUEUR',
  'ALINEA_INCONNU',
  'MOTS_VIDES',
  'NUMERO_PRIS',
  'NUMERO_HORS_SUITE',
  'ANNEXE_HORS_SUITE',
  'INTITULE_DIVERGENT',
  'PARTIE_INCONNUE',
  'SIGNATAIRE_INCONNU',
  'FIN_NON_REPORTEE',
  'EFFET_APRES_FIN',
  'EFFET_AVANT_CONVENTION',
  'PROROGATION_AILLEURS',
  'ARTICLE_EXCLU',
]);
const concerne = (code: CodeDefaut): 'phrase' | 'operation' | 'texte' =>
  code.startsWith('PHRASE_') || code === 'CONVENTION_AUTRE_DATE'
    ? 'phrase'
    : DE_LA_MODIFICATION.has(code)
      ? 'operation'
      : 'texte';

const ouvert = ({ bloquant, tranche }: DefautView): boolean => bloquant && !tranche;

/** The three that must agree, each with its mark: said in words, drawn by an icon. */
function Marques({ ligne }: { readonly ligne: LigneConcordanceView }): ReactNode {
  const open = new Set(ligne.defauts.filter(ouvert).map(({ code }) => concerne(code)));
  return (
    <ul className={`${layout.list} ${layout.row} ${classes.marks}`} aria-label={text.marks}>
      {(['phrase', 'operation', 'texte'] as const).map((one) => {
        const wrong = open.has(one);
        return (
          <li key={one} data-tone={wrong ? 'bad' : 'ok'}>
            {wrong ? (
              <IconX size={14} stroke={2.4} aria-hidden />
            ) : (
              <IconCheck size={14} stroke={2.4} aria-hidden />
            )}
            {text[one]}
            <VisuallyHidden> {wrong ? text.differs : text.agrees}</VisuallyHidden>
          </li>
        );
      })}
    </ul>
  );
}

function Place({ lieu, operationId }: { readonly lieu: Lieu; readonly operationId?: string }): ReactNode {
  const name = typographie(upperFirst(lieu.libelle));
  if (lieu.divisionId === null && operationId === undefined)
    return <span className={classes.where}>{name}</span>;
  return (
    <button
      type="button"
      className={classes.place}
      aria-label={text.see(name)}
      onClick={() => allerA(trouverPlace(lieu.divisionId, lieu.alineaId, operationId))}
    >
      {name}
    </button>
  );
}

type Trancher = { readonly defaut: DefautView };

function Defaut({
  defaut,
  editable,
  onTrancher,
  action,
}: {
  readonly defaut: DefautView;
  readonly editable: boolean;
  readonly onTrancher: (target: Trancher) => void;
  readonly action?: ReactNode;
}): ReactNode {
  const { message, remede, lieu, bloquant, tranche, arbitrable } = defaut;
  const open = ouvert(defaut);
  return (
    <li data-tone={open ? 'bad' : tranche ? 'ok' : 'warn'}>
      <div>
        <p className={classes.faultTitle}>
          {!open && `${upperFirst(tranche ? text.settled : text.notice)}\u00a0: `}
          {message}
        </p>
        {!tranche && <p>{remede}</p>}
        <div className={`${layout.row} ${classes.faultActions}`}>
          {lieu.divisionId !== null && <Place lieu={lieu} />}
          {action}
          {editable && arbitrable && bloquant && !tranche && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={text.settleLabel(message)}
              onClick={() => onTrancher({ defaut })}
            >
              {text.settle}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}

type Props = {
  readonly chantier: ChantierView;
  readonly concordance: ConcordanceView | undefined;
  readonly gestes: Gestes | null;
  readonly corriger: (ouverture: Ouverture) => void;
  readonly phrase: string;
  readonly onPhrase: (phrase: string) => void;
  readonly collage: boolean;
  readonly onCollage: (opened: boolean) => void;
};

/** The changes of the draft in their order, each held against its sentence and the text it gives. */
export function OperationsPane(props: Props): ReactNode {
  const { chantier, concordance, gestes, corriger, collage, onCollage } = props;
  const { avenantId } = chantier.acte;
  const editable = gestes !== null;
  const [error, setError] = useState<AppError | null>(null);
  const [said, setSaid] = useState('');
  /** The amended text of an article is being pasted. */
  const [article, setArticle] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trancher, setTrancher] = useState<Trancher | null>(null);
  /** The button to give the focus back to once the list has moved. */
  const after = useRef<readonly string[] | null>(null);

  useEffect(() => {
    const wanted = after.current;
    if (wanted === null) return;
    const target = wanted
      .map((id) => document.getElementById(id))
      .find((one) => one !== null && !(one instanceof HTMLButtonElement && one.disabled));
    after.current = null;
    target?.focus();
  }, [concordance]);

  const send = async (
    action: () => Promise<Reply<CommandeView>>,
    message: string,
    focus: readonly string[] | null = null,
  ) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    after.current = focus;
    const reply = await action();
    setBusy(false);
    if (reply.ok) {
      setSaid(message);
      announce({
        nature: 'done',
        message,
        next: { sens: 'annuler', seq: reply.value.revision },
      });
    } else {
      after.current = null;
      setError(reply.error);
    }
  };

  const lignes = concordance?.lignes ?? [];
  // A draft not begun is no fault of its writer: the empty state says it.
  const general = (concordance?.defauts ?? []).filter(({ sujet }) => sujet !== 'projet');
  const readSentence = (sentence: string) => {
    props.onPhrase(sentence);
    onCollage(true);
    requestAnimationFrame(() => document.getElementById('phrase-a-lire')?.focus());
  };

  return (
    <section aria-labelledby={ID_LISTE} className={classes.listPane}>
      <div className={`${layout.row} ${classes.listHead}`}>
        <h2 id={ID_LISTE} tabIndex={-1} className={classes.paneTitle}>
          {text.title}
          {lignes.length > 0 && <span className={classes.count}>{lignes.length}</span>}
        </h2>
        {editable && !collage && !article && (
          <Group gap="xs">
            <Button
              id="coller-un-article"
              size="xs"
              variant="default"
              leftSection={<IconFileDiff size={16} aria-hidden />}
              onClick={() => {
                setArticle(true);
                requestAnimationFrame(() => document.getElementById(ID_ARTICLE_MODIFIE)?.focus());
              }}
            >
              {textAtelier.collerArticle.open}
            </Button>
            <Button
              id="coller-une-phrase"
              size="xs"
              variant="default"
              leftSection={<IconClipboardText size={16} aria-hidden />}
              onClick={() => {
                onCollage(true);
                requestAnimationFrame(() => document.getElementById('phrase-a-lire')?.focus());
              }}
            >
              {textAtelier.coller.open}
            </Button>
          </Group>
        )}
      </div>
      {editable && article && (
        <CollerArticle
          chantier={chantier}
          gestes={gestes}
          onClose={() => {
            setArticle(false);
            requestAnimationFrame(() => document.getElementById('coller-un-article')?.focus());
          }}
          onDone={({ revision }, count) => {
            setArticle(false);
            setSaid(text.added(count));
            announce({
              nature: 'done',
              message: text.added(count),
              next: { sens: 'annuler', seq: revision },
            });
            requestAnimationFrame(() => document.getElementById('coller-un-article')?.focus());
          }}
        />
      )}
      {editable && collage && (
        <Coller
          chantier={chantier}
          gestes={gestes}
          phrase={props.phrase}
          onPhrase={props.onPhrase}
          onClose={() => {
            onCollage(false);
            requestAnimationFrame(() => document.getElementById('coller-une-phrase')?.focus());
          }}
          onDone={({ revision }, count, reste) => {
            onCollage(reste !== '');
            setSaid(text.added(count));
            announce({
              nature: 'done',
              message: text.added(count),
              next: { sens: 'annuler', seq: revision },
            });
            const next = reste === '' ? 'coller-une-phrase' : 'phrase-a-lire';
            requestAnimationFrame(() => document.getElementById(next)?.focus());
          }}
        />
      )}
      {error !== null && <RefusAlert refus={error} title={text.refused} />}
      {concordance !== undefined && lignes.length === 0 && (
        <EmptyState icon={IconPencil} title={text.empty}>
          {editable ? text.emptyDetail : text.emptyClosed}
        </EmptyState>
      )}
      <ol className={`${layout.stack} ${classes.operations}`}>
        {lignes.map((ligne, index) => (
          <Ligne
            key={ligne.operation.id}
            avenantId={avenantId}
            parties={chantier.texte.parties}
            onRegle={({ revision }) => {
              const { done } = textAtelier.clauses;
              setSaid(done);
              announce({ nature: 'done', message: done, next: { sens: 'annuler', seq: revision } });
              document.getElementById(idCorriger(ligne.operation.id))?.focus();
            }}
            ligne={ligne}
            last={index === lignes.length - 1}
            busy={busy}
            editable={editable}
            onTrancher={setTrancher}
            onCorriger={() =>
              corriger({
                saisie: saisieDe(ligne.operation.modification, chantier.texte, chantier.base),
                operationId: ligne.operation.id,
                phrase: estPropre(ligne) ? ligne.operation.phrase : null,
                libre: true,
                retour: idCorriger(ligne.operation.id),
              })
            }
            onRegenerate={() =>
              void send(
                () =>
                  call('avenants.modifierOperation', {
                    avenantId,
                    operationId: ligne.operation.id,
                    modification: enSaisie(ligne.operation.modification),
                    phrase: null,
                  }),
                text.regenerated,
                [idCorriger(ligne.operation.id)],
              )
            }
            onMove={(rang) =>
              void send(
                () =>
                  call('avenants.deplacerOperation', { avenantId, operationId: ligne.operation.id, rang }),
                text.moved(text.item(index + 1), rang + 1),
                rang < index
                  ? [`monter-${ligne.operation.id}`, `descendre-${ligne.operation.id}`]
                  : [`descendre-${ligne.operation.id}`, `monter-${ligne.operation.id}`],
              )
            }
            onRemove={() => {
              const neighbour = lignes[index + 1] ?? lignes[index - 1];
              void send(
                () => call('avenants.retirerOperation', { avenantId, operationId: ligne.operation.id }),
                text.removed(text.item(index + 1)),
                [neighbour === undefined ? ID_LISTE : idCorriger(neighbour.operation.id), ID_LISTE],
              );
            }}
          />
        ))}
      </ol>
      {general.length > 0 && (
        <section aria-label={text.general}>
          <h3 className={classes.minor}>{text.general}</h3>
          <ul className={`${layout.stack} ${layout.list} ${classes.faults}`} data-defauts>
            {general.map((defaut) => (
              <Defaut
                key={`${defaut.sujet} ${defaut.code}`}
                defaut={defaut}
                editable={editable}
                onTrancher={setTrancher}
                action={
                  editable && defaut.code === 'PHRASE_SANS_OPERATION' && !defaut.tranche ? (
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => readSentence(defaut.lieu.extrait ?? '')}
                    >
                      {text.readSentence}
                    </Button>
                  ) : null
                }
              />
            ))}
          </ul>
        </section>
      )}
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      <ReasonDialog
        key={trancher === null ? '' : `${trancher.defaut.sujet} ${trancher.defaut.code}`}
        opened={trancher !== null}
        onClose={() => setTrancher(null)}
        title={textAtelier.trancher.title}
        label={textAtelier.trancher.label}
        help={textAtelier.trancher.help}
        required={textAtelier.trancher.required}
        confirm={textAtelier.trancher.confirm}
        pendingLabel={textAtelier.trancher.pending}
        refusedTitle={textAtelier.trancher.refused}
        send={(motif) =>
          call('avenants.arbitrer', {
            avenantId,
            sujet: trancher?.defaut.sujet ?? '',
            choix: 'appliquer',
            motif,
          })
        }
        onDone={({ revision }) => {
          const { done } = textAtelier.trancher;
          setSaid(done);
          announce({ nature: 'done', message: done, next: { sens: 'annuler', seq: revision } });
          requestAnimationFrame(() => {
            if (document.activeElement === document.body) document.getElementById(ID_LISTE)?.focus();
          });
        }}
      >
        <Text fw={600}>{trancher?.defaut.message}</Text>
        <Text size="sm">{textAtelier.trancher.lead}</Text>
      </ReasonDialog>
    </section>
  );
}

/** The act prints a sentence that is not the registry's. */
const estPropre = ({ operation, attendue }: LigneConcordanceView): boolean =>
  operation.phrase.length !== attendue.length ||
  operation.phrase.some((line, at) => !memeImpression(line, attendue[at] ?? ''));

function Ligne({
  avenantId,
  parties,
  onRegle,
  ligne,
  last,
  busy,
  editable,
  onCorriger,
  onRegenerate,
  onMove,
  onRemove,
  onTrancher,
}: {
  readonly avenantId: string;
  readonly parties: ChantierView['texte']['parties'];
  readonly onRegle: (value: CommandeView) => void;
  readonly ligne: LigneConcordanceView;
  readonly last: boolean;
  readonly busy: boolean;
  readonly editable: boolean;
  readonly onCorriger: () => void;
  readonly onRegenerate: () => void;
  readonly onMove: (rang: number) => void;
  readonly onRemove: () => void;
  readonly onTrancher: (target: Trancher) => void;
}): ReactNode {
  const { operation, rang, lieu, lecture, defauts, arbitrage, avant, apres, attendue } = ligne;
  const readOnly = use(ReadOnlyContext);
  const name = text.item(rang + 1);
  const own = estPropre(ligne);
  const phraseFault = defauts.some((one) => ouvert(one) && concerne(one.code) === 'phrase');
  return (
    <li
      id={idOperation(operation.id)}
      className={`${layout.panel} ${layout.stack} ${classes.operation}`}
      data-fault={defauts.some(ouvert) || undefined}
      aria-label={name}
    >
      <div className={classes.operationHead}>
        <h3 className={classes.operationTitle}>
          {name}
          <Place lieu={lieu} operationId={operation.id} />
        </h3>
        {editable && (
          <Group gap="2xs" wrap="nowrap">
            <ActionIcon
              id={`monter-${operation.id}`}
              variant="default"
              aria-label={text.up(name)}
              disabled={rang === 0 || busy}
              onClick={() => onMove(rang - 1)}
            >
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              id={`descendre-${operation.id}`}
              variant="default"
              aria-label={text.down(name)}
              disabled={last || busy}
              onClick={() => onMove(rang + 1)}
            >
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
          </Group>
        )}
      </div>
      <Phrase lignes={operation.phrase} />
      <div className={`${layout.row} ${classes.concordance}`}>
        <Marques ligne={ligne} />
        {own && lecture !== null && (
          <span className={classes.quiet}>{text.read(Math.round(lecture.confiance * 100))}</span>
        )}
      </div>
      {own && lecture !== null && lecture.doutes.length > 0 && (
        <ul className={classes.doubts}>
          {lecture.doutes.map((doute) => (
            <li key={doute}>{typographie(doute)}</li>
          ))}
        </ul>
      )}
      {defauts.length > 0 && (
        <ul className={`${layout.stack} ${layout.list} ${classes.faults}`} data-defauts>
          {defauts.map((defaut, index) => (
            <Defaut
              key={`${index} ${defaut.code}`}
              defaut={defaut}
              editable={editable}
              onTrancher={onTrancher}
            />
          ))}
        </ul>
      )}
      {arbitrage !== null && (
        <p className={classes.settled}>{text.settledOn(formatDate(arbitrage.le), arbitrage.motif)}</p>
      )}
      {phraseFault && own && (
        <div>
          <h4 className={classes.minor}>{text.expected}</h4>
          <Phrase lignes={attendue} />
        </div>
      )}
      <ClausesReglees
        avenantId={avenantId}
        operationId={operation.id}
        clauses={ligne.clauses}
        parties={parties}
        tardive={editable ? 'non' : readOnly === null ? 'oui' : null}
        onDone={onRegle}
      />
      <details className={classes.fold}>
        <summary>{text.detail}</summary>
        <AvantApres avant={avant} apres={apres} />
      </details>
      {editable && (
        <Group gap="xs">
          <Button
            id={idCorriger(operation.id)}
            size="xs"
            variant="default"
            leftSection={<IconPencil size={14} aria-hidden />}
            aria-label={text.editLabel(name)}
            onClick={onCorriger}
          >
            {text.edit}
          </Button>
          {phraseFault && (
            <Button size="xs" variant="default" disabled={busy} onClick={onRegenerate}>
              {text.regenerate}
            </Button>
          )}
          <Button
            size="xs"
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={14} aria-hidden />}
            aria-label={text.removeLabel(name)}
            disabled={busy}
            onClick={onRemove}
          >
            {text.remove}
          </Button>
        </Group>
      )}
    </li>
  );
}
