import { ActionIcon, Burger, Kbd } from '@mantine/core';
import { useDisclosure, useHotkeys, useLocalStorage } from '@mantine/hooks';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBook2,
  IconCalculator,
  IconCalendarDue,
  IconDots,
  IconFiles,
  IconHistory,
  IconHome,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconSearch,
  IconSettings,
  IconShieldCheck,
  IconTimeline,
  IconTransfer,
  IconTrash,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { Suspense, lazy, useCallback, useEffect, useRef, useState } from 'react';
import { Link, NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { ELECTRON_ESSAI } from '#contract/electron-essai';
import { formatPasse, parsePasse } from '#contract/instant';
import type { EtatRegistreView } from '#contract/views';
import { formatLong } from '#domain/civil-date';
import { usePastInstant } from '../rpc/past';
import { useQuery } from '../rpc/query';
import { textShell } from '../text/shell';
import { textTemps } from '../text/temps';
import { ReadOnlyContext } from '../ui/read-only';
import { Banners, TestWindowBanner } from './banners';
import { Chips } from './chips';
import classes from './layout.module.css';
import { PastBanner } from './past-banner';
import { paths } from '../parts/paths';
import { useRecentes } from '../parts/recentes';
import { useSearchKey } from './search-key';
import { useFrameEnd } from './use-frame-end';

type Entry = { readonly to: string; readonly label: string; readonly icon: Icon };

/** The rooms of the work, then, at the foot, what watches over the registry itself. */
const ROOMS: readonly Entry[] = [
  { to: paths.accueil, label: textShell.accueil, icon: IconHome },
  { to: paths.conventions, label: textShell.conventions, icon: IconFiles },
  { to: paths.echeancier, label: textShell.echeancier, icon: IconCalendarDue },
  { to: paths.chronologie, label: textShell.chronologie, icon: IconTimeline },
  { to: paths.comite, label: textShell.comite, icon: IconUsersGroup },
  { to: paths.liste('personnes'), label: textShell.personnes, icon: IconUsers },
  { to: paths.delais, label: textShell.delais, icon: IconCalculator },
];
const REGISTRY: readonly Entry[] = [
  { to: paths.journal, label: textShell.journal, icon: IconBook2 },
  { to: paths.sauvegardes, label: textShell.sauvegardes, icon: IconShieldCheck },
  { to: paths.echanges, label: textShell.echanges, icon: IconTransfer },
  { to: paths.corbeille, label: textShell.corbeille, icon: IconTrash },
  { to: paths.reglages, label: textShell.reglages, icon: IconSettings },
];

const Entries = ({ entries }: { readonly entries: readonly Entry[] }) => (
  <ul className="list-plain">
    {entries.map(({ to, label, icon: Glyph }) => (
      <li key={to}>
        <NavLink to={to} end={to === paths.accueil} className={classes.entry ?? ''}>
          <Glyph size={18} stroke={1.6} aria-hidden />
          <span className={classes.label}>{label}</span>
        </NavLink>
      </li>
    ))}
  </ul>
);

/** The conventions opened lately: one click from anywhere. */
function Recentes() {
  const { recentes } = useRecentes();
  if (recentes.length === 0) return null;
  return (
    <div className={classes.recent}>
      <p className={classes.group} aria-hidden>
        {textShell.recentes}
      </p>
      <ul className="list-plain" aria-label={textShell.recentes}>
        {recentes.map(({ id, titre }) => (
          <li key={id}>
            <Link to={paths.dossier(id)} className={classes.entry} title={titre}>
              <span className={classes.label}>{titre}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Keeps the place of the two buttons while their code is on its way. */
const UndoRedoPlace = () => (
  <span className={classes.undoPlace}>
    <ActionIcon variant="subtle" color="gray" size={TOOL} aria-label={textShell.undo} disabled>
      <IconArrowBackUp size={18} stroke={1.7} aria-hidden />
    </ActionIcon>
    <ActionIcon variant="subtle" color="gray" size={TOOL} aria-label={textShell.redo} disabled>
      <IconArrowForwardUp size={18} stroke={1.7} aria-hidden />
    </ActionIcon>
  </span>
);

/** Keeps the place of the menu while its code is on its way. */
const MenuPlace = () => (
  <ActionIcon variant="subtle" color="gray" size={TOOL} aria-label={textShell.more} disabled>
    <IconDots size={18} stroke={1.7} aria-hidden />
  </ActionIcon>
);

function registryName({ fiche, lectureSeule }: EtatRegistreView): string {
  if (fiche !== null) return fiche.nom;
  return lectureSeule?.cause === 'endommagee' ? textShell.unreadableRegistry : textShell.newRegistry;
}

/** « g » then a letter, within a second, leads to a page. */
function useGoTo(): void {
  const navigate = useNavigate();
  const pending = useRef(0);
  const go = (to: string) => () => {
    if (Date.now() - pending.current > 1200) return;
    pending.current = 0;
    void navigate(to);
  };
  useHotkeys([
    [
      'g',
      () => {
        pending.current = Date.now();
      },
    ],
    ['a', go(paths.accueil)],
    ['c', go(paths.conventions)],
    ['d', go(paths.delais)],
    ['e', go(paths.echeancier)],
    ['j', go(paths.journal)],
  ]);
}

/** Pixels of a button of the bar. */
const TOOL = 30;
const LATER_MS = 300;
/* What the first screen does not show: menus and dialogs, fetched after it. */
const UndoRedo = lazy(async () => ({ default: (await import('./undo-redo')).UndoRedo }));
const Rappels = lazy(async () => ({ default: (await import('./rappels')).Rappels }));
const Toasts = lazy(async () => ({ default: (await import('./toasts')).Toasts }));
const BarMenu = lazy(async () => ({ default: (await import('./bar-menu')).BarMenu }));
const ShortcutsHelp = lazy(async () => ({ default: (await import('./shortcuts-help')).ShortcutsHelp }));
const TimeTravelDialog = lazy(async () => ({
  default: (await import('./time-travel-dialog')).TimeTravelDialog,
}));
const Search = lazy(async () => ({ default: (await import('./search')).Search }));

const maintenant = (): string => new Date().toISOString();

/** The frame of every screen: the bar, the states that last, the navigation, and the screen itself. */
export function Layout() {
  const etat = useQuery('registre.etat', {}).data;
  const header = useFrameEnd();
  const [folded, setFolded] = useLocalStorage({
    key: 'registre.volet',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [menuOpened, menu] = useDisclosure(false);
  const [helpOpened, help] = useDisclosure(false);
  const [travelOpened, travel] = useDisclosure(false);
  const au = usePastInstant();
  const [laterReady, setLaterReady] = useState(false);
  const openSearch = useSearchKey(useCallback(() => setLaterReady(true), []));
  const answered = etat !== undefined;
  // Once the first screen is shown with its data, so that what opens next answers without having delayed it.
  useEffect(() => {
    if (!answered) return;
    const timer = setTimeout(() => setLaterReady(true), LATER_MS);
    return () => clearTimeout(timer);
  }, [answered]);
  const { pathname } = useLocation();
  const { close } = menu;
  useEffect(close, [pathname, close]);
  useGoTo();
  useHotkeys([
    ['shift + ?', help.open],
    ['?', help.open],
  ]);

  const readOnly = au === null ? (etat?.lectureSeule?.raison ?? null) : textTemps.why(formatPasse(au));

  return (
    <div className={classes.app} data-folded={folded || undefined}>
      <a
        href="#contenu"
        className={classes.skip}
        onClick={(event) => {
          // The address belongs to the router: move the focus without touching it.
          event.preventDefault();
          document.getElementById('contenu')?.focus();
        }}
      >
        {textShell.skip}
      </a>
      <header ref={header} className={classes.header}>
        <div className={classes.bar}>
          <Burger
            className={classes.burger ?? ''}
            opened={menuOpened}
            onClick={menu.toggle}
            size="xs"
            aria-label={menuOpened ? textShell.closeMenu : textShell.openMenu}
            aria-expanded={menuOpened}
            aria-controls="navigation"
          />
          <ActionIcon
            className={classes.fold ?? ''}
            variant="subtle"
            color="gray"
            size={TOOL}
            aria-label={folded ? textShell.unfold : textShell.fold}
            title={folded ? textShell.unfold : textShell.fold}
            aria-expanded={!folded}
            aria-controls="navigation"
            onClick={() => setFolded(!folded)}
          >
            {folded ? (
              <IconLayoutSidebarLeftExpand size={18} stroke={1.7} aria-hidden />
            ) : (
              <IconLayoutSidebarLeftCollapse size={18} stroke={1.7} aria-hidden />
            )}
          </ActionIcon>
          <span className={classes.registryName}>{etat === undefined ? '' : registryName(etat)}</span>
          {etat !== undefined && <Chips etat={etat} />}
          {laterReady && (
            <Suspense fallback={null}>
              <Rappels />
            </Suspense>
          )}
          {etat !== undefined && !etat.horlogeFixe && (
            <time className={classes.today} dateTime={etat.aujourdhui}>
              {formatLong(etat.aujourdhui)}
            </time>
          )}
          <button type="button" className={classes.search} aria-keyshortcuts="Control+K" onClick={openSearch}>
            <IconSearch size={16} stroke={1.7} aria-hidden />
            <span className={classes.searchLabel}>{textShell.search}</span>
            <span className={classes.keys} aria-hidden>
              <Kbd size="xs">Ctrl</Kbd> <Kbd size="xs">K</Kbd>
            </span>
          </button>
          <div className={classes.tools}>
            <ReadOnlyContext value={readOnly}>
              {laterReady ? (
                <Suspense fallback={<UndoRedoPlace />}>
                  <UndoRedo />
                </Suspense>
              ) : (
                <UndoRedoPlace />
              )}
            </ReadOnlyContext>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={TOOL}
              aria-label={textTemps.open}
              title={textTemps.open}
              onClick={travel.open}
            >
              <IconHistory size={18} stroke={1.7} aria-hidden />
            </ActionIcon>
            {laterReady ? (
              <Suspense fallback={<MenuPlace />}>
                <BarMenu onHelp={help.open} />
              </Suspense>
            ) : (
              <MenuPlace />
            )}
          </div>
        </div>
        {laterReady && (
          <Suspense fallback={null}>
            <Toasts />
          </Suspense>
        )}
        {navigator.userAgent.includes(ELECTRON_ESSAI) && <TestWindowBanner />}
        {au !== null && <PastBanner au={au} onChange={travel.open} />}
        {etat !== undefined && <Banners etat={etat} />}
      </header>
      <nav
        id="navigation"
        className={classes.nav}
        data-opened={menuOpened || undefined}
        aria-label={textShell.navigation}
      >
        <div className={classes.entries}>
          <div>
            <Entries entries={ROOMS} />
            <Recentes />
          </div>
          <Entries entries={REGISTRY} />
        </div>
      </nav>
      <main id="contenu" tabIndex={-1} className={classes.main}>
        <ReadOnlyContext value={readOnly}>
          <Outlet />
        </ReadOnlyContext>
      </main>
      {laterReady && (
        <Suspense fallback={null}>
          <Search />
        </Suspense>
      )}
      {laterReady && (
        <Suspense fallback={null}>
          <ShortcutsHelp opened={helpOpened} onClose={help.close} />
        </Suspense>
      )}
      {laterReady && (
        <Suspense fallback={null}>
          <TimeTravelDialog
            opened={travelOpened}
            onClose={travel.close}
            from={parsePasse(au ?? '')?.instant ?? maintenant()}
          />
        </Suspense>
      )}
    </div>
  );
}
