import { rogner } from './caracteres';
import { mots, phrases } from './phrases';
import type { Unite } from './unites';

/*
 * What was placed of each unit, noted as it is placed and checked at the end against what is truly in the reading: what
 * is left is said, word for word. Nothing is lost that nobody hears of.
 */

export type Carnet = {
  /** These words of the unit are in the reading, under these words: the same, unless said. */
  readonly placer: (unite: Unite, morceau: string, sortie?: string) => void;
  /** These words of the unit were understood, and stand in the reading as a value: a date, a number. */
  readonly comprendre: (unite: Unite, morceau: string) => void;
  readonly nonPlaces: (sources: readonly Unite[], sorties: Iterable<string>) => readonly string[];
};

export function ouvrirCarnet(): Carnet {
  const notes = new Map<Unite, { readonly morceau: string; readonly sortie: string | null }[]>();
  const noter = (unite: Unite, morceau: string, sortie: string | null): void => {
    const known = notes.get(unite);
    if (known === undefined) notes.set(unite, [{ morceau, sortie }]);
    else known.push({ morceau, sortie });
  };
  return {
    placer: (unite, morceau, sortie = morceau) => noter(unite, morceau, sortie),
    comprendre: (unite, morceau) => noter(unite, morceau, null),
    nonPlaces: (sources, sorties) => {
      const dites = new Set<string>();
      for (const sortie of sorties) dites.add(mots(sortie));
      const verifiees = new Map<string, string>();
      const est = (morceau: string, sortie: string | null): boolean => {
        if (sortie === null) return true;
        const said = verifiees.get(sortie) ?? mots(sortie);
        verifiees.set(sortie, said);
        return dites.has(said) && (morceau === sortie || said.includes(mots(morceau)));
      };
      return sources.flatMap((unite) =>
        restes(
          unite.texte,
          (notes.get(unite) ?? [])
            .filter(({ morceau, sortie }) => est(morceau, sortie))
            .map((one) => one.morceau),
        )
          .flatMap(phrases)
          .filter((one) => !dites.has(mots(one)) && !deStructure(one))
          .map((one) => rogner(one, /[\s,;:.–—-]/u, /[\s,;]/u)),
      );
    },
  };
}

/** The text without the pieces, each sought after the one before it, then anywhere. */
function restes(texte: string, morceaux: readonly string[]): readonly string[] {
  const prises: (readonly [number, number])[] = [];
  let curseur = 0;
  for (const morceau of morceaux) {
    const suite = texte.indexOf(morceau, curseur);
    const at = suite >= 0 ? suite : texte.indexOf(morceau);
    if (at < 0 || morceau === '') continue;
    prises.push([at, at + morceau.length]);
    if (suite >= 0) curseur = at + morceau.length;
  }
  prises.sort(([a], [b]) => a - b);
  const out: string[] = [];
  let fin = 0;
  for (const [from, to] of prises) {
    if (from > fin) out.push(texte.slice(fin, from));
    fin = Math.max(fin, to);
  }
  return [...out, texte.slice(fin)].filter((one) => /[\p{L}\p{N}]/u.test(one));
}

/** Words that only join the parts of an act: what they say is in the reading by its shape. */
const DE_STRUCTURE = new Set(
  `entre et ou ainsi que le la les l un une d de du des soussigné soussignés soussignée soussignées autre part
  représenté représentée représentés représentées représentant représentants conjointement respectivement ici par ci
  après dénommé dénommée dénommés dénommées désigné désignée désignés désignées appelé appelée appelés appelées nommé
  nommée nommés nommées dit dite dits dites en présence son sa ses leur madame monsieur mme m vu visa visas considérant
  ce qui suit liste annexes qualité fait à a date jour exemplaire exemplaires originaux dernière signature sommaire`.split(
    /\s+/u,
  ),
);
const deStructure = (texte: string): boolean =>
  mots(texte)
    .split(' ')
    .every((mot) => DE_STRUCTURE.has(mot));
