import type { RedactionOutputs } from '#contract/redaction';
import { redactionDe } from '#domain/convention/creation';
import { find } from '#domain/lookup';
import { fromRefus, success } from '../replies';
import type { Handlers, Services } from '../services';
import { receivedFile } from './televersements';

/** Conventions on their way in: what a file says, and the text of one to be written anew or copied. */
export function redactionHandlers({
  depot,
  lecteur,
  pieces,
  televersements,
}: Services): Pick<Handlers, keyof RedactionOutputs> {
  return {
    'conventions.examinerFichier': async ({ jeton }) => {
      const received = receivedFile(televersements, jeton);
      if (!received.ok) return received;
      const { nom, bytes } = received.value;
      const examen = await lecteur.examiner(bytes);
      const sha256 = await pieces.empreinte(bytes);
      return success({ ...examen, fichier: { nom, taille: bytes.byteLength, sha256 } });
    },
    'conventions.redaction': ({ conventionId }) => {
      const found = find(depot.registre, 'conventions', conventionId);
      return Promise.resolve(found.ok ? success(redactionDe(found.value)) : fromRefus(found.error));
    },
  };
}
