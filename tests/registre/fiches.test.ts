import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { entityFault } from '#contract/entites/check';
import { collectionsJsonSchema } from '#contract/entites/json-schema';
import { addDays, civilDate } from '#domain/civil-date';
import { designationOf } from '#domain/designation';
import { parentsOf } from '#domain/liens';
import { COMMUNES, entityKey, put } from '#domain/registre';
import type { Changement, Fait } from '#domain/registre';
import { COLLECTIONS, DESCRIPTIONS, FICHES_PLATES } from '#registre/fiches';
import type { NomCollection } from '#registre/fiches';
import { OBJETS_DE_PIECE } from '#registre/fiches/pieces';
import { SUPPRIMABLES } from '#registre/fiches/corbeille';
import type { CollectionSupprimable } from '#registre/fiches/corbeille';
import type * as Dossier from '#registre/fiches/dossier';
import type * as Actes from '#registre/actes';
import type * as Commandes from '../../src-main/application/commands';
import { newFolder, ouvrir, televerser } from '../support/application';
import { SAISIES } from '../support/saisies';
import type { Porte } from '../support/application';
import { ouvrirPourUnTest } from '../support/ouvertures';
import { fabriquer, ditsDe } from './fabrique';
import type { Image } from './fabrique';

/*
 * Every record of the registry goes through everything that is derived from its description. « essais » is a record
 * declared here and nowhere else: what serves it serves the next one.
 */

vi.mock('#registre/fiches/dossier', async (original) => {
  const real = await original<typeof Dossier>();
  const { decrirePlate } = await import('#registre/fiche');
  const kit = await import('#registre/champs');
  const essais = decrirePlate({
    nom: 'Essai',
    pluriel: 'Essais',
    le: 'l’essai',
    disparue: 'son essai',
    membres: {
      id: kit.cle(),
      conventionId: kit.fiche('conventions'),
      avisId: kit.fiche('avis', 'Avis visé'),
      partieId: kit.partie('Partie'),
      objet: kit.texteLong('Objet'),
      jour: kit.jour('Jour'),
      duree: kit.nombre('Durée', 1),
      sorte: kit.choix('Sorte', { un: 'premier', deux: 'second' }),
      note: kit.facultatif(kit.texte('Note')),
      lieux: kit.liste('Lieux', { nom: kit.texte('Nom'), urgent: kit.ouiNon('Urgent') }, kit.parRang('Lieu')),
    },
    calculs: [{ mot: 'Lendemain', jour: ({ jour }) => addDays(jour, 1) }],
    nommer: ({ objet }) => `Essai : ${objet}`,
    designer: ({ objet }) => `l’essai « ${objet} »`,
    rubrique: 'convention',
    terminal: 'essai',
    tableau: 'essais',
  });
  return { ...real, DOSSIER: { ...real.DOSSIER, essais } };
});

vi.mock('#registre/actes', async (original) => {
  const real = await original<typeof Actes>();
  const { actePlat, libre } = await import('#registre/acte');
  const kit = await import('#registre/champs');
  const acte = actePlat({
    libelle: 'Enregistrement d’un essai',
    classement: libre('ce n’est qu’un essai'),
    motif: 'note',
    geste: 'Enregistrer un essai',
    adresse: 'essais/nouveau',
    saisie: {
      conventionId: kit.fiche('conventions'),
      avisId: kit.fiche('avis', 'Avis visé'),
      partieId: kit.partie('Partie'),
      objet: kit.texteLong('Objet'),
      jour: kit.jour('Jour'),
      duree: kit.nombre('Durée', 1),
      sorte: kit.choix('Sorte', { un: 'premier', deux: 'second' }),
      note: kit.facultatif(kit.texte('Note')),
    },
    terminal: { nom: 'essai enregistrer', resume: 'enregistre un essai', fait: 'Essai enregistré' },
  });
  const table = { ...real.ACTES, 'essais.enregistrer': acte };
  return {
    ...real,
    ACTES: table,
    ACTES_DE_REGLE: { ...real.ACTES_DE_REGLE, 'essais.enregistrer': acte },
    acteNomme: (action: string) => (action === 'essais.enregistrer' ? acte : real.acteNomme(action)),
    rubriqueDe: (action: string) =>
      action === 'essais.enregistrer' ? 'convention' : real.rubriqueDe(action),
  };
});

vi.mock('../../src-main/application/commands', async (original) => {
  const real = await original<typeof Commandes>();
  const { decided } = await import('#domain/decision');
  const { put: place } = await import('#domain/registre');
  const enregistrer = (_registre: unknown, saisie: object, { newId }: { newId: () => string }) => {
    const id = newId();
    return decided(id, [place('essais' as 'avis', { id, ...saisie, lieux: [] } as never)]);
  };
  const table = { ...real.COMMANDS, 'essais.enregistrer': enregistrer };
  return { ...real, COMMANDS: table, COMMAND_METHODS: Object.keys(table) };
});

const DEMO = 'convention-demonstration-2022-2028';
/** All but the registry's own record, which is alone, and the trash, which the others go through. */
const EPROUVEES = COLLECTIONS.filter((name) => name !== 'fiches' && name !== 'corbeille');

/** What goes to the trash; what belongs to the registry itself, and to no convention, does not. */
const estSupprimable = (name: NomCollection): name is CollectionSupprimable => name in SUPPRIMABLES;

const call = (porte: Porte, method: string, input: unknown) =>
  (porte.call as (name: string, saisie: unknown) => Promise<Record<string, unknown>>)(method, input);

let porte: Porte;
beforeAll(async () => {
  porte = await ouvrir(await newFolder(), '2026-11-23');
  await porte.call('exemple.charger', { demonstration: true });
  // What an end may rest on: the demonstration has none.
  await porte.call('deliberations.enregistrer', {
    ...SAISIES['deliberations.enregistrer'],
    conventionId: DEMO,
  });
});
afterAll(() => porte.close());

const registre = () => porte.application.depot.registre;
const record = (collection: NomCollection, id: string): unknown => registre()[collection].get(id);

/** Records images as one entry of the journal, as a command does. */
async function enregistrer(
  changes: readonly Changement[],
  action = 'conventions.daterActe',
): Promise<number> {
  const done = await porte.application.depot.transact<string, never>(
    () => ({ ok: true, value: '', changes }),
    { action, by: 'essai' },
  );
  return done.ok ? (done.commit?.seq ?? 0) : 0;
}

function nouvelle(collection: NomCollection, id: string): Image {
  const convention = registre().conventions.get(DEMO)!;
  const parents = Object.fromEntries(COLLECTIONS.map((name) => [name, [...registre()[name].keys()].at(0)]));
  return fabriquer(collection, id, { convention, parents });
}

/** A field's words and its value, as the journal tells the entry. */
async function detail(seq: number, collection: NomCollection, id: string) {
  const { objets } = await porte.call('journal.detail', { seq });
  return objets.find((one) => one.collection === collection && one.id === id)!;
}

describe('the dummy record', () => {
  it('is one of the collections, declared in this file alone', () => {
    expect(COLLECTIONS).toContain('essais');
    expect(EPROUVEES.length).toBeGreaterThan(7);
  });

  it('is asked for by a call, checked field by field, named and undone', async () => {
    const avisId = [...registre().avis.keys()][0];
    const input = { conventionId: DEMO, avisId, partieId: 'region', objet: 'Un essai', jour: '2026-11-20' };
    const dispatched = await call(porte, 'essais.enregistrer', {
      ...input,
      duree: 3,
      sorte: 'un',
      note: 'Pourquoi',
    });
    const id = String(dispatched.id);
    expect(record('essais' as NomCollection, id)).toMatchObject({ objet: 'Un essai', note: 'Pourquoi' });
    const { lignes } = await porte.call('journal.lire', { avant: null, limite: 1 });
    expect(lignes[0]).toMatchObject({
      libelle: 'Enregistrement d’un essai',
      reason: 'Pourquoi',
      genre: 'convention',
    });
    const listed = (await call(porte, 'essais.lister', { conventionId: DEMO })) as unknown as {
      nom: string;
    }[];
    expect(listed.map(({ nom }) => nom)).toContain('Essai\u00a0: Un essai');
    const pile = await porte.call('historique.pile', {});
    expect(pile.annuler).toMatchObject({ libelle: 'Enregistrement d’un essai' });
    await porte.call('historique.annuler', { seq: pile.annuler!.seq });
    expect(record('essais' as NomCollection, id)).toBeUndefined();
  });
});

describe.each(EPROUVEES)('%s', (collection) => {
  const id = `essai-${collection}`;
  const description = DESCRIPTIONS[collection];

  it('is made of a shape that is kept, and of nothing else', () => {
    const image = nouvelle(collection, id);
    expect(entityFault(collection, image)).toBeNull();
    for (const name of Object.keys(description.membres)) {
      const { [name]: _gone, ...less } = image;
      const optional = description.membres[name]?.absent === true;
      if (!optional) expect(entityFault(collection, less), name).not.toBeNull();
    }
    expect(entityFault(collection, { ...image, intrus: 1 })).toContain('intrus');
    expect(JSON.stringify(collectionsJsonSchema())).toContain(`"${collection}"`);
  });

  it('is created, told field by field, undone and done again', async () => {
    const image = nouvelle(collection, id);
    const seq = await enregistrer([put(collection, image as never)], 'avenants.rediger');
    expect(record(collection, id)).toEqual(image);
    const told = await detail(seq, collection, id);
    expect(told.nature).toBe('creation');
    expect(told.libelle).not.toBe('');
    for (const mot of ditsDe(description.membres))
      expect(
        told.lignes.some(({ champ, apres }) => champ.startsWith(mot) && apres !== null),
        `${collection} › ${mot}`,
      ).toBe(true);
    await porte.call('historique.annuler', { seq });
    expect(record(collection, id)).toBeUndefined();
    await porte.call('historique.retablir', { seq });
    expect(record(collection, id)).toEqual(image);
  });

  it('is found by its words, with nothing written for it', async () => {
    const titre = description.nommer(record(collection, id) as never);
    let vue = await porte.call('recherche.chercher', { texte: titre, limite: 500 });
    while (vue.enCours) {
      await new Promise((resolve) => setImmediate(resolve));
      vue = await porte.call('recherche.chercher', { texte: titre, limite: 500 });
    }
    expect(vue.trouvailles.map(({ cle }) => cle)).toContain(entityKey(collection, id));
    const { trouvailles } = await porte.call('recherche.chercher', {
      texte: '',
      dans: { collection, champ: null },
      limite: 500,
    });
    expect(trouvailles.map(({ cle }) => cle).sort()).toEqual(
      [...registre()[collection].keys()].map((one) => entityKey(collection, one)).sort(),
    );
  });

  it('is called by its own words in a sentence and at the head of a line', () => {
    const fait = { collection, entite: record(collection, id) } as Fait;
    const said = designationOf(fait, registre());
    expect(said).toMatch(/^(?:la|le|l’)/u);
    expect(said).not.toMatch(/undefined|null|\[object/u);
    for (const words of [description.nom, description.pluriel, description.le, description.disparue])
      expect(words).toMatch(/\p{L}{3}/u);
  });

  it('carries a piece, and is found by it', async () => {
    if (!OBJETS_DE_PIECE.some((name) => name === collection)) return;
    const jeton = await televerser(porte, 'preuve.pdf', Buffer.from(`%PDF-1.7\n${collection}`));
    const { id: pieceId } = await call(porte, 'pieces.ajouter', {
      jeton,
      objet: { collection, id },
      nature: 'autre',
    });
    const entite = record('pieces', String(pieceId));
    // What is of no convention has pieces of none.
    const { conventionId } = record('pieces', String(pieceId)) as { readonly conventionId: string | null };
    expect(conventionId === null).toBe((COMMUNES as readonly string[]).includes(collection));
    expect(parentsOf({ collection: 'pieces', entite } as Fait).map(({ champ }) => champ)).toEqual([
      ...(conventionId === null ? [] : ['conventionId']),
      'objet.id',
    ]);
    await enregistrer([{ collection: 'pieces', id: String(pieceId), after: null }]);
  });

  it('leaves with the record it depends on, and comes back with it', async () => {
    if (!estSupprimable(collection)) return;
    const reply = await porte.application.handlers['corbeille.supprimer']({
      collection,
      id,
      motif: 'Essai',
    });
    if (!reply.ok) {
      // A rule forbids it: the act was signed, sent or given. It says why.
      expect(reply.error.code).toMatch(/^SUPPRESSION_/u);
      expect(reply.error.message).not.toBe('');
      return;
    }
    expect(record(collection, id)).toBeUndefined();
    const gone = registre().corbeille.get(reply.value.id)!;
    expect(entityFault('corbeille', gone)).toBeNull();
    expect(gone.elements.map((one) => entityKey(one.collection, one.entite.id))).toContain(
      entityKey(collection, id),
    );
    await porte.call('corbeille.retablir', { id: reply.value.id });
    expect(record(collection, id)).toEqual(nouvelle(collection, id));
  });

  it('has its table in the archive, with a cell for what its description says', async () => {
    const { collectionsCsv } = await import('../../src-main/application/echanges/csv');
    const tables = await collectionsCsv(registre(), {
      aujourdhui: civilDate('2026-11-23'),
      sha256: () => '0'.repeat(64),
    });
    const table = tables.find(({ nom }) => nom === `${description.tableau!}.csv`)!;
    const text = new TextDecoder().decode(table.bytes);
    expect(text).toContain(id);
    if (!('plate' in description)) return;
    for (const mot of [
      ...ditsDe(description.membres),
      ...(description.calculs ?? []).map(({ mot: own }) => own),
    ])
      expect(text.split('\r\n')[0], mot).toContain(mot);
    expect(text).not.toMatch(/undefined|null|\[object/u);
  });
});

describe('what leaves the registry', () => {
  it('comes back whole, with the same fingerprint, into another one', async () => {
    // A convention made of chance signs with nobody: no import would take it, nor the bytes no piece has.
    await enregistrer([
      { collection: 'conventions', id: 'essai-conventions', after: null },
      { collection: 'pieces', id: 'essai-pieces', after: null },
    ]);
    const before = await porte.application.depot.empreinte(registre());
    const { fichier } = await porte.call('echanges.exporter', { pieces: true });
    const bytes = porte.application.files.take(fichier.jeton)!;
    const other = await ouvrirPourUnTest(await newFolder(), '2026-11-23');
    const jeton = await televerser(other, 'export.json', Buffer.from(bytes.bytes));
    const apercu = await call(other, 'echanges.apercu', { jeton });
    await call(other, 'echanges.importer', { jeton, motif: 'Essai', revision: apercu.revision });
    expect(await other.application.depot.empreinte(other.application.depot.registre)).toBe(before);
    for (const collection of EPROUVEES)
      expect(other.application.depot.registre[collection].size, collection).toBe(registre()[collection].size);
  });

  it('is read without any application: the records told by their fields are on the page of their convention', async () => {
    const { fichier } = await porte.call('echanges.dossier', {});
    const taken = porte.application.files.take(fichier.jeton)!;
    const zip = await JSZip.loadAsync(taken.bytes);
    const pages = await Promise.all(zip.file(/^conventions\//u).map((one) => one.async('string')));
    const page = pages.find((one) => one.includes('essai-deliberations'))!;
    for (const collection of FICHES_PLATES) {
      expect(page).toContain(DESCRIPTIONS[collection].pluriel);
      for (const mot of ditsDe(DESCRIPTIONS[collection].membres)) expect(page, mot).toContain(mot);
    }
  });

  it('names the field of a link that leads nowhere', async () => {
    const { brokenLinks } = await import('../../src-main/application/echanges/liens');
    const broken = {
      ...registre(),
      conventions: new Map(),
    };
    const found = brokenLinks(broken).map(({ champ }) => champ);
    for (const collection of EPROUVEES.filter(
      (name) => name !== 'conventions' && name !== 'pieces' && name !== 'seances' && estSupprimable(name),
    ))
      expect(found, collection).toContain(`${collection}/essai-${collection} › conventionId`);
  });
});

describe('at the terminal', () => {
  it('each record that has a word there may be deleted by it, and each flat act has its command', async () => {
    const { FLAT_COMMANDS } = await import('../../src-main/cli/commands/plats');
    const { HISTORIQUE_COMMANDS } = await import('../../src-main/cli/commands/historique');
    const supprimer = HISTORIQUE_COMMANDS.find(({ name }) => name === 'supprimer')!;
    for (const collection of EPROUVEES.filter(estSupprimable))
      expect(supprimer.usage).toContain(DESCRIPTIONS[collection].terminal!);
    const names = FLAT_COMMANDS.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['essai enregistrer', 'essai lister', 'deliberation lister']),
    );
    const essai = FLAT_COMMANDS.find(({ name }) => name === 'essai enregistrer')!;
    expect(essai.usage).toBe(
      'essai enregistrer ID --avis TEXTE --partie TEXTE --objet TEXTE --jour AAAA-MM-JJ --duree N --sorte TEXTE [--note TEXTE]',
    );
  });
});
