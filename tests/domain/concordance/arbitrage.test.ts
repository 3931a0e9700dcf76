import { describe, expect, it } from 'vitest';
import type { ReponseClause } from '#domain/clauses/clause';
import type { Modification } from '#domain/texte/operations';
import { ajouterOperations, arbitrer } from '#domain/avenant/operations-commands';
import { civilDate as d } from '#domain/civil-date';
import { concordanceDe } from '#domain/concordance/concordance';
import { consolider } from '#domain/consolidation/consolider';
import { signed, withFin } from '../../support/registre';
import type { Banc } from '../../support/registre';
import { avenantOf, projeter, reglerClauses, signer } from '../consolidation/atelier';

const JOUR = d('2026-11-23');

const mots = (ancien: string, nouveau: string): Modification => ({
  nature: 'remplacer_mots',
  cible: { divisionId: 'art6', alineaId: 'art6-3' },
  ancien,
  nouveau,
  partout: false,
});

function banc(): Banc {
  const one = withFin(signed());
  one.aujourdhui = JOUR;
  return one;
}

const etat = (one: Banc, id: string) => {
  const { pret, lignes } = concordanceDe(one.registre, one.convention, avenantOf(one, id), JOUR);
  return {
    pret,
    defauts: lignes
      .flatMap(({ defauts }) => defauts)
      .map(({ code, tranche }) => `${code}${tranche ? ' tranché' : ''}`),
  };
};

const trancher = (one: Banc, avenantId: string, motif: string): void => {
  one.must(arbitrer, { avenantId, sujet: `${avenantId}-0`, choix: 'appliquer', motif });
};

describe('a choice', () => {
  it('settles the conflict it was made of, and none that comes later', () => {
    const one = banc();
    projeter(one, { nom: 'a', operations: [mots('par avenant', 'par avenant écrit')] });
    projeter(one, { nom: 'b', operations: [mots('avis du CREFOP', 'avis motivé du CREFOP')] });
    reglerClauses(one, 'a');
    expect(etat(one, 'a')).toEqual({ pret: false, defauts: ['PROJET_CONCURRENT'] });
    trancher(one, 'a', 'Les deux projets seront signés ensemble');
    expect(etat(one, 'a')).toEqual({ pret: true, defauts: ['PROJET_CONCURRENT tranché'] });

    // A third draft is another conflict; so is the second one, once it is signed.
    projeter(one, { nom: 'c', operations: [mots('des parties', 'des deux parties')] });
    expect(etat(one, 'a').pret).toBe(false);
    trancher(one, 'a', 'Le troisième aussi');
    expect(etat(one, 'a').pret).toBe(true);
    signer(one, 'b', d('2026-11-20'));
    expect(etat(one, 'a')).toEqual({
      pret: false,
      defauts: ['CIBLE_MODIFIEE', 'PROJET_CONCURRENT tranché'],
    });
    trancher(one, 'a', 'Les mots remplacés sont toujours là');
    expect(etat(one, 'a').pret).toBe(true);
    expect(avenantOf(one, 'a').arbitrages.map(({ motif }) => motif)).toEqual([
      'Les deux projets seront signés ensemble',
      'Le troisième aussi',
      'Les mots remplacés sont toujours là',
    ]);
  });

  it('made of one conflict between signed acts says nothing of another', () => {
    const one = banc();
    projeter(one, { nom: 'a', operations: [mots('par avenant', 'par avenant écrit')] });
    projeter(one, { nom: 'b', operations: [mots('avis du CREFOP', 'avis motivé du CREFOP')] });
    projeter(one, { nom: 'c', operations: [mots('modifiée par avenant', 'modifiée')] });
    reglerClauses(one, 'c');
    trancher(one, 'c', 'Signés le même jour');
    signer(one, 'c', d('2026-11-18'));
    signer(one, 'b', d('2026-11-19'));
    // Taken away by c, the words of a are not there: the choice made of the drafts was not about that.
    expect(etat(one, 'a').defauts).toContain('MOTS_INTROUVABLES');
    const { conflits } = consolider(one.registre, one.convention, JOUR, [avenantOf(one, 'a')]);
    expect(conflits.map(({ arbitrage }) => arbitrage)).toEqual([null]);
  });
});

describe('a doubtful reading', () => {
  const phrase = ["L'article 5 est complété par les mots : « réuni en formation plénière »"];
  const modification: Modification = {
    nature: 'inserer_mots',
    cible: { divisionId: 'art6', alineaId: 'art6-3' },
    position: 'apres',
    repere: 'avis du CREFOP',
    mots: 'réuni en formation plénière',
  };
  const clauses: readonly ReponseClause[] = [
    { clauseId: 'avenant', sort: { nature: 'inchangee', motif: null } },
  ];
  const dite = ["L'article 6 est complété par les mots : « réuni en formation plénière »"];

  it('is told, and settled by the word of who read it again', () => {
    const one = banc();
    projeter(one, { nom: 'a', operations: [] });
    one.nextIds(['a-0', 'a-1']);
    one.must(ajouterOperations, { avenantId: 'a', operations: [{ modification, phrase: dite, clauses }] });
    expect(etat(one, 'a')).toEqual({ pret: false, defauts: ['PHRASE_DOUTEUSE'] });
    trancher(one, 'a', 'L’article ne compte que cette phrase');
    expect(etat(one, 'a').pret).toBe(true);

    const other = banc();
    projeter(other, { nom: 'a', operations: [] });
    other.nextIds(['a-0']);
    other.must(ajouterOperations, {
      avenantId: 'a',
      operations: [{ modification, phrase: dite, clauses, relue: true }],
    });
    expect(etat(other, 'a')).toEqual({ pret: true, defauts: ['PHRASE_DOUTEUSE tranché'] });
  });

  it('is confirmed only where there is a doubt', () => {
    const one = banc();
    projeter(one, { nom: 'a', operations: [] });
    one.nextIds(['a-0']);
    one.must(ajouterOperations, {
      avenantId: 'a',
      operations: [
        { modification: mots('par avenant', 'par avenant écrit'), phrase: null, clauses, relue: true },
      ],
    });
    expect(etat(one, 'a')).toEqual({ pret: true, defauts: [] });
    expect(avenantOf(one, 'a').arbitrages).toEqual([]);
  });

  it('confirmed is not a sentence that says something else', () => {
    const one = banc();
    projeter(one, { nom: 'a', operations: [] });
    one.nextIds(['a-0']);
    one.must(ajouterOperations, {
      avenantId: 'a',
      operations: [{ modification, phrase, clauses, relue: true }],
    });
    expect(etat(one, 'a')).toEqual({ pret: false, defauts: ['PHRASE_DIVERGENTE'] });
  });
});
