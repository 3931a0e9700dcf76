import { memeImpression } from '../texte/mots';
import { NUMERO_PORTE } from '../texte/numeros';
import type { DivisionEnVigueur, TexteEnVigueur } from '../texte/en-vigueur';
import {
  DEDUIT,
  DEVINE,
  LEGER,
  ecrireAlineas,
  lireAlineas,
  lireRetraits,
  memesAlineas,
  normaliserAlinea,
  uneLigne,
} from './citation';
import type { Doute, Retraits } from './citation';
import type { NouvelAlinea } from '../texte/operations';

/*
 * A whole division inside guillemets: its heading when the sentence does not give it, then its alinéas. Written and
 * read at one place, so that what one omits the other puts back.
 */

type Nature = DivisionEnVigueur['nature'];

/** A heading that opens a quotation: the number it bears, and whether it can be taken for nothing else. */
type Entete = { readonly numero: string | null; readonly sur: boolean };

const LONGUEUR_TITRE = 160;
const SANS_POINT = /[^.;:,]$/u;

const NUMEROS = {
  article: new RegExp(
    `^(?:[Aa]rticle|ARTICLE|[Aa]rt\\.?|ART\\.?)\\s*(?:[Nn]°\\s*)?([Pp]remier|PREMIER|1er|1ER|${NUMERO_PORTE})(?![\\p{L}\\p{N}])\\s*(.*)$`,
    'u',
  ),
  annexe: /^(annexe)\s*(?:n°\s*)?(.*)$/iu,
} as const;

/** The number of an article as a sentence says it: « 1er » and « premier » are 1. */
export const numeroDit = (numero: string): string => (/^(?:1er|premier)$/iu.test(numero) ? '1' : numero);

/** The number a line bears as the heading of an article; null when it is none. */
export const lireEnteteArticle = (ligne: string): string | null =>
  entete(uneLigne(ligne), 'article')?.numero ?? null;

/** Reads a line as the heading of an article or of an annex; null when it is not one. */
function entete(ligne: string, nature: 'article' | 'annexe'): Entete | null {
  const match = NUMEROS[nature].exec(ligne);
  if (match === null || ligne.length > LONGUEUR_TITRE) return null;
  const after = match[2] ?? '';
  if (nature === 'article') {
    const shape = titre(after);
    return shape === null ? null : { numero: numeroDit(match[1] ?? ''), sur: shape };
  }
  const numbered = /^(\d+(?:-\d+)*|[IVX]+|[A-Z])(?![\p{L}\p{N}])\s*(.*)$/u.exec(after);
  const shape = titre(numbered?.[2] ?? after);
  return shape === null ? null : { numero: numbered?.[1] ?? null, sur: shape };
}

/** What follows the number: true for a sure title, false for a likely one, null for prose. */
function titre(after: string): boolean | null {
  if (after === '' || /^[:.–—-]\s*$/u.test(after)) return true;
  if (/^[:.–—-]/u.test(after)) return SANS_POINT.test(after);
  if (!SANS_POINT.test(after)) return null;
  return after === after.toUpperCase() ? true : /^\p{Lu}/u.test(after) && after.length <= 80 ? false : null;
}

/** A line that can be the heading of a section: short, without a mark of list nor a final stop. */
const enteteSection = (ligne: string): boolean =>
  ligne.length <= LONGUEUR_TITRE && /^[\p{Lu}\d«]/u.test(ligne) && /[^.;:,!?]$/u.test(ligne);

const TOUT_EN_CAPITALES = /^[^\p{Ll}]*\p{Lu}[^\p{Ll}]*$/u;

/** Whether a heading bears the number of its division; a division without a number asks for none. */
export function porteNumero(intitule: string, nature: Nature, numero: string | null): boolean {
  if ((nature !== 'article' && nature !== 'annexe') || numero === null || numero === '') return true;
  return entete(uneLigne(intitule), nature)?.numero === numero;
}

/**
 * « ANNEXE 2 – », before the heading of an annex that does not bear its number: every annex is cited by it. Empty for
 * the others, and for the only annex of a text, which needs none.
 */
export function numeroAnnonce({
  nature,
  numero,
  intitule,
}: {
  readonly nature: Nature | 'preambule';
  readonly numero: string | null;
  readonly intitule: string;
}): string {
  if (nature !== 'annexe' || numero === null || porteNumero(intitule, 'annexe', numero)) return '';
  if (intitule.trim() === '') return `Annexe ${numero}`;
  return `${TOUT_EN_CAPITALES.test(intitule) ? 'ANNEXE' : 'Annexe'} ${numero} – `;
}

/** The heading of a division as it is shown and printed, an annex with its number. */
export const titreDe = (division: Parameters<typeof numeroAnnonce>[0]): string =>
  `${numeroAnnonce(division)}${division.intitule}`;

/** « ARTICLE 4-1 : »: the number before a title, in the manner of the headings the text has already. */
export function numeroter(
  reference: TexteEnVigueur,
  nature: 'article' | 'annexe',
  numero: string,
  titreSeul: string | null,
): string {
  const model = reference.divisions
    .filter((one) => one.nature === nature && one.numero !== null)
    .map(({ intitule, numero: own }) => {
      const at = intitule.indexOf(own ?? '');
      const after = /^\s*[:.–—-]+\s*/u.exec(intitule.slice(at + (own ?? '').length));
      return at > 0 && after !== null ? [intitule.slice(0, at), after[0]] : null;
    })
    .find((one) => one !== null);
  const [before = `${nature.toUpperCase()} `, between = ' : '] = model ?? [];
  return titreSeul === null ? `${before}${numero}` : `${before}${numero}${between}${titreSeul}`;
}

/** The division whose words are quoted. `actuel`: its heading so far; null when it is new. */
export type Cadre = {
  readonly nature: Nature;
  readonly numero: string | null;
  readonly actuel: string | null;
};

/** What a sentence says of a division. */
export type CorpsEcrit = {
  readonly lignes: readonly string[];
  /** The heading the sentence itself must give; null when the quotation, or the text in force, has it. */
  readonly intitule: string | null;
  readonly retraits: Retraits | null;
};

/**
 * How a division's heading and alinéas are quoted: the plainest way that reads back without a doubt. Without alinéas
 * the sentence gives the heading alone.
 */
export function ecrireCorps(cadre: Cadre, intitule: string, nouveaux: readonly NouvelAlinea[]): CorpsEcrit {
  const heading = uneLigne(intitule);
  const alineas = nouveaux.map(normaliserAlinea);
  if (alineas.length === 0) return { lignes: [], intitule: heading, retraits: null };
  const { lignes, retraits } = ecrireAlineas(alineas, { lieu: 'division' });
  const named: CorpsEcrit = { lignes, intitule: heading, retraits };
  const bare: CorpsEcrit = { lignes, intitule: null, retraits };
  const kept = heading === cadre.actuel;
  const numbered = cadre.nature === 'article' || cadre.nature === 'annexe';
  const ways: readonly CorpsEcrit[] = [
    ...(numbered || cadre.actuel === null ? [{ ...bare, lignes: [heading, ...lignes] }] : []),
    ...(kept ? [bare, { ...bare, retraits: alineas }] : []),
  ];
  // A table is not read back from its lines.
  const tables = alineas.some(({ tableau }) => tableau === true);
  return ways.find((way) => tables || seRelit(way, cadre, heading, alineas)) ?? named;
}

function seRelit(
  { lignes, intitule, retraits }: CorpsEcrit,
  cadre: Cadre,
  heading: string,
  alineas: readonly NouvelAlinea[],
): boolean {
  const read = lireCorps(lignes, cadre, { intitule, retraits });
  return (
    read?.doutes.length === 0 &&
    read.intitule === heading &&
    memesAlineas(read.alineas, alineas) &&
    (cadre.actuel !== null || porteNumero(heading, cadre.nature, cadre.numero))
  );
}

type Tete = {
  readonly intitule: string;
  readonly reste: readonly string[];
  readonly doutes: readonly Doute[];
};

/** Parts the heading from the alinéas. */
function enTete(lignes: readonly string[], cadre: Cadre, compte: number | null): Tete | null {
  const { nature, numero, actuel } = cadre;
  const first = uneLigne(lignes[0] ?? '');
  const reste = lignes.slice(1);
  const counted = compte === null ? null : lignes.length === compte + 1;
  const sans = (doutes: readonly Doute[]): Tete | null =>
    actuel === null ? null : { intitule: actuel, reste: lignes, doutes };
  if (counted === false) return sans([]);
  if (nature === 'article' || nature === 'annexe') {
    const found = entete(first, nature);
    if (found === null) return sans(gardeSonIntitule(cadre));
    const doutes: Doute[] = [];
    if (numero !== null && found.numero !== null && found.numero !== numero)
      doutes.push({ poids: DEVINE, dit: `L’intitulé cité porte un autre numéro : ${found.numero}.` });
    else if (numero !== null && found.numero === null && actuel !== first)
      doutes.push({ poids: DEDUIT, dit: 'L’intitulé cité ne porte pas le numéro.' });
    const apart = found.sur ? null : surUneLigne(first);
    if (apart !== null)
      return {
        intitule: apart.intitule,
        reste: [apart.texte, ...reste],
        doutes: [
          ...doutes,
          {
            poids: DEVINE,
            dit: `L’intitulé et le texte, sur une même ligne, sont séparés : « ${apart.intitule} ».`,
          },
        ],
      };
    if (!found.sur && !/[^.;:,]$/u.test(first))
      doutes.push({ poids: DEVINE, dit: 'L’intitulé et le texte semblent cités sur une même ligne.' });
    else if (!found.sur) doutes.push({ poids: DEDUIT, dit: `« ${first} » est lu comme l’intitulé.` });
    return { intitule: first, reste, doutes };
  }
  if (actuel === null)
    return reste.length > 0 && (counted === true || enteteSection(first))
      ? { intitule: first, reste, doutes: [] }
      : null;
  if (memeImpression(first.toUpperCase(), actuel.toUpperCase()) && reste.length > 0)
    return { intitule: actuel, reste, doutes: [] };
  return sans(
    TOUT_EN_CAPITALES.test(first)
      ? [{ poids: DEVINE, dit: `« ${first} » est lu comme un alinéa, non comme un intitulé.` }]
      : [],
  );
}

/** « Article 5 : Coordination - Le comité suit la mise en œuvre. »: a short title, then a sentence. */
function surUneLigne(ligne: string): { readonly intitule: string; readonly texte: string } | null {
  const match = /^(.{3,90}?[^\s:–—-])\s+[-–—]\s+(\p{Lu}.*[.;:])$/u.exec(ligne);
  const [, intitule = '', texte = ''] = match ?? [];
  return match !== null && /\p{L}{3,}.*\p{L}{3,}/u.test(intitule) ? { intitule, texte } : null;
}

const gardeSonIntitule = ({ nature, numero, actuel }: Cadre): readonly Doute[] =>
  actuel !== null && numero !== null && porteNumero(actuel, nature, numero)
    ? [{ poids: LEGER, dit: 'La citation ne porte pas d’intitulé : celui en vigueur est conservé.' }]
    : [];

export type Corps = {
  readonly intitule: string;
  readonly alineas: readonly NouvelAlinea[];
  readonly doutes: readonly Doute[];
};

/**
 * The heading and alinéas that quoted lines give. `dit`: what the sentence says itself. Null when no heading can be
 * known, or when the lines do not bear the marks the sentence announces.
 */
export function lireCorps(
  lignes: readonly string[],
  cadre: Cadre,
  dit: { readonly intitule: string | null; readonly retraits: Retraits | null },
): Corps | null {
  const head =
    dit.intitule === null
      ? enTete(lignes, cadre, dit.retraits?.length ?? null)
      : { intitule: dit.intitule, reste: lignes, doutes: [] };
  if (head === null) return null;
  if (dit.retraits !== null) {
    const alineas = lireRetraits(head.reste, dit.retraits);
    return alineas === null ? null : { intitule: head.intitule, alineas, doutes: head.doutes };
  }
  const { alineas, doutes } = lireAlineas(head.reste, { lieu: 'division' });
  const vide: readonly Doute[] =
    alineas.length === 0
      ? [{ poids: DEVINE, dit: 'La citation ne porte qu’un intitulé, sans aucun alinéa.' }]
      : [];
  return { intitule: head.intitule, alineas, doutes: [...head.doutes, ...doutes, ...vide] };
}
