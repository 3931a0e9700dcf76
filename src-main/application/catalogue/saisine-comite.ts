import { lettreTitre, saisineModel } from '#actes/seance';
import { blocExpediteur } from '#actes/lettre';
import { denominationLe, nomComplet } from '#domain/comite/instance';
import { versionsParties } from '#domain/consolidation/parties';
import { regleAvenant } from '#domain/avenant/regle';
import { instanceConsultee } from '#domain/crefop/instance';
import { designationAvenant, sansTexte, texteDuProjet } from '#domain/fiches/avenant';
import { avenantsOf } from '#domain/lookup';
import { fullName, withArticle } from '#domain/parties/partie';
import { partiesLe } from '#domain/parties/versions';
import { refus } from '#domain/refus';
import { ok, refuse } from '#domain/result';
import { avecConvention, ficheDe } from './commun';
import { definir, suivi } from './type';

/** The letter by which the party that asks for an avenant refers its draft to the committee. */
export const saisineComite = definir({
  nature: 'saisine-comite',
  lire(registre, id, { aujourdhui, sha256 }) {
    const found = avecConvention(registre, 'avenants', id);
    if (!found.ok) return found;
    const { entite, convention } = found.value;
    const jour = entite.saisine?.date ?? aujourdhui;
    const parties = partiesLe(versionsParties(registre, convention), jour);
    const partie = parties.find((one) => one.id === entite.demande.partieId);
    const auteur = partie?.signataires.find((one) => one.id === entite.demande.auteurId);
    if (sansTexte(entite) || partie === undefined || auteur === undefined)
      return refuse(
        refus('DOCUMENT_IMPOSSIBLE', {
          raison: sansTexte(entite)
            ? 'le projet d’avenant n’a pas encore de texte'
            : 'l’auteur de la demande n’est plus parmi les signataires',
        }),
      );
    // The one committee of the registry by the name of that day; else in the words of the clause.
    const [comite, autre] = [...registre.instances.values()];
    const nom = comite === undefined || autre !== undefined ? null : denominationLe(comite, jour);
    return ok({
      fiche: ficheDe(registre, convention),
      comite: nom === null ? (instanceConsultee(registre, convention, jour) ?? 'Comité') : nomComplet(nom),
      ...lettreTitre(designationAvenant(entite), convention.titreCourt, entite.objet),
      expediteur: blocExpediteur({ parties: [partie], auteur }),
      signataire: { office: withArticle(auteur.fonction, true), nom: fullName(auteur.personne) },
      lieu: convention.lieu,
      date: entite.saisine?.date ?? null,
      seancePrevue: entite.saisine?.seancePrevue ?? null,
      // Of the draft that was sent; of today's while none was.
      empreinte: entite.saisine?.empreinteProjet ?? sha256(texteDuProjet(entite)),
      fondement: regleAvenant(registre, convention, jour).source,
    });
  },
  modele: saisineModel,
  lister: (registre, convention) =>
    avenantsOf(registre, convention.id)
      .filter((one) => one.signatures.length === 0 && !sansTexte(one))
      .map(({ id }) => suivi(id)),
});
