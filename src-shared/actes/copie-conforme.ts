/** A copy that somebody vouches for: the text of the act as it is, then who certifies it. Never by the software alone. */
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { Fiche } from '#domain/registre';
import { BLANC, dateDe } from '#actes/formules';
import type { Block, DocumentModel } from '#actes/model';
import { habits } from '#actes/statut';
import { runs, slug, typographie } from '#actes/typographie';

/** Who certifies the copy, in what quality, on which day; what is not given is left to be filled by hand. */
export type Certification = {
  readonly par: string | null;
  readonly qualite: string | null;
  readonly lieu: string | null;
  readonly le: CivilDate | null;
};

const ligne = (texte: string): Block => ({
  kind: 'paragraph',
  runs: runs(texte),
  align: 'left',
  keepWithNext: true,
});

/** The act printed as a copy, with the statement of the person who certifies it at its end. */
export function copieConformeModel(
  acte: DocumentModel,
  fiche: Fiche,
  { par, qualite, lieu, le }: Certification,
): DocumentModel {
  return {
    ...acte,
    title: typographie(`Copie certifiée conforme – ${acte.title}`),
    fileName: slug(`copie-conforme-${acte.fileName}`),
    ...habits(fiche, { statut: 'copie' }),
    ...dateDe(le),
    blocks: [
      ...acte.blocks,
      {
        kind: 'paragraph',
        runs: runs('Copie certifiée conforme à l’original', { bold: true }),
        align: 'left',
        keepWithNext: true,
        spaceBefore: true,
      },
      ligne(
        `${lieu === null || lieu === '' ? 'Le' : `À ${lieu}, le`} ${le === null ? BLANC : formatDate(le)}`,
      ),
      ligne(`Nom : ${par ?? BLANC}`),
      ligne(`Qualité : ${qualite ?? BLANC}`),
      { kind: 'paragraph', runs: runs(`Signature : ${BLANC}`), align: 'left' },
    ],
  };
}
