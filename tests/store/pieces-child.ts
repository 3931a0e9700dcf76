/**
 * Attaches pieces until it is killed: `node pieces-child.mjs DIR` prints the hash of each once the application has
 * said that it is recorded.
 */
import { createHash, randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openApplication } from '../../src-main/compose';
import { readInPlace } from '../../src-main/reading/in-place';

const [, , dossier = ''] = process.argv;
const { handlers, uploads } = await openApplication({
  dossier,
  porte: 'terminal',
  utilisateur: 'enfant',
  lecteur: readInPlace(),
});
const loaded = await handlers['exemple.charger']({ demonstration: false });
if (!loaded.ok) throw new Error(loaded.error.message);
const objet = { collection: 'conventions', id: loaded.value.id } as const;
for (let count = 0; ; count++) {
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(1000 + (count % 7) * 60_000)]);
  const jeton = uploads.begin(`scan ${count}.pdf`, bytes.length);
  uploads.add(jeton, 0, bytes);
  const reply = await handlers['pieces.ajouter']({ jeton, objet, nature: 'autre' });
  if (!reply.ok) throw new Error(reply.error.message);
  writeSync(1, `ok ${createHash('sha256').update(bytes).digest('hex')}\n`);
}
