import { bordereauPiecesModel } from '#actes/bordereau-pieces';
import { versionsParties } from '#domain/consolidation/parties';
import { misesEnDemeureOf } from '#domain/lookup';
import { partiesLe } from '#domain/parties/versions';
import { affaireDe } from '#domain/resiliation/affaire';
import { chronologieDeLAffaire } from '#domain/resiliation/affaire-chronologie';
import { ok } from '#domain/result';
import { avecConvention, ficheDe } from './commun';
import { definir, suivi } from './type';

export const bordereauPieces = definir({
  nature: 'bordereau-pieces',
  lire(registre, id, { aujourdhui }, { empreintes = new Map() }) {
    const found = avecConvention(registre, 'misesEnDemeure', id);
    if (!found.ok) return found;
    const { entite, convention } = found.value;
    const nommee = {
      ...convention,
      parties: partiesLe(versionsParties(registre, convention), entite.signeeLe ?? aujourdhui),
    };
    const affaire = { ...affaireDe(registre, convention, entite), convention: nommee };
    return ok({
      fiche: ficheDe(registre, convention),
      affaire,
      chronologie: chronologieDeLAffaire(registre, { ...affaire, convention }),
      empreintes,
    });
  },
  modele: bordereauPiecesModel,
  lister: (registre, convention) =>
    misesEnDemeureOf(registre, convention.id)
      .filter(({ signeeLe }) => signeeLe !== null)
      .map(({ id }) => suivi(id)),
});
