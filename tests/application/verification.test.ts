import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SuiviVerificationView } from '#contract/verification';
import { repereOf } from '#domain/repere';
import { unzip } from '../documents/structure';
import { newFolder } from '../support/application';
import type { Porte } from '../support/application';
import { ouvrirPourUnTest } from '../support/ouvertures';

async function openIn(dossier: string): Promise<Porte> {
  return ouvrirPourUnTest(dossier, '2026-11-23');
}

async function demonstration(): Promise<{ porte: Porte; dossier: string; segment: string }> {
  const dossier = await newFolder();
  const porte = await openIn(dossier);
  await porte.call('exemple.charger', { demonstration: true });
  const [name = ''] = await readdir(join(dossier, 'journal'));
  return { porte, dossier, segment: join(dossier, 'journal', name) };
}

/** The words a person reads at the foot of a Word document, a line for each paragraph. */
async function footerOf(bytes: Uint8Array): Promise<readonly string[]> {
  const footer = (await unzip(bytes))['word/footer1.xml'] ?? '';
  return [...footer.matchAll(/<w:p>.*?<\/w:p>/gsu)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map(([, text]) => text).join(''),
  );
}

async function follow({ call }: Porte, id: string): Promise<SuiviVerificationView> {
  for (;;) {
    const suivi = await call('verification.suivre', { id });
    if (suivi.etat !== 'en_cours') return suivi;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function verify(porte: Porte, repere: string | null): Promise<SuiviVerificationView['resultat']> {
  const { id } = await porte.call('verification.lancer', { repere });
  return (await follow(porte, id)).resultat;
}

describe('a verification in the background', () => {
  it('answers at once, tells how far it is, then what it found', async () => {
    const { porte } = await demonstration();
    const { revision, tete } = await porte.call('registre.etat', {});
    const { id } = await porte.call('verification.lancer', {});
    expect(await porte.call('verification.suivre', { id })).toMatchObject({ total: revision });
    expect(await follow(porte, id)).toMatchObject({
      etat: 'finie',
      faites: revision,
      total: revision,
      resultat: { intact: true, entrees: revision, tete, premierDefaut: null, repere: null },
      erreur: null,
    });
  });

  it('holds the journal against a printed head: the right one, another, one beyond the end', async () => {
    const { porte } = await demonstration();
    const { revision, tete } = await porte.call('registre.etat', {});
    const verdict = (repere: string) => verify(porte, repere);
    const printed = `Registre : entrée n° ${revision}, empreinte ${tete.slice(0, 16)}`;
    expect(await verdict(printed)).toMatchObject({ intact: true, repere: { seq: revision, dementi: false } });
    expect(await verdict(`${revision} ${'0'.repeat(16)}`)).toMatchObject({
      intact: false,
      repere: { dementi: true },
    });
    const beyond = await verdict(`${revision + 5}-${tete.slice(0, 16)}`);
    expect(beyond).toMatchObject({ intact: false, repere: { dementi: true } });
    expect(beyond?.premierDefaut?.message).toContain(`s’arrête à l’entrée n°`);
    const refused = await porte.refused('verification.lancer', { repere: 'entrée 12' });
    expect(refused.champs).toMatchObject([{ champ: 'repere' }]);
  });

  it('names the first entry that was altered', async () => {
    const { porte, segment } = await demonstration();
    const lines = (await readFile(segment, 'utf8')).split('\n');
    lines[4] = lines[4]!.replace('Suite fictive', 'Suite fictivE');
    await writeFile(segment, lines.join('\n'));
    const { id } = await porte.call('verification.lancer', {});
    expect((await follow(porte, id)).resultat).toMatchObject({
      intact: false,
      premierDefaut: { seq: 5, ligne: 5 },
    });
  });

  it('stops when asked, and says that it says nothing', async () => {
    const { porte } = await demonstration();
    const { id } = await porte.call('verification.lancer', {});
    const stopped = await porte.call('verification.arreter', { id });
    expect(stopped).toMatchObject({ etat: 'arretee', resultat: null });
    expect((await porte.refused('verification.suivre', { id: 'inconnue' })).code).toBe(
      'VERIFICATION_INCONNUE',
    );
  });
});

describe('the head a document carries', () => {
  const AURA = 'convention-demonstration-2022-2028';
  const etat = { type: 'etat-convention', id: AURA } as const;
  const texte = { type: 'version-consolidee', id: AURA } as const;

  /** What a person can copy from a document the application hands over: its file's footer, or what the screen shows. */
  const copies: readonly (readonly [string, (porte: Porte) => Promise<string>])[] = [
    [
      'the DOCX of the state of the convention',
      async (porte) => printedIn(porte, await porte.call('documents.exporter', etat)),
    ],
    [
      'the DOCX of the text in force',
      async (porte) => printedIn(porte, await porte.call('documents.exporter', texte)),
    ],
    ['that state on screen', async ({ call }) => (await call('documents.apercu', etat)).model.repere ?? ''],
  ];
  const printedIn = async (
    { application }: Porte,
    { fichier }: { readonly fichier: { readonly jeton: string } },
  ): Promise<string> => {
    const taken = application.files.take(fichier.jeton);
    if (taken === null) throw new Error('document attendu');
    return (await footerOf(taken.bytes)).at(-1) ?? '';
  };

  it.each(copies)(
    '%s: is the journal’s, and shows that the end of the journal was cut off',
    async (_name, copy) => {
      const { porte, dossier, segment } = await demonstration();
      const { seq, tete } = porte.application.depot;
      const printed = await copy(porte);
      expect(await verify(porte, printed)).toMatchObject({
        intact: true,
        repere: { ...repereOf(seq, tete), dementi: false },
      });
      await porte.close();

      // Whoever cuts the end off removes what else would attest it.
      const lines = (await readFile(segment, 'utf8')).split('\n');
      await writeFile(segment, `${lines.slice(0, seq - 2).join('\n')}\n`);
      await rm(join(dossier, 'instantane.json'));
      const again = await openIn(dossier);
      expect(await verify(again, null)).toMatchObject({ intact: true, entrees: seq - 2 });
      expect(await verify(again, printed)).toMatchObject({
        intact: false,
        entrees: seq - 2,
        premierDefaut: { nature: 'journal-tronque', seq },
        repere: { ...repereOf(seq, tete), dementi: true },
      });
    },
  );
});
