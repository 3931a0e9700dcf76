import type { SeanceComite } from '#registre/fiches/comite';
import type { CivilDate } from '../civil-date';
import { compter } from '../comite/compte';
import { membresDe } from '../comite/lien';
import { reglesLe } from '../comite/regles';
import { nonDit } from '../etats/table';
import type { Ouverture, TableEtats } from '../etats/table';
import { refus } from '../refus';
import type { CodeRefus, Refus } from '../refus';
import type { Registre } from '../registre';

/** In the order of a séance; the last two are its ends. */
export const ETATS_SEANCE = ['preparation', 'convoquee', 'tenue', 'sans_quorum', 'close', 'annulee'] as const;
export type EtatSeance = (typeof ETATS_SEANCE)[number];

/** The state of a séance on `jour`. */
export function etatSeance(registre: Registre, seance: SeanceComite, jour: CivilDate): EtatSeance {
  if (seance.annulation !== null) return 'annulee';
  if (seance.close !== null) return 'close';
  if (seance.presences.some(({ mode }) => mode !== 'absent') && seance.date <= jour) {
    const instance = registre.instances.get(seance.instanceId);
    if (instance === undefined) return 'tenue';
    const { atteint } = compter(membresDe(registre, instance.id), seance, reglesLe(instance, seance.date));
    return atteint || seance.premiereId !== null ? 'tenue' : 'sans_quorum';
  }
  return seance.convocation === null ? 'preparation' : 'convoquee';
}

const OUVERTS = ['preparation', 'convoquee', 'tenue', 'sans_quorum'] as const;
/** While it is open, it stays where it is. */
const surPlace = (dit: string, codes: readonly CodeRefus[]) =>
  Object.fromEntries(
    OUVERTS.map((etat): [EtatSeance, Ouverture<EtatSeance>] => [
      etat,
      { vers: [etat], selon: { dit, codes } },
    ]),
  );
const AVIS_A_RENDRE = 'L’avis sur ce point n’est pas rendu.';
const SECONDE = {
  dit: 'Les présences sont pointées, et un point n’a pas eu le quorum que les règles du comité permettent de ne plus exiger.',
  codes: ['SECONDE_SANS_OBJET'],
} as const;

/** What is done to a séance in each of its states. */
export const TABLE_SEANCE = {
  objet: 'seance',
  regle:
    'Une irrégularité (convocation tardive, quorum manqué) s’enregistre comme elle a eu lieu, et se dit avec ce qu’elle fait de l’avis. N’est refusé que ce qui se contredit.',
  etats: {
    preparation: { libelle: 'En préparation', sens: 'La convocation n’est pas partie.' },
    convoquee: { libelle: 'Convoquée', sens: 'La convocation est partie ; personne n’est encore pointé.' },
    tenue: {
      libelle: 'Tenue',
      sens: 'Des membres sont pointés et le quorum est atteint, ou n’est plus exigé.',
    },
    sans_quorum: { libelle: 'Sans quorum', sens: 'Des membres sont pointés, trop peu pour délibérer.' },
    close: {
      libelle: 'Close',
      sens: 'Son procès-verbal est établi : elle ne change plus.',
      ferme: 'SEANCE_CLOSE',
    },
    annulee: { libelle: 'Annulée', sens: 'Elle n’aura pas lieu.', ferme: 'SEANCE_ANNULEE' },
  },
  actions: {
    inscrire: {
      libelle: 'Inscrire un point',
      acte: 'seances.inscrire',
      de: surPlace('Le point n’est pas déjà à l’ordre du jour.', ['POINT_EN_DOUBLE']),
    },
    retirer_point: {
      libelle: 'Retirer un point',
      acte: 'seances.retirerPoint',
      de: surPlace(AVIS_A_RENDRE, ['POINT_INCONNU', 'POINT_AVIS_RENDU']),
    },
    convoquer: {
      libelle: 'Enregistrer la convocation',
      acte: 'seances.convoquer',
      de: {
        preparation: {
          vers: ['convoquee'],
          selon: { dit: 'L’ordre du jour a un point.', codes: ['CONVOCATION_SANS_POINT'] },
        },
        convoquee: 'SEANCE_CONVOQUEE',
        tenue: {
          vers: ['tenue'],
          selon: { dit: 'La convocation n’est pas enregistrée.', codes: ['SEANCE_CONVOQUEE'] },
        },
        sans_quorum: {
          vers: ['sans_quorum'],
          selon: { dit: 'La convocation n’est pas enregistrée.', codes: ['SEANCE_CONVOQUEE'] },
        },
      },
    },
    modifier: {
      libelle: 'Changer le jour, l’heure ou le lieu',
      acte: 'seances.modifier',
      de: {
        ...surPlace('Le jour ne change plus une fois la convocation partie ou un avis rendu.', [
          'SEANCE_CONVOQUEE',
          'POINT_AVIS_RENDU',
        ]),
        preparation: {
          vers: ['preparation'],
          selon: { dit: 'Le jour ne change plus une fois un avis rendu.', codes: ['POINT_AVIS_RENDU'] },
        },
        convoquee: {
          vers: ['convoquee'],
          selon: { dit: 'Le jour ne change plus.', codes: ['SEANCE_CONVOQUEE'] },
        },
      },
    },
    pointer: {
      libelle: 'Pointer les présences',
      acte: 'seances.pointer',
      de: {
        preparation: ['preparation', 'tenue', 'sans_quorum'],
        convoquee: ['convoquee', 'tenue', 'sans_quorum'],
        tenue: ['tenue', 'sans_quorum'],
        sans_quorum: ['tenue', 'sans_quorum'],
      },
    },
    deporter: {
      libelle: 'Enregistrer un déport',
      acte: 'seances.deporter',
      de: surPlace(AVIS_A_RENDRE, ['POINT_AVIS_RENDU']),
    },
    quitter: {
      libelle: 'Enregistrer des départs avant un point',
      acte: 'seances.quitter',
      de: surPlace(AVIS_A_RENDRE, ['POINT_AVIS_RENDU']),
    },
    rendre_avis: {
      libelle: 'Enregistrer un vote et un avis',
      acte: 'seances.rendreAvis',
      de: {
        ...surPlace('La séance a eu lieu, et l’avis sur ce point n’est pas rendu.', [
          'DATE_FUTURE',
          'POINT_AVIS_RENDU',
        ]),
        tenue: { vers: ['tenue'], selon: { dit: AVIS_A_RENDRE, codes: ['POINT_AVIS_RENDU'] } },
        sans_quorum: { vers: ['sans_quorum'], selon: { dit: AVIS_A_RENDRE, codes: ['POINT_AVIS_RENDU'] } },
      },
    },
    reconvoquer: {
      libelle: 'Convoquer une seconde séance',
      acte: 'seances.reconvoquer',
      de: {
        preparation: { vers: ['preparation'], selon: SECONDE },
        convoquee: { vers: ['convoquee'], selon: SECONDE },
        tenue: { vers: ['tenue'], selon: SECONDE },
        sans_quorum: { vers: ['sans_quorum'], selon: SECONDE },
        close: { vers: ['close'], selon: SECONDE },
        annulee: 'SECONDE_SANS_OBJET',
      },
    },
    clore: {
      libelle: 'Clore, sur le procès-verbal',
      acte: 'seances.clore',
      de: {
        preparation: {
          vers: ['close'],
          selon: { dit: 'Elle a eu lieu.', codes: ['PUBLICATION_AVANT_SEANCE'] },
        },
        convoquee: {
          vers: ['close'],
          selon: { dit: 'Elle a eu lieu.', codes: ['PUBLICATION_AVANT_SEANCE'] },
        },
        tenue: ['close'],
        sans_quorum: ['close'],
      },
    },
    publier_avis: {
      libelle: 'Enregistrer la publication d’un avis',
      acte: 'seances.publierAvis',
      // The avis is made public once the séance is over as well.
      de: {
        ...surPlace('Un avis est rendu, et n’est pas publié.', [
          'POINT_SANS_AVIS',
          'PUBLICATION_DEJA_CONNUE',
        ]),
        close: {
          vers: ['close'],
          selon: {
            dit: 'Un avis est rendu, et n’est pas publié.',
            codes: ['POINT_SANS_AVIS', 'PUBLICATION_DEJA_CONNUE'],
          },
        },
        annulee: 'POINT_SANS_AVIS',
      },
    },
    annuler: {
      libelle: 'Annuler la séance',
      acte: 'seances.annuler',
      de: {
        ...Object.fromEntries(
          OUVERTS.map((etat): [EtatSeance, Ouverture<EtatSeance>] => [
            etat,
            { vers: ['annulee'], selon: { dit: 'Aucun avis n’y est rendu.', codes: ['SEANCE_AVEC_AVIS'] } },
          ]),
        ),
      },
    },
  },
  passages: [
    { de: null, vers: 'preparation', par: 'Une séance est programmée, ou une seconde convoquée' },
    { de: 'convoquee', vers: 'tenue', par: 'Le jour vient, les présences étant pointées' },
  ],
  expliquer,
} as const satisfies TableEtats<EtatSeance, string, SeanceComite>;

export type ActionSeance = keyof typeof TABLE_SEANCE.actions;

function expliquer(code: string, seance: SeanceComite | null): Refus {
  switch (code) {
    case 'SEANCE_CLOSE':
      return refus(code, { date: seance?.close?.date ?? null });
    case 'SEANCE_ANNULEE':
      return refus(code, { date: seance?.annulation?.date ?? null });
    case 'SEANCE_CONVOQUEE':
      return refus(code, { date: seance?.convocation?.date ?? null }, 'date');
    case 'SECONDE_SANS_OBJET':
      return refus(
        code,
        {
          faute:
            seance !== null && seance.annulation !== null
              ? 'la première séance est annulée.'
              : 'les présences de la première ne sont pas pointées.',
        },
        'date',
      );
    case 'POINT_SANS_AVIS':
      return refus(code, { objet: 'cette séance' });
    default:
      return nonDit(code);
  }
}
