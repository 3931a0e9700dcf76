/** Where a convention stands on a day, on two pages: who is bound, by whom, since when, until when, by which acts. */
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { Convention } from '#domain/fiches/convention';
import { upperFirst } from '#domain/french';
import { estVacante, fonctionLongue, fullName, nomCourant } from '#domain/parties/partie';
import type { Partie } from '#domain/parties/partie';
import type { Fiche } from '#domain/registre';
import { filigrane } from '#actes/formules';
import { lines, p } from '#actes/lettre';
import type { Block, DocumentModel } from '#actes/model';
import { runs, slug, typographie } from '#actes/typographie';

export type EtatConventionInput = {
  readonly fiche: Fiche;
  readonly convention: Convention;
  /** The day it is the state of. */
  readonly au: CivilDate;
  /** « En vigueur », « À signer »… */
  readonly etat: string;
  readonly effet: { readonly date: CivilDate | null; readonly cause: string };
  readonly fin: { readonly date: CivilDate | null; readonly cause: string };
  /** With those who hold each office on that day. */
  readonly parties: readonly Partie[];
  readonly avenants: readonly {
    readonly nom: string;
    readonly objet: string;
    readonly etat: string;
    readonly effet: CivilDate | null;
  }[];
  readonly clauses: readonly { readonly nom: string; readonly sens: string; readonly lieu: string | null }[];
  /** Formal notices and acts that end the convention. */
  readonly procedures: readonly { readonly nom: string; readonly etat: string }[];
  /** What is still to come, soonest first. */
  readonly echeances: readonly { readonly date: CivilDate; readonly libelle: string }[];
  /** What a reader must know. */
  readonly aSavoir: readonly string[];
};

const section = (titre: string, blocks: readonly Block[]): readonly Block[] => [
  { kind: 'heading', level: 2, runs: runs(titre) },
  ...blocks,
];

const oui = (date: CivilDate | null): string => (date === null ? 'non déterminée' : formatDate(date));

export function etatConventionModel({
  fiche,
  convention,
  au,
  etat,
  effet,
  fin,
  parties,
  avenants,
  clauses,
  procedures,
  echeances,
  aSavoir,
}: EtatConventionInput): DocumentModel {
  const titre = `État de la convention au ${formatDate(au)}`;
  return {
    title: typographie(`${titre} – ${convention.titreCourt}`),
    subject: typographie(convention.titre),
    fileName: slug(`etat-convention-${au}-${convention.titreCourt}`),
    header: typographie(`${titre} – ${convention.titreCourt}`),
    footer: typographie('Document de travail : seuls les actes signés font foi.'),
    watermark: filigrane(fiche, null),
    date: au,
    blocks: [
      { kind: 'title', runs: runs(titre) },
      { kind: 'subtitle', runs: runs(convention.titreCourt) },
      ...section('1. Identité et durée', [
        p(convention.titre),
        {
          kind: 'table',
          caption: '',
          header: lines(['Point', 'Date', 'Raison']),
          widths: [18, 22, 60],
          rows: [
            [runs('État', { bold: true }), runs(etat), runs('')],
            [runs('Prise d’effet', { bold: true }), runs(oui(effet.date)), runs(effet.cause)],
            [runs('Fin', { bold: true }), runs(oui(fin.date)), runs(fin.cause)],
          ],
        },
      ]),
      ...section('2. Parties et titulaires', [
        {
          kind: 'table',
          caption: '',
          header: lines(['Partie', 'Fonction', 'Titulaire']),
          widths: [22, 46, 32],
          rows: parties.flatMap((partie) =>
            partie.signataires.map(({ fonction, personne }) => [
              runs(upperFirst(nomCourant(partie))),
              runs(fonctionLongue(fonction).libelle),
              runs(estVacante(personne) ? 'Fonction vacante' : fullName(personne)),
            ]),
          ),
        },
      ]),
      ...section(
        '3. Avenants',
        avenants.length === 0
          ? [p('Aucun avenant n’est enregistré.')]
          : [
              {
                kind: 'table',
                caption: '',
                header: lines(['Avenant', 'Objet', 'État', 'Prise d’effet']),
                widths: [18, 46, 16, 20],
                rows: avenants.map((one) => [
                  runs(one.nom),
                  runs(one.objet),
                  runs(one.etat),
                  runs(one.effet === null ? '—' : formatDate(one.effet)),
                ]),
              },
            ],
      ),
      ...section(
        '4. Clauses que le registre applique',
        clauses.length === 0
          ? [p('Aucune clause n’est relevée.')]
          : [
              {
                kind: 'table',
                caption: '',
                header: lines(['Clause', 'Ce qu’elle dit', 'Passage']),
                widths: [20, 54, 26],
                rows: clauses.map(({ nom, sens, lieu }) => [
                  runs(upperFirst(nom)),
                  runs(sens),
                  runs(lieu ?? '—'),
                ]),
              },
            ],
      ),
      ...section(
        '5. Mises en demeure et fin de la convention',
        procedures.length === 0
          ? [p('Aucune procédure n’est enregistrée.')]
          : procedures.map(({ nom, etat: dit }): Block => ({
              kind: 'item',
              level: 1,
              marker: null,
              runs: runs(`${nom} : ${dit.charAt(0).toLocaleLowerCase('fr')}${dit.slice(1)}.`),
            })),
      ),
      ...(echeances.length === 0
        ? []
        : section(
            '6. Échéances à venir',
            echeances.map(({ date, libelle }): Block => ({
              kind: 'item',
              level: 1,
              marker: null,
              runs: runs(`${formatDate(date)} : ${libelle}.`),
            })),
          )),
      ...(aSavoir.length === 0
        ? []
        : section(
            `${echeances.length === 0 ? 6 : 7}. À savoir`,
            aSavoir.map((one): Block => ({ kind: 'item', level: 1, marker: null, runs: runs(one) })),
          )),
    ],
  };
}
