import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Explication, Refusals } from '../explication';

/** Why no schedule is made. */
export const REFUS_RETROPLANNING = {
  RETROPLANNING_SANS_OBJET: (): Explication => ({
    message: 'Cet avenant est signé, abandonné, refusé ou clos : aucune étape ne reste à placer.',
    source: 'Rétroplanning d’un projet d’avenant',
    remede: 'Choisissez un avenant encore en préparation.',
  }),
  RETROPLANNING_PASSE: (p: { effet: CivilDate; depart: CivilDate }): Explication => ({
    message: `L’effet voulu (${formatDate(p.effet)}) précède le départ (${formatDate(p.depart)}).`,
    source: 'Rétroplanning d’un projet d’avenant',
    remede: 'Donnez un effet postérieur au départ.',
  }),
  RETROPLANNING_HORS_ATTEINTE: (p: { etape: string; auPlusTot: CivilDate | null }): Explication => ({
    message: `L’effet voulu est hors d’atteinte : l’étape « ${p.etape} » ne peut plus y mener.`,
    source: 'Un planning ne se retient que s’il peut être tenu',
    remede:
      p.auPlusTot === null
        ? 'Donnez d’autres séances ou d’autres commissions permanentes.'
        : `Retenez l’effet au plus tôt, le ${formatDate(p.auPlusTot)}, ou donnez d’autres jours.`,
  }),
  RETROPLANNING_AUTRE: (): Explication => ({
    message: 'Le planning n’est plus celui qui a été montré : un acte, un jour ou une durée a changé depuis.',
    source: 'Ce qui est retenu est ce qui a été vu',
    remede: 'Calculez de nouveau, puis retenez ce qui est montré.',
  }),
  PLANNING_ABSENT: (): Explication => ({
    message: 'Cet avenant n’est tenu à aucun planning.',
    source: 'Rétroplanning d’un projet d’avenant',
    remede: 'Retenez-en un depuis le rétroplanning.',
  }),
  PLANNING_CLOS: (): Explication => ({
    message: 'Cet avenant est signé, abandonné, refusé ou clos : les étapes de son planning le sont aussi.',
    source: 'Rétroplanning d’un projet d’avenant',
    remede: 'Rien n’est à faire : ses étapes ne sont plus rappelées.',
  }),
} satisfies Refusals;
