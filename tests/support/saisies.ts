import type { Input, Method } from '#contract/procedures';

const projet: Pick<Input<'avenants.rediger'>, 'objet' | 'articles' | 'priseEffet'> = {
  objet: 'Objet',
  articles: [{ titre: 'Article 1er', alineas: ['Un alinéa.'] }],
  priseEffet: { nature: 'date', date: '2027-01-01' },
};
const signatures = [{ signataireId: 'prefete', date: '2026-11-02' }];
const griefs = [
  {
    obligationId: 'ART3-4',
    faits: 'Les faits.',
    dateFaits: '2026-10-01',
    pieces: 'Pièce 1',
    miseEnConformite: null,
  },
];
const closing = { miseEnDemeureId: 'm', date: '2026-11-02', motif: 'Motif' };

/** A valid input for every call of the contract: the table does not compile when one is missing. */
export const SAISIES: { readonly [M in Method]: Input<M> } = {
  'registre.etat': {},
  'registre.revision': {},
  'exemple.charger': { demonstration: false },
  'accueil.lire': {},
  'conventions.lister': {},
  'conventions.lire': { conventionId: 'c' },
  'conventions.signer': { conventionId: 'c', signatures },
  'conventions.daterActe': { conventionId: 'c', faitLe: '2026-11-02' },
  'conventions.trancherEffet': { conventionId: 'c', date: '2026-11-02', motif: 'Motif' },
  'conventions.confirmerFin': { conventionId: 'c', date: '2028-12-31', fondement: 'CPRDFOP' },
  'conventions.modifierSignataire': {
    conventionId: 'c',
    signataireId: 'prefete',
    fonction: { libelle: 'Préfète de région', genre: 'f' },
    personne: { civilite: 'Madame', prenom: 'Ada', nom: 'ESSAI' },
    adresse: ['1 rue d’essai', ''],
  },
  'avenants.demander': {
    conventionId: 'c',
    partieId: 'region',
    date: '2026-09-01',
    auteurId: 'president',
    piece: null,
    ...projet,
  },
  'avenants.rediger': { avenantId: 'a', ...projet },
  'avenants.signer': { avenantId: 'a', signatures, motifTexteModifie: null },
  'avenants.abandonner': { avenantId: 'a', date: '2026-11-02', motif: 'Motif' },
  'avis.enregistrer': {
    avenantId: 'a',
    instance: 'CREFOP',
    seance: {
      date: '2026-10-15',
      formation: 'pleniere',
      lieu: 'Lyon',
      convocationLe: '2026-10-01',
      quorum: { membres: 40, presents: 30 },
      procesVerbal: 'PV',
    },
    sens: 'favorable',
    votes: { pour: 25, contre: 2, abstentions: 3, nePrendPasPart: 0 },
    texte: '',
  },
  'avis.publier': { avisId: 'v', date: '2026-10-20', support: 'Site' },
  'misesEnDemeure.preparer': {
    conventionId: 'c',
    partieEmettriceId: 'region',
    auteurId: 'president',
    griefs,
  },
  'misesEnDemeure.rediger': { miseEnDemeureId: 'm', auteurId: 'president', griefs },
  'misesEnDemeure.signer': { miseEnDemeureId: 'm', date: '2026-11-20' },
  'misesEnDemeure.envoyer': {
    miseEnDemeureId: 'm',
    envois: [
      { destinataireId: 'prefete', numero: '1A 123 456 7890 1', depotLe: '2026-11-23', preuveDepot: null },
    ],
  },
  'misesEnDemeure.suivreEnvoi': {
    miseEnDemeureId: 'm',
    envoiId: 'e',
    presentationLe: '2026-11-25',
    distributionLe: null,
    retour: { date: '2026-12-12', motif: 'non_reclame' },
  },
  'misesEnDemeure.regulariser': closing,
  'misesEnDemeure.retirer': closing,
  'denonciations.notifier': {
    miseEnDemeureId: 'm',
    auteurId: 'president',
    notifieeLe: '2027-01-26',
    numero: null,
    persistance: 'Le manquement persiste.',
    priseEffet: { nature: 'date', date: '2027-02-28' },
    derogation: null,
  },
  'denonciations.enregistrerReception': { denonciationId: 'd', date: '2027-01-28' },
  'delais.calculer': {
    depart: '2026-11-23',
    quantite: 2,
    unite: 'mois',
    declencheur: 'envoi',
    zone: 'metropole',
    joursLocaux: [{ date: '2027-01-25', nom: 'Jour chômé local' }],
  },
  'documents.apercu': { acte: 'convention', id: 'c' },
  'documents.exporter': { acte: 'avenant', id: 'a' },
  'journal.lire': { avant: null, limite: 50 },
  'journal.verifier': {},
  'pieces.ajouter': {
    jeton: 'j'.repeat(43),
    objet: { collection: 'avenants', id: 'a' },
    nature: 'acte_signe',
  },
  'pieces.lister': { conventionId: 'c' },
  'pieces.exporter': { id: 'p' },
  'televersements.commencer': { nom: 'scan.pdf', taille: 3 },
  'televersements.ajouter': { jeton: 'j'.repeat(43), rang: 0, contenu: 'AAAA' },
  'televersements.abandonner': { jeton: 'j'.repeat(43) },
};
