import { counted, enumeration } from '#domain/french';

/** « n° 2 » */
const numero = (rang: number): string => `n°\u00a0${rang}`;

/** The packets of signature. */
export const textPaquets = {
  title: 'Paquets de signature',
  list: 'Paquets de signature de la convention',
  none: 'Aucun paquet de signature',
  noneWhy:
    'Un paquet réunit les originaux d’un acte et ceux qui les signent\u00a0: on y suit qui a signé quel original, quel jour, et où il est.',
  nothingToOpen:
    'Aucun acte n’attend de signature\u00a0: un avenant circule une fois son avis rendu, une lettre ou la convention tant qu’elle n’est pas signée.',
  open: 'Ouvrir un paquet',
  openThis: 'Ouvrir le paquet',
  follow: 'Suivre le paquet',

  original: numero,
  matrix: {
    title: 'Originaux et signataires',
    label: (acte: string) => `Signatures\u00a0: ${acte}`,
    help: 'Choisissez des cases, une ligne, une colonne ou tout\u00a0: flèches pour se déplacer, espace pour choisir.',
    signatory: 'Signataire',
    all: 'Tout choisir',
    row: (nom: string) => `Choisir tous les originaux de ${nom}`,
    column: (rang: number) => `Choisir tout l’original ${numero(rang)}`,
    rank: (rang: number) => `rang ${rang}`,
    reminded: (jour: string) => `relancé le ${jour}`,
    cell: (nom: string, original: number) => `${nom}, original ${numero(original)}\u00a0:`,
    etats: { signee: 'signé le', attendue: 'attendue', a_venir: 'pas encore', refusee: 'refusé' },
    notYet: 'pas encore son tour',
    holder: 'titulaire',
    outside: 'hors application',
    at: (lieu: string) => `à ${lieu}`,
    count: (faites: number, total: number) => `${counted(faites, 'signature', 'signatures')} sur ${total}`,
  },

  sign: {
    title: 'Signatures choisies',
    nothing: 'Choisissez dans le tableau ce qui vient d’être signé.',
    chosen: (n: number) => counted(n, 'signature choisie', 'signatures choisies'),
    date: 'Signé le',
    place: 'Lieu',
    by: 'Signé par',
    holder: 'Le titulaire',
    outside: 'Signé hors application',
    outsideHelp: 'Avant l’ouverture du paquet, ou dans un autre ordre.',
    reason: 'Pourquoi hors application',
    submit: (n: number) => `Enregistrer ${counted(n, 'signature', 'signatures')}`,
    clear: 'Ne rien choisir',
    refused: 'Signatures non enregistrées',
    done: (n: number) => counted(n, 'signature enregistrée', 'signatures enregistrées'),
  },

  /** Scans that come back. */
  scans: {
    open: { papier: 'Rapprocher des scans', electronique: 'Rapprocher le PDF signé' },
    title: 'Scans reçus',
    close: 'Fermer les scans',
    drop: 'Déposez ici un dossier de scans, des pages (PDF, JPEG, PNG) ou un seul PDF\u00a0: le code imprimé sur chaque page dit de quel original elle est. Rien n’est signé sans vous.',
    chooseFiles: 'Choisir des fichiers…',
    chooseFolder: 'Choisir un dossier…',
    reading: (nom: string, rang: number, total: number) => `Fichier ${rang} sur ${total}\u00a0: ${nom}`,
    failed: 'Scans non rapprochés',
    summary: (trouvees: number, autres: number) =>
      `${trouvees === 0 ? 'Aucune page rapprochée' : counted(trouvees, 'page rapprochée', 'pages rapprochées')}${autres === 0 ? '' : `\u00a0; ${counted(autres, 'autre, à regarder', 'autres, à regarder')}`}.`,
    confirm:
      'Regardez chaque page et cochez qui l’a signée, puis donnez la date et enregistrez\u00a0: le scan est gardé avec la signature.',
    allSlots: 'Cocher toutes les pages',
    matched: (n: number) => counted(n, 'page rapprochée', 'pages rapprochées'),
    headPage: 'Page numérisée',
    headOriginal: 'Original',
    headSigned: 'Signée par',
    page: (fichier: string, page: number) => `${fichier}, p.\u00a0${page}`,
    pageNumber: (page: number) => `page ${page}`,
    original: numero,
    sheet: (feuillet: number, feuillets: number) => `page de signature ${feuillet} sur ${feuillets}`,
    slotsOf: (nom: string) => `Signatures de ${nom}`,
    all: 'Tous',
    allOf: (nom: string) => `Tous ceux de ${nom}`,
    allSigned: 'toutes ses signatures sont enregistrées',
    signed: (noms: readonly string[]) => `déjà enregistré\u00a0: ${enumeration([...noms])}`,
    others: 'Pages et fichiers à regarder',
    sorts: {
      doublon: 'En double',
      etrangere: 'Étrangère',
      inconnue: 'Inconnue',
      sans_code: 'Non rapprochée',
    },
    duplicate: (original: number, fichier: string, page: number) =>
      `C’est la page déjà lue dans ${fichier}, p.\u00a0${page} (original ${numero(original)}).`,
    foreign: (titre: string, jour: string) =>
      `Elle est d’un autre paquet\u00a0: ${titre}, ouvert le ${jour}.`,
    foreignUnknown: 'Elle est d’un paquet que ce registre ne connaît pas.',
    unknown: (original: number, feuillet: number) =>
      `Ce paquet n’a pas de page de signature ${feuillet} de l’original ${numero(original)}.`,
    noCode:
      'Aucun code n’y est lu\u00a0: choisissez sa case dans le tableau, ou numérisez-la de nouveau à 200 points par pouce.',
    otherCode: 'Le code lu n’est pas celui d’une page de signature.',
    unreadable: 'Illisible',
    heavy: 'Trop lourd pour être gardé',
    kept: (n: number) => `${counted(n, 'signature sera gardée', 'signatures seront gardées')} avec le scan.`,
    read: 'scan lu',
    shown: (nom: string, page: number | null) =>
      page === null ? `montré par ${nom}` : `montré par ${nom}, p.\u00a0${page}`,
  },

  /** Electronic signatures found in a PDF. */
  signatures: {
    title: 'Signatures électroniques',
    show: 'Signatures électroniques…',
    showOf: (nom: string) => `Signatures électroniques de ${nom}`,
    none: 'Ce PDF ne porte aucune signature électronique.',
    of: (nom: string) => `Signatures électroniques de ${nom}`,
    genres: { signature: 'Signature', horodatage: 'Horodatage' },
    etats: {
      intacte: 'intacte',
      savoir: 'intacte, à savoir',
      defaut: 'à écarter',
      illisible: 'non vérifiée',
    },
    notVerified: 'N’est pas vérifié\u00a0:',
  },

  checks: {
    title: 'Contrôles',
    etats: { ok: 'oui', echec: 'non', alerte: 'alerte', sans_objet: 'sans objet' },
    todo: 'À faire\u00a0:',
  },

  facts: {
    title: 'Ce qui circule',
    acte: 'Acte',
    support: 'Support',
    opened: 'Ouvert le',
    order: 'Ordre',
    together: 'tous ensemble',
    ranked: (n: number) => `${counted(n, 'rang', 'rangs')} successifs`,
    print: 'Empreinte du texte',
  },

  visas: {
    title: 'Visas internes',
    awaited: 'attendu',
    given: (jour: string, nom: string | null) => (nom === null ? `le ${jour}` : `${nom}, le ${jour}`),
  },

  originals: {
    title: 'Originaux',
    original: 'Original',
    signatures: 'Signatures',
    holder: 'Détenteur',
    since: 'Depuis le',
    unknown: 'au service',
    handOver: 'Remettre',
    handOverOf: (rang: number) => `Remettre l’original ${numero(rang)}`,
    documentOf: (rang: number) => `Enregistrer l’original ${numero(rang)} comme fichier`,
    documentLabel: 'Fichier',
    acts: 'Gestes',
  },

  documents: 'Documents du paquet',

  archives: {
    title: 'Circuits archivés',
    line: (signataire: string, jour: string, motif: string) =>
      `${signataire} a refusé de signer le ${jour}\u00a0: ${motif}`,
    resumed: (jour: string, n: number) =>
      `Repris le ${jour}\u00a0; ${counted(n, 'signature archivée', 'signatures archivées')}.`,
  },

  refusedTitle: (signataire: string, jour: string) => `${signataire} a refusé de signer le ${jour}`,
  refusedNext: 'Reprenez le circuit avec les mêmes originaux, ou retirez le paquet pour corriger l’acte.',
  withdrawnTitle: (jour: string) => `Paquet retiré le ${jour}`,
  completeTitle: 'Tous les originaux portent toutes les signatures',

  acts: {
    others: (acte: string) => `Autres actions sur le paquet\u00a0: ${acte}`,
    refusedTitle: 'Non enregistré',
    required: 'À remplir.',
    choose: 'Choisissez',
    date: 'Date',
    signatory: 'Signataire',
    reason: 'Motif',

    refuse: 'Enregistrer un refus',
    refuseLead: 'Le circuit s’arrête là. On le reprendra, ou l’on retirera le paquet pour corriger l’acte.',
    refuseDone: 'Refus enregistré',

    resume: 'Reprendre le circuit',
    resumeLead:
      'Les mêmes originaux repartent. Le circuit refusé est archivé\u00a0; ceux qui ont signé tous les originaux gardent leur signature.',
    resumeDone: 'Circuit repris',

    withdraw: 'Retirer le paquet',
    withdrawLead: 'Les originaux ne circulent plus. Ce qui est à refaire sera dit.',
    withdrawDone: 'Paquet retiré',

    remind: 'Enregistrer une relance',
    remindDone: 'Relance enregistrée',

    export: 'Exporter le paquet (ZIP)',

    handOver: 'Remettre un original',
    handOverDone: (n: number) => counted(n, 'original remis', 'originaux remis'),
    original: 'Original',
    allOriginals: 'Tous les originaux',
    holder: 'Remis à',
    place: 'Lieu',

    visa: 'Enregistrer un visa interne',
    visaRole: 'Visa',
    visaName: 'Par',
    visaDate: 'Visé le',
    visaDone: 'Visa enregistré',

    order: 'Changer l’ordre du circuit',
    orderLead: 'Ceux d’un même rang signent dans l’ordre qu’ils veulent, après tous les rangs plus petits.',
    orderDone: 'Circuit enregistré',
    rankOf: (nom: string) => `Rang\u00a0: ${nom}`,
    countWrong: 'Indiquez un nombre entier, zéro compris.',
    rankWrong: 'Un nombre entier, à partir de 1.',
    visas: 'Visas internes demandés',
    visasHelp: 'Un rôle par ligne\u00a0: chef de service, direction juridique…',
  },

  opening: {
    title: 'Ouvrir un paquet de signature',
    intro:
      'Les originaux sont imprimés et gardés tels qu’ils partent\u00a0: ils porteront tous le même texte et son empreinte.',
    source:
      'Un acte en plusieurs originaux est signé quand chaque original porte toutes les signatures (C. civ., art. 1375).',
    submit: 'Ouvrir le paquet',
    acte: 'Acte',
    date: 'Date de départ',
    support: 'Support',
    paper: 'Papier',
    paperHelp: 'Plusieurs originaux, signés à la main.',
    electronic: 'Électronique',
    electronicHelp: 'Un seul original, accessible à chaque partie.',
    originals: 'Nombre d’originaux',
    originalsSaid: (n: number) => `${n}\u00a0: ce que dit la convention.`,
    originalsLetter: '1\u00a0: une lettre n’a qu’un original.',
    originalsUnsaid: 'La convention ne le dit pas\u00a0: un par partie ayant un intérêt distinct, au moins.',
    order: 'Ordre des signatures',
    together: 'Tous ensemble',
    oneByOne: 'L’un après l’autre',
    oneByOneHelp: 'Dans l’ordre du bloc de signature.',
    byRank: 'Par rang',
    byRankHelp: 'Vous donnez son rang à chacun.',
    ranks: 'Rangs',
    unavailable: 'Cet acte ne peut pas circuler',
    nothing: {
      message: 'Aucun acte de cette convention n’attend de signature.',
      remede: 'Un avenant circule une fois son avis rendu\u00a0; une lettre, tant qu’elle n’est pas signée.',
    },
    reasons: 'Motifs, si l’acte en demande',
    motifTexte: 'Pourquoi le texte a changé depuis l’avis',
    motifAvis: 'Pourquoi signer malgré les défauts de l’avis',
    success: 'Paquet ouvert',
  },
} as const;
