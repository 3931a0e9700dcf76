import { IMPRESSION_BRUTE, comparer } from './redline';
import type { Comparaison, Comparee, EtatCompare, Impression } from './redline';
import { memeRevision } from './mots';
import type { Passage, Revision } from './mots';
import type { TexteEnVigueur } from '../texte/en-vigueur';

/* What a comparison gives back: the text of either end, and how much changed. */

/** The lines of the last text: all that is inserted, nothing of what is deleted. */
export const accepter = (comparaison: Comparaison): readonly string[] => lire(comparaison, 'del');

/** The lines of the first text: nothing of what is inserted, all that is deleted. */
export const rejeter = (comparaison: Comparaison): readonly string[] => lire(comparaison, 'ins');

/** The lines of a text, as `accepter` and `rejeter` give them. */
export const lignesDe = (
  texte: TexteEnVigueur,
  impression: Impression = IMPRESSION_BRUTE,
): readonly string[] => accepter(comparer([{ texte, auteur: '', date: null }], impression));

function lire({ parties, liminaires, divisions }: Comparaison, sans: Revision['sorte']): readonly string[] {
  const remains = ({ revision }: { readonly revision: Revision | null }): boolean => revision?.sorte !== sans;
  const words = (passages: readonly Passage[]): string =>
    passages
      .filter(remains)
      .map(({ texte }) => texte)
      .join('');
  return [
    ...[...parties, ...liminaires].filter(remains).map(({ runs }) => words(runs)),
    ...divisions
      .filter(remains)
      .flatMap(({ intitule, alineas }) => [
        words(intitule),
        ...alineas
          .filter(remains)
          .map(
            ({ niveau, marque, runs }) =>
              `${'  '.repeat(niveau)}${marque === null ? '' : `${marque} `}${words(runs)}`,
          ),
      ]),
  ];
}

type Compte = { readonly inserees: number; readonly supprimees: number; readonly modifiees: number };

export type Changements = {
  readonly divisions: Compte;
  /** Alinéas and lines of the parties' designation, those of inserted and deleted divisions included. */
  readonly alineas: Compte;
  /** Words put in and taken out by each act, in the order they apply; an act that changed nothing is there too. */
  readonly actes: readonly (Comparaison['actes'][number] & {
    readonly ajoutes: number;
    readonly supprimes: number;
  })[];
  readonly motsAjoutes: number;
  readonly motsSupprimes: number;
};

const MOT = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

export function compterChangements({ actes, parties, liminaires, divisions }: Comparaison): Changements {
  const lines = [...parties, ...liminaires, ...divisions.flatMap(({ alineas }) => alineas)];
  const changed = [...lines.map(({ runs }) => runs), ...divisions.map(({ intitule }) => intitule)].flatMap(
    (passages) => passages.filter(({ revision }) => revision !== null),
  );
  const mots = (sorte: Revision['sorte'], acte?: Comparaison['actes'][number]): number =>
    changed
      .filter(
        ({ revision }) =>
          revision?.sorte === sorte &&
          (acte === undefined || memeRevision(revision, { sorte, auteur: acte.auteur, date: acte.date })),
      )
      .reduce((sum, { texte }) => sum + (texte.match(MOT)?.length ?? 0), 0);
  const compte = (all: readonly Comparee[]): Compte => {
    const how = (wanted: EtatCompare): number => all.filter(({ etat }) => etat === wanted).length;
    return { inserees: how('inseree'), supprimees: how('supprimee'), modifiees: how('modifiee') };
  };
  return {
    divisions: compte(divisions),
    alineas: compte(lines),
    actes: actes.map((acte) => ({ ...acte, ajoutes: mots('ins', acte), supprimes: mots('del', acte) })),
    motsAjoutes: mots('ins'),
    motsSupprimes: mots('del'),
  };
}
