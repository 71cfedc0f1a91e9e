import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SOURCES = fileURLToPath(new URL('..', import.meta.url));

/** Who may open rows without an allowed decision, and what for. */
const IMPORTERS: Readonly<Record<string, string>> = {
  'gateway/account-maker.ts': 'accounts that an organization has asked for',
  'gateway/accounts.ts': 'the bootstrap, and account commands of the folder\'s owner',
  'kernel/background.ts': 'queued rows that a permitted transaction wrote',
  'kernel/mfa/second-factor.ts': 'the device that authenticates a request, before anything is decided',
  'services/iam/sign-in/desk.ts': 'when a password was used last',
  'services/iam/sign-in/find.ts': 'the password that authenticates a request, before anything is decided',
  'services/iam/transfer/export-account.ts': 'offline, for the owner of the folder',
  'services/iam/transfer/import-account.ts': 'offline, for the owner of the folder',
};

test('design 4: nobody but these opens rows without an allowed decision', () => {
  const sources = globSync('**/*.ts', { cwd: SOURCES }).filter((file) => !file.endsWith('.test.ts') && file !== 'kernel/authorise.ts');
  const found = sources.filter((file) => readFileSync(`${SOURCES}/${file}`, 'utf8').includes('permitWithoutCaller'));
  expect(found).toContain('kernel/background.ts');
  expect(found.filter((file) => !Object.hasOwn(IMPORTERS, file))).toEqual([]);
});
