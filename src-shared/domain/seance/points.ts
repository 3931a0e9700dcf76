import type { PointSeance, SeanceComite } from '#registre/fiches/comite';
import { designationAvenant } from '../fiches/avenant';
import { upperFirst } from '../french';
import { find } from '../lookup';
import { refus } from '../refus';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import type { Saisie } from './comite';

/* The points of an agenda: what each is about, found by what one calls it. */

/** What nothing was said or decided on yet. */
export const POINT_VIERGE = {
  deports: [],
  partisIds: [],
  vote: null,
  voixSansDroit: 0,
  sens: null,
  avis: null,
  repute: null,
  avisId: null,
  publication: null,
} as const satisfies Partial<PointSeance>;

/** A point by its identifier, or its number on the agenda. */
export function trouverPoint({ points }: Pick<SeanceComite, 'points'>, pointId: string): Result<PointSeance> {
  const rang = /^\d{1,3}$/u.test(pointId) ? Number(pointId) - 1 : -1;
  const found = points.find(({ id }) => id === pointId) ?? points[rang];
  return found === undefined ? refuse(refus('POINT_INCONNU', { objet: pointId }, 'pointId')) : ok(found);
}

export const avecPoint = (seance: SeanceComite, point: PointSeance): SeanceComite => ({
  ...seance,
  points: seance.points.map((one) => (one.id === point.id ? point : one)),
});

/** What a point is about, found in the registry when it is an act of it. */
export function objetDuPoint(
  registre: Registre,
  { objet, avenantId, conventionId, intitule }: Saisie<'seances.inscrire'>,
): Result<Pick<PointSeance, 'avenantId' | 'conventionId' | 'intitule'>> {
  if (objet === 'avenant') {
    if (avenantId === null)
      return refuse(
        refus('POINT_INCOMPLET', { faute: 'il faut dire quel avenant est examiné.' }, 'avenantId'),
      );
    const avenant = find(registre, 'avenants', avenantId);
    if (!avenant.ok) return avenant;
    const { objet: titre } = avenant.value;
    return ok({
      avenantId,
      conventionId: avenant.value.conventionId,
      intitule: intitule ?? `${upperFirst(designationAvenant(avenant.value))} : ${titre}`,
    });
  }
  if (conventionId !== null) {
    const convention = find(registre, 'conventions', conventionId);
    if (!convention.ok) return convention;
    if (objet === 'convention')
      return ok({
        avenantId: null,
        conventionId,
        intitule: intitule ?? `Projet de convention : ${convention.value.titreCourt}`,
      });
  }
  if (objet === 'convention')
    return refuse(
      refus('POINT_INCOMPLET', { faute: 'il faut dire quelle convention est examinée.' }, 'conventionId'),
    );
  return intitule === null
    ? refuse(refus('POINT_INCOMPLET', { faute: 'il faut un intitulé.' }, 'intitule'))
    : ok({ avenantId: null, conventionId, intitule });
}
