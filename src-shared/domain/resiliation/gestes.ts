import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { nonDit, refuseSelonEtat } from '../etats/table';
import type { EtatDeTable, TableEtats } from '../etats/table';
import { ETAT_MISE_EN_DEMEURE_LABELS, etatMiseEnDemeure, isEffectif } from '../fiches/mise-en-demeure';
import type { EtatMiseEnDemeure, MiseEnDemeure } from '../fiches/mise-en-demeure';
import { refus } from '../refus';
import type { CodeRefus, Refus } from '../refus';
import { sourceAppliquee } from './clause';
import { adressesInconnues } from './horloge';

const etat = (nom: EtatMiseEnDemeure, sens: string, ferme?: CodeRefus): EtatDeTable => ({
  libelle: ETAT_MISE_EN_DEMEURE_LABELS[nom],
  sens,
  ...(ferme === undefined ? {} : { ferme }),
});

const COURSES = ['delai_en_cours', 'delai_expire', 'delai_non_determine'] as const;
const UN_PERDU = {
  dit: 'Un pli est revenu pour adresse inconnue, et le choix n’est pas déjà fait.',
  codes: ['TENUE_SANS_OBJET', 'TENUE_DEJA_DITE'],
} as const;
const UN_PLI = { dit: 'La lettre est partie.', codes: ['ENVOI_INCONNU'] } as const;

/** What is done to a notice in each of its states, in the order of its life. A new act is one more action. */
export const TABLE_MISE_EN_DEMEURE = {
  objet: 'mise-en-demeure',
  regle:
    'Le délai expiré n’entraîne rien par lui-même : un acte notifié est nécessaire, même sous une clause « de plein droit ». Le délai court du fait que dit la clause en vigueur le jour de l’envoi. Un acte peut être enregistré après coup : c’est son propre jour qui compte. Une fois la convention dénoncée, plus rien de postérieur ne se fait sur les autres mises en demeure. D’un acte du passé, une irrégularité se note au lieu d’être refusée.',
  etats: {
    brouillon: etat('brouillon', 'La lettre est en préparation ; personne ne l’a signée.'),
    signee: etat('signee', 'La lettre est signée ; elle n’a encore touché personne.'),
    delai_non_determine: etat(
      'delai_non_determine',
      'La lettre est partie ; le fait dont court le délai n’est pas encore connu.',
    ),
    delai_en_cours: etat('delai_en_cours', 'Le délai court : la partie peut encore se conformer.'),
    delai_expire: etat('delai_expire', 'Le délai est passé : la convention peut être dénoncée, ou non.'),
    regularisee: etat('regularisee', 'La partie s’est conformée dans le délai.', 'MED_CLOSE'),
    retiree: etat('retiree', 'Son auteur y a renoncé.', 'MED_CLOSE'),
    denonciation_notifiee: etat(
      'denonciation_notifiee',
      'Une dénonciation fondée sur elle a été notifiée.',
      'DENONCIATION_DEJA_NOTIFIEE',
    ),
  },
  actions: {
    rediger: {
      libelle: 'Rédiger la lettre',
      acte: 'misesEnDemeure.rediger',
      de: { brouillon: ['brouillon'] },
      sinon: 'MED_DEJA_SIGNEE',
    },
    signer: {
      libelle: 'Enregistrer la signature',
      acte: 'misesEnDemeure.signer',
      de: {
        brouillon: {
          vers: ['signee'],
          selon: {
            dit: 'Les faits sont énoncés, et antérieurs à la lettre.',
            codes: ['FAITS_INSUFFISANTS', 'FAITS_APRES_SIGNATURE'],
          },
        },
      },
      sinon: 'MED_DEJA_SIGNEE',
    },
    envoyer: {
      libelle: 'Enregistrer l’envoi',
      acte: 'misesEnDemeure.envoyer',
      de: {
        brouillon: 'MED_NON_SIGNEE',
        signee: COURSES,
        delai_non_determine: ['delai_non_determine'],
        delai_en_cours: {
          vers: ['delai_en_cours', 'delai_non_determine'],
          selon: {
            dit: 'Le dépôt est d’un jour où le délai de la clause courait encore, ou un destinataire reste à toucher.',
            codes: ['ENVOI_DELAI_EXPIRE'],
          },
        },
        delai_expire: {
          vers: COURSES,
          selon: {
            dit: 'Le dépôt est d’un jour où le délai courait encore, ou un destinataire reste à toucher ; la convention n’a pas pris fin.',
            codes: ['ENVOI_DELAI_EXPIRE', 'APRES_TERME'],
          },
        },
      },
    },
    suivre: {
      libelle: 'Suivre un pli',
      acte: 'misesEnDemeure.suivreEnvoi',
      // Proofs may arrive after the case is closed.
      de: {
        brouillon: 'ENVOI_INCONNU',
        signee: { vers: ['signee', ...COURSES], selon: UN_PLI },
        delai_non_determine: ['signee', ...COURSES],
        delai_en_cours: ['signee', 'delai_en_cours', 'delai_non_determine'],
        delai_expire: ['signee', 'delai_expire', 'delai_non_determine'],
        regularisee: ['regularisee'],
        retiree: { vers: ['retiree'], selon: UN_PLI },
        denonciation_notifiee: ['denonciation_notifiee'],
      },
    },
    tenir: {
      libelle: 'Tenir la partie en demeure par ses autres signataires',
      acte: 'misesEnDemeure.tenir',
      de: {
        brouillon: 'TENUE_SANS_OBJET',
        signee: {
          vers: [],
          selon: {
            dit: 'Aucun signataire de la partie n’a été touché.',
            codes: ['TENUE_SANS_OBJET', 'TENUE_PAR_PERSONNE'],
          },
        },
        delai_non_determine: { vers: ['delai_non_determine'], selon: UN_PERDU },
        delai_en_cours: { vers: ['delai_en_cours'], selon: UN_PERDU },
        delai_expire: { vers: ['delai_expire'], selon: UN_PERDU },
      },
    },
    observer: {
      libelle: 'Enregistrer des observations',
      acte: 'misesEnDemeure.observer',
      // What the other party answers is kept with the case, wherever it stands.
      de: {
        delai_non_determine: ['delai_non_determine'],
        delai_en_cours: ['delai_en_cours'],
        delai_expire: ['delai_expire'],
        regularisee: ['regularisee'],
        retiree: {
          vers: ['retiree'],
          selon: { dit: 'La lettre a touché un destinataire.', codes: ['MED_NON_ENVOYEE'] },
        },
        denonciation_notifiee: ['denonciation_notifiee'],
      },
      sinon: 'MED_NON_ENVOYEE',
    },
    prolonger: {
      libelle: 'Accorder un délai supplémentaire',
      acte: 'misesEnDemeure.prolonger',
      de: {
        delai_non_determine: ['delai_non_determine'],
        delai_en_cours: ['delai_en_cours'],
        delai_expire: ['delai_en_cours', 'delai_expire'],
      },
      sinon: 'MED_NON_ENVOYEE',
    },
    regulariser: {
      libelle: 'Constater la mise en conformité',
      acte: 'misesEnDemeure.regulariser',
      de: {
        delai_non_determine: ['regularisee'],
        delai_en_cours: ['regularisee'],
        delai_expire: {
          vers: ['regularisee'],
          selon: {
            dit: 'La mise en conformité est d’un jour où le délai courait encore.',
            codes: ['REGULARISATION_TARDIVE'],
          },
        },
      },
      sinon: 'MED_NON_ENVOYEE',
    },
    retirer: {
      libelle: 'Retirer la mise en demeure',
      acte: 'misesEnDemeure.retirer',
      de: {
        brouillon: ['retiree'],
        signee: ['retiree'],
        delai_non_determine: ['retiree'],
        delai_en_cours: ['retiree'],
        delai_expire: ['retiree'],
      },
    },
    denoncer: {
      libelle: 'Notifier la dénonciation',
      acte: 'denonciations.notifier',
      de: {
        brouillon: 'MED_NON_ENVOYEE',
        signee: {
          vers: [],
          selon: {
            dit: 'La lettre n’a touché personne : aucun délai ne court.',
            codes: ['MED_NON_ENVOYEE', 'DESTINATAIRE_NON_TOUCHE'],
          },
        },
        delai_non_determine: {
          vers: [],
          selon: {
            dit: 'Le délai ne court pas encore.',
            codes: ['DELAI_NON_DETERMINE', 'DESTINATAIRE_NON_TOUCHE'],
          },
        },
        delai_en_cours: {
          vers: ['denonciation_notifiee'],
          selon: {
            dit: 'La date stricte est passée, un motif dit pourquoi on n’attend pas la date prudente, aucun délai supplémentaire ne court, et chaque destinataire est touché ou la partie tenue en demeure.',
            codes: ['DELAI_EN_COURS', 'DEROGATION_AVANT_STRICT', 'DELAI_ACCORDE', 'DESTINATAIRE_NON_TOUCHE'],
          },
        },
        delai_expire: {
          vers: ['denonciation_notifiee'],
          selon: {
            dit: 'La notification est postérieure au délai et antérieure à la fin de la convention, et chaque destinataire est touché ou la partie tenue en demeure.',
            codes: ['DELAI_EN_COURS', 'APRES_TERME', 'DESTINATAIRE_NON_TOUCHE'],
          },
        },
      },
    },
  },
  passages: [
    { de: null, vers: 'brouillon', par: 'Une partie prépare une mise en demeure' },
    { de: 'delai_en_cours', vers: 'delai_expire', par: 'Le délai expire' },
    {
      de: 'denonciation_notifiee',
      vers: 'delai_expire',
      par: 'La dénonciation est retirée, annulée ou privée d’effet',
    },
  ],
  expliquer,
} as const satisfies TableEtats<EtatMiseEnDemeure, string, MiseEnDemeure>;

export type ActionMiseEnDemeure = keyof typeof TABLE_MISE_EN_DEMEURE.actions;

function expliquer(code: string, lettre: MiseEnDemeure | null): Refus {
  switch (code) {
    case 'MED_DEJA_SIGNEE':
    case 'MED_NON_SIGNEE':
    case 'TENUE_SANS_OBJET':
      return refus(code, {});
    case 'MED_NON_ENVOYEE':
      return refus(code, { source: sourceAppliquee(lettre?.clause) });
    case 'MED_CLOSE':
      return refus(code, {
        etat:
          lettre === null
            ? 'régularisée ou retirée'
            : lettre.regularisation !== null
              ? `régularisée le ${formatDate(lettre.regularisation.date)}`
              : `retirée${lettre.retrait === null ? '' : ` le ${formatDate(lettre.retrait.date)}`}`,
      });
    case 'DENONCIATION_DEJA_NOTIFIEE':
      return refus(code, { date: null });
    case 'ENVOI_INCONNU':
      return refus(code, { id: null });
    default:
      return nonDit(code);
  }
}

/** Why the state of the letter closes an act of `jour`, or what became of it; null when nothing does. */
export function refuseSelonLettre(
  lettre: MiseEnDemeure,
  action: ActionMiseEnDemeure,
  jour: CivilDate,
): Refus | null {
  const { envois, tenue } = lettre;
  const etat = etatMiseEnDemeure(lettre, jour, false);
  const ferme = refuseSelonEtat(TABLE_MISE_EN_DEMEURE, etat, action, lettre);
  if (ferme !== null) return ferme;
  if (action === 'suivre' && envois.length === 0) return expliquer('ENVOI_INCONNU', lettre);
  if (action === 'observer' && !envois.some(isEffectif)) return expliquer('MED_NON_ENVOYEE', lettre);
  if (action !== 'tenir') return null;
  if (tenue !== undefined) return refus('TENUE_DEJA_DITE', { date: tenue.date });
  const perdus = adressesInconnues(envois);
  if (perdus.size === 0) return refus('TENUE_SANS_OBJET', {});
  return envois.some(({ destinataireId }) => !perdus.has(destinataireId))
    ? null
    : refus('TENUE_PAR_PERSONNE', {});
}

/** Complied with or given up: closed, whatever is done, but to what its own table still lets in. */
export function refuseLettreClose(lettre: MiseEnDemeure): Refus | null {
  const { regularisation, retrait } = lettre;
  if (regularisation === null && retrait === null) return null;
  const { ferme } = TABLE_MISE_EN_DEMEURE.etats[regularisation === null ? 'retiree' : 'regularisee'];
  return typeof ferme === 'string' ? expliquer(ferme, lettre) : null;
}
