import { isEffectif } from '../fiches/mise-en-demeure';
import type { MiseEnDemeure } from '../fiches/mise-en-demeure';
import { refus } from '../refus';
import type { Refus } from '../refus';
import { sourceAppliquee } from './clause';
import { adressesInconnues } from './horloge';

/** What may be done to a notice, in the order of its life. */
export const ACTIONS_MISE_EN_DEMEURE = [
  'rediger',
  'signer',
  'envoyer',
  'tenir',
  'observer',
  'prolonger',
  'regulariser',
  'retirer',
  'denoncer',
] as const;
export type ActionMiseEnDemeure = (typeof ACTIONS_MISE_EN_DEMEURE)[number];

/** Why what became of the letter itself closes an action, whatever its day; null when nothing does. */
export function refuseSelonLettre(
  { signeeLe, envois, clause, tenue }: MiseEnDemeure,
  action: ActionMiseEnDemeure,
): Refus | null {
  switch (action) {
    case 'rediger':
    case 'signer':
      return signeeLe === null ? null : refus('MED_DEJA_SIGNEE', {});
    case 'envoyer':
      return signeeLe === null ? refus('MED_NON_SIGNEE', {}) : null;
    case 'tenir': {
      if (tenue !== undefined) return refus('TENUE_DEJA_DITE', { date: tenue.date });
      const perdus = adressesInconnues(envois);
      if (perdus.size === 0) return refus('TENUE_SANS_OBJET', {});
      return envois.some(({ destinataireId }) => !perdus.has(destinataireId))
        ? null
        : refus('TENUE_PAR_PERSONNE', {});
    }
    case 'observer':
    case 'prolonger':
    case 'regulariser':
      return envois.some(isEffectif) ? null : refus('MED_NON_ENVOYEE', { source: sourceAppliquee(clause) });
    case 'retirer':
    case 'denoncer':
      return null;
  }
}
