import { beforeEach, describe, expect, it } from 'vitest';
import { demanderAvenant, signerAvenant } from '#domain/avenant/commands';
import { civilDate as d } from '#domain/civil-date';
import { envoyerMiseEnDemeure } from '#domain/resiliation/envoi-commands';
import { collectionsCsv } from '../../src-main/application/echanges/csv';
import { conventionView } from '../../src-main/application/views/convention-view';
import { mots, projeter, reglerClauses, signer } from '../domain/consolidation/atelier';
import {
  CONVENTION_ID,
  PROJET,
  envoi,
  sha256,
  signatures,
  signed,
  withAvis,
  withFin,
  withLettre,
} from '../support/registre';
import type { Banc } from '../support/registre';
import { designerRecteur } from '../support/signataires';

/* Whoever an avenant designates is named from its day on; what was done before keeps the name of its own day. */

let banc: Banc;
let suite: string;
beforeEach(() => {
  banc = withFin(signed());
  banc.aujourdhui = d('2026-11-23');
  suite = projeter(banc, {
    nom: 'suite',
    operations: [mots('art4', 'art4-3', 'en 7 axes', 'en sept axes')],
  });
  banc.must(demanderAvenant, {
    ...PROJET,
    conventionId: CONVENTION_ID,
    partieId: 'etat',
    auteurId: 'recteur',
    date: d('2024-06-28'),
    piece: null,
  });
  const designe = projeter(banc, { nom: 'designe', operations: [designerRecteur('NOUVEAU')] });
  signer(banc, designe, d('2024-07-01'));
  signer(banc, suite, d('2024-09-02'));
});

const contexte = () => ({ aujourdhui: banc.aujourdhui, sha256 });
const vue = () => conventionView(banc.registre, banc.convention, contexte());

it('the page of a convention has its parties of today beside those of the signed act', () => {
  const nom = (parties: ReturnType<typeof vue>['parties']) => parties[0]?.signataires[1]?.personne.nom;
  const { convention, parties, versionsParties } = vue();
  expect([nom(convention.parties), nom(parties)]).toEqual(['DUGRIP', 'NOUVEAU']);
  expect(versionsParties).toHaveLength(2);
  banc.aujourdhui = d('2024-06-30');
  expect(nom(vue().parties)).toBe('DUGRIP');
});

it('the timeline keeps the name of each day', () => {
  const said = vue()
    .chronologie.filter(({ id }) => id.endsWith('signature-recteur'))
    .map(({ date, detail }) => [date, /DUGRIP|NOUVEAU/.exec(detail)?.[0]]);
  expect(said).toEqual([
    ['2023-09-19', 'DUGRIP'],
    ['2024-07-01', 'DUGRIP'],
    ['2024-09-02', 'NOUVEAU'],
  ]);
});

it('the tables name today’s holder with the one before, and past acts by the hand of their day', async () => {
  const tables = await collectionsCsv(banc.registre, contexte());
  const lines = (nom: string): readonly string[] =>
    new TextDecoder().decode(tables.find((one) => one.nom === nom)?.bytes).split(/\r?\n/u);
  const row = lines('signataires.csv').find((line) => line.includes(';recteur;')) ?? '';
  expect(row).toMatch(/;NOUVEAU;.*;Avenant n° 1 du 01\/07\/2024;01\/07\/2024;.*DUGRIP/u);
  const avenants = lines('avenants.csv');
  expect(avenants.find((line) => line.startsWith('suite;'))).toContain('Hugo NOUVEAU (02/09/2024)');
  expect(avenants.find((line) => line.startsWith('designe;'))).toContain('Olivier DUGRIP (01/07/2024)');
  expect(avenants.find((line) => line.includes('28/06/2024'))).toContain('Olivier DUGRIP');
  expect(lines('conventions.csv')[1]).toContain('Olivier DUGRIP (19/09/2023)');
});

describe('what a command answers', () => {
  it('names who signed an avenant already', () => {
    const id = projeter(banc, {
      nom: 'autre',
      operations: [mots('art6', 'art6-3', 'par avenant', 'par avenant écrit')],
    });
    reglerClauses(banc, id);
    withAvis(banc, id, d('2024-09-20'));
    const sign = {
      avenantId: id,
      signatures: signatures(d('2024-10-01'), ['recteur']),
      motifTexteModifie: null,
    };
    banc.must(signerAvenant, sign);
    expect(banc.refused(signerAvenant, sign).message).toContain('NOUVEAU');
  });

  it('names those whom no letter reached', () => {
    const lettre = withLettre(banc);
    const { avertissements } = banc.must(envoyerMiseEnDemeure, {
      miseEnDemeureId: lettre,
      envois: [envoi('prefete', d('2026-11-23'))],
    });
    expect(avertissements.map(({ message }) => message).join(' ')).toMatch(/Aucun envoi à .*NOUVEAU/u);
  });
});
