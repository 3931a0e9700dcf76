import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { beforeAll, expect, it } from 'vitest';
import { newFolder } from '../support/application';
import { porte } from './porte';

/* The dates and their reminders at the terminal: the same list, the same refusals. */

let call: Awaited<ReturnType<typeof porte>>;
beforeAll(async () => {
  call = await porte();
});

type Dates = { readonly echeances: readonly { readonly date: string; readonly statut: string }[] };

it('lists the dates, proves their reminders, tells each reminder once and writes the calendar file', async () => {
  const dossier = await newFolder();
  const cli = (jour: string, ...args: readonly string[]) =>
    call([...args, '--registre', dossier, '--horloge', jour]);
  expect(cli('2026-11-23', 'exemple', '--demonstration').code).toBe(0);

  const all = JSON.parse(cli('2026-11-23', 'echeances', '--json').out) as Dates;
  const ouvertes = all.echeances.filter(({ statut }) => statut === 'a_venir' || statut === 'en_retard');
  const mois = JSON.parse(
    cli('2026-11-23', 'echeances', '--du', '2026-12-01', '--au', '31/12/2026', '--json').out,
  ) as Dates;
  expect(mois.echeances).toEqual(all.echeances.filter(({ date }) => date.startsWith('2026-12')));
  expect(mois.echeances.length).toBeGreaterThan(0);
  expect(cli('2026-11-23', 'echeances').out).toContain('Si rien n’est fait');

  const proof = cli('2026-11-23', 'echeances', 'couverture');
  expect(proof.code).toBe(0);
  expect(proof.out).toMatch(
    new RegExp(`^${ouvertes.length}\\séchéances?, \\d+\\srappels?, 0\\sorpheline`, 'u'),
  );

  const dus = () =>
    (JSON.parse(cli('2026-11-23', 'rappels', 'dus', '--json').out) as { rappels: unknown[] }).rappels;
  const n = dus().length;
  expect(n).toBeGreaterThan(0);
  expect(dus()).toHaveLength(n);
  expect(JSON.parse(cli('2026-11-23', 'rappels', 'vus', '--json').out)).toMatchObject({ marques: n });
  expect(dus()).toEqual([]);
  expect(JSON.parse(cli('2026-11-23', 'rappels', 'vus', '--json').out)).toMatchObject({ marques: 0 });

  const sortie = join(dossier, '..', `agenda-${Date.now()}.ics`);
  expect(cli('2026-11-23', 'echeances', 'ics', '--sortie', sortie).code).toBe(0);
  const vevents = new ICAL.Component(
    ICAL.parse(readFileSync(sortie, 'utf8')) as unknown[],
  ).getAllSubcomponents('vevent');
  expect(vevents).toHaveLength(all.echeances.length);
  expect(cli('2026-11-23', 'echeances', 'ics', '--sortie', sortie)).toMatchObject({ code: 1 });
  expect(cli('2026-11-23', 'echeances', 'ics', '--sortie', sortie, '--remplacer').code).toBe(0);
  expect(existsSync(join(dossier, 'rappels.jsonl'))).toBe(true);

  expect(cli('2026-11-23', 'rappels', 'regler', 'faculte', '--jours', '10,3').out).toContain('10, 3');
  const sans = cli('2026-11-23', 'rappels', 'regler', 'inconnu', '--jours', '1');
  expect(sans).toMatchObject({ code: 2 });
  expect(sans.err).toContain('n’est pas un genre');
});

it('refuses a period that ends before it begins, in French, on one line', async () => {
  const dossier = await newFolder();
  call(['exemple', '--registre', dossier]);
  const { code, err } = call([
    'echeances',
    '--du',
    '2026-02-01',
    '--au',
    '2026-01-01',
    '--registre',
    dossier,
  ]);
  expect(code).toBe(1);
  expect(err).toContain('qui est avant');
});

it('keeps a schedule in one gesture, says what moves before it moves, and lists its steps', async () => {
  const dossier = await newFolder();
  const cli = (...args: readonly string[]) =>
    call([...args, '--registre', dossier, '--horloge', '2026-11-23']);
  expect(cli('exemple', '--demonstration').code).toBe(0);
  const plan = (...args: readonly string[]) =>
    cli('retroplanning', '--avenant', 'avenant-axes-schema', ...args);
  const etapes = () =>
    (
      JSON.parse(cli('echeances', '--json').out) as { echeances: { genre: string; libelle: string }[] }
    ).echeances
      .filter(({ genre }) => genre === 'planning')
      .map(({ libelle }) => libelle);

  expect(plan('--effet', '2026-12-15', '--retenir')).toMatchObject({ code: 1 });
  expect(etapes()).toEqual([]);
  const retenu = plan('--effet', '2027-07-01', '--seances', '2027-03-25', '--retenir');
  expect(retenu.code).toBe(0);
  expect(retenu.out).toContain('8 étapes sont désormais des échéances');
  expect(etapes()).toHaveLength(8);

  const vu = plan('--effet', '2027-09-01');
  expect(vu.out).toContain('Ce qui en bouge :\n  Prise d’effet : du 01/07/2027 au 01/09/2027');
  expect(cli('echeances').out).toContain('01/07/2027');
  expect(plan('--effet', '2027-09-01', '--retenir').code).toBe(0);
  expect(plan().out).toContain('Rien n’en bouge.');

  expect(cli('avenant', 'quitter-planning', 'avenant-axes-schema').code).toBe(0);
  expect(etapes()).toEqual([]);
});

it('keeps a calendar file up to date in a folder, after each command that records, until it is told not to', async () => {
  const dossier = await newFolder();
  const agenda = await newFolder();
  const cli = (...args: readonly string[]) =>
    call([...args, '--registre', dossier, '--horloge', '2026-11-23']);
  expect(cli('exemple', '--demonstration').code).toBe(0);
  const evenements = () =>
    readdirSync(agenda).flatMap((nom) =>
      new ICAL.Component(
        ICAL.parse(readFileSync(join(agenda, nom), 'utf8')) as unknown[],
      ).getAllSubcomponents('vevent'),
    );
  expect(cli('echeances', 'ics', '--tenir', agenda, '--sortie', 'x.ics')).toMatchObject({ code: 2 });
  const tenu = cli('echeances', 'ics', '--tenir', agenda, '--json');
  expect(tenu.code).toBe(0);
  const { evenements: n } = JSON.parse(tenu.out) as { evenements: number };
  expect(evenements()).toHaveLength(n);
  const ajouter = (libelle: string) =>
    cli(
      'echeance-libre',
      'ajouter',
      '--convention',
      'convention-demonstration-2022-2028',
      '--libelle',
      libelle,
      '--date',
      '2027-02-01',
      '--cause',
      'Promesse du service',
    );
  expect(ajouter('Bilan').code).toBe(0);
  expect(evenements()).toHaveLength(n + 1);

  rmSync(agenda, { recursive: true });
  const perdu = ajouter('Autre bilan');
  expect(perdu.code).toBe(0);
  expect(perdu.err).toContain('L’agenda n’est plus tenu à jour');
  expect(existsSync(agenda)).toBe(false);
  expect(cli('echeances', 'ics', '--ne-plus-tenir').code).toBe(0);
  expect(ajouter('Encore un bilan').err).toBe('');
});
