/** Pushed by the main process when the journal moved, whoever moved it. */
export type RegistreEvent = {
  readonly type: 'registry-changed';
  readonly revision: number;
  readonly regime: number;
};

/** What the preload script lays on `window.registre`. Replies are untyped here: `client.ts` types them once. */
export type RegistreBridge = {
  readonly porte: 'electron';
  /** `au`: the instant asked about, ISO 8601 in UTC; null for the present. */
  readonly call: (method: string, input: unknown, au?: string | null) => Promise<unknown>;
  readonly onEvent: (callback: (event: RegistreEvent) => void) => () => void;
};
