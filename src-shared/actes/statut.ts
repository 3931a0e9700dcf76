/**
 * Where an act stands, and all that it changes to what is printed round its text: the mention across each page, what is
 * left for initials, what the copy says of itself. Nowhere else.
 */
import { filigrane } from '#actes/formules';
import { typographie } from '#actes/typographie';
import type { Avenant } from '#domain/fiches/avenant';
import type { Convention } from '#domain/fiches/convention';
import { missingSignataires } from '#domain/parties/partie';
import type { Partie } from '#domain/parties/partie';
import type { Fiche } from '#domain/registre';

/**
 * `projet`: it may still change; `a_signer`: it no longer does, and its originals wait for their signatures; `signe`:
 * every signature is there; `copie`: of an original, by somebody who vouches for it.
 */
export const STATUT_LABELS = {
  projet: 'Projet',
  a_signer: 'À signer',
  signe: 'Signé',
  copie: 'Copie',
} as const;
export type StatutDocument = keyof typeof STATUT_LABELS;

/** Why an act will never be signed, which its drafts keep saying. */
export type SansSuite = 'abandonne' | 'refuse';

export type EtatDocument = { readonly statut: StatutDocument; readonly sansSuite?: SansSuite };

const FILIGRANES: Readonly<Record<StatutDocument, string | null>> = {
  projet: 'PROJET',
  a_signer: null,
  signe: null,
  copie: 'COPIE',
};
const SANS_SUITE: Readonly<Record<SansSuite, string>> = {
  abandonne: 'PROJET ABANDONNÉ',
  refuse: 'PROJET REFUSÉ',
};

/** The originals are initialled on each page; nobody initials a draft, a text already signed, nor a copy. */
const PIEDS: Readonly<Record<StatutDocument, string>> = {
  projet: 'Projet',
  a_signer: 'Paraphes :',
  signe: 'Seuls les originaux signés font foi',
  copie: 'Copie',
};

/** Nothing marks the day the text of a convention stops changing: until it is signed, it is there to be. */
export const etatConvention = ({
  parties,
  signatures,
}: Pick<Convention, 'parties' | 'signatures'>): EtatDocument => ({
  statut: missingSignataires(parties, signatures).length === 0 ? 'signe' : 'a_signer',
});

/** An avenant is numbered when it is put to signature; `parties`: those who have to sign it. */
export function etatAvenant(
  { abandon, refus, numero, miseALaSignature, signatures }: Avenant,
  parties: readonly Partie[],
): EtatDocument {
  if (abandon !== null) return { statut: 'projet', sansSuite: 'abandonne' };
  if (refus !== null) return { statut: 'projet', sansSuite: 'refuse' };
  if (parties.length > 0 && missingSignataires(parties, signatures).length === 0) return { statut: 'signe' };
  return { statut: numero === null && miseALaSignature === null ? 'projet' : 'a_signer' };
}

const SANS_SUITE_LABELS: Readonly<Record<SansSuite, string>> = { abandonne: 'Abandonné', refuse: 'Refusé' };

/** As a list says it: « Projet », « À signer », « Signé », « Abandonné ». */
export const direEtat = ({ statut, sansSuite }: EtatDocument): string =>
  sansSuite === undefined ? STATUT_LABELS[statut] : SANS_SUITE_LABELS[sansSuite];

/** The watermark and the foot of an act that several people sign. */
export const habits = (
  fiche: Fiche,
  { statut, sansSuite }: EtatDocument,
): { readonly watermark: string | null; readonly footer: string } => ({
  watermark: filigrane(fiche, sansSuite === undefined ? FILIGRANES[statut] : SANS_SUITE[sansSuite]),
  footer: typographie(PIEDS[statut]),
});
