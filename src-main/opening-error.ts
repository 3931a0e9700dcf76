/** Why the registry is not open, for a person. */
export type OpeningError = { readonly code: string; readonly message: string; readonly remede: string };

const SYSTEM: Readonly<Record<string, { readonly message: string; readonly remede: string }>> = {
  EACCES: {
    message: 'Le système refuse l’accès au dossier des données.',
    remede:
      'Donnez-vous le droit de lire et d’écrire dans ce dossier, ou choisissez-en un autre avec --donnees=DOSSIER.',
  },
  EPERM: {
    message: 'Le système refuse l’accès au dossier des données.',
    remede:
      'Donnez-vous le droit de lire et d’écrire dans ce dossier, ou choisissez-en un autre avec --donnees=DOSSIER.',
  },
  EROFS: {
    message: 'Le dossier des données est sur un disque en lecture seule.',
    remede: 'Choisissez un dossier où l’on peut écrire avec --donnees=DOSSIER.',
  },
  ENOSPC: {
    message: 'Le disque du dossier des données est plein.',
    remede: 'Libérez de la place, puis réessayez. Rien n’a été perdu.',
  },
  ENOTDIR: {
    message: 'Le dossier des données désigne un fichier.',
    remede: 'Choisissez un dossier avec --donnees=DOSSIER.',
  },
  EEXIST: {
    message: 'Le dossier des données désigne un fichier.',
    remede: 'Choisissez un dossier avec --donnees=DOSSIER.',
  },
  EADDRINUSE: {
    message: 'Ce port est déjà occupé par un autre programme.',
    remede: 'Choisissez-en un autre avec --port=N, ou retirez l’option pour un port libre.',
  },
};

/**
 * Says in French why the registry could not be opened. The store's own errors explain themselves; the system's
 * are translated; for the rest the registry's files are left as they are, and that is said.
 */
export function describeOpeningError(error: unknown): OpeningError {
  const { code, message, remede } = (typeof error === 'object' && error !== null ? error : {}) as Record<
    string,
    unknown
  >;
  if (typeof code === 'string' && typeof message === 'string' && typeof remede === 'string') {
    return { code, message, remede };
  }
  if (typeof code === 'string' && Object.hasOwn(SYSTEM, code)) {
    const known = SYSTEM[code];
    if (known !== undefined) return { code, ...known };
  }
  return {
    code: typeof code === 'string' ? code : 'OUVERTURE_IMPOSSIBLE',
    message: 'Le registre n’a pas pu être ouvert, pour une raison que l’application ne connaît pas.',
    remede:
      'Les fichiers du registre n’ont pas été modifiés. Faites une copie du dossier des données, puis réessayez. Si l’erreur revient, transmettez le fichier erreurs.log de ce dossier.',
  };
}
