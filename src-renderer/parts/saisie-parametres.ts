import type { Champ, Membres } from '#registre/champs';
import { PARAMETRES } from '#registre/fiches/clauses';
import type { Parametres } from '#registre/fiches/clauses';
import { formatShort } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { manqueA } from '#domain/clauses/completer';
import { saisieClauses as text } from '../text/clauses';
import { dateIn } from './forms/read-date';

/* What a clause says, as a person types it: fields made from the description of the clauses. */

export type ChampsClause = Readonly<Record<string, string>>;

export const membresDe = (nature: Parametres['nature']): Membres => PARAMETRES[nature];

/** What a clause says, as a person types it, by the name of the field; a length is `nom.n` and `nom.unite`. */
export function champsDe(parametres: Parametres): ChampsClause {
  const values = parametres as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(membresDe(parametres.nature)).flatMap(([name, champ]) => ecrit(name, champ, values[name])),
  );
}

function ecrit(name: string, champ: Champ, value: unknown): readonly (readonly [string, string])[] {
  if (champ.genre === 'groupe') {
    const laps = value as { readonly n: number; readonly unite: string } | null | undefined;
    return [
      [`${name}.n`, laps === null || laps === undefined ? '' : String(laps.n)],
      [`${name}.unite`, laps?.unite ?? 'mois'],
    ];
  }
  if (value === null || value === undefined) return [[name, champ.genre === 'ouiNon' ? 'non' : '']];
  if (champ.genre === 'jour') return [[name, formatShort(value as CivilDate)]];
  if (champ.genre === 'ouiNon') return [[name, value === true ? 'oui' : 'non']];
  if (Array.isArray(value)) return [[name, value.join(' ; ')]];
  return [[name, typeof value === 'string' ? value : JSON.stringify(value)]];
}

/** The parameters typed, or the field that lacks something and why. */
export function lireParametres(
  nature: Parametres['nature'],
  champs: ChampsClause,
):
  | { readonly ok: true; readonly parametres: Parametres }
  | { readonly ok: false; readonly champ: string; readonly message: string } {
  const out: Record<string, unknown> = {};
  for (const [name, champ] of Object.entries(membresDe(nature))) {
    const read = lireChamp(name, champ, champs);
    if (read === undefined) return { ok: false, champ: name, message: text.champ(champ.mot ?? name) };
    if (champ.absent !== true || read.value !== false) out[name] = read.value;
  }
  const parametres = { nature, ...out } as unknown as Parametres;
  const manque = manqueA(parametres);
  const [first = ''] = Object.keys(membresDe(nature));
  return manque === null ? { ok: true, parametres } : { ok: false, champ: first, message: manque };
}

/** What is typed in one field; undefined where it cannot be read. */
function lireChamp(
  name: string,
  champ: Champ,
  champs: ChampsClause,
): { readonly value: unknown } | undefined {
  const typed = (champs[name] ?? '').trim();
  if (champ.genre === 'groupe') {
    const n = (champs[`${name}.n`] ?? '').trim();
    if (n === '') return champ.facultatif === true ? { value: null } : undefined;
    return /^[1-9]\d{0,3}$/u.test(n)
      ? { value: { n: Number(n), unite: champs[`${name}.unite`] ?? 'mois' } }
      : undefined;
  }
  if (champ.genre === 'ouiNon') {
    return { value: typed === 'oui' };
  }
  if (champ.genre === 'lignes') {
    return {
      value: typed
        .split(';')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    };
  }

  if (typed === '') return champ.facultatif === true ? { value: null } : undefined;
  if (champ.genre === 'jour') {
    const day = dateIn(typed);
    return day === null ? undefined : { value: day };
  }
  if (champ.genre === 'entier')
    return /^\d{1,4}$/u.test(typed) && Number(typed) >= champ.min ? { value: Number(typed) } : undefined;
  return { value: typed };
}
