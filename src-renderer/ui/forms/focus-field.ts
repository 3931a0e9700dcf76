const FOCUSABLE = 'input:not([type="hidden"]), textarea, select, button';

const findField = (name: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('[data-champ]')].find(({ dataset }) => dataset.champ === name);

/**
 * Takes the user to the field of that name, scrolled into view. False when the page has no such field: the message
 * must then be read elsewhere.
 */
export function focusField(name: string): boolean {
  const field = findField(name);
  if (field === undefined) return false;
  // A group of radios is one field: its checked button, or its first, is where the keyboard enters.
  const target = field.matches(FOCUSABLE)
    ? field
    : (field.querySelector<HTMLElement>('input:checked') ?? field.querySelector<HTMLElement>(FOCUSABLE));
  if (target === null) return false;
  target.focus();
  return true;
}

/** How the page calls the field of that name: what its label says; null when there is no such field, or no label. */
export function fieldLabel(name: string): string | null {
  const field = findField(name);
  if (field === undefined) return null;
  const named = field.querySelector('[role="radiogroup"]') ?? field;
  const labels =
    named instanceof HTMLInputElement ||
    named instanceof HTMLTextAreaElement ||
    named instanceof HTMLSelectElement
      ? [...(named.labels ?? [])]
      : (named.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id));
  const said = [named.getAttribute('aria-label'), ...labels.map((label) => label?.textContent ?? null)];
  return said.map((text) => (text ?? '').trim()).find((text) => text !== '') ?? null;
}

/** Whether the page has a field of that name. */
export function hasField(name: string): boolean {
  return findField(name) !== undefined;
}
