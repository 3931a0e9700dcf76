import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import { entityFault, entityFaults } from '#contract/entites/check';
import { CONFORMES, ENTITY_SCHEMAS } from '#contract/entites/index';
import { collectionsJsonSchema } from '#contract/entites/json-schema';
import { REGLES_CRPA } from '#domain/comite/regles';
import { COLLECTIONS, emptyRegistre } from '#domain/registre';
import type { NomCollection } from '#domain/registre';
import { CHAIN } from '../../src-main/store/migrations';
import { upcast } from '../../src-main/store/migrations/migration';
import { emptied, mutationsOf } from '../support/mutations';

/** An avenant whose operations are of every nature, each of the shape it is kept in. */
const OPERATIONS = [
  {
    nature: 'remplacer_mots',
    cible: { divisionId: 'art6', alineaId: null },
    ancien: 'avis',
    nouveau: 'avis simple',
    partout: false,
  },
  {
    nature: 'inserer_mots',
    cible: { divisionId: 'art6', alineaId: 'art6-3' },
    position: 'apres',
    repere: 'CREFOP',
    mots: 'réuni en séance plénière',
  },
  {
    nature: 'designer_signataire',
    signataireId: 'prefete',
    fonction: { libelle: 'Préfet de région', genre: 'm' },
    personne: { civilite: 'Monsieur', prenom: 'Prénom', nom: 'NOM' },
  },
  { nature: 'proroger', divisionId: 'art6', alineaId: 'art6-2', texte: 'Texte.', fin: '2029-12-31' },
  ...['rediger_division', 'retablir'].map((nature) => ({
    nature,
    divisionId: 'art6',
    intitule: 'ARTICLE 6',
    alineas: [{ niveau: 1, marque: '-', texte: 'Un.' }],
  })),
  { nature: 'rediger_alinea', divisionId: 'art6', alineaId: 'art6-1', alineas: [] },
  { nature: 'inserer_alineas', divisionId: 'art6', apres: null, alineas: [] },
  { nature: 'supprimer_alinea', divisionId: 'art6', alineaId: 'art6-1' },
  { nature: 'intituler', divisionId: 'art6', intitule: 'ARTICLE 6' },
  { nature: 'abroger', divisionId: 'art6' },
  {
    nature: 'inserer_division',
    apres: 'art4',
    sorte: 'article',
    numero: '4-1',
    intitule: 'ARTICLE 4-1',
    alineas: [],
  },
  { nature: 'ajouter_annexe', numero: '1', intitule: 'ANNEXE 1', alineas: [] },
  { nature: 'nommer_partie', partieId: 'region', nom: 'La Région' },
  { nature: 'inserer_liminaire', liste: 'visas', apres: null, texte: 'Vu le décret ;' },
  { nature: 'rediger_liminaire', liste: 'considerants', liminaireId: 'c1', texte: 'Considérant ;' },
  { nature: 'supprimer_liminaire', liste: 'presence', liminaireId: 'presence-1' },
].map((modification, rang) => ({
  id: `operation-${rang}`,
  modification,
  phrase: ['Une phrase.'],
  lu: 'Ce qui se lisait.',
}));

/** One sound record of each collection: those of the real registry kept from version 1, and what came later. */
const RECORDS: Readonly<Record<NomCollection, readonly { readonly id: string }[]>> = (() => {
  const state = emptyRegistre() as unknown as Record<NomCollection, Map<string, { readonly id: string }>>;
  const journal = join(import.meta.dirname, '../fixtures/registres/v1/journal/000000000001.jsonl');
  for (const line of readFileSync(journal, 'utf8').trimEnd().split('\n')) {
    const { changes } = JSON.parse(line) as {
      changes: { collection: NomCollection; id: string; after: { id: string } | null }[];
    };
    for (const { collection, id, after } of changes)
      if (after === null) state[collection].delete(id);
      else state[collection].set(id, upcast(CHAIN, 1, collection, after) as { readonly id: string });
  }
  const [avenant] = state.avenants.values();
  state.avenants.clear();
  state.avenants.set('avenant-a', {
    ...avenant,
    id: 'avenant-a',
    operations: OPERATIONS,
    arbitrages: [{ sujet: 'operation-0', choix: 'ecarter', motif: 'Motif', le: '2026-11-23' }],
    instruction: { date: '2026-01-05', service: null },
    saisine: { date: '2026-01-06', seancePrevue: null, empreinteProjet: 'b'.repeat(64) },
    miseALaSignature: { date: '2026-02-06', empreinteProjet: 'b'.repeat(64) },
    refus: { date: '2026-03-06', partieId: 'region', motif: 'Motif' },
  } as never);
  const piece = {
    id: 'piece-1',
    conventionId: 'convention-demonstration-2022-2028',
    objet: { collection: 'conventions', id: 'convention-demonstration-2022-2028' },
    nature: 'lettre',
    nom: 'lettre.pdf',
    type: 'application/pdf',
    taille: 12,
    sha256: 'a'.repeat(64),
    ajouteeLe: '2026-11-23',
  };
  state.pieces.set(piece.id, piece);
  const denonciation = {
    id: 'denonciation-1',
    conventionId: 'convention-demonstration-2022-2028',
    miseEnDemeureId: 'm',
    partieId: 'region',
    auteurId: 'president',
    notifieeLe: '2026-11-23',
    numero: null,
    persistance: 'Rien n’a changé.',
    priseEffet: { nature: 'date', date: '2027-01-01' },
    receptionLe: null,
    derogation: null,
  };
  state.denonciations.set(denonciation.id, denonciation);
  const deliberation = {
    id: 'deliberation-1',
    conventionId: 'convention-demonstration-2022-2028',
    partieId: 'region',
    organe: 'assemblee',
    numero: '2019-03/1',
    date: '2019-03-28',
    derniereDate: '2019-03-29',
    objet: 'Autorisation de signer',
    transmiseLe: '2019-04-02',
    publieeLe: null,
  };
  state.deliberations.set(deliberation.id, deliberation);
  const echeanceLibre = {
    id: 'echeance-libre-1',
    conventionId: 'convention-demonstration-2022-2028',
    libelle: 'Bilan annuel',
    date: '2027-03-31',
    attendu: null,
    cause: 'Article 4 : bilan annuel',
    sinon: null,
    tenueLe: null,
  };
  state.echeancesLibres.set(echeanceLibre.id, echeanceLibre);
  const titulaire = {
    id: 'titulaire-1',
    conventionId: 'convention-demonstration-2022-2028',
    signataireId: 'prefete',
    civilite: 'Monsieur',
    prenom: 'Paul',
    nom: 'ESSAI',
    debut: '2025-03-01',
    fin: '2026-02-28',
    source: 'décret du 20 février 2025',
    intitule: 'Préfet de région',
    genre: 'm',
    intituleLong: null,
    appel: null,
    article: 'le',
  };
  state.titulaires.set(titulaire.id, titulaire);
  const emission = {
    id: 'emission-1',
    conventionId: 'convention-demonstration-2022-2028',
    objet: { collection: 'conventions', id: 'convention-demonstration-2022-2028' },
    document: 'convention',
    destinataireId: 'prefete',
    version: 1,
    emisLe: '2026-11-23',
    empreinteTexte: 'b'.repeat(64),
    modele: 'c'.repeat(64),
    originaux: [{ numero: 1, sha256: 'd'.repeat(64) }],
  };
  state.emissions.set(emission.id, emission);
  const signee = {
    original: 1,
    signataireId: 'prefete',
    date: '2026-11-20',
    lieu: 'Lyon',
    delegationId: 'delegation-1',
    hors: 'Signé avant',
  };
  const refus = { date: '2026-11-21', signataireId: 'president', motif: 'Motif' };
  const paquet = {
    id: 'paquet-1',
    conventionId: 'convention-demonstration-2022-2028',
    objet: { collection: 'avenants', id: 'avenant-groupe-technique' },
    support: 'papier',
    nombreOriginaux: 4,
    ouvertLe: '2026-11-20',
    empreinteTexte: 'b'.repeat(64),
    circuit: [{ signataireId: 'prefete', rang: 1 }],
    visas: [{ role: 'Service juridique', nom: 'A. B.', date: '2026-11-20' }],
    cases: [signee],
    mouvements: [{ original: 1, date: '2026-11-20', detenteur: 'Préfecture', lieu: 'Lyon' }],
    relances: [{ signataireId: 'president', date: '2026-11-22' }],
    refus,
    archives: [{ reprisLe: '2026-11-22', refus, cases: [signee] }],
    retrait: { date: '2026-11-23', motif: 'Motif' },
  };
  state.paquets.set(paquet.id, paquet);
  const delegation = {
    id: 'delegation-1',
    conventionId: 'convention-demonstration-2022-2028',
    signataireId: 'prefete',
    civilite: 'Monsieur',
    prenom: 'Ivan',
    nom: 'PETIT',
    qualite: 'Secrétaire général',
    genre: null,
    article: 'le',
    qualiteLongue: null,
    appel: null,
    numero: '2026-041',
    date: '2026-03-02',
    portee: ['avenant', 'correspondance'],
    objet: null,
    rang: 1,
    debut: null,
    fin: '2028-12-31',
    support: 'RAA n° 84-2026-041',
    publieeLe: '2026-03-05',
    departLe: null,
    departSource: null,
    abrogeeLe: null,
    abrogationMotif: null,
    reconductions: [{ date: '2026-09-10', source: 'arrêté n° 2026-200', publieeLe: '2026-09-12' }],
  };
  state.delegations.set(delegation.id, delegation);
  const comite = {
    id: 'comite-1',
    denominations: [{ nom: 'Comité régional', sigle: 'CR', depuis: '2024-01-01', fondement: 'décret' }],
    regles: [{ ...REGLES_CRPA, nature: 'reglement', depuis: '2025-01-01' }],
  };
  state.instances.set(comite.id, comite);
  const membre = {
    id: 'membre-1',
    instanceId: 'comite-1',
    college: 'État',
    organisation: 'Rectorat',
    siege: 'Rectorat',
    deliberatif: true,
    rang: 'titulaire',
    presidence: 'aucune',
    bureau: false,
    civilite: 'Madame',
    prenom: 'Ada',
    nom: 'ESSAI',
    fonction: 'Rectrice',
    debut: '2025-01-01',
    fin: '2027-12-31',
    source: 'arrêté',
    coordonneesLe: '2026-01-02',
    purge: { date: '2026-01-03', motif: 'Motif' },
  };
  state.membresDuComite.set(membre.id, membre);
  const seance = {
    id: 'seance-1',
    instanceId: 'comite-1',
    denomination: 'Comité régional (CR)',
    denominationMotif: 'Motif',
    date: '2026-10-15',
    heure: '14 h 30',
    lieu: 'Lyon',
    formation: 'pleniere',
    premiereId: 'seance-0',
    points: [
      {
        id: 'point-1',
        objet: 'avenant',
        conventionId: 'convention-demonstration-2022-2028',
        avenantId: 'avenant-a',
        intitule: 'Projet d’avenant',
        documents: 'Projet',
        inscritLe: '2026-10-01',
        deports: [{ membreId: 'membre-1', motif: 'Intérêt' }],
        partisIds: ['membre-1'],
        vote: { pour: 1, contre: 0, abstentions: 0, nePrendPasPart: 0 },
        voixSansDroit: 0,
        sens: 'favorable',
        avis: 'Texte',
        repute: { fondement: 'art. 10', saisineLe: '2026-09-01' },
        avisId: 'avis-1',
        publication: { date: '2026-10-20', support: 'site' },
      },
    ],
    convocation: {
      date: '2026-10-01',
      conjointe: true,
      piecesJointes: true,
      sansQuorum: false,
      urgence: 'Motif',
    },
    presences: [{ membreId: 'membre-1', mode: 'mandat', mandataireId: 'membre-2' }],
    invites: 'Invitée',
    secretaire: 'Ada ESSAI',
    close: { date: '2026-10-18', procesVerbal: 'PV n° 1' },
    annulation: { date: '2026-10-18', motif: 'Motif' },
  };
  state.seances.set(seance.id, seance);
  const papier = {
    id: 'papier-1',
    conventionId: 'convention-demonstration-2022-2028',
    signataireId: 'prefete',
    service: 'SGAR',
    affaireSuiviePar: 'Ivan PETIT',
    telephone: '04 00 00 00 00',
    courriel: 'sgar@exemple.invalid',
    reference: 'SGAR/PRE',
    margeHaut: 20,
    margeBas: 20,
    margeGauche: 25,
    margeDroite: 25,
    logoLargeur: 60,
    logoTexte: 'Préfecture',
  };
  state.papiers.set(papier.id, papier);
  const suppression = {
    id: 'suppression-1',
    supprimeLe: '2026-11-23',
    par: 'essai',
    motif: 'Doublon',
    racine: { collection: 'pieces', id: 'piece-1', libelle: 'La pièce' },
    conventionId: 'convention-demonstration-2022-2028',
    elements: [{ collection: 'pieces', entite: piece }],
  };
  state.corbeille.set(suppression.id, suppression);
  return Object.fromEntries(COLLECTIONS.map((name) => [name, [...state[name].values()]])) as never;
})();

/** Members the domain's types let be absent. */
const OPTIONAL = new Set(['gras']);

describe('the schemas of what is kept', () => {
  it('have a real record of every collection to be proven on', () => {
    for (const name of COLLECTIONS) expect(RECORDS[name].length, name).toBeGreaterThan(0);
  });

  it.each(COLLECTIONS)('%s: accept every real record as it is, and change nothing in it', (name) => {
    for (const record of RECORDS[name]) expect(entityFault(name, record)).toBeNull();
  });

  it.each(COLLECTIONS)('%s: name the field of every way a record can be spoiled', (name) => {
    const missed: string[] = [];
    for (const record of RECORDS[name].slice(0, 2)) {
      for (const { place, nature, spoiled } of mutationsOf(record, OPTIONAL)) {
        const faults = entityFaults(name, spoiled);
        // A union whose discriminant is spoiled is named by the discriminant, or by the union itself.
        const named = faults.some(({ champ }) => place === champ || place.startsWith(`${champ}.`));
        if (!named) missed.push(`${place} (${nature}) : ${JSON.stringify(faults)}`);
        for (const { message } of faults) expect(message).toMatch(/^[A-ZÀÉ].*\.$/u);
      }
    }
    expect(missed).toEqual([]);
  });

  it.each(COLLECTIONS)('%s: say yes and no to the same as the short way of asking', (name) => {
    const told = (value: unknown): boolean => CONFORMES[name]()(value);
    const read = (value: unknown): boolean => ENTITY_SCHEMAS[name]().safeParse(value).success;
    for (const record of RECORDS[name]) {
      expect(told(record)).toBe(true);
      for (const { place, nature, spoiled } of mutationsOf(record))
        expect(told(spoiled), `${place} (${nature})`).toBe(read(spoiled));
      for (const { place, spoiled } of emptied(record))
        expect(told(spoiled), `${place} vidé`).toBe(read(spoiled));
    }
    for (const other of [null, undefined, [], 'texte', 3, {}]) expect(told(other)).toBe(read(other));
  });

  it('refuse the one id that could reach a prototype', () => {
    expect(entityFault('pieces', { ...RECORDS.pieces[0], id: '__proto__' })).toContain('champ « id »');
  });

  it('say one sentence of several faults', () => {
    const fault = entityFault('fiches', { id: 'registre', nom: 1, demonstration: 'non', de: 'trop' });
    expect(fault).toBe('champ « nom » : La valeur doit être un texte (et 2 autres)');
  });
});

describe('the JSON Schema given with an export', () => {
  const validate = new Ajv2020({ strict: false, formats: { 'date-time': true } }).compile(
    collectionsJsonSchema(),
  );
  const collections = (): Record<string, Record<string, unknown>> =>
    Object.fromEntries(
      COLLECTIONS.map((name) => [name, Object.fromEntries(RECORDS[name].map((one) => [one.id, one]))]),
    );

  it('is one that another program reads, and accepts the real records', () => {
    expect(validate(collections()), JSON.stringify(validate.errors)).toBe(true);
  });

  it('refuses a member too many, a missing one, another type', () => {
    for (const name of COLLECTIONS) {
      const [record] = RECORDS[name];
      for (const { place, nature, spoiled } of mutationsOf(record, OPTIONAL)) {
        // What no schema can say: that the 30th of February does not exist.
        if (nature === 'date impossible') continue;
        const whole = collections();
        whole[name] = { x: spoiled };
        expect(validate(whole), `${name} ${place} ${nature}`).toBe(false);
      }
    }
  });
});
