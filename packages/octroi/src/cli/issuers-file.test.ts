import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testIssuer } from '../testing/identity-provider/oidc.ts';
import { readIssuersFile } from './issuers-file.ts';
import { UsageError } from './usage-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'octroi-issuers-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'issuers.json');
const read = (content: unknown) => {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readIssuersFile(file);
};

test('issuers with their keys, and issuers of this host', async () => {
  const { issuer, keys } = await testIssuer();
  const given = [{ issuer, keys }, { issuer: 'http://127.0.0.1:8080' }, { issuer: 'https://localhost:8443/x' }];
  expect(read({ issuers: given })).toEqual(given);
});

test.each([
  ['not JSON', '{'],
  ['a list', []],
  ['no list', { issuers: {} }],
  ['an unknown member', { issuers: [], more: 1 }],
  ['no URL', { issuers: [{ issuer: 'idp', keys: [] }] }],
  ['another scheme', { issuers: [{ issuer: 'ftp://idp.example.com', keys: [] }] }],
  ['plain HTTP elsewhere', { issuers: [{ issuer: 'http://idp.example.com', keys: [] }] }],
  ['no keys elsewhere', { issuers: [{ issuer: 'https://idp.example.com' }] }],
  ['keys that are none', { issuers: [{ issuer: 'https://idp.example.com', keys: 'x' }] }],
  ['a secret key', { issuers: [{ issuer: 'https://idp.example.com', keys: [{ kty: 'RSA', d: 'AQAB' }] }] }],
  ['one twice', { issuers: [{ issuer: 'http://localhost:1' }, { issuer: 'http://localhost:1' }] }],
])('a file with %s is refused', (_what, content) => {
  expect(() => read(content)).toThrow(UsageError);
});
