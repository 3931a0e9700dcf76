import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Explication, Refusals } from '../explication';

/** Why an avis is not recorded, nor its publication. */
export const REFUS_CREFOP = {
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
  PUBLICATION_DEJA_CONNUE: (p: { date: CivilDate | null }): Explication => ({
    message: `La publication de cet avis est déjà enregistrée${p.date === null ? '' : ` au ${formatDate(p.date)}`}.`,
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
  NOM_AVANT_DATE: (p: { nom: string; seance: CivilDate; depuis: CivilDate }): Explication => ({
    message: `Le ${formatDate(p.seance)}, le comité ne portait pas encore le nom « ${p.nom} », qui date du ${formatDate(p.depuis)}.`,
    source: 'Un acte garde le nom du comité à sa date',
    remede: 'Employez le nom d’alors, ou dites pourquoi les papiers de la séance en portent un autre.',
  }),
} satisfies Refusals;
