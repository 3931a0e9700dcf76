import { upperFirst } from '#domain/french';
import type { FieldError } from '#contract/french-issues';
import type { Mentionnable } from '#registre/champs';
import { COLLECTIONS, DESCRIPTIONS } from '#registre/fiches';
import type { Convention } from '#domain/fiches/convention';
import { versionsClauses } from '#domain/consolidation/clauses';
import { mentionsOf, parentsOf } from '#domain/liens';
import { avenantsOf } from '#domain/lookup';
import { allSignataires } from '#domain/parties/partie';
import { conventionIdOf } from '#domain/registre';
import type { Fait, Registre } from '#domain/registre';

type Known = Readonly<Record<Mentionnable, ReadonlySet<string>>>;

const MOTS: Readonly<Record<Mentionnable, string>> = {
  partie: 'La partie',
  signataire: 'Le signataire',
  obligation: 'L’obligation',
  alinea: 'L’alinéa',
};

/** Every name in a record that names nothing, by the field that gives it: a parent, a party, a signatory… */
export function brokenLinks(registre: Registre): readonly FieldError[] {
  const found: FieldError[] = [];
  const known = new Map<string, Known>();
  for (const convention of registre.conventions.values())
    known.set(convention.id, namesOf(registre, convention));
  for (const collection of COLLECTIONS) {
    for (const entite of registre[collection].values()) {
      const fait = { collection, entite } as Fait;
      const where = `${collection}/${entite.id}`;
      for (const parent of parentsOf(fait))
        if (!registre[parent.collection].has(parent.id))
          found.push({
            champ: `${where} › ${parent.champ}`,
            message: `${upperFirst(DESCRIPTIONS[parent.collection].le)} « ${parent.id} » n’est pas dans le fichier.`,
          });
      const names = known.get(conventionIdOf(fait) ?? '');
      if (names === undefined) continue;
      for (const { de, id, champ } of mentionsOf(fait))
        if (!names[de].has(id))
          found.push({
            champ: `${where} › ${champ}`,
            message: `${MOTS[de]} « ${id} » n’est pas dans la convention.`,
          });
    }
  }
  return found;
}

/** What the convention names, its avenants included: an obligation or an alinéa may be theirs. */
function namesOf(registre: Registre, convention: Convention): Known {
  const { parties, divisions, obligations } = convention;
  const venus = avenantsOf(registre, convention.id).some(({ operations }) => operations.length > 0)
    ? versionsClauses(registre, convention)
    : [];
  return {
    partie: new Set(parties.map(({ id }) => id)),
    signataire: new Set(allSignataires(parties).map(({ id }) => id)),
    obligation: new Set([
      ...obligations.map(({ id }) => id),
      ...venus.flatMap(({ clauses }) => clauses.map(({ id }) => id)),
    ]),
    alinea: new Set(
      [divisions, ...venus.map(({ texte }) => texte.divisions)].flatMap((some) =>
        some.flatMap(({ alineas }) => alineas.map(({ id }) => id)),
      ),
    ),
  };
}
