import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApp } from './app';
import { DEBUT } from './features/accueil/debut';
import { askEarly, startQueries } from './rpc/query';
import { takeTokenFromAddress } from './rpc/token';
import './theme/mantine-styles';
import { layPreferences } from './ui/preferences';
import './theme/theme.css';

takeTokenFromAddress();
layPreferences();
startQueries();
// What the frame shows, and the home page: almost every session begins there.
askEarly('registre.etat', {});
if (['', '#/'].includes(window.location.hash)) askEarly('accueil.lire', DEBUT);

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(<StrictMode>{createApp()}</StrictMode>);
}
