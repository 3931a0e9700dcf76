// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { modelToText } from '#actes/texte';
import type { PaireView } from '#contract/texte';
import { civilDate } from '#domain/civil-date';
import { rowsOf } from '../../src-renderer/features/comparaison/rows';
import { borneLue, paths } from '../../src-renderer/parts/paths';
import { avenantSigne, inserer, projet, remplacer } from './avenants-en-memoire';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { openConvention } from './open-convention';

let application: InMemoryApplication;
beforeEach(async () => {
  application = await openForTest('2026-11-23');
  await signConvention(application, '2023-10-02');
});

const day = (date: string) => ({ nature: 'date', date: civilDate(date) }) as const;
const TWO_DAYS = paths.comparer(CONVENTION_ID, { de: day('2024-06-30'), a: day('2024-07-01') });
const status = (text: RegExp) =>
  waitFor(() => expect(screen.getAllByRole('status').some((one) => text.test(one.textContent))).toBe(true));
const where = () =>
  within(screen.getByRole('group', { name: 'Passages modifiés' })).getByRole('status').textContent;

describe('deux versions', () => {
  it('se lisent dans le texte : les mots ajoutés et supprimés, leur acte, d’un passage à l’autre', async () => {
    await avenantSigne(application, 'Calendrier', [remplacer('chaque année'), inserer], '2024-07-01');
    const { user } = openConvention(TWO_DAYS);
    await status(/^Entre le 30 juin 2024 et le 1er juillet 2024\s: 3\schangements\.$/);
    const sheet = screen.getByRole('article');
    const added = [...sheet.querySelectorAll('ins')].map((one) => one.textContent);
    expect(added.some((words) => /ARTICLE\s5-1/.test(words))).toBe(true);
    const removed = sheet.querySelector('del')!;
    expect(removed.textContent).toMatch(/^\[supprimé\s: .*SPRO fin de la suppression\]$/);
    expect(removed.title).toBe('Supprimé\u00a0: Avenant n°\u00a01');
    expect(where()).toBe('3\u00a0passages modifiés');
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(where()).toBe('Passage modifié 1 sur 3\u00a0: Avenant n°\u00a01');
    expect(document.activeElement?.textContent).toContain('chaque année');
    await user.click(screen.getByRole('button', { name: 'Passage modifié précédent' }));
    expect(where()).toContain('Passage modifié 3 sur 3');
  });

  it('ont leur sommaire, et à côté ce que chaque passage a perdu et gagné : chacun y mène', async () => {
    await avenantSigne(application, 'Calendrier', [remplacer('chaque année'), inserer], '2024-07-01');
    const { user } = openConvention(TWO_DAYS);
    const articles = await screen.findByRole('navigation', { name: 'Articles modifiés' });
    const entries = await within(articles).findAllByRole('button');
    expect(entries.map(({ textContent }) => textContent.replace(/\s+/gu, ' '))).toEqual([
      expect.stringMatching(/^ARTICLE 3.*1$/u),
      expect.stringMatching(/^ARTICLE 5-1.*2$/u),
    ]);
    await user.click(entries[1]!);
    expect(document.activeElement?.textContent).toMatch(/ARTICLE\s5-1/u);
    expect(entries[1]!.getAttribute('aria-current')).toBe('true');
    const notes = within(screen.getByRole('complementary', { name: 'Ce qui change' })).getAllByRole('button');
    expect(notes).toHaveLength(3);
    expect(notes[0]!.textContent).toMatch(/^1\. Avenant n°\s1.*chaque année/u);
    await user.click(notes[0]!);
    expect(where()).toContain('Passage modifié 1 sur 3');
  });

  it('se lisent côte à côte : ce qui ne change pas est replié, ce qui n’existe pas est dit', async () => {
    await avenantSigne(application, 'Calendrier', [inserer], '2024-07-01');
    const { router, user } = openConvention(TWO_DAYS);
    await user.click(await screen.findByRole('radio', { name: 'Côte à côte' }));
    const sides = await screen.findByRole('region', { name: 'Comparaison côte à côte' });
    expect(router.state.location.search).toContain('vue=cote-a-cote');
    expect(within(sides).getAllByText('N’existe pas dans cette version')).toHaveLength(2);
    expect(within(sides).getAllByText(/^\d+ alinéas inchangés$/).length).toBeGreaterThan(0);
    await user.click(screen.getByRole('button', { name: 'Échanger les deux versions' }));
    await waitFor(() => expect(sides.querySelectorAll('del')).toHaveLength(2));
    expect(sides.querySelector('ins')).toBeNull();
  });

  it('se choisissent : avant et après un avenant, un projet, un jour tapé', async () => {
    await avenantSigne(application, 'Calendrier', [inserer], '2024-07-01');
    const id = await projet(application, 'Autre calendrier', [remplacer('chaque semestre')]);
    const { router, user } = openConvention(paths.comparer(CONVENTION_ID));
    await status(/^Entre le 2 octobre 2023 et le 23 novembre 2026/);
    const quick = screen.getByRole('combobox', { name: 'Comparaisons courantes' });
    await user.selectOptions(quick, within(quick).getByRole('option', { name: /^Ce que changerait/ }));
    await status(/et le projet d’avenant «\sAutre calendrier\s»\s: un\schangement\.$/);
    expect(router.state.location.search).toBe(`?de=2026-11-23&a=projet%3A${id}`);
    await user.selectOptions(quick, within(quick).getByRole('option', { name: /^Avant et après/ }));
    await status(/^Entre le 30 juin 2024 et le 1er juillet 2024/);
    const from = screen.getByRole('textbox', { name: 'Jour de départ' });
    await user.clear(from);
    await user.type(from, '31/02/2024');
    expect(await screen.findByText(/Cette date n’existe pas/)).toBeDefined();
    await user.clear(from);
    await user.type(from, '02/07/2024');
    await screen.findByText('Aucun changement');
  });

  it('portent la mention PROJET quand l’une comprend un avenant signé qui n’a pas encore effet', async () => {
    await avenantSigne(application, 'Avenir', [inserer], '2024-07-01', { effet: '2027-01-01' });
    const modele = async (a: string) =>
      (
        await application.ask('texte.comparer', {
          conventionId: CONVENTION_ID,
          de: day('2026-01-01'),
          a: day(a),
        })
      ).model;
    expect((await modele('2026-12-31')).watermark).toBeNull();
    const future = await modele('2027-01-01');
    expect(future.watermark).toBe('PROJET');
    expect(modelToText(future)).toMatch(/Avenant n°\s1, qui prendra effet le 1er\sjanvier\s2027/u);
  });

  it('un projet qui n’existe plus est refusé avec sa raison', async () => {
    openConvention(`${paths.comparer(CONVENTION_ID)}?de=2024-01-01&a=projet:absent`);
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Ces deux versions n’ont pas pu être comparées',
    );
  });

  it('sans avenant ni projet, dit qu’il n’y a rien à comparer', async () => {
    openConvention(paths.comparer(CONVENTION_ID));
    await screen.findByText('Aucun changement');
    await status(/aucun changement\.$/);
  });
});

describe('les lignes de la vue côte à côte', () => {
  const pair = (id: string, nature: PaireView['nature'], change: boolean): PaireView => ({
    id,
    nature,
    niveau: 0,
    change,
    avant: [],
    apres: [],
  });
  it('gardent l’intitulé sous lequel un alinéa change, et replient le reste', () => {
    const rows = rowsOf([
      pair('p', 'designation', false),
      pair('1', 'intitule', false),
      pair('1-1', 'alinea', false),
      pair('2', 'intitule', false),
      pair('2-1', 'alinea', false),
      pair('2-2', 'alinea', true),
      pair('2-3', 'alinea', false),
      pair('2-4', 'alinea', false),
    ]);
    expect(
      rows.map((row) => (row.kind === 'pair' ? row.pair.id : `${row.alineas}/${row.pairs.length}`)),
    ).toEqual(['1/3', '2', '2-1', '2-2', '2/2']);
  });
});

describe('les adresses', () => {
  it('disent un jour ou un projet, et rien d’autre', () => {
    expect(borneLue('2024-06-30')).toEqual(day('2024-06-30'));
    expect(borneLue('projet:avenant-2')).toEqual({ nature: 'projet', avenantId: 'avenant-2' });
    for (const wrong of ['', '2024-02-30', 'projet:', 'hier']) expect(borneLue(wrong)).toBeNull();
  });
});
