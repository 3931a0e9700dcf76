import { executoireLe } from '#registre/fiches/deliberations';
import type { DelaiUsage } from '#registre/fiches/delais-usage';
import { CLES_ETAPES } from '#registre/fiches/planning';
import type { CleEtape } from '#registre/fiches/planning';
import { daysBetween } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { isAvisRendu } from '../fiches/avis';
import { counted } from '../french';
import type { Registre } from '../registre';
import { usageDe } from '../usage/delais';

/** How long a step takes after the one before it, and where that comes from. */
export type Duree = {
  readonly jours: number;
  /** « médiane de 6 actes du registre », « CRPA, art. R. 133-8 », « durée saisie ». */
  readonly source: string;
  /** Acts it was measured on; null when it was not. */
  readonly mesures: number | null;
};

/** Without anything measured nor typed, and fixed by a text or by the step itself; the others are office usages. */
const FIXES: Readonly<Partial<Record<CleEtape, { readonly jours: number; readonly source: string }>>> = {
  saisine: { jours: 0, source: 'le jour où le projet est prêt' },
  seance: { jours: 5, source: 'CRPA, art. R. 133-8, à défaut de règlement intérieur' },
  effet: { jours: 0, source: 'le jour de la dernière signature au plus tôt' },
};

const parDefaut = (registre: Registre, cle: CleEtape): { readonly jours: number; readonly source: string } =>
  FIXES[cle] ?? usageDe(registre, cle as DelaiUsage);

export const mediane = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle];
  if (high === undefined) return null;
  // Between two, the longer: a plan that is too short is missed.
  return high;
};

const positifs = (pairs: readonly (readonly [CivilDate, CivilDate])[]): readonly number[] =>
  pairs.map(([a, b]) => daysBetween(a, b)).filter((n) => n >= 0);

/** What the acts of the registry show, step by step. */
export function mesurer(registre: Registre): Readonly<Partial<Record<CleEtape, readonly number[]>>> {
  const avenants = [...registre.avenants.values()].filter(({ reprise }) => reprise === undefined);
  const deliberations = [...registre.deliberations.values()];
  const signes = avenants.flatMap(({ miseALaSignature, signatures }) => {
    const last = signatures
      .map(({ date }) => date)
      .sort()
      .at(-1);
    return miseALaSignature === null || last === undefined ? [] : [[miseALaSignature.date, last] as const];
  });
  const rediges = avenants.flatMap(({ demande, saisine }) =>
    saisine === null ? [] : [[demande.date, saisine.date] as const],
  );
  const autorises = deliberations.flatMap(({ avenantId = null, date }) => {
    const avis = [...registre.avis.values()]
      .filter((one) => one.avenantId === avenantId && avenantId !== null && isAvisRendu(one.sens))
      .map(({ seance }) => seance.date)
      .sort()
      .at(-1);
    return avis === undefined ? [] : [[avis, date] as const];
  });
  const executoires = deliberations.flatMap((one) => {
    const le = executoireLe(one);
    return le === null ? [] : [[one.derniereDate ?? one.date, le] as const];
  });
  return {
    redaction: positifs(rediges),
    deliberation: positifs(autorises),
    executoire: positifs(executoires),
    signature: positifs(signes),
  };
}

/** Typed ones first, then what the registry's own acts show, then usage: each says where it comes from. */
export function dureesDe(
  registre: Registre,
  saisies: Readonly<Partial<Record<CleEtape, number>>>,
): Readonly<Record<CleEtape, Duree>> {
  const mesures = mesurer(registre);
  return Object.fromEntries(
    CLES_ETAPES.map((cle): readonly [string, Duree] => {
      const defaut = parDefaut(registre, cle);
      const saisie = saisies[cle];
      if (saisie !== undefined) return [cle, { jours: saisie, source: 'durée saisie', mesures: null }];
      const values = mesures[cle] ?? [];
      const jours = mediane(values);
      return jours === null
        ? [cle, { ...defaut, mesures: null }]
        : [
            cle,
            {
              jours,
              source: `médiane de ${counted(values.length, 'acte')} du registre`,
              mesures: values.length,
            },
          ];
    }),
  ) as unknown as Readonly<Record<CleEtape, Duree>>;
}
