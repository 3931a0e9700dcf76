import { CHOIX_ARBITRAGE_LABELS } from '#registre/fiches/operations';
import type { ChoixArbitrage } from '#registre/fiches/operations';
import { natures } from '#registre/champs';
import { modification } from '#registre/fiches/operations';
import type { Modification } from '#registre/fiches/operations';

export { CHOIX_ARBITRAGE_LABELS } from '#registre/fiches/operations';
export type {
  ChoixArbitrage,
  NouvelAlinea,
  Cible,
  Modification,
  Operation,
  Arbitrage,
} from '#registre/fiches/operations';

/** What is done to a visa, a considérant or a person present. */
export type OperationLiminaire = Extract<
  Modification,
  { nature: 'inserer_liminaire' | 'rediger_liminaire' | 'supprimer_liminaire' }
>;

export type NatureModification = Modification['nature'];

export const CHOIX_ARBITRAGE = Object.keys(CHOIX_ARBITRAGE_LABELS) as [ChoixArbitrage, ...ChoixArbitrage[]];

export const NATURES_MODIFICATION = natures(modification);

/** What an operation of a list is called until it is recorded: the parts it brings in are named after it. */
export const idProvisoire = (rang: number): string => `provisoire.${rang}`;

const PROVISOIRE = /^provisoire\.(\d+)(?=-)/u;
const CIBLES: ReadonlySet<string> = new Set(['divisionId', 'alineaId', 'apres', 'liminaireId']);

/** The same modification, its targets under the ids that the operations before it were given. */
export function designerProvisoires(modification: Modification, ids: readonly string[]): Modification {
  const named: unknown = JSON.parse(JSON.stringify(modification), (key, value: unknown) =>
    CIBLES.has(key) && typeof value === 'string'
      ? value.replace(PROVISOIRE, (mot, rang: string) => ids[Number(rang)] ?? mot)
      : value,
  );
  return named as Modification;
}
