import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decouperPhrases } from '#domain/legistique/decouper-phrases';
import { lirePassage } from '#domain/legistique/lecture-passage';
import { lirePhrase } from '#domain/legistique/lecture-phrase';
import type { Modification } from '#domain/texte/operations';
import { memeModification, phraseDe } from '#domain/legistique/phrase';
import { modification } from './arbitraires';
import { AURA, MODIFIEE } from './outils';
import { tirage } from '../../support/essais';

const textes = (alineas: readonly { readonly texte: string }[]): string =>
  alineas.map(({ texte }) => texte).join(' / ');

/** What each sentence of the passage does, in a few words; null when it is not read. */
function lire(passage: string): readonly (string | null)[] {
  return decouperPhrases(passage).map((phrase) => {
    const { lue } = lirePhrase(phrase, AURA);
    if (lue === null) return null;
    const { modification: read } = lue;
    if (read.nature === 'remplacer_mots')
      return `${read.cible.alineaId ?? read.cible.divisionId} : ${read.ancien} → ${read.nouveau}`;
    if (read.nature === 'inserer_alineas')
      return `après ${read.apres ?? read.divisionId} : ${textes(read.alineas)}`;
    if (read.nature === 'rediger_division') return `${read.divisionId} récrit : ${textes(read.alineas)}`;
    if (read.nature === 'inserer_division') return `article ${read.numero ?? ''} : ${textes(read.alineas)}`;
    if (read.nature === 'abroger') return `${read.divisionId} abrogé`;
    return read.nature === 'supprimer_alinea' ? `${read.alineaId} supprimé` : read.nature;
  });
}

describe('a list of changes to one article', () => {
  it('is as many sentences as it has items, each with the article', () => {
    expect(
      lire(`L'article 6 est ainsi modifié :
1° Au deuxième alinéa, les mots : « Elle est conclue » sont remplacés par les mots : « La convention est conclue » ;
2° Après le deuxième alinéa, il est inséré un alinéa ainsi rédigé :
« Elle est évaluée chaque année ; 1° le bilan ; 2° son avis. » ;
3° Le troisième alinéa est supprimé ; et
4° Il est complété par un alinéa ainsi rédigé : « Elle est publiée. »`),
    ).toEqual([
      'art6-2 : Elle est conclue → La convention est conclue',
      'après art6-2 : Elle est évaluée chaque année ; 1° le bilan ; 2° son avis.',
      'art6-3 supprimé',
      'après art6-3 : Elle est publiée.',
    ]);
  });

  it('may stand on one line', () => {
    const passage =
      "L'article 6 est modifié comme suit : 1° Au premier alinéa, le mot « signature » est remplacé par le mot « publication » ; 2° Le troisième alinéa est supprimé.";
    expect(lire(passage)).toEqual(['art6-1 : signature → publication', 'art6-3 supprimé']);
  });

  it('may have items that name their own article', () => {
    expect(
      lire(`L'article 6 est ainsi modifié :
1° Le troisième alinéa est supprimé ;
2° À l'article 7, les mots « deux mois » sont remplacés par les mots « trois mois ».`),
    ).toEqual(['art6-3 supprimé', 'art7 : deux mois → trois mois']);
  });

  it('may hold another, and follow others', () => {
    expect(
      lire(`I. – La convention est ainsi modifiée :
1° L'article 5 est abrogé ;
2° L'article 6 est ainsi modifié :
a) Le premier alinéa est supprimé ;
b) Au troisième alinéa :
- les mots « par avenant » sont remplacés par les mots « par avenant écrit » ;
- le mot « CREFOP » est remplacé par le mot « comité ».
3° À l'article 7, les mots « deux mois » sont remplacés par les mots « trois mois ».`),
    ).toEqual([
      'art5 abrogé',
      'art6-1 supprimé',
      'art6-3 : par avenant → par avenant écrit',
      'art6-3 : CREFOP → comité',
      'art7 : deux mois → trois mois',
    ]);
  });
});

describe('one sentence for several places', () => {
  it.each([
    ['Les articles 4 et 5 de la convention sont abrogés.', ['art4 abrogé', 'art5 abrogé']],
    ['Les articles 2, 3 et 5 sont abrogés', ['art2 abrogé', 'art3 abrogé', 'art5 abrogé']],
    [
      "Les deuxième et troisième alinéas de l'article 3 sont supprimés.",
      ['art3-2 supprimé', 'art3-3 supprimé'],
    ],
    [
      "À l'article 3, les deuxième, quatrième et cinquième alinéas sont supprimés.",
      ['art3-2 supprimé', 'art3-4 supprimé', 'art3-5 supprimé'],
    ],
  ])('%s', (passage, attendu) => {
    expect(lire(passage)).toEqual(attendu);
  });
});

describe('several sentences', () => {
  it('are cut where the lines end, not where a quotation goes on, in either style', () => {
    expect(
      lire(`L'article 5 est ainsi rédigé :
« ARTICLE 5 : COORDINATION
« Le comité est compétent :
« - pour l'emploi ;
« - pour la formation. »

Après l'article 4, il est inséré un article 4-1 ainsi rédigé :
« ARTICLE 4-1 : GROUPE
Un groupe est créé.
« Concertation » est son nom. »
Le troisième alinéa de l'article 6 est supprimé.`),
    ).toEqual([
      "art5 récrit : Le comité est compétent : / pour l'emploi ; / pour la formation.",
      'article 4-1 : Un groupe est créé. / « Concertation » est son nom.',
      'art6-3 supprimé',
    ]);
  });

  it('are not cut where the page broke their lines', () => {
    expect(
      lire(
        "À l'article 7, les mots : « deux\nmois » sont remplacés par\nles mots : « trois mois ».\nL'article 5\nest abrogé.",
      ),
    ).toEqual(['art7 : deux mois → trois mois', 'art5 abrogé']);
  });

  it('leave what is no change as it stands, for its reader to see', () => {
    const passage = "Article 2 – Durée\nLe présent avenant est conclu à Lyon.\nL'article 5 est abrogé.";
    expect(decouperPhrases(passage)).toEqual([
      ['Article 2 – Durée'],
      ['Le présent avenant est conclu à Lyon.'],
      ["L'article 5 est abrogé."],
    ]);
    expect(lire(passage)).toEqual([null, null, 'art5 abrogé']);
  });
});

const sameReading = (a: Modification | undefined, b: Modification): boolean =>
  a !== undefined && memeModification(a, b);

describe('one sentence', () => {
  it('stays one, and reads the same, whatever the modification', () => {
    for (const texte of [AURA, MODIFIEE])
      fc.assert(
        fc.property(modification(texte), (made) => {
          const phrase = phraseDe(made, texte);
          const read = lirePassage(phrase.join('\n'), { base: texte, texte });
          expect(
            read.map(({ lecture }) => lecture),
            phrase.join('\n'),
          ).toEqual([lirePhrase(phrase, texte)]);
        }),
        tirage('phrase seule', 100, 700),
      );
  });

  it('stays one as people write it', () => {
    const all = JSON.parse(
      readFileSync(new URL('../../fixtures/phrases/naturelles.json', import.meta.url), 'utf8'),
    ) as readonly {
      readonly phrase: string | readonly string[];
      readonly texte: string;
      readonly attendu: Modification;
    }[];
    const wrong = all.filter(({ phrase, texte }) => {
      const lignes = typeof phrase === 'string' ? [phrase] : phrase;
      const on = texte === 'initial' ? AURA : MODIFIEE;
      const whole = lirePhrase(lignes, on).lue;
      const [one, other] = lirePassage(lignes.join('\n'), { base: on, texte: on });
      return (
        whole !== null &&
        (other !== undefined || !sameReading(one?.lecture.lue?.modification, whole.modification))
      );
    });
    expect(wrong.map(({ phrase }) => phrase)).toEqual([]);
  });
});
