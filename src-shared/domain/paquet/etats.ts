import { nonDit } from '../etats/table';
import type { TableEtats } from '../etats/table';
import { refus } from '../refus';
import type { Refus } from '../refus';
import { ETAT_PAQUET_LABELS, etatPaquet } from './paquet';
import type { EtatPaquet, Paquet } from './paquet';

/** What is done to a packet in each of its states. */
export const TABLE_PAQUET = {
  objet: 'paquet',
  regle:
    'Un paquet réunit les originaux d’un acte et ceux qui les signent. Chaque original porte le même texte : tant qu’il circule, l’acte ne change pas. Un refus arrête le circuit, sans rien effacer.',
  etats: {
    en_circulation: {
      libelle: ETAT_PAQUET_LABELS.en_circulation,
      sens: 'Des signatures restent à recueillir.',
    },
    refuse: {
      libelle: ETAT_PAQUET_LABELS.refuse,
      sens: 'Un signataire a refusé : le circuit est arrêté.',
      ferme: 'PAQUET_REFUSE',
    },
    complet: {
      libelle: ETAT_PAQUET_LABELS.complet,
      sens: 'Tous les originaux portent toutes les signatures.',
      ferme: 'PAQUET_CLOS',
    },
    retire: {
      libelle: ETAT_PAQUET_LABELS.retire,
      sens: 'Les originaux ne circulent plus ; l’acte peut être corrigé.',
      ferme: 'PAQUET_CLOS',
    },
  },
  actions: {
    ordonner: {
      libelle: 'Changer l’ordre du circuit',
      acte: 'paquets.ordonner',
      de: {
        en_circulation: {
          vers: ['en_circulation'],
          selon: { dit: 'Aucun original n’est signé.', codes: ['PAQUET_COMMENCE'] },
        },
      },
    },
    signer: {
      libelle: 'Recueillir des signatures',
      acte: 'paquets.signer',
      de: {
        en_circulation: {
          vers: ['en_circulation', 'complet'],
          selon: {
            dit: 'Ceux qui signent avant dans le circuit ont signé cet original, qui n’est signé qu’une fois par chacun.',
            codes: ['PAQUET_RANG', 'PAQUET_CASE_SIGNEE'],
          },
        },
      },
    },
    viser: {
      libelle: 'Enregistrer un visa interne',
      acte: 'paquets.viser',
      de: {
        en_circulation: {
          vers: ['en_circulation'],
          selon: {
            dit: 'Un visa est demandé, et n’est pas donné.',
            codes: ['PAQUET_VISA_INCONNU', 'PAQUET_VISA_DONNE'],
          },
        },
      },
    },
    relancer: {
      libelle: 'Relancer un signataire',
      acte: 'paquets.relancer',
      de: {
        en_circulation: {
          vers: ['en_circulation'],
          selon: { dit: 'Il n’a pas signé tous les originaux.', codes: ['PAQUET_A_SIGNE'] },
        },
      },
    },
    // Originals come back whatever became of them.
    remettre: {
      libelle: 'Dire qui détient un original',
      acte: 'paquets.remettre',
      de: {
        en_circulation: ['en_circulation'],
        refuse: ['refuse'],
        complet: ['complet'],
        retire: ['retire'],
      },
    },
    refuser: {
      libelle: 'Enregistrer un refus de signer',
      acte: 'paquets.refuser',
      de: {
        en_circulation: {
          vers: ['refuse'],
          selon: { dit: 'Il n’a pas signé tous les originaux.', codes: ['PAQUET_A_SIGNE'] },
        },
      },
    },
    reprendre: {
      libelle: 'Reprendre le circuit',
      acte: 'paquets.reprendre',
      de: {
        en_circulation: 'PAQUET_SANS_REFUS',
        refuse: ['en_circulation'],
        complet: 'PAQUET_SANS_REFUS',
      },
    },
    retirer: {
      libelle: 'Retirer le paquet',
      acte: 'paquets.retirer',
      de: { en_circulation: ['retire'], refuse: ['retire'] },
    },
  },
  passages: [
    { de: null, vers: 'en_circulation', par: 'Un acte part à la signature' },
    { de: 'en_circulation', vers: 'complet', par: 'Les signatures manquantes sont enregistrées sur l’acte' },
  ],
  expliquer,
} as const satisfies TableEtats<EtatPaquet, string, PaquetNomme>;

export type ActionPaquet = keyof typeof TABLE_PAQUET.actions;

/** A packet, and the name of whoever refused to sign it. */
export type PaquetNomme = { readonly paquet: Paquet; readonly refusPar: string | null };

function expliquer(code: string, fait: PaquetNomme | null): Refus {
  switch (code) {
    case 'PAQUET_REFUSE':
      return refus(code, {
        signataire: fait?.refusPar ?? 'Un signataire',
        date: fait?.paquet.refus?.date ?? null,
      });
    case 'PAQUET_CLOS':
      return refus(code, {
        etat: (fait === null
          ? 'complet ou retiré'
          : ETAT_PAQUET_LABELS[etatPaquet(fait.paquet)]
        ).toLowerCase(),
      });
    case 'PAQUET_SANS_REFUS':
      return refus(code, {});
    default:
      return nonDit(code);
  }
}
