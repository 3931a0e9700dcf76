import { destinatairesDe, miseEnDemeureModel } from '#actes/mise-en-demeure';
import type { CivilDate } from '#domain/civil-date';
import { versionsParties } from '#domain/consolidation/parties';
import type { Grief } from '#domain/fiches/mise-en-demeure';
import { misesEnDemeureOf } from '#domain/lookup';
import { partiesLe } from '#domain/parties/versions';
import { suiteReprise } from '#domain/reprise';
import { clauseDeResiliation } from '#domain/resiliation/clause';
import { abrogationDepuis, nomDuGrief } from '#domain/resiliation/griefs';
import { ok } from '#domain/result';
import { choisir } from './acte';
import { seul } from './papier';
import { avecConvention, avenantsEnVigueur, citationAu, ficheDe, litigeAu, texteDuJour } from './commun';
import { definir } from './type';

export const miseEnDemeure = definir({
  nature: 'mise-en-demeure',
  lire(registre, id, { aujourdhui }, options) {
    const found = avecConvention(registre, 'misesEnDemeure', id);
    if (!found.ok) return found;
    const { entite, convention } = found.value;
    const jour = entite.signeeLe ?? aujourdhui;
    const texteAu = (day: CivilDate) => texteDuJour(registre, convention, day);
    const loi = clauseDeResiliation(registre, convention, 'manquement', jour);
    const versions = versionsParties(registre, convention);
    const nommee = { ...texteAu(jour), parties: partiesLe(versions, jour) };
    const choisis = choisir(destinatairesDe(nommee, entite), options);
    if (!choisis.ok) return choisis;
    return ok({
      fiche: ficheDe(registre, convention),
      convention: nommee,
      ...(options.destinataireId === undefined ? {} : { destinataireId: options.destinataireId }),
      miseEnDemeure: entite,
      avenants: avenantsEnVigueur(registre, convention, jour),
      citation: citationAu(registre, convention, jour),
      texteAu,
      clause: entite.clause ?? (loi.ok ? loi.value : null),
      abrogationDe: (grief: Grief) => abrogationDepuis(registre, convention, grief, jour),
      litige: litigeAu(registre, convention, jour),
    });
  },
  modele: miseEnDemeureModel,
  avantSignature: (lu) => ({ ...lu, miseEnDemeure: { ...lu.miseEnDemeure, signeeLe: null } }),
  destinataires: ({ convention, miseEnDemeure: one }) => destinatairesDe(convention, one),
  expediteur: ({ convention, miseEnDemeure: { auteurId, coauteurIds = [] } }) =>
    seul(convention, auteurId, coauteurIds),
  lister: (registre, convention) =>
    misesEnDemeureOf(registre, convention.id).map((one) => ({
      id: one.id,
      titre: `Mise en demeure (${one.griefs.map((grief) => nomDuGrief(registre, convention, grief).reference).join(', ')})`,
      etat: `${one.recue !== undefined ? 'Reçue' : one.signeeLe === null ? 'Projet' : one.envois.length > 0 ? 'Envoyée' : 'Signée'}${suiteReprise(registre, { collection: 'misesEnDemeure', entite: one })}`,
      empechement:
        one.recue === undefined
          ? null
          : 'Cette lettre a été reçue : sa copie est à joindre au dossier, le registre ne la réécrit pas.',
    })),
});
