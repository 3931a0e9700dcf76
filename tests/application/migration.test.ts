import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newFolder, ouvrir } from '../support/application';

it('a registry of the past version opens as it was, is backed up before its first new entry, and says so', async () => {
  const dossier = await newFolder();
  await cp(join(import.meta.dirname, '../fixtures/registres/v1'), dossier, { recursive: true });
  const porte = await ouvrir(dossier, '2026-11-23');
  const { application, call } = porte;
  const empreinte = await application.depot.empreinte();
  expect((await call('sauvegardes.lire', {})).sauvegardes).toEqual([]);
  const [convention] = await call('conventions.lister', {});
  await call('conventions.confirmerFin', {
    conventionId: convention?.id ?? '',
    date: '2028-12-31',
    fondement: 'CPRDFOP 2022-2028',
  });
  const { sauvegardes } = await call('sauvegardes.lire', {});
  expect(sauvegardes.map(({ genre, seq }) => [genre, seq])).toEqual([['avant-migration', 18]]);
  const backup = await application.sauvegardes.open(sauvegardes[0]?.id ?? '');
  expect(await application.depot.empreinte(backup.registre)).toBe(empreinte);
  const { avertissements } = await call('registre.etat', {});
  expect(avertissements.join(' ')).toContain('version antérieure de Registre CREFOP');
  const entries = await application.depot.entries();
  expect(entries.map(({ v }) => v)).toEqual([...Array.from({ length: 18 }, () => 1), 3]);
  await porte.close();
});
