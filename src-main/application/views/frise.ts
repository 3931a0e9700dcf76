import type { BarreView, ChronologieGeneraleView } from '#contract/chronologie';
import type { FaitView } from '#contract/views';
import { saisineEnCours } from '#domain/avenant/saisine';
import type { CivilDate } from '#domain/civil-date';
import { compareDates } from '#domain/civil-date';
import { termeEnVigueur } from '#domain/consolidation/terme';
import { versionsParties } from '#domain/consolidation/parties';
import { designationAvenant, effetAvenant } from '#domain/fiches/avenant';
import { effetOf } from '#domain/fiches/convention';
import { effetDenonciation } from '#domain/fiches/denonciation';
import {
  avenantsOf,
  avisOf,
  denonciationOf,
  denonciationsOf,
  lastAvisRendu,
  misesEnDemeureOf,
  signatairesDe,
} from '#domain/lookup';
import type { Registre } from '#domain/registre';
import { typographie } from '#domain/typographie';
import { acteDe } from './acte';
import { chronologieOf } from './chronologie';
import type { ViewContext } from './context';
import { parConvention, toutes } from './par-convention';
import type { Champ } from './par-convention';

/** What lasts in the life of a convention: itself, each avenant from its request to its effect, each delay. */
export function barresOf({ famille, convention, context }: Champ): readonly BarreView[] {
  const { aujourdhui } = context;
  const barres: BarreView[] = [];
  const add = (
    nature: FaitView['nature'],
    onglet: BarreView['onglet'],
    acteId: string | null,
    [debut, fin]: readonly [CivilDate, CivilDate | null],
    libelle: string,
  ): void => {
    if (fin !== null && fin < debut) return;
    barres.push({
      id: `${nature}/${barres.length}`,
      nature,
      conventionId: convention.id,
      onglet,
      acteId,
      debut,
      fin,
      libelle: typographie(libelle),
    });
  };

  const effet = effetOf(convention);
  const denonciation = denonciationOf(famille, convention.id);
  const cesse = denonciation === null ? null : effetDenonciation(denonciation);
  if (effet.etat === 'determine')
    add(
      'convention',
      'parties',
      null,
      [effet.date, cesse ?? termeEnVigueur(famille, convention, aujourdhui, { aVenir: true }).date],
      'En vigueur',
    );
  for (const avenant of avenantsOf(famille, convention.id)) {
    const { demande, refus, abandon, saisine } = avenant;
    const effetAvt = effetAvenant(avenant, signatairesDe(famille, convention, avenant, aujourdhui));
    const fin = effetAvt ?? refus?.date ?? abandon?.date ?? cesse;
    add(
      'avenant',
      'avenants',
      avenant.id,
      [demande.date, fin],
      `${designationAvenant(avenant)} « ${avenant.objet} »`,
    );
    if (saisine === null) continue;
    const avis = avisOf(famille, avenant.id);
    const rendu = lastAvisRendu(avis);
    const seance = rendu?.seance.date ?? saisineEnCours(avenant, avis)?.seancePrevue ?? fin;
    add(
      'avis',
      rendu === null ? 'avenants' : 'avis',
      rendu?.id ?? avenant.id,
      [saisine.date, seance],
      'Saisine du comité',
    );
  }
  for (const { id, delai, regularisation, retrait } of misesEnDemeureOf(famille, convention.id)) {
    if (delai === null) continue;
    const { depart, prudent } = delai.calcul;
    add(
      'resiliation',
      'resiliation',
      id,
      [depart, regularisation?.date ?? retrait?.date ?? prudent.expiration],
      'Délai de la mise en demeure',
    );
  }
  for (const one of denonciationsOf(famille, convention.id))
    add(
      'resiliation',
      'resiliation',
      acteDe(one),
      [one.notifieeLe, effetDenonciation(one)],
      'Préavis de la dénonciation',
    );
  return barres;
}

/** Past facts and coming dates of a convention, oldest first. */
const faitsDe = parConvention(({ famille, convention, context }): readonly FaitView[] =>
  chronologieOf(famille, convention, context, versionsParties(famille, convention)),
);

const vieDe = parConvention((champ) => barresOf(champ).filter(({ nature }) => nature === 'convention'));

/** Facts told at once; past these, a shorter period is asked for. */
const FAITS = 1000;

/** Every convention that is there between two days, and what happens in them, the nearest to today first kept. */
export async function chronologieGenerale(
  registre: Registre,
  context: ViewContext,
  { de, a }: { readonly de: CivilDate; readonly a: CivilDate },
): Promise<ChronologieGeneraleView> {
  const all = await toutes(registre, context, (champ) => {
    const faits = faitsDe(champ).filter(({ date }) => date >= de && date <= a);
    const { id, titreCourt } = champ.convention;
    return {
      convention: { id, titre: titreCourt, barres: vieDe(champ) },
      faits: faits.map((fait) => ({ ...fait, conventionId: id })),
    };
  });
  const faits = all.flatMap((one) => one.faits).sort((x, y) => compareDates(x.date, y.date));
  return {
    aujourdhui: context.aujourdhui,
    conventions: all
      .map(({ convention }) => convention)
      .filter(({ id, barres }) => barres.length > 0 || faits.some(({ conventionId }) => conventionId === id)),
    faits: faits.slice(0, FAITS),
    total: faits.length,
  };
}
