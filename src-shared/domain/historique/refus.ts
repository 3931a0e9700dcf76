import type { Explication, Refusals } from '../explication';

const JOURNAL = 'Journal du registre : rien ne s’y efface';

/** Why an undo, a redo or a rectification is refused. */
export const REFUS_HISTORIQUE = {
  RIEN_A_ANNULER: (): Explication => ({
    message: 'Il n’y a aucune action à annuler.',
    source: JOURNAL,
    remede: 'Pour revenir sur un acte plus ancien, ouvrez-le dans le journal et rectifiez-le, avec un motif.',
  }),
  RIEN_A_RETABLIR: (): Explication => ({
    message: 'Il n’y a aucune action à rétablir.',
    source: 'Une action nouvelle efface la liste des actions à rétablir',
    remede: 'Enregistrez de nouveau l’action par son formulaire.',
  }),
  ANNULATION_DEPASSEE: (p: { seq: number; dernier: number; acte: string }): Explication => ({
    message: `L’entrée n° ${p.seq} n’est plus la dernière action : c’est l’entrée n° ${p.dernier} (${p.acte}).`,
    source: 'Une action s’annule dans l’ordre, la dernière d’abord',
    remede: 'Vérifiez ce qui a été enregistré depuis, puis recommencez.',
  }),
  RETABLISSEMENT_DEPASSE: (p: { seq: number; dernier: number; acte: string }): Explication => ({
    message: `L’entrée n° ${p.seq} n’est plus la première à rétablir : c’est l’entrée n° ${p.dernier} (${p.acte}).`,
    source: 'Les actions annulées se rétablissent dans l’ordre, la dernière annulée d’abord',
    remede: 'Vérifiez ce qui a été enregistré depuis, puis recommencez.',
  }),
  ACTE_SENSIBLE: (p: { seq: number; acte: string; raison: string }): Explication => ({
    message: `L’entrée n° ${p.seq} (${p.acte}) ne s’annule pas : ${p.raison}.`,
    source: 'Un acte signé, envoyé, notifié ou rendu ne disparaît jamais sans motif',
    remede:
      'Rectifiez cette entrée, avec un motif : elle reste au journal, et vous enregistrez ensuite l’acte exact.',
  }),
  ENTREE_INCONNUE: (p: { seq: number }): Explication => ({
    message: `Le journal n’a pas d’entrée n° ${p.seq}.`,
    source: JOURNAL,
    remede: 'Relevez le numéro de l’entrée dans l’écran du journal.',
  }),
  HISTORIQUE_MOUVANT: (): Explication => ({
    message: 'Le registre a changé pendant l’opération : rien n’a été modifié.',
    source: 'Une action s’annule dans l’ordre, la dernière d’abord',
    remede: 'Vérifiez ce qui vient d’être enregistré, puis recommencez.',
  }),
  RECTIFICATION_D_ANNULATION: (p: { seq: number }): Explication => ({
    message: `L’entrée n° ${p.seq} annule ou rétablit une autre entrée : elle ne se rectifie pas.`,
    source: JOURNAL,
    remede: 'Rétablissez l’action annulée, ou enregistrez de nouveau l’acte par son formulaire.',
  }),
  RECTIFICATION_ANNULEE: (p: { seq: number; acte: string; par: number }): Explication => ({
    message: `L’entrée n° ${p.seq} (${p.acte}) est déjà annulée par l’entrée n° ${p.par}.`,
    source: JOURNAL,
    remede: 'Il n’y a rien à rectifier : cette action ne produit plus d’effet.',
  }),
  RECTIFICATION_DEJA_FAITE: (p: { seq: number; acte: string; par: number }): Explication => ({
    message: `L’entrée n° ${p.seq} (${p.acte}) est déjà rectifiée par l’entrée n° ${p.par}.`,
    source: JOURNAL,
    remede: 'Pour rendre effet à cet acte, rectifiez la rectification elle-même, avec un motif.',
  }),
  RECTIFICATION_ACTE_POSTERIEUR: (p: {
    seq: number;
    acte: string;
    posterieur: number;
    actePosterieur: string;
  }): Explication => ({
    message: `L’entrée n° ${p.seq} (${p.acte}) ne peut pas être rectifiée : l’entrée n° ${p.posterieur} (${p.actePosterieur}) a changé le même objet depuis.`,
    source: 'Rectifier un acte ne doit pas en effacer un autre',
    remede: 'Rectifiez ou annulez d’abord cette entrée plus récente.',
  }),
  RECTIFICATION_CONTRADICTION: (p: { seq: number; acte: string; contradictions: string }): Explication => ({
    message: `Sans l’entrée n° ${p.seq} (${p.acte}), le registre se contredirait. ${p.contradictions}`,
    source: 'Un acte enregistré ne doit pas perdre ce sur quoi il repose',
    remede: 'Rectifiez d’abord l’acte qui s’appuie sur celui-ci.',
  }),
} satisfies Refusals;
