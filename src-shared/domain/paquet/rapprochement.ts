import { lireCode, marqueDePaquet } from './code';
import type { Paquet } from './paquet';

/* Scans that come back: which page of which original each is, hence whose signatures it may bear. */

/** One page of a scan, and what its printed codes say. */
export type PageLue = { readonly fichier: string; readonly page: number; readonly codes: readonly string[] };

/** Who signs on each page of signatures of every original, the first page first. */
export type PagesDeSignature = readonly (readonly string[])[];

export type Situation =
  /** Its slots are named; those of `signees` bear a signature already. */
  | {
      readonly sort: 'rapprochee';
      readonly original: number;
      readonly feuillet: number;
      readonly attendus: readonly string[];
      readonly signees: readonly string[];
    }
  /** The same page was found before in these scans. */
  | {
      readonly sort: 'doublon';
      readonly original: number;
      readonly feuillet: number;
      readonly deja: Pick<PageLue, 'fichier' | 'page'>;
    }
  /** Of another packet; null where this registry does not know it, or where several answer to the same mark. */
  | { readonly sort: 'etrangere'; readonly paquet: Paquet | null }
  /** Of this packet, and of an original or a page it does not have. */
  | { readonly sort: 'inconnue'; readonly original: number; readonly feuillet: number }
  /** No code of a page of signatures; `autres`: it bears another kind. */
  | { readonly sort: 'sans_code'; readonly autres: boolean };

export type PageRapprochee = Pick<PageLue, 'fichier' | 'page'> & Situation;

/**
 * Matches the pages of scans with the slots of a packet, by their printed codes alone: what no code says is left to
 * people. A sheet with several codes has a line for each. Nothing is recorded.
 */
export function rapprocher(
  paquets: Iterable<Paquet>,
  paquet: Paquet,
  feuillets: PagesDeSignature,
  pages: readonly PageLue[],
): readonly PageRapprochee[] {
  const parMarque = new Map<string, Paquet[]>();
  for (const one of paquets) {
    const marque = marqueDePaquet(one.id);
    parMarque.set(marque, [...(parMarque.get(marque) ?? []), one]);
  }
  const vues = new Map<string, Pick<PageLue, 'fichier' | 'page'>>();
  return pages.flatMap(({ fichier, page, codes }): readonly PageRapprochee[] => {
    const lieu = { fichier, page };
    const lus = [...new Set(codes.map((one) => one.trim()))].flatMap((one) => lireCode(one) ?? []);
    if (lus.length === 0) return [{ ...lieu, sort: 'sans_code', autres: codes.length > 0 }];
    return lus.map(({ paquet: marque, original, page: feuillet }): PageRapprochee => {
      const [seul, autre] = parMarque.get(marque) ?? [];
      if (autre !== undefined || seul?.id !== paquet.id)
        return { ...lieu, sort: 'etrangere', paquet: autre === undefined ? (seul ?? null) : null };
      const signataires = feuillets[feuillet - 1];
      if (original > paquet.nombreOriginaux || signataires === undefined)
        return { ...lieu, sort: 'inconnue', original, feuillet };
      const cle = `${original}/${feuillet}`;
      const deja = vues.get(cle);
      if (deja !== undefined) return { ...lieu, sort: 'doublon', original, feuillet, deja };
      vues.set(cle, lieu);
      const signees = signataires.filter((id) =>
        paquet.cases.some((one) => one.original === original && one.signataireId === id),
      );
      return {
        ...lieu,
        sort: 'rapprochee',
        original,
        feuillet,
        attendus: signataires.filter((id) => !signees.includes(id)),
        signees,
      };
    });
  });
}

/**
 * Who signs on which page: `signataires` in the order they stand in, `parPage` how many on each. All of them on every
 * page where the two do not agree: the act was then printed for others, and people decide.
 */
export function repartir(signataires: readonly string[], parPage: readonly number[]): PagesDeSignature {
  const total = parPage.reduce((sum, one) => sum + one, 0);
  if (total !== signataires.length) return (parPage.length === 0 ? [0] : parPage).map(() => signataires);
  let at = 0;
  return parPage.map((nombre) => signataires.slice(at, (at += nombre)));
}
