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

/** The day a delay runs from, with what proves it; or the fact it still waits for, in one sentence. */
type Depart =
  | { readonly connu: true; readonly date: CivilDate; readonly preuve: string }
  | { readonly connu: false; readonly raison: string };

/** Public holidays of the territory of the convention, and the days not worked there that no calendar knows. */
const calendrierDe = ({ zone, joursLocaux }: Convention): Calendrier => ({
  zone,
  ...(joursLocaux === undefined || joursLocaux.length === 0 ? {} : { joursLocaux }),
});

/** The delay a clause states; null when it states none. */
export function regleDe(clause: Pick<ClauseAppliquee, 'parametres'> | undefined): Regle | null {
  if (clause === undefined) return null;
  const { n, unite, depart } = clause.parametres;
  return n === null || unite === null || depart === null ? null : { quantite: n, unite, declencheur: depart };
}

/** The rule a case is held under: its clause, or for an older one the rule of the delay it was given. */
export const loiDe = ({ clause, delai }: Pick<MiseEnDemeure, 'clause' | 'delai'>): Regle | null =>
  clause === undefined ? (delai?.calcul.regle ?? null) : regleDe(clause);

const sansDepart = (raison: string): Depart => ({ connu: false, raison: typographie(raison) });

/** What one letter gives the delay. */
function fait(envoi: Envoi, declencheur: Declencheur): Depart {
  const { numero, depotLe, preuve, presentationLe, distributionLe, retour } = envoi;
  const pli = `du recommandé n° ${numero}`;
  const connu = (date: CivilDate, dit: string): Depart => ({ connu: true, date, preuve: dit });
  switch (declencheur) {
    case 'envoi':
      return connu(
        depotLe,
        preuve.nature === 'preuve_de_depot'
          ? `Recommandé n° ${numero} : ${preuve.reference}`
          : `Recommandé n° ${numero} : date déclarée par l’expéditeur, sans preuve de dépôt jointe`,
      );
    case 'premiere_presentation':
      return presentationLe === null
        ? sansDepart(`la première présentation ${pli} n’est pas enregistrée`)
        : connu(presentationLe, `Première présentation ${pli}`);
    case 'reception':
      if (distributionLe !== null) return connu(distributionLe, `Avis de réception ${pli}`);
      if (retour === null) return sansDepart(`la réception ${pli} n’est pas enregistrée`);
      // Nobody escapes a notice by leaving the letter at the post office, nor by refusing it (CE, 24 avril 2012).
      if (presentationLe === null)
        return sansDepart(
          `${retour.motif === 'refuse' ? 'le pli a été refusé' : 'le pli n’a pas été réclamé'}, et la première présentation ${pli} n’est pas enregistrée`,
        );
      return connu(
        presentationLe,
        `Première présentation ${pli} : ${
          retour.motif === 'refuse' ? 'pli refusé' : 'pli avisé et non réclamé'
        }, la première présentation vaut réception (CE, 24 avril 2012, n° 341146)`,
      );
  }
}

/** When several letters were sent, the last of the facts counts: nobody is in default before it. */
export function departDe(envois: readonly Envoi[], declencheur: Declencheur): Depart {
  const effectifs = envois.filter(isEffectif);
  if (effectifs.length === 0) return sansDepart('aucun envoi n’a touché son destinataire');
  const faits = effectifs.map((one) => fait(one, declencheur));
  return (
    faits.find(({ connu }) => !connu) ??
    faits.reduce((last, one) => (last.connu && one.connu && one.date > last.date ? one : last))
  );
}

/** The delay of the case as its letters stand; null as long as nothing was sent, or the fact it runs from is not known. */
export function avecDelai(miseEnDemeure: MiseEnDemeure, convention: Convention): MiseEnDemeure {
  const regle = loiDe(miseEnDemeure);
  const depart = regle === null ? null : departDe(miseEnDemeure.envois, regle.declencheur);
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
  miseEnDemeure: Pick<MiseEnDemeure, 'envois' | 'delai' | 'clause'>,
): string | null {
  if (miseEnDemeure.delai !== null || !miseEnDemeure.envois.some(isEffectif)) return null;
  const regle = loiDe(miseEnDemeure);
  if (regle === null)
    return 'La clause ne fixe aucun délai que le registre puisse calculer : à apprécier par un juriste.';
  const depart = departDe(miseEnDemeure.envois, regle.declencheur);
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
  const pli = faits.numero === null ? 'de la lettre' : `du recommandé n° ${faits.numero}`;
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
