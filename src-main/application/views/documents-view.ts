import type { DocumentsView } from '#contract/conventions';
import type { DocumentDisponibleView } from '#contract/views';
import { designationAvenant, estSigne } from '#domain/fiches/avenant';
import type { Avenant } from '#domain/fiches/avenant';
import { formatDate } from '#domain/civil-date';
import type { Convention } from '#domain/fiches/convention';
import { denonciationsOf, misesEnDemeureOf, signatairesDe } from '#domain/lookup';
import { nomDuGrief } from '#domain/resiliation/griefs';
import { missingSignataires } from '#domain/parties/partie';
import type { Registre } from '#domain/registre';
import { typographie } from '#domain/typographie';
import type { MotifResiliation } from '#registre/fiches/clauses';
import { sortedAvenants } from './avenant-view';

const NOMS_FIN: Readonly<Record<MotifResiliation, string>> = {
  manquement: 'Dénonciation',
  sans_motif: 'Résiliation avec préavis',
  interet_general: 'Résiliation pour un motif d’intérêt général',
  accord: 'Résiliation d’un commun accord',
};

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
        etat: etatDocument(avenant, signatairesDe(registre, convention, avenant)),
        empechement:
          avenant.articles.length + avenant.operations.length === 0
            ? 'Le projet ne contient encore aucun article.'
            : null,
      })),
      ...misesEnDemeureOf(registre, convention.id).map((one): DocumentDisponibleView => ({
        acte: 'mise-en-demeure',
        id: one.id,
        titre: `Mise en demeure (${one.griefs.map((grief) => nomDuGrief(registre, convention, grief).reference).join(', ')})`,
        etat: one.signeeLe === null ? 'Projet' : one.envois.length > 0 ? 'Envoyée' : 'Signée',
        empechement: null,
      })),
      ...denonciationsOf(registre, convention.id).map((one): DocumentDisponibleView => ({
        acte: 'denonciation',
        id: one.id,
        titre: `${NOMS_FIN[one.clause?.parametres.motif ?? 'manquement']} du ${formatDate(one.notifieeLe)}`,
        etat: one.receptionLe === null ? 'Notifiée' : 'Reçue',
        empechement: null,
      })),
    ],
    consolidable: avenants.some((avenant) => estSigne(avenant, signatairesDe(registre, convention, avenant))),
  };
}
