import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CredentialsFile } from './credentials-file.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octroi-credentials-'));
  path = join(folder, 'credentials');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const key = (name: string, accountId = '111122223333') => ({ accountId, name, accessKeyId: `AKIA${accountId}`, secretAccessKey: `secret-${accountId}` });

test('design 5: an AWS shared-credentials file with a profile per account, mode 0600', () => {
  const file = new CredentialsFile(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(file.add(key('customer'))).toBe('customer');
  expect(readFileSync(path, 'utf8')).toBe('[customer]\n# root user of account 111122223333\naws_access_key_id = AKIA111122223333\naws_secret_access_key = secret-111122223333\n\n');
  expect(file.profiles()).toEqual(['customer']);
});

test('a file that is open to others is closed before a secret comes into it, and what a person wrote stays', () => {
  writeFileSync(path, '[mine]\naws_access_key_id = A\n\n');
  chmodSync(path, 0o644);
  const file = new CredentialsFile(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  file.add(key('customer'));
  expect(readFileSync(path, 'utf8')).toMatch(/^\[mine\]\naws_access_key_id = A\n\n\[customer\]/);
});

test('a profile is never taken twice, and a name that is none for a profile gives way to the account id', () => {
  const file = new CredentialsFile(path);
  expect(file.add(key('customer'))).toBe('customer');
  expect(file.add(key('customer', '222222222222'))).toBe('222222222222');
  expect(file.add(key('two words]\n[evil', '333333333333'))).toBe('333333333333');
  expect(file.add(key('444444444444', '555555555555'))).toBe('444444444444');
  expect(file.add(key('customer', '444444444444'))).toBe('444444444444-2');
  expect(file.profiles()).toEqual(['customer', '222222222222', '333333333333', '444444444444', '444444444444-2']);
  expect(readFileSync(path, 'utf8')).not.toContain('evil');
});

test('a file that cannot be written is an error before any key is made', () => {
  expect(() => new CredentialsFile(join(folder, 'no', 'such', 'folder'))).toThrow(/ENOENT/);
});
