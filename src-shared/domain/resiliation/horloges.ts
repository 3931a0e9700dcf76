import type { CivilDate } from '../civil-date';
import { daysBetween } from '../civil-date';
import { computeDelai } from '../delais/calcul';
import type { Declencheur, Delai, Regle } from '../delais/calcul';
import type { Convention } from '../fiches/convention';
import { counted } from '../french';
import { isEffectif } from '../fiches/mise-en-demeure';
import type { Envoi, MiseEnDemeure } from '../fiches/mise-en-demeure';
import { sourceAppliquee } from './clause';
import { preuveDuFait } from './envois';
import {
  SANS_PREUVE,
  adressesInconnues,
  avecDelai,
  calendrierDe,
  departDe,
  envoisDuDelai,
  fait,
  loiDe,
} from './horloge';
import type { Depart } from './horloge';

/*
 * The day a registered letter counts from is argued: sent, presented, handed over, come back. The convention's own
 * clause governs; the other readings are computed beside it, with what each would change, so that nobody discovers them
 * before a judge.
 */

/** The facts of the post a delay could be said to run from, in their order. */
export const EVENEMENTS = ['envoi', 'premiere_presentation', 'reception', 'retour'] as const;
export type Evenement = (typeof EVENEMENTS)[number];

/** At the head of a row. */
export const EVENEMENT_LABELS: Readonly<Record<Evenement, string>> = {
  envoi: 'Envoi (dépôt)',
  premiere_presentation: 'Première présentation',
  reception: 'Remise contre signature',
  retour: 'Retour du pli non remis',
};

/** Where each reading comes from, when it is not that of the clause. */
export const EVENEMENT_SOURCES: Readonly<Record<Evenement, string>> = {
  envoi: 'Arrêté du 7 février 2007, art. 2',
  premiere_presentation: 'CE, 24 avril 2012, n° 341146',
  reception: 'Arrêté du 7 février 2007, art. 4 ; CE, 24 avril 2012, n° 341146',
  retour: 'CPCE, art. R. 1-1-6',
};

/** What another reading would change: « 3 jours plus tard ». */
export const ecartDit = (ecart: number): string =>
  ecart === 0 ? 'la même date' : `${counted(Math.abs(ecart), 'jour')} plus ${ecart > 0 ? 'tard' : 'tôt'}`;

/** The days a delay gives, without the reasoning, which the delay of the case keeps. */
export type Dates = Pick<Delai, 'depart' | 'strict' | 'prudent'>;
const dates = (delai: Delai | null | undefined): Dates | null =>
  delai === null || delai === undefined
    ? null
    : { depart: delai.depart, strict: delai.strict, prudent: delai.prudent };

/** One letter under one reading. */
export type FaitPostal = {
  readonly envoiId: string;
  readonly destinataireId: string;
  readonly numero: string | null;
  /** Null: not known, or the letter reached nobody; `raison` says which. */
  readonly date: CivilDate | null;
  /** The day rests on the word of whoever recorded it. */
  readonly declaratif: boolean;
  readonly raison: string | null;
};

export type Horloge = {
  readonly evenement: Evenement;
  /** The one the clause of the case gives. */
  readonly contractuelle: boolean;
  readonly source: string;
  readonly faits: readonly FaitPostal[];
  readonly depart: CivilDate | null;
  readonly declaratif: boolean;
  readonly delai: Dates | null;
  /** Why there is no date; null when there is one. */
  readonly raison: string | null;
  /** Days by which its first open day (prudent) comes after that of the clause; null where one of both is unknown. */
  readonly ecart: number | null;
};

/** A letter that was not handed over counts from the day it came back; one that was, from that day. */
function retourDe(envoi: Envoi): Depart {
  const { retour, distributionLe } = envoi;
  const jour = retour?.date ?? distributionLe;
  if (jour === null) return { connu: false, raison: 'ni retour ni remise n’est enregistré' };
  const reference = preuveDuFait(envoi, retour === null ? 'distribution' : 'retour');
  return reference === null
    ? { connu: true, date: jour, preuve: SANS_PREUVE, declaratif: true }
    : { connu: true, date: jour, preuve: reference };
}

const selon = (envoi: Envoi, evenement: Evenement): Depart =>
  evenement === 'retour' ? retourDe(envoi) : fait(envoi, evenement);

function faitPostal(envoi: Envoi, evenement: Evenement): FaitPostal {
  const { id, destinataireId, numero } = envoi;
  const base = { envoiId: id, destinataireId, numero };
  if (!isEffectif(envoi))
    return {
      ...base,
      date: null,
      declaratif: false,
      raison: 'adresse inconnue : ce destinataire n’est pas mis en demeure',
    };
  const depart = selon(envoi, evenement);
  return depart.connu
    ? { ...base, date: depart.date, declaratif: depart.declaratif === true, raison: null }
    : { ...base, date: null, declaratif: false, raison: depart.raison };
}

/** The reading of the clause, and the others beside it; empty until a letter is sent or while no delay is stated. */
export function horlogesDe(
  miseEnDemeure: MiseEnDemeure,
  convention: Pick<Convention, 'zone' | 'joursLocaux'>,
): readonly Horloge[] {
  const regle = loiDe(miseEnDemeure);
  if (regle === null || miseEnDemeure.envois.length === 0) return [];
  const comptent = envoisDuDelai(miseEnDemeure);
  const contractuel = miseEnDemeure.delai?.calcul.prudent.premierJour ?? null;
  return EVENEMENTS.map((evenement) => {
    const contractuelle = evenement === regle.declencheur;
    const faits = miseEnDemeure.envois.map((one) => faitPostal(one, evenement));
    const depart =
      evenement === 'retour' ? dernier(comptent) : departDe(comptent, evenement satisfies Declencheur);
    const delai = depart.connu ? calculer(depart.date, regle, convention, miseEnDemeure) : null;
    return {
      evenement,
      contractuelle,
      source: contractuelle ? sourceAppliquee(miseEnDemeure.clause) : EVENEMENT_SOURCES[evenement],
      faits,
      depart: depart.connu ? depart.date : null,
      declaratif: depart.connu && depart.declaratif === true,
      delai: dates(delai),
      raison: depart.connu ? null : depart.raison,
      ecart:
        delai === null || contractuel === null ? null : daysBetween(contractuel, delai.prudent.premierJour),
    };
  });
}

/** The last letter to have come back, or to have been handed over. */
function dernier(envois: readonly Envoi[]): Depart {
  const effectifs = envois.filter(isEffectif);
  const faits = effectifs.map(retourDe);
  const inconnu = faits.find(({ connu }) => !connu);
  if (inconnu !== undefined) return inconnu;
  return faits.reduce<Depart>(
    (last, one) => (!last.connu || (one.connu && one.date > last.date) ? one : last),
    { connu: false, raison: 'aucun envoi n’a touché son destinataire' },
  );
}

function calculer(
  depart: CivilDate,
  regle: Regle,
  convention: Pick<Convention, 'zone' | 'joursLocaux'>,
  { clause }: MiseEnDemeure,
): Delai | null {
  try {
    return computeDelai({
      depart,
      regle,
      calendrier: calendrierDe(convention),
      fondement: sourceAppliquee(clause),
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Where a letter came back from a wrong address: the delay waited for, and the one the jurist may choose. */
export type ChoixAdresse = {
  /** The addressees one of whose letters came back so. */
  readonly destinataireIds: readonly string[];
  /** Those of them whom no letter reached since: by default the party is not in default yet. */
  readonly restent: readonly string[];
  /** From the last sending that reached somebody, the new ones included; null while one is waited for. */
  readonly parDefaut: Dates | null;
  /** From the letters of the other addressees alone; null where there is none, or their fact is not known. */
  readonly parLesAutres: Dates | null;
  readonly retenu: 'defaut' | 'autres';
  readonly motif: string | null;
};

/** Null when no letter came back from a wrong address. */
export function choixAdresse(miseEnDemeure: MiseEnDemeure, convention: Convention): ChoixAdresse | null {
  const perdus = adressesInconnues(miseEnDemeure.envois);
  if (perdus.size === 0) return null;
  const restent = [...perdus].filter(
    (id) => !miseEnDemeure.envois.some((one) => one.destinataireId === id && isEffectif(one)),
  );
  const { tenue, ...sansChoix } = miseEnDemeure;
  const avec = avecDelai(
    { ...miseEnDemeure, tenue: tenue ?? { date: '' as CivilDate, motif: '' } },
    convention,
  );
  return {
    destinataireIds: [...perdus],
    restent,
    parDefaut: restent.length > 0 ? null : dates(avecDelai(sansChoix, convention).delai?.calcul),
    parLesAutres: dates(avec.delai?.calcul),
    retenu: tenue === undefined ? 'defaut' : 'autres',
    motif: tenue?.motif ?? null,
  };
}
