import type { Borne } from '#contract/texte';
import { estSigne } from '#domain/fiches/avenant';
import type { Avenant } from '#domain/fiches/avenant';
import type { Convention } from '#domain/fiches/convention';
import { find, signatairesDe } from '#domain/lookup';
import { refus } from '#domain/refus';
import type { Registre } from '#domain/registre';
import { ok, refuse } from '#domain/result';
import type { Result } from '#domain/result';

/** A draft of this convention, not signed yet; `champ`: the field that names it. */
export function projetDe(
  registre: Registre,
  convention: Convention,
  avenantId: string,
  champ: string,
): Result<Avenant> {
  const found = find(registre, 'avenants', avenantId);
  if (!found.ok) return found;
  if (found.value.conventionId !== convention.id)
    return refuse(refus('AVENANT_AUTRE_CONVENTION', { id: avenantId }, champ));
  return estSigne(found.value, signatairesDe(registre, convention, found.value))
    ? refuse(refus('AVENANT_DEJA_SIGNE_TEXTE', { numero: found.value.numero ?? 0 }, champ))
    : found;
}

/** A convention and the drafts of it that are asked for. */
export function conventionEtProjets(
  registre: Registre,
  conventionId: string,
  projets: readonly string[],
): Result<{ readonly convention: Convention; readonly drafts: readonly Avenant[] }> {
  const convention = find(registre, 'conventions', conventionId);
  if (!convention.ok) return convention;
  const drafts: Avenant[] = [];
  for (const [index, id] of projets.entries()) {
    const draft = projetDe(registre, convention.value, id, `projets.${index}`);
    if (!draft.ok) return draft;
    drafts.push(draft.value);
  }
  return ok({ convention: convention.value, drafts });
}

/** A convention whose two states are to be compared, the drafts among the ends known to be its own. */
export function conventionComparee(
  registre: Registre,
  conventionId: string,
  bornes: { readonly de: Borne; readonly a: Borne },
): Result<Convention> {
  const convention = find(registre, 'conventions', conventionId);
  if (!convention.ok) return convention;
  for (const champ of ['de', 'a'] as const) {
    const borne = bornes[champ];
    if (borne.nature !== 'projet') continue;
    const draft = projetDe(registre, convention.value, borne.avenantId, `${champ}.avenantId`);
    if (!draft.ok) return draft;
  }
  return convention;
}
