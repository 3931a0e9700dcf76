import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { enumeration, upperFirst } from '../french';
import type { Explication, Refusals } from '../explication';

/** Why a signature, a day of effect or an end is not recorded, and why an act falls outside the validity. */
export const REFUS_CONVENTION = {
  DEJA_SIGNE: (p: { signataire: string; date: CivilDate | null }): Explication => ({
    message: `${p.signataire} a déjà signé${p.date === null ? '' : `, le ${formatDate(p.date)}`}.`,
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
    remede:
      'Enregistrez le changement de titulaire, avec son jour et sa source : onglet « Parties et signataires », ou « titulaire enregistrer » au terminal. Sans avenant, il vaut pour les actes à venir ; ce qui est signé garde ses noms.',
  }),
  FIN_AVANT_EFFET: (p: { fin: CivilDate; effet: CivilDate; source: string }): Explication => ({
    message: `La fin (${formatDate(p.fin)}) précéderait la date d’effet (${formatDate(p.effet)}).`,
    source: p.source,
    remede: 'Indiquez un jour de fin postérieur à la date d’effet.',
  }),
  FIN_AVANT_ACTES: (p: { quoi: string; date: CivilDate; fin: CivilDate; source: string }): Explication => ({
    message: `La fin (${formatDate(p.fin)}) précéderait un acte déjà enregistré : ${p.quoi}, ${formatDate(p.date)}.`,
    source: p.source,
    remede: 'Vérifiez le jour de fin sur l’instrument qui le fixe, puis la date de cet acte.',
  }),
  EFFET_APRES_ACTES: (p: {
    quoi: string;
    date: CivilDate;
    effet: CivilDate;
    source: string;
  }): Explication => ({
    message: `L’effet (${formatDate(p.effet)}) suivrait un acte déjà enregistré : ${p.quoi}, ${formatDate(p.date)}.`,
    source: p.source,
    remede: 'Vérifiez la date portée sur l’acte, puis celle de l’acte qui s’appuie sur la convention.',
  }),
  FIN_DEJA_FIXEE: (p: { date: CivilDate; source: string }): Explication => ({
    message: `L’acte fixe déjà sa date de fin : ${formatDate(p.date)}.`,
    source: p.source,
    remede: 'Seul un avenant peut déplacer une date écrite dans l’acte.',
  }),
  FIN_SANS_JOUR: (p: { cause: string; source: string }): Explication => ({
    message: `La convention n’a pas de jour de fin à confirmer. ${p.cause}`,
    source: p.source,
    remede: 'Seul un avenant peut lui donner une autre durée.',
  }),
  EFFET_NON_DETERMINE: (p: { manquants: readonly string[]; cause: string; source: string }): Explication => ({
    message:
      p.manquants.length === 0
        ? `La convention n’a pas encore pris effet. ${p.cause}`
        : `La convention n’a pas encore pris effet : il manque ${
            p.manquants.length > 1 ? 'les signatures de' : 'la signature de'
          } ${enumeration(p.manquants)}.`,
    source: p.source,
    remede:
      p.manquants.length === 0
        ? 'Enregistrez ce que la clause attend, ou confirmez-la, dans l’onglet « Clauses ».'
        : 'Enregistrez d’abord toutes les signatures de la convention.',
  }),
  EFFET_A_TRANCHER: (p: { source: string }): Explication => ({
    message: 'La date d’effet de la convention reste à trancher.',
    source: p.source,
    remede: 'Choisissez la date d’effet dans l’onglet « Parties et signataires ».',
  }),
  EFFET_RIEN_A_TRANCHER: (p: { source: string }): Explication => ({
    message: 'La date d’effet ne fait pas question : il n’y a rien à trancher.',
    source: p.source,
    remede: 'Voyez dans l’onglet « Parties et signataires » d’où vient la date d’effet.',
  }),
  EFFET_HORS_CANDIDATS: (p: { candidats: readonly CivilDate[]; source: string }): Explication => ({
    message:
      p.candidats.length === 1
        ? 'La date choisie n’est pas celle de la dernière signature.'
        : 'La date choisie n’est ni celle portée sur l’acte, ni celle de la dernière signature.',
    source: p.source,
    remede: `Choisissez ${p.candidats.map((date) => `le ${formatDate(date)}`).join(' ou ')}.`,
  }),
  EFFET_AVANT_SIGNATURES: (p: { date: CivilDate; derniere: CivilDate }): Explication => ({
    message: `La convention ne peut pas prendre effet le ${formatDate(p.date)} : sa dernière signature est du ${formatDate(p.derniere)}.`,
    source: 'Une convention n’oblige personne avant d’être signée par tous',
    remede: `Retenez le ${formatDate(p.derniere)}. La mention « Fait à …, le » ne fait pas remonter l’effet.`,
  }),
  FIN_CONFIRMEE: (p: { date: CivilDate; fin: CivilDate }): Explication => ({
    message: `La fin est confirmée au ${formatDate(p.date)} : la porter au ${formatDate(p.fin)} demande l’acte qui la déplace.`,
    source: 'Une date de fin confirmée ne change que par un acte',
    remede:
      'Indiquez cet acte et sa référence. Si la date confirmée était une erreur de saisie, rectifiez-la dans le journal.',
  }),
  AVANT_SIGNATURES: (p: {
    quoi: string;
    date: CivilDate;
    derniere: CivilDate;
    source: string;
  }): Explication => ({
    message: `${p.quoi} (${formatDate(p.date)}) précède la dernière signature de la convention (${formatDate(
      p.derniere,
    )}) : personne ne peut s’appuyer sur elle avant que tous l’aient signée.`,
    source: p.source,
    remede: `Indiquez une date à partir du ${formatDate(p.derniere)}.`,
  }),
  AVANT_EFFET: (p: { quoi: string; date: CivilDate; effet: CivilDate; source: string }): Explication => ({
    message: `${p.quoi} (${formatDate(p.date)}) précède la prise d’effet de la convention (${formatDate(p.effet)}).`,
    source: p.source,
    remede: `Indiquez une date à partir du ${formatDate(p.effet)}.`,
  }),
  APRES_TERME: (p: { quoi: string; date: CivilDate; terme: CivilDate; source: string }): Explication => ({
    message: `${p.quoi} (${formatDate(p.date)}) vient après la fin de la convention (${formatDate(p.terme)}).`,
    source: p.source,
    remede: 'Vérifiez la date de cet acte, puis la date de fin de la convention et l’acte qui la fixe.',
  }),
  APRES_TERME_NON_CONFIRME: (p: {
    quoi: string;
    date: CivilDate;
    hypothese: CivilDate;
    source: string;
  }): Explication => ({
    message: `${p.quoi} (${formatDate(p.date)}) vient après la fin proposée de la convention (${formatDate(
      p.hypothese,
    )}), qui n’est pas confirmée.`,
    source: p.source,
    remede: 'Confirmez d’abord la date de fin et son fondement.',
  }),
  CONVENTION_RESILIEE: (p: { effet: CivilDate | null; source: string }): Explication => ({
    message:
      p.effet === null
        ? 'La convention a été dénoncée.'
        : `La convention a été dénoncée ; elle cesse le ${formatDate(p.effet)}.`,
    source: p.source,
    remede: 'Vérifiez la date de cet acte, celle de la dénonciation et celle de sa réception.',
  }),
  CLAUSE_INCONNUE: (p: { id: string; connues: readonly string[] }): Explication => ({
    message: `La convention n’a pas de clause « ${p.id} ».`,
    source: 'Convention, clauses',
    remede: `Clauses : ${enumeration(p.connues)}.`,
  }),
  CLAUSE_DEJA_DITE: (p: { clause: string; id: string }): Explication => ({
    message: `La convention a déjà une ${p.clause}, et n’en a qu’une.`,
    source: 'Convention, clauses',
    remede: `Changez celle qui existe (« ${p.id} »), ou retirez-la.`,
  }),
  CLAUSE_PARAMETRES: (p: { clause: string; faute: string }): Explication => ({
    message: `${upperFirst(p.clause)} ne se tient pas : ${p.faute}`,
    source: 'Règle de cette clause',
    remede: 'Complétez ou corrigez ce paramètre.',
  }),
  CLAUSE_ANCRE_INCONNUE: (p: { id: string }): Explication => ({
    message: `Le passage « ${p.id} » n’est pas un alinéa de la convention.`,
    source: 'Convention, texte',
    remede: 'Choisissez, dans le texte, les alinéas qui disent la clause.',
  }),
  CLAUSE_SANS_ANCRE: (p: { clause: string }): Explication => ({
    message: `Aucun passage ne dit ${p.clause}.`,
    source: 'Une clause est tenue par les mots qui la disent',
    remede: 'Choisissez au moins un alinéa du texte.',
  }),
  CLAUSE_SIGNEE: (p: { clause: string }): Explication => ({
    message: `La convention a commencé d’être signée : ${p.clause} ne se change ni ne se retire plus ici.`,
    source: 'Un acte signé garde ses clauses',
    remede: 'Confirmez ce qui y est lu, ou changez le texte par un avenant.',
  }),
  CLAUSE_MOTS_RECRITS: (p: { clause: string }): Explication => ({
    message: `Un avenant a récrit les passages choisis pour ${p.clause} : ils ne disent plus ce qu’ils disaient à la signature.`,
    source: 'Une clause suit l’acte qui en a changé les mots',
    remede:
      'Choisissez des passages que nul avenant n’a touchés, ou dites-la sur l’avenant qui les a récrits.',
  }),
  CLAUSE_DEMENTIE: (p: { clause: string; mots: string; dit: string; source: string }): Explication => ({
    message: `Les paramètres de ${p.clause} ne sont pas ceux que ses mots disent (« ${p.mots} » : ${p.dit}).`,
    source: p.source,
    remede: 'Reprenez ce que disent les mots, ou choisissez les passages qui disent autre chose.',
  }),
  CLAUSE_CONFIRMEE: (p: { clause: string }): Explication => ({
    message: `${upperFirst(p.clause)} est déjà tenue pour sûre : il n’y a rien à confirmer.`,
    source: 'Convention, clauses',
    remede: 'Seul un avenant la change une fois la convention signée.',
  }),
  CLAUSE_AVENANT_A_CONFIRMER: (p: { clause: string; avenant: string }): Explication => ({
    message: `Ce sont les mots de ${p.avenant} qui ont changé ${p.clause} : ils ne se confirment pas avec ceux de la convention.`,
    source: 'Une clause suit l’acte qui l’a changée',
    remede:
      'Dites, sur cet avenant même, ce qu’elle devient (« avenant clause » au terminal), ou faites-le dire par un avenant suivant.',
  }),
  CONVENTION_PARTIES: (): Explication => ({
    message: 'Une convention a au moins deux parties.',
    source: 'Code civil, art. 1101',
    remede: 'Ajoutez l’autre partie, avec ceux qui signent pour elle.',
  }),
  PARTIE_SANS_SIGNATAIRE: (p: { partie: string }): Explication => ({
    message: `Personne ne signe pour « ${p.partie} ».`,
    source: 'Convention, désignation des parties',
    remede:
      'Ajoutez la fonction qui la représente ; le nom peut rester vide. Qui assiste sans signer va dans « En présence de ».',
  }),
  PARTIE_EN_DOUBLE: (p: { partie: string }): Explication => ({
    message: `Deux parties portent le même nom : « ${p.partie} ».`,
    source: 'Convention, désignation des parties',
    remede: 'Donnez à chacune le nom que la convention lui donne, ou réunissez leurs signataires.',
  }),
  CONVENTION_SANS_TEXTE: (): Explication => ({
    message: 'La convention n’a pas encore de texte.',
    source: 'Convention, articles',
    remede: 'Écrivez au moins un article, avec un alinéa.',
  }),
  CONVENTION_ELEMENT_EN_DOUBLE: (): Explication => ({
    message: 'Deux éléments de la convention portent la même marque interne.',
    source: 'Chaque passage se désigne sans ambiguïté',
    remede: 'Relisez le fichier d’origine, ou recommencez la saisie de l’élément ajouté en dernier.',
  }),
  CONVENTION_HOMONYME: (p: { nom: string }): Explication => ({
    message: `Le registre tient déjà une convention de ce nom : « ${p.nom} ».`,
    source: 'Deux conventions se distinguent par leur nom',
    remede: 'Donnez-lui un autre titre court, par exemple avec ses années.',
  }),
  CONVENTION_SIGNEE: (): Explication => ({
    message: 'Cette convention a été signée : son texte ne se récrit plus.',
    source: 'Une convention signée ne change que par avenant',
    remede: 'Demandez un avenant. Une signature saisie par erreur se rectifie au journal.',
  }),
  FONCTION_AVEC_TITULAIRES: (p: { fonction: string }): Explication => ({
    message: `Des titulaires sont enregistrés pour la fonction « ${p.fonction} », que le nouveau texte n’a plus.`,
    source: 'Un titulaire se rattache à la fonction qu’il occupe',
    remede: 'Gardez ce signataire et corrigez sa fonction, ou supprimez d’abord ses titulaires.',
  }),
  EXEMPLAIRES_TOUJOURS: (): Explication => ({
    message:
      'Une convention a toujours sa durée et son nombre d’exemplaires : ils se changent, sans se retirer.',
    source: 'Convention, durée et formule finale',
    remede: 'Changez la clause.',
  }),
  FAIT_NON_ATTENDU: (p: { fait: string; pourquoi: string; source: string }): Explication => ({
    message: `Aucune clause n’attend ${/^[aeiou]/u.test(p.fait) ? 'd’' : 'de '}${p.fait} : ${p.pourquoi}`,
    source: p.source,
    remede: 'N’enregistrez que les faits dont la convention fait dépendre quelque chose.',
  }),
  FAIT_CLAUSE_A_CONFIRMER: (p: {
    clause: string;
    doutes: readonly string[];
    source: string;
  }): Explication => ({
    message: `${upperFirst(p.clause)} reste à confirmer. ${p.doutes.join(' ')}`,
    source: p.source,
    remede: 'Confirmez-la d’abord, dans l’onglet « Clauses ».',
  }),
  FAIT_AVANT_SIGNATURES: (p: { fait: string; manquants: readonly string[] }): Explication => ({
    message: `La convention n’est pas signée de tous : il manque ${enumeration(p.manquants)}.`,
    source: `Une ${p.fait} suit la dernière signature`,
    remede: 'Enregistrez d’abord toutes les signatures de la convention.',
  }),
  FAIT_DEJA: (p: { fait: string; date: CivilDate }): Explication => ({
    message: `Ce fait est déjà enregistré : ${p.fait} le ${formatDate(p.date)}.`,
    source: 'Un fait n’a lieu qu’une fois',
    remede: 'Si sa date est fausse, rectifiez son enregistrement depuis le journal.',
  }),
  RENOUVELLEMENT_EPUISE: (p: { cause: string; source: string }): Explication => ({
    message: `Plus aucun renouvellement n’est possible. ${p.cause}`,
    source: p.source,
    remede: 'La convention prend fin à son terme ; un avenant peut la proroger.',
  }),
  RENOUVELLEMENT_APRES_TERME: (p: { date: CivilDate; terme: CivilDate; source: string }): Explication => ({
    message: `Le ${formatDate(p.date)}, la convention a déjà pris fin (${formatDate(p.terme)}).`,
    source: p.source,
    remede:
      'Vérifiez la date de cet acte, puis la date de fin : une convention expirée ne se renouvelle plus.',
  }),
  JOUR_LOCAL_DEJA: (p: { date: CivilDate; nom: string }): Explication => ({
    message: `Le ${formatDate(p.date)} est déjà un jour chômé local : ${p.nom}.`,
    source: 'Calendrier des délais de la convention',
    remede: 'Retirez-le d’abord pour le nommer autrement.',
  }),
  JOUR_LOCAL_INCONNU: (p: { date: CivilDate }): Explication => ({
    message: `Le ${formatDate(p.date)} n’est pas un jour chômé local de cette convention.`,
    source: 'Calendrier des délais de la convention',
    remede: 'Choisissez un jour de la liste.',
  }),
} satisfies Refusals;
