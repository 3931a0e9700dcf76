import { StoreError } from '../errors';

/* Why the backups refuse something, and the way out. */

export function unknownBackup(): StoreError {
  return new StoreError(
    'SAUVEGARDE_INCONNUE',
    'Cette sauvegarde n’est plus là : elle a été déplacée ou effacée, ou le dossier qui la contient est absent.',
    'Revenez à la liste des sauvegardes ; rebranchez le second dossier s’il est absent.',
  );
}

export function empty(): StoreError {
  return new StoreError(
    'SAUVEGARDE_IMPOSSIBLE',
    'Il n’y a encore rien à sauvegarder : aucune action n’a été enregistrée dans ce registre.',
    'Enregistrez une première action, ou ouvrez un exemple.',
  );
}

export function unsound(): StoreError {
  return new StoreError(
    'SAUVEGARDE_IMPOSSIBLE',
    'Ce registre est endommagé : le copier ne donnerait pas une sauvegarde sûre.',
    'Réparez-le d’abord depuis une sauvegarde existante.',
  );
}

export function moved(): StoreError {
  return new StoreError(
    'REPARATION_IMPOSSIBLE',
    'Le registre ou la sauvegarde ont changé depuis l’aperçu : rien n’a été remplacé.',
    'Relisez l’aperçu, puis recommencez.',
  );
}

export function notDamaged(): StoreError {
  return new StoreError(
    'REPARATION_SANS_OBJET',
    'Le journal de ce registre n’est pas endommagé : il n’y a rien à réparer, et rien n’a été remplacé.',
    'Pour retrouver le registre tel qu’il était, revenez à une sauvegarde : c’est une action du journal, qui s’annule.',
  );
}
