import type { Parametres } from '#registre/fiches/clauses';
import { daysInMonth } from '../civil-date';

/** What the parameters of a clause lack, or say twice, in one sentence; null when the registry can compute from them. */
export function manqueA(parametres: Parametres): string | null {
  switch (parametres.nature) {
    case 'effet':
      return parametres.depart === 'date' && parametres.date === null
        ? 'La prise d’effet à une date fixée demande cette date.'
        : parametres.depart !== 'date' && parametres.date !== null
          ? 'Une date fixée ne va qu’avec une prise d’effet « à une date fixée ».'
          : null;
    case 'duree':
      return manqueALaDuree(parametres);
    case 'resiliation': {
      const { n, unite, depart, avantLe, caractere, motif } = parametres;
      if ((n === null) !== (unite === null)) return 'Un délai demande son nombre et son unité.';
      if (depart !== null && n === null) return 'Un point de départ demande le délai qui en court.';
      if (avantLe !== null && !estJourDeLAnnee(avantLe))
        return 'Le jour de l’année s’écrit mois-jour : 06-30 pour le 30 juin.';
      return motif === 'accord' && caractere === 'plein_droit'
        ? 'Une résiliation d’un commun accord ne joue pas de plein droit.'
        : null;
    }
    case 'avenant':
      return parametres.avisCrefop && parametres.organe !== null
        ? 'L’avis est celui du comité, ou d’un autre organe : pas des deux.'
        : null;
    case 'renouvellement':
    case 'exemplaires':
    case 'obligation':
    case 'litige':
    case 'autre':
      return null;
  }
}

function manqueALaDuree({
  forme,
  instrument,
  debut,
  fin,
  n,
  unite,
  depart,
}: Extract<Parametres, { nature: 'duree' }>): string | null {
  switch (forme) {
    case 'instrument':
      return instrument === null ? 'La durée d’un autre instrument demande son nom.' : null;
    case 'dates':
      if (fin === null) return 'Une durée entre deux dates demande le jour de fin.';
      return debut !== null && debut > fin ? 'Le début de la durée vient après sa fin.' : null;
    case 'periode':
      if (n === null || unite === null) return 'Une durée dite demande son nombre et son unité.';
      if (depart === null) return 'Une durée dite demande d’où elle court.';
      return depart === 'date' && debut === null ? 'Une durée comptée d’une date demande cette date.' : null;
    case 'indeterminee':
      return null;
  }
}

const estJourDeLAnnee = (text: string): boolean => {
  const match = /^(\d\d)-(\d\d)$/u.exec(text);
  const [mois, jour] = [Number(match?.[1]), Number(match?.[2])];
  return match !== null && mois >= 1 && mois <= 12 && jour >= 1 && jour <= daysInMonth(2024, mois);
};
