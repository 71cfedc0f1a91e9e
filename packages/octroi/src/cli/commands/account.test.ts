import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readQuotas } from '../../gateway/accounts.ts';
import { launch } from '../../gateway/launch.ts';
import { openSqliteStore } from '../../store/sqlite.ts';
import { run } from './account.ts';

const ID = '111122223333';
let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'octroi-account-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

async function printed(...args: string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    expect(await run([...args, '--data', data])).toBe(0);
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}

const quotas = async () => {
  const kv = await openSqliteStore(data);
  try {
    return await readQuotas(kv, ID);
  } finally {
    await kv.close();
  }
};

test('IAM-134: an account is made with quotas, shows them all, and has them changed one by one', async () => {
  await printed('create', '--id', ID, '--quota', 'RolesQuota=5000', '--quota', 'UsersQuota=10');
  expect(await quotas()).toMatchObject({ RolesQuota: 5000, UsersQuota: 10, GroupsQuota: 300 });
  expect(await printed('quota', ID, 'UsersQuota=20', 'GroupsQuota=500')).toBe('UsersQuota   20   standard 5000, at most 5000\nGroupsQuota  500  standard 300, at most 500\n');
  const all = await printed('quota', ID);
  expect(all.split('\n')).toHaveLength(20);
  expect(all).toMatch(/^RolesQuota +5000 +standard 1000, at most 5000$/m);
  await expect(run(['quota', '999988887777', '--data', data])).rejects.toThrow('there is no account 999988887777');
});

test('design 5: the accounts file sets the quotas of an account that exists, and leaves the others as they are', async () => {
  await printed('create', '--id', ID, '--quota', 'RolesQuota=5000');
  const octroi = await launch({ data, host: '127.0.0.1', port: 0, accounts: [{ id: ID, quotas: { UsersQuota: 7 } }], control: false, tls: null, trustedProxies: [] });
  expect(octroi.made).toEqual([]);
  await octroi.close();
  expect(await quotas()).toMatchObject({ RolesQuota: 5000, UsersQuota: 7 });
});

test('sign-in: the root password is read from a file, set anew, and never shown; a weak one makes no account', async () => {
  const file = join(data, 'password');
  writeFileSync(file, 'the City gate 7\n');
  const made = await printed('create', '--id', ID, '--email', 'root@example.com', '--password-file', file);
  expect(made).not.toContain('City');
  expect(await printed('password', ID, '--password-file', file)).toBe(`the root user of account ${ID} has a new password\n`);
  writeFileSync(file, 'weak');
  await expect(printed('create', '--id', '444455556666', '--password-file', file)).rejects.toThrow('the root password of account 444455556666 is too weak: Password should have a minimum length of 8');
  expect(await printed('list')).not.toContain('444455556666');
  await expect(printed('password', '444455556666', '--password-file', file)).rejects.toThrow('there is no account 444455556666');
  await expect(printed('list', '--password')).rejects.toThrow('`octroi account list` takes no --password');
  await expect(printed('create', '--password', '--password-file', file)).rejects.toThrow('--password-file goes with');
  await expect(printed('create', '--email', 'nowhere')).rejects.toThrow('must have an @');
});
