import { avenantsOf } from '../lookup';
import { missingSignataires } from '../parties/partie';
import type { Registre } from '../registre';
import type { Avenant } from '../fiches/avenant';
import type { Modification } from '../texte/operations';
import type { Convention } from '../fiches/convention';
import { upperFirst } from '../french';
import { divisionVisee } from '../texte/cible';
import { derouler } from '../consolidation/consolider';
import { contre, defaut, objetDe } from '../texte/defauts';
import type { Defaut, DefautAuRang } from '../texte/defauts';
import { laDivision, leLieu } from '../texte/nommer';
import type { Lieu } from '../texte/nommer';
import { lAvenant } from '../consolidation/ordre';
import type { Etape, Reference } from '../consolidation/reference';
import { renvoisMortsNouveaux } from './renvois';
import type { Renvoi } from './renvois';
import { findDivision } from '../texte/en-vigueur';
import type { TexteEnVigueur } from '../texte/en-vigueur';

/* What the operations of an avenant break around them: references, acts signed already, other drafts. */

/** References the avenant leaves dead, each laid to the operation that kills it. */
export function renvoisRompus(
  base: TexteEnVigueur,
  steps: readonly Etape[],
  last: TexteEnVigueur,
): readonly DefautAuRang[] {
  const key = ({ lieu, mots }: { lieu: Lieu; mots: string }): string =>
    `${lieu.divisionId ?? ''} ${lieu.alineaId ?? ''} ${mots}`;
  const dead = renvoisMortsNouveaux(base, last);
  if (dead.length === 0) return [];
  const left = new Map(dead.map((one) => [key(one), one]));
  const found: DefautAuRang[] = [];
  for (const [rang, { avant, apres }] of steps.entries()) {
    if (apres === null) continue;
    for (const one of renvoisMortsNouveaux(avant, apres)) {
      const still = left.get(key(one));
      if (still === undefined) continue;
      left.delete(key(one));
      found.push({
        rang,
        defaut: renvoiRompu(still),
      });
    }
  }
  // Several operations together: told of the last one.
  for (const one of left.values())
    found.push({
      rang: steps.length - 1,
      defaut: renvoiRompu(one),
    });
  return found;
}

const renvoiRompu = ({ etat, mots, lieu }: Renvoi): Defaut =>
  contre(
    defaut(etat === 'deplace' ? 'RENVOI_DEPLACE' : 'RENVOI_MORT', { renvoi: mots, nom: lieu.libelle }, lieu),
    `${lieu.divisionId ?? ''} ${mots}`,
  );

/**
 * What signed acts to come would meet: those that would no longer apply, and the references of the draft that they
 * will leave dead, each laid to the operation that touches the same division. `rompus`: told already.
 */
export function actesRompus(
  { texte, suivants }: Reference,
  avenant: Avenant,
  steps: readonly Etape[],
  rompus: readonly DefautAuRang[],
): readonly DefautAuRang[] {
  if (suivants.length === 0 || steps.length === 0) return [];
  const without = derouler(texte, suivants);
  const known = new Set(without.conflits.map(({ operationId }) => operationId));
  const { versions, conflits } = derouler(texte, [{ avenant, effet: null, projet: true }, ...suivants]);
  const rangDe = (divisionId: string | null): number => {
    const found = steps.findIndex(
      ({ operation: { id, modification } }) =>
        divisionVisee(modification) === divisionId || `${id}-division` === divisionId,
    );
    return Math.max(0, found);
  };
  const refuses = conflits
    .filter(({ avenantId, operationId }) => avenantId !== avenant.id && !known.has(operationId))
    .map((conflit): DefautAuRang => {
      const acte = suivants.find((one) => one.avenant.id === conflit.avenantId)?.avenant;
      const { lieu } = conflit.defaut;
      const nom = lieu.divisionId === null ? leLieu(lieu) : nomDe(texte, lieu.divisionId);
      const name = acte === undefined ? 'Un avenant' : lAvenant(acte);
      return {
        rang: rangDe(lieu.divisionId),
        defaut: contre(
          defaut('ACTE_ULTERIEUR', { nom, acte: upperFirst(name), echec: conflit.defaut.message }, lieu),
          conflit.avenantId,
        ),
      };
    });
  const [sans, avec] = [without.versions.at(-1)?.texte, versions.at(-1)?.texte];
  const deja = new Set(rompus.map(({ defaut: one }) => objetDe(one)));
  const mourants = (sans === undefined || avec === undefined ? [] : renvoisMortsNouveaux(sans, avec))
    .map((one): DefautAuRang => ({ rang: rangDe(one.lieu.divisionId), defaut: renvoiRompu(one) }))
    .filter(({ defaut: one }) => !deja.has(objetDe(one)));
  return [...refuses, ...mourants];
}

/** Other drafts that change the same divisions, or take the same numbers, and could still be signed. */
export function projetsConcurrents(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
): readonly { readonly id: string; readonly projet: string; readonly touche: ReadonlySet<string> }[] {
  return avenantsOf(registre, convention.id)
    .filter(
      (one) =>
        one.id !== avenant.id &&
        one.abandon === null &&
        one.refus === null &&
        missingSignataires(convention.parties, one.signatures).length > 0,
    )
    .map((one) => ({
      id: one.id,
      projet: lAvenant(one),
      touche: new Set(
        one.operations.map(({ modification }) => toucheDe(modification)).filter((id) => id !== null),
      ),
    }));
}

/** What two drafts cannot both have: the division they change, or the number they give to a new one. */
export function toucheDe(modification: Modification): string | null {
  if (modification.nature === 'ajouter_annexe') return `annexe ${modification.numero}`;
  if (modification.nature === 'inserer_division')
    return modification.numero === null ? null : `article ${modification.numero}`;
  return divisionVisee(modification);
}

export function nomTouche(texte: TexteEnVigueur, modification: Modification): string {
  const divisionId = divisionVisee(modification);
  return divisionId === null ? `l’${toucheDe(modification) ?? ''}` : nomDe(texte, divisionId);
}

const nomDe = (texte: TexteEnVigueur, divisionId: string): string => {
  const division = findDivision(texte, divisionId);
  return division === undefined ? `« ${divisionId} »` : laDivision(division);
};
