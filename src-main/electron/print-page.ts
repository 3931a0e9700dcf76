import { BrowserWindow, session } from 'electron';
import type { Session } from 'electron';
import type { PageImprimee } from '../application/ports';

/** A page made here is laid out at once; past that, the browser will not answer. */
const PATIENCE_MS = 60_000;

/** The address of the page to print, in a session that knows no other. */
const SCHEME = 'impression';
const ADDRESS = `${SCHEME}:page`;

const inches = (millimetres: number): number => millimetres / 25.4;

let room: Session | null = null;
let current = '';

/** A session of its own, kept in memory: nothing is fetched, and the only page is the one handed over. */
function printingSession(): Session {
  if (room !== null) return room;
  const made = session.fromPartition('impression');
  made.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: url !== ADDRESS && !url.startsWith('data:image/') });
  });
  made.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  made.setPermissionCheckHandler(() => false);
  made.on('will-download', (event) => event.preventDefault());
  // Not `protocol.handle`: see createProtocolHandler.
  // oxlint-disable-next-line typescript/no-deprecated
  made.protocol.registerBufferProtocol(SCHEME, (_request, callback) => {
    callback({ mimeType: 'text/html', charset: 'utf-8', data: Buffer.from(current, 'utf8') });
  });
  room = made;
  return made;
}

async function print({ html, header, footer, margins }: PageImprimee): Promise<Uint8Array> {
  current = html;
  const hidden = new BrowserWindow({
    show: false,
    webPreferences: {
      session: printingSession(),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      javascript: false,
      spellcheck: false,
      devTools: false,
    },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('printing took too long')), PATIENCE_MS);
    });
    const made = hidden.loadURL(ADDRESS).then(() =>
      hidden.webContents.printToPDF({
        pageSize: 'A4',
        preferCSSPageSize: true,
        printBackground: true,
        displayHeaderFooter: true,
        headerTemplate: header,
        footerTemplate: footer,
        margins: {
          top: inches(margins.top),
          right: inches(margins.right),
          bottom: inches(margins.bottom),
          left: inches(margins.left),
        },
        // Known from Electron 28 and 29; older ones leave them aside.
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      }),
    );
    return new Uint8Array(await Promise.race([made, late]));
  } finally {
    clearTimeout(timer);
    current = '';
    if (!hidden.isDestroyed()) hidden.destroy();
  }
}

/** One page at a time: they share an address. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Prints a page as a PDF in a hidden window: sandboxed, without script, in a session that reaches nothing. Rejects when
 * none comes within a minute.
 */
export function printPage(page: PageImprimee): Promise<Uint8Array> {
  const mine = last.then(() => print(page));
  last = mine.catch(() => undefined);
  return mine;
}
