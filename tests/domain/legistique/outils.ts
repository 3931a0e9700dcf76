import { appliquer } from '#domain/consolidation/appliquer';
import { texteInitial } from '#domain/texte/en-vigueur';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import type { Modification } from '#domain/texte/operations';
import { CONVENTION_AURA } from '../../../src-main/application/exemples/auvergne-rhone-alpes';

/** The real convention as signed. */
export const AURA: TexteEnVigueur = texteInitial(CONVENTION_AURA);

/** A text after some changes; throws when one does not apply. */
export function apres(texte: TexteEnVigueur, ...modifications: readonly Modification[]): TexteEnVigueur {
  return modifications.reduce((current, modification, index) => {
    const next = appliquer(current, modification, { avenantId: 'av1', operationId: `op${index + 1}` });
    if (!next.ok) throw new Error(next.error.message);
    return next.value;
  }, texte);
}

/** The real convention once article 5 is repealed, an article 4-1 and an annex are in. */
export const MODIFIEE: TexteEnVigueur = apres(
  AURA,
  { nature: 'abroger', divisionId: 'art5' },
  {
    nature: 'inserer_division',
    apres: 'art4',
    sorte: 'article',
    numero: '4-1',
    intitule: 'ARTICLE 4-1 : CARTE DES FORMATIONS',
    alineas: [{ niveau: 0, marque: null, texte: 'La Région établit une carte « publique » des formations.' }],
  },
  {
    nature: 'ajouter_annexe',
    numero: '1',
    intitule: 'ANNEXE 1 : LISTE DES RÉSEAUX',
    alineas: [
      { niveau: 0, marque: null, texte: 'Les réseaux sont :' },
      { niveau: 1, marque: '-', texte: 'les missions locales ;' },
      { niveau: 1, marque: '-', texte: 'Cap emploi.' },
    ],
  },
);
