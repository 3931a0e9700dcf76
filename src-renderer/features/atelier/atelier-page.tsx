import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconEye,
  IconPencil,
} from '@tabler/icons-react';
import { use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Location } from 'react-router';
import type { ActeConventionView } from '#contract/conventions';
import type { ChantierView, ConcordanceView } from '#contract/texte';
import type { AvenantView } from '#contract/views';
import { formatDate } from '#domain/civil-date';
import { announce } from '../../parts/announcement';
import { Aide } from '../../parts/aide';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { RefusAlert } from '../../parts/refus-alert';
import { AvenantBadge } from '../../parts/state-badge';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textAtelier } from '../../text/atelier';
import { ButtonLink } from '../../ui/button-link';
import { Callout } from '../../ui/callout';
import { focusContent } from '../../ui/focus-handover';
import { DayContext } from '../../parts/forms/day-context';
import { LeaveDialog } from '../../ui/forms/leave-dialog';
import { useLeaveGuard } from '../../ui/forms/use-leave-guard';
import type { LeaveGuard } from '../../ui/forms/use-leave-guard';
import layout from '../../ui/layout.module.css';
import { Page } from '../../ui/page';
import { ReadOnlyContext } from '../../ui/read-only';
import classes from './atelier.module.css';
import { Editeur } from './editeur';
import type { Ouverture } from './editeur';
import { ID_LISTE, abrogations, allerA, trouverRetour } from './gestes';
import type { Gestes } from './gestes';
import { OperationsPane } from './operations-pane';
import { Simuler } from './simuler';
import { TextePane } from './texte-pane';

const text = textAtelier;

const VUES = [
  { vue: 'rediger', label: text.write, icon: IconPencil },
  { vue: 'simuler', label: text.simulate, icon: IconEye },
] as const;

/** Where the draft stands, in words: nothing to sign before the three agree everywhere, nor without its avis. */
function Etat({
  concordance,
  blocage,
}: {
  readonly concordance: ConcordanceView | undefined;
  /** What stands in the way of a signature all the same: no avis, or the avis of another text. */
  readonly blocage: string | null;
}): ReactNode {
  const faults = useMemo(
    () =>
      concordance === undefined
        ? 0
        : [...concordance.lignes.flatMap(({ defauts }) => defauts), ...concordance.defauts].filter(
            ({ code, bloquant, tranche }) => bloquant && !tranche && code !== 'PROJET_SANS_TEXTE',
          ).length,
    [concordance],
  );
  const empty = concordance?.lignes.length === 0 && faults === 0;
  const [tone, Icon, title, detail] =
    concordance === undefined
      ? (['quiet', IconCircleDashed, text.status.checking, ''] as const)
      : empty
        ? (['quiet', IconCircleDashed, text.status.nothing, text.status.nothingDetail] as const)
        : concordance.pret
          ? blocage === null
            ? (['ok', IconCircleCheck, text.status.ready, text.status.readyDetail] as const)
            : (['quiet', IconCircleCheck, text.status.readyBut, blocage] as const)
          : (['warn', IconAlertTriangle, text.status.faults(faults), text.status.faultsDetail] as const);
  return (
    <div className={`${layout.row} ${classes.status}`} data-tone={tone}>
      <div role="status" className={`${layout.line} ${classes.statusSaid}`}>
        <Icon size={18} stroke={1.8} aria-hidden />
        <p className={classes.statusTitle}>{title}</p>
        <p className={classes.statusDetail} title={detail}>
          {detail}
        </p>
      </div>
      <div className={layout.row}>
        {faults > 0 && (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              const first = document.querySelector<HTMLElement>('[data-defauts] > li[data-tone="bad"]');
              first?.scrollIntoView({ block: 'center' });
              first?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
            }}
          >
            {text.status.firstFault}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => allerA(document.getElementById(ID_LISTE))}>
          {text.status.goToList(concordance?.lignes.length ?? 0)}
        </Button>
      </div>
    </div>
  );
}

function Rediger({
  chantier,
  convention,
  concordance,
  editable,
  onDirty,
  phrase,
  onPhrase,
}: {
  readonly chantier: ChantierView;
  readonly convention: ActeConventionView;
  readonly concordance: ConcordanceView | undefined;
  readonly editable: boolean;
  readonly onDirty: (dirty: boolean) => void;
  /** The sentence being pasted. */
  readonly phrase: string;
  readonly onPhrase: (phrase: string) => void;
}): ReactNode {
  const [ouverture, setOuverture] = useState<Ouverture | null>(null);
  const [collage, setCollage] = useState(phrase !== '');
  const { avenantId } = chantier.acte;
  const { operations } = text;
  /** Where the focus goes once the editor is gone, and again if the text that comes no longer has it. */
  const retour = useRef<string | null>(null);

  const open = useCallback((next: Ouverture) => {
    retour.current = next.retour;
    setOuverture(next);
  }, []);

  useEffect(() => {
    const keys = retour.current;
    if (ouverture !== null || keys === null) return;
    const frame = requestAnimationFrame(() => {
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      const place = trouverRetour(keys);
      if (place === null) focusContent();
      else place.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [ouverture, chantier]);

  const gestes = useMemo<Gestes | null>(() => {
    if (!editable) return null;
    return {
      ouvrir: (saisie, back, libre = false) =>
        open({ saisie, operationId: null, phrase: null, libre, retour: back }),
      nePlusAbroger: (divisionId) => {
        const last = abrogations(chantier, divisionId).at(-1);
        if (last === undefined) return;
        void call('avenants.retirerOperation', { avenantId, operationId: last.id }).then((reply) => {
          const rang = chantier.operations.indexOf(last) + 1;
          if (reply.ok)
            announce({
              nature: 'done',
              message: operations.removed(operations.item(rang)),
              next: { sens: 'annuler', seq: reply.value.revision },
            });
          else announce({ nature: 'refused', title: operations.refused, error: reply.error, acte: null });
        });
      },
    };
  }, [editable, open, chantier, avenantId, operations]);

  return (
    <>
      <div className={`${layout.stack} ${classes.columns}`}>
        <TextePane chantier={chantier} convention={convention} gestes={gestes} />
        <OperationsPane
          chantier={chantier}
          concordance={concordance}
          gestes={gestes}
          corriger={open}
          phrase={phrase}
          onPhrase={onPhrase}
          collage={collage}
          onCollage={setCollage}
        />
      </div>
      {ouverture !== null && (
        <Editeur
          chantier={chantier}
          ouverture={ouverture}
          onDirty={onDirty}
          onClose={() => setOuverture(null)}
          onDone={({ revision }, count) => {
            setOuverture(null);
            announce({
              nature: 'done',
              message: ouverture.operationId === null ? operations.added(count) : operations.changed,
              next: { sens: 'annuler', seq: revision },
            });
          }}
        />
      )}
    </>
  );
}

/** What is typed in the editor goes with the view; the sentences being pasted go with the page only. */
function useAtelierGuard(phrase: string): {
  readonly guard: LeaveGuard;
  readonly onDirty: (dirty: boolean) => void;
} {
  const editing = useRef(false);
  const pasting = useRef(false);
  const unsaved = useRef(false);
  const tell = useCallback(() => {
    unsaved.current = editing.current || pasting.current;
  }, []);
  useEffect(() => {
    pasting.current = phrase.trim() !== '';
    tell();
  }, [phrase, tell]);
  const onDirty = useCallback(
    (dirty: boolean) => {
      editing.current = dirty;
      tell();
    },
    [tell],
  );
  const placeOf = useCallback(
    ({ pathname, search }: Location) => (editing.current ? `${pathname}${search}` : pathname),
    [],
  );
  return { guard: useLeaveGuard(unsaved, placeOf), onDirty };
}

function Atelier({
  chantier,
  convention,
  avenant,
  concordance,
}: {
  readonly chantier: ChantierView;
  readonly convention: ActeConventionView;
  readonly avenant: AvenantView;
  readonly concordance: ConcordanceView | undefined;
}): ReactNode {
  const [params] = useSearchParams();
  /** Kept from one view to the other. */
  const [phrase, setPhrase] = useState('');
  const { guard, onDirty } = useAtelierGuard(phrase);
  const readOnly = use(ReadOnlyContext);
  const vue = params.get('vue') === 'simuler' ? 'simuler' : 'rediger';
  const { ferme, acte } = chantier;
  const editable = ferme === null && readOnly === null;
  const etat = useQuery('registre.etat', {});
  return (
    <Page
      title={text.title}
      windowTitle={text.windowTitle(acte.designation)}
      crumbs={[
        { label: convention.titreCourt, to: paths.convention(convention.id) },
        { label: text.avenants, to: paths.convention(convention.id, 'avenants') },
      ]}
      aside={
        <>
          <AvenantBadge etat={avenant.etat} />
          <Aide sujet="atelier" />
          <p className={classes.subject}>
            <strong>{acte.designation}</strong>&nbsp;: {acte.objet}{' '}
            <span className={classes.quiet}>({text.effect(formatDate(chantier.jour))})</span>
          </p>
        </>
      }
    >
      {ferme !== null && <RefusAlert refus={ferme} title={text.closedTitle} live={false} />}
      {ferme === null && readOnly !== null && (
        <Callout tone="warn" title={text.readOnlyTitle}>
          <p>{readOnly}</p>
        </Callout>
      )}
      <DayContext value={{ today: etat.data?.aujourdhui ?? null, zone: convention.zone }}>
        <div className={classes.top}>
          <nav aria-label={text.views} className={classes.views}>
            <ul>
              {VUES.map(({ vue: one, label, icon: Glyph }) => (
                <li key={one}>
                  <Link
                    to={one === 'simuler' ? { search: '?vue=simuler' } : { search: '' }}
                    replace
                    preventScrollReset
                    aria-current={one === vue ? 'page' : undefined}
                    className={classes.view}
                  >
                    <Glyph size={16} stroke={1.8} aria-hidden />
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          {vue === 'rediger' && <Etat concordance={concordance} blocage={avenant.blocage?.message ?? null} />}
        </div>
        {vue === 'simuler' ? (
          <Simuler avenantId={acte.avenantId} />
        ) : (
          <Rediger
            chantier={chantier}
            concordance={concordance}
            convention={convention}
            editable={editable}
            onDirty={onDirty}
            phrase={phrase}
            onPhrase={setPhrase}
          />
        )}
      </DayContext>
      <LeaveDialog opened={guard.asking} onStay={guard.stay} onErase={guard.leave} />
    </Page>
  );
}

/** The page where the text of an avenant is written, on the convention it changes. */
export function AtelierPage(): ReactNode {
  const { conventionId = '', avenantId = '' } = useParams();
  const chantier = useQuery('texte.chantier', { avenantId });
  const concordance = useQuery('texte.concordance', { avenantId });
  const convention = useQuery('conventions.acte', { conventionId });
  const avenant = useQuery('avenants.lire', { avenantId });
  const crumbs = [
    { label: text.list, to: paths.conventions },
    { label: text.avenants, to: paths.convention(conventionId, 'avenants') },
  ];
  if (chantier.data === undefined || convention.data === undefined || avenant.data === undefined) {
    return (
      <Page title={text.title} crumbs={crumbs}>
        <QueryView query={chantier}>
          {() => (
            <QueryView query={convention}>
              {() => <QueryView query={avenant}>{() => null}</QueryView>}
            </QueryView>
          )}
        </QueryView>
      </Page>
    );
  }
  // Deleted while it is on screen, what was read of it is still there.
  if (avenant.error?.code === 'INTROUVABLE' || avenant.data.avenant.conventionId !== conventionId) {
    return (
      <Page title={text.title} crumbs={crumbs}>
        <RefusAlert
          refus={{ message: text.unknown, remede: text.unknownRemedy }}
          title={text.title}
          live={false}
          action={<ButtonLink to={paths.convention(conventionId, 'avenants')}>{text.backToList}</ButtonLink>}
        />
      </Page>
    );
  }
  return (
    <Atelier
      key={avenantId}
      chantier={chantier.data}
      convention={convention.data}
      avenant={avenant.data}
      concordance={concordance.data}
    />
  );
}
