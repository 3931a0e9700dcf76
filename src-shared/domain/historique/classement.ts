import { sensible } from '#registre/acte';
import type { Classement } from '#registre/acte';
import { acteNomme } from '#registre/actes';

export type { Classement } from '#registre/acte';

/** An action that this version does not know stops the undo: nobody can say what taking it back would break. */
const INCONNUE = sensible('cette version de l’application ne connaît pas cette action');

export const classementOf = (action: string): Classement => acteNomme(action)?.classement ?? INCONNUE;
