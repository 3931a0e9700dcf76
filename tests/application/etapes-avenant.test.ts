import { afterAll, describe, expect, it } from 'vitest';
import { conventionEntiere } from '../../src-main/cli/convention-entiere';
import { newFolder, ouvrir } from '../support/application';
import type { Porte } from '../support/application';

const AURA = 'convention-aura-2022-2028';
const opened: Porte[] = [];
afterAll(async () => {
  for (const porte of opened) await porte.close();
});

const projet = (objet: string) => ({
  objet,
  articles: [{ titre: 'Article 1er – Objet', alineas: ['Le présent avenant précise l’article 5.'] }],
  priseEffet: { nature: 'signature' as const },
});

/** The real convention in force, and one request. */
async function start(): Promise<{ porte: Porte; avenantId: string }> {
  const porte = await ouvrir(await newFolder(), '2026-11-23');
  opened.push(porte);
  await porte.call('exemple.charger', { demonstration: false });
  await porte.call('conventions.signer', {
    conventionId: AURA,
    signatures: ['prefete', 'recteur', 'draaf', 'president'].map((signataireId) => ({
      signataireId,
      date: '2026-01-05',
    })),
  });
  const { id: avenantId } = await porte.call('avenants.demander', {
    conventionId: AURA,
    partieId: 'region',
    auteurId: 'president',
    date: '2026-02-02',
    piece: null,
    ...projet('Essai'),
  });
  return { porte, avenantId };
}

const seance = { date: '2026-10-15', formation: 'pleniere' } as const;

describe('an avenant, step by step', () => {
  it('home says the next one, and the chronology those that were taken', async () => {
    const { porte, avenantId } = await start();
    const next = async () =>
      (await porte.call('accueil.lire', {})).lignes
        .filter(({ onglet }) => onglet === 'avenants')
        .map(({ aFaire, attendu, date }) => [aFaire, attendu, date]);
    const read = () => conventionEntiere(porte, AURA);
    const facts = async () =>
      (await read()).chronologie.filter(({ nature }) => nature === 'avenant').map(({ libelle }) => libelle);

    expect(await next()).toEqual([['Instruire la demande d’avenant', 'Secrétariat', null]]);
    await porte.call('avenants.instruire', { avenantId, date: '2026-02-10', service: 'SGAR' });
    expect(await next()).toEqual([['Saisir le comité du projet d’avenant', 'Secrétariat', null]]);
    await porte.call('avenants.saisir', { avenantId, date: '2026-09-20', seancePrevue: '2026-12-10' });
    expect(await next()).toEqual([
      ['Envoyer la convocation et les pièces de la séance', 'Secrétariat', '2026-12-04'],
      ['Recueillir l’avis du comité', 'CREFOP', '2026-12-10'],
    ]);
    expect(await facts()).toContain('Projet d’avenant\u00A0: séance du comité');

    // Held earlier than planned: it is the séance of the avis that counts.
    const avis = { avenantId, instance: 'CREFOP', seance, sens: 'favorable', texte: '' } as const;
    await porte.call('avis.enregistrer', avis);
    expect(await next()).toEqual([['Mettre l’avenant à la signature', 'Secrétariat', null]]);
    await porte.call('avenants.mettreALaSignature', { avenantId, date: '2026-10-20' });
    expect(await next()).toEqual([
      ['Recueillir 4\u00a0signatures', 'Préfète de région et 3\u00a0autres', null],
    ]);
    expect((await read()).avenants[0]).toMatchObject({ etat: 'mise_a_la_signature', blocage: null });
    await porte.call('avenants.signer', {
      avenantId,
      signatures: ['prefete', 'recteur', 'draaf', 'president'].map((signataireId) => ({
        signataireId,
        date: '2026-11-02',
      })),
    });
    expect(await next()).toEqual([]);
    expect((await facts()).filter((one) => !one.endsWith('signature') || one.includes('mise'))).toEqual([
      'Demande d’avenant par la Région',
      'Avenant n°\u00A01\u00A0: instruction',
      'Avenant n°\u00A01\u00A0: saisine du comité',
      'Avenant n°\u00A01\u00A0: mise à la signature',
      'Avenant n°\u00A01\u00A0: prise d’effet',
    ]);
  });

  it('the card says what the file lacks, and what changed since the referral', async () => {
    const { porte, avenantId } = await start();
    const aSavoir = async () => {
      const { avenants } = await conventionEntiere(porte, AURA);
      return avenants[0]?.aSavoir.map(({ message }) => message).join('\n') ?? '';
    };
    await porte.call('avenants.saisir', { avenantId, date: '2026-09-20' });
    expect(await aSavoir()).toBe('');
    await porte.call('avenants.rediger', { avenantId, ...projet('Autre') });
    expect(await aSavoir()).toContain('a changé depuis la saisine du 20 septembre 2026');
  });

  it('the opening of the instruction is undone, the referral is not; an avis at work is not rectified away', async () => {
    const { porte, avenantId } = await start();
    const etat = async () => (await conventionEntiere(porte, AURA)).avenants[0]?.etat ?? '';
    const { revision } = await porte.call('avenants.instruire', { avenantId, date: '2026-02-10' });
    await porte.call('historique.annuler', { seq: revision });
    expect(await etat()).toBe('demande');
    const saisie = await porte.call('avenants.saisir', { avenantId, date: '2026-09-20' });
    expect((await porte.refused('historique.annuler', { seq: saisie.revision })).code).toBe('ACTE_SENSIBLE');
    const avis = await porte.call('avis.enregistrer', {
      avenantId,
      instance: 'CREFOP',
      seance,
      sens: 'favorable',
      texte: '',
    });
    const mise = await porte.call('avenants.mettreALaSignature', { avenantId, date: '2026-10-20' });
    const motif = 'Saisi par erreur';
    const refus = await porte.refused('historique.rectifier', { seq: avis.revision, motif });
    expect(refus.message).toContain('mis à la signature');
    await porte.call('historique.rectifier', { seq: mise.revision, motif });
    expect(await etat()).toBe('avis_rendu');
    await porte.call('historique.rectifier', { seq: avis.revision, motif });
    expect(await etat()).toBe('saisine');
  });
});
