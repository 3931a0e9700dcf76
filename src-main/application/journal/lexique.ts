import { PRISE_EFFET_LABELS } from '#domain/avenant/avenant';
import { DECLENCHEUR_LABELS, MODE_LABELS } from '#domain/delais/calcul';
import { ZONE_LABELS } from '#domain/delais/calendriers';
import { upperFirst } from '#domain/french';
import type { Entites } from '#domain/registre';
import { NATURE_LABELS } from '#domain/pieces/piece';
import type { Denonciation } from '#domain/resiliation/denonciation';
import type { MiseEnDemeure } from '#domain/resiliation/mise-en-demeure';
import { MOTIF_RETOUR_LABELS, PREUVE_LABELS } from '#domain/resiliation/mise-en-demeure';
import { COLLECTION_LABELS } from './line';
import { AVENANT, AVIS, CONVENTION } from './lexique-actes';
import {
  choix,
  empreinte,
  jour,
  lignes,
  nombre,
  ouiNon,
  partie,
  rangOf,
  signataire,
  taille,
  texte,
} from './lexique-mots';
import { TU } from './lexique-types';
import type { Champs, Groupe } from './lexique-types';

type Expiration = MiseEnDemeure['delai'] & object extends { calcul: { strict: infer S } } ? S : never;

const issue = (mot: string): Groupe<Expiration> => ({
  mot,
  champs: { expiration: jour('Expiration'), premierJour: jour('Premier jour ouvert') },
});

const MISE_EN_DEMEURE: Champs<MiseEnDemeure> = {
  id: TU,
  conventionId: TU,
  partieEmettriceId: partie('Partie émettrice'),
  partieDestinataireId: partie('Partie destinataire'),
  auteurId: signataire('Auteur'),
  griefs: {
    mot: 'Griefs',
    cle: rangOf,
    nom: (_grief, rang) => `Grief n°\u00a0${rang + 1}`,
    element: {
      obligationId: { mot: 'Obligation', dire: (id, noms) => noms.obligation(id) },
      faits: texte('Faits'),
      dateFaits: jour('Date des faits'),
      pieces: texte('Pièces'),
      miseEnConformite: texte('Mise en conformité attendue'),
    },
  },
  signeeLe: jour('Signée le'),
  envois: {
    mot: 'Envois',
    cle: ({ id }) => id,
    nom: ({ destinataireId }, _rang, noms) => noms.signataire(destinataireId),
    element: {
      id: TU,
      destinataireId: signataire('Destinataire'),
      numero: texte('Numéro de recommandé'),
      depotLe: jour('Dépôt'),
      preuve: {
        mot: 'Preuve de dépôt',
        champs: {
          nature: choix('Nature', PREUVE_LABELS),
          reference: texte('Référence'),
        },
      },
      presentationLe: jour('Première présentation'),
      distributionLe: jour('Distribution'),
      retour: {
        mot: 'Retour',
        champs: {
          date: jour('Date'),
          motif: choix('Motif', MOTIF_RETOUR_LABELS),
        },
      },
    },
  },
  delai: {
    mot: 'Délai constaté',
    champs: {
      moteur: texte('Version du calcul'),
      calcul: {
        mot: 'Calcul',
        champs: {
          depart: jour('Point de départ'),
          regle: {
            mot: 'Règle',
            champs: {
              quantite: nombre('Durée'),
              unite: choix('Unité', { mois: 'mois', jours: 'jours' }),
              declencheur: choix('Événement', DECLENCHEUR_LABELS),
            },
          },
          zone: choix('Calendrier des jours fériés', ZONE_LABELS),
          strict: issue(upperFirst(MODE_LABELS.strict)),
          prudent: {
            mot: upperFirst(MODE_LABELS.prudent),
            champs: {
              expiration: jour('Expiration'),
              premierJour: jour('Premier jour ouvert'),
              premierJourOuvre: jour('Premier jour ouvré'),
            },
          },
          franc: issue(upperFirst(MODE_LABELS.franc)),
          notices: lignes('À vérifier'),
          etapes: {
            mot: 'Raisonnement',
            cle: rangOf,
            nom: (_etape, rang) => `Étape n°\u00a0${rang + 1}`,
            element: { regle: texte('Règle'), source: texte('Source'), resultat: texte('Résultat') },
          },
        },
      },
    },
  },
  regularisation: { mot: 'Régularisation', champs: { date: jour('Date'), motif: texte('Motif') } },
  retrait: { mot: 'Retrait', champs: { date: jour('Date'), motif: texte('Motif') } },
};

const DENONCIATION: Champs<Denonciation> = {
  id: TU,
  conventionId: TU,
  miseEnDemeureId: { mot: 'Mise en demeure', dire: (id, noms) => noms.fiche('misesEnDemeure', id) },
  partieId: partie('Partie qui dénonce'),
  auteurId: signataire('Auteur'),
  notifieeLe: jour('Notifiée le'),
  numero: texte('Numéro de recommandé'),
  persistance: texte('Persistance du manquement'),
  priseEffet: {
    mot: 'Prise d’effet',
    champs: {
      nature: choix('Nature', { reception: 'à la réception', date: PRISE_EFFET_LABELS.date }),
      date: jour('Date'),
    },
  },
  receptionLe: jour('Réception'),
  derogation: texte('Motif de ne pas attendre la date prudente'),
};

/** How every field of every record is called and said: the one table between the data and the reader. */
export const LEXIQUE: { readonly [C in keyof Entites]: Champs<Entites[C]> } = {
  fiches: { id: TU, nom: texte('Nom'), demonstration: ouiNon('Registre de démonstration') },
  conventions: CONVENTION,
  avenants: AVENANT,
  avis: AVIS,
  misesEnDemeure: MISE_EN_DEMEURE,
  denonciations: DENONCIATION,
  pieces: {
    id: TU,
    conventionId: TU,
    objet: {
      mot: 'Jointe à',
      dire: ({ collection, id }, noms) => noms.fiche(collection, id),
    },
    nature: choix('Nature', NATURE_LABELS),
    nom: texte('Nom du fichier'),
    type: texte('Type'),
    taille: taille('Taille'),
    sha256: empreinte('Empreinte du fichier'),
    ajouteeLe: jour('Ajoutée le'),
  },
  corbeille: {
    id: TU,
    supprimeLe: jour('Supprimée le'),
    par: texte('Par'),
    motif: texte('Motif'),
    racine: {
      mot: 'Fiche supprimée',
      champs: {
        collection: { mot: 'Nature', dire: (collection) => COLLECTION_LABELS[collection] },
        id: TU,
        libelle: texte('Désignation'),
      },
    },
    conventionId: TU,
    elements: {
      mot: 'Fiches emportées',
      cle: ({ collection, entite }) => `${collection}/${entite.id}`,
      nom: ({ collection }, rang) => `${COLLECTION_LABELS[collection]} (${rang + 1})`,
      element: {
        collection: { mot: 'Nature', dire: (collection) => COLLECTION_LABELS[collection] },
        entite: TU,
      },
    },
  },
};
