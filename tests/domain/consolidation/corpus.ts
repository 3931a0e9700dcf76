import { civilDate as d } from '#domain/civil-date';
import type { Modification, NouvelAlinea } from '#domain/avenant/operations';
import type { CodeDefaut } from '#domain/consolidation/defauts';

/*
 * Avenants to the real convention: forty that hold, sixty that do not. Each faulty one is a sound one with a single
 * mistake of those drafters make: words that are not there, or there twice, a dead article, the wrong alinéa, a
 * sentence that says otherwise, a change that prints the same, a target another avenant moved.
 */

export type OperationCas = { readonly modification: Modification; readonly phrase?: readonly string[] };

export type Cas = {
  readonly nom: string;
  /** Operations of an avenant signed before, in force when the draft is written. */
  readonly avant?: readonly Modification[];
  readonly operations?: readonly OperationCas[];
  /** Operations of an avenant signed once the draft is written. */
  readonly pendant?: readonly Modification[];
  /** Operations of another draft still open. */
  readonly concurrent?: readonly Modification[];
  /** Alinéas of a free article. */
  readonly libre?: readonly string[];
};

export type CasFautif = Cas & { readonly code: CodeDefaut };

const alinea = (texte: string, niveau: 0 | 1 | 2 = 0): NouvelAlinea => ({
  niveau,
  marque: niveau === 0 ? null : '-',
  texte,
});

export const mots = (
  divisionId: string,
  alineaId: string | null,
  ancien: string,
  nouveau: string,
  partout = false,
): Modification => ({
  nature: 'remplacer_mots',
  cible: { divisionId, alineaId },
  ancien,
  nouveau,
  partout,
});

const inserer = (
  divisionId: string,
  alineaId: string | null,
  position: 'avant' | 'apres',
  repere: string,
  texte: string,
): Modification => ({
  nature: 'inserer_mots',
  cible: { divisionId, alineaId },
  position,
  repere,
  mots: texte,
});

const article = (apres: string, numero: string, titre: string, ...textes: string[]): Modification => ({
  nature: 'inserer_division',
  apres,
  sorte: 'article',
  numero,
  intitule: `ARTICLE ${numero} : ${titre}`,
  alineas: textes.map((texte) => alinea(texte)),
});

const abroger = (divisionId: string): Modification => ({ nature: 'abroger', divisionId });

const recrire = (divisionId: string, alineaId: string, ...textes: string[]): Modification => ({
  nature: 'rediger_alinea',
  divisionId,
  alineaId,
  alineas: textes.map((texte) => alinea(texte)),
});

const annexe = (numero: string): Modification => ({
  nature: 'ajouter_annexe',
  numero,
  intitule: `ANNEXE ${numero} : CALENDRIER DES TRAVAUX`,
  alineas: [alinea('Le calendrier est arrêté chaque année.')],
});

const proroger = (fin: string, texte: string): Modification => ({
  nature: 'proroger',
  divisionId: 'art6',
  alineaId: 'art6-2',
  texte,
  fin: d(fin),
});

const FIN_2029 = 'Elle est conclue jusqu’au 31 décembre 2029.';

const one = (modification: Modification, phrase?: readonly string[]): readonly OperationCas[] => [
  phrase === undefined ? { modification } : { modification, phrase },
];

export const SAINS: readonly Cas[] = [
  {
    nom: 'words of an article',
    operations: one(mots('art6', null, 'avis du CREFOP', 'avis motivé du CREFOP')),
  },
  { nom: 'words of an alinéa', operations: one(mots('art6', 'art6-3', 'par avenant', 'par avenant écrit')) },
  { nom: 'a single word', operations: one(mots('art4', 'art4-3', '7', '8')) },
  { nom: 'words with an elision', operations: one(mots('art7', 'art7-1', "l'envoi", 'la réception')) },
  {
    nom: 'a curly apostrophe for the straight one of the act',
    operations: one(mots('art7', 'art7-1', 'l’envoi', 'la réception')),
  },
  {
    nom: 'words deleted',
    operations: one(mots('art6', 'art6-3', "à la demande de l'une des parties et", '')),
  },
  { nom: 'words at every occurrence', operations: one(mots('art3', null, 'SPRO', 'service public', true)) },
  {
    nom: 'words put in after others',
    operations: one(inserer('art6', 'art6-3', 'apres', 'du CREFOP', 'réuni en séance')),
  },
  {
    nom: 'words put in before others',
    operations: one(inserer('art2', 'art2-13', 'avant', 'pilotage', 'véritable')),
  },
  {
    nom: 'an alinéa written anew',
    operations: one(recrire('art4', 'art4-11', 'Ces actions sont évaluées chaque année.')),
  },
  {
    nom: 'an alinéa replaced by two',
    operations: one(
      recrire('art6', 'art6-3', 'Elle peut être modifiée par avenant.', 'L’avis du CREFOP est requis.'),
    ),
  },
  {
    nom: 'an article written anew',
    operations: one({
      nature: 'rediger_division',
      divisionId: 'art5',
      intitule: 'ARTICLE 5 : CONCERTATION',
      alineas: [
        alinea('Le CREFOP est l’instance de concertation.'),
        alinea('Il se réunit deux fois par an.'),
      ],
    }),
  },
  {
    nom: 'a heading',
    operations: one({
      nature: 'intituler',
      divisionId: 'art6',
      intitule: 'ARTICLE 6 : DURÉE ET MODIFICATION',
    }),
  },
  {
    nom: 'an alinéa after another',
    operations: one({
      nature: 'inserer_alineas',
      divisionId: 'art4',
      apres: 'art4-10',
      alineas: [alinea('Mesurer la satisfaction des publics.', 2)],
    }),
  },
  {
    nom: 'an alinéa at the end',
    operations: one({
      nature: 'inserer_alineas',
      divisionId: 'art1',
      apres: 'art1-1',
      alineas: [alinea('Elle s’applique à toute la région.')],
    }),
  },
  {
    nom: 'an alinéa at the head',
    operations: one({
      nature: 'inserer_alineas',
      divisionId: 'art5',
      apres: null,
      alineas: [alinea('Les politiques d’orientation sont coordonnées.')],
    }),
  },
  {
    nom: 'an alinéa taken out',
    operations: one({ nature: 'supprimer_alinea', divisionId: 'art2', alineaId: 'art2-11' }),
  },
  {
    nom: 'an article 4-1',
    operations: one(article('art4', '4-1', 'SUIVI', 'Un comité suit la mise en œuvre.')),
  },
  {
    nom: 'two inserted articles',
    operations: [
      ...one(article('art4', '4-1', 'SUIVI', 'Un comité suit la mise en œuvre.')),
      ...one(article('art4', '4-2', 'RAPPORT', 'Il rend un rapport chaque année.')),
    ],
  },
  {
    nom: 'an article after the last one',
    operations: one(article('art7', '8', 'LITIGES', 'Les parties cherchent un accord amiable.')),
  },
  { nom: 'an article repealed', operations: one(abroger('art5')) },
  {
    nom: 'an article repealed then restored',
    avant: [abroger('art5')],
    operations: one({
      nature: 'retablir',
      divisionId: 'art5',
      intitule: 'ARTICLE 5 : COORDINATION',
      alineas: [alinea('Le CREFOP coordonne les politiques.')],
    }),
  },
  { nom: 'an annex', operations: one(annexe('1')) },
  {
    nom: 'an annex replaced',
    avant: [annexe('1')],
    operations: one({
      nature: 'rediger_division',
      divisionId: 'avant-0-division',
      intitule: 'ANNEXE 1 : CALENDRIER',
      alineas: [alinea('Le calendrier est pluriannuel.')],
    }),
  },
  { nom: 'the end put off', operations: one(proroger('2029-12-31', FIN_2029)) },
  {
    nom: 'the end put off, the day in digits',
    operations: one(proroger('2029-12-31', 'Elle prend fin le 31/12/2029.')),
  },
  {
    nom: 'a party renamed',
    operations: one({ nature: 'nommer_partie', partieId: 'region', nom: 'La Région Auvergne-Rhône-Alpes' }),
  },
  {
    nom: 'another holder',
    operations: one({
      nature: 'designer_signataire',
      signataireId: 'president',
      fonction: { libelle: 'Président du conseil régional', genre: 'm' },
      personne: { civilite: 'Monsieur', prenom: 'Louis', nom: 'SPÉCIMEN' },
    }),
  },
  {
    nom: 'two changes of one alinéa',
    operations: [
      ...one(mots('art6', 'art6-3', 'par avenant', 'par avenant écrit')),
      ...one(mots('art6', 'art6-3', 'avis du CREFOP', 'avis motivé du CREFOP')),
    ],
  },
  {
    nom: 'an alinéa already changed by an avenant in force',
    avant: [mots('art6', 'art6-3', 'par avenant', 'par avenant écrit')],
    operations: one(mots('art6', 'art6-3', 'par avenant écrit', 'par avenant signé')),
  },
  {
    nom: 'an article an avenant brought in',
    avant: [article('art4', '4-1', 'SUIVI', 'Un comité suit la mise en œuvre.')],
    operations: one(article('avant-0-division', '4-2', 'RAPPORT', 'Il rend un rapport.')),
  },
  { nom: 'words of the preamble', operations: one(mots('pre', 'pre-2', 'tout public', 'tous les publics')) },
  {
    nom: 'words of a section',
    operations: one(mots('val', 'val-5', 'non-discrimination', 'non-discrimination et de parité')),
  },
  {
    nom: 'a typed sentence, in other words',
    operations: one(mots('art6', 'art6-3', 'par avenant', 'par avenant écrit'), [
      'Au 3e alinéa de l’article 6, les mots "par avenant" sont remplacés par les mots "par avenant écrit".',
    ]),
  },
  {
    nom: 'a typed sentence that names the article alone',
    operations: one(mots('art6', 'art6-3', 'par avenant', 'par avenant écrit'), [
      'À l’article 6, les mots « par avenant » sont remplacés par les mots « par avenant écrit ».',
    ]),
  },
  {
    nom: 'a reference to an article in force',
    operations: one(article('art4', '4-1', 'SUIVI', 'Un comité suit la mise en œuvre de l’article 4.')),
  },
  {
    nom: 'a reference to the code',
    operations: one(
      article(
        'art4',
        '4-1',
        'SUIVI',
        'Un comité est créé au sens de l’article L. 6111-3 du code du travail.',
      ),
    ),
  },
  {
    nom: 'another avenant elsewhere, signed meanwhile',
    operations: one(mots('art6', 'art6-3', 'par avenant', 'par avenant écrit')),
    pendant: [mots('art4', 'art4-3', '7 axes', '8 axes')],
  },
  {
    nom: 'another draft elsewhere',
    operations: one(mots('art6', 'art6-3', 'par avenant', 'par avenant écrit')),
    concurrent: [mots('art4', 'art4-3', '7 axes', '8 axes')],
  },
  {
    nom: 'free articles that change nothing',
    operations: one(mots('art6', 'art6-3', 'par avenant', 'par avenant écrit')),
    libre: [
      'Les autres stipulations demeurent inchangées.',
      'Le présent avenant a pour objet de préciser l’article 6.',
    ],
  },
];

export const FAUTIFS: readonly CasFautif[] = [
  // Words that are not there.
  ...(
    [
      ['art6', null, 'avis du CESER'],
      ['art6', 'art6-3', 'par un avenant'],
      ['art7', 'art7-1', 'délai de trois mois'],
      ['art4', 'art4-3', 'huit axes'],
      ['art5', 'art5-1', 'comité pour l’emploi'],
      ['art3', 'art3-6', 'évaluation annuelle'],
      ['art2', 'art2-10', 'bilan semestriel'],
      ['pre', 'pre-2', 'public adulte isolé'],
      ['art1', null, 'présente charte'],
    ] as const
  ).map(([divisionId, alineaId, ancien]): CasFautif => ({
    nom: `words absent: ${ancien}`,
    operations: one(mots(divisionId, alineaId, ancien, 'autre chose')),
    code: 'MOTS_INTROUVABLES',
  })),
  // A part of a word is not the word.
  {
    nom: 'a part of a word',
    operations: one(mots('art6', 'art6-3', 'avena', 'aven')),
    code: 'MOTS_INTROUVABLES',
  },
  // Right words, wrong dress.
  ...(['Par Avenant', 'après AVIS du CREFOP', 'periode de validite'] as const).map((ancien): CasFautif => ({
    nom: `capitals or accents: ${ancien}`,
    operations: one(mots('art6', 'art6-3', ancien, 'autre chose')),
    code: 'MOTS_PRESQUE',
  })),
  // Words that stand twice.
  ...(
    [
      ['art3', null, 'SPRO'],
      ['art2', null, 'Service public régional de l’orientation'],
      ['art4', null, "d'Auvergne-Rhône-Alpes"],
      ['art6', null, 'de'],
      ['art2', 'art2-8', 'professionnels'.slice(0, -1)],
      ['art7', 'art7-1', 'de'],
      ['val', null, 'personne'],
    ] as const
  )
    .filter(([, , ancien]) => ancien !== 'professionnel')
    .map(([divisionId, alineaId, ancien]): CasFautif => ({
      nom: `words twice: ${ancien}`,
      operations: one(mots(divisionId, alineaId, ancien, 'autre chose')),
      code: 'MOTS_MULTIPLES',
    })),
  {
    nom: 'an anchor that stands twice',
    operations: one(inserer('art4', null, 'apres', 'orientation', 'régionale')),
    code: 'MOTS_MULTIPLES',
  },
  // A dead article.
  ...(
    [
      mots('art5', null, 'instance de concertation', 'instance'),
      inserer('art5', 'art5-1', 'apres', 'CREFOP', 'réuni'),
      recrire('art5', 'art5-1', 'Le CREFOP coordonne.'),
      { nature: 'intituler', divisionId: 'art5', intitule: 'ARTICLE 5 : AUTRE' },
      {
        nature: 'rediger_division',
        divisionId: 'art5',
        intitule: 'ARTICLE 5 : AUTRE',
        alineas: [alinea('Texte.')],
      },
      { nature: 'inserer_alineas', divisionId: 'art5', apres: null, alineas: [alinea('Texte.')] },
      { nature: 'supprimer_alinea', divisionId: 'art5', alineaId: 'art5-1' },
      abroger('art5'),
    ] satisfies readonly Modification[]
  ).map((modification): CasFautif => ({
    nom: `a dead article: ${modification.nature}`,
    avant: [abroger('art5')],
    operations: one(modification),
    code: 'DIVISION_ABROGEE',
  })),
  {
    nom: 'the same avenant repeals and changes',
    operations: [...one(abroger('art5')), ...one(mots('art5', null, 'CREFOP', 'comité'))],
    code: 'DIVISION_ABROGEE',
  },
  {
    nom: 'an article in force restored',
    operations: one({
      nature: 'retablir',
      divisionId: 'art5',
      intitule: 'ARTICLE 5 : AUTRE',
      alineas: [alinea('Texte.')],
    }),
    code: 'DIVISION_EN_VIGUEUR',
  },
  // The wrong alinéa.
  ...(
    [
      ['art6', 'art6-2', 'avis du CREFOP'],
      ['art6', 'art6-1', 'par avenant'],
      ['art4', 'art4-2', '7 axes'],
      ['art3', 'art3-5', 'prérogative de l’employeur'],
      ['art2', 'art2-9', 'bilan d’activité'],
    ] as const
  ).map(([divisionId, alineaId, ancien]): CasFautif => ({
    nom: `the wrong alinéa: ${ancien}`,
    operations: one(mots(divisionId, alineaId, ancien, 'autre chose')),
    code: 'MOTS_AILLEURS',
  })),
  // A sentence that says otherwise.
  ...(
    [
      [
        'another article',
        'À l’article 7, les mots : « par avenant » sont remplacés par les mots : « par avenant écrit ».',
      ],
      [
        'another alinéa',
        'Au deuxième alinéa de l’article 6, les mots : « par avenant » sont remplacés par les mots : « par avenant écrit ».',
      ],
      [
        'other new words',
        'À l’article 6, les mots : « par avenant » sont remplacés par les mots : « par avenant signé ».',
      ],
      [
        'other old words',
        'À l’article 6, les mots : « elle peut être modifiée par avenant » sont remplacés par les mots : « par avenant écrit ».',
      ],
      [
        'words put in',
        'À l’article 6, après les mots : « par avenant », sont insérés les mots : « par avenant écrit ».',
      ],
      ['words deleted', 'À l’article 6, les mots : « par avenant » sont supprimés.'],
      ['the article repealed', 'L’article 6 est abrogé.'],
    ] as const
  ).map(([nom, phrase]): CasFautif => ({
    nom: `a sentence that says otherwise: ${nom}`,
    operations: one(mots('art6', 'art6-3', 'par avenant', 'par avenant écrit'), [phrase]),
    code: 'PHRASE_DIVERGENTE',
  })),
  {
    nom: 'the sentence of another new article',
    operations: one(article('art4', '4-1', 'SUIVI', 'Un comité suit la mise en œuvre.'), [
      'Après l’article 4, il est inséré un article 4-1 ainsi rédigé :',
      '« ARTICLE 4-1 : SUIVI',
      'Un comité suit et évalue la mise en œuvre. »',
    ]),
    code: 'PHRASE_DIVERGENTE',
  },
  {
    nom: 'a sentence nobody can read',
    operations: one(mots('art6', 'art6-3', 'par avenant', 'par avenant écrit'), [
      'L’article relatif à la durée est adapté en conséquence.',
    ]),
    code: 'PHRASE_ILLISIBLE',
  },
  {
    nom: 'a sentence that changes the convention without an operation',
    libre: ['À l’article 6, les mots : « par avenant » sont remplacés par les mots : « par avenant écrit ».'],
    code: 'PHRASE_SANS_OPERATION',
  },
  {
    nom: 'a repeal without an operation',
    operations: one(mots('art6', 'art6-3', 'par avenant', 'par avenant écrit')),
    libre: ['L’article 5 est abrogé.'],
    code: 'PHRASE_SANS_OPERATION',
  },
  // Nothing that a reader would see.
  {
    nom: 'the same words',
    operations: one(mots('art6', 'art6-3', 'par avenant', 'par avenant')),
    code: 'SANS_EFFET',
  },
  {
    nom: 'another apostrophe',
    operations: one(mots('art7', 'art7-1', "l'envoi", 'l’envoi')),
    code: 'SANS_EFFET',
  },
  {
    nom: 'another space',
    operations: one(mots('art6', 'art6-3', 'du CREFOP', 'du\u00A0CREFOP')),
    code: 'SANS_EFFET',
  },
  // A target another avenant moved.
  {
    nom: 'the alinéa changed meanwhile, the words still there',
    operations: one(mots('art6', 'art6-3', 'par avenant', 'par avenant écrit')),
    pendant: [mots('art6', 'art6-3', 'avis du CREFOP', 'avis motivé du CREFOP')],
    code: 'CIBLE_MODIFIEE',
  },
  {
    nom: 'the alinéa rewritten meanwhile, then written anew',
    operations: one(recrire('art4', 'art4-11', 'Ces actions sont évaluées.')),
    pendant: [mots('art4', 'art4-11', 'indicateurs', 'critères')],
    code: 'CIBLE_MODIFIEE',
  },
  {
    nom: 'the words taken out meanwhile',
    operations: one(mots('art6', 'art6-3', 'par avenant', 'par avenant écrit')),
    pendant: [mots('art6', 'art6-3', 'par avenant', 'par écrit')],
    code: 'MOTS_INTROUVABLES',
  },
  {
    nom: 'the article repealed meanwhile',
    operations: one(mots('art5', 'art5-1', 'instance de concertation', 'instance')),
    pendant: [abroger('art5')],
    code: 'DIVISION_ABROGEE',
  },
  {
    nom: 'another draft on the same article',
    operations: one(mots('art6', 'art6-3', 'par avenant', 'par avenant écrit')),
    concurrent: [mots('art6', 'art6-1', 'signature', 'publication')],
    code: 'PROJET_CONCURRENT',
  },
  // Numbers.
  {
    nom: 'a number already taken',
    operations: one(article('art4', '5', 'SUIVI', 'Texte.')),
    code: 'NUMERO_PRIS',
  },
  {
    nom: 'the number of a repealed article',
    avant: [article('art4', '4-1', 'SUIVI', 'Texte.'), abroger('avant-0-division')],
    operations: one(article('art4', '4-1', 'AUTRE', 'Texte.')),
    code: 'NUMERO_PRIS',
  },
  {
    nom: 'a number out of sequence',
    operations: one(article('art4', '4-3', 'SUIVI', 'Texte.')),
    code: 'NUMERO_HORS_SUITE',
  },
  { nom: 'an annex twice', avant: [annexe('1')], operations: one(annexe('1')), code: 'NUMERO_PRIS' },
  {
    nom: 'a heading with another number',
    operations: one({
      nature: 'inserer_division',
      apres: 'art4',
      sorte: 'article',
      numero: '4-1',
      intitule: 'ARTICLE 4-2 : SUIVI',
      alineas: [alinea('Texte.')],
    }),
    code: 'INTITULE_DIVERGENT',
  },
  // References that would lead nowhere.
  {
    nom: 'a reference to an article that is not',
    operations: one(article('art4', '4-1', 'SUIVI', 'Le comité prévu à l’article 12 suit la mise en œuvre.')),
    code: 'RENVOI_MORT',
  },
  {
    nom: 'a repeal that leaves a reference behind',
    avant: [article('art4', '4-1', 'SUIVI', 'Un comité applique l’article 5.')],
    operations: one(abroger('art5')),
    code: 'RENVOI_MORT',
  },
  // The duration.
  {
    nom: 'an end that is not later',
    operations: one(proroger('2028-12-31', 'Elle prend fin le 31 décembre 2028.')),
    code: 'FIN_NON_REPORTEE',
  },
  {
    nom: 'a text that says another end',
    operations: one(proroger('2029-12-31', 'Elle est conclue jusqu’au 31 décembre 2030.')),
    code: 'FIN_DIVERGENTE',
  },
  // An alinéa emptied of its words.
  {
    nom: 'an alinéa left empty',
    operations: one(
      mots('art4', 'art4-11', "Ces actions feront l'objet d'indicateurs de pilotage et d'évaluation.", ''),
    ),
    code: 'TEXTE_VIDE',
  },
];
