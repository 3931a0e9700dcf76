// @vitest-environment jsdom
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SuiviVerificationView } from '#contract/verification';
import { Verification } from '../../src-renderer/features/journal/verification';
import { ScreenProvider } from './screen-provider';

/* A verification long enough to be seen: how far it is at each question is the test's. */

const suivi = (over: Partial<SuiviVerificationView>): SuiviVerificationView => ({
  faites: 0,
  total: 4000,
  etat: 'en_cours',
  resultat: null,
  erreur: null,
  ...over,
});

let current: SuiviVerificationView;
const asked: string[] = [];
beforeEach(() => {
  asked.length = 0;
  current = suivi({});
  Object.defineProperty(window, 'registre', {
    configurable: true,
    value: {
      porte: 'electron',
      call: (method: string) => {
        asked.push(method);
        if (method === 'verification.arreter') current = suivi({ ...current, etat: 'arretee' });
        return Promise.resolve({
          ok: true,
          value: method === 'verification.lancer' ? { id: 'verification-1' } : current,
        });
      },
      onEvent: () => () => undefined,
    },
  });
});

async function launch() {
  const user = userEvent.setup();
  render(
    <ScreenProvider>
      <Verification />
    </ScreenProvider>,
  );
  await user.click(screen.getByRole('button', { name: 'Vérifier l’intégrité' }));
  const bar = await screen.findByRole('progressbar', { name: 'Avancement de la vérification' });
  return { user, bar };
}

const share = (): string | null => screen.getByRole('progressbar').getAttribute('aria-valuenow');

describe('the verification of the journal', () => {
  it('shows how far it is on a bar, in entries, and by steps to a screen reader; then what it found', async () => {
    await launch();
    expect(share()).toBe('0');
    current = suivi({ faites: 1390 });
    await waitFor(() => expect(share()).toBe('34.75'));
    expect(screen.getByText(/^1.390 entrées relues sur 4.000$/)).toBeDefined();
    expect(screen.getByRole('status').textContent).toBe('30 %');
    const premierDefaut = {
      seq: 3100,
      fichier: 'journal/000000000001.jsonl',
      ligne: 3100,
      nature: 'ligne-alteree' as const,
      message: 'L’entrée 3100 du journal est altérée.',
    };
    current = suivi({
      faites: 4000,
      etat: 'finie',
      resultat: {
        intact: false,
        entrees: 3099,
        tete: 'f'.repeat(64),
        premierDefaut,
        clauses: [],
        pieces: [],
        repere: null,
      },
    });
    const verdict = await screen.findByRole('alert');
    expect(verdict.textContent).toContain('Premier défaut\u00a0: entrée n°\u00a03100.');
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('can be stopped, and then says that it says nothing', async () => {
    const { user } = await launch();
    await user.click(screen.getByRole('button', { name: 'Arrêter' }));
    await screen.findByText(/arrêtée avant la fin/);
    expect(asked).toContain('verification.arreter');
    expect(screen.queryByRole('progressbar')).toBeNull();
  });
});
