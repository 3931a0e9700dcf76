import type { Explication, Refusals } from '../explication';

const PREUVE = 'Un acte signé, envoyé, notifié ou rendu ne se supprime pas';

/** Why a record cannot go to the trash, or cannot come back from it. */
export const REFUS_CORBEILLE = {
  SUPPRESSION_CONVENTION_SIGNEE: (): Explication => ({
    message: 'Cette convention porte des signatures : elle ne se supprime pas.',
    source: PREUVE,
    remede:
      'Si une signature a été enregistrée par erreur, rectifiez son entrée dans le journal, avec un motif.',
  }),
  SUPPRESSION_AVENANT_SIGNE: (): Explication => ({
    message: 'Cet avenant porte des signatures : il ne se supprime pas.',
    source: PREUVE,
    remede:
      'Si une signature a été enregistrée par erreur, rectifiez son entrée dans le journal, avec un motif.',
  }),
  SUPPRESSION_AVENANT_EXAMINE: (): Explication => ({
    message: 'Le comité a examiné ce projet d’avenant : il ne se supprime pas.',
    source: 'L’avis rendu reste attaché au projet examiné',
    remede:
      'Abandonnez cet avenant, ou rectifiez l’entrée de l’avis dans le journal s’il a été enregistré par erreur.',
  }),
  SUPPRESSION_AVENANT_TRANSMIS: (): Explication => ({
    message:
      'Ce projet d’avenant a été transmis au comité, ou refusé par une partie : il ne se supprime pas.',
    source: PREUVE,
    remede: 'Abandonnez-le, ou rectifiez dans le journal l’entrée enregistrée par erreur, avec un motif.',
  }),
  SUPPRESSION_AVIS: (): Explication => ({
    message: 'Un avis rendu en séance ne se supprime pas.',
    source: PREUVE,
    remede: 'S’il a été enregistré par erreur, rectifiez son entrée dans le journal, avec un motif.',
  }),
  SUPPRESSION_LETTRE_SIGNEE: (): Explication => ({
    message: 'Cette mise en demeure est signée ou envoyée : elle ne se supprime pas.',
    source: PREUVE,
    remede:
      'Retirez-la, ou rectifiez l’entrée en cause dans le journal si elle a été enregistrée par erreur.',
  }),
  SUPPRESSION_LETTRE_CLOSE: (): Explication => ({
    message: 'Le retrait de cette mise en demeure est enregistré : elle ne se supprime pas.',
    source: PREUVE,
    remede: 'Si le retrait a été enregistré par erreur, rectifiez son entrée dans le journal, avec un motif.',
  }),
  SUPPRESSION_DENONCIATION: (): Explication => ({
    message: 'Une dénonciation notifiée ne se supprime pas.',
    source: PREUVE,
    remede: 'Si elle a été enregistrée par erreur, rectifiez son entrée dans le journal, avec un motif.',
  }),
  SUPPRESSION_PIECE_ANNEXEE: (p: { nom: string; acte: string }): Explication => ({
    message: `Le fichier ${p.nom} est une annexe de ${p.acte} : il ne se supprime pas tant qu’elle y est.`,
    source: 'Une annexe fait partie de l’acte',
    remede:
      'Retirez d’abord l’annexe du projet, ou joignez le même fichier à un autre acte de la convention.',
  }),
  SUPPRESSION_DEPENDANT: (p: { objet: string; dependant: string; pourquoi: string }): Explication => ({
    message: `La suppression de ${p.objet} emporterait ${p.dependant}. ${p.pourquoi}`,
    source: PREUVE,
    remede: 'Rectifiez d’abord cet acte dans le journal s’il a été enregistré par erreur, puis recommencez.',
  }),
  EXEMPLE_SUPPRIME: (p: { nom: string }): Explication => ({
    message: `La convention de l’exemple (${p.nom}) a été supprimée de ce registre.`,
    source: 'Ce qui est supprimé reste dans la corbeille',
    remede: 'Restaurez-la depuis la corbeille.',
  }),
  SUPPRESSION_SEANCE: (p: { faute: string }): Explication => ({
    message: `La séance ne va pas à la corbeille : ${p.faute}.`,
    source: 'Ce qui a été fait en séance, ou annoncé aux membres, reste au registre',
    remede: 'Une séance convoquée qui ne se tiendra pas s’annule, avec son motif.',
  }),
  RETOUR_PARENT_ABSENT: (p: { objet: string; parent: string; retour: string }): Explication => ({
    message: `Il manque ${p.parent}, à quoi se rattache ${p.objet}.`,
    source: 'Un objet revient de la corbeille avec ses liens',
    remede: p.retour,
  }),
  RETOUR_DEJA_LA: (p: { objet: string }): Explication => ({
    message: `Le registre contient déjà ${p.objet} : rien n’a été remplacé.`,
    source: 'Un objet présent n’est jamais recouvert',
    remede: 'Gardez l’objet présent, ou supprimez-le avant de restaurer celui de la corbeille.',
  }),
  RETOUR_CONTRADICTION: (p: { objet: string; contradictions: string }): Explication => ({
    message: `Avec ${p.objet}, le registre se contredirait. ${p.contradictions}`,
    source: 'Le registre a changé depuis la suppression',
    remede: 'Enregistrez un nouvel acte par son formulaire.',
  }),
} satisfies Refusals;
