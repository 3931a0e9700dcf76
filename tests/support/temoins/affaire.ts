import { CONVENTION_AURA } from '../../../src-main/application/exemples/auvergne-rhone-alpes';
import type { Mains } from './recettes';

const conventionId = CONVENTION_AURA.id;

const griefs = (obligationId: string) => [
  {
    obligationId,
    faits: 'Rien n’a été transmis.',
    dateFaits: '2026-01-31',
    pieces: 'Compte rendu',
    miseEnConformite: null,
  },
];

/** A case whose file was handed over, a notice received and answered, and an end without a clause, with its délibération. */
export async function affaire({ call }: Mains): Promise<void> {
  await call('exemple.charger', { demonstration: false });
  await call('conventions.signer', {
    conventionId,
    signatures: ['prefete', 'recteur', 'draaf', 'president'].map((signataireId) => ({
      signataireId,
      date: '2023-10-02',
    })),
  });
  const { id: recue } = await call('misesEnDemeure.recevoir', {
    conventionId,
    partieEmettriceId: 'region',
    auteurId: 'president',
    griefs: griefs('ART3-4'),
    lettreLe: '2026-03-02',
    declareeLe: '2026-03-03',
    cachetLe: '2026-03-04',
    recueLe: '2026-03-06',
    destinataireId: 'prefete',
    numero: '1A 000 000 0200 1',
    piece: 'Lettre et enveloppe',
  });
  await call('misesEnDemeure.observer', {
    miseEnDemeureId: recue,
    date: '2026-03-20',
    texte: 'Le bilan est transmis.',
    piece: null,
  });
  await call('misesEnDemeure.remettre', { miseEnDemeureId: recue, date: '2026-04-02', a: 'Le conseil' });
  await call('misesEnDemeure.remettre', { miseEnDemeureId: recue, date: '2026-05-04', a: 'Le tribunal' });
  const { id: brouillon } = await call('misesEnDemeure.preparer', {
    conventionId,
    partieEmettriceId: 'region',
    auteurId: 'president',
    griefs: griefs('ART3-4'),
  });
  await call('corbeille.supprimer', {
    collection: 'misesEnDemeure',
    id: brouillon,
    motif: 'Saisi deux fois',
  });
  const { id: deliberationId } = await call('deliberations.enregistrer', {
    conventionId,
    partieId: 'region',
    organe: 'commission_permanente',
    numero: 'CP-2026-09',
    date: '2026-09-04',
    derniereDate: null,
    objet: 'Fin de la convention',
    autorise: ['denonciation'],
    avenantId: null,
  });
  await call('deliberations.rendreExecutoire', {
    deliberationId,
    transmiseLe: '2026-09-07',
    publieeLe: '2026-09-08',
  });
  await call('denonciations.resilier', {
    conventionId,
    partieId: 'region',
    auteurId: 'president',
    motifClause: 'interet_general',
    motif: 'Réorganisation du service public.',
    indemnite: 'Aucun préjudice à réparer.',
    notifieeLe: '2026-11-02',
    numero: null,
    effetLe: '2027-01-01',
    deliberationId,
  });
}
