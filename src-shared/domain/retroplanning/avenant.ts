import { executoireLe } from '#registre/fiches/deliberations';
import { nomAvenant } from '../avenant/echeances';
import { saisineEnCours } from '../avenant/saisine';
import { etatDe } from '../avenant/transitions';
import type { CivilDate } from '../civil-date';
import type { Calendrier } from '../delais/calendriers';
import { isOuvert } from '../fiches/avenant';
import type { Avenant } from '../fiches/avenant';
import { avisOf, find } from '../lookup';
import { deliberationsAutorisant } from '../pouvoirs/autorisation';
import { refus } from '../refus';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { dureesDe } from './durees';
import type { Duree } from './durees';
import { ETAPES_PLAN, auPlusTot, planifier } from './planifier';
import type { CleEtape, EtapeAPlacer, JoursPermis, Plan } from './planifier';

export type SaisieRetroplanning = {
  readonly avenantId: string;
  readonly effet: CivilDate | null;
  readonly depart: CivilDate;
  readonly seances: readonly CivilDate[];
  readonly commissions: readonly CivilDate[];
  readonly durees: Readonly<Partial<Record<CleEtape, number>>>;
};

export type Retroplanning = {
  readonly acte: string;
  readonly depart: CivilDate;
  readonly effet: CivilDate | null;
  readonly plan: Plan;
  readonly durees: readonly (Duree & { readonly cle: CleEtape })[];
  readonly reserves: readonly string[];
};

const CLES = Object.keys(ETAPES_PLAN) as readonly CleEtape[];

/** The first step still to be taken. */
function reste(registre: Registre, avenant: Avenant, jour: CivilDate): CleEtape {
  switch (etatDe(registre, avenant, jour)) {
    case 'demande':
    case 'instruction':
      return 'redaction';
    case 'saisine':
      return 'convocation';
    case 'mise_a_la_signature':
    case 'en_cours_de_signature':
      return 'signature';
    case 'avis_rendu':
    case 'signe':
    case 'en_vigueur':
    case 'refuse':
    case 'abandonne':
    case 'clos': {
      const autorisations = deliberationsAutorisant(registre, avenant.conventionId, {
        collection: 'avenants',
        id: avenant.id,
      });
      if (autorisations.length === 0) return 'deliberation';
      return autorisations.some((one) => executoireLe(one) === null) ? 'executoire' : 'signature';
    }
  }
}

/** The schedule of a draft, from the first step nobody has taken yet. */
export function retroplanning(
  registre: Registre,
  { avenantId, effet, depart, seances, commissions, durees: saisies }: SaisieRetroplanning,
): Result<Retroplanning> {
  const found = find(registre, 'avenants', avenantId);
  if (!found.ok) return found;
  const avenant = found.value;
  const convention = find(registre, 'conventions', avenant.conventionId);
  if (!convention.ok) return convention;
  const etat = etatDe(registre, avenant, depart);
  if (!isOuvert(etat) || etat === 'signe' || etat === 'en_vigueur')
    return refuse(refus('RETROPLANNING_SANS_OBJET', {}, 'avenantId'));
  if (effet !== null && effet < depart)
    return refuse(refus('RETROPLANNING_PASSE', { effet, depart }, 'effet'));
  const { zone, joursLocaux = [] } = convention.value;
  const calendrier: Calendrier = { zone, joursLocaux };
  const prevue = saisineEnCours(avenant, avisOf(registre, avenant.id))?.seancePrevue ?? null;
  const deSeance = seances.length > 0 ? seances : prevue === null ? [] : [prevue];
  const permis: Readonly<Partial<Record<CleEtape, JoursPermis>>> = {
    effet: 'tous',
    ...(deSeance.length === 0 ? {} : { seance: deSeance }),
    ...(commissions.length === 0 ? {} : { deliberation: commissions }),
  };
  const restantes = CLES.slice(CLES.indexOf(reste(registre, avenant, depart)));
  const durees = dureesDe(registre, saisies);
  const etapes = restantes.map((cle): EtapeAPlacer => ({
    cle,
    jours: durees[cle].jours,
    permis: permis[cle] ?? 'ouvres',
  }));
  const premier = auPlusTot({ depart, etapes, calendrier }).at(-1) ?? null;
  const reserves = [
    ...(restantes.includes('seance') && deSeance.length === 0
      ? ['Aucune séance n’est donnée : tout jour ouvré est tenu pour possible.']
      : []),
    ...(restantes.includes('deliberation') && commissions.length === 0
      ? ['Aucune réunion de la commission permanente n’est donnée : tout jour ouvré est tenu pour possible.']
      : []),
  ];
  return ok({
    acte: nomAvenant(avenant),
    depart,
    effet,
    plan: planifier({ depart, effet: effet ?? premier ?? depart, etapes, calendrier }),
    durees: restantes.map((cle) => ({ cle, ...durees[cle] })),
    reserves,
  });
}
