import { asRead } from '../french';
import { diffArrays } from 'diff';
import type { Cible, Modification } from '../texte/operations';
import { appliquer } from './appliquer';
import { positionsDe } from '../texte/mots';
import { texteAlinea } from '../texte/en-vigueur';
import type { AlineaEnVigueur, TexteEnVigueur } from '../texte/en-vigueur';

/*
 * The words an avenant changes in an alinéa, as a drafter cites them: whole words, no more than it takes to find them
 * once. What is written here is tried with `appliquer` itself, and kept only when it gives the very text wanted.
 */

type ChangementDeMots = Extract<Modification, { nature: 'remplacer_mots' | 'inserer_mots' }>;

/** Two texts further apart than this share so little that the alinéa is better written anew. */
const MAX_ECARTS = 400;
/** More words cited on one side than this, and the sentence is harder to read than the alinéa. */
const MAX_CONTEXTE = 12;
const MAX_OPERATIONS = 5;
/** Changes this close to each other are cited together. */
const VOISINAGE = 2;

/** A word or a sign; `cle` has the space before it, so that equal keys one after the other are equal texts. */
type Jeton = { readonly cle: string; readonly debut: number; readonly fin: number };

const jetons = (text: string): readonly Jeton[] =>
  [...asRead(text).matchAll(/(?<!\s)(\s*)([\p{L}\p{N}\p{M}]+|\S)/gu)].map((match) => ({
    cle: match[0],
    debut: match.index + (match[1] ?? '').length,
    fin: match.index + match[0].length,
  }));

/** The tokens `a0` to `a1` of one text give way to `b0` to `b1` of the other; either may be none. */
type Ecart = { readonly a0: number; readonly a1: number; readonly b0: number; readonly b1: number };

function ecarts(a: readonly Jeton[], b: readonly Jeton[], voisinage: number): readonly Ecart[] | null {
  const changes = diffArrays(
    a.map(({ cle }) => cle),
    b.map(({ cle }) => cle),
    { maxEditLength: MAX_ECARTS },
  );
  if (changes === undefined) return null;
  const out: Ecart[] = [];
  let [i, j] = [0, 0];
  for (const { added, removed, value } of changes) {
    const next = { a1: added ? i : i + value.length, b1: removed ? j : j + value.length };
    if (added || removed) {
      const last = out.at(-1);
      if (last !== undefined && i - last.a1 <= voisinage && j - last.b1 <= voisinage)
        out[out.length - 1] = { ...last, ...next };
      else out.push({ a0: i, b0: j, ...next });
    }
    [i, j] = [next.a1, next.b1];
  }
  return out;
}

const entre = (text: string, all: readonly Jeton[], from: number, to: number): string =>
  from >= to ? '' : text.slice(all[from]?.debut ?? 0, all[to - 1]?.fin ?? 0);

const MOT = /[\p{L}\p{N}]/u;

/** An alinéa alone, to try an operation on. */
const essai = (cible: Cible, texte: string, tableau: boolean): TexteEnVigueur => ({
  parties: [],
  partiesModifiees: [],
  divisions: [
    {
      id: cible.divisionId,
      nature: 'article',
      numero: null,
      intitule: '',
      niveau: 1,
      inseree: null,
      modifiee: [],
      abrogee: null,
      alineas: [
        {
          id: cible.alineaId ?? '',
          niveau: 0,
          marque: null,
          gras: [],
          tableau,
          segments: [{ texte, source: null }],
          actes: [],
        },
      ],
    },
  ],
  fin: null,
});

/** The alinéa once changed; null when the words are not found, or not once. */
function essayer(texte: string, modification: ChangementDeMots, tableau: boolean): string | null {
  const done = appliquer(essai(modification.cible, texte, tableau), modification, {
    avenantId: '',
    operationId: '',
  });
  const alinea = done.ok ? done.value.divisions[0]?.alineas[0] : undefined;
  return alinea === undefined ? null : texteAlinea(alinea);
}

/**
 * The operations on words that turn one alinéa into another, in the order they apply; null when it is better written
 * anew, or when words alone cannot say the change.
 */
export function mots(
  divisionId: string,
  avant: AlineaEnVigueur,
  apres: AlineaEnVigueur,
): readonly ChangementDeMots[] | null {
  const cible = { divisionId, alineaId: avant.id };
  const wanted = texteAlinea(apres);
  let current = texteAlinea(avant);
  const [a, b] = [jetons(current), jetons(wanted)];
  const all = ecarts(a, b, VOISINAGE);
  if (all === null || all.length === 0 || all.length > MAX_OPERATIONS) return null;
  const touched = all.reduce((sum, { a0, a1, b0, b1 }) => sum + Math.max(a1 - a0, b1 - b0), 0);
  const whole = partout(cible, [{ avant, apres }]);
  if (whole !== null) return [whole];
  if (touched * 2 > Math.max(a.length, b.length)) return null;
  const out: ChangementDeMots[] = [];
  while (asRead(current) !== asRead(wanted)) {
    const one =
      out.length === MAX_OPERATIONS ? null : premierChangement(cible, current, wanted, avant.tableau);
    if (one === null) return null;
    out.push(one.modification);
    current = one.texte;
  }
  return out;
}

/** The first change that turns `current` into `wanted`, and what it leaves of `current`. */
function premierChangement(
  cible: Cible,
  current: string,
  wanted: string,
  tableau: boolean,
): { readonly modification: ChangementDeMots; readonly texte: string } | null {
  const [a, b] = [jetons(current), jetons(wanted)];
  const all = ecarts(a, b, VOISINAGE);
  const first = all?.[0];
  if (first === undefined) return null;
  const { a0, a1, b0, b1 } = first;
  const droite = (all?.[1]?.a0 ?? a.length) - a1;
  const contextes = Array.from({ length: 2 * MAX_CONTEXTE + 1 }, (_, step) => ({
    gauche: Math.ceil(step / 2),
    droite: Math.floor(step / 2),
  }));
  const expected = (modification: ChangementDeMots): string | null => {
    const given = essayer(current, modification, tableau);
    if (given === null) return null;
    // The tokens before the change and after it are those of the text as it stood.
    const rest = [...a.slice(0, a0), ...b.slice(b0, b1), ...a.slice(a1)].map(({ cle }) => cle).join('');
    return asRead(given).trim() === rest.trim() ? given : null;
  };
  const tries: ChangementDeMots[] = [];
  if (a0 === a1 && MOT.test(entre(wanted, b, b0, b1)))
    for (let count = 1; count <= MAX_CONTEXTE; count++) {
      const ajout = { nature: 'inserer_mots', cible, mots: entre(wanted, b, b0, b1) } as const;
      if (count <= a0) tries.push({ ...ajout, position: 'apres', repere: entre(current, a, a0 - count, a0) });
      if (count <= droite)
        tries.push({ ...ajout, position: 'avant', repere: entre(current, a, a0, a0 + count) });
    }
  for (const { gauche: wantedLeft, droite: wantedRight } of contextes) {
    // At either end of what stays, the other side gives the words that are missing.
    const left = Math.min(a0, wantedLeft + Math.max(0, wantedRight - droite));
    const right = Math.min(droite, wantedRight + Math.max(0, wantedLeft - a0));
    tries.push({
      nature: 'remplacer_mots',
      cible,
      ancien: entre(current, a, a0 - left, a1 + right),
      nouveau: entre(wanted, b, b0 - left, b1 + right),
      partout: false,
    });
  }
  const sure = tries.flatMap((modification) => {
    const cited = modification.nature === 'remplacer_mots' ? modification.ancien : modification.repere;
    const [at, ...others] = MOT.test(cited) ? positionsDe(current, cited) : [];
    return at === undefined || others.length > 0 ? [] : [{ modification, nette: nette(current, cited, at) }];
  });
  for (const wanted of [true, false])
    for (const { modification, nette } of sure) {
      const texte = nette === wanted ? expected(modification) : null;
      if (texte !== null) return { modification, texte };
    }
  return null;
}

/** Words as a drafter cites them: not « en l » of « en l'accompagnant », nor « Rhône » alone, nor « , » at the head. */
function nette(texte: string, cited: string, at: number): boolean {
  const around = asRead(texte);
  const end = at + cited.length;
  return (
    cited.length >= 4 &&
    !/^[^\p{L}\p{N}(«]/u.test(cited) &&
    !/[(«']$/u.test(cited) &&
    !/[\p{L}\p{N}]-$/u.test(around.slice(Math.max(0, at - 3), at)) &&
    !/^['-][\p{L}\p{N}]/u.test(around.slice(end, end + 3))
  );
}

/**
 * One replacement « à chaque occurrence » that turns each alinéa into its counterpart; null when the changes are not
 * all the same, or not several. A `cible` without alinéa is tried alinéa by alinéa.
 */
export function partout(
  cible: Cible,
  couples: readonly { readonly avant: AlineaEnVigueur; readonly apres: AlineaEnVigueur }[],
): ChangementDeMots | null {
  let same: { readonly ancien: string; readonly nouveau: string } | null = null;
  let times = 0;
  for (const couple of couples) {
    const [current, wanted] = [texteAlinea(couple.avant), texteAlinea(couple.apres)];
    const [a, b] = [jetons(current), jetons(wanted)];
    for (const { a0, a1, b0, b1 } of ecarts(a, b, 0) ?? [{ a0: 0, a1: 0, b0: 0, b1: 0 }]) {
      const one = { ancien: entre(current, a, a0, a1), nouveau: entre(wanted, b, b0, b1) };
      if (!MOT.test(one.ancien)) return null;
      if (
        same !== null &&
        (asRead(same.ancien) !== asRead(one.ancien) || asRead(same.nouveau) !== asRead(one.nouveau))
      )
        return null;
      same ??= one;
      times += 1;
    }
  }
  if (same === null || times < 2) return null;
  const modification = { nature: 'remplacer_mots', cible, ...same, partout: true } as const;
  const { ancien } = same;
  const exact = couples.every(({ avant, apres }) => {
    // An alinéa that stays as it is must not have the words.
    if (positionsDe(texteAlinea(avant), ancien).length === 0)
      return asRead(texteAlinea(avant)) === asRead(texteAlinea(apres));
    const own = { ...modification, cible: { ...cible, alineaId: avant.id } };
    const given = essayer(texteAlinea(avant), own, avant.tableau);
    return given !== null && asRead(given) === asRead(texteAlinea(apres));
  });
  return exact ? modification : null;
}
