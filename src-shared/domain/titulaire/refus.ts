import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { enumeration } from '../french';
import type { Explication, Refusals } from '../explication';

const UN_SEUL = 'Une fonction n’a qu’un titulaire à la fois';

/** « du 1er mars 2024 au 2 juin 2025 », « à compter du 3 juin 2025 » */
export const periode = (debut: CivilDate, fin: CivilDate | null): string =>
  fin === null ? `à compter du ${formatDate(debut)}` : `du ${formatDate(debut)} au ${formatDate(fin)}`;

/** Why a holder of an office is not recorded, and why nobody can act for it on a day. */
export const REFUS_TITULAIRE = {
  TITULAIRE_DATES: (p: { debut: CivilDate; fin: CivilDate }): Explication => ({
    message: `Le dernier jour des fonctions (${formatDate(p.fin)}) précède le premier (${formatDate(p.debut)}).`,
    source: UN_SEUL,
    remede: 'Corrigez l’une des deux dates, ou laissez la seconde vide si elle n’est pas connue.',
  }),
  TITULAIRE_CHEVAUCHE: (p: {
    fonction: string;
    autre: string;
    debut: CivilDate;
    fin: CivilDate | null;
    par: string;
  }): Explication => ({
    message: `Deux titulaires occuperaient « ${p.fonction} » en même temps : ${p.autre} est déjà enregistré ${periode(p.debut, p.fin)} (${p.par}).`,
    source: UN_SEUL,
    remede:
      'Vérifiez les dates sur les actes de nomination ; corrigez le titulaire déjà enregistré si c’est lui qui est faux.',
  }),
  TITULAIRE_DEJA: (p: { personne: string; depuis: CivilDate }): Explication => ({
    message: `${p.personne} occupe déjà cette fonction au ${formatDate(p.depuis)}, sous le même intitulé : rien ne changerait.`,
    source: UN_SEUL,
    remede: 'Vérifiez le nom et le jour sur l’acte de nomination.',
  }),
  VACANCE_DEJA: (p: { fonction: string; debut: CivilDate }): Explication => ({
    message: `La fonction « ${p.fonction} » est déjà vacante au ${formatDate(p.debut)}.`,
    source: UN_SEUL,
    remede: 'Enregistrez le nouveau titulaire quand il est nommé.',
  }),
  TITULAIRE_ACTE_SANS_AUTEUR: (p: { quoi: string; date: CivilDate }): Explication => ({
    message: `La fonction serait vacante le ${formatDate(p.date)}, jour où son titulaire a agi : ${p.quoi}.`,
    source: 'Nul n’agit pour une fonction vacante',
    remede: 'Vérifiez le jour où les fonctions ont cessé, puis la date de cet acte.',
  }),
  TITULAIRE_VACANCE_FIGEE: (): Explication => ({
    message: 'Une vacance ne se corrige pas en titulaire.',
    source: 'Un fait enregistré ne se remplace pas en silence',
    remede:
      'Si elle est fausse, supprimez-la ; si quelqu’un est nommé, enregistrez-le à compter de son premier jour : la vacance cesse d’elle-même.',
  }),
  FONCTION_VACANTE: (p: { fonction: string; date: CivilDate; cause: string }): Explication => ({
    message: `La fonction « ${p.fonction} » est vacante le ${formatDate(p.date)} : ${p.cause}`,
    source: 'Nul n’agit pour une fonction vacante',
    remede:
      'Enregistrez le titulaire de ce jour (onglet « Parties et signataires », ou « titulaire enregistrer » au terminal), ou vérifiez la date.',
  }),
  FONCTION_INCONNUE: (p: { fonction: string; connues: readonly string[] }): Explication => ({
    message: `Aucune fonction ne répond à « ${p.fonction} ».`,
    source: 'Parties et signataires',
    remede:
      p.connues.length === 0
        ? 'Le registre ne contient encore aucune convention.'
        : `Indiquez l’une des fonctions connues : ${enumeration(p.connues)}.`,
  }),
  FONCTION_AMBIGUE: (p: { fonction: string; lesquelles: readonly string[] }): Explication => ({
    message: `Plusieurs fonctions répondent à « ${p.fonction} », et leurs titulaires diffèrent : ${enumeration(p.lesquelles)}.`,
    source: UN_SEUL,
    remede: 'Précisez la convention, ou l’intitulé complet de la fonction.',
  }),
  IMPORT_TITULAIRES: (p: { refusees: readonly { ligne: number; raison: string }[] }): Explication => ({
    message: `Rien n’est enregistré : ${p.refusees.length > 1 ? `${p.refusees.length} lignes sont refusées` : 'une ligne est refusée'}. ${p.refusees
      .slice(0, 5)
      .map(({ ligne, raison }) => `Ligne ${ligne} : ${raison}`)
      .join(' ')}`,
    source: 'Un import s’enregistre en entier ou pas du tout',
    remede: 'Corrigez le fichier, puis recommencez ; l’essai montre chaque ligne refusée et sa raison.',
  }),
  IMPORT_TITULAIRES_RIEN: (): Explication => ({
    message: 'Toutes les lignes du fichier sont déjà au registre : il n’y a rien à enregistrer.',
    source: 'Un fait ne s’enregistre qu’une fois',
    remede: 'Vérifiez que c’est bien le fichier à jour.',
  }),
  IMPORT_TITULAIRES_FORME: (p: { raison: string }): Explication => ({
    message: `Le fichier n’est pas un tableau de titulaires : ${p.raison}.`,
    source: 'Colonnes attendues : fonction ; civilité ; prénom ; nom ; début ; fin ; source',
    remede:
      'Enregistrez le tableau en CSV (UTF-8 ou Windows), une ligne par titulaire, avec ses titres de colonnes.',
  }),
  SUPPRESSION_TITULAIRE: (p: { quoi: string; date: CivilDate }): Explication => ({
    message: `Ce titulaire a agi en cette qualité : ${p.quoi}, le ${formatDate(p.date)}.`,
    source: 'Un acte signé garde le nom de son signataire',
    remede: 'Corrigez ses dates si elles sont fausses, ou rectifiez d’abord cet acte dans le journal.',
  }),
} satisfies Refusals;
