/** Forms about the opinions of the committee. */
export const formsAvis = {
  enregistrer: {
    repris:
      'Ce texte est repris de l’historique\u00a0: l’avis le sera avec lui, ce qui y manque sera dit et non refusé.',
    title: (name: string) => `Enregistrer un avis du comité\u00a0: ${name}`,
    intro:
      'L’avis est attaché au texte du projet tel qu’il est enregistré aujourd’hui. Un avis défavorable ne bloque pas la signature\u00a0: il est consultatif.',
    titleConvention: 'Enregistrer l’avis du comité sur la convention',
    introConvention:
      'Cet avis porte sur la convention elle-même, avant qu’elle soit conclue. Elle le vise dès qu’il est enregistré\u00a0: le visa s’imprime avec elle.',
    introConventionSignee:
      'La convention est déjà signée\u00a0: l’avis est gardé et dit, mais l’acte signé ne le vise pas, car son texte ne change plus.',
    sourceConvention:
      'C. trav., art.\u00a0R. 6123-3-2, 5°\u00a0: l’avis précède la conclusion de la convention.',
    /** Besides the clause, where it asks the opinion of the regional committee of the law. */
    sourceLoi: 'C. trav., art.\u00a0R. 6123-3-2 et suivants.',
    seance: 'La séance',
    instance: 'Nom du comité le jour de la séance',
    instanceHelp: 'Ce nom est figé avec l’avis\u00a0: un changement ultérieur ne le réécrit pas.',
    date: 'Date de la séance',
    formation: 'Formation',
    bureauWarning:
      'L’avis appartient au comité\u00a0; le bureau le prépare. Un avis rendu par le bureau peut être contesté, sauf clause du règlement intérieur que vous devrez joindre (C. trav., art.\u00a0R. 6123-3-9).',
    lieu: 'Lieu',
    convocation: 'Date de la convocation',
    minutes: 'Référence du procès-verbal',
    quorum: 'Quorum',
    quorumHelp:
      'Remplissez les deux nombres, ou laissez les deux vides si le procès-verbal ne les donne pas.',
    membres: 'Membres ayant voix délibérative',
    presents: 'Présents ou représentés',
    both: 'Indiquez les deux nombres du quorum, ou aucun.',
    quorumReached:
      'Quorum atteint\u00a0: la moitié au moins (à défaut de règle du comité, CRPA, art.\u00a0R. 133-10).',
    quorumMissed:
      'Quorum non atteint\u00a0: à défaut de règle du comité, il délibère après une seconde convocation sur le même ordre du jour (CRPA, art.\u00a0R. 133-10).',
    vote: 'Vote',
    voteHelp:
      'Remplissez les quatre nombres (0 si personne), ou laissez-les vides si le procès-verbal ne donne pas le décompte.',
    pour: 'Pour',
    contre: 'Contre',
    abstentions: 'Abstentions',
    nePrendPasPart: 'Ne prennent pas part au vote',
    voteAll: 'Indiquez les quatre nombres du vote, ou aucun.',
    voteResult: (majorite: string) => `D’après ces nombres, l’avis est rendu ${majorite}.`,
    voteEven: 'D’après ces nombres, il y a partage des voix.',
    avis: 'L’avis',
    sens: 'Sens de l’avis',
    sensHelp: {
      favorable: undefined,
      favorable_avec_reserves: undefined,
      favorable_avec_recommandations: undefined,
      defavorable: undefined,
      pris_acte: 'Le comité a reçu le projet sans dire s’il l’approuve.',
      partage: 'Autant de voix pour que de voix contre.',
      sursis: 'Le comité remet sa décision à plus tard\u00a0: ce n’est pas un avis.',
      sans_avis: 'La séance s’est tenue sans que le comité se prononce\u00a0: ce n’est pas un avis.',
    },
    sensUnfavourable:
      'Un avis défavorable est enregistré et visé par l’acte\u00a0; il est consultatif et ne bloque pas la signature.',
    sensNone:
      'Un report ou un silence n’est pas un avis\u00a0: là où la convention demande un avis, la signature restera bloquée jusqu’à ce qu’il soit rendu.',
    texte: 'Texte de l’avis',
    texteHelp: 'Recopiez l’avis tel qu’il figure au procès-verbal.',
    texteRequired: 'Recopiez les réserves ou recommandations\u00a0: elles font partie de l’avis.',
    submit: 'Enregistrer l’avis',
    success: 'Avis du comité enregistré.',
  },
  publier: {
    title: 'Enregistrer la publication de l’avis',
    intro: (date: string) => `Avis rendu en séance le ${date}.`,
    source:
      'C. trav., art.\u00a0R. 6123-3-2\u00a0: «\u00a0Les avis sont rendus publics par le comité.\u00a0»',
    date: 'Date de publication',
    support: 'Support',
    supportHelp: 'Adresse de la page, recueil ou bulletin où l’avis est publié.',
    submit: 'Enregistrer la publication',
    success: 'Publication de l’avis enregistrée.',
  },
} as const;
