import type { Bloc, HorsTexte } from '#domain/importation/document';
import { counted } from '#domain/french';

/* What the readers of office documents keep beside the text, and how a person is told of it. */

const CONSTATS = {
  insertions: (n: number) =>
    n > 1
      ? `${counted(n, 'insertion suivie', 'insertions suivies')} sont tenues pour acceptées.`
      : 'Une insertion suivie est tenue pour acceptée.',
  suppressions: (n: number) =>
    n > 1
      ? `${counted(n, 'suppression suivie', 'suppressions suivies')} sont tenues pour acceptées : leur texte est laissé de côté.`
      : 'Une suppression suivie est tenue pour acceptée : son texte est laissé de côté.',
  deplacements: (n: number) =>
    n > 1
      ? `${counted(n, 'passage')} déplacés en suivi sont lus à leur nouvelle place.`
      : 'Un passage déplacé en suivi est lu à sa nouvelle place.',
  commentaires: (n: number) =>
    n > 1
      ? `${counted(n, 'commentaire')} ne font pas partie du texte.`
      : 'Un commentaire ne fait pas partie du texte.',
  barres: (n: number) =>
    n > 1
      ? `${counted(n, 'passage barré', 'passages barrés')} à la main sont lus comme du texte : vérifiez s’ils en font partie.`
      : 'Un passage barré à la main est lu comme du texte : vérifiez s’il en fait partie.',
  attentes: (n: number) =>
    n > 1
      ? `${counted(n, 'champ')} à remplir montrent encore leur texte d’attente.`
      : 'Un champ à remplir montre encore son texte d’attente.',
  symboles: (n: number) =>
    n > 1
      ? `${counted(n, 'caractère')} d’une police de symboles n’ont pas été reconnus : « \uFFFD » les remplace dans le texte.`
      : 'Un caractère d’une police de symboles n’a pas été reconnu : « \uFFFD » le remplace dans le texte.',
  numeros: (n: number) =>
    n > 1
      ? `${counted(n, 'numérotation automatique', 'numérotations automatiques')} d’une forme rare sont écrites en chiffres : vérifiez ces numéros.`
      : 'Une numérotation automatique d’une forme rare est écrite en chiffres : vérifiez ces numéros.',
  images: (n: number) => (n > 1 ? `${counted(n, 'image')} ne sont pas lues.` : 'Une image n’est pas lue.'),
  objets: (n: number) =>
    n > 1
      ? `${counted(n, 'objet incorporé', 'objets incorporés')} (classeur, diagramme…) ne sont pas lus.`
      : 'Un objet incorporé (classeur, diagramme…) n’est pas lu.',
  fichiers: (n: number) =>
    n > 1
      ? `${n} passages viennent d’autres fichiers et ne sont pas lus : collez leur texte à leur place.`
      : 'Un passage vient d’un autre fichier et n’est pas lu : collez son texte à sa place.',
  rangees: (n: number) =>
    n > 1
      ? `${n} tableaux répètent leurs rangées au-delà de ce qui est lu : la suite est laissée de côté.`
      : 'Un tableau répète ses rangées au-delà de ce qui est lu : la suite est laissée de côté.',
} as const;
export type Constat = keyof typeof CONSTATS;

/** Characters kept of the words a note or a comment is called from. */
const LONGUEUR_ANCRE = 80;

export class Recueil {
  readonly horsTexte: HorsTexte[] = [];
  /** Words cut at a line end that may be written in two ways. */
  readonly coupures: string[] = [];
  readonly #vus = new Set<string>();
  readonly #sommaire: string[] = [];
  readonly #compte = new Map<Constat, number>();

  constater(quoi: Constat, n = 1): void {
    if (n > 0) this.#compte.set(quoi, (this.#compte.get(quoi) ?? 0) + n);
  }

  /** `avant`: what stands before the call of a note or a comment. */
  aPart(nature: HorsTexte['nature'], texte: string, avant?: string): void {
    const propre = nettoyer(texte);
    if (propre === '') return;
    const mots = (avant ?? '').replaceAll(/\s+/gu, ' ').trim();
    const ancre = mots.length > LONGUEUR_ANCRE ? mots.slice(-LONGUEUR_ANCRE).replace(/^\S*\s/u, '') : mots;
    this.horsTexte.push(ancre === '' ? { nature, texte: propre } : { nature, texte: propre, ancre });
  }

  /** What pages repeat, figures apart. */
  unefois(nature: HorsTexte['nature'], texte: string): void {
    const cle = `${nature} ${texte.replaceAll(/\d+/gu, '#')}`;
    if (this.#vus.has(cle)) return;
    this.#vus.add(cle);
    this.aPart(nature, texte);
  }

  sommaire(texte: string): void {
    const propre = nettoyer(texte);
    if (propre !== '') this.#sommaire.push(propre);
  }

  get fin(): { readonly horsTexte: readonly HorsTexte[]; readonly remarques: readonly string[] } {
    this.aPart('sommaire', this.#sommaire.join('\n'));
    const remarques = (Object.keys(CONSTATS) as Constat[]).flatMap((quoi) => {
      const n = this.#compte.get(quoi);
      return n === undefined ? [] : [CONSTATS[quoi](n)];
    });
    return { horsTexte: this.horsTexte, remarques };
  }
}

/** Blank lines and spaces at the ends are the page's, not the author's. */
export const nettoyer = (texte: string): string =>
  texte.replaceAll(/[ \t]*\n[ \t]*/gu, '\n').replaceAll(/^\s+|\s+$/gu, '');

/** Blocks as a cell or a note holds them: a line each, with the number the page prints. */
export const enLignes = (blocs: readonly Bloc[]): string =>
  blocs
    .flatMap((bloc) =>
      bloc.genre === 'tableau'
        ? bloc.lignes.map((cells) => cells.filter((cell) => cell !== '').join(' '))
        : [[bloc.marque, bloc.texte].filter((part) => part !== null && part !== '').join(' ')],
    )
    .filter((line) => line !== '')
    .join('\n');

/** The rows of a table, each as long; null where a cell goes on over a column. One that is only gone over is none. */
export function sansColonnesVides(
  lignes: readonly (readonly (string | null)[])[],
): readonly (readonly string[])[] {
  const tenues = new Set(lignes.flatMap((cells) => [...cells.keys()].filter((rang) => cells[rang] !== null)));
  const rangs = [...tenues].sort((a, b) => a - b);
  return lignes.map((cells) => rangs.map((rang) => cells[rang] ?? ''));
}
