import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { modelToText } from '#actes/texte';
import { openApplication } from '../../src-main/compose';
import { readInPlace } from '../../src-main/reading/in-place';

it('the notice names the avenants signed before it, and no draft', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'crefop-lettre-'));
  const application = await openApplication({
    dossier: join(folder, 'registre'),
    horloge: '2026-11-23',
    porte: 'terminal',
    utilisateur: 'essai',
    lecteur: readInPlace(),
  });
  try {
    await application.handlers['exemple.charger']({ demonstration: true });
    const reply = await application.handlers['documents.apercu']({
      type: 'mise-en-demeure',
      destinataireId: null,
      jour: null,
      id: 'mise-en-demeure-groupes-de-travail',
    });
    if (!reply.ok) throw new Error(reply.error.message);
    const text = modelToText(reply.value.model).replaceAll('\u00a0', ' ');
    expect(text).toContain('modifiée par l’avenant n° 1');
    expect(text).not.toContain('avenant n° 2');
  } finally {
    await application.close();
    await rm(folder, { recursive: true, force: true });
  }
});
