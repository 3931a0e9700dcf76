import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LISTES } from '#registre/listes';
import type { Cellule, ListeView } from '#contract/listes';
import type { NomListe } from '#registre/listes';
import { newFolder, ouvrir } from '../support/application';
import type { Porte } from '../support/application';

let porte: Porte;
beforeAll(async () => {
  porte = await ouvrir(await newFolder(), '2026-11-23');
  await porte.call('exemple.charger', { demonstration: true });
});
afterAll(() => porte.close());

const DEMO = 'convention-demonstration-2022-2028';

const lire = (liste: NomListe): Promise<ListeView> => porte.call('listes.lire', { liste });

/** The lines as objects, by the keys of their columns. */
const dites = ({ colonnes, lignes }: ListeView): readonly Readonly<Record<string, Cellule>>[] =>
  lignes.map(({ cellules }) =>
    Object.fromEntries(colonnes.map(({ cle }, rang) => [cle, cellules[rang] ?? null])),
  );

async function exporter(liste: NomListe, colonnes: string[], lignes: string[]): Promise<string> {
  const { fichier } = await porte.call('listes.exporter', { liste, format: 'csv', colonnes, lignes });
  return Buffer.from(porte.application.files.take(fichier.jeton)?.bytes ?? []).toString('utf8');
}

describe('the lists over every convention', () => {
  it.each(LISTES)('%s: columns told once each, a line a record, with somewhere to go', async (liste) => {
    const { colonnes, lignes } = await lire(liste);
    const cles = colonnes.map(({ cle }) => cle);
    expect(new Set(cles).size).toBe(cles.length);
    expect(colonnes.some(({ montree }) => montree)).toBe(true);
    // Those seen at first stand before the others.
    const montrees = colonnes.map(({ montree }) => montree);
    expect(montrees.lastIndexOf(true)).toBeLessThan(montrees.indexOf(false));
    expect(new Set(lignes.map(({ id }) => id)).size).toBe(lignes.length);
    for (const { lieu, cellules } of lignes) {
      expect(lieu.conventionId).toBe(DEMO);
      expect(cellules).toHaveLength(colonnes.length);
    }
    for (const [rang, { genre, libelles }] of colonnes.entries())
      for (const { cellules } of lignes) {
        const cellule = cellules[rang] ?? null;
        if (cellule === null) continue;
        if (genre === 'jour') expect(cellule).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        if (genre === 'nombre' || genre === 'taille') expect(cellule).toBeTypeOf('number');
        if (genre === 'choix') expect(Object.keys(libelles ?? {})).toContain(cellule);
      }
  });

  it('says of each avenant what its own page says', async () => {
    const lignes = dites(await lire('avenants'));
    const seules = await porte.call('avenants.lister', { conventionId: DEMO });
    expect(lignes.length).toBe(seules.length);
    for (const { id, etat, objet } of seules) {
      const { effet } = await porte.call('avenants.lire', { avenantId: id });
      expect(lignes).toContainEqual(expect.objectContaining({ etat, objet, effet }));
    }
  });

  it('says of each notice what its own page says, its delay included', async () => {
    const { colonnes, lignes } = await lire('misesEnDemeure');
    const prudent = colonnes.findIndex(({ cle }) => cle === 'prudent');
    expect(lignes.length).toBeGreaterThan(1);
    for (const { id, cellules } of lignes) {
      const { miseEnDemeure, raison } = await porte.call('misesEnDemeure.lire', { miseEnDemeureId: id });
      const attendu = raison === null ? (miseEnDemeure.delai?.calcul.prudent.expiration ?? null) : null;
      expect(cellules[prudent]).toBe(attendu);
    }
  });

  it('follows the holders of an office one after the other, and says who holds it', async () => {
    await porte.call('titulaires.enregistrer', {
      conventionId: DEMO,
      signataireId: 'president',
      civilite: 'Madame',
      prenom: 'Ada',
      nom: 'ESSAI',
      debut: '2026-12-01',
      fin: null,
      source: 'élection du 1er décembre 2026',
      intitule: null,
      genre: null,
      intituleLong: null,
      appel: null,
      article: null,
    });
    const { colonnes, lignes } = await lire('personnes');
    const presidents = dites({
      colonnes,
      lignes: lignes.filter(({ id }) => id.startsWith(`${DEMO}/president/`)),
    });
    const [avant, apres] = presidents.slice(-2);
    expect(avant).toMatchObject({ etat: 'en_fonction', au: '2026-11-30' });
    expect(apres).toMatchObject({
      personne: 'ESSAI Ada',
      etat: 'a_venir',
      du: '2026-12-01',
      au: null,
      acte: 'élection du 1er décembre 2026',
    });
  });
});

describe('what leaves a list', () => {
  it('is the columns and the lines that were asked for, in that order', async () => {
    const { lignes } = await lire('avenants');
    const ids = lignes.map(({ id }) => id);
    const [first = '', second = ''] = ids;
    const text = await exporter('avenants', ['effet', 'objet', 'etat'], [second, first]);
    expect(text.startsWith('\ufeffEffet;Objet;État\r\n')).toBe(true);
    const rows = text.trim().split('\r\n');
    expect(rows).toHaveLength(3);
    const byId = new Map(
      (await porte.call('avenants.lister', { conventionId: DEMO })).map((one) => [one.id, one]),
    );
    expect(rows[1]).toContain(byId.get(second)?.objet);
    expect(rows[2]).toContain(byId.get(first)?.objet);
  });

  it('has days as a French spreadsheet takes them, and choices by their words', async () => {
    const { colonnes, lignes } = await lire('conventions');
    const text = await exporter('conventions', ['convention', 'etat', 'fin'], [DEMO]);
    const fin = String(lignes[0]?.cellules[colonnes.findIndex(({ cle }) => cle === 'fin')]);
    expect(text).toContain(`;En vigueur;${fin.split('-').reverse().join('/')}`);
  });

  it('leaves out a line that has gone, and a column it does not have', async () => {
    expect(await exporter('avenants', ['objet', 'inconnue'], ['partie-depuis'])).toBe('\ufeffObjet\r\n');
  });

  it('runs nothing in the spreadsheet that opens it', async () => {
    const { id } = await porte.call('avenants.demander', {
      conventionId: DEMO,
      partieId: 'region',
      auteurId: 'president',
      date: '2026-11-23',
      piece: null,
      objet: '=HYPERLINK("http://exemple.invalid")',
      articles: [{ titre: 'Article 1er', alineas: ['Un alinéa.'] }],
      priseEffet: { nature: 'date', date: '2027-03-01' },
    });
    const text = await exporter('avenants', ['objet'], [id]);
    expect(text).toContain(`"'=HYPERLINK(""http://exemple.invalid"")"`);
  });

  it('is bounded', async () => {
    const lignes = Array.from({ length: 50_001 }, (_one, rang) => `a${rang}`);
    const refus = await porte.refused('listes.exporter', {
      liste: 'avenants',
      format: 'csv',
      colonnes: ['objet'],
      lignes,
    });
    expect(refus.code).toBe('SAISIE_INVALIDE');
  });
});
