import { parseCivilDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { aSonChamp, clausesAConserver, clausesDe } from '../clauses/clause';
import type { Clause, ClauseTenue, Parametres, ParametresDe } from '../clauses/clause';
import { direClause, laClause, nomDeClause } from '../clauses/dire';
import { fauteDe } from '../clauses/regles';
import { clausesAu, desaccord, memeObjet, motsDe } from '../consolidation/clauses';
import { lAvenant } from '../consolidation/ordre';
import { sourceClause } from '../consolidation/sources';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { effetOf } from '../fiches/convention';
import type { Convention, Duree, Obligation } from '../fiches/convention';
import { actesDates, find } from '../lookup';
import { nomCourant } from '../parties/partie';
import { refus } from '../refus';
import type { Refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { findAlinea } from '../texte/divisions';
import { texteInitial } from '../texte/en-vigueur';
import { refuseEffet } from './commands';
import { requireEffet } from './validite';

/*
 * The clauses of a convention, laid down, changed or taken away while nobody has signed; once somebody has, what was
 * read in the text can be confirmed, and what nobody read in it laid down by its words: an avenant changes the rest.
 */

type Dite = { readonly parametres: Parametres; readonly ancres: readonly string[] };

export function poserClause(
  registre: Registre,
  input: Dite & { readonly conventionId: string; readonly motif: string },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'conventions', input.conventionId);
  if (!found.ok) return found;
  const convention = found.value;
  const { parametres, ancres, motif } = input;
  const signed = convention.signatures.length > 0;
  const barred =
    rivale(convention, parametres) ??
    controler(convention, input) ??
    (signed ? motsRecrits(registre, convention, input) : null);
  if (barred) return refuse(barred);
  const after = avecClause(
    convention,
    parametres,
    ancres,
    signed
      ? { nature: 'lue', le: contexte.aujourdhui, par: contexte.par }
      : { nature: 'posee', le: contexte.aujourdhui, motif },
  );
  if (!after.ok) return after;
  const moved = signed && parametres.nature === 'effet' ? refuseAutreEffet(registre, after.value) : null;
  return moved === null ? decided(convention.id, [put('conventions', after.value)]) : refuse(moved);
}

/** What was there at the signature is laid down by its words; where an avenant rewrote them, that avenant says it. */
function motsRecrits(registre: Registre, convention: Convention, { parametres, ancres }: Dite): Refus | null {
  const { clauses, texte } = clausesAu(registre, convention, null);
  const rival = clauses.find((one) => memeObjet(one.parametres, parametres));
  if (rival !== undefined && parametres.nature !== 'obligation' && parametres.nature !== 'autre')
    return refus('CLAUSE_DEJA_DITE', { clause: nomDeClause(parametres), id: rival.id }, 'parametres.nature');
  const then = motsDe(texteInitial(convention), ancres);
  return motsDe(texte, ancres).every((mots, rang) => mots === then[rang])
    ? null
    : refus('CLAUSE_MOTS_RECRITS', { clause: laClause(parametres) }, 'ancres');
}

/** Acts were made on the day the convention took effect as it was read: a clause found since does not undo them. */
function refuseAutreEffet(registre: Registre, after: Convention): Refus | null {
  const effet = requireEffet(after);
  if (effet.ok) return refuseEffet(registre, after, effet.value, 'parametres');
  return actesDates(registre, after.id).length > 0 ? effet.error : null;
}

export function changerClause(
  registre: Registre,
  input: Dite & { readonly conventionId: string; readonly clauseId: string; readonly motif: string },
  contexte: Contexte,
): DecisionResult {
  const found = trouver(registre, input);
  if (!found.ok) return found;
  const { convention, clause } = found.value;
  const { parametres, ancres } = input;
  const barred =
    signee(convention, clause.parametres) ??
    memeNature(clause, parametres) ??
    rivale(convention, parametres, clause.id) ??
    controler(convention, { ...input, id: clause.id });
  if (barred) return refuse(barred);
  const after = ecrire(convention, clause, parametres, ancres, {
    nature: 'posee',
    le: contexte.aujourdhui,
    motif: input.motif,
  });
  return after.ok ? decided(convention.id, [put('conventions', after.value)]) : after;
}

export function retirerClause(
  registre: Registre,
  input: { readonly conventionId: string; readonly clauseId: string; readonly motif: string },
): DecisionResult {
  const found = trouver(registre, input);
  if (!found.ok) return found;
  const { convention, clause } = found.value;
  const { nature } = clause.parametres;
  const barred = signee(convention, clause.parametres);
  if (barred) return refuse(barred);
  if (nature === 'duree' || nature === 'exemplaires')
    return refuse(refus('EXEMPLAIRES_TOUJOURS', {}, 'clauseId'));
  const others = <T extends { readonly id: string }>(all: readonly T[]): T[] =>
    all.filter(({ id }) => id !== clause.id);
  const after: Convention =
    nature === 'obligation'
      ? { ...convention, obligations: others(convention.obligations) }
      : { ...convention, clauses: others(clausesAConserver(convention)) };
  return decided(convention.id, [put('conventions', after)]);
}

/**
 * What was read in the text is right, or is this: a person answers for it. Other parameters than those read stand only
 * where the words leave a doubt.
 */
export function confirmerClause(
  registre: Registre,
  input: {
    readonly conventionId: string;
    readonly clauseId: string;
    readonly parametres: Parametres | null;
    readonly ancres: readonly string[] | null;
    readonly motif: string;
  },
  contexte: Contexte,
): DecisionResult {
  const found = trouver(registre, input);
  if (!found.ok) return found;
  const { convention, clause } = found.value;
  const nom = laClause(clause.parametres);
  const since = clausesAu(registre, convention, null).clauses.find(({ id }) => id === clause.id)?.depuis;
  const dOrigine = clause.origine.nature === 'texte' || clause.origine.nature === 'proposee';
  if (!dOrigine)
    return refuse(
      since !== undefined && since !== null
        ? refus('CLAUSE_AVENANT_A_CONFIRMER', { clause: nom, avenant: lAvenant(since.avenant) }, 'clauseId')
        : refus('CLAUSE_CONFIRMEE', { clause: nom }, 'clauseId'),
    );
  const parametres = input.parametres ?? clause.parametres;
  const ancres = input.ancres ?? clause.ancres;
  const barred =
    memeNature(clause, parametres) ?? controler(convention, { parametres, ancres, id: clause.id });
  if (barred) return refuse(barred);
  const after = ecrire(convention, clause, parametres, ancres, {
    nature: 'lue',
    le: contexte.aujourdhui,
    par: contexte.par,
  });
  if (!after.ok) return after;
  const effet = effetOf(after.value);
  const contradiction =
    effet.etat === 'determine' ? refuseEffet(registre, after.value, effet.date, 'parametres') : null;
  return contradiction ? refuse(contradiction) : decided(convention.id, [put('conventions', after.value)]);
}

function trouver(
  registre: Registre,
  { conventionId, clauseId }: { readonly conventionId: string; readonly clauseId: string },
): Result<{ readonly convention: Convention; readonly clause: ClauseTenue }> {
  const found = find(registre, 'conventions', conventionId);
  if (!found.ok) return found;
  const clauses = clausesDe(found.value);
  const clause = clauses.find(({ id }) => id === clauseId);
  return clause === undefined
    ? refuse(refus('CLAUSE_INCONNUE', { id: clauseId, connues: clauses.map(({ id }) => id) }, 'clauseId'))
    : ok({ convention: found.value, clause });
}

const signee = ({ signatures }: Convention, parametres: Parametres): Refus | null =>
  signatures.length === 0 ? null : refus('CLAUSE_SIGNEE', { clause: laClause(parametres) });

const memeNature = (clause: ClauseTenue, parametres: Parametres): Refus | null =>
  clause.parametres.nature === parametres.nature
    ? null
    : refus(
        'CLAUSE_PARAMETRES',
        {
          clause: laClause(clause.parametres),
          faute: 'une clause garde sa nature ; retirez-la et posez-en une autre.',
        },
        'parametres.nature',
      );

/** A nature the convention says once, or once for each motive. */
function rivale(convention: Convention, parametres: Parametres, sauf: string | null = null): Refus | null {
  const { nature } = parametres;
  if (nature === 'obligation' || nature === 'autre') return null;
  const rival = clausesDe(convention).find(
    (one) =>
      one.id !== sauf &&
      one.parametres.nature === nature &&
      (one.parametres.nature !== 'resiliation' ||
        parametres.nature !== 'resiliation' ||
        one.parametres.motif === parametres.motif),
  );
  return rival === undefined
    ? null
    : refus('CLAUSE_DEJA_DITE', { clause: nomDeClause(parametres), id: rival.id }, 'parametres.nature');
}

/** What a clause must be: complete, said by passages of the text, and as its words say it. */
function controler(
  convention: Convention,
  { parametres, ancres, id = '' }: Dite & { readonly id?: string },
): Refus | null {
  const clause = laClause(parametres);
  const faute = fauteDe(parametres, { parties: convention.parties.map((one) => one.id) });
  if (faute !== null)
    return refus('CLAUSE_PARAMETRES', { clause, faute: faute.faute }, `parametres.${faute.champ}`);
  const inconnue = ancres.find((one) => findAlinea(convention.divisions, one) === undefined);
  if (inconnue !== undefined) return refus('CLAUSE_ANCRE_INCONNUE', { id: inconnue }, 'ancres');
  // The originals are said by the closing of the act, the duration by the words its record was read from.
  if (ancres.length === 0 && parametres.nature !== 'exemplaires' && parametres.nature !== 'duree')
    return refus('CLAUSE_SANS_ANCRE', { clause }, 'ancres');
  const tenue: ClauseTenue = {
    id,
    parametres,
    ancres,
    origine: { nature: 'acte' },
    certitude: { sure: true },
  };
  const texte = texteInitial(convention);
  const lue = desaccord(texte, tenue);
  if (lue === null) return null;
  const nommer = (partieId: string): string => {
    const partie = convention.parties.find((one) => one.id === partieId);
    return partie === undefined ? partieId : nomCourant(partie);
  };
  return refus(
    'CLAUSE_DEMENTIE',
    { clause, mots: lue.dit, dit: direClause(lue.parametres, nommer), source: sourceClause(texte, tenue) },
    'parametres',
  );
}

/** The convention with one more clause, wherever its nature is kept. */
export function avecClause(
  convention: Convention,
  parametres: Parametres,
  ancres: readonly string[],
  origine: Clause['origine'],
): Result<Convention> {
  const { nature } = parametres;
  // The duration and the originals have one place in the record, that is always there.
  const unique = nature === 'duree' || nature === 'exemplaires';
  const barred =
    (unique ? null : rivale(convention, parametres)) ?? controler(convention, { parametres, ancres });
  if (barred !== null) return refuse(barred);
  if (nature === 'obligation') {
    const obligations = [...convention.obligations, obligationDe(convention, parametres, ancres, null)];
    return ok({ ...convention, obligations });
  }
  const clauses = clausesAConserver(convention);
  const added: Clause = { id: unique ? nature : idLibre(clauses, nature), parametres, ancres, origine };
  return unique
    ? ecrire(convention, added, parametres, ancres, origine)
    : ok({ ...convention, clauses: [...clauses, added] });
}

/** The convention with the clause so written, where its nature is kept. */
function ecrire(
  convention: Convention,
  clause: Pick<ClauseTenue, 'id'>,
  parametres: Parametres,
  ancres: readonly string[],
  origine: Clause['origine'],
): Result<Convention> {
  switch (parametres.nature) {
    case 'obligation': {
      const obligations = convention.obligations.map((one) =>
        one.id === clause.id ? obligationDe(convention, parametres, ancres, one) : one,
      );
      return ok({ ...convention, obligations });
    }
    case 'exemplaires':
      return ok({ ...convention, nombreExemplaires: parametres.n });
    case 'duree':
      return ok({ ...convention, duree: dureeDite(convention, parametres, ancres) });
    case 'effet':
    case 'renouvellement':
    case 'avenant':
    case 'resiliation':
    case 'litige':
    case 'autre': {
      const clauses = clausesAConserver(convention).map((one): Clause =>
        one.id === clause.id ? { id: one.id, parametres, ancres, origine } : one,
      );
      return ok({ ...convention, clauses });
    }
  }
}

/**
 * The duration as the record keeps it. The end of another instrument is proposed from the year its name ends with, and
 * confirmed by a person; without parameters the text says no end.
 */
export function dureeDite(
  { duree, divisions }: Pick<Convention, 'duree' | 'divisions'>,
  parametres: Parametres | null,
  ancres: readonly string[],
): Duree {
  const said = divisions.find(({ alineas }) => alineas.some(({ id }) => id === ancres[0]))?.numero;
  const article = said ?? duree.article;
  if (parametres?.nature !== 'duree') return { nature: 'indeterminee', article };
  const { forme, instrument, debut, fin, n, unite, depart } = parametres;
  if (forme === 'instrument' && instrument !== null)
    return duree.nature === 'instrument'
      ? { ...duree, article, instrument }
      : { nature: 'instrument', article, instrument, hypothese: finProposee(instrument), confirmation: null };
  if (forme === 'dates' && fin !== null) return { nature: 'dates_fixes', article, fin };
  if (forme === 'periode' && n !== null && unite !== null && depart !== null)
    return { nature: 'periode', article, n, unite, depart, debut };
  return { nature: 'indeterminee', article };
}

/** « CPRDFOP 2023-2028 » : the last day of 2028, to be confirmed; null where the name ends with no year. */
function finProposee(instrument: string): { readonly date: CivilDate; readonly motif: string } | null {
  const match = /^(.*?)[\s,]*(?:\d{4}\s*[-–—/]\s*)?(\d{4})$/u.exec(instrument);
  const date = match === null ? null : parseCivilDate(`${match[2]}-12-31`);
  return match === null || date === null
    ? null
    : {
        date,
        motif: `Proposition : dernier jour de l’année ${match[2]}, à confirmer sur le ${match[1] ?? ''}.`,
      };
}

/** The article is that of the first passage; `before` keeps its id. */
function obligationDe(
  { divisions, obligations }: Convention,
  { debiteur, libelle }: ParametresDe<'obligation'>,
  ancres: readonly string[],
  before: Obligation | null,
): Obligation {
  const division = divisions.find(({ alineas }) => alineas.some(({ id }) => id === ancres[0]));
  const article = division?.numero ?? before?.article ?? '';
  // « ART2-2-1 »: one of the parts of « ART2-2 ».
  const tout = obligations.find(
    ({ alineaIds: [first, ...parts] }) => first !== ancres[0] && parts.includes(ancres[0] ?? ''),
  );
  const base = tout?.id ?? `ART${article === '' ? '0' : article}`;
  let rang = 1;
  while (obligations.some(({ id }) => id === `${base}-${rang}`)) rang++;
  return {
    id: before?.id ?? `${base}-${rang}`,
    article,
    partieId: debiteur,
    alineaIds: [...ancres],
    libelle,
  };
}

function idLibre(clauses: readonly Clause[], nature: string): string {
  let id = nature;
  for (let rang = 2; clauses.some((one) => one.id === id) || aSonChamp(id as never); rang++)
    id = `${nature}-${rang}`;
  return id;
}

/* Days not worked there that no calendar knows. */

export function ajouterJourLocal(
  registre: Registre,
  {
    conventionId,
    date,
    nom,
  }: { readonly conventionId: string; readonly date: CivilDate; readonly nom: string },
): DecisionResult {
  const found = find(registre, 'conventions', conventionId);
  if (!found.ok) return found;
  const before = found.value.joursLocaux ?? [];
  const known = before.find((one) => one.date === date);
  if (known !== undefined) return refuse(refus('JOUR_LOCAL_DEJA', known, 'date'));
  const joursLocaux = [...before, { date, nom }].sort((a, b) => (a.date < b.date ? -1 : 1));
  return decided(conventionId, [put('conventions', { ...found.value, joursLocaux })]);
}

export function retirerJourLocal(
  registre: Registre,
  { conventionId, date }: { readonly conventionId: string; readonly date: CivilDate },
): DecisionResult {
  const found = find(registre, 'conventions', conventionId);
  if (!found.ok) return found;
  const { joursLocaux: before = [], ...convention } = found.value;
  const left = before.filter((one) => one.date !== date);
  if (left.length === before.length) return refuse(refus('JOUR_LOCAL_INCONNU', { date }, 'date'));
  // A convention without any is kept as it was before it had one.
  const after: Convention = left.length === 0 ? convention : { ...convention, joursLocaux: left };
  return decided(conventionId, [put('conventions', after)]);
}
