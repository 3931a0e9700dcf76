/**
 * The articles of an avenant as they are printed: what was drafted freely, the sentences that change the convention,
 * gathered by what they change, then what every avenant must say and this one does not.
 */
import type { ArticleAvenant, Avenant } from '#domain/avenant/avenant';
import type { Modification } from '#domain/avenant/operations';
import { formatDate } from '#domain/civil-date';
import { deDivision, nomDivision } from '#domain/consolidation/nommer';
import { findDivision } from '#domain/consolidation/texte';
import type { TexteEnVigueur } from '#domain/consolidation/texte';
import { lowerFirst, numeroArticle } from '#actes/typographie';

/** One line of an article; `cite`: it is a line of the convention's new text. */
export type LigneArticle = { readonly texte: string; readonly cite: boolean };
export type ArticleImprime = { readonly titre: string; readonly lignes: readonly LigneArticle[] };

const NUMEROTE = /^article\s+(?:1\s*er|premier|\d+)(?![\p{L}\p{N}])/iu;
const INCHANGEES = /autres\s+(?:stipulations|dispositions|clauses|articles)[\s\S]*inchang/iu;
const EFFET_TITRE = /entrée en vigueur|prise d['’]effet|date d['’]effet/iu;
const EFFET_TEXTE = /présent avenant (?:prend|prendra|entre|entrera)(?: en vigueur| effet)/iu;
const OBJET_TITRE = /(?<!\p{L})objet(?!\p{L})/iu;

const dit = ({ titre, alineas }: ArticleAvenant, pattern: RegExp): boolean =>
  pattern.test([titre, ...alineas].join('\n'));

function articleEffet({ priseEffet }: Avenant): string {
  return priseEffet.nature === 'signature'
    ? 'Le présent avenant prend effet à compter de sa date de signature.'
    : `Le présent avenant prend effet le ${formatDate(priseEffet.date)}, ou à la date de la dernière signature si celle-ci est postérieure.`;
}

/** « Modification de l'article 6 », « Insertion d'un article 4-1 »: the heading of what an operation changes. */
function titreDe(modification: Modification, texte: TexteEnVigueur): string {
  const named = (id: string, verb: string): string => {
    const division = findDivision(texte, id);
    return division === undefined ? verb : `${verb} ${deDivision(division)}`;
  };
  switch (modification.nature) {
    case 'remplacer_mots':
    case 'inserer_mots':
      return named(modification.cible.divisionId, 'Modification');
    case 'rediger_alinea':
    case 'rediger_division':
    case 'intituler':
    case 'inserer_alineas':
    case 'supprimer_alinea':
      return named(modification.divisionId, 'Modification');
    case 'inserer_division':
      return modification.sorte === 'section'
        ? 'Insertion d’une section'
        : `Insertion d’un ${nomDivision({ ...modification, nature: 'article' })}`;
    case 'abroger':
      return named(modification.divisionId, 'Abrogation');
    case 'retablir':
      return named(modification.divisionId, 'Rétablissement');
    case 'ajouter_annexe':
      return `Ajout d’une ${nomDivision({ ...modification, nature: 'annexe' })}`;
    case 'nommer_partie':
    case 'designer_signataire':
      return 'Désignation des parties';
    case 'proroger':
      return 'Durée de la convention';
  }
}

/** One article a target: sentences that follow one another on the same target stand in the same article. */
function articlesDesOperations({ operations }: Avenant, texte: TexteEnVigueur): readonly ArticleImprime[] {
  const articles: { titre: string; lignes: LigneArticle[] }[] = [];
  for (const { modification, phrase } of operations) {
    const titre = titreDe(modification, texte);
    const lignes = phrase.map((line, rang) => ({ texte: line, cite: rang > 0 }));
    const last = articles.at(-1);
    if (last?.titre === titre) last.lignes.push(...lignes);
    else articles.push({ titre, lignes });
  }
  return articles;
}

const libre = ({ titre, alineas }: ArticleAvenant): ArticleImprime => ({
  titre,
  lignes: alineas.map((texte) => ({ texte, cite: false })),
});

/**
 * Every article, numbered. A contract has « stipulations » (a law has « dispositions »). `texte`: the text before the
 * avenant, for the names of what it changes.
 */
export function articlesComplets(avenant: Avenant, texte: TexteEnVigueur): readonly ArticleImprime[] {
  const drafted = avenant.articles;
  const operations = articlesDesOperations(avenant, texte);
  const [first, ...others] = drafted;
  const opens = first !== undefined && OBJET_TITRE.test(first.titre) ? [libre(first)] : [];
  const rest = (opens.length === 0 ? drafted : others).map(libre);
  const objet: readonly ArticleImprime[] =
    opens.length > 0 || operations.length === 0
      ? opens
      : [
          {
            titre: 'Objet',
            lignes: [
              {
                texte: `Le présent avenant a pour objet : ${lowerFirst(avenant.objet).replace(/\.$/u, '')}.`,
                cite: false,
              },
            ],
          },
        ];
  const added: ArticleImprime[] = [];
  if (!drafted.some((one) => dit(one, INCHANGEES))) {
    added.push({
      titre: 'Stipulations inchangées',
      lignes: [{ texte: 'Les autres stipulations de la convention demeurent inchangées.', cite: false }],
    });
  }
  if (!drafted.some((one) => EFFET_TITRE.test(one.titre) || dit(one, EFFET_TEXTE)))
    added.push({ titre: 'Entrée en vigueur', lignes: [{ texte: articleEffet(avenant), cite: false }] });
  const all = [...objet, ...operations, ...rest, ...added];
  // With operations the ranks a drafter typed no longer hold: the printed order alone numbers.
  const renumber = operations.length > 0;
  return all.map((one, index) =>
    NUMEROTE.test(one.titre) && !renumber
      ? one
      : { ...one, titre: `Article ${numeroArticle(index + 1)} – ${sansNumero(one.titre)}` },
  );
}

const sansNumero = (titre: string): string =>
  titre.replace(/^article\s+(?:1\s*er|premier|\d+)\s*[–—:-]?\s*/iu, '') || titre;
