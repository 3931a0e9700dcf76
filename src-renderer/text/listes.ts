import type { FormatTableau } from '#contract/listes';
import { TITRES_LISTES, estSansFiche } from '#registre/listes';
import type { NomListe } from '#registre/listes';
import { DESCRIPTIONS } from '#registre/fiches';

const lignes = (n: number, suite = ''): string =>
  `${n.toLocaleString('fr-FR')}\u00a0${n > 1 ? 'lignes' : 'ligne'}${suite}`;

const COURTS: Partial<Readonly<Record<NomListe, string>>> = { papiers: 'Papiers', emissions: 'Émis' };

/** The lists over every convention, and what is done with any list. */
export const textListes = {
  titre: (liste: NomListe): string =>
    estSansFiche(liste) ? TITRES_LISTES[liste] : DESCRIPTIONS[liste].pluriel,
  /** All the lists hold on one line. */
  court: (liste: NomListe): string => COURTS[liste] ?? textListes.titre(liste),
  autres: 'Listes du registre',
  rien: 'Aucune ligne ne correspond à ces filtres',
  rienDetail: 'Élargissez la recherche ou effacez les filtres.',
  vide: 'Cette liste est vide',
  videDetail: 'Ce qui sera enregistré dans les conventions paraîtra ici.',
  chercher: 'Rechercher dans la liste',
  chercherMots: 'Rechercher…',
  compte: (montrees: number, toutes: number, choisies: number): string =>
    [
      montrees === toutes ? lignes(toutes) : `${montrees.toLocaleString('fr-FR')} sur ${lignes(toutes)}`,
      ...(choisies > 0
        ? [`${choisies.toLocaleString('fr-FR')}\u00a0${choisies > 1 ? 'choisies' : 'choisie'}`]
        : []),
    ].join(', '),

  filtrer: 'Filtrer',
  effacer: 'Effacer les filtres',
  retirer: (colonne: string) => `Retirer le filtre ${colonne}`,
  filtre: (colonne: string, dit: string) => `${colonne}\u00a0: ${dit}`,
  tous: 'toutes les valeurs',
  sansValeur: 'Sans valeur',
  contient: 'Contient',
  du: 'Du',
  au: 'Au',
  min: 'Au moins',
  max: 'Au plus',
  depuis: (de: string) => `depuis ${de}`,
  jusque: (a: string) => `jusqu’à ${a}`,
  entre: (de: string, a: string) => `${de} – ${a}`,
  plusieurs: (premier: string, autres: number) => `${premier} + ${autres}`,

  affichage: 'Affichage',
  colonnes: 'Colonnes',
  retablir: 'Rétablir les colonnes',
  densite: 'Densité',
  densites: { compact: 'Compacte', confort: 'Confortable' },

  vues: 'Vues',
  aucuneVue: 'Aucune vue enregistrée. Filtrez, triez, puis enregistrez ce que vous voyez.',
  nomVue: 'Nom de la vue',
  enregistrerVue: 'Enregistrer la vue',
  nomPris: 'Une vue porte déjà ce nom\u00a0: elle sera remplacée.',
  nomVide: 'Donnez un nom à la vue.',
  supprimerVue: (nom: string) => `Supprimer la vue ${nom}`,
  touteLaListe: 'Toute la liste',

  exporter: 'Exporter',
  formats: { xlsx: 'Excel (.xlsx)', csv: 'CSV (.csv)' } satisfies Record<FormatTableau, string>,
  toutes: 'Toutes les lignes retenues',
  exportees: (n: number, choisies: boolean) =>
    lignes(n, choisies ? (n > 1 ? ' choisies' : ' choisie') : n > 1 ? ' affichées' : ' affichée'),
} as const;
