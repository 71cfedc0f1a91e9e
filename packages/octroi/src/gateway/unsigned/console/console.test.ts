import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HttpResponse } from '../../../wire/http.ts';
import type { Received } from '../../rooms/received.ts';
import { unsignedRouter } from '../router.ts';
import { consoleRoutes } from './console.ts';
import { consoleFolder } from './files.ts';

const PAGE = '<!doctype html><title>Octroi</title>';
const PROGRAM = `export const text = ${JSON.stringify('x'.repeat(4000))};`;
let outside: string;
let folder: string;

beforeAll(() => {
  outside = mkdtempSync(join(tmpdir(), 'octroi-console-'));
  folder = join(outside, 'dist');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, 'assets/index-1a2b.js'), PROGRAM);
  writeFileSync(join(outside, 'secret'), 'secret');
});
afterAll(() => rmSync(outside, { recursive: true, force: true }));

async function get(path: string, headers: Record<string, string> = {}, options: { folder?: string; dataActions?: string | null; method?: string } = {}): Promise<HttpResponse> {
  const router = unsignedRouter(consoleRoutes({ folder: options.folder ?? folder, version: '1.2.3', dataActions: () => options.dataActions ?? null }));
  const http = { method: options.method ?? 'GET', path, query: '', headers: [], body: new Uint8Array() };
  const reply = await router({ http, header: (name: string) => headers[name] } as unknown as Received);
  if (reply === null) throw new Error(`\`${path}\` is no path of the console`);
  return reply;
}

const textOf = ({ body }: HttpResponse): string => (typeof body === 'string' ? body : new TextDecoder().decode(body));

test('every address of a page answers with index.html, which is never kept without asking', async () => {
  for (const path of ['/console/', '/console/roles', '/console/policies/arn%3Aaws%3Aiam%3A%3A111122223333%3Apolicy%2Fx', '/console/roles/a.b/trust']) {
    const reply = await get(path);
    expect([reply.status, reply.headers['content-type'], reply.headers['cache-control'], textOf(reply)], path).toEqual([200, 'text/html; charset=utf-8', 'no-cache', PAGE]);
  }
});

test('files whose names hold a hash are kept for ever, others are asked for again', async () => {
  const program = await get('/console/assets/index-1a2b.js');
  expect([program.status, program.headers['content-type'], program.headers['cache-control']]).toEqual([200, 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable']);
  expect((await get('/console/icon.svg')).headers['cache-control']).toBe('no-cache');
});

test('a file of another build is a 404, not a page in the place of a program', async () => {
  const reply = await get('/console/assets/index-0000.js');
  expect([reply.status, reply.headers['cache-control'], textOf(reply)]).toEqual([404, 'no-store', '{"error":"the console has no such file; reload the page"}\n']);
});

test('no path leads out of the console', async () => {
  for (const path of ['/console/../secret', '/console/..%2fsecret', '/console/%2e%2e/secret', '/console/assets/../../../secret', '/console//etc/passwd', '/console/..\\secret']) {
    const reply = await get(path);
    expect([PAGE, '{"error":"the console has no such file; reload the page"}\n'], path).toContain(textOf(reply));
  }
});

test('the Content-Security-Policy lets in what comes from the server alone, nothing inline, and no frame around it', async () => {
  for (const path of ['/console/', '/console/assets/index-1a2b.js', '/console/assets/none.js', '/console/settings.json']) {
    const { headers } = await get(path);
    expect(headers['content-security-policy'], path).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    expect([headers['x-content-type-options'], headers['x-frame-options'], headers['referrer-policy'], headers['cross-origin-opener-policy']], path).toEqual(['nosniff', 'DENY', 'no-referrer', 'same-origin']);
  }
});

test('the data actions are the one other server that requests may go to', async () => {
  const { headers } = await get('/console/', {}, { dataActions: 'http://127.0.0.1:4748' });
  expect(headers['content-security-policy']).toContain("connect-src 'self' http://127.0.0.1:4748;");
  expect(textOf(await get('/console/settings.json', {}, { dataActions: 'http://127.0.0.1:4748' }))).toBe('{"version":"1.2.3","dataActions":"http://127.0.0.1:4748"}\n');
  expect(textOf(await get('/console/settings.json'))).toBe('{"version":"1.2.3","dataActions":null}\n');
});

test('texts travel compressed to who accepts it', async () => {
  const small = await get('/console/assets/index-1a2b.js', { 'accept-encoding': 'br, gzip;q=0.8' });
  expect([small.headers['content-encoding'], small.headers['vary']]).toEqual(['gzip', 'accept-encoding']);
  expect(gunzipSync(small.body as Uint8Array).toString()).toBe(PROGRAM);
  for (const accepted of ['br', 'gzip;q=0', 'gzip; q=0.0']) {
    const plain = await get('/console/assets/index-1a2b.js', { 'accept-encoding': accepted });
    expect([plain.headers['content-encoding'], textOf(plain)], accepted).toEqual([undefined, PROGRAM]);
  }
});

test('what a browser has already is not sent again', async () => {
  const { etag } = (await get('/console/')).headers;
  expect([(await get('/console/', { 'if-none-match': etag! })).status, (await get('/console/', { 'if-none-match': '"other"' })).status]).toEqual([304, 200]);
});

test('a console that is not built says what to run', async () => {
  const reply = await get('/console/', {}, { folder: join(outside, 'nowhere') });
  expect([reply.status, reply.headers['content-type'], textOf(reply)]).toEqual([404, 'text/plain; charset=utf-8', 'the console is not built: run `npm run build` in the folder of Octroi, then start it again\n']);
});

test('the address without its slash leads to the console', async () => {
  const reply = await get('/console');
  expect([reply.status, reply.headers['location']]).toEqual([308, '/console/']);
});

test('the console is read, never written', async () => {
  const reply = await get('/console/', {}, { method: 'POST' });
  expect([reply.status, reply.headers['allow']]).toEqual([405, 'GET']);
});

test('without a folder it is the build of the package @octroi/console', () => {
  expect(consoleFolder()).toBe(join(import.meta.dirname, '../../../../../console/dist'));
});
