import { noteCalculModel } from '#actes/note-calcul';
import { formatDate } from '#domain/civil-date';
import { versionsParties } from '#domain/consolidation/parties';
import { accordeJusquAu } from '#domain/fiches/mise-en-demeure';
import { allSignataires, fullName } from '#domain/parties/partie';
import { partiesLe } from '#domain/parties/versions';
import { choixAdresse, horlogesDe } from '#domain/resiliation/horloges';
import { misesEnDemeureOf } from '#domain/lookup';
import { refus } from '#domain/refus';
import { clauseDeResiliation } from '#domain/resiliation/clause';
import { ok, refuse } from '#domain/result';
import { avecConvention, ficheDe } from './commun';
import { definir, suivi } from './type';

export const noteCalcul = definir({
  nature: 'note-calcul',
  lire(registre, id) {
    const found = avecConvention(registre, 'misesEnDemeure', id);
    if (!found.ok) return found;
    const { entite, convention } = found.value;
    const { delai, signeeLe } = entite;
    if (delai === null)
      return refuse(
        refus('DOCUMENT_IMPOSSIBLE', { raison: 'aucun délai ne court encore : rien n’a été envoyé' }),
      );
    const versions = versionsParties(registre, convention);
    const loi = clauseDeResiliation(registre, convention, 'manquement', signeeLe ?? delai.calcul.depart);
    return ok({
      fiche: ficheDe(registre, convention),
      convention,
      objet: `mise en demeure${signeeLe === null ? '' : ` du ${formatDate(signeeLe)}`}`,
      clause: entite.clause ?? (loi.ok ? loi.value : null),
      delai: delai.calcul,
      moteur: delai.moteur,
      horloges: horlogesDe(entite, convention),
      choix: choixAdresse(entite, convention),
      accorde: accordeJusquAu(entite),
      nomDe: (destinataireId: string) => {
        const depot = entite.envois.find((one) => one.destinataireId === destinataireId)?.depotLe;
        const found = allSignataires(partiesLe(versions, depot ?? delai.calcul.depart)).find(
          ({ id: one }) => one === destinataireId,
        );
        return found === undefined ? destinataireId : fullName(found.personne);
      },
    });
  },
  modele: noteCalculModel,
  lister: (registre, convention) =>
    misesEnDemeureOf(registre, convention.id)
      .filter(({ delai }) => delai !== null)
      .map(({ id }) => suivi(id)),
});
