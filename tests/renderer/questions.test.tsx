import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { formPaths } from '../../src-renderer/features/convention/forms/paths';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { openConvention } from './open-convention';
import { openForm } from './open-form';

/* A screen asks for what it shows, a form for what it is filled in with, and for nothing else. */

let application: InMemoryApplication;
let avenantId = '';
let autreId = '';
let avisId = '';
let lettreId = '';

const demander = async (objet: string): Promise<string> => {
  const { id } = await application.ask('avenants.demander', {
    conventionId: CONVENTION_ID,
    partieId: 'region',
    auteurId: 'president',
    date: '2026-11-03',
    piece: null,
    objet,
    articles: [{ titre: 'Article 1er', alineas: ['Un alinéa.'] }],
    priseEffet: { nature: 'signature' },
  });
  return id;
};

beforeEach(async () => {
  application = await openForTest('2026-11-23');
  await signConvention(application, '2026-11-02');
  avenantId = await demander('Premier');
  autreId = await demander('Second');
  ({ id: avisId } = await application.ask('avis.enregistrer', {
    avenantId,
    instance: 'CREFOP',
    seance: { date: '2026-11-10', formation: 'pleniere' },
    sens: 'favorable',
    texte: '',
  }));
  ({ id: lettreId } = await application.ask('misesEnDemeure.preparer', {
    conventionId: CONVENTION_ID,
    partieEmettriceId: 'region',
    auteurId: 'president',
    griefs: [{ obligationId: 'ART3-4', faits: 'Absence.', dateFaits: '2026-11-05' }],
  }));
});

const asked = (): readonly string[] => [...new Set(application.asked.map(({ method }) => method))].sort();
const c = CONVENTION_ID;

describe('a form asks', () => {
  it.each<[string, () => string, readonly string[]]>([
    [
      'to sign the convention',
      () => formPaths.signer(c),
      ['conventions.acte', 'conventions.clauses', 'conventions.lire', 'conventions.parties'],
    ],
    ['to date the act', () => formPaths.dateActe(c), ['conventions.clauses', 'conventions.lire']],
    ['to confirm the end', () => formPaths.confirmerFin(c), ['conventions.lire']],
    [
      'for a request',
      () => formPaths.demanderAvenant(c),
      ['conventions.clauses', 'conventions.lire', 'conventions.parties'],
    ],
    // The act stands beside its form, with who asked for it.
    [
      'to instruct',
      () => formPaths.instruireAvenant(c, avenantId),
      ['avenants.lire', 'conventions.lire', 'conventions.parties'],
    ],
    [
      'to drop',
      () => formPaths.abandonnerAvenant(c, avenantId),
      ['avenants.lire', 'conventions.lire', 'conventions.parties'],
    ],
    [
      'to sign an avenant',
      () => formPaths.signerAvenant(c, avenantId),
      ['avenants.lire', 'conventions.clauses', 'conventions.lire', 'conventions.parties'],
    ],
    [
      'for an avis',
      () => formPaths.enregistrerAvis(c, avenantId),
      ['avenants.lire', 'conventions.clauses', 'conventions.lire', 'conventions.parties'],
    ],
    [
      'to publish',
      () => formPaths.publierAvis(c, avisId),
      ['avenants.lire', 'avis.lire', 'conventions.lire'],
    ],
    [
      'for a notice',
      () => formPaths.preparerMiseEnDemeure(c),
      ['conventions.lire', 'conventions.obligations', 'conventions.parties', 'resiliation.regles'],
    ],
    [
      'to sign a notice',
      () => formPaths.signerMiseEnDemeure(c, lettreId),
      ['conventions.lire', 'conventions.parties', 'misesEnDemeure.lire'],
    ],
  ])('%s', async (_, path, methods) => {
    openForm(path());
    await screen.findByRole('button', { name: 'Annuler' });
    await waitFor(() => expect(asked()).toEqual(methods));
  });

  it('about its own act alone', async () => {
    openForm(formPaths.instruireAvenant(c, avenantId));
    await screen.findByRole('button', { name: 'Annuler' });
    expect(application.asked.filter(({ method }) => method === 'avenants.lire')).toEqual([
      { method: 'avenants.lire', input: { avenantId } },
    ]);
  });

  it.each([
    ['unknown', () => formPaths.instruireAvenant(c, 'inconnu')],
    ['misspelt', () => formPaths.instruireAvenant(c, 'é è')],
    ['of another kind', () => formPaths.signerMiseEnDemeure(c, avenantId)],
  ])('and says so when the act is %s', async (_, path) => {
    openForm(path());
    const back = await screen.findByRole('link', { name: /^Retour à la convention/ });
    expect(back.getAttribute('href')).toContain(`/conventions/${c}/`);
    expect(screen.queryByRole('button', { name: 'Annuler' })).toBeNull();
  });
});

describe('a screen asks', () => {
  it.each<[string, string, readonly string[]]>([
    ['parties', 'Signataires', ['conventions.lire', 'conventions.parties']],
    ['avis', 'Avis', ['avis.lister', 'conventions.lire']],
    ['chronologie', 'Chronologie', ['chronologie.barres', 'chronologie.lire', 'conventions.lire']],
  ])('on the tab %s for what it shows', async (onglet, _, methods) => {
    openConvention(`/conventions/${c}/${onglet}`);
    await waitFor(() => expect(asked()).toEqual(expect.arrayContaining([...methods])));
    await waitFor(() => expect(screen.queryByText('Chargement…')).toBeNull());
    const read = asked().filter((method) =>
      /^(conventions|avenants|avis|misesEnDemeure|chronologie)\./.test(method),
    );
    expect(read).toEqual(methods);
  });

  it('on the tab of the avenants for the one that is shown, once', async () => {
    const { user } = openConvention(`/conventions/${c}/avenants`);
    await user.click(await screen.findByRole('link', { name: /Premier/ }));
    await screen.findByRole('heading', { name: /Premier/ });
    await user.click(screen.getByRole('link', { name: /Second/ }));
    await screen.findByRole('heading', { name: /Second/ });
    await waitFor(() =>
      expect(
        application.asked
          .filter(({ method }) => method === 'avenants.lire')
          .map(({ input }) => (input as { readonly avenantId: string }).avenantId)
          .sort(),
      ).toEqual([avenantId, autreId].sort()),
    );
    expect(asked()).not.toContain('conventions.texte');
  });
});
