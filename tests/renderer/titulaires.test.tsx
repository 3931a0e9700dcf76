// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { formPaths } from '../../src-renderer/features/convention/forms/paths';
import { paths } from '../../src-renderer/parts/paths';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { openConvention } from './open-convention';
import { openForm } from './open-form';

/* Who holds each office: the tab, the forms that record a change, and what the other screens say of it. */

let application: InMemoryApplication;
beforeEach(async () => {
  application = await openForTest('2026-11-23');
  await signConvention(application, '2023-10-02');
});

const ELU = {
  conventionId: CONVENTION_ID,
  signataireId: 'president',
  civilite: 'Madame',
  prenom: 'Ada',
  nom: 'ÉLUE',
  debut: '2026-11-01',
  source: 'élection du 30 octobre 2026',
  intitule: 'Présidente',
} as const;

const PRESIDENT = paths.acte(CONVENTION_ID, 'parties', 'president');
const sheetOf = (name: string) => screen.findByRole('article', { name });

describe('the tab « Parties et signataires »', () => {
  it('says who holds each office, since when and by which act, who held it before, and who signed the convention', async () => {
    await application.ask('titulaires.enregistrer', ELU);
    openConvention(PRESIDENT);
    const row = await sheetOf('Madame Ada ÉLUE');
    within(row).getByText('Présidente');
    within(row).getByText('Depuis le 1er novembre 2026 (élection du 30 octobre 2026).');
    within(row).getByText('par Monsieur Laurent WAUQUIEZ');
    within(row).getByText(/«\sMadame la Présidente,\s»/u);
    const history = within(row).getByRole('list', { name: 'Titulaires successifs' });
    expect(
      within(history)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Monsieur Laurent WAUQUIEZ, le Président, que nommait la convention, jusqu’au 31 octobre 2026',
      expect.stringMatching(
        /^Madame Ada ÉLUE, la Présidente, depuis le 1er\snovembre 2026 \(élection du 30\soctobre\s2026\)$/u,
      ),
    ]);
    within(row).getByRole('link', { name: 'Changer de titulaire' });
  });

  it('answers for another day', async () => {
    await application.ask('titulaires.enregistrer', ELU);
    const { user } = openConvention(paths.convention(CONVENTION_ID, 'parties'));
    const dates = await sheetOf('Dates de la convention');
    await user.type(
      within(dates).getByRole('textbox', { name: /^Qui occupait chaque fonction le/u }),
      '31/10/2026',
    );
    const holders = await within(dates).findByRole('list', { name: 'Titulaires le 31 octobre 2026' });
    expect(holders.textContent).toMatch(/Président\s*Monsieur Laurent WAUQUIEZ/u);
    expect(holders.textContent).not.toMatch(/ÉLUE/u);
    // The list beside is of today.
    screen.getByRole('link', { name: /^Madame Ada ÉLUE/u });
  });

  it('says a vacancy, and offers no second one', async () => {
    await application.ask('titulaires.constaterVacance', {
      conventionId: CONVENTION_ID,
      signataireId: 'president',
      debut: '2026-11-01',
      source: 'démission',
    });
    const { user } = openConvention(PRESIDENT);
    const row = await sheetOf('Fonction vacante');
    within(row).getByText(/^Vacante depuis le 1er novembre 2026 \(démission\)\s: aucun successeur/u);
    await user.click(within(row).getByRole('button', { name: /^Autres actions/u }));
    await within(row).findByRole('menuitem', { name: 'Modifier' });
    expect(within(row).queryByRole('menuitem', { name: /^Fin de fonctions/u })).toBeNull();
  });
});

describe('the form of a change', () => {
  it('opens on the office it was asked from, by the keyboard alone, and records', async () => {
    const { user, router } = openForm(
      paths.changementTitulaire(CONVENTION_ID, { signataireId: 'president' }),
    );
    const chosen = await screen.findByRole<HTMLInputElement>('radio', {
      name: /Laurent WAUQUIEZ, le Président/u,
    });
    expect(chosen.checked).toBe(true);
    screen.getByRole('radio', { name: 'Madame' }).focus();
    await user.keyboard(' ');
    await user.tab();
    await user.keyboard('Ada');
    await user.tab();
    await user.keyboard('ÉLUE');
    await user.type(screen.getByRole('textbox', { name: /^À compter du/u }), '01/11/2026');
    await user.type(screen.getByRole('textbox', { name: /^Source/u }), 'élection');
    await user.click(screen.getByRole('button', { name: 'Enregistrer le titulaire' }));
    await screen.findByText('Ailleurs');
    expect(router.state.location.pathname).toBe(PRESIDENT);
    const answer = await application.ask('titulaires.quiOccupe', {
      fonction: 'president',
      jour: '2026-11-23',
    });
    expect(answer).toMatchObject({ etat: 'occupee', personne: { prenom: 'Ada', nom: 'ÉLUE' } });
  });

  it('shows a refusal beside what was typed', async () => {
    await application.ask('titulaires.enregistrer', ELU);
    const { user } = openForm(
      paths.changementTitulaire(CONVENTION_ID, {
        signataireId: 'president',
        civilite: 'Monsieur',
        prenom: 'Paul',
        nom: 'AUTRE',
        debut: '2026-11-01',
      }),
    );
    const debut = await screen.findByRole<HTMLInputElement>('textbox', { name: /^À compter du/u });
    expect(debut.value).toBe('01/11/2026');
    await user.type(screen.getByRole('textbox', { name: /^Source/u }), 'élection');
    await user.click(screen.getByRole('button', { name: 'Enregistrer le titulaire' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/Madame Ada ÉLUE est déjà enregistré/u);
    expect(debut.value).toBe('01/11/2026');
  });

  it('the frozen signatory of a signed convention is told to record the holder', async () => {
    const { user } = openForm(formPaths.signataire(CONVENTION_ID, 'president'));
    const nom = await screen.findByRole('textbox', { name: /^Nom/u });
    screen.getByRole('link', { name: 'Changer de titulaire' });
    await user.clear(nom);
    await user.type(nom, 'AUTRE');
    await user.click(screen.getByRole('button', { name: 'Enregistrer le signataire' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/Enregistrez le changement de titulaire/u);
  });

  it('an address is given from a day, and the form then says since when', async () => {
    const { user, view } = openForm(formPaths.signataire(CONVENTION_ID, 'president'));
    const adresse = await screen.findByRole('textbox', { name: /^Adresse postale/u });
    await user.clear(adresse);
    await user.type(adresse, '2 rue Neuve');
    await user.type(screen.getByRole('textbox', { name: /^Adresse à compter du/u }), '01/11/2026');
    await user.click(screen.getByRole('button', { name: 'Enregistrer le signataire' }));
    await screen.findByText('Ailleurs');
    view.unmount();
    openConvention(PRESIDENT);
    await screen.findByText(/^2 rue Neuve \(depuis le 1er novembre 2026\)$/u);
  });
});

describe('the import', () => {
  const csv = (...lines: readonly string[]) =>
    new File([['fonction;civilité;prénom;nom;début;source', ...lines].join('\n')], 'titulaires.csv', {
      type: 'text/csv',
    });

  it('shows what each line would record, refuses the whole for one line, and records a good table', async () => {
    const { user } = openForm(formPaths.importerTitulaires(CONVENTION_ID));
    const input = await screen.findByLabelText<HTMLInputElement>('Fichier CSV');
    await user.upload(
      input,
      csv('president;Madame;Ada;ÉLUE;01/11/2026;élection', 'maire;Madame;A;B;01/01/2025;x'),
    );
    const rows = await screen.findAllByRole('row');
    expect(rows[1]?.textContent).toMatch(/Ada ÉLUE.*à enregistrer/u);
    expect(rows[2]?.textContent).toMatch(/refusée.*Aucune fonction ne répond/u);
    await user.click(screen.getByRole('button', { name: 'Enregistrer ces titulaires' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/Rien n’est enregistré/u);
    await user.upload(input, csv('president;Madame;Ada;ÉLUE;01/11/2026;élection'));
    await user.click(screen.getByRole('button', { name: 'Enregistrer ces titulaires' }));
    await screen.findByText('Ailleurs');
    const [one] = await application.ask('titulaires.lister', { conventionId: CONVENTION_ID });
    expect(one?.fiche.nom).toBe('ÉLUE');
  });
});

it('an avenant prepared under the former holder says so on its card', async () => {
  await application.ask('avenants.demander', {
    conventionId: CONVENTION_ID,
    partieId: 'region',
    auteurId: 'president',
    date: '2026-09-01',
    piece: null,
    objet: 'Calendrier',
    articles: [],
    priseEffet: { nature: 'signature' },
  });
  await application.ask('titulaires.enregistrer', ELU);
  openConvention(paths.convention(CONVENTION_ID, 'avenants'));
  const card = await screen.findByRole('article', { name: /Calendrier/u });
  await within(card).findByText(/demandé le 1er septembre 2026\s; Madame Ada ÉLUE occupe/u);
});
