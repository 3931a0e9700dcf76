import { z } from 'zod';
import { OBJETS_DE_PAQUET, SUPPORT_LABELS } from '#registre/fiches/paquets';
import type { ObjetDePaquet } from '#registre/fiches/paquets';
import { valeurs } from '#registre/champs';
import type { ExportView, GesteView } from './views';
import type { Convention } from '#domain/fiches/convention';
import type { ActionPaquet } from '#domain/paquet/etats';
import type { EtatPiece } from '#domain/fiches/piece';
import type { EtatPaquet, Support } from '#domain/paquet/paquet';
import type { SignaturePdf } from '#domain/paquet/signature-pdf';
import {
  command,
  count,
  day,
  id,
  lecture,
  optionalId,
  optionalReason,
  optionalText,
  query,
  shortText,
} from './base';

const original = count.min(1, 'Au moins 1.').max(99, 'Au plus 99.');
const circuit = z
  .array(z.strictObject({ signataireId: id, rang: count.min(1, 'Au moins 1.').max(50, 'Au plus 50.') }))
  .min(1, 'Le circuit compte au moins un signataire.')
  .max(50);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u, 'Empreinte mal formée.');
const visas = z.array(shortText).max(20);

/** Signatures of the originals of one packet. */
const signees = z.strictObject({
  paquetId: id,
  cases: z
    .array(
      z.strictObject({
        original,
        signataireId: id,
        date: day,
        lieu: optionalText,
        delegationId: optionalId,
        hors: optionalReason,
        /** A piece of the packet that shows it, and which page of it. */
        preuve: z
          .strictObject({ sha256, page: count.min(1, 'Au moins 1.').nullable() })
          .nullish()
          .transform((one) => one ?? null),
      }),
    )
    .min(1, 'Indiquez au moins une signature.')
    .max(2000),
});

export const paquetProcedures = {
  'paquets.creer': command(
    z.strictObject({
      objet: z.strictObject({ collection: z.enum(OBJETS_DE_PAQUET), id }),
      date: day,
      support: z.enum(valeurs(SUPPORT_LABELS)),
      /** As many as the convention says when it is left out. */
      nombreOriginaux: original.nullish().transform((n) => n ?? null),
      /** All sign in any order when it is left out. */
      circuit: circuit.nullish().transform((one) => one ?? null),
      visas,
      motifTexteModifie: optionalReason,
      motifAvis: optionalReason,
    }),
  ),
  'paquets.ordonner': command(z.strictObject({ paquetId: id, circuit, visas })),
  'paquets.signer': command(
    signees.extend({
      /** Other packets signed on the same occasion: all are recorded, or none. */
      autres: z
        .array(signees)
        .max(200, 'Au plus 200 paquets à la fois.')
        .nullish()
        .transform((all) => all ?? []),
    }),
  ),
  /** What awaits the signature of each person today, over every convention. */
  'paquets.aSigner': query(z.strictObject({})),
  /** What the printed codes of a scan in waiting (`televersements`) say, page after page. Nothing is recorded. */
  'paquets.lireScan': query(z.strictObject({ jeton: shortText, lecture })),
  /** Which page of which original each page of these scans is. Nothing is recorded: people confirm. */
  'paquets.rapprocher': query(
    z.strictObject({
      paquetId: id,
      scans: z
        .array(
          z.strictObject({
            nom: z.string().min(1).max(1000),
            pages: z
              .array(
                z.strictObject({
                  page: count.min(1),
                  codes: z.array(z.string().max(5000)).max(50),
                }),
              )
              .max(1000),
          }),
        )
        .max(1000),
    }),
  ),
  /** What has left, as it left: every version of every document of a convention. */
  'emissions.lister': query(z.strictObject({ conventionId: id })),
  'paquets.lire': query(z.strictObject({ paquetId: id })),
  'paquets.lister': query(z.strictObject({ conventionId: id })),
  /** One ZIP: pieces, manifest, and a verifier that needs nothing else. */
  'paquets.exporter': query(z.strictObject({ paquetId: id })),
} as const;

/** How one check of a packet came out. */
export type ControleView = {
  readonly id: string;
  readonly libelle: string;
  readonly etat: 'ok' | 'echec' | 'alerte' | 'sans_objet';
  readonly detail: string;
  /** What to do about it; null where nothing is. */
  readonly remede: string | null;
};

export type SignataireDePaquetView = {
  readonly id: string;
  readonly nom: string;
  readonly fonction: string;
  readonly partie: string;
  readonly rang: number;
  /** The day every original bears his signature; null before. */
  readonly signeLe: string | null;
  readonly relances: readonly string[];
};

export type CaseView = {
  readonly original: number;
  readonly signataireId: string;
  readonly etat: 'signee' | 'attendue' | 'a_venir' | 'refusee';
  readonly date: string | null;
  readonly lieu: string | null;
  /** « par délégation » */
  readonly qualite: string;
  readonly hors: string | null;
  /** The piece that shows it; null where none is said to. */
  readonly preuve: { readonly nom: string; readonly page: number | null } | null;
};

export type ScanView = {
  readonly nom: string;
  readonly taille: number;
  readonly sha256: string;
  /** Why this file cannot be kept as a piece, and what to do; null when it can. */
  readonly obstacle: string | null;
  readonly pages: readonly { readonly page: number; readonly codes: readonly string[] }[];
  /** The electronic signatures it bears, where it is a PDF. */
  readonly signatures: readonly SignaturePdf[];
};

/** One packet that awaits a signature, in the pile of who gives it. */
export type PaquetASignerView = {
  readonly paquetId: string;
  readonly conventionId: string;
  readonly convention: string;
  /** Whose calendar its days are of. */
  readonly zone: Convention['zone'];
  /** « Avenant n° 2, Actualisation des axes » */
  readonly acte: string;
  readonly signataireId: string;
  /** The numbers of the originals whose turn has come. */
  readonly originaux: readonly number[];
  readonly support: Support;
  /** The day it left, before which nothing was signed. */
  readonly ouvertLe: string;
  /** What is wrong with it today, each in one sentence. */
  readonly defauts: readonly string[];
  /** The delegation under which this person signs it; null: as holder of the office. */
  readonly delegationId: string | null;
};

/** What one person, or one vacant office, has to sign. */
export type PileView = {
  readonly nom: string;
  readonly fonction: string;
  readonly paquets: readonly PaquetASignerView[];
};

type SignataireNomme = { readonly id: string; readonly nom: string };

/** One page of the scans, or one of the several pages of signatures on it. */
export type PageDeScanView = {
  readonly fichier: string;
  readonly page: number;
} & (
  | {
      readonly sort: 'rapprochee';
      readonly original: number;
      /** Rank of the page among those of signatures, and how many there are. */
      readonly feuillet: number;
      readonly feuillets: number;
      /** Whose signature may be there, and is not recorded. */
      readonly attendus: readonly SignataireNomme[];
      readonly signees: readonly SignataireNomme[];
    }
  | {
      readonly sort: 'doublon';
      readonly original: number;
      readonly feuillet: number;
      readonly deja: { readonly fichier: string; readonly page: number };
    }
  | {
      readonly sort: 'etrangere';
      /** Null where this registry knows no such packet. */
      readonly paquet: { readonly id: string; readonly titre: string; readonly ouvertLe: string } | null;
    }
  | { readonly sort: 'inconnue'; readonly original: number; readonly feuillet: number }
  | { readonly sort: 'sans_code'; readonly autres: boolean }
);

export type RapprochementView = { readonly paquetId: string; readonly pages: readonly PageDeScanView[] };

export type PaquetView = {
  readonly id: string;
  readonly conventionId: string;
  readonly acte: {
    readonly collection: ObjetDePaquet['collection'];
    readonly id: string;
    readonly titre: string;
  };
  readonly etat: EtatPaquet;
  readonly etatLibelle: string;
  /** What may be done to it today. */
  readonly gestes: readonly GesteView<ActionPaquet>[];
  readonly support: Support;
  readonly ouvertLe: string;
  readonly empreinteTexte: string;
  readonly nombreOriginaux: number;
  readonly signataires: readonly SignataireDePaquetView[];
  readonly cases: readonly CaseView[];
  readonly signees: number;
  readonly visas: readonly {
    readonly role: string;
    readonly nom: string | null;
    readonly date: string | null;
  }[];
  readonly originaux: readonly {
    readonly numero: number;
    readonly signees: number;
    readonly detenteur: string | null;
    readonly lieu: string | null;
    readonly depuis: string | null;
    /** Of its bytes; null where nothing was issued. */
    readonly sha256: string | null;
  }[];
  readonly refus: { readonly date: string; readonly signataire: string; readonly motif: string } | null;
  readonly retrait: { readonly date: string; readonly motif: string } | null;
  readonly archives: readonly {
    readonly reprisLe: string;
    readonly refus: { readonly date: string; readonly signataire: string; readonly motif: string };
    readonly signees: number;
  }[];
  readonly controles: readonly ControleView[];
};

/** An act that may go round today: nobody's packet holds it, and someone has still to sign it. */
export type ActeACirculerView = {
  readonly collection: ObjetDePaquet['collection'];
  readonly id: string;
  readonly titre: string;
  /** Those who sign it, in the order of its signature block. */
  readonly signataires: readonly { readonly id: string; readonly nom: string; readonly fonction: string }[];
  /** As many as is said of it; null where nothing is. */
  readonly nombreOriginaux: number | null;
};

export type EmissionView = {
  readonly id: string;
  readonly document: string;
  readonly libelle: string;
  readonly acte: { readonly collection: string; readonly id: string; readonly titre: string };
  readonly destinataire: string | null;
  readonly version: number;
  readonly emisLe: string;
  readonly empreinteTexte: string;
  readonly originaux: readonly {
    readonly numero: number;
    readonly sha256: string;
    readonly etat: EtatPiece;
    /** Who holds it, as its packet last said; null where nobody was said to. */
    readonly detenteur: string | null;
  }[];
};

export type PaquetOutputs = {
  'emissions.lister': { readonly emissions: readonly EmissionView[] };
  'paquets.lire': PaquetView;
  'paquets.lister': {
    readonly paquets: readonly PaquetView[];
    readonly aOuvrir: readonly ActeACirculerView[];
  };
  'paquets.aSigner': { readonly piles: readonly PileView[] };
  'paquets.exporter': ExportView;
  'paquets.lireScan': ScanView;
  'paquets.rapprocher': RapprochementView;
};
