import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EcheanceView } from '#contract/echeances';
import type { CivilDate } from '#domain/civil-date';
import { CLES_ETAPES } from '#registre/fiches/planning';
import { newFolder, ouvrir } from '../support/application';
import type { Porte } from '../support/application';

/* The steps of a schedule are dates of the draft: kept in one gesture, met by the acts they wait for, moved with it. */

const JOUR = '2026-11-23';
const PROJET = 'avenant-axes-schema';
const DEMO = 'convention-demonstration-2022-2028';
const SEANCES = ['2027-01-21', '2027-03-25'];
let porte: Porte;
let dossier: string;
beforeEach(async () => {
  dossier = await newFolder();
  porte = await ouvrir(dossier, JOUR);
  await porte.call('exemple.charger', { demonstration: true });
});
afterEach(() => porte.close());

const calculer = (over: object = {}) => porte.call('retroplanning.calculer', { avenantId: PROJET, ...over });
const retenir = (over: object = {}) =>
  porte.call('avenants.retenirPlanning', {
    avenantId: PROJET,
    effet: '2027-07-01',
    seances: SEANCES,
    ...over,
  });
const toutes = async (): Promise<readonly EcheanceView[]> =>
  (await porte.call('echeances.lister', {})).echeances.filter(({ objet }) => objet === PROJET);
const etapes = async () => (await toutes()).filter(({ genre }) => genre === 'planning');
const jours = async (): Promise<Readonly<Record<string, CivilDate>>> =>
  Object.fromEntries((await etapes()).map(({ cle, date }) => [cle.split('/').at(-1) ?? '', date]));
const au = async (jour: string) => {
  await porte.close();
  porte = await ouvrir(dossier, jour);
};
const saisir = (seancePrevue: string | null, date = JOUR) =>
  porte.call('avenants.saisir', { avenantId: PROJET, date, seancePrevue });
const rendreAvis = (date: string) =>
  porte.call('avis.enregistrer', {
    avenantId: PROJET,
    instance: 'CREFOP',
    seance: {
      date,
      formation: 'pleniere',
      lieu: 'Lyon',
      convocationLe: null,
      quorum: null,
      procesVerbal: null,
    },
    sens: 'favorable',
    votes: null,
    texte: 'Avis favorable.',
  });

async function evenements() {
  const { fichier } = await porte.call('echeances.calendrier', {});
  const texte = Buffer.from(porte.application.files.take(fichier.jeton)?.bytes ?? []).toString('utf8');
  return new ICAL.Component(ICAL.parse(texte) as unknown[]).getAllSubcomponents('vevent').map((one) => ({
    titre: String(one.getFirstPropertyValue('summary')),
    statut: String(one.getFirstPropertyValue('status')),
    jour: String(one.getFirstPropertyValue('dtstart')),
    sequence: Number(one.getFirstPropertyValue('sequence')),
  }));
}

describe('a schedule that is held', () => {
  it('makes each of its steps a date of the one list, and one undo takes them all back', async () => {
    const { plan } = await calculer({ effet: '2027-07-01', seances: SEANCES });
    expect(await etapes()).toEqual([]);
    await retenir();
    expect(await jours()).toEqual(Object.fromEntries(plan.etapes.map(({ cle, date }) => [cle, date])));
    for (const one of await etapes()) expect(one.cause).toContain('pour un effet le 1er juillet 2027');

    const accueil = await porte.call('accueil.lire', {});
    const dites = new Set(accueil.lignes.map(({ echeance }) => echeance));
    for (const { cle } of await etapes()) expect(dites).toContain(cle);
    const frise = await porte.call('chronologie.lire', { conventionId: DEMO });
    for (const { cle } of await etapes()) expect(frise.map(({ echeance }) => echeance)).toContain(cle);
    expect((await porte.call('echeances.couverture', {})).orphelines).toEqual([]);
    expect(await evenements()).toHaveLength((await porte.call('echeances.lister', {})).echeances.length);

    const { revision } = await porte.call('registre.revision', {});
    await porte.call('historique.annuler', { seq: revision });
    expect(await etapes()).toEqual([]);
  });

  it('is reminded of, step by step', async () => {
    await retenir();
    const { redaction } = await jours();
    expect(redaction).toBeDefined();
    await au(redaction ?? JOUR);
    const { rappels } = await porte.call('rappels.dus', {});
    expect(
      rappels
        .filter(({ echeance }) => echeance.libelle === 'Rédaction du projet' && echeance.objet === PROJET)
        .map(({ palier }) => palier),
    ).toContain(0);
  });

  it('is not kept when it cannot be, nor when it is no longer what was shown', async () => {
    expect(
      await porte.refused('avenants.retenirPlanning', { avenantId: PROJET, effet: '2026-12-15' }),
    ).toMatchObject({ code: 'RETROPLANNING_HORS_ATTEINTE' });
    const { plan } = await calculer({ effet: '2027-07-01', seances: SEANCES });
    await porte.call('conventions.ajouterJourLocal', {
      conventionId: DEMO,
      date: plan.etapes.find(({ cle }) => cle === 'signature')?.date ?? JOUR,
      nom: 'Fête locale',
    });
    expect(
      await porte.refused('avenants.retenirPlanning', {
        avenantId: PROJET,
        effet: '2027-07-01',
        seances: SEANCES,
        etapes: plan.etapes.map(({ cle, date }) => ({ cle, date })),
      }),
    ).toMatchObject({ code: 'RETROPLANNING_AUTRE' });
    expect(await etapes()).toEqual([]);
    expect(await porte.refused('avenants.quitterPlanning', { avenantId: PROJET })).toMatchObject({
      code: 'PLANNING_ABSENT',
    });
  });

  it('waits for the act of each step, and lists no date twice', async () => {
    await retenir();
    await saisir('2027-03-25');
    const apres = await etapes();
    const de = (cle: string) => apres.find((one) => one.cle.endsWith(`/planning/${cle}`));
    expect([de('redaction')?.tenueLe, de('saisine')?.tenueLe]).toEqual([JOUR, JOUR]);
    expect(de('saisine')?.statut).toBe('tenue');
    // The referral says the day of the séance: it is waited for by it, and by it alone.
    expect([de('seance'), de('convocation')]).toEqual([undefined, undefined]);
    expect(
      (await toutes()).filter(({ genre }) => genre === 'seance' || genre === 'convocation'),
    ).toHaveLength(2);

    await au('2027-03-25');
    await rendreAvis('2027-03-25');
    const rendu = await etapes();
    expect(rendu.find(({ cle }) => cle.endsWith('/seance'))).toMatchObject({
      statut: 'tenue',
      tenueLe: '2027-03-25',
    });
    expect(
      rendu.filter(({ statut }) => statut === 'a_venir').map(({ cle }) => cle.split('/').at(-1)),
    ).toEqual(['deliberation', 'executoire', 'signature', 'effet']);
  });

  it('moves as little as it must when the séance, the effect or a duration moves; nothing before it is confirmed', async () => {
    await retenir();
    const avant = await jours();
    await saisir('2027-04-22');
    const propose = await calculer();
    // The séance is put back by four weeks: it, and what no longer follows it.
    expect(propose.mouvements.map(({ cle }) => cle)).toContain('seance');
    expect(propose.mouvements.map(({ cle }) => cle)).not.toContain('effet');
    expect(await jours()).toMatchObject({ effet: avant.effet, signature: avant.signature });
    expect((await etapes()).find(({ cle }) => cle.endsWith('/signature'))?.cause).toContain(
      'La séance est désormais le 22 avril 2027',
    );
    await porte.call('avenants.retenirPlanning', {
      avenantId: PROJET,
      etapes: propose.plan.etapes.map(({ cle, date }) => ({ cle, date })),
    });
    const { retenu, mouvements } = await calculer();
    expect(mouvements).toEqual([]);
    expect(retenu?.etapes.find(({ cle }) => cle === 'seance')?.date).toBe('2027-04-22');
    // Done steps keep the day they had.
    expect(retenu?.etapes.find(({ cle }) => cle === 'saisine')?.date).toBe(avant.saisine);

    const plusTard = await calculer({ effet: '2027-09-01' });
    expect(plusTard.mouvements).toEqual([{ cle: 'effet', de: '2027-07-01', a: '2027-09-01' }]);
    const pluslong = await calculer({ durees: { signature: 45 } });
    expect(pluslong.plan.faisable).toBe(true);
    expect(pluslong.mouvements.length).toBeGreaterThan(0);
    expect(pluslong.mouvements.map(({ cle }) => cle)).not.toContain('seance');
  });

  it('on a later day, has nothing to move as long as it can be kept', async () => {
    await retenir();
    const { redaction = JOUR } = await jours();
    await au(redaction);
    expect((await calculer()).mouvements).toEqual([]);
    await au('2027-01-04');
    const tard = await calculer();
    for (const { a } of tard.mouvements) expect(a >= '2027-01-04').toBe(true);
  });

  it('closes its steps when the draft is given up, and an agenda that follows cancels them', async () => {
    await retenir();
    const ouverts = (await evenements()).filter(({ statut }) => statut === 'CONFIRMED').length;
    await porte.call('avenants.abandonner', {
      avenantId: PROJET,
      date: JOUR,
      motif: 'La demande est retirée.',
    });
    expect(await etapes()).toEqual([]);
    const annules = (await evenements()).filter(({ statut }) => statut === 'CANCELLED');
    expect(annules.filter(({ sequence }) => sequence === 1)).toHaveLength(annules.length);
    expect(annules.length).toBeGreaterThanOrEqual(CLES_ETAPES.length);
    expect((await evenements()).filter(({ statut }) => statut === 'CONFIRMED')).toHaveLength(
      ouverts - annules.length,
    );
    expect(await porte.refused('avenants.quitterPlanning', { avenantId: PROJET })).toMatchObject({
      code: 'PLANNING_CLOS',
    });
  });

  it('is left in one act, its steps waited for no longer', async () => {
    await retenir();
    await porte.call('avenants.quitterPlanning', { avenantId: PROJET });
    expect(await etapes()).toEqual([]);
    expect((await calculer()).retenu).toBeNull();
  });

  it('closes its steps when the draft is signed: those that were done stay, at their days', async () => {
    await retenir();
    await saisir(null);
    await au('2027-03-25');
    await rendreAvis('2027-03-25');
    const { parties } = await porte.call('conventions.acte', { conventionId: DEMO });
    await au('2027-05-03');
    await porte.call('avenants.signer', {
      avenantId: PROJET,
      signatures: parties.flatMap(({ signataires }) =>
        signataires.map(({ id }) => ({ signataireId: id, date: '2027-05-03' })),
      ),
      motifTexteModifie: 'Le texte n’a changé que dans sa forme.',
      motifAvis: 'Le quorum était réuni, la feuille de présence en fait foi.',
    });
    const restent = await etapes();
    expect(restent.length).toBeGreaterThan(0);
    expect(restent.every(({ statut }) => statut === 'tenue')).toBe(true);
    expect(restent.find(({ cle }) => cle.endsWith('/signature'))?.tenueLe).toBe('2027-05-03');
    expect((await toutes()).filter(({ genre }) => genre === 'effet_avenant')).toHaveLength(1);
  });
});
