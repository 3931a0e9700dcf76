import type { DocumentModel } from '#actes/model';
import type { DemandeDocument } from '#contract/documents';
import { signataireDit } from '#actes/lettre';
import { typographie } from '#actes/typographie';
import { find } from '#domain/lookup';
import { formatRepere, repereOf } from '#domain/repere';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Emission } from '#domain/paquet/paquet';
import { documentDe } from '#registre/documents';
import type { NatureDocument } from '#registre/documents';
import { empreintesImprimees, exporterAffaire } from '../affaires/exporter';
import { documentFait, documentsDe } from '../catalogue';
import type { DocumentFait, OptionsDocument } from '../catalogue';
import { emissionEnCours, estDocumentEmis, modeleEmis, octetsEmis } from '../emissions/lire';
import { surPapier } from '../emissions/papier';
import { fromRefus, success } from '../replies';
import { answer } from '../services';
import type { Handlers, HandlersOf, Services } from '../services';
import { paquetView } from '../views/paquets-view';

const TYPE_DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const TYPE_ZIP = 'application/zip';

const TYPE_PDF = 'application/pdf';

export function documentsHandlers(
  services: Services,
): HandlersOf<'documents'> & Pick<Handlers, 'misesEnDemeure.exporter'> {
  const { depot, etagere, imprimeur, pieces, viewContext } = services;
  /** The issue that answers for a document, once it has left. */
  const emission = ({ type, id, destinataireId, copie }: DemandeDocument): Emission | null =>
    copie !== true && estDocumentEmis(type)
      ? emissionEnCours(depot.registre, type, id, destinataireId)
      : null;
  /** The packet a document is of, where it is of one. */
  const paquet = (type: NatureDocument, id: string): Pick<OptionsDocument, 'paquet'> => {
    const one = documentDe(type).de.includes('paquets') ? depot.registre.paquets.get(id) : undefined;
    return one === undefined ? {} : { paquet: paquetView(depot.registre, one, viewContext(), pieces) };
  };
  /** What says how the registry stands bears the head of the journal: it can be held against it. */
  const fait = async ({
    type,
    id,
    destinataireId,
    jour,
    original: _original,
    copie: _copie,
    ...options
  }: DemandeDocument): Promise<Result<DocumentFait>> => {
    // Of a whole case: what the registry prints of it is printed, to say its fingerprint.
    const imprimees = type === 'bordereau-pieces' ? await empreintesImprimees(services, id) : ok(null);
    if (!imprimees.ok) return imprimees;
    const made = documentFait(depot.registre, type, id, viewContext(), {
      ...options,
      ...paquet(type, id),
      ...(imprimees.value === null ? {} : { empreintes: imprimees.value }),
      ...(destinataireId === null ? {} : { destinataireId }),
      ...(jour === null ? {} : { jour }),
    });
    if (!made.ok || documentDe(type).repere !== true) return made;
    const repere = formatRepere(repereOf(depot.seq, depot.tete));
    return ok({ ...made.value, model: { ...made.value.model, repere } });
  };
  const imprimable = (made: DocumentFait): Promise<Result<DocumentModel>> =>
    surPapier({ pieces, imprimeur }, depot.registre, made);
  return {
    'misesEnDemeure.exporter': async ({ miseEnDemeureId }) => {
      const made = await exporterAffaire(services, miseEnDemeureId);
      if (!made.ok) return fromRefus(made.error);
      const { nom, bytes } = made.value;
      return success({ fichier: { jeton: etagere.put(nom, TYPE_ZIP, bytes), nom, type: TYPE_ZIP } });
    },
    'documents.lister': ({ conventionId }) => {
      const found = find(depot.registre, 'conventions', conventionId);
      return found.ok
        ? answer({ documents: documentsDe(depot.registre, found.value, viewContext()) })
        : Promise.resolve(fromRefus(found.error));
    },
    'documents.apercu': async (asked) => {
      const made = await fait(asked);
      if (!made.ok) return fromRefus(made.error);
      const left = emission(asked);
      const issued = emission({ ...asked, copie: false });
      const model =
        left === null
          ? await imprimable(made.value)
          : await modeleEmis(depot.registre, pieces, left, asked.original ?? 1);
      if (!model.ok) return fromRefus(model.error);
      const destinataires = made.value.destinataires.map((one) => ({
        id: one.id,
        nom: typographie(signataireDit(one)),
      }));
      return success({ model: model.value, destinataires, originaux: issued?.originaux.length ?? 0 });
    },
    'documents.exporter': async ({ format = 'docx', ...asked }) => {
      const left = emission(asked);
      if (left !== null && format === 'docx') {
        const kept = await octetsEmis(depot.registre, pieces, left, asked.original ?? 1);
        if (!kept.ok) return fromRefus(kept.error);
        const { nom, bytes } = kept.value;
        return success({ fichier: { jeton: etagere.put(nom, TYPE_DOCX, bytes), nom, type: TYPE_DOCX } });
      }
      // Of what left, the PDF is that of the model that was kept.
      const made = await fait(asked);
      const model =
        left !== null
          ? await modeleEmis(depot.registre, pieces, left, asked.original ?? 1)
          : made.ok
            ? await imprimable(made.value)
            : made;
      if (!model.ok) return fromRefus(model.error);
      const nom = `${model.value.fileName}.${format}`;
      if (format === 'pdf') {
        const { octets, outil } = await imprimeur.pdf(model.value);
        return success({
          fichier: { jeton: etagere.put(nom, TYPE_PDF, octets), nom, type: TYPE_PDF },
          outil,
        });
      }
      const jeton = etagere.put(nom, TYPE_DOCX, await imprimeur.docx(model.value));
      return success({ fichier: { jeton, nom, type: TYPE_DOCX } });
    },
  };
}
