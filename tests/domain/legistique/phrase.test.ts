import { describe, expect, it } from 'vitest';
import { civilDate } from '#domain/civil-date';
import { NATURES_MODIFICATION } from '#domain/texte/operations';
import type { Modification, NouvelAlinea } from '#domain/texte/operations';
import { memeModification, phraseDe } from '#domain/legistique/phrase';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import { AURA, MODIFIEE, apres } from './outils';

const p = (texte: string): NouvelAlinea => ({ niveau: 0, marque: null, texte });
const item = (texte: string, marque = '-'): NouvelAlinea => ({ niveau: 1, marque, texte });
const sousItem = (texte: string, marque = '-'): NouvelAlinea => ({ niveau: 2, marque, texte });

const art6 = (alinea: number | null) => ({
  divisionId: 'art6',
  alineaId: alinea === null ? null : `art6-${alinea}`,
});

type Cas = readonly [Modification, readonly string[], TexteEnVigueur?];

const CAS: readonly Cas[] = [
  [
    {
      nature: 'remplacer_mots',
      cible: { divisionId: 'art1', alineaId: null },
      ancien: 'tout au long de la vie',
      nouveau: 'à tout âge',
      partout: false,
    },
    ["À l'article 1er, les mots : « tout au long de la vie » sont remplacés par les mots : « à tout âge »."],
  ],
  [
    {
      nature: 'remplacer_mots',
      cible: art6(null),
      ancien: 'après avis du CREFOP',
      nouveau: 'après avis du comité',
      partout: false,
    },
    [
      "À l'article 6, les mots : « après avis du CREFOP » sont remplacés par les mots : « après avis du comité ».",
    ],
  ],
  [
    { nature: 'remplacer_mots', cible: art6(3), ancien: 'CREFOP', nouveau: 'comité', partout: false },
    ["Au troisième alinéa de l'article 6, le mot : « CREFOP » est remplacé par le mot : « comité »."],
  ],
  [
    {
      nature: 'remplacer_mots',
      cible: { divisionId: 'art3', alineaId: null },
      ancien: 'SPRO',
      nouveau: "service de l'orientation",
      partout: true,
    },
    [
      "À l'article 3, le mot : « SPRO » est remplacé, à chaque occurrence, par les mots : « service de l'orientation ».",
    ],
  ],
  [
    {
      nature: 'remplacer_mots',
      cible: { divisionId: 'pre', alineaId: 'pre-2' },
      ancien: 'ou encore',
      nouveau: '',
      partout: false,
    },
    ['Au deuxième alinéa du préambule, les mots : « ou encore » sont supprimés.'],
  ],
  [
    {
      nature: 'remplacer_mots',
      cible: { divisionId: 'obj', alineaId: null },
      ancien: 'professionnelles',
      nouveau: ' ',
      partout: true,
    },
    [
      'Dans la section intitulée « OBJECTIFS COMMUNS », le mot : « professionnelles » est supprimé, à chaque occurrence.',
    ],
  ],
  [
    {
      nature: 'inserer_mots',
      cible: art6(3),
      position: 'apres',
      repere: "l'une des parties",
      mots: ', par écrit,',
    },
    [
      "Au troisième alinéa de l'article 6, après les mots : « l'une des parties », sont insérés les mots : « , par écrit, ».",
    ],
  ],
  [
    {
      nature: 'inserer_mots',
      cible: { divisionId: 'pre', alineaId: null },
      position: 'avant',
      repere: 'salariés',
      mots: 'jeunes',
    },
    ['Au préambule, avant le mot : « salariés », est inséré le mot : « jeunes ».'],
  ],
  [
    {
      nature: 'rediger_alinea',
      divisionId: 'art6',
      alineaId: 'art6-2',
      alineas: [p('Elle prend fin le 31 décembre 2029.')],
    },
    ["Le deuxième alinéa de l'article 6 est ainsi rédigé :", '« Elle prend fin le 31 décembre 2029. »'],
  ],
  [
    {
      nature: 'rediger_alinea',
      divisionId: 'art2',
      alineaId: 'art2-6',
      alineas: [sousItem("D'animer le réseau ;"), sousItem('De le faire connaître ;')],
    },
    [
      "Le sixième alinéa de l'article 2 est remplacé par deux alinéas ainsi rédigés :",
      "« - D'animer le réseau ;",
      '- De le faire connaître ; »',
    ],
  ],
  [
    // Nothing in the quotation would say that the item becomes a paragraph.
    {
      nature: 'rediger_alinea',
      divisionId: 'art2',
      alineaId: 'art2-11',
      alineas: [p("La Région favorise l'innovation.")],
    },
    [
      "Le onzième alinéa de l'article 2 est ainsi rédigé (retrait : 0) :",
      "« La Région favorise l'innovation. »",
    ],
  ],
  [
    {
      nature: 'rediger_division',
      divisionId: 'art4',
      intitule: 'ARTICLE 4 : MISE EN ŒUVRE',
      alineas: [
        p('Elle repose sur :'),
        item('Un schéma :', '1)'),
        sousItem('en sept axes ;'),
        item('Un cahier des charges.', '2)'),
        p('Le mot « cercle » est défini par la Région.'),
      ],
    },
    [
      "L'article 4 est ainsi rédigé :",
      '« ARTICLE 4 : MISE EN ŒUVRE',
      'Elle repose sur :',
      '1) Un schéma :',
      '- en sept axes ;',
      '2) Un cahier des charges.',
      'Le mot « cercle » est défini par la Région. »',
    ],
  ],
  [
    {
      nature: 'rediger_division',
      divisionId: 'val',
      intitule: 'VALEURS PARTAGÉES AU SERVICE DES PUBLICS BÉNÉFICIAIRES',
      alineas: [
        p('Les actions respectent :'),
        item("l'égalité :"),
        sousItem('gratuité ;'),
        sousItem('continuité ;'),
        item('la neutralité.'),
      ],
    },
    [
      'La section intitulée « VALEURS PARTAGÉES AU SERVICE DES PUBLICS BÉNÉFICIAIRES » est ainsi rédigée :',
      '« Les actions respectent :',
      "- l'égalité :",
      '– gratuité ;',
      '– continuité ;',
      '- la neutralité. »',
    ],
  ],
  [
    {
      nature: 'rediger_division',
      divisionId: 'obj',
      intitule: 'OBJECTIFS',
      alineas: [p('Le SPRO est gratuit.')],
    },
    [
      'La section intitulée « OBJECTIFS COMMUNS », désormais intitulée « OBJECTIFS », est ainsi rédigée :',
      '« Le SPRO est gratuit. »',
    ],
  ],
  [
    {
      nature: 'rediger_division',
      divisionId: 'pre',
      intitule: 'PRÉAMBULE',
      alineas: [p('Le SPRO est gratuit.')],
    },
    ['Le préambule est ainsi rédigé :', '« Le SPRO est gratuit. »'],
  ],
  [
    { nature: 'intituler', divisionId: 'art6', intitule: 'ARTICLE 6 : DURÉE ET SUITES' },
    ["L'intitulé de l'article 6 est ainsi rédigé : « ARTICLE 6 : DURÉE ET SUITES »."],
  ],
  [
    { nature: 'intituler', divisionId: 'art6', intitule: 'DURÉE' },
    ["L'intitulé de l'article 6 est ainsi rédigé, sans numéro : « DURÉE »."],
  ],
  [
    {
      nature: 'inserer_alineas',
      divisionId: 'art6',
      apres: 'art6-2',
      alineas: [p('Elle peut être prorogée.')],
    },
    [
      "Après le deuxième alinéa de l'article 6, il est inséré un alinéa ainsi rédigé :",
      '« Elle peut être prorogée. »',
    ],
  ],
  [
    { nature: 'inserer_alineas', divisionId: 'art6', apres: 'art6-1', alineas: [p('Un.'), p('Deux.')] },
    ["Après le premier alinéa de l'article 6, sont insérés deux alinéas ainsi rédigés :", '« Un.', 'Deux. »'],
  ],
  [
    { nature: 'inserer_alineas', divisionId: 'art6', apres: null, alineas: [p('Elle est publiée.')] },
    [
      "Avant le premier alinéa de l'article 6, il est inséré un alinéa ainsi rédigé :",
      '« Elle est publiée. »',
    ],
  ],
  [
    {
      nature: 'inserer_alineas',
      divisionId: 'art6',
      apres: 'art6-3',
      alineas: [p('Un.'), p('Deux.'), p('Trois.')],
    },
    ["L'article 6 est complété par trois alinéas ainsi rédigés :", '« Un.', 'Deux.', 'Trois. »'],
  ],
  [
    { nature: 'inserer_alineas', divisionId: 'op3-division', apres: 'op3-3', alineas: [item("l'Apec.")] },
    ["L'annexe 1 est complétée par un alinéa ainsi rédigé :", "« - l'Apec. »"],
    MODIFIEE,
  ],
  [
    // Between two levels of a list, the sentence says to which one the item belongs.
    {
      nature: 'inserer_alineas',
      divisionId: 'art2',
      apres: 'art2-10',
      alineas: [item('Rend compte de son action.')],
    },
    [
      "Après le dixième alinéa de l'article 2, il est inséré un alinéa ainsi rédigé (retrait : 1 « - ») :",
      '« - Rend compte de son action. »',
    ],
  ],
  [
    { nature: 'inserer_liminaire', liste: 'considerants', apres: null, texte: 'Considérant le bilan ;' },
    ['Il est inséré un considérant ainsi rédigé :', '« Considérant le bilan ; »'],
  ],
  [
    { nature: 'rediger_liminaire', liste: 'presence', liminaireId: 'x', texte: 'le rectorat' },
    ['La mention d’une présence « x » est remplacée par la mention : « en présence de : le rectorat ».'],
  ],
  [
    {
      nature: 'supprimer_liminaire',
      liste: 'visas',
      liminaireId: AURA.liminaires?.filter(({ liste }) => liste === 'visas')[1]?.id ?? '',
    },
    ['Le deuxième visa est supprimé.'],
  ],
  [
    { nature: 'supprimer_alinea', divisionId: 'val', alineaId: 'val-5' },
    [
      'Le cinquième alinéa de la section intitulée « VALEURS PARTAGÉES AU SERVICE DES PUBLICS BÉNÉFICIAIRES » est supprimé.',
    ],
  ],
  [
    {
      nature: 'inserer_division',
      apres: 'art4',
      sorte: 'article',
      numero: '4-1',
      intitule: 'ARTICLE 4-1 : CARTE DES FORMATIONS',
      alineas: [p('La Région établit une carte.')],
    },
    [
      "Après l'article 4, il est inséré un article 4-1 ainsi rédigé :",
      '« ARTICLE 4-1 : CARTE DES FORMATIONS',
      'La Région établit une carte. »',
    ],
  ],
  [
    {
      nature: 'inserer_division',
      apres: 'obj',
      sorte: 'section',
      numero: null,
      intitule: 'GOUVERNANCE',
      alineas: [p('La Région pilote le SPRO.')],
    },
    [
      'Après la section intitulée « OBJECTIFS COMMUNS », il est inséré une section ainsi rédigée :',
      '« GOUVERNANCE',
      'La Région pilote le SPRO. »',
    ],
  ],
  [
    {
      nature: 'inserer_division',
      apres: 'pre',
      sorte: 'section',
      numero: null,
      intitule: 'TITRE II',
      alineas: [],
    },
    ['Après le préambule, il est inséré une section intitulée « TITRE II ».'],
  ],
  [{ nature: 'abroger', divisionId: 'art5' }, ["L'article 5 est abrogé."]],
  [{ nature: 'abroger', divisionId: 'obj' }, ['La section intitulée « OBJECTIFS COMMUNS » est abrogée.']],
  [{ nature: 'abroger', divisionId: 'op3-division' }, ["L'annexe 1 est supprimée."], MODIFIEE],
  [
    {
      nature: 'retablir',
      divisionId: 'art5',
      intitule: 'ARTICLE 5 : COMITÉ',
      alineas: [p('Le CREFOP suit la convention.')],
    },
    [
      "L'article 5 est rétabli dans la rédaction suivante :",
      '« ARTICLE 5 : COMITÉ',
      'Le CREFOP suit la convention. »',
    ],
    MODIFIEE,
  ],
  [
    {
      nature: 'ajouter_annexe',
      numero: '1',
      intitule: 'ANNEXE 1 : RÉSEAUX',
      alineas: [p('Les réseaux sont cinq.')],
    },
    [
      'La convention est complétée par une annexe 1 ainsi rédigée :',
      '« ANNEXE 1 : RÉSEAUX',
      'Les réseaux sont cinq. »',
    ],
  ],
  [
    { nature: 'nommer_partie', partieId: 'etat', nom: "L'État et ses opérateurs" },
    [
      "Dans la désignation des parties, les mots : « L'État » sont remplacés par les mots : « L'État et ses opérateurs ».",
    ],
  ],
  [
    {
      nature: 'designer_signataire',
      signataireId: 'prefete',
      fonction: { libelle: 'Préfet de région', genre: 'm' },
      personne: { civilite: 'Monsieur', prenom: 'Jean Marie', nom: 'de LA TOUR' },
    },
    [
      'Dans la désignation des parties, les mots : « La Préfète de région, Madame Fabienne BUCCIO » sont remplacés par les mots : « Le Préfet de région, Monsieur Jean Marie de LA TOUR ».',
    ],
  ],
  [
    {
      nature: 'designer_signataire',
      signataireId: 'president',
      fonction: { libelle: 'Élue déléguée', genre: 'f' },
      personne: { civilite: 'Madame', prenom: 'Anne Marie', nom: 'Martin' },
    },
    [
      "Dans la désignation des parties, les mots : « le Président, Monsieur Laurent WAUQUIEZ » sont remplacés par les mots : « l'Élue déléguée, Madame Anne Marie Martin », le nom étant « Martin ».",
    ],
  ],
  [
    {
      nature: 'proroger',
      divisionId: 'art6',
      alineaId: 'art6-2',
      texte: 'Elle prend fin le 31 décembre 2029.',
      fin: civilDate('2029-12-31'),
    },
    [
      "La durée de la convention est prorogée jusqu'au 31 décembre 2029. À cet effet, le deuxième alinéa de l'article 6 est ainsi rédigé :",
      '« Elle prend fin le 31 décembre 2029. »',
    ],
  ],
];

describe('the sentence of an operation', () => {
  it('covers every nature', () => {
    expect(new Set(CAS.map(([{ nature }]) => nature))).toEqual(new Set(NATURES_MODIFICATION));
  });

  it.each(
    CAS.map(
      ([modification, lignes, texte]) => [lignes[0] ?? '', modification, lignes, texte ?? AURA] as const,
    ),
  )('%s', (_, modification, lignes, texte) => {
    expect(phraseDe(modification, texte)).toEqual(lignes);
  });

  it('counts beyond the twentieth alinéa in figures', () => {
    const long = apres(AURA, {
      nature: 'inserer_alineas',
      divisionId: 'art6',
      apres: 'art6-3',
      alineas: Array.from({ length: 20 }, (_, index) => p(`Alinéa ${index}.`)),
    });
    expect(phraseDe({ nature: 'supprimer_alinea', divisionId: 'art6', alineaId: 'op1-18' }, long)).toEqual([
      "Le 21e alinéa de l'article 6 est supprimé.",
    ]);
  });

  it('keeps words whose guillemets do not pair off inside other quotes', () => {
    expect(
      phraseDe(
        { nature: 'inserer_mots', cible: art6(1), position: 'apres', repere: 'effet', mots: 'dit « plein' },
        AURA,
      ),
    ).toEqual([
      "Au premier alinéa de l'article 6, après le mot : « effet », sont insérés les mots : “dit « plein”.",
    ]);
  });

  it('names by its id what the text has not, rather than something else', () => {
    expect(phraseDe({ nature: 'supprimer_alinea', divisionId: 'art6', alineaId: 'x' }, AURA)).toEqual([
      "L'alinéa « x » de l'article 6 est supprimé.",
    ]);
    expect(phraseDe({ nature: 'abroger', divisionId: 'x' }, AURA)).toEqual([
      'La section intitulée « x » est abrogée.',
    ]);
  });
});

describe('two modifications', () => {
  const made: Modification = {
    nature: 'remplacer_mots',
    cible: art6(3),
    ancien: "l'une des parties",
    nouveau: 'une partie',
    partout: false,
  };

  it('are the same when they print alike', () => {
    expect(memeModification(made, { ...made, ancien: 'l’une\u00A0des parties ' })).toBe(true);
  });

  it('differ by a word, a place or a nature', () => {
    expect(memeModification(made, { ...made, nouveau: 'la partie' })).toBe(false);
    expect(memeModification(made, { ...made, cible: art6(null) })).toBe(false);
    expect(memeModification(made, { ...made, partout: true })).toBe(false);
    expect(memeModification(made, { nature: 'abroger', divisionId: 'art6' })).toBe(false);
  });
});
