import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EcheanceView } from '#contract/echeances';
import { addDays, civilDate } from '#domain/civil-date';
import { parMozilla, parTsIcs } from '../support/agendas';
import { porte as ouvrirTerminal } from '../cli/porte';
import { newFolder, ouvrir } from '../support/application';
import type { Porte } from '../support/application';

/* One list of dates, whoever reads it; the calendar file, read by two programs that are not ours. */

const JOUR = civilDate('2026-11-23');
const DEMO = 'convention-demonstration-2022-2028';

let dossier: string;
let porte: Porte;
beforeEach(async () => {
  dossier = await newFolder();
  porte = await ouvrir(dossier, JOUR);
  await porte.call('exemple.charger', { demonstration: true });
});
afterEach(() => porte.close());

const ouverte = ({ statut }: EcheanceView): boolean => statut === 'en_retard' || statut === 'a_venir';

async function calendrier(input: Parameters<typeof porte.call<'echeances.calendrier'>>[1] = {}) {
  const { fichier } = await porte.call('echeances.calendrier', input);
  return Buffer.from(porte.application.files.take(fichier.jeton)?.bytes ?? []).toString('utf8');
}

describe('one list of dates', () => {
  let terminal: Awaited<ReturnType<typeof ouvrirTerminal>>;
  beforeAll(async () => {
    terminal = await ouvrirTerminal();
  });

  it.each(['2025-09-01', JOUR, '2028-10-01', '2031-05-05'])(
    'on %s: home, échéancier, timeline, calendar file and terminal count the same ones',
    async (jour) => {
      await porte.close();
      const ici = await newFolder();
      porte = await ouvrir(ici, jour);
      await porte.call('exemple.charger', { demonstration: true });
      if (jour === JOUR)
        await porte.call('avenants.retenirPlanning', {
          avenantId: 'avenant-axes-schema',
          effet: '2027-07-01',
        });
      const { echeances } = await porte.call('echeances.lister', {});
      const unAn = addDays(civilDate(jour), 365);
      const attendues = echeances.filter((one) => ouverte(one) && one.date <= unAn);
      const cles = attendues.map(({ cle }) => cle).sort();

      const accueil = await porte.call('accueil.lire', {});
      const dates = accueil.lignes.filter(({ date }) => date !== null);
      expect(dates.map(({ echeance }) => echeance).sort()).toEqual(cles);
      for (const { echeance, date } of dates)
        expect(echeances.find(({ cle }) => cle === echeance)?.date).toBe(date);

      const frise = await porte.call('chronologie.lire', { conventionId: DEMO });
      const surFrise = frise.flatMap(({ echeance }) => (echeance === null ? [] : [echeance])).sort();
      expect(surFrise).toEqual(
        echeances
          .filter(({ statut }) => statut !== 'tenue')
          .map(({ cle }) => cle)
          .sort(),
      );
      const generale = await porte.call('chronologie.generale', { de: '2000-01-01', a: '2060-01-01' });
      expect(generale.faits.filter(({ echeance }) => echeance !== null)).toHaveLength(surFrise.length);

      const { echeances: parPeriode } = await porte.call('echeances.lister', { au: unAn });
      expect(parPeriode.filter(ouverte)).toHaveLength(cles.length);
      expect(parMozilla(await calendrier())).toHaveLength(echeances.length);
      type Dit = {
        readonly echeances: readonly EcheanceView[];
        readonly evenements: number;
      };
      const cli = (...args: readonly string[]): Dit =>
        JSON.parse(terminal([...args, '--json', '--registre', ici, '--horloge', jour]).out) as Dit;
      const alors = cli('echeances');
      expect(alors.echeances.map(({ cle }) => cle)).toEqual(echeances.map(({ cle }) => cle));
      expect(cli('echeances', '--au', unAn).echeances.filter(ouverte)).toHaveLength(cles.length);
      expect(cli('echeances', 'couverture')).toMatchObject({ echeances: echeances.filter(ouverte).length });
      const sortie = join(ici, '..', `agenda-${jour}-${Date.now()}.ics`);
      expect(cli('echeances', 'ics', '--sortie', sortie).evenements).toBe(echeances.length);
      const proof = await porte.call('echeances.couverture', {});
      expect(proof).toMatchObject({ echeances: echeances.filter(ouverte).length, orphelines: [] });
    },
  );

  it('those of a committee are of no convention, and read by everyone all the same', async () => {
    const { id: instanceId } = await porte.call('instances.creer', {
      nom: 'Comité régional pour l’emploi',
      sigle: 'CRE',
      depuis: '2024-01-01',
      fondement: 'accord fictif',
    });
    const { id: seanceId } = await porte.call('seances.programmer', {
      instanceId,
      date: '2026-12-17',
      formation: 'pleniere',
    });
    await porte.call('seances.inscrire', { seanceId, objet: 'schema', intitule: 'Schéma de développement' });

    const { echeances } = await porte.call('echeances.lister', {});
    const siennes = echeances.filter(({ conventionId }) => conventionId === instanceId);
    expect(siennes.map(({ genre, date, convention }) => [genre, date, convention])).toEqual([
      ['convocation', '2026-12-12', 'CRE'],
      ['seance', '2026-12-17', 'CRE'],
    ]);
    const accueil = await porte.call('accueil.lire', {});
    expect(accueil.titres[instanceId]).toBe('CRE');
    expect(
      accueil.lignes
        .filter(({ conventionId }) => conventionId === instanceId)
        .map(({ onglet, acteId, etat }) => [onglet, acteId, etat]),
    ).toEqual([
      ['seances', seanceId, 'a_faire'],
      ['seances', seanceId, 'a_faire'],
    ]);
    const [{ cle } = { cle: '' }] = siennes;
    const lue = await porte.call('echeances.lire', { conventionId: instanceId, cle });
    expect(lue.etapes.length).toBeGreaterThan(2);
    expect(parMozilla(await calendrier()).map(({ titre, jour }) => [titre, jour])).toContainEqual([
      'Convocation du comité à envoyer (CRE)',
      '2026-12-12',
    ]);
    expect(await porte.call('echeances.couverture', {})).toMatchObject({ orphelines: [] });
    // Its séance is of no convention: none has it on its timeline.
    const frise = await porte.call('chronologie.lire', { conventionId: DEMO });
    expect(frise.filter(({ echeance }) => echeance?.startsWith(instanceId))).toEqual([]);

    await porte.call('seances.inscrire', { seanceId, objet: 'convention', conventionId: DEMO });
    const avec = await porte.call('chronologie.lire', { conventionId: DEMO });
    expect(
      avec
        .filter(({ echeance }) => echeance?.startsWith(instanceId))
        .map(({ onglet, acteId }) => [onglet, acteId]),
    ).toEqual([
      ['seances', seanceId],
      ['seances', seanceId],
    ]);
  });

  it('opens the reasoning of a date, and says which of its reminders were read', async () => {
    const { echeances } = await porte.call('echeances.lister', {});
    const delai = echeances.find(({ genre }) => genre === 'delai_prudent' || genre === 'delai_strict');
    if (delai === undefined) throw new Error('no delay in the demonstration');
    const lue = await porte.call('echeances.lire', { conventionId: DEMO, cle: delai.cle });
    expect(lue.etapes.length).toBeGreaterThan(2);
    expect(lue.rappels.map(({ palier }) => palier)).toEqual([30, 15, 7, 2, 0]);
  });

  it('refuses a period that ends before it begins, and a date nobody waits for', async () => {
    expect(await porte.refused('echeances.lister', { du: '2026-02-01', au: '2026-01-01' })).toMatchObject({
      code: 'PERIODE_INVERSEE',
    });
    expect(await porte.refused('echeances.lire', { conventionId: DEMO, cle: 'x' })).toMatchObject({
      code: 'ECHEANCE_INTROUVABLE',
    });
  });
});

describe('reminders, in the application', () => {
  const dus = async () => (await porte.call('rappels.dus', {})).rappels;

  it('are due until they are read, leave a dated line, and survive a restart', async () => {
    const first = await dus();
    expect(first.length).toBeGreaterThan(0);
    expect(await dus()).toEqual(first);
    await porte.call('rappels.marquer', { cles: first.map(({ cle }) => cle), comme: 'notifie' });
    expect((await dus()).map(({ notifieLe }) => notifieLe)).toEqual(first.map(() => JOUR));
    await porte.call('rappels.marquer', { cles: first.map(({ cle }) => cle), comme: 'vu' });
    expect(await dus()).toEqual([]);
    await porte.close();
    porte = await ouvrir(dossier, JOUR);
    expect(await dus()).toEqual([]);
    const { lus } = await porte.call('rappels.lire', {});
    expect(lus.map(({ le, par }) => [le, par])).toEqual(first.map(() => [JOUR, 'essai']));
  });

  it('after an absence, tells everything since, once; the journal of law is not written', async () => {
    for (const { cle } of await dus()) await porte.call('rappels.marquer', { cles: [cle], comme: 'vu' });
    const { revision } = await porte.call('registre.revision', {});
    await porte.close();
    porte = await ouvrir(dossier, '2027-10-01');
    const { rappels, depuis } = await porte.call('rappels.dus', {});
    expect(depuis).toBe(JOUR);
    expect(rappels.length).toBeGreaterThan(3);
    expect(rappels.every(({ le }) => le <= '2027-10-01')).toBe(true);
    await porte.call('rappels.marquer', { cles: rappels.map(({ cle }) => cle), comme: 'vu' });
    expect(await dus()).toEqual([]);
    expect((await porte.call('registre.revision', {})).revision).toBe(revision);
  });

  it('are set by kind; none at all is an orphan', async () => {
    await porte.call('rappels.regler', { genre: 'faculte', paliers: [] });
    const red = await porte.call('echeances.couverture', {});
    expect(red.orphelines).toHaveLength(1);
    await porte.call('rappels.regler', { genre: 'faculte', paliers: null });
    expect((await porte.call('echeances.couverture', {})).orphelines).toEqual([]);
  });
});

describe('the calendar file', () => {
  it('is read alike by two readers: days, alarms, French text, no name unless asked', async () => {
    const texte = await calendrier();
    const lus = parMozilla(texte);
    expect(parTsIcs(texte)).toEqual(lus);
    const { echeances } = await porte.call('echeances.lister', {});
    expect(lus.map(({ jour }) => jour).sort()).toEqual(echeances.map(({ date }) => date).sort());
    expect(lus.every(({ alarmes }) => alarmes > 0)).toBe(true);
    expect(texte.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(texte).not.toMatch(/Madame|Monsieur/u);
    expect((await calendrier({ noms: true })).replaceAll('\r\n ', '')).toContain('Cause : ');
  });

  it('read again after a change and a cancellation, leaves one event right', async () => {
    const avant = new Map(parMozilla(await calendrier()).map((one) => [one.uid, one]));
    // The same registry, the same file: nothing moves.
    for (const one of parMozilla(await calendrier())) expect(one).toEqual(avant.get(one.uid));

    const { echeances } = await porte.call('echeances.lister', {});
    const lettre = echeances.find(({ genre }) => genre === 'faculte');
    if (lettre?.objet === undefined || lettre.objet === null) throw new Error('no notice');
    await porte.call('conventions.confirmerFin', {
      conventionId: DEMO,
      date: '2029-06-30',
      fondement: 'CPRDFOP prorogé',
    });
    await porte.call('misesEnDemeure.regulariser', {
      miseEnDemeureId: lettre.objet,
      date: JOUR,
      motif: 'Les pièces attendues ont été produites.',
    });
    const texte = await calendrier();
    const agenda = new Map(avant);
    for (const one of parTsIcs(texte)) {
      const known = agenda.get(one.uid);
      if (known === undefined || one.sequence >= known.sequence) agenda.set(one.uid, one);
    }
    expect(agenda.size).toBe(avant.size);
    const vivants = [...agenda.values()].filter(({ statut }) => statut !== 'CANCELLED');
    const { echeances: apres } = await porte.call('echeances.lister', {});
    expect(vivants.map(({ jour }) => jour).sort()).toEqual(apres.map(({ date }) => date).sort());
    const terme = vivants.filter(({ titre }) => titre.startsWith('Fin de la convention'));
    expect(terme.map(({ jour, sequence }) => [jour, sequence])).toEqual([['2029-06-30', 1]]);
    const annules = [...agenda.values()].filter(({ statut }) => statut === 'CANCELLED');
    expect(annules.length).toBeGreaterThan(0);
    // Cancelled once, said the same ever after.
    expect(parMozilla(await calendrier()).filter(({ statut }) => statut === 'CANCELLED')).toEqual(annules);
  });

  it('a selection cancels nothing', async () => {
    await calendrier();
    const { echeances } = await porte.call('echeances.lister', {});
    const [first] = echeances;
    const lus = parMozilla(await calendrier({ cles: [first?.cle ?? ''] }));
    expect(lus.map(({ statut }) => statut)).toEqual(['CONFIRMED']);
  });
});
