import { inLetters } from '../../french';
import { rangOrdinal } from '../../texte/nommer';
import { FENETRE, SUITE, UNITE, VOISIN, lire } from './lecteur';
import type { AlineaVise, Lecteur, Lu } from './lecteur';

const RANG_APRES =
  /\s*[,(]?\s*(?:en\s+son\s+|à\s+son\s+|le\s+)?(?:(alin[ée]as?|al\.)|((?:premier|second|dernier|avant-dernier|\p{L}+ième|\d{1,2}(?:er|e|è|ème)))\s+alin[ée]a(?!\p{L}))/iuy;

/** « article 6, alinéa 2 », « article 6, deuxième alinéa ». */
export function alineaApres(lecteur: Lecteur, fin: number): Lu<AlineaVise> | null {
  const read = lire(RANG_APRES, lecteur, fin);
  if (read === null) return null;
  const end = fin + read[0].length;
  if (read[1] !== undefined) return rangs(lecteur, end, /s$/iu.test(read[1]));
  const vise = ordre(read[2] ?? '');
  return vise === null ? null : { vises: [vise], fin: end };
}

const ORDINAL =
  '(?:premi(?:er|ère)|second|dernier|avant-dernier|deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|onzième|douzième|treizième|quatorzième|quinzième|seizième|dix-(?:sept|huit|neuv)ième|vingtième|\\d{1,2}(?:er|e|è|ème|ième))';
const NOMBRES = Array.from({ length: 9 }, (_, index) => inLetters(index + 2));
const NOMBRE = `(?:${NOMBRES.join('|')}|\\d{1,2})`;
const ORDINAUX_AVANT = new RegExp(
  `(?<![\\p{L}\\p{N}-])(${ORDINAL}(?:(?:\\s*,\\s*|\\s+(?:et|ou|à|au)\\s+)(?:le\\s+|au\\s+|du\\s+)?${ORDINAL}){0,6})\\s+$`,
  'iu',
);
const PREMIERS_AVANT = new RegExp(`(?<![\\p{L}\\p{N}])(${NOMBRE})\\s+(premiers|derniers)\\s+$`, 'iu');
const COMBIEN_AVANT = new RegExp(`(?<![\\p{L}\\p{N}])(${NOMBRE})\\s+$`, 'iu');

const combien = (mot: string): number =>
  NOMBRES.includes(mot.toLowerCase()) ? NOMBRES.indexOf(mot.toLowerCase()) + 2 : Number(mot);

function ordre(mot: string): AlineaVise | null {
  if (/^dernier$/iu.test(mot)) return { sorte: 'dernier', rang: 1 };
  if (/^avant-dernier$/iu.test(mot)) return { sorte: 'dernier', rang: 2 };
  const rang = rangOrdinal(mot.replace(/ième$/iu, (end) => (/^\d/u.test(mot) ? 'e' : end)));
  return rang === null ? null : { sorte: 'rang', rang };
}

/** « premier, deuxième et quatrième », « premier à troisième ». */
function ordres(suite: string): readonly AlineaVise[] {
  const out: AlineaVise[] = [];
  let lien = '';
  for (const [mot] of suite.matchAll(/avant-dernier|dix-\p{L}+|[\p{L}\p{N}]+/giu)) {
    const vise = ordre(mot);
    if (vise === null) {
      if (lien === '' || /^(?:à|et|ou)$/iu.test(mot)) lien = mot.toLowerCase();
      continue;
    }
    const last = out.at(-1);
    if ((lien === 'à' || lien === 'au') && last?.sorte === 'rang' && vise.sorte === 'rang')
      out[out.length - 1] = { sorte: 'plage', de: last.rang, a: vise.rang };
    else out.push(vise);
    lien = '';
  }
  return out;
}

const RANG = /(?:(\d{1,3})(?:er|re)?|(premier))(?![\p{L}\d°-])/iuy;

/** « 2 », « 2 et 3 », « 2 à 4 » after the word « alinéa ». */
function rangs(lecteur: Lecteur, debut: number, plusieurs: boolean): Lu<AlineaVise> | null {
  const espace = lire(/\s+/uy, lecteur, debut)?.[0].length ?? 0;
  const vises: AlineaVise[] = [];
  let [at, fin, lien] = [debut + espace, -1, ''];
  while (espace > 0) {
    const read = lire(RANG, lecteur, at);
    if (read === null) break;
    const end = at + read[0].length;
    if (lire(UNITE, lecteur, end) !== null) break;
    const rang = read[2] === undefined ? Number(read[1]) : 1;
    const last = vises.at(-1);
    if ((lien === 'à' || lien === 'au') && last?.sorte === 'rang')
      vises[vises.length - 1] = { sorte: 'plage', de: last.rang, a: rang };
    else vises.push({ sorte: 'rang', rang });
    fin = end;
    const suite = plusieurs ? lire(SUITE, lecteur, end) : null;
    if (suite === null) break;
    lien = suite[2] ?? '';
    at = end + suite[0].length;
  }
  return fin < 0 ? null : { vises, fin };
}

/** What an alinéa is said to be, before and after the word; `debut` moves back over what stands before it. */
export function rangAlinea(
  lecteur: Lecteur,
  debut: number,
  fin: number,
  floor: number,
): (Lu<AlineaVise> & { readonly debut: number }) | null {
  const before = lecteur.texte.slice(Math.max(floor, debut - FENETRE), debut);
  const from = (found: RegExpExecArray): number => debut - before.length + found.index;
  const voisin = lire(VOISIN, lecteur, fin);
  const sens = voisin?.[1] !== undefined ? -1 : 1;
  const premiers = PREMIERS_AVANT.exec(before);
  if (premiers !== null) {
    const n = combien(premiers[1] ?? '');
    const vises: readonly AlineaVise[] = /^premiers$/iu.test(premiers[2] ?? '')
      ? [{ sorte: 'plage', de: 1, a: n }]
      : Array.from({ length: n }, (_, rang) => ({ sorte: 'dernier', rang: n - rang }) as const);
    return { vises, debut: from(premiers), fin };
  }
  const ordinaux = ORDINAUX_AVANT.exec(before);
  if (ordinaux !== null) return { vises: ordres(ordinaux[1] ?? ''), debut: from(ordinaux), fin };
  const pluriel = /s$/iu.test(lecteur.texte.slice(debut, fin));
  if (voisin !== null) {
    const end = fin + voisin[0].length;
    const nombre = pluriel ? COMBIEN_AVANT.exec(before) : null;
    if (nombre !== null) {
      const n = combien(nombre[1] ?? '');
      const vises = Array.from({ length: n }, (_, rang): AlineaVise => ({
        sorte: 'voisin',
        pas: sens < 0 ? rang - n : rang + 1,
      }));
      return { vises, debut: from(nombre), fin: end };
    }
    return {
      vises: [pluriel ? { sorte: 'voisins', pas: sens } : { sorte: 'voisin', pas: sens }],
      debut,
      fin: end,
    };
  }
  const adjectif = /(?<!\p{L})(?:(présent)|(précédent)|(suivant))\s+$/iu.exec(before);
  if (adjectif !== null) {
    const vise: AlineaVise =
      adjectif[1] !== undefined
        ? { sorte: 'present' }
        : { sorte: 'voisin', pas: adjectif[2] !== undefined ? -1 : 1 };
    return { vises: [vise], debut: from(adjectif), fin };
  }
  const nombres = rangs(lecteur, fin, pluriel || lecteur.texte.slice(debut, fin).endsWith('.'));
  return nombres === null ? null : { ...nombres, debut };
}
