/**
 * An avenant, draft or signed. The request and the avis stand in its visas, whatever the sense of the avis.
 */
import type { Avenant } from '#domain/fiches/avenant';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { effetOf } from '#domain/fiches/convention';
import { numeroEcrit } from '#domain/texte/nommer';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import type { Convention } from '#domain/fiches/convention';
import { deInstance, direVisa, isAvisRendu } from '#domain/fiches/avis';
import type { Avis } from '#domain/fiches/avis';
import { enumeration } from '#domain/french';
import { allSignataires, lastSignature } from '#domain/parties/partie';
import type { Partie, Signature } from '#domain/parties/partie';
import type { Fiche } from '#domain/registre';
import {
  BLANC,
  blocFaitA,
  blocsParties,
  clauseAbout,
  filigrane,
  groupesSignature,
  nomConvention,
  nomDansPhrase,
  parSignataire,
} from '#actes/formules';
import { articlesComplets } from '#actes/avenant-articles';
import { blocTableau } from '#actes/convention';
import type { Block, DocumentModel } from '#actes/model';
import { runs, slug, typographie } from '#actes/typographie';

export type AvenantInput = {
  readonly fiche: Fiche;
  /** With the parties and the signatories who sign this avenant. */
  readonly convention: Convention;
  readonly avenant: Avenant;
  /** The avis that counts for this avenant; null while there is none. */
  readonly avis: Avis | null;
  /** The body whose opinion the convention asks of an avenant; null when it asks none. */
  readonly instance?: string | null;
  /** Avenants to the same convention signed before this one, for the visas. */
  readonly precedents?: readonly Avenant[];
  /** The parties that had to sign an avenant, where one has left since; those of the convention when not told. */
  readonly signants?: Signants;
  /** The text in force just before it, which names what it changes. */
  readonly reference: TexteEnVigueur;
  /** The parties and the signatories as they were on a day, this avenant apart; those who sign it when not told. */
  readonly partiesAu?: (jour: CivilDate) => readonly Partie[];
};

/** Left to be filled while the opinion is awaited; none where nobody asks for one and none was given. */
function visaAvis(avis: Avis | null, instance: string | null): readonly string[] {
  if (avis !== null && isAvisRendu(avis.sens)) return [direVisa(avis)];
  const attendue = avis?.instance ?? instance;
  return attendue === null ? [] : [`Vu l'avis ${deInstance(attendue)} en date du ${BLANC} ;`];
}

/** « signée le 12 juillet 2023 », or « signée du 3 au 12 juillet 2023 » by several hands. */
export function dateesSignatures(
  parties: readonly Partie[],
  signatures: readonly Signature[],
  mot: string,
): string | null {
  const last = lastSignature(parties, signatures);
  if (last === null) return null;
  const first = signatures.reduce<CivilDate>((least, { date }) => (date < least ? date : least), last.date);
  return first === last.date
    ? `${mot} le ${formatDate(last.date)}`
    : `${mot} entre le ${formatDate(first)} et le ${formatDate(last.date)}`;
}

function visaConvention(convention: Convention): string {
  const effet = effetOf(convention);
  const clause = clauseAbout(convention.divisions, /avenant/iu);
  const signee = dateesSignatures(convention.parties, convention.signatures, 'signée');
  const precisions = [
    ...(signee === null ? [] : [signee]),
    ...(effet.etat === 'determine' ? [`prenant effet le ${formatDate(effet.date)}`] : []),
  ];
  const article = clause?.article.numero ?? null;
  return [
    `Vu la ${nomConvention(convention)}`,
    ...(precisions.length === 0 ? [] : [precisions.join(' et ')]),
    ...(article === null ? [] : [`notamment son article ${numeroEcrit(article)}`]),
  ]
    .join(', ')
    .concat(' ;');
}

type Signants = (avenant: Avenant) => readonly Partie[];

function visaPrecedents(precedents: readonly Avenant[], signants: Signants): readonly string[] {
  return [...precedents]
    .filter(({ numero }) => numero !== null)
    .sort((a, b) => (a.numero ?? 0) - (b.numero ?? 0))
    .map((one) => {
      const signe = dateesSignatures(signants(one), one.signatures, 'signé');
      return `Vu l'avenant n° ${one.numero ?? ''} à cette convention${signe === null ? '' : `, ${signe}`} ;`;
    });
}

/** `parties`: on the day of the request, as whoever made it may have left office before the avenant is signed. */
function visaDemande(parties: readonly Partie[], { demande }: Avenant): string {
  const partie = parties.find(({ id }) => id === demande.partieId);
  const auteur = allSignataires(parties).find(({ id }) => id === demande.auteurId);
  return [
    `Vu la demande de modification présentée le ${formatDate(demande.date)} par ${
      partie === undefined ? demande.partieId : nomDansPhrase(partie)
    }`,
    ...(auteur === undefined ? [] : [`par la voix de ${parSignataire(auteur)}`.replace(/ de le /u, ' du ')]),
    ...(demande.piece === null ? [] : [`(référence : ${demande.piece})`]),
  ]
    .join(', ')
    .replace(', (', ' (')
    .concat(' ;');
}

const ITEM = /^(?:[-–—•]|(\d{1,2}[.)°]|[a-z]\)))\s+(?=\S)/u;

function alineaBlock(texte: string): Block {
  const match = ITEM.exec(texte);
  if (match === null)
    return { kind: 'paragraph', runs: runs(texte), ...(/:\s*$/u.test(texte) ? { keepWithNext: true } : {}) };
  return { kind: 'item', level: 1, marker: match[1] ?? null, runs: runs(texte.slice(match[0].length)) };
}

/** The heading of a division, as a sentence quotes it. */
const INTITULE_CITE = /^[«“]?\s*(?:article|annexe|section|préambule)\b[^.;]*$/iu;

const MENTION_PROJET = 'PROJET';
const MENTION_ABANDON = 'PROJET ABANDONNÉ';
const MENTION_REFUS = 'PROJET REFUSÉ';

export function avenantModel({
  fiche,
  convention,
  avenant,
  avis,
  instance = null,
  precedents = [],
  reference,
  signants = () => convention.parties,
  partiesAu = () => convention.parties,
}: AvenantInput): DocumentModel {
  const last = lastSignature(convention.parties, avenant.signatures);
  // An act bears the date of its last signature, whenever it takes effect.
  const signeeLe = lastSignature(convention.parties, convention.signatures)?.date ?? null;
  const du = signeeLe === null ? '' : ` du ${formatDate(signeeLe)}`;
  // The copy put to signature, after the avis, is no longer a draft: it bears its number.
  const clos = avenant.abandon !== null ? MENTION_ABANDON : avenant.refus !== null ? MENTION_REFUS : null;
  const aSigner = last === null && avenant.numero !== null && clos === null;
  const court = avenant.numero === null ? `Projet d'avenant` : `Avenant n° ${avenant.numero}`;
  const titre = `${court} à la ${nomConvention(convention)}${du}`;
  const codes = convention.visas.filter(({ texte }) => /^Vu le code\b/iu.test(texte));
  const visas = [
    ...codes.map(({ texte }) => texte),
    visaConvention(convention),
    ...visaPrecedents(
      precedents.filter(({ id }) => id !== avenant.id),
      signants,
    ),
    visaDemande(partiesAu(avenant.demande.date), avenant),
    ...visaAvis(avis, instance),
  ];
  const mention = clos ?? (last === null && !aSigner ? MENTION_PROJET : null);
  return {
    title: typographie(titre),
    subject: typographie(avenant.objet),
    fileName: slug(
      avenant.numero === null
        ? `projet-avenant-${avenant.id}-${convention.id}`
        : `avenant-${avenant.numero}-${convention.id}`,
    ),
    header: typographie(`${court} – ${convention.titreCourt}`),
    footer: typographie('Paraphes :'),
    watermark: filigrane(fiche, mention),
    blocks: [
      { kind: 'title', runs: runs(titre) },
      { kind: 'subtitle', runs: runs(`Objet : ${avenant.objet}`) },
      ...blocsParties(convention.parties),
      ...visas.map((texte): Block => ({ kind: 'visa', runs: runs(texte) })),
      { kind: 'formula', runs: runs(convention.formule) },
      ...(avenant.articles.length === 0 && avenant.operations.length === 0
        ? [
            {
              kind: 'paragraph',
              runs: runs('[Les modifications proposées restent à rédiger.]', { italic: true }),
            } as const,
          ]
        : []),
      ...articlesComplets(avenant, reference).flatMap(({ titre: intitule, lignes }): readonly Block[] => [
        { kind: 'heading', level: 1, runs: runs(intitule) },
        ...lignes.map(({ texte, cite, liste, tableau }): Block =>
          tableau === true
            ? blocTableau(texte)
            : cite
              ? {
                  kind: 'quote',
                  runs: runs(texte),
                  ...(liste === undefined ? {} : { liste }),
                  ...(INTITULE_CITE.test(texte) ? { keepWithNext: true } : {}),
                }
              : alineaBlock(texte),
        ),
      ]),
      blocFaitA(convention, last === null ? null : last.date),
      {
        kind: 'signatures',
        groups: groupesSignature(convention.parties, avenant.signatures, { noms: true }),
      },
    ],
  };
}

/** « l'avenant n° 1, signé le … » for the acts that cite the convention as it stands. */
export function citationAvenants(
  convention: Convention,
  avenants: readonly Avenant[],
  signants: Signants = () => convention.parties,
): string | null {
  const cited = [...avenants]
    .filter((one) => one.numero !== null && lastSignature(signants(one), one.signatures) !== null)
    .sort((a, b) => (a.numero ?? 0) - (b.numero ?? 0))
    .map(
      (one) =>
        `l'avenant n° ${one.numero ?? ''} ${dateesSignatures(signants(one), one.signatures, 'signé') ?? ''}`,
    );
  return cited.length === 0 ? null : enumeration(cited);
}
