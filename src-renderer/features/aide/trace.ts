import { etatsDe, paires } from '#domain/etats/table';
import type { TableEtats } from '#domain/etats/table';

/* Where the states and the ways between them stand in the drawing: rows of boxes in the order of the life of the object. */

export const LARGEUR = 190;
export const HAUTEUR = 64;
const ECART_X = 56;
const ECART_Y = 84;
const MARGE = 28;
/** Between the numbers on the ways, so that each is read. */
const ENTRE_NUMEROS = 24;

/** One way from a state to another: what leads along it, acts or time. */
export type Chemin = {
  readonly numero: number;
  readonly de: string;
  readonly vers: string;
  readonly mots: readonly {
    readonly libelle: string;
    readonly selon: string | null;
    readonly acte: boolean;
  }[];
};

export type Boite = { readonly etat: string; readonly x: number; readonly y: number };
export type Trait = Chemin & { readonly d: string; readonly numeroX: number; readonly numeroY: number };
export type Dessin = {
  readonly largeur: number;
  readonly hauteur: number;
  readonly boites: readonly Boite[];
  readonly traits: readonly Trait[];
  /** What leaves the object where it is, and how it begins. */
  readonly debuts: readonly { readonly vers: string; readonly par: string }[];
};

/** Every way of the table, those between the same two states together, numbered in the order of its states. */
export function cheminsDe(table: TableEtats): readonly Chemin[] {
  const par = new Map<string, { de: string; vers: string; mots: Chemin['mots'][number][] }>();
  const ajouter = (de: string, vers: string, mot: Chemin['mots'][number]): void => {
    if (de === vers) return;
    const cle = `${de} ${vers}`;
    const known = par.get(cle) ?? { de, vers, mots: [] };
    known.mots.push(mot);
    par.set(cle, known);
  };
  for (const { etat, action, cellule } of paires(table))
    for (const vers of cellule.vers)
      ajouter(etat, vers, {
        libelle: table.actions[action]?.libelle ?? action,
        selon: cellule.selon?.dit ?? null,
        acte: true,
      });
  for (const { de, vers, par: mot } of table.passages)
    if (de !== null) ajouter(de, vers, { libelle: mot, selon: null, acte: false });
  const rang = new Map(etatsDe(table).map((etat, at) => [etat, at]));
  const at = (etat: string): number => rang.get(etat) ?? 0;
  return [...par.values()]
    .sort((a, b) => at(a.de) - at(b.de) || at(a.vers) - at(b.vers))
    .map((one, index) => ({ numero: index + 1, ...one }));
}

/** The row of each state: below all those that lead to it, going forward in the order of its life. */
function lignesDe(etats: readonly string[], chemins: readonly Chemin[]): readonly (readonly string[])[] {
  const profondeur = new Map<string, number>();
  for (const [at, etat] of etats.entries()) {
    const avant = chemins.filter(({ de, vers }) => vers === etat && etats.indexOf(de) < at);
    profondeur.set(etat, Math.max(-1, ...avant.map(({ de }) => profondeur.get(de) ?? 0)) + 1);
  }
  const rangs = Math.max(...profondeur.values()) + 1;
  return Array.from({ length: rangs }, (_, rang) => etats.filter((etat) => profondeur.get(etat) === rang));
}

type Point = readonly [number, number];

/** A cubic curve, and its point at `t`. */
const surLaCourbe = ([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point => {
  const u = 1 - t;
  const at = (axe: 0 | 1): number =>
    u ** 3 * a[axe] + 3 * u ** 2 * t * b[axe] + 3 * u * t ** 2 * c[axe] + t ** 3 * d[axe];
  return [at(0), at(1)];
};

export function dessiner(table: TableEtats): Dessin {
  const etats = etatsDe(table);
  const chemins = cheminsDe(table);
  const lignes = lignesDe(etats, chemins);
  const colonnes = Math.max(...lignes.map((ligne) => ligne.length));
  // Room on both sides for the ways that pass other rows by.
  const longs = chemins.filter(({ de, vers }) => {
    const [a, b] = [de, vers].map((etat) => lignes.findIndex((ligne) => ligne.includes(etat)));
    return Math.abs((a ?? 0) - (b ?? 0)) !== 1;
  });
  const couloir = 24 + 14 * Math.ceil(longs.length / 2);
  const coeur = colonnes * LARGEUR + (colonnes - 1) * ECART_X;
  const largeur = coeur + 2 * (couloir + MARGE);
  const boites = lignes.flatMap((ligne, rang) => {
    const prise = ligne.length * LARGEUR + (ligne.length - 1) * ECART_X;
    return ligne.map((etat, at): Boite => ({
      etat,
      x: (largeur - prise) / 2 + at * (LARGEUR + ECART_X),
      y: MARGE + rang * (HAUTEUR + ECART_Y),
    }));
  });
  const placee = new Map(boites.map((one) => [one.etat, one]));
  const poses: Point[] = [];
  let [gauche, droite] = [0, 0];
  const traits = chemins.flatMap((chemin): Trait[] => {
    const [de, vers] = [placee.get(chemin.de), placee.get(chemin.vers)];
    if (de === undefined || vers === undefined) return [];
    const courbe = ((): readonly [Point, Point, Point, Point] => {
      const milieu = ({ x }: Boite): number => x + LARGEUR / 2;
      if (vers.y - de.y === HAUTEUR + ECART_Y) {
        const decale = Math.max(-1, Math.min(1, (milieu(vers) - milieu(de)) / LARGEUR)) * (LARGEUR / 3);
        const depart: Point = [milieu(de) + decale, de.y + HAUTEUR];
        const arrivee: Point = [milieu(vers) - decale, vers.y];
        return [
          depart,
          [depart[0], depart[1] + ECART_Y / 2],
          [arrivee[0], arrivee[1] - ECART_Y / 2],
          arrivee,
        ];
      }
      // Forward by the right, back by the left: two ways between the same states never lie on one another.
      const aDroite = vers.y > de.y || (vers.y === de.y && vers.x > de.x);
      const cote = aDroite ? largeur - MARGE - 14 * (droite++ % 12) : MARGE + 14 * (gauche++ % 12);
      const bord = ({ x }: Boite): number => (aDroite ? x + LARGEUR : x);
      const depart: Point = [bord(de), de.y + HAUTEUR / 2 + (vers.y < de.y ? -10 : 10)];
      const arrivee: Point = [bord(vers), vers.y + HAUTEUR / 2 + (vers.y < de.y ? 10 : -10)];
      return [depart, [cote, depart[1]], [cote, arrivee[1]], arrivee];
    })();
    const [a, b, c, d] = courbe;
    const libre = ([x, y]: Point): boolean =>
      poses.every(([px, py]) => Math.hypot(px - x, py - y) >= ENTRE_NUMEROS) &&
      boites.every(
        (one) => x < one.x - 12 || x > one.x + LARGEUR + 12 || y < one.y - 12 || y > one.y + HAUTEUR + 12,
      );
    const essais = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82].map((t) => surLaCourbe(courbe, t));
    const [numeroX, numeroY] = essais.find(libre) ?? essais[0] ?? a;
    poses.push([numeroX, numeroY]);
    const dit = ([x, y]: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
    return [{ ...chemin, d: `M ${dit(a)} C ${dit(b)}, ${dit(c)}, ${dit(d)}`, numeroX, numeroY }];
  });
  return {
    largeur,
    hauteur: 2 * MARGE + lignes.length * HAUTEUR + (lignes.length - 1) * ECART_Y,
    boites,
    traits,
    debuts: table.passages.flatMap(({ de, vers, par }) => (de === null ? [{ vers, par }] : [])),
  };
}
