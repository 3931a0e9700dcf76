import type { CivilDate } from '../civil-date';
import { termeEnVigueur } from '../consolidation/terme';
import { effetDenonciationOf } from '../lookup';
import { nonDit } from '../etats/table';
import type { Condition, EtatDeTable, Ouverture, TableEtats } from '../etats/table';
import { refus } from '../refus';
import type { Refus } from '../refus';
import type { Registre } from '../registre';
import { ETAT_CONVENTION_LABELS, etatConvention } from '../fiches/convention';
import type { Convention, EtatConvention } from '../fiches/convention';

/** The state of a convention on `jour`, with the extensions and the denunciation the registry knows then. */
export function etatAu(registre: Registre, convention: Convention, jour: CivilDate): EtatConvention {
  return etatConvention(
    convention,
    jour,
    effetDenonciationOf(registre, convention.id),
    termeEnVigueur(registre, convention, jour),
  );
}

/** The day a denunciation took effect, when the convention no longer is in force on `jour` because of it. */
export function resilieeDepuis(
  registre: Registre,
  convention: Convention,
  jour: CivilDate,
): CivilDate | null {
  if (etatAu(registre, convention, jour) !== 'resiliee') return null;
  return effetDenonciationOf(registre, convention.id)?.effet ?? null;
}

const etat = (nom: EtatConvention, sens: string): EtatDeTable => ({
  libelle: ETAT_CONVENTION_LABELS[nom],
  sens,
});

const TOUS = Object.keys(ETAT_CONVENTION_LABELS) as readonly EtatConvention[];
/** Whatever its state, it stays there. */
const partout = (selon?: Condition) =>
  Object.fromEntries(
    TOUS.map((one): [EtatConvention, Ouverture<EtatConvention>] => [
      one,
      selon === undefined ? [one] : { vers: [one], selon },
    ]),
  );
const PENDANT = {
  dit: 'L’acte est d’un jour où la convention liait les parties.',
  codes: ['CONVENTION_RESILIEE'],
} as const;
const AVANT_LE_TERME = {
  dit: 'L’acte est d’un jour où la convention liait les parties.',
  codes: ['APRES_TERME'],
} as const;

const SANS_EFFET = {
  dit: 'Elle ne lie pas encore les parties.',
  codes: ['CLAUSE_ABSENTE', 'EFFET_NON_DETERMINE'],
} as const;

/** What is done to a convention in each of its states. */
export const TABLE_CONVENTION = {
  objet: 'convention',
  regle:
    'L’état suit des faits enregistrés : signatures, fait dont part l’effet, terme, dénonciation. Le temps seul ne mène qu’à l’effet et au terme. Seul un acte notifié met fin à la convention avant son terme. Un acte peut être enregistré après coup : c’est son propre jour qui compte.',
  etats: {
    projet: etat('projet', 'Personne n’a signé.'),
    en_cours_de_signature: etat(
      'en_cours_de_signature',
      'Une signature manque, ou un fait dont part l’effet.',
    ),
    effet_a_trancher: etat(
      'effet_a_trancher',
      'L’acte et les signatures disent deux jours différents : une personne choisit.',
    ),
    en_vigueur: etat('en_vigueur', 'Elle lie les parties.'),
    denoncee: etat('denoncee', 'Une dénonciation est notifiée, et n’a pas encore pris effet.'),
    resiliee: etat('resiliee', 'La dénonciation a pris effet.'),
    expiree: etat('expiree', 'Son terme, confirmé, est passé.'),
  },
  actions: {
    editer: {
      libelle: 'Récrire le texte',
      acte: 'conventions.editer',
      de: { projet: ['projet'] },
      sinon: 'CONVENTION_SIGNEE',
    },
    signer: {
      libelle: 'Enregistrer des signatures',
      acte: 'conventions.signer',
      de: {
        projet: ['en_cours_de_signature', 'en_vigueur'],
        en_cours_de_signature: {
          vers: ['en_cours_de_signature', 'en_vigueur'],
          selon: { dit: 'Une signature manque.', codes: ['DEJA_SIGNE'] },
        },
      },
      sinon: 'DEJA_SIGNE',
    },
    trancher: {
      libelle: 'Trancher la date d’effet',
      acte: 'conventions.trancherEffet',
      de: {
        effet_a_trancher: ['en_vigueur'],
      },
      sinon: 'EFFET_RIEN_A_TRANCHER',
    },
    confirmer_fin: {
      libelle: 'Confirmer la fin',
      acte: 'conventions.confirmerFin',
      de: partout({
        dit: 'La convention laisse son terme à un autre acte ; un terme déjà confirmé ne change que par l’acte qui le déplace.',
        codes: ['FIN_CONFIRMEE', 'FIN_DEJA_FIXEE'],
      }),
    },
    donner_avis: {
      libelle: 'Enregistrer un avis sur la convention',
      acte: 'avis.enregistrerSurConvention',
      de: partout(),
    },
    demander_avenant: {
      libelle: 'Demander un avenant',
      acte: 'avenants.demander',
      de: {
        projet: 'EFFET_NON_DETERMINE',
        en_cours_de_signature: 'EFFET_NON_DETERMINE',
        effet_a_trancher: 'EFFET_A_TRANCHER',
        en_vigueur: ['en_vigueur'],
        denoncee: ['denoncee'],
        resiliee: { vers: ['resiliee'], selon: PENDANT },
        expiree: { vers: ['expiree'], selon: AVANT_LE_TERME },
      },
    },
    resilier: {
      libelle: 'Résilier, ou se retirer',
      acte: 'denonciations.resilier',
      de: {
        projet: { vers: [], selon: SANS_EFFET },
        en_cours_de_signature: { vers: [], selon: SANS_EFFET },
        effet_a_trancher: {
          vers: [],
          selon: { dit: 'Sa date d’effet reste à trancher.', codes: ['CLAUSE_ABSENTE', 'EFFET_A_TRANCHER'] },
        },
        en_vigueur: {
          vers: ['denoncee', 'resiliee'],
          selon: { dit: 'Une clause le permet.', codes: ['CLAUSE_ABSENTE'] },
        },
        denoncee: 'DENONCIATION_DEJA_NOTIFIEE',
        resiliee: 'DENONCIATION_DEJA_NOTIFIEE',
        expiree: {
          vers: ['resiliee'],
          selon: {
            dit: 'Une clause le permet, et l’acte est d’un jour où la convention liait les parties.',
            codes: ['CLAUSE_ABSENTE', 'APRES_TERME'],
          },
        },
      },
    },
  },
  passages: [
    { de: null, vers: 'projet', par: 'Une convention est créée ou importée' },
    { de: 'en_cours_de_signature', vers: 'en_vigueur', par: 'Le jour ou le fait dont part l’effet vient' },
    {
      de: 'en_vigueur',
      vers: 'effet_a_trancher',
      par: 'La date portée sur l’acte diffère de la dernière signature',
    },
    { de: 'en_vigueur', vers: 'denoncee', par: 'Une dénonciation est notifiée' },
    { de: 'en_vigueur', vers: 'expiree', par: 'Le terme confirmé passe' },
    { de: 'denoncee', vers: 'resiliee', par: 'La dénonciation prend effet' },
    { de: 'denoncee', vers: 'en_vigueur', par: 'La dénonciation est retirée, annulée ou suspendue' },
    { de: 'denoncee', vers: 'expiree', par: 'Le terme confirmé passe' },
    { de: 'resiliee', vers: 'en_vigueur', par: 'La dénonciation est annulée, suspendue ou privée d’effet' },
  ],
  expliquer,
} as const satisfies TableEtats<EtatConvention, string, ConventionSituee>;

export type ActionConvention = keyof typeof TABLE_CONVENTION.actions;

/** A convention, and where its text says what a refusal rests on. */
export type ConventionSituee = { readonly convention: Convention; readonly source: string };

const CLAUSE_D_EFFET = 'Convention, clause sur la prise d’effet';

function expliquer(code: string, fait: ConventionSituee | null): Refus {
  const source = fait?.source ?? CLAUSE_D_EFFET;
  switch (code) {
    case 'CONVENTION_SIGNEE':
      return refus(code, {});
    case 'DEJA_SIGNE':
      return refus(code, { signataire: 'Chaque signataire', date: null });
    case 'EFFET_RIEN_A_TRANCHER':
    case 'EFFET_A_TRANCHER':
      return refus(code, { source });
    case 'EFFET_NON_DETERMINE':
      return refus(code, {
        manquants: [],
        cause: 'Une signature, ou le fait dont part l’effet, manque.',
        source,
      });
    case 'DENONCIATION_DEJA_NOTIFIEE':
      return refus(code, { date: null });
    default:
      return nonDit(code);
  }
}
