// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { draftBeforeEach, operations, show } from './open-atelier';

draftBeforeEach();

const ARTICLE_6 = [
  'Article 6 – Durée et révision',
  'La présente convention prend effet à compter de sa date de signature.',
  'Elle est conclue pour la durée du Contrat de plan régional de développement des formations et l’orientation professionnelles (CPRDFOP) 2022-2028.',
  'Au cours de sa période de validité, elle peut être modifiée par voie d’avenant à la demande de l’une des parties et après avis du CREFOP.',
].join('\n\n');

/** Types the amended text of an article, and has it compared. */
async function comparer(user: UserEvent, texte: string, article = /Article\s6/u): Promise<HTMLElement> {
  await user.click(screen.getByRole('button', { name: 'Coller l’article modifié…' }));
  const pane = screen.getByRole('region', { name: 'Coller l’article modifié' });
  const which = within(pane).getByRole('combobox', { name: 'Ce que le texte récrit' });
  const option = within(which)
    .getAllByRole<HTMLOptionElement>('option')
    .find(({ textContent }) => article.test(textContent));
  await user.selectOptions(which, option?.value ?? '');
  await user.clear(within(pane).getByRole('textbox', { name: 'Texte modifié' }));
  await user.click(within(pane).getByRole('textbox', { name: 'Texte modifié' }));
  await user.paste(texte);
  await user.click(within(pane).getByRole('button', { name: 'Comparer' }));
  return pane;
}

describe('the amended text of an article, pasted', () => {
  it('is shown as the changes that make it, those kept recorded by one gesture', async () => {
    const user = await show();
    const pane = await comparer(user, ARTICLE_6);
    const items = await within(pane).findAllByRole('listitem', { name: /^Modification \d sur/u });
    expect(items).toHaveLength(2);
    expect(items[0]?.textContent).toMatch(/L’intitulé de l’article\s6 est ainsi rédigé/u);
    expect(await operations()).toEqual([]);
    await user.click(within(items[0]!).getByRole('checkbox', { name: 'Retenir' }));
    await user.click(within(pane).getByRole('button', { name: /^Retenir (?:cette|les)/u }));
    await waitFor(async () => expect(await operations()).toHaveLength(1));
    expect(screen.queryByRole('region', { name: 'Coller l’article modifié' })).toBeNull();
  });

  it('starts from what is in force, and follows the article chosen until something is written', async () => {
    const user = await show();
    await user.click(screen.getByRole('button', { name: 'Coller l’article modifié…' }));
    const pane = screen.getByRole('region', { name: 'Coller l’article modifié' });
    const which = within(pane).getByRole<HTMLSelectElement>('combobox', { name: 'Ce que le texte récrit' });
    const box = within(pane).getByRole<HTMLTextAreaElement>('textbox', { name: 'Texte modifié' });
    const article = (name: RegExp) =>
      [...which.options].find(({ textContent }) => name.test(textContent))?.value ?? '';
    await user.selectOptions(which, article(/Article\s7/u));
    expect(box.value).toMatch(/^ARTICLE 7 : CONDITIONS DE RÉSILIATION\n\n\S/u);
    await user.click(within(pane).getByRole('button', { name: 'Comparer' }));
    expect(await within(pane).findByText('Aucune différence avec le texte du projet.')).toBeDefined();
    await user.type(box, ' Elle est motivée.');
    await user.selectOptions(which, article(/Article\s6/u));
    expect(box.value).toMatch(/^ARTICLE 7[^]*Elle est motivée\.$/u);
  });

  it('opens the editor on one of them, to be adjusted', async () => {
    const user = await show();
    const pane = await comparer(user, ARTICLE_6);
    await user.click(await within(pane).findByRole('button', { name: /^Ajuster la modification\s1/u }));
    const dialog = await screen.findByRole('dialog');
    await user.click(await within(dialog).findByRole('button', { name: 'Ajouter au projet' }));
    await waitFor(async () => expect(await operations()).toHaveLength(1));
    // What is left to change is to be sought again.
    expect(await within(pane).findByText(/comparez de nouveau/u)).toBeDefined();
    await user.click(within(pane).getByRole('button', { name: 'Comparer' }));
    await within(pane).findByRole('button', { name: /^Ajuster la modification\s1/u });
    await waitFor(() =>
      expect(within(pane).queryByText(/L’intitulé de l’article\s6 est ainsi rédigé/u)).toBeNull(),
    );
  });

  it('asks of the divisions that the whole convention has no more', async () => {
    const user = await show();
    const pane = await comparer(user, ARTICLE_6, /Toute la convention/u);
    const [first] = await within(pane).findAllByRole('checkbox', { name: /^Abroger/u });
    await user.click(first!);
    await waitFor(() => expect(pane.textContent).toMatch(/est abrogée?\./u));
    expect(await operations()).toEqual([]);
  });

  it('says why a text is not the one of the article', async () => {
    const user = await show();
    const pane = await comparer(user, ARTICLE_6, /Article\s7/u);
    expect(await within(pane).findByText(/ne contient pas l’article\s7/u)).toBeDefined();
  });
});

describe('a whole avenant, pasted', () => {
  it('says what it sets aside, reads the rest, and opens the place of what it does not read', async () => {
    const user = await show();
    await user.click(screen.getByRole('button', { name: 'Coller une phrase ou un avenant…' }));
    await user.click(screen.getByRole('textbox', { name: 'Phrase ou avenant à lire' }));
    await user.paste(`Article 1 – Modification de l’article 5
Au premier alinéa, après le mot : « concertation » est ajouté le mot : « régionale ».
Article 2 – Suite
À l’article 7, il faudrait revoir « deux mois » vers « trois mois ».
Le présent avenant entre en vigueur le 1er janvier 2031.`);
    await user.click(screen.getByRole('button', { name: 'Lire' }));
    expect(await screen.findByText(/Lecture sûre/u)).toBeDefined();
    expect(screen.getByText(/3 passages mis de côté/u)).toBeDefined();
    expect(screen.getByText(/prend effet le 1er janvier 2031/u)).toBeDefined();
    await user.click(screen.getByRole('button', { name: /^Désigner le passage/u }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/Premier alinéa de l’article\s7/u)).toBeDefined();
    expect(within(dialog).getByRole<HTMLTextAreaElement>('textbox', { name: 'Nouveaux mots' }).value).toBe(
      'trois mois',
    );
  });
});
