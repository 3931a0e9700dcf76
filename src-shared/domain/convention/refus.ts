import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { enumeration } from '../french';
import type { Explication, Refusals } from '../explication';

/** Why a signature, a day of effect or an end is not recorded, and why an act falls outside the validity. */
export const REFUS_CONVENTION = {
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
  FIN_SANS_JOUR: (p: { cause: string }): Explication => ({
    message: `La convention n’a pas de jour de fin à confirmer. ${p.cause}`,
    source: 'Convention, clause de durée',
    remede: 'Seul un avenant peut lui donner une autre durée.',
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
    source: 'Dénonciation enregistrée',
    remede: 'Vérifiez la date de l’acte, ou celle où la convention cesse.',
  }),
} satisfies Refusals;
