import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { porte } from './porte';

const CONVENTION = 'convention-demonstration-2022-2028';
const spaces = (text: string): string => text.replace(/[\u00A0\u202F]/gu, ' ');
const call = await porte();
let registre = '';
let avenant = '';

const run = (...args: readonly string[]) => {
  const done = call([...args, '--registre', registre, '--horloge', '2026-11-24']);
  return { ...done, out: spaces(done.out), err: spaces(done.err) };
};
const json = (...args: readonly string[]): unknown => JSON.parse(run(...args, '--json').out);

beforeEach(() => {
  registre = mkdtempSync(join(tmpdir(), 'crefop-cli-clauses-'));
  run('exemple', '--demonstration');
  const args = [
    '--convention',
    CONVENTION,
    '--partie',
    'region',
    '--auteur',
    'president',
    '--date',
    '2026-11-24',
  ];
  avenant = (json('avenant', 'demander', ...args, '--objet', 'Préavis') as { id: string }).id;
});

const DELAI =
  "À l'article 7, les mots : « deux mois suivant l'envoi » sont remplacés par les mots : « trois mois suivant la réception ».";
const operation = (...args: readonly string[]) => run('avenant', 'operation', avenant, ...args);
const delai = (...args: readonly string[]) => operation('--phrase', DELAI, '--confirmer', ...args);
const concordance = () => run('concordance', '--avenant', avenant);
const idOperation = (): string =>
  (json('avenant', 'operations', avenant) as readonly { id: string }[]).at(-1)?.id ?? '';

describe('--clause', () => {
  it('F01: the sentence alone is not ready, and what to answer is printed ready to be typed', () => {
    expect(delai().code).toBe(0);
    const { code, out } = concordance();
    expect(code).toBe(1);
    expect(out).toContain(
      'La clause de résiliation (article 7, 1er alinéa) dit : deux mois à compter de l’envoi',
    );
    expect(out).toContain('se lisent : trois mois à compter de la réception');
    const proposed = /réponse proposée : (avenant clause .*)$/mu.exec(out)?.[1] ?? '';
    expect(proposed).toBe(
      `avenant clause ${avenant} --operation ${idOperation()} --clause resiliation=n:3,depart:reception`,
    );
    expect(run(...proposed.split(' ')).out).toContain('Clause réglée');
    expect(concordance().out).toContain('Prêt à signer : oui.');
  });

  it('on words an earlier operation changed: what is wrong is the words, and what to answer is said', () => {
    const article = /délai de ([^.]*?) suivant/u.exec(run('convention', CONVENTION, '--format', 'texte').out);
    const duree = article?.[1] ?? '';
    const mots = (ancien: string, nouveau: string, ...plus: readonly string[]) =>
      operation(
        '--nature',
        'remplacer-mots',
        '--article',
        '7',
        '--ancien',
        ancien,
        '--nouveau',
        nouveau,
        ...plus,
      );
    expect(mots(duree, 'trois mois', '--clause', 'resiliation=n:3').code).toBe(0);
    const encore = mots(duree, 'quatre mois', '--clause', 'resiliation=n:4');
    expect(encore.code).not.toBe(0);
    expect(encore.err).toContain(`Les mots « ${duree} » ne figurent pas`);
    expect(encore.err).toMatch(
      /Avec les modifications déjà dans l’avenant, on y lit : « .*trois mois suivant/u,
    );
    expect(encore.err).not.toContain('obligatoire');
    // The right words, and an answer without its reason: the one expected is printed ready to be typed.
    const sans = mots('trois mois', 'quatre mois', '--clause', 'resiliation=inchangee');
    const attendue = /Réponse attendue : (avenant clause .*)$/mu.exec(sans.out)?.[1] ?? '';
    expect(attendue).toBe(`avenant clause ${avenant} --operation ${idOperation()} --clause resiliation=n:4`);
    expect(run(...attendue.split(' ')).out).toContain('Clause réglée');
    expect(mots('quatre mois', 'cinq mois', '--clause', 'resiliation=n:5').out).not.toContain(
      'Réponse attendue',
    );
    expect(concordance().out).toContain('Prêt à signer : oui.');
    // Of another nature than what is touched: what it would need, and what is asked for instead.
    const vide = mots('cinq mois', 'six mois', '--clause', 'litige=amiable:oui').err;
    expect(vide).toContain('« tribunal » est obligatoire pour une clause nouvelle');
    expect(vide).toContain('Cette modification ne touche aucune clause « litige »');
    expect(vide).toContain('ce qu’elle demande est --clause resiliation=n:6');
  });

  it('new words that read the same are proposed unchanged, with the reason, and wait for it', () => {
    operation(
      '--phrase',
      "À l'article 7, les mots : « deux mois suivant l'envoi » sont remplacés par les mots : « deux mois à compter de l'envoi ».",
      '--confirmer',
    );
    const { code, out } = concordance();
    expect(code).toBe(1);
    expect(out).toContain(
      `--operation ${idOperation()} --clause "resiliation=inchangee,motif:les mots nouveaux disent la même chose"`,
    );
    const motif = 'resiliation=inchangee,motif:les mots nouveaux disent la même chose';
    expect(run('avenant', 'clause', avenant, '--operation', idOperation(), '--clause', motif).code).toBe(0);
    expect(concordance().out).toContain('Prêt à signer : oui.');
  });

  it('is given with the operation, the keys not given keeping their value', () => {
    expect(delai('--clause', 'resiliation=n:3,unite:mois,depart:réception').code).toBe(0);
    const { code, out } = concordance();
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('trois mois à compter de la réception') as string,
    ]);
    const [{ clauses } = { clauses: [] }] = json('avenant', 'operations', avenant) as readonly {
      clauses: unknown[];
    }[];
    expect(clauses).toMatchObject([
      {
        clauseId: 'resiliation',
        sort: {
          nature: 'nouvelle',
          parametres: { n: 3, unite: 'mois', depart: 'reception', par: 'une_partie', forme: 'lrar' },
        },
      },
    ]);
  });

  it('F04: the guard on avenants goes with its words', () => {
    const args = [
      '--nature',
      'supprimer-mots',
      '--article',
      '6',
      '--alinea',
      '3',
      '--ancien',
      ' et après avis du CREFOP',
    ];
    expect(operation(...args, '--clause', 'avenant=avisCrefop:non').code).toBe(0);
    expect(concordance().code).toBe(0);
  });

  it('F23: an effect already taken is not put off', () => {
    const phrase =
      "À l'article 6, premier alinéa, les mots : « de sa date de signature » sont remplacés par les mots : « du 1er janvier 2027 ».";
    operation('--phrase', phrase, '--confirmer', '--clause', 'effet=depart:date,date:2027-01-01');
    const { code, out } = concordance();
    expect(code).toBe(1);
    expect(out).toMatch(
      /La convention a pris effet le .* ; la clause la ferait prendre effet le 1er janvier 2027/u,
    );
  });

  it('says unchanged with its reason, and takes an answer back', () => {
    delai('--clause', 'resiliation=inchangee,motif:Erreur de plume, à corriger');
    expect(concordance().out).toContain('inchangée : Erreur de plume, à corriger');
    const clause = ['avenant', 'clause', avenant, '--operation', idOperation(), '--clause'] as const;
    expect(run(...clause, 'resiliation=reprise').out).toContain('Réponse reprise');
    expect(concordance().code).toBe(1);
    expect(run(...clause, 'resiliation=retiree').code).toBe(0);
    expect(concordance().out).toContain('est dite retirée ; ses mots disent');
  });

  it('lays down a clause the text did not have, or says that its words lay none', () => {
    const args = [
      '--nature', 'inserer-alinea', '--article', '6', '--alinea', '3', '--texte',
      'Elle est renouvelable une fois par tacite reconduction, pour une durée de deux ans.',
    ]; // prettier-ignore
    operation(...args);
    expect(concordance().out).toContain(
      '--clause "renouvellement=tacite:oui,fois:1,n:2,unite:ans"'.replaceAll('"', ''),
    );
    const clause = ['avenant', 'clause', avenant, '--operation', idOperation(), '--clause'] as const;
    expect(run(...clause, 'renouvellement=aucune,motif:Rappel de la convention précédente').code).toBe(0);
    expect(concordance().code).toBe(0);
    expect(run(...clause, 'renouvellement=preavis:3 mois').code).toBe(0);
    expect(concordance().out).toContain(
      'réglée ainsi : par tacite reconduction, une fois, pour deux ans ; opposition au plus tard trois mois',
    );
  });

  it.each([
    ['resiliation', /attend NATURE=inchangee/u],
    ['resilitation=retiree', /ni une nature \(effet, duree, .*\) ni une clause touchée \(resiliation\)/u],
    ['resiliation=mois:3', /« mois » n’est pas compris\. Clés de « resiliation » : motif, n, unite, depart/u],
    ['resiliation=n:trois', /« n » attend un nombre entier, au moins 1 ; reçu « trois »/u],
    [
      'resiliation=depart:depot',
      /« depart » attend envoi, premiere_presentation, reception ; reçu « depot »/u,
    ],
    ['resiliation=retiree,motif:x', /est de trop/u],
    ['resiliation=aucune,motif:rien', /ne vaut que pour des mots nouveaux/u],
    ['exemplaires=inchangee', /ne touche pas/u],
    ['obligation=debiteur:commune,libelle:Payer', /« debiteur » attend etat \(.*\), region \(/u],
    ['duree=n:2', /« forme » est obligatoire pour une clause nouvelle/u],
  ])('%s is refused in one French line, naming what is accepted', (said, message) => {
    const { code, err } = delai('--clause', said);
    expect(code).not.toBe(0);
    expect(err).toMatch(message);
    expect(json('avenant', 'operations', avenant)).toEqual([]);
  });
});
