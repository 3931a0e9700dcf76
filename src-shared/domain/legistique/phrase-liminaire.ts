import type { OperationLiminaire } from '../texte/operations';
import { upperFirst } from '../french';
import { deListe, trouverLiminaire } from '../texte/liminaires';
import { motLiminaire, nomLiminaire } from '../texte/nommer-liminaires';
import type { TexteEnVigueur } from '../texte/en-vigueur';
import { citerLignes, citerMots, uneLigne } from './citation';

/**
 * The sentence that puts in, writes anew or takes out a visa, a considérant or a person present: « Le troisième visa est
 * remplacé par le visa suivant : », then the line it quotes.
 */
export function phraseLiminaire(
  modification: OperationLiminaire,
  reference: TexteEnVigueur,
): readonly string[] {
  const { nature, liste } = modification;
  const presence = liste === 'presence';
  const nom = (id: string): string => {
    const found = trouverLiminaire(reference, id);
    if (found === undefined) return `${presence ? 'la' : 'le'} ${motLiminaire(liste)} « ${id} »`;
    return presence ? `la mention : ${enPresence(found.texte)}` : `le ${nomLiminaire(reference, found)}`;
  };
  const cite = (texte: string): readonly string[] => citerLignes([uneLigne(texte)]);
  switch (nature) {
    case 'supprimer_liminaire':
      return [`${upperFirst(nom(modification.liminaireId))} est supprimé${presence ? 'e' : ''}.`];
    case 'rediger_liminaire': {
      const sujet = upperFirst(nom(modification.liminaireId));
      return presence
        ? [`${sujet} est remplacée par la mention : ${enPresence(modification.texte)}.`]
        : [`${sujet} est remplacé par le ${motLiminaire(liste)} suivant :`, ...cite(modification.texte)];
    }
    case 'inserer_liminaire': {
      const [first] = deListe(reference, liste);
      const place =
        modification.apres !== null
          ? `Après ${nom(modification.apres)}, il est inséré`
          : first === undefined
            ? presence
              ? 'Après la désignation des parties, il est inséré'
              : 'Il est inséré'
            : `Avant ${nom(first.id)}, il est inséré`;
      return presence
        ? [`${place} la mention : ${enPresence(modification.texte)}.`]
        : [`${place} un ${motLiminaire(liste)} ainsi rédigé :`, ...cite(modification.texte)];
    }
  }
}

const enPresence = (texte: string): string => citerMots(`en présence de : ${texte}`);
