import {
  absent,
  choix,
  cle,
  facultatif,
  groupe,
  jour,
  lignes,
  liste,
  nombre,
  ouiNon,
  parId,
  parRang,
  rang,
  suite,
  texte,
  tu,
  variantes,
} from '../champs';
import type { Objet, Valeur } from '../champs';
import { reponsesClauses } from './clauses';
import { fonction, personne } from './commun';
import { NIVEAUX_ALINEA } from './convention';
import type { NiveauAlinea } from './convention';

/* What an avenant changes in the text of the convention, as it is kept. */

const membresNouvelAlinea = {
  niveau: rang<NiveauAlinea>('Niveau', NIVEAUX_ALINEA),
  marque: facultatif(texte('Marque')),
  texte: texte('Texte'),
  /** A table: each line of `texte` is a row, its cells between tabulations. */
  tableau: absent(ouiNon('Tableau')),
};
/** An alinéa an avenant writes; its id is made when it enters the text. */
export type NouvelAlinea = Objet<typeof membresNouvelAlinea>;
const alineas = liste('Alinéas', membresNouvelAlinea, parRang('Alinéa'));

const cible = groupe('Cible', { divisionId: cle(), alineaId: facultatif(cle()) });
/** Where words are looked for: one alinéa, or a whole division when `alineaId` is null. */
export type Cible = Valeur<typeof cible>;

/** What the person does, as screens and the terminal name it. */
export const NATURE_MODIFICATION_LABELS = {
  remplacer_mots: 'Remplacer des mots',
  inserer_mots: 'Insérer des mots',
  rediger_alinea: 'Récrire un alinéa',
  rediger_division: 'Récrire l’article',
  intituler: 'Changer l’intitulé',
  inserer_alineas: 'Insérer un alinéa',
  supprimer_alinea: 'Supprimer un alinéa',
  inserer_division: 'Insérer un article',
  abroger: 'Abroger',
  retablir: 'Rétablir',
  ajouter_annexe: 'Ajouter une annexe',
  nommer_partie: 'Changer le nom d’une partie',
  designer_signataire: 'Désigner un signataire',
  proroger: 'Proroger la convention',
  inserer_liminaire: 'Insérer un visa, un considérant ou une présence',
  rediger_liminaire: 'Récrire un visa, un considérant ou une présence',
  supprimer_liminaire: 'Supprimer un visa, un considérant ou une présence',
} as const;

/** The lines a convention has before its articles, by what they are. */
export const LISTE_LIMINAIRE_LABELS = {
  visas: 'visas',
  considerants: 'considérants',
  presence: 'en présence de',
} as const;
export type ListeLiminaire = keyof typeof LISTE_LIMINAIRE_LABELS;
const listeLiminaire = choix('Liste', LISTE_LIMINAIRE_LABELS);

/**
 * One change an avenant makes to the text in force. It points to divisions and alinéas by the ids they keep for life,
 * never by a rank that another avenant may move. Nothing is ever renumbered: an article inserted after article 4 is
 * « 4-1 » (circular of 30 January 1997 on the drafting of acts; domaine.md §5.3).
 */
export const modification = variantes(
  'Modification',
  'nature',
  'Nature',
  {
    remplacer_mots: {
      cible,
      /** Found exactly once in the target, as whole words, unless `partout`. */
      ancien: texte('Mots remplacés'),
      /** Empty: the words are deleted. */
      nouveau: texte('Nouveaux mots'),
      partout: ouiNon('Partout'),
    },
    inserer_mots: {
      cible,
      position: choix('Position', { avant: 'avant', apres: 'après' }),
      /** The words beside which the new ones come, found exactly once. */
      repere: texte('Mots de repère'),
      mots: texte('Mots insérés'),
    },
    /** One alinéa written anew, as one or several. */
    rediger_alinea: { divisionId: cle(), alineaId: cle(), alineas },
    rediger_division: { divisionId: cle(), intitule: texte('Intitulé'), alineas },
    intituler: { divisionId: cle(), intitule: texte('Intitulé') },
    inserer_alineas: {
      divisionId: cle(),
      /** The alinéa they follow; null: they open the division. */
      apres: facultatif(cle()),
      alineas,
    },
    supprimer_alinea: { divisionId: cle(), alineaId: cle() },
    inserer_division: {
      apres: cle(),
      sorte: choix('Sorte', { article: 'article', section: 'section' }),
      /** « 4-1 »; null for a section. */
      numero: facultatif(texte('Numéro')),
      intitule: texte('Intitulé'),
      /** Depth, from 1, where it is not that of what it follows. */
      niveau: absent(nombre('Niveau', 1)),
      alineas,
    },
    abroger: { divisionId: cle() },
    /** A repealed division comes back, in a new wording. */
    retablir: { divisionId: cle(), intitule: texte('Intitulé'), alineas },
    ajouter_annexe: { numero: texte('Numéro'), intitule: texte('Intitulé'), alineas },
    nommer_partie: { partieId: cle(), nom: texte('Nom') },
    designer_signataire: { signataireId: cle(), fonction, personne },
    /** The end of the convention moves, and the alinéa that says its duration with it. */
    proroger: { divisionId: cle(), alineaId: cle(), texte: texte('Texte'), fin: jour('Fin') },
    /** `apres`: the line of the same list it follows; null: it comes first. */
    inserer_liminaire: { liste: listeLiminaire, apres: facultatif(cle()), texte: texte('Texte') },
    rediger_liminaire: { liste: listeLiminaire, liminaireId: cle(), texte: texte('Texte') },
    supprimer_liminaire: { liste: listeLiminaire, liminaireId: cle() },
  },
  NATURE_MODIFICATION_LABELS,
);
export type Modification = Valeur<typeof modification>;

const membresOperation = {
  id: cle(),
  modification: tu(modification),
  /**
   * The legistic sentence as the act prints it: its first line, then the alinéas it quotes. Kept as written, so that
   * what the CREFOP examines never moves by itself.
   */
  phrase: lignes('Phrase'),
  /** What the target read when the operation was written, in plain text: a later change of it is then seen. */
  lu: tu(texte('Texte lu')),
  /** What becomes of the clauses whose words it touches; absent when it touches none. */
  clauses: absent(reponsesClauses),
};
/** One operation of an avenant: what it does, and the sentence of the act that says so. */
export type Operation = Objet<typeof membresOperation>;
export const operations = liste(
  'Modifications de la convention',
  membresOperation,
  parId((_operation, n) => `Modification n°\u00a0${n + 1}`),
);

/** Said of a modification: « choix d’appliquer », « modification appliquée », « est appliquée au texte ». */
export const CHOIX_ARBITRAGE_LABELS = {
  appliquer: { de: 'd’appliquer', participe: 'appliquée', complement: 'au texte' },
  ecarter: { de: 'd’écarter', participe: 'écartée', complement: 'du texte' },
} as const;
export type ChoixArbitrage = keyof typeof CHOIX_ARBITRAGE_LABELS;

const membresArbitrage = {
  /** The operation, or the sentence of a free article (`article-1-0`), the choice is about. */
  sujet: cle(),
  /** The doubts that were open when it was made, as `objetDe` names them; absent from choices made before they were kept: all. */
  objets: absent(tu(suite('Doutes tranchés', texte('Doute')))),
  /** `appliquer`: it stands as it is, and prevails where it met another act. `ecarter`: it has no effect. */
  choix: choix('Choix', {
    appliquer: `la modification est ${CHOIX_ARBITRAGE_LABELS.appliquer.participe}`,
    ecarter: `la modification est ${CHOIX_ARBITRAGE_LABELS.ecarter.participe}`,
  }),
  motif: texte('Motif'),
  le: jour('Le'),
};
/** A conflict or a doubt settled by a person, with the reason. */
export type Arbitrage = Objet<typeof membresArbitrage>;
export const arbitrages = liste('Conflits tranchés', membresArbitrage, {
  cle: ({ sujet, objets }) => [sujet, ...(objets ?? [])].join(' '),
  nom: (_arbitrage, n) => `Conflit n°\u00a0${n + 1}`,
});
