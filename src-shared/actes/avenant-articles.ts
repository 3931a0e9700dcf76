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
import {
  aDivision,
  deDivision,
  estFeminine,
  laDivision,
  motDeTitre,
  nomDivision,
  nommee,
} from '#domain/texte/nommer';
import type { Nommable } from '#domain/texte/nommer';
import { findDivision } from '#domain/texte/en-vigueur';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import { asRead, lowerFirst, upperFirst } from '#domain/french';
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

/** Operations on one target, and where it stands in the text: the parties, what precedes the articles, the divisions. */
type Groupe = {
  readonly titre: string;
  readonly place: readonly [number, number];
  readonly division: Nommable | null;
  readonly phrases: (readonly LigneArticle[])[];
};

/** Before every division. */
const PARTIES: readonly [number, number] = [-2, 0];
const LIMINAIRES: readonly [number, number] = [-1, 0];

/**
 * One article a target, in the order of the text. What an operation brings in stands where it is brought, after what it
 * follows; operations on one target keep their order, each written on what those before it made.
 */
function articlesDesOperations({ operations }: Avenant, texte: TexteEnVigueur): readonly ArticleImprime[] {
  const groupes = new Map<string, Groupe>();
  const nouvelles = new Map<string, Nommable>();
  const places = new Map<string, readonly [number, number]>(
    texte.divisions.map(({ id }, rang) => [id, [rang, 0]]),
  );
  for (const [rang, { id, modification, phrase }] of operations.entries()) {
    const titre = titreDe(modification, texte, nouvelles);
    const apportee = apporte(modification);
    const visee = divisionVisee(modification);
    let place = placeDe(modification, visee, places);
    if (apportee !== null) {
      place = [place[0], rang + 1];
      nouvelles.set(idDivisionApportee(id), apportee);
      places.set(idDivisionApportee(id), place);
    }
    const found = visee === null ? undefined : findDivision(texte, visee);
    const division =
      apportee !== null || visee === null
        ? null
        : found === undefined
          ? (nouvelles.get(visee) ?? null)
          : nommee(texte.divisions, found);
    const cle = apportee === null ? `${place.join('-')} ${titre}` : id;
    const groupe = groupes.get(cle) ?? { titre, place, division, phrases: [] };
    groupe.phrases.push(lignesDe(modification, phrase));
    groupes.set(cle, groupe);
  }
  return [...groupes.values()]
    .sort(({ place: [a, c] }, { place: [b, d] }) => a - b || c - d)
    .map(({ titre, division, phrases }) => ({
      titre,
      lignes: phrases.length > 1 && division !== null ? enListe(division, phrases) : phrases.flat(),
    }));
}

function placeDe(
  modification: Modification,
  visee: string | null,
  places: ReadonlyMap<string, readonly [number, number]>,
): readonly [number, number] {
  if (modification.nature === 'ajouter_annexe') return [Number.MAX_SAFE_INTEGER, 0];
  if (modification.nature === 'inserer_division') return places.get(modification.apres) ?? [0, 0];
  if (visee !== null) return places.get(visee) ?? [Number.MAX_SAFE_INTEGER, 0];
  return /liminaire/u.test(modification.nature) ? LIMINAIRES : PARTIES;
}

/** « L'article 4 est ainsi modifié : 1° … ; 2° … »: the place is said once. */
function enListe(division: Nommable, phrases: readonly (readonly LigneArticle[])[]): readonly LigneArticle[] {
  const e = estFeminine(division) ? 'e' : '';
  return [
    { texte: `${upperFirst(laDivision(division))} est ainsi modifié${e} :`, cite: false },
    ...phrases.flatMap((lignes, rang) => {
      const [first, ...rest] = lignes;
      if (first === undefined) return [];
      const item = [{ ...first, texte: `${rang + 1}° ${sansLieu(first.texte, division)}` }, ...rest];
      const fin = rang === phrases.length - 1 ? '.' : ' ;';
      return item.map((ligne, index) =>
        index < item.length - 1 || ligne.tableau === true
          ? ligne
          : { ...ligne, texte: `${ligne.texte.replace(/[\s\u00A0]*[.;]$/u, '')}${fin}` },
      );
    }),
  ];
}

/** A sentence under a head that names its place: « Au premier alinéa de l'article 4, … » loses its article. */
function sansLieu(phrase: string, division: Nommable): string {
  const at = phrase.search(/[«“]/u);
  const tete = at < 0 ? phrase : phrase.slice(0, at);
  const suite = at < 0 ? '' : phrase.slice(at);
  // Folding gives one character for one.
  const lu = asRead(tete).toLowerCase();
  const [la, de] = [laDivision(division), deDivision(division)].map((one) => asRead(one).toLowerCase());
  if (la === undefined || de === undefined) return phrase;
  if (lu.startsWith(`${la} est `))
    return `${estFeminine(division) ? 'Elle' : 'Il'}${tete.slice(la.length)}${suite}`;
  const en = [asRead(aDivision(division)).toLowerCase(), `dans ${la}`].find((one) =>
    lu.startsWith(`${one}, `),
  );
  if (en !== undefined) return `${upperFirst(tete.slice(en.length + 2))}${suite}`;
  const rang = lu.search(new RegExp(` ${de.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}(?=[ ,.;]|$)`, 'u'));
  return rang < 0 ? phrase : `${tete.slice(0, rang)}${tete.slice(rang + 1 + de.length)}${suite}`;
}

/** An item of a list as a sentence quotes it, its guillemet before its mark. */
const ITEM_CITE = /^(?<ouvre>[«“]\s?)?(?<marque>[-–—•]|\d{1,2}[.)°]|\p{Ll}\))\s+(?=\S)/u;

/**
 * Guillemets inside what a sentence quotes become “ ”; a sentence that has some of these already says what it means, and
 * is left as it is. `depouiller` reads them back.
 */
function guillemetsInterieurs(phrase: readonly string[]): readonly string[] {
  if (phrase.some((ligne) => /[“”]/u.test(ligne))) return phrase;
  let depth = 0;
  return phrase.map((ligne) =>
    ligne.replace(/«\s?|\s?»/gu, (signe) => {
      const ouvre = signe.startsWith('«');
      if (ouvre) depth += 1;
      const dedans = depth > 1;
      if (!ouvre) depth -= 1;
      return dedans ? (ouvre ? '“' : '”') : signe;
    }),
  );
}

/**
 * The lines of a sentence. What it quotes is laid out as the convention will be: each quoted alinéa at the level the
 * operation gives it, where lines and alinéas answer to one another; else as its mark says.
 */
function lignesDe(modification: Modification, brute: readonly string[]): readonly LigneArticle[] {
  const phrase = guillemetsInterieurs(brute);
  const written = 'alineas' in modification ? modification.alineas : [];
  const rangs = written.flatMap((alinea) => lignesCitees(alinea).map((_, rangee) => ({ alinea, rangee })));
  // One line may stand before them: the heading of the division.
  const avant = phrase.length - rangs.length;
  const repond = avant === 1 || avant === 2;
  const [premiere = ''] = phrase.slice(1);
  const ouvre = /^[«“]\s?/u.exec(premiere)?.[0] ?? '';
  return phrase.flatMap((ecrite, rang): readonly LigneArticle[] => {
    if (rang === 0) return [{ texte: ecrite, cite: false }];
    // Opened again at each alinéa, so that nobody doubts where the convention's own words stop.
    const texte = rang === 1 || ouvre === '' ? ecrite : `${ouvre}${ecrite}`;
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
