import type { ActeACirculerView, CaseView, EmissionView, PaquetOutputs, PaquetView } from '#contract/paquets';
import { aCirculer } from '#domain/paquet/a-circuler';
import type { ActeACirculer } from '#domain/paquet/a-circuler';
import type { Convention } from '#domain/fiches/convention';
import { actionsDe, aMontrer } from '#domain/etats/table';
import { refuseGeste } from '#domain/paquet/commun';
import { controlerPaquet } from '#domain/paquet/controles';
import { TABLE_PAQUET } from '#domain/paquet/etats';
import {
  DOCUMENTS_EMIS_LABELS,
  DOCUMENT_DE,
  ETAT_PAQUET_LABELS,
  casesDe,
  etatPaquet,
  signataireNomme,
  signatairesDeLActe,
  signeLe,
  sonTour,
} from '#domain/paquet/paquet';
import type { CaseSignee, Emission, Paquet } from '#domain/paquet/paquet';
import { allSignataires, nomCourant, partieOf, quiSigne } from '#domain/parties/partie';
import type { Registre } from '#domain/registre';
import { typographie } from '#domain/typographie';
import { DESCRIPTIONS } from '#registre/fiches';
import { emissionsDe, modeleAEmettre } from '../emissions/emettre';
import type { Pieces } from '../ports';
import type { ViewContext } from './context';

/** The issue whose originals go round in a packet. */
export const emissionDuPaquet = (
  registre: Registre,
  { objet, empreinteTexte, nombreOriginaux }: Paquet,
): Emission | null =>
  emissionsDe(registre, {
    document: DOCUMENT_DE[objet.collection],
    id: objet.id,
    destinataireId: null,
  })
    .filter((one) => one.empreinteTexte === empreinteTexte && one.originaux.length === nombreOriginaux)
    .at(-1) ?? null;

/** What the act would print now; null when it cannot be printed. */
function empreinteActuelle(registre: Registre, paquet: Paquet, context: ViewContext): string | null {
  const model = modeleAEmettre(
    registre,
    {
      document: DOCUMENT_DE[paquet.objet.collection],
      id: paquet.objet.id,
      destinataireId: null,
      originaux: paquet.nombreOriginaux,
    },
    context,
  );
  return model.ok ? (model.value.empreinte ?? null) : null;
}

/** « Avenant n° 2, Actualisation des axes » */
export function titreDe(registre: Registre, { collection, id }: Paquet['objet']): string {
  const found = registre[collection].get(id);
  const nommer = DESCRIPTIONS[collection].nommer as (one: unknown) => string;
  return typographie(found === undefined ? '' : nommer(found));
}

/** The piece of a packet that shows a signature, by its name. */
function preuveView(
  registre: Registre,
  { id }: Pick<Paquet, 'id'>,
  { sha256, page }: NonNullable<CaseSignee['preuve']>,
): CaseView['preuve'] {
  const piece = [...registre.pieces.values()].find((one) => one.sha256 === sha256 && one.objet.id === id);
  return { nom: piece?.nom ?? 'pièce supprimée', page };
}

/** A packet as the matrix, the terminal and the file show it. */
export function paquetView(
  registre: Registre,
  paquet: Paquet,
  context: ViewContext,
  pieces: Pick<Pieces, 'etat'>,
): PaquetView {
  const { aujourdhui } = context;
  const acte = signatairesDeLActe(registre, paquet, aujourdhui);
  const signataires = acte.ok ? acte.value.signataires : [];
  const convention: Convention | undefined = registre.conventions.get(paquet.conventionId);
  const parties = convention?.parties ?? [];
  const emission = emissionDuPaquet(registre, paquet);
  const etat = etatPaquet(paquet);
  const cases = casesDe(paquet);
  const refusDit = (refus: NonNullable<Paquet['refus']>) => ({
    date: refus.date,
    signataire: signataireNomme(registre, paquet, refus.signataireId, refus.date),
    motif: refus.motif,
  });
  const refusePar = paquet.refus?.signataireId ?? null;
  return {
    id: paquet.id,
    conventionId: paquet.conventionId,
    acte: { ...paquet.objet, titre: titreDe(registre, paquet.objet) },
    etat,
    etatLibelle: ETAT_PAQUET_LABELS[etat],
    gestes: aMontrer(
      TABLE_PAQUET,
      etat,
      actionsDe(TABLE_PAQUET).map((geste) => ({ geste, refus: refuseGeste(registre, paquet, geste) })),
    ),
    support: paquet.support,
    ouvertLe: paquet.ouvertLe,
    empreinteTexte: paquet.empreinteTexte,
    nombreOriginaux: paquet.nombreOriginaux,
    signataires: paquet.circuit.map(({ signataireId, rang }) => {
      const one = signataires.find(({ id }) => id === signataireId);
      const partie = partieOf(parties, signataireId);
      return {
        id: signataireId,
        nom: typographie(one === undefined ? 'Signataire' : quiSigne(one)),
        fonction: typographie(one?.fonction.libelle ?? ''),
        partie: partie === undefined ? '' : typographie(nomCourant(partie)),
        rang,
        signeLe: signeLe(paquet, signataireId),
        relances: paquet.relances.filter((r) => r.signataireId === signataireId).map(({ date }) => date),
      };
    }),
    cases: cases.map(({ original, signataireId, rang, signee }) => ({
      original,
      signataireId,
      etat:
        signee !== null
          ? 'signee'
          : etat === 'refuse' && refusePar === signataireId
            ? 'refusee'
            : sonTour(cases, { original, rang })
              ? 'attendue'
              : 'a_venir',
      date: signee?.date ?? null,
      lieu: signee?.lieu ?? null,
      qualite: signee !== null && signee.delegationId !== null ? 'par délégation' : 'titulaire',
      hors: signee?.hors ?? null,
      preuve: signee?.preuve === undefined ? null : preuveView(registre, paquet, signee.preuve),
    })),
    signees: paquet.cases.length,
    visas: paquet.visas,
    originaux: Array.from({ length: paquet.nombreOriginaux }, (_, rang) => {
      const numero = rang + 1;
      const last = paquet.mouvements.filter(({ original }) => original === numero).at(-1);
      return {
        numero,
        signees: paquet.cases.filter(({ original }) => original === numero).length,
        detenteur: last?.detenteur ?? null,
        lieu: last?.lieu ?? null,
        depuis: last?.date ?? null,
        sha256: emission?.originaux.find((one) => one.numero === numero)?.sha256 ?? null,
      };
    }),
    refus: paquet.refus === null ? null : refusDit(paquet.refus),
    retrait: paquet.retrait,
    archives: paquet.archives.map(({ reprisLe, refus, cases: signees }) => ({
      reprisLe,
      refus: refusDit(refus),
      signees: signees.length,
    })),
    controles:
      convention === undefined
        ? []
        : controlerPaquet(
            registre,
            convention,
            paquet,
            {
              empreinteActuelle: empreinteActuelle(registre, paquet, context),
              emission,
              fichier: (sha256) => pieces.etat(sha256),
            },
            context,
          ),
  };
}

const acteACirculer = (
  registre: Registre,
  { objet, signataires, originaux }: ActeACirculer,
): ActeACirculerView => ({
  ...objet,
  titre: titreDe(registre, objet),
  signataires: signataires.map((one) => ({
    id: one.id,
    nom: typographie(quiSigne(one)),
    fonction: typographie(one.fonction.libelle),
  })),
  nombreOriginaux: originaux,
});

/** What has left of a convention: each document, each of its versions, each original. */
export function emissionsView(
  registre: Registre,
  { id: conventionId, parties }: Convention,
  pieces: Pick<Pieces, 'etat'>,
): readonly EmissionView[] {
  const paquets = [...registre.paquets.values()];
  return [...registre.emissions.values()]
    .filter((one) => one.conventionId === conventionId)
    .map((one) => {
      const objet = registre[one.objet.collection].get(one.objet.id);
      const nommer = DESCRIPTIONS[one.objet.collection].nommer as (entite: unknown) => string;
      const paquet = paquets.filter((p) => emissionDuPaquet(registre, p)?.id === one.id).at(-1);
      const destinataire = allSignataires(parties).find(({ id }) => id === one.destinataireId);
      return {
        id: one.id,
        document: one.document,
        libelle: DOCUMENTS_EMIS_LABELS[one.document],
        acte: { ...one.objet, titre: typographie(objet === undefined ? '' : nommer(objet)) },
        destinataire: destinataire === undefined ? null : quiSigne(destinataire),
        version: one.version,
        emisLe: one.emisLe,
        empreinteTexte: one.empreinteTexte,
        originaux: one.originaux.map(({ numero, sha256 }) => ({
          numero,
          sha256,
          etat: pieces.etat(sha256),
          detenteur:
            paquet?.mouvements.filter(({ original }) => original === numero).at(-1)?.detenteur ?? null,
        })),
      };
    });
}

/** The packets of a convention, the latest first, and the acts that may go round. */
export const paquetsView = (
  registre: Registre,
  convention: Convention,
  context: ViewContext,
  pieces: Pick<Pieces, 'etat'>,
): PaquetOutputs['paquets.lister'] => ({
  paquets: [...registre.paquets.values()]
    .filter(({ conventionId }) => conventionId === convention.id)
    .sort((a, b) => (a.ouvertLe < b.ouvertLe ? 1 : a.ouvertLe > b.ouvertLe ? -1 : 0))
    .map((one) => paquetView(registre, one, context, pieces)),
  aOuvrir: aCirculer(registre, convention, context.aujourdhui).map((one) => acteACirculer(registre, one)),
});
