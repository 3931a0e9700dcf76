import type { Trouvaille } from '#contract/recherche';
import { lieuDe } from '../../parts/lieu-de';
import { textPalette } from '../../text/palette';
import { commandesDites } from './commandes';
import type { Commande, CommandeDite } from './commandes';
import type { Sujet } from './refus';
import type { Usage } from './usages';

/** One line of the palette. */
export type Ligne = {
  readonly cle: string;
  readonly nature: string;
  readonly titre: string;
  /** What a command is asked of, where the command is already said. */
  readonly objet?: Pick<Ligne, 'titre' | 'nature' | 'sorte'>;
  readonly situation: string;
  readonly extrait: string | null;
  readonly sorte: 'commande' | 'ecran' | 'fiche' | 'partie' | 'journal' | 'recent';
  /** The command and the record it is asked of: what may refuse it today. */
  readonly sujet?: Sujet;
} & (
  | { readonly adresse: string; readonly demande: null }
  /** Chosen, it asks what it is about. */
  | { readonly adresse: null; readonly demande: Extract<Commande, { readonly genre: 'geste' }> }
);

/** Commands that come before what the registry answers; the others come after it. */
const EN_TETE = 3;
const COMMANDES_MAX = 12;

export function ligneDeCommande({ commande }: CommandeDite): Ligne {
  const { cle, nature, libelle } = commande;
  const line = { cle, nature, titre: libelle, situation: '', extrait: null } as const;
  return commande.genre === 'ecran'
    ? { ...line, sorte: 'ecran', adresse: commande.adresse, demande: null }
    : { ...line, sorte: 'commande', adresse: null, demande: commande };
}

/** What was found; asked of by a command, it leads where the command does. */
export function ligneTrouvee(
  one: Trouvaille,
  demande: Extract<Commande, { readonly genre: 'geste' }> | null = null,
): Ligne {
  const { cle, nature, titre, situation, extrait, conventionId } = one;
  const line = { nature, situation, extrait } as const;
  const id = one.genre === 'partie' ? one.cleDePartie : one.genre === 'fiche' ? one.id : null;
  const adresse = id === null ? null : (demande?.adresse({ conventionId, id }) ?? null);
  if (demande === null || id === null || adresse === null)
    return { ...line, cle, titre, sorte: one.genre, adresse: lieuDe(one), demande: null };
  return {
    ...line,
    cle: `${demande.cle}/${cle}`,
    nature: demande.nature,
    titre: textPalette.on(demande.libelle, titre),
    objet: { titre, nature, sorte: one.genre },
    sujet: { acte: demande.cle.replace('acte/', ''), id },
    extrait: null,
    sorte: 'commande',
    adresse,
    demande: null,
  };
}

const ligneDUsage = ({ cle, nature, titre, situation, adresse }: Usage): Ligne => ({
  cle,
  nature,
  titre,
  situation,
  extrait: null,
  sorte: 'recent',
  adresse,
  demande: null,
});

/** What is shown before anything is typed: what was chosen lately, then the screens. */
export function lignesDuDebut(usages: readonly Usage[], commandes: readonly Commande[]): readonly Ligne[] {
  const known = new Set(usages.map(({ cle }) => cle));
  return [
    ...usages.map(ligneDUsage),
    ...commandes
      .filter(({ genre, cle }) => genre === 'ecran' && !known.has(cle))
      .map((commande) => ligneDeCommande({ commande, reste: '' })),
  ];
}

/** The command whose words are all said and that is asked of the others; null when there is none. */
export function commandeAvecObjet(
  texte: string,
): (CommandeDite & { readonly commande: Extract<Commande, { readonly genre: 'geste' }> }) | null {
  const [best] = commandesDites(texte).filter(({ reste }) => reste !== '');
  return best?.commande.genre === 'geste' ? { commande: best.commande, reste: best.reste } : null;
}

/** Commands, what they are asked of, and what the registry holds; what was chosen before comes first of all. */
export function lignesDites(
  texte: string,
  trouvees: readonly Trouvaille[],
  objets: {
    readonly demande: Extract<Commande, { readonly genre: 'geste' }>;
    readonly trouvees: readonly Trouvaille[];
  } | null,
  usages: readonly Usage[],
): readonly Ligne[] {
  const commandes = commandesDites(texte)
    .filter(({ reste }) => reste === '')
    .slice(0, COMMANDES_MAX)
    .map(ligneDeCommande);
  const all = [
    ...(objets === null ? [] : objets.trouvees.map((one) => ligneTrouvee(one, objets.demande))),
    ...commandes.slice(0, EN_TETE),
    ...trouvees.map((one) => ligneTrouvee(one)),
    ...commandes.slice(EN_TETE),
  ];
  const rangs = new Map(usages.map(({ cle }, rang) => [cle, rang]));
  const before = all.filter(({ cle }) => rangs.has(cle));
  return [
    ...before.sort((a, b) => (rangs.get(a.cle) ?? 0) - (rangs.get(b.cle) ?? 0)),
    ...all.filter(({ cle }) => !rangs.has(cle)),
  ];
}
