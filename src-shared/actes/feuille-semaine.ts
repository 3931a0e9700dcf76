/** What the week asks for, on one sheet: what is late, what is due, who is waited for. The user sends it himself. */
import { addDays, formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { counted } from '#domain/french';
import type { Fiche } from '#domain/registre';
import { filigrane } from '#actes/formules';
import { lines, p } from '#actes/lettre';
import type { Block, DocumentModel } from '#actes/model';
import { runs, slug, typographie } from '#actes/typographie';

export type LigneFeuille = {
  readonly date: CivilDate;
  /** Null where the sheet is of one convention. */
  readonly convention: string | null;
  readonly acte: string;
  readonly aFaire: string;
  readonly attendu: string | null;
};

export type FeuilleSemaineInput = {
  readonly fiche: Fiche;
  /** What it is of: a convention, or the registry. */
  readonly objet: string;
  readonly au: CivilDate;
  /** Still waited for, oldest first, those of later days included. */
  readonly lignes: readonly LigneFeuille[];
};

/** Days of the sheet after today, then what is said to come. */
const SEMAINE = 6;
const A_SUIVRE = 30;

function tableau(lignes: readonly LigneFeuille[]): Block {
  const toutes = lignes.some(({ convention }) => convention !== null);
  return {
    kind: 'table',
    caption: '',
    header: lines(['Date', 'Acte', 'À faire', 'Attendu de']),
    widths: [16, 34, 32, 18],
    rows: lignes.map(({ date, convention, acte, aFaire, attendu }) => [
      runs(formatDate(date), { bold: true }),
      runs(toutes && convention !== null ? `${convention} : ${acte}` : acte),
      runs(aFaire),
      runs(attendu ?? '—'),
    ]),
  };
}

const partie = (titre: string, lignes: readonly LigneFeuille[], rien: string): readonly Block[] => [
  {
    kind: 'heading',
    level: 2,
    runs: runs(lignes.length === 0 ? titre : `${titre} : ${counted(lignes.length, 'échéance')}`),
  },
  lignes.length === 0 ? p(rien) : tableau(lignes),
];

export function feuilleSemaineModel({ fiche, objet, au, lignes }: FeuilleSemaineInput): DocumentModel {
  const fin = addDays(au, SEMAINE);
  const suite = addDays(au, A_SUIVRE);
  const titre = `Feuille de la semaine du ${formatDate(au)} au ${formatDate(fin)}`;
  return {
    title: typographie(`${titre} – ${objet}`),
    subject: typographie(objet),
    fileName: slug(`feuille-semaine-${au}-${objet}`),
    header: typographie(`${titre} – ${objet}`),
    footer: typographie('Document de travail : seuls les actes signés font foi.'),
    watermark: filigrane(fiche, null),
    date: au,
    blocks: [
      { kind: 'title', runs: runs(titre) },
      { kind: 'subtitle', runs: runs(objet) },
      ...partie(
        'En retard',
        lignes.filter(({ date }) => date < au),
        'Rien n’est en retard.',
      ),
      ...partie(
        'Cette semaine',
        lignes.filter(({ date }) => date >= au && date <= fin),
        'Aucune échéance cette semaine.',
      ),
      ...partie(
        `Ensuite, jusqu’au ${formatDate(suite)}`,
        lignes.filter(({ date }) => date > fin && date <= suite),
        'Aucune échéance sur ces jours.',
      ),
    ],
  };
}
