import { DEPART_DUREE_LABELS, DEPART_EFFET_LABELS } from '#registre/fiches/clauses';
import { addDays, addMonths, formatDate, maxDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { allSignataires, fullName, lastSignature, missingSignataires, withArticle } from '../parties/partie';
import type { Signataire, Signature } from '../parties/partie';
import { clauseDe, clauseEffetDe, clausesDe } from '../clauses/clause';
import type { Laps, ParametresDe } from '../clauses/clause';
import { dureeOf } from '../delais/calcul';
import { s, upperFirst } from '../french';
import { laDivision } from '../texte/nommer';
import { assertNever } from '../result';
import { typographie } from '../typographie';
import { FAIT_CONVENTION_LABELS } from '#registre/fiches/convention';
import type { Convention, FaitConvention } from '#registre/fiches/convention';

export { FAIT_CONVENTION_LABELS } from '#registre/fiches/convention';
export type { FaitConvention, NatureFait } from '#registre/fiches/convention';
export type { Convention, Duree, Obligation } from '#registre/fiches/convention';

export type Effet =
  | { readonly etat: 'non_determine'; readonly cause: string; readonly manquants: readonly Signataire[] }
  | {
      readonly etat: 'a_trancher';
      readonly cause: string;
      readonly candidats: readonly { readonly date: CivilDate; readonly origine: string }[];
    }
  | { readonly etat: 'determine'; readonly date: CivilDate; readonly cause: string };

/**
 * The day the convention takes effect, with its cause, as its own clause says (domain/clauses). With several
 * signatures, the last one; a clause that waits for a fact, that fact. Until everything it waits for is known the
 * answer is « non déterminé », never a guess.
 */
export function effetOf(convention: Convention): Effet {
  const effet = computeEffet(convention);
  return { ...effet, cause: typographie(effet.cause) };
}

/** « article 6 » in the text as signed, or « la convention » when no article says it: what a cause begins with. */
function lieuSigne({ divisions }: Convention, ancres: readonly string[]): string {
  const [first] = ancres;
  const division = divisions.find(({ alineas }) => alineas.some(({ id }) => id === first));
  return division === undefined ? 'la convention' : laDivision(division);
}

/** « l’article 6 », « la section intitulée « Durée » »: where the act says how long it lasts. */
export const lieuDuree = (convention: Convention): string =>
  convention.duree.article === ''
    ? lieuSigne(convention, clauseDe(clausesDe(convention), 'duree')?.ancres ?? [])
    : `article ${convention.duree.article}`;

/** Signed by some after it took effect: said wherever the effect is. */
const signaturesTardives = (effet: CivilDate, derniere: CivilDate): string =>
  derniere <= effet
    ? ''
    : ` La dernière signature est du ${formatDate(derniere)} : aucun avenant ni aucune mise en demeure avant ce jour.`;

function computeEffet(convention: Convention): Effet {
  const { parties, signatures } = convention;
  const clause = clauseEffetDe(convention);
  const source = clause === null ? '' : upperFirst(lieuSigne(convention, clause.ancres));
  const manquants = missingSignataires(parties, signatures);
  const last = lastSignature(parties, signatures);
  if (clause !== null && !clause.certitude.sure)
    return {
      etat: 'non_determine',
      manquants,
      cause: `${source} dit la prise d’effet dans des mots à confirmer. ${clause.certitude.doutes.join(' ')}`,
    };
  if (last === null) {
    const total = allSignataires(parties).length;
    const known = total - manquants.length;
    return {
      etat: 'non_determine',
      manquants,
      cause: `${
        clause === null ? SANS_CLAUSE_EFFET : `${source} fait partir l’effet ${departDit(clause.parametres)}`
      } : ${known} signature${s(known)} sur ${total} connue${s(known)}.`,
    };
  }
  const depart = clause?.parametres.depart ?? 'derniere_signature';
  if (depart === 'derniere_signature') return effetALaSignature(convention, source, last);
  const decalage = clause?.parametres.decalage ?? null;
  if (depart === 'date') {
    const fixee = clause?.parametres.date ?? null;
    if (fixee === null)
      return { etat: 'non_determine', manquants, cause: `${source} renvoie à un jour qu’elle ne dit pas.` };
    const date = decaler(fixee, decalage);
    const tard = signaturesTardives(date, last.date);
    return { etat: 'determine', date, cause: `${source} fixe l’effet au ${formatDate(date)}.${tard}` };
  }
  // Given to several parties, it counts from the last of them.
  const fait = (convention.faits ?? [])
    .filter(({ nature }) => nature === depart)
    .reduce<FaitConvention | undefined>(
      (last, one) => (last !== undefined && last.date >= one.date ? last : one),
      undefined,
    );
  if (fait === undefined)
    return {
      etat: 'non_determine',
      manquants,
      cause: `${source} fait partir l’effet ${departDit(clause?.parametres ?? null)}, qui n’est pas enregistrée.`,
    };
  const date = maxDate(decaler(fait.date, decalage), last.date);
  return {
    etat: 'determine',
    date,
    cause: `${source} fait partir l’effet ${departDit(clause?.parametres ?? null)} : ${FAIT_CONVENTION_LABELS[depart]} le ${formatDate(fait.date)} (${fait.preuve}).`,
  };
}

const SANS_CLAUSE_EFFET =
  'La convention ne dit pas quand elle prend effet, et le droit commun la fait obliger à sa conclusion, à la dernière signature';

/** « quinze jours après sa notification »: from what the effect runs, inside a sentence. */
function departDit(parametres: ParametresDe<'effet'> | null): string {
  const depart = parametres?.depart ?? 'derniere_signature';
  const laps = parametres?.decalage ?? null;
  const mots = DEPART_EFFET_LABELS[depart];
  return laps === null ? mots : `${dureeOf(laps.n, laps.unite)} après ${mots.replace(/^à /u, '')}`;
}

/** A day, so long after. */
export const decaler = (jour: CivilDate, laps: Laps | null, sens: 1 | -1 = 1): CivilDate =>
  laps === null
    ? jour
    : laps.unite === 'jours'
      ? addDays(jour, sens * laps.n)
      : addMonths(jour, sens * laps.n * (laps.unite === 'ans' ? 12 : 1));

function effetALaSignature(convention: Convention, source: string, last: Signature): Effet {
  const { parties, signatures, faitLe, effetRetenu } = convention;
  const decalage = clauseEffetDe(convention)?.parametres.decalage ?? null;
  if (effetRetenu !== null) {
    return {
      etat: 'determine',
      date: effetRetenu.date,
      cause: `Date retenue entre la mention « Fait à ${convention.lieu}, le » et la dernière signature : ${effetRetenu.motif}${signaturesTardives(effetRetenu.date, last.date)}`,
    };
  }
  if (faitLe !== null && faitLe < last.date) {
    return {
      etat: 'a_trancher',
      cause:
        `L’acte porte « Fait à ${convention.lieu}, le ${formatDate(faitLe)} », avant la dernière signature, du ` +
        `${formatDate(last.date)} : une convention n’oblige personne avant d’être signée par tous. Confirmez la date d’effet et dites d’où vient cet écart.`,
      candidats: [{ date: last.date, origine: 'dernière signature' }],
    };
  }
  if (faitLe !== null && faitLe !== last.date) {
    return {
      etat: 'a_trancher',
      cause:
        `L’acte porte « Fait à ${convention.lieu}, le ${formatDate(faitLe)} » mais la dernière signature est du ` +
        `${formatDate(last.date)} : choisissez la date d’effet et dites pourquoi.`,
      candidats: [
        { date: faitLe, origine: `mention « Fait à ${convention.lieu}, le »` },
        { date: last.date, origine: 'dernière signature' },
      ],
    };
  }
  const signataire = allSignataires(parties).find(({ id }) => id === last.signataireId);
  const auteur = signataire
    ? `, celle de ${fullName(signataire.personne)}, ${withArticle(signataire.fonction)}`
    : '';
  const regle =
    source === ''
      ? SANS_CLAUSE_EFFET
      : decalage === null
        ? `${source} : effet à compter de la signature`
        : `${source} : effet ${dureeOf(decalage.n, decalage.unite)} après la signature`;
  return {
    etat: 'determine',
    date: decaler(last.date, decalage),
    cause: `${regle} ; ${
      signatures.length === 1 ? 'signature unique' : `dernière des ${signatures.length} signatures`
    } le ${formatDate(last.date)}${auteur}.`,
  };
}

/** The act a committee examines: everything it says, but for who will sign it and when. */
export const texteDeConvention = ({ titre, visas, formule, divisions }: Convention): string =>
  JSON.stringify([
    titre,
    visas.map(({ texte }) => texte),
    formule,
    divisions.map(({ intitule, alineas }) => [intitule, alineas.map(({ texte }) => texte)]),
  ]);

/** What can still become of the term. */
export type Renouvellement = {
  readonly tacite: boolean;
  /** How many took place. */
  readonly faits: number;
  /** How many may still; null: as many as wished. */
  readonly restants: number | null;
  /** First day of the next period; null when there can be none. */
  readonly prochain: CivilDate | null;
  /** Last day to object to it, or to ask for it; null when the text gives none. */
  readonly limite: CivilDate | null;
  /** The objection that stops it. */
  readonly opposition: CivilDate | null;
  /** The last day of the period before the current one; null when it was never renewed. */
  readonly precedent: CivilDate | null;
};

export type Terme = { readonly cause: string; readonly renouvellement?: Renouvellement } & (
  | { readonly etat: 'hypothese' | 'confirme'; readonly date: CivilDate }
  /** No end is said, or the fact it runs from is not known. */
  | { readonly etat: 'indeterminee' | 'non_determine'; readonly date: null }
);

/** The last day of validity, with its legal basis. A date the act does not give stays a hypothesis until confirmed. */
export function termeOf(convention: Convention): Terme {
  const terme = computeTerme(convention);
  return { ...terme, cause: typographie(terme.cause) };
}

function computeTerme(convention: Convention): Terme {
  const { duree } = convention;
  const source = upperFirst(lieuDuree(convention));
  switch (duree.nature) {
    case 'instrument':
      if (duree.confirmation === null)
        return duree.hypothese === null
          ? {
              etat: 'non_determine',
              date: null,
              cause: `${source} : durée du ${duree.instrument}, sans jour de fin. Confirmez-le sur cet instrument.`,
            }
          : {
              etat: 'hypothese',
              date: duree.hypothese.date,
              cause: `${source} : durée du ${duree.instrument}, sans jour de fin. ${duree.hypothese.motif}`,
            };
      return {
        etat: 'confirme',
        date: duree.confirmation.date,
        cause: `${source} : durée du ${duree.instrument}. Fin au ${formatDate(
          duree.confirmation.date,
        )}, confirmée le ${formatDate(duree.confirmation.confirmeeLe)} sur ce fondement : ${
          duree.confirmation.fondement
        }${
          duree.confirmation.instrument === undefined || duree.confirmation.deplaceeDu === undefined
            ? ''
            : ` Elle était au ${formatDate(duree.confirmation.deplaceeDu)}, et a été déplacée par : ${duree.confirmation.instrument}`
        }`,
      };
    case 'dates_fixes':
      return { etat: 'confirme', date: duree.fin, cause: `${source} : date de fin fixée par l’acte.` };
    case 'annuelle':
      return {
        etat: 'confirme',
        date: `${duree.annee}-12-31` as CivilDate,
        cause: `${source} : convention annuelle, année ${duree.annee}.`,
      };
    case 'periode':
      return termeDePeriode(convention, duree, source);
    case 'indeterminee':
      return { etat: 'indeterminee', date: null, cause: `${source} : durée indéterminée, sans jour de fin.` };
    default:
      return assertNever(duree);
  }
}

/** « un an à compter du 1er mars 2026 » ends on the eve of the same day, one year later. */
export function termeDePeriode(
  convention: Convention,
  duree: Pick<ParametresDe<'duree'>, 'n' | 'unite' | 'depart' | 'debut'>,
  source: string,
): Terme {
  const { n, unite, depart, debut } = duree;
  if (n === null || unite === null)
    return { etat: 'non_determine', date: null, cause: `${source} : durée dont la longueur n’est pas dite.` };
  const dite = dureeOf(n, unite);
  const jour =
    depart === 'date'
      ? debut
      : depart === 'signature'
        ? (lastSignature(convention.parties, convention.signatures)?.date ?? null)
        : effetDetermine(convention);
  if (jour === null)
    return {
      etat: 'non_determine',
      date: null,
      cause: `${source} : ${dite} à compter ${DEPART_DUREE_LABELS[depart ?? 'effet']}, qui n’est pas encore connue.`,
    };
  const date = addDays(decaler(jour, { n, unite }), -1);
  return {
    etat: 'confirme',
    date,
    cause: `${source} : ${dite} à compter du ${formatDate(jour)}, jusqu’au ${formatDate(date)}.`,
  };
}

function effetDetermine(convention: Convention): CivilDate | null {
  const effet = effetOf(convention);
  return effet.etat === 'determine' ? effet.date : null;
}

export type EtatConvention =
  | 'projet'
  | 'en_cours_de_signature'
  | 'effet_a_trancher'
  | 'en_vigueur'
  | 'denoncee'
  | 'resiliee'
  | 'expiree';

export const ETAT_CONVENTION_LABELS: Readonly<Record<EtatConvention, string>> = {
  projet: 'Non signée',
  en_cours_de_signature: 'En cours de signature',
  effet_a_trancher: 'Date d’effet à trancher',
  en_vigueur: 'En vigueur',
  denoncee: 'Dénoncée',
  resiliee: 'Résiliée',
  expiree: 'Expirée',
};

/** What a denunciation does to the convention: notified, and from which day (null while its receipt is unknown). */
export type EffetDenonciation = { readonly notifieeLe: CivilDate; readonly effet: CivilDate | null };

/**
 * The state on `jour`, computed from facts alone; `terme` is the end as it stands that day. The expiry of a formal notice is not among them: a
 * clause gives a power or says « de plein droit », and only a notified act leads to « résiliée ».
 */
export function etatConvention(
  convention: Convention,
  jour: CivilDate,
  denonciation: EffetDenonciation | null,
  terme: Terme,
): EtatConvention {
  const effet = effetOf(convention);
  const signed = convention.signatures.filter(({ date }) => date <= jour);
  if (effet.etat === 'non_determine' || (effet.etat === 'determine' && jour < effet.date))
    return signed.length === 0 ? 'projet' : 'en_cours_de_signature';
  // Whichever day is kept, it comes before the denunciation: that one stands.
  if (effet.etat === 'a_trancher' && !(denonciation !== null && denonciation.notifieeLe <= jour))
    return 'effet_a_trancher';
  const resiliee = denonciation?.effet ?? null;
  if (resiliee !== null && resiliee <= jour && !(terme.etat === 'confirme' && terme.date < resiliee))
    return 'resiliee';
  if (terme.etat === 'confirme' && terme.date < jour) return 'expiree';
  if (denonciation !== null && denonciation.notifieeLe <= jour) return 'denoncee';
  return 'en_vigueur';
}
