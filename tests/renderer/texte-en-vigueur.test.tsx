// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { runs } from '#actes/typographie';
import { printedLengths } from '../../src-renderer/features/convention/texte/lengths';
import { paths } from '../../src-renderer/parts/paths';
import { plainText } from '../../src-renderer/parts/runs-text';
import { avenantSigne, inserer, projet, remplacer, signer } from './avenants-en-memoire';
import { designerRecteur } from '../support/signataires';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { openConvention } from './open-convention';

let application: InMemoryApplication;
beforeEach(async () => {
  application = await openForTest('2026-11-23');
  await signConvention(application, '2023-10-02');
});

const ADDRESS = paths.convention(CONVENTION_ID, 'texte');
const act = () => screen.findByRole('article', { name: 'Texte de la convention' });
const status = (text: RegExp) =>
  waitFor(() => expect(screen.getAllByRole('status').some((one) => text.test(one.textContent))).toBe(true));
const day = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Texte au' });
const CALENDRIER = 'dans le cadre du SPRO, selon un calendrier arrêté chaque année';

describe('le texte en vigueur', () => {
  it('est le texte signé tant qu’aucun avenant ne s’y applique', async () => {
    openConvention(ADDRESS);
    expect((await act()).textContent).toContain('pourra être dénoncée');
    await status(/^Texte au 23 novembre 2026\s: celui de la convention signée\.$/);
    expect(screen.queryByText(/^Version consolidée/)).toBeNull();
    expect(screen.queryByRole('switch', { name: 'Montrer l’origine des passages' })).toBeNull();
    expect(screen.queryByRole('group', { name: 'Avec les projets' })).toBeNull();
  });

  it('dit quel avenant a changé les parties, du jour où il prend effet', async () => {
    const nom = 'La Région Auvergne-Rhône-Alpes';
    await avenantSigne(
      application,
      'Nom',
      [{ nature: 'nommer_partie', partieId: 'region', nom }],
      '2024-07-01',
    );
    const { user } = openConvention(ADDRESS);
    const text = await act();
    await within(text).findByText('(parties modifiées par l’avenant n° 1 du 1er juillet 2024)');
    await user.clear(day());
    await user.type(day(), '30/06/2024');
    await status(/30 juin 2024\s: celui de la convention signée/);
    expect(within(text).queryByText(/parties modifiées/)).toBeNull();
  });

  it('porte les signatures de l’original comme un fait, jamais comme les siennes', async () => {
    await avenantSigne(application, 'Recteur', [designerRecteur('NOUVEAU')], '2024-07-01');
    const { user } = openConvention(ADDRESS);
    const text = await act();
    await within(text).findByText(/^Version consolidée au/);
    expect(text.textContent).toContain('Monsieur Hugo NOUVEAU');
    expect(within(text).queryByText(/^Fait à Lyon/)).toBeNull();
    expect(within(text).queryByText(/^Signé le/)).toBeNull();
    within(text).getByText(
      /^\(signatures de la convention\s: .*Monsieur Olivier DUGRIP, le 2 octobre 2023\s; .*\)$/,
    );
    await user.clear(day());
    await user.type(day(), '30/06/2024');
    await status(/30 juin 2024\s: celui de la convention signée/);
    within(text).getByText(/^Fait à Lyon/);
    expect(text.textContent).toContain('Signé le');
    expect(text.textContent).not.toContain('NOUVEAU');
  });

  it('dit de quel avenant vient chaque passage, et se lit la veille comme le jour', async () => {
    await avenantSigne(application, 'Calendrier', [remplacer(CALENDRIER), inserer], '2024-07-01');
    const { router, user } = openConvention(ADDRESS);
    const text = await act();
    await within(text).findByText('Version consolidée au 23 novembre 2026');
    within(text).getByText(/seuls les originaux signés font foi/);
    const article3 = within(text).getByRole('region', { name: /^ARTICLE\s3/ });
    within(article3).getByText('(modifié par l’avenant n° 1 du 1er juillet 2024)');
    within(text).getByText('(inséré par l’avenant n° 1 du 1er juillet 2024)');
    const passage = article3.querySelector<HTMLElement>('[data-origine]')!;
    expect(passage.textContent).toContain('selon un calendrier arrêté chaque année');
    expect(passage.tabIndex).toBe(0);
    expect(passage.getAttribute('aria-description')).toBe(
      'Avenant n°\u00a01, en vigueur le 1er juillet 2024\u00a0: Calendrier',
    );

    await user.click(screen.getByRole('button', { name: /^Présentation et projets/u }));
    await user.click(screen.getByRole('switch', { name: 'Montrer l’origine des passages' }));
    expect(text.querySelector('[data-origine]')).toBeNull();
    expect(router.state.location.search).toBe('?origines=non');

    await user.clear(day());
    await user.type(day(), '30/06/2024');
    await status(/30 juin 2024\s: celui de la convention signée/);
    expect(router.state.location.search).toContain('au=2024-06-30');
    expect(text.textContent).not.toContain('selon un calendrier');
    expect(within(text).queryByRole('region', { name: /5-1/ })).toBeNull();
    screen.getByText(/^L’avenant n°\s1 prend effet le 1er juillet 2024\.$/);

    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Aller à un jour du texte' }),
      screen.getByRole('option', { name: /^1er juillet 2024\s: Avenant/ }),
    );
    await status(/1er juillet 2024\s: 1\u00a0avenant appliqué/);
    expect(day().value).toBe('01/07/2024');
    expect(text.textContent).toContain('selon un calendrier');
  });

  it('d’un jour à venir dit ce qui n’est pas encore en vigueur', async () => {
    await avenantSigne(application, 'Avenir', [remplacer(CALENDRIER)], '2024-07-01', { effet: '2027-01-01' });
    const { user } = openConvention(ADDRESS);
    const text = await act();
    expect(text.querySelector('[data-origine]')).toBeNull();
    await user.clear(day());
    await user.type(day(), '01/01/2027');
    await status(/1er janvier 2027\s: 1\u00a0avenant appliqué\. Dont un qui n’est pas encore en vigueur\.$/);
    within(text).getByText('PROJET');
    within(text).getByText(
      /comprend l’avenant n°\s1 du 1er juillet 2024, à effet du 1er janvier 2027\s: il n’est pas en vigueur\.$/,
    );
    within(text).getByText('(modifié par l’avenant n° 1 du 1er juillet 2024, à effet du 1er janvier 2027)');
    const passage = text.querySelector<HTMLElement>('[data-origine]')!;
    expect(passage.dataset.projet).toBe('true');
    expect(passage.getAttribute('aria-description')).toMatch(
      /^Avenant n°\s1, qui prend effet le 1er janvier/,
    );
    screen.getByText(/^Ce jour est à venir\s: .*au 23 novembre 2026\.$/);
  });

  it('d’un jour après la fin le dit, et que cette fin n’est encore qu’une hypothèse', async () => {
    const { user } = openConvention(ADDRESS);
    await act();
    expect(screen.queryByText(/prendrait fin/)).toBeNull();
    await user.clear(day());
    await user.type(day(), '01/01/2029');
    await screen.findByText(
      /^La convention prendrait fin le 31 décembre 2028\s: .*hypothèse, à confirmer\.$/,
    );
  });

  it('garde le dernier texte lu quand la date est impossible, et pendant la lecture du suivant', async () => {
    await avenantSigne(application, 'Calendrier', [remplacer(CALENDRIER)], '2024-07-01');
    const { user } = openConvention(`${ADDRESS}?au=2024-07-01`);
    const text = await act();
    await user.clear(day());
    await user.type(day(), '31/02/2024');
    expect(await screen.findByText(/Cette date n’existe pas/)).toBeDefined();
    expect(text.textContent).toContain('Version consolidée au 1er juillet 2024');
    const gate = application.hold('texte.consolider');
    await user.clear(day());
    await user.type(day(), '30/06/2024');
    await status(/^Lecture du texte…$/);
    expect(text.textContent).toContain('selon un calendrier');
    gate.release();
    await status(/30 juin 2024/);
    expect(text.textContent).not.toContain('selon un calendrier');
  });

  it('dit que l’adresse demande un jour impossible', async () => {
    openConvention(`${ADDRESS}?au=2024-02-31`);
    await act();
    expect(day().value).toBe('2024-02-31');
    expect(day().getAttribute('aria-invalid')).toBe('true');
    await status(/23 novembre 2026/);
  });

  it('cherche à travers les passages, quel qu’en soit l’auteur', async () => {
    await avenantSigne(application, 'Calendrier', [remplacer(CALENDRIER)], '2024-07-01');
    const { user } = openConvention(ADDRESS);
    const text = await act();
    await user.type(screen.getByRole('textbox', { name: 'Rechercher dans le texte' }), 'du spro, selon');
    await screen.findByText('1 passage');
    expect([...text.querySelectorAll('mark[data-match]')].map((one) => one.textContent).join('')).toBe(
      'du SPRO, selon',
    );
  });
});

describe('la recherche dans le texte', () => {
  it('s’ouvre par Ctrl + F, et mène à un article par son numéro', async () => {
    const { router, user } = openConvention(ADDRESS);
    await act();
    await user.keyboard('{Control>}f{/Control}');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Rechercher dans le texte' }));
    await user.keyboard('art. 6');
    await user.click(screen.getByRole('link', { name: /^Aller à «\sArticle\s6/iu }));
    expect(router.state.location.search).toMatch(/^\?article=/u);
    await user.clear(screen.getByRole('textbox', { name: 'Rechercher dans le texte' }));
    await user.keyboard('99');
    expect(screen.queryByRole('link', { name: /^Aller à «/u })).toBeNull();
  });
});

describe('les projets', () => {
  it('se lisent comme des projets, et l’adresse les garde', async () => {
    const id = await projet(application, 'Calendrier annuel', [remplacer(CALENDRIER)]);
    const { router, user } = openConvention(ADDRESS);
    const text = await act();
    await user.click(screen.getByRole('button', { name: /^Présentation et projets/u }));
    await user.click(screen.getByRole('checkbox', { name: 'Calendrier annuel' }));
    await within(text).findByText('PROJET');
    within(text).getByText('(modifié par le projet d’avenant « Calendrier annuel »)');
    expect(text.querySelector('[data-origine][data-projet]')).not.toBeNull();
    expect(router.state.location.search).toBe(`?projets=${id}`);
  });
});

describe('un conflit', () => {
  /** Two avenants on the same words: signed first, one takes effect last; what the other does to it was accepted. */
  async function opposer(): Promise<void> {
    const { ask } = application;
    await avenantSigne(application, 'Plus tard', [remplacer('chaque semestre')], '2024-06-03', {
      effet: '2027-01-01',
    });
    const first = await projet(application, 'Plus tôt', [remplacer('chaque année')]);
    const { lignes, defauts } = await ask('texte.concordance', { avenantId: first });
    const subjects = [...lignes.flatMap((ligne) => ligne.defauts), ...defauts]
      .filter(({ bloquant, tranche }) => bloquant && !tranche)
      .map(({ sujet }) => sujet);
    for (const sujet of new Set(subjects)) {
      await ask('avenants.arbitrer', { avenantId: first, sujet, choix: 'appliquer', motif: 'Accord' });
    }
    await signer(application, first, '2026-11-20');
  }

  it('rend le texte incertain jusqu’à ce qu’on tranche, avec un choix et un motif', async () => {
    await opposer();
    const { user } = openConvention(`${ADDRESS}?au=2027-01-01`);
    await screen.findByText('Texte incertain à un endroit');
    await user.click(
      screen.getByRole('button', { name: /^Trancher… \(quatrième alinéa de l’article\s3\)$/ }),
    );
    const dialog = await screen.findByRole('dialog', { name: 'Trancher un conflit' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Motif' }), 'Accord du 3 mars');
    await user.click(within(dialog).getByRole('button', { name: 'Trancher' }));
    expect((await within(dialog).findAllByText(/Choisissez si la modification/)).length).toBeGreaterThan(0);
    await user.click(within(dialog).getByRole('radio', { name: 'est écartée du texte' }));
    await user.click(within(dialog).getByRole('button', { name: 'Trancher' }));
    await screen.findByText('1 conflit tranché');
    screen.getByText(/^Conflit tranché\s: quatrième alinéa de l’article\s3\.$/);
    expect(screen.queryByText('Texte incertain à un endroit')).toBeNull();
    screen.getByText('Modification écartée');
    screen.getByText(/Accord du 3 mars/);
  });

  it('entre deux projets se dit, et un projet ne s’écarte pas', async () => {
    const first = await projet(application, 'Premier', [remplacer('chaque année')]);
    const second = await projet(application, 'Second', [remplacer('chaque semestre')]);
    const { user } = openConvention(`${ADDRESS}?projets=${first},${second}`);
    await screen.findByText('Texte incertain à un endroit');
    await user.click(screen.getByRole('button', { name: /^Trancher… \(/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Trancher un conflit' });
    expect(within(dialog).queryByRole('radio', { name: 'est écartée du texte' })).toBeNull();
    within(dialog).getByText(/se récrit ou se retire/);
  });
});

describe('les adresses et les actes', () => {
  it('un avenant écrit en toutes lettres est signalé, avec le chemin vers son document', async () => {
    const id = await avenantSigne(application, 'Mots seuls', [], '2024-07-01', {
      alineas: ['Le présent avenant crée un groupe technique.'],
    });
    openConvention(ADDRESS);
    await screen.findByText('Les changements d’un avenant ne sont pas dans ce texte');
    expect(screen.getByRole('link', { name: 'Lire l’avenant n°\u00a01' }).getAttribute('href')).toBe(
      paths.document(CONVENTION_ID, 'avenant', id),
    );
  });

  it('un projet introuvable est dit, avec le retour au texte d’aujourd’hui', async () => {
    openConvention(`${ADDRESS}?projets=absent`);
    await screen.findByRole('alert');
    expect(screen.getByRole('link', { name: 'Lire le texte d’aujourd’hui' }).getAttribute('href')).toBe(
      ADDRESS,
    );
  });
});

describe('où finit un passage une fois imprimé', () => {
  const cut = (...parts: readonly string[]) => {
    const printed = plainText(runs(parts.join('')));
    let at = 0;
    return printedLengths(
      parts.map((texte, index) => ({ texte, source: index % 2 === 0 ? null : 'a' })),
      printed,
    ).map((length) => printed.slice(at, (at += length)));
  };
  it('suit les lettres, quoi que la typographie déplace', () => {
    expect(cut('Vu ', "l'avis", ' :')).toEqual(['Vu ', 'l’avis', '\u00a0:']);
    expect(cut('Les mots "ancien"', ' et  nouveau', '...')).toEqual([
      'Les mots «\u00a0ancien\u00a0»',
      ' et nouveau',
      '…',
    ]);
    expect(cut('le SPRO', ', selon un calendrier', '.')).toEqual(['le SPRO', ', selon un calendrier', '.']);
  });
});
