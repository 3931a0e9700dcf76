import type { z } from 'zod';

/** One field that must be corrected, by its path in the input. */
export type FieldError = { readonly champ: string; readonly message: string };

/** A form has fewer faults than this; a hostile input may have a million. */
const MAX_FIELDS = 100;

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'un texte',
  number: 'un nombre',
  int: 'un nombre entier',
  boolean: 'oui ou non',
  array: 'une liste',
  object: 'un ensemble de champs',
  record: 'un ensemble de champs',
  date: 'une date',
  null: 'une valeur vide',
};

const number = new Intl.NumberFormat('fr-FR');

function plural(count: number | bigint, one: string, many: string): string {
  return `${number.format(count)} ${count >= 2 ? many : one}`;
}

/**
 * French text of a fault the schema itself says nothing about.
 * zod's own French locale speaks of types (« chaîne de caractères doit avoir >=1 caractères »); a person who
 * left a field empty must read that it is required.
 */
export const frenchIssue: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return 'Ce champ est obligatoire.';
      return `La valeur doit être ${EXPECTED[issue.expected] ?? 'd’un autre type'}.`;
    case 'too_small':
      if (issue.origin === 'string') {
        if (issue.minimum === 1) return 'Ce champ est obligatoire.';
        return `Le texte doit avoir au moins ${plural(issue.minimum, 'caractère', 'caractères')}.`;
      }
      if (issue.origin === 'array' || issue.origin === 'set') {
        return `La liste doit avoir au moins ${plural(issue.minimum, 'élément', 'éléments')}.`;
      }
      return `La valeur doit être ${issue.inclusive === false ? 'supérieure à' : 'd’au moins'} ${number.format(issue.minimum)}.`;
    case 'too_big':
      if (issue.origin === 'string') {
        return `Le texte doit avoir au plus ${plural(issue.maximum, 'caractère', 'caractères')}.`;
      }
      if (issue.origin === 'array' || issue.origin === 'set') {
        return `La liste doit avoir au plus ${plural(issue.maximum, 'élément', 'éléments')}.`;
      }
      return `La valeur doit être ${issue.inclusive === false ? 'inférieure à' : 'd’au plus'} ${number.format(issue.maximum)}.`;
    case 'invalid_value':
      return 'Cette valeur n’est pas dans la liste des valeurs possibles.';
    case 'invalid_format':
      return 'La forme de cette valeur n’est pas la bonne.';
    case 'not_multiple_of':
      return 'La valeur doit être un nombre entier.';
    case 'unrecognized_keys':
      return 'Champ inconnu.';
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
    default:
      return 'Cette valeur n’est pas valable.';
  }
};

/** Every fault with the path of its field (`griefs.0.faits`), in the order of the schema. */
export function fieldErrors(issues: readonly z.core.$ZodIssue[]): readonly FieldError[] {
  return issues.flatMap((issue) => flatten(issue, [])).slice(0, MAX_FIELDS);
}

function flatten(issue: z.core.$ZodIssue, prefix: readonly PropertyKey[]): readonly FieldError[] {
  const path = [...prefix, ...issue.path];
  const champ = path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ champ: [...path, key].map(String).join('.'), message: issue.message }));
  }
  if (issue.code === 'invalid_union') {
    // The alternative with the fewest faults is the one that was meant.
    const [nearest] = [...issue.errors].sort((a, b) => a.length - b.length);
    if (nearest !== undefined && nearest.length > 0) return nearest.flatMap((inner) => flatten(inner, path));
  }
  return [{ champ, message: issue.message }];
}
