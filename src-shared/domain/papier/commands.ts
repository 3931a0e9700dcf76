import type { ACTES } from '#registre/actes';
import type { Objet } from '#registre/champs';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import type { Papier } from '../fiches/papier';
import { upperFirst } from '../french';
import { find, findSignataire } from '../lookup';
import { refus } from '../refus';
import type { Refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { refuse } from '../result';

type Saisie<A extends `papiers.${string}` & keyof typeof ACTES> = Objet<(typeof ACTES)[A]['saisie']>;

/** Least and most of each measure, in millimetres: a margin that leaves the window of the envelope its place. */
const MESURES = [
  ['margeHaut', 'la marge haute', 10, 50],
  ['margeBas', 'la marge basse', 10, 50],
  ['margeGauche', 'la marge gauche', 10, 50],
  ['margeDroite', 'la marge droite', 10, 50],
  ['logoLargeur', 'la largeur de l’image', 10, 160],
] as const;

function refuseMesures(one: Papier): Refus | null {
  for (const [champ, quoi, min, max] of MESURES) {
    const value = one[champ];
    if (value !== null && (value < min || value > max))
      return refus('PAPIER_MESURE', { quoi: upperFirst(quoi), min, max }, champ);
  }
  const manquent = MESURES.filter(([champ]) => champ !== 'logoLargeur' && one[champ] === null);
  const [first] = manquent;
  return first === undefined || manquent.length === 4
    ? null
    : refus('PAPIER_MARGES', { manquent: manquent.map(([, quoi]) => quoi) }, first[0]);
}

/** The paper of an office; null: its letters bear none. */
export const papierDe = (registre: Registre, conventionId: string, signataireId: string): Papier | null =>
  [...registre.papiers.values()].find(
    (one) => one.conventionId === conventionId && one.signataireId === signataireId,
  ) ?? null;

/** Records the paper of an office, once. */
export function enregistrerPapier(
  registre: Registre,
  saisie: Saisie<'papiers.enregistrer'>,
  contexte: Contexte,
): DecisionResult {
  const convention = find(registre, 'conventions', saisie.conventionId);
  if (!convention.ok) return convention;
  const place = findSignataire(convention.value, saisie.signataireId, 'signataireId');
  if (!place.ok) return place;
  if (papierDe(registre, saisie.conventionId, saisie.signataireId) !== null)
    return refuse(
      refus('PAPIER_EN_DOUBLE', { fonction: place.value.signataire.fonction.libelle }, 'signataireId'),
    );
  return garder({ id: contexte.newId(), ...saisie });
}

/** Another image is another piece; the rest is written again. What has left keeps the paper it left on. */
export function corrigerPapier(
  registre: Registre,
  { papierId, ...saisie }: Saisie<'papiers.corriger'>,
): DecisionResult {
  const found = find(registre, 'papiers', papierId);
  return found.ok ? garder({ ...found.value, ...saisie }) : found;
}

function garder(one: Papier): DecisionResult {
  const denied = refuseMesures(one);
  return denied === null ? decided(one.id, [put('papiers', one)]) : refuse(denied);
}
