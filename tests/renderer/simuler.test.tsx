// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { PROROGER_A_2029 } from '../support/modifications';
import { CONVENTION_ID } from './in-memory-application';
import { application, avenantId, draftBeforeEach, sent, show } from './open-atelier';

draftBeforeEach();

/** What a person reads, its no-break spaces as plain ones. */
const lu = (element: HTMLElement): string => element.textContent.replace(/[\u00A0\u202F]/gu, ' ');

/** The draft puts the end off and rewrites what a notice not yet sent quotes. */
async function preparer(): Promise<void> {
  await application.ask('conventions.confirmerFin', {
    conventionId: CONVENTION_ID,
    date: '2028-12-31',
    fondement: 'CPRDFOP 2022-2028',
  });
  await application.ask('misesEnDemeure.preparer', {
    conventionId: CONVENTION_ID,
    partieEmettriceId: 'region',
    auteurId: 'president',
    griefs: [
      {
        obligationId: 'ART3-5',
        faits: 'Absence au suivi.',
        dateFaits: '2026-11-03',
        pieces: null,
        miseEnConformite: null,
      },
    ],
  });
  await application.ask('avenants.ajouterOperations', {
    avenantId,
    operations: [
      {
        modification: PROROGER_A_2029,
        phrase: null,
      },
      {
        modification: {
          nature: 'remplacer_mots',
          cible: { divisionId: 'art3', alineaId: 'art3-6' },
          ancien: 'participera',
          nouveau: 'contribuera',
          partout: false,
        },
        phrase: null,
      },
    ],
  });
}

describe('what an avenant would change', () => {
  it('is shown, text, dates and notices, while the registry stays as it is', async () => {
    await preparer();
    const before = await application.ask('registre.etat', {});
    const user = await show();
    await user.click(screen.getByRole('link', { name: 'Simuler' }));

    const dates = await screen.findByRole('region', { name: 'Tableau des dates' });
    expect(
      within(dates)
        .getAllByRole('row')
        .map((row) => [...row.children].slice(0, 3).map((cell) => lu(cell as HTMLElement))),
    ).toEqual([
      ['Date', 'Avant', 'Après'],
      ['Prise d’effet de l’avenant', 'aucune', '23 novembre 2026'],
      ['Fin de la convention', '31 décembre 2028', '31 décembre 2029'],
      ['Dernier jour pour demander ou signer un avenant', '31 décembre 2028', '31 décembre 2029'],
    ]);
    expect(lu(within(dates).getByRole('row', { name: /^Fin de la convention/ }))).toContain(
      'reporte la fin au 31 décembre 2029',
    );

    const touched = screen.getByRole('region', { name: 'Ce qui serait aussi touché' });
    expect(within(touched).getAllByRole('listitem').map(lu)).toEqual([
      expect.stringMatching(/^Mise en demeure.*Elle cite l’obligation ART3-5, que l’avenant récrit\.$/),
    ]);

    const text = screen.getByRole('region', { name: 'Texte comparé' });
    const changed = (tag: string) => [...text.querySelectorAll<HTMLElement>(tag)].map(lu);
    expect(changed('del')).toContain('[supprimé : participera fin de la suppression]');
    expect(changed('ins')).toContain('[ajouté : contribuera fin de l’ajout]');
    expect(lu(text)).toContain('2 changements');

    expect(lu(document.body)).toContain(`Empreinte du registre, inchangée : ${before.tete.slice(0, 12)}…`);
    expect(await application.ask('registre.etat', {})).toEqual(before);
    expect(sent('texte.simuler')).toEqual([{ avenantId }]);
  });

  it('says so when nothing else is touched', async () => {
    const user = await show();
    await user.click(screen.getByRole('link', { name: 'Simuler' }));
    expect(await screen.findByText('Aucun autre dossier n’est touché.')).toBeDefined();
    expect(screen.getByText('Aucun conflit avec un autre avenant.')).toBeDefined();
    expect(lu(screen.getByRole('region', { name: 'Texte comparé' }))).toContain('aucun changement');
  });
});
