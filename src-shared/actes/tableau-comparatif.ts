/** The text as it stands and as it would be, side by side, where it changes. */
import type { CivilDate } from '#domain/civil-date';
import { upperFirst } from '#domain/french';
import type { Convention } from '#domain/fiches/convention';
import type { AlineaCompare, Comparaison, DivisionComparee } from '#domain/redline/redline';
import type { Passage } from '#domain/redline/mots';
import type { Fiche } from '#domain/registre';
import { passagesToRuns, titreCompare } from '#actes/comparaison';
import { MENTION_ORIGINAUX } from '#actes/consolidation';
import { filigrane, nomConvention } from '#actes/formules';
import { p } from '#actes/lettre';
import type { Block, DocumentModel, Run } from '#actes/model';
import { runs, slug, typographie } from '#actes/typographie';

export type TableauComparatifInput = {
  readonly fiche: Fiche;
  readonly convention: Convention;
  /** Made with `imprimer`, as the redline is. */
  readonly comparaison: Comparaison;
  /** The heads of the two columns: « le texte au 12 juillet 2023 », « le projet d’avenant ». */
  readonly de: string;
  readonly a: string;
  readonly jour: CivilDate;
  readonly projet: boolean;
};

type Ligne = readonly [readonly Run[], readonly Run[]];

const INCHANGE = '[…]';

/** One column of a passage compared: its words on that side, those that come or go in bold. */
function cote(passages: readonly Passage[], garde: 'ins' | 'del', jour: CivilDate): readonly Run[] {
  return passages
    .filter(({ revision }) => revision === null || revision.sorte === garde)
    .flatMap((passage) =>
      passagesToRuns([{ ...passage, revision: null }], jour, { bold: passage.revision !== null }),
    );
}

const change = (passages: readonly Passage[]): boolean => passages.some(({ revision }) => revision !== null);

const ligneDe = (passages: readonly Passage[], jour: CivilDate): Ligne => {
  const [avant, apres] = [cote(passages, 'del', jour), cote(passages, 'ins', jour)];
  return [
    avant.length === 0 ? runs('(néant)', { italic: true }) : avant,
    apres.length === 0 ? runs('(supprimé)', { italic: true }) : apres,
  ];
};

const marque = ({ marque: one, niveau, runs: passages }: AlineaCompare): readonly Passage[] => {
  if (niveau === 0 || one === null) return passages;
  const [first] = passages;
  const whole = passages.every(({ revision }) => revision?.sorte === first?.revision?.sorte);
  return [
    {
      texte: typographie(`${one === '-' ? '–' : one} `),
      gras: false,
      exposant: false,
      revision: whole ? (first?.revision ?? null) : null,
    },
    { texte: ' ', gras: false, exposant: false, revision: whole ? (first?.revision ?? null) : null },
    ...passages,
  ];
};

const titreLigne = (passages: readonly Passage[], jour: CivilDate): Ligne => {
  const bold = (runsOf: readonly Run[]): readonly Run[] =>
    runsOf.map((run) => (run.kind === 'text' ? { ...run, bold: true } : run));
  const [avant, apres] = ligneDe(passages, jour);
  return [bold(avant), bold(apres)];
};

/** The alinéas of a part that change, each stretch of others cut short; empty when none does. */
function lignesDe(parts: readonly (readonly Passage[])[], jour: CivilDate): readonly Ligne[] {
  const lignes: Ligne[] = [];
  let coupe = false;
  for (const passages of parts) {
    if (change(passages)) {
      lignes.push(ligneDe(passages, jour));
      coupe = false;
    } else if (!coupe) {
      lignes.push([runs(INCHANGE), runs(INCHANGE)]);
      coupe = true;
    }
  }
  return parts.some(change) ? lignes : [];
}

function lignesDivision(division: DivisionComparee, jour: CivilDate): readonly Ligne[] {
  const titre = titreCompare(division);
  const lignes = lignesDe(division.alineas.map(marque), jour);
  return lignes.length === 0 && !change(titre) ? [] : [titreLigne(titre, jour), ...lignes];
}

const sousTitre = (texte: string): Ligne => [runs(texte, { bold: true }), runs(texte, { bold: true })];

export function tableauComparatifModel({
  fiche,
  convention,
  comparaison,
  de,
  a,
  jour,
  projet,
}: TableauComparatifInput): DocumentModel {
  const parties = lignesDe(
    comparaison.parties.map((one) => one.runs),
    jour,
  );
  const liminaires = lignesDe(
    comparaison.liminaires.map((one) => one.runs),
    jour,
  );
  const lignes = [
    ...(parties.length === 0 ? [] : [sousTitre('Parties'), ...parties]),
    ...(liminaires.length === 0 ? [] : [sousTitre('Visas et considérants'), ...liminaires]),
    ...comparaison.divisions.flatMap((one) => lignesDivision(one, jour)),
  ];
  const titre = `Tableau comparatif de la ${nomConvention(convention)}`;
  return {
    title: typographie(titre),
    subject: typographie(`Entre ${de} et ${a}`),
    fileName: slug(`tableau-comparatif-${de}-${a}-${convention.titreCourt}`.replace(/-le /gu, '-')),
    header: typographie(`Tableau comparatif – ${convention.titreCourt}`),
    footer: typographie(MENTION_ORIGINAUX),
    watermark: filigrane(fiche, projet ? 'PROJET' : null),
    date: jour,
    blocks: [
      { kind: 'section', orientation: 'landscape' },
      { kind: 'title', runs: runs(titre) },
      { kind: 'paragraph', runs: runs(MENTION_ORIGINAUX, { bold: true }), align: 'center' },
      ...(lignes.length === 0
        ? [p(`Le texte est le même entre ${de} et ${a}.`)]
        : [
            p(
              `Seules les parties du texte qui changent sont reproduites ; « ${INCHANGE} » tient lieu des alinéas inchangés. Les mots supprimés, à gauche, et ajoutés, à droite, sont en gras.`,
            ),
            {
              kind: 'table',
              caption: '',
              header: [typographie(upperFirst(de)), typographie(upperFirst(a))],
              widths: [50, 50],
              rows: lignes,
            } satisfies Block,
          ]),
    ],
  };
}
