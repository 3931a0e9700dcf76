const KEY = 'registre.jeton';

/**
 * Takes the browser door's token out of the address (`#jeton=…`) before the router reads it, so that it stays in
 * neither the history nor a copied link. It lives as long as the tab.
 */
export function takeTokenFromAddress(): void {
  const match = /^#jeton=([^&]+)/.exec(window.location.hash);
  if (match?.[1] === undefined) return;
  sessionStorage.setItem(KEY, decodeURIComponent(match[1]));
  window.history.replaceState(null, '', `${window.location.pathname}${window.location.search}#/`);
}

export const sessionToken = (): string | null => sessionStorage.getItem(KEY);
