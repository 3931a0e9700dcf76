import { spawn } from 'node:child_process';
import { access, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** PDF/A-2b, tagged: the filter of LibreOffice says what it makes, nobody here has validated it. */
const FILTER =
  'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},"UseTaggedPDF":{"type":"boolean","value":"true"}}';

/** A first start writes a profile, and a busy machine is slow; past that, it will not answer. */
const PATIENCE_MS = 90_000;

/** More than any act weighs. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Where LibreOffice puts itself when it is not on the path. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  darwin: ['/Applications/LibreOffice.app/Contents/MacOS/soffice'],
  win32: [
    'C:\\Program Files\\LibreOffice\\program\\soffice.com',
    'C:\\Program Files (x86)\\LibreOffice\\program\\soffice.com',
  ],
};

export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** The LibreOffice of this machine, or null. */
export async function findLibreOffice({ platform, env }: Machine = process): Promise<string | null> {
  const name = platform === 'win32' ? 'soffice.com' : 'soffice';
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const candidate of [...folders.map((folder) => join(folder, name)), ...(PLACES[platform] ?? [])]) {
    try {
      await access(candidate);
      return candidate;
    } catch {
      // Elsewhere.
    }
  }
  return null;
}

/** LibreOffice was found and made no PDF; its shape is the one the dispatcher shows to people. */
export class ConversionError extends Error {
  override readonly name = 'ConversionError';
  readonly code = 'PDF_NON_PRODUIT';
  readonly remede =
    'Enregistrez le document Word, ouvrez-le dans LibreOffice ou Word, et exportez-le en PDF ; ou recommencez dans un moment.';
}

/**
 * The PDF of a Word file, by LibreOffice with a profile of its own: one already open on the machine would swallow the
 * work. Nothing is left on the disk. Rejects with a ConversionError when none comes in time; LibreOffice is then ended,
 * with what it started.
 */
export async function convertWithLibreOffice(
  program: string,
  docx: Uint8Array,
  patience = PATIENCE_MS,
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'registre-pdf-'));
  try {
    const source = join(folder, 'acte.docx');
    const target = join(folder, 'acte.pdf');
    await writeFile(source, docx, { mode: 0o600 });
    const ended = await run(
      program,
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profil')).href}`,
        '--headless',
        '--norestore',
        '--nolockcheck',
        '--convert-to',
        FILTER,
        '--outdir',
        folder,
        source,
      ],
      patience,
    );
    if (ended === 'trop long')
      throw new ConversionError(
        `LibreOffice n’a pas rendu le PDF en ${Math.round(patience / 1000)}\u00A0secondes : il a été arrêté.`,
      );
    const size = await stat(target).then(
      (one) => one.size,
      () => 0,
    );
    if (size === 0 || size > MAX_BYTES)
      throw new ConversionError('LibreOffice n’a pas pu faire le PDF de ce document.');
    return new Uint8Array(await readFile(target));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
  }
}

function run(program: string, args: readonly string[], patience: number): Promise<'fini' | 'trop long'> {
  return new Promise((resolve) => {
    // A group of its own: the launcher starts another program, which must end with it.
    const child = spawn(program, args, { stdio: 'ignore', detached: process.platform !== 'win32' });
    const timer = setTimeout(() => {
      end(child.pid);
      child.kill('SIGKILL');
      resolve('trop long');
    }, patience);
    const settle = (): void => {
      clearTimeout(timer);
      resolve('fini');
    };
    child.on('error', settle);
    child.on('exit', settle);
  });
}

/** Ends the whole group that `pid` leads. */
function end(pid: number | undefined): void {
  if (pid === undefined || process.platform === 'win32') return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
