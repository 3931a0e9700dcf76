import { etatConventionModel } from '#actes/etat-convention';
import { direEtat, etatAvenant } from '#actes/statut';
import { NATURE_CLAUSE_LABELS } from '#domain/clauses/clause';
import { formatDate } from '#domain/civil-date';
import { actesSignes } from '#domain/consolidation/ordre';
import { conventionSignee, versionsParties } from '#domain/consolidation/parties';
import { etatAu } from '#domain/convention/etat';
import { designationAvenant } from '#domain/fiches/avenant';
import { ETAT_CONVENTION_LABELS, effetOf } from '#domain/fiches/convention';
import { ETAT_MISE_EN_DEMEURE_LABELS, etatMiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import { denonciationDuDossier, find, misesEnDemeureOf, signatairesDe } from '#domain/lookup';
import { partiesLe } from '#domain/parties/versions';
import { nomLettre } from '#domain/resiliation/echeances';
import { direReprise } from '#domain/reprise';
import { ok } from '#domain/result';
import { sortedAvenants } from '../views/avenant-view';
import { chronologieOf } from '../views/chronologie';
import { clausesView } from '../views/clauses-view';
import { finView } from '../views/fin-view';
import { ficheDe } from './commun';
import { denonciation } from './denonciation';
import { definir } from './type';

export const etatConvention = definir({
  nature: 'etat-convention',
  lire(registre, id, contexte) {
    const { aujourdhui } = contexte;
    const found = find(registre, 'conventions', id);
    if (!found.ok) return found;
    const convention = found.value;
    const versions = versionsParties(registre, convention);
    const effet = effetOf(conventionSignee(registre, convention, aujourdhui));
    const fin = finView(registre, convention, aujourdhui);
    const effets = new Map(actesSignes(registre, convention).map((one) => [one.avenant.id, one.effet]));
    const clauses = clausesView(registre, convention, aujourdhui);
    return ok({
      fiche: ficheDe(registre, convention),
      convention,
      au: aujourdhui,
      etat: ETAT_CONVENTION_LABELS[etatAu(registre, convention, aujourdhui)],
      effet: { date: effet.etat === 'determine' ? effet.date : null, cause: effet.cause },
      fin: { date: fin.date, cause: fin.cause },
      parties: partiesLe(versions, aujourdhui),
      avenants: sortedAvenants(registre, id).map((one) => ({
        nom: designationAvenant(one),
        objet: one.objet,
        etat: direEtat(etatAvenant(one, signatairesDe(registre, convention, one))),
        effet: effets.get(one.id) ?? null,
      })),
      clauses: clauses.clauses
        .filter(({ nature }) => nature !== 'obligation')
        .map(({ nature, sens, lieu }) => ({ nom: NATURE_CLAUSE_LABELS[nature], sens, lieu })),
      procedures: [
        ...misesEnDemeureOf(registre, convention.id).map((one) => {
          const suivie = denonciationDuDossier(registre, one) !== null;
          return {
            nom: nomLettre(convention, one),
            etat: ETAT_MISE_EN_DEMEURE_LABELS[etatMiseEnDemeure(one, aujourdhui, suivie)],
          };
        }),
        ...denonciation
          .lister(registre, convention, contexte)
          .map(({ titre, etat }) => ({ nom: titre, etat })),
      ],
      echeances: chronologieOf(registre, convention, contexte, versions)
        .filter(({ aVenir }) => aVenir)
        .map(({ date, libelle }) => ({ date, libelle }))
        .sort((a, b) => (a.date < b.date ? -1 : 1)),
      aSavoir: [
        ...direReprise(registre, { collection: 'conventions', entite: convention }).map(
          ({ message }) => message,
        ),
        ...clauses.absentes.map(({ suite }) => suite),
        ...clauses.clauses.flatMap(({ certitude }) => (certitude.sure ? [] : certitude.doutes)),
      ],
    });
  },
  modele: etatConventionModel,
  lister: (_registre, convention, { aujourdhui }) => [
    {
      id: convention.id,
      titre: `État de la convention au ${formatDate(aujourdhui)}`,
      etat: 'Document de travail',
      empechement: null,
    },
  ],
});
