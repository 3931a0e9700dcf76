import { counted } from '#domain/french';

/** The steps of an avenant: its path, and what changed since the avis. */
export const textEtapes = {
  path: {
    label: 'Où en est cet avenant',
    steps: {
      demande: 'Demande',
      instruction: 'Instruction',
      saisine: 'Saisine',
      avis: 'Avis',
      mise: 'Mise à la signature',
      signature: 'Signature',
      effet: 'Effet',
    },
    done: 'fait',
    skipped: 'non enregistré',
    todo: 'à venir',
  },

  ecart: {
    title: (date: string) => `Modifié depuis l’avis du ${date}`,
    formOnly: (date: string) => `Modifié depuis l’avis du ${date}\u00a0: forme seulement`,
    formOnlyDetail: 'Aucun mot ne change\u00a0: l’avis reste bon et la signature n’est pas bloquée.',
    unknown:
      'Cet avis a été enregistré avant que le projet examiné ne soit gardé\u00a0: son empreinte dit que le texte a changé, sans dire où. La différence est tenue pour de fond.',
    fond: (n: number) => `Fond\u00a0: ${counted(n, 'différence')}`,
    forme: (n: number) => `Forme\u00a0: ${counted(n, 'différence')}`,
    formeDetail:
      'Espaces, apostrophes, guillemets, tirets, ordinaux\u00a0: le texte dit la même chose. ⍽\u00a0est une espace insécable, ␣\u00a0une espace ordinaire.',
    added: 'Ajouté',
    removed: 'Supprimé',
    question: 'Nouvel avis\u00a0?',
    questionDetail:
      'Le comité n’a pas examiné ce texte. Saisissez-le de nouveau, ou signez en disant pourquoi la différence n’appelle pas un nouvel avis. Remettre le texte examiné lève l’alerte.',
    newAvis: 'Enregistrer un nouvel avis',
    resubmit: 'Saisir de nouveau le comité',
    withReason: 'Mettre à la signature avec un motif',
    reason: (motif: string) => `Motif donné pour signer ce texte\u00a0: ${motif}`,
  },
} as const;
