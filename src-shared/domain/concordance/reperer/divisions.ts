import { acteNommeAvant, autreActe } from './actes';
import { EXTERNE, SUITE, UNITE, VOISIN, avantDe, lire } from './lecteur';
import type { DivisionVisee, Lecteur, Lu } from './lecteur';

const CODE = /(?:L\.?\s?O|L|R|D|A|C)\s?\.?\s?\*{0,2}\s?\d+(?:[-.]\d+)*(?:\s(?:bis|ter|quater)(?!\p{L}))?/uy;
const NUMERO =
  /(?:(\d+(?:[-.]\d+)*)(?:\s?(?:er|re)(?!\p{L}))?(\s(?:bis|ter|quater)(?!\p{L}))?(?![\p{L}\d°])|(premier|[IVXL]+(?:[-.]\d+)*)(?!\p{L}|\d))/uy;

/** « 6 », « 2 et 3 », « 2 à 5 », « L. 6111-3 à L. 6111-6 »; only one when the word was singular. */
function numeros(lecteur: Lecteur, debut: number, plusieurs: boolean): Lu<DivisionVisee> | null {
  const vises: DivisionVisee[] = [];
  let [at, fin, codes] = [debut, -1, false];
  let lien = '';
  for (;;) {
    const code = lire(CODE, lecteur, at);
    const numero = code === null ? lire(NUMERO, lecteur, at) : null;
    const read = code ?? numero;
    if (read === null) break;
    const end = at + read[0].length;
    if (fin >= 0 && lire(UNITE, lecteur, end) !== null) break;
    codes ||= code !== null;
    const dit =
      numero === null
        ? ''
        : `${numero[3] === 'premier' ? '1' : (numero[3] ?? numero[1] ?? '')}${numero[2] ?? ''}`;
    const last = vises.at(-1);
    if (codes) vises.push(EXTERNE);
    else if ((lien === 'à' || lien === 'au') && last?.sorte === 'article')
      vises[vises.length - 1] = { sorte: 'plage', de: last.numero, a: dit, douteux: false };
    else vises.push({ sorte: 'article', numero: dit, douteux: false });
    fin = end;
    const suite = lire(SUITE, lecteur, end);
    if (suite === null) break;
    const next = end + suite[0].length;
    if (!plusieurs && lire(CODE, lecteur, next) === null) break;
    lien = suite[2] ?? '';
    at = next;
  }
  return fin < 0 ? null : { vises, fin };
}

/** The articles named after the word « article », which ends at `fin`. */
export function articles(
  lecteur: Lecteur,
  debut: number,
  fin: number,
  mot: string,
): Lu<DivisionVisee> | null {
  const pluriel = /s\.?$/iu.test(mot);
  const before = avantDe(lecteur, debut);
  if (/(?:^|\P{L})(?:présents?)\s+$/iu.test(before)) return { vises: [{ sorte: 'present' }], fin };
  const espace = lire(/\s*(?:n°\s?)?/uy, lecteur, fin)?.[0].length ?? 0;
  const read = espace === 0 ? null : numeros(lecteur, fin + espace, pluriel || mot.endsWith('.'));
  if (read !== null) {
    const ailleurs = autreActe(lecteur, read.fin) || acteNommeAvant(lecteur, debut);
    const annexe = ailleurs ? null : dansAnnexe(lecteur, read.fin);
    if (annexe !== null) return annexe;
    return ailleurs ? { vises: read.vises.map(() => EXTERNE), fin: read.fin } : read;
  }
  const voisin = lire(VOISIN, lecteur, fin);
  const avant = /(?:^|\P{L})(?:(précédents?)|(suivants?))\s+$/iu.exec(before);
  const pas = voisin?.[1] !== undefined || avant?.[1] !== undefined ? -1 : 1;
  if (voisin === null && avant === null) return null;
  return {
    vises: [{ sorte: pluriel ? 'voisins' : 'voisin', pas }],
    fin: fin + (voisin?.[0].length ?? 0),
  };
}

/** « l'article 2 de l'annexe 1 »: the annex is what the convention has; its own articles are not divisions. */
function dansAnnexe(lecteur: Lecteur, fin: number): Lu<DivisionVisee> | null {
  const read = lire(/\s+(?:de\s+l'|des\s+|de\s+la\s+(présente)\s+)(annexes?)(?!\p{L})/iuy, lecteur, fin);
  if (read === null) return null;
  const end = fin + read[0].length;
  if (read[1] !== undefined) return { vises: [{ sorte: 'present' }], fin: end };
  return annexes(lecteur, end, read[2] ?? '');
}

const LETTRE = /\s+(?:n°\s?)?(\d{1,3}|[IVX]+|[A-Z])(?![\p{L}\d-])/uy;

/** The annexes named after the word « annexe »: « 1 », « 1 et 2 »; « l'annexe » alone. */
export function annexes(lecteur: Lecteur, fin: number, mot: string): Lu<DivisionVisee> {
  const vises: DivisionVisee[] = [];
  let end = fin;
  const pluriel = /s$/iu.test(mot);
  for (let read = lire(LETTRE, lecteur, end); read !== null;) {
    vises.push({ sorte: 'annexe', numero: read[1] ?? '' });
    end += read[0].length;
    const suite = pluriel ? lire(/\s*(?:,|et|ou|à)(?=\s)/uy, lecteur, end) : null;
    read = suite === null ? null : lire(LETTRE, lecteur, end + suite[0].length);
    if (read !== null && suite !== null) end += suite[0].length;
  }
  if (autreActe(lecteur, end)) return { vises: [EXTERNE], fin: end };
  if (vises.length > 0) return { vises, fin: end };
  return { vises: [pluriel ? { sorte: 'annexes' } : { sorte: 'annexe', numero: null }], fin: end };
}
