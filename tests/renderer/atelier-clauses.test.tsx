// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { alineaOf, application, avenantId, draftBeforeEach, pick, sent, show } from './open-atelier';

/* An operation on the words of a clause asks what becomes of it, before it is added and afterwards. */

draftBeforeEach();

const ANCIEN = "deux mois suivant l'envoi";
const CLAUSE = /^La clause de résiliation \(article\s7, 1er alinéa\)/u;
const plain = (text: string | null): string => (text ?? '').replace(/[\u00A0\u202F]/gu, ' ');
const concordance = () => application.ask('texte.concordance', { avenantId });

async function remplacer(user: UserEvent, nouveau: string): Promise<HTMLElement> {
  const at = plain(alineaOf('art7-1').textContent).replaceAll('’', "'").indexOf(ANCIEN);
  pick('art7-1', at, at + ANCIEN.length);
  await user.click(await screen.findByRole('button', { name: 'Remplacer ces mots' }));
  const dialog = await screen.findByRole('dialog');
  const field = within(dialog).getByRole('textbox', { name: /Nouveaux mots/ });
  await user.click(field);
  await user.paste(nouveau);
  return dialog;
}

describe('the words of a clause, being written', () => {
  it('show what they said, what is read in them, and the parameters read, to be confirmed', async () => {
    const user = await show();
    const dialog = await remplacer(user, 'trois mois suivant la réception');
    const clause = await within(dialog).findByRole('group', { name: CLAUSE });
    expect(plain(clause.textContent)).toContain('Elle disaitdeux mois à compter de l’envoi');
    expect(plain(clause.textContent)).toContain('Ses mots se lisenttrois mois à compter de la réception');
    await user.click(within(clause).getByRole('radio', { name: 'Nouveaux paramètres' }));
    const nombre = within(clause).getByRole<HTMLInputElement>('textbox', { name: 'Nombre' });
    expect(nombre.value).toBe('3');
    expect(within(clause).getByRole<HTMLSelectElement>('combobox', { name: 'À compter' }).value).toBe(
      'reception',
    );
    // What is typed against the words is told at once.
    await user.clear(nombre);
    await user.type(nombre, '4');
    expect(await within(dialog).findAllByText(/est réglée ainsi\s: quatre mois/u)).toBeDefined();
    await user.clear(nombre);
    await user.type(nombre, '3');
    await waitFor(() => expect(within(dialog).queryAllByText(/est réglée ainsi/u)).toEqual([]));
    await user.click(within(dialog).getByRole('button', { name: 'Ajouter au projet' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await concordance()).toMatchObject({
      pret: true,
      lignes: [
        {
          operation: {
            clauses: [{ clauseId: 'resiliation', sort: { parametres: { n: 3, depart: 'reception' } } }],
          },
        },
      ],
    });
  });

  it('ask why the clause would not change, in the field that lacks it', async () => {
    const user = await show();
    const dialog = await remplacer(user, 'trois mois suivant la réception');
    const clause = await within(dialog).findByRole('group', { name: CLAUSE });
    await user.click(within(clause).getByRole('radio', { name: 'Inchangée' }));
    await user.click(within(dialog).getByRole('button', { name: 'Ajouter au projet' }));
    const motif = within(clause).getByRole('textbox', { name: 'Motif' });
    await waitFor(() => expect(document.activeElement).toBe(motif));
    expect(within(clause).getByText('Indiquez le motif.')).toBeDefined();
    expect(sent('avenants.ajouterOperations')).toEqual([]);
    await user.type(motif, 'Erreur de plume');
    await user.click(within(dialog).getByRole('button', { name: 'Ajouter au projet' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect((await concordance()).pret).toBe(true);
  });

  it('that read the same propose the clause unchanged with its reason, and settle it when confirmed alone', async () => {
    const user = await show();
    const dialog = await remplacer(user, "deux mois à compter de l'envoi");
    const clause = await within(dialog).findByRole('group', { name: CLAUSE });
    expect(within(clause).queryAllByRole('radio', { checked: true })).toEqual([]);
    await user.click(
      within(clause).getByRole('button', {
        name: /^Confirmer\s: inchangée, les mots nouveaux disent la même chose$/u,
      }),
    );
    await user.click(within(dialog).getByRole('button', { name: 'Ajouter au projet' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await concordance()).toMatchObject({
      pret: true,
      lignes: [
        {
          operation: {
            clauses: [
              {
                clauseId: 'resiliation',
                sort: { nature: 'inchangee', motif: 'les mots nouveaux disent la même chose' },
              },
            ],
          },
        },
      ],
    });
  });

  it('ask nothing where no clause stands', async () => {
    const user = await show();
    pick('art4-1', 0, 4);
    await user.click(await screen.findByRole('button', { name: 'Supprimer ces mots' }));
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByText('Phrase de l’avenant');
    expect(within(dialog).queryByRole('region', { name: 'Ce que devient la clause' })).toBeNull();
  });
});

describe('a change already there', () => {
  const ajouter = (nouveau = 'trois mois suivant la réception') =>
    application.ask('avenants.ajouterOperations', {
      avenantId,
      operations: [
        {
          modification: {
            nature: 'remplacer_mots',
            cible: { divisionId: 'art7', alineaId: 'art7-1' },
            ancien: ANCIEN,
            nouveau,
            partout: false,
          },
          phrase: null,
        },
      ],
    });

  it('is settled from the list', async () => {
    await ajouter();
    const user = await show();
    expect(await screen.findByText(/dit\s: deux mois à compter de l’envoi/u)).toBeDefined();
    await user.click(await screen.findByRole('button', { name: /^Régler\s: La clause de résiliation/u }));
    const clause = screen.getByRole('group', { name: CLAUSE });
    await user.click(screen.getByRole('button', { name: 'Régler la clause' }));
    expect(screen.getByRole('alert').textContent).toBe('Choisissez ce que devient la clause.');
    await user.click(within(clause).getByRole('radio', { name: 'Nouveaux paramètres' }));
    await user.click(screen.getByRole('button', { name: 'Régler la clause' }));
    await waitFor(async () => expect((await concordance()).pret).toBe(true));
    expect(await screen.findByText(/trois mois à compter de la réception/u)).toBeDefined();
    expect(await screen.findByRole('button', { name: /^Régler\s: / })).toBeDefined();
  });

  it('that reads the same is confirmed in one gesture, and not before', async () => {
    await ajouter("deux mois à compter de l'envoi");
    const user = await show();
    const confirmer = await screen.findByRole('button', { name: /^Confirmer\s: inchangée/u });
    expect((await concordance()).pret).toBe(false);
    await user.click(confirmer);
    await waitFor(async () => expect((await concordance()).pret).toBe(true));
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Confirmer\s: / })).toBeNull());
  });

  it('that reads otherwise, or with doubts, proposes no such answer', async () => {
    await ajouter();
    await show();
    await screen.findByRole('button', { name: /^Régler\s: La clause de résiliation/u });
    expect(screen.queryByRole('button', { name: /^Confirmer\s: / })).toBeNull();
  });

  it('is only read where the registry is', async () => {
    await ajouter();
    await show('Registre en lecture seule');
    expect(await screen.findByText(/à régler/u)).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Régler\s: / })).toBeNull();
  });
});
