import { clausesDe } from '../clauses/clause';
import type { ClauseTenue, Parametres } from '../clauses/clause';
import { lireClauses, memesParametres } from '../clauses/lire';
import type { ClauseLue, Passage } from '../clauses/lire';
import type { CivilDate } from '../civil-date';
import type { Convention } from '../fiches/convention';
import type { Registre } from '../registre';
import type { ReponseClause } from '#registre/fiches/clauses';
import { texteAlinea, texteInitial } from '../texte/en-vigueur';
import type { DivisionEnVigueur, TexteEnVigueur } from '../texte/en-vigueur';
import { ecartEntre } from '../texte/en-vigueur';
import { lieuDe } from '../texte/nommer';
import type { Lieu } from '../texte/nommer';
import { derouler } from './consolider';
import { actesSignes, ecartee, lAvenant } from './ordre';
import type { ActeSigne } from './ordre';

/** A clause, and the act that made it what it is: null for the convention itself. */
export type ClauseEnVigueur = ClauseTenue & { readonly depuis: ActeSigne | null };

/** The clauses once one act has applied, and those it took away. */
export type VersionClauses = {
  readonly acte: ActeSigne | null;
  readonly clauses: readonly ClauseEnVigueur[];
  readonly retirees: readonly ClauseEnVigueur[];
  readonly texte: TexteEnVigueur;
};

/**
 * The clauses of a convention, version after version: as it was signed, then as each signed avenant makes them, by
 * effect date then number, those to come included.
 */
export function versionsClauses(registre: Registre, convention: Convention): readonly VersionClauses[] {
  const initial = texteInitial(convention);
  let current: VersionClauses = {
    acte: null,
    clauses: clausesDe(convention).map((one) => ({ ...one, depuis: null })),
    retirees: [],
    texte: initial,
  };
  const versions = [current];
  const signed = actesSignes(registre, convention);
  if (signed.length === 0) return versions;
  const { versions: textes } = derouler(
    initial,
    signed.map((acte) => ({ ...acte, projet: false })),
  );
  for (const [rang, acte] of signed.entries()) {
    const texte = textes[rang]?.texte ?? current.texte;
    current = apresActe(current, acte, texte);
    versions.push(current);
  }
  return versions;
}

/** The clauses in force on `jour`; null: as every avenant signed so far makes them. */
export function clausesAu(
  registre: Registre,
  convention: Convention,
  jour: CivilDate | null,
): VersionClauses {
  const versions = versionsClauses(registre, convention);
  const found = versions.filter(({ acte }) => acte === null || jour === null || acte.effet <= jour).at(-1);
  if (found === undefined) throw new Error('a convention without a first version');
  return found;
}

/** The id of a clause that an operation lays down. */
export const idClauseApportee = (operationId: string, rang: number): string =>
  `${operationId}-clause-${rang}`;

function apresActe(before: VersionClauses, acte: ActeSigne, texte: TexteEnVigueur): VersionClauses {
  const answered = new Set<string>();
  const retirees: ClauseEnVigueur[] = [];
  let clauses = before.clauses;
  for (const operation of acte.avenant.operations) {
    if (ecartee(acte.avenant, operation.id)) continue;
    const { modification } = operation;
    if (modification.nature === 'proroger') {
      answered.add('duree');
      clauses = clauses.map((one) =>
        one.parametres.nature === 'duree'
          ? { ...one, parametres: { ...one.parametres, forme: 'dates', fin: modification.fin }, depuis: acte }
          : one,
      );
    }
    for (const [rang, reponse] of (operation.clauses ?? []).entries()) {
      if (reponse.clauseId !== null) answered.add(reponse.clauseId);
      const applied = appliquerReponse(clauses, reponse, {
        id: idClauseApportee(operation.id, rang),
        acte,
        avant: before.texte,
        texte,
      });
      clauses = applied.clauses;
      retirees.push(...applied.retirees);
    }
  }
  const kept: ClauseEnVigueur[] = [];
  for (const one of clauses) {
    const touchee = answered.has(one.id) ? null : toucheeEntre(one, before.texte, texte);
    if (touchee === null) kept.push(one);
    else if (one.parametres.nature === 'obligation') {
      // Nothing says it any more: nobody owes it. Words that changed are still its words.
      if (touchee.perdue) retirees.push({ ...one, depuis: acte });
      else kept.push(one);
    } else kept.push(sansReponse(one, touchee, acte));
  }
  return { acte, clauses: kept, retirees, texte };
}

/** An act that changed the words of a clause, of before anyone was asked what becomes of it. */
const sansReponse = (one: ClauseEnVigueur, { apres }: ClauseTouchee, acte: ActeSigne): ClauseEnVigueur => ({
  ...one,
  parametres: apres?.parametres ?? one.parametres,
  ancres: apres?.ancres ?? one.ancres,
  depuis: acte,
  certitude: {
    sure: false,
    doutes: [
      `${majuscule(lAvenant(acte.avenant))} en a changé les mots sans que le sort de la clause soit dit.`,
      ...(apres?.doutes ?? []),
    ],
  },
});

const majuscule = (mots: string): string => mots.charAt(0).toLocaleUpperCase('fr') + mots.slice(1);

type Application = {
  readonly id: string;
  readonly acte: ActeSigne;
  readonly avant: TexteEnVigueur;
  readonly texte: TexteEnVigueur;
};

/** What an answer makes of the clauses. */
export function appliquerReponse(
  clauses: readonly ClauseEnVigueur[],
  { clauseId, sort }: ReponseClause,
  { id, acte, avant, texte }: Application,
): { readonly clauses: readonly ClauseEnVigueur[]; readonly retirees: readonly ClauseEnVigueur[] } {
  if (clauseId === null) {
    if (sort.nature !== 'nouvelle') return { clauses, retirees: [] };
    const parametres = sort.parametres;
    const added: ClauseEnVigueur = {
      id,
      parametres,
      ancres: ancresNouvelles(parametres, avant, texte),
      origine: { nature: 'acte' },
      certitude: { sure: true },
      depuis: acte,
    };
    return { clauses: [...clauses, added], retirees: [] };
  }
  const visee = clauses.find((one) => one.id === clauseId);
  if (visee === undefined) return { clauses, retirees: [] };
  if (sort.nature === 'retiree')
    return { clauses: clauses.filter((one) => one !== visee), retirees: [{ ...visee, depuis: acte }] };
  const after: ClauseEnVigueur = {
    ...visee,
    ancres: ancresApres(visee, texte),
    certitude: { sure: true },
    ...(sort.nature === 'nouvelle' ? { parametres: sort.parametres, depuis: acte } : {}),
  };
  return { clauses: clauses.map((one) => (one === visee ? after : one)), retirees: [] };
}

/* The words of a clause, and what an operation does to them. */

/** A clause whose words an operation changed, moved or took away. */
export type ClauseTouchee = {
  readonly clause: ClauseTenue;
  /** What its words say before and after; null when they say nothing of it, or are gone. */
  readonly avant: ClauseLue | null;
  readonly apres: ClauseLue | null;
  /** No alinéa that said it is left. */
  readonly perdue: boolean;
};

/** What was read of a division: divisions never change in place. */
const lues = new WeakMap<DivisionEnVigueur, readonly ClauseLue[]>();

function lireDivisions(divisions: readonly DivisionEnVigueur[]): readonly ClauseLue[] {
  return divisions.flatMap((division) => {
    const known = lues.get(division);
    if (known !== undefined) return known;
    const read = division.abrogee === null ? lireClauses([passage(division)]) : [];
    lues.set(division, read);
    return read;
  });
}

const passage = ({ intitule, alineas }: DivisionEnVigueur): Passage => ({
  intitule,
  alineas: alineas.map((alinea) => ({ id: alinea.id, texte: texteAlinea(alinea) })),
});

const divisionsDe = (texte: TexteEnVigueur, ancres: readonly string[]): readonly DivisionEnVigueur[] =>
  texte.divisions.filter(({ alineas }) => alineas.some(({ id }) => ancres.includes(id)));

/** The words that say a clause, in their order; null for an alinéa that is gone. */
export const motsDe = (texte: TexteEnVigueur, ancres: readonly string[]): readonly (string | null)[] =>
  ancres.map((id) => {
    for (const { abrogee, alineas } of texte.divisions) {
      const found = abrogee === null ? alineas.find((one) => one.id === id) : undefined;
      if (found !== undefined) return texteAlinea(found);
    }
    return null;
  });

/** What the anchored words say of the nature of a clause; null when nothing could be read. */
export function lectureDe(
  texte: TexteEnVigueur,
  clause: Pick<ClauseTenue, 'parametres' | 'ancres'>,
): ClauseLue | null {
  const read = lireDivisions(divisionsDe(texte, clause.ancres)).filter((one) =>
    memeObjet(one.parametres, clause.parametres),
  );
  return read.find((one) => one.ancres.some((id) => clause.ancres.includes(id))) ?? read[0] ?? null;
}

const memeObjet = (a: Parametres, b: Parametres): boolean =>
  a.nature === b.nature && (a.nature !== 'resiliation' || b.nature !== 'resiliation' || a.motif === b.motif);

/** What became of one clause between two texts; null when its words still say the same in the same words. */
export function toucheeEntre(
  clause: ClauseTenue,
  avant: TexteEnVigueur,
  apres: TexteEnVigueur,
): ClauseTouchee | null {
  if (clause.ancres.length === 0) return null;
  const [old, now] = [motsDe(avant, clause.ancres), motsDe(apres, clause.ancres)];
  if (old.every((mots, rang) => mots === now[rang])) return null;
  const [lueAvant, lueApres] = [lectureDe(avant, clause), lectureApres(clause, apres)];
  const same =
    lueAvant !== null &&
    lueApres !== null &&
    lueAvant.dit === lueApres.dit &&
    memesParametres(lueAvant.parametres, lueApres.parametres);
  if (same) return null;
  return { clause, avant: lueAvant, apres: lueApres, perdue: now.every((mots) => mots === null) };
}

/** In the division that says it still, or wherever its words were moved to. */
function lectureApres(clause: ClauseTenue, apres: TexteEnVigueur): ClauseLue | null {
  const near = lectureDe(apres, clause);
  if (near !== null) return near;
  return lireDivisions(apres.divisions).find((one) => memeObjet(one.parametres, clause.parametres)) ?? null;
}

/** The clauses whose words an operation touches. */
export const clausesTouchees = (
  clauses: readonly ClauseTenue[],
  avant: TexteEnVigueur,
  apres: TexteEnVigueur,
): readonly ClauseTouchee[] => clauses.flatMap((one) => toucheeEntre(one, avant, apres) ?? []);

/** What the new words say that no clause did: « renouvelable par tacite reconduction » put into an article. */
export function clausesApparues(
  clauses: readonly ClauseTenue[],
  avant: TexteEnVigueur,
  apres: TexteEnVigueur,
): readonly ClauseLue[] {
  const ecart = ecartEntre(avant, apres);
  const old = lireDivisions(ecart.avant);
  return lireDivisions(ecart.apres).filter(
    (one) =>
      !old.some(({ dit, parametres }) => dit === one.dit || memesParametres(parametres, one.parametres)) &&
      !clauses.some(({ parametres }) => memeObjet(parametres, one.parametres)),
  );
}

const ancresApres = (clause: ClauseTenue, apres: TexteEnVigueur): readonly string[] => {
  const kept = clause.ancres.filter((id) => motsDe(apres, [id])[0] !== null);
  return kept.length > 0 ? kept : (lectureApres(clause, apres)?.ancres ?? []);
};

function ancresNouvelles(
  parametres: Parametres,
  avant: TexteEnVigueur,
  apres: TexteEnVigueur,
): readonly string[] {
  const ecart = ecartEntre(avant, apres);
  const read = lireDivisions(ecart.apres).find((one) => memeObjet(one.parametres, parametres));
  if (read !== undefined) return read.ancres;
  const known = new Set(ecart.avant.flatMap(({ alineas }) => alineas.map(texteAlinea)));
  return ecart.apres.flatMap(({ alineas }) =>
    alineas.filter((one) => !known.has(texteAlinea(one))).map(({ id }) => id),
  );
}

/** Where a clause stands in a text, in words: « deuxième alinéa de l’article 6 »; null when no passage says it. */
export function lieuDeClause(texte: TexteEnVigueur, { ancres }: Pick<ClauseTenue, 'ancres'>): Lieu | null {
  for (const id of ancres) {
    const division = texte.divisions.find(
      ({ abrogee, alineas }) => abrogee === null && alineas.some((one) => one.id === id),
    );
    if (division !== undefined) return lieuDe(texte, division.id, id);
  }
  return null;
}

/** The parameters that disagree with the words: what the words say, and where; null when they agree or say nothing sure. */
export function desaccord(texte: TexteEnVigueur, clause: ClauseTenue): ClauseLue | null {
  const read = lectureDe(texte, clause);
  if (read === null || read.doutes.length > 0) return null;
  return memesParametres(read.parametres, clause.parametres) ? null : read;
}
