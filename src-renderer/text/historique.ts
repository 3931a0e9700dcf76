const withObject = (libelle: string, objet: string | null): string =>
  objet === null || objet === libelle ? libelle : `${libelle} (${objet})`;

/** Going back: undo, redo, rectification. */
export const textHistorique = {
  group: 'Annuler et rétablir',
  undo: 'Annuler',
  redo: 'Rétablir',
  undoWhat: (libelle: string, objet: string | null) => `Annuler\u00a0: ${withObject(libelle, objet)}`,
  redoWhat: (libelle: string, objet: string | null) => `Rétablir\u00a0: ${withObject(libelle, objet)}`,
  nothingToUndo: 'Rien à annuler',
  nothingToRedo: 'Rien à rétablir',
  barred: (libelle: string) => `${libelle}\u00a0: cet acte ne s’annule pas, il se rectifie`,
  undone: (libelle: string, objet: string | null) => `Annulé\u00a0: ${withObject(libelle, objet)}`,
  redone: (libelle: string, objet: string | null) => `Rétabli\u00a0: ${withObject(libelle, objet)}`,
  refusedUndo: 'Rien n’a été annulé',
  refusedRedo: 'Rien n’a été rétabli',
  rectify: 'Rectifier avec un motif…',
  rectifyLink: 'Rectifier une erreur…',
  rectifySignature: 'Rectifier une signature…',
  rectifyTitle: 'Rectifier un acte',
  rectifyWhat: (seq: number, libelle: string) => `Entrée n°\u00a0${seq}\u00a0: ${libelle}`,
  rectifyLead:
    'Les fiches touchées reviennent à ce qu’elles étaient avant cette entrée, pour tout ce qu’elle a enregistré. Elle reste au journal pour toujours, avec la rectification et son motif. Si un acte exact doit la remplacer, enregistrez-le ensuite en entier par son formulaire.',
  rectifyReason: 'Motif de la rectification',
  rectifyReasonHelp: 'Ce que vous avez constaté, et d’après quelle pièce. Il sera lu avec le journal.',
  rectifyConfirm: 'Rectifier',
  rectifying: 'Rectification en cours…',
  rectified: (seq: number, libelle: string) =>
    `Rectifié\u00a0: entrée n°\u00a0${seq} (${libelle}). Si un acte exact doit la remplacer, enregistrez-le maintenant.`,
  recordAgain: 'Aller à la page de l’acte',
  refusedRectify: 'Rectification refusée',
  required: 'Indiquez un motif.',
  close: 'Fermer',
} as const;
