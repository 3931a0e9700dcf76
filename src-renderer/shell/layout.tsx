import { ActionIcon, Burger, Button, Kbd } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBook2,
  IconCalculator,
  IconDeviceDesktop,
  IconFiles,
  IconHistory,
  IconHome,
  IconKeyboard,
  IconSearch,
  IconShieldCheck,
  IconTransfer,
  IconTrash,
} from '@tabler/icons-react';
import { Suspense, lazy, useEffect, useRef, useState } from 'react';
import { NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { formatPasse, parsePasse } from '#contract/instant';
import type { EtatRegistreView } from '#contract/views';
import { formatLong } from '#domain/civil-date';
import { porte } from '../rpc/client';
import { usePastInstant } from '../rpc/past';
import { useQuery } from '../rpc/query';
import { textCommun } from '../text/commun';
import { textShell } from '../text/shell';
import { textTemps } from '../text/temps';
import { ReadOnlyContext } from '../ui/read-only';
import arrange from '../ui/layout.module.css';
import { Banners, Notices } from './banners';
import classes from './layout.module.css';
import { PastBanner } from './past-banner';
import { paths } from '../parts/paths';
import { useBelowHeader } from '../ui/use-below-header';

const ENTRIES = [
  { to: paths.accueil, label: textShell.accueil, icon: IconHome },
  { to: paths.conventions, label: textShell.conventions, icon: IconFiles },
  { to: paths.delais, label: textShell.delais, icon: IconCalculator },
  { to: paths.journal, label: textShell.journal, icon: IconBook2 },
  { to: paths.sauvegardes, label: textShell.sauvegardes, icon: IconShieldCheck },
  { to: paths.echanges, label: textShell.echanges, icon: IconTransfer },
  { to: paths.corbeille, label: textShell.corbeille, icon: IconTrash },
] as const;

/** Keeps the place of the two buttons while their code is on its way. */
const UndoRedoPlace = () => (
  <span className={classes.undoPlace}>
    <ActionIcon variant="default" size={34} aria-label={textShell.undo} disabled>
      <IconArrowBackUp size={18} stroke={1.7} aria-hidden />
    </ActionIcon>
    <ActionIcon variant="default" size={34} aria-label={textShell.redo} disabled>
      <IconArrowForwardUp size={18} stroke={1.7} aria-hidden />
    </ActionIcon>
  </span>
);

/** Keeps the place of the theme menu while its code is on its way. */
const ThemePlace = () => (
  <ActionIcon variant="default" size={34} aria-label={textShell.theme} disabled>
    <IconDeviceDesktop size={18} stroke={1.7} aria-hidden />
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
    ['j', go(paths.journal)],
  ]);
}

const LATER_MS = 300;
/* What the first screen does not show: menus and dialogs, fetched after it. */
const UndoRedo = lazy(async () => ({ default: (await import('./undo-redo')).UndoRedo }));
const ThemeMenu = lazy(async () => ({ default: (await import('./theme-menu')).ThemeMenu }));
const ShortcutsHelp = lazy(async () => ({ default: (await import('./shortcuts-help')).ShortcutsHelp }));
const TimeTravelDialog = lazy(async () => ({
  default: (await import('./time-travel-dialog')).TimeTravelDialog,
}));
const Search = lazy(async () => ({ default: (await import('./search')).Search }));

const maintenant = (): string => new Date().toISOString();

/** The frame of every screen: navigation, header, banners that must never be missed, and the screen itself. */
export function Layout() {
  const etat = useQuery('registre.etat', {}).data;
  const nav = useBelowHeader<HTMLElement>();
  const [menuOpened, menu] = useDisclosure(false);
  const [helpOpened, help] = useDisclosure(false);
  const [travelOpened, travel] = useDisclosure(false);
  const au = usePastInstant();
  const [laterReady, setLaterReady] = useState(false);
  const answered = etat !== undefined;
  // Once the first screen is shown with its data, so that Ctrl + K answers without having delayed it.
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
    <div className={classes.app}>
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
      <header className={classes.header}>
        <div className={`${arrange.line} ${classes.bar}`}>
          <div className={`${arrange.line} ${classes.brand}`}>
            <Burger
              className={classes.burger ?? ''}
              opened={menuOpened}
              onClick={menu.toggle}
              size="sm"
              aria-label={menuOpened ? textShell.closeMenu : textShell.openMenu}
              aria-expanded={menuOpened}
              aria-controls="navigation"
              color="var(--app-nav-strong)"
            />
            <svg className={classes.mark} viewBox="0 0 32 32" aria-hidden="true">
              <rect x="3" y="3" width="26" height="26" rx="6" fill="currentColor" opacity="0.16" />
              <path
                d="M10 9h12M10 14h12M10 19h7"
                stroke="currentColor"
                strokeWidth="2.2"
                strokeLinecap="round"
              />
              <circle cx="21.5" cy="21.5" r="3.5" fill="none" stroke="currentColor" strokeWidth="2.2" />
            </svg>
            <span className={classes.appName}>{textCommun.app}</span>
          </div>
          <div className={classes.registry}>
            <span className={classes.registryName}>{etat === undefined ? '' : registryName(etat)}</span>
            {etat !== undefined && (
              <span className={`${arrange.note} ${classes.registryMeta}`}>
                {porte() === 'electron' ? textShell.porteElectron : textShell.porteNavigateur}
                {' · '}
                <time dateTime={etat.aujourdhui}>{formatLong(etat.aujourdhui)}</time>
              </span>
            )}
          </div>
          <div className={`${arrange.line} ${classes.tools}`}>
            <ReadOnlyContext value={readOnly}>
              {laterReady ? (
                <Suspense fallback={<UndoRedoPlace />}>
                  <UndoRedo />
                </Suspense>
              ) : (
                <UndoRedoPlace />
              )}
            </ReadOnlyContext>
            <Button
              variant="default"
              size="sm"
              className={classes.search ?? ''}
              leftSection={<IconSearch size={16} aria-hidden />}
              rightSection={
                <span className={classes.keys} aria-hidden>
                  <Kbd size="xs">Ctrl</Kbd> <Kbd size="xs">K</Kbd>
                </span>
              }
              onClick={() => {
                setLaterReady(true);
                void import('./search').then(({ openSearch }) => openSearch());
              }}
            >
              <span className={classes.searchLabel}>{textShell.search}</span>
            </Button>
            <ActionIcon
              variant="default"
              size={34}
              aria-label={textTemps.open}
              title={textTemps.open}
              onClick={travel.open}
            >
              <IconHistory size={18} stroke={1.7} aria-hidden />
            </ActionIcon>
            <ActionIcon variant="default" size={34} aria-label={textShell.help} onClick={help.open}>
              <IconKeyboard size={18} stroke={1.7} aria-hidden />
            </ActionIcon>
            {laterReady ? (
              <Suspense fallback={<ThemePlace />}>
                <ThemeMenu />
              </Suspense>
            ) : (
              <ThemePlace />
            )}
          </div>
        </div>
        {au !== null && <PastBanner au={au} onChange={travel.open} />}
        {etat !== undefined && <Banners etat={etat} />}
      </header>
      <nav
        ref={nav}
        id="navigation"
        className={classes.nav}
        data-opened={menuOpened || undefined}
        aria-label={textShell.navigation}
      >
        <ul className="list-plain">
          {ENTRIES.map(({ to, label, icon: Glyph }) => (
            <li key={to}>
              <NavLink to={to} end={to === paths.accueil} className={classes.entry ?? ''}>
                <Glyph size={20} stroke={1.6} aria-hidden />
                {label}
              </NavLink>
            </li>
          ))}
        </ul>
        {etat !== undefined && (
          <dl className={classes.foot}>
            <dt>{textShell.utilisateur}</dt>
            <dd>{etat.utilisateur}</dd>
            <dt>{textShell.dossier}</dt>
            <dd className={classes.folder}>{etat.dossier}</dd>
            <dd>{textShell.version(etat.version)}</dd>
          </dl>
        )}
      </nav>
      <main id="contenu" tabIndex={-1} className={classes.main}>
        {etat !== undefined && <Notices etat={etat} />}
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
