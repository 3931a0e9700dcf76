import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Explication, Refusals } from '../explication';

const le = (date: CivilDate | null): string => (date === null ? '' : ` le ${formatDate(date)}`);

/**
 * Why an avenant does not take a step, and why its text is not ready for it. A date is null where the rule is told in general, as in the table of the
 * transitions.
 */
export const REFUS_AVENANT = {
  AVANT_DEMANDE: (p: { quoi: string; date: CivilDate; demande: CivilDate }): Explication => ({
    message: `${p.quoi} (${formatDate(p.date)}) précède la demande d’avenant (${formatDate(p.demande)}).`,
    source: 'Un avenant naît d’une demande',
    remede: 'Corrigez cette date : l’avenant naît de la demande d’une partie.',
  }),
  AVENANT_ORDRE: (p: { quoi: string; date: CivilDate; fait: string; faitLe: CivilDate }): Explication => ({
    message: `${p.quoi} (${formatDate(p.date)}) précède ${p.fait} (${formatDate(p.faitLe)}).`,
    source: 'Ordre des étapes d’un avenant',
    remede: `Indiquez une date à partir du ${formatDate(p.faitLe)}, ou rectifiez celle de l’étape déjà enregistrée.`,
  }),
  AVENANT_ABANDONNE: (p: { date: CivilDate | null }): Explication => ({
    message: `Cet avenant a été abandonné${le(p.date)}.`,
    source: 'Registre',
    remede: 'Reprenez son texte dans une nouvelle demande.',
  }),
  AVENANT_REFUSE: (p: { date: CivilDate | null }): Explication => ({
    message: `Une partie a refusé cet avenant${le(p.date)} : il ne sera pas signé.`,
    source: 'Un avenant se signe de toutes les parties',
    remede: 'Si la négociation reprend, reprenez son texte dans une nouvelle demande.',
  }),
  AVENANT_SIGNE: (): Explication => ({
    message: 'Cet avenant est déjà signé par toutes les parties.',
    source: 'Un acte signé ne change plus',
    remede: 'Un avenant signé ne se modifie que par un nouvel avenant.',
  }),
  AVENANT_PARTIE_SIGNEE: (p: { partie: string }): Explication => ({
    message: `Tous les signataires ont déjà signé pour ${p.partie} : cette partie ne peut plus refuser.`,
    source: 'Une signature enregistrée est un fait',
    remede: 'Choisissez la partie dont une signature manque, ou abandonnez cet avenant.',
  }),
  AVENANT_SIGNATURES_COMMENCEES: (): Explication => ({
    message: 'Le texte ne peut plus être modifié : des signatures ont été recueillies.',
    source: 'Tous les originaux portent le même texte',
    remede: 'Abandonnez cet avenant et ouvrez une nouvelle demande.',
  }),
  AVENANT_TEXTE_FIGE: (p: { date: CivilDate | null }): Explication => ({
    message: `Le texte est figé : l’avenant a été mis à la signature${le(p.date)}.`,
    source: 'Tous les originaux portent le même texte',
    remede: 'Si le texte doit changer, abandonnez cet avenant et ouvrez une nouvelle demande.',
  }),
  AVENANT_NUMERO_DONNE: (p: { numero: number }): Explication => ({
    message: `Cet avenant porte déjà le n° ${p.numero} : tous ses originaux le disent.`,
    source: 'Un numéro donné à la mise à la signature ne change plus',
    remede: 'Laissez le numéro vide. S’il est faux, rectifiez la mise à la signature dans le journal.',
  }),
  AVENANT_NUMERO_PRIS: (p: { numero: number; objet: string; libre: number }): Explication => ({
    message: `Le n° ${p.numero} est déjà celui d’un autre avenant de cette convention : « ${p.objet} ».`,
    source: 'Un numéro n’est donné qu’une fois, même à un avenant refusé ou abandonné',
    remede: `Indiquez un autre numéro ; le suivant est le n° ${p.libre}.`,
  }),
  AVENANT_REPRISE: (): Explication => ({
    message: 'Seul un avenant abandonné ou refusé se reprend.',
    source: 'Une reprise rouvre ce qui a été arrêté',
    remede:
      'S’il est à la signature et que son texte doit changer, abandonnez-le avec un motif, puis reprenez-le.',
  }),
  AVENANT_CLOS: (p: { date: CivilDate | null }): Explication => ({
    message: `La convention a cessé${le(p.date)} par sa dénonciation : cet avenant, encore en préparation, est clos avec elle.`,
    source: 'Un avenant modifie une convention en vigueur',
    remede:
      'Ce qui s’est fait avant ce jour s’y enregistre encore, à sa date ; rien d’autre ne peut plus lui être fait. Si la fin de la convention est fausse, rectifiez la dénonciation ou sa réception dans le journal.',
  }),
  AVIS_DEFECTUEUX: (p: { seance: CivilDate; defauts: readonly string[] }): Explication => ({
    message: `L’avis du ${formatDate(p.seance)} a ${p.defauts.length > 1 ? 'des défauts qui peuvent' : 'un défaut qui peut'} l’annuler, et l’avenant avec lui. ${p.defauts.join(' ')}`,
    source:
      'Une consultation obligatoire irrégulière peut vicier l’acte (CE, Ass., 23 décembre 2011, n° 335033)',
    remede:
      'Recueillez un nouvel avis, ou dites pourquoi ce défaut n’empêche pas de signer : le motif reste avec l’avenant et au journal.',
  }),
  AVENANT_SANS_TEXTE: (): Explication => ({
    message: 'Le projet d’avenant ne contient aucun article : il n’y a rien à signer.',
    source: 'Un avenant dit ce qu’il change',
    remede: 'Rédigez les articles de l’avenant.',
  }),
  OPERATION_INCONNUE: (p: { id: string }): Explication => ({
    message: `Cet avenant n’a pas de modification « ${p.id} ».`,
    source: 'Registre',
    remede: 'Relisez la liste des modifications de l’avenant.',
  }),
  OPERATION_CIBLE_INCONNUE: (p: { cible: string }): Explication => ({
    message: `La modification vise « ${p.cible} », qui n’existe pas dans le texte de la convention.`,
    source: 'Convention, texte en vigueur',
    remede: 'Choisissez un article ou un alinéa du texte en vigueur.',
  }),
  AVENANT_AUTRE_CONVENTION: (p: { id: string }): Explication => ({
    message: `L’avenant « ${p.id} » n’est pas un avenant de cette convention.`,
    source: 'Registre',
    remede: 'Choisissez un projet d’avenant de cette convention.',
  }),
  AVENANT_DEJA_SIGNE_TEXTE: (p: { numero: number }): Explication => ({
    message: `L’avenant n° ${p.numero} est signé : le texte en vigueur le porte dès sa prise d’effet.`,
    source: 'Convention, texte en vigueur',
    remede: 'Indiquez une date plutôt que cet avenant.',
  }),
  CONCORDANCE_DEFAUT: (p: { lieu: string; defaut: string; remede: string; autres: number }): Explication => ({
    message: `L’avenant n’est pas prêt à signer (${p.lieu}). ${p.defaut}${
      p.autres === 0
        ? ''
        : ` Et ${p.autres} autre${p.autres > 1 ? 's' : ''} défaut${p.autres > 1 ? 's' : ''}.`
    }`,
    source: 'Concordance de la phrase, de la modification et du texte obtenu',
    remede: p.remede,
  }),
  CLAUSE_HORS_OBJET: (p: { defaut: string; remede: string }): Explication => ({
    message: `Cette réponse sur une clause n’est pas possible. ${p.defaut}`,
    source: 'Une clause change avec les mots qui la disent',
    remede: p.remede,
  }),
  CLAUSE_DEJA_REGLEE: (): Explication => ({
    message: 'L’avenant dit déjà ce que devient cette clause, et son texte ne change plus.',
    source: 'Tous les originaux portent le même texte',
    remede: 'Rectifiez l’entrée du journal qui l’a réglée, ou faites signer un avenant qui la change.',
  }),
  CLAUSE_SANS_REPONSE: (): Explication => ({
    message: 'Rien n’a été répondu sur cette clause : il n’y a rien à reprendre.',
    source: 'Concordance de la phrase, de la modification et du texte obtenu',
    remede: 'Relisez la concordance de l’avenant.',
  }),
  CLAUSE_REGLEE_SANS_MOTIF: (): Explication => ({
    message:
      'L’avenant est parti à la signature sans dire ce que devient cette clause : la régler demande un motif.',
    source: 'Ce choix fixe ce que le registre calcule et refuse',
    remede: 'Dites sur quoi vous vous fondez : les mots de l’avenant, la pratique des parties, un écrit.',
  }),
  ARBITRAGE_SANS_OBJET: (p: { sujet: string }): Explication => ({
    message: `Rien n’est à trancher sur « ${p.sujet} ».`,
    source: 'Concordance de la phrase, de la modification et du texte obtenu',
    remede: 'Relisez la concordance de l’avenant.',
  }),
  ARBITRAGE_IMPOSSIBLE: (p: { defaut: string }): Explication => ({
    message: `Ce défaut ne se tranche pas, il se corrige. ${p.defaut}`,
    source: 'Concordance de la phrase, de la modification et du texte obtenu',
    remede: 'Corrigez la modification ou sa phrase, ou retirez-la.',
  }),
  ARBITRAGE_SANS_SUITE: (p: { lieu: string; defaut: string }): Explication => ({
    message: `Cette modification ne peut pas l’emporter (${p.lieu}). ${p.defaut}`,
    source: 'Concordance de la phrase, de la modification et du texte obtenu',
    remede: 'Écartez la modification, ou faites signer un avenant qui récrit ce passage.',
  }),
  CLAUSE_AVENANT_INCERTAINE: (p: { source: string; doutes: readonly string[] }): Explication => ({
    message: `La clause sur les avenants reste à confirmer. ${p.doutes.join(' ')}`,
    source: p.source,
    remede:
      'Confirmez-la dans l’onglet « Clauses », ou dites ce qu’elle devient sur l’avenant qui en a changé les mots.',
  }),
  ARBITRAGE_ECARTER_PROJET: (): Explication => ({
    message: 'Une modification d’un projet ne s’écarte pas : l’acte la dirait encore.',
    source: 'Concordance de la phrase, de la modification et du texte obtenu',
    remede: 'Retirez la modification du projet.',
  }),
  AVIS_ABSENT: (p: { source: string }): Explication => ({
    message: 'Aucun avis n’a été rendu sur cet avenant.',
    source: p.source,
    remede:
      'Enregistrez l’avis rendu en séance, quel qu’en soit le sens ; un avis défavorable ne bloque pas.',
  }),
  AVIS_POSTERIEUR: (p: { avis: CivilDate; signature: CivilDate; source: string }): Explication => ({
    message: `L’avis (${formatDate(p.avis)}) est postérieur à la signature (${formatDate(p.signature)}).`,
    source: p.source,
    remede: 'La signature doit suivre l’avis : corrigez la date, ou faites signer de nouveau après l’avis.',
  }),
  AVIS_AUTRE_PROJET: (p: { seance: CivilDate; source: string }): Explication => ({
    message: `Le texte a changé depuis l’avis du ${formatDate(p.seance)} : ce projet n’a pas été examiné.`,
    source: `L’avis porte sur le projet examiné (${p.source})`,
    remede:
      'Saisissez de nouveau le comité, ou indiquez pourquoi la différence ne soulève aucune question nouvelle.',
  }),
  REPRISE_PRESENTE: (p: { aujourdhui: CivilDate }): Explication => ({
    message: `Seul un acte d’avant le ${formatDate(p.aujourdhui)} se reprend de l’historique.`,
    source: 'Un acte du jour garde ses règles',
    remede: 'Corrigez les dates, ou retirez le motif de reprise.',
  }),
  AVIS_SEANCE_SUR_AVENANT_SIGNE: (): Explication => ({
    message: 'Les signatures de cet avenant ont commencé : un avis ne peut plus y être rattaché.',
    source: 'Un avis précède la signature de l’acte qu’il examine',
    remede:
      'Un avis précède la signature. S’il a bien été rendu avant, abandonnez cet avenant et reprenez-le.',
  }),
} satisfies Refusals;
