import { contextBridge, ipcRenderer } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels';

/*
 * All the page gets: two functions whose channels are fixed here, and the name of the door. The event object of
 * Electron stays on this side: it holds a sender the page could speak through.
 */
contextBridge.exposeInMainWorld('registre', {
  porte: 'electron',
  call: (method: unknown, input: unknown, au?: unknown): Promise<unknown> =>
    ipcRenderer.invoke(CALL_CHANNEL, method, input, au),
  onEvent: (callback: (event: unknown) => void): (() => void) => {
    const listener = (_event: unknown, payload: unknown): void => callback(payload);
    ipcRenderer.on(EVENT_CHANNEL, listener);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, listener);
    };
  },
});
