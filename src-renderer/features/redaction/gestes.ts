import type { Alinea, Division } from '#domain/texte/divisions';
import type { Parametres } from '#registre/fiches/clauses';
import type { Partie, Signataire } from '#domain/parties/partie';
import { VACANTE } from '#domain/parties/partie';
import type { ClauseLue, Ouvrage, Passage, Point, Saisie } from './ouvrage';

/* What can be done to a convention being written. Everything here is pure: the work before, the work after. */

/** Names for what is new: short, never one that is already there. */
export function idsLibres(saisie: Saisie, genre: string, n: number): readonly string[] {
  const taken = new Set([
    ...saisie.parties.flatMap(({ id, signataires }) => [id, ...signataires.map((one) => one.id)]),
    ...[...saisie.visas, ...saisie.considerants, ...saisie.enPresenceDe].map(({ id }) => id),
    ...saisie.divisions.flatMap(({ id, alineas }) => [id, ...alineas.map((one) => one.id)]),
  ]);
  const made: string[] = [];
  for (let rang = taken.size + 1; made.length < n; rang++)
    if (!taken.has(`${genre}-n${rang}`)) made.push(`${genre}-n${rang}`);
  return made;
}

export const idLibre = (saisie: Saisie, genre: string): string => idsLibres(saisie, genre, 1)[0] ?? genre;

const at = <T>(all: readonly T[], rang: number, next: T): readonly T[] =>
  all.map((one, index) => (index === rang ? next : one));
export const inserer = <T>(all: readonly T[], rang: number, ...added: readonly T[]): readonly T[] => [
  ...all.slice(0, rang),
  ...added,
  ...all.slice(rang),
];
const sans = <T>(all: readonly T[], rang: number): readonly T[] =>
  all.filter((_one, index) => index !== rang);

/** One place up (-1) or down (1); at the end of the list, nothing moves. */
function deplacer<T>(all: readonly T[], rang: number, sens: -1 | 1): readonly T[] {
  const moved = all[rang];
  const other = all[rang + sens];
  if (moved === undefined || other === undefined) return all;
  return at(at(all, rang, other), rang + sens, moved);
}

/** A list of things that have an id, changed in one place. */
export const liste = <T extends { readonly id: string }>(all: readonly T[]) => ({
  changer: (id: string, change: (one: T) => T): readonly T[] =>
    all.map((one) => (one.id === id ? change(one) : one)),
  retirer: (id: string): readonly T[] =>
    sans(
      all,
      all.findIndex((one) => one.id === id),
    ),
  bouger: (id: string, sens: -1 | 1): readonly T[] =>
    deplacer(
      all,
      all.findIndex((one) => one.id === id),
      sens,
    ),
  apres: (id: string | null, ...added: readonly T[]): readonly T[] =>
    inserer(all, id === null ? 0 : all.findIndex((one) => one.id === id) + 1, ...added),
});

/* --- Paragraphs, whatever they are: visas, alinéas. --- */

const MARQUE = /^\s*([-–—•▪◦*]|\(?\d{1,3}(?:°|[.)]|°\))|\(?[a-z][.)])\s+(?=\S)/u;

/** A line as it was typed or pasted: the mark of a list at its head becomes the mark of the alinéa. */
function ligneCollee(ligne: string): Pick<Alinea, 'niveau' | 'marque' | 'texte'> {
  const found = MARQUE.exec(ligne);
  const texte = ligne.replace(/\s+/gu, ' ').trim();
  if (found === null) return { niveau: 0, marque: null, texte };
  return {
    niveau: 1,
    marque: found[1] ?? null,
    texte: ligne.slice(found[0].length).replace(/\s+/gu, ' ').trim(),
  };
}

/** What a paste of several lines is made of: tables where cells are parted by tabulations, an alinéa a line elsewhere. */
export function lignesCollees(texte: string): readonly Omit<Alinea, 'id'>[] {
  const found: Omit<Alinea, 'id'>[] = [];
  let rows: string[] = [];
  const flush = () => {
    const cells = rows.map((row) => row.split('\t').map((cell) => cell.trim()));
    const width = Math.max(0, ...cells.map((row) => row.length));
    if (rows.length > 0)
      found.push({
        niveau: 0,
        marque: null,
        texte: cells
          .map((row) => [...row, ...Array<string>(width - row.length).fill('')].join('\t'))
          .join('\n'),
        tableau: true,
      });
    rows = [];
  };
  for (const ligne of texte.split(/\r\n|[\n\r\u2028\u2029\v]/u)) {
    if (/\S\t|\t\S/u.test(ligne.trim())) {
      rows.push(ligne);
      continue;
    }
    flush();
    if (ligne.trim() !== '') found.push(ligneCollee(ligne));
  }
  flush();
  return found;
}

/** The words in bold that a part of the text still has. */
const grasDe = ({ gras }: Pick<Alinea, 'gras'>, texte: string): Pick<Alinea, 'gras'> => {
  const kept = (gras ?? []).filter((mots) => texte.includes(mots));
  return kept.length === 0 ? {} : { gras: kept };
};

/** One alinéa cut in two where the caret is: the second takes the list the first is in. */
export function couper(alinea: Alinea, caret: number, id: string): readonly [Alinea, Alinea] {
  const { gras: _gras, ...rest } = alinea;
  const [avant, apres] = [alinea.texte.slice(0, caret).trimEnd(), alinea.texte.slice(caret).trimStart()];
  return [
    { ...rest, texte: avant, ...grasDe(alinea, avant) },
    { ...rest, id, texte: apres, ...grasDe(alinea, apres) },
  ];
}

/** Two alinéas in one: the first keeps its name, its place and its mark. */
export function joindre(premier: Alinea, second: Alinea): Alinea {
  const texte = [premier.texte.trimEnd(), second.texte.trimStart()].filter((part) => part !== '').join(' ');
  const gras = [...(premier.gras ?? []), ...(second.gras ?? [])];
  const { gras: _gras, ...rest } = premier;
  return { ...rest, texte, ...grasDe({ gras }, texte) };
}

/* --- Divisions. --- */

export const changerDivision = (
  saisie: Saisie,
  id: string,
  change: (division: Division) => Division,
): Saisie => ({ ...saisie, divisions: liste(saisie.divisions).changer(id, change) });

export const changerAlineas = (
  saisie: Saisie,
  divisionId: string,
  change: (alineas: readonly Alinea[]) => readonly Alinea[],
): Saisie =>
  changerDivision(saisie, divisionId, (division) => ({ ...division, alineas: change(division.alineas) }));

/** A division like the one it follows: one more article of the same level, most often. */
export function nouvelleDivision(saisie: Saisie, apres: Division | undefined, intitule: string): Division {
  const id = idLibre(saisie, 'division');
  const first: Alinea = { id: idLibre(saisie, 'alinea'), niveau: 0, marque: null, texte: '' };
  const nature = apres === undefined || apres.nature === 'preambule' ? 'article' : apres.nature;
  return {
    id,
    nature,
    numero: null,
    intitule,
    ...(apres?.niveau === undefined ? {} : { niveau: apres.niveau }),
    alineas: nature === 'section' ? [] : [first],
  };
}

/* --- Tables. --- */

export const cellules = (texte: string): readonly (readonly string[])[] =>
  texte.split('\n').map((ligne) => ligne.split('\t'));

const tableau = (cells: readonly (readonly string[])[]): string =>
  cells.map((row) => row.join('\t')).join('\n');

const carre = (texte: string): readonly (readonly string[])[] => {
  const cells = cellules(texte);
  const width = Math.max(1, ...cells.map((row) => row.length));
  return cells.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
};

/** What is typed in a cell stays in it. */
export const ecrireCellule = (texte: string, ligne: number, colonne: number, valeur: string): string =>
  tableau(
    carre(texte).map((row, index) =>
      index === ligne ? at(row, colonne, valeur.replace(/[\t\n\r]+/gu, ' ')) : row,
    ),
  );

export const ajouterLigne = (texte: string, apres: number): string => {
  const cells = carre(texte);
  return tableau(
    inserer(
      cells,
      apres + 1,
      (cells[0] ?? ['']).map(() => ''),
    ),
  );
};
export const ajouterColonne = (texte: string, apres: number): string =>
  tableau(carre(texte).map((row) => inserer(row, apres + 1, '')));
export const retirerLigne = (texte: string, ligne: number): string => tableau(sans(carre(texte), ligne));
export const retirerColonne = (texte: string, colonne: number): string =>
  tableau(carre(texte).map((row) => sans(row, colonne)));

/* --- Parties. --- */

export const nouveauSignataire = (saisie: Saisie): Signataire => ({
  id: idLibre(saisie, 'signataire'),
  fonction: { libelle: '', genre: 'm' },
  personne: VACANTE,
  adresse: [],
});

export const nouvellePartie = (saisie: Saisie): Partie => ({
  id: idLibre(saisie, 'partie'),
  nom: '',
  genre: 'f',
  signataires: [nouveauSignataire(saisie)],
});

export const nouveauPassage = (saisie: Saisie, genre: string, texte = ''): Passage => ({
  id: idLibre(saisie, genre),
  texte,
});

/* --- What is to be settled. --- */

export const regler = (ouvrage: Ouvrage, id: string, regle: Point['regle']): Ouvrage => ({
  ...ouvrage,
  points: ouvrage.points.map((one) => (one.id === id ? { ...one, regle } : one)),
});

/** A sentence without a place becomes an alinéa, after that one or at the head of the division. */
export function placer(
  ouvrage: Ouvrage,
  point: Point,
  divisionId: string,
  apres: string | null,
): { readonly ouvrage: Ouvrage; readonly alineaId: string } {
  const { saisie } = ouvrage;
  const alinea: Alinea = { id: idLibre(saisie, 'alinea'), ...ligneCollee(point.dit) };
  return {
    alineaId: alinea.id,
    ouvrage: regler(
      {
        ...ouvrage,
        saisie: changerAlineas(saisie, divisionId, (alineas) => liste(alineas).apres(apres, alinea)),
      },
      point.id,
      'place',
    ),
  };
}

/** The clause a doubt is about; -1 for a doubt about something else. */
export const clauseDuPoint = ({ clauses }: Pick<Ouvrage, 'clauses'>, { dit, motif }: Point): number =>
  (clauses ?? []).findIndex(
    ({ proposee }) => proposee.dit === dit && motif !== null && proposee.doutes.includes(motif),
  );

/** Read without a doubt, and nobody said anything of it yet. */
export const sansDoute = ({ proposee, choix }: ClauseLue): boolean =>
  proposee.doutes.length === 0 && choix === null;

/** Those read without doubt, confirmed together: each stands before the person with its sentence. */
export const confirmerSansDoute = (ouvrage: Ouvrage): Ouvrage => ({
  ...ouvrage,
  clauses:
    ouvrage.clauses?.map((one) => (sansDoute(one) ? { ...one, choix: 'confirmee' as const } : one)) ?? null,
});

/** What a clause says, corrected by hand: confirmed with it, and its doubts settled. */
export function corrigerClause(ouvrage: Ouvrage, rang: number, parametres: Parametres): Ouvrage {
  const before = ouvrage.clauses?.[rang];
  if (before === undefined) return ouvrage;
  const chosen = choisirClause(ouvrage, rang, 'confirmee');
  return {
    ...chosen,
    clauses:
      chosen.clauses?.map((one, index) =>
        index === rang ? { ...one, proposee: { ...one.proposee, parametres } } : one,
      ) ?? null,
    points: chosen.points.map((one, index) =>
      one === ouvrage.points[index] ? one : { ...one, regle: 'corrige' },
    ),
  };
}

/** A clause retained or not: what the reader doubted of it is settled with it. */
export function choisirClause(ouvrage: Ouvrage, rang: number, choix: ClauseLue['choix']): Ouvrage {
  const { clauses, points } = ouvrage;
  const proposee = clauses?.[rang]?.proposee;
  if (clauses === null || proposee === undefined) return ouvrage;
  const about = ({ dit, motif }: Point): boolean =>
    dit === proposee.dit && motif !== null && proposee.doutes.includes(motif);
  return {
    ...ouvrage,
    clauses: clauses.map((one, index) => (index === rang ? { ...one, choix } : one)),
    points: points.map((one) =>
      about(one)
        ? { ...one, regle: choix === null ? null : choix === 'ecartee' ? 'sans_objet' : 'juste' }
        : one,
    ),
  };
}
