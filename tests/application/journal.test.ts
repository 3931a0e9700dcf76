import { describe, expect, it } from 'vitest';
import { GENRES } from '#contract/journal';
import type { LigneJournalView } from '#contract/journal';
import { jourDe } from '#contract/instant';
import type { Input } from '#contract/procedures';
import { ACTES, rubriqueDe } from '#registre/actes';
import { conventionEntiere } from '../../src-main/cli/convention-entiere';
import { csv } from '../../src-main/application/csv';
import { newFolder } from '../support/application';
import type { Porte } from '../support/application';
import { ouvrirPourUnTest } from '../support/ouvertures';

const DEMO = 'convention-demonstration-2022-2028';
async function demonstration(): Promise<Porte> {
  const porte = await ouvrirPourUnTest(await newFolder(), '2026-11-23');
  await porte.call('exemple.charger', { demonstration: true });
  return porte;
}

type Filtre = NonNullable<Input<'journal.lire'>['filtre']>;
const lire = async ({ call }: Porte, filtre: Filtre): Promise<readonly LigneJournalView[]> =>
  (await call('journal.lire', { avant: null, limite: 500, filtre })).lignes;
const seqs = (lignes: readonly LigneJournalView[]): number[] => lignes.map(({ seq }) => seq);

const retirerProjet = async (porte: Porte): Promise<string> => {
  const avenant = (await conventionEntiere(porte, DEMO)).avenants.find(
    ({ etat }) => etat === 'demande',
  )!.avenant;
  await porte.call('corbeille.supprimer', { collection: 'avenants', id: avenant.id, motif: 'Doublon' });
  return avenant.id;
};

describe('the journal by what is sought', () => {
  it('keeps exactly the entries each criterion names', async () => {
    const porte = await demonstration();
    const all = await lire(porte, {});
    for (const genre of GENRES) {
      expect(seqs(await lire(porte, { genre }))).toEqual(seqs(all.filter((ligne) => ligne.genre === genre)));
    }
    expect(seqs(await lire(porte, { par: 'essai' }))).toEqual(seqs(all));
    expect(await lire(porte, { par: 'Personne' })).toEqual([]);
    const jour = jourDe(all[0]!.at);
    expect(seqs(await lire(porte, { du: jour, au: jour }))).toEqual(seqs(all));
    expect(await lire(porte, { du: '2199-01-01' })).toEqual([]);
    expect(await lire(porte, { au: '2001-01-01' })).toEqual([]);
    expect(seqs(await lire(porte, { conventionId: DEMO }))).toEqual(seqs(all));
    expect(await lire(porte, { conventionId: 'autre' })).toEqual([]);
  });

  it('finds words whatever their case, accents and spaces', async () => {
    const porte = await demonstration();
    const found = await lire(porte, { texte: 'MISE en  demeuré' });
    expect(found.length).toBeGreaterThan(3);
    for (const { libelle, objets } of found)
      expect(`${libelle} ${objets.map((one) => one.libelle).join(' ')}`).toMatch(/mise en demeure/i);
    expect(await lire(porte, { texte: 'introuvable entre tous' })).toEqual([]);
  });

  it('finds what was removed by the record and by its convention', async () => {
    const porte = await demonstration();
    const id = await retirerProjet(porte);
    const [removed] = await lire(porte, { objet: { collection: 'avenants', id } });
    expect(removed).toMatchObject({ libelle: ACTES['corbeille.supprimer'].libelle, reason: 'Doublon' });
    expect(removed!.objets.map(({ libelle }) => libelle).join()).toMatch(
      /Projet d’avenant\s: .* \(suppression\)/u,
    );
    expect((await lire(porte, { conventionId: DEMO }))[0]!.seq).toBe(removed!.seq);
  });

  it('answers by bounded slices that put end to end give everything, whatever the filter', async () => {
    const porte = await demonstration();
    const all = await lire(porte, { genre: 'resiliation' });
    const pages: number[] = [];
    let avant: number | null = null;
    for (;;) {
      const page: Awaited<ReturnType<typeof porte.call<'journal.lire'>>> = await porte.call('journal.lire', {
        avant,
        limite: 2,
        filtre: { genre: 'resiliation' },
      });
      pages.push(...seqs(page.lignes));
      if (page.suite === null) break;
      expect(page.suite).toBeLessThan(avant ?? Number.POSITIVE_INFINITY);
      avant = page.suite;
    }
    expect(pages).toEqual(seqs(all));
  });

  it('every action of the contract has its kind', () => {
    for (const action of Object.keys(ACTES)) expect(rubriqueDe(action), action).not.toBeNull();
  });

  it('offers the people, the kinds and the records there are', async () => {
    const porte = await demonstration();
    const choices = await porte.call('journal.filtres', { texte: 'rhone', conventionId: DEMO });
    expect(choices.personnes).toEqual(['essai']);
    expect(choices.genres.map(({ genre }) => genre)).toEqual([...GENRES]);
    expect(choices.conventions.map(({ id }) => id)).toEqual([DEMO]);
    for (const objet of choices.objets)
      expect(
        (await lire(porte, { objet: { collection: objet.collection, id: objet.id } })).length,
      ).toBeGreaterThan(0);
    const none = await porte.call('journal.filtres', { texte: 'bretagne' });
    expect(none).toMatchObject({ conventions: [], objets: [] });
  });
});

describe('entries that act upon others', () => {
  it('an undo and a redo say what they act upon, and their target says what became of it', async () => {
    const porte = await demonstration();
    await retirerProjet(porte);
    const { revision: removal } = { revision: (await porte.call('registre.etat', {})).revision };
    const { revision: undo } = await porte.call('historique.annuler', { seq: removal });
    const bySeq = async (seq: number) => (await lire(porte, {})).find((one) => one.seq === seq)!;
    expect(await bySeq(undo)).toMatchObject({
      genre: 'historique',
      cible: { seq: removal, nature: 'annulation' },
    });
    expect(await bySeq(removal)).toMatchObject({
      renvois: [{ seq: undo, nature: 'annulation', levee: false }],
      reprise: true,
    });
    const { revision: redo } = await porte.call('historique.retablir', { seq: removal });
    expect((await bySeq(removal)).renvois.map(({ seq, nature }) => [seq, nature])).toEqual([
      [undo, 'annulation'],
      [redo, 'retablissement'],
    ]);
    expect((await bySeq(removal)).reprise).toBe(false);
  });

  it('a sensitive act may be rectified once; the rectification rectified gives it back', async () => {
    const porte = await demonstration();
    await porte.call('conventions.confirmerFin', {
      conventionId: DEMO,
      date: '2028-12-31',
      fondement: 'CPRDFOP',
    });
    const [act] = await lire(porte, {});
    expect(act).toMatchObject({ action: 'conventions.confirmerFin', rectifiable: true, reprise: false });
    await porte.call('historique.rectifier', { seq: act!.seq, motif: 'Erreur de lecture' });
    const [rectification, taken] = await lire(porte, {});
    expect(taken).toMatchObject({ rectifiable: false, reprise: true });
    expect(rectification).toMatchObject({
      rectifiable: true,
      cible: { seq: act!.seq, nature: 'rectification' },
    });
    await porte.call('historique.rectifier', { seq: rectification!.seq, motif: 'La lecture était bonne' });
    const again = (await lire(porte, {})).find(({ seq }) => seq === act!.seq);
    expect(again).toMatchObject({ rectifiable: true, reprise: false });
    expect(again!.renvois).toMatchObject([{ nature: 'rectification', levee: true }]);
  });
});

describe('the journal as a spreadsheet', () => {
  it('holds every entry of the filter, in the form French spreadsheets open', async () => {
    const porte = await demonstration();
    const { fichier } = await porte.call('journal.exporter', { filtre: { genre: 'avis' } });
    expect(fichier.nom).toBe('journal-2026-11-23.csv');
    const taken = porte.application.files.take(fichier.jeton)!;
    expect([...taken.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = new TextDecoder().decode(taken.bytes).trimEnd().split('\r\n');
    const expected = await lire(porte, { genre: 'avis' });
    expect(rows.length).toBe(expected.length + 1);
    for (const [index, { seq, hash }] of expected.entries()) {
      expect(rows[index + 1]).toMatch(new RegExp(`^${seq};`));
      expect(rows[index + 1]).toContain(hash);
    }
  });

  it.each(['=1+1', '+33 4', '-cmd', '@SUM(A1)', '\t=1', ' =1', '\u00a0=1', '＝1', '\r=1'])(
    'never lets %j be a formula',
    (text) => {
      const written = new TextDecoder('utf-8', { ignoreBOM: true }).decode(csv([[text]]));
      expect(written).toMatch(/^\ufeff"'/);
    },
  );

  it('keeps numbers, and quotes what would break a cell', () => {
    const written = new TextDecoder().decode(csv([['-12,5', 'a;b', 'dit « non »', 'a "b"', 'deux\nlignes']]));
    expect(written).toBe('-12,5;"a;b";dit « non »;"a ""b""";"deux\nlignes"\r\n');
  });
});
