import type { LigneDetailView } from '#contract/journal';
import type { CivilDate } from '#domain/civil-date';
import type { Noms } from '#registre/champs';
import type { Cas, Champs, Feuille, Liste } from './lexique-types';
import { markWords } from './words';

type Champ = Champs[string];
type Image = Readonly<Record<string, unknown>> | null;

/** What this version has no word for, written by another one: said, never shown under its technical name. */
const SANS_MOT: Feuille<unknown> = {
  mot: 'Donnée d’une autre version du logiciel',
  dire: () => 'présente',
};

/** Texts short enough to be read whole: marking the words of a date or a name would only blur it. */
const MARKED_FROM = 40;

/** What differs between two images of one record, in words, in the order of the lexicon. */
export function diffImages(
  champs: Champs,
  avant: unknown,
  apres: unknown,
  nomsAu: (jour: CivilDate | null) => Noms,
): LigneDetailView[] {
  const lines: LigneDetailView[] = [];
  let noms = nomsAu(null);
  members(champs, asImage(avant), asImage(apres), []);
  return lines;

  /** What is told of an object names people as on its own day, else as around it. */
  function le(image: Image, tell: () => void): void {
    const jour = jourDe(image);
    if (jour === null) {
      tell();
      return;
    }
    const around = noms;
    noms = nomsAu(jour);
    tell();
    noms = around;
  }

  function members(table: Champs, before: Image, after: Image, path: readonly string[]): void {
    const unknown = [...Object.keys(before ?? {}), ...Object.keys(after ?? {})].filter(
      (key, index, keys) => !Object.hasOwn(table, key) && keys.indexOf(key) === index,
    );
    le(after ?? before, () => {
      for (const key of [...Object.keys(table), ...unknown]) {
        const champ = Object.hasOwn(table, key) ? (table[key] ?? null) : SANS_MOT;
        field(champ, before?.[key] ?? null, after?.[key] ?? null, path);
      }
    });
  }

  function field(champ: Champ, before: unknown, after: unknown, path: readonly string[]): void {
    if (champ === null || same(before, after)) return;
    const here = [...path, champ.mot];
    if ('casDe' in champ) shapes(champ, asImage(before), asImage(after), here);
    else if ('champs' in champ) members(champ.champs, asImage(before), asImage(after), here);
    else if ('element' in champ) items(champ, asList(before), asList(after), here);
    else {
      const say = (value: unknown): string | null => {
        const said = value === null ? '' : champ.dire(value, noms);
        return said === '' ? null : said;
      };
      push(here, say(before), say(after));
    }
  }

  /** A member of one name is told across two shapes only when both call it the same. */
  function shapes({ casDe }: Cas, before: Image, after: Image, path: readonly string[]): void {
    const [old, fresh] = [casDe(before), casDe(after)];
    const shared = Object.keys(fresh).filter((key) => old[key]?.mot === fresh[key]?.mot);
    const pick = (image: Image, kept: (key: string) => boolean): Image =>
      image === null ? null : Object.fromEntries(Object.entries(image).filter(([key]) => kept(key)));
    const isShared = (key: string): boolean => shared.includes(key);
    if (before === null || after === null || old === fresh) {
      members(after === null ? old : fresh, before, after, path);
      return;
    }
    members(fresh, pick(before, isShared), pick(after, isShared), path);
    members(
      old,
      pick(before, (key) => !isShared(key)),
      null,
      path,
    );
    members(
      fresh,
      null,
      pick(after, (key) => !isShared(key)),
      path,
    );
  }

  function items(
    list: Liste<unknown>,
    before: readonly unknown[],
    after: readonly unknown[],
    path: readonly string[],
  ): void {
    const indexed = (values: readonly unknown[]): Map<string, { item: unknown; rang: number }> =>
      new Map(values.map((item, rang) => [list.cle(item, rang), { item, rang }]));
    const old = indexed(before);
    const fresh = indexed(after);
    const keys = [...fresh.keys(), ...[...old.keys()].filter((key) => !fresh.has(key))];
    for (const key of keys) {
      const was = old.get(key);
      const is = fresh.get(key);
      const named = is ?? was;
      if (named === undefined) continue;
      le(asImage(named.item), () =>
        members(list.element, asImage(was?.item ?? null), asImage(is?.item ?? null), [
          ...path,
          list.nom(named.item, named.rang, noms),
        ]),
      );
    }
    const stayed = (own: Map<string, unknown>, other: Map<string, unknown>): string[] =>
      [...own.keys()].filter((key) => other.has(key));
    if (!same(stayed(old, fresh), stayed(fresh, old))) {
      const order = (values: readonly unknown[]): string =>
        values.map((item, rang) => list.nom(item, rang, noms)).join('\n');
      push([...path, 'Ordre'], order(before), order(after));
    }
  }

  function push(path: readonly string[], before: string | null, after: string | null): void {
    if (before === after) return;
    const champ = path.join(' › ');
    if (before !== null && after !== null && Math.max(before.length, after.length) > MARKED_FROM) {
      lines.push({ champ, ...markWords(before, after) });
      return;
    }
    const whole = (text: string | null) => (text === null ? null : [{ texte: text, marque: false }]);
    lines.push({ champ, avant: whole(before), apres: whole(after) });
  }
}

/** The members that say the day of an act, the first found: a signature, a request, a letter, a taking of office. */
const JOURS = ['date', 'notifieeLe', 'signeeLe', 'depotLe', 'debut'] as const;

function jourDe(image: Image): CivilDate | null {
  const found = JOURS.map((name) => image?.[name]).find((one) => typeof one === 'string');
  return (found ?? null) as CivilDate | null;
}

function asImage(value: unknown): Image {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Image) : null;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** Images are frozen JSON: their text tells whether they are the same, and members keep the order they were given. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keysA = Object.keys(a);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keysA.length === Object.keys(b).length &&
    keysA.every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}
