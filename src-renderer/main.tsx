import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApp } from './app';
import { askEarly, startQueries } from './rpc/query';
import { takeTokenFromAddress } from './rpc/token';
import './theme/mantine-styles';
import './theme/theme.css';

takeTokenFromAddress();
startQueries();
// What the frame shows, and the home page: almost every session begins there.
askEarly('registre.etat', {});
if (['', '#/'].includes(window.location.hash)) askEarly('accueil.lire', {});

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(<StrictMode>{createApp()}</StrictMode>);
}
