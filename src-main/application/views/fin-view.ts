import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { termeEnVigueur } from '#domain/consolidation/terme';
import type { Convention, Terme } from '#domain/fiches/convention';
import { effetDenonciationOf } from '#domain/lookup';
import type { Registre } from '#domain/registre';
import { typographie } from '#domain/typographie';

/** The day a convention ends: the one its denunciation gives, where that comes before its term; the term otherwise. */
export function finView(registre: Registre, convention: Convention, jour: CivilDate): Terme {
  const terme = termeEnVigueur(registre, convention, jour, { aVenir: true });
  const { effet = null, notifieeLe = jour } = effetDenonciationOf(registre, convention.id) ?? {};
  if (effet === null || notifieeLe > jour) return terme;
  if (terme.etat === 'confirme' && terme.date < effet) return terme;
  const sans = terme.date === null ? '' : ` Sans elle, son terme serait le ${formatDate(terme.date)}.`;
  return {
    etat: 'confirme',
    date: effet,
    cause: typographie(
      `Elle cesse le ${formatDate(effet)}, par la résiliation notifiée le ${formatDate(notifieeLe)}.${sans}`,
    ),
  };
}
