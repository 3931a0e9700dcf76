import type { FieldError } from '#contract/french-issues';
import type { Convention } from '#domain/fiches/convention';
import type { Fait } from '#domain/registre';
import { parentsOf } from '#domain/liens';
import { allSignataires } from '#domain/parties/partie';
import { COLLECTIONS } from '#domain/registre';
import type { NomCollection, Registre } from '#domain/registre';

const NOMS: Readonly<Record<NomCollection, string>> = {
  fiches: 'La fiche',
  conventions: 'La convention',
  avenants: 'L’avenant',
  avis: 'L’avis',
  misesEnDemeure: 'La mise en demeure',
  denonciations: 'La dénonciation',
  pieces: 'La pièce',
  corbeille: 'L’élément de la corbeille',
};

type Known = Readonly<Record<'partie' | 'signataire' | 'obligation' | 'alinea', ReadonlySet<string>>>;

const MOTS: Readonly<Record<keyof Known, string>> = {
  partie: 'La partie',
  signataire: 'Le signataire',
  obligation: 'L’obligation',
  alinea: 'L’alinéa',
};

/** A name that a record gives, where it stands, and what it must be the name of. */
type Mention = { readonly kind: keyof Known; readonly name: string; readonly champ: string };

/** Every name in a record that names nothing: its convention, its avenant, a signatory, a party, an obligation. */
export function brokenLinks(registre: Registre): readonly FieldError[] {
  const found: FieldError[] = [];
  const known = new Map<string, Known>();
  for (const convention of registre.conventions.values()) known.set(convention.id, namesOf(convention));
  for (const collection of COLLECTIONS) {
    for (const entite of registre[collection].values()) {
      const fait = { collection, entite } as Fait;
      const where = `${collection}/${entite.id}`;
      for (const parent of parentsOf(fait))
        if (!registre[parent.collection].has(parent.id))
          found.push({
            champ: `${where} › ${CHAMPS[parent.collection]}`,
            message: `${NOMS[parent.collection]} « ${parent.id} » n’est pas dans le fichier.`,
          });
      const names = known.get(conventionIdOf(fait) ?? '');
      if (names === undefined) continue;
      for (const { kind, name, champ } of mentionsOf(fait))
        if (!names[kind].has(name))
          found.push({
            champ: `${where} › ${champ}`,
            message: `${MOTS[kind]} « ${name} » n’est pas dans la convention.`,
          });
    }
  }
  return found;
}

/** The field by which a record names its parent. */
const CHAMPS: Readonly<Record<NomCollection, string>> = {
  fiches: 'id',
  conventions: 'conventionId',
  avenants: 'avenantId',
  avis: 'objet.id',
  misesEnDemeure: 'miseEnDemeureId',
  denonciations: 'objet.id',
  pieces: 'objet.id',
  corbeille: 'id',
};

function conventionIdOf(fait: Fait): string | null {
  if (fait.collection === 'conventions') return fait.entite.id;
  return fait.collection === 'fiches' || fait.collection === 'corbeille' ? null : fait.entite.conventionId;
}

function namesOf({ parties, divisions, obligations }: Convention): Known {
  return {
    partie: new Set(parties.map(({ id }) => id)),
    signataire: new Set(allSignataires(parties).map(({ id }) => id)),
    obligation: new Set(obligations.map(({ id }) => id)),
    alinea: new Set(divisions.flatMap(({ alineas }) => alineas.map(({ id }) => id))),
  };
}

function mentionsOf({ collection, entite }: Fait): readonly Mention[] {
  const mention = (kind: keyof Known, name: string, champ: string): Mention => ({ kind, name, champ });
  const signatures = (list: readonly { readonly signataireId: string }[]): readonly Mention[] =>
    list.map(({ signataireId }, rang) =>
      mention('signataire', signataireId, `signatures.${rang}.signataireId`),
    );
  switch (collection) {
    case 'conventions':
      return [
        ...signatures(entite.signatures),
        ...entite.obligations.flatMap(({ partieId, alineaIds }, rang) => [
          mention('partie', partieId, `obligations.${rang}.partieId`),
          ...alineaIds.map((id, n) => mention('alinea', id, `obligations.${rang}.alineaIds.${n}`)),
        ]),
      ];
    case 'avenants':
      return [
        mention('partie', entite.demande.partieId, 'demande.partieId'),
        mention('signataire', entite.demande.auteurId, 'demande.auteurId'),
        ...signatures(entite.signatures),
      ];
    case 'misesEnDemeure':
      return [
        mention('partie', entite.partieEmettriceId, 'partieEmettriceId'),
        mention('partie', entite.partieDestinataireId, 'partieDestinataireId'),
        mention('signataire', entite.auteurId, 'auteurId'),
        ...entite.griefs.map(({ obligationId }, rang) =>
          mention('obligation', obligationId, `griefs.${rang}.obligationId`),
        ),
        ...entite.envois.map(({ destinataireId }, rang) =>
          mention('signataire', destinataireId, `envois.${rang}.destinataireId`),
        ),
      ];
    case 'denonciations':
      return [
        mention('partie', entite.partieId, 'partieId'),
        mention('signataire', entite.auteurId, 'auteurId'),
      ];
    case 'fiches':
    case 'avis':
    case 'pieces':
    case 'corbeille':
      return [];
  }
}
