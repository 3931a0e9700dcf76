import type { Instance, Membre, PointSeance, SeanceComite } from '#registre/fiches/comite';
import type { Registre } from '../registre';
import { juger } from './verdict';
import type { Dossier, Jugement } from './verdict';

/* From the records to what the verdict is drawn from. */

/** The members of one committee, whatever their term. */
export const membresDe = (registre: Registre, instanceId: string): readonly Membre[] =>
  [...registre.membresDuComite.values()].filter((one) => one.instanceId === instanceId);

/** What a séance is judged on; null when its committee is not there. */
export function dossierDe(registre: Registre, seance: SeanceComite): Dossier | null {
  const instance = registre.instances.get(seance.instanceId);
  if (instance === undefined) return null;
  return {
    instance,
    membres: membresDe(registre, instance.id),
    seance,
    premiere: seance.premiereId === null ? null : (registre.seances.get(seance.premiereId) ?? null),
  };
}

export function jugerPoint(registre: Registre, seance: SeanceComite, point: PointSeance): Jugement | null {
  const dossier = dossierDe(registre, seance);
  if (dossier === null) return null;
  const publieLe =
    point.avisId === null ? null : (registre.avis.get(point.avisId)?.publication?.date ?? null);
  return juger({ ...dossier, publieLe }, point);
}

/** Where an avis was given, when it was in a séance on record. */
export type AvisEnSeance = {
  readonly seance: SeanceComite;
  readonly point: PointSeance;
  readonly instance: Instance;
};

export function seanceDeLAvis(registre: Registre, avisId: string): AvisEnSeance | null {
  for (const seance of registre.seances.values()) {
    const point = seance.points.find((one) => one.avisId === avisId);
    const instance = point === undefined ? undefined : registre.instances.get(seance.instanceId);
    if (point !== undefined && instance !== undefined) return { seance, point, instance };
  }
  return null;
}

/** What an avis is worth by the séance it was given in; null for one recorded by itself. */
export function jugementDeLAvis(registre: Registre, avisId: string): Jugement | null {
  const found = seanceDeLAvis(registre, avisId);
  return found === null ? null : jugerPoint(registre, found.seance, found.point);
}

/** The séances where an act is, or was, on the agenda. */
export const seancesSur = (
  registre: Registre,
  of: { readonly avenantId?: string; readonly conventionId?: string },
): readonly SeanceComite[] =>
  [...registre.seances.values()].filter(({ points }) =>
    points.some(
      (one) =>
        (of.avenantId !== undefined && one.avenantId === of.avenantId) ||
        (of.conventionId !== undefined && one.conventionId === of.conventionId),
    ),
  );
