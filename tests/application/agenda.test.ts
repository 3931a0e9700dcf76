import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addDays, civilDate } from '#domain/civil-date';
import type { EvenementPublie } from '#domain/echeances/rappels';
import { AgendaKeeper } from '../../src-main/agenda-keeper';
import { ecrireCalendrier } from '../../src-main/application/echeances/calendrier';
import { toutesLesEcheances } from '../../src-main/application/echeances/lire';
import { openApplication } from '../../src-main/compose';
import { readInPlace } from '../../src-main/reading/in-place';
import { MODULE_CODES } from '../support/bundle';
import { parMozilla, parTsIcs } from '../support/agendas';
import { newFolder, ouvrir } from '../support/application';
import type { Porte } from '../support/application';

/* The calendar file kept up to date in a folder: replaced at once, said when it cannot be, and only what moved moves. */

const JOUR = '2026-11-23';
const DEMO = 'convention-demonstration-2022-2028';
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

let racine: string;
let registre: string;
let agenda: string;
let porte: Porte;
beforeEach(async () => {
  racine = await newFolder();
  [registre, agenda] = [join(racine, 'registre'), join(racine, 'agenda')];
  await mkdir(agenda);
  porte = await ouvrir(registre, JOUR);
  await porte.call('exemple.charger', { demonstration: true });
});
afterEach(async () => {
  await porte.close();
  await chmod(agenda, 0o700).catch(() => undefined);
});

const fichier = async (): Promise<string> => {
  const [nom = ''] = (await readdir(agenda)).filter((one) => one.endsWith('.ics'));
  return join(agenda, nom);
};
const lu = async () => parMozilla(await readFile(await fichier(), 'utf8'));
const ajouter = (libelle: string, date: string) =>
  porte.call('echeancesLibres.ajouter', { conventionId: DEMO, libelle, date, cause: 'Promesse du service' });

describe('a calendar file kept up to date', () => {
  it('is written when the folder is chosen, and again when the registry is closed on a change', async () => {
    const { evenements } = await porte.application.choisirAgenda(agenda, false);
    const avant = await lu();
    expect(avant).toHaveLength(evenements);
    const { id } = await ajouter('Bilan annuel', '2027-02-01');
    await porte.close();
    porte = await ouvrir(registre, JOUR);
    const apres = await lu();
    expect(apres).toHaveLength(evenements + 1);
    // What did not change keeps its number; nothing is left beside the file.
    for (const one of avant) expect(apres).toContainEqual(one);
    expect(await readdir(agenda)).toHaveLength(1);

    await porte.call('echeancesLibres.corriger', {
      echeanceLibreId: id,
      libelle: 'Bilan annuel',
      date: '2027-03-01',
      cause: 'Promesse du service',
    });
    await porte.call('agenda.tenir', {});
    const deplace = (await lu()).filter(({ titre }) => titre.startsWith('Bilan annuel'));
    expect(deplace).toMatchObject([{ jour: '2027-03-01', sequence: 1, statut: 'CONFIRMED' }]);
    for (const one of avant) expect(await lu()).toContainEqual(one);

    const { revision } = await porte.call('registre.revision', {});
    await porte.call('corbeille.supprimer', {
      collection: 'echeancesLibres',
      id,
      motif: 'Le bilan est abandonné.',
    });
    expect((await porte.call('registre.revision', {})).revision).toBeGreaterThan(revision);
    await porte.call('agenda.tenir', {});
    const annule = (await lu()).filter(({ titre }) => titre.includes('Bilan annuel'));
    expect(annule).toMatchObject([{ sequence: 2, statut: 'CANCELLED' }]);
  });

  it('is left alone while it says the same', async () => {
    await porte.application.choisirAgenda(agenda, false);
    const { ino } = await stat(await fichier());
    await porte.call('agenda.tenir', {});
    expect((await stat(await fichier())).ino).toBe(ino);
    await ajouter('Bilan', '2027-02-01');
    await porte.call('agenda.tenir', {});
    expect((await stat(await fichier())).ino).not.toBe(ino);
  });

  it('says that the folder is gone, above every screen, until it is back; it is never made anew', async () => {
    await porte.application.choisirAgenda(agenda, false);
    const ailleurs = join(racine, 'ailleurs');
    await rename(agenda, ailleurs);
    await ajouter('Bilan', '2027-02-01');
    expect(await porte.refused('agenda.tenir', {})).toMatchObject({ code: 'AGENDA_NON_TENU' });
    const { tenu } = await porte.call('agenda.lire', {});
    expect(tenu?.echec?.message).toContain('n’est pas là');
    const { avertissements } = await porte.call('registre.etat', {});
    expect(avertissements.join()).toContain('L’agenda n’est plus tenu à jour');
    await expect(readdir(agenda)).rejects.toThrow('ENOENT');

    await rename(ailleurs, agenda);
    await porte.call('agenda.tenir', {});
    expect((await porte.call('registre.etat', {})).avertissements).toEqual([]);
    // What had not reached it is there, once, under its first number.
    expect((await lu()).filter(({ titre }) => titre.startsWith('Bilan'))).toMatchObject([{ sequence: 0 }]);
  });

  it('refuses the registry’s own folder, a folder that is not there, and a file of somebody else’s', async () => {
    await expect(porte.application.choisirAgenda(registre, false)).rejects.toThrow('celui du registre');
    await expect(porte.application.choisirAgenda(join(racine, 'rien'), false)).rejects.toThrow(
      'n’existe pas',
    );
    expect(await porte.call('agenda.lire', {})).toEqual({ tenu: null });
    await porte.application.choisirAgenda(agenda, false);
    const theirs = await fichier();
    await porte.call('agenda.oublier', {});
    await writeFile(theirs, 'BEGIN:VCALENDAR\r\nPRODID:-//quelqu’un d’autre\r\nEND:VCALENDAR\r\n');
    await expect(porte.application.choisirAgenda(agenda, false)).rejects.toThrow(
      'n’est pas de l’application',
    );
    expect(await readFile(theirs, 'utf8')).toContain('quelqu’un d’autre');
  });

  it('a setting that cannot be read is no folder, and is no reason not to open', async () => {
    await porte.application.choisirAgenda(agenda, false);
    await porte.close();
    await writeFile(join(registre, 'agenda.json'), '{"format":"autre"');
    porte = await ouvrir(registre, JOUR);
    expect(await porte.call('agenda.lire', {})).toEqual({ tenu: null });
    await rm(join(registre, 'agenda.json'));
  });

  it('follows what is recorded while a window is open, without being asked', async () => {
    await porte.application.choisirAgenda(agenda, false);
    const n = (await lu()).length;
    await porte.close();
    const application = await openApplication({
      dossier: registre,
      horloge: JOUR,
      porte: 'navigateur',
      utilisateur: 'essai',
      lecteur: readInPlace(MODULE_CODES),
    });
    await application.handlers['echeancesLibres.ajouter']({
      conventionId: DEMO,
      libelle: 'Bilan',
      date: civilDate('2027-02-01'),
      attendu: null,
      cause: 'Promesse du service',
      sinon: null,
    });
    await vi.waitFor(async () => expect(await lu()).toHaveLength(n + 1), { timeout: 15_000 });
    await application.close();
    porte = await ouvrir(registre, JOUR);
  });
});

describe('the keeper of the file', () => {
  it('writes once at the opening, once after several changes, and what is left when it closes', async () => {
    let n = 0;
    const keeper = new AgendaKeeper(
      () => {
        n += 1;
        return Promise.resolve();
      },
      () => undefined,
      { firstMs: 5, changeMs: 20, everyMs: 60_000 },
    );
    await vi.waitFor(() => expect(n).toBe(1));
    for (let i = 0; i < 5; i++) keeper.changed();
    await vi.waitFor(() => expect(n).toBe(2));
    keeper.changed();
    await keeper.close();
    expect(n).toBe(3);
    keeper.changed();
    await keeper.close();
    expect(n).toBe(3);
  });
});

describe('5 000 events', () => {
  it(
    'are written and read alike by two readers; after a change and a cancellation, one event each, right',
    { timeout: 120_000 },
    async () => {
      const { depot } = porte.application;
      const [un] = await toutesLesEcheances(depot.registre, { aujourdhui: civilDate(JOUR), sha256 });
      if (un === undefined) throw new Error('no date');
      const dates = Array.from({ length: 5000 }, (_, rang) => ({
        convention: `Convention ${rang % 500}, « été ; hiver, 100 % »`,
        echeance: {
          ...un.echeance,
          cle: `convention-${rang % 500}/libre/${rang}`,
          conventionId: `convention-${rang % 500}`,
          date: addDays(civilDate('2026-01-01'), rang % 3000),
        },
      }));
      const blocs = new Map<string, string>();
      const ecrire = (nommees: typeof dates, avant: ReadonlyMap<string, EvenementPublie>) =>
        ecrireCalendrier(
          nommees,
          {
            registre: 'Essai',
            reglages: {},
            noms: false,
            maintenant: '2026-11-23T08:00:00.000Z',
            sha256,
            avant,
            annuler: () => true,
          },
          blocs,
        );
      const premier = await ecrire(dates, new Map());
      const lus = parMozilla(premier.texte);
      expect(lus).toHaveLength(5000);
      expect(parTsIcs(premier.texte)).toEqual(lus);
      expect(lus.map(({ jour }) => jour)).toEqual(dates.map(({ echeance }) => echeance.date));
      expect(new Set(lus.map(({ uid }) => uid)).size).toBe(5000);

      const avant = new Map(premier.ecrits.map((one) => [one.uid, one]));
      const ensuite = dates
        .slice(1)
        .map((one, rang) =>
          rang === 0 ? { ...one, echeance: { ...one.echeance, date: civilDate('2030-05-06') } } : one,
        );
      const second = parTsIcs((await ecrire(ensuite, avant)).texte);
      const changes = second.filter(({ sequence }) => sequence > 0);
      expect(changes.map(({ jour, statut }) => [jour, statut])).toEqual([
        ['2030-05-06', 'CONFIRMED'],
        ['2026-01-01', 'CANCELLED'],
      ]);
      expect(new Set(second.map(({ uid }) => uid)).size).toBe(5000);
    },
  );
});
