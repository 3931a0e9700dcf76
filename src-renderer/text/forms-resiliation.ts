import { PRISE_EFFET_LABELS } from '#domain/fiches/avenant';
import { upperFirst } from '#domain/french';

/** Forms about the formal notice and the denunciation. */
export const formsResiliation = {
  preparer: {
    title: 'Préparer une mise en demeure',
    intro:
      'Une partie reproche à l’autre de ne pas respecter la convention. Citez les obligations en cause et les faits datés\u00a0: la lettre en sera tirée.',
    source:
      'Convention, art.\u00a07\u00a0: en cas de non-respect des dispositions, la convention pourra être dénoncée à l’expiration d’un délai de deux mois suivant l’envoi d’une lettre recommandée valant mise en demeure.',
    submit: 'Enregistrer le brouillon de lettre',
    success: 'Mise en demeure préparée.',
  },
  rediger: {
    title: 'Rédiger la mise en demeure',
    intro: 'Le contenu peut changer tant que la lettre n’est pas signée.',
    submit: 'Enregistrer la lettre',
    success: 'Mise en demeure modifiée.',
  },
  letter: {
    legend: 'La lettre',
    partie: 'Partie qui met en demeure',
    partieFixed: (name: string) => `Partie qui met en demeure\u00a0: ${name}`,
    auteur: 'Signataire de la lettre',
    auteurFirst: 'Choisissez d’abord la partie qui met en demeure.',
    changeParty:
      'Les obligations proposées sont celles de l’autre partie\u00a0: changer de partie vide celles déjà choisies. Les faits restent.',
  },
  griefs: {
    legend: 'Manquements reprochés',
    of: (partie: string) => `Manquements reprochés à ${partie}`,
    item: (position: number) => `Manquement ${position}`,
    obligation: 'Obligation non respectée',
    obligationFirst: 'Choisissez d’abord la partie qui met en demeure.',
    text: (article: string) => `Texte de l’article ${article}`,
    faits: 'Faits',
    faitsHelp: 'Ce qui s’est passé, où, et en quoi cela contrevient au texte cité.',
    dateFaits: 'Date des faits',
    pieces: 'Pièces jointes à l’appui',
    piecesHelp: 'Références des pièces qui prouvent les faits.',
    conformite: 'Ce qui vaudrait mise en conformité',
    conformiteHelp: 'Ce que la partie doit faire, et comment elle en justifiera.',
    add: 'Ajouter un manquement',
    remove: (position: number) => `Retirer le manquement ${position}`,
    removed: (position: number) => `Manquement ${position} retiré.`,
    restore: 'Remettre le manquement retiré',
    required: 'Citez au moins un manquement.',
    foreign: 'Cette obligation ne pèse pas sur la partie destinataire\u00a0: choisissez-en une autre.',
  },
  signer: {
    title: 'Enregistrer la signature de la lettre',
    intro:
      'Une fois signée, la lettre ne change plus. Elle n’ouvre aucun délai\u00a0: seul l’envoi recommandé le fait courir.',
    source: 'CRPA, art.\u00a0L. 212-1\u00a0; convention, art.\u00a07.',
    date: 'Date de signature de la lettre',
    submit: 'Enregistrer la signature',
    success: 'Lettre signée. Il reste à l’envoyer en recommandé.',
  },
  envoyer: {
    title: 'Enregistrer l’envoi recommandé',
    intro:
      'Une lettre recommandée par signataire de la partie destinataire. Le délai court du dernier dépôt\u00a0: portez la date de la preuve de dépôt, pas celle de la lettre. Laissez vides les destinataires à qui rien n’est encore envoyé.',
    source:
      'Convention, art.\u00a07\u00a0: deux mois «\u00a0suivant l’envoi d’une lettre recommandée avec accusé de réception\u00a0».',
    already: (numero: string, date: string) => `Déjà envoyé\u00a0: recommandé ${numero}, déposé le ${date}.`,
    noAddress: 'Aucune adresse enregistrée pour ce signataire.',
    numero: 'Numéro de recommandé',
    numeroHelp: 'Tel qu’il figure sur la preuve de dépôt.',
    depot: 'Date de dépôt',
    preuve: 'Preuve de dépôt',
    withProof: 'Preuve de dépôt conservée',
    withoutProof: 'Sans preuve jointe (déclaratif)',
    withoutProofHelp: 'La date reposera sur votre seule parole et chaque calcul le dira.',
    reference: 'Référence de la preuve de dépôt',
    none: 'Remplissez au moins un envoi.',
    submit: 'Enregistrer l’envoi',
    success: (count: number) =>
      count > 1
        ? `${count} envois enregistrés\u00a0: le délai court.`
        : 'Envoi enregistré\u00a0: le délai court.',
    previewTitle: 'Délai qui en résulterait',
    previewEmpty: 'Les deux dates s’affichent ici dès qu’une date de dépôt est valable.',
    previewFrom: (date: string) =>
      `Calculé depuis le dépôt du ${date}, le plus tardif des envois. Rien n’est encore enregistré.`,
    previewFailed: 'Le calcul n’a pas abouti.',
    previewLoading: 'Calcul en cours…',
  },
  delai: {
    none: 'Aucun délai ne court\u00a0: la lettre n’a pas été envoyée, ou aucun envoi n’a touché son destinataire.',
  },
  suivre: {
    title: 'Suivre un envoi recommandé',
    intro: (numero: string, name: string, date: string) =>
      `Recommandé ${numero} à ${name}, déposé le ${date}.`,
    source:
      'Arrêté du 7 février 2007, art.\u00a02 à 4. La présentation et la distribution n’ont pas d’effet sur le délai, qui court de l’envoi\u00a0; un retour pour adresse inconnue en a un\u00a0: ce destinataire n’est pas en demeure.',
    preuve: 'Référence de la preuve de dépôt',
    preuveHelp: 'L’envoi a été enregistré sur votre seule parole : portez ici la preuve dès que vous l’avez.',
    presentation: 'Première présentation',
    distribution: 'Distribution (avis de réception signé)',
    retour: 'Retour à l’expéditeur',
    noReturn: 'Pas de retour',
    retourDate: 'Date du retour',
    unknownAddress:
      'Le délai ne court pas à l’égard de ce destinataire\u00a0: une nouvelle lettre sera nécessaire.',
    submit: 'Enregistrer le suivi',
    success: 'Suivi de l’envoi enregistré.',
  },
  regulariser: {
    title: 'Constater la mise en conformité',
    intro:
      'La partie mise en demeure s’est conformée avant l’expiration du délai. La mise en demeure est close\u00a0: elle n’ouvre plus droit à dénonciation.',
    source: 'Convention, art.\u00a07.',
    date: 'Date de la mise en conformité',
    motif: 'Constat',
    motifHelp: 'Ce qui a été fait, et la pièce qui l’établit.',
    submit: 'Constater la mise en conformité',
    success: 'Mise en conformité constatée.',
  },
  retirer: {
    title: 'Retirer la mise en demeure',
    intro: 'La partie qui l’a envoyée y renonce. La mise en demeure reste au registre, close.',
    source: 'Convention, art.\u00a07.',
    date: 'Date du retrait',
    motif: 'Motif du retrait',
    submit: 'Retirer la mise en demeure',
    success: 'Mise en demeure retirée.',
  },
  denoncer: {
    title: 'Notifier la dénonciation de la convention',
    intro:
      'L’expiration du délai ne met fin à rien par elle-même. Dénoncer est une décision\u00a0: elle se prend, se motive et se notifie.',
    source:
      'Convention, art.\u00a07\u00a0: la convention «\u00a0pourra être dénoncée\u00a0»\u00a0; CPC, art.\u00a0641 et 642.',
    legend: 'La dénonciation',
    auteur: 'Signataire de la dénonciation',
    date: 'Date de notification',
    dateHelp: 'Le jour de l’envoi de la lettre de dénonciation.',
    numero: 'Numéro de recommandé',
    persistance: 'En quoi le manquement persiste',
    persistanceHelp: 'À la date de la dénonciation, et malgré la mise en demeure.',
    priseEffet: 'Prise d’effet',
    atReception: 'À la réception de la dénonciation',
    atDate: `${upperFirst(PRISE_EFFET_LABELS.date)} par la lettre`,
    effectDate: 'Date d’effet',
    derogation: 'Ne pas attendre la date prudente',
    derogationHelp:
      'La date prudente tient compte du report au jour ouvré suivant (CPC, art.\u00a0642). Vous pouvez l’écarter par une décision motivée\u00a0; la date stricte, elle, ne s’écarte pas.',
    derogationField: 'Motif de la dérogation, et qui l’a décidée',
    confirmLegend: 'Confirmation',
    confirm: 'Je confirme que la décision de dénoncer la convention a été prise par l’autorité compétente.',
    confirmHelp: 'L’article 7 dit «\u00a0pourra\u00a0»\u00a0: la dénonciation n’est jamais obligatoire.',
    confirmRequired: 'Confirmez que la décision a été prise\u00a0: l’article 7 en fait une faculté.',
    submit: 'Notifier la dénonciation',
    success: 'Dénonciation enregistrée.',
    blockedTitle: 'Aujourd’hui, la dénonciation serait refusée',
  },
  reception: {
    title: 'Enregistrer la réception de la dénonciation',
    intro: (date: string) => `Dénonciation notifiée le ${date}.`,
    atReception: 'La dénonciation prend effet à cette réception\u00a0: la convention cessera ce jour-là.',
    atDate: (date: string) =>
      `La lettre fixe la prise d’effet au ${date}\u00a0: reçue plus tard, elle ne prend effet qu’à sa réception.`,
    source: 'Convention, art.\u00a07\u00a0; avis de réception.',
    date: 'Date de réception',
    submit: 'Enregistrer la réception',
    success: 'Réception de la dénonciation enregistrée.',
  },
} as const;
