/**
 * The delays of a convention, each with the reasoning that leads to it.
 *
 * Two readings are always computed. Strict: the delay ends on its day, whatever that day. Prudent: a delay that
 * would end on a non-working day runs to the next working day (CPC, art. 642). Which one governs a contractual
 * notice is argued (Civ. 3e, 8 mars 2018, n° 17-11.312): the choice belongs to the jurist, so nothing here
 * hides one behind the other. A third, « franc », is there for clauses that ask for it.
 */
import { valeurs } from '#registre/champs';
import { DECLENCHEUR_LABELS, UNITE_DELAI_LABELS } from '#registre/fiches/clauses';
import type { UniteDelai } from '#registre/fiches/clauses';
import {
  addDays,
  addMonths,
  dayName,
  dayOfWeek,
  formatDate,
  formatLong,
  formatMonth,
  partsOf,
} from '../civil-date';
import type { CivilDate } from '../civil-date';
import { inLetters, s, upperFirst } from '../french';
import { holidayOn, isWorkingDay, nextWorkingDay, previousWorkingDay, ZONE_LABELS } from './calendriers';
import type { Calendrier, Zone } from './calendriers';

/** Changes whenever the same input may give other dates or another reasoning: kept with every stored delay. */
export const ENGINE_VERSION = '1';

/** The three readings of a delay. */
export const MODES = ['strict', 'prudent', 'franc'] as const;

export type Mode = (typeof MODES)[number];

/** Inside a sentence. */
export const MODE_LABELS: Readonly<Record<Mode, string>> = {
  strict: 'lecture stricte',
  prudent: 'lecture prudente',
  franc: 'délai franc',
};

/** What makes the delay run. */
export const DECLENCHEURS = valeurs(DECLENCHEUR_LABELS);
export const UNITES_DELAI = valeurs(UNITE_DELAI_LABELS);
export type Declencheur = keyof typeof DECLENCHEUR_LABELS;

/** « l’envoi », « la première présentation ». */
export const leDeclencheur = (declencheur: Declencheur): string =>
  `${declencheur === 'envoi' ? 'l’' : 'la '}${DECLENCHEUR_LABELS[declencheur]}`;

/** A delay as a clause states it. */
export type Regle = {
  readonly quantite: number;
  readonly unite: UniteDelai;
  readonly declencheur: Declencheur;
  /** « trente jours francs »: its last day does not count either. */
  readonly francs?: boolean;
};

/** One step of the reasoning, in French: the rule, where it is written, what it gives here. */
export type Etape = { regle: string; source: string; resultat: string };

export type DelaiInput = {
  /** The day of the event that makes the delay run. */
  depart: CivilDate;
  regle: Regle;
  calendrier: Calendrier;
  /** The clause that gives the delay. */
  fondement?: string;
  /** What proves the day of departure (« preuve de dépôt n° … »); said in the reasoning when known. */
  preuve?: string;
};

export type Delai = {
  readonly depart: CivilDate;
  readonly regle: Regle;
  readonly zone: Zone;
  /** Literal reading: same day number, until midnight, no extension. */
  readonly strict: { readonly expiration: CivilDate; readonly premierJour: CivilDate };
  /** Default operative reading: extended to the next working day. */
  readonly prudent: {
    readonly expiration: CivilDate;
    readonly premierJour: CivilDate;
    readonly premierJourOuvre: CivilDate;
  };
  /** Neither the first nor the last day counts, then extended. */
  readonly franc: { readonly expiration: CivilDate; readonly premierJour: CivilDate };
  /** What the reader should check: said, never blocking, and without effect on the dates. */
  readonly notices: readonly string[];
  readonly etapes: readonly Etape[];
};

/** A delay that somebody typed, and that no convention states. */
const FONDEMENT_PAR_DEFAUT = 'Délai saisi, hors de toute convention';
const CPC_641 = 'CPC, art. 641';
const CPC_642 = 'CPC, art. 642';
const ARRET_PREAVIS = 'Civ. 3e, 8 mars 2018, n° 17-11.312';
const ARRET_FRANC = 'CE, 19 sept. 2014, n° 362568';

/** What proves the day of each trigger. */
const PREUVES: Readonly<Record<Declencheur, string>> = {
  envoi: 'la preuve de dépôt',
  premiere_presentation: 'la preuve de distribution',
  reception: 'l’avis de réception',
};

/** Up to this number a delay is said in letters. */
const EN_LETTRES = 15;

/** « mois », « jour », « ans ». */
export const uniteDite = (quantite: number, unite: UniteDelai): string =>
  unite === 'mois' ? 'mois' : `${unite === 'ans' ? 'an' : 'jour'}${s(quantite)}`;

/** « un jour », « deux mois », « 45 jours », « un an ». */
export function dureeOf(quantite: number, unite: Regle['unite']): string {
  return `${inLetters(quantite, EN_LETTRES)} ${uniteDite(quantite, unite)}`;
}

/** The same for a rule, which may be franc: « 30 jours francs ». */
export const dureeDe = ({
  quantite,
  unite,
  francs,
}: Pick<Regle, 'quantite' | 'unite'> & { readonly francs?: boolean | undefined }): string =>
  `${dureeOf(quantite, unite)}${francs === true ? ` franc${s(quantite)}` : ''}`;

function checkQuantite(quantite: number): void {
  if (!Number.isInteger(quantite) || quantite < 1) {
    throw new RangeError(
      `La durée d’un délai est un nombre entier, au moins 1 : ${quantite} n’en est pas un.`,
    );
  }
}

/** Why a day is not a working day, and by which texts. Null on a working day. */
function motifNonOuvre(date: CivilDate, calendrier: Calendrier): { motif: string; source: string } | null {
  const ferie = holidayOn(date, calendrier);
  const weekend = dayOfWeek(date) > 5 ? dayName(date) : null;
  if (ferie === null) return weekend === null ? null : { motif: weekend, source: CPC_642 };
  return {
    motif: weekend === null ? ferie.nom : `${weekend} et ${ferie.nom}`,
    source: `${CPC_642} ; ${ferie.source}`,
  };
}

/** The day the delay ends under the literal reading, and how it is found. */
function echeanceStricte(depart: CivilDate, { quantite, unite }: Regle): { date: CivilDate; etape: Etape } {
  if (unite === 'jours') {
    const date = addDays(depart, quantite);
    const regle = `Computation : le jour qui fait courir le délai ne compte pas ; le dernier jour est le ${quantite === 1 ? 'premier' : `${quantite}e`} jour suivant`;
    return { date, etape: { regle, source: CPC_641, resultat: formatLong(date) } };
  }
  const date = addMonths(depart, unite === 'ans' ? 12 * quantite : quantite);
  const { day } = partsOf(depart);
  const suite =
    partsOf(date).day === day
      ? 'à défaut, le dernier jour du mois'
      : `${formatMonth(date)} n’a pas de ${day}, donc le dernier jour du mois`;
  const regle = `Quantième : le ${day === 1 ? '1er' : String(day)}, même numéro du jour ${dureeOf(quantite, unite)} plus tard ; ${suite}`;
  return { date, etape: { regle, source: CPC_641, resultat: formatLong(date) } };
}

/** One step for each day the extension jumps over, each with its own reason; or why there is none. */
function etapesProrogation(date: CivilDate, calendrier: Calendrier): Etape[] {
  const etapes: Etape[] = [];
  let day = date;
  let motif = motifNonOuvre(day, calendrier);
  while (motif !== null) {
    const next = addDays(day, 1);
    etapes.push({
      regle: `Prorogation : le délai ne peut pas s’achever le ${formatLong(day)} (${motif.motif})`,
      source: motif.source,
      resultat: `Report au ${formatLong(next)}`,
    });
    day = next;
    motif = motifNonOuvre(day, calendrier);
  }
  if (etapes.length > 0) return etapes;
  return [
    {
      regle:
        'Prorogation : sans objet, le dernier jour est un jour ouvré (ni samedi, ni dimanche, ni jour férié ou chômé)',
      source: CPC_642,
      resultat: formatLong(date),
    },
  ];
}

/**
 * In Saint-Martin the code says 27 May; the commemoration is now held there on the 28th. The dates keep
 * to the code, but a delay that ends on the 28th must say that the day may be a non-worked one.
 */
function noticeSaintMartin(expirations: readonly CivilDate[], calendrier: Calendrier): string[] {
  if (calendrier.zone !== 'saint-martin') return [];
  const doubtful = expirations.find((date) => date.endsWith('-05-28') && isWorkingDay(date, calendrier));
  return doubtful === undefined
    ? []
    : [
        `Le délai s’achève le ${formatDate(doubtful)}. Le code fixe au 27 mai la commémoration de l’abolition de l’esclavage à Saint-Martin (Code du travail, art. L. 3422-2), mais elle y est aujourd’hui célébrée le 28 : si ce jour est chômé, ajoutez-le aux jours chômés locaux.`,
      ];
}

function noticesOf({ depart, regle, calendrier }: DelaiInput, expirations: readonly CivilDate[]): string[] {
  const notices = noticeSaintMartin(expirations, calendrier);
  if (isWorkingDay(depart, calendrier)) return notices;
  const ferie = holidayOn(depart, calendrier);
  const nom = ferie === null ? '' : `, jour férié ou chômé (${ferie.nom})`;
  return [
    `${upperFirst(leDeclencheur(regle.declencheur))} est daté${regle.declencheur === 'envoi' ? '' : 'e'} du ${formatLong(depart)}${nom} : le délai court bien de ce jour, mais vérifiez-le sur ${PREUVES[regle.declencheur]}.`,
    ...notices,
  ];
}

/**
 * Computes a delay under its three readings, with its reasoning. Throws only on a rule that is not one
 * (a duration that is not a positive integer) or on a date that leaves 1900–2199.
 */
export function computeDelai(input: DelaiInput): Delai {
  const { depart, regle, calendrier, fondement = FONDEMENT_PAR_DEFAUT, preuve } = input;
  checkQuantite(regle.quantite);

  const { date: compte, etape: etapeEcheance } = echeanceStricte(depart, regle);
  // A franc delay is one day longer under every reading: what the clause says is no reading.
  const echeance = regle.francs === true ? addDays(compte, 1) : compte;
  const strict = { expiration: echeance, premierJour: addDays(echeance, 1) };

  const prorogee = nextWorkingDay(echeance, calendrier);
  const ouverture = addDays(prorogee, 1);
  const premierJourOuvre = nextWorkingDay(ouverture, calendrier);
  const prudent = { expiration: prorogee, premierJour: ouverture, premierJourOuvre };

  const echeanceFranche = nextWorkingDay(addDays(compte, 1), calendrier);
  const franc = { expiration: echeanceFranche, premierJour: addDays(echeanceFranche, 1) };

  const duree = dureeDe(regle);
  const etapes: Etape[] = [
    {
      regle: `Point de départ : ${DECLENCHEUR_LABELS[regle.declencheur]} de la lettre recommandée`,
      source: fondement,
      resultat: formatLong(depart),
    },
    ...(preuve === undefined
      ? []
      : [{ regle: 'Preuve du point de départ', source: preuve, resultat: formatLong(depart) }]),
    {
      regle: `Durée du délai à compter de ${leDeclencheur(regle.declencheur)}`,
      source: fondement,
      resultat: duree,
    },
    etapeEcheance,
    ...(regle.francs === true
      ? [
          {
            regle:
              'Délai franc : ni le jour qui le fait courir ni celui où il s’achève ne comptent ; il finit le lendemain',
            source: `${fondement} ; ${ARRET_FRANC}`,
            resultat: formatLong(echeance),
          },
        ]
      : []),
    {
      regle: 'Expiration stricte : le dernier jour à vingt-quatre heures, sans prorogation',
      source: CPC_642,
      resultat: formatLong(strict.expiration),
    },
    {
      regle: 'Premier jour, lecture stricte : le lendemain de l’expiration, dès 0 heure',
      source: fondement,
      resultat: formatLong(strict.premierJour),
    },
    {
      regle: 'Calendrier des jours fériés et chômés',
      source: sourceCalendrier(calendrier.zone),
      resultat: resultatCalendrier(calendrier),
    },
    ...etapesProrogation(echeance, calendrier),
    {
      regle: 'Expiration prudente : le dernier jour, prorogé s’il y a lieu, à vingt-quatre heures',
      source: CPC_642,
      resultat: formatLong(prudent.expiration),
    },
    ...(regle.francs === true
      ? []
      : [
          {
            regle:
              'Pour mémoire, délai franc : le dernier jour ne compte pas non plus, puis même prorogation',
            source: ARRET_FRANC,
            resultat: formatLong(franc.expiration),
          },
        ]),
    {
      regle:
        'Réserve : la prorogation de l’article 642 est discutée ici ; elle profite à l’acte à accomplir avant l’expiration et n’allonge pas un préavis. Attendre la date prudente écarte le débat',
      source: ARRET_PREAVIS,
      resultat:
        strict.expiration === prudent.expiration
          ? 'Sans incidence : les deux lectures donnent la même date'
          : `Au choix du juriste : ${formatDate(strict.expiration)} (stricte) ou ${formatDate(prudent.expiration)} (prudente)`,
    },
    {
      regle: 'Premier jour où la faculté est ouverte : le lendemain de l’expiration prudente, dès 0 heure',
      source: fondement,
      resultat:
        premierJourOuvre === ouverture
          ? formatLong(ouverture)
          : `${formatLong(ouverture)} (premier jour ouvré : ${formatLong(premierJourOuvre)})`,
    },
  ];

  return {
    depart,
    regle: { ...regle },
    zone: calendrier.zone,
    strict,
    prudent,
    franc,
    notices: noticesOf(input, [strict.expiration, prudent.expiration, franc.expiration]),
    etapes,
  };
}

function sourceCalendrier(zone: Zone): string {
  const national = 'Code du travail, art. L. 3133-1';
  switch (zone) {
    case 'metropole':
      return national;
    case 'alsace-moselle':
    case 'alsace-moselle-vendredi-saint':
      return `${national} ; art. L. 3134-13`;
    case 'guadeloupe':
    case 'martinique':
    case 'guyane':
    case 'la-reunion':
    case 'mayotte':
    case 'saint-martin':
    case 'saint-barthelemy':
      return `${national} ; art. L. 3422-2`;
  }
}

function resultatCalendrier({ zone, joursLocaux = [] }: Calendrier): string {
  const label = ZONE_LABELS[zone];
  if (joursLocaux.length === 0) return label;
  return `${label}, et ${joursLocaux.map((jour) => `${formatDate(jour.date)} (${jour.nom})`).join(', ')}`;
}

export type DelaiARebours = { dernierJour: CivilDate; conseille: CivilDate; etapes: Etape[] };

/**
 * Backward delay: the last day to do something at least `days` days before an event (a convocation before a
 * meeting). The day of the event does not count. Article 642 never moves such a day forward, which would
 * shorten the delay that protects those convened: the last working day on or before it is advised instead.
 */
export function latestDayBefore(
  date: CivilDate,
  days: number,
  options: { calendrier?: Calendrier; fondement?: string } = {},
): DelaiARebours {
  checkQuantite(days);
  const { calendrier = { zone: 'metropole' }, fondement = 'Code du travail, art. R. 6123-3-15' } = options;
  const dernierJour = addDays(date, -days);
  const conseille = previousWorkingDay(dernierJour, calendrier);

  const avances: Etape[] = [];
  let day = dernierJour;
  let motif = motifNonOuvre(day, calendrier);
  while (motif !== null) {
    const previous = addDays(day, -1);
    avances.push({
      regle: `Conseil : ne pas attendre le ${formatLong(day)} (${motif.motif})`,
      source: motif.source,
      resultat: `Avancer au ${formatLong(previous)}`,
    });
    day = previous;
    motif = motifNonOuvre(day, calendrier);
  }

  return {
    dernierJour,
    conseille,
    etapes: [
      {
        regle: 'Point de départ du compte à rebours : jour de l’événement',
        source: fondement,
        resultat: formatLong(date),
      },
      { regle: 'Durée minimale avant l’événement', source: fondement, resultat: dureeOf(days, 'jours') },
      {
        regle: 'Compte à rebours : le jour de l’événement ne compte pas',
        source: CPC_641,
        resultat: formatLong(dernierJour),
      },
      {
        regle:
          'Pas de report : un délai à rebours ne se prolonge pas, le reporter priverait les destinataires de leur temps',
        source: `${CPC_642} (sans application à rebours)`,
        resultat: formatLong(dernierJour),
      },
      ...avances,
      {
        regle: 'Dernier jour conseillé : le dernier jour ouvré à cette date',
        source: fondement,
        resultat: formatLong(conseille),
      },
    ],
  };
}
