import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { formPaths } from '../../src-renderer/features/convention/forms/paths';
import { paths } from '../../src-renderer/parts/paths';
import { inserer, projet, signer } from './avenants-en-memoire';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
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
    const obligations = screen.getByRole('region', { name: 'Obligations' });
    expect(obligations.textContent).toContain('alinéa de l’article');
    expect(obligations.textContent).not.toMatch(/ART\d/u);
    const absentes = screen.getByRole('region', { name: 'Ce que la convention ne prévoit pas' });
    expect(absentes.textContent).toContain('ne prévoit pas de renouvellement');
  });

  it('beside the text, the alinéas that say a clause carry its sentence', async () => {
    openConvention(paths.convention(conventionId, 'texte'));
    const notes = await screen.findAllByRole('note');
    expect(notes.map(({ textContent }) => textContent).join('\n')).toContain('à la dernière signature');
  });
});

describe('a clause that an avenant made', () => {
  it('comes from that avenant, since the day it took effect, and no longer from the act', async () => {
    await signConvention(application, '2023-10-02');
    const avenantId = await projet(application, 'Délai de la mise en demeure', [
      {
        nature: 'remplacer_mots',
        cible: { divisionId: 'art7', alineaId: 'art7-1' },
        ancien: "deux mois suivant l'envoi",
        nouveau: 'trois mois suivant la réception',
        partout: false,
      },
      inserer,
    ]);
    const { lignes } = await application.ask('texte.concordance', { avenantId });
    const [clause] = lignes[0]?.clauses ?? [];
    if (clause?.proposition.nature !== 'nouvelle') throw new Error('no clause at stake');
    const sort = clause.proposition;
    const operationId = lignes[0]?.operation.id ?? '';
    const { clauseId } = clause;
    await application.ask('avenants.reglerClause', {
      avenantId,
      operationId,
      clauseId,
      sort,
      motif: 'Les mots le disent',
    });
    await signer(application, avenantId, '2024-06-03');
    openConvention(paths.convention(conventionId, 'clauses'));
    const card = await screen.findByRole('article', { name: 'Résiliation' });
    expect(card.textContent).toContain('OrigineDite par la convention, changée par l’avenant n°\u00A01');
    expect(card.textContent).toContain('En vigueur depuis3 juin 2024');
    expect(card.textContent).not.toContain('Avec l’acte');
    const other = screen.getByRole('article', { name: 'Prise d’effet' });
    expect(other.textContent).toContain('OrigineAvec l’acte');
    expect((await clausesOf()).find(({ id }) => id === clauseId)?.origine).toEqual({
      nature: 'avenant',
      designation: 'Avenant n°\u00A01',
      apportee: false,
    });
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

describe('what would be refused of a clause', () => {
  it.each([
    ['retirer', formPaths.retirerClause(conventionId, 'effet'), /ne se change ni ne se retire/u],
    ['changer', formPaths.changerClause(conventionId, 'effet'), /ne se change ni ne se retire/u],
    ['confirmer', formPaths.confirmerClause(conventionId, 'effet'), /déjà tenue pour sûre/u],
  ])('is said before anything is asked, and nothing can be sent: %s', async (_, path, why) => {
    await signConvention(application, '2023-10-02');
    openForm(path);
    expect(await screen.findByText(why)).toBeDefined();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(
      screen
        .getAllByRole('button')
        .map(({ textContent, ariaLabel }) => ariaLabel ?? textContent)
        .filter((name) => !name.startsWith('Aide')),
    ).toEqual(['Annuler']);
  });

  it('but what the signed text says and nobody had read can be laid down, by its words', async () => {
    await signConvention(application, '2023-10-02');
    openForm(formPaths.poserClause(conventionId));
    expect(await screen.findByText(/disaient déjà/u)).toBeDefined();
    expect(screen.getByRole('button', { name: 'Poser la clause' })).toBeDefined();
  });

  it('the originals of a convention nobody signed are changed, not taken away', async () => {
    openForm(formPaths.retirerClause(conventionId, 'exemplaires'));
    expect(await screen.findByText(/a toujours sa durée et son nombre d’exemplaires/u)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Retirer la clause' })).toBeNull();
  });
});

describe('the form of a fact', () => {
  it('refuses one that no clause waits for, with the clause', async () => {
    const { user } = openForm(formPaths.publication(conventionId));
    // Before anything is typed: the rule of the clause, its article and its words.
    await screen.findByRole('textbox', { name: /^Preuve/u });
    const main = document.body;
    expect(main.textContent).toMatch(/Convention, .*article\s6/u);
    expect(main.textContent).toContain('Aujourd’hui, aucune clause n’attend ce fait');
    await user.type(await screen.findByRole('textbox', { name: /^Date de publication/u }), '20/11/2026');
    expect(await screen.findByText('Ainsi, l’enregistrement serait refusé')).toBeDefined();
    await user.type(screen.getByRole('textbox', { name: /^Preuve/u }), 'RAA n° 7');
    await user.click(screen.getByRole('button', { name: 'Enregistrer la publication' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Aucune clause n’attend de publication');
  });
});
