import { FAIT_CONVENTION_LABELS } from '#registre/fiches/convention';
import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { clauseDe, clauseEffetDe } from '../clauses/clause';
import type { ClauseTenue, ParametresDe } from '../clauses/clause';
import { direClause, laClause } from '../clauses/dire';
import { clausesAu } from '../consolidation/clauses';
import { sourceDe, sourceSignee } from '../consolidation/sources';
import { termeEnVigueur } from '../consolidation/terme';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { effetOf } from '../fiches/convention';
import { de } from '../french';
import type { Convention, FaitConvention, NatureFait, Renouvellement, Terme } from '../fiches/convention';
import { find, findPartie, notFuture } from '../lookup';
import { fullName, lastSignature, missingSignataires } from '../parties/partie';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { refuseEffet } from './commands';
import { refuseIfEnded } from './validite';

/* What a clause waits for, recorded with its day and its proof. A fact that no clause waits for is not recorded. */

type Saisie = {
  readonly conventionId: string;
  readonly date: CivilDate;
  readonly preuve: string;
  readonly partieId: string | null;
};

/** Why this fact is not awaited of the convention; null when its clause waits for it. */
export function nonAttendu(
  registre: Registre,
  convention: Convention,
  nature: NatureFait,
  jour: CivilDate,
): Refus | null {
  const fait = FAIT_CONVENTION_LABELS[nature];
  if (nature === 'opposition' || nature === 'reconduction') {
    const clause = clauseRenouvellement(registre, convention, jour);
    const source = sourceDe(registre, convention, 'renouvellement', jour);
    if (clause === null) {
      const pourquoi = 'cette convention ne prévoit pas de renouvellement.';
      return refus('FAIT_NON_ATTENDU', { fait, pourquoi, source });
    }
    const doubt = incertaine(clause, source);
    if (doubt) return doubt;
    if (clause.parametres.tacite === (nature === 'opposition')) return null;
    const pourquoi = `son renouvellement est dit ${direClause(clause.parametres)}.`;
    return refus('FAIT_NON_ATTENDU', { fait, pourquoi, source });
  }
  const clause = clauseEffetDe(convention);
  const source = sourceSignee(convention, 'effet');
  if (nature === 'retrait' || clause === null) {
    const pourquoi = 'la convention prend effet à sa dernière signature.';
    return refus('FAIT_NON_ATTENDU', { fait, pourquoi, source });
  }
  const doubt = incertaine(clause, source);
  if (doubt) return doubt;
  if (clause.parametres.depart === nature) return null;
  const pourquoi = `son effet part ${direClause(clause.parametres)}.`;
  return refus('FAIT_NON_ATTENDU', { fait, pourquoi, source });
}

/** The facts the clauses wait for on `jour`, in the order they are told. */
export const faitsAttendus = (
  registre: Registre,
  convention: Convention,
  jour: CivilDate,
): readonly NatureFait[] =>
  (['notification', 'transmission', 'publication', 'opposition', 'reconduction'] as const).filter(
    (nature) => nonAttendu(registre, convention, nature, jour) === null,
  );

const clauseRenouvellement = (registre: Registre, convention: Convention, jour: CivilDate) =>
  clauseDe(clausesAu(registre, convention, jour).clauses, 'renouvellement');

const incertaine = (clause: ClauseTenue, source: string): Refus | null =>
  clause.certitude.sure
    ? null
    : refus('FAIT_CLAUSE_A_CONFIRMER', {
        clause: laClause(clause.parametres),
        doutes: clause.certitude.doutes,
        source,
      });

/** What every fact asks: awaited, not to come, after the last signature, from a party of the convention. */
function ouvrir(
  registre: Registre,
  { conventionId, date, partieId }: Omit<Saisie, 'preuve'>,
  nature: NatureFait,
  { aujourdhui }: Contexte,
): Result<Convention> {
  const found = find(registre, 'conventions', conventionId);
  if (!found.ok) return found;
  const convention = found.value;
  const ended = refuseIfEnded(registre, convention, date);
  if (ended) return refuse(ended);
  const strange = nonAttendu(registre, convention, nature, date);
  if (strange) return refuse(strange);
  const fait = FAIT_CONVENTION_LABELS[nature];
  const future = notFuture(`La date ${de(fait)}`, date, aujourdhui, 'date');
  if (future) return refuse(future);
  const last = lastSignature(convention.parties, convention.signatures);
  if (last === null) {
    const manquants = missingSignataires(convention.parties, convention.signatures);
    return refuse(
      refus('FAIT_AVANT_SIGNATURES', {
        fait,
        manquants: manquants.map(({ personne }) => fullName(personne)),
      }),
    );
  }
  if (date < last.date) {
    const source = sourceSignee(convention, 'effet');
    const quoi = `La ${fait}`.replace('La opposition', 'L’opposition');
    return refuse(refus('AVANT_SIGNATURES', { quoi, date, derniere: last.date, source }, 'date'));
  }
  if (partieId !== null) {
    const partie = findPartie(convention, partieId, 'partieId');
    if (!partie.ok) return partie;
  }
  return ok(convention);
}

const avec = (
  convention: Convention,
  nature: NatureFait,
  { date, preuve, partieId }: Saisie,
  { newId }: Contexte,
): Convention => {
  const fait: FaitConvention = { id: newId(), nature, date, preuve, partieId };
  return { ...convention, faits: [...(convention.faits ?? []), fait] };
};

/** A fact the effect waits for. */
function faireEffet(nature: 'notification' | 'transmission' | 'publication') {
  return (registre: Registre, input: Saisie, contexte: Contexte): DecisionResult => {
    const opened = ouvrir(registre, input, nature, contexte);
    if (!opened.ok) return opened;
    const convention = opened.value;
    // One for each party that received it; one when no party is named.
    const known = (convention.faits ?? []).find(
      (one) =>
        one.nature === nature &&
        (one.partieId === input.partieId || one.partieId === null || input.partieId === null),
    );
    if (known !== undefined)
      return refuse(refus('FAIT_DEJA', { fait: FAIT_CONVENTION_LABELS[nature], date: known.date }, 'date'));
    const after = avec(convention, nature, input, contexte);
    const effet = effetOf(after);
    const contradiction =
      effet.etat === 'determine' ? refuseEffet(registre, after, effet.date, 'date') : null;
    if (contradiction) return refuse(contradiction);
    return decided(after.id, [put('conventions', after)]);
  };
}

export const notifier = faireEffet('notification');
export const transmettre = (registre: Registre, input: Omit<Saisie, 'partieId'>, contexte: Contexte) =>
  faireEffet('transmission')(registre, { ...input, partieId: null }, contexte);
export const publier = (registre: Registre, input: Omit<Saisie, 'partieId'>, contexte: Contexte) =>
  faireEffet('publication')(registre, { ...input, partieId: null }, contexte);

type Renouvelable = {
  readonly terme: Terme;
  readonly renouvellement: Renouvellement | null;
  readonly clause: ParametresDe<'renouvellement'>;
};

/** The term on the day of a fact, and what may still become of it. */
function renouvelable(registre: Registre, convention: Convention, jour: CivilDate): Result<Renouvelable> {
  const terme = termeEnVigueur(registre, convention, jour);
  const source = sourceDe(registre, convention, 'renouvellement', jour);
  if (terme.date !== null && terme.etat === 'confirme' && jour > terme.date)
    return refuse(refus('RENOUVELLEMENT_APRES_TERME', { date: jour, terme: terme.date, source }, 'date'));
  const renouvellement = terme.renouvellement ?? null;
  if (renouvellement?.restants === 0)
    return refuse(refus('RENOUVELLEMENT_EPUISE', { cause: terme.cause, source }, 'date'));
  const clause = clauseRenouvellement(registre, convention, jour);
  if (clause === null) throw new Error('a renewal without its clause');
  return ok({ terme, renouvellement, clause: clause.parametres });
}

/** The end is not known yet: the fact is kept, and weighs once it is. */
const finInconnue = (registre: Registre, convention: Convention, terme: Terme): readonly Avertissement[] =>
  terme.etat === 'confirme'
    ? []
    : [
        avertir(
          `La fin de la convention n’est pas connue : ce fait comptera une fois qu’elle le sera. ${terme.cause}`,
          sourceDe(registre, convention, 'duree'),
        ),
      ];

/** A party objects to the tacit renewal. Late, it is kept and said to be without effect on this term. */
export function opposerRenouvellement(
  registre: Registre,
  input: Saisie & { readonly partieId: string },
  contexte: Contexte,
): DecisionResult {
  const opened = ouvrir(registre, input, 'opposition', contexte);
  if (!opened.ok) return opened;
  const convention = opened.value;
  const open = renouvelable(registre, convention, input.date);
  if (!open.ok) return open;
  const { terme, renouvellement } = open.value;
  const before = renouvellement?.opposition ?? null;
  if (before !== null)
    return refuse(refus('FAIT_DEJA', { fait: FAIT_CONVENTION_LABELS.opposition, date: before }, 'date'));
  const limite = renouvellement?.limite ?? null;
  const tardive = limite !== null && input.date > limite;
  const after = avec(convention, 'opposition', input, contexte);
  return decided(
    after.id,
    [put('conventions', after)],
    [
      ...finInconnue(registre, convention, terme),
      ...(tardive && terme.date !== null
        ? [
            avertir(
              `L’opposition est tardive : il fallait s’opposer au plus tard le ${formatDate(limite)}. Elle est sans effet sur le terme du ${formatDate(terme.date)}${
                renouvellement?.restants === 1 ? '.' : ' ; elle vaut pour le suivant.'
              }`,
              sourceDe(registre, convention, 'renouvellement', input.date),
            ),
          ]
        : []),
    ],
  );
}

/** The parties renew expressly, before the end. */
export function reconduire(
  registre: Registre,
  input: Omit<Saisie, 'partieId'>,
  contexte: Contexte,
): DecisionResult {
  const saisie: Saisie = { ...input, partieId: null };
  const opened = ouvrir(registre, saisie, 'reconduction', contexte);
  if (!opened.ok) return opened;
  const convention = opened.value;
  const open = renouvelable(registre, convention, input.date);
  if (!open.ok) return open;
  const { terme, renouvellement } = open.value;
  // Until the renewed period begins, the term is renewed already.
  const debut = renouvellement?.precedent ?? null;
  const last = (convention.faits ?? []).filter(({ nature }) => nature === 'reconduction').at(-1);
  if (last !== undefined && debut !== null && input.date <= debut)
    return refuse(refus('FAIT_DEJA', { fait: FAIT_CONVENTION_LABELS.reconduction, date: last.date }, 'date'));
  const limite = renouvellement?.limite ?? null;
  const after = avec(convention, 'reconduction', saisie, contexte);
  return decided(
    after.id,
    [put('conventions', after)],
    [
      ...finInconnue(registre, convention, terme),
      ...(limite !== null && input.date > limite
        ? [
            avertir(
              `La reconduction vient après le dernier jour pour la demander (${formatDate(limite)}) : elle vaut si les parties en étaient d’accord.`,
              sourceDe(registre, convention, 'renouvellement', input.date),
            ),
          ]
        : []),
    ],
  );
}
