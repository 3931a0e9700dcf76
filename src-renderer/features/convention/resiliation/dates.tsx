import type { PartiesView } from '#contract/conventions';
import type { MiseEnDemeureLueView } from '#contract/views';
import type { CivilDate } from '#domain/civil-date';
import { typographie } from '#actes/typographie';
import { sourceAppliquee } from '#domain/resiliation/clause';
import type { ClauseAppliquee } from '#domain/fiches/mise-en-demeure';
import { DateText } from '../../../parts/date-text';

export const dateOr = (date: CivilDate | null, otherwise: string) =>
  date === null ? otherwise : <DateText date={date} />;

/** « Convention, premier alinéa de l’article 7 (rédaction de l’avenant n° 2) ». */
export const clauseLabel = (clause: ClauseAppliquee): string => typographie(sourceAppliquee(clause));

export type Part = { readonly item: MiseEnDemeureLueView; readonly parties: PartiesView };
