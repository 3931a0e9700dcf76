import type { ListeLiminaire } from '../texte/liminaires';
import { designationAvenant } from '../fiches/avenant';
import type { Avenant } from '../fiches/avenant';
import type { Alinea, Division } from '../texte/divisions';
import { fullName, withArticle } from '../parties/partie';
import type { Partie } from '../parties/partie';
import { aligner, commun } from '../texte/aligner';
import type { Acte, Consolidation } from '../consolidation/consolider';
import { ecarts, effacee, plierMots, retirerMots, revisionDe, sansRapport, vetir } from './mots';
import type { ActeDate, Imprime, Passage, Revision } from './mots';
import { texteAlinea } from '../texte/en-vigueur';
import type { AlineaEnVigueur, DivisionEnVigueur, TexteEnVigueur } from '../texte/en-vigueur';

/*
 * A redline of two or more states of a text. From the first state, each later one is folded in: its words are compared
 * with those still visible, so that a word carries the act that brought it in, a word of the first text the act that
 * took it out, and a word brought in then taken out in between leaves no trace. Hence, whatever the texts: without its
 * insertions a comparison is the first text, without its deletions the last one, to the character.
 */

/** A state of the text. The first is where the comparison starts; each later one says which act led to it. */
export type EtatTexte = ActeDate & { readonly texte: TexteEnVigueur };

export type EtatCompare = 'inchangee' | 'modifiee' | 'inseree' | 'supprimee';

export type Comparee = {
  readonly id: string;
  readonly etat: EtatCompare;
  /** Set when the whole is inserted or deleted: all its runs then are, though perhaps by other acts. */
  readonly revision: Revision | null;
};

/** An alinéa whose level or mark changes stands twice, deleted then inserted, under one id. */
export type AlineaCompare = Comparee & {
  readonly niveau: Alinea['niveau'];
  readonly marque: string | null;
  /** A table: a tabulation parts its cells, a line break its rows; neither is ever a change of its own. */
  readonly tableau: boolean;
  readonly runs: readonly Passage[];
};

export type DivisionComparee = Comparee & {
  readonly nature: Division['nature'];
  readonly numero: string | null;
  readonly intitule: readonly Passage[];
  readonly alineas: readonly AlineaCompare[];
};

/** A line of « ENTRE : … ET : … ». */
export type PartieComparee = Comparee & { readonly nature: string; readonly runs: readonly Passage[] };

/** A line before the articles. */
export type LiminaireCompare = Comparee & {
  readonly liste: ListeLiminaire;
  readonly runs: readonly Passage[];
};

export type Comparaison = {
  /** The acts between the two ends, in the order they apply. */
  readonly actes: readonly ActeDate[];
  readonly parties: readonly PartieComparee[];
  /** Those present, the visas and the considérants. */
  readonly liminaires: readonly LiminaireCompare[];
  /** In the order of the act; a deleted division stays at its place. */
  readonly divisions: readonly DivisionComparee[];
};

/** A line that designates the parties; `id` is that of what it designates, `nature` says how it is laid out. */
export type LigneDesignation = { readonly id: string; readonly nature: string; readonly texte: string };

/**
 * How texts are printed before they are compared. Typography depends on what stands around a sign, so it must be set
 * on whole texts: set on the pieces of a comparison, it would change at their edges.
 */
export type Impression = {
  readonly texte: (texte: string, gras: readonly string[]) => readonly Imprime[];
  readonly parties: (parties: readonly Partie[]) => readonly LigneDesignation[];
};

/** Words as the record has them. */
export const IMPRESSION_BRUTE: Impression = {
  texte: (texte) => [{ texte }],
  parties: (parties) =>
    parties.flatMap(({ id, nom, signataires }) => [
      { id, nature: 'partie', texte: nom },
      ...signataires.map((one) => ({
        id: one.id,
        nature: 'signataire',
        texte: `${fullName(one.personne)}, ${withArticle(one.fonction)}`,
      })),
    ]),
};

/** « Avenant n° 1 », « Projet d’avenant « Carte des formations » »: the author of a revision. */
export const auteurDe = (avenant: Avenant): string =>
  avenant.numero === null
    ? `${designationAvenant(avenant)} « ${avenant.objet} »`
    : designationAvenant(avenant);

/**
 * The states between two consolidations of one convention, an act after the other. What the second does not have of the
 * first (the days are the other way round, another draft was asked for) is undone act by act, back to what they share;
 * what it has more is then applied. Each change is thus the work of one act, done or undone.
 */
export function etatsEntre(debut: Consolidation, fin: Consolidation): readonly EtatTexte[] {
  const differe = debut.versions.findIndex(
    ({ acte }, rang) => fin.versions[rang]?.acte.avenant.id !== acte.avenant.id,
  );
  const communs = differe < 0 ? debut.versions.length : differe;
  const defaits = debut.versions.slice(communs).map(({ acte }, rang): EtatTexte => ({
    ...acteDate(acte),
    auteur: `${auteurDe(acte.avenant)} (retiré)`,
    texte: debut.versions[communs + rang - 1]?.texte ?? debut.initial,
  }));
  return [
    { texte: debut.texte, auteur: 'Comparaison', date: debut.jour },
    ...defaits.reverse(),
    ...fin.versions.slice(communs).map(({ acte, texte }): EtatTexte => ({ ...acteDate(acte), texte })),
  ];
}

const acteDate = ({ avenant, effet, projet }: Acte): ActeDate => ({
  auteur: auteurDe(avenant),
  date: effet,
  ...(projet ? { projet } : {}),
});

/** The comparison of the first state with the last, through those in between. */
export function comparer(
  etats: readonly EtatTexte[],
  impression: Impression = IMPRESSION_BRUTE,
): Comparaison {
  const [first, ...later] = etats;
  if (first === undefined) return { actes: [], parties: [], liminaires: [], divisions: [] };
  let parties = first.texte.parties;
  let lignes = lignesDesignation(parties, impression).map((one) => ligne(one, null, impression));
  let liminaires = first.texte.liminaires;
  let avant = lignesLiminaires(first.texte).map((one) => ligne(one, null, impression));
  let divisions = visibles(first.texte).map((one) => nouvelleDivision(one, null, impression));
  for (const { texte, auteur, date } of later) {
    const pli: Pli = { acte: { auteur, date }, impression };
    if (texte.parties !== parties)
      lignes = plierLignes(lignes, lignesDesignation(texte.parties, impression), pli);
    parties = texte.parties;
    if (texte.liminaires !== liminaires) avant = plierLignes(avant, lignesLiminaires(texte), pli);
    liminaires = texte.liminaires;
    divisions = plierDivisions(divisions, visibles(texte), pli);
  }
  return {
    actes: later.map(({ auteur, date, projet }) => ({
      auteur,
      date,
      ...(projet === true ? { projet } : {}),
    })),
    parties: lignes.map(({ id, forme, revision, passages }) => ({
      id,
      etat: etatDe(revision, passages),
      revision,
      nature: forme.nature,
      runs: passages,
    })),
    liminaires: avant.map(({ id, forme, revision, passages }) => ({
      id,
      etat: etatDe(revision, passages),
      revision,
      liste: forme.liste,
      runs: passages,
    })),
    divisions: divisions.map(divisionComparee),
  };
}

const lignesLiminaires = ({
  liminaires = [],
}: TexteEnVigueur): readonly Neuve<{ readonly liste: ListeLiminaire }>[] =>
  liminaires.map(({ id, liste, texte }) => ({ id, forme: { liste }, brut: texte, gras: [] }));

/** A repealed division keeps its number in the registry, but nothing of it is in force. */
const visibles = ({ divisions }: TexteEnVigueur): readonly DivisionEnVigueur[] =>
  divisions.filter(({ abrogee }) => abrogee === null);

function etatDe(revision: Revision | null, passages: readonly Passage[]): EtatCompare {
  if (revision !== null) return revision.sorte === 'ins' ? 'inseree' : 'supprimee';
  return passages.some((one) => one.revision !== null) ? 'modifiee' : 'inchangee';
}

function divisionComparee({ id, nature, numero, revision, intitule, alineas }: Pliee): DivisionComparee {
  const compared = alineas.map(({ id: alineaId, forme, revision: own, passages }): AlineaCompare => ({
    id: alineaId,
    etat: etatDe(own, passages),
    revision: own,
    niveau: forme.niveau,
    marque: forme.marque,
    tableau: forme.tableau !== null,
    runs: passages,
  }));
  const own = etatDe(revision, intitule);
  return {
    id,
    etat: own === 'inchangee' && compared.some(({ etat }) => etat !== 'inchangee') ? 'modifiee' : own,
    revision,
    nature,
    numero,
    intitule,
    alineas: compared,
  };
}

/* The fold, from the whole text down to words. */

/** One step of the fold: the act that led to the next state. */
type Pli = { readonly acte: ActeDate; readonly impression: Impression };

/** A line of text: what lays it out, and what it reads. */
type Neuve<F> = {
  readonly id: string;
  readonly forme: F;
  readonly brut: string;
  readonly gras: readonly string[];
};

type Ligne<F> = Neuve<F> & { readonly revision: Revision | null; readonly passages: readonly Passage[] };

type FormeAlinea = {
  readonly niveau: Alinea['niveau'];
  readonly marque: string | null;
  /** The shape of a table; null for words. */
  readonly tableau: string | null;
};
type FormeDesignation = { readonly nature: string };

/** A division while the fold goes on; `source` is what the last state has it from, to know it unchanged at a glance. */
type Pliee = Pick<DivisionEnVigueur, 'id' | 'nature' | 'numero'> & {
  readonly revision: Revision | null;
  readonly intitule: readonly Passage[];
  readonly alineas: readonly Ligne<FormeAlinea>[];
  readonly source: DivisionEnVigueur;
};

/** The shape of a table, how many cells a row: one that changes is another table. */
const grille = (texte: string): string =>
  texte
    .split('\n')
    .map((rangee) => rangee.split('\t').length)
    .join(' ');

const SEPARATEURS = /([\t\n])/u;

/** A table as it prints, cell by cell. */
const imprimerTableau = (brut: string, gras: readonly string[], { texte }: Impression): readonly Imprime[] =>
  brut
    .split(SEPARATEURS)
    .flatMap((piece) => (SEPARATEURS.test(piece) || piece === '' ? [{ texte: piece }] : texte(piece, gras)));

/** The cells of a table and what parts them, the words that went among them. */
function cellules(passages: readonly Passage[]): Passage[][] {
  const out: Passage[][] = [[]];
  for (const passage of passages)
    for (const texte of passage.texte.split(SEPARATEURS)) {
      if (texte === '') continue;
      if (!SEPARATEURS.test(texte)) out.at(-1)?.push({ ...passage, texte });
      else out.push([{ ...passage, texte }], []);
    }
  return out;
}

/** The same table, its cells folded each with its own. */
const plierTableau = (
  passages: readonly Passage[],
  neuf: readonly Imprime[],
  acte: ActeDate,
): readonly Passage[] => {
  const after = cellules(vetir(neuf, null));
  return cellules(passages).flatMap((cell, rang) =>
    rang % 2 === 1 ? cell : plierMots(cell, after[rang] ?? [], acte),
  );
};

const imprimerLigne = <F extends object>({ brut, gras, forme }: Neuve<F>, impression: Impression) =>
  estTableau(forme) ? imprimerTableau(brut, gras, impression) : impression.texte(brut, gras);

const grilleDe = (forme: object): unknown => ('tableau' in forme ? forme.tableau : null);
const estTableau = (forme: object): boolean => grilleDe(forme) !== null;

const neuveAlinea = (alinea: AlineaEnVigueur): Neuve<FormeAlinea> => ({
  id: alinea.id,
  forme: {
    niveau: alinea.niveau,
    marque: alinea.marque,
    tableau: alinea.tableau ? grille(texteAlinea(alinea)) : null,
  },
  brut: texteAlinea(alinea),
  gras: alinea.gras,
});

const lignesDesignation = (
  parties: readonly Partie[],
  impression: Impression,
): readonly Neuve<FormeDesignation>[] =>
  impression
    .parties(parties)
    .map(({ id, nature, texte }) => ({ id: `${nature} ${id}`, forme: { nature }, brut: texte, gras: [] }));

function ligne<F extends object>(
  neuve: Neuve<F>,
  revision: Revision | null,
  impression: Impression,
): Ligne<F> {
  return { ...neuve, revision, passages: vetir(imprimerLigne(neuve, impression), revision) };
}

function nouvelleDivision(
  division: DivisionEnVigueur,
  revision: Revision | null,
  impression: Impression,
): Pliee {
  return {
    id: division.id,
    nature: division.nature,
    numero: division.numero,
    revision,
    intitule: vetir(impression.texte(division.intitule, []), revision),
    alineas: division.alineas.map((one) => ligne(neuveAlinea(one), revision, impression)),
    source: division,
  };
}

/**
 * Folds a list: paired elements merge, those of the new list alone are inserted, those of the old one alone go. Pairs
 * are ranks among the visible elements of the old list and ranks of the new one, both growing.
 */
function plierListe<A extends { readonly revision: Revision | null }, N>(
  anciens: readonly A[],
  neufs: readonly N[],
  apparier: (visibles: readonly A[]) => readonly (readonly [number, number])[],
  {
    fondre,
    inserer,
    retirer,
  }: {
    readonly fondre: (ancien: A, neuf: N) => A;
    readonly inserer: (neuf: N) => A;
    /** Nothing when it came after the first state. */
    readonly retirer: (ancien: A) => readonly A[];
  },
): A[] {
  const ranks = anciens.flatMap((one, rank) => (effacee(one) ? [] : [rank]));
  const pairs = apparier(ranks.flatMap((rank) => anciens[rank] ?? []));
  const out: A[] = [];
  let [at, next] = [0, 0];
  for (const [visible, neuf] of [...pairs, [ranks.length, neufs.length] as const]) {
    const ancien = ranks[visible] ?? anciens.length;
    for (const one of anciens.slice(at, ancien)) out.push(...(effacee(one) ? [one] : retirer(one)));
    out.push(...neufs.slice(next, neuf).map(inserer));
    const [from, to] = [anciens[ancien], neufs[neuf]];
    if (from !== undefined && to !== undefined) out.push(fondre(from, to));
    [at, next] = [ancien + 1, neuf + 1];
  }
  return out;
}

/** Whether two lists have nothing to do with one another: their ids then say nothing, and their content is compared. */
function etrangers(a: readonly { readonly id: string }[], b: readonly { readonly id: string }[]): boolean {
  const ids = new Set(a.map(({ id }) => id));
  return a.length > 0 && b.length > 0 && !b.some(({ id }) => ids.has(id));
}

function plierDivisions(
  anciennes: readonly Pliee[],
  neuves: readonly DivisionEnVigueur[],
  pli: Pli,
): Pliee[] {
  type Reperee = Pick<Pliee, 'id' | 'nature' | 'numero'> & { readonly titre: string };
  return plierListe(
    anciennes,
    neuves,
    (vues) => {
      const strangers = etrangers(vues, neuves);
      const cle = ({ id, nature, numero, titre }: Reperee): string =>
        `${nature} ${strangers ? (numero ?? titre) : id}`;
      return commun(
        vues.map((one) => cle({ ...one, titre: one.source.intitule })),
        neuves.map((one) => cle({ ...one, titre: one.intitule })),
      );
    },
    {
      inserer: (neuve) => nouvelleDivision(neuve, revisionDe(pli.acte, 'ins'), pli.impression),
      retirer: (ancienne) =>
        ancienne.revision === null
          ? [
              {
                ...ancienne,
                revision: revisionDe(pli.acte, 'del'),
                intitule: retirerMots(ancienne.intitule, pli.acte),
                alineas: ancienne.alineas.flatMap((one) => retirerLigne(one, pli.acte)),
              },
            ]
          : [],
      fondre: (ancienne, neuve) => {
        const { id, numero } = neuve;
        if (ancienne.source === neuve) return ancienne;
        const intitule =
          ancienne.source.intitule === neuve.intitule
            ? ancienne.intitule
            : plierMots(ancienne.intitule, pli.impression.texte(neuve.intitule, []), pli.acte);
        const alineas = plierLignes(ancienne.alineas, neuve.alineas.map(neuveAlinea), pli);
        return { ...ancienne, id, numero, intitule, alineas, source: neuve };
      },
    },
  );
}

function retirerLigne<F>(one: Ligne<F>, acte: ActeDate): readonly Ligne<F>[] {
  if (effacee(one)) return [one];
  if (one.revision !== null) return [];
  return [{ ...one, revision: revisionDe(acte, 'del'), passages: retirerMots(one.passages, acte) }];
}

function plierLignes<F extends object>(
  anciennes: readonly Ligne<F>[],
  neuves: readonly Neuve<F>[],
  pli: Pli,
): Ligne<F>[] {
  return plierListe(anciennes, neuves, (vues) => paires(vues, neuves), {
    inserer: (neuve) => ligne(neuve, revisionDe(pli.acte, 'ins'), pli.impression),
    retirer: (ancienne) => retirerLigne(ancienne, pli.acte),
    fondre: (ancienne, neuve) => {
      // One that came since, in another shape: it came so.
      if (grilleDe(ancienne.forme) !== grilleDe(neuve.forme))
        return ligne(neuve, revisionDe(pli.acte, 'ins'), pli.impression);
      const same = ancienne.brut === neuve.brut && ancienne.gras.join('\n') === neuve.gras.join('\n');
      const passages = same
        ? ancienne.passages
        : (estTableau(neuve.forme) ? plierTableau : plierMots)(
            ancienne.passages,
            imprimerLigne(neuve, pli.impression),
            pli.acte,
          );
      return { ...neuve, revision: ancienne.revision, passages };
    },
  });
}

/**
 * Lines answer to one another by their id. A line of the first text keeps its layout or is deleted and inserted anew;
 * one that came since may change it freely, since only its last layout is ever seen.
 */
function paires<F extends object>(
  vues: readonly Ligne<F>[],
  neuves: readonly Neuve<F>[],
): readonly (readonly [number, number])[] {
  const forme = (one: F): string => JSON.stringify(Object.values(one));
  if (etrangers(vues, neuves)) {
    const paired = aligner(
      vues.map(({ brut }) => brut),
      neuves.map(({ brut }) => brut),
    );
    return paired.flatMap((rank, index) => {
      const [ancienne, neuve] = [vues[rank], neuves[index]];
      if (ancienne === undefined || neuve === undefined) return [];
      const answers =
        forme(ancienne.forme) === forme(neuve.forme) &&
        (ancienne.brut === neuve.brut || !sansRapport(ecarts(ancienne.brut, neuve.brut)));
      return answers ? [[rank, index] as const] : [];
    });
  }
  const held = new Set(vues.flatMap(({ id, revision }) => (revision === null ? [id] : [])));
  const cle = (one: Neuve<F>): string => (held.has(one.id) ? `${one.id} ${forme(one.forme)}` : one.id);
  return commun(vues.map(cle), neuves.map(cle));
}
