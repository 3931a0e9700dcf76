import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { porte } from './porte';

/* The pitfalls of the field that concern the committee, each met at the terminal as somebody would fall in it. */

const AURA = 'convention-aura-2022-2028';
const folder = mkdtempSync(join(tmpdir(), 'crefop-cli-pieges-'));
const registre = join(folder, 'registre');
const jour = '2026-11-23';
let call: Awaited<ReturnType<typeof porte>>;

const run = (...args: readonly string[]) => {
  const { code, out, err } = call([...args, '--registre', registre, '--horloge', jour]);
  const lisible = (text: string): string => text.replace(/[\u00a0\u202f]/gu, ' ');
  return { code, out: lisible(out), err: lisible(err) };
};
const id = (...args: readonly string[]): string => {
  const { out, err } = run(...args, '--json');
  expect(err).toBe('');
  return (JSON.parse(out) as { id: string }).id;
};

let comite: string;
const membres: Record<string, string> = {};
const siege = (nom: string, place: string, ...plus: readonly string[]): string =>
  id(
    ...['membre', 'enregistrer', comite, '--college', 'Collège', '--siege', place, '--civilite', 'Madame'],
    ...['--prenom', 'Ada', '--nom', nom, '--debut', '2025-01-01', '--source', 'arrêté fictif', '--bureau'],
    ...['--presidence', 'aucune', ...plus],
  );

beforeAll(async () => {
  call = await porte();
  run('exemple');
  run('convention', 'signer', AURA, '--tous', '2023-10-02');
  run('convention', 'fin', AURA, '--date', '2028-12-31', '--fondement', 'CPRDFOP');
  comite = id(
    'comite',
    'creer',
    '--nom',
    'Comité régional',
    '--sigle',
    'CREFOP',
    '--depuis',
    '2014-10-01',
    '--fondement',
    'C. trav., art. L. 6123-3',
  );
  for (const nom of ['UNE', 'DEUX', 'TROIS', 'QUATRE'])
    membres[nom] = siege(nom, `siège ${nom}`, '--rang', 'titulaire', '--deliberatif');
  membres.SUPPLEANTE = siege('SUPPLEANTE', 'siège UNE', '--rang', 'suppleant', '--deliberatif');
  membres.OPERATEUR = siege('OPERATEUR', 'opérateur', '--rang', 'titulaire');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const avenant = (objet: string): string =>
  id(
    ...['avenant', 'demander', AURA, '--partie', 'region', '--auteur', 'president', '--date', '2026-09-01'],
    ...['--objet', objet, '--article', `Article 1er – Objet|Le présent avenant a pour objet : ${objet}.`],
  );

/** A séance held on a draft, those who came, and what was said of it. */
function tenir(projet: string, la: readonly string[], formation = 'pleniere'): string {
  const seance = id('seance', 'programmer', comite, '--date', '2026-11-10', '--formation', formation);
  expect(run('seance', 'inscrire', seance, '--objet', 'avenant', '--avenant', projet).code).toBe(0);
  expect(
    run('seance', 'convoquer', seance, '--date', '2026-10-20', '--conjointe', '--documents-joints').code,
  ).toBe(0);
  const ids = la.map((nom) => membres[nom] ?? '').join(',');
  expect(run('seance', 'pointer', seance, '--membres', ids, '--mode', 'present').code).toBe(0);
  return seance;
}
const avis = (seance: string, sens: string, pour: number, contre: number, ...plus: readonly string[]) =>
  run(
    'seance',
    'avis',
    seance,
    '--point',
    '1',
    '--sens',
    sens,
    '--pour',
    `${pour}`,
    '--contre',
    `${contre}`,
    ...plus,
  );
const mettre = (projet: string) => run('avenant', 'mettre-a-la-signature', projet, '--date', '2026-11-20');

describe('les pièges du comité', () => {
  it('4. signer l’avenant avant l’avis, ou sur un projet plus ancien que celui examiné', () => {
    const projet = avenant('piège 4');
    expect(mettre(projet).err).toMatch(/Aucun avis/u);
    avis(tenir(projet, ['UNE', 'DEUX', 'TROIS']), 'favorable', 3, 0);
    run(
      'avenant',
      'rediger',
      projet,
      '--objet',
      'piège 4 changé',
      '--article',
      'Article 1er – Objet|Un autre texte.',
    );
    expect(mettre(projet).err).toMatch(/a changé depuis/u);
  });

  it('5. bloquer sur un avis défavorable, ou inventer un avis tacite', () => {
    const projet = avenant('piège 5');
    const seance = tenir(projet, ['UNE', 'DEUX', 'TROIS']);
    const tacite = run(
      ...['seance', 'avis', seance, '--point', '1', '--sens', 'favorable'],
      ...['--repute-fondement', 'usage', '--repute-saisine-le', '2026-09-01'],
    );
    expect(tacite.code).toBe(1);
    expect(tacite.err).toMatch(/Un avis ne naît pas du silence/u);
    expect(avis(seance, 'defavorable', 0, 3).out).not.toMatch(/Avis nul|à discuter/u);
    const { code, out } = mettre(projet);
    expect(code).toBe(0);
    expect(out).toMatch(/défavorable : il est consultatif et ne bloque pas/u);
  });

  it('6. avis du bureau, ou sans quorum, voix de membres consultatifs, suppléant à côté du titulaire', () => {
    const bureau = avenant('piège 6 bureau');
    expect(avis(tenir(bureau, ['UNE', 'DEUX', 'TROIS'], 'bureau'), 'favorable', 3, 0).out).toMatch(
      /Avis nul.*rendu par le bureau/u,
    );
    expect(mettre(bureau).err).toMatch(/rendu par le bureau/u);
    const quorum = avenant('piège 6 quorum');
    expect(avis(tenir(quorum, ['UNE']), 'favorable', 1, 0).out).toMatch(/Avis nul\. Quorum non atteint/u);
    const voix = avenant('piège 6 voix');
    const seance = tenir(voix, ['UNE', 'DEUX', 'SUPPLEANTE', 'OPERATEUR']);
    expect(avis(seance, 'favorable', 3, 0).err).toMatch(/Vote incohérent : 3 voix.* pour 2 membres/u);
    expect(avis(seance, 'favorable', 2, 1, '--voix-sans-droit', '2').out).toMatch(
      /Avis nul\. 2 voix ont été comptées sans droit/u,
    );
  });

  it('7. avis qui n’est pas rendu public', () => {
    const projet = avenant('piège 7');
    const seance = tenir(projet, ['UNE', 'DEUX', 'TROIS']);
    avis(seance, 'favorable', 3, 0);
    expect(run('seance', 'lire', seance).out).toMatch(/pas encore été rendu public/u);
    expect(
      run('seance', 'publier', seance, '--point', '1', '--date', '2026-11-12', '--support', 'site').code,
    ).toBe(0);
    expect(run('seance', 'lire', seance).out).not.toMatch(/pas encore été rendu public/u);
  });

  it('15. récrire l’histoire en renommant le comité', () => {
    const projet = avenant('piège 15');
    const seance = tenir(projet, ['UNE', 'DEUX', 'TROIS']);
    avis(seance, 'favorable', 3, 0);
    run(
      'comite',
      'renommer',
      comite,
      '--nom',
      'Comité régional pour l’emploi',
      '--depuis',
      '2026-11-15',
      '--fondement',
      'accord fictif',
    );
    expect(run('seance', 'lire', seance).out).toContain('Comité régional (CREFOP)');
    const tot = run(
      ...['avis', 'enregistrer', '--avenant', avenant('piège 15 bis'), '--date', '2026-11-10'],
      ...['--sens', 'favorable', '--instance', 'Comité régional pour l’emploi'],
    );
    expect(tot.err).toMatch(/ne portait pas encore le nom/u);
  });
});
