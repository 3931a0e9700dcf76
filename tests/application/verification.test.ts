import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { SuiviVerificationView } from '#contract/verification';
import { newFolder, ouvrir } from '../support/application';
import type { Porte } from '../support/application';

const opened: Porte[] = [];
afterEach(async () => {
  for (const porte of opened.splice(0)) await porte.close();
});

async function demonstration(): Promise<{ porte: Porte; segment: string }> {
  const dossier = await newFolder();
  const porte = await ouvrir(dossier, '2026-11-23');
  opened.push(porte);
  await porte.call('exemple.charger', { demonstration: true });
  const [name = ''] = await readdir(join(dossier, 'journal'));
  return { porte, segment: join(dossier, 'journal', name) };
}

async function follow({ call }: Porte, id: string): Promise<SuiviVerificationView> {
  for (;;) {
    const suivi = await call('verification.suivre', { id });
    if (suivi.etat !== 'en_cours') return suivi;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('a verification in the background', () => {
  it('answers at once, tells how far it is, then what it found', async () => {
    const { porte } = await demonstration();
    const { revision, tete } = await porte.call('registre.etat', {});
    const { id } = await porte.call('verification.lancer', {});
    expect(await porte.call('verification.suivre', { id })).toMatchObject({ total: revision });
    expect(await follow(porte, id)).toMatchObject({
      etat: 'finie',
      faites: revision,
      total: revision,
      resultat: { intact: true, entrees: revision, tete, premierDefaut: null, repere: null },
      erreur: null,
    });
  });

  it('holds the journal against a printed head: the right one, another, one beyond the end', async () => {
    const { porte } = await demonstration();
    const { revision, tete } = await porte.call('registre.etat', {});
    const verdict = async (repere: string) => {
      const { id } = await porte.call('verification.lancer', { repere });
      return (await follow(porte, id)).resultat;
    };
    const printed = `Registre : entrée n° ${revision}, empreinte ${tete.slice(0, 16)}`;
    expect(await verdict(printed)).toMatchObject({ intact: true, repere: { seq: revision, dementi: false } });
    expect(await verdict(`${revision} ${'0'.repeat(16)}`)).toMatchObject({
      intact: false,
      repere: { dementi: true },
    });
    const beyond = await verdict(`${revision + 5}-${tete.slice(0, 16)}`);
    expect(beyond).toMatchObject({ intact: false, repere: { dementi: true } });
    expect(beyond?.premierDefaut?.message).toContain(`s’arrête à l’entrée n°`);
    const refused = await porte.refused('verification.lancer', { repere: 'entrée 12' });
    expect(refused.champs).toMatchObject([{ champ: 'repere' }]);
  });

  it('names the first entry that was altered', async () => {
    const { porte, segment } = await demonstration();
    const lines = (await readFile(segment, 'utf8')).split('\n');
    lines[4] = lines[4]!.replace('Suite fictive', 'Suite fictivE');
    await writeFile(segment, lines.join('\n'));
    const { id } = await porte.call('verification.lancer', {});
    expect((await follow(porte, id)).resultat).toMatchObject({
      intact: false,
      premierDefaut: { seq: 5, ligne: 5 },
    });
  });

  it('stops when asked, and says that it says nothing', async () => {
    const { porte } = await demonstration();
    const { id } = await porte.call('verification.lancer', {});
    const stopped = await porte.call('verification.arreter', { id });
    expect(stopped).toMatchObject({ etat: 'arretee', resultat: null });
    expect((await porte.refused('verification.suivre', { id: 'inconnue' })).code).toBe(
      'VERIFICATION_INCONNUE',
    );
  });
});
