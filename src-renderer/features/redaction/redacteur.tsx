import { Anchor, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '#contract/reply';
import { formsText } from '../../text/forms';
import { textRedaction } from '../../text/redaction';
import { ActButton } from '../../ui/act-button';
import { Callout } from '../../ui/callout';
import { focusField } from '../../ui/forms/focus-field';
import type { Crumb } from '../../ui/page';
import { ReadOnlyContext } from '../../ui/read-only';
import { Workspace } from '../../ui/workspace';
import { Cadre, Cloture } from './cadre';
import { ClausesPane } from './clauses-pane';
import { AtelierContext, ErreursContext } from './contexte';
import type { Atelier } from './contexte';
import { DivisionOuverte } from './division';
import { liste, nouvelleDivision } from './gestes';
import { direChamp, lieuAilleurs, lieuDe, lieuDuChamp, lieuDuPoint } from './lieux';
import { ouverts } from './ouvrage';
import type { Changer, Lieu, Ouvrage, PartieActe, Saisie } from './ouvrage';
import { Parties } from './parties';
import { Passages } from './passages';
import { PointsIci, PointsPane } from './points-pane';
import classes from './redaction.module.css';
import { Sommaire } from './sommaire';
import { SourcePane } from './source-pane';

const text = textRedaction;

const idsDe = ({ visas, considerants, enPresenceDe, divisions }: Saisie): ReadonlySet<string> =>
  new Set([
    ...[...visas, ...considerants, ...enPresenceDe].map(({ id }) => id),
    ...divisions.flatMap(({ id, alineas }) => [id, ...alineas.map((one) => one.id)]),
  ]);

/** The parts of the act, in its order. */
const ordre = ({ divisions }: Saisie): readonly PartieActe[] => [
  'cadre',
  'parties',
  'presence',
  'visas',
  'considerants',
  ...divisions.map(({ id }): PartieActe => `division:${id}`),
  'cloture',
];

/** As in the sheet of the workspace: the panes stand side by side. */
const COTE_A_COTE = '(min-width: 62em) and (min-height: 34em)';

/** The first passage of a part of the act: where the file shows it. */
function premierDe({ visas, considerants, enPresenceDe }: Saisie, partie: PartieActe): string | null {
  const liste =
    partie === 'visas'
      ? visas
      : partie === 'considerants'
        ? considerants
        : partie === 'presence'
          ? enPresenceDe
          : [];
  return partie.startsWith('division:') ? partie.slice('division:'.length) : (liste[0]?.id ?? null);
}

const titres: Readonly<Record<Exclude<PartieActe, `division:${string}`>, string>> = {
  points: text.points.title,
  clauses: text.clauses.title,
  cadre: text.sommaire.cadre,
  parties: text.sommaire.parties,
  presence: text.sommaire.presence,
  visas: text.sommaire.visas,
  considerants: text.sommaire.considerants,
  cloture: text.sommaire.cloture,
};

/** Why nothing was recorded, each fault a step away from its field. */
function Refusee({
  error,
  ouvrage,
  onAller,
}: {
  readonly error: AppError;
  readonly ouvrage: Ouvrage;
  readonly onAller: (lieu: Lieu) => void;
}): ReactNode {
  const { champs = [], message, remede } = error;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [error]);
  return (
    <div ref={box} tabIndex={-1}>
      <Callout
        role="alert"
        tone="bad"
        title={champs.length === 0 ? formsText.refusTitle : text.erreurs(champs.length)}
      >
        {(champs.length === 0 || champs.every((one) => one.message === message)) && (
          <Text size="sm" fw={600}>
            {message}
          </Text>
        )}
        <ul className={classes.fautes}>
          {champs.map(({ champ, message: fault }) => (
            <li key={`${champ} ${fault}`}>
              <Anchor
                component="button"
                type="button"
                size="sm"
                ta="start"
                onClick={() => onAller(lieuDuChamp(ouvrage.saisie, champ))}
              >
                {formsText.fault(direChamp(ouvrage, champ), fault)}
              </Anchor>
            </li>
          ))}
        </ul>
        {remede !== undefined && <Text size="sm">{remede}</Text>}
        <Text size="sm">{formsText.refusKept}</Text>
      </Callout>
    </div>
  );
}

/** What is open of the act, to be written. */
function Ouverte({
  partie,
  ouvrage,
  onOuvrir,
}: {
  readonly partie: PartieActe;
  readonly ouvrage: Ouvrage;
  readonly onOuvrir: (partie: PartieActe) => void;
}): ReactNode {
  const { saisie } = ouvrage;
  switch (partie) {
    case 'points':
      return <PointsPane ouvrage={ouvrage} />;
    case 'clauses':
      return <ClausesPane ouvrage={ouvrage} />;
    case 'cadre':
      return <Cadre saisie={saisie} />;
    case 'parties':
      return <Parties parties={saisie.parties} />;
    case 'presence':
      return <Passages champ="enPresenceDe" passages={saisie.enPresenceDe} />;
    case 'visas':
      return <Passages champ="visas" passages={saisie.visas} />;
    case 'considerants':
      return <Passages champ="considerants" passages={saisie.considerants} />;
    case 'cloture':
      return <Cloture saisie={saisie} />;
    default: {
      const id = partie.slice('division:'.length);
      const place = saisie.divisions.findIndex((one) => one.id === id);
      const division = saisie.divisions[place];
      return division === undefined ? null : (
        <DivisionOuverte
          key={id}
          division={division}
          place={place}
          total={saisie.divisions.length}
          onOuvrir={onOuvrir}
        />
      );
    }
  }
}

/**
 * The workspace where a convention is written: what was read of it beside the file it comes from, or its text alone.
 * One part of the act is open at a time, so that a long text stays quick.
 */
export function Redacteur({
  ouvrage,
  changer,
  title,
  crumbs,
  aside,
  record,
  barred,
  pending,
  refusal,
  onRecord,
  actions,
  notices,
}: {
  readonly ouvrage: Ouvrage;
  readonly changer: Changer;
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  readonly aside?: ReactNode;
  /** What the button that records says. */
  readonly record: string;
  /** Why nothing can be recorded, besides what is to be settled. */
  readonly barred: string | null;
  readonly pending: boolean;
  readonly refusal: AppError | null;
  readonly onRecord: () => void;
  readonly actions?: ReactNode;
  readonly notices?: ReactNode;
}): ReactNode {
  const { saisie, source, points, clauses } = ouvrage;
  const open = ouverts(ouvrage);
  const [ouverte, setOuverte] = useState<PartieActe>(open.length > 0 ? 'points' : 'cadre');
  const [vise, setVise] = useState<string | null>(null);
  const readOnly = use(ReadOnlyContext);
  const [demande, setDemande] = useState<{ readonly champ: string | null; readonly caret: number } | null>(
    null,
  );
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  const latest = useRef(ouvrage);
  useEffect(() => {
    latest.current = ouvrage;
  }, [ouvrage]);

  const ouvrir = useCallback((partie: PartieActe) => {
    setOuverte(partie);
    setVise(premierDe(latest.current.saisie, partie));
    const { current } = panel;
    if (current === null) return;
    current.scrollTop = 0;
    // One above the other, what was opened is elsewhere on the page.
    if (!window.matchMedia(COTE_A_COTE).matches) current.scrollIntoView({ block: 'start' });
  }, []);
  const aller = useCallback<Atelier['aller']>(({ partie, champ }, caret = -1) => {
    setOuverte(partie);
    setDemande({ champ, caret });
  }, []);
  const atelier = useMemo<Atelier>(() => ({ changer, aller, viser: setVise }), [changer, aller]);

  useEffect(() => {
    if (demande === null) return;
    const { champ, caret } = demande;
    if (champ === null || !focusField(champ)) {
      heading.current?.focus();
      return;
    }
    const field = document.activeElement;
    field?.scrollIntoView({ block: 'nearest' });
    if (field instanceof HTMLTextAreaElement) {
      const at = caret < 0 ? field.value.length : caret;
      field.setSelectionRange(at, at);
    }
  }, [demande]);

  const versLeTexte = useCallback(
    (rang: number) => {
      const blocs = latest.current.source?.source ?? [];
      const place = blocs[rang]?.place ?? null;
      const lieu = place === null ? null : lieuDe(latest.current.saisie, place);
      aller(lieu ?? lieuAilleurs(latest.current.saisie, blocs, rang));
      if (place !== null) setVise(place);
    },
    [aller],
  );
  const ajouterDivision = useCallback(() => {
    let added = '';
    changer((before) => {
      const { divisions } = before.saisie;
      const last = divisions.filter(({ nature }) => nature !== 'annexe').at(-1);
      const next = nouvelleDivision(before.saisie, last, text.sommaire.addArticle);
      added = next.id;
      return {
        ...before,
        saisie: { ...before.saisie, divisions: liste(divisions).apres(last?.id ?? null, next) },
      };
    });
    const rang = latest.current.saisie.divisions.length;
    aller({ partie: `division:${added}`, champ: `divisions.${rang}.intitule` });
  }, [changer, aller]);

  const { visas, considerants, enPresenceDe, divisions, parties } = saisie;
  const ids = useMemo(
    () => (source === null ? new Set<string>() : idsDe(saisie)),
    // Only lists are looked at; a key typed elsewhere changes none of them.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [source, visas, considerants, enPresenceDe, divisions],
  );
  const ici = open.filter((one) => one.nature === 'doute' && lieuDuPoint(saisie, one).partie === ouverte);
  const fautes = useMemo(
    () => new Map((refusal?.champs ?? []).map(({ champ, message }) => [champ, message])),
    [refusal],
  );
  const suite = ordre(saisie);
  const at = suite.indexOf(ouverte);
  const division = divisions.find(({ id }) => ouverte === `division:${id}`);
  const titre =
    division === undefined
      ? ((titres as Readonly<Partial<Record<PartieActe, string>>>)[ouverte] ?? text.sommaire.vide)
      : division.intitule.trim() === ''
        ? text.sommaire.vide
        : division.intitule;
  const reason = readOnly ?? barred ?? (open.length > 0 ? text.lecture.blocked(open.length) : null);

  return (
    <AtelierContext value={atelier}>
      <ErreursContext value={fautes}>
        <Workspace
          title={title}
          crumbs={crumbs}
          aside={aside}
          actions={
            <>
              {points.length > 0 && (
                <span role="status" className={classes.reste} data-ouvert={open.length > 0 || undefined}>
                  {text.lecture.toSettle(open.length)}
                </span>
              )}
              {actions}
              <ReadOnlyContext value={reason}>
                <ActButton size="sm" loading={pending} onClick={onRecord}>
                  {record}
                </ActButton>
              </ReadOnlyContext>
            </>
          }
          notices={
            <>
              {notices}
              {refusal !== null && <Refusee error={refusal} ouvrage={ouvrage} onAller={aller} />}
            </>
          }
        >
          <div className={classes.volets} data-source={source !== null || undefined}>
            {source !== null && (
              <SourcePane source={source} points={points} ids={ids} vise={vise} onAller={versLeTexte} />
            )}
            <Sommaire
              ouverte={ouverte}
              points={points.length === 0 ? null : open.length}
              clauses={clauses?.length ?? null}
              divisions={divisions}
              comptes={`${parties.length} ${enPresenceDe.length} ${visas.length} ${considerants.length}`}
              onOuvrir={ouvrir}
              onAjouter={ajouterDivision}
            />
            <section ref={panel} className={classes.ecrire} aria-labelledby="titre-partie" tabIndex={-1}>
              <div className={classes.titrePartie}>
                <h2 id="titre-partie" ref={heading} tabIndex={-1}>
                  {titre}
                </h2>
                {at >= 0 && (
                  <span className={classes.pas}>
                    <button
                      type="button"
                      disabled={at === 0}
                      aria-label={text.division.previous}
                      onClick={() => ouvrir(suite[at - 1] ?? ouverte)}
                    >
                      <IconChevronLeft size={18} aria-hidden />
                    </button>
                    <button
                      type="button"
                      disabled={at === suite.length - 1}
                      aria-label={text.division.next}
                      onClick={() => ouvrir(suite[at + 1] ?? ouverte)}
                    >
                      <IconChevronRight size={18} aria-hidden />
                    </button>
                  </span>
                )}
              </div>
              <PointsIci ouvrage={ouvrage} points={ici} />
              <Ouverte partie={ouverte} ouvrage={ouvrage} onOuvrir={ouvrir} />
            </section>
          </div>
        </Workspace>
      </ErreursContext>
    </AtelierContext>
  );
}
