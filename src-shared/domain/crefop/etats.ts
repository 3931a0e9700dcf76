import { nonDit } from '../etats/table';
import type { TableEtats } from '../etats/table';
import { isAvisRendu } from '../fiches/avis';
import type { Avis } from '../fiches/avis';
import { refus } from '../refus';
import type { Refus } from '../refus';

export const ETATS_AVIS = ['sans_avis', 'a_publier', 'publie'] as const;
export type EtatAvis = (typeof ETATS_AVIS)[number];

export function etatAvis({ sens, publication }: Pick<Avis, 'sens' | 'publication'>): EtatAvis {
  if (publication !== null) return 'publie';
  return isAvisRendu(sens) ? 'a_publier' : 'sans_avis';
}

/** What is done to an avis once it is recorded: its words and its sense are facts. */
export const TABLE_AVIS = {
  objet: 'avis',
  regle:
    'Un avis enregistré est un fait : il ne change pas, il se rectifie au journal. Il vaut pour le texte précis qui a été examiné. Un report ou un silence n’est pas un avis : il n’y a rien à publier.',
  etats: {
    sans_avis: {
      libelle: 'Report ou silence',
      sens: 'Le comité a sursis à statuer, ou ne s’est pas exprimé.',
      ferme: 'POINT_SANS_AVIS',
    },
    a_publier: {
      libelle: 'Rendu, à publier',
      sens: 'Le comité s’est prononcé ; son avis n’est pas encore public.',
    },
    publie: { libelle: 'Publié', sens: 'L’avis est public.', ferme: 'PUBLICATION_DEJA_CONNUE' },
  },
  actions: {
    publier: {
      libelle: 'Enregistrer sa publication',
      acte: 'avis.publier',
      de: { a_publier: ['publie'] },
    },
    publier_en_seance: {
      libelle: 'Enregistrer sa publication, depuis la séance',
      acte: 'seances.publierAvis',
      de: { a_publier: ['publie'] },
    },
  },
  passages: [
    { de: null, vers: 'a_publier', par: 'Un avis rendu est enregistré' },
    { de: null, vers: 'sans_avis', par: 'Un report ou un silence est enregistré' },
  ],
  expliquer,
} as const satisfies TableEtats<EtatAvis, string, Avis>;

export type ActionAvis = keyof typeof TABLE_AVIS.actions;

function expliquer(code: string, avis: Avis | null): Refus {
  switch (code) {
    case 'POINT_SANS_AVIS':
      return refus(code, { objet: 'le projet examiné' });
    case 'PUBLICATION_DEJA_CONNUE':
      return refus(code, { date: avis?.publication?.date ?? null }, 'date');
    default:
      return nonDit(code);
  }
}
