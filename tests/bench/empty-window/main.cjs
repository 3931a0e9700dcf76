'use strict';
// The floor of the launch measure: a window with one heading, under the same security options as the application.
const { app, BrowserWindow } = require('electron');
// Root runs without the sandbox, and the two together kill every child process.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  window.loadURL('data:text/html,<!doctype html><title>vide</title><main><h1>Vide</h1></main>');
});
app.on('window-all-closed', () => app.quit());
