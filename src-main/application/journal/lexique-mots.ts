import { formatDate, formatLong } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { formatTaille } from '#domain/fichier';
import { groupDigits, CHIFFRES_REPERE } from '#domain/repere';
import type { Feuille } from './lexique-types';

/* The ways a value is said, whatever the record. */

export const texte = (mot: string): Feuille<string> => ({ mot, dire: (value) => value });
export const jour = (mot: string): Feuille<CivilDate> => ({ mot, dire: formatDate });
export const jourLong = (mot: string): Feuille<CivilDate> => ({ mot, dire: formatLong });
export const nombre = (mot: string): Feuille<number> => ({
  mot,
  dire: (value) => value.toLocaleString('fr-FR'),
});
export const annee = (mot: string): Feuille<number> => ({ mot, dire: String });
export const ouiNon = (mot: string): Feuille<boolean> => ({ mot, dire: (value) => (value ? 'oui' : 'non') });
export const choix = <T extends string>(mot: string, labels: Readonly<Record<T, string>>): Feuille<T> => ({
  mot,
  dire: (value) => labels[value],
});
export const lignes = (mot: string): Feuille<readonly string[]> => ({
  mot,
  dire: (value) => value.join('\n'),
});
export const empreinte = (mot: string): Feuille<string> => ({
  mot,
  dire: (value) => groupDigits(value.slice(0, CHIFFRES_REPERE)),
});
export const signataire = (mot: string): Feuille<string> => ({
  mot,
  dire: (id, noms) => noms.signataire(id),
});
export const partie = (mot: string): Feuille<string> => ({ mot, dire: (id, noms) => noms.partie(id) });

/** « 1,2 Mo », as everywhere else. */
export const taille = (mot: string): Feuille<number> => ({ mot, dire: formatTaille });

export const rangOf = (_item: unknown, rang: number): string => String(rang);
