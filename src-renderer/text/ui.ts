import type { UiWords } from '../ui/words';
import { textCommun } from './commun';

/** What the bricks of every screen say by themselves. */
export const textUi: UiWords = {
  app: textCommun.app,
  close: textCommun.close,
  breadcrumb: 'Fil d’Ariane',
  allRequired: 'Tous les champs sont à remplir, sauf ceux marqués «\u00a0facultatif\u00a0».',
  optional: 'facultatif',
  ruleTitle: 'La règle',
  foreseen: 'À savoir avant d’enregistrer',
  actions: 'Actions du formulaire',
  cancel: 'Annuler',
  saving: 'Enregistrement en cours…',
  selectAll: 'Tout choisir',
  selectRow: (name) => `Choisir ${name}`,
  detail: 'Détail',
  choose: 'Choisir…',
  summaryTitle: (count: number) =>
    count > 1
      ? `La saisie ne peut pas être enregistrée\u00a0: ${count} points à corriger`
      : 'La saisie ne peut pas être enregistrée\u00a0: un point à corriger',
  leaveTitle: 'Quitter ce formulaire\u00a0?',
  leaveBody:
    'Votre saisie n’est pas enregistrée dans le registre. Vous pouvez la garder comme brouillon\u00a0: elle sera reprise quand vous rouvrirez ce formulaire, tant que cette fenêtre reste ouverte.',
  leaveBodyLost:
    'Votre saisie n’est pas enregistrée dans le registre\u00a0: en quittant cet écran, vous la perdrez.',
  leaveStay: 'Continuer la saisie',
  leaveKeep: 'Quitter et garder le brouillon',
  leaveErase: 'Quitter et effacer la saisie',
  leaveClose: 'Fermer et continuer la saisie',
};
