import { userInfo } from 'node:os';

/** Name under which the journal records who acts: the system session, or a plain word where it has none. */
export function osUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A uid without an entry in the system's table of users, as in some containers.
    return 'utilisateur inconnu';
  }
}
