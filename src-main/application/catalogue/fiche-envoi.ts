import { ficheEnvoiModel } from '#actes/fiche-envoi';
import { destinatairesDe } from '#actes/mise-en-demeure';
import type { CivilDate } from '#domain/civil-date';
import { versionsParties } from '#domain/consolidation/parties';
import { misesEnDemeureOf } from '#domain/lookup';
import { partiesLe } from '#domain/parties/versions';
import { ok } from '#domain/result';
import { avecConvention, ficheDe } from './commun';
import { definir, suivi } from './type';

export const ficheEnvoi = definir({
  nature: 'fiche-envoi',
  lire(registre, id, { aujourdhui }) {
    const found = avecConvention(registre, 'misesEnDemeure', id);
    if (!found.ok) return found;
    const { entite, convention } = found.value;
    const versions = versionsParties(registre, convention);
    const nommee = { ...convention, parties: partiesLe(versions, entite.signeeLe ?? aujourdhui) };
    return ok({
      fiche: ficheDe(registre, convention),
      convention: nommee,
      miseEnDemeure: entite,
      destinataires: destinatairesDe(nommee, entite),
      partiesAu: (jour: CivilDate) => partiesLe(versions, jour),
    });
  },
  modele: ficheEnvoiModel,
  lister: (registre, convention) =>
    misesEnDemeureOf(registre, convention.id)
      .filter(({ signeeLe }) => signeeLe !== null)
      .map(({ id }) => suivi(id)),
});
