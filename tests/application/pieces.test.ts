import { createHash, randomBytes } from 'node:crypto';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Input } from '#contract/procedures';
import { TAILLE_MAX_PIECE } from '#domain/fichier';
import { startPieceCheck } from '../../src-main/piece-check';
import { StoreError } from '../../src-main/store/errors';
import { PieceStore } from '../../src-main/store/pieces';
import { newFolder, televerser } from '../support/application';
import type { Porte } from '../support/application';
import { ouvrirPourUnTest } from '../support/ouvertures';

const AURA = 'convention-aura-2022-2028';
const CONVENTION = { collection: 'conventions', id: AURA } as const;

async function open(dossier: string): Promise<Porte> {
  return ouvrirPourUnTest(dossier, '2026-11-23');
}
async function start(): Promise<{ readonly dossier: string; readonly porte: Porte }> {
  const dossier = await newFolder();
  const porte = await open(dossier);
  await porte.call('exemple.charger', { demonstration: false });
  return { dossier, porte };
}
const pdf = (length = 200): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(length)]);

async function attach(
  porte: Porte,
  nom: string,
  bytes: Buffer,
  objet: Input<'pieces.ajouter'>['objet'] = CONVENTION,
) {
  return porte.call('pieces.ajouter', {
    jeton: await televerser(porte, nom, bytes),
    objet,
    nature: 'acte_signe',
  });
}

async function refusal(porte: Porte, nom: string, bytes: Buffer) {
  return porte.refused('pieces.ajouter', {
    jeton: await televerser(porte, nom, bytes),
    objet: CONVENTION,
    nature: 'acte_signe',
  });
}

const list = async ({ call }: Porte) => (await call('pieces.lister', { conventionId: AURA })).pieces;

/** Every file kept, by its name. */
const kept = async (dossier: string): Promise<readonly string[]> =>
  (await readdir(join(dossier, 'pieces'), { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((one) => one.isFile())
    .map((one) => one.name);

describe('attaching', () => {
  it('keeps a file of several parts byte for byte, names it in the journal, and gives it back', async () => {
    const { dossier, porte } = await start();
    const bytes = pdf(2_000_000);
    const { id } = await attach(porte, 'Convention signée.PDF', bytes);
    const [piece] = await list(porte);
    expect(piece).toMatchObject({
      id,
      conventionId: AURA,
      objet: { ...CONVENTION, libelle: expect.stringMatching(/^Convention/) as string },
      nom: 'Convention signée.pdf',
      type: 'application/pdf',
      taille: bytes.length,
      ajouteeLe: '2026-11-23',
      etat: 'intacte',
    });
    expect(await kept(dossier)).toEqual([piece?.sha256]);
    const { fichier } = await porte.call('pieces.exporter', { id });
    expect(fichier).toMatchObject({ nom: 'Convention signée.pdf', type: 'application/pdf' });
    expect(Buffer.from(porte.application.files.take(fichier.jeton)?.bytes ?? []).equals(bytes)).toBe(true);

    await porte.close();
    const again = await open(dossier);
    expect((await list(again)).map(({ sha256 }) => sha256)).toEqual([piece?.sha256]);
  });

  it('the page names no file of this machine: what it sends is a name, and only a name', async () => {
    const { dossier, porte } = await start();
    const hostile = [
      '../../../etc/passwd',
      'C:\\Windows\\system.ini',
      'a\u0000b.pdf',
      'lettre\u202Efdp.exe',
      '..',
    ];
    for (const nom of hostile) await attach(porte, nom, pdf());
    const pieces = await list(porte);
    expect(pieces).toHaveLength(hostile.length);
    for (const { nom } of pieces) {
      expect(nom).toMatch(/^[^/\\:\p{Cc}\p{Cf}]+\.pdf$/u);
      expect(nom.startsWith('.')).toBe(false);
    }
    // Turned around by a mark, it read as a PDF: what is shown is what it is.
    expect(pieces.map(({ nom }) => nom)).toContain('lettrefdp (exe).pdf');
    expect([...(await kept(dossier))].sort()).toEqual(pieces.map(({ sha256 }) => sha256).sort());
  });

  it('tells that an extension lied, and keeps the right one', async () => {
    const { porte } = await start();
    const { avertissements } = await attach(porte, 'scan.jpg', pdf());
    expect(avertissements.map(({ message }) => message)).toEqual([
      expect.stringMatching(/«\u00A0\.jpg\u00A0».*PDF.*«\u00A0scan \(jpg\)\.pdf\u00A0»/) as string,
    ]);
    expect((await attach(porte, 'scan.pdf', pdf())).avertissements).toEqual([]);
  });

  it('refuses what is not accepted, kindly, and writes nothing', async () => {
    const { dossier, porte } = await start();
    const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100), Buffer.from('%PDF-1.7')]);
    expect(await refusal(porte, 'facture.pdf', program)).toMatchObject({
      code: 'PIECE_TYPE_REFUSE',
      remede: expect.stringMatching(/PDF, images JPEG/) as string,
      champs: [{ champ: 'jeton' }],
    });
    expect((await refusal(porte, 'page.html', Buffer.from('<html></html>'))).code).toBe('PIECE_TYPE_REFUSE');
    expect(await refusal(porte, 'gros.pdf', pdf(TAILLE_MAX_PIECE))).toMatchObject({
      code: 'PIECE_TROP_GRANDE',
      message: expect.stringMatching(/20\u00A0Mo/) as string,
    });
    const one = Buffer.concat([pdf(), Buffer.alloc(TAILLE_MAX_PIECE + 1 - pdf().length)]);
    expect((await refusal(porte, 'juste.pdf', one)).message).toMatch(
      /pèse 20.971.521.octets.: une pièce ne dépasse pas 20.Mo \(20.971.520.octets\)/,
    );
    const unknown = { collection: 'avenants', id: 'absent' } as const;
    const jeton = await televerser(porte, 'a.pdf', pdf());
    expect((await porte.refused('pieces.ajouter', { jeton, objet: unknown, nature: 'autre' })).code).toBe(
      'INTROUVABLE',
    );
    // The file waits for a better choice.
    await porte.call('pieces.ajouter', { jeton, objet: CONVENTION, nature: 'autre' });
    expect(await kept(dossier)).toHaveLength(1);
    expect(
      await porte.refused('pieces.ajouter', { jeton, objet: CONVENTION, nature: 'autre' }),
    ).toMatchObject({
      code: 'FICHIER_A_RECHOISIR',
      champs: [{ champ: 'jeton' }],
    });
  });

  it('the same bytes once an act, and kept once for all acts', async () => {
    const { dossier, porte } = await start();
    const signataires = ['prefete', 'recteur', 'draaf', 'president'];
    await porte.call('conventions.signer', {
      conventionId: AURA,
      signatures: signataires.map((signataireId) => ({ signataireId, date: '2026-11-02' })),
    });
    const { id } = await porte.call('avenants.demander', {
      conventionId: AURA,
      objet: 'Objet',
      partieId: 'etat',
      auteurId: 'prefete',
      date: '2026-11-10',
      piece: null,
      articles: [],
      priseEffet: { nature: 'signature' },
    });
    const bytes = pdf();
    await attach(porte, 'a.pdf', bytes);
    await attach(porte, 'a.pdf', bytes, { collection: 'avenants', id });
    expect(await refusal(porte, 'autre nom.pdf', bytes)).toMatchObject({
      code: 'PIECE_DEJA_JOINTE',
      message: expect.stringMatching(/a\.pdf/) as string,
    });
    // Beside the originals of the convention and their model, kept as it was signed.
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect((await kept(dossier)).filter((nom) => nom.startsWith(sha256))).toHaveLength(1);
    expect((await list(porte)).map(({ objet }) => objet.collection)).toEqual(['conventions', 'avenants']);
  });
});

describe('a full disk', () => {
  const full = () => new StoreError('DISQUE_PLEIN', 'Le disque est plein.', 'Libérez de la place.');

  it('met by the bytes: nothing is recorded, and the file sent waits for the next try', async () => {
    const { porte } = await start();
    const { depot, pieces } = porte.application;
    const before = depot.seq;
    const input = {
      jeton: await televerser(porte, 'a.pdf', pdf()),
      objet: CONVENTION,
      nature: 'autre',
    } as const;
    vi.spyOn(pieces, 'put').mockRejectedValueOnce(full());
    expect((await porte.refused('pieces.ajouter', input)).code).toBe('DISQUE_PLEIN');
    expect([depot.seq, await list(porte)]).toEqual([before, []]);
    await porte.call('pieces.ajouter', input);
    expect(await list(porte)).toHaveLength(1);
  });

  it('met by the journal: the bytes are there, no entry speaks of them, and the next try records them', async () => {
    const { dossier, porte } = await start();
    const { depot } = porte.application;
    const input = {
      jeton: await televerser(porte, 'a.pdf', pdf()),
      objet: CONVENTION,
      nature: 'autre',
    } as const;
    vi.spyOn(depot, 'transact').mockRejectedValueOnce(full());
    expect((await porte.refused('pieces.ajouter', input)).code).toBe('DISQUE_PLEIN');
    expect(await list(porte)).toEqual([]);
    expect(await kept(dossier)).toHaveLength(1);
    await porte.call('pieces.ajouter', input);
    expect(await kept(dossier)).toHaveLength(1);
    expect((await list(porte)).map(({ etat }) => etat)).toEqual(['intacte']);
  });
});

describe('what became of the bytes', () => {
  it('is told after the look in the background, by piece and act, and never handed out', async () => {
    const { dossier, porte } = await start();
    const ids: string[] = [];
    for (const nom of ['saine.pdf', 'perdue.pdf', 'changée.pdf'])
      ids.push((await attach(porte, nom, pdf(300_000))).id);
    const before = await list(porte);
    const path = (nom: string): string => {
      const sha256 = before.find((one) => one.nom === nom)?.sha256 ?? '';
      return join(dossier, 'pieces', sha256.slice(0, 2), sha256);
    };
    await porte.close();
    await rm(path('perdue.pdf'));
    const damaged = await readFile(path('changée.pdf'));
    damaged[150_000] = (damaged[150_000] ?? 0) ^ 1;
    await writeFile(path('changée.pdf'), damaged);

    const again = await open(dossier);
    expect((await list(again)).map(({ etat }) => etat)).toEqual(Array(3).fill('non_verifiee'));
    expect((await again.call('registre.etat', {})).avertissements).toEqual([]);
    const { depot, pieces } = again.application;
    await startPieceCheck({ depot, pieces, delay: 0 }).done;
    const etats = Object.fromEntries((await list(again)).map(({ nom, etat }) => [nom, etat]));
    expect(etats).toEqual({ 'saine.pdf': 'intacte', 'perdue.pdf': 'manquante', 'changée.pdf': 'alteree' });
    const told = (await again.call('registre.etat', {})).avertissements;
    expect(told).toHaveLength(2);
    expect(told.join('\n')).toMatch(/perdue\.pdf.*la convention.*n’a plus son fichier/);
    expect(told.join('\n')).toMatch(/changée\.pdf.*ne vaut plus preuve/);
    expect(await again.refused('pieces.exporter', { id: ids[2] ?? '' })).toMatchObject({
      code: 'PIECE_ALTEREE',
      message: expect.stringMatching(/changée\.pdf/) as string,
      remede: expect.stringMatching(/sauvegarde/) as string,
    });
    expect((await again.refused('pieces.exporter', { id: ids[1] ?? '' })).code).toBe('PIECE_MANQUANTE');
  });

  it('is looked at again for what came since, and for what lies in the trash', async () => {
    const { dossier, porte } = await start();
    const { id } = await attach(porte, 'supprimée.pdf', pdf());
    const [first] = await list(porte);
    await porte.call('corbeille.supprimer', { collection: 'pieces', id, motif: 'Essai' });
    // What another window of the same registry knows of its files.
    const pieces = new PieceStore(dossier);
    let told = 0;
    const { depot } = porte.application;
    const check = startPieceCheck({ depot, pieces, delay: 0, onChange: () => (told += 1) });
    await check.done;
    expect([pieces.etat(first?.sha256 ?? ''), told]).toEqual(['intacte', 1]);
    check.again();
    await attach(porte, 'venue après.pdf', pdf());
    const [second] = await list(porte);
    check.again();
    await vi.waitFor(() => expect([pieces.etat(second?.sha256 ?? ''), told]).toEqual(['intacte', 2]));
    check.stop();
  });

  it('a check that is stopped tells nothing', async () => {
    const { dossier, porte } = await start();
    await attach(porte, 'a.pdf', pdf());
    const pieces = new PieceStore(dossier);
    const check = startPieceCheck({ depot: porte.application.depot, pieces, delay: 60_000 });
    check.stop();
    await check.done;
    const [piece] = await list(porte);
    expect(pieces.etat(piece?.sha256 ?? '')).toBe('non_verifiee');
  });
});
