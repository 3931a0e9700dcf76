// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { DELAI_MS } from '../../src-renderer/features/atelier/use-essai';
import type { Modification } from '../support/modifications';
import { avenantSigne } from './avenants-en-memoire';
import {
  alineaOf,
  application,
  avenantId,
  draftBeforeEach,
  operations,
  pick,
  sent,
  show,
} from './open-atelier';

/* What the menus of the text and the list of changes do, once it is confirmed. */

draftBeforeEach();

const ajouter = (...modifications: readonly Modification[]) =>
  application.ask('avenants.ajouterOperations', {
    avenantId,
    operations: modifications.map((modification) => ({ modification, phrase: null })),
  });
const mots = (ancien: string, nouveau: string): Modification => ({
  nature: 'remplacer_mots',
  cible: { divisionId: 'art6', alineaId: 'art6-2' },
  ancien,
  nouveau,
  partout: false,
});

/** Opens the menu of a place and takes one of its actions. */
async function choisir(user: UserEvent, lieu: RegExp, action: string | RegExp): Promise<void> {
  await user.click(screen.getByRole('button', { name: lieu }));
  await user.click(await screen.findByRole('menuitem', { name: action }));
}

/** Fills the fields of the dialog, then confirms it. */
async function remplir(user: UserEvent, champs: Readonly<Record<string, string>>): Promise<void> {
  const dialog = await screen.findByRole('dialog');
  for (const [name, value] of Object.entries(champs)) {
    const field = within(dialog).getByRole('textbox', { name });
    await user.clear(field);
    await user.click(field);
    await user.paste(value);
  }
  await user.click(within(dialog).getByRole('button', { name: 'Ajouter au projet' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

describe('the menus of the text', () => {
  it('add an annex', async () => {
    const user = await show();
    await user.click(screen.getByRole('button', { name: 'Ajouter une annexe' }));
    await remplir(user, {
      Intitulé: 'ANNEXE 1 : CALENDRIER',
      'Nouveau texte': 'Il est arrêté chaque année.',
    });
    expect(await operations()).toEqual([
      {
        nature: 'ajouter_annexe',
        numero: '1',
        intitule: 'ANNEXE 1 : CALENDRIER',
        alineas: [{ niveau: 0, marque: null, texte: 'Il est arrêté chaque année.' }],
      },
    ]);
  });

  it('change the name of a party', async () => {
    const user = await show();
    await choisir(user, /^Modifier La Région/, 'Changer le nom de cette partie');
    await remplir(user, { 'Nouveau nom de la partie': 'La Région Auvergne-Rhône-Alpes' });
    expect(await operations()).toEqual([
      { nature: 'nommer_partie', partieId: 'region', nom: 'La Région Auvergne-Rhône-Alpes' },
    ]);
  });

  it('designate another signatory', async () => {
    const user = await show();
    await choisir(user, /^Modifier La Région/, /^Désigner un autre signataire que/);
    await remplir(user, { Prénom: 'Camille', Nom: 'EXEMPLE' });
    expect(await operations()).toMatchObject([
      {
        nature: 'designer_signataire',
        signataireId: 'president',
        personne: { prenom: 'Camille', nom: 'EXEMPLE' },
      },
    ]);
  });

  it.each<readonly [string, RegExp, string | RegExp, string]>([
    ['a party', /^Modifier La Région/, 'Changer le nom de cette partie', 'Nouveau nom de la partie'],
    ['a signatory', /^Modifier La Région/, /^Désigner un autre signataire que/, 'Nom'],
    ['a heading', /Modifier l’article\s7$/, 'Changer l’intitulé', 'Intitulé'],
    ['an alinéa', /Modifier le deuxième alinéa de l’article\s6/, 'Récrire cet alinéa', 'Nouveau texte'],
  ])('find no fault with %s that nobody has changed yet', async (_nom, lieu, action, champ) => {
    const user = await show();
    await choisir(user, lieu, action);
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Ajouter au projet' }));
    await within(dialog).findByText(/^Écrivez ce qui change/);
    await new Promise((resolve) => setTimeout(resolve, DELAI_MS + 100));
    within(dialog).getByText(/^Dès que le nouveau texte est écrit/);
    expect(sent('texte.essayer')).toEqual([]);

    await user.type(within(dialog).getByRole('textbox', { name: champ }), ' BIS');
    await within(dialog).findByText('Aucun défaut relevé.', { selector: '[data-tone="ok"]' });
    expect(sent('avenants.ajouterOperations')).toEqual([]);
  });

  it('repeal an article, and no longer repeal it', async () => {
    const user = await show();
    await choisir(user, /Modifier l’article\s5$/, 'Abroger l’article');
    await remplir(user, {});
    expect(await operations()).toEqual([{ nature: 'abroger', divisionId: 'art5' }]);
    await choisir(user, /Modifier l’article\s5$/, 'Ne plus abroger');
    await waitFor(async () => expect(await operations()).toEqual([]));
  });

  const neuf = (texte: string) => ({ niveau: 0, marque: null, texte });

  it.each<
    readonly [
      nom: string,
      lieu: RegExp,
      action: string,
      champs: Readonly<Record<string, string>>,
      attendu: unknown,
    ]
  >([
    [
      'put the end off, the alinéa of the duration with it',
      /Modifier l’article\s6$/,
      'Proroger la convention',
      { 'Nouveau jour de fin': '31/12/2029', 'Texte de l’alinéa': 'Elle dure jusqu’au 31 décembre 2029.' },
      {
        nature: 'proroger',
        divisionId: 'art6',
        alineaId: 'art6-2',
        texte: 'Elle dure jusqu’au 31 décembre 2029.',
        fin: '2029-12-31',
      },
    ],
    [
      'change a heading',
      /Modifier l’article\s7$/,
      'Changer l’intitulé',
      { Intitulé: 'ARTICLE 7 : RÉSILIATION' },
      { nature: 'intituler', divisionId: 'art7', intitule: 'ARTICLE 7 : RÉSILIATION' },
    ],
    [
      'put a first alinéa in',
      /Modifier le préambule$/,
      'Insérer un premier alinéa',
      { 'Nouveau texte': 'Le service est public.' },
      {
        nature: 'inserer_alineas',
        divisionId: 'pre',
        apres: null,
        alineas: [neuf('Le service est public.')],
      },
    ],
    [
      'put an alinéa in after another',
      /Modifier le deuxième alinéa de l’article\s6/,
      'Insérer un alinéa après',
      { 'Nouveau texte': 'Elle est évaluée.' },
      {
        nature: 'inserer_alineas',
        divisionId: 'art6',
        apres: 'art6-2',
        alineas: [neuf('Elle est évaluée.')],
      },
    ],
    [
      'write an alinéa anew',
      /Modifier le onzième alinéa de l’article\s2/,
      'Récrire cet alinéa',
      { 'Nouveau texte': 'Un bilan est dressé.\nIl est publié.' },
      {
        nature: 'rediger_alinea',
        divisionId: 'art2',
        alineaId: 'art2-11',
        alineas: [neuf('Un bilan est dressé.'), neuf('Il est publié.')],
      },
    ],
    [
      'take an alinéa out',
      /Modifier le onzième alinéa de l’article\s2/,
      'Supprimer cet alinéa',
      {},
      { nature: 'supprimer_alinea', divisionId: 'art2', alineaId: 'art2-11' },
    ],
    [
      'put a part in',
      /Modifier la section intitulée «\sOBJECTIFS COMMUNS\s»$/,
      'Insérer une partie après',
      { Intitulé: 'GOUVERNANCE', 'Nouveau texte': 'La gouvernance est partagée.' },
      {
        nature: 'inserer_division',
        apres: 'obj',
        sorte: 'section',
        numero: null,
        intitule: 'GOUVERNANCE',
        alineas: [neuf('La gouvernance est partagée.')],
      },
    ],
  ])('%s', async (_nom, lieu, action, champs, attendu) => {
    const user = await show();
    await choisir(user, lieu, action);
    await remplir(user, champs);
    expect(await operations()).toEqual([attendu]);
    expect(await screen.findByText(/^Prêt à signer/)).toBeDefined();
  });

  it('restore an article an avenant in force repealed', async () => {
    const abroger = { nature: 'abroger', divisionId: 'art5' } as const;
    await avenantSigne(application, 'Abrogation', [abroger], '2024-07-01');
    const user = await show();
    await choisir(user, /Modifier l’article\s5$/, 'Rétablir');
    await remplir(user, { 'Nouveau texte': 'Le CREFOP coordonne les politiques.' });
    expect(await operations()).toEqual([
      {
        nature: 'retablir',
        divisionId: 'art5',
        intitule: 'ARTICLE 5 : MODALITÉS DE COORDINATION DES POLITIQUES',
        alineas: [neuf('Le CREFOP coordonne les politiques.')],
      },
    ]);
  });
});

describe('words picked in the text', () => {
  const choisirMots = (mots: string): void => {
    const at = alineaOf('art6-3').textContent.indexOf(mots);
    pick('art6-3', at, at + mots.length);
  };

  it('have others put in after them', async () => {
    const user = await show();
    choisirMots('par avenant');
    await user.click(await screen.findByRole('button', { name: 'Insérer après ces mots' }));
    await remplir(user, { 'Mots à insérer': 'écrit' });
    expect(await operations()).toEqual([
      {
        nature: 'inserer_mots',
        cible: { divisionId: 'art6', alineaId: 'art6-3' },
        position: 'apres',
        repere: 'par avenant',
        mots: 'écrit',
      },
    ]);
    await waitFor(() => expect(alineaOf('art6-3').querySelector('ins')?.textContent.trim()).toBe('écrit'));
  });

  it('are deleted', async () => {
    const user = await show();
    choisirMots('par avenant');
    await user.click(await screen.findByRole('button', { name: 'Supprimer ces mots' }));
    await remplir(user, {});
    expect(await operations()).toEqual([
      {
        nature: 'remplacer_mots',
        cible: { divisionId: 'art6', alineaId: 'art6-3' },
        ancien: 'par avenant',
        nouveau: '',
        partout: false,
      },
    ]);
    await waitFor(() =>
      expect(alineaOf('art6-3').querySelector('del')?.textContent.trim()).toBe('par avenant'),
    );
  });
});

describe('the list of changes', () => {
  const item = (rang: number) =>
    screen.findByRole('listitem', { name: new RegExp(String.raw`^Modification n°\s${rang}$`, 'u') });

  it('moves one before another, keeping the keyboard on it', async () => {
    await ajouter(mots('est conclue', 'demeure conclue'), { nature: 'abroger', divisionId: 'art5' });
    const user = await show();
    await user.click(within(await item(2)).getByRole('button', { name: /^Monter/ }));
    await waitFor(async () =>
      expect(await operations()).toMatchObject([{ nature: 'abroger' }, { nature: 'remplacer_mots' }]),
    );
    // It is first now: it can only go down.
    await waitFor(() => expect(document.activeElement?.id).toMatch(/^descendre-/));
    expect(await screen.findByText(/Modification n°\s2 est maintenant la 1re\./u)).toBeDefined();
  });

  it('takes one away', async () => {
    await ajouter(mots('est conclue', 'demeure conclue'), { nature: 'abroger', divisionId: 'art5' });
    const user = await show();
    await user.click(within(await item(1)).getByRole('button', { name: /^Retirer/ }));
    await waitFor(async () => expect(await operations()).toMatchObject([{ nature: 'abroger' }]));
  });

  it('corrects one in place', async () => {
    await ajouter(mots('est conclue', 'demeure conclue'));
    const user = await show();
    await user.click(within(await item(1)).getByRole('button', { name: /^Corriger/ }));
    const dialog = await screen.findByRole('dialog');
    const field = within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Nouveaux mots' });
    expect(field.value).toBe('demeure conclue');
    await user.clear(field);
    await user.type(field, 'reste conclue');
    await user.click(within(dialog).getByRole('button', { name: 'Enregistrer la correction' }));
    await waitFor(async () => expect(await operations()).toMatchObject([{ nouveau: 'reste conclue' }]));
    expect(await operations()).toHaveLength(1);
  });

  /** An article written by hand, which changes the text with no change behind it. */
  const ecrireALaMain = () =>
    application.ask('avenants.rediger', {
      avenantId,
      objet: 'Durée de la convention',
      articles: [{ titre: 'Durée', alineas: ["L'article 5 est abrogé."] }],
      priseEffet: { nature: 'signature' },
    });

  it('settles, with a reason, a defect that may be', async () => {
    await ecrireALaMain();
    const user = await show();
    await user.click(await screen.findByRole('button', { name: /^Trancher/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Trancher' });
    expect(screen.getByText(/1.défaut à corriger/u)).toBeDefined();
    await user.click(within(dialog).getByRole('button', { name: 'Trancher ainsi' }));
    expect(within(dialog).getByText('Indiquez un motif.')).toBeDefined();
    await user.type(within(dialog).getByRole('textbox', { name: 'Motif' }), 'Article déjà sans objet');
    await user.click(within(dialog).getByRole('button', { name: 'Trancher ainsi' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(screen.queryByText(/défaut à corriger/u)).toBeNull());
    expect(screen.getByText(/^Tranché\s: /u)).toBeDefined();
    expect(sent('avenants.arbitrer')).toMatchObject([
      { choix: 'appliquer', motif: 'Article déjà sans objet' },
    ]);
  });

  it('reads a sentence written by hand', async () => {
    await ecrireALaMain();
    const user = await show();
    const general = await screen.findByRole('region', { name: 'Ce qui ne tient à aucune modification' });
    await user.click(within(general).getByRole('button', { name: 'Lire cette phrase' }));
    expect(
      screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Phrase ou avenant à lire' }).value,
    ).toMatch(/article 5 est abrogé/u);
  });
});
