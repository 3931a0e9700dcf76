import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRegistry } from '../../src-main/electron/registry-link';
import { echecDe } from '../../src-main/electron/registry-messages';
import type { Echec } from '../../src-main/electron/registry-messages';
import { describeOpeningError } from '../../src-main/opening-error';
import { bundleLecteur, bundleThread } from '../support/bundle';

let folder = '';
let thread = '';
let lecteur = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crefop-fil-'));
  [thread, lecteur] = await Promise.all([
    bundleThread('src-main/electron/registry-thread.ts'),
    bundleLecteur(),
  ]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function opening(dossier: string) {
  const heard = {
    changes: [] as number[],
    incidents: [] as unknown[],
    defects: [] as unknown[],
    pages: [] as string[],
  };
  const registry = openRegistry({
    thread,
    lecteur,
    dossier,
    horloge: '2026-11-26',
    utilisateur: 'essai',
    report: (_reference, error) => heard.incidents.push(error),
    print: (page) => {
      heard.pages.push(page.html);
      return heard.pages.length === 1
        ? Promise.resolve(new Uint8Array([37, 80, 68, 70]))
        : Promise.reject(new Error('no browser'));
    },
    onChange: (revision) => heard.changes.push(revision),
    onDefect: (error) => heard.defects.push(error),
  });
  return { registry, heard };
}

describe('the registry in a thread of its own', () => {
  it('answers calls, tells what changed, hands documents over once, and closes', async () => {
    const { registry, heard } = opening(join(folder, 'un'));
    const opened = await registry;
    expect(await opened.dispatch('exemple.charger', { demonstration: true })).toMatchObject({ ok: true });
    expect(heard.changes.length).toBeGreaterThan(0);
    const reply = await opened.dispatch('echanges.exporter', { pieces: false });
    const other = await opened.dispatch('conventions.inconnue', {});
    expect(other).toMatchObject({ ok: false });
    const { fichier } = (reply.ok ? reply.value : {}) as {
      readonly fichier: { readonly jeton: string };
    };
    const { jeton } = fichier;
    const file = await opened.takeFile(jeton);
    expect(file?.bytes).toBeInstanceOf(Uint8Array);
    expect(file?.bytes.byteLength).toBeGreaterThan(100);
    expect(await opened.takeFile(jeton)).toBeNull();
    await opened.close();
    // What was recorded is there for whoever opens it next.
    const again = await opening(join(folder, 'un')).registry;
    expect(await again.dispatch('conventions.lister', {})).toMatchObject({
      ok: true,
      value: [{ etat: 'en_vigueur' }],
    });
    await again.close();
    expect(heard).toMatchObject({ incidents: [], defects: [] });
  });

  it('has pages printed by the thread of the window, and tells that none was', async () => {
    const { registry, heard } = opening(join(folder, 'trois'));
    const opened = await registry;
    await opened.dispatch('exemple.charger', { demonstration: true });
    const print = () =>
      opened.dispatch('documents.exporter', {
        type: 'convention',
        id: 'convention-demonstration-2022-2028',
        format: 'pdf',
      });
    const made = await print();
    expect(made).toMatchObject({ ok: true, value: { outil: 'l’application de bureau' } });
    const { fichier } = (made.ok ? made.value : {}) as { readonly fichier: { readonly jeton: string } };
    expect(Buffer.from((await opened.takeFile(fichier.jeton))?.bytes ?? []).toString()).toBe('%PDF');
    expect(heard.pages[0]).toContain('<html lang="fr">');
    expect(await print()).toMatchObject({ ok: false, error: { code: 'ERREUR_INTERNE' } });
    await opened.close();
  });

  it('keeps the code and the remedy of what it could not open or do', async () => {
    const file = join(folder, 'un-fichier');
    await writeFile(file, '');
    const error: unknown = await opening(file).registry.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(describeOpeningError(error)).toMatchObject({ code: 'DOSSIER_INACCESSIBLE' });
    const opened = await opening(join(folder, 'deux')).registry;
    const refused: unknown = await opened.chooseSecondFolder(join(folder, 'absent', 'loin')).catch(echecDe);
    expect(Object.keys(refused as Echec).sort()).toEqual(['code', 'message', 'remede', 'stack']);
    await opened.close();
  });
});
