/**
 * What the desktop door adds to the name of its engine when it runs on the Electron of the tests, which gets no
 * correction any more: the page then says, on every screen, that it is no place for a real registry.
 */
export const ELECTRON_ESSAI = 'ElectronEssai';
