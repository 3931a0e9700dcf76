import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppError } from '#contract/reply';
import type { ReportIncident } from '../error-log';
import { readAsset, resolveAsset } from '../page/assets';
import { COMMON_HEADERS, documentHeaders, newNonce, withNonce } from '../page/headers';
import { MAX_INPUT } from '../rpc/dispatcher';
import type { Dispatch } from '../rpc/dispatcher';
import type { ShelvedFile } from '../rpc/download-shelf';
import { attachmentHeader } from '../rpc/file-name';
import { ADDRESS, AU_HEADER, judgeRequest } from './guard';

export type LoopbackOptions = {
  readonly dispatch: Dispatch;
  readonly take: (jeton: string) => ShelvedFile | null;
  /** Folder of the built renderer. */
  readonly root: string;
  /** 256 bits, known to who started the server and to nobody else. */
  readonly token: string;
  /** 0 for a free one. */
  readonly port: number;
  readonly report: ReportIncident;
};

export type LoopbackServer = {
  readonly port: number;
  /** Address to open, the token in its fragment: a fragment is never sent, logged nor passed on as a referrer. */
  readonly url: string;
  /** Lets the requests under way finish. */
  readonly close: () => Promise<void>;
};

/**
 * What is read and thrown away of a body that is refused, so that its sender can hear why: an answer sent while it is
 * still sending would be lost with the connection. One that sends more is cut off, without an answer.
 */
const MAX_DRAINED = 8 * MAX_INPUT;

/** Starts the browser door; rejects when the port cannot be had. */
export async function startLoopback(options: LoopbackOptions): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      options.report('serveur', error);
      if (response.headersSent) response.destroy();
      else
        refuse(response, 500, { code: 'ERREUR_INTERNE', message: 'Une erreur inattendue s’est produite.' });
    });
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 60_000;

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, ADDRESS, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  const { port } = address;

  return {
    port,
    url: `http://${ADDRESS}:${port}/#jeton=${options.token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const verdict = judgeRequest(
      { method: request.method ?? '', target: request.url ?? '', headers: request.headers },
      port,
      options.token,
    );
    switch (verdict.kind) {
      case 'refusal':
        if (verdict.allow !== undefined) response.setHeader('allow', verdict.allow);
        if (await drained(request))
          refuse(response, verdict.status, { code: verdict.code, message: verdict.message });
        return;
      case 'icon':
        response.writeHead(204, COMMON_HEADERS).end();
        return;
      case 'page':
        servePage(verdict.pathname, request.method === 'HEAD', response);
        return;
      case 'file':
        serveFile(verdict.jeton, response);
        return;
      case 'call':
        await serveCall(verdict.procedure, request, response);
    }
  }

  function servePage(pathname: string, headOnly: boolean, response: ServerResponse): void {
    const asset = resolveAsset(options.root, pathname);
    const bytes = asset === null ? null : readAsset(options.root, asset);
    if (asset === null || bytes === null) {
      refuse(response, 404, { code: 'PAGE_INCONNUE', message: 'Cette page n’existe pas.' });
      return;
    }
    if (asset.type.startsWith('text/html')) {
      const nonce = newNonce();
      const html = Buffer.from(withNonce(bytes.toString('utf8'), nonce));
      response.writeHead(200, { ...documentHeaders(nonce), 'content-length': html.byteLength });
      response.end(headOnly ? undefined : html);
      return;
    }
    response.writeHead(200, {
      ...COMMON_HEADERS,
      'content-type': asset.type,
      'content-length': bytes.byteLength,
    });
    response.end(headOnly ? undefined : bytes);
  }

  function serveFile(jeton: string, response: ServerResponse): void {
    const file = options.take(jeton);
    if (file === null) {
      refuse(response, 404, {
        code: 'DOCUMENT_EXPIRE',
        message: 'Ce document n’est plus en attente.',
        remede: 'Demandez-le de nouveau : il est refait à partir du registre.',
      });
      return;
    }
    response.writeHead(200, {
      ...COMMON_HEADERS,
      'content-type': file.type,
      'content-disposition': attachmentHeader(file.nom),
      'content-length': file.bytes.byteLength,
    });
    response.end(file.bytes);
  }

  async function serveCall(
    procedure: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const body = await readBody(request);
    if (body === 'cut') return;
    if (body === 'too-long') {
      if (!(await drained(request))) return;
      refuse(response, 413, {
        code: 'SAISIE_TROP_GRANDE',
        message: 'La saisie dépasse 2 Mio.',
        remede: 'Raccourcissez les textes saisis.',
      });
      return;
    }
    const input = parseJson(body);
    if (!input.ok) {
      refuse(response, 400, { code: 'SAISIE_INVALIDE', message: 'La demande n’est pas du JSON bien formé.' });
      return;
    }
    // A refusal by the rules is an answer, hence 200: the reply says the rest, as it does by every door.
    send(
      response,
      200,
      await options.dispatch(decodeName(procedure), input.value, request.headers[AU_HEADER]),
    );
  }
}

function send(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    ...COMMON_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.byteLength,
  });
  response.end(body);
}

function refuse(response: ServerResponse, status: number, error: AppError): void {
  response.setHeader('connection', 'close');
  send(response, status, { ok: false, error });
}

/** Reads on to the end without keeping anything; false once there is nobody to answer any more. */
function drained(request: IncomingMessage): Promise<boolean> {
  return new Promise((resolve) => {
    let count = 0;
    request.on('data', (chunk: Buffer) => {
      count += chunk.byteLength;
      if (count > MAX_DRAINED) request.destroy();
    });
    request.once('end', () => resolve(true));
    // After an end too, when it no longer says anything.
    request.once('close', () => resolve(false));
    request.on('error', () => undefined);
    request.resume();
  });
}

/** The whole body; or that it is longer than an input may be, or that its sender went away before its end. */
function readBody(request: IncomingMessage): Promise<Buffer | 'too-long' | 'cut'> {
  return new Promise((resolve) => {
    if (Number(request.headers['content-length'] ?? 0) > MAX_INPUT) {
      resolve('too-long');
      return;
    }
    const chunks: Buffer[] = [];
    let length = 0;
    const onData = (chunk: Buffer): void => {
      length += chunk.byteLength;
      if (length > MAX_INPUT) {
        request.off('data', onData);
        resolve('too-long');
      } else {
        chunks.push(chunk);
      }
    };
    request.on('data', onData);
    request.once('end', () => resolve(Buffer.concat(chunks)));
    // A page closed or reloaded while it was sending: nothing was done, and nobody failed.
    request.once('close', () => resolve('cut'));
    request.on('error', () => undefined);
  });
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

/** An empty body is an empty input. Bytes that are not UTF-8 are refused rather than replaced by « � ». */
function parseJson(body: Buffer): Parsed {
  if (body.byteLength === 0) return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) };
  } catch {
    return { ok: false };
  }
}

function decodeName(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
