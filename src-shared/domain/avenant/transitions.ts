import type { CivilDate } from '../civil-date';
import { avisOf, effetDenonciationOf, lastAvisRendu, signatairesDe } from '../lookup';
import { cellule, codesDe, nonDit, refuseSelonEtat } from '../etats/table';
import type { Empechement, EtatDeTable, Ouverture, TableEtats } from '../etats/table';
import { refus } from '../refus';
import { regleAvenant } from './regle';
import type { CodeRefus, Refus } from '../refus';
import type { Registre } from '../registre';
import { ETATS_AVENANT, ETAT_AVENANT_LABELS, etatAvenant, isOuvert } from '../fiches/avenant';
import type { Avenant, EtatAvenant } from '../fiches/avenant';

/** With one signature collected, or all, the effect being on the last or on a day to come (priseEffet). */
const SIGNATURE = ['en_cours_de_signature', 'signe', 'en_vigueur'] as const;
const RECUEILLIR = 'Recueillez les signatures, ou abandonnez cet avenant et ouvrez une nouvelle demande.';
const COMMENCE = { raison: 'les signatures de l’avenant ont commencé', issue: RECUEILLIR };
/** Without an avis, only where the convention asks for none. */
const sansAvis = (vers: readonly EtatAvenant[]): Ouverture<EtatAvenant> => ({
  vers,
  selon: {
    dit: 'La convention ne demande pas d’avis avant la signature, et l’avenant a un texte.',
    codes: ['AVIS_ABSENT', 'AVENANT_SANS_TEXTE'],
  },
});
const SUR_CE_TEXTE = {
  dit: 'L’avenant a un texte, celui sur lequel l’avis a été rendu, et l’avis n’a pas de défaut qui puisse l’annuler ; sinon, un motif dit pourquoi on signe.',
  codes: ['AVENANT_SANS_TEXTE', 'AVIS_AUTRE_PROJET', 'AVIS_DEFECTUEUX'],
} as const;
/** The committee examines a text. */
const avecTexte = (vers: readonly EtatAvenant[]): Ouverture<EtatAvenant> => ({
  vers,
  selon: { dit: 'L’avenant a un texte.', codes: ['AVENANT_SANS_TEXTE'] },
});
/** Once the convention has ended, what was done while it ran is recorded all the same. */
const avantLaFin = (vers: readonly EtatAvenant[], ...autres: readonly CodeRefus[]) => ({
  clos: {
    vers,
    selon: {
      dit: 'L’acte est d’un jour où la convention liait encore les parties, et ce qui était fait ce jour-là le permettait.',
      codes: ['AVENANT_CLOS', ...autres],
    },
  } satisfies Ouverture<EtatAvenant>,
});
const ouverts = (vers: (etat: EtatAvenant) => readonly EtatAvenant[]) =>
  Object.fromEntries(ETATS_AVENANT.filter(isOuvert).map((etat) => [etat, vers(etat)]));

const etat = (nom: EtatAvenant, sens: string, ferme?: Empechement): EtatDeTable => ({
  libelle: ETAT_AVENANT_LABELS[nom],
  sens,
  ...(ferme === undefined ? {} : { ferme }),
});

/**
 * What each action makes of an avenant in each state, or why it is closed to it. A postponement or a silence of the
 * committee leaves the state as it was: neither is an avis. An avenant may be signed as soon as the avis is given: it is
 * then put to signature by its first signature.
 */
export const TABLE_AVENANT = {
  objet: 'avenant',
  regle:
    'Un avenant se demande et se signe au cours de la période de validité de la convention, après avis du comité si elle le demande. Un avis défavorable ne bloque pas ; un report ou un silence n’est pas un avis. L’instruction, la saisine et la mise à la signature peuvent ne pas être enregistrées : l’avis suppose la saisine, et la première signature met l’avenant à la signature.',
  etats: {
    demande: etat('demande', 'Une partie l’a demandé ; rien n’a été transmis au comité.'),
    instruction: etat('instruction', 'Un service l’examine avant de saisir le comité.'),
    saisine: etat('saisine', 'Le projet a été transmis au comité, qui ne s’est pas prononcé.'),
    avis_rendu: etat('avis_rendu', 'Le comité s’est prononcé : l’avenant peut être signé.'),
    mise_a_la_signature: etat('mise_a_la_signature', 'Son texte est figé et circule ; personne n’a signé.'),
    en_cours_de_signature: etat('en_cours_de_signature', 'Une partie des signatures est recueillie.'),
    signe: etat('signe', 'Tous ont signé ; il prendra effet au jour qu’il fixe.', 'AVENANT_SIGNE'),
    en_vigueur: etat('en_vigueur', 'Tous ont signé et il a pris effet.', 'AVENANT_SIGNE'),
    refuse: etat('refuse', 'Une partie a fait savoir qu’elle ne le signera pas.', 'AVENANT_REFUSE'),
    abandonne: etat('abandonne', 'Il ne sera pas mené à son terme.', 'AVENANT_ABANDONNE'),
    clos: etat('clos', 'La convention a cessé alors qu’il était en préparation.', 'AVENANT_CLOS'),
  },
  actions: {
    instruire: {
      libelle: 'Ouvrir l’instruction',
      acte: 'avenants.instruire',
      de: {
        demande: ['instruction'],
        instruction: {
          raison: 'l’instruction est déjà ouverte',
          issue: 'Si sa date ou son service est faux, annulez ou rectifiez son entrée dans le journal.',
        },
        saisine: {
          raison: 'le comité est déjà saisi, et l’instruction précède la saisine',
          issue: 'Enregistrez l’avis rendu en séance.',
        },
        avis_rendu: {
          raison: 'le comité a rendu son avis, et l’instruction le précède',
          issue: 'Mettez l’avenant à la signature, ou saisissez de nouveau le comité si le texte change.',
        },
        mise_a_la_signature: { raison: 'l’avenant est déjà à la signature', issue: RECUEILLIR },
        en_cours_de_signature: COMMENCE,
        ...avantLaFin(['clos'], 'ETAT_TRANSITION'),
      },
    },
    rediger: {
      libelle: 'Rédiger le projet',
      acte: 'avenants.rediger',
      de: {
        ...ouverts((one) => [one]),
        mise_a_la_signature: 'AVENANT_TEXTE_FIGE',
        en_cours_de_signature: 'AVENANT_SIGNATURES_COMMENCEES',
        // Closed to what comes after the end. The words of an act of before bear no day: their signatures do.
        clos: ['clos'],
      },
    },
    saisir: {
      libelle: 'Saisir le comité',
      acte: 'avenants.saisir',
      de: {
        demande: avecTexte(['saisine']),
        instruction: avecTexte(['saisine']),
        // The draft changed since: the committee is sent the new one.
        saisine: avecTexte(['saisine']),
        // Another avis is asked for; the one given stays.
        avis_rendu: avecTexte(['avis_rendu']),
        mise_a_la_signature: {
          raison: 'l’avenant est à la signature, et son texte ne change plus',
          issue: RECUEILLIR,
        },
        en_cours_de_signature: COMMENCE,
        ...avantLaFin(['clos']),
      },
    },
    enregistrer_avis: {
      libelle: 'Enregistrer l’avis du comité',
      acte: 'avis.enregistrer',
      de: {
        demande: avecTexte(['avis_rendu', 'demande']),
        instruction: avecTexte(['avis_rendu', 'instruction']),
        saisine: avecTexte(['avis_rendu', 'saisine']),
        avis_rendu: avecTexte(['avis_rendu']),
        mise_a_la_signature: {
          raison: 'l’avenant est à la signature, sur l’avis déjà rendu',
          issue: RECUEILLIR,
        },
        en_cours_de_signature: 'AVIS_SEANCE_SUR_AVENANT_SIGNE',
        ...avantLaFin(['clos']),
      },
    },
    mettre_a_la_signature: {
      libelle: 'Mettre à la signature',
      acte: 'avenants.mettreALaSignature',
      de: {
        ...ouverts(() => ['mise_a_la_signature']),
        demande: sansAvis(['mise_a_la_signature']),
        instruction: sansAvis(['mise_a_la_signature']),
        saisine: sansAvis(['mise_a_la_signature']),
        avis_rendu: { vers: ['mise_a_la_signature'], selon: SUR_CE_TEXTE },
        mise_a_la_signature: { raison: 'l’avenant est déjà à la signature', issue: RECUEILLIR },
        en_cours_de_signature: COMMENCE,
        ...avantLaFin(['clos'], 'AVIS_ABSENT'),
      },
    },
    signer: {
      libelle: 'Enregistrer des signatures',
      acte: 'avenants.signer',
      de: {
        demande: sansAvis(SIGNATURE),
        instruction: sansAvis(SIGNATURE),
        saisine: sansAvis(SIGNATURE),
        avis_rendu: { vers: SIGNATURE, selon: SUR_CE_TEXTE },
        mise_a_la_signature: SIGNATURE,
        en_cours_de_signature: SIGNATURE,
        ...avantLaFin(['clos', 'en_vigueur'], 'AVIS_ABSENT'),
      },
    },
    refuser: {
      libelle: 'Enregistrer le refus d’une partie',
      acte: 'avenants.refuser',
      de: { ...ouverts(() => ['refuse']), ...avantLaFin(['refuse']) },
    },
    abandonner: {
      libelle: 'Abandonner',
      acte: 'avenants.abandonner',
      de: { ...ouverts(() => ['abandonne']), ...avantLaFin(['abandonne']) },
    },
  },
  passages: [
    { de: null, vers: 'demande', par: 'Une partie demande un avenant' },
    { de: 'signe', vers: 'en_vigueur', par: 'Le jour fixé par l’avenant arrive' },
    { de: 'demande', vers: 'clos', par: 'La dénonciation de la convention prend effet' },
    { de: 'instruction', vers: 'clos', par: 'La dénonciation de la convention prend effet' },
    { de: 'saisine', vers: 'clos', par: 'La dénonciation de la convention prend effet' },
    { de: 'avis_rendu', vers: 'clos', par: 'La dénonciation de la convention prend effet' },
    { de: 'mise_a_la_signature', vers: 'clos', par: 'La dénonciation de la convention prend effet' },
    { de: 'en_cours_de_signature', vers: 'clos', par: 'La dénonciation de la convention prend effet' },
  ],
  expliquer,
} as const satisfies TableEtats<EtatAvenant, string, Avenant>;

export type ActionAvenant = keyof typeof TABLE_AVENANT.actions;

function expliquer(code: string, avenant: Avenant | null): Refus {
  switch (code) {
    case 'AVENANT_ABANDONNE':
      return refus(code, { date: avenant?.abandon?.date ?? null });
    case 'AVENANT_CLOS':
      return refus(code, { date: null });
    case 'AVENANT_REFUSE':
      return refus(code, { date: avenant?.refus?.date ?? null });
    case 'AVENANT_TEXTE_FIGE':
      return refus(code, { date: avenant?.miseALaSignature?.date ?? null });
    case 'AVIS_SEANCE_SUR_AVENANT_SIGNE':
    case 'AVENANT_SIGNE':
    case 'AVENANT_SIGNATURES_COMMENCEES':
      return refus(code, {});
    default:
      return nonDit(code);
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
  const tard = codesDe(cellule(TABLE_AVENANT, 'clos', action)).includes('AVENANT_CLOS');
  if (tard && etatDe(registre, avenant, jour) === 'clos')
    return refus('AVENANT_CLOS', { date: finParDenonciation(registre, avenant, jour) });
  const des = etatDesFaits(registre, avenant, jour);
  const ferme = refuseSelonEtat(TABLE_AVENANT, des, action, avenant);
  if (ferme !== null) return ferme;
  if (cellule(TABLE_AVENANT, des, action).selon?.codes.includes('AVIS_ABSENT') !== true) return null;
  const convention = registre.conventions.get(avenant.conventionId);
  if (convention === undefined)
    return refus('AVIS_ABSENT', { source: 'Convention, clause sur les avenants' });
  // Where the convention asks for no opinion, none is waited for.
  const { avisRequis, source } = regleAvenant(registre, convention, jour);
  return avisRequis ? refus('AVIS_ABSENT', { source }) : null;
}
