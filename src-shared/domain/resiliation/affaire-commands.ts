import type { Objet } from '#registre/champs';
import type { ACTES } from '#registre/actes';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { find, notFuture } from '../lookup';
import { avertir, refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { refuse } from '../result';
import { affaireDe } from './affaire';
import { aJoindre } from './affaire-cles';

/**
 * Records that the file of a case was handed over: from then on each of its exhibits keeps its number, and what comes
 * later is numbered after them.
 */
export function remettreDossier(
  registre: Registre,
  input: Objet<(typeof ACTES)['misesEnDemeure.remettre']['saisie']>,
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'misesEnDemeure', input.miseEnDemeureId);
  if (!found.ok) return found;
  const miseEnDemeure = found.value;
  const convention = find(registre, 'conventions', miseEnDemeure.conventionId);
  if (!convention.ok) return convention;
  if (miseEnDemeure.signeeLe === null) return refuse(refus('DOSSIER_SANS_LETTRE', {}));
  const future = notFuture('La remise du dossier', input.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  const { remises = [] } = miseEnDemeure;
  const last = remises.at(-1);
  if (last !== undefined && input.date < last.date)
    return refuse(refus('REMISE_AVANT', { date: last.date }, 'date'));
  if (input.date < miseEnDemeure.signeeLe)
    return refuse(refus('REMISE_AVANT_LETTRE', { date: miseEnDemeure.signeeLe }, 'date'));
  const { pieces } = affaireDe(registre, convention.value, miseEnDemeure);
  const manquent = pieces.filter(aJoindre);
  const after = {
    ...miseEnDemeure,
    remises: [
      ...remises,
      {
        date: input.date,
        a: input.a,
        pieces: pieces.map(({ numero, cles: [cle], titre, fichier }) => ({
          numero,
          cle,
          titre,
          sha256: fichier?.sha256 ?? null,
        })),
      },
    ],
  };
  return decided(
    after.id,
    [put('misesEnDemeure', after)],
    manquent.length === 0
      ? []
      : [
          avertir(
            `Le dossier cite des preuves qui n’y sont pas jointes : ${manquent.map(({ numero, titre }) => `pièce n° ${numero} (${titre})`).join(', ')}.`,
            'Bordereau des pièces',
          ),
        ],
  );
}
