import { foldLetters } from '../french';
import { defaut } from '../texte/defauts';
import type { Defaut } from '../texte/defauts';
import { memeImpression } from '../texte/mots';
import { ancetresDe } from '../texte/chemins';
import { LIEU_CONVENTION, cheminDe, laDivision, lieuDe, ordinal, numeroEcrit } from '../texte/nommer';
import type { AlineaEnVigueur, DivisionEnVigueur, TexteEnVigueur } from '../texte/en-vigueur';
import { DEDUIT, DEVINE, LEGER } from './citation';
import type { Doute } from './citation';
import { numeroDit } from './corps';

/** A place a sentence names: a division, or one of its alinéas. */
export type Vise = {
  readonly division: DivisionEnVigueur;
  readonly alinea: AlineaEnVigueur | null;
  /** « dans tout l'article 6 ». */
  readonly tout: boolean;
  readonly doutes: readonly Doute[];
};

/** What a passage says of a place: the place, why the text has it not, or null when it names none. */
export type LectureLieu =
  | { readonly vise: Vise; readonly defaut: null }
  | { readonly vise: null; readonly defaut: Defaut }
  | null;

/** « premier », « deuxieme »… as a folded sentence has them. */
const RANGS = new Map<string, number>(
  Array.from({ length: 20 }, (_, index) => [foldLetters(ordinal(index + 1)), index + 1]),
);

/** An ordinal, in folded words. */
export const ORDINAL = `(?:${[...RANGS.keys(), 'second', 'avant-dernier', 'dernier'].join('|')}|\\d{1,3} ?(?:er|e|eme|ieme|nd|°)?)`;

/** The rank a folded ordinal says; null for « dernier ». */
export const rangDit = (mot: string): number | null => {
  const rang = mot === 'second' ? 2 : (RANGS.get(mot) ?? Number(/^\d+/u.exec(mot)?.[0] ?? 0));
  return rang === 0 ? null : rang;
};

/** An item of a list, by its mark or by its rank among those of its list: « 2° », « b) », « deuxième tiret ». */
const ITEM = `(?:(?:\\d{1,2}|[a-h])(?: ?°)?(?! ?tiret)|${ORDINAL} tiret)`;

/** An alinéa without its article: by ordinal, by number, alone, by its mark. */
const ALINEAS = [
  `(?<ordinal>${ORDINAL}) (?<nom>alinea|al\\.|paragraphe|tiret)`,
  `(?:alinea|al\\.?|paragraphe) (?:n° ?)?(?<numeral>\\d{1,3}|premier)(?:er|e)?`,
  `(?<seul>alinea unique|unique alinea|seul alinea|alinea)`,
  `(?<=(?:le|au|du) )(?<item>${ITEM}(?: du ${ITEM}){0,3})`,
] as const;

/** « l'article 6 « DURÉE » » */
const TITRE_CITE = '(?:(?: intitule)? ⟦(?<nomme>\\d+)⟧)?';

/** A number as conventions bear them: « 6 », « 4-1 », « 2.1.2 », « 4 bis », « VI-1 », « II ». */
export const NUMERO =
  '(?:premier|1er|\\d+(?:[.-]\\d+)*(?: (?:bis|ter|quater|quinquies|sexies))?|[ivxlc]+(?:[.-]\\d+)*)(?![a-z0-9])';
/** Where numbers start again, the one that holds it: « l'article 1er du titre II ». */
const DANS = `(?: (?:du|de la) (?<motDans>titre|chapitre|livre|partie|section) (?<dans>${NUMERO}))?`;

const DIVISIONS = [
  `(?:article|art\\.?|point|clause) ?(?:n° ?)?(?<article>${NUMERO})${DANS}${TITRE_CITE}`,
  `(?<mot>titre|chapitre|livre|partie|section) (?:n° ?)?(?<numero>${NUMERO})${DANS}${TITRE_CITE}`,
  `(?<preambule>preambule)`,
  `(?:section|partie|rubrique)(?: (?:intitulee|denommee|dite|relative aux?))? ⟦(?<section>\\d+)⟧`,
  `annexe(?: (?:n° ?)?(?<annexe>[a-z0-9]+(?:-\\d+)*))?`,
  `(?:section|partie|rubrique)(?: (?:intitulee|denommee|dite|relative aux?|des|sur les))? (?<nue>[^⟦⟧]+)`,
] as const;

const DETERMINANT =
  "(?:l'|le |la |de l'|du |de la |de |a l'|a la |au |dans l'|dans le |dans la |au sein de l'|au sein du |au sein de la )?";
const LIEN = "(?:de l'|du |de la |de |a l'|dans l'|au |dans le |dans la )";
const TOUT =
  "(?:(?:dans |sur )?(?:tout l'|tout le |toute la |l'ensemble de l'|l'ensemble du |l'ensemble de la |l'integralite de l'))";
const CONVENTION =
  '(?: de la (?:presente |dite |susdite )?convention(?: (?:signee le|conclue le|du) \\d{1,2}(?:er)? [a-z]+ \\d{4})?' +
  '(?: (?:susvisee|initiale|precitee|susmentionnee|en vigueur|modifiee))?)?';

const exact = (source: string): RegExp => new RegExp(`^${source}$`, 'u');

const MOTIFS: readonly { readonly motif: RegExp; readonly tout: boolean }[] = DIVISIONS.flatMap(
  (division) => [
    { motif: exact(`${TOUT}${division}${CONVENTION}`), tout: true },
    { motif: exact(`${DETERMINANT}${division}${CONVENTION}`), tout: false },
    ...ALINEAS.flatMap((alinea) => [
      { motif: exact(`${DETERMINANT}${alinea} ${LIEN}${division}${CONVENTION}`), tout: false },
      { motif: exact(`${DETERMINANT}${division}${CONVENTION} ${DETERMINANT}${alinea}`), tout: false },
    ]),
  ],
);

const sansGroupe = (sources: readonly string[]): string =>
  sources
    .join('|')
    .replaceAll(TITRE_CITE, '')
    .replaceAll(/\?<\w+>/gu, '?:');

/** A place that a sentence may name anywhere: « à l'article 6 », « au deuxième alinéa de l'article 6 ». */
const FLOTTANT = new RegExp(
  `(?<= )(?:${[
    `(?:dans )?${TOUT}`,
    "(?:figurant |mentionnee?s? |inscrite?s? )?(?:a l'|au |a la |dans l'|dans le |dans la |au sein de l'|au sein du |au sein de la )",
  ].join(
    '|',
  )})(?:(?:${sansGroupe(ALINEAS.slice(0, 2))}) ${LIEN})?(?:${sansGroupe(DIVISIONS.slice(0, 5))})${CONVENTION}(?= |$)`,
  'gu',
);

const QUELQUE_PART = new RegExp(
  `(?<= |')(?:(?:(?:le|au|du) ${ITEM}(?: du ${ITEM}){0,3}|${sansGroupe(ALINEAS.slice(0, 2))}) ${LIEN})?` +
    `(?:${sansGroupe(DIVISIONS.slice(0, 5))})(?= |$)`,
  'gu',
);

/** Every place a sentence names, wherever it does: what can be told of one that is not understood. */
export const lieuxNommes = (tete: string): readonly string[] =>
  [...` ${tete}`.matchAll(QUELQUE_PART)].map(([lieu]) => lieu);

/** The same sentence with the one place it names put first; null when it names none, or several. */
export function lieuDevant(tete: string): string | null {
  const [found, other] = [...tete.matchAll(FLOTTANT)];
  if (found === undefined || other !== undefined) return null;
  const end = found.index + found[0].length;
  const place = found[0].replace(/^(?:figurant|mentionnee?s?|inscrite?s?) /u, '');
  return `${place} ${tete.slice(0, found.index).trim()}${tete.slice(end)}`;
}

/** The whole convention, named as a place. */
export const TOUTE_LA_CONVENTION =
  /^(?:dans (?:l'ensemble de |toute |tout le texte de )?|a )?la (?:presente )?convention$|^dans le texte$/u;

/** Reads the name of a place, in folded words; `citations` has the headings quoted in it. */
export function lireLieu(
  nom: string,
  citations: readonly (readonly string[])[],
  reference: TexteEnVigueur,
): LectureLieu {
  let failed: LectureLieu = null;
  for (const { motif, tout } of MOTIFS) {
    const groups = motif.exec(nom)?.groups;
    if (groups === undefined) continue;
    const found = trouverDivision(groups, citations, reference);
    if (found === null) continue;
    if ('code' in found) {
      failed ??= { vise: null, defaut: found };
      continue;
    }
    const alinea = trouverAlinea(groups, found.division, reference);
    if (alinea === null) continue;
    if ('code' in alinea) {
      failed ??= { vise: null, defaut: alinea };
      continue;
    }
    return {
      vise: {
        division: found.division,
        alinea: alinea.alinea,
        tout,
        doutes: [...found.doutes, ...alinea.doutes],
      },
      defaut: null,
    };
  }
  return failed;
}

type Groupes = Readonly<Record<string, string | undefined>>;
type DivisionTrouvee = { readonly division: DivisionEnVigueur; readonly doutes: readonly Doute[] };

const inconnue = (nom: string): Defaut => defaut('DIVISION_INCONNUE', { nom }, LIEU_CONVENTION);

function trouverDivision(
  { article, mot, numero: deDivision, dans, motDans, nomme, preambule, section, annexe, nue }: Groupes,
  citations: readonly (readonly string[])[],
  reference: TexteEnVigueur,
): DivisionTrouvee | Defaut | null {
  const { divisions } = reference;
  const one = (division: DivisionEnVigueur | undefined, nom: string): DivisionTrouvee | Defaut =>
    division === undefined ? inconnue(nom) : { division, doutes: [] };
  const said = article ?? deDivision;
  if (said !== undefined) {
    const numero = numeroDit(said);
    const nom = `${mot ?? 'article'} ${numeroEcrit(/^[ivxlc]/u.test(numero) ? numero.toUpperCase() : numero)}`;
    const holds = (each: DivisionEnVigueur): boolean =>
      dans === undefined ||
      ancetresDe(divisions, each.id).some(
        (parent) => estNumero(parent, numeroDit(dans)) && commencePar(parent, motDans),
      );
    const all = divisions.filter(
      (each) =>
        (mot === undefined
          ? each.nature === 'article'
          : each.nature !== 'annexe' && commencePar(each, mot)) &&
        estNumero(each, numero) &&
        holds(each),
    );
    // « l'article 6 « DURÉE » »: words in guillemets that are not its title are something else.
    const titre = nomme === undefined ? null : lettres((citations[Number(nomme)] ?? []).join(' '));
    const found =
      titre === null ? all : all.filter(({ intitule }) => ` ${lettres(intitule)} `.includes(` ${titre} `));
    if (titre !== null && all.length > 0 && (titre === '' || found.length === 0)) return null;
    const [only, other] = found;
    if (only !== undefined && other !== undefined)
      return defaut(
        'DIVISION_AMBIGUE',
        { nom, choix: found.map((each) => cheminDe(reference, each)) },
        lieuDe(reference, only.id),
      );
    return one(only, nom);
  }
  if (preambule !== undefined)
    return one(
      divisions.find(({ nature }) => nature === 'preambule'),
      'préambule',
    );
  if (section !== undefined) {
    const titre = (citations[Number(section)] ?? []).join(' ');
    return trouverSection(divisions, titre) ?? inconnue(`section intitulée « ${titre} »`);
  }
  // Words without guillemets name a section only when it has that very heading.
  if (nue !== undefined) return trouverSection(divisions, nue);
  const annexes = divisions.filter(({ nature }) => nature === 'annexe');
  if (annexe !== undefined)
    return one(
      annexes.find(({ numero }) => numero !== null && foldLetters(numero) === annexe),
      `annexe ${annexe.toUpperCase()}`,
    );
  const [only, other] = annexes;
  if (only === undefined) return inconnue('annexe');
  if (only.numero === null) return { division: only, doutes: [] };
  return {
    division: only,
    doutes: [
      { poids: other === undefined ? DEDUIT : DEVINE, dit: `« L’annexe » est lu comme ${laDivision(only)}.` },
    ],
  };
}

const estNumero = ({ numero }: DivisionEnVigueur, dit: string): boolean =>
  numero !== null && foldLetters(numero) === dit;

/** Whether a heading begins with that word: « TITRE II – MOYENS ». */
const commencePar = ({ intitule }: DivisionEnVigueur, mot: string | undefined): boolean =>
  mot !== undefined && new RegExp(`^${mot}\\b`, 'u').test(foldLetters(intitule));

const lettres = (texte: string): string =>
  foldLetters(texte)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function trouverSection(divisions: readonly DivisionEnVigueur[], titre: string): DivisionTrouvee | null {
  const sections = divisions.filter(({ nature }) => nature === 'section');
  const same = sections.filter(({ intitule }) => memeImpression(intitule, titre));
  const near =
    same.length > 0 ? same : sections.filter(({ intitule }) => lettres(intitule) === lettres(titre));
  const alive = near.filter(({ abrogee }) => abrogee === null);
  const division = alive[0] ?? near[0];
  if (division === undefined) return null;
  const doutes: Doute[] = [];
  if (same.length === 0)
    doutes.push({ poids: LEGER, dit: `La section est reconnue à « ${division.intitule} ».` });
  if (near.length > 1) doutes.push({ poids: DEVINE, dit: 'Plusieurs sections portent cet intitulé.' });
  return { division, doutes };
}

type AlineaTrouve = { readonly alinea: AlineaEnVigueur | null; readonly doutes: readonly Doute[] };

function trouverAlinea(
  { ordinal: rank, nom, numeral, seul, item }: Groupes,
  division: DivisionEnVigueur,
  reference: TexteEnVigueur,
): AlineaTrouve | Defaut | null {
  const { alineas } = division;
  const missing = (): Defaut =>
    division.abrogee === null
      ? defaut(
          'ALINEA_INCONNU',
          { nom: laDivision(division), compte: alineas.length },
          lieuDe(reference, division.id),
        )
      : defaut(
          'DIVISION_ABROGEE',
          { nom: laDivision(division), par: 'un avenant' },
          lieuDe(reference, division.id),
        );
  const at = (
    list: readonly AlineaEnVigueur[],
    index: number,
    doutes: readonly Doute[],
  ): AlineaTrouve | Defaut => {
    const alinea = list[index];
    return alinea === undefined ? missing() : { alinea, doutes };
  };
  if (rank !== undefined) return parOrdinal(rank, nom ?? 'alinea', division, at);
  if (numeral !== undefined) return at(alineas, numeral === 'premier' ? 0 : Number(numeral) - 1, []);
  if (seul !== undefined) {
    if (alineas.length === 0) return missing();
    const only: Doute = { poids: LEGER, dit: `« L’alinéa » est le seul ${deLa(division)}.` };
    return alineas.length === 1 ? at(alineas, 0, [only]) : null;
  }
  if (item !== undefined) {
    const chemin = item.split(' du ').reverse();
    let list = alineas;
    let marked: readonly AlineaEnVigueur[] = [];
    for (const [profondeur, dit] of chemin.entries()) {
      marked = parMarque(list, dit, profondeur === 0);
      const [only, other] = marked;
      if (only === undefined)
        return defaut(
          'ELEMENT_INCONNU',
          { element: dit, nom: laDivision(division) },
          lieuDe(reference, division.id),
        );
      if (other !== undefined && profondeur < chemin.length - 1) return null;
      list = sousAlineas(alineas, only);
    }
    return at(marked, 0, [
      {
        poids: marked.length === 1 ? DEDUIT : DEVINE,
        dit: `L’alinéa visé est celui qui porte la marque « ${marked[0]?.marque ?? item} ».`,
      },
    ]);
  }
  return { alinea: null, doutes: [] };
}

/** The items of a list that bear a mark, or that stand at a rank; inside another item, of its own list only. */
function parMarque(
  list: readonly AlineaEnVigueur[],
  dit: string,
  partout: boolean,
): readonly AlineaEnVigueur[] {
  const own = partout ? list : list.filter(({ niveau }) => niveau === list[0]?.niveau);
  const tiret = / ?tiret$/u.exec(dit);
  if (tiret === null) {
    const signe = dit.replace(/ ?°$/u, '');
    return own.filter(
      ({ marque }) => marque?.replace(/(?<![).°])[).°]+$/u, '') === signe && marque !== signe,
    );
  }
  const tirets = own.filter(({ marque }) => marque === '-');
  const mot = dit.slice(0, tiret.index);
  const rang = mot === 'dernier' ? tirets.length : mot === 'avant-dernier' ? tirets.length - 1 : rangDit(mot);
  return tirets.slice((rang ?? 0) - 1, rang ?? 0);
}

/** What the list under an item holds. */
function sousAlineas(alineas: readonly AlineaEnVigueur[], item: AlineaEnVigueur): readonly AlineaEnVigueur[] {
  const from = alineas.indexOf(item) + 1;
  const end = alineas.findIndex(({ niveau }, rang) => rang >= from && niveau <= item.niveau);
  return alineas.slice(from, end < 0 ? undefined : end);
}

const deLa = (division: DivisionEnVigueur): string => `de ${laDivision(division)}`.replace('de le ', 'du ');

function parOrdinal(
  rank: string,
  nom: string,
  division: DivisionEnVigueur,
  at: (list: readonly AlineaEnVigueur[], index: number, doutes: readonly Doute[]) => AlineaTrouve | Defaut,
): AlineaTrouve | Defaut {
  const all = division.alineas;
  const list = nom === 'tiret' ? all.filter(({ marque }) => marque === '-') : all;
  const doutes: Doute[] = [];
  const nested = all.some(({ niveau }) => niveau > 0);
  if (nom === 'paragraphe')
    doutes.push({ poids: nested ? DEVINE : LEGER, dit: '« Paragraphe » est lu comme « alinéa ».' });
  if (nom === 'tiret')
    doutes.push({
      poids: new Set(list.map(({ niveau }) => niveau)).size > 1 ? DEVINE : DEDUIT,
      dit: 'Les tirets sont comptés depuis le début de l’article.',
    });
  if (rank === 'dernier' || rank === 'avant-dernier') {
    const index = list.length - (rank === 'dernier' ? 1 : 2);
    const place = all.findIndex(({ id }) => id === list[index]?.id) + 1;
    return at(list, index, [
      ...doutes,
      { poids: LEGER, dit: `Le ${rank} alinéa est aujourd’hui le ${ordinal(place)}.` },
    ]);
  }
  if (rank === 'second') {
    const open: readonly Doute[] =
      list.length > 2
        ? [{ poids: LEGER, dit: '« Second » est lu comme « deuxième », bien que d’autres le suivent.' }]
        : [];
    return at(list, 1, [...doutes, ...open]);
  }
  return at(list, (rangDit(rank) ?? 0) - 1, doutes);
}
