import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { ENGINE_VERSION, computeDelai, leDeclencheur } from '../delais/calcul';
import type { Declencheur, Regle } from '../delais/calcul';
import type { Calendrier } from '../delais/calendriers';
import type { Convention } from '../fiches/convention';
import { isEffectif } from '../fiches/mise-en-demeure';
import type { ClauseAppliquee, DelaiConstate, Envoi, MiseEnDemeure } from '../fiches/mise-en-demeure';
import { upperFirst } from '../french';
import { typographie } from '../typographie';
import { sourceAppliquee } from './clause';
import { preuveDuFait } from './envois';

/** The day a delay runs from, with what proves it; or the fact it still waits for, in one sentence. */
export type Depart =
  | {
      readonly connu: true;
      readonly date: CivilDate;
      readonly preuve: string;
      /** Nothing proves the day: it is the word of whoever recorded it. */
      readonly declaratif?: true;
    }
  | { readonly connu: false; readonly raison: string };

/** Public holidays of the territory of the convention, and the days not worked there that no calendar knows. */
export const calendrierDe = ({
  zone,
  joursLocaux,
}: Pick<Convention, 'zone' | 'joursLocaux'>): Calendrier => ({
  zone,
  ...(joursLocaux === undefined || joursLocaux.length === 0 ? {} : { joursLocaux }),
});

/** The delay a clause states; null when it states none. */
export function regleDe(clause: Pick<ClauseAppliquee, 'parametres'> | undefined): Regle | null {
  if (clause === undefined) return null;
  const { n, unite, depart, francs } = clause.parametres;
  if (n === null || unite === null || depart === null) return null;
  return { quantite: n, unite, declencheur: depart, ...(francs === true ? { francs } : {}) };
}

/** The rule a case is held under: its clause, or for an older one the rule of the delay it was given. */
export const loiDe = ({ clause, delai }: Pick<MiseEnDemeure, 'clause' | 'delai'>): Regle | null =>
  clause === undefined ? (delai?.calcul.regle ?? null) : regleDe(clause);

const sansDepart = (raison: string): Depart => ({ connu: false, raison: typographie(raison) });

/** « du recommandé n° 1A 123… »; of a letter whose number nobody has kept, « de la lettre ». */
const pliDe = (numero: string | null): string =>
  numero === null ? 'de la lettre' : `du recommandé n° ${numero}`;

/** Said wherever a day rests on nobody's word but the sender's. */
export const SANS_PREUVE = 'date déclarée par l’expéditeur, sans preuve jointe';

/** What one letter gives the delay. */
export function fait(envoi: Envoi, declencheur: Declencheur): Depart {
  const { numero, depotLe, preuve, presentationLe, distributionLe, retour, refusLe } = envoi;
  const pli = pliDe(numero);
  const recommande = upperFirst(pli.slice(pli.indexOf(' ') + 1));
  const connu = (date: CivilDate, dit: string, reference: string | null): Depart =>
    reference === null
      ? { connu: true, date, preuve: `${dit} (${SANS_PREUVE})`, declaratif: true }
      : { connu: true, date, preuve: `${dit} (${reference})` };
  switch (declencheur) {
    case 'envoi':
      return preuve.nature === 'preuve_de_depot'
        ? { connu: true, date: depotLe, preuve: `${recommande} : ${preuve.reference}` }
        : {
            connu: true,
            date: depotLe,
            preuve: `${recommande} : date déclarée par l’expéditeur, sans preuve de dépôt jointe`,
            declaratif: true,
          };
    case 'premiere_presentation':
      return presentationLe === null
        ? sansDepart(`la première présentation ${pli} n’est pas enregistrée`)
        : connu(presentationLe, `Première présentation ${pli}`, preuveDuFait(envoi, 'presentation'));
    case 'reception': {
      if (distributionLe !== null)
        return connu(distributionLe, `Avis de réception ${pli}`, preuveDuFait(envoi, 'distribution'));
      const refuse = refusLe !== undefined || retour?.motif === 'refuse';
      if (retour === null && !refuse) return sansDepart(`la réception ${pli} n’est pas enregistrée`);
      // Nobody escapes a notice by leaving the letter at the post office, nor by refusing it (CE, 24 avril 2012).
      const jour = presentationLe ?? refusLe;
      if (jour === undefined)
        return sansDepart(
          `${refuse ? 'le pli a été refusé' : 'le pli n’a pas été réclamé'}, et la première présentation ${pli} n’est pas enregistrée`,
        );
      return connu(
        jour,
        presentationLe === null
          ? `Refus ${pli}, qui vaut réception (CE, 24 avril 2012, n° 341146)`
          : `Première présentation ${pli} : ${
              refuse ? 'pli refusé' : 'pli avisé et non réclamé'
            }, la première présentation vaut réception (CE, 24 avril 2012, n° 341146)`,
        preuveDuFait(envoi, 'retour') ?? preuveDuFait(envoi, 'presentation'),
      );
    }
  }
}

/** Addressees one of whose letters came back from a wrong address, whatever was sent to them since. */
export const adressesInconnues = (envois: readonly Envoi[]): ReadonlySet<string> =>
  new Set(envois.filter((one) => !isEffectif(one)).map(({ destinataireId }) => destinataireId));

/**
 * The letters the delay runs from: those that reached somebody. Held in default through its other addressees, the party
 * is so by their letters alone: a new sending to the one that was lost puts nothing off.
 */
export function envoisDuDelai({ envois, tenue }: Pick<MiseEnDemeure, 'envois' | 'tenue'>): readonly Envoi[] {
  if (tenue === undefined) return envois;
  const perdus = adressesInconnues(envois);
  return envois.filter(({ destinataireId }) => !perdus.has(destinataireId));
}

/** When several letters were sent, the last of the facts counts: nobody is in default before it. */
export function departDe(envois: readonly Envoi[], declencheur: Declencheur): Depart {
  const effectifs = envois.filter(isEffectif);
  if (effectifs.length === 0) return sansDepart('aucun envoi n’a touché son destinataire');
  const faits = effectifs.map((one) => fait(one, declencheur));
  // Of two letters of one day, the one that nothing proves is said to be so.
  const plusTard = (one: Depart, last: Depart): boolean =>
    one.connu &&
    last.connu &&
    (one.date > last.date || (one.date === last.date && one.declaratif === true && last.declaratif !== true));
  return faits.find(({ connu }) => !connu) ?? faits.reduce((last, one) => (plusTard(one, last) ? one : last));
}

/** The delay of the case as its letters stand; null as long as nothing was sent, or the fact it runs from is not known. */
export function avecDelai(miseEnDemeure: MiseEnDemeure, convention: Convention): MiseEnDemeure {
  const regle = loiDe(miseEnDemeure);
  const depart = regle === null ? null : departDe(envoisDuDelai(miseEnDemeure), regle.declencheur);
  if (regle === null || depart === null || !depart.connu) return { ...miseEnDemeure, delai: null };
  const { clause, delai } = miseEnDemeure;
  return {
    ...miseEnDemeure,
    delai: constater({
      regle,
      depart,
      convention,
      fondement:
        clause === undefined
          ? (delai?.calcul.etapes[0]?.source ?? sourceAppliquee(null))
          : sourceAppliquee(clause),
    }),
  };
}

/** A delay computed once, kept with the version of the engine that did; null when it ends after every calendar. */
export const constater = ({
  regle,
  depart,
  convention,
  fondement,
}: {
  readonly regle: Regle;
  readonly depart: Extract<Depart, { connu: true }>;
  readonly convention: Convention;
  readonly fondement: string;
}): DelaiConstate | null => {
  try {
    const calcul = computeDelai({
      depart: depart.date,
      regle,
      calendrier: calendrierDe(convention),
      fondement: typographie(fondement),
      preuve: depart.preuve,
    });
    return { moteur: ENGINE_VERSION, calcul };
  } catch (error) {
    // A delay that leaves the calendars has no date.
    if (error instanceof RangeError) return null;
    throw error;
  }
};

/** Why a letter that was sent has no date; null when it has one, or was not sent. One sentence. */
export function raisonSansDelai(
  miseEnDemeure: Pick<MiseEnDemeure, 'envois' | 'delai' | 'clause' | 'tenue'>,
): string | null {
  if (miseEnDemeure.delai !== null || !miseEnDemeure.envois.some(isEffectif)) return null;
  const regle = loiDe(miseEnDemeure);
  if (regle === null)
    return 'La clause ne fixe aucun délai que le registre puisse calculer : à apprécier par un juriste.';
  const depart = departDe(envoisDuDelai(miseEnDemeure), regle.declencheur);
  return depart.connu
    ? 'Le délai se termine après l’année 2199, dernière année des calendriers.'
    : typographie(`Le délai court de ${leDeclencheur(regle.declencheur)} : ${depart.raison}.`);
}

/* Notice given before a day of the year. */

/** Whether a notice of that day comes too late for the year: « avant le 30 juin », « 06-30 ». */
export const tropTard = (jour: CivilDate, avantLe: string | null): boolean =>
  avantLe !== null && jour.slice(5) >= avantLe;

/** What a notice period gives, once the fact it runs from is known. */
export function departDuPreavis(
  faits: {
    readonly notifieeLe: CivilDate;
    readonly presentationLe?: CivilDate | undefined;
    readonly receptionLe: CivilDate | null;
    readonly numero: string | null;
  },
  declencheur: Declencheur,
): Depart {
  const pli = pliDe(faits.numero);
  const date =
    declencheur === 'envoi'
      ? faits.notifieeLe
      : declencheur === 'premiere_presentation'
        ? (faits.presentationLe ?? null)
        : faits.receptionLe;
  const nom = `${leDeclencheur(declencheur)} ${pli}`;
  return date === null
    ? sansDepart(`${nom} n’est pas enregistrée`)
    : { connu: true, date, preuve: `${upperFirst(nom.replace(/^l[’a] ?/u, ''))} : ${formatDate(date)}` };
}
