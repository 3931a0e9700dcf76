import type { Citation, Litige } from '#actes/mise-en-demeure';
import type { CivilDate } from '#domain/civil-date';
import { clauseDe } from '#domain/clauses/clause';
import { clausesAu } from '#domain/consolidation/clauses';
import { consolider } from '#domain/consolidation/consolider';
import { actesSignes } from '#domain/consolidation/ordre';
import { partiesLiees } from '#domain/convention/sorties';
import type { Avenant } from '#domain/fiches/avenant';
import type { Convention } from '#domain/fiches/convention';
import { find, signatairesDe } from '#domain/lookup';
import type { Entites, Fiche, Registre } from '#domain/registre';
import { obligationsDe } from '#domain/resiliation/griefs';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import { conventionEnVigueur } from '#domain/texte/en-vigueur';
import { estFictive } from '../exemples/demonstration';

/** What stands for the registry's own record while there is none. */
export const FICHE_ABSENTE: Fiche = { id: 'registre', nom: 'Registre', demonstration: false };

/**
 * The registry a document is of: of a fictional convention, nothing is printed without saying so. A true convention that
 * was brought in beside the demonstration is a true one.
 */
export const ficheDe = (registre: Registre, convention: Pick<Convention, 'id' | 'fictive'>): Fiche => ({
  ...(registre.fiches.get('registre') ?? FICHE_ABSENTE),
  demonstration: estFictive(convention),
});

/** A record of a convention, and the convention. */
export function avecConvention<N extends DeConvention>(
  registre: Registre,
  collection: N,
  id: string,
): Result<{ readonly entite: Entites[N]; readonly convention: Convention }> {
  const found = find(registre, collection, id);
  if (!found.ok) return found;
  const { conventionId }: { readonly conventionId: string } = found.value;
  const convention = find(registre, 'conventions', conventionId);
  return convention.ok ? ok({ entite: found.value, convention: convention.value }) : convention;
}
type DeConvention = 'avenants' | 'misesEnDemeure' | 'denonciations';

/** The convention as it reads on a day, with the duties in force that day. */
export function texteDuJour(registre: Registre, convention: Convention, jour: CivilDate): Convention {
  const texte = conventionEnVigueur(convention, consolider(registre, convention, jour).texte);
  return {
    ...texte,
    obligations: obligationsDe(clausesAu(registre, convention, jour)).map(
      ({ id, libelle, debiteur, ancres }) => ({
        id,
        libelle,
        partieId: debiteur,
        alineaIds: ancres,
        article: convention.obligations.find((one) => one.id === id)?.article ?? '',
      }),
    ),
  };
}

/** The clause on disputes, when the text has one that nobody doubts. */
export function litigeAu(registre: Registre, convention: Convention, jour: CivilDate): Litige | null {
  const clause = clauseDe(clausesAu(registre, convention, jour).clauses, 'litige');
  return clause?.certitude.sure === true ? clause.parametres : null;
}

/** Whom the convention binds on a day, and whom each avenant had to be signed by. */
export const citationAu = (registre: Registre, convention: Convention, jour: CivilDate): Citation => ({
  liees: partiesLiees(registre, convention, jour).map(({ id }) => id),
  signants: (avenant) => signatairesDe(registre, convention, avenant),
});

/**
 * The avenants in effect on a day. The convention binds as amended on the day of a letter: an avenant signed by then
 * but with effect later has changed nothing yet, and citing it would claim duties that nobody owes (C. civ., art. 1344:
 * the challenge must be sufficient, hence exact).
 */
export const avenantsEnVigueur = (
  registre: Registre,
  convention: Convention,
  jour: CivilDate,
): readonly Avenant[] =>
  actesSignes(registre, convention)
    .filter(({ effet }) => effet <= jour)
    .map(({ avenant }) => avenant);
