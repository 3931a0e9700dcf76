// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Reply } from '#contract/reply';
import type { PassageView } from '#contract/texte';
import { ecrireLignes, lireLignes } from '../../src-renderer/features/atelier/lignes';
import { citer, comparer, imprimer, motsEntiers } from '../../src-renderer/features/atelier/mots';
import { paths } from '../../src-renderer/parts/paths';
import type { RegistreBridge } from '../../src-renderer/rpc/bridge';
import { CONVENTION_ID } from './in-memory-application';
import {
  alineaOf,
  application,
  avenantId,
  draftBeforeEach,
  operations,
  pick,
  router,
  sent,
  show,
} from './open-atelier';

const DUREE = 'Elle est conclue pour la durée du Contrat de plan régional de développement';
const PHRASE =
  "Au deuxième alinéa de l'article 6, les mots : « est conclue » sont remplacés par les mots : « demeure conclue ».";

draftBeforeEach();

describe('words picked in the text', () => {
  it('become a replacement, whose sentence and effect are read before it is added', async () => {
    const user = await show();
    // From the middle of a word to the middle of another: both are taken whole.
    pick('art6-2', DUREE.indexOf('plan') + 2, DUREE.indexOf('régional') + 3);
    await user.click(await screen.findByRole('button', { name: 'Remplacer ces mots' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('plan régional')).toBeDefined();
    expect(within(dialog).getByText('Deuxième alinéa de l’article 6')).toBeDefined();
    await user.type(within(dialog).getByRole('textbox', { name: 'Nouveaux mots' }), 'schéma régional');
    const panel = within(dialog).getByRole('region', { name: 'Ce que la modification donnera' });
    await waitFor(() =>
      expect(panel.textContent).toMatch(/Au deuxième alinéa de l’article\s6, les mots.*schéma régional/),
    );
    // The words say the duration: they ask what becomes of it, and nothing else is wrong.
    await user.click(await within(dialog).findByRole('radio', { name: 'Inchangée' }));
    await waitFor(() => expect(within(panel).getAllByText('Aucun défaut relevé.').length).toBeGreaterThan(0));
    // Typed fifteen letters, asked once the hand rested.
    expect(sent('texte.essayer').length).toBeLessThan(8);
    await user.click(within(dialog).getByRole('button', { name: 'Ajouter au projet' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await operations()).toEqual([
      {
        nature: 'remplacer_mots',
        cible: { divisionId: 'art6', alineaId: 'art6-2' },
        ancien: 'plan régional',
        nouveau: 'schéma régional',
        partout: false,
      },
    ]);
    expect(await screen.findByText(/^Prêt à signer/)).toBeDefined();
    expect(await screen.findByRole('listitem', { name: /Modification n°\s1/ })).toBeDefined();
    await waitFor(() => expect(alineaOf('art6-2').querySelector('ins')?.textContent).toBe('schéma'));
    expect(alineaOf('art6-2').querySelector('del')?.textContent).toBe('plan');
    // Back where the words were picked.
    await waitFor(() => expect(document.activeElement?.getAttribute('data-retour')).toBe('menu-art6-2'));
  });

  it('are found again behind what the draft strikes out', async () => {
    await application.ask('avenants.ajouterOperations', {
      avenantId,
      operations: [
        {
          modification: {
            nature: 'remplacer_mots',
            cible: { divisionId: 'art6', alineaId: 'art6-2' },
            ancien: 'Elle',
            nouveau: 'La présente convention',
            partout: false,
          },
          phrase: null,
        },
      ],
    });
    const user = await show();
    const from = 'ElleLa présente convention est '.length;
    pick('art6-2', from, from + 'conclue'.length);
    await user.click(await screen.findByRole('button', { name: 'Supprimer ces mots' }));
    expect(within(await screen.findByRole('dialog')).getAllByText('conclue').length).toBeGreaterThan(0);
  });

  it('across two alinéas lead to the whole article', async () => {
    const user = await show();
    pick('art6-1', 5, 12, 'art6-2');
    await user.click(await screen.findByRole('button', { name: 'Récrire l’article' }));
    const dialog = await screen.findByRole('dialog');
    const field = within(dialog).getByRole<HTMLTextAreaElement>('textbox', { name: 'Nouveau texte' });
    await user.click(field);
    await user.clear(field);
    await user.paste(
      'La présente convention prend effet à compter de sa date de signature.\nElle dure trois ans.',
    );
    expect(await within(dialog).findByRole('radio', { name: /modification/ })).toBeDefined();
    expect(sent('texte.deduire').length).toBeGreaterThan(0);
    await user.click(within(dialog).getByRole('radio', { name: /l’article entier/ }));
    await user.click(await within(dialog).findByRole('button', { name: 'Ajouter au projet' }));
    await waitFor(async () => expect(await operations()).toMatchObject([{ nature: 'rediger_division' }]));
  });
});

describe('what was typed', () => {
  it('stays on screen when it is refused', async () => {
    const user = await show();
    await user.click(screen.getByRole('button', { name: /Modifier le deuxième alinéa de l’article\s6/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Récrire cet alinéa' }));
    const dialog = await screen.findByRole('dialog');
    const field = within(dialog).getByRole<HTMLTextAreaElement>('textbox', { name: 'Nouveau texte' });
    await user.clear(field);
    await user.type(field, 'Elle dure trois ans.');
    // Elsewhere, the draft is given up.
    await application.ask('avenants.abandonner', { avenantId, date: '2026-11-20', motif: 'Sans suite' });
    await user.click(within(dialog).getByRole('button', { name: 'Ajouter au projet' }));
    const refusal = await within(dialog).findByTestId('refus');
    expect(refusal.textContent).toContain('La modification n’a pas été enregistrée');
    expect(field.value).toBe('Elle dure trois ans.');
  });

  it('is asked about before it is lost', async () => {
    const user = await show();
    await user.click(screen.getByRole('button', { name: /Modifier l’article\s4$/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Insérer un article après' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Numéro' }).value).toBe('4-1');
    const heading = within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Intitulé' });
    expect(heading.value).toBe('ARTICLE 4-1 : ');
    await user.type(heading, 'GROUPE TECHNIQUE');
    await user.click(within(dialog).getByRole('button', { name: 'Annuler' }));
    await user.click(within(dialog).getByRole('button', { name: 'Continuer la saisie' }));
    expect(heading.value).toBe('ARTICLE 4-1 : GROUPE TECHNIQUE');
  });
});

describe('a sentence pasted', () => {
  const paste = async (user: ReturnType<typeof userEvent.setup>) => {
    await user.click(screen.getByRole('button', { name: 'Coller une phrase ou un avenant…' }));
    await user.click(screen.getByRole('textbox', { name: 'Phrase ou avenant à lire' }));
    await user.paste(PHRASE);
    await user.click(screen.getByRole('button', { name: 'Lire' }));
  };

  it('is shown as understood, and kept only on a person’s word', async () => {
    const user = await show();
    await paste(user);
    expect(await screen.findByText(/Lecture sûre \(\d+\s%\)/)).toBeDefined();
    expect(await operations()).toEqual([]);
    await user.click(screen.getByRole('radio', { name: 'Inchangée' }));
    await user.click(screen.getByRole('button', { name: 'Retenir cette modification' }));
    await waitFor(async () => expect(await operations()).toHaveLength(1));
    const ready = await screen.findByText('Prêt à signer, à une condition près');
    // No avis yet: the three agree, and still nothing can be signed.
    expect(ready.parentElement?.textContent).toContain('Aucun avis n’a été rendu');
  });

  it('read with doubts is kept only once said to be checked', async () => {
    const { registre: bridge } = window as unknown as { readonly registre: RegistreBridge };
    const call = bridge.call.bind(bridge);
    Object.assign(bridge, {
      call: async (method: string, ...rest: [unknown]) => {
        const reply = (await call(method, ...rest)) as Reply<PassageView>;
        if (method !== 'texte.lirePassage' || !reply.ok) return reply;
        const doubtful = { confiance: 0.6, doutes: ['Guillemets déduits.'] };
        return {
          ok: true,
          value: { ...reply.value, phrases: reply.value.phrases.map((one) => ({ ...one, ...doubtful })) },
        };
      },
    });
    const user = await show();
    await paste(user);
    expect(await screen.findByText(/Lecture douteuse \(60\s%\)/)).toBeDefined();
    expect(screen.getByText('Guillemets déduits.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Retenir cette modification' }));
    expect(await screen.findByText(/puis cochez la case/)).toBeDefined();
    expect(sent('avenants.ajouterOperations')).toEqual([]);
    await user.click(screen.getByRole('checkbox', { name: 'J’ai relu cette lecture' }));
    await user.click(screen.getByRole('button', { name: 'Retenir cette modification' }));
    await waitFor(() => expect(sent('avenants.ajouterOperations')).toHaveLength(1));
  });

  it('long to read, says how far it is and is stopped by Escape; nothing typed is lost', async () => {
    const { registre: bridge } = window as unknown as { readonly registre: RegistreBridge };
    const call = bridge.call.bind(bridge);
    let answer: () => void = () => undefined;
    const asked: unknown[] = [];
    Object.assign(bridge, {
      call: async (method: string, ...rest: [unknown]) => {
        if (method === 'texte.suivreLecture') {
          asked.push(rest[0]);
          return { ok: true, value: { avancement: { etape: 'phrases', faites: 12, total: 1_040 } } };
        }
        const reply = await call(method, ...rest);
        if (method === 'texte.lirePassage')
          await new Promise<void>((resolve) => {
            answer = resolve;
          });
        return reply;
      },
    });
    const user = await show();
    await paste(user);
    expect(await screen.findByText(/12 phrases lues sur 1\s040/u)).toBeDefined();
    expect(screen.getByRole('progressbar', { name: 'Avancement de la lecture' })).toBeDefined();
    expect(screen.getByRole('button', { name: 'Arrêter la lecture' })).toBeDefined();
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Phrase ou avenant à lire' });
    await user.type(field, ' Et la suite.');
    await user.keyboard('{Escape}');
    expect(await screen.findByText(/^Lecture arrêtée/u)).toBeDefined();
    expect(field.value).toBe(`${PHRASE} Et la suite.`);
    expect(document.activeElement).toBe(field);
    expect(asked.at(-1)).toMatchObject({ arreter: true });
    // An answer that comes all the same is the answer to nothing.
    answer();
    await screen.findByText(/^Lecture arrêtée/u);
    expect(screen.queryByText(/Lecture sûre/u)).toBeNull();
    expect(await operations()).toEqual([]);
  });

  it('among others, is one change of a list kept at once; what is not understood stays to be written', async () => {
    const user = await show();
    await user.click(screen.getByRole('button', { name: 'Coller une phrase ou un avenant…' }));
    await user.click(screen.getByRole('textbox', { name: 'Phrase ou avenant à lire' }));
    await user.paste(
      "L'article 6 est ainsi modifié :\n1° Au deuxième alinéa, les mots : « est conclue » sont remplacés par les mots : « demeure conclue » ;\n2° Bonjour à tous ;\n3° Au troisième alinéa, le mot « CREFOP » est remplacé par le mot « comité ».",
    );
    await user.click(screen.getByRole('button', { name: 'Lire' }));
    expect(await screen.findByText(/2 phrases lues, 1 non comprise/)).toBeDefined();
    const second = screen.getByRole('listitem', { name: /Phrase 2 sur 3/ });
    expect(second.textContent).toContain('Phrase non comprise');
    expect(second.textContent).toContain('bonjour à tous');
    expect(screen.getByRole('listitem', { name: /Phrase 3 sur 3/ }).textContent).toContain('comité');
    await user.click(screen.getByRole('button', { name: /Retenir les 2 modifications/ }));
    await waitFor(async () => expect(await operations()).toHaveLength(2));
    expect(sent('avenants.ajouterOperations')).toHaveLength(1);
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Phrase ou avenant à lire' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(field.value).toBe("L'article 6 est ainsi modifié : bonjour à tous.");
  });

  it('a sentence that replaces a person needs no avenant, and leads to the form of a change of holder, filled in', async () => {
    const user = await show();
    await user.click(screen.getByRole('button', { name: 'Coller une phrase ou un avenant…' }));
    await user.click(screen.getByRole('textbox', { name: 'Phrase ou avenant à lire' }));
    await user.paste(
      'À compter du 1er mars 2027, Madame Ada ESSAI remplace Monsieur Laurent WAUQUIEZ en qualité de présidente.',
    );
    await user.click(screen.getByRole('button', { name: 'Lire' }));
    await screen.findByText('Changement de titulaire, sans avenant');
    screen.getByText(/n’a pas besoin d’avenant/u);
    const link = screen.getByRole('link', { name: 'Enregistrer le changement de titulaire' });
    expect(link.getAttribute('href')).toBe(
      paths.changementTitulaire(CONVENTION_ID, {
        signataireId: 'president',
        civilite: 'Madame',
        prenom: 'Ada',
        nom: 'ESSAI',
        debut: '2027-03-01',
      }),
    );
  });

  it('that is not understood says why, and offers nothing to keep', async () => {
    const user = await show();
    await user.click(screen.getByRole('button', { name: 'Coller une phrase ou un avenant…' }));
    await user.type(screen.getByRole('textbox', { name: 'Phrase ou avenant à lire' }), 'Bonjour à tous.');
    await user.click(screen.getByRole('button', { name: 'Lire' }));
    expect(await screen.findByText('Phrase non comprise')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Retenir cette modification' })).toBeNull();
  });
});

describe('what is typed in the atelier', () => {
  const leave = async (user: ReturnType<typeof userEvent.setup>) =>
    user.click(screen.getByRole('link', { name: 'Avenants' }));

  it('is asked about before another screen takes its place', async () => {
    const user = await show();
    await user.click(screen.getByRole('button', { name: 'Coller une phrase ou un avenant…' }));
    await user.click(screen.getByRole('textbox', { name: 'Phrase ou avenant à lire' }));
    await user.paste(PHRASE);
    await leave(user);
    const dialog = await screen.findByRole('dialog', { name: /Quitter ce formulaire/ });
    expect(within(dialog).queryByRole('button', { name: /brouillon/ })).toBeNull();
    await user.click(within(dialog).getByRole('button', { name: 'Continuer la saisie' }));
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Phrase ou avenant à lire' }).value).toBe(
      PHRASE,
    );
    // Kept from one view to the other, without a question.
    await user.click(screen.getByRole('link', { name: 'Simuler' }));
    await user.click(await screen.findByRole('link', { name: 'Rédiger' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(
      (await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Phrase ou avenant à lire' })).value,
    ).toBe(PHRASE);
  });

  it('in the editor too, whichever way one leaves', async () => {
    const user = await show();
    pick('art6-2', DUREE.indexOf('plan'), DUREE.indexOf('plan') + 4);
    await user.click(await screen.findByRole('button', { name: 'Remplacer ces mots' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox', { name: 'Nouveaux mots' }), 'schéma');
    expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(false);
    await act(() => router.navigate('/'));
    const asked = await screen.findByRole('dialog', { name: /Quitter ce formulaire/ });
    await user.click(within(asked).getByRole('button', { name: 'Continuer la saisie' }));
    expect(within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Nouveaux mots' }).value).toBe(
      'schéma',
    );
  });
});

describe('where nothing can be written', () => {
  it('everything is read, nothing is offered, and why is said', async () => {
    await show('Registre consulté dans le passé.');
    expect(screen.getByText('Registre consulté dans le passé.')).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Modifier/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Coller une phrase ou un avenant…' })).toBeNull();
    expect(alineaOf('art6-2').textContent).toContain('Elle est conclue');
  });
});

describe('places in a text', () => {
  it('are the same on screen and in the text, whatever the typography does', () => {
    for (const texte of ["L'État : « oui » ; 2ème cercle", 'Deux  espaces... et "guillemets"', '']) {
      const shown = imprimer(texte)
        .map((one) => one.texte)
        .join('');
      expect(shown).toHaveLength(texte.length);
    }
    expect(imprimer("L'État").map((one) => one.texte)).toEqual(['L’État']);
  });

  it('are widened to whole words, hyphens included', () => {
    const texte = 'en cas de non-respect, celle-ci';
    const words = (debut: number, fin: number) => {
      const found = motsEntiers(texte, { debut, fin });
      return found === null ? null : texte.slice(found.debut, found.fin);
    };
    expect(words(12, 15)).toBe('non-respect');
    expect(words(9, 15)).toBe('non-respect');
    expect(words(21, 22)).toBe(',');
    expect(words(6, 7)).toBeNull();
  });

  it('are cited with what makes them found once', () => {
    const texte = 'la Région et l’État, puis la Région seule';
    const at = texte.lastIndexOf('Région');
    const { mots, fois, avant, apres } = citer(texte, { debut: at, fin: at + 6 });
    expect([mots, fois]).toEqual(['Région', 2]);
    expect(`${avant}${mots}${apres}`).toBe('la Région seule');
    expect(texte.split(`${avant}${mots}${apres}`)).toHaveLength(2);
  });

  it('are compared word for word, both ends given back', () => {
    const [a, b] = ['un délai de deux mois suivant', 'un délai de trois mois pleins suivant'];
    const pieces = comparer(a, b);
    const side = (dropped: string) =>
      pieces
        .filter(({ sorte }) => sorte !== dropped)
        .map(({ texte }) => texte)
        .join('');
    expect(side('ins')).toBe(a);
    expect(side('del')).toBe(b);
  });

  it('of alinéas keep their level and their mark through the lines of a field', () => {
    const alineas = [
      { niveau: 0, marque: null, texte: 'A ce titre, elle :' },
      { niveau: 1, marque: '-', texte: 'définit ;' },
      { niveau: 2, marque: '-', texte: 'assure ;' },
      { niveau: 1, marque: '3)', texte: 'signe.' },
    ] as const;
    expect(lireLignes(ecrireLignes(alineas))).toEqual(alineas);
    expect(lireLignes('- un titre', [{ niveau: 0, marque: null, texte: '- un titre' }])).toEqual([
      { niveau: 0, marque: null, texte: '- un titre' },
    ]);
  });
});
