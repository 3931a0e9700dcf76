import { pageSignatureModel } from '#actes/page-signature';
import { allSignataires } from '#domain/parties/partie';
import { refus } from '#domain/refus';
import { ok, refuse } from '#domain/result';
import { acteASigner, actesASigner } from './acte';
import { avenant } from './avenant';
import { convention } from './convention';
import { definir, suivi } from './type';

export const pageSignature = definir({
  nature: 'page-signature',
  lire(registre, id, contexte, { destinataireId }) {
    const acte = acteASigner(registre, id, contexte);
    if (!acte.ok) return acte;
    const { nature, parties, etat } = acte.value;
    if (etat.statut === 'projet')
      return refuse(refus('DOCUMENT_IMPOSSIBLE', { raison: 'l’acte n’est pas encore à la signature' }));
    // The page of one signatory alone, or of all.
    const signent =
      destinataireId === undefined
        ? parties
        : parties.flatMap((one) => {
            const signataires = one.signataires.filter((each) => each.id === destinataireId);
            return signataires.length === 0 ? [] : [{ ...one, signataires }];
          });
    if (signent.length === 0)
      return refuse(refus('DOCUMENT_IMPOSSIBLE', { raison: 'ce signataire ne signe pas cet acte' }));
    const entier = (nature === 'avenant' ? avenant : convention).produire(registre, id, contexte, {});
    if (!entier.ok) return entier;
    return ok({
      ...acte.value,
      tous: allSignataires(parties),
      parties: signent,
      texte: entier.value.texte,
    });
  },
  modele: pageSignatureModel,
  texteDe: ({ texte }) => texte,
  destinataires: ({ tous }) => tous,
  lister: (registre, convention, contexte) =>
    actesASigner(registre, convention, contexte).map(({ id }) => suivi(id)),
});
