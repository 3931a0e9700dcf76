import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { enumeration } from '../french';
import type { Explication, Refusals } from '../explication';

/** Why a formal notice, its sending or a denunciation is refused (art. 7). */
export const REFUS_RESILIATION = {
  MEME_PARTIE: (): Explication => ({
    message: 'La partie qui met en demeure ne peut pas être celle qui la reçoit.',
    source: 'Convention, art. 7',
    remede: 'Choisissez l’autre partie comme destinataire.',
  }),
  GRIEF_REQUIS: (): Explication => ({
    message: 'La mise en demeure ne reproche aucun manquement.',
    source: 'Convention, art. 7 : « en cas de non-respect des dispositions »',
    remede: 'Citez au moins une obligation de l’autre partie et les faits datés.',
  }),
  OBLIGATION_INCONNUE: (p: { id: string; connues: readonly string[] }): Explication => ({
    message: `L’obligation « ${p.id} » n’existe pas dans cette convention.`,
    source: 'Convention, art. 2 et 3',
    remede: `Obligations : ${p.connues.join(', ')}.`,
  }),
  OBLIGATION_PROPRE: (p: { id: string; partie: string }): Explication => ({
    message: `L’obligation ${p.id} pèse sur ${p.partie}, qui est l’auteur de la lettre.`,
    source: 'Convention, art. 7',
    remede: 'Citez une obligation de la partie destinataire.',
  }),
  FAITS_AVANT_EFFET: (p: { faits: CivilDate; effet: CivilDate }): Explication => ({
    message: `Les faits du ${formatDate(p.faits)} sont antérieurs à la prise d’effet (${formatDate(p.effet)}).`,
    source: 'Convention, art. 6, al. 1',
    remede: 'Seul un manquement à une convention en vigueur peut être reproché.',
  }),
  FAITS_APRES_SIGNATURE: (p: { faits: CivilDate; signature: CivilDate }): Explication => ({
    message: `Les faits du ${formatDate(p.faits)} sont postérieurs à la lettre (${formatDate(p.signature)}).`,
    source: 'Convention, art. 7',
    remede: 'Corrigez la date des faits ou celle de la lettre.',
  }),
  MED_DEJA_SIGNEE: (): Explication => ({
    message: 'La lettre est signée : son contenu ne change plus.',
    source: 'Convention, art. 7',
    remede: 'Retirez cette mise en demeure et préparez-en une nouvelle.',
  }),
  MED_NON_SIGNEE: (): Explication => ({
    message: 'La lettre n’est pas signée : elle ne peut pas être envoyée.',
    source: 'CRPA, art. L. 212-1',
    remede: 'Enregistrez d’abord la date de signature de la lettre.',
  }),
  MED_CLOSE: (p: { etat: string }): Explication => ({
    message: `Cette mise en demeure est close (${p.etat}).`,
    source: 'Convention, art. 7',
    remede: 'Un nouveau manquement appelle une nouvelle mise en demeure.',
  }),
  MED_NON_ENVOYEE: (): Explication => ({
    message: 'La mise en demeure n’a pas été envoyée : aucun délai ne court.',
    source: 'Convention, art. 7 : « deux mois suivant l’envoi »',
    remede: 'Enregistrez l’envoi recommandé avec la date de la preuve de dépôt.',
  }),
  DEPOT_AVANT_SIGNATURE: (p: { signature: CivilDate }): Explication => ({
    message: `Le dépôt ne peut précéder la signature de la lettre (${formatDate(p.signature)}).`,
    source: 'Convention, art. 7',
    remede: 'Corrigez la date de dépôt d’après la preuve de dépôt.',
  }),
  ENVOI_REQUIS: (): Explication => ({
    message: 'Aucun envoi n’est indiqué.',
    source: 'Convention, art. 7 : « lettre recommandée avec accusé de réception »',
    remede: 'Ajoutez au moins un destinataire, son numéro de recommandé et la date de dépôt.',
  }),
  ENVOI_INCONNU: (p: { id: string }): Explication => ({
    message: `L’envoi « ${p.id} » n’existe pas dans cette mise en demeure.`,
    source: 'Registre',
    remede: 'Vérifiez l’identifiant dans le détail de la mise en demeure.',
  }),
  ENVOI_DELAI_EXPIRE: (p: { premierJour: CivilDate }): Explication => ({
    message: `Le délai est expiré depuis le ${formatDate(p.premierJour)} : un nouvel envoi ne peut plus s’y rattacher.`,
    source: 'Convention, art. 7',
    remede: 'Préparez une nouvelle mise en demeure si un destinataire n’a pas été touché.',
  }),
  PREUVE_DEJA_CONNUE: (p: { reference: string }): Explication => ({
    message: `La preuve de dépôt de cet envoi est déjà enregistrée : ${p.reference}.`,
    source: 'Arrêté du 7 février 2007, art. 2',
    remede: 'Une preuve enregistrée ne se remplace pas : laissez ce champ tel qu’il est.',
  }),
  EVENEMENT_AVANT_DEPOT: (p: { quoi: string; depot: CivilDate }): Explication => ({
    message: `${p.quoi} ne peut précéder le dépôt du ${formatDate(p.depot)}.`,
    source: 'Arrêté du 7 février 2007, art. 2 à 4',
    remede: 'Corrigez la date d’après l’avis de réception.',
  }),
  EVENEMENTS_CONTRADICTOIRES: (p: { raison: string }): Explication => ({
    message: `Le suivi postal se contredit : ${p.raison}.`,
    source: 'Arrêté du 7 février 2007, art. 2 à 4',
    remede: 'Reprenez les dates de l’avis de réception ou de l’enveloppe retournée.',
  }),
  REGULARISATION_TARDIVE: (p: { expiration: CivilDate }): Explication => ({
    message: `La régularisation est postérieure à l’expiration du délai (${formatDate(p.expiration)}).`,
    source: 'Convention, art. 7',
    remede:
      'Si la partie s’est conformée après le délai, retirez la mise en demeure plutôt que de la régulariser.',
  }),
  CLOTURE_AVANT_ENVOI: (p: { depot: CivilDate }): Explication => ({
    message: `La date ne peut précéder l’envoi de la mise en demeure (${formatDate(p.depot)}).`,
    source: 'Convention, art. 7',
    remede: 'Corrigez la date.',
  }),
  DESTINATAIRE_NON_TOUCHE: (p: { destinataires: readonly string[] }): Explication => ({
    message: `La lettre est revenue pour adresse inconnue : ${enumeration(p.destinataires)} ; cette partie n’est pas en demeure.`,
    source: 'Convention, art. 7 ; C. civ., art. 1344',
    remede: 'Envoyez une nouvelle lettre à la bonne adresse : le délai repart de ce nouvel envoi.',
  }),
  DELAI_EN_COURS: (p: {
    notification: CivilDate;
    strict: CivilDate;
    prudent: CivilDate;
    premierJour: CivilDate;
  }): Explication => ({
    message:
      `Le délai de deux mois n’est pas expiré le ${formatDate(p.notification)} : ` +
      `il expire le ${formatDate(p.strict)} à 24 h (date stricte), le ${formatDate(p.prudent)} à 24 h (date prudente).`,
    source: 'Convention, art. 7 ; CPC, art. 641 et 642',
    remede: `La dénonciation peut être notifiée à partir du ${formatDate(p.premierJour)}.`,
  }),
  DEROGATION_AVANT_STRICT: (p: { notification: CivilDate; strict: CivilDate }): Explication => ({
    message: `Même par dérogation, la dénonciation ne peut être notifiée le ${formatDate(
      p.notification,
    )} : le délai strict court jusqu’au ${formatDate(p.strict)} à 24 h.`,
    source: 'Convention, art. 7 ; CPC, art. 641',
    remede: 'Attendez au moins le lendemain de la date stricte.',
  }),
  DENONCIATION_DEJA_NOTIFIEE: (p: { date: CivilDate }): Explication => ({
    message: `La convention a déjà été dénoncée, le ${formatDate(p.date)}.`,
    source: 'Convention, art. 7',
    remede: 'Enregistrez la réception de cette dénonciation si elle est connue.',
  }),
  DENONCIATION_AUTRE_PARTIE: (p: { partie: string }): Explication => ({
    message: `Seule la partie qui a mis en demeure (${p.partie}) peut dénoncer sur ce fondement.`,
    source: 'Convention, art. 7',
    remede: 'Choisissez un signataire de cette partie.',
  }),
  EFFET_AVANT_NOTIFICATION: (p: { notification: CivilDate }): Explication => ({
    message: `La dénonciation ne peut prendre effet avant sa notification (${formatDate(p.notification)}).`,
    source: 'Convention, art. 7',
    remede: 'Indiquez une date d’effet égale ou postérieure à la notification.',
  }),
  RECEPTION_AVANT_NOTIFICATION: (p: { notification: CivilDate }): Explication => ({
    message: `La réception ne peut précéder la notification (${formatDate(p.notification)}).`,
    source: 'Avis de réception',
    remede: 'Corrigez la date d’après l’avis de réception.',
  }),
  RECEPTION_DEJA_CONNUE: (p: { date: CivilDate }): Explication => ({
    message: `La réception est déjà enregistrée au ${formatDate(p.date)}.`,
    source: 'Avis de réception',
    remede: 'Une date reçue ne se remplace pas.',
  }),
} satisfies Refusals;
