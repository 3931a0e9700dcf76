import type { Modification } from '../support/modifications';
import type { InMemoryApplication } from './in-memory-application';
import { CONVENTION_ID } from './in-memory-application';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';

/** « dans le cadre du SPRO » in the fourth alinéa of article 3 becomes other words. */
export const remplacer = (nouveau: string): Modification => ({
  nature: 'remplacer_mots',
  cible: { divisionId: 'art3', alineaId: 'art3-4' },
  ancien: 'dans le cadre du SPRO',
  nouveau,
  partout: false,
});

export const inserer: Modification = {
  nature: 'inserer_division',
  apres: 'art5',
  sorte: 'article',
  numero: '5-1',
  intitule: 'ARTICLE 5-1 : GROUPE TECHNIQUE',
  alineas: [{ niveau: 0, marque: null, texte: "Un groupe technique de l'orientation se réunit." }],
};

type Options = {
  /** Articles written in words, beside the operations. */
  readonly alineas?: readonly string[];
  /** The day it takes effect; the last signature when absent. */
  readonly effet?: string;
};

/** An open draft with its operations. */
export async function projet(
  { ask }: InMemoryApplication,
  objet: string,
  modifications: readonly Modification[],
  { alineas, effet }: Options = {},
): Promise<string> {
  const { id: avenantId } = await ask('avenants.demander', {
    conventionId: CONVENTION_ID,
    partieId: 'region',
    auteurId: 'president',
    date: '2024-03-11',
    piece: null,
    objet,
    articles: alineas === undefined ? [] : [{ titre: 'Article 1er', alineas: [...alineas] }],
    priseEffet: effet === undefined ? { nature: 'signature' } : { nature: 'date', date: effet },
  });
  if (modifications.length > 0) {
    await ask('avenants.ajouterOperations', {
      avenantId,
      operations: modifications.map((modification) => ({ modification, phrase: null })),
    });
  }
  return avenantId;
}

/** Examined by the CREFOP, then signed by all on `date`. */
export async function signer({ ask }: InMemoryApplication, avenantId: string, date: string): Promise<void> {
  await ask('avis.enregistrer', {
    avenantId,
    instance: 'CREFOP',
    seance: {
      date: '2024-05-16',
      formation: 'pleniere',
      lieu: 'Lyon',
      convocationLe: '2024-05-02',
      quorum: { membres: 40, presents: 31 },
      procesVerbal: 'Procès-verbal',
    },
    sens: 'favorable',
    votes: null,
    texte: '',
  });
  await ask('avenants.signer', {
    avenantId,
    signatures: CONVENTION_AURA.parties.flatMap(({ signataires }) =>
      signataires.map(({ id }) => ({ signataireId: id, date })),
    ),
    motifTexteModifie: null,
  });
}

/** An avenant signed by all on `date`. */
export async function avenantSigne(
  application: InMemoryApplication,
  objet: string,
  modifications: readonly Modification[],
  date: string,
  options: Options = {},
): Promise<string> {
  const avenantId = await projet(application, objet, modifications, options);
  await signer(application, avenantId, date);
  return avenantId;
}
