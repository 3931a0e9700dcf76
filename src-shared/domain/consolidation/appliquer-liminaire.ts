import { ok, refuse } from '../result';
import { defaut } from '../texte/defauts';
import { LISTES_LIMINAIRES, deListe } from '../texte/liminaires';
import { lieuLiminaire } from '../texte/nommer-liminaires';
import type { Liminaire } from '../texte/liminaires';
import type { TexteEnVigueur } from '../texte/en-vigueur';
import type { OperationLiminaire } from '../texte/operations';
import { ajoute } from './appliquer-division';
import type { Applique } from './appliquer-division';

/* A visa, a considérant or a person present put in, written anew or taken out. */

/** The id of the line that an operation brings in. */
export const idLiminaireApporte = (operationId: string): string => `${operationId}-liminaire`;

export function appliquerLiminaire(
  texte: TexteEnVigueur,
  modification: OperationLiminaire,
  { avenantId, operationId }: { readonly avenantId: string; readonly operationId: string },
): Applique {
  const { nature, liste } = modification;
  const cible = nature === 'inserer_liminaire' ? modification.apres : modification.liminaireId;
  const own = deListe(texte, liste);
  const rang = own.findIndex(({ id }) => id === cible);
  const lieu = lieuLiminaire(texte, liste, cible);
  if (cible !== null && rang < 0)
    return refuse(defaut('LIMINAIRE_INCONNU', { nom: lieu.libelle, compte: own.length }, lieu));
  if (nature !== 'supprimer_liminaire') {
    if (modification.texte.trim() === '')
      return refuse(defaut('LIMINAIRE_VIDE', { nom: lieu.libelle }, lieu));
  }
  const written = (): readonly Liminaire[] => {
    switch (nature) {
      case 'inserer_liminaire': {
        const one = {
          id: idLiminaireApporte(operationId),
          liste,
          texte: modification.texte,
          actes: [avenantId],
        };
        return [...own.slice(0, rang + 1), one, ...own.slice(rang + 1)];
      }
      case 'rediger_liminaire':
        return own.map((one) =>
          one.id === cible ? { ...one, texte: modification.texte, actes: ajoute(one.actes, avenantId) } : one,
        );
      case 'supprimer_liminaire':
        return own.filter(({ id }) => id !== cible);
    }
  };
  const next = written();
  return ok({
    ...texte,
    liminairesModifies: ajoute(texte.liminairesModifies ?? [], avenantId),
    liminaires: LISTES_LIMINAIRES.flatMap((one) => (one === liste ? next : deListe(texte, one))),
  });
}
