/** The redline of a convention between two of its states, every change with the act that made it. */
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { AlineaCompare, Comparaison, DivisionComparee, Impression } from '#domain/redline/redline';
import { compterChangements } from '#domain/redline/bilan';
import type { Passage, Revision as RevisionTexte } from '#domain/redline/mots';
import type { Convention } from '#domain/fiches/convention';
import { s } from '#domain/french';
import { numeroAnnonce } from '#domain/legistique/corps';
import type { Fiche } from '#domain/registre';
import { MENTION_ORIGINAUX, effetDit } from '#actes/consolidation';
import { blocAlinea, blocTableau } from '#actes/convention';
import { blocPartie, filigrane, lignesParties, nomConvention } from '#actes/formules';
import type { Block, DocumentModel, Revision, Run } from '#actes/model';
import { runs, slug, typographie } from '#actes/typographie';

/**
 * How an act prints, for `comparer`: the comparison then shows, accepted or rejected, exactly the lines of the
 * ordinary document, typography, bold passages and raised letters included.
 */
export const imprimer: Impression = {
  texte: (texte, gras) =>
    runs(texte, { gras }).map((run) =>
      run.kind === 'break'
        ? { texte: '\n' }
        : { texte: run.text, gras: run.bold === true, exposant: run.superscript === true },
    ),
  parties: (parties) => {
    // One list of lines for all the parties: they go in order, each opened by its word.
    let party = -1;
    let signataire = 0;
    return lignesParties(parties).map(({ nature, texte }) => {
      if (nature === 'mot') [party, signataire] = [party + 1, 0];
      const partie = parties[party];
      const id = nature === 'item' ? partie?.signataires[signataire++]?.id : partie?.id;
      return { id: id ?? '', nature, texte };
    });
  },
};

/** « le 12 juillet 2026 »: the end of a comparison that is a day. */
export const auJour = (jour: CivilDate): string => `le ${formatDate(jour)}`;

export type ComparaisonInput = {
  readonly fiche: Fiche;
  readonly convention: Convention;
  /** Made with `imprimer`: otherwise it prints as the record has it, without the typography of the acts. */
  readonly comparaison: Comparaison;
  /** The two ends, inside « entre … et … »: « le 12 juillet 2023 », « le projet d’avenant « Objet » ». */
  readonly de: string;
  readonly a: string;
  /** The day the comparison is made: it dates the changes of drafts, which have no day of their own. */
  readonly jour: CivilDate;
  /** An act without effect yet is among them: the mention goes on every page. */
  readonly projet?: boolean;
};

export function comparaisonModel({
  fiche,
  convention,
  comparaison,
  de,
  a,
  jour,
  projet = false,
}: ComparaisonInput): DocumentModel {
  const titre = `Comparaison de la ${nomConvention(convention)} entre ${de} et ${a}`;
  const { divisions } = comparaison;
  return {
    title: typographie(titre),
    subject: typographie(convention.titre),
    fileName: slug(`comparaison-${de}-${a}-${convention.titreCourt}`.replace(/-le /gu, '-')),
    header: typographie(`Comparaison – ${convention.titreCourt}`),
    footer: typographie(MENTION_ORIGINAUX),
    watermark: filigrane(fiche, projet ? 'PROJET' : null),
    date: jour,
    blocks: [
      { kind: 'title', runs: runs(titre) },
      { kind: 'paragraph', runs: runs(MENTION_ORIGINAUX, { bold: true }), align: 'center' },
      ...legende(comparaison, de, a, jour),
      ...comparaison.parties.map((ligne): Block => {
        const content = passagesToRuns(ligne.runs, jour, { bold: ligne.nature === 'mot' });
        const opensList = ligne.runs.at(-1)?.texte.endsWith(':') === true;
        return { ...blocPartie(ligne.nature, content, opensList), ...tracked(ligne.revision, jour) };
      }),
      ...liminairesBlocks(comparaison, jour),
      { kind: 'formula', runs: runs(convention.formule) },
      ...divisions.filter(({ nature }) => nature !== 'annexe').flatMap((one) => divisionBlocks(one, jour)),
      ...divisions.filter(({ nature }) => nature === 'annexe').flatMap((one) => divisionBlocks(one, jour)),
      // A paragraph of its own, never tracked: deleting the last paragraph of a file would leave it empty.
      {
        kind: 'paragraph',
        runs: runs('[Fin du texte comparé.]', { italic: true }),
        align: 'center',
        spaceBefore: true,
      },
    ],
  };
}

/** « 1 mot », « 2 mots ». */
const mots = (count: number): string => `${count} mot${s(count)}`;

/** Who changed what, and how to read it; a text without change says so. */
function legende(comparaison: Comparaison, de: string, a: string, jour: CivilDate): readonly Block[] {
  const { actes, motsAjoutes, motsSupprimes } = compterChangements(comparaison);
  if (motsAjoutes + motsSupprimes === 0 && !comparaison.divisions.some(({ etat }) => etat !== 'inchangee')) {
    const texte = `Le texte est le même entre ${de} et ${a}.`;
    return [{ kind: 'paragraph', runs: runs(texte) }];
  }
  return [
    {
      kind: 'paragraph',
      runs: runs(
        'Chaque mot ajouté ou supprimé porte l’acte qui l’a ajouté ou supprimé. Refuser toutes les modifications ' +
          `rend le premier texte (${de}) ; les accepter toutes rend le second (${a}). Actes comparés :`,
      ),
      keepWithNext: true,
    },
    ...actes.map(({ auteur, date, projet, ajoutes, supprimes }): Block => {
      const quand = quandDit(date, projet === true, jour);
      const faits =
        ajoutes + supprimes === 0
          ? 'aucun mot changé entre ces deux textes'
          : `${mots(ajoutes)} ajouté${s(ajoutes)}, ${mots(supprimes)} supprimé${s(supprimes)}`;
      return { kind: 'item', level: 1, marker: null, runs: runs(`${auteur}, ${quand} : ${faits}.`) };
    }),
  ];
}

/** « en vigueur le … »; a draft is in force on no day. */
function quandDit(date: CivilDate | null, projet: boolean, jour: CivilDate): string {
  if (date === null) return projet ? 'non signé, sans date d’effet' : 'sans date d’effet';
  return projet ? `non signé, qui prendrait effet le ${formatDate(date)}` : effetDit(date, jour);
}

/** The heading of a division compared; the number of an annex comes and goes with it. */
export function titreCompare({ nature, numero, intitule }: DivisionComparee): readonly Passage[] {
  const texte = intitule.map((one) => one.texte).join('');
  const annonce = numeroAnnonce({ nature, numero, intitule: texte });
  const [first] = intitule;
  if (annonce === '') return intitule;
  const whole = intitule.every(({ revision }) => revision?.sorte === first?.revision?.sorte);
  return [
    {
      // Set on its own, it would lose the space that joins it to the heading.
      texte: `${typographie(annonce.trimEnd())}${annonce.endsWith(' ') ? ' ' : ''}`,
      gras: false,
      exposant: false,
      revision: whole ? (first?.revision ?? null) : null,
    },
    ...intitule,
  ];
}

/** Those present, under their word, then the visas and the considérants. */
function liminairesBlocks({ liminaires }: Comparaison, jour: CivilDate): readonly Block[] {
  const presents = liminaires.filter(({ liste }) => liste === 'presence');
  const [first] = presents;
  const seule = presents.every(
    ({ revision }) => revision !== null && revision.sorte === first?.revision?.sorte,
  );
  const titre = vetirTitre('En présence de :', seule ? (first?.revision ?? null) : null);
  return [
    ...(first === undefined
      ? []
      : [
          {
            kind: 'paragraph',
            runs: passagesToRuns(titre, jour),
            keepWithNext: true,
            ...tracked(seule ? first.revision : null, jour),
          } as const,
        ]),
    ...liminaires.map(({ liste, runs: passages, revision }): Block => {
      const content = { runs: passagesToRuns(passages, jour), ...tracked(revision, jour) };
      return liste === 'presence'
        ? { kind: 'item', level: 1, marker: null, ...content }
        : { kind: 'visa', ...content };
    }),
  ];
}

const vetirTitre = (texte: string, revision: RevisionTexte | null): readonly Passage[] => [
  { texte: typographie(texte), gras: false, exposant: false, revision },
];

function divisionBlocks(division: DivisionComparee, jour: CivilDate): readonly Block[] {
  const { nature, alineas, revision } = division;
  return [
    ...(nature === 'annexe' ? [{ kind: 'pageBreak', ...tracked(revision, jour) } as const] : []),
    {
      kind: 'heading',
      level: 1,
      runs: passagesToRuns(titreCompare(division), jour),
      ...tracked(revision, jour),
    },
    ...alineas.map((alinea, index): Block => ({
      ...(alinea.tableau
        ? tableauCompare(alinea, jour)
        : blocAlinea(alinea, passagesToRuns(alinea.runs, jour), suivant(alineas, index))),
      ...tracked(alinea.revision, jour),
    })),
  ];
}

/** A table with what came and went in each of its cells. */
function tableauCompare(
  { runs: passages }: AlineaCompare,
  jour: CivilDate,
): Extract<Block, { kind: 'table' }> {
  const rows: Passage[][][] = [[[]]];
  for (const passage of passages)
    for (const texte of passage.texte.split(/([\t\n])/u))
      if (texte === '\n') rows.push([[]]);
      else if (texte === '\t') rows.at(-1)?.push([]);
      else
        rows
          .at(-1)
          ?.at(-1)
          ?.push({ ...passage, texte });
  const dit = (cell: readonly Passage[]): string => cell.map(({ texte }) => texte).join('');
  const bloc = blocTableau(rows.map((row) => row.map(dit).join('\t')).join('\n'));
  const [head = [], ...others] = rows.map((row) => row.map((cell) => passagesToRuns(cell, jour)));
  return { ...bloc, head, rows: others };
}

/** The alinéa that follows this one once the changes are accepted, or the next one of a list on its way out. */
const suivant = (alineas: readonly AlineaCompare[], index: number): AlineaCompare | undefined =>
  alineas.slice(index + 1).find(({ revision }) => revision?.sorte !== 'del') ?? alineas[index + 1];

const tracked = (revision: RevisionTexte | null, jour: CivilDate): { readonly revision?: Revision } =>
  revision === null
    ? {}
    : {
        revision: {
          kind: revision.sorte,
          author: typographie(revision.auteur),
          date: revision.date ?? jour,
        },
      };

/** Compared passages as the runs of a document; `jour` dates the changes that have no day. */
export function passagesToRuns(
  passages: readonly Passage[],
  jour: CivilDate,
  dress: { readonly bold?: boolean } = {},
): readonly Run[] {
  return passages.flatMap(({ texte, gras, exposant, revision }) =>
    texte
      .split(/(\n)/u)
      .filter((piece) => piece !== '')
      .map((piece): Run => {
        if (piece === '\n') return { kind: 'break', ...tracked(revision, jour) };
        return {
          kind: 'text',
          text: piece,
          ...(gras || dress.bold === true ? { bold: true } : {}),
          ...(exposant ? { superscript: true } : {}),
          ...tracked(revision, jour),
        };
      }),
  );
}
