import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { conventionEntiere } from '../../src-main/cli/convention-entiere';
import { writeFailure } from '../../src-main/store/errors';
import { formPaths } from '../../src-renderer/features/convention/forms/paths';
import type { InMemoryApplication } from './in-memory-application';
import { CONVENTION_ID, openInMemory, signConvention } from './in-memory-application';
import { openForm } from './open-form';

let application: InMemoryApplication;

beforeEach(async () => {
  sessionStorage.clear();
  application = await openInMemory('2026-11-23');
});

const lire = () => conventionEntiere({ call: application.ask }, CONVENTION_ID);
const box = (name: string | RegExp) => screen.findByRole<HTMLInputElement>('textbox', { name });
const commands = (method: string) => application.asked.filter((one) => one.method === method);

const dateOf = (name: string) => box(new RegExp(`^Date de signature.*${name}`));
const save = /^Enregistrer les signatures/;

describe('a refusal', () => {
  it('keeps everything typed, says why, and leads to the field at fault', async () => {
    const { user } = openForm(formPaths.signer(CONVENTION_ID));
    const prefete = await dateOf('BUCCIO');
    const president = await dateOf('WAUQUIEZ');
    await user.type(prefete, '10/11/2026');
    // The day has not come; the two rows between stay empty: the second one sent is the fourth on screen.
    await user.type(president, '24/11/2026');
    await user.click(screen.getByRole('button', { name: save }));

    const refusal = await screen.findByRole('alert');
    expect(refusal.textContent).toMatch(/La date de signature \(24 novembre 2026\)/);
    expect(refusal.textContent).toMatch(/Un fait s’enregistre lorsqu’il a eu lieu/);
    expect(refusal.textContent).toMatch(/Corrigez la date/);
    expect(refusal.textContent).toMatch(/Tout ce que vous avez saisi est resté/);
    await waitFor(() => expect(document.activeElement).toBe(president));
    expect(president.getAttribute('aria-invalid')).toBe('true');
    expect(prefete.value).toBe('10/11/2026');
    expect(president.value).toBe('24/11/2026');
    expect((await lire()).convention.signatures).toEqual([]);
  });

  it('of a full disk keeps everything typed, says how to make room, and the same click records it then', async () => {
    const { user } = openForm(formPaths.signer(CONVENTION_ID));
    const prefete = await dateOf('BUCCIO');
    await user.type(prefete, '10/11/2026');
    const full = writeFailure(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }));
    application.refuseOnce('conventions.signer', full);
    await user.click(screen.getByRole('button', { name: save }));
    const refusal = await screen.findByRole('alert');
    expect(refusal.textContent).toMatch(/Le disque est plein/);
    expect(refusal.textContent).toMatch(/Libérez de la place/);
    expect(prefete.value).toBe('10/11/2026');
    expect((await lire()).convention.signatures).toEqual([]);
    await user.click(screen.getByRole('button', { name: save }));
    await waitFor(async () => expect((await lire()).convention.signatures).toHaveLength(1));
  });

  it('takes the focus itself when no field is at fault', async () => {
    await signConvention(application, '2026-01-05');
    const { id } = await application.ask('avenants.demander', {
      conventionId: CONVENTION_ID,
      objet: 'Objet',
      partieId: 'etat',
      auteurId: 'prefete',
      date: '2026-02-02',
      articles: [{ titre: 'Article 1er', alineas: ['Texte.'] }],
      priseEffet: { nature: 'signature' },
    });
    const { user } = openForm(formPaths.signerAvenant(CONVENTION_ID, id));
    // Said before anything is typed.
    expect(await screen.findByText('Aucun avis n’a été rendu sur cet avenant.')).toBeDefined();
    await user.type(await dateOf('BUCCIO'), '03/03/2026');
    await user.click(screen.getByRole('button', { name: save }));
    const refusal = await screen.findByRole('alert');
    expect(refusal.textContent).toMatch(/art\. 6, al\. 3/);
    expect(screen.getByTestId('refus')).toBe(document.activeElement);
    expect((await dateOf('BUCCIO')).value).toBe('03/03/2026');
  });
});

describe('what the form checks by itself', () => {
  it('lists the faults, each leading to its field, and asks nothing of the application', async () => {
    const { user } = openForm(formPaths.confirmerFin(CONVENTION_ID));
    const day = await box('Dernier jour de la convention');
    // The hypothesis of art. 6 is shown, not typed.
    expect(day.value).toBe('');
    expect(screen.getByText('dimanche 31 décembre 2028')).toBeDefined();
    await user.type(day, '31/02/2028');
    await user.click(screen.getByRole('button', { name: 'Confirmer la date de fin' }));

    const summary = await screen.findByRole('alert');
    expect(within(summary).getAllByRole('listitem')).toHaveLength(2);
    expect(document.activeElement).toBe(day);
    await user.click(
      within(summary).getByRole('button', { name: 'Fondement\u00a0: ce champ est obligatoire.' }),
    );
    expect(document.activeElement).toBe(await box('Fondement'));
    expect(day.value).toBe('31/02/2028');
    expect(commands('conventions.confirmerFin')).toEqual([]);
  });
});

describe('a success', () => {
  it('leads to the tab where the act stands, with its message; two clicks record once', async () => {
    const { user, router } = openForm(formPaths.signer(CONVENTION_ID));
    await user.type(await dateOf('BUCCIO'), '1/9/2026');
    const gate = application.hold('conventions.signer');
    const button = screen.getByRole('button', { name: save });
    await user.dblClick(button);
    await waitFor(() => expect(button).toHaveProperty('disabled', true));
    gate.release();
    await screen.findByText('Ailleurs');
    expect(router.state.location.pathname).toBe(`/conventions/${CONVENTION_ID}/parties`);
    const said = screen.getAllByRole('status').map(({ textContent }) => textContent);
    expect(said.join('\n')).toContain('Signature enregistrée.');
    expect(said.join('\n')).toContain('Aucun avis du comité');
    expect(commands('conventions.signer')).toHaveLength(1);
    expect((await lire()).convention.signatures).toEqual([{ signataireId: 'prefete', date: '2026-09-01' }]);
    expect(sessionStorage.length).toBe(0);
  });
});

describe('a draft', () => {
  it('survives a reload, is announced, and can be erased', async () => {
    const path = formPaths.confirmerFin(CONVENTION_ID);
    const first = openForm(path);
    await first.user.type(await box('Fondement'), 'Délibération du 30 juin');
    await first.user.type(await box('Dernier jour de la convention'), '31/12/20');
    first.view.unmount();

    const second = openForm(path);
    expect(await screen.findByText('Brouillon repris')).toBeDefined();
    expect((await box('Fondement')).value).toBe('Délibération du 30 juin');
    expect((await box('Dernier jour de la convention')).value).toBe('31/12/20');
    await second.user.click(screen.getByRole('button', { name: 'Effacer ce brouillon' }));
    expect((await box('Fondement')).value).toBe('');
    expect(screen.queryByText('Brouillon repris')).toBeNull();
    second.view.unmount();
    openForm(path);
    expect((await box('Fondement')).value).toBe('');
  });

  it('is kept or erased when leaving, never lost by surprise', async () => {
    const path = formPaths.dateActe(CONVENTION_ID);
    const { user, router } = openForm(path);
    await user.type(await box('Fait à Lyon, le'), '05/01/2026');
    await user.click(screen.getByRole('button', { name: 'Annuler' }));
    const dialog = await screen.findByRole('dialog', { name: /^Quitter ce formulaire/ });
    expect(router.state.location.pathname).toBe(path);
    await user.click(within(dialog).getByRole('button', { name: 'Continuer la saisie' }));
    expect((await box('Fait à Lyon, le')).value).toBe('05/01/2026');
    await user.click(screen.getByRole('button', { name: 'Annuler' }));
    await user.click(await screen.findByRole('button', { name: 'Quitter et garder le brouillon' }));
    await screen.findByText('Ailleurs');
    await router.navigate(path);
    expect((await box('Fait à Lyon, le')).value).toBe('05/01/2026');
  });

  it('gives no row to another signatory when one has signed meanwhile', async () => {
    const path = formPaths.signer(CONVENTION_ID);
    const first = openForm(path);
    await first.user.type(await dateOf('DUGRIP'), '12/11/2026');
    first.view.unmount();
    await application.ask('conventions.signer', {
      conventionId: CONVENTION_ID,
      signatures: [{ signataireId: 'prefete', date: '2026-11-10' }],
    });
    openForm(path);
    expect((await dateOf('DUGRIP')).value).toBe('12/11/2026');
    expect((await dateOf('FERREIRA')).value).toBe('');
    expect(screen.getByText('Signé le 10 novembre 2026')).toBeDefined();
    expect(screen.getByText(/le registre a changé pour cet acte/)).toBeDefined();
  });
});

describe('articles of an avenant', () => {
  it('are inserted as a skeleton on demand, moved, removed, put back, and sent as alinéas', async () => {
    await signConvention(application, '2026-01-05');
    const { user } = openForm(formPaths.demanderAvenant(CONVENTION_ID));
    await user.click(await screen.findByRole('radio', { name: 'La Région' }));
    const voices = screen.getByRole('combobox', { name: 'Signataire qui porte la demande' });
    expect(
      within(voices)
        .getAllByRole('option')
        .map((option) => option.textContent),
    ).toEqual(['Choisir…', 'Monsieur Laurent WAUQUIEZ, le Président']);
    await user.selectOptions(voices, 'president');
    await user.type(await box('Date de la demande'), '02/02/2026');
    await user.type(await box('Objet de l’avenant'), 'la durée');
    expect(screen.queryAllByRole('textbox', { name: 'Intitulé' })).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Insérer la trame usuelle' }));
    const titles = () =>
      screen.getAllByRole<HTMLInputElement>('textbox', { name: 'Intitulé' }).map(({ value }) => value);
    expect(titles()).toEqual([
      'Article 1er – Objet',
      'Article 2 – Modification de la convention',
      'Article 3 – Entrée en vigueur',
    ]);
    await user.click(screen.getByRole('button', { name: /^Descendre.*Article 2$/ }));
    expect(titles()[2]).toBe('Article 2 – Modification de la convention');
    await user.click(screen.getByRole('button', { name: /^Retirer.*Article 3$/ }));
    expect(titles()).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Remettre l’article retiré' }));
    expect(titles()[2]).toBe('Article 2 – Modification de la convention');
    await user.click(screen.getByRole('button', { name: /^Monter.*Article 3$/ }));

    await user.click(screen.getByRole('button', { name: 'Enregistrer la demande' }));
    expect(
      within(await screen.findByRole('alert')).getByText(
        /^Alinéas\s: un article compte au moins un alinéa\.$/,
      ),
    ).toBeDefined();
    const empty = screen.getAllByRole<HTMLTextAreaElement>('textbox', { name: 'Alinéas' })[1]!;
    expect(document.activeElement).toBe(empty);
    await user.type(empty, 'Premier alinéa.{Enter}{Enter}  Second alinéa.');
    expect(screen.getAllByText('2 alinéas').length).toBeGreaterThan(0);
    await user.click(screen.getByRole('button', { name: 'Enregistrer la demande' }));
    await screen.findByText('Ailleurs');
    const [recorded] = (await lire()).avenants;
    expect(recorded?.avenant.articles).toEqual([
      { titre: 'Article 1er – Objet', alineas: ['Le présent avenant a pour objet\u00a0: la durée'] },
      { titre: 'Article 2 – Modification de la convention', alineas: ['Premier alinéa.', 'Second alinéa.'] },
      {
        titre: 'Article 3 – Entrée en vigueur',
        alineas: [
          'Le présent avenant prend effet à compter de la dernière signature.',
          'Les autres dispositions de la convention demeurent inchangées.',
        ],
      },
    ]);
  });

  it('asks why a text other than the examined one is signed, only when that is the case', async () => {
    await signConvention(application, '2026-01-05');
    const projet = { objet: 'Objet', priseEffet: { nature: 'signature' as const } };
    const { id } = await application.ask('avenants.demander', {
      ...projet,
      conventionId: CONVENTION_ID,
      partieId: 'etat',
      auteurId: 'prefete',
      date: '2026-02-02',
      articles: [{ titre: 'Article 1er', alineas: ['Texte.'] }],
    });
    await application.ask('avis.enregistrer', {
      avenantId: id,
      instance: 'CREFOP',
      seance: { date: '2026-03-02', formation: 'pleniere' },
      sens: 'defavorable',
      texte: '',
    });
    const reason = /Pourquoi le texte signé diffère/;
    const first = openForm(formPaths.signerAvenant(CONVENTION_ID, id));
    await dateOf('BUCCIO');
    expect(screen.queryByRole('textbox', { name: reason })).toBeNull();
    first.view.unmount();
    await application.ask('avenants.rediger', {
      ...projet,
      avenantId: id,
      articles: [{ titre: 'Article 1er', alineas: ['Texte, avec une virgule.'] }],
    });
    const { user } = openForm(formPaths.signerAvenant(CONVENTION_ID, id));
    await user.type(await box(reason), 'Correction d’une virgule');
    await user.type(await dateOf('BUCCIO'), '03/03/2026');
    await user.click(screen.getByRole('button', { name: save }));
    await screen.findByText('Ailleurs');
    expect((await lire()).avenants[0]?.avenant.motifTexteModifie).toBe('Correction d’une virgule');
  });
});

async function sentNotice(depotLe: string): Promise<string> {
  await signConvention(application, '2026-01-05');
  const { id } = await application.ask('misesEnDemeure.preparer', {
    conventionId: CONVENTION_ID,
    partieEmettriceId: 'etat',
    auteurId: 'prefete',
    griefs: [{ obligationId: 'ART2-3', faits: 'Faits.', dateFaits: '2026-02-02' }],
  });
  await application.ask('misesEnDemeure.signer', { miseEnDemeureId: id, date: depotLe });
  await application.ask('misesEnDemeure.envoyer', {
    miseEnDemeureId: id,
    envois: [{ destinataireId: 'president', numero: '1A 123 456 7890 1', depotLe, preuveDepot: 'P-1' }],
  });
  return id;
}

describe('formal notice', () => {
  it('offers the duties of the other party only, with their text', async () => {
    await signConvention(application, '2026-01-05');
    const { convention } = await lire();
    const owedBy = (partieId: string) =>
      convention.obligations.filter((one) => one.partieId === partieId).map(({ id }) => id);
    const { user } = openForm(formPaths.preparerMiseEnDemeure(CONVENTION_ID));
    const duties = await screen.findByRole<HTMLSelectElement>('combobox', {
      name: 'Obligation ou passage non respecté',
    });
    expect(duties.disabled).toBe(true);
    const values = () => [...duties.options].map(({ value }) => value).filter((value) => value !== '');
    // The clause lets any article be invoked: passages that say no duty come after.
    const offered = () => values().filter((value) => !value.startsWith('passage:'));

    await user.click(screen.getByRole('radio', { name: 'La Région' }));
    expect(offered()).toEqual(owedBy('etat'));
    await user.click(screen.getByRole('radio', { name: /État/ }));
    expect(offered()).toEqual(owedBy('region'));
    await user.selectOptions(duties, 'ART2-3');
    expect(screen.getByLabelText(/^Texte de l’article/).textContent).toMatch(/innovation/);

    // The facts stay when the party changes; the duty, which is no longer the other's, does not.
    await user.type(await box('Faits'), 'Faits constatés');
    await user.click(screen.getByRole('radio', { name: 'La Région' }));
    expect(duties.value).toBe('');
    expect((await box('Faits')).value).toBe('Faits constatés');
  });

  it('shows both dates before the sending is recorded, and says when no proof is kept', async () => {
    await signConvention(application, '2026-01-05');
    const { id } = await application.ask('misesEnDemeure.preparer', {
      conventionId: CONVENTION_ID,
      partieEmettriceId: 'region',
      auteurId: 'president',
      griefs: [
        {
          obligationId: (await lire()).convention.obligations.find(({ partieId }) => partieId === 'etat')!.id,
          faits: 'Faits.',
          dateFaits: '2026-02-02',
        },
      ],
    });
    await application.ask('misesEnDemeure.signer', { miseEnDemeureId: id, date: '2026-06-01' });
    const { user } = openForm(formPaths.envoyerMiseEnDemeure(CONVENTION_ID, id));
    const [first, second] = await screen.findAllByRole('textbox', { name: /^Numéro de recommandé/ });
    const [firstDay, secondDay] = screen.getAllByRole('textbox', { name: /^Date de dépôt/ });
    expect(second).toBeDefined();
    await user.type(first!, '1A 123 456 7890 1');
    await user.type(firstDay!, '14/06/2026');
    await user.type(secondDay!, '15/06/2026');
    // The later deposit counts: 15 August 2026 is a Saturday and a holiday.
    expect((await screen.findAllByText(/samedi 15 août 2026/)).length).toBeGreaterThan(0);
    expect(screen.getAllByText(/lundi 17 août 2026/).length).toBeGreaterThan(0);
    await user.clear(secondDay!);
    await user.click(screen.getAllByRole('radio', { name: 'Sans preuve jointe (déclaratif)' })[0]!);
    await user.click(screen.getByRole('button', { name: 'Enregistrer l’envoi' }));
    await screen.findByText('Ailleurs');
    const [recorded] = (await lire()).misesEnDemeure;
    expect(recorded?.miseEnDemeure.envois).toHaveLength(1);
    expect(recorded?.miseEnDemeure.envois[0]).toMatchObject({
      destinataireId: 'prefete',
      depotLe: '2026-06-14',
      preuve: { nature: 'declaratif' },
    });
  });
});

describe('denunciation', () => {
  const fill = async (user: ReturnType<typeof openForm>['user'], day: string) => {
    await user.selectOptions(
      await screen.findByRole('combobox', { name: 'Signataire de la dénonciation' }),
      'prefete',
    );
    await user.type(await box('Date de notification'), day);
    await user.type(await box('En quoi le manquement persiste'), 'Rien n’a été fait.');
  };
  const notify = () => screen.getByRole('button', { name: 'Notifier la dénonciation' });

  it('is refused before the delay ends: the reason stands before the fields, and after sending', async () => {
    const id = await sentNotice('2026-10-01');
    const { user } = openForm(formPaths.notifierDenonciation(CONVENTION_ID, id));
    const blockage = await screen.findByTestId('blocage');
    expect(blockage.textContent).toMatch(/Le délai de deux mois n’est pas expiré/);
    expect(blockage.textContent).toMatch(/2 décembre 2026/);
    await fill(user, '23/11/2026');
    await user.click(screen.getByRole('checkbox'));
    await user.click(notify());
    const refusal = await screen.findByRole('alert');
    expect(refusal.textContent).toMatch(/il expire le 1er décembre 2026 à 24.h/);
    expect(refusal.textContent).toMatch(/à partir du 2 décembre 2026/);
    const day = await box('Date de notification');
    await waitFor(() => expect(document.activeElement).toBe(day));
    expect(day.value).toBe('23/11/2026');
    expect((await box('En quoi le manquement persiste')).value).toBe('Rien n’a été fait.');
    expect((await lire()).misesEnDemeure[0]?.denonciation).toBeNull();
  });

  it('needs an explicit confirmation, then is recorded once the delay has ended', async () => {
    const id = await sentNotice('2026-09-01');
    const { user, router } = openForm(formPaths.notifierDenonciation(CONVENTION_ID, id));
    await fill(user, '23/11/2026');
    expect(screen.queryByTestId('blocage')).toBeNull();
    await user.click(notify());
    await screen.findByRole('alert');
    expect(commands('denonciations.notifier')).toEqual([]);
    await user.click(screen.getByRole('checkbox'));
    await user.click(notify());
    await screen.findByText('Ailleurs');
    expect(router.state.location.pathname).toMatch(
      new RegExp(`^/conventions/${CONVENTION_ID}/resiliation/[^/]+$`, 'u'),
    );
    expect((await lire()).misesEnDemeure[0]?.denonciation?.notifieeLe).toBe('2026-11-23');
  });
});
