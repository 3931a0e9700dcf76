/** The page a signatory signs, apart from the text: it names the act, its fingerprint and which original it closes. */
import type { CivilDate } from '#domain/civil-date';
import type { Convention } from '#domain/fiches/convention';
import type { Partie, Signature } from '#domain/parties/partie';
import type { Fiche } from '#domain/registre';
import { blocFaitA, dateDe, groupesSignature } from '#actes/formules';
import { p } from '#actes/lettre';
import type { Block, DocumentModel } from '#actes/model';
import { habits } from '#actes/statut';
import type { EtatDocument } from '#actes/statut';
import { runs, slug, typographie } from '#actes/typographie';

export type PageSignatureInput = {
  readonly fiche: Fiche;
  readonly convention: Pick<Convention, 'titreCourt' | 'lieu' | 'nombreExemplaires'>;
  /** The title of the act, as it is at its head. */
  readonly titre: string;
  /** Inside a sentence, after « de »: « l’avenant n° 1 à la convention … ». */
  readonly lActe: string;
  /** Those who sign this page; one alone when each signs his own. */
  readonly parties: readonly Partie[];
  readonly signatures: readonly Signature[];
  readonly date: CivilDate | null;
  readonly etat: EtatDocument;
  /** The printed code of the page, where it belongs to a packet. */
  readonly code?: Extract<Block, { kind: 'code' }>;
};

export function pageSignatureModel({
  fiche,
  convention,
  titre,
  lActe,
  parties,
  signatures,
  date,
  etat,
  code,
}: PageSignatureInput): DocumentModel {
  return {
    title: typographie(`Page de signature – ${titre}`),
    subject: typographie(`Signatures de ${lActe}`),
    fileName: slug(`page-signature-${titre}`),
    header: typographie(`Page de signature – ${convention.titreCourt}`),
    ...habits(fiche, etat),
    ...dateDe(date),
    blocks: [
      { kind: 'title', runs: runs('PAGE DE SIGNATURE') },
      { kind: 'subtitle', runs: runs(titre) },
      p(
        `La présente page fait corps avec ${lActe}, dont l'empreinte du texte est portée au pied de chaque page. Elle ne vaut que jointe à ce texte.`,
      ),
      blocFaitA(convention, date),
      { kind: 'signatures', groups: groupesSignature(parties, signatures, { noms: true }) },
      ...(code === undefined ? [] : [code]),
    ],
  };
}
