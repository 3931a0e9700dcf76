import type { RegistreBridge } from './rpc/bridge';

declare global {
  interface Window {
    /** Laid by the preload script in Electron; absent behind the browser door. */
    readonly registre?: RegistreBridge;
  }
}
