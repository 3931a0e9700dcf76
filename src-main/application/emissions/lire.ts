import type { DocumentModel } from '#actes/model';
import { refus } from '#domain/refus';
import type { Refus } from '#domain/refus';
import { marqueDePaquet } from '#domain/paquet/code';
import type { DocumentEmis, Emission, Paquet } from '#domain/paquet/paquet';
import { DOCUMENTS_EMIS_LABELS, paquetsDe } from '#domain/paquet/paquet';
import type { Registre } from '#domain/registre';
import { ok, refuse } from '#domain/result';
import type { Result } from '#domain/result';
import type { Pieces } from '../ports';
import { codee, emissionsDe } from './emettre';

export const estDocumentEmis = (type: string): type is DocumentEmis =>
  Object.hasOwn(DOCUMENTS_EMIS_LABELS, type);

/** An avenant that became a draft again is printed as one: what had left then is kept, and no longer stands for it. */
const estDehors = (registre: Registre, document: DocumentEmis, id: string): boolean =>
  document !== 'avenant' || (registre.avenants.get(id)?.miseALaSignature ?? null) !== null;

/** The issue by which a document is printed again; null where none has left. */
export const emissionEnCours = (
  registre: Registre,
  document: DocumentEmis,
  id: string,
  destinataireId: string | null,
): Emission | null =>
  estDehors(registre, document, id)
    ? (emissionsDe(registre, { document, id, destinataireId }).at(-1) ??
      // A letter written to one person alone left once, as the whole.
      (destinataireId !== null && !aPlusieursLettres(registre, document, id)
        ? (emissionsDe(registre, { document, id, destinataireId: null }).at(-1) ?? null)
        : null))
    : null;

const aPlusieursLettres = (registre: Registre, document: DocumentEmis, id: string): boolean =>
  [...registre.emissions.values()].some(
    (one) => one.document === document && one.objet.id === id && one.destinataireId !== null,
  );

/** The packet whose originals an issue is; null where it went round in none. */
export const paquetDeLEmission = (registre: Registre, { objet, ...emission }: Emission): Paquet | null =>
  paquetsDe(registre, objet.id)
    .filter(
      (one) =>
        one.empreinteTexte === emission.empreinteTexte && one.nombreOriginaux === emission.originaux.length,
    )
    .at(-1) ?? null;

/** The model an issue was printed from, as it was kept. */
export const modeleGarde = async (
  pieces: Pick<Pieces, 'read'>,
  { modele }: Pick<Emission, 'modele'>,
): Promise<DocumentModel> => JSON.parse(new TextDecoder().decode(await pieces.read(modele))) as DocumentModel;

/** The same, with the number of one original, and the codes its packet is known by. */
export async function modeleEmis(
  registre: Registre,
  pieces: Pick<Pieces, 'read'>,
  emission: Emission,
  original: number,
): Promise<Result<DocumentModel>> {
  const { originaux } = emission;
  const denied = refuseOriginal(originaux.length, original);
  if (denied !== null) return refuse(denied);
  const kept = await modeleGarde(pieces, emission);
  const paquet = paquetDeLEmission(registre, emission);
  const marque = paquet === null ? undefined : marqueDePaquet(paquet.id);
  return ok(
    codee(
      originaux.length === 1 ? kept : { ...kept, original: { numero: original, sur: originaux.length } },
      original,
      marque,
    ),
  );
}

const refuseOriginal = (nombre: number, original: number): Refus | null =>
  original >= 1 && original <= nombre ? null : refus('EMISSION_ORIGINAL', { original, nombre }, 'original');

/** The very bytes of one original, as it left, and the name it is handed over by. */
export async function octetsEmis(
  registre: Registre,
  pieces: Pick<Pieces, 'read'>,
  emission: Emission,
  original: number,
): Promise<Result<{ readonly nom: string; readonly bytes: Uint8Array }>> {
  const denied = refuseOriginal(emission.originaux.length, original);
  if (denied !== null) return refuse(denied);
  const sha256 = emission.originaux.find(({ numero }) => numero === original)?.sha256 ?? '';
  const piece = [...registre.pieces.values()].find(
    (one) => one.sha256 === sha256 && one.objet.collection === 'emissions' && one.objet.id === emission.id,
  );
  return ok({ nom: piece?.nom ?? 'document.docx', bytes: await pieces.read(sha256) });
}
