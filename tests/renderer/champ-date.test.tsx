import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { civilDate } from '#domain/civil-date';
import { ChampDate } from '../../src-renderer/parts/forms/champ-date';
import { DayContext } from '../../src-renderer/parts/forms/day-context';
import { ScreenProvider } from './screen-provider';

function Harness({ onValue, error }: { onValue: (value: string | null) => void; error?: string }) {
  const [text, setText] = useState('');
  return (
    <ScreenProvider>
      <DayContext value={{ today: civilDate('2026-11-23'), zone: 'metropole' }}>
        <ChampDate
          label="Date de dépôt"
          text={text}
          error={error}
          onChange={(typed, value) => {
            setText(typed);
            onValue(value);
          }}
        />
        <button type="button">Après</button>
      </DayContext>
    </ScreenProvider>
  );
}

function setUp(error?: string) {
  const values: (string | null)[] = [];
  render(<Harness onValue={(value) => values.push(value)} {...(error === undefined ? {} : { error })} />);
  return {
    values,
    user: userEvent.setup(),
    field: screen.getByRole<HTMLInputElement>('textbox', { name: 'Date de dépôt' }),
  };
}

/** What the reader hears with the field. */
const describedBy = (field: HTMLElement): string =>
  (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('date field: what is typed is read, never rewritten', () => {
  it.each([
    ['25/12/2026', '2026-12-25', 'vendredi 25 décembre 2026 – jour férié ou chômé (Noël)'],
    ['03/04/2026', '2026-04-03', 'vendredi 3 avril 2026'],
    ['29/02/2028', '2028-02-29', 'mardi 29 février 2028'],
    ['1/2/2026', '2026-02-01', 'dimanche 1er février 2026 – ce n’est pas un jour ouvré'],
    ['31/12/2026', '2026-12-31', 'jeudi 31 décembre 2026'],
    ['23/11/2026', '2026-11-23', 'lundi 23 novembre 2026'],
  ])('%s is %s', async (typed, value, words) => {
    const { values, user, field } = setUp();
    await user.type(field, typed);
    await user.tab();
    expect(field.value).toBe(typed);
    expect(values.at(-1)).toBe(value);
    expect(field.getAttribute('aria-invalid')).toBeNull();
    expect(describedBy(field)).toBe(words);
  });

  it.each([
    ['31/02/2026', 'Cette date n’existe pas : le mois de février 2026 compte 28 jours.'],
    ['29/02/2027', 'Cette date n’existe pas : le mois de février 2027 compte 28 jours.'],
    ['30/02/2028', 'Cette date n’existe pas : le mois de février 2028 compte 29 jours.'],
    ['32/01/2026', 'Cette date n’existe pas : le mois de janvier 2026 compte 31 jours.'],
    ['31/04/2026', 'Cette date n’existe pas : le mois d’avril 2026 compte 30 jours.'],
    ['00/05/2026', 'Cette date n’existe pas : les jours se comptent à partir de 1.'],
    [
      '12/13/2026',
      'Cette date n’existe pas : il n’y a pas de mois 13. Écrivez le jour, puis le mois, puis l’année.',
    ],
    ['01/02/0026', 'L’année doit être comprise entre 1900 et 2199.'],
    ['01/02/76', 'Écrivez l’année avec ses quatre chiffres : 76 peut être 1976 ou 2076.'],
    ['demain', 'Écrivez la date sous la forme jj/mm/aaaa, par exemple 23/11/2026.'],
    ['1.2/2026', 'Écrivez la date sous la forme jj/mm/aaaa, par exemple 23/11/2026.'],
  ])('%s is refused with its reason and stays on screen', async (typed, message) => {
    const { values, user, field } = setUp();
    await user.type(field, typed);
    await user.tab();
    expect(field.value).toBe(typed);
    expect(values.at(-1)).toBeNull();
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(describedBy(field)).toBe(message);
  });

  it('says nothing of an empty field, nor of a date still being typed', async () => {
    const { user, field } = setUp();
    await user.click(field);
    await user.tab();
    expect(field.getAttribute('aria-invalid')).toBeNull();
    await user.type(field, '31/0');
    expect(field.getAttribute('aria-invalid')).toBeNull();
  });

  it('shows the error of the form when the text itself is a date', async () => {
    const { user, field } = setUp('Cette date précède l’envoi.');
    await user.type(field, '23/11/2026');
    expect(describedBy(field)).toContain('Cette date précède l’envoi.');
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });
});

describe('date field: calendar', () => {
  it('opens on today in French and writes the picked day', async () => {
    const { values, user, field } = setUp();
    await user.click(screen.getByRole('button', { name: /^Ouvrir le calendrier/ }));
    const calendar = await screen.findByRole('dialog');
    expect(within(calendar).getByRole('button', { name: 'Choisir le mois et l’année' }).textContent).toMatch(
      /novembre 2026/i,
    );
    await user.click(within(calendar).getByRole('button', { name: 'mardi 24 novembre 2026' }));
    expect(field.value).toBe('24/11/2026');
    expect(values.at(-1)).toBe('2026-11-24');
  });

  it('names the days off, and is moved through with the arrows', async () => {
    const { user, field } = setUp();
    await user.type(field, '10/11/2026');
    await user.click(screen.getByRole('button', { name: /^Ouvrir le calendrier/ }));
    const calendar = await screen.findByRole('dialog');
    within(calendar).getByRole('button', { name: 'mardi 10 novembre 2026' }).focus();
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe(
      'mercredi 11 novembre 2026 – jour férié ou chômé (Armistice de 1918)',
    );
    await user.keyboard('{Enter}');
    expect(field.value).toBe('11/11/2026');
  });
});
