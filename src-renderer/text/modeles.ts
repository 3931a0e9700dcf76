/** The page of the templates. */
import type { NatureModele } from '#contract/modeles';

export const textModeles = {
  title: 'Modèles Word',
  lead: 'Un document Word à vous, avec des champs entre accolades\u00a0: {objet}, {#signataires}{nom}{/signataires}. Il est contrôlé ici, puis rempli avec ce que le registre sait d’un acte\u00a0; rien de lui n’est gardé.',
  type: 'Document',
  types: {
    convention: 'Convention',
    avenant: 'Avenant',
    'mise-en-demeure': 'Mise en demeure',
  } satisfies Record<NatureModele, string>,
  check: 'Contrôler un modèle',
  file: 'Modèle',
  fileHelp: 'Un fichier .docx, sans macros.',
  checking: 'Contrôle du modèle…',
  sound: 'Aucune faute\u00a0: ce modèle peut être rempli.',
  faults: (count: number) =>
    count === 1 ? 'Une faute à corriger dans le modèle' : `${count} fautes à corriger dans le modèle`,
  place: 'Place',
  field: 'Écrit',
  reason: 'Ce qui ne va pas',
  suggestion: 'À écrire',
  fields: 'Champs de ce document',
  fieldsHelp:
    'Une liste se répète entre {#nom} et {/nom}\u00a0; {^nom} montre ce qui suit quand elle est vide.',
  meaning: 'Ce qu’il imprime',
  fill: 'Remplir ce modèle',
  convention: 'Convention',
  choose: 'Choisir…',
  record: 'Acte',
  none: 'Cette convention n’a pas d’acte de cette sorte.',
  save: 'Remplir et enregistrer',
  blanks: (noms: readonly string[]) => `Laissés en blanc, faute d’être connus\u00a0: ${noms.join(', ')}.`,
  changed: 'Le modèle a des fautes\u00a0: contrôlez-le de nouveau.',
} as const;
