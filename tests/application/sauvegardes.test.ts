import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openApplication } from '../../src-main/compose';
import { readInPlace } from '../../src-main/reading/in-place';
import fc from 'fast-check';
import { COLLECTIONS, emptyRegistre } from '#domain/registre';
import type { Registre } from '#domain/registre';
import { computeDifferences, isSame } from '#domain/sauvegardes/differences';
import { canonicalJson } from '../../src-main/store/canonical-json';
import { newFolder, ouvrir } from '../support/application';
import { jsonValue } from '../support/json';

const PROJET = 'avenant-axes-schema';

async function demonstration() {
  const dossier = await newFolder();
  const porte = await ouvrir(dossier, '2026-11-23');
  await porte.call('exemple.charger', { demonstration: true });
  return { dossier, porte };
}

const remove = { collection: 'avenants', id: PROJET, motif: 'Supprimé par erreur.' } as const;

/** Flips a byte of entry `seq`, on the disk. */
function damage(dossier: string, seq: number): void {
  const path = join(dossier, 'journal', '000000000001.jsonl');
  const bytes = readFileSync(path);
  let at = 0;
  for (let line = 1; line < seq; line++) at = bytes.indexOf(10, at) + 1;
  bytes[at + 200] = (bytes[at + 200] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  rmSync(join(dossier, 'instantane.json'), { force: true });
}

describe('going back to a backup', () => {
  it('says what would change, does it as one more entry with its reason, and is undone to the same hash', async () => {
    const { porte } = await demonstration();
    const { depot } = porte.application;
    const before = await depot.empreinte();
    const kept = await porte.call('sauvegardes.creer', {});
    await porte.call('corbeille.supprimer', remove);
    const after = await depot.empreinte();

    const apercu = await porte.call('sauvegardes.apercu', { id: kept.id });
    if (apercu.nature !== 'restauration') throw new Error(apercu.nature);
    expect(apercu.actionsDepuis).toBe(depot.seq - kept.seq);
    expect(apercu.reviennent.elements.map(({ id }) => id)).toEqual([PROJET]);
    expect(apercu.reviennent.elements[0]?.libelle).toContain('Actualisation des axes du schéma');
    expect(apercu.disparaissent.elements.map(({ collection }) => collection)).toEqual(['corbeille']);
    expect(apercu.disparaissent.elements[0]?.libelle).toContain('à la corbeille');

    const restored = await porte.call('sauvegardes.restaurer', {
      id: kept.id,
      motif: 'Suppression par erreur.',
      revision: apercu.revision,
    });
    expect(await depot.empreinte()).toBe(before);
    const [entry] = await depot.entries({ from: restored.revision, limit: 1 });
    expect(entry).toMatchObject({ action: 'sauvegardes.restaurer', by: 'essai' });
    expect(entry?.reason).toMatch(/^Sauvegarde du .*, entrée n°\s21\. Suppression par erreur\.$/);
    const { sauvegardes } = await porte.call('sauvegardes.lire', {});
    expect(sauvegardes.map(({ genre, seq }) => [genre, seq])).toEqual([
      ['avant-restauration', apercu.revision],
      ['manuelle', 21],
    ]);

    await porte.call('historique.annuler', { seq: restored.revision });
    expect(await depot.empreinte()).toBe(after);
    expect(await depot.verify()).toMatchObject({ intact: true });
    await porte.close();
  });

  it('is refused when the registry moved since the preview, and when it would change nothing', async () => {
    const { porte } = await demonstration();
    const kept = await porte.call('sauvegardes.creer', {});
    const same = { id: kept.id, motif: 'Essai.', revision: kept.seq };
    expect(await porte.refused('sauvegardes.restaurer', same)).toMatchObject({
      code: 'SAUVEGARDE_IDENTIQUE',
    });
    await porte.call('corbeille.supprimer', remove);
    const { revision } = await porte.call('sauvegardes.apercu', { id: kept.id });
    await porte.call('historique.annuler', { seq: revision });
    await porte.call('historique.retablir', { seq: revision });
    const seq = porte.application.depot.seq;
    expect(await porte.refused('sauvegardes.restaurer', { ...same, revision })).toMatchObject({
      code: 'APERCU_PERIME',
    });
    expect(
      await porte.refused('sauvegardes.restaurer', { ...same, motif: ' ', revision: seq }),
    ).toMatchObject({
      code: 'SAISIE_INVALIDE',
      champs: [{ champ: 'motif' }],
    });
    expect(porte.application.depot.seq).toBe(seq);
    await porte.close();
  });

  it('takes no path for a name', async () => {
    const { porte } = await demonstration();
    for (const id of ['../journal', '2026-11-24T030000Z-000000000012/..', '']) {
      expect((await porte.refused('sauvegardes.apercu', { id })).code).toBe('SAISIE_INVALIDE');
    }
    const absent = '2020-01-01T000000Z-000000000001';
    expect((await porte.refused('sauvegardes.apercu', { id: absent })).code).toBe('SAUVEGARDE_INCONNUE');
    await porte.close();
  });
});

describe('a damaged registry', () => {
  it('is repaired from the page, keeps every later entry, and is written to again at once', async () => {
    const { dossier, porte } = await demonstration();
    const kept = await porte.call('sauvegardes.creer', {});
    await porte.call('corbeille.supprimer', remove);
    const head = { seq: porte.application.depot.seq, tete: porte.application.depot.tete };
    await porte.close();
    damage(dossier, 7);

    const again = await ouvrir(dossier, '2026-11-23');
    const { depot } = again.application;
    expect(depot.lectureSeule?.cause).toBe('endommagee');
    expect((await again.call('sauvegardes.lire', {})).empechement).toContain('endommagé');
    expect((await again.refused('sauvegardes.creer', {})).code).toBe('SAUVEGARDE_IMPOSSIBLE');
    const apercu = await again.call('sauvegardes.apercu', { id: kept.id });
    if (apercu.nature !== 'reparation') throw new Error(apercu.nature);
    expect(apercu).toMatchObject({ ...head, conservees: 1, perdues: { nombre: 0, elements: [] } });
    const refused = { id: kept.id, motif: 'Essai.', revision: apercu.revision };
    expect((await again.refused('sauvegardes.restaurer', refused)).code).toBe('LECTURE_SEULE');
    const told: number[] = [];
    again.application.onChange((revision) => told.push(revision));
    const done = await again.call('sauvegardes.reparer', {
      id: kept.id,
      motif: 'Disque défaillant.',
      seq: apercu.seq,
      tete: apercu.tete,
      perdues: 0,
    });
    expect(done.revision).toBe(head.seq);
    expect(told).toContain(head.seq);
    const recit = JSON.parse(readFileSync(join(dossier, done.ecarte, 'recit.json'), 'utf8')) as unknown;
    expect(recit).toMatchObject({ par: 'essai', motif: 'Disque défaillant.' });
    expect(depot.lectureSeule).toBeNull();
    await again.call('historique.annuler', { seq: head.seq });
    expect(await depot.verify()).toMatchObject({ intact: true });
    await again.close();
  });
});

describe('a sound registry', () => {
  it('is not repaired, by a session that writes or reads, and is told the other way', async () => {
    const { dossier, porte } = await demonstration();
    const { id } = await porte.call('sauvegardes.creer', {});
    const { seq, tete } = porte.application.depot;
    const input = { id, motif: 'Essai.', seq, tete, perdues: 0 };
    const before = await porte.application.depot.empreinte();
    const reader = await openApplication({
      dossier,
      horloge: '2026-11-23',
      porte: 'terminal',
      utilisateur: 'essai',
      mode: 'lecture',
      lecteur: readInPlace(),
    });
    const caught = (promise: Promise<unknown>) =>
      promise.then(
        () => null,
        (error: unknown) => error,
      );
    for (const refused of [
      await porte.refused('sauvegardes.reparer', input),
      await caught(reader.handlers['sauvegardes.reparer'](input)),
    ]) {
      expect(refused).toMatchObject({
        code: 'REPARATION_SANS_OBJET',
        message: expect.stringMatching(/n’est pas endommagé : il n’y a rien à réparer/) as string,
        remede: expect.stringMatching(/revenez à une sauvegarde/) as string,
      });
    }
    await reader.close();
    await porte.call('corbeille.supprimer', remove);
    await porte.call('historique.annuler', { seq: seq + 1 });
    expect(await porte.application.depot.empreinte()).toBe(before);
    expect(await porte.application.depot.verify()).toMatchObject({ intact: true });
    await porte.close();
  });
});

describe('what the backups attest', () => {
  it('accuses a journal cut short, though it is sound by itself', async () => {
    const { dossier, porte } = await demonstration();
    await porte.call('corbeille.supprimer', remove);
    await porte.call('sauvegardes.creer', {});
    await porte.close();
    const path = join(dossier, 'journal', '000000000001.jsonl');
    const text = readFileSync(path, 'utf8').trimEnd().split('\n').slice(0, -1).join('\n');
    writeFileSync(path, `${text}\n`);
    rmSync(join(dossier, 'instantane.json'));
    const again = await ouvrir(dossier, '2026-11-23');
    expect(again.application.depot.seq).toBe(21);
    const { id } = await again.call('verification.lancer', { repere: null });
    let etat = 'en_cours';
    while (etat === 'en_cours') {
      await sleep(5);
      ({ etat } = await again.call('verification.suivre', { id }));
    }
    const { resultat } = await again.call('verification.suivre', { id });
    expect(resultat?.intact).toBe(false);
    expect(resultat?.premierDefaut?.message).toContain('La sauvegarde du');
    await again.close();
  });

  it('makes a last backup when a window closes, and keeps one for each entry only', async () => {
    const dossier = await mkdtemp(join(tmpdir(), 'crefop-fermeture-'));
    for (const expected of [1, 1]) {
      const application = await openApplication({
        dossier,
        horloge: '2026-11-23',
        porte: 'navigateur',
        utilisateur: 'essai',
        lecteur: readInPlace(),
      });
      await application.handlers['exemple.charger']({ demonstration: false });
      await application.close();
      const { call, close } = await ouvrir(dossier, '2026-11-23');
      expect((await call('sauvegardes.lire', {})).sauvegardes).toHaveLength(expected);
      await close();
    }
  });
});

describe('differences', () => {
  // The canonical writing takes no such key.
  const value = jsonValue({ maxDepth: 2 });
  const registre = fc
    .array(fc.tuple(fc.constantFrom(...COLLECTIONS), fc.constantFrom('a', 'b', 'c'), value))
    .map((records) => {
      const made = emptyRegistre() as unknown as Record<string, Map<string, unknown>>;
      for (const [name, id, content] of records) made[name]?.set(id, { id, content });
      return made as unknown as Registre;
    });

  it('applied to one registry give the other, and none are named between equal ones', () => {
    fc.assert(
      fc.property(registre, registre, (one, other) => {
        const turned = Object.fromEntries(
          COLLECTIONS.map((name) => [name, new Map<string, unknown>(one[name])]),
        ) as Record<string, Map<string, unknown>>;
        for (const { changement } of computeDifferences(one, other)) {
          if (changement.after === null) turned[changement.collection]?.delete(changement.id);
          else turned[changement.collection]?.set(changement.id, changement.after);
        }
        expect(computeDifferences(turned as unknown as Registre, other)).toEqual([]);
        expect(computeDifferences(one, one)).toEqual([]);
      }),
    );
  });

  it('are those of the canonical writing', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(isSame(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
        expect(isSame(a, JSON.parse(JSON.stringify(a)))).toBe(true);
      }),
    );
    expect(isSame({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  });
});
