import { denonciationModel, destinatairesFin } from '#actes/denonciation';
import { formatDate } from '#domain/civil-date';
import { versionsParties } from '#domain/consolidation/parties';
import { partiesLiees } from '#domain/convention/sorties';
import { effetDenonciation } from '#domain/fiches/denonciation';
import { denonciationsOf } from '#domain/lookup';
import { partiesLe } from '#domain/parties/versions';
import { suiteReprise } from '#domain/reprise';
import { partiesAgissantes } from '#domain/resiliation/auteurs';
import { clauseDeResiliation } from '#domain/resiliation/clause';
import { ok } from '#domain/result';
import type { MotifResiliation } from '#registre/fiches/clauses';
import { choisir } from './acte';
import { seul } from './papier';
import { avecConvention, avenantsEnVigueur, citationAu, ficheDe, litigeAu, texteDuJour } from './commun';
import { definir } from './type';

const NOMS_FIN: Readonly<Record<MotifResiliation, string>> = {
  manquement: 'Dénonciation',
  sans_motif: 'Résiliation avec préavis',
  interet_general: 'Résiliation pour un motif d’intérêt général',
  accord: 'Résiliation d’un commun accord',
};

export const denonciation = definir({
  nature: 'denonciation',
  lire(registre, id, _contexte, options) {
    const found = avecConvention(registre, 'denonciations', id);
    if (!found.ok) return found;
    const { entite, convention } = found.value;
    const { notifieeLe: jour, miseEnDemeureId, partieId, coauteurIds = [] } = entite;
    const lettre = miseEnDemeureId === null ? null : (registre.misesEnDemeure.get(miseEnDemeureId) ?? null);
    const texte = {
      ...texteDuJour(registre, convention, jour),
      parties: partiesLe(versionsParties(registre, convention), jour),
    };
    const agissent = new Set(partiesAgissantes(texte, entite.auteurId, coauteurIds).map((one) => one.id));
    const loi =
      lettre === null
        ? null
        : clauseDeResiliation(registre, convention, 'manquement', lettre.signeeLe ?? jour);
    const destinataires =
      lettre === null
        ? partiesLiees(registre, convention, jour)
            .map((one) => one.id)
            .filter((one) => one !== partieId && !agissent.has(one))
        : [lettre.partieDestinataireId];
    const choisis = choisir(destinatairesFin({ convention: texte, destinataires }), options);
    if (!choisis.ok) return choisis;
    return ok({
      ...(options.destinataireId === undefined ? {} : { destinataireId: options.destinataireId }),
      fiche: ficheDe(registre, convention),
      convention: texte,
      denonciation: entite,
      miseEnDemeure: lettre,
      avenants: avenantsEnVigueur(registre, convention, jour),
      citation: citationAu(registre, convention, jour),
      clause: entite.clause ?? (loi?.ok === true ? loi.value : null),
      effet: effetDenonciation(entite),
      destinataires,
      litige: litigeAu(registre, convention, jour),
      deliberation:
        entite.deliberationId === undefined
          ? null
          : (registre.deliberations.get(entite.deliberationId) ?? null),
    });
  },
  modele: denonciationModel,
  destinataires: destinatairesFin,
  expediteur: ({ convention, denonciation: { auteurId, coauteurIds = [] } }) =>
    seul(convention, auteurId, coauteurIds),
  lister: (registre, convention) =>
    denonciationsOf(registre, convention.id).map((one) => ({
      id: one.id,
      titre: `${NOMS_FIN[one.clause?.parametres.motif ?? 'manquement']} du ${formatDate(one.notifieeLe)}`,
      etat: `${one.receptionLe === null ? 'Notifiée' : 'Reçue'}${suiteReprise(registre, { collection: 'denonciations', entite: one })}`,
      empechement: null,
    })),
});
