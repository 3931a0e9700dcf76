import { describe, expect, it } from 'vitest';
import { depouiller } from '#domain/legistique/avenant-colle';
import { lirePassage } from '#domain/legistique/lecture-passage';
import { AURA } from './outils';

const lire = (passage: string) =>
  lirePassage(passage, { base: AURA, texte: AURA }).map(({ lecture }) => lecture.lue?.modification ?? null);
const sortes = (passage: string) => depouiller(passage).ecartes.map(({ sorte }) => sorte);

describe('a whole avenant', () => {
  it('leaves its headings and its final clauses aside, and its sentences to be read', () => {
    const passage = `Article 2 – Modification de l'article 5
L'article 5 est complété par la phrase suivante : « Il se réunit deux fois par an. »
Article 3 – Dispositions diverses
Les autres dispositions de la convention demeurent inchangées.`;
    expect(lire(passage)).toMatchObject([{ nature: 'inserer_mots', cible: { divisionId: 'art5' } }]);
    expect(sortes(passage)).toEqual(['intitule', 'intitule', 'finale']);
  });

  it('gives its sentences the article that their heading names, and loses no word', () => {
    const passage = `AVENANT N°1 A LA CONVENTION
ENTRE
L'Etat, d'une part,
ET
La Région, d'autre part,
IL EST CONVENU CE QUI SUIT :
ARTICLE 1 : OBJET DE L'AVENANT
Le présent avenant a pour objet la modification de l'article 6 de la convention.
ARTICLE 2 : MODIFICATION DE L'ARTICLE 6
Le deuxième alinéa est remplacé par les dispositions suivantes :
« Elle prend fin le 31 décembre 2029. »
ARTICLE 3 : L'article 7 est modifié comme suit :
1° Les mots « deux mois » sont remplacés par les mots « trois mois » ;
2° Il est complété par un alinéa ainsi rédigé : « Elle est motivée. »
ARTICLE 4 : ENTREE EN VIGUEUR
Le présent avenant prend effet à compter de sa signature par les parties.
Les dispositions de la convention non modifiées par le présent avenant demeurent en vigueur.
Fait à Lyon, le 3 mars 2026, en 2 exemplaires originaux
Pour l'Etat, Pour la Région,`;
    expect(lire(passage)).toMatchObject([
      { nature: 'proroger', alineaId: 'art6-2', fin: '2029-12-31' },
      { nature: 'remplacer_mots', cible: { divisionId: 'art7' } },
      { nature: 'inserer_alineas', divisionId: 'art7' },
    ]);
    const { phrases, ecartes } = depouiller(passage);
    const dit = [...phrases.flat(), ...ecartes.map(({ texte }) => texte)].join(' ').toLowerCase();
    for (const mot of passage.match(/[\p{L}\d]{3,}/gu) ?? []) expect(dit).toContain(mot.toLowerCase());
  });

  it('does not guess between two articles that a heading names', () => {
    expect(lire('Modification des articles 5 et 6\nLe mot « CREFOP » est supprimé.')).toEqual([null]);
  });

  it('reads a change said beside the effect, rather than set it aside', () => {
    const passage = 'Le présent avenant prend effet le 1er janvier 2027 et l’article 5 est abrogé.';
    expect(sortes(passage)).toEqual([]);
    expect(lire(passage)).toEqual([null]);
  });
});
