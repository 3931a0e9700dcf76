import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import { entityFault, entityFaults } from '#contract/entites/check';
import { collectionsJsonSchema } from '#contract/entites/json-schema';
import { COLLECTIONS, emptyRegistre } from '#domain/registre';
import type { NomCollection } from '#domain/registre';
import { mutationsOf } from '../support/mutations';

/** One sound record of each collection: those of the real registry kept from version 1, and two that came later. */
const RECORDS: Readonly<Record<NomCollection, readonly { readonly id: string }[]>> = (() => {
  const state = emptyRegistre() as unknown as Record<NomCollection, Map<string, { readonly id: string }>>;
  const journal = join(import.meta.dirname, '../fixtures/registres/v1/journal/000000000001.jsonl');
  for (const line of readFileSync(journal, 'utf8').trimEnd().split('\n')) {
    const { changes } = JSON.parse(line) as {
      changes: { collection: NomCollection; id: string; after: { id: string } | null }[];
    };
    for (const { collection, id, after } of changes)
      if (after === null) state[collection].delete(id);
      else state[collection].set(id, after);
  }
  const piece = {
    id: 'piece-1',
    conventionId: 'convention-demonstration-2022-2028',
    objet: { collection: 'conventions', id: 'convention-demonstration-2022-2028' },
    nature: 'lettre',
    nom: 'lettre.pdf',
    type: 'application/pdf',
    taille: 12,
    sha256: 'a'.repeat(64),
    ajouteeLe: '2026-11-23',
  };
  state.pieces.set(piece.id, piece);
  const denonciation = {
    id: 'denonciation-1',
    conventionId: 'convention-demonstration-2022-2028',
    miseEnDemeureId: 'm',
    partieId: 'region',
    auteurId: 'president',
    notifieeLe: '2026-11-23',
    numero: null,
    persistance: 'Rien n’a changé.',
    priseEffet: { nature: 'date', date: '2027-01-01' },
    receptionLe: null,
    derogation: null,
  };
  state.denonciations.set(denonciation.id, denonciation);
  const suppression = {
    id: 'suppression-1',
    supprimeLe: '2026-11-23',
    par: 'essai',
    motif: 'Doublon',
    racine: { collection: 'pieces', id: 'piece-1', libelle: 'La pièce' },
    conventionId: 'convention-demonstration-2022-2028',
    elements: [{ collection: 'pieces', entite: piece }],
  };
  state.corbeille.set(suppression.id, suppression);
  return Object.fromEntries(COLLECTIONS.map((name) => [name, [...state[name].values()]])) as never;
})();

/** Members the domain's types let be absent. */
const OPTIONAL = new Set(['gras']);

describe('the schemas of what is kept', () => {
  it('have a real record of every collection to be proven on', () => {
    for (const name of COLLECTIONS) expect(RECORDS[name].length, name).toBeGreaterThan(0);
  });

  it.each(COLLECTIONS)('%s: accept every real record as it is, and change nothing in it', (name) => {
    for (const record of RECORDS[name]) expect(entityFault(name, record)).toBeNull();
  });

  it.each(COLLECTIONS)('%s: name the field of every way a record can be spoiled', (name) => {
    const missed: string[] = [];
    for (const record of RECORDS[name].slice(0, 2)) {
      for (const { place, nature, spoiled } of mutationsOf(record, OPTIONAL)) {
        const faults = entityFaults(name, spoiled);
        // A union whose discriminant is spoiled is named by the discriminant, or by the union itself.
        const named = faults.some(({ champ }) => place === champ || place.startsWith(`${champ}.`));
        if (!named) missed.push(`${place} (${nature}) : ${JSON.stringify(faults)}`);
        for (const { message } of faults) expect(message).toMatch(/^[A-ZÀÉ].*\.$/u);
      }
    }
    expect(missed).toEqual([]);
  });

  it('refuse the one id that could reach a prototype', () => {
    expect(entityFault('pieces', { ...RECORDS.pieces[0], id: '__proto__' })).toContain('champ « id »');
  });

  it('say one sentence of several faults', () => {
    const fault = entityFault('fiches', { id: 'registre', nom: 1, demonstration: 'non', de: 'trop' });
    expect(fault).toBe('champ « nom » : La valeur doit être un texte (et 2 autres)');
  });
});

describe('the JSON Schema given with an export', () => {
  const validate = new Ajv2020({ strict: false, formats: { 'date-time': true } }).compile(
    collectionsJsonSchema(),
  );
  const collections = (): Record<string, Record<string, unknown>> =>
    Object.fromEntries(
      COLLECTIONS.map((name) => [name, Object.fromEntries(RECORDS[name].map((one) => [one.id, one]))]),
    );

  it('is one that another program reads, and accepts the real records', () => {
    expect(validate(collections()), JSON.stringify(validate.errors)).toBe(true);
  });

  it('refuses a member too many, a missing one, another type', () => {
    for (const name of COLLECTIONS) {
      const [record] = RECORDS[name];
      for (const { place, nature, spoiled } of mutationsOf(record, OPTIONAL)) {
        // What no schema can say: that the 30th of February does not exist.
        if (nature === 'date impossible') continue;
        const whole = collections();
        whole[name] = { x: spoiled };
        expect(validate(whole), `${name} ${place} ${nature}`).toBe(false);
      }
    }
  });
});
