import type { MenuItemConstructorOptions } from 'electron';

export type MenuInput = {
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
  readonly about: () => void;
  readonly openDataFolder: () => void;
  /** Whether it stays beside the clock, and what changes that. */
  readonly veille: { readonly active: boolean; readonly changer: (active: boolean) => void };
};

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/** The application's menu. Electron's default one holds « Reload » and the developer tools, in English. */
export function menuTemplate({
  platform,
  packaged,
  about,
  openDataFolder,
  veille,
}: MenuInput): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const aboutItem: MenuItemConstructorOptions = { label: 'À propos de Registre CREFOP', click: about };
  const folderItem: MenuItemConstructorOptions = {
    label: 'Ouvrir le dossier des données',
    click: openDataFolder,
  };

  const application: MenuItemConstructorOptions = {
    label: 'Registre CREFOP',
    submenu: [
      aboutItem,
      SEPARATOR,
      { role: 'hide', label: 'Masquer Registre CREFOP' },
      { role: 'hideOthers', label: 'Masquer les autres' },
      { role: 'unhide', label: 'Tout afficher' },
      SEPARATOR,
      { role: 'quit', label: 'Quitter Registre CREFOP' },
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: '&Fichier',
    submenu: [
      folderItem,
      {
        label: 'Rappeler les échéances fenêtre &fermée',
        type: 'checkbox',
        checked: veille.active,
        click: ({ checked }) => veille.changer(checked),
      },
      SEPARATOR,
      mac
        ? { role: 'close', label: 'Fermer la fenêtre' }
        : { role: 'quit', label: '&Quitter', accelerator: 'Ctrl+Q' },
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: '&Édition',
    submenu: [
      { role: 'undo', label: '&Annuler' },
      { role: 'redo', label: '&Rétablir' },
      SEPARATOR,
      { role: 'cut', label: 'Co&uper' },
      { role: 'copy', label: '&Copier' },
      { role: 'paste', label: 'C&oller' },
      { role: 'pasteAndMatchStyle', label: 'Coller sans mise en forme' },
      SEPARATOR,
      { role: 'selectAll', label: '&Tout sélectionner' },
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: '&Affichage',
    submenu: [
      { role: 'zoomIn', label: '&Agrandir', accelerator: 'CommandOrControl+Plus' },
      // The key that bears « + » bears « = » without the shift.
      {
        role: 'zoomIn',
        label: 'Agrandir',
        accelerator: 'CommandOrControl+=',
        visible: false,
        acceleratorWorksWhenHidden: true,
      },
      { role: 'zoomOut', label: '&Réduire', accelerator: 'CommandOrControl+-' },
      { role: 'resetZoom', label: '&Taille réelle', accelerator: 'CommandOrControl+0' },
      SEPARATOR,
      { role: 'togglefullscreen', label: '&Plein écran' },
      ...(packaged
        ? []
        : [
            SEPARATOR,
            { role: 'reload', label: 'Recharger' } as const,
            { role: 'toggleDevTools', label: 'Outils de développement' } as const,
          ]),
    ],
  };
  const window: MenuItemConstructorOptions = {
    label: 'F&enêtre',
    submenu: [
      { role: 'minimize', label: '&Réduire dans la barre' },
      ...(mac
        ? [{ role: 'zoom', label: 'Agrandir la fenêtre' } as const]
        : [{ role: 'close', label: '&Fermer' } as const]),
    ],
  };
  const help: MenuItemConstructorOptions = {
    label: '&Aide',
    role: 'help',
    submenu: mac ? [folderItem] : [aboutItem],
  };
  return [...(mac ? [application] : []), file, edit, view, window, help];
}

/** What is read of a right click. */
export type ContextMenuInput = {
  readonly isEditable: boolean;
  readonly selectionText: string;
  readonly editFlags: { readonly canCut: boolean; readonly canCopy: boolean; readonly canPaste: boolean };
};

/** Menu of a right click: Electron shows none, and people copy dates and paste names. Empty where it has nothing to offer. */
export function contextMenuTemplate(input: ContextMenuInput): MenuItemConstructorOptions[] {
  if (input.isEditable) {
    return [
      { role: 'cut', label: 'Couper', enabled: input.editFlags.canCut },
      { role: 'copy', label: 'Copier', enabled: input.editFlags.canCopy },
      { role: 'paste', label: 'Coller', enabled: input.editFlags.canPaste },
      SEPARATOR,
      { role: 'selectAll', label: 'Tout sélectionner' },
    ];
  }
  return input.selectionText.trim() === '' ? [] : [{ role: 'copy', label: 'Copier' }];
}

/** Menu of the icon beside the clock. */
export const trayTemplate = (open: () => void, quit: () => void): MenuItemConstructorOptions[] => [
  { label: 'Ouvrir Registre CREFOP', click: open },
  SEPARATOR,
  { label: 'Quitter', click: quit },
];
