import type { Champ, Libelles, Noms } from '#registre/champs';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { formatTaille } from '#domain/fichier';
import { CHIFFRES_REPERE, groupDigits } from '#domain/repere';

/** One value of a field, in words; null for a field made of other fields, which each say their own. */
export function dire(champ: Champ, valeur: unknown, noms: Noms): string | null {
  switch (champ.genre) {
    case 'cle':
    case 'texte':
    case 'fixe':
      return valeur as string;
    case 'lignes':
      return (valeur as readonly string[]).join('\n');
    case 'jour':
      return formatDate(valeur as CivilDate);
    case 'entier':
      return champ.brut === true ? String(valeur) : (valeur as number).toLocaleString('fr-FR');
    case 'taille':
      return formatTaille(valeur as number);
    case 'ouiNon':
      return valeur === true ? 'oui' : 'non';
    case 'empreinte':
      return groupDigits((valeur as string).slice(0, CHIFFRES_REPERE));
    case 'choix':
      return libelle(champ.libelles, valeur);
    case 'rang':
      return champ.libelles[valeur as number] ?? '';
    case 'fiche':
      return noms.fiche(champ.collection, valeur as string);
    case 'ficheParmi': {
      const named = valeur as { readonly collection: string; readonly id: string };
      return noms.fiche(named.collection, named.id);
    }
    case 'mention':
      return noms[champ.de](valeur as string);
    case 'suite':
      return (valeur as readonly unknown[]).map((one) => dire(champ.element, one, noms) ?? '').join('\n');
    case 'groupe':
    case 'variantes':
    case 'liste':
    case 'images':
      return null;
  }
}

/** A value of an enumeration by its label; one of another version, as it is. */
export const libelle = (libelles: Libelles, valeur: unknown): string =>
  libelles[valeur as string] ?? String(valeur);
