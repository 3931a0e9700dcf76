/** The two channels between the page and the application, and no others. */
export const CALL_CHANNEL = 'registre:call';
export const EVENT_CHANNEL = 'registre:event';

/** What the application tells the page unasked. */
export type RegistreEvent = {
  readonly type: 'registry-changed';
  readonly revision: number;
  readonly regime: number;
};

/** Only the window can write a file where its user says; so this call exists by this door alone. */
export const SAVE_METHOD = 'fichiers.enregistrer';

/** Only the window can show the system's folder dialog; the page names no path. */
export const FOLDER_METHOD = 'sauvegardes.choisirDossier';
export const AGENDA_METHOD = 'agenda.choisirDossier';
