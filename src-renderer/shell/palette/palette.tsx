import { Kbd, Modal } from '@mantine/core';
import {
  IconArrowLeft,
  IconBolt,
  IconBook2,
  IconFileText,
  IconHistory,
  IconLayoutSidebar,
  IconListDetails,
  IconLock,
  IconSearch,
} from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { usePastInstant } from '../../rpc/past';
import { textPalette as text } from '../../text/palette';
import { focusContent } from '../../ui/focus-handover';
import { COMMANDES } from './commandes';
import type { Commande } from './commandes';
import { commandeAvecObjet, ligneTrouvee, lignesDites, lignesDuDebut } from './lignes';
import type { Ligne } from './lignes';
import classes from './palette.module.css';
import { useRefus } from './refus';
import type { Sujet } from './refus';
import { lireUsages, noterUsage } from './usages';
import { useTrouvailles } from './use-trouvailles';

const ICONES = {
  commande: IconBolt,
  ecran: IconLayoutSidebar,
  fiche: IconFileText,
  partie: IconListDetails,
  journal: IconBook2,
  recent: IconHistory,
} as const;

const HAUTEUR = 44;
const PAGE = 8;
const LIMITE = 200;

type Demande = Extract<Commande, { readonly genre: 'geste' }>;

/** The convention under the eyes, by the address. */
const conventionDe = (pathname: string): string | null => {
  const [, id] = /^\/conventions\/([^/]+)/u.exec(pathname) ?? [];
  return id === undefined || id === 'nouvelle' ? null : decodeURIComponent(id);
};

const question = ({ dans }: Demande): string =>
  Object.hasOwn(text.askArgument, dans.collection) && dans.champ === null
    ? text.askArgument[dans.collection as keyof typeof text.askArgument]
    : text.askArgument.other;

/** Finds anything by its words, and does anything that has a form. */
export function Palette({ onClose }: { readonly onClose: () => void }): ReactNode {
  const navigate = useNavigate();
  const past = usePastInstant() !== null;
  const pres = conventionDe(useLocation().pathname);
  const [texte, setTexte] = useState('');
  const [demande, setDemande] = useState<Demande | null>(null);
  const [choisie, setChoisie] = useState(0);
  // Enter pressed before the words just typed are answered: what it chooses is not known yet.
  const [valide, setValide] = useState(false);
  const [usages] = useState(lireUsages);
  const [before] = useState(() => document.activeElement);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  // Where the caret was, in whatever field: it goes on there.
  useEffect(
    () => () => {
      if (!(before instanceof HTMLElement)) return;
      // What had the focus left while another page arrived: the page takes it.
      if (before.isConnected) before.focus();
      else focusContent();
    },
    [before],
  );

  const avecObjet = useMemo(() => (demande === null ? commandeAvecObjet(texte) : null), [demande, texte]);
  const vide = texte.trim() === '';
  const { vue, error, aJour } = useTrouvailles({
    // Asked before anything is typed: the registry is made ready meanwhile.
    texte,
    dans: demande?.dans ?? null,
    pres,
    limite: LIMITE,
  });
  const objets = useTrouvailles(
    avecObjet === null ? null : { texte: avecObjet.reste, dans: avecObjet.commande.dans, pres, limite: PAGE },
  );
  const lignes = useMemo((): readonly Ligne[] => {
    const trouvees = vue?.trouvailles ?? [];
    if (demande !== null) return trouvees.map((one) => ligneTrouvee(one, demande));
    if (vide) return lignesDuDebut(usages, COMMANDES);
    return lignesDites(
      texte,
      trouvees,
      avecObjet === null ? null : { demande: avecObjet.commande, trouvees: objets.vue?.trouvailles ?? [] },
      usages,
    );
  }, [vue, demande, vide, usages, texte, avecObjet, objets.vue]);
  const active = Math.min(choisie, lignes.length - 1);

  // oxlint-disable-next-line react/incompatible-library -- the virtualizer is read here only, never memoised
  const virtual = useVirtualizer({
    count: lignes.length,
    getScrollElement: () => list.current,
    estimateSize: () => HAUTEUR,
    overscan: PAGE,
    // Before the first measure, and where nothing has a size: enough rows to fill the list.
    initialRect: { width: 640, height: 9 * HAUTEUR },
  });

  const goTo = (rang: number) => {
    const next = Math.max(0, Math.min(rang, lignes.length - 1));
    setChoisie(next);
    virtual.scrollToIndex(next);
  };
  const type = (next: string) => {
    setTexte(next);
    setChoisie(0);
    setValide(false);
    virtual.scrollToOffset(0);
  };
  const step = (next: Demande | null) => {
    setDemande(next);
    type('');
    field.current?.focus();
  };
  const shown = virtual.getVirtualItems();
  const refus = useRefus(
    shown.flatMap(({ index }): readonly Sujet[] => {
      const sujet = lignes[index]?.sujet;
      return sujet === undefined ? [] : [sujet];
    }),
  );
  const refusDe = (ligne: Ligne): string | null => refus(ligne.sujet ?? null);
  const choose = (ligne: Ligne | undefined) => {
    // What is refused stays in sight, with its reason.
    if (ligne === undefined || refusDe(ligne) !== null) return;
    if (ligne.demande !== null) {
      step(ligne.demande);
      return;
    }
    const { cle, nature, titre, situation, adresse } = ligne;
    noterUsage({ cle, nature, titre, situation, adresse });
    onClose();
    void navigate(adresse);
  };
  const answered = (vide && demande === null) || (aJour && objets.aJour);
  const chooseFirst = useEffectEvent(() => {
    setValide(false);
    choose(lignes[active]);
  });
  useEffect(() => {
    if (valide && answered) chooseFirst();
  }, [valide, answered]);
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => goTo(active === lignes.length - 1 ? 0 : active + 1),
      ArrowUp: () => goTo(active <= 0 ? lignes.length - 1 : active - 1),
      PageDown: () => goTo(active + PAGE),
      PageUp: () => goTo(active - PAGE),
      // What was walked to is chosen as it is seen; what comes first, once it answers these words.
      Enter: () => (answered || choisie > 0 ? choose(lignes[active]) : setValide(true)),
      Escape: () => (demande === null ? onClose() : step(null)),
    };
    const back = demande !== null && event.key === 'Backspace' && texte === '';
    const move = back ? () => step(null) : moves[event.key];
    if (move === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };

  const option = (rang: number): string => `${id}-${rang}`;
  const total = vue?.total ?? 0;
  const reading = vue?.enCours === true;
  return (
    <Modal.Root
      opened
      onClose={onClose}
      returnFocus={false}
      closeOnEscape={false}
      classNames={{ content: classes.content ?? '' }}
      size="44rem"
      yOffset="8vh"
      centered={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={text.title} onKeyDownCapture={onKeyDown}>
        <div className={classes.head}>
          {demande === null ? (
            <IconSearch size={18} aria-hidden className={classes.glass} />
          ) : (
            <button type="button" className={classes.step} aria-label={text.back} onClick={() => step(null)}>
              <IconArrowLeft size={16} aria-hidden />
              {demande.libelle}
            </button>
          )}
          <input
            ref={field}
            data-autofocus
            className={classes.field}
            role="combobox"
            aria-expanded={lignes.length > 0}
            aria-controls={`${id}-liste`}
            aria-autocomplete="list"
            aria-activedescendant={active >= 0 ? option(active) : undefined}
            aria-label={demande === null ? text.placeholder : question(demande)}
            placeholder={demande === null ? text.placeholder : question(demande)}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            value={texte}
            onChange={(event) => type(event.currentTarget.value)}
          />
        </div>
        <div ref={list} className={classes.list}>
          <div
            id={`${id}-liste`}
            role="listbox"
            aria-label={text.results}
            className={classes.lines}
            style={{ height: virtual.getTotalSize() }}
          >
            {shown.map(({ index, start }) => {
              const ligne = lignes[index];
              return (
                ligne !== undefined && (
                  <Line
                    key={ligne.cle}
                    ligne={ligne}
                    seul={demande !== null}
                    refus={refusDe(ligne)}
                    id={option(index)}
                    rang={index}
                    nombre={lignes.length}
                    active={index === active}
                    top={start}
                    onChoose={() => choose(ligne)}
                    onHover={() => setChoisie(index)}
                  />
                )
              );
            })}
          </div>
          {error !== null && (
            <p className={classes.none} role="alert">
              {text.failed}. {error.message}
            </p>
          )}
          {error === null && vue !== null && lignes.length === 0 && !reading && (
            <p className={classes.none}>
              {text.nothing} {text.nothingHow}
            </p>
          )}
        </div>
        <div className={classes.foot}>
          <span role="status">
            {reading
              ? text.reading
              : vue === null
                ? text.start
                : text.count(lignes.length, Math.max(total, lignes.length))}
            {past && ` · ${text.ofToday}`}
          </span>
          <span className={classes.keys} aria-hidden>
            {text.keys.map(({ keys, label }) => (
              <span key={label}>
                {keys.map((key) => (
                  <Kbd key={key} size="xs">
                    {key}
                  </Kbd>
                ))}{' '}
                {label}
              </span>
            ))}
          </span>
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

function Line({
  ligne,
  seul,
  refus,
  id,
  rang,
  nombre,
  active,
  top,
  onChoose,
  onHover,
}: {
  readonly ligne: Ligne;
  /** The command is already said. */
  readonly seul: boolean;
  /** Why it may not be done today; null when it may. */
  readonly refus: string | null;
  readonly id: string;
  readonly rang: number;
  readonly nombre: number;
  readonly active: boolean;
  readonly top: number;
  readonly onChoose: () => void;
  readonly onHover: () => void;
}): ReactNode {
  const { situation, extrait } = ligne;
  const { titre, nature, sorte } = seul && ligne.objet !== undefined ? ligne.objet : ligne;
  const Glyph = refus === null ? ICONES[sorte] : IconLock;
  const under =
    refus ??
    [extrait === null ? '' : `«\u00a0${extrait}\u00a0»`, situation].filter((one) => one !== '').join(' — ');
  return (
    // The keys are those of the field, which names the one that is chosen.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-disabled={refus === null ? undefined : true}
      title={refus ?? undefined}
      aria-posinset={rang + 1}
      aria-setsize={nombre}
      className={classes.line}
      data-active={active || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onChoose}
      onMouseMove={active ? undefined : onHover}
    >
      <Glyph size={18} stroke={1.6} aria-hidden className={classes.glyph} />
      <span className={classes.words}>
        <span className={classes.title}>{titre}</span>
        {under !== '' && <span className={classes.under}>{under}</span>}
      </span>
      <span className={classes.nature}>{nature}</span>
    </div>
  );
}
