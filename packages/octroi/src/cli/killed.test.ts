import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateUserCommand, GetUserCommand, IAMClient, paginateListUsers } from '@aws-sdk/client-iam';
import { afterAll, expect, test } from 'vitest';
import { Child, notBuilt } from './octroi.fixture.ts';

const ROOT = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const KILLS = 6;
const WRITERS = 8;
const folder = mkdtempSync(join(tmpdir(), 'octroi-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(): Promise<{ server: Child; iam: IAMClient }> {
  const accounts = join(folder, 'accounts.json');
  writeFileSync(accounts, JSON.stringify({ accounts: [{ id: '111122223333', root: ROOT }] }));
  const server = new Child(['start', '--port', '0', '--data', join(folder, 'data'), '--accounts', accounts]);
  const [, endpoint] = await server.shows(/(http:\/\/127\.0\.0\.1:\d+)/);
  return { server, iam: new IAMClient({ endpoint: endpoint!, region: 'us-east-1', credentials: { ...ROOT }, maxAttempts: 1 }) };
}

const skipped = notBuilt();
test.skipIf(skipped !== null)(`a killed server loses no answer that a client had read in full, and leaves nothing half there${skipped === null ? '' : ` (${skipped})`}`, { timeout: 60_000 }, async () => {
  const answered: string[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    const { server, iam } = await start();
    const writer = async (name: string): Promise<void> => {
      for (let n = 0; ; n++) {
        const UserName = `user-${kill}-${name}-${n}`;
        try {
          await iam.send(new CreateUserCommand({ UserName, Tags: [{ Key: 'kill', Value: String(kill) }] }));
        } catch {
          return; // the server is gone: whatever was not answered may be there or not
        }
        answered.push(UserName);
      }
    };
    const writers = Array.from({ length: WRITERS }, (_, n) => writer(String(n)));
    await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 350));
    await server.end('SIGKILL');
    await Promise.all(writers);
  }
  const { server, iam } = await start();
  const there = new Set<string>();
  for await (const page of paginateListUsers({ client: iam }, {})) for (const user of page.Users ?? []) there.add(user.UserName!);
  expect(answered.length).toBeGreaterThan(KILLS * WRITERS);
  expect(answered.filter((name) => !there.has(name))).toEqual([]);
  // Whoever is there is there whole: its row, its id and its tags were written together.
  for (const name of [...there].slice(-20)) expect((await iam.send(new GetUserCommand({ UserName: name }))).User).toMatchObject({ UserName: name, Tags: [{ Key: 'kill' }] });
  await server.end();
});
