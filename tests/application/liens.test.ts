import { describe, expect, it } from 'vitest';
import { COLLECTIONS, emptyRegistre } from '#domain/registre';
import type { NomCollection, Registre } from '#domain/registre';
import { allSignataires } from '#domain/parties/partie';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';
import { brokenLinks } from '../../src-main/application/echanges/liens';

/*
 * A link that leads nowhere is told by the field that holds it, as it is written in the file: whoever reads the message
 * must find it there.
 */

const { id: conventionId, parties, obligations, divisions } = CONVENTION_AURA;
const partieId = parties[0]?.id ?? '';
const signataireId = allSignataires(parties)[0]?.id ?? '';
const obligationId = obligations[0]?.id ?? '';
const alineaId = divisions[0]?.alineas[0]?.id ?? '';

type Fiche = { readonly id: string } & Readonly<Record<string, unknown>>;

const piece = (collection: NomCollection, id: string): Fiche => ({
  id: `piece-${collection}`,
  conventionId,
  objet: { collection, id },
});

/** Every record that links to another, whole as far as its links go; a collection without links has none. */
const FICHES: Readonly<Record<NomCollection, readonly Fiche[]>> = {
  fiches: [],
  instances: [{ id: 'comite' }],
  membresDuComite: [{ id: 'membre', instanceId: 'comite' }],
  seances: [
    {
      id: 'seance',
      instanceId: 'comite',
      premiereId: 'seance',
      points: [
        {
          id: 'point',
          conventionId,
          avenantId: 'avenant',
          deports: [{ membreId: 'membre', motif: 'Motif' }],
          partisIds: ['membre'],
          avisId: 'avis',
        },
      ],
      presences: [{ membreId: 'membre', mandataireId: 'membre' }],
    },
  ],
  conventions: [
    {
      ...CONVENTION_AURA,
      signatures: [{ signataireId, date: '2026-01-05' }],
      obligations: [{ ...obligations[0], id: obligationId, partieId, alineaIds: [alineaId] }],
    },
  ],
  avenants: [
    {
      id: 'avenant',
      conventionId,
      demande: { partieId, auteurId: signataireId },
      operations: [],
      signatures: [{ signataireId, date: '2026-01-05' }],
      refus: { date: '2026-01-05', partieId, motif: 'Motif' },
    },
  ],
  avis: [{ id: 'avis', conventionId, avenantId: 'avenant' }],
  misesEnDemeure: [
    {
      id: 'mise-en-demeure',
      conventionId,
      partieEmettriceId: partieId,
      partieDestinataireId: partieId,
      auteurId: signataireId,
      griefs: [{ obligationId }],
      envois: [{ destinataireId: signataireId }],
    },
  ],
  denonciations: [
    {
      id: 'denonciation',
      conventionId,
      miseEnDemeureId: 'mise-en-demeure',
      partieId,
      auteurId: signataireId,
    },
  ],
  deliberations: [{ id: 'deliberation', conventionId, partieId, avenantId: 'avenant' }],
  titulaires: [{ id: 'titulaire', conventionId, signataireId }],
  emissions: [
    {
      id: 'emission',
      conventionId,
      objet: { collection: 'avenants', id: 'avenant' },
      destinataireId: signataireId,
    },
  ],
  paquets: [
    {
      id: 'paquet',
      conventionId,
      objet: { collection: 'avenants', id: 'avenant' },
      circuit: [{ signataireId, rang: 1 }],
      cases: [{ original: 1, signataireId, date: '2026-01-05', delegationId: 'delegation' }],
      relances: [{ signataireId, date: '2026-01-05' }],
      refus: { date: '2026-01-05', signataireId, motif: 'Motif' },
      archives: [
        {
          reprisLe: '2026-01-05',
          refus: { date: '2026-01-05', signataireId, motif: 'Motif' },
          cases: [{ original: 1, signataireId, date: '2026-01-05', delegationId: 'delegation' }],
        },
      ],
    },
  ],
  delegations: [{ id: 'delegation', conventionId, signataireId }],
  echeancesLibres: [{ id: 'echeance-libre', conventionId, avenantId: 'avenant' }],
  papiers: [{ id: 'papier', conventionId, signataireId }],
  pieces: [
    piece('conventions', conventionId),
    piece('avenants', 'avenant'),
    piece('avis', 'avis'),
    piece('misesEnDemeure', 'mise-en-demeure'),
    piece('denonciations', 'denonciation'),
    piece('deliberations', 'deliberation'),
    piece('titulaires', 'titulaire'),
    piece('emissions', 'emission'),
    piece('paquets', 'paquet'),
    piece('delegations', 'delegation'),
    piece('echeancesLibres', 'echeance-libre'),
    piece('papiers', 'papier'),
  ],
  corbeille: [],
};

/** The links of each collection, by the path of their field. */
const LIENS: Readonly<Record<NomCollection, readonly string[]>> = {
  fiches: [],
  instances: [],
  membresDuComite: ['instanceId'],
  seances: [
    'instanceId',
    'premiereId',
    'points.0.conventionId',
    'points.0.avenantId',
    'points.0.deports.0.membreId',
    'points.0.partisIds.0',
    'points.0.avisId',
    'presences.0.membreId',
    'presences.0.mandataireId',
  ],
  conventions: ['signatures.0.signataireId', 'obligations.0.partieId', 'obligations.0.alineaIds.0'],
  avenants: [
    'conventionId',
    'demande.partieId',
    'demande.auteurId',
    'signatures.0.signataireId',
    'refus.partieId',
  ],
  avis: ['conventionId', 'avenantId'],
  deliberations: ['conventionId', 'partieId', 'avenantId'],
  echeancesLibres: ['conventionId', 'avenantId'],
  titulaires: ['conventionId', 'signataireId'],
  emissions: ['conventionId', 'objet.id', 'destinataireId'],
  paquets: [
    'conventionId',
    'objet.id',
    'circuit.0.signataireId',
    'cases.0.signataireId',
    'cases.0.delegationId',
    'relances.0.signataireId',
    'refus.signataireId',
    'archives.0.refus.signataireId',
    'archives.0.cases.0.signataireId',
    'archives.0.cases.0.delegationId',
  ],
  delegations: ['conventionId', 'signataireId'],
  papiers: ['conventionId', 'signataireId'],
  misesEnDemeure: [
    'conventionId',
    'partieEmettriceId',
    'partieDestinataireId',
    'auteurId',
    'griefs.0.obligationId',
    'envois.0.destinataireId',
  ],
  denonciations: ['conventionId', 'miseEnDemeureId', 'partieId', 'auteurId'],
  pieces: ['conventionId', 'objet.id'],
  corbeille: [],
};

function registreOf(fiches: typeof FICHES): Registre {
  const registre = emptyRegistre() as unknown as Record<NomCollection, Map<string, unknown>>;
  for (const name of COLLECTIONS) for (const one of fiches[name]) registre[name].set(one.id, one);
  return registre as unknown as Registre;
}

/** The record with another value at this path. */
function changed(value: unknown, [first, ...rest]: readonly string[], to: string): unknown {
  if (first === undefined) return to;
  if (Array.isArray(value))
    return value.map((one: unknown, at) => (at === Number(first) ? changed(one, rest, to) : one));
  const members = value as Readonly<Record<string, unknown>>;
  return { ...members, [first]: changed(members[first], rest, to) };
}

const CAS = COLLECTIONS.flatMap((collection) =>
  FICHES[collection].flatMap((fiche) => LIENS[collection].map((champ) => ({ collection, fiche, champ }))),
);

describe('a link that leads nowhere', () => {
  it('is in no record of a registry whose links are sound', () => {
    expect(brokenLinks(registreOf(FICHES))).toEqual([]);
  });

  it('every field of the records above that ends as a link does is one of those tried', () => {
    const paths = (value: unknown, path: string): readonly string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, one]) => paths(one, path === '' ? key : `${path}.${key}`))
        : [path];
    for (const collection of COLLECTIONS)
      for (const fiche of FICHES[collection]) {
        const links = paths(fiche, '').filter((path) => /[a-z]Ids?(\.\d+)?$|^objet\.id$/.test(path));
        expect(links.sort(), collection).toEqual([...LIENS[collection]].sort());
      }
  });

  it.each(CAS)('$collection, $fiche.id › $champ', ({ collection, fiche, champ }) => {
    const broken = changed(fiche, champ.split('.'), 'perdu') as Fiche;
    const others = FICHES[collection].filter((one) => one !== fiche);
    const found = brokenLinks(registreOf({ ...FICHES, [collection]: [...others, broken] }));
    expect(found.map((one) => one.champ)).toEqual([`${collection}/${fiche.id} › ${champ}`]);
    expect(found[0]?.message).toContain('« perdu »');
  });
});
