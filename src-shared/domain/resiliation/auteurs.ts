import type { CivilDate } from '../civil-date';
import type { Convention } from '../fiches/convention';
import type { ClauseAppliquee } from '../fiches/mise-en-demeure';
import { partiesLiees } from '../convention/sorties';
import { findSignataire } from '../lookup';
import { nomCourant, partieOf } from '../parties/partie';
import type { Partie } from '../parties/partie';
import { refus } from '../refus';
import type { Registre } from '../registre';
import { constatDuJour, constater } from '../reprise';
import type { Constat } from '../reprise';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { sourceAppliquee } from './clause';

/** The parties of the author and of those who act with it. */
export const partiesAgissantes = (
  { parties }: Pick<Convention, 'parties'>,
  auteurId: string,
  coauteurIds: readonly string[] = [],
): readonly Partie[] =>
  [auteurId, ...coauteurIds].flatMap((id) => {
    const partie = partieOf(parties, id);
    return partie === undefined ? [] : [partie];
  });

/**
 * Those who act with the author: one signatory of each other party where the clause has the others act together, nobody
 * else. Null: nobody, so that a record says nothing of it.
 */
export function verifierCoauteurs(
  registre: Registre,
  nommee: Convention,
  clause: ClauseAppliquee | null,
  {
    emettrice,
    visee,
    coauteurIds,
    jour,
    depuis = jour,
    constat = constatDuJour(),
  }: {
    readonly emettrice: Partie;
    /** The party the act is aimed at; null when it is aimed at all. */
    readonly visee: string | null;
    readonly coauteurIds: readonly string[];
    readonly jour: CivilDate;
    /** The day of the facts: one that has left since may still act, as it does in a letter of before. */
    readonly depuis?: CivilDate;
    readonly constat?: Constat;
  },
): Result<readonly string[] | null> {
  const source = sourceAppliquee(clause);
  const ensemble = clause?.parametres.par === 'les_autres' || clause?.parametres.motif === 'accord';
  const liees = (le: CivilDate): readonly Partie[] =>
    ensemble
      ? partiesLiees(registre, nommee, le).filter(({ id }) => id !== emettrice.id && id !== visee)
      : [];
  const attendues = liees(jour);
  const admises = [...attendues, ...liees(depuis)];
  const seen = new Set<string>();
  for (const [index, id] of coauteurIds.entries()) {
    const champ = `coauteurIds.${index}`;
    const found = findSignataire(nommee, id, champ);
    if (!found.ok) return found;
    const { partie } = found.value;
    if (seen.has(partie.id) || admises.every((one) => one.id !== partie.id)) {
      const denied = constater(
        constat,
        refus('COAUTEUR_DE_TROP', { partie: nomCourant(partie), source }, champ),
      );
      if (denied !== null) return refuse(denied);
    }
    seen.add(partie.id);
  }
  const manquantes = attendues.filter(({ id }) => !seen.has(id));
  if (manquantes.length > 0) {
    const denied = constater(
      constat,
      refus('COEMETTRICES_REQUISES', { parties: manquantes.map(nomCourant), source }, 'coauteurIds'),
    );
    if (denied !== null) return refuse(denied);
  }
  return ok(coauteurIds.length === 0 ? null : coauteurIds);
}
