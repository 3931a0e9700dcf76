import type { Lieu } from './nommer';
import type { TexteEnVigueur } from './texte';
export type Renvoi = {
  readonly mots: string;
  readonly lieu: Lieu;
  readonly etat:
    | { readonly nature: 'vivant' | 'externe' | 'inconnu' | 'deplace' }
    | { readonly nature: 'mort'; readonly abrogePar: string | null };
};
export const renvoisDe = (_t: TexteEnVigueur): readonly Renvoi[] => [];
export const renvoisMortsNouveaux = (_a: TexteEnVigueur, _b: TexteEnVigueur): readonly Renvoi[] => [];
