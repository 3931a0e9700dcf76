import type { Avenant } from '#domain/avenant/avenant';
import { PRISE_EFFET_LABELS } from '#domain/avenant/avenant';
import { CHOIX_ARBITRAGE_LABELS } from '#domain/avenant/operations';
import type { Convention } from '#domain/convention/convention';
import { NATURE_DIVISION_LABELS } from '#domain/convention/texte';
import { FORMATION_LABELS, SENS_LABELS } from '#domain/crefop/avis';
import type { Avis } from '#domain/crefop/avis';
import { ZONE_LABELS } from '#domain/delais/calendriers';
import { GENRE_GRAMMATICAL_LABELS, fullName } from '#domain/parties/partie';
import type { Signature } from '#domain/parties/partie';
import {
  annee,
  choix,
  empreinte,
  jour,
  lignes,
  nombre,
  partie,
  rangOf,
  signataire,
  texte,
} from './lexique-mots';
import { TU } from './lexique-types';
import type { Champs, Liste, Noms } from './lexique-types';

const signatures: Liste<Signature> = {
  mot: 'Signatures',
  cle: ({ signataireId }) => signataireId,
  nom: ({ signataireId }, _rang, noms) => noms.signataire(signataireId),
  element: { signataireId: signataire('Signataire'), date: jour('Date') },
};

export const CONVENTION: Champs<Convention> = {
  id: TU,
  titre: texte('Titre'),
  titreCourt: texte('Titre court'),
  region: texte('Région'),
  parties: {
    mot: 'Parties',
    cle: ({ id }) => id,
    nom: ({ nom }) => nom,
    element: {
      id: TU,
      nom: texte('Nom'),
      genre: choix('Genre grammatical', GENRE_GRAMMATICAL_LABELS),
      signataires: {
        mot: 'Signataires',
        cle: ({ id }) => id,
        nom: ({ personne }) => fullName(personne),
        element: {
          id: TU,
          fonction: {
            mot: 'Fonction',
            champs: {
              libelle: texte('Intitulé'),
              genre: choix('Genre grammatical', GENRE_GRAMMATICAL_LABELS),
            },
          },
          personne: {
            mot: 'Personne',
            champs: { civilite: texte('Civilité'), prenom: texte('Prénom'), nom: texte('Nom') },
          },
          adresse: lignes('Adresse'),
        },
      },
    },
  },
  visas: {
    mot: 'Visas',
    cle: ({ id }) => id,
    nom: (_visa, rang) => `Visa n°\u00a0${rang + 1}`,
    element: { id: TU, texte: texte('Texte') },
  },
  formule: texte('Formule'),
  divisions: {
    mot: 'Texte',
    cle: ({ id }) => id,
    nom: ({ intitule }) => intitule,
    element: {
      id: TU,
      nature: choix('Nature', NATURE_DIVISION_LABELS),
      numero: texte('Numéro'),
      intitule: texte('Intitulé'),
      alineas: {
        mot: 'Alinéas',
        cle: ({ id }) => id,
        nom: (_alinea, rang) => `Alinéa n°\u00a0${rang + 1}`,
        element: {
          id: TU,
          niveau: {
            mot: 'Niveau',
            dire: (niveau) => ['paragraphe', 'élément de liste', 'élément de sous-liste'][niveau] ?? '',
          },
          marque: texte('Marque'),
          texte: texte('Texte'),
          gras: lignes('Passages en gras'),
        },
      },
    },
  },
  obligations: {
    mot: 'Obligations',
    cle: ({ id }) => id,
    nom: ({ libelle }) => libelle,
    element: {
      id: TU,
      article: texte('Article'),
      partieId: partie('Partie obligée'),
      alineaIds: {
        mot: 'Alinéas qui la disent',
        dire: (ids: readonly string[], noms: Noms) => ids.map((id) => noms.alinea(id)).join('\n'),
      },
      libelle: texte('Libellé'),
    },
  },
  lieu: texte('Fait à'),
  nombreExemplaires: nombre('Nombre d’exemplaires'),
  duree: {
    mot: 'Durée',
    champs: {
      nature: choix('Nature', {
        instrument: 'celle d’un autre instrument',
        dates_fixes: 'date de fin fixée par l’acte',
        annuelle: 'annuelle',
      }),
      instrument: texte('Instrument'),
      article: texte('Article'),
      hypothese: {
        mot: 'Fin, par hypothèse',
        champs: { date: jour('Date'), motif: texte('Motif') },
      },
      confirmation: {
        mot: 'Fin confirmée',
        champs: { date: jour('Date'), fondement: texte('Fondement'), confirmeeLe: jour('Confirmée le') },
      },
      fin: jour('Date de fin'),
      annee: annee('Année'),
    },
  },
  zone: choix('Calendrier des jours fériés', ZONE_LABELS),
  faitLe: jour('Date portée sur l’acte'),
  signatures,
  effetRetenu: {
    mot: 'Date d’effet retenue',
    champs: { date: jour('Date'), motif: texte('Motif') },
  },
};

export const AVENANT: Champs<Avenant> = {
  id: TU,
  conventionId: TU,
  objet: texte('Objet'),
  demande: {
    mot: 'Demande',
    champs: {
      partieId: partie('Partie qui demande'),
      date: jour('Date'),
      auteurId: signataire('Auteur'),
      piece: texte('Référence de la lettre'),
    },
  },
  articles: {
    mot: 'Articles',
    cle: rangOf,
    nom: ({ titre }) => titre,
    element: { titre: texte('Titre'), alineas: lignes('Texte') },
  },
  operations: {
    mot: 'Modifications de la convention',
    cle: ({ id }) => id,
    nom: (_operation, rang) => `Modification n°\u00a0${rang + 1}`,
    element: { id: TU, modification: TU, phrase: lignes('Phrase'), lu: TU },
  },
  arbitrages: {
    mot: 'Conflits tranchés',
    cle: ({ sujet, objets }) => [sujet, ...(objets ?? [])].join(' '),
    nom: (_arbitrage, rang) => `Conflit n°\u00a0${rang + 1}`,
    element: {
      sujet: TU,
      objets: TU,
      choix: {
        mot: 'Choix',
        dire: (choix) => `la modification est ${CHOIX_ARBITRAGE_LABELS[choix].participe}`,
      },
      motif: texte('Motif'),
      le: jour('Le'),
    },
  },
  priseEffet: {
    mot: 'Prise d’effet',
    champs: {
      nature: choix('Nature', PRISE_EFFET_LABELS),
      date: jour('Date'),
    },
  },
  numero: nombre('Numéro'),
  signatures,
  motifTexteModifie: texte('Motif du texte modifié après l’avis'),
  instruction: { mot: 'Instruction', champs: { date: jour('Depuis le'), service: texte('Service') } },
  saisine: {
    mot: 'Saisine du CREFOP',
    champs: {
      date: jour('Date'),
      seancePrevue: jour('Séance prévue'),
      empreinteProjet: empreinte('Empreinte du projet transmis'),
    },
  },
  miseALaSignature: {
    mot: 'Mise à la signature',
    champs: { date: jour('Date'), empreinteProjet: empreinte('Empreinte du texte à signer') },
  },
  refus: {
    mot: 'Refus de signer',
    champs: { date: jour('Date'), partieId: partie('Partie'), motif: texte('Motif') },
  },
  abandon: { mot: 'Abandon', champs: { date: jour('Date'), motif: texte('Motif') } },
};

export const AVIS: Champs<Avis> = {
  id: TU,
  conventionId: TU,
  avenantId: { mot: 'Avenant examiné', dire: (id, noms) => noms.fiche('avenants', id) },
  instance: texte('Instance'),
  seance: {
    mot: 'Séance',
    champs: {
      date: jour('Date'),
      formation: choix('Formation', FORMATION_LABELS),
      lieu: texte('Lieu'),
      convocationLe: jour('Convocation'),
      quorum: {
        mot: 'Quorum',
        champs: { membres: nombre('Membres'), presents: nombre('Présents ou représentés') },
      },
      procesVerbal: texte('Procès-verbal'),
    },
  },
  sens: choix('Sens', SENS_LABELS),
  votes: {
    mot: 'Votes',
    champs: {
      pour: nombre('Pour'),
      contre: nombre('Contre'),
      abstentions: nombre('Abstentions'),
      nePrendPasPart: nombre('Ne prend pas part au vote'),
    },
  },
  texte: texte('Texte'),
  empreinteProjet: empreinte('Empreinte du projet examiné'),
  projetExamine: TU,
  publication: { mot: 'Publication', champs: { date: jour('Date'), support: texte('Support') } },
};
