/** The image of a record as some version wrote it: plain JSON, frozen. */
export type Image = Readonly<Record<string, unknown>>;

/**
 * One step from a version of the records to the next. It is pure and total on what that version wrote, keeps the
 * record's id, and returns the image itself when it has nothing to change.
 */
export type Migration = {
  readonly from: number;
  readonly to: number;
  /** What the step does, in French, for whoever is told that it failed. */
  readonly describe: string;
  readonly migrateEntity: (collection: string, entity: Image) => Image;
};

/** Steps in order, from the first version ever written to the one this program writes. */
export type Chain = { readonly version: number; readonly steps: readonly Migration[] };

/** A record an earlier version wrote and a step could not read: the program is wrong, or the record was. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  constructor(
    readonly step: Migration,
    readonly collection: string,
    readonly id: string,
    cause: unknown,
  ) {
    super(
      `la fiche ${collection}/${id}, écrite par une version antérieure, ne peut pas être reprise (étape ${step.from} → ${step.to} : ${step.describe})`,
      { cause },
    );
  }
}

/** Links steps to a chain: each begins where the one before ended, the first from version 1. Throws otherwise. */
export function chainOf(steps: readonly Migration[]): Chain {
  let version = 1;
  for (const { from, to } of steps) {
    if (from !== version || to !== version + 1)
      throw new TypeError(
        `Étape de migration ${from} → ${to} hors de sa place : ${version} → ${version + 1}`,
      );
    version = to;
  }
  return { version, steps };
}

/**
 * The image a record written at version `from` has at the version of the chain. The journal is never rewritten: this
 * happens each time an older line is read. Throws a MigrationError.
 */
export function upcast(chain: Chain, from: number, collection: string, entity: Image): Image {
  let image = entity;
  for (const step of chain.steps.slice(from - 1)) {
    try {
      const next = step.migrateEntity(collection, image);
      if (next.id !== image.id) throw new TypeError('l’identifiant a changé');
      image = next;
    } catch (error) {
      throw new MigrationError(step, collection, String(image.id), error);
    }
  }
  return image;
}
