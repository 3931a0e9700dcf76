import { counted } from '#domain/french';

/** Forms about avenants. */
export const formsAvenant = {
  demander: {
    title: 'Demander un avenant',
    intro:
      'Une partie demande à modifier la convention. La demande ouvre un projet\u00a0; toutes les parties le signeront, après avis du comité si la convention le demande.',
    legend: 'La demande',
    partie: 'Partie qui demande',
    auteur: 'Signataire qui porte la demande',
    auteurFirst: 'Choisissez d’abord la partie qui demande.',
    date: 'Date de la demande',
    piece: 'Référence de la lettre',
    pieceHelp: 'Numéro d’enregistrement ou de dossier de la lettre qui porte la demande.',
    submit: 'Enregistrer la demande',
    success: 'Demande d’avenant enregistrée.',
  },
  rediger: {
    title: (name: string) => `Rédiger\u00a0: ${name}`,
    intro:
      'Le texte peut changer tant que personne n’a signé. Si le comité a déjà rendu son avis, un texte modifié appelle un nouvel avis, ou un motif.',
    source: 'Tous les originaux portent le même texte.',
    submit: 'Enregistrer le projet',
    success: 'Projet d’avenant enregistré.',
    examined: (date: string, instance: string) =>
      `Ce projet a été examiné le ${date} (${instance}). Toute modification du texte sera signalée au moment de signer.`,
  },
  project: {
    legend: 'Le projet',
    objet: 'Objet de l’avenant',
    objetHelp: 'En une phrase\u00a0: ce que l’avenant change.',
    priseEffet: 'Entrée en vigueur',
    effectDate: 'Date d’entrée en vigueur',
    effectDateHelp: 'Si la dernière signature est postérieure, l’avenant entre en vigueur à cette signature.',
  },
  articles: {
    legend: 'Articles de l’avenant',
    empty:
      'Le projet ne contient encore aucun article. Ajoutez-en un, ou insérez la trame usuelle en trois articles.',
    add: 'Ajouter un article',
    skeleton: 'Insérer la trame usuelle',
    article: (position: number) => `Article ${position === 1 ? '1er' : position}`,
    title: 'Intitulé',
    titlePlaceholder: (position: number) => `Article ${position === 1 ? '1er' : position} – …`,
    text: 'Alinéas',
    textHelp: 'Chaque ligne est un alinéa. Les lignes vides ne comptent pas.',
    count: (count: number) => (count === 0 ? 'Aucun alinéa' : counted(count, 'alinéa')),
    up: (name: string) => `Monter\u00a0: ${name}`,
    down: (name: string) => `Descendre\u00a0: ${name}`,
    remove: (name: string) => `Retirer\u00a0: ${name}`,
    moved: (name: string, position: number) => `${name} est maintenant en position ${position}.`,
    removed: (name: string) => `${name} retiré.`,
    restore: 'Remettre l’article retiré',
    required: 'Un article compte au moins un alinéa.',
    tooLong: 'Un article compte au plus 200 alinéas.',
    skeletonArticles: (objet: string, effet: string) => [
      { titre: 'Article 1er – Objet', texte: objet },
      { titre: 'Article 2 – Modification de la convention', texte: '' },
      {
        titre: 'Article 3 – Entrée en vigueur',
        texte: `${effet}\nLes autres dispositions de la convention demeurent inchangées.`,
      },
    ],
    skeletonObject: 'Le présent avenant a pour objet\u00a0: ',
    skeletonEffectSignature: 'Le présent avenant prend effet à compter de la dernière signature.',
    skeletonEffectDate: (date: string) => `Le présent avenant prend effet le ${date}.`,
  },
  instruire: {
    title: (name: string) => `Ouvrir l’instruction\u00a0: ${name}`,
    intro:
      'Un service prend la demande en charge. Cette étape est facultative\u00a0: elle dit qui suit le dossier, et depuis quand.',
    source: 'Suivi du service\u00a0; aucun texte n’impose cette étape.',
    date: 'Date d’ouverture de l’instruction',
    service: 'Service instructeur',
    serviceHelp: 'Par exemple\u00a0: SGAR, direction de la formation.',
    submit: 'Ouvrir l’instruction',
    success: 'Instruction ouverte.',
  },
  saisir: {
    title: (name: string) => `Saisir le comité\u00a0: ${name}`,
    intro:
      'Le projet, tel qu’il est rédigé aujourd’hui, est transmis au comité. Son empreinte est gardée\u00a0: une modification ultérieure sera signalée.',
    source: (clause: string) => `${clause} C.\u00a0trav., art.\u00a0R.\u00a06123-3-2.`,
    date: 'Date de la saisine',
    seancePrevue: 'Séance prévue le',
    seancePrevueHelp: 'Le jour de l’ordre du jour, s’il est connu\u00a0: il est rappelé à l’accueil.',
    again: (date: string) =>
      `Le comité a déjà été saisi le ${date}. Une nouvelle saisine porte sur le texte d’aujourd’hui et la remplace.`,
    submit: 'Enregistrer la saisine',
    success: 'Saisine du comité enregistrée.',
  },
  mettreALaSignature: {
    title: (name: string) => `Mettre à la signature\u00a0: ${name}`,
    intro:
      'Le texte est arrêté et les originaux partent à la signature, avec leur numéro. À partir de là, il ne change plus\u00a0: tous les originaux portent le même texte.',
    date: 'Date de la mise à la signature',
    submit: 'Mettre à la signature',
    success: 'Avenant mis à la signature.',
  },
  refuser: {
    title: (name: string) => `Enregistrer un refus\u00a0: ${name}`,
    intro:
      'Une partie fait savoir qu’elle ne signera pas. L’avenant s’arrête là\u00a0; il reste dans le registre, avec son texte et ses avis. Si la négociation reprend, une nouvelle demande sera nécessaire.',
    source: 'Un avenant n’existe que signé par toutes les parties.',
    partie: 'Partie qui refuse',
    date: 'Date du refus',
    motif: 'Motif du refus',
    submit: 'Enregistrer le refus',
    success: 'Refus enregistré.',
  },
  signer: {
    title: (name: string) => `Enregistrer les signatures\u00a0: ${name}`,
    intro:
      'Portez la date à laquelle chaque signataire a signé l’avenant. Les signatures encore inconnues restent vides.',
    motif: 'Pourquoi le texte signé diffère de celui que le comité a examiné',
    motifHelp:
      'N’indiquez un motif que si la différence ne soulève aucune question nouvelle. Dans le doute, saisissez de nouveau le comité.',
    motifLegend: 'Texte modifié depuis l’avis',
    motifAvisLegend: 'Défauts de l’avis',
    motifAvis: 'Pourquoi signer malgré ces défauts',
    motifAvisHelp: 'Le motif reste avec l’avenant et au journal. À défaut, recueillez un nouvel avis.',
    numero: 'Numéro de l’avenant',
    numeroHelp:
      'Laissez vide\u00a0: le numéro suivant est donné. Pour un avenant du passé, indiquez celui que portent ses originaux.',
    numeroWrong: 'Indiquez un nombre entier, à partir de 1.',
    submit: 'Enregistrer les signatures',
    complete: 'Toutes les signatures de cet avenant sont déjà enregistrées.',
    left: (partie: string, date: string) =>
      `${partie} n’est plus partie à la convention depuis le ${date}\u00a0: ses signatures ne sont demandées que si l’avenant a été mis à la signature avant ce jour.`,
    recordAvis: 'Enregistrer l’avis du comité',
    draft: 'Rédiger les articles',
    toKnow: 'À savoir',
  },
  reprendre: {
    title: (name: string) => `Reprendre\u00a0: ${name}`,
    intro:
      'Une nouvelle demande de la même partie est ouverte avec ce texte, que vous pourrez changer. La saisine, l’avis, la mise à la signature sous un nouveau numéro et toutes les signatures restent à refaire.',
    source: 'Un avis et une signature valent pour l’acte qui les a reçus.',
    date: 'Date de la nouvelle demande',
    submit: 'Ouvrir la nouvelle demande',
    success: 'Nouvelle demande ouverte avec le même texte.',
  },
  quitterPlanning: {
    title: (name: string) => `Quitter le planning\u00a0: ${name}`,
    intro:
      'Les étapes qui restent ne sont plus à l’échéancier ni rappelées\u00a0; dans un agenda abonné, elles sont annulées.',
    source: 'Un planning est un suivi du service\u00a0: cette action s’annule.',
    submit: 'Quitter ce planning',
    success: 'Le planning est quitté.',
  },
  abandonner: {
    title: (name: string) => `Abandonner\u00a0: ${name}`,
    intro:
      'Un avenant abandonné reste dans le registre, avec son texte et ses avis, mais ne peut plus être signé. Une nouvelle demande sera nécessaire.',
    source: 'Rien ne s’efface du registre.',
    date: 'Date d’abandon',
    motif: 'Motif de l’abandon',
    submit: 'Abandonner cet avenant',
    success: 'Avenant abandonné.',
  },
} as const;
