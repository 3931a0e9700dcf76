import type { ChantierView } from '#contract/texte';
import type { Saisie } from './saisie';

/** What the text offers to whoever may write: opening the editor on a place, or taking a change back. */
export type Gestes = {
  /** `retour`: what takes the focus back once the editor closes, the first of these keys that still is there. */
  readonly ouvrir: (saisie: Saisie, retour: string, libre?: boolean) => void;
  /** Takes out the change that repealed a division. */
  readonly nePlusAbroger: (divisionId: string) => void;
};

/* The elements of the text, by the ids of what they show: anchors of « Voir dans le texte » and of the focus. */
export const idDivision = (divisionId: string): string => `div-${divisionId}`;
export const idAlinea = (alineaId: string): string => `al-${alineaId}`;
export const idMenu = (id: string): string => `menu-${id}`;
/** The button of a place, which the library gives an id of its own: found by the key it bears. */
export function trouverRetour(keys: string): HTMLElement | null {
  for (const key of keys.split(' ')) {
    const found =
      document.getElementById(key) ??
      [...document.querySelectorAll<HTMLElement>('[data-retour]')].find(
        (one) => one.getAttribute('data-retour') === key,
      );
    if (found !== undefined) return found;
  }
  return null;
}
export const idOperation = (operationId: string): string => `operation-${operationId}`;
export const idCorriger = (operationId: string): string => `corriger-${operationId}`;
export const ID_TEXTE = 'titre-texte';
export const ID_PARTIES = 'parties-du-texte';
export const ID_LISTE = 'modifications-du-projet';

/** The place of a change in the text shown: where it stands, or what it brought in. */
export function trouverPlace(
  divisionId: string | null,
  alineaId: string | null,
  operationId?: string,
): HTMLElement | null {
  const byId = (id: string) => document.getElementById(id);
  if (operationId !== undefined) {
    const brought =
      byId(idDivision(`${operationId}-division`)) ??
      document.querySelector<HTMLElement>(`[id^="${CSS.escape(idAlinea(operationId))}"]`);
    if (brought !== null) return brought;
  }
  if (alineaId !== null) {
    const alinea = byId(idAlinea(alineaId));
    if (alinea !== null) return alinea;
  }
  return divisionId === null ? byId(ID_PARTIES) : byId(idDivision(divisionId));
}

/** Takes the reader and the keyboard to a place. */
export function allerA(element: HTMLElement | null): void {
  if (element === null) return;
  element.scrollIntoView({ block: 'center' });
  element.focus({ preventScroll: true });
}

/** The changes of the draft that repeal a division. */
export const abrogations = ({ operations }: ChantierView, divisionId: string) =>
  operations.filter(
    ({ modification }) => modification.nature === 'abroger' && modification.divisionId === divisionId,
  );
