import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { allSignataires, fullName, lastSignature, missingSignataires, withArticle } from '../parties/partie';
import type { Signataire } from '../parties/partie';
import { s } from '../french';
import { assertNever } from '../result';
import { typographie } from '../typographie';
import type { Convention } from '#registre/fiches/convention';

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
 * The day the convention takes effect, with its cause. Art. 6: « à compter de sa date de signature »; with several
 * signatures, the last one. Until every signature is known the answer is « non déterminé », never a guess. Nothing puts
 * it in force before its last signature, but `jourFixe`: the day its own clause gives, when it gives one.
 */
export function effetOf(convention: Convention, jourFixe: CivilDate | null = null): Effet {
  const effet = computeEffet(convention, jourFixe);
  return { ...effet, cause: typographie(effet.cause) };
}

/** Signed by some after it took effect: said wherever the effect is. */
const signaturesTardives = (effet: CivilDate, derniere: CivilDate): string =>
  derniere <= effet
    ? ''
    : ` La dernière signature est du ${formatDate(derniere)} : aucun avenant ni aucune mise en demeure avant ce jour.`;

function computeEffet(convention: Convention, jourFixe: CivilDate | null): Effet {
  const { parties, signatures, faitLe, effetRetenu } = convention;
  const manquants = missingSignataires(parties, signatures);
  const last = lastSignature(parties, signatures);
  if (last === null) {
    const total = allSignataires(parties).length;
    return {
      etat: 'non_determine',
      manquants,
      cause: `L’article 6 fait partir l’effet de la date de signature : ${total - manquants.length} signature${s(
        total - manquants.length,
      )} sur ${total} connue${s(total - manquants.length)}.`,
    };
  }
  if (jourFixe !== null) {
    return {
      etat: 'determine',
      date: jourFixe,
      cause: `La convention fixe elle-même le jour de son effet : le ${formatDate(jourFixe)}.${signaturesTardives(jourFixe, last.date)}`,
    };
  }
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
  return {
    etat: 'determine',
    date: last.date,
    cause: `Article 6 : effet à compter de la signature ; ${
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

export type Terme = {
  readonly etat: 'hypothese' | 'confirme';
  readonly date: CivilDate;
  readonly cause: string;
};

/** The last day of validity, with its legal basis. A date the act does not give stays a hypothesis until confirmed. */
export function termeOf(convention: Convention): Terme {
  const terme = computeTerme(convention);
  return { ...terme, cause: typographie(terme.cause) };
}

function computeTerme(convention: Convention): Terme {
  const { duree } = convention;
  switch (duree.nature) {
    case 'instrument':
      return duree.confirmation === null
        ? {
            etat: 'hypothese',
            date: duree.hypothese.date,
            cause: `Article ${duree.article} : durée du ${duree.instrument}, sans jour de fin. ${duree.hypothese.motif}`,
          }
        : {
            etat: 'confirme',
            date: duree.confirmation.date,
            cause: `Article ${duree.article} : durée du ${duree.instrument}. Fin au ${formatDate(
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
      return {
        etat: 'confirme',
        date: duree.fin,
        cause: `Article ${duree.article} : date de fin fixée par l’acte.`,
      };
    case 'annuelle':
      return {
        etat: 'confirme',
        date: `${duree.annee}-12-31` as CivilDate,
        cause: `Article ${duree.article} : convention annuelle, année ${duree.annee}.`,
      };
    default:
      return assertNever(duree);
  }
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
 * The state on `jour`, computed from facts alone; `terme` is the end as it stands that day. The expiry of a formal notice is not among them: art. 7 says
 * « pourra être dénoncée », so only a notified denunciation leads to « résiliée ».
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
  if (effet.etat === 'a_trancher') return 'effet_a_trancher';
  const resiliee = denonciation?.effet ?? null;
  if (resiliee !== null && resiliee <= jour && !(terme.etat === 'confirme' && terme.date < resiliee))
    return 'resiliee';
  if (terme.etat === 'confirme' && terme.date < jour) return 'expiree';
  if (denonciation !== null && denonciation.notifieeLe <= jour) return 'denoncee';
  return 'en_vigueur';
}
