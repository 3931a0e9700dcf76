import { diffWordsWithSpace } from 'diff';
import { designationAvenant } from '../avenant/avenant';
import type { Avenant } from '../avenant/avenant';
import type { CivilDate } from '../civil-date';
import type { Alinea, Division } from '../convention/texte';
import { fullName, withArticle } from '../parties/partie';
import type { Partie } from '../parties/partie';
import { aligner, commun } from './aligner';
import type { Consolidation } from './consolider';
import { texteAlinea } from './texte';
import type { AlineaEnVigueur, DivisionEnVigueur, TexteEnVigueur } from './texte';

/*
 * A redline of two or more states of a text. From the first state, each later one is folded in: its words are compared
 * with those still visible, so that a word carries the act that brought it in, a word of the first text the act that
 * took it out, and a word brought in then taken out in between leaves no trace. Hence, whatever the texts: without its
 * insertions a comparison is the first text, without its deletions the last one, to the character.
 */

/** A state of the text. The first is where the comparison starts; each later one says which act led to it. */
export type EtatTexte = {
  readonly texte: TexteEnVigueur;
  /** « Avenant n° 1 ». */
  readonly auteur: string;
  /** Null for a draft, whose day is not known. */
  readonly date: CivilDate | null;
};

export type Revision = {
  readonly sorte: 'ins' | 'del';
  readonly auteur: string;
  readonly date: CivilDate | null;
};

/** What a passage looks like on paper. */
type Habit = { readonly gras: boolean; readonly exposant: boolean };

/** Words with the act that brought them in or took them out; null for those both ends share. */
export type Passage = Habit & { readonly texte: string; readonly revision: Revision | null };

export type EtatCompare = 'inchangee' | 'modifiee' | 'inseree' | 'supprimee';

type Comparee = {
  readonly id: string;
  readonly etat: EtatCompare;
  /** Set when the whole is inserted or deleted: all its runs then are, though perhaps by other acts. */
  readonly revision: Revision | null;
};

/** An alinéa whose level or mark changes stands twice, deleted then inserted, under one id. */
export type AlineaCompare = Comparee & {
  readonly niveau: Alinea['niveau'];
  readonly marque: string | null;
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

export type Comparaison = {
  /** The acts between the two ends, in the order they apply. */
  readonly actes: readonly Pick<EtatTexte, 'auteur' | 'date'>[];
  readonly parties: readonly PartieComparee[];
  /** In the order of the act; a deleted division stays at its place. */
  readonly divisions: readonly DivisionComparee[];
};

/** A passage as it prints. */
export type Imprime = { readonly texte: string; readonly gras?: boolean; readonly exposant?: boolean };

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
 * The states between two consolidations of one convention, an act after the other. When the second does not go on from
 * the first (the days are the other way round, or other drafts were asked for), only the two ends are compared and
 * `auteur` answers for every change.
 */
export function etatsEntre(
  debut: Consolidation,
  fin: Consolidation,
  auteur = 'Comparaison',
): readonly EtatTexte[] {
  const depart: EtatTexte = { texte: debut.texte, auteur, date: debut.jour };
  const suite = fin.versions.slice(debut.versions.length);
  const follows =
    fin.versions.length >= debut.versions.length &&
    debut.versions.every(({ acte }, index) => fin.versions[index]?.acte.avenant.id === acte.avenant.id);
  if (!follows) return [depart, { texte: fin.texte, auteur, date: fin.jour }];
  return [
    depart,
    ...suite.map(({ acte, texte }) => ({ texte, auteur: auteurDe(acte.avenant), date: acte.effet })),
  ];
}

/** The comparison of the first state with the last, through those in between. */
export function comparer(
  etats: readonly EtatTexte[],
  impression: Impression = IMPRESSION_BRUTE,
): Comparaison {
  const [first, ...later] = etats;
  if (first === undefined) return { actes: [], parties: [], divisions: [] };
  let parties = first.texte.parties;
  let lignes = lignesDesignation(parties, impression).map((one) => ligne(one, null, impression));
  let divisions = visibles(first.texte).map((one) => nouvelleDivision(one, null, impression));
  for (const { texte, auteur, date } of later) {
    const pli: Pli = { acte: { auteur, date }, impression };
    if (texte.parties !== parties)
      lignes = plierLignes(lignes, lignesDesignation(texte.parties, impression), pli);
    parties = texte.parties;
    divisions = plierDivisions(divisions, visibles(texte), pli);
  }
  return {
    actes: later.map(({ auteur, date }) => ({ auteur, date })),
    parties: lignes.map(({ id, forme, revision, passages }) => ({
      id,
      etat: etatDe(revision, passages),
      revision,
      nature: forme.nature,
      runs: passages,
    })),
    divisions: divisions.map(divisionComparee),
  };
}

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
type Pli = { readonly acte: Pick<EtatTexte, 'auteur' | 'date'>; readonly impression: Impression };

const revisionDe = ({ auteur, date }: Pli['acte'], sorte: Revision['sorte']): Revision => ({
  sorte,
  auteur,
  date,
});

/** A line of text: what lays it out, and what it reads. */
type Neuve<F> = {
  readonly id: string;
  readonly forme: F;
  readonly brut: string;
  readonly gras: readonly string[];
};

type Ligne<F> = Neuve<F> & { readonly revision: Revision | null; readonly passages: readonly Passage[] };

type FormeAlinea = { readonly niveau: Alinea['niveau']; readonly marque: string | null };
type FormeDesignation = { readonly nature: string };

/** A division while the fold goes on; `source` is what the last state has it from, to know it unchanged at a glance. */
type Pliee = Pick<DivisionEnVigueur, 'id' | 'nature' | 'numero'> & {
  readonly revision: Revision | null;
  readonly intitule: readonly Passage[];
  readonly alineas: readonly Ligne<FormeAlinea>[];
  readonly source: DivisionEnVigueur;
};

const effacee = ({ revision }: { readonly revision: Revision | null }): boolean => revision?.sorte === 'del';

const neuveAlinea = (alinea: AlineaEnVigueur): Neuve<FormeAlinea> => ({
  id: alinea.id,
  forme: { niveau: alinea.niveau, marque: alinea.marque },
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

function ligne<F>(neuve: Neuve<F>, revision: Revision | null, { texte }: Impression): Ligne<F> {
  return { ...neuve, revision, passages: vetir(texte(neuve.brut, neuve.gras), revision) };
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

function retirerLigne<F>(one: Ligne<F>, acte: Pli['acte']): readonly Ligne<F>[] {
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
      const same = ancienne.brut === neuve.brut && ancienne.gras.join('\n') === neuve.gras.join('\n');
      const passages = same
        ? ancienne.passages
        : plierMots(ancienne.passages, pli.impression.texte(neuve.brut, neuve.gras), pli.acte);
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

/* Words. */

const vetir = (imprimes: readonly Imprime[], revision: Revision | null): readonly Passage[] =>
  joindre(imprimes.map(({ texte, gras = false, exposant = false }) => ({ texte, gras, exposant, revision })));

const memeHabit = (a: Habit, b: Habit): boolean => a.gras === b.gras && a.exposant === b.exposant;

const memeRevision = (a: Revision | null, b: Revision | null): boolean =>
  a === b || (a?.sorte === b?.sorte && a?.auteur === b?.auteur && a?.date === b?.date);

/** Merges neighbours that look alike and come from the same act; drops the empty ones. */
function joindre(passages: readonly Passage[]): readonly Passage[] {
  const out: Passage[] = [];
  for (const passage of passages) {
    if (passage.texte === '') continue;
    const last = out.at(-1);
    if (last !== undefined && memeHabit(last, passage) && memeRevision(last.revision, passage.revision))
      out[out.length - 1] = { ...last, texte: last.texte + passage.texte };
    else out.push(passage);
  }
  return out;
}

const retirerMots = (passages: readonly Passage[], acte: Pli['acte']): readonly Passage[] =>
  joindre(passages.flatMap((one) => retirerPassage(one, acte)));

function retirerPassage(one: Passage, acte: Pli['acte']): readonly Passage[] {
  if (effacee(one)) return [one];
  return one.revision === null ? [{ ...one, revision: revisionDe(acte, 'del') }] : [];
}

/** The passages once the visible ones read as `neuf`. */
function plierMots(
  passages: readonly Passage[],
  neuf: readonly Imprime[],
  acte: Pli['acte'],
): readonly Passage[] {
  const printed = vetir(neuf, revisionDe(acte, 'ins'));
  const before = passages.flatMap((one) => (effacee(one) ? [] : one.texte)).join('');
  const after = printed.map(({ texte }) => texte).join('');
  const old = lecteur(passages);
  const fresh = lecteur(printed);
  const out: Passage[] = [];
  for (const { gardes, otes, mis } of before === after
    ? [{ gardes: before, otes: '', mis: '' }]
    : lisibles(ecarts(before, after))) {
    for (const one of old.lire(gardes.length)) {
      if (effacee(one)) out.push(one);
      else for (const other of fresh.lire(one.texte.length)) out.push(...garder(one, other, acte));
    }
    for (const one of old.lire(otes.length)) out.push(...retirerPassage(one, acte));
    // What earlier acts took out at this place comes before what this one puts there.
    out.push(...old.lire(0), ...fresh.lire(mis.length));
  }
  return joindre(grouper([...out, ...old.reste()]));
}

/** Kept words. Should they look otherwise, the old ones go and the new ones come: a word processor shows both. */
function garder(ancien: Passage, neuf: Passage, acte: Pli['acte']): readonly Passage[] {
  if (ancien.revision !== null) return [{ ...neuf, revision: ancien.revision }];
  return memeHabit(ancien, neuf)
    ? [{ ...neuf, revision: null }]
    : [{ ...ancien, texte: neuf.texte, revision: revisionDe(acte, 'del') }, neuf];
}

/** Between two kept passages, deletions before insertions: neither end's text moves, and it reads more easily. */
function grouper(passages: readonly Passage[]): readonly Passage[] {
  const out: Passage[] = [];
  const inserted: Passage[] = [];
  for (const passage of passages) {
    if (passage.revision?.sorte === 'ins') inserted.push(passage);
    else {
      if (passage.revision === null) out.push(...inserted.splice(0));
      out.push(passage);
    }
  }
  return [...out, ...inserted];
}

/** Reads passages by number of visible characters; deleted ones come along, whole, when they are passed. */
function lecteur(passages: readonly Passage[]) {
  let [rank, offset] = [0, 0];
  function* lire(count: number): Generator<Passage> {
    let left = count;
    for (;;) {
      const passage = passages[rank];
      if (passage === undefined) return;
      if (effacee(passage)) {
        rank += 1;
        yield passage;
        continue;
      }
      if (left === 0) return;
      const texte = passage.texte.slice(offset, offset + left);
      left -= texte.length;
      offset += texte.length;
      if (offset === passage.texte.length) [rank, offset] = [rank + 1, 0];
      yield { ...passage, texte };
    }
  }
  return { lire: (count: number) => [...lire(count)], reste: () => [...lire(Number.POSITIVE_INFINITY)] };
}

/** Words kept, then those taken out and those put in their place. */
type Ecart = { readonly gardes: string; readonly otes: string; readonly mis: string };

/** Beyond as many words changed, two texts are one another's replacement: looking further would take time for nothing. */
const MAX_ECARTS = 1_000;

function ecarts(avant: string, apres: string): readonly Ecart[] {
  const changes = diffWordsWithSpace(avant, apres, { maxEditLength: MAX_ECARTS });
  if (changes === undefined) return [{ gardes: '', otes: avant, mis: apres }];
  const out: { gardes: string; otes: string; mis: string }[] = [];
  let kept = true;
  for (const { added, removed, value } of changes) {
    let last = out.at(-1);
    if (last === undefined || (!added && !removed && !kept)) {
      last = { gardes: '', otes: '', mis: '' };
      out.push(last);
    }
    if (added) last.mis += value;
    else if (removed) last.otes += value;
    else last.gardes += value;
    kept = !added && !removed;
  }
  return out;
}

const LETTRE = /[\p{L}\p{N}]/u;

const lettres = (texte: string): number => texte.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** Below this share of common letters, a text is another text. */
const PART_COMMUNE = 0.25;

/** Whether what two texts share is only what any two texts share. */
function sansRapport(list: readonly Ecart[]): boolean {
  const total = (pick: (one: Ecart) => string): number =>
    list.reduce((sum, one) => sum + lettres(pick(one)), 0);
  const kept = total(({ gardes }) => gardes);
  return (
    kept <
    PART_COMMUNE *
      (kept +
        Math.max(
          total(({ otes }) => otes),
          total(({ mis }) => mis),
        ))
  );
}

/**
 * Differences as a person reads them. Signs and spaces alone between two replacements belong to them; a text that has
 * next to nothing in common with the other replaces it whole, instead of being woven with it around « de » and « la ».
 */
function lisibles(list: readonly Ecart[]): readonly Ecart[] {
  const joined: Ecart[] = [];
  for (const one of list) {
    const last = joined.at(-1);
    const both = last !== undefined && last.otes + one.otes !== '' && last.mis + one.mis !== '';
    const changes = last !== undefined && last.otes + last.mis !== '' && one.otes + one.mis !== '';
    if (both && changes && !LETTRE.test(one.gardes)) {
      joined[joined.length - 1] = {
        gardes: last.gardes,
        otes: last.otes + one.gardes + one.otes,
        mis: last.mis + one.gardes + one.mis,
      };
    } else joined.push(one);
  }
  if (joined.length < 3 || !sansRapport(joined)) return joined;
  return [
    {
      gardes: '',
      otes: joined.map(({ gardes, otes }) => gardes + otes).join(''),
      mis: joined.map(({ gardes, mis }) => gardes + mis).join(''),
    },
  ];
}

/* What a comparison gives back. */

/** The lines of the last text: all that is inserted, nothing of what is deleted. */
export const accepter = (comparaison: Comparaison): readonly string[] => lire(comparaison, 'del');

/** The lines of the first text: nothing of what is inserted, all that is deleted. */
export const rejeter = (comparaison: Comparaison): readonly string[] => lire(comparaison, 'ins');

/** The lines of a text, as `accepter` and `rejeter` give them. */
export const lignesDe = (
  texte: TexteEnVigueur,
  impression: Impression = IMPRESSION_BRUTE,
): readonly string[] => accepter(comparer([{ texte, auteur: '', date: null }], impression));

function lire({ parties, divisions }: Comparaison, sans: Revision['sorte']): readonly string[] {
  const remains = ({ revision }: { readonly revision: Revision | null }): boolean => revision?.sorte !== sans;
  const words = (passages: readonly Passage[]): string =>
    passages
      .filter(remains)
      .map(({ texte }) => texte)
      .join('');
  return [
    ...parties.filter(remains).map(({ runs }) => words(runs)),
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

export function compterChangements({ actes, parties, divisions }: Comparaison): Changements {
  const lines = [...parties, ...divisions.flatMap(({ alineas }) => alineas)];
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
