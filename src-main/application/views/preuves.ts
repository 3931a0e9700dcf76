import type { PreuvesEnvoiView } from '#contract/views';
import { fold } from '#domain/french';
import type { Envoi } from '#domain/fiches/mise-en-demeure';
import type { Registre } from '#domain/registre';
import { faitsDeclaratifs, preuvesCitees } from '#domain/resiliation/envois';

/** Of each sending, what nothing proves and what no file shows. */
export function preuvesDe(
  registre: Registre,
  id: string,
  envois: readonly Envoi[],
): readonly PreuvesEnvoiView[] {
  const noms = [...registre.pieces.values()]
    .filter(({ objet }) => objet.id === id)
    .map(({ nom }) => fold(nom));
  return envois.map((envoi) => ({
    envoiId: envoi.id,
    declaratifs: faitsDeclaratifs(envoi),
    sansPiece: preuvesCitees(envoi).filter(
      (reference) => !noms.some((nom) => nom.startsWith(fold(reference))),
    ),
  }));
}
