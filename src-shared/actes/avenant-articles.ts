import type { NiveauListe } from '#actes/model';
/**
 * The articles of an avenant as they are printed: what was drafted freely, the sentences that change the convention,
 * gathered by what they change, then what every avenant must say and this one does not.
 */
import type { ArticleAvenant, Avenant } from '#domain/fiches/avenant';
import type { Modification, NouvelAlinea } from '#domain/texte/operations';
import { lignesCitees } from '#domain/legistique/citation';
import { formatDate } from '#domain/civil-date';
import { idDivisionApportee } from '#domain/consolidation/appliquer';
import { divisionVisee } from '#domain/texte/cible';
import { NATURES } from '#domain/texte/natures';
import { deDivision, estFeminine, motDeTitre, nomDivision, nommee } from '#domain/texte/nommer';
import type { Nommable } from '#domain/texte/nommer';
import { findDivision } from '#domain/texte/en-vigueur';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import { lowerFirst } from '#domain/french';
import { numeroArticle, typographie } from '#actes/typographie';

/** One line of an article; `cite`: it is a line of the convention's new text; `liste`: as an item of a list there. */
export type LigneArticle = {
  readonly texte: string;
  readonly cite: boolean;
  readonly liste?: { readonly level: NiveauListe; readonly marker: string | null };
  /** A table of the convention's new text, its rows on lines, its cells between tabulations. */
  readonly tableau?: true;
};
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
function titreDe(
  modification: Modification,
  texte: TexteEnVigueur,
  nouvelles: ReadonlyMap<string, Nommable>,
): string {
  const { titre } = NATURES[modification.nature];
  const apportee = apporte(modification);
  if (apportee !== null)
    return apportee.nature === 'section' && motDeTitre(apportee) === null
      ? `${titre} d’une section`
      : `${titre} d’un${estFeminine(apportee) ? 'e' : ''} ${nomDivision(apportee)}`;
  const divisionId = divisionVisee(modification);
  if (divisionId === null || modification.nature === 'proroger') return titre;
  const found = findDivision(texte, divisionId);
  const division = found === undefined ? nouvelles.get(divisionId) : nommee(texte.divisions, found);
  return division === undefined ? titre : `${titre} ${deDivision(division)}`;
}

/** What an operation brings in, and the ones after it may change again. */
function apporte(modification: Modification): Nommable | null {
  if (modification.nature === 'ajouter_annexe') return { ...modification, nature: 'annexe' };
  return modification.nature === 'inserer_division' ? { ...modification, nature: modification.sorte } : null;
}

/** One article a target: sentences that follow one another on the same target stand in the same article. */
function articlesDesOperations({ operations }: Avenant, texte: TexteEnVigueur): readonly ArticleImprime[] {
  const articles: { titre: string; lignes: LigneArticle[] }[] = [];
  const nouvelles = new Map<string, Nommable>();
  for (const { id, modification, phrase } of operations) {
    const titre = titreDe(modification, texte, nouvelles);
    const apportee = apporte(modification);
    if (apportee !== null) nouvelles.set(idDivisionApportee(id), apportee);
    const lignes = lignesDe(modification, phrase);
    const last = articles.at(-1);
    if (last?.titre === titre) last.lignes.push(...lignes);
    else articles.push({ titre, lignes: [...lignes] });
  }
  return articles;
}

/** An item of a list as a sentence quotes it, its guillemet before its mark. */
const ITEM_CITE = /^(?<ouvre>[«“]\s?)?(?<marque>[-–—•]|\d{1,2}[.)°]|\p{Ll}\))\s+(?=\S)/u;

/**
 * The lines of a sentence. What it quotes is laid out as the convention will be: each quoted alinéa at the level the
 * operation gives it, where lines and alinéas answer to one another; else as its mark says.
 */
function lignesDe(modification: Modification, phrase: readonly string[]): readonly LigneArticle[] {
  const written = 'alineas' in modification ? modification.alineas : [];
  const rangs = written.flatMap((alinea) => lignesCitees(alinea).map((_, rangee) => ({ alinea, rangee })));
  // One line may stand before them: the heading of the division.
  const avant = phrase.length - rangs.length;
  const repond = avant === 1 || avant === 2;
  return phrase.flatMap((texte, rang): readonly LigneArticle[] => {
    if (rang === 0) return [{ texte, cite: false }];
    const place = repond ? rangs[rang - avant] : undefined;
    if (place?.alinea.tableau !== true) return [ligneCitee(texte, place?.alinea)];
    return place.rangee === 0 ? [tableauCite(place.alinea, phrase.slice(rang))] : [];
  });
}

function ligneCitee(texte: string, alinea: NouvelAlinea | undefined): LigneArticle {
  const found = ITEM_CITE.exec(texte);
  if (found?.groups === undefined || alinea?.niveau === 0) return { texte, cite: true };
  const { ouvre = '', marque = '' } = found.groups;
  const tiret = /^[-–—]$/u.test(marque);
  const marker = ouvre === '' ? (tiret ? null : marque) : typographie(`${ouvre}${tiret ? '–' : marque}`);
  return { texte: texte.slice(found[0].length), cite: true, liste: { level: alinea?.niveau ?? 1, marker } };
}

/** A table, with the guillemets that its first row opens and its last one closes. */
function tableauCite(alinea: NouvelAlinea, phrase: readonly string[]): LigneArticle {
  const lignes = lignesCitees(alinea);
  const ouvre = /^[«“]\s?/u.exec(phrase[0] ?? '')?.[0] ?? '';
  const ferme = /\s?[»”]$/u.exec(phrase[lignes.length - 1] ?? '')?.[0] ?? '';
  const [first = '', last = ''] = [lignes[0], lignes.at(-1)];
  const texte = `${first.startsWith(ouvre) ? '' : ouvre}${alinea.texte}${last.endsWith(ferme) ? '' : ferme}`;
  return { texte, cite: true, tableau: true };
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
