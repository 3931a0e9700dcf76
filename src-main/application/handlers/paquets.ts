import { find } from '#domain/lookup';
import { DOCUMENT_DE } from '#domain/paquet/paquet';
import { marqueDePaquet } from '#domain/paquet/code';
import { creerPaquet } from '#domain/paquet/ouverture';
import { put } from '#domain/registre';
import { enregistrerEtEmettre } from '../emissions/emettre';
import { exporterPaquet } from '../paquets/exporter';
import { lireScan, rapprochementView } from '../paquets/scans';
import { fromRefus, success } from '../replies';
import { answer } from '../services';
import type { Handlers, Services } from '../services';
import { emissionsView, paquetView, paquetsView } from '../views/paquets-view';
import { pilesView } from '../views/piles-view';

/** Filled in once the text is printed. */
const A_VENIR = '0'.repeat(64);

/** Packets of signature: opening one prints and keeps the originals that go round. */
export function paquetsHandlers(
  services: Services,
): Pick<
  Handlers,
  | 'emissions.lister'
  | 'paquets.creer'
  | 'paquets.lire'
  | 'paquets.lister'
  | 'paquets.aSigner'
  | 'paquets.exporter'
  | 'paquets.lireScan'
  | 'paquets.rapprocher'
> {
  const { depot, pieces, viewContext } = services;
  return {
    'paquets.creer': (input) => {
      const reason = [input.motifTexteModifie, input.motifAvis].filter((one) => one !== null).join(' ; ');
      return enregistrerEtEmettre(
        services,
        (registre, contexte) => creerPaquet(registre, { ...input, empreinteTexte: A_VENIR }, contexte),
        { action: 'paquets.creer', ...(reason === '' ? {} : { reason }) },
        {
          demandes: (_before, changes) =>
            changes.flatMap((change) =>
              change.collection === 'paquets' && change.after !== null
                ? [
                    {
                      document: DOCUMENT_DE[change.after.objet.collection],
                      id: change.after.objet.id,
                      destinataireId: null,
                      originaux: change.after.nombreOriginaux,
                      marque: marqueDePaquet(change.after.id),
                    },
                  ]
                : [],
            ),
          completer: (decision, [emission]) => ({
            ...decision,
            changes: decision.changes.map((change) =>
              change.collection === 'paquets' && change.after !== null && emission !== undefined
                ? put('paquets', { ...change.after, empreinteTexte: emission.empreinteTexte })
                : change,
            ),
          }),
        },
      );
    },
    'emissions.lister': ({ conventionId }) => {
      const found = find(depot.registre, 'conventions', conventionId);
      return found.ok
        ? answer({ emissions: emissionsView(depot.registre, found.value, pieces) })
        : Promise.resolve(fromRefus(found.error));
    },
    'paquets.lire': ({ paquetId }) => {
      const found = find(depot.registre, 'paquets', paquetId);
      return found.ok
        ? answer(paquetView(depot.registre, found.value, viewContext(), pieces))
        : Promise.resolve(fromRefus(found.error));
    },
    'paquets.aSigner': async () => success(await pilesView(depot.registre, viewContext(), pieces)),
    'paquets.lireScan': (input) => lireScan(services, input),
    'paquets.rapprocher': async ({ paquetId, scans }) => {
      const found = find(depot.registre, 'paquets', paquetId);
      return found.ok
        ? success(await rapprochementView(services, found.value, scans))
        : fromRefus(found.error);
    },
    'paquets.exporter': async ({ paquetId }) => {
      const found = find(depot.registre, 'paquets', paquetId);
      if (!found.ok) return fromRefus(found.error);
      const { nom, bytes } = await exporterPaquet(services, found.value);
      const type = 'application/zip';
      return success({ fichier: { jeton: services.etagere.put(nom, type, bytes), nom, type } });
    },
    'paquets.lister': ({ conventionId }) => {
      const found = find(depot.registre, 'conventions', conventionId);
      return found.ok
        ? answer(paquetsView(depot.registre, found.value, viewContext(), pieces))
        : Promise.resolve(fromRefus(found.error));
    },
  };
}
