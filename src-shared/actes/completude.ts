/** That a packet is whole: each check, what it found, and the person who says so. */
import type { CivilDate } from '#domain/civil-date';
import { formatDate } from '#domain/civil-date';
import { counted } from '#domain/french';
import type { Fiche } from '#domain/registre';
import { BLANC, filigrane } from '#actes/formules';
import { ligne, lines, p } from '#actes/lettre';
import type { Block, DocumentModel } from '#actes/model';
import { runs, slug, typographie } from '#actes/typographie';

export type ControlePaquet = {
  /** What is checked: « L’avis porte sur ce texte ». */
  readonly libelle: string;
  /** `alerte`: nothing is wrong, or nothing that can be undone; it must be known. */
  readonly etat: 'ok' | 'echec' | 'alerte' | 'sans_objet';
  /** What was found. */
  readonly constat: string;
  /** What to do where it fails. */
  readonly remede: string | null;
};

const RESULTATS: Readonly<Record<ControlePaquet['etat'], string>> = {
  ok: 'Conforme',
  echec: 'À reprendre',
  alerte: 'À savoir',
  sans_objet: 'Sans objet',
};

export type CompletudeInput = {
  readonly fiche: Fiche;
  /** The title of the act. */
  readonly titre: string;
  readonly controles: readonly ControlePaquet[];
  readonly pieces: readonly { readonly designation: string; readonly empreinte: string }[];
  /** The day of the last entry the checks were made on. */
  readonly au: CivilDate;
};

export function completudeModel({ fiche, titre, controles, pieces, au }: CompletudeInput): DocumentModel {
  const manques = controles.filter(({ etat }) => etat === 'echec');
  const alertes = controles.filter(({ etat }) => etat === 'alerte');
  const complet = manques.length === 0;
  return {
    title: typographie(`Attestation de complétude – ${titre}`),
    subject: typographie(`Contrôles du dossier : ${titre}`),
    fileName: slug(`attestation-completude-${titre}`),
    header: typographie('Attestation de complétude'),
    footer: '',
    watermark: filigrane(fiche, complet ? null : 'DOSSIER INCOMPLET'),
    date: au,
    blocks: [
      { kind: 'title', runs: runs(complet ? 'ATTESTATION DE COMPLÉTUDE' : 'DOSSIER INCOMPLET') },
      { kind: 'subtitle', runs: runs(titre) },
      p(
        complet
          ? `Au ${formatDate(au)}, le registre ne relève aucun manque dans ce dossier : ${counted(controles.length, 'contrôle')} ${controles.length > 1 ? 'faits' : 'fait'}${alertes.length === 0 ? '' : `, dont ${counted(alertes.length, 'point')} à savoir`}.`
          : `Au ${formatDate(au)}, ce dossier n’est pas complet : ${counted(manques.length, 'contrôle')} sur ${controles.length} à reprendre.`,
      ),
      {
        kind: 'table',
        caption: 'Contrôles',
        header: lines(['Contrôle', 'Résultat', 'Constat']),
        widths: [36, 14, 50],
        rows: controles.map(({ libelle, etat, constat, remede }) => [
          runs(libelle),
          runs(RESULTATS[etat], { bold: etat === 'echec' || etat === 'alerte' }),
          runs([constat, ...(remede === null ? [] : [remede])].join('\n')),
        ]),
      },
      ...(pieces.length === 0
        ? []
        : [
            {
              kind: 'table',
              caption: 'Pièces du dossier',
              header: lines(['Pièce', 'Empreinte SHA-256']),
              widths: [50, 50],
              rows: pieces.map(({ designation, empreinte }) => [
                runs(designation),
                [{ kind: 'text', text: empreinte.replace(/(.{16})(?=.)/gu, '$1 '), verbatim: true }],
              ]),
            } satisfies Block,
          ]),
      ...(complet
        ? [
            ligne(`Attesté le ${BLANC}`, { keepWithNext: true }),
            ligne(`Nom et qualité : ${BLANC}${BLANC}`, { keepWithNext: true }),
            ligne(`Signature : ${BLANC}`),
          ]
        : []),
    ],
  };
}
