import type { LigneMiseEnDemeureView } from '#contract/conventions';
import type { MiseEnDemeureView } from '#contract/views';
import type { Convention } from '#domain/fiches/convention';
import { denonciationOf, misesEnDemeureOf } from '#domain/lookup';
import type { Avertissement, Refus } from '#domain/refus';
import type { Registre } from '#domain/registre';
import { requireDenonciable } from '#domain/resiliation/denonciation-commands';
import { effetDenonciation } from '#domain/fiches/denonciation';
import type { Denonciation } from '#domain/fiches/denonciation';
import { etatMiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import type { EtatMiseEnDemeure, MiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import { delaiApresLaFin } from '#domain/resiliation/ouverture';
import { numeroWarnings } from '#domain/resiliation/recommande';
import { titulairesChangesLettre } from '#domain/titulaire/changements';
import type { ViewContext } from './context';

function suites(
  registre: Registre,
  miseEnDemeure: MiseEnDemeure,
  { aujourdhui }: ViewContext,
): { readonly etat: EtatMiseEnDemeure; readonly denonciation: Denonciation | null } {
  const found = denonciationOf(registre, miseEnDemeure.conventionId);
  const denonciation = found?.miseEnDemeureId === miseEnDemeure.id ? found : null;
  return { etat: etatMiseEnDemeure(miseEnDemeure, aujourdhui, denonciation !== null), denonciation };
}

export function miseEnDemeureView(
  registre: Registre,
  convention: Convention,
  miseEnDemeure: MiseEnDemeure,
  context: ViewContext,
): MiseEnDemeureView {
  const { etat, denonciation } = suites(registre, miseEnDemeure, context);
  const open = etat === 'signee' || etat === 'delai_en_cours' || etat === 'delai_expire';
  const aSavoir: Avertissement[] = miseEnDemeure.envois.flatMap(({ numero }) => numeroWarnings(numero));
  aSavoir.push(...titulairesChangesLettre(registre, convention, miseEnDemeure, context.aujourdhui));
  let blocage: Refus | null = null;
  if (open) {
    const vain = delaiApresLaFin(registre, convention, miseEnDemeure, context.aujourdhui);
    if (vain !== null) aSavoir.push(vain.avertissement);
    const gate = requireDenonciable(registre, miseEnDemeure, context.aujourdhui, null);
    if (gate.ok) aSavoir.push(...gate.value.avertissements);
    else blocage = gate.error;
  }
  aSavoir.push(
    ...(miseEnDemeure.delai?.calcul.notices ?? []).map((message) => ({ message, source: 'Calendrier' })),
  );
  const cited = new Set(miseEnDemeure.griefs.map(({ obligationId }) => obligationId));
  return {
    miseEnDemeure,
    obligations: convention.obligations
      .filter(({ id }) => cited.has(id))
      .map(({ id, libelle }) => ({ id, libelle })),
    etat,
    denonciation,
    effetDenonciation: denonciation === null ? null : effetDenonciation(denonciation),
    blocage,
    aSavoir,
  };
}

/** In the order they were prepared. */
export const lignesMisesEnDemeure = (
  registre: Registre,
  conventionId: string,
  context: ViewContext,
): readonly LigneMiseEnDemeureView[] =>
  misesEnDemeureOf(registre, conventionId).map((one) => {
    const { id, signeeLe, partieEmettriceId, partieDestinataireId } = one;
    return { id, signeeLe, partieEmettriceId, partieDestinataireId, ...suites(registre, one, context) };
  });
