import type { DocumentModel } from '#actes/model';
import type { NatureActe } from '#contract/procedures';
import { find } from '#domain/lookup';
import { formatRepere, repereOf } from '#domain/repere';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import { apercuActe } from '../documents';
import { fromRefus, success } from '../replies';
import { answer } from '../services';
import type { HandlersOf, Services } from '../services';
import { documentsView } from '../views/documents-view';

export const TYPE_DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export function documentsHandlers({
  depot,
  etagere,
  imprimeur,
  viewContext,
}: Services): HandlersOf<'documents'> {
  /** The act, with the head of the journal it was made from: who holds the copy can have the journal held against it. */
  const modelOf = (acte: NatureActe, id: string): Result<DocumentModel> => {
    const model = apercuActe(depot.registre, acte, id, viewContext());
    return model.ok ? ok({ ...model.value, repere: formatRepere(repereOf(depot.seq, depot.tete)) }) : model;
  };
  return {
    'documents.lister': ({ conventionId }) => {
      const found = find(depot.registre, 'conventions', conventionId);
      return found.ok
        ? answer(documentsView(depot.registre, found.value))
        : Promise.resolve(fromRefus(found.error));
    },
    'documents.apercu': ({ acte, id }) => {
      const model = modelOf(acte, id);
      return Promise.resolve(model.ok ? success({ model: model.value }) : fromRefus(model.error));
    },
    'documents.exporter': async ({ acte, id }) => {
      const model = modelOf(acte, id);
      if (!model.ok) return fromRefus(model.error);
      const nom = `${model.value.fileName}.docx`;
      const jeton = etagere.put(nom, TYPE_DOCX, await imprimeur.docx(model.value));
      return success({ fichier: { jeton, nom, type: TYPE_DOCX } });
    },
  };
}
