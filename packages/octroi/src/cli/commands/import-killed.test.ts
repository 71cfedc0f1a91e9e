import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccount } from '../../gateway/accounts.ts';
import { launch } from '../../gateway/launch.ts';
import { exportAccount } from '../../services/iam/transfer/export-account.ts';
import { importAccount } from '../../services/iam/transfer/import-account.ts';
import { openKeyring } from '../../store/seal.ts';
import { openSqliteStore } from '../../store/sqlite.ts';

const ID = '111122223333';
const home = { partition: 'aws', account: ID, region: '-' };
const ROOT = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const KILLER = join(import.meta.dirname, 'import-killed.fixture.ts');

/** Users who are allowed everything by one policy and denied it by another: half of it would be worse than nothing. */
function page(prefix: string, count: number): object {
  const policy = (PolicyName: string, Effect: string) => ({ PolicyName, PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect, Action: '*', Resource: '*' }] } });
  return {
    UserDetailList: Array.from({ length: count }, (_, n) => ({
      UserName: `${prefix}${n}`, UserId: `AIDA${prefix.toUpperCase()}${String(n).padStart(17 - prefix.length, '0')}`, Arn: `arn:aws:iam::${ID}:user/${prefix}${n}`, CreateDate: '2024-01-01T00:00:00Z',
      UserPolicyList: [policy('allow', 'Allow'), policy('deny', 'Deny')],
    })),
  };
}

/** The transaction that flips: four rows come and go for each user, and the policy epoch moves. */
const FLIP = Math.ceil((40 * 4 + 30 * 4 + 1) / 99) + 1;

let folder = '';
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'octroi-import-killed-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const exported = async (data: string): Promise<string> => {
  const kv = await openSqliteStore(data);
  try {
    return JSON.stringify((await exportAccount(kv, home)).details);
  } finally {
    await kv.close();
  }
};

/** Runs the import in a process of its own; `until` milliseconds after its first word it is killed from outside. */
async function killedImport(data: string, nth: number, until?: number): Promise<boolean> {
  const child = spawn(process.execPath, ['--conditions=octroi-source', KILLER, data, at('new.json'), ID, String(nth)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close') as Promise<[number | null, string | null]>;
  if (until !== undefined) {
    await Promise.race([once(child.stdout, 'data'), closed]);
    await new Promise((resolve) => setTimeout(resolve, until));
    child.kill('SIGKILL');
  }
  const [code, signal] = await closed;
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`the import ended with ${code}`);
  return signal === 'SIGKILL';
}

test('design 4: an import killed at any moment leaves the account as it was or as the file has it, and every command goes on', { timeout: 120_000 }, async () => {
  const kv = await openSqliteStore(at('before'));
  await createAccount(kv, openKeyring({ folder: at('before') }), { id: ID, root: ROOT }, 0);
  await importAccount(kv, home, [page('old', 30)], { now: 0 });
  await kv.close();
  writeFileSync(at('new.json'), JSON.stringify(page('new', 40)));
  cpSync(at('before'), at('after'), { recursive: true });
  expect(await killedImport(at('after'), 0)).toBe(false);
  const [before, after] = [await exported(at('before')), await exported(at('after'))];
  expect(after).not.toBe(before);
  const trial = async (nth: number, until?: number): Promise<string> => {
    const data = at(`killed-${nth}-${until ?? ''}`);
    cpSync(at('before'), data, { recursive: true });
    const killed = await killedImport(data, nth, until);
    if (until === undefined) expect(killed).toBe(true);
    const left = await exported(data);
    expect([before, after]).toContain(left);
    // The next import is taken, whatever the last one left.
    if (nth === FLIP - 1 || nth === FLIP) {
      expect(await killedImport(data, 0)).toBe(false);
      expect(await exported(data)).toBe(after);
    }
    return left === before ? 'before' : 'after';
  };
  for (const nth of [1, FLIP - 1]) expect(await trial(nth)).toBe('before');
  for (const nth of [FLIP, FLIP + 1, FLIP + 4, FLIP + 7]) expect(await trial(nth)).toBe('after');
  for (const until of [2, 12]) await trial(0, until);
});

test('design 4: a server starts on a folder whose import was killed after the flip, and serves all of it', { timeout: 30_000 }, async () => {
  const data = at('served');
  cpSync(at('before'), data, { recursive: true });
  expect(await killedImport(data, FLIP + 3)).toBe(true);
  const octroi = await launch({ data, host: '127.0.0.1', port: 0, accounts: [], control: false, tls: null, trustedProxies: [] });
  try {
    const iam = new IAMClient({ endpoint: octroi.endpoint, region: 'us-east-1', credentials: { ...ROOT }, maxAttempts: 1 });
    expect((await iam.send(new ListUsersCommand({}))).Users!.map(({ UserName }) => UserName)).toEqual(Array.from({ length: 40 }, (_, n) => `new${n}`).toSorted());
  } finally {
    await octroi.close();
  }
});
