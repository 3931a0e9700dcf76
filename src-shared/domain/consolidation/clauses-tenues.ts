import type { ClauseLue } from '../clauses/lire';
import { memesParametres } from '../clauses/lire';
import { desaccord, lectureDe } from './clauses';
import type { ClauseEnVigueur, VersionClauses } from './clauses';
import { ecartee } from './ordre';

/* The parameters the registry computes from, held against the words that say them. */

/**
 * What the words of a clause say, when it is not what the registry computes. The duration is kept by the record of the
 * convention, which does not say all that its words do, and an extension may leave the words as they were.
 */
export function dementi(version: VersionClauses, clause: ClauseEnVigueur): ClauseLue | null {
  const { parametres } = clause;
  if (parametres.nature !== 'duree') return desaccord(version.texte, clause);
  if (prorogee(clause)) return null;
  const lue = lectureDe(version.texte, clause);
  if (lue === null || lue.doutes.length > 0 || lue.parametres.nature !== 'duree') return null;
  const dite = lue.parametres;
  return memesParametres(
    { ...parametres, instrument: null, debut: null },
    { ...dite, instrument: null, debut: null },
  )
    ? null
    : lue;
}

const prorogee = ({ depuis }: ClauseEnVigueur): boolean =>
  depuis?.avenant.operations.some(
    ({ id, modification }) => modification.nature === 'proroger' && !ecartee(depuis.avenant, id),
  ) === true;
