import type { Instance } from '#registre/fiches/comite';
import { compareDates } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { clauseDe } from '../clauses/clause';
import { organeDit } from '../clauses/lire';
import { seancesSur } from '../comite/lien';
import { clausesAu, lectureDe, motsDe } from '../consolidation/clauses';
import type { Avenant } from '../fiches/avenant';
import type { Convention } from '../fiches/convention';
import { avenantsOf, avisOf, avisSurConvention } from '../lookup';
import type { Registre } from '../registre';

/* The body consulted, named in one place: by the clause that asks its opinion, else by the last minutes on record. */

/** In the words of the clause on avenants in force that day: « CREFOP »; null when it asks no opinion. */
export function instanceConsultee(
  registre: Registre,
  convention: Convention,
  jour: CivilDate,
): string | null {
  const { clauses, texte } = clausesAu(registre, convention, jour);
  const clause = clauseDe(clauses, 'avenant');
  if (clause === null || !(clause.parametres.avisCrefop || clause.parametres.organe !== null)) return null;
  const mots = [lectureDe(texte, clause)?.dit ?? null, ...motsDe(texte, clause.ancres)];
  return (
    clause.parametres.organe ??
    mots.flatMap((one) => (one === null ? [] : [organeDit(one)])).find((one) => one !== null) ??
    INSTANCE_SANS_NOM
  );
}

const INSTANCE_SANS_NOM = 'comité';

/** The name it bore at its last séance on record for this convention; null when none is. */
export function derniereInstance(registre: Registre, { id }: Convention): string | null {
  const all = [
    ...avisSurConvention(registre, id),
    ...avenantsOf(registre, id).flatMap((one: Avenant) => avisOf(registre, one.id)),
  ];
  return [...all].sort((a, b) => (a.seance.date < b.seance.date ? -1 : 1)).at(-1)?.instance ?? null;
}

/** The committee that is asked: the one that examined its acts, or the only one; null where nothing says which. */
export function comiteConsulte(registre: Registre, { id }: Pick<Convention, 'id'>): Instance | null {
  const derniere = [...seancesSur(registre, { conventionId: id })]
    .sort((a, b) => compareDates(a.date, b.date))
    .at(-1);
  const [seul, ...autres] = registre.instances.values();
  return registre.instances.get(derniere?.instanceId ?? '') ?? (autres.length === 0 ? (seul ?? null) : null);
}
