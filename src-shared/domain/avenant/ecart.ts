import { texteDuProjet } from '../fiches/avenant';
import type { Avenant } from '../fiches/avenant';
import { formatDate, parseCivilDate } from '../civil-date';
import type { SortClause } from '../clauses/clause';
import { direSort, nomDeClause } from '../clauses/dire';
import { aligner } from '../texte/aligner';
import { lastAvisRendu } from '../lookup';
import { typographie } from '../typographie';
import type { Avis } from '../fiches/avis';
import { sansTypographie } from './forme';

/** One passage that does not read as it did before the committee. Null: it was not there, or no longer is. */
export type Ecart = {
  /** « Article 2 – Modification de l'article 3, alinéa 1 ». */
  readonly lieu: string;
  readonly avant: string | null;
  readonly apres: string | null;
};

/** How the draft departs from the one examined: in typography alone (`forme`), or in what it says (`fond`). */
export type EcartAvis = {
  readonly forme: readonly Ecart[];
  readonly fond: readonly Ecart[];
  /** The examined draft was not kept, only its fingerprint: the difference is there, and cannot be read. */
  readonly inconnu: boolean;
};

export type ProjetEcrit = Parameters<typeof texteDuProjet>[0];

/** The draft as a person reads it: from the record, or from what `texteDuProjet` wrote of it. */
type Lu = {
  readonly objet: string;
  readonly articles: readonly { readonly titre: string; readonly alineas: readonly string[] }[];
  readonly effet: string;
  readonly phrases: readonly Phrase[];
};

/** A sentence, and what was answered of the clauses it touches. */
type Phrase = { readonly lignes: readonly string[]; readonly clauses: readonly Reponse[] };
type Reponse = readonly [clauseId: string | null, sort: SortClause];

/**
 * What changed since the committee examined the draft; null when nothing did. An avis recorded before the draft was
 * kept only says that something did: nobody can tell that it is mere form, so it counts as substance.
 */
export function ecartDepuisAvis(
  avis: Pick<Avis, 'empreinteProjet' | 'projetExamine'>,
  avenant: ProjetEcrit,
  sha256: (text: string) => string,
): EcartAvis | null {
  const actuel = texteDuProjet(avenant);
  if (avis.empreinteProjet === sha256(actuel)) return null;
  const { projetExamine, empreinteProjet } = avis;
  // The fingerprint is what binds: a draft that has not the same is not the one examined.
  const examine =
    projetExamine === null || sha256(projetExamine) !== empreinteProjet ? null : lire(projetExamine);
  const present = lire(actuel);
  if (examine === null || present === null) return { forme: [], fond: [], inconnu: true };
  const { mots, clauses } = comparer(examine, present);
  const deForme = ({ avant, apres }: Ecart): boolean =>
    avant !== null && apres !== null && sansTypographie(avant) === sansTypographie(apres);
  return {
    forme: mots.filter(deForme),
    // What the registry will compute is never mere form.
    fond: [...mots.filter((one) => !deForme(one)), ...clauses],
    inconnu: false,
  };
}

/** The change goes beyond typography, or may do so: the committee has not examined this text. */
export const changeLeFond = (ecart: EcartAvis | null): boolean =>
  ecart !== null && (ecart.inconnu || ecart.fond.length > 0);

/**
 * The avis a draft rests on, and how far it departs from it: the latest given on that very text, else on that text
 * but for its typography, else the latest.
 */
export function avisDuProjet(
  avis: readonly Avis[],
  avenant: Avenant,
  sha256: (text: string) => string,
): { readonly avis: Avis; readonly ecart: EcartAvis | null } | null {
  const ecarts = new Map(avis.map((one) => [one.id, ecartDepuisAvis(one, avenant, sha256)]));
  const ecartOf = ({ id }: Avis): EcartAvis | null => ecarts.get(id) ?? null;
  const found =
    lastAvisRendu(avis.filter((one) => ecartOf(one) === null)) ??
    lastAvisRendu(avis.filter((one) => !changeLeFond(ecartOf(one)))) ??
    lastAvisRendu(avis);
  return found === null ? null : { avis: found, ecart: ecartOf(found) };
}

function comparer(
  avant: Lu,
  apres: Lu,
): { readonly mots: readonly Ecart[]; readonly clauses: readonly Ecart[] } {
  const ecarts: Ecart[] = [];
  const clauses: Ecart[] = [];
  const note = (lieu: string, before: string | null, after: string | null): void => {
    if (before !== after) ecarts.push({ lieu: typographie(lieu), avant: before, apres: after });
  };
  note('Objet', avant.objet, apres.objet);
  apparier(avant.articles, apres.articles, cleArticle, (before, after, rang) => {
    const lieu = nomArticle((after ?? before)?.titre ?? '', rang);
    if (before === null || after === null) {
      note(lieu, before && entier(before), after && entier(after));
      return;
    }
    note(`${lieu}, intitulé`, before.titre, after.titre);
    apparier(before.alineas, after.alineas, sansTypographie, (un, deux, position) => {
      note(`${lieu}, alinéa ${position}`, un, deux);
    });
  });
  apparier(avant.phrases, apres.phrases, clePhrase, (before, after, rang) => {
    const lieu = `Modification ${rang}`;
    clauses.push(...clausesChangees(lieu, before?.clauses ?? [], after?.clauses ?? []));
    if (before === null || after === null) {
      note(lieu, before?.lignes.join('\n') ?? null, after?.lignes.join('\n') ?? null);
      return;
    }
    apparier(before.lignes, after.lignes, sansTypographie, (un, deux, position) => {
      note(position === 1 ? lieu : `${lieu}, alinéa ${position - 1}`, un, deux);
    });
  });
  note('Prise d’effet', diteEffet(avant.effet), diteEffet(apres.effet));
  return { mots: ecarts, clauses };
}

/** The answers that are not the same, each said in French. */
function clausesChangees(
  lieu: string,
  avant: readonly Reponse[],
  apres: readonly Reponse[],
): readonly Ecart[] {
  const cleDe = (reponse: Reponse): string => JSON.stringify(reponse);
  const [old, now] = [new Set(avant.map(cleDe)), new Set(apres.map(cleDe))];
  const gone = avant.filter((one) => !now.has(cleDe(one)));
  const fresh = apres.filter((one) => !old.has(cleDe(one)));
  const ids = [...new Set([...gone, ...fresh].map(([id]) => id))];
  return ids.map((id) => {
    const dire = (reponses: readonly Reponse[]): string | null => {
      const said = reponses
        .filter(([one]) => one === id)
        .map(([, sort]) =>
          sort.nature === 'nouvelle'
            ? typographie(`${nomDeClause(sort.parametres)} : ${direSort(sort)}`)
            : direSort(sort),
        );
      return said.length === 0 ? null : said.join('\n');
    };
    return { lieu: `${lieu}, clause`, avant: dire(gone), apres: dire(fresh) };
  });
}

/**
 * Goes through two lists, each item with the one it answers to, and its rank from 1: those that read the same are
 * paired first, so that an article put in between does not make every one after it another.
 */
function apparier<T>(
  avant: readonly T[],
  apres: readonly T[],
  cle: (item: T) => string,
  visit: (before: T | null, after: T | null, rang: number) => void,
): void {
  const pairs = aligner(avant.map(cle), apres.map(cle));
  let seen = 0;
  const gone = (until: number): void => {
    for (; seen < until; seen++) visit(avant[seen] as T, null, seen + 1);
  };
  pairs.forEach((from, index) => {
    if (from >= 0) gone(from);
    visit(from < 0 ? null : (avant[from] as T), apres[index] as T, index + 1);
    if (from >= 0) seen = from + 1;
  });
  gone(avant.length);
}

const cleArticle = ({ titre, alineas }: Lu['articles'][number]): string =>
  JSON.stringify([titre, ...alineas].map(sansTypographie));
const clePhrase = ({ lignes }: Phrase): string => JSON.stringify(lignes.map(sansTypographie));
const entier = ({ titre, alineas }: Lu['articles'][number]): string => [titre, ...alineas].join('\n');

/** Its title when it says « article », else its rank with it. */
const nomArticle = (titre: string, rang: number): string =>
  /^article\b/iu.test(titre.trim()) ? titre.trim() : `Article ${rang} (${titre.trim()})`;

function diteEffet(effet: string): string {
  const date = parseCivilDate(effet);
  return date === null ? 'à la dernière signature' : `le ${formatDate(date)}`;
}

/** Reads what `texteDuProjet` wrote; null when it is not that. */
function lire(text: string): Lu | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(value)) return null;
  const [objet, articles, effet, phrases = [], clauses = []] = value as readonly unknown[];
  if (typeof objet !== 'string' || typeof effet !== 'string') return null;
  if (!Array.isArray(articles) || !articles.every(isArticle)) return null;
  if (!Array.isArray(phrases) || !phrases.every(isTexts)) return null;
  if (!Array.isArray(clauses)) return null;
  return {
    objet,
    effet,
    articles: articles.map(([titre, alineas]) => ({ titre, alineas })),
    phrases: phrases.map((lignes, rang) => ({
      lignes,
      clauses: (clauses[rang] ?? []) as readonly Reponse[],
    })),
  };
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
const isArticle = (value: unknown): value is readonly [string, readonly string[]] =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && isTexts(value[1]);
