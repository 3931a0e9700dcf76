import type { TexteEnVigueur } from '../texte/en-vigueur';
import { jetons } from './lecture-jetons';
import { lieuxNommes, lireLieu } from './lecture-lieu';

/** What is sure of a sentence that is not understood: its one place, and what it quotes. */
export type Indices = {
  readonly divisionId: string | null;
  readonly alineaId: string | null;
  readonly citations: readonly string[];
};

export function indicesDe(lignes: readonly string[], texte: TexteEnVigueur): Indices {
  const { tete = '', citations = [] } = jetons(lignes) ?? {};
  const vises = lieuxNommes(tete).flatMap((nom) => lireLieu(nom, citations, texte)?.vise ?? []);
  const [first] = vises;
  const seul =
    first !== undefined && vises.every(({ division }) => division.id === first.division.id) ? first : null;
  const alineas = new Set(vises.flatMap(({ alinea }) => (alinea === null ? [] : [alinea.id])));
  return {
    divisionId: seul?.division.id ?? null,
    alineaId: seul !== null && alineas.size === 1 ? ([...alineas][0] ?? null) : null,
    citations: citations.map((cite) => cite.join('\n')),
  };
}
