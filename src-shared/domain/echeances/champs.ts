import type { Champ, Membres } from '#registre/champs';
import { DESCRIPTIONS } from '#registre/fiches';
import type { NomCollection } from '#registre/fiches';

/** A field that holds a day: « avenants.saisine.seancePrevue », « paquets.cases[].date ». */
export type ChampJour = { readonly chemin: string; readonly mot: string };

function joursDeChamp(chemin: string, one: Champ): readonly ChampJour[] {
  switch (one.genre) {
    case 'jour':
      return [{ chemin, mot: one.mot ?? '' }];
    case 'groupe':
      return joursDeMembres(chemin, one.membres);
    case 'variantes':
      return Object.entries(one.cas).flatMap(([cas, membres]) =>
        joursDeMembres(`${chemin}(${cas})`, membres),
      );
    case 'liste':
      return joursDeMembres(`${chemin}[]`, one.element);
    case 'suite':
      return joursDeChamp(`${chemin}[]`, one.element);
    case 'cle':
    case 'ouiNon':
    case 'empreinte':
    case 'taille':
    case 'lignes':
    case 'texte':
    case 'entier':
    case 'choix':
    case 'rang':
    case 'fixe':
    case 'fiche':
    case 'ficheParmi':
    case 'mention':
    case 'images':
      return [];
  }
}

const joursDeMembres = (chemin: string, membres: Membres): readonly ChampJour[] =>
  Object.entries(membres).flatMap(([nom, one]) => joursDeChamp(`${chemin}.${nom}`, one));

/** Every field of a kind of record that holds a day. */
export const joursDeFiche = (collection: NomCollection): readonly ChampJour[] =>
  joursDeMembres(collection, DESCRIPTIONS[collection].membres);
