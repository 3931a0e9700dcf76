/** What is said when the application itself does not answer. */
export const textRpc = {
  unreachable: 'L’application ne répond pas.',
  unreachableRemedy:
    'Vérifiez qu’elle est toujours lancée, puis réessayez. Rien n’a été perdu : ce qui était enregistré l’est toujours.',
  fileGone: 'Ce fichier n’est plus disponible.',
  fileGoneRemedy: 'Demandez de nouveau l’enregistrement du document.',
  uploadAborted: 'L’envoi du fichier a été abandonné.',
  fileUnreadable: 'Le fichier choisi ne peut plus être lu.',
  fileUnreadableRemedy:
    'Il a peut-être été déplacé, modifié ou débranché. Vérifiez qu’il s’ouvre, puis choisissez-le de nouveau.',
} as const;
