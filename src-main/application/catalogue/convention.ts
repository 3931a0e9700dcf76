import { conventionModel } from '#actes/convention';
import { STATUT_LABELS, etatConvention } from '#actes/statut';
import { conventionSignee } from '#domain/consolidation/parties';
import { find } from '#domain/lookup';
import { exemplairesDe } from '#domain/paquet/paquet';
import { deliberationsVisees } from '#domain/pouvoirs/autorisation';
import { suiteReprise } from '#domain/reprise';
import { ok } from '#domain/result';
import { ficheDe } from './commun';
import { definir } from './type';

export const convention = definir({
  nature: 'convention',
  lire(registre, id, { aujourdhui }, { etat }) {
    const found = find(registre, 'conventions', id);
    if (!found.ok) return found;
    return ok({
      fiche: ficheDe(registre, found.value),
      convention: {
        ...conventionSignee(registre, found.value, aujourdhui),
        nombreExemplaires: exemplairesDe(registre, id, found.value),
      },
      // The text of a convention entered as history is what was signed, word for word.
      deliberations:
        found.value.reprise === undefined
          ? deliberationsVisees(registre, id, { collection: 'conventions', id }, found.value.signatures)
          : [],
      ...(etat === undefined ? {} : { etat }),
    });
  },
  modele: conventionModel,
  avantSignature: (lu) => ({ ...lu, convention: { ...lu.convention, signatures: [], faitLe: null } }),
  lister(registre, one) {
    return [
      {
        id: one.id,
        titre: one.titreCourt,
        etat: `${etatConvention(one).statut === 'signe' ? 'Signée' : STATUT_LABELS.a_signer}${suiteReprise(registre, { collection: 'conventions', entite: one })}`,
        empechement: null,
      },
    ];
  },
});
