import { CLES_ETAPES, ETAPES_PLAN } from '#registre/fiches/planning';
import type { CleEtape, Planning } from '#registre/fiches/planning';
import { nomAvenant } from '../avenant/echeances';
import { etatDe } from '../avenant/transitions';
import { daysBetween, formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Calendrier } from '../delais/calendriers';
import { isOuvert } from '../fiches/avenant';
import type { Avenant } from '../fiches/avenant';
import { find } from '../lookup';
import { refus } from '../refus';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { dureesDe } from './durees';
import type { Duree } from './durees';
import { etapesAccomplies, etapesRestantes, seanceConnue } from './etapes';
import { auPlusTot, planifier, replanifier } from './planifier';
import type { EtapeAPlacer, JoursPermis, Plan } from './planifier';

/** What is asked; what is not said is as the schedule held has it. */
export type SaisieRetroplanning = {
  readonly avenantId: string;
  readonly effet: CivilDate | null;
  readonly depart: CivilDate;
  readonly seances?: readonly CivilDate[] | undefined;
  readonly commissions?: readonly CivilDate[] | undefined;
  readonly durees?: Readonly<Partial<Record<CleEtape, number>>> | undefined;
};

/** A step that leaves its day; `de` null: it had none. */
export type Mouvement = {
  readonly cle: CleEtape;
  readonly de: CivilDate | null;
  readonly a: CivilDate;
};

export type Retroplanning = {
  readonly acte: string;
  readonly depart: CivilDate;
  readonly effet: CivilDate | null;
  readonly plan: Plan;
  readonly durees: readonly (Duree & { readonly cle: CleEtape })[];
  readonly reserves: readonly string[];
  /** The schedule the draft is held to; null: none. */
  readonly retenu: Planning | null;
  /** What of it would move; nothing while this one leads to no effect. */
  readonly mouvements: readonly Mouvement[];
};

/** What a schedule is made from, once what is held fills in what is not said. */
type Donnees = {
  readonly seances: readonly CivilDate[];
  readonly commissions: readonly CivilDate[];
  readonly durees: Readonly<Partial<Record<CleEtape, number>>>;
};

function donneesDe(
  planning: Planning | null,
  { seances, commissions, durees }: SaisieRetroplanning,
): Donnees {
  return {
    seances: seances ?? planning?.seances ?? [],
    commissions: commissions ?? planning?.commissions ?? [],
    durees: durees ?? Object.fromEntries((planning?.durees ?? []).map(({ cle, jours }) => [cle, jours])),
  };
}

/** The schedule of a draft, from the first step nobody has taken yet; nearest to the one it is held to. */
export function retroplanning(registre: Registre, saisie: SaisieRetroplanning): Result<Retroplanning> {
  const { avenantId, depart } = saisie;
  const found = find(registre, 'avenants', avenantId);
  if (!found.ok) return found;
  const avenant = found.value;
  const convention = find(registre, 'conventions', avenant.conventionId);
  if (!convention.ok) return convention;
  const etat = etatDe(registre, avenant, depart);
  if (!isOuvert(etat) || etat === 'signe' || etat === 'en_vigueur')
    return refuse(refus('RETROPLANNING_SANS_OBJET', {}, 'avenantId'));
  const retenu = avenant.planning ?? null;
  const effet = saisie.effet ?? retenu?.effet ?? null;
  if (effet !== null && effet < depart)
    return refuse(refus('RETROPLANNING_PASSE', { effet, depart }, 'effet'));
  const { zone, joursLocaux = [] } = convention.value;
  const calendrier: Calendrier = { zone, joursLocaux };
  const { seances, commissions, durees: saisies } = donneesDe(retenu, saisie);
  const prevue = seanceConnue(registre, avenant, depart);
  const dites = saisie.seances ?? [];
  const deSeance = dites.length > 0 ? dites : prevue === null ? seances : [prevue];
  const permis: Readonly<Partial<Record<CleEtape, JoursPermis>>> = {
    effet: 'tous',
    ...(deSeance.length === 0 ? {} : { seance: deSeance }),
    ...(commissions.length === 0 ? {} : { deliberation: commissions }),
  };
  const restantes = etapesRestantes(registre, avenant);
  const durees = dureesDe(registre, saisies);
  const etapes = restantes.map((cle, rang): EtapeAPlacer => ({
    cle,
    jours: rang === 0 ? resteDe(registre, avenant, cle, durees[cle].jours, depart) : durees[cle].jours,
    permis: permis[cle] ?? 'ouvres',
  }));
  const premier = auPlusTot({ depart, etapes, calendrier }).at(-1) ?? null;
  const demande = { depart, effet: effet ?? premier ?? depart, etapes, calendrier };
  const plan = auPlusPres(planifier(demande), demande, retenu);
  const fixe = avenant.priseEffet.nature === 'date' ? avenant.priseEffet.date : null;
  const reserves = [
    ...(restantes.includes('seance') && deSeance.length === 0
      ? ['Aucune séance n’est donnée : tout jour ouvré est tenu pour possible.']
      : []),
    ...(restantes.includes('deliberation') && commissions.length === 0
      ? ['Aucune réunion de la commission permanente n’est donnée : tout jour ouvré est tenu pour possible.']
      : []),
    ...(fixe !== null && effet !== null && fixe !== effet
      ? [`L’avenant fixe sa prise d’effet au ${formatDate(fixe)}, et non au ${formatDate(effet)}.`]
      : []),
  ];
  return ok({
    acte: nomAvenant(avenant),
    depart,
    effet,
    plan,
    durees: restantes.map((cle) => ({ cle, ...durees[cle] })),
    reserves,
    retenu,
    mouvements: retenu === null || !plan.faisable ? [] : mouvementsDe(retenu, plan),
  });
}

/** The time left to a first step that is under way: it was begun when the schedule was made, or with the act before it. */
function resteDe(
  registre: Registre,
  avenant: Avenant,
  cle: CleEtape,
  jours: number,
  depart: CivilDate,
): number {
  const { planning = null } = avenant;
  if (planning === null) return jours;
  const faites = etapesAccomplies(registre, avenant);
  const avant = CLES_ETAPES[CLES_ETAPES.indexOf(cle) - 1];
  const debut = (avant === undefined ? null : faites[avant]) ?? planning.depart;
  return debut >= depart ? jours : Math.max(0, jours - daysBetween(debut, depart));
}

/** The same plan, its steps as near as can be to those that were held. */
function auPlusPres(plan: Plan, demande: Parameters<typeof planifier>[0], retenu: Planning | null): Plan {
  if (retenu === null || !plan.faisable) return plan;
  const avant = new Map(retenu.etapes.map(({ cle, date }) => [cle, date]));
  // Another day of effect is wished: that step, and no other, is asked to move.
  if (avant.has('effet')) avant.set('effet', demande.effet);
  return { ...plan, etapes: replanifier(demande, avant) ?? plan.etapes };
}

function mouvementsDe(retenu: Planning, { etapes }: Plan): readonly Mouvement[] {
  const avant = new Map(retenu.etapes.map(({ cle, date }) => [cle, date]));
  return etapes.flatMap(({ cle, date }): readonly Mouvement[] => {
    const de = avant.get(cle) ?? null;
    return de === date ? [] : [{ cle, de, a: date }];
  });
}

/** Another schedule than the one held, from the same data: what `retenir` would keep. */
export function planningDe(
  registre: Registre,
  saisie: SaisieRetroplanning,
  jour: CivilDate,
): Result<Planning> {
  const made = retroplanning(registre, saisie);
  if (!made.ok) return made;
  const { plan, effet, depart, retenu } = made.value;
  if (!plan.faisable)
    return refuse(
      refus(
        'RETROPLANNING_HORS_ATTEINTE',
        { etape: ETAPES_PLAN[plan.bloque], auPlusTot: plan.auPlusTot },
        'effet',
      ),
    );
  const { seances, commissions, durees } = donneesDe(retenu, saisie);
  const placees = new Set(plan.etapes.map(({ cle }) => cle));
  const etapes = [
    ...(retenu?.etapes ?? []).filter(({ cle }) => !placees.has(cle)),
    ...plan.etapes.map(({ cle, date }) => ({ cle, date })),
  ];
  return ok({
    effet: effet ?? plan.auPlusTot,
    depart: retenu?.depart ?? depart,
    retenuLe: jour,
    seances,
    commissions,
    durees: CLES_ETAPES.flatMap((cle) => {
      const jours = durees[cle];
      return jours === undefined ? [] : [{ cle, jours }];
    }),
    etapes: CLES_ETAPES.flatMap((cle) => etapes.find((one) => one.cle === cle) ?? []),
  });
}
