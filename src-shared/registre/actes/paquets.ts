import { acte, actePlat, libre, sensible } from '../acte';
import { facultatif, fiche, jour, motif, nombre, signataire, texte } from '../champs';

const paquetId = fiche('paquets');
const DEHORS = sensible('des originaux circulent');

/** Opening a packet prints what goes round: more than one rule. */
export const acteOuverture = {
  'paquets.creer': acte({
    libelle: 'Ouverture d’un paquet de signature',
    geste: 'Ouvrir un paquet de signature',
    classement: DEHORS,
    motif: ['motifTexteModifie', 'motifAvis'],
    adresse: 'paquets/nouveau',
  }),
};

export const actesPaquets = {
  'paquets.ordonner': acte({
    libelle: 'Ordre du circuit de signature',
    classement: libre('personne n’a encore signé'),
    motif: null,
    adresse: null,
  }),
  'paquets.signer': acte({
    libelle: 'Signature d’originaux',
    classement: sensible('une signature est un fait'),
    motif: null,
    adresse: null,
  }),
  'paquets.viser': actePlat({
    libelle: 'Visa interne',
    classement: libre('le visa n’engage que le service'),
    motif: null,
    adresse: null,
    saisie: { paquetId, role: texte('Rôle'), nom: facultatif(texte('Nom')), date: jour('Visé le') },
    terminal: { nom: 'paquet viser', resume: 'enregistre un visa interne', fait: 'Visa enregistré' },
  }),
  'paquets.refuser': actePlat({
    libelle: 'Refus de signer un paquet',
    classement: sensible('le refus arrête le circuit'),
    motif: 'motif',
    adresse: null,
    saisie: {
      paquetId,
      signataireId: signataire('Signataire'),
      date: jour('Date'),
      motif: motif('Motif'),
    },
    terminal: {
      nom: 'paquet refuser',
      resume: 'enregistre qui refuse de signer, quand et pourquoi : le circuit s’arrête',
      fait: 'Refus enregistré',
      options: { signataireId: { nom: 'signataire' } },
    },
  }),
  'paquets.reprendre': actePlat({
    libelle: 'Reprise du circuit de signature',
    classement: sensible('le circuit refusé est archivé'),
    motif: null,
    adresse: null,
    saisie: { paquetId, date: jour('Date') },
    terminal: {
      nom: 'paquet reprendre',
      resume: 'archive le circuit refusé et le recommence',
      fait: 'Circuit repris',
    },
  }),
  'paquets.retirer': actePlat({
    libelle: 'Retrait d’un paquet de signature',
    classement: sensible('les originaux ne circulent plus'),
    motif: 'motif',
    adresse: null,
    saisie: { paquetId, date: jour('Date'), motif: motif('Motif') },
    terminal: {
      nom: 'paquet retirer',
      resume: 'retire un paquet pour corriger l’acte ; dit ce qui est à refaire',
      fait: 'Paquet retiré',
    },
  }),
  'paquets.remettre': actePlat({
    libelle: 'Remise d’un original',
    classement: libre('l’original peut changer de mains de nouveau'),
    motif: null,
    adresse: null,
    saisie: {
      paquetId,
      original: nombre('Original', 1),
      date: jour('Date'),
      detenteur: texte('Détenteur'),
      lieu: facultatif(texte('Lieu')),
    },
    terminal: {
      nom: 'paquet remettre',
      resume: 'dit qui détient un original, et où',
      fait: 'Remise enregistrée',
    },
  }),
  'paquets.relancer': actePlat({
    libelle: 'Relance d’un signataire',
    classement: libre('une relance ne fait courir aucun délai'),
    motif: null,
    adresse: null,
    saisie: { paquetId, signataireId: signataire('Signataire'), date: jour('Date') },
    terminal: {
      nom: 'paquet relancer',
      resume: 'enregistre qu’un signataire a été relancé',
      fait: 'Relance enregistrée',
      options: { signataireId: { nom: 'signataire' } },
    },
  }),
};
