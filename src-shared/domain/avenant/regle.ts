import type { CivilDate } from '../civil-date';
import { clauseDe } from '../clauses/clause';
import { clausesAu } from '../consolidation/clauses';
import { sourceDe } from '../consolidation/sources';
import type { Convention } from '../fiches/convention';
import type { Registre } from '../registre';

/** What the convention asks of an avenant, by its clause in force on a day. */
export type RegleAvenant = {
  /** An opinion is given before the avenant is signed. */
  readonly avisRequis: boolean;
  /** Who may ask for it: one party, or all together; null when the clause does not say. */
  readonly demande: 'une_partie' | 'accord' | null;
  /** The clause as a message cites it, or that there is none. */
  readonly source: string;
  /** Why the clause cannot be applied yet; empty when it is sure, or absent. */
  readonly doutes: readonly string[];
};

/** The sentence that asks for an opinion, where the clause has several. */
const AVIS = /\bavis\b|\bconsult|\bsais(?:i|ine)/u;

/** A convention that says nothing of avenants is changed as any contract: by the agreement of all, without an opinion. */
export function regleAvenant(registre: Registre, convention: Convention, jour: CivilDate): RegleAvenant {
  const clause = clauseDe(clausesAu(registre, convention, jour).clauses, 'avenant');
  const requis = clause !== null && (clause.parametres.avisCrefop || clause.parametres.organe !== null);
  const source = sourceDe(registre, convention, 'avenant', jour, requis ? AVIS : null);
  if (clause === null) return { avisRequis: false, demande: 'accord', source, doutes: [] };
  return {
    avisRequis: requis,
    demande: clause.parametres.demande,
    source,
    doutes: clause.certitude.sure ? [] : clause.certitude.doutes,
  };
}
