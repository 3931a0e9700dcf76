import { enumeration } from '../french';
import type { Explication, Refusals } from '../explication';

/** Why an import is refused, once its file was found sound. */
export const REFUS_ECHANGES = {
  IMPORT_PERIME: (): Explication => ({
    message: 'Le registre a changé depuis l’aperçu : rien n’a été importé.',
    source: 'On n’importe que ce qui a été montré',
    remede:
      'Relisez l’aperçu, qui tient compte de ce qui vient d’être enregistré, puis confirmez de nouveau.',
  }),
  IMPORT_IDENTIQUE: (): Explication => ({
    message: 'Ce fichier contient exactement ce que le registre contient déjà : il n’y a rien à importer.',
    source: 'Un import qui ne change rien ne s’enregistre pas',
    remede: 'Vérifiez que c’est bien le fichier voulu.',
  }),
  IMPORT_CONFLITS: (p: { noms: readonly string[]; nombre: number }): Explication => ({
    message: `Ce fichier ne peut pas être ajouté : ${
      p.nombre === 1 ? 'un de ses éléments porte' : `${p.nombre} de ses éléments portent`
    } l’identifiant d’un autre, déjà au registre : ${enumeration(p.noms)}${p.nombre > p.noms.length ? '…' : ''}.`,
    source: 'Ajouter ne touche à rien de ce qui est au registre',
    remede:
      'Ajoutez-le en donnant de nouveaux identifiants (« --renumeroter » au terminal), ou remplacez le contenu du registre par celui du fichier.',
  }),
  IMPORT_HOMONYMES: (p: { titres: readonly string[] }): Explication => ({
    message: `Ce fichier apporte une convention dont le nom est déjà pris au registre : ${enumeration(p.titres.map((titre) => `« ${titre} »`))}.`,
    source: 'Deux conventions ont deux noms',
    remede: 'Changez le titre court de l’une des deux, au registre ou dans le fichier.',
  }),
  IMPORT_DEMONSTRATION: (): Explication => ({
    message: 'Ce fichier vient d’un registre de démonstration : ses actes sont fictifs.',
    source: 'Des actes fictifs ne se mêlent pas à des actes réels',
    remede: 'Importez-le dans un registre à part, ou vide.',
  }),
} satisfies Refusals;
