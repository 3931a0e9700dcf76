import { s } from '#domain/french';
import type { NomCollection } from '#domain/registre';
import { fieldErrors, frenchIssue } from '../french-issues';
import type { FieldError } from '../french-issues';
import { CONFORMES, ENTITY_SCHEMAS } from './index';

/** Every field of a record that is not of its shape, in French; empty when the record is sound. */
export function entityFaults(collection: NomCollection, entity: unknown): readonly FieldError[] {
  if (CONFORMES[collection]()(entity)) return [];
  const read = ENTITY_SCHEMAS[collection]().safeParse(entity, { error: frenchIssue, reportInput: false });
  return read.success ? [] : fieldErrors(read.error.issues);
}

/** What is wrong with a record, in one sentence of French; null when it is sound. */
export function entityFault(collection: NomCollection, entity: unknown): string | null {
  const [first, ...others] = entityFaults(collection, entity);
  if (first === undefined) return null;
  const where = first.champ === '' ? 'la fiche entière' : `champ « ${first.champ} »`;
  const more = others.length === 0 ? '' : ` (et ${others.length} autre${s(others.length)})`;
  return `${where} : ${first.message.replace(/\.$/, '')}${more}`;
}
