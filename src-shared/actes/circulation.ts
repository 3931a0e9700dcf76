/** The sheet that follows a packet from desk to desk: its originals, its signatories, and where each signature stands. */
import { formatShort } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { inLetters, s } from '#domain/french';
import type { Fiche } from '#domain/registre';
import { mentionInterne } from '#actes/fiche-envoi';
import { BLANC, filigrane } from '#actes/formules';
import { lines } from '#actes/lettre';
import type { Block, DocumentModel, Run } from '#actes/model';
import { runs, slug, typographie } from '#actes/typographie';

export type SignataireCirculation = {
  readonly id: string;
  /** « Préfète de région »; the delegate's own office where he signs. */
  readonly fonction: string;
  /** « Madame Prénom NOM »; null while nobody holds the office. */
  readonly nom: string | null;
  /** « l’État »: the party signed for. */
  readonly partie: string;
  /** Those of one rank sign in any order. */
  readonly rang: number;
};

export type CaseCirculation = {
  readonly original: number;
  readonly signataireId: string;
  /** « à signer », « signé », « refusé »… */
  readonly etat: string;
  readonly date: CivilDate | null;
};

export type CirculationInput = {
  readonly fiche: Fiche;
  /** The title of the act. */
  readonly titre: string;
  /** The day the packet left. */
  readonly ouvertLe: CivilDate;
  readonly originaux: number;
  readonly signataires: readonly SignataireCirculation[];
  readonly cases: readonly CaseCirculation[];
  /** Visas inside the house, before the first signature. */
  readonly visas: readonly {
    readonly role: string;
    readonly nom: string | null;
    readonly date: CivilDate | null;
  }[];
};

/** Originals a table may show side by side before it becomes unreadable. */
const PAR_TABLEAU = 6;

const champ = (label: string, valeur: string | null): readonly (readonly Run[])[] => [
  runs(label, { bold: true }),
  runs(valeur ?? BLANC),
];

const dit = (one: CaseCirculation | undefined): string =>
  one === undefined ? '' : one.date === null ? one.etat : `${one.etat}\n${formatShort(one.date)}`;

export function circulationModel({
  fiche,
  titre,
  ouvertLe,
  originaux,
  signataires,
  cases,
  visas,
}: CirculationInput): DocumentModel {
  const ordre = [...signataires].sort((a, b) => a.rang - b.rang);
  const numeros = Array.from({ length: originaux }, (_, index) => index + 1);
  const groupes = Array.from({ length: Math.ceil(originaux / PAR_TABLEAU) }, (_, index) =>
    numeros.slice(index * PAR_TABLEAU, (index + 1) * PAR_TABLEAU),
  );
  const tableau = (columns: readonly number[]): Block => ({
    kind: 'table',
    caption: 'Signatures, original par original',
    header: lines(['Rang', 'Signataire', ...columns.map((one) => `n° ${one}/${originaux}`)]),
    widths: [8, 32, ...columns.map(() => 60 / columns.length)],
    rows: ordre.map(({ id, fonction, nom, partie, rang }) => [
      runs(String(rang)),
      runs([nom ?? 'fonction vacante', fonction, `pour ${partie}`].join('\n')),
      ...columns.map((numero) =>
        runs(dit(cases.find((one) => one.original === numero && one.signataireId === id))),
      ),
    ]),
  });
  return {
    title: typographie(`Fiche de circulation – ${titre}`),
    subject: typographie(`Circuit de signature : ${titre}`),
    fileName: slug(`fiche-circulation-${titre}`),
    header: typographie('Fiche de circulation'),
    footer: 'Document interne',
    watermark: filigrane(fiche, null),
    blocks: [
      ...(originaux > 4 ? [{ kind: 'section', orientation: 'landscape' } as const] : []),
      { kind: 'title', runs: runs('FICHE DE CIRCULATION') },
      { kind: 'subtitle', runs: runs(titre) },
      mentionInterne,
      {
        kind: 'table',
        caption: '',
        header: lines(['Renseignements', '']),
        widths: [34, 66],
        rows: [
          champ('Objet', titre),
          champ('Mis en circulation le', formatShort(ouvertLe)),
          // Who follows it is not recorded: written by hand.
          champ('Service', null),
          champ('Affaire suivie par', null),
          champ('Originaux', inLetters(originaux)),
          champ(
            'Signatures attendues',
            `${originaux * signataires.length} (${signataires.length} signataire${s(signataires.length)} par original)`,
          ),
          champ('À retourner avant le', null),
          champ('À retourner à', null),
        ],
      },
      ...(visas.length === 0
        ? []
        : [
            {
              kind: 'table',
              caption: 'Visas internes',
              header: lines(['Qualité', 'Nom', 'Date et visa']),
              widths: [36, 34, 30],
              rows: visas.map(({ role, nom, date }) => [
                runs(role),
                runs(nom ?? BLANC),
                runs(date === null ? '' : formatShort(date)),
              ]),
            } satisfies Block,
          ]),
      ...groupes.map(tableau),
    ],
  };
}
