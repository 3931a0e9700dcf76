/** Brings to the top of the pane that scrolls it, and of nothing around it: the head of the page stays in sight. */
export function montrer(one: HTMLElement | null): void {
  let pane = one?.parentElement ?? null;
  while (pane !== null && !/auto|scroll/u.test(getComputedStyle(pane).overflowY)) pane = pane.parentElement;
  if (one === null) return;
  if (pane === null) one.scrollIntoView({ block: 'start' });
  else pane.scrollTop += one.getBoundingClientRect().top - pane.getBoundingClientRect().top;
}
