import { copieConformeModel } from '#actes/copie-conforme';
import { refus } from '#domain/refus';
import { ok, refuse } from '#domain/result';
import { acteASigner, actesASigner } from './acte';
import { avenant } from './avenant';
import { convention } from './convention';
import { definir, suivi } from './type';

export const copieConforme = definir({
  nature: 'copie-conforme',
  lire(registre, id, contexte, { certifie }) {
    const acte = acteASigner(registre, id, contexte);
    if (!acte.ok) return acte;
    if (acte.value.etat.statut !== 'signe')
      return refuse(
        refus('DOCUMENT_IMPOSSIBLE', { raison: 'une copie se certifie sur un original signé par tous' }),
      );
    const model = (acte.value.nature === 'avenant' ? avenant : convention).produire(
      registre,
      id,
      contexte,
      {},
    );
    if (!model.ok) return model;
    return ok({
      acte: model.value.model,
      texte: model.value.texte,
      fiche: acte.value.fiche,
      certifie: {
        par: certifie?.par ?? null,
        qualite: certifie?.qualite ?? null,
        lieu: certifie?.lieu ?? acte.value.convention.lieu,
        le: certifie?.le ?? null,
      },
    });
  },
  modele: ({ acte, fiche, certifie }) => copieConformeModel(acte, fiche, certifie),
  texteDe: ({ texte }) => texte,
  lister: (registre, one, contexte) =>
    actesASigner(registre, one, contexte)
      .filter(({ etat }) => etat.statut === 'signe')
      .map(({ id }) => suivi(id)),
});
