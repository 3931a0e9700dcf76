import { createRequire } from 'node:module';
import { join } from 'node:path';

/* better-sqlite3 is no dependency of this project: `scripts/bench.mjs` builds it apart and says where it is. */

export type Sqlite = {
  exec(sql: string): unknown;
  pragma(text: string): unknown;
  prepare(sql: string): {
    run(...values: readonly unknown[]): unknown;
    all(): { readonly fiche: string }[];
  };
  transaction(act: () => void): () => void;
  close(): void;
};

/** Where the library is; `undefined` when it could not be had. */
export const SQLITE_FOLDER = process.env.BENCH_SQLITE;

/** A database that gives its word only once the bytes are on the disk, as ours does. */
export function openSqlite(file: string): Sqlite {
  if (SQLITE_FOLDER === undefined) throw new Error('BENCH_SQLITE est absent');
  const Database = createRequire(SQLITE_FOLDER)('better-sqlite3') as new (
    path: string,
    options: { readonly nativeBinding: string },
  ) => Sqlite;
  // Named, or the library looks for it with a package of its own.
  const nativeBinding = join(SQLITE_FOLDER, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node');
  const database = new Database(file, { nativeBinding });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  return database;
}
