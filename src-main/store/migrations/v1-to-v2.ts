import type { Migration } from './migration';

/**
 * Version 2 brings the collections `pieces` and `corbeille`, and the members `cible` and `clock` of an entry. The
 * records version 1 knew have not changed: the number only keeps older programs from misreading the new ones.
 */
export const v1ToV2: Migration = {
  from: 1,
  to: 2,
  describe: 'pièces jointes et corbeille',
  migrateEntity: (_collection, entity) => entity,
};
