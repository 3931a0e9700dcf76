import type { DocumentModel } from '#actes/model';
import type { StatutDocument } from '#actes/statut';
import { bordereauModel, lettreTransmissionModel, relanceModel } from '#actes/transmission';
import type { TransmissionInput } from '#actes/transmission';
import { counted, upperFirst } from '#domain/french';
import { missingSignataires } from '#domain/parties/partie';
import { refus } from '#domain/refus';
import { ok, refuse } from '#domain/result';
import { acteASigner, actesASigner, choisir, destinatairesActe } from './acte';
import type { ActeASigner } from './acte';
import { lettres } from './lettres';
import { seul } from './papier';
import { definir, suivi } from './type';
import type { DocumentCatalogue } from './type';

function transmission(
  nature: 'lettre-transmission' | 'bordereau-envoi' | 'relance',
  une: (input: TransmissionInput) => DocumentModel,
  statuts: readonly StatutDocument[],
): DocumentCatalogue {
  return definir({
    nature,
    lire(registre, id, contexte, options) {
      const acte = acteASigner(registre, id, contexte);
      if (!acte.ok) return acte;
      const tous = destinatairesActe(acte.value);
      const choisis = choisir(tous, options);
      if (!choisis.ok) return choisis;
      const { expediteur, etat } = acte.value;
      if (expediteur === null || !statuts.includes(etat.statut))
        return refuse(
          refus('DOCUMENT_IMPOSSIBLE', {
            raison:
              nature === 'relance' && etat.statut === 'signe'
                ? 'tous les signataires ont signé'
                : 'l’acte n’est pas encore à la signature',
          }),
        );
      const { fiche, convention, titre, lActe, feminin, exemplaires, misALaSignatureLe } = acte.value;
      return ok({
        tous,
        convention,
        auteur: expediteur.auteur,
        inputs: choisis.value.map((destinataire): TransmissionInput => ({
          fiche,
          convention,
          titre,
          lActe,
          feminin,
          signe: etat.statut === 'signe',
          exemplaires,
          expediteur,
          destinataire,
          pieces: piecesDe(acte.value),
          misALaSignatureLe,
          date: null,
        })),
      });
    },
    modele: ({ inputs }) => lettres(inputs.map(une)),
    destinataires: ({ tous }) => tous,
    expediteur: ({ convention, auteur }) => seul(convention, auteur.id, []),
    lister: (registre, convention, contexte) =>
      actesASigner(registre, convention, contexte)
        .filter((acte) => statuts.includes(acte.etat.statut) && destinatairesActe(acte).length > 0)
        .map(({ id }) => suivi(id)),
  });
}

/** What is sent: the originals to sign, then the one that each keeps. */
function piecesDe({ titre, etat, exemplaires, parties, signatures }: ActeASigner) {
  const restent = missingSignataires(parties, signatures).length;
  return [
    etat.statut === 'signe'
      ? { designation: upperFirst(titre), nombre: 1, observations: 'Original signé, pour attribution' }
      : {
          designation: upperFirst(titre),
          nombre: Math.max(exemplaires, 1),
          observations: `${exemplaires === 0 ? 'Original électronique' : exemplaires === 1 ? 'Original' : 'Originaux'}, pour signature (${counted(restent, 'signature')} à recueillir sur chacun)`,
        },
  ];
}

export const lettreTransmission = transmission('lettre-transmission', lettreTransmissionModel, [
  'a_signer',
  'signe',
]);
export const bordereau = transmission('bordereau-envoi', bordereauModel, ['a_signer', 'signe']);
export const relance = transmission('relance', relanceModel, ['a_signer']);
