import { designationAvenant } from './fiches/avenant';
import { formatDate } from './civil-date';
import { nomCourant } from './parties/partie';
import type { Entites, NomCollection, Registre } from './registre';
import { typographie } from './typographie';

/** One record of any collection, with its collection. */
export type Fait = {
  [C in NomCollection]: { readonly collection: C; readonly entite: Entites[C] };
}[NomCollection];

/** « l’avenant n° 1 « Carte des formations » »: how a sentence names one record. */
export function designationOf(fait: Fait, registre: Registre): string {
  return typographie(sentence(fait, registre));
}

function sentence({ collection, entite }: Fait, registre: Registre): string {
  switch (collection) {
    case 'fiches':
      return `la fiche du registre « ${entite.nom} »`;
    case 'conventions':
      return `la convention « ${entite.titreCourt} »`;
    case 'avenants':
      return entite.numero === null
        ? `l’avenant en projet « ${entite.objet} »`
        : `l’${designationAvenant(entite).replace('Avenant', 'avenant')} « ${entite.objet} »`;
    case 'avis':
      return `l’avis du ${formatDate(entite.seance.date)}`;
    case 'misesEnDemeure': {
      const parties = registre.conventions.get(entite.conventionId)?.parties ?? [];
      const emettrice = parties.find(({ id }) => id === entite.partieEmettriceId);
      const etat = entite.signeeLe === null ? 'brouillon' : `signée le ${formatDate(entite.signeeLe)}`;
      return `la mise en demeure ${emettrice === undefined ? '' : `de ${nomCourant(emettrice)} `}(${etat})`;
    }
    case 'denonciations':
      return `la dénonciation notifiée le ${formatDate(entite.notifieeLe)}`;
    case 'pieces':
      return `la pièce « ${entite.nom} »`;
    case 'corbeille':
      return entite.racine.libelle;
  }
}
