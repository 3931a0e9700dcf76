import { describe, expect, it } from 'vitest';
import { ACTES, ACTES_COMPOSES } from '#registre/actes';
import { COMMANDS } from '../../src-main/application/commands';
import { conventionEntiere } from '../../src-main/cli/convention-entiere';
import { procedures } from '#contract/procedures';
import type { Input } from '#contract/procedures';
import { newFolder } from '../support/application';
import type { Porte } from '../support/application';
import { ouvrirPourUnTest } from '../support/ouvertures';

const AURA = 'convention-aura-2022-2028';
const four = (date: string) =>
  ['prefete', 'recteur', 'draaf', 'president'].map((signataireId) => ({ signataireId, date }));

/** The outcome of a whole verification. */
async function verified({ call }: Pick<Porte, 'call'>) {
  const { id } = await call('verification.lancer', {});
  for (;;) {
    const { etat, resultat } = await call('verification.suivre', { id });
    if (etat !== 'en_cours') return resultat;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Everything a screen may show. */
const everything = async ({ call }: Porte, conventionId: string) => ({
  accueil: await call('accueil.lire', {}),
  liste: await call('conventions.lister', {}),
  enTete: await call('conventions.lire', { conventionId }),
  acte: await call('conventions.acte', { conventionId }),
  obligations: await call('conventions.obligations', { conventionId }),
  convention: await conventionEntiere({ call }, conventionId),
  journal: await call('journal.lire', { avant: null, limite: 500 }),
  verification: await verified({ call }),
});

describe('the whole course, from the sample to the denunciation', () => {
  it('each refusal comes when it should, and the way out it names works', async () => {
    const dossier = await newFolder();
    let porte = await ouvrirPourUnTest(dossier, '2026-11-23');
    const on = async (jour: string): Promise<void> => {
      await porte.close();
      porte = await ouvrirPourUnTest(dossier, jour);
    };
    await porte.call('exemple.charger', { demonstration: false });
    const demande = {
      conventionId: AURA,
      partieId: 'region',
      auteurId: 'president',
      date: '2026-11-10',
      piece: null,
      objet: 'Essai',
      articles: [{ titre: 'Article 1er', alineas: ['Un alinéa.'] }],
      priseEffet: { nature: 'signature' } as const,
    };
    expect((await porte.refused('avenants.demander', demande)).code).toBe('EFFET_NON_DETERMINE');
    await porte.call('conventions.signer', { conventionId: AURA, signatures: four('2026-11-02') });
    const { id: avenantId } = await porte.call('avenants.demander', demande);
    const signature = { avenantId, signatures: four('2026-11-20'), motifTexteModifie: null };
    const refus = await porte.refused('avenants.signer', signature);
    expect(refus).toMatchObject({ code: 'AVIS_ABSENT' });
    expect(refus.source).toContain('art. 6');
    expect(refus.remede).toBeTruthy();
    await porte.call('avis.enregistrer', {
      avenantId,
      instance: 'CREFOP',
      seance: { date: '2026-11-18', formation: 'pleniere' },
      sens: 'defavorable',
      texte: '',
    });
    await porte.call('avenants.signer', signature);
    const view = await conventionEntiere(porte, AURA);
    expect(view.avenants[0]).toMatchObject({
      etat: 'en_vigueur',
      effet: '2026-11-20',
      designation: 'Avenant n°\u00A01',
    });

    const { id: miseEnDemeureId } = await porte.call('misesEnDemeure.preparer', {
      conventionId: AURA,
      partieEmettriceId: 'region',
      auteurId: 'president',
      griefs: [{ obligationId: 'ART3-4', faits: 'Absence.', dateFaits: '2026-11-05' }],
    });
    await porte.call('misesEnDemeure.signer', { miseEnDemeureId, date: '2026-11-23' });
    const sent = await porte.call('misesEnDemeure.envoyer', {
      miseEnDemeureId,
      envois: [
        {
          destinataireId: 'prefete',
          numero: '1A 123 456 7890 1',
          depotLe: '2026-11-23',
          preuveDepot: 'Dépôt',
        },
      ],
    });
    expect(sent.avertissements.length).toBeGreaterThan(0);
    const denonciation = {
      miseEnDemeureId,
      auteurId: 'president',
      notifieeLe: '2027-01-25',
      persistance: 'Le manquement persiste.',
      priseEffet: { nature: 'reception' } as const,
    };
    await on('2027-01-25');
    expect((await conventionEntiere(porte, AURA)).misesEnDemeure[0]?.blocage?.code).toBe('DELAI_EN_COURS');
    expect((await porte.refused('denonciations.notifier', denonciation)).champs).toMatchObject([
      { champ: 'notifieeLe' },
    ]);
    await on('2027-01-26');
    expect((await conventionEntiere(porte, AURA)).misesEnDemeure[0]?.blocage).toBeNull();
    expect((await porte.call('conventions.lire', { conventionId: AURA })).etat).toBe('en_vigueur');
    const { id: denonciationId } = await porte.call('denonciations.notifier', {
      ...denonciation,
      notifieeLe: '2027-01-26',
    });
    expect((await porte.call('accueil.lire', {})).lignes.map(({ aFaire }) => aFaire)).toContain(
      'Enregistrer la réception de la dénonciation',
    );
    expect((await porte.call('accueil.lire', {})).compteurs.misesEnDemeureOuvertes).toBe(0);
    await on('2027-01-28');
    await porte.call('denonciations.enregistrerReception', { denonciationId, date: '2027-01-28' });
    const ended = await porte.call('conventions.lire', { conventionId: AURA });
    expect(ended.etat).toBe('resiliee');
    // The day it ended, and no more the one it would have gone to.
    expect(ended.terme).toMatchObject({ etat: 'confirme', date: '2027-01-28' });
    expect(ended.terme.renouvellement).toBeUndefined();
    const [listed] = await porte.call('conventions.lister', {});
    expect(listed?.terme.date).toBe('2027-01-28');

    const before = await everything(porte, AURA);
    expect(before.verification).toMatchObject({ intact: true, premierDefaut: null });
    // JSON-safe as every door sends it, and the same once reopened.
    expect(JSON.parse(JSON.stringify(before))).toEqual(before);
    await on('2027-01-28');
    expect(await everything(porte, AURA)).toEqual(before);
  });
});

describe('the journal as it is read', () => {
  it('says in French what happened, who, why, latest first, page by page', async () => {
    const porte = await ouvrirPourUnTest(await newFolder(), '2026-11-23');
    await porte.call('exemple.charger', { demonstration: true });
    const all = await porte.call('journal.lire', { avant: null, limite: 500 });
    expect(all.lignes.map(({ seq }) => seq)).toEqual(
      Array.from({ length: all.total }, (_, i) => all.total - i),
    );
    expect(all.suite).toBeNull();
    for (const ligne of all.lignes) {
      expect(ligne.libelle).not.toBe(ligne.action);
      expect(ligne.by).toBe('essai');
      expect(ligne.objets.length).toBeGreaterThan(0);
      for (const { libelle } of ligne.objets) expect(libelle).not.toBe('');
    }
    const pages: number[] = [];
    let avant: number | null = null;
    for (;;) {
      const page: typeof all = await porte.call('journal.lire', { avant, limite: 4 });
      pages.push(...page.lignes.map(({ seq }) => seq));
      if (page.suite === null) break;
      avant = page.suite;
    }
    expect(pages).toEqual(all.lignes.map(({ seq }) => seq));
  });

  it('keeps the reason given, and nothing of a refusal', async () => {
    const porte = await ouvrirPourUnTest(await newFolder(), '2026-11-23');
    await porte.call('exemple.charger', { demonstration: false });
    const before = (await porte.call('registre.etat', {})).tete;
    await porte.refused('conventions.signer', { conventionId: AURA, signatures: four('2026-11-24') });
    expect((await porte.call('registre.etat', {})).tete).toBe(before);
    await porte.call('conventions.confirmerFin', {
      conventionId: AURA,
      date: '2028-12-31',
      fondement: 'CPRDFOP, p. 3',
    });
    const { lignes } = await porte.call('journal.lire', { avant: null, limite: 1 });
    expect(lignes[0]).toMatchObject({
      action: 'conventions.confirmerFin',
      reason: 'CPRDFOP, p. 3',
      conventionIds: [AURA],
    });
  });

  it('every command of the contract has its rule and its name', () => {
    const commands = Object.entries(procedures)
      .filter(([, { kind }]) => kind === 'command')
      .map(([method]) => method);
    expect(Object.keys(ACTES).sort()).toEqual([...commands].sort());
    expect([...Object.keys(COMMANDS), ...Object.keys(ACTES_COMPOSES)].sort()).toEqual([...commands].sort());
  });
});

describe('delays and documents', () => {
  it('answers a delay with its reasoning, and refuses one beyond the calendars', async () => {
    const porte = await ouvrirPourUnTest(await newFolder(), '2026-11-23');
    const input = {
      depart: '2026-11-23',
      quantite: 2,
      unite: 'mois' as const,
      declencheur: 'envoi' as const,
      zone: 'metropole' as const,
      joursLocaux: [],
    } satisfies Input<'delais.calculer'>;
    const answer = await porte.call('delais.calculer', {
      ...input,
      joursLocaux: [{ date: '2027-01-25', nom: 'Jour chômé' }],
    });
    expect(answer).toMatchObject({
      strict: { expiration: '2027-01-23' },
      prudent: { expiration: '2027-01-26' },
    });
    expect(answer.etapes.length).toBeGreaterThan(2);
    expect(
      (await porte.refused('delais.calculer', { ...input, depart: '2199-06-01', quantite: 1200 })).code,
    ).toBe('DELAI_HORS_CALENDRIER');
  });

  it('prints each act once, by a token that serves once', async () => {
    const porte = await ouvrirPourUnTest(await newFolder(), '2026-11-23');
    await porte.call('exemple.charger', { demonstration: true });
    const { documents } = await porte.call('documents.lister', {
      conventionId: 'convention-demonstration-2022-2028',
    });
    for (const { type, id } of documents) {
      expect((await porte.call('documents.apercu', { type, id })).model.blocks.length).toBeGreaterThan(3);
      const { fichier } = await porte.call('documents.exporter', { type, id });
      expect(fichier.nom).toMatch(/\.docx$/);
      const bytes = porte.application.files.take(fichier.jeton)?.bytes;
      expect(
        Buffer.from(bytes ?? [])
          .subarray(0, 2)
          .toString(),
      ).toBe('PK');
      expect(porte.application.files.take(fichier.jeton)).toBeNull();
    }
    for (const type of ['convention', 'avenant', 'mise-en-demeure'] as const)
      expect((await porte.refused('documents.exporter', { type, id: 'inconnu' })).code).toBe('INTROUVABLE');
  });

  it('tells those who listen after each commit, and only then', async () => {
    const porte = await ouvrirPourUnTest(await newFolder(), '2026-11-23');
    const heard: number[] = [];
    const stop = porte.application.onChange((revision) => heard.push(revision));
    await porte.call('exemple.charger', { demonstration: false });
    await porte.refused('conventions.signer', { conventionId: AURA, signatures: four('2026-11-24') });
    await porte.call('conventions.lister', {});
    await porte.call('exemple.charger', { demonstration: false });
    expect(heard).toEqual([1]);
    stop();
    await porte.call('conventions.signer', { conventionId: AURA, signatures: four('2026-11-20') });
    expect(heard).toEqual([1]);
  });
});
