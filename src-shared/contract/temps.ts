import { z } from 'zod';
import type { NomCollection } from '#domain/registre';
import { presentQuery } from './base';
import { parseInstant } from './instant';

/** An instant on the wire: ISO 8601 in UTC, in its one form. */
const instant = z.string().transform((text, context): string => {
  const read = parseInstant(text);
  if (read === null) {
    context.addIssue({ code: 'custom', message: 'Indiquez un instant qui existe.' });
    return z.NEVER;
  }
  return read;
});

export const tempsProcedures = {
  /** The registry as it stood at an instant; now, when it is null. */
  'temps.situer': presentQuery(
    z.strictObject({ instant: instant.nullish().transform((given) => given ?? null) }),
  ),
} as const;

export type SituationView = {
  /** The instant looked at. */
  readonly au: string;
  /** The last entry at that instant; 0 before the first. */
  readonly seq: number;
  /** When that entry was recorded; null before the first. */
  readonly at: string | null;
  /** Head of the chain at that entry, 64 hexadecimal digits. */
  readonly tete: string;
  /** Hash of what the registry held. */
  readonly empreinte: string;
  /** When the first entry of the journal was recorded; null in a new registry. */
  readonly premiere: string | null;
  /** Records of each kind. */
  readonly compteurs: Readonly<Record<NomCollection, number>>;
};

export type TempsOutputs = { 'temps.situer': SituationView };
