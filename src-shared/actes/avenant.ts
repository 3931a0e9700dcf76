/**
 * An avenant, draft or signed. The request and the avis stand in its visas, whatever the sense of the avis.
 */
import type { Avenant } from '#domain/fiches/avenant';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import type { Convention } from '#domain/fiches/convention';
import type { Avis } from '#domain/fiches/avis';
import { enumeration } from '#domain/french';
import { lastSignature } from '#domain/parties/partie';
import type { Partie } from '#domain/parties/partie';
import type { Fiche } from '#domain/registre';
import { blocFaitA, blocsParties, dateDe, groupesSignature, nomConvention } from '#actes/formules';
import { articlesComplets } from '#actes/avenant-articles';
import { blocTableau } from '#actes/convention';
import type { Block, DocumentModel } from '#actes/model';
import { etatAvenant, habits } from '#actes/statut';
import type { EtatDocument } from '#actes/statut';
import { runs, slug, typographie } from '#actes/typographie';
import { dateesSignatures, partiesHabilitees, visasAvenant } from '#actes/visas';
import type { Signants } from '#actes/visas';
import type { Deliberation } from '#registre/fiches/deliberations';

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
  /** What the assemblies of its parties authorised its signature by. */
  readonly deliberations?: readonly Deliberation[];
  /** Where it stands, when it is not the record that says it. */
  readonly etat?: EtatDocument;
};

const ITEM = /^(?:[-–—•]|(\d{1,2}[.)°]|[a-z]\)))\s+(?=\S)/u;

function alineaBlock(texte: string): Block {
  const match = ITEM.exec(texte);
  if (match === null)
    return { kind: 'paragraph', runs: runs(texte), ...(/:\s*$/u.test(texte) ? { keepWithNext: true } : {}) };
  return { kind: 'item', level: 1, marker: match[1] ?? null, runs: runs(texte.slice(match[0].length)) };
}

/** The heading of a division, as a sentence quotes it. */
const INTITULE_CITE = /^[«“]?\s*(?:article|annexe|section|préambule)\b[^.;]*$/iu;

/** « Avenant n° 1 à la convention … du … »: the title of an avenant, and its short form. */
export function titreAvenant(
  convention: Pick<Convention, 'titreCourt' | 'parties' | 'signatures'>,
  { numero }: Pick<Avenant, 'numero'>,
): { readonly court: string; readonly titre: string } {
  const signeeLe = lastSignature(convention.parties, convention.signatures)?.date ?? null;
  const du = signeeLe === null ? '' : ` du ${formatDate(signeeLe)}`;
  const court = numero === null ? `Projet d'avenant` : `Avenant n° ${numero}`;
  return { court, titre: `${court} à la ${nomConvention(convention)}${du}` };
}

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
  deliberations = [],
  etat = etatAvenant(avenant, convention.parties),
}: AvenantInput): DocumentModel {
  const last = lastSignature(convention.parties, avenant.signatures);
  // An act bears the date of its last signature, whenever it takes effect.
  const { court, titre } = titreAvenant(convention, avenant);
  const visas = visasAvenant({
    convention,
    avenant,
    avis,
    instance,
    precedents,
    signants,
    reference,
    partiesAu,
    deliberations,
  });
  return {
    title: typographie(titre),
    subject: typographie(avenant.objet),
    fileName: slug(
      avenant.numero === null
        ? `projet-avenant-${avenant.objet}`
        : `avenant-${avenant.numero}-${convention.titreCourt}`,
    ),
    header: typographie(`${court} – ${convention.titreCourt}`),
    ...habits(fiche, etat),
    ...dateDe(last?.date ?? avenant.miseALaSignature?.date ?? avenant.demande.date),
    blocks: [
      { kind: 'title', runs: runs(titre) },
      { kind: 'subtitle', runs: runs(`Objet : ${avenant.objet}`) },
      ...blocsParties(partiesHabilitees(convention.parties, deliberations)),
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
