import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { formPaths } from '../../src-renderer/features/convention/forms/paths';
import { paths } from '../../src-renderer/parts/paths';
import { CONVENTION_ID, openForTest } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { openConvention } from './open-convention';
import { openForm } from './open-form';

let application: InMemoryApplication;
beforeEach(async () => {
  application = await openForTest('2026-11-23');
});

const conventionId = CONVENTION_ID;
const clausesOf = async () =>
  (await application.ask('conventions.clauses', { conventionId, jour: null })).clauses;

describe('the tab of clauses', () => {
  it('shows each clause with the words that say it, and what the text does not provide for', async () => {
    openConvention(paths.convention(conventionId, 'clauses'));
    const card = await screen.findByRole('article', { name: 'Résiliation' });
    expect(card.textContent).toContain('Deux mois à compter de l’envoi');
    expect(within(card).getByText(/mise en demeure/iu).textContent).toContain('lettre recommandée');
    const absentes = screen.getByRole('region', { name: 'Ce que la convention ne prévoit pas' });
    expect(absentes.textContent).toContain('ne prévoit pas de renouvellement');
  });

  it('beside the text, the alinéas that say a clause carry its sentence', async () => {
    openConvention(paths.convention(conventionId, 'texte'));
    const notes = await screen.findAllByRole('note');
    expect(notes.map(({ textContent }) => textContent).join('\n')).toContain('à la dernière signature');
  });
});

describe('the forms of a clause', () => {
  it('lays one down, its controls following its nature, its passages ticked in the text', async () => {
    const { user, router } = openForm(formPaths.poserClause(conventionId));
    await user.selectOptions(await screen.findByLabelText('Nature'), 'litige');
    await user.click(screen.getByLabelText('Tribunal'));
    await user.paste('tribunal administratif de Lyon');
    await user.click(screen.getByLabelText('Oui'));
    await user.click(screen.getByText('Poser la clause', { selector: 'button *' }));
    expect((await screen.findAllByText(/Cochez au moins un alinéa/u)).length).toBeGreaterThan(0);
    await user.click(document.querySelector<HTMLInputElement>('input[type="checkbox"]')!);
    await user.click(screen.getByLabelText('Motif'));
    await user.paste('Usage des parties');
    await user.click(screen.getByText('Poser la clause', { selector: 'button *' }));
    await screen.findByText('Ailleurs');
    expect(router.state.location.pathname).toBe(paths.convention(conventionId, 'clauses'));
    expect((await clausesOf()).find(({ nature }) => nature === 'litige')?.parametres).toMatchObject({
      tribunal: 'tribunal administratif de Lyon',
      amiable: true,
    });
  });

  it('opens on what the clause says, and tells why its words deny another', async () => {
    const { user } = openForm(formPaths.changerClause(conventionId, 'effet'));
    const depart = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Point de départ' });
    expect(depart.value).toBe('derniere_signature');
    await user.selectOptions(depart, 'publication');
    await user.type(screen.getByRole('textbox', { name: 'Motif' }), 'Erreur de saisie');
    await user.click(screen.getByRole('button', { name: 'Changer la clause' }));
    expect((await screen.findByRole('alert')).textContent).toContain('ne sont pas ceux que ses mots disent');
  });
});

describe('the form of a fact', () => {
  it('refuses one that no clause waits for, with the clause', async () => {
    const { user } = openForm(formPaths.publication(conventionId));
    await user.type(await screen.findByRole('textbox', { name: /^Date de publication/u }), '20/11/2026');
    await user.type(screen.getByRole('textbox', { name: /^Preuve/u }), 'RAA n° 7');
    await user.click(screen.getByRole('button', { name: 'Enregistrer la publication' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Aucune clause n’attend de publication');
  });
});
