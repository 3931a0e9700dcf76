import type { PointSeance, SeanceComite } from '#registre/fiches/comite';
import type { CivilDate } from '../civil-date';
import { compter } from '../comite/compte';
import { membresDe } from '../comite/lien';
import { reglesLe } from '../comite/regles';
import type { Seance } from '../fiches/avis';
import { refus } from '../refus';
import type { Refus } from '../refus';
import type { Registre } from '../registre';

/* What the record of an avis keeps of the séance it was given in, and what an avis given by silence rests on. */

/** The séance as the record of an avis keeps it. */
export function seanceDuRapport(registre: Registre, seance: SeanceComite, point: PointSeance): Seance {
  const instance = registre.instances.get(seance.instanceId);
  const compte =
    instance === undefined || seance.presences.length === 0
      ? null
      : compter(membresDe(registre, seance.instanceId), seance, reglesLe(instance, seance.date), point);
  return {
    date: seance.date,
    formation: seance.formation,
    lieu: seance.lieu,
    convocationLe: seance.convocation?.date ?? null,
    quorum: compte === null ? null : { membres: compte.base, presents: compte.voix },
    procesVerbal: seance.close?.procesVerbal ?? null,
  };
}

/** An avis given by silence rests on a text that is cited, in the rules of the day, and on a dated referral. */
export function refuseRepute(
  registre: Registre,
  seance: SeanceComite,
  fondement: string | null,
  saisineLe: CivilDate | null,
): Refus | null {
  if (fondement === null && saisineLe === null) return null;
  const instance = registre.instances.get(seance.instanceId);
  const regles = instance === undefined ? null : reglesLe(instance, seance.date);
  const refuseFaute = (faute: string, champ: string): Refus => refus('AVIS_TACITE', { faute }, champ);
  if (fondement === null) return refuseFaute('le texte qui le prévoit n’est pas cité.', 'reputeFondement');
  if (saisineLe === null) return refuseFaute('la date de la saisine n’est pas dite.', 'reputeSaisineLe');
  return (regles?.clauseTacite ?? null) === null
    ? refuseFaute('les règles du comité à cette date n’ont pas de clause qui le prévoie.', 'reputeFondement')
    : null;
}
