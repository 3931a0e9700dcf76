import { civilDate, formatDate, yearOf } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { clausesAu } from '../consolidation/clauses';
import { conventionSignee } from '../consolidation/parties';
import { sourceDe } from '../consolidation/sources';
import { termeEnVigueur } from '../consolidation/terme';
import { declarer } from '../echeances/echeance';
import type { ChampEcheances, EcheanceDite } from '../echeances/echeance';
import { effetOf } from '../fiches/convention';
import type { Terme } from '../fiches/convention';
import { effetDenonciationOf } from '../lookup';

/* What the convention itself waits for: its end, what may be done before it, what follows it. */

/** How its dates call the convention itself, whose name stands beside them. */
export const ACTE_CONVENTION = 'Convention';

const commun = ({ convention }: ChampEcheances) =>
  ({
    fiche: { collection: 'conventions', id: convention.id },
    acte: ACTE_CONVENTION,
    objet: null,
  }) as const;

/** The term of a convention that has an effect, and the day a denunciation ends it. */
function cours({ famille, convention, aujourdhui }: ChampEcheances): {
  readonly terme: Terme;
  readonly cesse: CivilDate | null;
} | null {
  if (effetOf(conventionSignee(famille, convention, aujourdhui)).etat !== 'determine') return null;
  const cesse = effetDenonciationOf(famille, convention.id)?.effet ?? null;
  return { terme: termeEnVigueur(famille, convention, aujourdhui, { aVenir: true }), cesse };
}

export const terme = declarer({
  genre: 'terme',
  fondement: 'stipulation',
  sinon:
    'La convention cesse à cette date : plus aucun avenant ne peut être signé, plus aucune mise en demeure ne peut l’invoquer.',
  rappels: [365, 180, 90, 30, 15, 7, 2, 0],
  echeances: (champ): readonly EcheanceDite[] => {
    const found = cours(champ);
    if (found === null) return [];
    const { terme: one, cesse } = found;
    if (one.date === null || (cesse !== null && one.date >= cesse)) return [];
    const renouvelee = one.renouvellement?.tacite === true && one.renouvellement.prochain !== null;
    return [
      {
        ...commun(champ),
        id: 'terme',
        date: one.date,
        libelle: renouvelee
          ? 'Fin de la période en cours'
          : one.etat === 'confirme'
            ? 'Fin de la convention'
            : 'Fin de la convention (hypothèse à confirmer)',
        aFaire:
          one.etat === 'hypothese'
            ? 'Fin de la convention (hypothèse)'
            : renouvelee
              ? 'Fin de la période : la convention se renouvelle par tacite reconduction'
              : 'Fin de la convention',
        cause: one.cause,
        attendu: null,
        ...(renouvelee
          ? { sinon: 'La convention se renouvelle par tacite reconduction, sauf opposition dans le délai.' }
          : {}),
        // A supposed end stays to be confirmed after its day.
        etat: one.etat === 'hypothese' ? 'a_faire' : 'a_venir',
        lieu: 'parties',
      },
    ];
  },
});

export const opposition = declarer({
  genre: 'opposition',
  fondement: 'stipulation',
  sinon: 'Passé ce jour, une opposition ou une demande est sans effet sur la période qui vient.',
  rappels: [90, 60, 30, 15, 7, 2, 0],
  echeances: (champ): readonly EcheanceDite[] => {
    const { famille, convention, aujourdhui } = champ;
    const found = cours(champ);
    const one = found?.terme.renouvellement;
    if (one === undefined || found?.cesse !== null || one.prochain === null || one.limite === null) return [];
    return [
      {
        ...commun(champ),
        id: 'limite',
        date: one.limite,
        libelle: one.tacite
          ? 'Dernier jour pour s’opposer au renouvellement'
          : 'Dernier jour pour demander le renouvellement',
        cause: sourceDe(famille, convention, 'renouvellement', aujourdhui),
        attendu: 'Parties',
        sinon: one.tacite
          ? 'La convention se renouvelle par tacite reconduction.'
          : 'La convention n’est pas renouvelée et cesse à son terme.',
        // Past, there is nothing left to object to or to ask for.
        etat: 'a_venir',
        lieu: 'clauses',
        geste: {
          nature: 'acte',
          libelle: one.tacite ? 'Enregistrer une opposition' : 'Enregistrer la reconduction',
          acte: one.tacite ? 'conventions.opposerRenouvellement' : 'conventions.reconduire',
          id: convention.id,
        },
      },
    ];
  },
});

export const renouvellement = declarer({
  genre: 'renouvellement',
  fondement: 'stipulation',
  sinon: 'La période qui commence engage les parties jusqu’à son terme.',
  echeances: (champ): readonly EcheanceDite[] => {
    const { famille, convention, aujourdhui } = champ;
    const found = cours(champ);
    const one = found?.terme.renouvellement;
    if (one === undefined || found?.cesse !== null || one.prochain === null) return [];
    return [
      {
        ...commun(champ),
        id: 'renouvellement',
        date: one.prochain,
        libelle: one.tacite
          ? 'Renouvellement tacite, à défaut d’opposition'
          : 'Renouvellement, s’il est décidé',
        cause: sourceDe(famille, convention, 'renouvellement', aujourdhui),
        attendu: null,
        etat: 'a_venir',
        lieu: 'clauses',
      },
    ];
  },
});

/** The next « avant le 30 juin » from a day on. */
function prochainJour(moisJour: string, aujourdhui: CivilDate): CivilDate | null {
  if (!/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u.test(moisJour) || moisJour === '02-29') return null;
  const year = yearOf(aujourdhui) + (aujourdhui.slice(5) < moisJour ? 0 : 1);
  try {
    return civilDate(`${year}-${moisJour}`);
  } catch {
    return null;
  }
}

export const preavisResiliation = declarer({
  genre: 'preavis_resiliation',
  fondement: 'stipulation',
  sinon:
    'Une résiliation notifiée à compter de ce jour vient trop tard pour l’année : la convention se poursuit.',
  rappels: [60, 30, 15, 7, 2, 0],
  echeances: (champ): readonly EcheanceDite[] => {
    const { famille, convention, aujourdhui } = champ;
    const found = cours(champ);
    if (found?.cesse !== null) return [];
    return clausesAu(famille, convention, aujourdhui).clauses.flatMap(({ id, parametres }) => {
      if (parametres.nature !== 'resiliation' || parametres.avantLe === null) return [];
      const date = prochainJour(parametres.avantLe, aujourdhui);
      if (date === null || (found.terme.date !== null && date > found.terme.date)) return [];
      return [
        {
          ...commun(champ),
          id: `avant-le/${id}`,
          date,
          libelle: 'Notifier une résiliation avant ce jour',
          cause: `La clause demande une notification avant le ${formatDate(date)}.`,
          attendu: 'Parties',
          etat: 'a_venir',
          lieu: 'clauses',
        } as const,
      ];
    });
  },
});

export const ECHEANCES_CONVENTION = [terme, opposition, renouvellement, preavisResiliation];
