const C = '/conventions/convention-demonstration-2022-2028';
const CONVENTION = /Démonstration\s: convention SPRO/;
const MED = `${C}/mises-en-demeure/mise-en-demeure-groupes-de-travail`;
const AVENANT = `${C}/avenants/avenant-professionnalisation`;

export type Ecran = { readonly nom: string; readonly adresse: string; readonly titre: string | RegExp };

/** Every screen of the application, on the demonstration registry, by its address and its title. */
export const ECRANS: readonly Ecran[] = [
  { nom: 'accueil', adresse: '/', titre: 'Accueil' },
  { nom: 'conventions', adresse: '/conventions', titre: 'Conventions' },
  { nom: 'convention-texte', adresse: `${C}/texte`, titre: CONVENTION },
  {
    nom: 'convention-texte-projet',
    adresse: `${C}/texte?au=2024-06-30&projets=avenant-professionnalisation&alineas=oui`,
    titre: CONVENTION,
  },
  {
    nom: 'comparaison',
    adresse: `${C}/comparer?de=2024-06-30&a=2024-07-01`,
    titre: 'Comparer deux versions',
  },
  {
    nom: 'comparaison-cote-a-cote',
    adresse: `${C}/comparer?de=2026-11-23&a=projet:avenant-axes-schema&vue=cote-a-cote`,
    titre: 'Comparer deux versions',
  },
  { nom: 'convention-consolidation', adresse: `${C}/documents?acte=consolidation`, titre: CONVENTION },
  { nom: 'convention-clauses', adresse: `${C}/clauses`, titre: CONVENTION },
  { nom: 'clause-poser', adresse: `${C}/clauses/nouvelle`, titre: 'Poser une clause' },
  { nom: 'clause-confirmer', adresse: `${C}/clauses/effet/confirmer`, titre: /Confirmer la clause/ },
  { nom: 'publication', adresse: `${C}/publication`, titre: /Enregistrer la publication/ },
  { nom: 'jour-local', adresse: `${C}/jours-locaux/nouveau`, titre: 'Ajouter un jour chômé local' },
  { nom: 'convention-parties', adresse: `${C}/parties`, titre: CONVENTION },
  { nom: 'convention-titulaires', adresse: `${C}/titulaires`, titre: CONVENTION },
  {
    nom: 'titulaire-enregistrer',
    adresse: `${C}/titulaires/nouveau?signataireId=president`,
    titre: 'Enregistrer un changement de titulaire',
  },
  {
    nom: 'titulaire-vacance',
    adresse: `${C}/titulaires/vacance?signataireId=president`,
    titre: 'Enregistrer la fin de fonctions sans successeur',
  },
  { nom: 'titulaires-importer', adresse: `${C}/titulaires/importer`, titre: 'Importer des titulaires' },
  { nom: 'convention-avenants', adresse: `${C}/avenants`, titre: CONVENTION },
  { nom: 'convention-avis', adresse: `${C}/avis`, titre: CONVENTION },
  { nom: 'convention-resiliation', adresse: `${C}/resiliation`, titre: CONVENTION },
  { nom: 'convention-documents', adresse: `${C}/documents`, titre: CONVENTION },
  { nom: 'convention-pieces', adresse: `${C}/documents?acte=pieces`, titre: CONVENTION },
  { nom: 'convention-chronologie', adresse: `${C}/chronologie`, titre: CONVENTION },
  { nom: 'convention-journal', adresse: `${C}/journal`, titre: CONVENTION },
  { nom: 'delais', adresse: '/delais', titre: 'Calcul de délai' },
  { nom: 'journal', adresse: '/journal', titre: 'Journal du registre' },
  { nom: 'sauvegardes', adresse: '/sauvegardes', titre: 'Sauvegardes' },
  { nom: 'echanges', adresse: '/echanges', titre: 'Import et export' },
  { nom: 'corbeille', adresse: '/corbeille', titre: 'Corbeille' },
  { nom: 'piece-joindre', adresse: `${C}/pieces/nouvelle`, titre: 'Joindre une pièce' },
  { nom: 'signer', adresse: `${C}/signer`, titre: 'Enregistrer les signatures de la convention' },
  { nom: 'date-acte', adresse: `${C}/date-acte`, titre: 'Porter la date écrite sur l’acte' },
  { nom: 'date-effet', adresse: `${C}/date-effet`, titre: 'Trancher la date d’effet' },
  { nom: 'fin', adresse: `${C}/fin`, titre: 'Confirmer la date de fin' },
  { nom: 'signataire', adresse: `${C}/signataires/prefete`, titre: /Modifier le signataire/ },
  { nom: 'avenant-demander', adresse: `${C}/avenants/nouveau`, titre: 'Demander un avenant' },
  { nom: 'avenant-rediger', adresse: `${AVENANT}/rediger`, titre: /Rédiger/ },
  { nom: 'avenant-texte', adresse: `${AVENANT}/texte`, titre: 'Atelier de l’avenant' },
  { nom: 'avenant-simuler', adresse: `${AVENANT}/texte?vue=simuler`, titre: 'Atelier de l’avenant' },
  { nom: 'avenant-signer', adresse: `${AVENANT}/signer`, titre: /Enregistrer les signatures/ },
  {
    nom: 'avenant-signer-refuse',
    adresse: `${C}/avenants/avenant-axes-schema/signer`,
    titre: /Enregistrer les signatures/,
  },
  {
    nom: 'avenant-instruire',
    adresse: `${C}/avenants/avenant-axes-schema/instruire`,
    titre: /Ouvrir l’instruction/,
  },
  {
    nom: 'avenant-instruire-refuse',
    adresse: `${AVENANT}/instruire`,
    titre: /Ouvrir l’instruction/,
  },
  { nom: 'avenant-saisir', adresse: `${AVENANT}/saisir`, titre: /Saisir le CREFOP/ },
  {
    nom: 'avenant-mettre-a-la-signature',
    adresse: `${AVENANT}/mettre-a-la-signature`,
    titre: /Mettre à la signature/,
  },
  { nom: 'avenant-refuser', adresse: `${AVENANT}/refuser`, titre: /Enregistrer un refus/ },
  { nom: 'avenant-etapes', adresse: `${C}/avenants/etapes`, titre: 'Étapes d’un avenant' },
  { nom: 'avenant-abandonner', adresse: `${AVENANT}/abandonner`, titre: /Abandonner/ },
  { nom: 'avis-enregistrer', adresse: `${AVENANT}/avis`, titre: /Enregistrer un avis du CREFOP/ },
  {
    nom: 'avis-convention',
    adresse: `${C}/avis/nouveau`,
    titre: 'Enregistrer l’avis du CREFOP sur la convention',
  },
  {
    nom: 'avis-publier',
    adresse: `${C}/avis/avis-professionnalisation/publier`,
    titre: 'Enregistrer la publication de l’avis',
  },
  {
    nom: 'mise-en-demeure-preparer',
    adresse: `${C}/mises-en-demeure/nouvelle`,
    titre: 'Préparer une mise en demeure',
  },
  { nom: 'mise-en-demeure-rediger', adresse: `${MED}/rediger`, titre: 'Rédiger la mise en demeure' },
  { nom: 'mise-en-demeure-signer', adresse: `${MED}/signer`, titre: 'Enregistrer la signature de la lettre' },
  { nom: 'mise-en-demeure-envoyer', adresse: `${MED}/envoyer`, titre: 'Enregistrer l’envoi recommandé' },
  {
    nom: 'envoi-suivre',
    adresse: `${MED}/envois/envoi-groupes-recteur`,
    titre: 'Suivre un envoi recommandé',
  },
  {
    nom: 'mise-en-demeure-regulariser',
    adresse: `${MED}/regulariser`,
    titre: 'Constater la mise en conformité',
  },
  { nom: 'mise-en-demeure-retirer', adresse: `${MED}/retirer`, titre: /Retirer/ },
  {
    nom: 'denonciation-notifier',
    adresse: `${MED}/denoncer`,
    titre: 'Notifier la dénonciation de la convention',
  },
];
