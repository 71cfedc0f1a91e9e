import type { HttpResponse } from '../../../wire/http.ts';
import type { Received } from '../../rooms/received.ts';
import { json, type UnsignedRoute } from '../router.ts';
import { consoleFolder, readConsole, type ConsoleFile } from './files.ts';
import { consoleHeaders } from './headers.ts';

export interface ConsoleOptions {
  /** Folder of a built console; null: that of the package @octroi/console. */
  readonly folder: string | null;
  readonly version: string;
  /** Origin of the data actions' server, which the console's pages about Genesys Cloud talk to; null: none. Asked each time. */
  readonly dataActions: () => string | null;
}

/** Names that hold a hash of their content: a file under one never changes. */
const HASHED = 'assets/';
const FOREVER = 'public, max-age=31536000, immutable';
/** Kept, and asked for again each time (RFC 9111, section 5.2.2.4): the page of a newer server is seen at once. */
const ASK_AGAIN = 'no-cache';

/**
 * `/console/`: the web console, a static app without any right of its own. Addresses of its pages answer with index.html, which finds
 * the page; only files that the build holds are ever answered, so that no path leads anywhere else.
 */
export function consoleRoutes(options: ConsoleOptions): UnsignedRoute[] {
  let files: ReadonlyMap<string, ConsoleFile> | null = null;
  const answer = (received: Received): Promise<HttpResponse> | HttpResponse => {
    const folder = options.folder ?? consoleFolder();
    files ??= folder === null ? null : readConsole(folder);
    const headers = consoleHeaders(options.dataActions());
    if (files === null) return { ...notBuilt(), headers: { ...headers, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } };
    const path = received.http.path.slice('/console/'.length);
    const file = files.get(path);
    if (file !== undefined) return send(received, file, { ...headers, 'cache-control': path.startsWith(HASHED) ? FOREVER : ASK_AGAIN });
    if (path.startsWith(HASHED)) {
      const none = json(404, { error: 'the console has no such file; reload the page' });
      return { ...none, headers: { ...headers, ...none.headers, 'cache-control': 'no-store' } };
    }
    return send(received, files.get('index.html')!, { ...headers, 'cache-control': ASK_AGAIN });
  };
  return [
    { method: 'GET', path: '/console', answer: () => ({ status: 308, headers: { location: '/console/' }, body: '' }) },
    { method: 'GET', path: '/console/settings.json', answer: () => settings(options) },
    { method: 'GET', path: '/console/{page...}', answer },
  ];
}

function settings({ version, dataActions }: ConsoleOptions): HttpResponse {
  const reply = json(200, { version, dataActions: dataActions() });
  return { ...reply, headers: { ...reply.headers, ...consoleHeaders(dataActions()), 'cache-control': 'no-store' } };
}

function notBuilt(): Pick<HttpResponse, 'status' | 'body'> {
  return { status: 404, body: 'the console is not built: run `npm run build` in the folder of Octroi, then start it again\n' };
}

async function send({ header }: Received, file: ConsoleFile, headers: Readonly<Record<string, string>>): Promise<HttpResponse> {
  const shared = { ...headers, etag: file.etag, vary: 'accept-encoding' };
  if (header('if-none-match') === file.etag) return { status: 304, headers: shared, body: '' };
  const small = file.compressible && acceptsGzip(header('accept-encoding') ?? '');
  const body = small ? await file.gzipped() : file.bytes;
  return { status: 200, headers: { ...shared, 'content-type': file.type, ...(small ? { 'content-encoding': 'gzip' } : {}) }, body };
}

/** `gzip, deflate` does, `gzip;q=0` does not. */
function acceptsGzip(accepted: string): boolean {
  return accepted.split(',').some((each) => {
    const [name, weight = ''] = each.trim().toLowerCase().split(';');
    return name === 'gzip' && !/^\s*q=0(\.0*)?$/.test(weight);
  });
}
