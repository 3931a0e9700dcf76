import { etatsDe, paires } from '#domain/etats/table';
import type { TableEtats } from '#domain/etats/table';

/* Where the states and the ways between them stand in the drawing: rows of boxes in the order of the life of the object. */

export const LARGEUR = 190;
export const HAUTEUR = 56;
const ECART = 52;
const MARGE = 16;
/** On each side, for the ways that pass other states by. */
const COULOIR = 220;
/** Between the numbers on the ways, so that each is read. */
const ENTRE_NUMEROS = 24;

type Mot = { readonly libelle: string; readonly selon: string | null; readonly acte: boolean };
/** One way to a state: from where, and what leads along it, acts or time. */
export type Chemin = {
  readonly numero: number;
  readonly des: readonly string[];
  readonly vers: string;
  readonly mots: readonly Mot[];
};

export type Boite = { readonly etat: string; readonly x: number; readonly y: number };
export type Trait = Chemin & {
  /** Null: the same way from many states; only its number stands, beside the state it leads to. */
  readonly d: string | null;
  readonly numeroX: number;
  readonly numeroY: number;
};
export type Dessin = {
  readonly largeur: number;
  readonly hauteur: number;
  readonly boites: readonly Boite[];
  readonly traits: readonly Trait[];
  /** How the object begins. */
  readonly debuts: readonly { readonly vers: string; readonly par: string }[];
};

/** From so many states, one way is told once rather than drawn from each. */
const COMMUN = 3;

/** Every way of the table: those between the same two states together, and one for those that many states share. */
export function cheminsDe(table: TableEtats): readonly Chemin[] {
  const etats = etatsDe(table);
  const simples = new Map<string, { readonly de: string; readonly vers: string; readonly mots: Mot[] }>();
  const ajouter = (de: string, vers: string, mot: Mot): void => {
    if (de === vers) return;
    const known = simples.get(`${de} ${vers}`) ?? { de, vers, mots: [] };
    known.mots.push(mot);
    simples.set(`${de} ${vers}`, known);
  };
  const communs = new Map<string, { readonly des: string[]; readonly vers: string; readonly mot: Mot }>();
  const noter = (de: string, vers: string, mot: Mot): void => {
    const cle = JSON.stringify([vers, mot]);
    const known = communs.get(cle) ?? { des: [], vers, mot };
    if (de !== vers) known.des.push(de);
    communs.set(cle, known);
  };
  for (const { etat, action, cellule } of paires(table))
    for (const vers of cellule.vers)
      noter(etat, vers, {
        libelle: table.actions[action]?.libelle ?? action,
        selon: cellule.selon?.dit ?? null,
        acte: true,
      });
  for (const { de, vers, par } of table.passages)
    if (de !== null) noter(de, vers, { libelle: par, selon: null, acte: false });
  const partages: Omit<Chemin, 'numero'>[] = [];
  for (const { des, vers, mot } of communs.values())
    if (des.length >= COMMUN) partages.push({ des, vers, mots: [mot] });
    else for (const de of des) ajouter(de, vers, mot);
  const at = (etat: string | undefined): number => etats.indexOf(etat ?? '');
  return [...[...simples.values()].map(({ de, ...one }) => ({ des: [de], ...one })), ...partages]
    .sort((a, b) => at(a.des[0]) - at(b.des[0]) || at(a.vers) - at(b.vers))
    .map((one, index) => ({ numero: index + 1, ...one }));
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
  // One state a row: what joins two rows that touch is straight, the rest goes round, and no line crosses a box.
  const largeur = LARGEUR + 2 * (COULOIR + MARGE);
  const boites = etats.map((etat, rang): Boite => ({
    etat,
    x: MARGE + COULOIR,
    y: MARGE + rang * (HAUTEUR + ECART),
  }));
  const placee = new Map(boites.map((one) => [one.etat, one]));
  const poses: Point[] = [];
  let [gauche, droite] = [0, 0];
  /** How many shared ways already stand beside a state. */
  const partages = new Map<string, number>();
  const traits = chemins.flatMap((chemin): Trait[] => {
    const [premier = ''] = chemin.des;
    const [de, vers] = [placee.get(premier), placee.get(chemin.vers)];
    if (de === undefined || vers === undefined) return [];
    if (chemin.des.length > 1) {
      const rang = partages.get(chemin.vers) ?? 0;
      partages.set(chemin.vers, rang + 1);
      return [{ ...chemin, d: null, numeroX: vers.x + 16 + rang * ENTRE_NUMEROS, numeroY: vers.y - 1 }];
    }
    const courbe = ((): readonly [Point, Point, Point, Point] => {
      const milieu = ({ x }: Boite): number => x + LARGEUR / 2;
      if (vers.y - de.y === HAUTEUR + ECART) {
        const x = milieu(de);
        const [haut, bas] = [de.y + HAUTEUR, vers.y];
        return [
          [x, haut],
          [x, haut + ECART / 3],
          [x, bas - ECART / 3],
          [x, bas],
        ];
      }
      // Forward by the right, back by the left: two ways between the same states never lie on one another.
      const aDroite = vers.y > de.y;
      const cote = aDroite ? largeur - MARGE + 40 - 24 * (droite++ % 8) : MARGE - 40 + 24 * (gauche++ % 8);
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
    hauteur: 2 * MARGE + etats.length * (HAUTEUR + ECART) - ECART,
    boites,
    traits,
    debuts: table.passages.flatMap(({ de, vers, par }) => (de === null ? [{ vers, par }] : [])),
  };
}
