import { actionsDe, cellule, nonDit } from '../etats/table';
import type { TableEtats } from '../etats/table';
import { SUITE_LABELS, derniereSuite, etatDenonciation } from '../fiches/denonciation';
import type { Denonciation, EtatDenonciation, NatureSuite } from '../fiches/denonciation';
import { refus } from '../refus';
import type { Refus } from '../refus';

/** What follows an act that ends the convention, by what it is. */
export const TABLE_DENONCIATION = {
  objet: 'denonciation',
  regle:
    'L’acte qui met fin à la convention prend effet au jour que dit la clause ou la lettre : réception, date fixée, terme du préavis. Son retrait, son annulation ou la reprise des relations ordonnée par le juge le privent d’effet ; une suspension le tient en attente.',
  etats: {
    tenue: {
      libelle: 'Notifiée',
      sens: 'L’acte est notifié : la convention cesse, ou cessera, au jour où il prend effet.',
    },
    suspendue: {
      libelle: 'Suspendue par le juge',
      sens: 'La convention continue tant que dure la suspension.',
    },
    tombee: {
      libelle: 'Privée d’effet',
      sens: 'Retirée, annulée ou privée d’effet par le juge : la convention lie de nouveau les parties.',
      ferme: 'DENONCIATION_TOMBEE',
    },
  },
  actions: {
    envoyer: {
      libelle: 'Enregistrer l’envoi à chaque destinataire',
      acte: 'denonciations.envoyer',
      de: {
        tenue: {
          vers: ['tenue'],
          selon: { dit: 'Sa réception n’a pas été enregistrée seule.', codes: ['RECEPTION_DEJA_CONNUE'] },
        },
        suspendue: {
          vers: ['suspendue'],
          selon: { dit: 'Sa réception n’a pas été enregistrée seule.', codes: ['RECEPTION_DEJA_CONNUE'] },
        },
      },
    },
    suivre: {
      libelle: 'Suivre un pli',
      acte: 'denonciations.suivreEnvoi',
      de: {
        tenue: {
          vers: ['tenue'],
          selon: { dit: 'Un pli est parti.', codes: ['ENVOI_DE_DENONCIATION_INCONNU'] },
        },
        suspendue: {
          vers: ['suspendue'],
          selon: { dit: 'Un pli est parti.', codes: ['ENVOI_DE_DENONCIATION_INCONNU'] },
        },
      },
    },
    recevoir: {
      libelle: 'Enregistrer la réception seule',
      acte: 'denonciations.enregistrerReception',
      de: {
        tenue: {
          vers: ['tenue'],
          selon: {
            dit: 'Elle n’est pas connue, et aucun pli n’est suivi.',
            codes: ['RECEPTION_DEJA_CONNUE', 'RECEPTION_PAR_ENVOI'],
          },
        },
        suspendue: {
          vers: ['suspendue'],
          selon: {
            dit: 'Elle n’est pas connue, et aucun pli n’est suivi.',
            codes: ['RECEPTION_DEJA_CONNUE', 'RECEPTION_PAR_ENVOI'],
          },
        },
      },
    },
    retrait: {
      libelle: 'Enregistrer son retrait par son auteur',
      acte: 'denonciations.enregistrerSuite',
      de: {
        tenue: {
          vers: ['tombee'],
          selon: { dit: 'Elle n’a pas pris effet.', codes: ['RETRAIT_APRES_EFFET'] },
        },
        suspendue: ['tombee'],
      },
    },
    annulation: {
      libelle: 'Enregistrer son annulation',
      acte: 'denonciations.enregistrerSuite',
      de: { tenue: ['tombee'], suspendue: ['tombee'] },
    },
    suspension: {
      libelle: 'Enregistrer sa suspension par le juge',
      acte: 'denonciations.enregistrerSuite',
      de: { tenue: ['suspendue'], suspendue: 'SUITE_IMPOSSIBLE' },
    },
    fin_suspension: {
      libelle: 'Enregistrer la fin de la suspension',
      acte: 'denonciations.enregistrerSuite',
      de: { tenue: 'SUITE_IMPOSSIBLE', suspendue: ['tenue'] },
    },
    reprise: {
      libelle: 'Enregistrer la reprise des relations ordonnée par le juge',
      acte: 'denonciations.enregistrerSuite',
      de: {
        tenue: { vers: ['tombee'], selon: { dit: 'Elle a pris effet.', codes: ['SUITE_AVANT'] } },
        suspendue: ['tombee'],
      },
    },
  },
  passages: [{ de: null, vers: 'tenue', par: 'Une partie notifie une dénonciation ou une résiliation' }],
  expliquer,
} as const satisfies TableEtats<EtatDenonciation, string, Denonciation>;

export type ActionDenonciation = keyof typeof TABLE_DENONCIATION.actions;

function expliquer(code: string, acte: Denonciation | null, action: string): Refus {
  const last = acte === null ? null : derniereSuite(acte);
  switch (code) {
    case 'DENONCIATION_TOMBEE':
      return refus(code, {
        etat: last === null ? 'retirée, annulée ou privée d’effet' : SUITE_LABELS[last.nature],
        date: last?.date ?? null,
      });
    case 'SUITE_IMPOSSIBLE':
      return refus(
        code,
        action === 'fin_suspension'
          ? {
              raison: 'aucune suspension n’est en cours',
              remede: 'Enregistrez d’abord la suspension ordonnée.',
            }
          : {
              raison: 'cet acte est déjà suspendu',
              remede: 'Enregistrez la fin de la suspension, s’il y a lieu.',
            },
        'nature',
      );
    default:
      return nonDit(code);
  }
}

const estSuite = (action: ActionDenonciation): action is ActionDenonciation & NatureSuite =>
  TABLE_DENONCIATION.actions[action].acte === 'denonciations.enregistrerSuite';

/** What may follow it, by what it is today. */
export const suitesPossibles = (acte: Denonciation): readonly NatureSuite[] =>
  actionsDe(TABLE_DENONCIATION)
    .filter(estSuite)
    .filter((action) => cellule(TABLE_DENONCIATION, etatDenonciation(acte), action).vers.length > 0);
