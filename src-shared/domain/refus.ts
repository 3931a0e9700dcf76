import { REFUS_AVENANT } from './avenant/refus';
import { formatDate } from './civil-date';
import type { CivilDate } from './civil-date';
import { REFUS_CORBEILLE } from './corbeille/refus';
import { REFUS_HISTORIQUE } from './historique/refus';
import { REFUS_PIECES } from './pieces/refus';
import { REFUS_ECHANGES } from './echanges/refus';
import { REFUS_SAUVEGARDES } from './sauvegardes/refus';
import { enumeration, s } from './french';
import { typographie } from './typographie';

/** What a refusal says: the rule that was not met, where it is written, and what would make it pass. */
type Explication = { readonly message: string; readonly source: string; readonly remede: string };

/**
 * Every reason for which the rules of the registry refuse an act, in French, with its source and its way out.
 * The screens, the terminal and the browser print the same sentences.
 */
const CATALOGUE = {
  INTROUVABLE: (p: { objet: string; id: string }): Explication => ({
    message: `${p.objet} « ${p.id} » n’existe pas dans ce registre.`,
    source: 'Registre',
    remede: 'Vérifiez l’identifiant dans la liste des conventions, ou cherchez-le dans la corbeille.',
  }),
  SIGNATAIRE_INCONNU: (p: { id: string; connus: readonly string[] }): Explication => ({
    message: `« ${p.id} » n’est pas un signataire de cette convention.`,
    source: 'Convention, désignation des parties',
    remede: `Signataires attendus : ${enumeration(p.connus)}.`,
  }),
  PARTIE_INCONNUE: (p: { id: string; connues: readonly string[] }): Explication => ({
    message: `« ${p.id} » n’est pas une partie à cette convention.`,
    source: 'Convention, désignation des parties',
    remede: `Parties : ${enumeration(p.connues)}.`,
  }),
  SIGNATAIRE_AUTRE_PARTIE: (p: { signataire: string; partie: string }): Explication => ({
    message: `${p.signataire} ne signe pas pour ${p.partie}.`,
    source: 'Convention, désignation des parties',
    remede: 'Choisissez un signataire de cette partie.',
  }),
  DATE_FUTURE: (p: { quoi: string; date: CivilDate; aujourdhui: CivilDate }): Explication => ({
    message: `${p.quoi} (${formatDate(p.date)}) vient après la date du jour (${formatDate(p.aujourdhui)}).`,
    source: 'Un fait s’enregistre lorsqu’il a eu lieu',
    remede: 'Corrigez la date, ou revenez enregistrer ce fait le jour venu.',
  }),
  DEJA_SIGNE: (p: { signataire: string; date: CivilDate }): Explication => ({
    message: `${p.signataire} a déjà signé, le ${formatDate(p.date)}.`,
    source: 'Convention, bloc de signature',
    remede: 'Retirez ce signataire de la saisie : une signature enregistrée ne se remplace pas.',
  }),
  SIGNATAIRE_EN_DOUBLE: (p: { signataire: string }): Explication => ({
    message: `${p.signataire} figure deux fois dans la saisie.`,
    source: 'Convention, bloc de signature',
    remede: 'Gardez une seule date par signataire.',
  }),
  SIGNATAIRE_FIGE: (p: { signataire: string }): Explication => ({
    message: `Le titulaire ne peut plus être changé : des signatures ont commencé (${p.signataire}).`,
    source: 'Un acte signé garde les noms de ses signataires',
    remede: 'Un nouveau titulaire signe les actes à venir ; la convention signée ne change pas.',
  }),
  FIN_AVANT_EFFET: (p: { fin: CivilDate; effet: CivilDate }): Explication => ({
    message: `La fin (${formatDate(p.fin)}) précéderait la date d’effet (${formatDate(p.effet)}).`,
    source: 'Convention, art. 6',
    remede: 'Indiquez un jour de fin postérieur à la date d’effet.',
  }),
  FIN_AVANT_ACTES: (p: { quoi: string; date: CivilDate; fin: CivilDate }): Explication => ({
    message: `La fin (${formatDate(p.fin)}) précéderait un acte déjà enregistré : ${p.quoi}, ${formatDate(p.date)}.`,
    source: 'Convention, art. 6, al. 2 et 3',
    remede: 'Vérifiez le jour de fin sur l’instrument qui le fixe, puis la date de cet acte.',
  }),
  EFFET_APRES_ACTES: (p: { quoi: string; date: CivilDate; effet: CivilDate }): Explication => ({
    message: `L’effet (${formatDate(p.effet)}) suivrait un acte déjà enregistré : ${p.quoi}, ${formatDate(p.date)}.`,
    source: 'Convention, art. 6, al. 1 et 3',
    remede: 'Vérifiez la date portée sur l’acte, puis celle de l’acte qui s’appuie sur la convention.',
  }),
  FIN_DEJA_FIXEE: (p: { date: CivilDate }): Explication => ({
    message: `L’acte fixe déjà sa date de fin : ${formatDate(p.date)}.`,
    source: 'Convention, clause de durée',
    remede: 'Seul un avenant peut déplacer une date écrite dans l’acte.',
  }),
  EFFET_NON_DETERMINE: (p: { manquants: readonly string[] }): Explication => ({
    message: `La convention n’a pas encore pris effet : il manque ${
      p.manquants.length > 1 ? 'les signatures de' : 'la signature de'
    } ${enumeration(p.manquants)}.`,
    source: 'Convention, art. 6, al. 1',
    remede: 'Enregistrez d’abord toutes les signatures de la convention.',
  }),
  EFFET_A_TRANCHER: (): Explication => ({
    message: 'La date d’effet de la convention reste à trancher.',
    source: 'Convention, art. 6, al. 1',
    remede: 'Choisissez la date d’effet dans l’onglet « Parties et signataires ».',
  }),
  EFFET_RIEN_A_TRANCHER: (): Explication => ({
    message: 'La date d’effet ne fait pas question : il n’y a rien à trancher.',
    source: 'Convention, art. 6, al. 1',
    remede: 'La date retenue est celle de la dernière signature.',
  }),
  EFFET_HORS_CANDIDATS: (p: { candidats: readonly CivilDate[] }): Explication => ({
    message: 'La date choisie n’est ni celle portée sur l’acte, ni celle de la dernière signature.',
    source: 'Convention, art. 6, al. 1',
    remede: `Choisissez ${p.candidats.map(formatDate).join(' ou ')}.`,
  }),
  AVANT_EFFET: (p: { quoi: string; date: CivilDate; effet: CivilDate }): Explication => ({
    message: `${p.quoi} (${formatDate(p.date)}) précède la prise d’effet de la convention (${formatDate(p.effet)}).`,
    source: 'Convention, art. 6, al. 3 : « au cours de sa période de validité »',
    remede: `Indiquez une date à partir du ${formatDate(p.effet)}.`,
  }),
  APRES_TERME: (p: { quoi: string; date: CivilDate; terme: CivilDate }): Explication => ({
    message: `${p.quoi} (${formatDate(p.date)}) vient après la fin de la convention (${formatDate(p.terme)}).`,
    source: 'Convention, art. 6, al. 3 : « au cours de sa période de validité »',
    remede: 'Une convention expirée ne se modifie plus : concluez-en une nouvelle.',
  }),
  APRES_TERME_NON_CONFIRME: (p: { quoi: string; date: CivilDate; hypothese: CivilDate }): Explication => ({
    message: `${p.quoi} (${formatDate(p.date)}) vient après la fin proposée de la convention (${formatDate(
      p.hypothese,
    )}), qui n’est pas confirmée.`,
    source: 'Convention, art. 6, al. 2 et 3',
    remede: 'Confirmez d’abord la date de fin et son fondement.',
  }),
  CONVENTION_RESILIEE: (p: { effet: CivilDate | null }): Explication => ({
    message:
      p.effet === null
        ? 'La convention a été dénoncée.'
        : `La convention a été dénoncée ; elle cesse le ${formatDate(p.effet)}.`,
    source: 'Convention, art. 7',
    remede: 'Un acte ne peut plus être rattaché à une convention dénoncée : concluez-en une nouvelle.',
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
      p.autres === 0 ? '' : ` Et ${p.autres} autre${s(p.autres)} défaut${s(p.autres)}.`
    }`,
    source: 'Concordance de la phrase, de la modification et du texte obtenu',
    remede: p.remede,
  }),
  ARBITRAGE_SANS_OBJET: (p: { sujet: string }): Explication => ({
    message: `Rien n’est à trancher sur « ${p.sujet} ».`,
    source: 'Concordance de la phrase, de la modification et du texte obtenu',
    remede: 'Relisez la concordance de l’avenant.',
  }),
  ARBITRAGE_SANS_MOTIF: (): Explication => ({
    message: 'Le motif ne dit rien : un choix se justifie en quelques mots.',
    source: 'Un conflit se tranche par un choix motivé',
    remede: 'Dites pourquoi cette modification s’applique, ou s’écarte.',
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
  ARBITRAGE_ECARTER_PROJET: (): Explication => ({
    message: 'Une modification d’un projet ne s’écarte pas : l’acte la dirait encore.',
    source: 'Concordance de la phrase, de la modification et du texte obtenu',
    remede: 'Retirez la modification du projet.',
  }),
  AVIS_ABSENT: (): Explication => ({
    message: 'Aucun avis du CREFOP n’a été rendu sur cet avenant.',
    source: 'Convention, art. 6, al. 3 : « après avis du CREFOP »',
    remede:
      'Enregistrez l’avis rendu en séance, quel qu’en soit le sens ; un avis défavorable ne bloque pas.',
  }),
  AVIS_POSTERIEUR: (p: { avis: CivilDate; signature: CivilDate }): Explication => ({
    message: `L’avis du CREFOP (${formatDate(p.avis)}) est postérieur à la signature (${formatDate(p.signature)}).`,
    source: 'Convention, art. 6, al. 3 : « après avis du CREFOP »',
    remede: 'La signature doit suivre l’avis : corrigez la date, ou faites signer de nouveau après l’avis.',
  }),
  AVIS_AUTRE_PROJET: (p: { seance: CivilDate }): Explication => ({
    message: `Le texte a changé depuis l’avis du ${formatDate(p.seance)} : le CREFOP n’a pas examiné ce projet.`,
    source: 'Convention, art. 6, al. 3 ; l’avis porte sur le projet examiné',
    remede:
      'Saisissez de nouveau le CREFOP, ou indiquez pourquoi la différence n’appelle pas un nouvel avis (pure forme).',
  }),
  AVIS_SEANCE_SUR_AVENANT_SIGNE: (): Explication => ({
    message: 'Les signatures de cet avenant ont commencé : un avis ne peut plus y être rattaché.',
    source: 'Convention, art. 6, al. 3 : « après avis du CREFOP »',
    remede:
      'Un avis précède la signature. S’il a bien été rendu avant, abandonnez cet avenant et reprenez-le.',
  }),
  AVIS_TEXTE_REQUIS: (): Explication => ({
    message: 'Un avis assorti de réserves ou de recommandations doit en donner le texte.',
    source: 'Procès-verbal de la séance',
    remede: 'Recopiez les réserves ou recommandations dans le champ « Texte de l’avis ».',
  }),
  AVIS_QUORUM_INCOHERENT: (p: { presents: number; membres: number }): Explication => ({
    message: `Quorum incohérent : ${p.presents} présents ou représentés pour ${p.membres} membres ayant voix délibérative.`,
    source: 'CRPA, art. R. 133-10',
    remede: 'Comptez les mandats dans les présents, sans dépasser le nombre de membres.',
  }),
  AVIS_VOTES_INCOHERENTS: (p: { votes: number; presents: number }): Explication => ({
    message: `Vote incohérent : ${p.votes} voix, abstentions comprises, pour ${p.presents} membres présents ou représentés.`,
    source: 'CRPA, art. R. 133-11',
    remede: 'Vérifiez le décompte des voix dans le procès-verbal.',
  }),
  PUBLICATION_DEJA_CONNUE: (p: { date: CivilDate }): Explication => ({
    message: `La publication de cet avis est déjà enregistrée au ${formatDate(p.date)}.`,
    source: 'C. trav., art. R. 6123-3-2',
    remede: 'Une date de publication enregistrée ne se remplace pas.',
  }),
  PUBLICATION_AVANT_SEANCE: (p: { seance: CivilDate }): Explication => ({
    message: `Un avis ne peut être publié avant d’être rendu (${formatDate(p.seance)}).`,
    source: 'C. trav., art. R. 6123-3-2',
    remede: 'Corrigez la date de publication.',
  }),
  CONVOCATION_APRES_SEANCE: (p: { seance: CivilDate }): Explication => ({
    message: `La convocation doit précéder la séance du ${formatDate(p.seance)}.`,
    source: 'C. trav., art. R. 6123-3-14',
    remede: 'Corrigez la date de convocation.',
  }),
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
  DEMONSTRATION_TROP_TOT: (p: { premierJour: CivilDate }): Explication => ({
    message: `La démonstration raconte des actes postérieurs à la date du jour : elle se charge à partir du ${formatDate(p.premierJour)}.`,
    source: 'Un fait s’enregistre lorsqu’il a eu lieu',
    remede: 'Réglez la date de l’horloge (option --horloge) à une date postérieure.',
  }),
  REGISTRE_NON_VIDE: (p: { nom: string }): Explication => ({
    message: `Ce dossier contient déjà un autre registre : ${p.nom}.`,
    source: 'Un registre n’est jamais recouvert',
    remede: 'Choisissez un dossier vide (option --donnees ou --registre).',
  }),
  ...REFUS_AVENANT,
  ...REFUS_HISTORIQUE,
  ...REFUS_CORBEILLE,
  ...REFUS_PIECES,
  ...REFUS_ECHANGES,
  ...REFUS_SAUVEGARDES,
} satisfies Record<string, (p: never) => Explication>;

type Catalogue = typeof CATALOGUE;
export type CodeRefus = keyof Catalogue;

/** A refusal of the rules: closed set of codes, complete French sentences. `champ` names the input at fault. */
export type Refus = Explication & { readonly code: CodeRefus; readonly champ: string | null };

/** Something the user should know and that blocks nothing. */
export type Avertissement = { readonly message: string; readonly source: string };

/** A warning, its sentences in French typography. */
export function avertir(message: string, source: string): Avertissement {
  return { message: typographie(message), source: typographie(source) };
}

type Params<C extends CodeRefus> = Parameters<Catalogue[C]> extends [infer P] ? P : Record<string, never>;

/** Builds the refusal `code` from what it must name. */
export function refus<C extends CodeRefus>(code: C, params: Params<C>, champ: string | null = null): Refus {
  const explain = CATALOGUE[code] as (p: Params<C>) => Explication;
  const { message, source, remede } = explain(params);
  return {
    code,
    champ,
    message: typographie(message),
    source: typographie(source),
    remede: typographie(remede),
  };
}

export const CODES_REFUS = Object.keys(CATALOGUE) as readonly CodeRefus[];
