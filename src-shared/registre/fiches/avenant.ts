import {
  absent,
  cle,
  empreinte,
  facultatif,
  fiche,
  groupe,
  jour,
  lignes,
  liste,
  nombre,
  partie,
  signataire,
  texte,
  variantes,
} from '../champs';
import type { Objet, Valeur } from '../champs';
import { decrire } from '../fiche';
import type { Fiche } from '../fiche';
import { dateEtMotif, reprise, signatures } from './commun';
import { arbitrages, operations } from './operations';
import { planning } from './planning';

const membresArticle = { titre: texte('Titre'), alineas: lignes('Texte') };
/** One article of the avenant itself: « Article 2 – Modification de l'article 6 » and its alinéas. */
export type ArticleAvenant = Objet<typeof membresArticle>;

const demande = groupe('Demande', {
  partieId: partie('Partie qui demande'),
  date: jour('Date'),
  /** The signatory who voiced it for the party. */
  auteurId: signataire('Auteur'),
  /** Reference of the letter that carries it. */
  piece: facultatif(texte('Référence de la lettre')),
});
/** The request that opens an avenant by one party. */
export type DemandeAvenant = Valeur<typeof demande>;

/** Inside a sentence. */
export const PRISE_EFFET_LABELS = {
  signature: 'à la dernière signature',
  date: 'à une date fixée',
} as const;

const priseEffet = variantes(
  'Prise d’effet',
  'nature',
  'Nature',
  { signature: {}, date: { date: jour('Date') } },
  PRISE_EFFET_LABELS,
);
export type PriseEffet = Valeur<typeof priseEffet>;

export const avenants = decrire({
  nom: 'Avenant',
  pluriel: 'Avenants',
  le: 'l’avenant',
  disparue: 'son avenant',
  membres: {
    id: cle(),
    conventionId: fiche('conventions'),
    objet: texte('Objet'),
    demande,
    /** What the draft says in its own words; with the operations, what the CREFOP examines and the parties sign. */
    articles: liste('Articles', membresArticle, {
      cle: (_article, n) => String(n),
      nom: ({ titre }) => titre,
    }),
    /** What it changes in the convention, in the order they apply. */
    operations,
    /** Conflicts and doubts about its operations, settled with a reason. */
    arbitrages,
    priseEffet,
    /** Given when it is put to signature, and never to another; a draft has none. */
    numero: facultatif(nombre('Numéro', 1)),
    signatures,
    /** Why a text other than the one examined by the CREFOP was put to signature. */
    motifTexteModifie: facultatif(texte('Motif du texte modifié après l’avis')),
    /** Why it was put to signature on an avis that could be held void. */
    motifAvis: absent(facultatif(texte('Motif de signer malgré les défauts de l’avis'))),
    reprise,
    /** The service that examines the request, and since when. */
    instruction: facultatif(
      groupe('Instruction', { date: jour('Depuis le'), service: facultatif(texte('Service')) }),
    ),
    /** The draft sent to the CREFOP: its fingerprint says which one. */
    saisine: facultatif(
      groupe('Saisine du comité', {
        date: jour('Date'),
        seancePrevue: facultatif(jour('Séance prévue')),
        empreinteProjet: empreinte('Empreinte du projet transmis'),
      }),
    ),
    /** From then on the text moves no more: every original bears it. */
    miseALaSignature: facultatif(
      groupe('Mise à la signature', {
        date: jour('Date'),
        empreinteProjet: empreinte('Empreinte du texte à signer'),
      }),
    ),
    /** A party that will not sign. */
    refus: facultatif(
      groupe('Refus de signer', { date: jour('Date'), partieId: partie('Partie'), motif: texte('Motif') }),
    ),
    abandon: facultatif(dateEtMotif('Abandon')),
    planning,
  },
  nommer: (one) => `${designationAvenant(one)} : ${one.objet}`,
  designer: ({ numero, objet }) =>
    numero === null ? `l’avenant en projet « ${objet} »` : `l’avenant n°\u00a0${numero} « ${objet} »`,
  rubrique: 'avenant',
  terminal: 'avenant',
  tableau: 'avenants',
});
export type Avenant = Fiche<typeof avenants>;

/** How the act is named: « Avenant n° 1 » once numbered, « Projet d'avenant » before. */
export function designationAvenant({ numero }: { readonly numero: number | null }): string {
  return numero === null ? 'Projet d’avenant' : `Avenant n°\u00a0${numero}`;
}
