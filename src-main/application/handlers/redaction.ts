import type { RedactionOutputs } from '#contract/redaction';
import { redactionDe } from '#domain/convention/creation';
import { TAILLE_MAX_PIECE } from '#domain/fichier';
import { find } from '#domain/lookup';
import { suiteDe } from '../lectures';
import { fromRefus, success } from '../replies';
import type { Handlers, Services } from '../services';
import { receivedFile } from './televersements';

const NON_GARDE =
  'Ce fichier se lit, mais ne pourra pas être gardé avec la convention : enregistrez-le de nouveau en Word (.docx, sans macro), LibreOffice (.odt), PDF ou texte en UTF-8, puis repartez de ce fichier.';

/** Conventions on their way in: what a file says, and the text of one to be written anew or copied. */
export function redactionHandlers({
  depot,
  lecteur,
  lectures,
  pieces,
  televersements,
}: Services): Pick<Handlers, keyof RedactionOutputs> {
  return {
    'conventions.examinerFichier': async ({ jeton, lecture }) => {
      const received = receivedFile(televersements, jeton);
      if (!received.ok) return received;
      const { nom, bytes } = received.value;
      const examen = await lectures.suivre(lecture, (suivi) => lecteur.examiner(bytes, suiteDe(suivi)));
      const sha256 = await pieces.empreinte(bytes);
      // Said before anything is recorded: the words enter, and the file that bore them would not follow.
      const gardable = bytes.byteLength <= TAILLE_MAX_PIECE && (await lecteur.type(bytes, nom)) !== null;
      const remarques = gardable ? examen.remarques : [NON_GARDE, ...examen.remarques];
      return success({ ...examen, remarques, fichier: { nom, taille: bytes.byteLength, sha256 } });
    },
    'conventions.redaction': ({ conventionId }) => {
      const found = find(depot.registre, 'conventions', conventionId);
      return Promise.resolve(found.ok ? success(redactionDe(found.value)) : fromRefus(found.error));
    },
  };
}
