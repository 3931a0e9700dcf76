/**
 * The documents the registry prints: what each is called, and which record it is of. The contract, the terminal, the
 * screens and the continuity archive all read this list; how each is made is in `src-main/application/catalogue`.
 */
import type { DESCRIPTIONS } from './fiches';

/** `actes`: what is signed or sent; `travail`: texts nobody signs; `suivi`: what goes with an act. */
export type GroupeDocument = 'actes' | 'travail' | 'suivi';

type DescriptionDocument = {
  readonly libelle: string;
  /** The collections its identifier may be of. */
  readonly de: readonly (keyof typeof DESCRIPTIONS)[];
  readonly groupe: GroupeDocument;
  /**
   * It says how the registry stands, and bears the head of the journal it was made from. An act does not: printed again
   * after any other entry, it must be the same.
   */
  readonly repere?: true;
  /** One for each addressee. */
  readonly parDestinataire?: true;
  /** Kept in the continuity archive beside the acts. */
  readonly archive?: true;
};

/** In the order in which they are shown. The words are those of the terminal: they stay. */
export const DOCUMENTS = {
  convention: { libelle: 'Convention', de: ['conventions'], groupe: 'actes', archive: true },
  avenant: { libelle: 'Avenant', de: ['avenants'], groupe: 'actes', archive: true },
  'mise-en-demeure': {
    libelle: 'Mise en demeure',
    de: ['misesEnDemeure'],
    groupe: 'actes',
    parDestinataire: true,
    archive: true,
  },
  denonciation: {
    libelle: 'Fin de la convention',
    de: ['denonciations'],
    groupe: 'actes',
    parDestinataire: true,
    archive: true,
  },
  'etat-convention': {
    libelle: 'État de la convention',
    de: ['conventions'],
    groupe: 'travail',
    repere: true,
    archive: true,
  },
  'feuille-semaine': {
    libelle: 'Feuille de la semaine',
    de: ['conventions'],
    groupe: 'travail',
    repere: true,
  },
  'version-consolidee': {
    libelle: 'Version consolidée',
    de: ['conventions'],
    groupe: 'travail',
    repere: true,
    archive: true,
  },
  comparaison: {
    libelle: 'Comparaison avec le texte signé',
    de: ['conventions'],
    groupe: 'travail',
    repere: true,
    archive: true,
  },
  'tableau-comparatif': { libelle: 'Tableau comparatif', de: ['avenants', 'conventions'], groupe: 'suivi' },
  'lettre-transmission': {
    libelle: 'Lettre de transmission',
    de: ['avenants', 'conventions'],
    groupe: 'suivi',
    parDestinataire: true,
  },
  'bordereau-envoi': {
    libelle: 'Bordereau d’envoi',
    de: ['avenants', 'conventions'],
    groupe: 'suivi',
    parDestinataire: true,
  },
  'page-signature': { libelle: 'Page de signature', de: ['avenants', 'conventions'], groupe: 'suivi' },
  relance: { libelle: 'Relance', de: ['avenants', 'conventions'], groupe: 'suivi', parDestinataire: true },
  'copie-conforme': { libelle: 'Copie conforme', de: ['avenants', 'conventions'], groupe: 'suivi' },
  'saisine-comite': {
    libelle: 'Lettre de saisine du comité',
    de: ['avenants', 'conventions', 'seances'],
    groupe: 'suivi',
  },
  'convocation-comite': { libelle: 'Convocation du comité', de: ['seances'], groupe: 'suivi' },
  'ordre-du-jour': { libelle: 'Ordre du jour', de: ['seances'], groupe: 'suivi' },
  'feuille-emargement': { libelle: 'Feuille d’émargement', de: ['seances'], groupe: 'suivi' },
  'proces-verbal': { libelle: 'Procès-verbal', de: ['seances'], groupe: 'suivi' },
  'extrait-avis': { libelle: 'Extrait d’avis', de: ['seances'], groupe: 'suivi' },
  'constat-regularisation': {
    libelle: 'Constat de régularisation',
    de: ['misesEnDemeure'],
    groupe: 'suivi',
    parDestinataire: true,
    archive: true,
  },
  'retrait-mise-en-demeure': {
    libelle: 'Lettre de retrait de la mise en demeure',
    de: ['misesEnDemeure'],
    groupe: 'suivi',
    parDestinataire: true,
    archive: true,
  },
  'delai-accorde': {
    libelle: 'Lettre accordant un délai',
    de: ['misesEnDemeure'],
    groupe: 'suivi',
    parDestinataire: true,
    archive: true,
  },
  'accuse-observations': {
    libelle: 'Accusé de réception des observations',
    de: ['misesEnDemeure'],
    groupe: 'suivi',
    parDestinataire: true,
    archive: true,
  },
  'lettre-observations': {
    libelle: 'Lettre d’observations',
    de: ['misesEnDemeure'],
    groupe: 'suivi',
    parDestinataire: true,
    archive: true,
  },
  'retrait-denonciation': {
    libelle: 'Lettre de retrait de la dénonciation',
    de: ['denonciations'],
    groupe: 'suivi',
    parDestinataire: true,
    archive: true,
  },
  'fiche-circulation': { libelle: 'Fiche de circulation', de: ['paquets'], groupe: 'suivi', repere: true },
  'attestation-completude': {
    libelle: 'Attestation de complétude',
    de: ['paquets'],
    groupe: 'suivi',
    repere: true,
  },
  'fiche-envoi': { libelle: 'Fiche d’envoi', de: ['misesEnDemeure'], groupe: 'suivi', archive: true },
  'bordereau-pieces': {
    libelle: 'Bordereau des pièces du dossier',
    de: ['misesEnDemeure'],
    groupe: 'suivi',
    repere: true,
  },
  'note-calcul': {
    libelle: 'Note de calcul du délai',
    de: ['misesEnDemeure'],
    groupe: 'suivi',
    archive: true,
  },
} as const satisfies Readonly<Record<string, DescriptionDocument>>;

export type NatureDocument = keyof typeof DOCUMENTS;
export const NATURES_DOCUMENT = Object.keys(DOCUMENTS) as [NatureDocument, ...NatureDocument[]];

/** What is said of one nature, whichever it is. */
export const documentDe = (nature: NatureDocument): DescriptionDocument => DOCUMENTS[nature];
