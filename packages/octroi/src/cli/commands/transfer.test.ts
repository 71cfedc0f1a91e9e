import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run as account } from './account.ts';
import { run as exporting } from './export.ts';
import { run as importing } from './import.ts';

const ID = '111122223333';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octroi-transfer-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('IAM-132: an account goes from a file into a data folder and out again', async () => {
  const [data, given, taken, again] = ['data', 'given.json', 'taken.json', 'again.json'].map((name) => join(folder, name)) as [string, string, string, string];
  await account(['create', '--id', ID, '--data', data]);
  writeFileSync(given, JSON.stringify({ UserDetailList: [{ UserName: 'ann', UserId: 'AIDA00000000000000000', Arn: `arn:aws:iam::${ID}:user/ann`, CreateDate: '2024-01-01T00:00:00+00:00' }] }));
  expect(await importing(['--account', ID, given, '--data', data])).toBe(0);
  expect(await exporting(['--account', ID, taken, '--data', data])).toBe(0);
  expect(JSON.parse(readFileSync(taken, 'utf8'))).toMatchObject({ UserDetailList: [{ UserName: 'ann', UserId: 'AIDA00000000000000000', CreateDate: '2024-01-01T00:00:00.000Z' }], RoleDetailList: [] });
  const other = join(folder, 'other');
  await account(['create', '--id', ID, '--data', other]);
  await importing(['--account', ID, taken, '--data', other]);
  await exporting(['--account', ID, again, '--data', other]);
  expect(readFileSync(again, 'utf8')).toBe(readFileSync(taken, 'utf8'));
  // Its own export changes nothing; another file takes nobody away unless told.
  await importing(['--account', ID, taken, '--data', data]);
  writeFileSync(given, JSON.stringify({ UserDetailList: [] }));
  await expect(importing(['--account', ID, given, '--data', data])).rejects.toThrow(`account ${ID} has what the file does not have; \`--replace\` lets it go, with all credentials: user ann`);
  const report = join(folder, 'report.json');
  expect(await importing(['--account', ID, given, '--replace', '--report', report, '--data', data])).toBe(0);
  expect(JSON.parse(readFileSync(report, 'utf8'))).toContainEqual({ sentence: 'is gone with all credentials, since the file does not have it', names: ['user ann'] });
});

test('a wrong call, folder, account or file is told in a sentence', async () => {
  const data = join(folder, 'data');
  const file = join(folder, 'file');
  writeFileSync(file, 'no json');
  await expect(exporting([])).rejects.toThrow('say `octroi export --account ID [FILE]`');
  await expect(importing(['--account', ID])).rejects.toThrow('say `octroi import --account ID FILE`');
  await expect(exporting(['--account', '1'])).rejects.toThrow('`1` is no account id: 12 digits are needed');
  await expect(exporting(['--account', ID, '--data', data])).rejects.toThrow(`there is no data folder \`${data}\``);
  await expect(importing(['--account', ID, file, '--data', data])).rejects.toThrow(`\`${file}\` is no JSON`);
  await account(['create', '--id', ID, '--data', data]);
  await expect(exporting(['--account', '999988887777', '--data', data])).rejects.toThrow('there is no account 999988887777');
});
