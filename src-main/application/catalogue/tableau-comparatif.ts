import { auJour, imprimer } from '#actes/comparaison';
import { estSigne } from '#domain/fiches/avenant';
import { tableauComparatifModel } from '#actes/tableau-comparatif';
import type { Borne } from '#contract/texte';
import { lAvenant } from '#domain/consolidation/ordre';
import { referenceDe, texteEnChantier } from '#domain/consolidation/reference';
import { effetOf } from '#domain/fiches/convention';
import { avenantsOf, find, signatairesDe } from '#domain/lookup';
import { auteurDe, comparer } from '#domain/redline/redline';
import { ok } from '#domain/result';
import { typographie } from '#domain/typographie';
import { comparaisonDe } from '../views/comparaison-view';
import { avecConvention, ficheDe } from './commun';
import { definir, suivi } from './type';

/** « le texte au 12 juillet 2023 », over a column. */
const dite = (borne: Borne, nom: string): string =>
  borne.nature === 'date' ? `le texte ${auJour(borne.date).replace(/^le /u, 'au ')}` : nom;

export const tableauComparatif = definir({
  nature: 'tableau-comparatif',
  lire(registre, id, { aujourdhui }, options) {
    if (registre.avenants.has(id)) {
      const found = avecConvention(registre, 'avenants', id);
      if (!found.ok) return found;
      const { entite, convention } = found.value;
      // What the avenant alone changes, signed or not: the text just before it, and the text it gives.
      const { base, texte } = texteEnChantier(registre, convention, entite, aujourdhui);
      const { jour } = referenceDe(registre, convention, entite, aujourdhui);
      const signe = estSigne(entite, signatairesDe(registre, convention, entite));
      const auteur = auteurDe(entite);
      return ok({
        fiche: ficheDe(registre, convention),
        convention,
        comparaison: comparer(
          [
            { texte: base, auteur: 'Comparaison', date: jour },
            { texte, auteur, date: signe ? jour : null, ...(signe ? {} : { projet: true }) },
          ],
          imprimer,
        ),
        de: signe ? `le texte avant ${lAvenant(entite)}` : 'le texte en vigueur',
        a: signe ? `le texte issu de ${lAvenant(entite)}` : typographie(lAvenant(entite)),
        jour,
        projet: !signe,
      });
    }
    const found = find(registre, 'conventions', id);
    if (!found.ok) return found;
    const effet = effetOf(found.value);
    const debut = effet.etat === 'determine' ? effet.date : aujourdhui;
    const { de = { nature: 'date', date: debut }, a = { nature: 'date', date: aujourdhui } } = options;
    const compared = comparaisonDe(registre, found.value, de, a, aujourdhui);
    return ok({
      fiche: ficheDe(registre, found.value),
      convention: found.value,
      ...compared,
      de: dite(de, compared.de),
      a: dite(a, compared.a),
    });
  },
  modele: tableauComparatifModel,
  lister: (registre, convention) =>
    avenantsOf(registre, convention.id)
      .filter(({ operations }) => operations.length > 0)
      .map(({ id }) => suivi(id)),
});
