import { beforeAll, describe, expect, it } from 'vitest';
import type { Trouvaille } from '#contract/recherche';
import { newFolder } from '../support/application';
import { porte } from './porte';

describe('chercher', () => {
  let cli: Awaited<ReturnType<typeof porte>>;
  let registre: readonly string[];
  beforeAll(async () => {
    cli = await porte();
    registre = ['--registre', await newFolder(), '--horloge', '2026-11-23'];
    cli(['exemple', '--demonstration', ...registre]);
  });

  it('finds by a few words, a typo forgiven, with what other commands call it by', () => {
    const { code, out } = cli(['chercher', 'avnant', 'groupe', ...registre]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^Avenant\s: Avenant n°\s1\s: Création d’un groupe technique.*\(avenant-groupe-technique\)/u,
    );
    const found = JSON.parse(cli(['chercher', 'prefete', '--json', '--limite', '3', ...registre]).out) as {
      readonly trouvailles: readonly Trouvaille[];
      readonly total: number;
    };
    expect(found.trouvailles).toHaveLength(3);
    expect(found.total).toBeGreaterThan(3);
    expect(found.trouvailles[0]).toMatchObject({
      genre: 'partie',
      nature: 'Signataire',
      cleDePartie: 'prefete',
    });
  });

  it('says that nothing answers, and asks for words', () => {
    expect(cli(['chercher', 'xylophone', ...registre])).toMatchObject({
      code: 0,
      out: 'Rien ne répond à ces mots.\n',
    });
    expect(cli(['chercher', ...registre])).toMatchObject({ code: 2 });
  });
});
