import { rm } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { put, removal } from '#domain/registre';
import { conventionEntiere } from '../../src-main/cli/convention-entiere';
import { newFolder, ouvrir } from '../support/application';
import type { Porte } from '../support/application';
import { tirage } from '../support/essais';

const AURA = 'convention-aura-2022-2028';
const JOUR = '2026-11-23';
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function openIn(dossier: string, jour = JOUR): Promise<Porte> {
  const porte = await ouvrir(dossier, jour);
  closing.push(() => porte.close());
  return porte;
}
async function fresh(jour = JOUR): Promise<{ porte: Porte; dossier: string }> {
  const dossier = await newFolder();
  closing.push(() => rm(dossier, { recursive: true, force: true }));
  const porte = await openIn(dossier, jour);
  await porte.call('exemple.charger', { demonstration: false });
  return { porte, dossier };
}

const four = (date: string) =>
  ['prefete', 'recteur', 'draaf', 'president'].map((signataireId) => ({ signataireId, date }));
const projet = (objet: string) => ({
  objet,
  articles: [{ titre: 'Article 1er', alineas: ['Un alinéa.'] }],
  priseEffet: { nature: 'signature' as const },
});
const demande = (objet: string) => ({
  conventionId: AURA,
  partieId: 'region',
  auteurId: 'president',
  date: '2026-11-10',
  piece: null,
  ...projet(objet),
});
const hash = (porte: Porte) => porte.application.depot.empreinte();
const undo = async (porte: Porte) => {
  const { annuler } = await porte.call('historique.pile', {});
  if (annuler === null) throw new Error('rien à annuler');
  return porte.call('historique.annuler', { seq: annuler.seq });
};
const redo = async (porte: Porte) => {
  const { retablir } = await porte.call('historique.pile', {});
  if (retablir === null) throw new Error('rien à rétablir');
  return porte.call('historique.retablir', { seq: retablir.seq });
};
/** In force, one draft avenant on which nothing sensitive was done. */
async function withDraft(porte: Porte): Promise<string> {
  await porte.call('conventions.signer', { conventionId: AURA, signatures: four('2026-11-02') });
  return (await porte.call('avenants.demander', demande('Projet'))).id;
}
const avis = (avenantId: string) =>
  ({
    avenantId,
    instance: 'CREFOP',
    seance: { date: '2026-11-12', formation: 'pleniere' },
    sens: 'favorable',
    texte: '',
  }) as const;
const seqOf = (porte: Porte) => porte.application.depot.seq;

describe('annuler et rétablir', () => {
  it('150 actions, l’application rouverte, 150 annulées, rouverte encore, 150 rétablies : le registre repasse par chaque état', async () => {
    const { porte, dossier } = await fresh();
    const avenantId = await withDraft(porte);
    const states = [await hash(porte)];
    for (let n = 1; n <= 150; n += 1) {
      await porte.call('avenants.rediger', { avenantId, ...projet(`Version ${n}`) });
      states.push(await hash(porte));
    }
    expect(new Set(states).size).toBe(151);
    await porte.close();
    const reopened = await openIn(dossier);
    expect(await reopened.call('historique.pile', {})).toMatchObject({ nombre: 151, retablir: null });
    for (let n = 149; n >= 0; n -= 1) {
      await undo(reopened);
      expect(await hash(reopened)).toBe(states[n]);
    }
    await reopened.close();
    const again = await openIn(dossier);
    expect(await again.call('historique.pile', {})).toMatchObject({ nombre: 1 });
    for (let n = 1; n <= 150; n += 1) {
      await redo(again);
      expect(await hash(again)).toBe(states[n]);
    }
    expect(await again.call('historique.pile', {})).toMatchObject({ nombre: 151, retablir: null });
    // The journal only grew, and says which entry each one took back or gave again.
    const entries = await again.application.depot.entries({ from: 154 });
    expect(entries).toHaveLength(300);
    expect(entries[0]).toMatchObject({ action: 'historique.annuler', cible: 153 });
    expect(entries.at(-1)).toMatchObject({ action: 'historique.retablir', cible: 153 });
    expect((await again.application.depot.verify()).intact).toBe(true);
  });

  it('nomme l’action, son objet, son heure et son auteur', async () => {
    const { porte } = await fresh();
    await withDraft(porte);
    const { annuler, retablir, barriere } = await porte.call('historique.pile', {});
    expect(annuler).toMatchObject({
      seq: 3,
      libelle: 'Demande d’avenant',
      objet: 'Projet d’avenant\u00a0: Projet',
      by: 'essai',
    });
    expect(retablir).toBeNull();
    expect(barriere).toMatchObject({ seq: 2, libelle: 'Signature de la convention' });
  });

  it('une restauration ou un import se reprennent d’un coup, si grands soient-ils', async () => {
    const { porte } = await fresh();
    const { depot } = porte.application;
    const convention = depot.registre.conventions.get(AURA)!;
    const states = [await hash(porte)];
    for (const action of ['sauvegardes.restaurer', 'echanges.importer']) {
      const copies = Array.from({ length: 120 }, (_, n) =>
        put('conventions', { ...convention, id: `copie-${n}`, titre: `${action} ${n}` }),
      );
      const changes = [...copies, removal('conventions', AURA)];
      await depot.transact(() => ({ ok: true, value: null, changes }), { action, by: 'essai' });
      states.push(await hash(porte));
    }
    expect((await porte.call('historique.pile', {})).nombre).toBe(2);
    for (const state of [states[1], states[0]]) {
      await undo(porte);
      expect(await hash(porte)).toBe(state);
    }
    for (const state of [states[1], states[2]]) {
      await redo(porte);
      expect(await hash(porte)).toBe(state);
    }
  });

  it('une action nouvelle efface ce qui pouvait être rétabli', async () => {
    const { porte } = await fresh();
    const avenantId = await withDraft(porte);
    await porte.call('avenants.rediger', { avenantId, ...projet('Deux') });
    await undo(porte);
    await porte.call('avenants.rediger', { avenantId, ...projet('Trois') });
    expect((await porte.call('historique.pile', {})).retablir).toBeNull();
    expect((await porte.refused('historique.retablir', { seq: 4 })).code).toBe('RIEN_A_RETABLIR');
  });

  it('ne remonte pas avant un acte sensible, et dit lequel et pourquoi', async () => {
    const { porte } = await fresh();
    const first = await porte.refused('historique.annuler', { seq: 1 });
    expect(first.code).toBe('ACTE_SENSIBLE');
    const avenantId = await withDraft(porte);
    await porte.call('avis.enregistrer', avis(avenantId));
    expect(await porte.call('historique.pile', {})).toMatchObject({ annuler: null, nombre: 0 });
    const before = await hash(porte);
    const refus = await porte.refused('historique.annuler', { seq: 3 });
    expect(refus.message).toContain('n°\u00a04 (Avis du comité)');
    expect(refus.message).toContain('rendu en séance');
    expect(refus.remede).toContain('Rectifiez');
    expect(await hash(porte)).toBe(before);
    expect(seqOf(porte)).toBe(4);
  });

  it('n’annule que ce que l’appelant croit annuler', async () => {
    const { porte } = await fresh();
    const avenantId = await withDraft(porte);
    await porte.call('avenants.rediger', { avenantId, ...projet('Deux') });
    const stale = await porte.refused('historique.annuler', { seq: 3 });
    expect(stale.code).toBe('ANNULATION_DEPASSEE');
    expect(stale.message).toContain('l’entrée n°\u00a04');
    await undo(porte);
    await undo(porte);
    expect((await porte.refused('historique.retablir', { seq: 4 })).code).toBe('RETABLISSEMENT_DEPASSE');
    expect((await conventionEntiere(porte, AURA)).avenants).toEqual([]);
  });

  it('deux appels au même instant : un seul annule, et rien ne se glisse entre la lecture et l’écriture', async () => {
    const { porte } = await fresh();
    const avenantId = await withDraft(porte);
    await porte.call('avenants.rediger', { avenantId, ...projet('Deux') });
    const twice = await Promise.all([
      porte.reply('historique.annuler', { seq: 4 }),
      porte.reply('historique.annuler', { seq: 4 }),
    ]);
    expect(twice.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const crossed = await Promise.all([
      porte.reply('historique.annuler', { seq: 3 }),
      porte.reply('avenants.rediger', { avenantId, ...projet('Trois') }),
    ]);
    // Either the draft was written first and the undo refused, or the draft went and its writing was refused.
    expect(crossed.filter(({ ok }) => ok)).toHaveLength(1);
    const avenants = (await conventionEntiere(porte, AURA)).avenants;
    expect(avenants.map(({ avenant }) => avenant.objet)).toEqual(crossed[0].ok ? [] : ['Trois']);
  });

  it('un registre vide n’a rien à annuler ni à rétablir', async () => {
    const dossier = await newFolder();
    const porte = await openIn(dossier);
    expect(await porte.call('historique.pile', {})).toEqual({
      annuler: null,
      retablir: null,
      barriere: null,
      nombre: 0,
    });
    expect((await porte.refused('historique.annuler', { seq: 1 })).code).toBe('RIEN_A_ANNULER');
    expect((await porte.refused('historique.rectifier', { seq: 1, motif: 'Motif de l’essai' })).code).toBe(
      'ENTREE_INCONNUE',
    );
  });

  it('au hasard, avec suppressions et réouvertures, suit un modèle fait d’états empilés', async () => {
    const step = fc.record({
      move: fc.constantFrom(
        'écrire',
        'écrire',
        'demander',
        'supprimer',
        'restaurer',
        'annuler',
        'annuler',
        'rétablir',
        'sceller',
        'rouvrir',
      ),
      n: fc.nat(1000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
        const dossier = await newFolder();
        let porte = await ouvrir(dossier, JOUR);
        try {
          await porte.call('exemple.charger', { demonstration: false });
          await porte.call('conventions.signer', { conventionId: AURA, signatures: four('2026-11-02') });
          let past: string[] = [];
          let future: string[] = [];
          let current = await hash(porte);
          const note = async () => {
            past.push(current);
            future = [];
            current = await hash(porte);
          };
          for (const [index, { move, n }] of steps.entries()) {
            const { avenants } = porte.application.depot.registre;
            const drafts = [...avenants.values()].filter(({ abandon }) => abandon === null);
            const draft = drafts[n % Math.max(1, drafts.length)];
            const gone = [...porte.application.depot.registre.corbeille.keys()];
            const suppression = gone[n % Math.max(1, gone.length)];
            if (move === 'demander') {
              await porte.call('avenants.demander', demande(`Demande ${index}`));
              await note();
            } else if (move === 'écrire' && draft !== undefined) {
              await porte.call('avenants.rediger', { avenantId: draft.id, ...projet(`Texte ${index}`) });
              await note();
            } else if (move === 'supprimer' && draft !== undefined) {
              await porte.call('corbeille.supprimer', {
                collection: 'avenants',
                id: draft.id,
                motif: 'essai',
              });
              await note();
            } else if (move === 'restaurer' && suppression !== undefined) {
              await porte.call('corbeille.retablir', { id: suppression });
              await note();
            } else if (move === 'annuler') {
              const previous = past.pop();
              if (previous === undefined) {
                expect((await porte.call('historique.pile', {})).annuler).toBeNull();
                continue;
              }
              await undo(porte);
              future.push(current);
              current = previous;
            } else if (move === 'rétablir') {
              const next = future.pop();
              if (next === undefined) {
                expect((await porte.call('historique.pile', {})).retablir).toBeNull();
                continue;
              }
              await redo(porte);
              past.push(current);
              current = next;
            } else if (move === 'sceller' && n % 4 === 0) {
              await porte.call('conventions.daterActe', { conventionId: AURA, faitLe: '2026-11-02' });
              const after = await hash(porte);
              // The same date again records nothing, and bars nothing.
              if (after !== current) [past, future, current] = [[], [], after];
            } else if (move === 'rouvrir') {
              await porte.close();
              porte = await ouvrir(dossier, JOUR);
            }
            expect(await hash(porte)).toBe(current);
            expect((await porte.call('historique.pile', {})).nombre).toBe(past.length);
          }
        } finally {
          await porte.close();
          await rm(dossier, { recursive: true, force: true });
        }
      }),
      tirage('annulations et rectifications', 5, 40),
    );
  });
});

describe('rectifier', () => {
  it('reprend une signature mal datée : l’entrée reste, le motif est écrit, l’acte exact s’enregistre ensuite', async () => {
    const { porte } = await fresh();
    const before = await hash(porte);
    await porte.call('conventions.signer', { conventionId: AURA, signatures: four('2026-11-02') });
    const done = await porte.call('historique.rectifier', { seq: 2, motif: 'Date lue sur la copie' });
    expect(await hash(porte)).toBe(before);
    const [signed, rectified] = await porte.application.depot.entries({ from: 2 });
    expect(signed).toMatchObject({ action: 'conventions.signer' });
    expect(rectified).toMatchObject({
      seq: done.revision,
      action: 'historique.rectifier',
      cible: 2,
      reason: 'Date lue sur la copie',
    });
    await porte.call('conventions.signer', { conventionId: AURA, signatures: four('2026-11-03') });
    expect((await porte.call('conventions.lire', { conventionId: AURA })).effet).toMatchObject({
      date: '2026-11-03',
    });
  });

  it('exige un motif, et se refuse deux fois', async () => {
    const { porte } = await fresh();
    await porte.call('conventions.signer', { conventionId: AURA, signatures: four('2026-11-02') });
    expect((await porte.refused('historique.rectifier', { seq: 2, motif: '  ' })).champs).toMatchObject([
      { champ: 'motif' },
    ]);
    await porte.call('historique.rectifier', { seq: 2, motif: 'Erreur' });
    const twice = await porte.refused('historique.rectifier', { seq: 2, motif: 'Erreur' });
    expect(twice.code).toBe('RECTIFICATION_DEJA_FAITE');
    expect(twice.message).toContain('n°\u00a03');
  });

  it('se rectifie elle-même : l’acte est rendu', async () => {
    const { porte } = await fresh();
    await porte.call('conventions.signer', { conventionId: AURA, signatures: four('2026-11-02') });
    const signed = await hash(porte);
    await porte.call('historique.rectifier', { seq: 2, motif: 'Erreur' });
    await porte.call('historique.rectifier', { seq: 3, motif: 'La date était juste' });
    expect(await hash(porte)).toBe(signed);
    expect((await porte.refused('historique.annuler', { seq: 4 })).code).toBe('ACTE_SENSIBLE');
  });

  it('se refuse tant qu’un acte plus récent repose sur la même fiche, puis se fait dans l’ordre inverse', async () => {
    const { porte } = await fresh();
    await porte.call('conventions.signer', {
      conventionId: AURA,
      signatures: four('2026-11-02').slice(0, 2),
    });
    await porte.call('conventions.signer', { conventionId: AURA, signatures: four('2026-11-03').slice(2) });
    const refus = await porte.refused('historique.rectifier', { seq: 2, motif: 'Erreur' });
    expect(refus.code).toBe('RECTIFICATION_ACTE_POSTERIEUR');
    expect(refus.message).toContain('l’entrée n°\u00a03 (Signature de la convention)');
    await porte.call('historique.rectifier', { seq: 3, motif: 'Erreur' });
    await porte.call('historique.rectifier', { seq: 2, motif: 'Erreur' });
    expect((await porte.call('conventions.lire', { conventionId: AURA })).convention.signatures).toEqual([]);
  });

  it('se refuse quand le registre se contredirait, et dit en quoi', async () => {
    const { porte } = await fresh();
    const avenantId = await withDraft(porte);
    await porte.call('avis.enregistrer', avis(avenantId));
    await porte.call('avenants.signer', {
      avenantId,
      signatures: four('2026-11-20'),
      motifTexteModifie: null,
    });
    const before = await hash(porte);
    const refus = await porte.refused('historique.rectifier', { seq: 4, motif: 'Avis mal saisi' });
    expect(refus.code).toBe('RECTIFICATION_CONTRADICTION');
    expect(refus.message).toContain('L’avenant n°\u00a01');
    expect(refus.message).toContain('avis du comité');
    expect((await porte.refused('historique.rectifier', { seq: 2, motif: 'Motif de l’essai' })).code).toBe(
      'RECTIFICATION_CONTRADICTION',
    );
    expect(await hash(porte)).toBe(before);
    await porte.call('historique.rectifier', { seq: 5, motif: 'Signature trop tôt' });
    await porte.call('historique.rectifier', { seq: 4, motif: 'Avis mal saisi' });
    expect((await conventionEntiere(porte, AURA)).avis).toEqual([]);
  });

  it('de la création rend un registre neuf, où la démonstration se charge en entier', async () => {
    const { porte } = await fresh('2026-11-24');
    await porte.call('historique.rectifier', { seq: 1, motif: 'Mauvais exemple' });
    expect((await porte.call('registre.etat', {})).fiche).toBeNull();
    await porte.call('exemple.charger', { demonstration: true });
    await porte.call('exemple.charger', { demonstration: true });
    const again = await hash(porte);
    const other = await openIn(await newFolder(), '2026-11-24');
    await other.call('exemple.charger', { demonstration: true });
    expect(again).toBe(await hash(other));
  });

  it('n’atteint ni une annulation, ni ce qui est déjà annulé', async () => {
    const { porte } = await fresh();
    await withDraft(porte);
    await undo(porte);
    expect((await porte.refused('historique.rectifier', { seq: 3, motif: 'Motif de l’essai' })).code).toBe(
      'RECTIFICATION_ANNULEE',
    );
    expect((await porte.refused('historique.rectifier', { seq: 4, motif: 'Motif de l’essai' })).code).toBe(
      'RECTIFICATION_D_ANNULATION',
    );
  });
});

describe('la corbeille', () => {
  it('une suppression s’annule et se rétablit, comme le retour de la corbeille', async () => {
    const { porte, dossier } = await fresh();
    const avenantId = await withDraft(porte);
    const before = await hash(porte);
    expect(await porte.call('corbeille.apercu', { collection: 'avenants', id: avenantId })).toEqual({
      libelle: 'L’avenant en projet «\u00a0Projet\u00a0»',
      dependants: [],
      refus: null,
    });
    const { id } = await porte.call('corbeille.supprimer', {
      collection: 'avenants',
      id: avenantId,
      motif: 'Saisi deux fois',
    });
    const deleted = await hash(porte);
    const { elements } = await porte.call('corbeille.lire', {});
    expect(elements).toMatchObject([{ id, par: 'essai', motif: 'Saisi deux fois', supprimeLe: JOUR }]);
    expect((await conventionEntiere(porte, AURA)).avenants).toEqual([]);
    expect((await porte.refused('avenants.rediger', { avenantId, ...projet('x') })).code).toBe('INTROUVABLE');
    await undo(porte);
    expect(await hash(porte)).toBe(before);
    await redo(porte);
    expect(await hash(porte)).toBe(deleted);
    await porte.close();
    const again = await openIn(dossier);
    await again.call('corbeille.retablir', { id });
    expect(await hash(again)).toBe(before);
    expect((await again.call('corbeille.lire', {})).elements).toEqual([]);
    await undo(again);
    expect(await hash(again)).toBe(deleted);
  });

  it('dit d’avance pourquoi un objet ne se supprime pas', async () => {
    const { porte } = await fresh();
    await porte.call('conventions.signer', { conventionId: AURA, signatures: four('2026-11-02') });
    const { refus } = await porte.call('corbeille.apercu', { collection: 'conventions', id: AURA });
    expect(refus?.code).toBe('SUPPRESSION_CONVENTION_SIGNEE');
    const input = { collection: 'conventions', id: AURA, motif: 'Motif de l’essai' } as const;
    expect((await porte.refused('corbeille.supprimer', input)).code).toBe('SUPPRESSION_CONVENTION_SIGNEE');
  });

  it('une convention supprimée disparaît de chaque écran et de chaque règle', async () => {
    const { porte } = await fresh();
    const { id } = await porte.call('corbeille.supprimer', {
      collection: 'conventions',
      id: AURA,
      motif: 'Essai',
    });
    expect(await porte.call('conventions.lister', {})).toEqual([]);
    expect((await porte.call('accueil.lire', {})).compteurs.conventions).toBe(0);
    expect((await porte.refused('conventions.lire', { conventionId: AURA })).code).toBe('INTROUVABLE');
    expect((await porte.refused('documents.apercu', { type: 'convention', id: AURA })).code).toBe(
      'INTROUVABLE',
    );
    // Asking for the sample again must not pretend to give it back.
    expect((await porte.refused('exemple.charger', { demonstration: false })).code).toBe('EXEMPLE_SUPPRIME');
    await porte.call('corbeille.retablir', { id });
    expect(await porte.call('conventions.lister', {})).toHaveLength(1);
  });

  it('le retour d’un avenant après des actes plus récents les laisse en place', async () => {
    const { porte } = await fresh();
    const avenantId = await withDraft(porte);
    const { id } = await porte.call('corbeille.supprimer', {
      collection: 'avenants',
      id: avenantId,
      motif: 'Motif de l’essai',
    });
    await porte.call('conventions.confirmerFin', {
      conventionId: AURA,
      date: '2028-12-31',
      fondement: 'CPRDFOP',
    });
    await porte.call('corbeille.retablir', { id });
    const view = await conventionEntiere(porte, AURA);
    expect(view.avenants).toHaveLength(1);
    expect(view.terme.etat).toBe('confirme');
  });
});
