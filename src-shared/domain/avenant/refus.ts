import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';

type Explication = { readonly message: string; readonly source: string; readonly remede: string };

const le = (date: CivilDate | null): string => (date === null ? '' : ` le ${formatDate(date)}`);

/**
 * Why an avenant does not take a step. A date is null where the rule is told in general, as in the table of the
 * transitions.
 */
export const REFUS_AVENANT = {
  AVANT_DEMANDE: (p: { quoi: string; date: CivilDate; demande: CivilDate }): Explication => ({
    message: `${p.quoi} (${formatDate(p.date)}) précède la demande d’avenant (${formatDate(p.demande)}).`,
    source: 'Convention, art. 6, al. 3 : « à la demande de l’une des parties »',
    remede: 'Corrigez cette date : l’avenant naît de la demande d’une partie.',
  }),
  AVENANT_ORDRE: (p: { quoi: string; date: CivilDate; fait: string; faitLe: CivilDate }): Explication => ({
    message: `${p.quoi} (${formatDate(p.date)}) précède ${p.fait} (${formatDate(p.faitLe)}).`,
    source: 'Ordre des étapes d’un avenant',
    remede: `Indiquez une date à partir du ${formatDate(p.faitLe)}, ou rectifiez celle de l’étape déjà enregistrée.`,
  }),
  AVENANT_TRANSITION: (p: { action: string; raison: string; issue: string }): Explication => ({
    message: `« ${p.action} » n’est pas possible : ${p.raison}.`,
    source: 'Table des étapes d’un avenant',
    remede: p.issue,
  }),
  AVENANT_ABANDONNE: (p: { date: CivilDate | null }): Explication => ({
    message: `Cet avenant a été abandonné${le(p.date)}.`,
    source: 'Registre',
    remede: 'Enregistrez une nouvelle demande d’avenant.',
  }),
  AVENANT_REFUSE: (p: { date: CivilDate | null }): Explication => ({
    message: `Une partie a refusé cet avenant${le(p.date)} : il ne sera pas signé.`,
    source: 'Convention, art. 6, al. 3',
    remede: 'Enregistrez une nouvelle demande d’avenant si la négociation reprend.',
  }),
  AVENANT_SIGNE: (): Explication => ({
    message: 'Cet avenant est déjà signé par toutes les parties.',
    source: 'Convention, art. 6, al. 3',
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
  AVENANT_SANS_TEXTE: (): Explication => ({
    message: 'Le projet d’avenant ne contient aucun article : il n’y a rien à signer.',
    source: 'Convention, art. 6, al. 3',
    remede: 'Rédigez les articles de l’avenant.',
  }),
} satisfies Record<string, (p: never) => Explication>;
