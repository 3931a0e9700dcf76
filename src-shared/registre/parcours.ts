import type { Champ, Membres } from './champs';

/** Where a field stands below a record: names of members, and `*` for each item of a list. */
export type Place = { readonly champ: Champ; readonly segments: readonly string[] };

/** Every place of a record where a field is of the kind looked for: asked of the description, once. */
export function placesOf(
  membres: Membres,
  wanted: (champ: Champ) => boolean,
  above: readonly string[] = [],
): readonly Place[] {
  return Object.entries(membres).flatMap(([name, champ]) => below(champ, wanted, [...above, name]));
}

function below(champ: Champ, wanted: (champ: Champ) => boolean, here: readonly string[]): readonly Place[] {
  const own: readonly Place[] = wanted(champ) ? [{ champ, segments: here }] : [];
  if (champ.genre === 'groupe') return [...own, ...placesOf(champ.membres, wanted, here)];
  if (champ.genre === 'variantes')
    return [...own, ...Object.values(champ.cas).flatMap((cas) => placesOf(cas, wanted, here))];
  if (champ.genre === 'liste') return [...own, ...placesOf(champ.element, wanted, [...here, '*'])];
  if (champ.genre === 'suite') return [...own, ...below(champ.element, wanted, [...here, '*'])];
  return own;
}

/** What a record holds at a place, with the path of each: `griefs.0.obligationId`. Nothing where it holds nothing. */
export function valuesAt(
  image: unknown,
  { segments }: Place,
): readonly { valeur: unknown; chemin: string }[] {
  let found = [{ valeur: image, chemin: '' }];
  for (const segment of segments) {
    found = found.flatMap(({ valeur, chemin }) => {
      const join = (name: string): string => (chemin === '' ? name : `${chemin}.${name}`);
      if (segment === '*')
        return Array.isArray(valeur)
          ? valeur.map((one: unknown, n) => ({ valeur: one, chemin: join(String(n)) }))
          : [];
      const member = (valeur as Readonly<Record<string, unknown>> | null | undefined)?.[segment];
      return member === undefined || member === null ? [] : [{ valeur: member, chemin: join(segment) }];
    });
  }
  return found;
}
