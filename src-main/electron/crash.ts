/** Time within which a second death shows that reloading does not help. */
const WINDOW_MS = 60_000;

/**
 * What to do when the page's process has died.
 *
 * @param reason As Electron names it.
 * @param since Milliseconds since the previous death; null when there was none.
 */
export function decideAfterCrash(reason: string, since: number | null): 'ignore' | 'reload' | 'explain' {
  if (reason === 'clean-exit') return 'ignore';
  return since !== null && since < WINDOW_MS ? 'explain' : 'reload';
}
