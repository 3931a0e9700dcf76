import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { AvenantActions } from '../../src-renderer/features/convention/avenant-actions';
import { AvenantPath } from '../../src-renderer/features/convention/avenant-path';
import { EcartAvis } from '../../src-renderer/features/convention/ecart-avis';
import { formPaths } from '../../src-renderer/features/convention/forms/paths';
import { civilDate } from '#domain/civil-date';
import type { AvenantLuView } from '#contract/views';
import type { InMemoryApplication } from './in-memory-application';
import { CONVENTION_ID, openInMemory, signConvention } from './in-memory-application';
import { openForm } from './open-form';
import { ScreenProvider } from './screen-provider';

const TODAY = civilDate('2026-11-23');
let application: InMemoryApplication;
let avenantId = '';

const projet = {
  objet: 'Objet',
  priseEffet: { nature: 'signature' as const },
  articles: [{ titre: 'Article 1er', alineas: ['Le présent avenant précise l’article 5.'] }],
};

beforeEach(async () => {
  sessionStorage.clear();
  application = await openInMemory('2026-11-23');
  await signConvention(application, '2026-01-05');
  ({ id: avenantId } = await application.ask('avenants.demander', {
    ...projet,
    conventionId: CONVENTION_ID,
    partieId: 'etat',
    auteurId: 'prefete',
    date: '2026-02-02',
  }));
});

const box = (name: string | RegExp) => screen.findByRole<HTMLInputElement>('textbox', { name });
const press = (name: string) => screen.getByRole('button', { name });
const view = (): Promise<AvenantLuView> => application.ask('avenants.lire', { avenantId });
const rendreAvis = () =>
  application.ask('avis.enregistrer', {
    avenantId,
    instance: 'CREFOP',
    seance: { date: '2026-03-02', formation: 'pleniere' },
    sens: 'favorable',
    texte: '',
  });
const edit = (alinea: string) =>
  application.ask('avenants.rediger', {
    ...projet,
    avenantId,
    articles: [{ titre: 'Article 1er', alineas: [alinea] }],
  });

describe('the forms of the steps', () => {
  it('open the instruction, with or without its service', async () => {
    const { user } = openForm(formPaths.instruireAvenant(CONVENTION_ID, avenantId));
    await user.type(await box('Date d’ouverture de l’instruction'), '10/02/2026');
    await user.type(await box(/^Service instructeur/), 'SGAR');
    await user.click(press('Ouvrir l’instruction'));
    await screen.findByText('Ailleurs');
    expect((await view()).avenant.instruction).toEqual({ date: '2026-02-10', service: 'SGAR' });
  });

  it('say before anything is typed that a step is closed', async () => {
    await rendreAvis();
    openForm(formPaths.instruireAvenant(CONVENTION_ID, avenantId));
    const closed = await screen.findByTestId('blocage');
    expect(closed.textContent).toMatch(/n’est pas possible.*le comité a rendu son avis/);
    expect(closed.textContent).toMatch(/Mettez l’avenant à la signature/);
  });

  it('a party that has left since the request has its fields, and when they count is said', async () => {
    await rendreAvis();
    const { parties, ...item } = await view();
    const [etat, region] = parties;
    if (etat === undefined || region === undefined) throw new Error('two parties');
    application.answerOnce('avenants.lire', {
      ...item,
      parties: [etat],
      sortis: [{ partie: region, effet: '2026-06-01' as typeof item.avenant.demande.date }],
    });
    openForm(formPaths.signerAvenant(CONVENTION_ID, avenantId));
    expect(
      (await screen.findByText(/n’est plus partie à la convention depuis le 1er juin 2026/)).textContent,
    ).toMatch(/^La Région.*mis à la signature avant ce jour/);
    expect(screen.getAllByRole('textbox', { name: /^Date de signature/ })).toHaveLength(4);
  });

  it('refer the draft to the committee, and lead to the date at fault', async () => {
    const { user } = openForm(formPaths.saisirCrefop(CONVENTION_ID, avenantId));
    await user.type(await box('Date de la saisine'), '20/02/2026');
    const seance = await box(/^Séance prévue le/);
    await user.type(seance, '19/02/2026');
    await user.click(press('Enregistrer la saisine'));
    expect((await screen.findByRole('alert')).textContent).toMatch(/séance prévue.*précède la saisine/i);
    expect(seance.getAttribute('aria-invalid')).toBe('true');
    await user.clear(seance);
    await user.type(seance, '02/03/2026');
    await user.click(press('Enregistrer la saisine'));
    await screen.findByText('Ailleurs');
    expect((await view()).avenant.saisine).toMatchObject({ date: '2026-02-20', seancePrevue: '2026-03-02' });
  });

  it('put to signature, asking for a reason only where the text says something else', async () => {
    await rendreAvis();
    await edit('Le présent avenant précise l’article\u00A05.');
    const reason = /Pourquoi le texte signé diffère/;
    const first = openForm(formPaths.mettreALaSignature(CONVENTION_ID, avenantId));
    await box('Date de la mise à la signature');
    expect(screen.queryByRole('textbox', { name: reason })).toBeNull();
    first.view.unmount();

    await edit('Le présent avenant supprime l’article 5.');
    const { user } = openForm(formPaths.mettreALaSignature(CONVENTION_ID, avenantId));
    await user.type(await box(reason), 'Mot précisé en séance');
    expect(screen.getByText('supprime').tagName).toBe('INS');
    expect(screen.getByText('précise').tagName).toBe('DEL');
    await user.type(await box('Date de la mise à la signature'), '10/03/2026');
    await user.click(press('Mettre à la signature'));
    await screen.findByText('Ailleurs');
    const { avenant, etat } = await view();
    expect([etat, avenant.motifTexteModifie]).toEqual(['mise_a_la_signature', 'Mot précisé en séance']);
  });

  it('record the refusal of a party, never of one that has signed', async () => {
    await rendreAvis();
    await application.ask('avenants.signer', {
      avenantId,
      signatures: [{ signataireId: 'president', date: '2026-03-10' }],
    });
    const { user } = openForm(formPaths.refuserAvenant(CONVENTION_ID, avenantId));
    await user.click(await screen.findByRole('radio', { name: /État/ }));
    expect(screen.queryByRole('radio', { name: 'La Région' })).toBeNull();
    await user.type(await box('Date du refus'), '12/03/2026');
    await user.click(press('Enregistrer le refus'));
    expect((await screen.findByRole('alert')).textContent).toMatch(
      /Motif du refus\s: ce champ est obligatoire/,
    );
    await user.type(await box('Motif du refus'), 'Crédits non ouverts');
    await user.click(press('Enregistrer le refus'));
    await screen.findByText('Ailleurs');
    expect((await view()).etat).toBe('refuse');
  });

  it('a text put to signature is no longer written, and the form says it at once', async () => {
    await rendreAvis();
    await application.ask('avenants.mettreALaSignature', { avenantId, date: '2026-03-10' });
    openForm(formPaths.redigerAvenant(CONVENTION_ID, avenantId));
    expect((await screen.findByTestId('blocage')).textContent).toMatch(/Le texte est figé.*10 mars 2026/);
  });
});

const show = (element: React.ReactNode) =>
  render(
    <ScreenProvider>
      <MemoryRouter>{element}</MemoryRouter>
    </ScreenProvider>,
  );

/** What the menu of the act shown offers, and what it refuses today. */
async function acts(): Promise<{ readonly offered: readonly string[]; readonly refused: readonly string[] }> {
  await userEvent.click(screen.getByRole('button', { name: /^Autres actions/u }));
  const items = await screen.findAllByRole('menuitem');
  const names = (refused: boolean) =>
    items
      .filter((item) => (item.getAttribute('aria-disabled') === 'true') === refused)
      .map(({ textContent }) => textContent);
  return { offered: names(false), refused: names(true) };
}

describe('an avenant', () => {
  it('shows every step with its day, and those nobody recorded', async () => {
    await rendreAvis();
    show(<AvenantPath item={await view()} />);
    const steps = within(screen.getByRole('list', { name: 'Où en est cet avenant' })).getAllByRole(
      'listitem',
    );
    expect(steps.map(({ textContent }) => textContent.replace(/^\d/, ''))).toEqual([
      'Demande (fait)02/02/2026',
      'Instruction (non enregistré)non enregistré',
      'Saisine (non enregistré)non enregistré',
      'Avis (fait)02/03/2026',
      'Mise à la signature (à venir)',
      'Signature (à venir)',
      'Effet (à venir)',
    ]);
  });

  it('of an avenant that was refused shows what was done, and nothing to come', async () => {
    await application.ask('avenants.refuser', {
      avenantId,
      date: '2026-02-20',
      partieId: 'etat',
      motif: 'Motif de l’essai',
    });
    const item = await view();
    show(
      <>
        <AvenantPath item={item} />
        <AvenantActions item={item} conventionId={CONVENTION_ID} aujourdhui={TODAY} />
      </>,
    );
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
    const { offered, refused } = await acts();
    expect(offered).toContain('Reprendre ce texte dans une nouvelle demande');
    for (const name of ['Abandonner', 'Enregistrer des signatures'])
      expect([...offered, ...refused]).not.toContain(name);
  });

  it('closed with its convention, still takes what was done before, and puts nothing forward', async () => {
    await rendreAvis();
    const item = { ...(await view()), etat: 'clos' as const, suite: null };
    show(<AvenantActions item={item} conventionId={CONVENTION_ID} aujourdhui={TODAY} />);
    expect((await acts()).offered).toEqual(
      expect.arrayContaining([
        'Mettre à la signature',
        'Enregistrer des signatures',
        'Objet, prise d’effet et articles',
        'Abandonner',
      ]),
    );
    const [forward] = screen.getAllByRole('link');
    expect(forward?.textContent).toBe('Voir le document');
    expect(forward?.dataset.variant).toBe('default');
  });

  it('offers what the table allows, what comes next apart, and says why it refuses the rest', async () => {
    await rendreAvis();
    await application.ask('avenants.mettreALaSignature', { avenantId, date: '2026-03-10' });
    show(<AvenantActions item={await view()} conventionId={CONVENTION_ID} aujourdhui={TODAY} />);
    // Signatures to come are gathered in a packet; without one, they are still recorded from the menu.
    expect(screen.getByRole('link', { name: 'Ouvrir le paquet' })).toBeTruthy();
    const { offered, refused } = await acts();
    expect(offered).toEqual(
      expect.arrayContaining(['Enregistrer des signatures', 'Enregistrer un refus', 'Abandonner']),
    );
    expect(refused).toEqual(
      expect.arrayContaining([
        'Objet, prise d’effet et articles',
        'Saisir le comité',
        'Mettre à la signature',
        'Ouvrir l’instruction',
      ]),
    );
    expect(
      screen.getByRole('menuitem', { name: 'Saisir le comité' }).getAttribute('aria-description'),
    ).toMatch(/déjà à la signature|est à la signature/u);
  });

  it('does not offer to sign what has no avis, and offers it again once it has one', async () => {
    const shown = show(
      <AvenantActions item={await view()} conventionId={CONVENTION_ID} aujourdhui={TODAY} />,
    );
    expect((await acts()).refused).toContain('Enregistrer des signatures');
    shown.unmount();
    await rendreAvis();
    show(<AvenantActions item={await view()} conventionId={CONVENTION_ID} aujourdhui={TODAY} />);
    expect((await acts()).offered).toContain('Enregistrer des signatures');
  });
});

describe('what changed since the avis', () => {
  const showEcart = async () => {
    const { avis, avenant, etat } = await view();
    show(<EcartAvis item={avis[0]!} avenant={avenant} etat={etat} conventionId={CONVENTION_ID} />);
  };

  it('one noun: the words, the question, and its ways out', async () => {
    await rendreAvis();
    await edit('Le présent avenant précise la section 5.');
    await showEcart();
    expect(screen.getByText('Modifié depuis l’avis du 2 mars 2026')).toBeDefined();
    expect(screen.getByText('Article 1er, alinéa 1')).toBeDefined();
    expect(document.querySelector('del')?.textContent).toContain('article');
    const added = [...document.querySelectorAll('ins')].map(({ textContent }) => textContent).join(' ');
    expect(added).toContain('section');
    for (const name of ['Enregistrer un nouvel avis', 'Mettre à la signature avec un motif'])
      expect(screen.getByRole('link', { name })).toBeDefined();
  });

  it('an unbreakable space: form only, drawn, and nothing to ask', async () => {
    await rendreAvis();
    await edit('Le présent avenant précise l’article\u00A05.');
    await showEcart();
    expect(screen.getByText(/forme seulement/)).toBeDefined();
    expect([...document.querySelectorAll('del, ins')].map(({ textContent }) => textContent)).toEqual([
      '␣',
      '⍽',
    ]);
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('nothing once the text is put back', async () => {
    await rendreAvis();
    await edit('Le présent avenant précise la section 5.');
    await edit(projet.articles[0]!.alineas[0]!);
    const item = await view();
    expect([item.avis[0]?.ecart, item.blocage]).toEqual([null, null]);
  });
});
