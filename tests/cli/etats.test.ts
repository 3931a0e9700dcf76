import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OBJETS_DE_TABLE, titreDesEtats } from '#domain/etats/objets';
import { actionsDe, etatsDe } from '#domain/etats/table';
import { tableDe } from '#domain/etats/tables';
import { typographie } from '#domain/typographie';
import { openApplication } from '../../src-main/compose';
import { readInPlace } from '../../src-main/reading/in-place';
import { contenu, issuesDe, ligneDe, uneDeChaque } from '../support/etats/outils';
import type { Issue, Scene } from '../support/etats/outils';
import { PLATEAUX } from '../support/etats/plateaux';
import { porte } from './porte';

/* The tables of states at the terminal: printed whole, and obeyed by its commands, pair by pair. */

let run: Awaited<ReturnType<typeof porte>>;
const dossier = mkdtempSync(join(tmpdir(), 'crefop-etats-'));
beforeAll(async () => {
  run = await porte();
});
afterAll(() => rmSync(dossier, { recursive: true, force: true }));

let rang = 0;
/** A scene is laid down once; what is refused leaves it as it was. */
const deposees = new Map<Scene, string>();
/** What a scene holds, laid down in a registry of its own. */
async function deposer(scene: Scene): Promise<string> {
  const known = deposees.get(scene);
  if (known !== undefined) return known;
  const { banc } = scene.monter();
  const chemin = join(dossier, `registre-${++rang}`);
  const application = await openApplication({
    dossier: chemin,
    horloge: banc.aujourdhui,
    porte: 'terminal',
    utilisateur: 'essai',
    lecteur: readInPlace(),
  });
  await application.depot.transact(() => ({ ok: true, value: null, changes: contenu(banc.registre) }), {
    by: 'essai',
    action: 'registre.importer',
  });
  await application.close();
  deposees.set(scene, chemin);
  return chemin;
}

/** The line of a try; the text of a convention is typed in a file. */
function ligne({ ordre }: Issue): readonly string[] {
  if (ordre.methode !== 'conventions.editer') return ligneDe(ordre);
  const { conventionId, ...redaction } = ordre.entree;
  const fichier = join(dossier, `redaction-${++rang}.json`);
  writeFileSync(fichier, JSON.stringify(redaction));
  return ['convention', 'editer', String(conventionId), '--fichier', fichier];
}

/** The terminal signs a letter on its way to the post. */
const aDeuxActes = ({ etat, action }: Issue): boolean => etat === 'brouillon' && action === 'envoyer';

describe.each(PLATEAUX.map((plateau) => [plateau.table.objet, plateau] as const))('%s', (objet, plateau) => {
  const table = tableDe(objet);

  it('prints the whole table without any registry, for people and for machines', () => {
    const { out, code } = run(['etats', objet, '--json']);
    expect(code).toBe(0);
    const dite = JSON.parse(out) as {
      paires: { permise: boolean; vers: string[]; selon: string | null; refus: { remede: string } | null }[];
    };
    expect(dite.paires).toHaveLength(etatsDe(table).length * actionsDe(table).length);
    for (const { permise, vers, selon, refus } of dite.paires) {
      expect(permise).toBe(vers.length > 0);
      if (!permise) expect(refus !== null || selon !== null).toBe(true);
      if (refus !== null) expect(refus.remede).toMatch(/\.$/u);
    }
    const texte = run(['etats', objet]).out;
    expect(texte).toContain(typographie(titreDesEtats(objet)));
    for (const action of actionsDe(table))
      expect(texte).toContain(typographie(table.actions[action]?.libelle ?? ''));
  });

  it('each action in each state is accepted or refused as the table says', async () => {
    for (const issue of uneDeChaque(issuesDe(plateau))) {
      const { scene, essai, resultat } = issue;
      const depose = await deposer(scene);
      const copie = 'code' in resultat && !aDeuxActes(issue) ? null : join(dossier, `copie-${++rang}`);
      if (copie !== null) cpSync(depose, copie, { recursive: true });
      const { banc } = scene.monter();
      const { code, err } = run([
        ...ligne(issue),
        '--registre',
        copie ?? depose,
        '--horloge',
        banc.aujourdhui,
      ]);
      const nom = `${scene.etat} (${scene.nom}) × ${essai.action} (${essai.nom})`;
      if (aDeuxActes(issue)) expect([nom, code]).toEqual([nom, 0]);
      else if ('code' in resultat) {
        expect([nom, code]).toEqual([nom, 1]);
        expect([nom, err]).toEqual([nom, expect.stringContaining(resultat.message)]);
      } else expect([nom, code, err.split('\n')[0]]).toEqual([nom, 0, expect.anything()]);
      if (copie !== null) rmSync(copie, { recursive: true, force: true });
    }
  });
});

it('an object that has no table is asked again, with those that have one', () => {
  const { code, err } = run(['etats', 'recours']);
  expect(code).toBe(2);
  for (const objet of OBJETS_DE_TABLE) expect(err).toContain(objet);
});
