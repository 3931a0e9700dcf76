/** The journal: of the whole registry, or of one convention. */
export const textJournal = {
  title: 'Journal du registre',
  lead: 'Tout ce qui a été enregistré, dans l’ordre, sans rien effacer. Chaque entrée est scellée à la précédente.',
  verify: 'Vérifier l’intégrité',
  verifying: 'Vérification en cours…',
  intact: (n: number) =>
    `Le journal est intact\u00a0: ${n} ${n > 1 ? 'entrées relues, chacune bien scellée' : 'entrée relue, bien scellée'}.`,
  head: 'Tête de la chaîne',
  broken: 'Le journal n’est pas intact',
  brokenAt: (seq: number) => `Premier défaut\u00a0: entrée n°\u00a0${seq}.`,
  brokenRemedy:
    'N’écrivez plus dans ce registre, gardez une copie du dossier et comparez-la à une sauvegarde.',
  caption: 'Entrées du journal, de la plus récente à la plus ancienne',
  seq: 'N°',
  at: 'Date et heure',
  by: 'Par',
  what: 'Ce qui a été enregistré',
  hash: 'Empreinte',
  records: 'Pièces touchées',
  reason: 'Motif',
  more: 'Afficher les entrées plus anciennes',
  count: (shown: number, total: number) =>
    `${shown} ${shown > 1 ? 'entrées affichées' : 'entrée affichée'} sur ${total}`,
  empty: 'Rien n’a encore été enregistré',
  emptyDetail: 'Chaque acte enregistré apparaîtra ici, avec sa date, son auteur et son empreinte.',
  conventionTitle: 'Journal de la convention',
  conventionLead:
    'Les entrées du journal qui touchent cette convention, ses avenants, avis et mises en demeure.',
  whole: 'Voir le journal de tout le registre',
} as const;
