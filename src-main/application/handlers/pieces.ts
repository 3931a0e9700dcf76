import { formatTaille, TAILLE_MAX_PIECE } from '#domain/fichier';
import { ajouterPiece } from '#domain/pieces/commands';
import type { FichierLu } from '#domain/pieces/commands';
import { find } from '#domain/lookup';
import { failure, fromRefus, success } from '../replies';
import { answer } from '../services';
import type { HandlersOf, Services } from '../services';
import { nommerPiece, piecesView } from '../views/pieces-view';
import { receivedFile } from './televersements';

/** Files attached to the acts. */
export function piecesHandlers(services: Services): HandlersOf<'pieces'> {
  const { depot, pieces, televersements, etagere, lecteur } = services;
  return {
    'pieces.ajouter': async ({ jeton, objet, nature, point }) => {
      if (depot.lectureSeule !== null) {
        const { code, raison, remede } = depot.lectureSeule;
        return failure({ code, message: raison, remede });
      }
      const received = receivedFile(televersements, jeton);
      if (!received.ok) return received;
      const { nom, bytes } = received.value;
      const fichier: FichierLu = {
        nom,
        taille: bytes.byteLength,
        sha256: await pieces.empreinte(bytes),
        type: bytes.byteLength > TAILLE_MAX_PIECE ? null : await lecteur.type(bytes, nom),
      };
      const input = { objet, nature, fichier, point: point ?? null };
      // What the rules refuse is not written; what they accept is on the disk before the journal speaks of it.
      const first = ajouterPiece(depot.registre, input, services.contexte());
      if (!first.ok) return fromRefus(first.error);
      await pieces.put(bytes);
      const reply = await services.record(
        (registre, contexte) => {
          const decision = ajouterPiece(registre, input, contexte);
          return decision.ok ? { ...decision, changes: decision.value.changes } : decision;
        },
        { action: 'pieces.ajouter' },
      );
      // Refused or failed, the file waits: the same command may be sent again.
      if (reply.ok) televersements.drop(jeton);
      return reply;
    },

    'pieces.lister': ({ conventionId }) => {
      const found = conventionId === null ? null : find(depot.registre, 'conventions', conventionId);
      if (found?.ok === false) return Promise.resolve(fromRefus(found.error));
      const view = piecesView(depot.registre, conventionId, pieces);
      // What the application keeps of a document that left is shown with that document.
      const jointe = ({ objet }: { readonly objet: { readonly collection: string } }): boolean =>
        objet.collection !== 'emissions';
      return answer({
        pieces: view.pieces.filter(jointe),
        objets: view.objets.filter(({ collection }) => collection !== 'emissions'),
      });
    },

    'pieces.signatures': async ({ id }) => {
      const found = find(depot.registre, 'pieces', id);
      if (!found.ok) return fromRefus(found.error);
      if (found.value.type !== 'application/pdf') return success({ signatures: [] });
      return success({ signatures: await lecteur.signatures(await pieces.read(found.value.sha256)) });
    },

    'pieces.exporter': async ({ id }) => {
      const found = find(depot.registre, 'pieces', id);
      if (!found.ok) return fromRefus(found.error);
      const { nom, type, sha256, taille } = found.value;
      try {
        const jeton = etagere.put(nom, type, await pieces.read(sha256));
        return success({ fichier: { jeton, nom, type } });
      } catch (error) {
        if (!isExplained(error)) throw error;
        const piece = `${nommerPiece(depot.registre, found.value)} (${formatTaille(taille)})`;
        const { code, message, remede } = error;
        return failure({ code, message: `${piece}, n’est pas remise. ${message}`, remede });
      }
    },
  };
}

/** The store knows a piece by its hash, people by its name: its errors made for people are told again with it. */
function isExplained(error: unknown): error is Error & { readonly code: string; readonly remede: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    'remede' in error &&
    typeof error.remede === 'string'
  );
}
