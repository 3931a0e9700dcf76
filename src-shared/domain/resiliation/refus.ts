import { MONTH_NAMES, formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { de, enumeration, upperFirst } from '../french';
import type { Explication, Refusals } from '../explication';

/** « 06-30 » → « 30 juin ». */
function jourDeLAnnee(moisJour: string): string {
  const [mois = '', jour = ''] = moisJour.split('-');
  const nom = MONTH_NAMES[Number(mois) - 1] ?? mois;
  return `${jour === '01' ? '1er' : String(Number(jour))} ${nom}`;
}

type Acte = { readonly acte: string; readonly effet: CivilDate };

/** « l’avenant n° 2, en vigueur le 1er mars 2025 ». */
const acteDit = ({ acte, effet }: Acte): string => `${acte}, en vigueur le ${formatDate(effet)}`;

/**
 * Why a formal notice, its sending or the end of a convention is refused. `source`: the clause of the convention at
 * hand, as it stands on the day that counts.
 */
export const REFUS_RESILIATION = {
  CLAUSE_ABSENTE: (p: {
    /** « de mise en demeure ». */
    objet: string;
    jour: CivilDate;
    retireePar: Acte | null;
    /** Grounds of the clauses the convention has. */
    possibles: readonly string[];
    permis: string;
    source: string;
  }): Explication => ({
    message:
      (p.retireePar === null
        ? `Cette convention ne prévoit pas ${p.objet}`
        : `Cette convention ne prévoit plus ${p.objet} le ${formatDate(p.jour)} : la clause a été retirée par ${acteDit(p.retireePar)}`) +
      ` ; ce que permet le droit commun : ${p.permis}.`,
    source: p.source,
    remede:
      p.possibles.length === 0
        ? 'Si le texte le prévoit, enregistrez la clause avec les mots qui la disent ; sinon, saisissez un juriste.'
        : `La convention permet de résilier ${enumeration(p.possibles)} : voyez ces clauses, ou saisissez un juriste.`,
  }),
  CLAUSE_A_CONFIRMER: (p: { lieu: string; doutes: readonly string[]; source: string }): Explication => ({
    message: `La clause de résiliation n’est pas sûre : le registre n’en calcule rien. ${p.doutes.join(' ')}`,
    source: p.source,
    remede: `Relisez ${p.lieu}, puis confirmez la clause parmi les clauses de la convention.`,
  }),
  CLAUSE_A_APPRECIER: (p: { lieu: string; mots: string }): Explication => ({
    message: `La clause (« ${p.mots} ») est à apprécier par un juriste : le registre n’en calcule rien.`,
    source: `Convention, ${p.lieu}`,
    remede: 'Faites-la apprécier, puis enregistrez ses paramètres parmi les clauses de la convention.',
  }),
  CLAUSE_D_UN_AUTRE_MOTIF: (p: { motif: string; source: string }): Explication => ({
    message: `Cette clause permet de résilier ${p.motif} : elle ne fonde pas cet acte.`,
    source: p.source,
    remede: 'Un manquement se reproche par une mise en demeure, puis se dénonce depuis celle-ci.',
  }),
  DESTINATAIRE_A_CHOISIR: (p: { parties: readonly string[]; source: string }): Explication => ({
    message: `Plusieurs parties doivent ce qui est cité : ${enumeration(p.parties)}.`,
    source: p.source,
    remede: 'Dites laquelle est mise en demeure.',
  }),
  DESTINATAIRE_NON_OBLIGE: (p: {
    partie: string;
    debiteurs: readonly string[];
    source: string;
  }): Explication => ({
    message: `${upperFirst(p.partie)} ne doit pas tout ce qui est cité.`,
    source: p.source,
    remede:
      p.debiteurs.length === 0
        ? 'Adressez une lettre à chaque partie, pour les obligations qui sont les siennes.'
        : `Adressez la lettre à ${enumeration(p.debiteurs)}.`,
  }),
  COEMETTRICES_REQUISES: (p: { parties: readonly string[]; source: string }): Explication => ({
    message: `La clause réserve cet acte aux autres parties ensemble : il manque un signataire pour ${enumeration(p.parties)}.`,
    source: p.source,
    remede: 'Indiquez un signataire pour chacune des parties qui agissent.',
  }),
  COAUTEUR_DE_TROP: (p: { partie: string; source: string }): Explication => ({
    message: `${upperFirst(p.partie)} n’agit pas dans cet acte, ou y est déjà représentée.`,
    source: p.source,
    remede: 'Gardez un signataire pour chacune des parties qui agissent.',
  }),
  PARTIE_SORTIE: (p: { partie: string; effet: CivilDate }): Explication => ({
    message: `${upperFirst(p.partie)} n’est plus partie à la convention depuis le ${formatDate(p.effet)}.`,
    source: 'Retrait ou résiliation à l’égard d’une partie',
    remede: 'Choisissez une partie que la convention lie encore.',
  }),
  MEME_PARTIE: (): Explication => ({
    message: 'La partie qui met en demeure ne peut pas être celle qui la reçoit.',
    source: 'C. civ., art. 1344',
    remede: 'Choisissez une autre partie comme destinataire.',
  }),
  GRIEF_REQUIS: (p: { source: string }): Explication => ({
    message: 'La mise en demeure ne reproche aucun manquement.',
    source: p.source,
    remede: 'Citez au moins une obligation de la partie destinataire et les faits datés.',
  }),
  GRIEF_SANS_OBJET: (p: { source: string }): Explication => ({
    message: 'Ce grief ne dit pas ce qui n’a pas été respecté.',
    source: p.source,
    remede: 'Citez une obligation, ou un passage si la clause permet d’invoquer tout article.',
  }),
  ARTICLE_NON_INVOCABLE: (p: { source: string }): Explication => ({
    message: 'La clause ne permet d’invoquer que les obligations des parties, pas tout article.',
    source: p.source,
    remede:
      'Citez une obligation de la partie destinataire ; si elle n’est pas encore relevée dans le texte, posez-la (une clause de nature « obligation »), puis citez-la.',
  }),
  PASSAGE_INCONNU: (): Explication => ({
    message: 'Ce passage n’est pas dans le texte de la convention.',
    source: 'Texte de la convention',
    remede: 'Choisissez-le dans le texte en vigueur le jour des faits.',
  }),
  NON_EN_VIGUEUR_AUX_FAITS: (p: {
    nom: string;
    faits: CivilDate;
    abrogee: Acte | null;
    venue: Acte | null;
  }): Explication => ({
    message:
      `Le ${formatDate(p.faits)}, jour des faits, ${p.nom} n’est pas en vigueur` +
      (p.abrogee !== null
        ? ` : abrogation par ${acteDit(p.abrogee)}.`
        : p.venue !== null
          ? ` : insertion par ${acteDit(p.venue)} seulement.`
          : '.'),
    source: 'Un manquement s’apprécie au jour des faits',
    remede: 'Citez ce que la convention imposait ce jour-là, ou corrigez la date des faits.',
  }),
  ABROGEE_DEPUIS: (p: { nom: string } & Acte): Explication => ({
    message: `Depuis les faits, ${p.nom} n’est plus en vigueur : abrogation par ${acteDit(p)}. Mettre en demeure de respecter ce qui n’oblige plus est discuté.`,
    source: 'À apprécier par un juriste',
    remede: 'Retirez ce grief, ou dites pourquoi le juriste le maintient : la lettre dira l’abrogation.',
  }),
  OBLIGATION_INCONNUE: (p: { id: string; connues: readonly string[] }): Explication => ({
    message: `L’obligation « ${p.id} » n’existe pas dans cette convention.`,
    source: 'Convention, obligations des parties',
    remede:
      p.connues.length === 0
        ? 'La convention n’a aucune obligation enregistrée à cette date.'
        : `Obligations : ${p.connues.join(', ')}.`,
  }),
  OBLIGATION_PROPRE: (p: { id: string; partie: string; source: string }): Explication => ({
    message: `Ce qui est cité (${p.id}) pèse sur ${p.partie}, qui est l’auteur de la lettre.`,
    source: p.source,
    remede:
      'Citez une obligation de la partie destinataire ; si elle n’est pas encore relevée dans le texte, posez-la (une clause de nature « obligation »), puis citez-la.',
  }),
  OBLIGATIONS_DISPERSEES: (p: { id: string; partie: string; source: string }): Explication => ({
    message: `Ce qui est cité (${p.id}) pèse sur ${p.partie}, les autres griefs sur une autre partie.`,
    source: p.source,
    remede: 'Adressez une lettre à chaque partie, pour les obligations qui sont les siennes.',
  }),
  FAITS_AVANT_EFFET: (p: { faits: CivilDate; effet: CivilDate; source: string }): Explication => ({
    message: `Les faits du ${formatDate(p.faits)} sont antérieurs à la prise d’effet (${formatDate(p.effet)}).`,
    source: p.source,
    remede: 'Seul un manquement à une convention en vigueur peut être reproché.',
  }),
  FAITS_INSUFFISANTS: (p: { numero: number; dits: string }): Explication => ({
    message: `Le manquement ${p.numero} ne dit aucun fait : « ${p.dits} ».`,
    source: 'C. civ., art. 1344 ; CE, 17 décembre 2008, n° 296819',
    remede: 'Rédigez la lettre : dites ce qui s’est passé, où, et en quoi cela contrevient au texte cité.',
  }),
  FAITS_APRES_SIGNATURE: (p: { faits: CivilDate; signature: CivilDate }): Explication => ({
    message: `Les faits du ${formatDate(p.faits)} sont postérieurs à la lettre (${formatDate(p.signature)}).`,
    source: 'C. civ., art. 1344',
    remede: 'Corrigez la date des faits ou celle de la lettre.',
  }),
  MED_DEJA_SIGNEE: (): Explication => ({
    message: 'La lettre est signée : son contenu ne change plus.',
    source: 'CRPA, art. L. 212-1',
    remede: 'Retirez cette mise en demeure et préparez-en une nouvelle.',
  }),
  MED_NON_SIGNEE: (): Explication => ({
    message: 'La lettre n’est pas signée : elle ne peut pas être envoyée.',
    source: 'CRPA, art. L. 212-1',
    remede: 'Enregistrez d’abord la date de signature de la lettre.',
  }),
  MED_CLOSE: (p: { etat: string }): Explication => ({
    message: `Cette mise en demeure est close (${p.etat}).`,
    source: 'Une mise en demeure close ne se rouvre pas',
    remede: 'Un nouveau manquement appelle une nouvelle mise en demeure.',
  }),
  MED_NON_ENVOYEE: (p: { source: string }): Explication => ({
    message: 'La mise en demeure n’a pas été envoyée : aucun délai ne court.',
    source: p.source,
    remede: 'Enregistrez l’envoi recommandé avec la date de la preuve de dépôt.',
  }),
  DELAI_NON_DETERMINE: (p: { cause: string; source: string }): Explication => ({
    message: `Délai non déterminé. ${p.cause}`,
    source: p.source,
    remede:
      'Enregistrez ce que la poste rapporte de chaque pli : le délai se calcule dès que ce fait est connu.',
  }),
  DEPOT_AVANT_SIGNATURE: (p: { signature: CivilDate }): Explication => ({
    message: `Le dépôt ne peut précéder la signature de la lettre (${formatDate(p.signature)}).`,
    source: 'Arrêté du 7 février 2007, art. 2',
    remede: 'Corrigez la date de dépôt d’après la preuve de dépôt.',
  }),
  NUMERO_RECOMMANDE_REQUIS: (): Explication => ({
    message: 'Le numéro de recommandé n’est pas indiqué.',
    source: 'Preuve de dépôt',
    remede: 'Indiquez le numéro que porte la preuve de dépôt.',
  }),
  ENVOI_REQUIS: (p: { source: string }): Explication => ({
    message: 'Aucun envoi n’est indiqué.',
    source: p.source,
    remede: 'Ajoutez au moins un destinataire, son numéro de recommandé et la date de dépôt.',
  }),
  ENVOI_INCONNU: (p: { id: string | null }): Explication => ({
    message:
      p.id === null
        ? 'Aucun pli n’est parti : il n’y a rien à suivre.'
        : `L’envoi « ${p.id} » n’existe pas dans cette mise en demeure.`,
    source: 'Registre',
    remede: 'Vérifiez l’identifiant dans le détail de la mise en demeure.',
  }),
  ENVOI_DELAI_EXPIRE: (p: { premierJour: CivilDate; source: string }): Explication => ({
    message: `Le délai est expiré depuis le ${formatDate(p.premierJour)} : un nouvel envoi ne peut plus s’y rattacher.`,
    source: p.source,
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
  REGULARISATION_TARDIVE: (p: { expiration: CivilDate; source: string }): Explication => ({
    message: `La régularisation est postérieure à l’expiration du délai (${formatDate(p.expiration)}).`,
    source: p.source,
    remede:
      'Si la partie s’est conformée après le délai, retirez la mise en demeure plutôt que de la régulariser.',
  }),
  CLOTURE_AVANT_ENVOI: (p: { depot: CivilDate }): Explication => ({
    message: `La date ne peut précéder l’envoi de la mise en demeure (${formatDate(p.depot)}).`,
    source: 'Preuve de dépôt',
    remede: 'Corrigez la date.',
  }),
  DESTINATAIRE_NON_TOUCHE: (p: { destinataires: readonly string[] }): Explication => ({
    message: `La lettre est revenue pour adresse inconnue : ${enumeration(p.destinataires)} ; cette partie n’est pas en demeure.`,
    source: 'C. civ., art. 1344',
    remede: 'Envoyez une nouvelle lettre à la bonne adresse : le délai repart de ce nouvel envoi.',
  }),
  DELAI_ACCORDE: (p: { jusquAu: CivilDate; notification: CivilDate }): Explication => ({
    message: `Un délai a été accordé à l’autre partie jusqu’au ${formatDate(p.jusquAu)} : rien ne peut être notifié le ${formatDate(p.notification)}.`,
    source: 'Délai accordé par l’auteur de la mise en demeure',
    remede: `Attendez le lendemain du ${formatDate(p.jusquAu)}.`,
  }),
  DELAI_ACCORDE_TROP_COURT: (p: { expiration: CivilDate; source: string }): Explication => ({
    message: `Ce délai ne va pas au-delà de celui de la clause, qui expire le ${formatDate(p.expiration)} : il n’accorde rien.`,
    source: p.source,
    remede: 'Indiquez un jour plus tardif.',
  }),
  OBSERVATIONS_AVANT_LETTRE: (p: { lettre: CivilDate }): Explication => ({
    message: `Les observations répondent à la lettre du ${formatDate(p.lettre)} : elles ne peuvent la précéder.`,
    source: 'C. civ., art. 1344',
    remede: 'Corrigez le jour où elles ont été reçues.',
  }),
  SUITE_IMPOSSIBLE: (p: { raison: string; remede: string }): Explication => ({
    message: `${upperFirst(p.raison)}.`,
    source: 'Suites d’un acte notifié',
    remede: p.remede,
  }),
  RETRAIT_APRES_EFFET: (p: { effet: CivilDate }): Explication => ({
    message: `L’acte a pris effet le ${formatDate(p.effet)} : son auteur ne peut plus le retirer seul.`,
    source: 'Une convention qui a pris fin ne revit que par l’accord des parties ou par le juge',
    remede: 'Concluez une nouvelle convention, ou enregistrez la décision du juge.',
  }),
  SUITE_AVANT: (p: { quoi: string; jour: CivilDate }): Explication => ({
    message: `Cette suite ne peut précéder ${p.quoi} (${formatDate(p.jour)}).`,
    source: 'Ordre des actes',
    remede: 'Corrigez la date d’après l’acte ou la décision.',
  }),
  DENONCIATION_TOMBEE: (p: { etat: string; date: CivilDate | null }): Explication => ({
    message: `Cette dénonciation est ${p.etat}${p.date === null ? '' : ` (${formatDate(p.date)})`} : plus rien ne s’y enregistre.`,
    source: 'Suites d’un acte notifié',
    remede: 'Si un nouvel acte a été notifié, enregistrez-le à part.',
  }),
  RECEPTION_PAR_ENVOI: (): Explication => ({
    message:
      'Cette dénonciation a été envoyée à chaque destinataire : sa réception se lit dans le suivi de chaque pli.',
    source: 'Un envoi par destinataire',
    remede: 'Suivez chacun de ses envois : l’effet se calcule du dernier.',
  }),
  DEPOT_AVANT_NOTIFICATION: (p: { notification: CivilDate }): Explication => ({
    message: `Le dépôt ne peut précéder la notification (${formatDate(p.notification)}), qui est le jour de l’envoi.`,
    source: 'Arrêté du 7 février 2007, art. 2',
    remede: 'Corrigez la date de dépôt d’après la preuve de dépôt.',
  }),
  ENVOI_DE_DENONCIATION_INCONNU: (p: { id: string }): Explication => ({
    message: `L’envoi « ${p.id} » n’existe pas dans cette dénonciation.`,
    source: 'Registre',
    remede: 'Vérifiez l’identifiant dans le détail de la dénonciation.',
  }),
  TENUE_SANS_OBJET: (): Explication => ({
    message: 'Aucune lettre n’est revenue pour adresse inconnue : il n’y a pas de choix à faire.',
    source: 'C. civ., art. 1344',
    remede: 'Le délai court du dernier envoi ; enregistrez d’abord ce que la poste rapporte.',
  }),
  TENUE_PAR_PERSONNE: (): Explication => ({
    message:
      'Chaque destinataire a une lettre revenue pour adresse inconnue : personne ne tient la partie en demeure.',
    source: 'C. civ., art. 1344',
    remede: 'Envoyez une nouvelle lettre à la bonne adresse : le délai part de ce nouvel envoi.',
  }),
  TENUE_DEJA_DITE: (p: { date: CivilDate }): Explication => ({
    message: `Le choix de tenir la partie en demeure par ses autres signataires est déjà enregistré, au ${formatDate(p.date)}.`,
    source: 'Registre',
    remede: 'Pour revenir sur ce choix, rectifiez cette entrée du journal, avec son motif.',
  }),
  DELAI_EN_COURS: (p: {
    /** « deux mois ». */
    duree: string;
    notification: CivilDate;
    strict: CivilDate;
    prudent: CivilDate;
    premierJour: CivilDate;
    source: string;
  }): Explication => ({
    message:
      `Le délai ${de(p.duree)} n’est pas expiré le ${formatDate(p.notification)} : ` +
      `il expire le ${formatDate(p.strict)} à 24 h (date stricte), le ${formatDate(p.prudent)} à 24 h (date prudente).`,
    source: `${p.source} ; CPC, art. 641 et 642`,
    remede: `L’acte peut être notifié à partir du ${formatDate(p.premierJour)}.`,
  }),
  DEROGATION_AVANT_STRICT: (p: {
    notification: CivilDate;
    strict: CivilDate;
    source: string;
  }): Explication => ({
    message: `Même par dérogation, l’acte ne peut être notifié le ${formatDate(
      p.notification,
    )} : le délai strict court jusqu’au ${formatDate(p.strict)} à 24 h.`,
    source: `${p.source} ; CPC, art. 641`,
    remede: 'Attendez au moins le lendemain de la date stricte.',
  }),
  RECUE_AVANT: (p: { quoi: string; date: CivilDate; recue: CivilDate }): Explication => ({
    message: `${p.quoi} (${formatDate(p.date)}) est postérieur à la réception (${formatDate(p.recue)}).`,
    source: 'Une lettre part avant d’arriver',
    remede: 'Corrigez l’une des deux dates d’après l’enveloppe et la lettre.',
  }),
  DOSSIER_SANS_LETTRE: (_p: object): Explication => ({
    message: 'Le dossier ne peut être remis : la mise en demeure n’est pas signée.',
    source: 'Bordereau des pièces',
    remede: 'Signez d’abord la lettre ; un projet n’a pas de pièces à produire.',
  }),
  REMISE_AVANT: (p: { date: CivilDate }): Explication => ({
    message: `Le dossier a déjà été remis le ${formatDate(p.date)} : une remise antérieure changerait ses numéros.`,
    source: 'Bordereau des pièces',
    remede: 'Indiquez ce jour ou un jour plus tardif.',
  }),
  REMISE_AVANT_LETTRE: (p: { date: CivilDate }): Explication => ({
    message: `La remise du dossier ne peut précéder la lettre, signée le ${formatDate(p.date)}.`,
    source: 'Bordereau des pièces',
    remede: 'Corrigez la date de la remise.',
  }),
  PREAVIS_TROP_TARD: (p: { notification: CivilDate; avantLe: string; source: string }): Explication => ({
    message: `L’acte doit être notifié avant le ${jourDeLAnnee(p.avantLe)} de l’année : le ${formatDate(p.notification)} vient trop tard.`,
    source: p.source,
    remede: 'Il pourra l’être à partir du 1er janvier de l’année suivante.',
  }),
  EFFET_A_FIXER: (p: { source: string }): Explication => ({
    message: 'La clause ne dit pas de combien de temps l’effet suit la notification.',
    source: p.source,
    remede: 'Indiquez le jour que la lettre fixe, d’après la convention.',
  }),
  DENONCIATION_DEJA_NOTIFIEE: (p: { date: CivilDate | null }): Explication => ({
    message: `Il a déjà été mis fin à la convention${p.date === null ? '' : `, par un acte du ${formatDate(p.date)}`}.`,
    source: 'Acte déjà notifié',
    remede: 'Enregistrez la réception de cet acte si elle est connue.',
  }),
  DENONCIATION_AUTRE_PARTIE: (p: { partie: string; source: string }): Explication => ({
    message: `Seule la partie qui a mis en demeure (${p.partie}) peut agir sur ce fondement.`,
    source: p.source,
    remede: 'Choisissez un signataire de cette partie.',
  }),
  CONSTAT_SANS_PLEIN_DROIT: (p: { source: string }): Explication => ({
    message:
      'La clause n’opère pas de plein droit : elle ouvre une faculté, qui s’exerce par une dénonciation.',
    source: p.source,
    remede: 'Faites prendre effet à la réception, ou à un jour que la lettre fixe.',
  }),
  MOTIF_REQUIS: (p: { quoi: string; source: string }): Explication => ({
    message: `Il faut dire ${p.quoi}.`,
    source: p.source,
    remede: 'Indiquez-le en une phrase : l’acte et la lettre le reprennent.',
  }),
  INDEMNITE_REQUISE: (_p: object): Explication => ({
    message:
      'Sans clause, une résiliation pour un motif d’intérêt général dit ce qu’il en est de l’indemnisation de l’autre partie.',
    source: 'CE, 27 février 2015, n° 357028',
    remede: 'Dites en une phrase l’indemnité proposée, ou pourquoi aucun préjudice n’est à réparer.',
  }),
  DELIBERATION_AUTRE_OBJET: (p: { partie: string }): Explication => ({
    message: `Cette délibération n’autorise pas la dénonciation, ou n’est pas ${p.partie}.`,
    source: 'CGCT, art. L. 4141-1',
    remede:
      'Choisissez une délibération de la partie qui agit, enregistrée comme autorisant la dénonciation.',
  }),
  DELIBERATION_PAS_EXECUTOIRE: (p: {
    deliberation: string;
    jour: CivilDate;
    depuis: CivilDate | null;
  }): Explication => ({
    message: `L’acte ne peut être notifié le ${formatDate(p.jour)} : ${p.deliberation}, qui l’autorise, ${
      p.depuis === null ? 'n’est pas encore exécutoire' : `n’est exécutoire que le ${formatDate(p.depuis)}`
    }.`,
    source: 'CGCT, art. L. 4141-1',
    remede:
      p.depuis === null
        ? 'Enregistrez la transmission et la publication de la délibération, ou dites pourquoi l’acte s’en passe.'
        : 'Notifiez à compter de ce jour, ou dites pourquoi l’acte s’en passe.',
  }),
  DELIBERATION_REQUISE: (p: { partie: string }): Explication => ({
    message: `Aucune délibération ${p.partie} n’autorise la dénonciation, alors que cette partie agit par délibération.`,
    source: 'CGCT, art. L. 4141-1',
    remede:
      'Enregistrez la délibération qui autorise la dénonciation, avec sa transmission et sa publication, ou dites pourquoi l’acte s’en passe.',
  }),
  EFFET_AVANT_NOTIFICATION: (p: { notification: CivilDate }): Explication => ({
    message: `L’acte ne peut prendre effet avant sa notification (${formatDate(p.notification)}).`,
    source: 'Nul n’est lié par un acte avant qu’il lui parvienne',
    remede: 'Indiquez une date d’effet égale ou postérieure à la notification.',
  }),
  EFFET_AVANT_PREAVIS: (p: { effet: CivilDate; source: string }): Explication => ({
    message: `Le préavis n’est pas écoulé avant le ${formatDate(p.effet)}.`,
    source: p.source,
    remede: `Indiquez ce jour ou un jour plus tardif.`,
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
