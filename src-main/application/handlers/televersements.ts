import { TAILLE_PARTIE } from '#contract/televersements';
import type { FichierRecu, Televersements } from '../ports';
import { failure } from '../replies';
import { answer } from '../services';
import type { HandlersOf, Services } from '../services';

/** Files on their way in: see the contract. The shelf's errors are sentences for people, told by the dispatcher. */
export function televersementsHandlers({ televersements }: Services): HandlersOf<'televersements'> {
  return {
    'televersements.commencer': ({ nom, taille }) =>
      answer({ jeton: televersements.begin(nom, taille), partie: TAILLE_PARTIE }),
    'televersements.ajouter': ({ jeton, rang, contenu }) =>
      answer(televersements.add(jeton, rang, Buffer.from(contenu, 'base64'))),
    'televersements.abandonner': ({ jeton }) => {
      televersements.drop(jeton);
      return answer({ jeton });
    },
  };
}

/** The whole file a command was given by its token, or the refusal that leads back to the field `champ`. */
export function receivedFile(
  televersements: Televersements,
  jeton: string,
  champ = 'jeton',
): { readonly ok: true; readonly value: FichierRecu } | ReturnType<typeof failure> {
  const fichier = televersements.read(jeton);
  if (fichier !== null) return { ok: true, value: fichier };
  const message = 'Le fichier choisi n’est plus en attente : choisissez-le de nouveau.';
  return failure({
    code: 'FICHIER_A_RECHOISIR',
    message,
    remede: 'Le reste de votre saisie est gardé.',
    champs: [{ champ, message }],
  });
}
