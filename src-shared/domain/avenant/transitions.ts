import type { CivilDate } from '../civil-date';
import { avisOf, effetDenonciationOf, lastAvisRendu, signatairesDe } from '../lookup';
import { refus } from '../refus';
import { regleAvenant } from './regle';
import type { Refus } from '../refus';
import type { Registre } from '../registre';
import { etatAvenant, isOuvert } from '../fiches/avenant';
import type { Avenant, EtatAvenant } from '../fiches/avenant';

/** What may be done to an avenant, in the order of its life. */
export const ACTIONS_AVENANT = [
  'instruire',
  'rediger',
  'saisir',
  'enregistrer_avis',
  'mettre_a_la_signature',
  'signer',
  'refuser',
  'abandonner',
] as const;
export type ActionAvenant = (typeof ACTIONS_AVENANT)[number];

export const ACTION_AVENANT_LABELS: Readonly<Record<ActionAvenant, string>> = {
  instruire: 'Ouvrir l’instruction',
  rediger: 'Rédiger le projet',
  saisir: 'Saisir le comité',
  enregistrer_avis: 'Enregistrer l’avis du comité',
  mettre_a_la_signature: 'Mettre à la signature',
  signer: 'Enregistrer des signatures',
  refuser: 'Enregistrer le refus d’une partie',
  abandonner: 'Abandonner',
};

/** Why an action is closed: a rule that has a refusal of its own, or the reason and the way out of this very pair. */
type Empechement =
  | 'AVIS_ABSENT'
  | 'AVIS_SEANCE_SUR_AVENANT_SIGNE'
  | 'AVENANT_ABANDONNE'
  | 'AVENANT_CLOS'
  | 'AVENANT_REFUSE'
  | 'AVENANT_SIGNE'
  | 'AVENANT_SIGNATURES_COMMENCEES'
  | 'AVENANT_TEXTE_FIGE'
  | { readonly raison: string; readonly issue: string };

type Etats = readonly [EtatAvenant, ...EtatAvenant[]];
type Ligne = Readonly<Record<ActionAvenant, Etats | Empechement>>;

const close = (empechement: Empechement): Ligne => ({
  instruire: empechement,
  rediger: empechement,
  saisir: empechement,
  enregistrer_avis: empechement,
  mettre_a_la_signature: empechement,
  signer: empechement,
  refuser: empechement,
  abandonner: empechement,
});

/** With one signature collected, or all, the effect being on the last or on a day to come (priseEffet). */
const SIGNATURE: Etats = ['en_cours_de_signature', 'signe', 'en_vigueur'];
const RECUEILLIR = 'Recueillez les signatures, ou abandonnez cet avenant et ouvrez une nouvelle demande.';

/**
 * The one table of the transitions: what each action makes of an avenant in each state, or why it is closed to it.
 * The guards of the commands read it, the screens and the terminal show it, and it is tested pair by pair.
 * A postponement or a silence of the committee leaves the state as it was: neither is an avis. An avenant may be
 * signed as soon as the avis is given: it is then put to signature by its first signature.
 */
const TABLE: Readonly<Record<EtatAvenant, Ligne>> = {
  demande: {
    instruire: ['instruction'],
    rediger: ['demande'],
    saisir: ['saisine'],
    enregistrer_avis: ['avis_rendu', 'demande'],
    mettre_a_la_signature: 'AVIS_ABSENT',
    signer: 'AVIS_ABSENT',
    refuser: ['refuse'],
    abandonner: ['abandonne'],
  },
  instruction: {
    instruire: {
      raison: 'l’instruction est déjà ouverte',
      issue: 'Si sa date ou son service est faux, annulez ou rectifiez son entrée dans le journal.',
    },
    rediger: ['instruction'],
    saisir: ['saisine'],
    enregistrer_avis: ['avis_rendu', 'instruction'],
    mettre_a_la_signature: 'AVIS_ABSENT',
    signer: 'AVIS_ABSENT',
    refuser: ['refuse'],
    abandonner: ['abandonne'],
  },
  saisine: {
    instruire: {
      raison: 'le comité est déjà saisi, et l’instruction précède la saisine',
      issue: 'Enregistrez l’avis rendu en séance.',
    },
    rediger: ['saisine'],
    // The draft changed since: the committee is sent the new one.
    saisir: ['saisine'],
    enregistrer_avis: ['avis_rendu', 'saisine'],
    mettre_a_la_signature: 'AVIS_ABSENT',
    signer: 'AVIS_ABSENT',
    refuser: ['refuse'],
    abandonner: ['abandonne'],
  },
  avis_rendu: {
    instruire: {
      raison: 'le comité a rendu son avis, et l’instruction le précède',
      issue: 'Mettez l’avenant à la signature, ou saisissez de nouveau le comité si le texte change.',
    },
    rediger: ['avis_rendu'],
    // Another avis is asked for; the one given stays.
    saisir: ['avis_rendu'],
    enregistrer_avis: ['avis_rendu'],
    mettre_a_la_signature: ['mise_a_la_signature'],
    signer: SIGNATURE,
    refuser: ['refuse'],
    abandonner: ['abandonne'],
  },
  mise_a_la_signature: {
    instruire: { raison: 'l’avenant est déjà à la signature', issue: RECUEILLIR },
    rediger: 'AVENANT_TEXTE_FIGE',
    saisir: { raison: 'l’avenant est à la signature, et son texte ne change plus', issue: RECUEILLIR },
    enregistrer_avis: {
      raison: 'l’avenant est à la signature, sur l’avis déjà rendu',
      issue: RECUEILLIR,
    },
    mettre_a_la_signature: { raison: 'l’avenant est déjà à la signature', issue: RECUEILLIR },
    signer: SIGNATURE,
    refuser: ['refuse'],
    abandonner: ['abandonne'],
  },
  en_cours_de_signature: {
    instruire: { raison: 'les signatures de l’avenant ont commencé', issue: RECUEILLIR },
    rediger: 'AVENANT_SIGNATURES_COMMENCEES',
    saisir: { raison: 'les signatures de l’avenant ont commencé', issue: RECUEILLIR },
    enregistrer_avis: 'AVIS_SEANCE_SUR_AVENANT_SIGNE',
    mettre_a_la_signature: {
      raison: 'les signatures de l’avenant ont commencé',
      issue: RECUEILLIR,
    },
    signer: SIGNATURE,
    refuser: ['refuse'],
    abandonner: ['abandonne'],
  },
  signe: close('AVENANT_SIGNE'),
  en_vigueur: close('AVENANT_SIGNE'),
  refuse: close('AVENANT_REFUSE'),
  abandonne: close('AVENANT_ABANDONNE'),
  // Closed to what comes after the end. The words of an act of before bear no day: their signatures do.
  clos: { ...close('AVENANT_CLOS'), rediger: ['clos'] },
};

/** What an action makes of a state: the states it may lead to, or why it is refused and what to do instead. */
export type Transition =
  | { readonly permise: true; readonly vers: readonly EtatAvenant[] }
  | { readonly permise: false; readonly refus: Refus };

/** One cell of the table. With the avenant, a refusal says its dates. */
export function transition(
  etat: EtatAvenant,
  action: ActionAvenant,
  avenant: Avenant | null = null,
): Transition {
  const cellule = TABLE[etat][action];
  if (Array.isArray(cellule)) return { permise: true, vers: cellule as Etats };
  return { permise: false, refus: expliquer(cellule as Empechement, action, avenant) };
}

function expliquer(empechement: Empechement, action: ActionAvenant, avenant: Avenant | null): Refus {
  if (typeof empechement === 'object')
    return refus('AVENANT_TRANSITION', { action: ACTION_AVENANT_LABELS[action], ...empechement });
  switch (empechement) {
    case 'AVENANT_ABANDONNE':
      return refus(empechement, { date: avenant?.abandon?.date ?? null });
    case 'AVENANT_CLOS':
      return refus(empechement, { date: null });
    case 'AVENANT_REFUSE':
      return refus(empechement, { date: avenant?.refus?.date ?? null });
    case 'AVENANT_TEXTE_FIGE':
      return refus(empechement, { date: avenant?.miseALaSignature?.date ?? null });
    case 'AVIS_ABSENT':
      return refus(empechement, { source: 'Convention, clause sur les avenants' });
    case 'AVIS_SEANCE_SUR_AVENANT_SIGNE':
    case 'AVENANT_SIGNE':
    case 'AVENANT_SIGNATURES_COMMENCEES':
      return refus(empechement, {});
  }
}

/** The day the convention ended by its denunciation, if that had come on `jour`: it closes what was in preparation. */
function finParDenonciation(
  registre: Registre,
  { conventionId }: Avenant,
  jour: CivilDate,
): CivilDate | null {
  const effet = effetDenonciationOf(registre, conventionId)?.effet ?? null;
  return effet !== null && effet <= jour ? effet : null;
}

/** The state of an avenant by what was done to it alone, whatever became of its convention. */
export function etatDesFaits(registre: Registre, avenant: Avenant, jour: CivilDate): EtatAvenant {
  const convention = registre.conventions.get(avenant.conventionId);
  const parties = convention === undefined ? [] : signatairesDe(registre, convention, avenant);
  return etatAvenant(avenant, parties, jour, lastAvisRendu(avisOf(registre, avenant.id)) !== null);
}

/** The state of an avenant of the registry on `jour`. */
export function etatDe(registre: Registre, avenant: Avenant, jour: CivilDate): EtatAvenant {
  const etat = etatDesFaits(registre, avenant, jour);
  return isOuvert(etat) && finParDenonciation(registre, avenant, jour) !== null ? 'clos' : etat;
}

/**
 * Why this action is closed to this avenant; null when it is not. `jour` is the day of the act itself: what was done
 * while the convention ran is recorded even once it has ended.
 */
export function refuseAction(
  registre: Registre,
  avenant: Avenant,
  action: ActionAvenant,
  jour: CivilDate,
): Refus | null {
  if (etatDe(registre, avenant, jour) === 'clos' && !transition('clos', action).permise)
    return refus('AVENANT_CLOS', { date: finParDenonciation(registre, avenant, jour) });
  const found = transition(etatDesFaits(registre, avenant, jour), action, avenant);
  if (found.permise) return null;
  if (found.refus.code !== 'AVIS_ABSENT') return found.refus;
  const convention = registre.conventions.get(avenant.conventionId);
  if (convention === undefined) return found.refus;
  // Where the convention asks for no opinion, none is waited for.
  const { avisRequis, source } = regleAvenant(registre, convention, jour);
  return avisRequis ? refus('AVIS_ABSENT', { source }) : null;
}
