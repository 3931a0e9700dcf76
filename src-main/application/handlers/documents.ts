import { apercuActe } from '../documents';
import { fromRefus, success } from '../replies';
import type { HandlersOf, Services } from '../services';

const TYPE_DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export function documentsHandlers({ depot, etagere, imprimeur, sha256 }: Services): HandlersOf<'documents'> {
  return {
    'documents.apercu': ({ acte, id }) => {
      const model = apercuActe(depot.registre, acte, id, sha256);
      return Promise.resolve(model.ok ? success({ model: model.value }) : fromRefus(model.error));
    },
    'documents.exporter': async ({ acte, id }) => {
      const model = apercuActe(depot.registre, acte, id, sha256);
      if (!model.ok) return fromRefus(model.error);
      const nom = `${model.value.fileName}.docx`;
      const jeton = etagere.put(nom, TYPE_DOCX, await imprimeur.docx(model.value));
      return success({ fichier: { jeton, nom, type: TYPE_DOCX } });
    },
  };
}
