import { slug } from '#actes/typographie';
import { champsDe, donneesModele } from '../modeles/dictionnaires';
import { fromRefus, success } from '../replies';
import { answer } from '../services';
import type { HandlersOf, Services } from '../services';
import { receivedFile } from './televersements';

const TYPE_DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Word templates of the user's own: checked, then filled. Nothing of them is kept. */
export function modelesHandlers({
  depot,
  etagere,
  lecteur,
  televersements,
  viewContext,
}: Services): HandlersOf<'modeles'> {
  return {
    'modeles.champs': ({ type }) => answer({ champs: champsDe(type) }),
    'modeles.controler': async ({ type, jeton }) => {
      const received = receivedFile(televersements, jeton);
      if (!received.ok) return received;
      const { nom, bytes } = received.value;
      const { defauts } = await lecteur.modele(bytes, { champs: champsDe(type), donnees: null });
      return success({ nom, defauts });
    },
    'modeles.remplir': async ({ type, id, jeton }) => {
      const received = receivedFile(televersements, jeton);
      if (!received.ok) return received;
      const lues = donneesModele(depot.registre, type, id, viewContext().aujourdhui);
      if (!lues.ok) return fromRefus(lues.error);
      const { donnees, titre, date } = lues.value;
      const { nom, bytes } = received.value;
      const { defauts, octets, vides } = await lecteur.modele(bytes, {
        champs: champsDe(type),
        donnees,
        ...(date === null ? {} : { date }),
      });
      if (octets === null) return success({ nom, defauts, fichier: null, vides: [] });
      const rempli = `${slug(titre)}.docx`;
      const fichier = { jeton: etagere.put(rempli, TYPE_DOCX, octets), nom: rempli, type: TYPE_DOCX };
      return success({ nom, defauts, fichier, vides });
    },
  };
}
