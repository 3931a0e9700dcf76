import type { DocumentsView } from '#contract/conventions';
import type { DocumentDisponibleView } from '#contract/views';
import { designationAvenant, estSigne } from '#domain/fiches/avenant';
import type { Avenant } from '#domain/fiches/avenant';
import type { Convention } from '#domain/fiches/convention';
import { misesEnDemeureOf } from '#domain/lookup';
import { missingSignataires } from '#domain/parties/partie';
import type { Registre } from '#domain/registre';
import { typographie } from '#domain/typographie';
import { sortedAvenants } from './avenant-view';

function etatDocument(avenant: Avenant, parties: Convention['parties']): string {
  if (avenant.abandon !== null) return 'Abandonné';
  if (avenant.refus !== null) return 'Refusé';
  if (estSigne(avenant, parties)) return 'Signé';
  return avenant.miseALaSignature === null ? 'Projet' : 'À signer';
}

/** The acts that can be produced, and those that cannot yet. */
export function documentsView(registre: Registre, convention: Convention): DocumentsView {
  const avenants = sortedAvenants(registre, convention.id);
  const signed = missingSignataires(convention.parties, convention.signatures).length === 0;
  return {
    documents: [
      {
        acte: 'convention',
        id: convention.id,
        titre: convention.titreCourt,
        etat: signed ? 'Signée' : 'À signer',
        empechement: null,
      },
      ...avenants.map((avenant): DocumentDisponibleView => ({
        acte: 'avenant',
        id: avenant.id,
        titre: typographie(`${designationAvenant(avenant)} : ${avenant.objet}`),
        etat: etatDocument(avenant, convention.parties),
        empechement:
          avenant.articles.length + avenant.operations.length === 0
            ? 'Le projet ne contient encore aucun article.'
            : null,
      })),
      ...misesEnDemeureOf(registre, convention.id).map((one): DocumentDisponibleView => ({
        acte: 'mise-en-demeure',
        id: one.id,
        titre: `Mise en demeure (${one.griefs.map(({ obligationId }) => obligationId).join(', ')})`,
        etat: one.signeeLe === null ? 'Projet' : one.envois.length > 0 ? 'Envoyée' : 'Signée',
        empechement: null,
      })),
    ],
    consolidable: avenants.some((avenant) => estSigne(avenant, convention.parties)),
  };
}
