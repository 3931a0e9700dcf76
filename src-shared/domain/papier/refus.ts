import type { Explication, Refusals } from '../explication';
import { enumeration } from '../french';

export const REFUS_PAPIER = {
  PAPIER_EN_DOUBLE: (p: { fonction: string }): Explication => ({
    message: `La fonction « ${p.fonction} » a déjà un papier à en-tête.`,
    source: 'Une institution n’écrit que sur un papier',
    remede: 'Corrigez le papier enregistré, ou supprimez-le d’abord.',
  }),
  PAPIER_MESURE: (p: { quoi: string; min: number; max: number }): Explication => ({
    message: `${p.quoi} va de ${p.min} à ${p.max} millimètres.`,
    source: 'Une page A4 mesure 210 × 297 millimètres, et la fenêtre de l’enveloppe y a sa place',
    remede: 'Mesurez-la sur le papier de l’institution.',
  }),
  PAPIER_IMAGE: (p: { nom: string }): Explication => ({
    message: `L’image d’en-tête « ${p.nom} » ne peut pas être imprimée : elle est abîmée, couchée ou trop grande.`,
    source: 'Une lettre part sur le papier de son institution, ou ne part pas',
    remede: 'Joignez au papier à en-tête une autre image PNG ou JPEG, droite, ou supprimez celle-ci.',
  }),
  PAPIER_MARGES: (p: { manquent: readonly string[] }): Explication => ({
    message: `Il manque ${enumeration(p.manquent)}.`,
    source: 'Les quatre marges se donnent ensemble, ou aucune',
    remede: 'Indiquez les quatre marges, ou laissez-les vides : elles valent alors 25 millimètres.',
  }),
} satisfies Refusals;
