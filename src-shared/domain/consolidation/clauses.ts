import { clausesDe } from '../clauses/clause';
import type { ClauseTenue, Parametres } from '../clauses/clause';
import { lireClauses, memesParametres } from '../clauses/lire';
import type { ClauseLue, Passage } from '../clauses/lire';
import type { CivilDate } from '../civil-date';
import { enumeration, s, upperFirst } from '../french';
import type { Convention } from '../fiches/convention';
import type { Avenant } from '../fiches/avenant';
import type { Registre } from '../registre';
import { couvre } from '../texte/defauts';
import type { ReponseClause } from '#registre/fiches/clauses';
import { ecartEntre, texteAlinea, texteInitial } from '../texte/en-vigueur';
import type { DivisionEnVigueur, TexteEnVigueur } from '../texte/en-vigueur';
import { lieuDe, nomDivision } from '../texte/nommer';
import type { Lieu } from '../texte/nommer';
import { pas } from './consolider';
import { actesSignes, ecartee, lAvenant } from './ordre';
import type { ActeSigne } from './ordre';

/** A clause, and the act that made it what it is: null for the convention itself. */
export type ClauseEnVigueur = ClauseTenue & { readonly depuis: ActeSigne | null };

/** The clauses once one act has applied, and those it took away. */
export type VersionClauses = {
  readonly acte: ActeSigne | null;
  readonly clauses: readonly ClauseEnVigueur[];
  readonly retirees: readonly ClauseEnVigueur[];
  /** The operations of the act that changed no words: what was answered of them has no object. */
  readonly sansObjet: ReadonlySet<string>;
  readonly texte: TexteEnVigueur;
};

/** Records never change in place: the versions of a convention are worked out once for the same signed avenants. */
const connues = new WeakMap<
  Convention,
  { readonly actes: readonly ActeSigne[]; readonly versions: readonly VersionClauses[] }
>();

/**
 * The clauses of a convention, version after version: as it was signed, then as each signed avenant makes them, by
 * effect date then number, those to come included.
 */
export function versionsClauses(registre: Registre, convention: Convention): readonly VersionClauses[] {
  const actes = actesSignes(registre, convention);
  const known = connues.get(convention);
  if (
    known?.actes.length === actes.length &&
    known.actes.every(
      ({ avenant, effet }, rang) => avenant === actes[rang]?.avenant && effet === actes[rang].effet,
    )
  )
    return known.versions;
  const versions = derouler(convention, actes);
  connues.set(convention, { actes, versions });
  return versions;
}

function derouler(convention: Convention, actes: readonly ActeSigne[]): readonly VersionClauses[] {
  let current: VersionClauses = {
    acte: null,
    clauses: clausesDe(convention).map((one) => ({ ...one, depuis: null })),
    retirees: [],
    sansObjet: new Set(),
    texte: texteInitial(convention),
  };
  const versions = [current];
  const noms = new Map(actes.map(({ avenant }) => [avenant.id, lAvenant(avenant)]));
  for (const acte of actes) {
    current = apresActe(current, acte, (id) => noms.get(id) ?? 'un avenant');
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

function apresActe(
  before: VersionClauses,
  acte: ActeSigne,
  nommerActe: (avenantId: string) => string,
): VersionClauses {
  const answered = new Set<string>();
  const retirees: ClauseEnVigueur[] = [];
  const sansObjet = new Set<string>();
  let { clauses, texte } = before;
  for (const operation of acte.avenant.operations) {
    const avant = texte;
    texte = pas({ base: before.texte, texte }, operation, acte.avenant, nommerActe).texte;
    if (ecartee(acte.avenant, operation.id)) continue;
    const { modification } = operation;
    if (modification.nature === 'proroger') {
      answered.add('duree');
      clauses = proroger(clauses, modification.fin, acte);
    }
    if (dureeTranchee(acte.avenant, operation.id)) answered.add('duree');
    if (texte === avant) {
      sansObjet.add(operation.id);
      continue;
    }
    for (const [rang, reponse] of (operation.clauses ?? []).entries()) {
      const id = idPosee(operation.id, rang);
      answered.add(reponse.clauseId ?? id);
      const applied = appliquerReponse(clauses, reponse, {
        id,
        acte,
        avant,
        texte,
      });
      clauses = applied.clauses;
      retirees.push(...applied.retirees);
    }
  }
  const kept: ClauseEnVigueur[] = [];
  for (const one of clauses) {
    const touchee = answered.has(one.id) ? null : toucheeEntre(one, before.texte, texte);
    if (touchee === null) kept.push(reancrer(one, texte));
    else if (one.parametres.nature === 'obligation') {
      // Nothing says it any more: nobody owes it. Words that changed are still its words.
      if (touchee.perdue) retirees.push({ ...one, depuis: acte });
      else kept.push(reancrer(one, texte));
    } else kept.push(sansReponse(one, touchee, acte));
  }
  return { acte, clauses: kept, retirees, sansObjet, texte };
}

/** How a clause laid down by an operation is called: the answer of that rank. */
export const idPosee = (operationId: string, rang: number): string => `${operationId}-clause-${rang}`;

/** The duration as an extension leaves it: an end, whatever it was before. */
export const proroger = (
  clauses: readonly ClauseEnVigueur[],
  fin: CivilDate,
  acte: ActeSigne | null,
): readonly ClauseEnVigueur[] =>
  clauses.map((one) =>
    one.parametres.nature === 'duree'
      ? { ...one, parametres: { ...one.parametres, forme: 'dates', fin }, depuis: acte }
      : one,
  );

/** A reasoned choice let the words of the duration say something else than the end on record. */
const dureeTranchee = ({ arbitrages }: Pick<Avenant, 'arbitrages'>, operationId: string): boolean =>
  arbitrages.some(
    (one) =>
      one.sujet === operationId &&
      one.choix === 'appliquer' &&
      (couvre(one, { code: 'DUREE_SANS_PROROGATION' }) || couvre(one, { code: 'DUREE_RETIREE' })),
  );

/** A clause whose words moved stands where they are now. */
const reancrer = (one: ClauseEnVigueur, texte: TexteEnVigueur): ClauseEnVigueur =>
  one.ancres.length === 0 || motsDe(texte, one.ancres).every((mots) => mots !== null)
    ? one
    : { ...one, ancres: ancresApres(one, texte) };

/** An act that changed the words of a clause, of before anyone was asked what becomes of it. */
const sansReponse = (one: ClauseEnVigueur, { apres }: ClauseTouchee, acte: ActeSigne): ClauseEnVigueur => ({
  ...one,
  parametres: apres?.parametres ?? one.parametres,
  ancres: apres?.ancres ?? one.ancres,
  depuis: acte,
  certitude: {
    sure: false,
    doutes: [
      `${upperFirst(lAvenant(acte.avenant))} en a changé les mots sans que le sort de la clause soit dit.`,
      ...(apres?.doutes ?? []),
    ],
  },
});

type Application = {
  readonly id: string;
  /** Null for a draft. */
  readonly acte: ActeSigne | null;
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
    ancres: ancresReglees(visee, avant, texte),
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

/** Whether two clauses are about one thing: an ending for a breach is not an ending with notice. */
export const memeObjet = (a: Parametres, b: Parametres): boolean =>
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

/** The clauses whose words an operation touches, or which new words elsewhere gainsay. */
export function clausesTouchees(
  clauses: readonly ClauseTenue[],
  avant: TexteEnVigueur,
  apres: TexteEnVigueur,
): readonly ClauseTouchee[] {
  const dites = ditesDeNouveau(avant, apres);
  return clauses.flatMap((one): readonly ClauseTouchee[] => {
    const touchee = toucheeEntre(one, avant, apres);
    if (touchee !== null) return [touchee];
    const ailleurs = dites.find(
      ({ parametres }) =>
        memeObjet(parametres, one.parametres) && !memesParametres(parametres, one.parametres),
    );
    return ailleurs === undefined
      ? []
      : [{ clause: one, avant: lectureDe(avant, one), apres: ailleurs, perdue: false }];
  });
}

/** What the new words say that the divisions they stand in did not. */
function ditesDeNouveau(avant: TexteEnVigueur, apres: TexteEnVigueur): readonly ClauseLue[] {
  const ecart = ecartEntre(avant, apres);
  const old = lireDivisions(ecart.avant);
  return lireDivisions(ecart.apres).filter(
    (one) =>
      !old.some(({ dit, parametres }) => dit === one.dit || memesParametres(parametres, one.parametres)),
  );
}

/** What the new words say that no clause did: « renouvelable par tacite reconduction » put into an article. */
export function clausesApparues(
  clauses: readonly ClauseTenue[],
  avant: TexteEnVigueur,
  apres: TexteEnVigueur,
): readonly ClauseLue[] {
  return ditesDeNouveau(avant, apres).filter(
    (one) => !clauses.some(({ parametres }) => memeObjet(parametres, one.parametres)),
  );
}

const ancresApres = (clause: ClauseTenue, apres: TexteEnVigueur): readonly string[] => {
  const kept = clause.ancres.filter((id) => motsDe(apres, [id])[0] !== null);
  return kept.length > 0 ? kept : (lectureApres(clause, apres)?.ancres ?? []);
};

/** Of a clause somebody settled: where it stands still, or else in the words the operation writes. */
function ancresReglees(clause: ClauseTenue, avant: TexteEnVigueur, apres: TexteEnVigueur): readonly string[] {
  const found = ancresApres(clause, apres);
  return found.length > 0 || clause.ancres.length === 0
    ? found
    : ancresNouvelles(clause.parametres, avant, apres);
}

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

/** « article 7, 1er alinéa », « article 2, 4e et 5e alinéas »: where a clause stands, beside its name; null when nowhere. */
export function lieuCourt(texte: TexteEnVigueur, { ancres }: Pick<ClauseTenue, 'ancres'>): string | null {
  for (const division of texte.divisions) {
    if (division.abrogee !== null) continue;
    const rangs = division.alineas.flatMap(({ id }, rang) => (ancres.includes(id) ? [rang + 1] : []));
    if (rangs.length === 0) continue;
    const dits = rangs.map((rang) => (rang === 1 ? '1er' : `${rang}e`));
    return `${nomDivision(division)}, ${enumeration(dits)} alinéa${s(rangs.length)}`;
  }
  return null;
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
