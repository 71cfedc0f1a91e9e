import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { QUOTAS } from '../services/iam/shared/quota.ts';
import { readAccountsFile } from './accounts-file.ts';
import { UsageError } from './usage-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'octroi-accounts-'));
const path = join(folder, 'accounts.json');
afterAll(() => rmSync(folder, { recursive: true }));
const read = (content: unknown) => {
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return readAccountsFile(path);
};
const problem = (content: unknown): string => {
  try {
    read(content);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message.replaceAll(path, 'FILE');
  }
  return 'it was taken';
};
const ID = '111122223333';
const ROOT = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };

test('design 5: accounts with or without name and root key', () => {
  expect(read({ accounts: [] })).toEqual([]);
  expect(read({ accounts: [{ id: ID, quotas: { RolesQuota: 5000 } }] })).toEqual([{ id: ID, quotas: { RolesQuota: 5000 } }]);
  expect(read({ accounts: [{ id: ID, inactiveRegions: ['eu-west-2'] }] })).toEqual([{ id: ID, inactiveRegions: ['eu-west-2'] }]);
  const organization = { management: '444455556666', unit: 'Workloads/Production' };
  expect(read({ accounts: [{ id: ID, organization }] })).toEqual([{ id: ID, organization }]);
  expect(read({ accounts: [{ id: ID }, { id: '222222222222', name: 'customer', root: ROOT }] })).toEqual([{ id: ID }, { id: '222222222222', name: 'customer', root: ROOT }]);
  expect(read({ accounts: [{ id: ID, email: 'root@example.com', root: { password: 'the City gate 7' } }] })).toEqual([{ id: ID, email: 'root@example.com', rootPassword: 'the City gate 7' }]);
  expect(read({ accounts: [{ id: ID, root: { ...ROOT, password: 'the City gate 7' } }] })).toEqual([{ id: ID, root: ROOT, rootPassword: 'the City gate 7' }]);
});

test.each([
  ['[]', 'the accounts file `FILE` must be an object'],
  ['null', 'the accounts file `FILE` must be an object'],
  ['{}', 'the accounts file `FILE` must be an object with a list `accounts`'],
  [{ accounts: [], Accounts: [] }, 'the accounts file `FILE` has an unknown member `Accounts`; known are accounts'],
  [{ accounts: {} }, 'the accounts file `FILE` must be an object with a list `accounts`'],
  [{ accounts: ['x'] }, 'accounts[0] of `FILE` must be an object'],
  [{ accounts: [{ id: 111122223333 }] }, 'accounts[0] of `FILE`: `id` must be a string of 12 digits'],
  [{ accounts: [{ id: '1' }] }, 'accounts[0] of `FILE`: `1` is no account id: 12 digits are needed'],
  [{ accounts: [{ id: ID }, { id: ID }] }, 'the accounts file `FILE` names account 111122223333 twice'],
  [{ accounts: [{ id: ID, name: 7 }] }, 'accounts[0] of `FILE`: `name` must be a string'],
  [{ accounts: [{ id: ID, email: 'root' }] }, 'accounts[0] of `FILE`: the e-mail address of account 111122223333 must have an @ between 1 to 64 and 1 to 189 characters without blanks'],
  [{ accounts: [{ id: ID, email: 1 }] }, 'accounts[0] of `FILE`: `email` must be a string'],
  [{ accounts: [{ id: ID, root: { password: 1 } }] }, 'accounts[0] of `FILE`: `password` in `root` must be a string'],
  [{ accounts: [{ id: ID, root: { password: 'Sesame1' } }] }, 'accounts[0] of `FILE`: the root password of account 111122223333 is too weak: Password should have a minimum length of 8'],
  [{ accounts: [{ id: ID, name: 'a\nb' }] }, 'accounts[0] of `FILE`: the name of account 111122223333 must have 1 to 128 printable characters'],
  [{ accounts: [{ id: ID, Root: ROOT }] }, 'accounts[0] of `FILE` has an unknown member `Root`; known are id, name, email, root, quotas, inactiveRegions, organization'],
  [{ accounts: [{ id: ID, organization: { management: 1 } }] }, 'accounts[0] of `FILE`: `organization` must have a string `management` of 12 digits'],
  [{ accounts: [{ id: ID, organization: { management: '444455556666', unit: [] } }] }, 'accounts[0] of `FILE`: `unit` must be a string, with slashes between nested units'],
  [{ accounts: [{ id: ID, organization: { management: ID } }] }, `accounts[0] of \`FILE\`: account ${ID} cannot be made in an organization of its own: it becomes the management account with the first account that names it`],
  [{ accounts: [{ id: ID, inactiveRegions: 'eu-west-2' }] }, 'accounts[0] of `FILE`: `inactiveRegions` must be a list of Regions'],
  [{ accounts: [{ id: ID, inactiveRegions: ['us-east-1'] }] }, `accounts[0] of \`FILE\`: account ${ID}: STS cannot be inactive in \`us-east-1\``],
  [{ accounts: [{ id: ID, quotas: { Roles: 1 } }] }, `\`quotas\` in accounts[0] of \`FILE\` has an unknown member \`Roles\`; known are ${Object.keys(QUOTAS).join(', ')}`],
  [{ accounts: [{ id: ID, quotas: { RolesQuota: 5001 } }] }, 'accounts[0] of `FILE`: RolesQuota must be a whole number from 0 to 5000, which is the most that AWS grants'],
  [{ accounts: [{ id: ID, root: null }] }, '`root` in accounts[0] of `FILE` must be an object'],
  [{ accounts: [{ id: ID, root: { accessKeyId: 'AKIA' } }] }, 'accounts[0] of `FILE`: `root` must have strings `accessKeyId` and `secretAccessKey`'],
  [{ accounts: [{ id: ID, root: { ...ROOT, accessKeyId: 'ASIAIOSFODNN7EXAMPLE' } }] }, 'accounts[0] of `FILE`: `ASIAIOSFODNN7EXAMPLE` is no access key id: AKIA and 16 letters or digits are needed'],
  [{ accounts: [{ id: ID, root: ROOT }, { id: '222222222222', root: ROOT }] }, 'the accounts file `FILE` gives the access key id AKIAIOSFODNN7EXAMPLE twice'],
])('%j is a sentence', (content, sentence) => {
  expect(problem(content)).toBe(sentence);
});

test('no sentence shows a secret', () => {
  for (const secretAccessKey of ['short-secret', 'secret with blanks in it', 'secret\n[evil]\naws_secret', 's'.repeat(300)]) {
    const text = problem({ accounts: [{ id: ID, root: { ...ROOT, secretAccessKey } }] });
    expect(text).toBe('accounts[0] of `FILE`: the secret access key of account 111122223333 must have 16 to 256 ASCII characters without blanks');
  }
  for (const broken of ['{"secretAccessKey":wJalrXUtnFEMI}', '{"secretAccessKey":"wJalrXUtnFEMI" x}', 'wJalrXUtnFEMI', '{"secretAccessKey":"wJalrXUtnFEMI']) {
    const text = problem(broken);
    expect(text).toMatch(/^the accounts file `FILE` is not JSON/);
    expect(text).not.toContain('wJalr');
  }
  expect(problem('{"accounts": [] x}')).toBe('the accounts file `FILE` is not JSON, see position 16 (line 1 column 17)');
});

test('a file that is not there is a sentence', () => {
  expect(() => readAccountsFile(join(folder, 'none.json'))).toThrow(/^the accounts file `.*none\.json` cannot be read: ENOENT/);
});
