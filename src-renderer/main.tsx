import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApp } from './app';
import { startQueries } from './rpc/query';
import { takeTokenFromAddress } from './rpc/token';
import './theme/mantine-styles';
import './theme/theme.css';

takeTokenFromAddress();
startQueries();

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(<StrictMode>{createApp()}</StrictMode>);
}
