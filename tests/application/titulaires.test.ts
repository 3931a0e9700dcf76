import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modelToText } from '#actes/texte';
import { newFolder, ouvrir, rendreAvis } from '../support/application';
import type { Porte } from '../support/application';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';

/* A change of holder through the whole application: what names somebody on a day names whoever held the office then. */

const C = CONVENTION_AURA.id;
const LES_TROIS = ['prefete', 'recteur', 'draaf'];
const ELU = {
  conventionId: C,
  signataireId: 'president',
  civilite: 'Madame',
  prenom: 'Ada',
  nom: 'ÉLUE',
  debut: '2026-11-01',
  source: 'élection du 30 octobre 2026',
  intitule: 'Présidente',
} as const;

let porte: Porte;
let dossier: string;
beforeEach(async () => {
  dossier = await newFolder();
  porte = await ouvrir(dossier, '2026-11-23');
  await porte.call('exemple.charger', { demonstration: false });
  await porte.call('conventions.signer', {
    conventionId: C,
    signatures: [...LES_TROIS, 'president'].map((signataireId) => ({ signataireId, date: '2023-10-02' })),
  });
  await porte.call('conventions.confirmerFin', { conventionId: C, date: '2028-12-31', fondement: 'CPRDFOP' });
});
afterEach(() => porte.close());

const annuler = () => porte.call('historique.annuler', { seq: porte.application.depot.seq });

async function avenantEnSignature(): Promise<string> {
  const { id } = await porte.call('avenants.demander', {
    conventionId: C,
    partieId: 'region',
    auteurId: 'president',
    date: '2026-09-01',
    piece: null,
    objet: 'Calendrier',
    articles: [{ titre: 'Article 1er', alineas: ['Un calendrier est arrêté.'] }],
    priseEffet: { nature: 'signature' },
  });
  await rendreAvis(porte, id, '2026-10-15');
  await porte.call('avenants.signer', {
    avenantId: id,
    signatures: [{ signataireId: 'prefete', date: '2026-10-20' }],
    motifTexteModifie: null,
  });
  return id;
}

/** A copy: it names whoever signed on the day they did; the originals name those of the day they left. */
const imprime = async (acte: 'convention' | 'avenant' | 'mise-en-demeure', id: string): Promise<string> =>
  modelToText((await porte.call('documents.apercu', { type: acte, id, copie: true })).model);

describe('a change of president between two signatures', () => {
  it('is flagged on the avenant, in its list and at home, until he signs; each act prints the holder of its own day', async () => {
    const avenantId = await avenantEnSignature();
    expect((await porte.call('avenants.lire', { avenantId })).titulairesChanges).toEqual([]);
    await porte.call('titulaires.enregistrer', ELU);

    const { titulairesChanges, aSavoir, manquants } = await porte.call('avenants.lire', { avenantId });
    expect(titulairesChanges.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /mis à la signature le 20 octobre 2026\s; Madame Ada ÉLUE occupe «\sPrésidente\s» depuis le 1er novembre 2026 \(élection du 30 octobre 2026\), après Monsieur Laurent WAUQUIEZ/u,
      ),
    ]);
    expect(aSavoir).toEqual(expect.arrayContaining([...titulairesChanges]));
    expect(manquants).toContain('Madame Ada ÉLUE');
    const [ligne] = await porte.call('avenants.lister', { conventionId: C });
    expect(ligne?.titulairesChanges).toEqual(titulairesChanges);
    const { lignes } = await porte.call('accueil.lire', {});
    expect(lignes.map(({ acte, aFaire }) => `${acte.slice(0, 12)} ${aFaire}`)).toContain(
      'Avenant n°\u00a01 Un titulaire a changé',
    );

    await porte.call('avenants.signer', {
      avenantId,
      signatures: ['recteur', 'draaf', 'president'].map((signataireId) => ({
        signataireId,
        date: '2026-11-10',
      })),
      motifTexteModifie: null,
    });
    expect((await porte.call('avenants.lire', { avenantId })).titulairesChanges).toEqual([]);
    const avenant = await imprime('avenant', avenantId);
    expect(avenant).toContain('représentée par sa Présidente, Madame Ada ÉLUE');
    expect(avenant).toContain('Madame Fabienne BUCCIO');
    expect(avenant).not.toContain('WAUQUIEZ, le');
    // What was signed before keeps its name.
    const convention = await imprime('convention', C);
    expect(convention).toContain('Monsieur Laurent WAUQUIEZ');
    expect(convention).not.toContain('ÉLUE');
    const chronologie = await porte.call('chronologie.lire', { conventionId: C });
    const hand = (id: string) => chronologie.find((fait) => fait.id === id)?.detail;
    expect(hand('signature-president')).toContain('WAUQUIEZ');
    expect(hand(`${avenantId}-signature-president`)).toContain('Madame Ada ÉLUE, la Présidente');
  });

  it('of the convention itself: flagged while unsigned, then each name is that of its signature', async () => {
    const other = await ouvrir(await newFolder(), '2023-10-10');
    try {
      await other.call('exemple.charger', { demonstration: false });
      await other.call('conventions.signer', {
        conventionId: C,
        signatures: LES_TROIS.map((signataireId) => ({ signataireId, date: '2023-09-14' })),
      });
      await other.call('titulaires.enregistrer', { ...ELU, debut: '2023-09-20' });
      const { titulairesChanges } = await other.call('conventions.parties', { conventionId: C });
      expect(titulairesChanges[0]?.message).toContain('Madame Ada ÉLUE');
      const { lignes } = await other.call('accueil.lire', {});
      expect(lignes).toContainEqual(
        expect.objectContaining({ acte: 'Convention à signer', aFaire: 'Un titulaire a changé' }),
      );
      const { revision } = await other.call('conventions.signer', {
        conventionId: C,
        signatures: [{ signataireId: 'president', date: '2023-10-02' }],
      });
      // The journal names who held the office on the day of the signature, and keeps that name whoever comes next.
      const detail = async () =>
        JSON.stringify((await other.call('journal.detail', { seq: revision })).objets);
      const told = await detail();
      expect(told).toContain('Madame Ada ÉLUE');
      expect(told).not.toContain('WAUQUIEZ');
      await other.call('titulaires.enregistrer', { ...ELU, nom: 'SUIVANTE', debut: '2024-01-10' });
      expect(await detail()).toBe(told);
      const text = modelToText(
        (await other.call('documents.apercu', { type: 'convention', id: C, copie: true })).model,
      );
      expect(text).toContain('Madame Ada ÉLUE');
      expect(text).not.toContain('WAUQUIEZ');
      const { effet } = await other.call('conventions.lire', { conventionId: C });
      expect(effet.cause).toContain('Madame Ada ÉLUE');
      expect((await other.call('conventions.parties', { conventionId: C })).titulairesChanges).toEqual([]);
    } finally {
      await other.close();
    }
  });
});

describe('a letter', () => {
  const loger = (adresse: string, adresseDepuis: string | null) =>
    porte.call('conventions.modifierSignataire', {
      conventionId: C,
      signataireId: 'president',
      fonction: { libelle: 'Président', genre: 'm' },
      personne: { civilite: 'Monsieur', prenom: 'Laurent', nom: 'WAUQUIEZ' },
      adresse: [adresse],
      adresseDepuis,
    });

  async function lettre(date: string): Promise<string> {
    const [obligation] = (await porte.call('conventions.obligations', { conventionId: C })).filter(
      ({ partieId }) => partieId === 'region',
    );
    const { id } = await porte.call('misesEnDemeure.preparer', {
      conventionId: C,
      partieEmettriceId: 'etat',
      auteurId: 'prefete',
      griefs: [
        {
          obligationId: obligation?.id ?? '',
          faits: 'Absence.',
          dateFaits: '2026-10-01',
          pieces: null,
          miseEnConformite: null,
        },
      ],
    });
    await porte.call('misesEnDemeure.signer', { miseEnDemeureId: id, date });
    return id;
  }

  it('prints the holder, the form of address and the address of its own day, whatever came since', async () => {
    await loger('1 rue Vieille', null);
    await loger('2 rue Neuve', '2026-11-01');
    await porte.call('titulaires.enregistrer', {
      ...ELU,
      intituleLong: 'Présidente du conseil régional d’Auvergne-Rhône-Alpes',
    });
    const before = await lettre('2026-10-30');
    const after = await lettre('2026-11-05');
    const [old, recent] = [await imprime('mise-en-demeure', before), await imprime('mise-en-demeure', after)];
    expect(old).toContain('Monsieur Laurent WAUQUIEZ');
    expect(old).toContain('1 rue Vieille');
    expect(old).toContain('Monsieur le Président,');
    expect(old).not.toMatch(/ÉLUE|rue Neuve/u);
    expect(recent).toContain('Présidente du conseil régional d’Auvergne-Rhône-Alpes');
    expect(recent).toContain('2 rue Neuve');
    expect(recent).toContain('Madame la Présidente,');
    expect(recent).not.toMatch(/WAUQUIEZ\n|rue Vieille/u);
  });

  it('signed and not sent is flagged when its addressee changes', async () => {
    const miseEnDemeureId = await lettre('2026-10-30');
    await porte.call('titulaires.enregistrer', ELU);
    const { aSavoir } = await porte.call('misesEnDemeure.lire', { miseEnDemeureId });
    expect(aSavoir.map(({ message }) => message).join('\n')).toMatch(
      /signée du 30 octobre 2026 et n’est pas envoyée\s; Madame Ada ÉLUE occupe/u,
    );
  });
});

it('what is issued does not change by one letter when every holder and every address does', async () => {
  const avenantId = await avenantEnSignature();
  await porte.call('avenants.signer', {
    avenantId,
    signatures: ['recteur', 'draaf', 'president'].map((signataireId) => ({
      signataireId,
      date: '2026-11-02',
    })),
    motifTexteModifie: null,
  });
  const [obligation] = (await porte.call('conventions.obligations', { conventionId: C })).filter(
    ({ partieId }) => partieId === 'region',
  );
  const { id: lettreId } = await porte.call('misesEnDemeure.preparer', {
    conventionId: C,
    partieEmettriceId: 'etat',
    auteurId: 'prefete',
    griefs: [{ obligationId: obligation?.id ?? '', faits: 'Absence.', dateFaits: '2026-10-01' }],
  });
  await porte.call('misesEnDemeure.signer', { miseEnDemeureId: lettreId, date: '2026-11-03' });
  await porte.call('misesEnDemeure.envoyer', {
    miseEnDemeureId: lettreId,
    envois: [{ destinataireId: 'president', numero: '1A 123 456 7890 1', depotLe: '2026-11-04' }],
  });
  const issued = async () => {
    const models = [];
    for (const [acte, id] of [
      ['convention', C],
      ['avenant', avenantId],
      ['mise-en-demeure', lettreId],
    ] as const) {
      models.push((await porte.call('documents.apercu', { type: acte, id })).model);
    }
    return models;
  };
  const before = await issued();
  const { parties } = await porte.call('conventions.parties', { conventionId: C });
  for (const { id: signataireId, fonction, personne } of parties.flatMap(({ signataires }) => signataires)) {
    await porte.call('conventions.modifierSignataire', {
      conventionId: C,
      signataireId,
      fonction,
      personne,
      adresse: ['9 place Nouvelle'],
      adresseDepuis: '2026-11-05',
    });
    await porte.call('titulaires.enregistrer', { ...ELU, signataireId, debut: '2026-11-05' });
  }
  expect(await issued()).toEqual(before);
});

describe('what is derived from the description of a holder', () => {
  it('the journal says it, undo takes it back, redo gives it again, and a restart finds it', async () => {
    const { id } = await porte.call('titulaires.enregistrer', ELU);
    const { objets } = await porte.call('journal.detail', { seq: porte.application.depot.seq });
    expect(JSON.stringify(objets)).toMatch(/Madame Ada ÉLUE|ÉLUE/u);
    const holder = async () =>
      (await porte.call('titulaires.quiOccupe', { fonction: 'president', jour: '2026-11-23' })).dit;
    expect(await holder()).toContain('Ada ÉLUE');
    await annuler();
    expect(await holder()).toContain('WAUQUIEZ');
    const { retablir } = await porte.call('historique.pile', {});
    await porte.call('historique.retablir', { seq: retablir!.seq });
    expect(await holder()).toContain('Ada ÉLUE');
    await porte.close();
    porte = await ouvrir(dossier, '2026-11-23');
    expect(porte.application.depot.registre.titulaires.get(id)?.nom).toBe('ÉLUE');
  });
});

describe('an import', () => {
  const ENTETE = 'Fonction;Civilité;Prénom;Nom;Début;Fin;Source;Intitulé';
  const tableau = (...lignes: readonly string[]) => ({
    conventionId: C,
    csv: `\ufeff${[ENTETE, ...lignes].join('\r\n')}\r\n`,
  });
  const BON = 'president;Madame;Ada;ÉLUE;01/11/2026;;"élection du 30 octobre; 2026";Présidente';

  it('is tried first: each line says what it would record, or why it is refused; then all of it, or nothing', async () => {
    const mixed = tableau(
      BON,
      'Maire;Madame;Ada;ESSAI;01/11/2026;;décret;',
      'prefete;Madame;Ada;ESSAI;31/02/2026;;décret;',
      'prefete;;Paul;ESSAI;01/03/2026;;décret;',
      'president;Monsieur;Paul;AUTRE;01/11/2026;;élection;',
    );
    const { lignes } = await porte.call('titulaires.examinerImport', mixed);
    expect(lignes.map(({ ligne, etat, raison }) => [ligne, etat, raison])).toEqual([
      [2, 'nouveau', null],
      [3, 'refusee', expect.stringMatching(/Aucune fonction ne répond à «\sMaire\s»/u)],
      [4, 'refusee', expect.stringMatching(/«\s31\/02\/2026\s» n’est pas une date/u)],
      [5, 'refusee', 'La civilité n’est pas indiquée.'],
      [6, 'refusee', expect.stringMatching(/Madame Ada ÉLUE est déjà enregistré/u)],
    ]);
    const refused = await porte.refused('titulaires.importer', mixed);
    expect(refused.code).toBe('IMPORT_TITULAIRES');
    expect(porte.application.depot.registre.titulaires.size).toBe(0);

    const good = tableau(
      BON,
      'prefete;Monsieur;Paul;ESSAI;01/03/2026;;décret;Préfet de région',
      'draaf;;;;01/06/2026;;départ;',
    );
    await porte.call('titulaires.importer', good);
    expect(porte.application.depot.registre.titulaires.size).toBe(3);
    expect(await porte.call('titulaires.quiOccupe', { fonction: 'draaf', jour: '2026-06-01' })).toMatchObject(
      { etat: 'vacante', depuis: '2026-06-01' },
    );
    expect([...porte.application.depot.registre.titulaires.values()][0]?.source).toBe('décret');
    const again = await porte.call('titulaires.examinerImport', good);
    expect(again.lignes.map(({ etat }) => etat)).toEqual(['deja', 'deja', 'deja']);
    expect((await porte.refused('titulaires.importer', good)).code).toBe('IMPORT_TITULAIRES_RIEN');
  });

  it.each([
    ['a title missing', 'fonction;nom\nprefete;X', /il manque les colonnes civilite, prenom, debut, source/u],
    ['a quotation left open', `${ENTETE}\n"prefete;Madame`, /guillemets/u],
    ['nothing under the titles', `${ENTETE}\n;;;\n`, /aucune ligne/u],
    [
      'too many lines',
      `${ENTETE}\n${'prefete;Madame;A;B;01/01/2026;;d;\n'.repeat(1001)}`,
      /plus de 1000 lignes/u,
    ],
  ])('is refused whole: %s', async (_, csv, message) => {
    const refused = await porte.refused('titulaires.examinerImport', { conventionId: C, csv });
    expect(refused.message).toMatch(message);
  });

  it('takes back the table that the continuity folder writes', async () => {
    await porte.call('titulaires.enregistrer', ELU);
    const { collectionsCsv } = await import('../../src-main/application/echanges/csv');
    const { sha256 } = await import('../support/registre');
    const tables = await collectionsCsv(porte.application.depot.registre, {
      aujourdhui: '2026-11-23' as never,
      sha256,
    });
    const csv = new TextDecoder().decode(tables.find(({ nom }) => nom === 'titulaires.csv')?.bytes);
    const { lignes } = await porte.call('titulaires.examinerImport', { conventionId: null, csv });
    expect(lignes.map(({ etat }) => etat)).toEqual(['deja']);
    await annuler();
    const after = await porte.call('titulaires.examinerImport', { conventionId: null, csv });
    expect(after.lignes.map(({ etat, raison }) => [etat, raison])).toEqual([['nouveau', null]]);
  });
});
