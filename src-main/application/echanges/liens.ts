import { upperFirst } from '#domain/french';
import type { FieldError } from '#contract/french-issues';
import type { Mentionnable } from '#registre/champs';
import { COLLECTIONS, DESCRIPTIONS } from '#registre/fiches';
import type { Convention } from '#domain/fiches/convention';
import { idAlineaApporte } from '#domain/consolidation/appliquer';
import { idClauseApportee } from '#domain/consolidation/clauses';
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

/** What the convention names, its avenants included: an obligation or an alinéa may be theirs, under the id they gave it. */
function namesOf(registre: Registre, { id, parties, divisions, obligations }: Convention): Known {
  const operations = avenantsOf(registre, id).flatMap((one) => one.operations);
  return {
    partie: new Set(parties.map((one) => one.id)),
    signataire: new Set(allSignataires(parties).map((one) => one.id)),
    obligation: new Set([
      ...obligations.map((one) => one.id),
      ...operations.flatMap((one) =>
        (one.clauses ?? []).map((_clause, rang) => idClauseApportee(one.id, rang)),
      ),
    ]),
    alinea: new Set([
      ...divisions.flatMap(({ alineas }) => alineas.map((one) => one.id)),
      ...operations.flatMap(({ id: operationId, modification }) =>
        'alineas' in modification
          ? modification.alineas.map((_alinea, rang) => idAlineaApporte(operationId, rang))
          : [],
      ),
    ]),
  };
}
