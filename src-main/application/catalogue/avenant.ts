import { avenantModel } from '#actes/avenant';
import { direEtat, etatAvenant } from '#actes/statut';
import { avisDuProjet } from '#domain/avenant/ecart';
import { actesSignes } from '#domain/consolidation/ordre';
import { versionsParties } from '#domain/consolidation/parties';
import { referenceDe } from '#domain/consolidation/reference';
import { instanceConsultee } from '#domain/crefop/instance';
import { designationAvenant, estSigne } from '#domain/fiches/avenant';
import type { Avenant } from '#domain/fiches/avenant';
import { avisOf, signatairesDe } from '#domain/lookup';
import { exemplairesDe } from '#domain/paquet/paquet';
import { lastSignature } from '#domain/parties/partie';
import { partiesLe, partiesSignantes } from '#domain/parties/versions';
import { deliberationsVisees } from '#domain/pouvoirs/autorisation';
import { suiteReprise } from '#domain/reprise';
import { ok } from '#domain/result';
import { typographie } from '#domain/typographie';
import { sortedAvenants } from '../views/avenant-view';
import { avecConvention, ficheDe } from './commun';
import { definir } from './type';

export const avenant = definir({
  nature: 'avenant',
  lire(registre, id, { aujourdhui, sha256 }, { etat }) {
    const found = avecConvention(registre, 'avenants', id);
    if (!found.ok) return found;
    const { entite, convention } = found.value;
    const signants = (one: Avenant) => signatairesDe(registre, convention, one, aujourdhui);
    const precedents = actesSignes(registre, convention)
      .map(({ avenant: other }) => other)
      .filter((other) => {
        if (other.id === entite.id) return false;
        if (entite.numero !== null && (other.numero ?? 0) > entite.numero) return false;
        // Numbered before it and signed after: it cannot be in its visas.
        const own = lastSignature(signants(entite), entite.signatures)?.date;
        const le = lastSignature(signants(other), other.signatures)?.date;
        return own === undefined || le === undefined || le <= own;
      });
    const versions = versionsParties(registre, convention);
    const signe = estSigne(entite, signants(entite));
    return ok({
      fiche: ficheDe(registre, convention),
      convention: {
        ...convention,
        nombreExemplaires: exemplairesDe(registre, id, convention),
        parties: partiesSignantes(versions, entite, aujourdhui, signants(entite)),
      },
      avenant: entite,
      avis: avisDuProjet(avisOf(registre, id), entite, sha256)?.avis ?? null,
      instance: instanceConsultee(registre, convention, entite.demande.date),
      precedents,
      signants,
      reference: referenceDe(registre, convention, entite, aujourdhui).texte,
      partiesAu: (jour: Parameters<typeof partiesLe>[1]) => partiesLe(versions, jour, signe ? entite : null),
      deliberations: deliberationsVisees(
        registre,
        convention.id,
        { collection: 'avenants', id },
        entite.signatures,
      ),
      ...(etat === undefined ? {} : { etat }),
    });
  },
  modele: avenantModel,
  avantSignature: (lu) => ({ ...lu, avenant: { ...lu.avenant, signatures: [] } }),
  lister: (registre, convention) =>
    sortedAvenants(registre, convention.id).map((one) => ({
      id: one.id,
      titre: typographie(`${designationAvenant(one)} : ${one.objet}`),
      etat: `${direEtat(etatAvenant(one, signatairesDe(registre, convention, one)))}${suiteReprise(registre, { collection: 'avenants', entite: one })}`,
      empechement:
        one.articles.length + one.operations.length === 0
          ? 'Le projet ne contient encore aucun article.'
          : null,
    })),
});
