import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Journal } from './journal.ts';
import type { DecisionRecord } from './record.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octroi-journal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const record = (requestId: string, time = '2026-02-03T04:05:06.000Z'): DecisionRecord => ({
  requestId, time, account: '111122223333', caller: 'arn:aws:iam::111122223333:root', accessKeyId: 'AKIAIOSFODNN7EXAMPLE', sourceIp: '127.0.0.1',
  region: 'us-east-1', service: 'sts', operation: 'GetCallerIdentity', decisions: [], status: 200, error: null,
});
const bytesOf = (): number => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

test('records are JSON lines in a file a day that its owner alone can read', async () => {
  const journal = new Journal(folder);
  journal.add(record('one'));
  journal.add(record('two'));
  await journal.flush();
  journal.add(record('three', '2026-02-04T00:00:00.000Z'));
  await journal.flush();
  expect(readdirSync(folder).sort()).toEqual(['2026-02-03.jsonl', '2026-02-04.jsonl']);
  const lines = readFileSync(join(folder, '2026-02-03.jsonl'), 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as DecisionRecord).requestId)).toEqual(['one', 'two']);
  expect(statSync(join(folder, '2026-02-03.jsonl')).mode & 0o777).toBe(0o600);
});

test('every flush resolves only when what was added before it is in the file', async () => {
  const journal = new Journal(folder);
  for (let round = 0; round < 20; round++) {
    journal.add(record(`r${round}`));
    const first = journal.flush();
    await journal.flush();
    expect(readFileSync(join(folder, '2026-02-03.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(round + 1);
    await first;
  }
});

test('a full file is rotated, and all files together stay within the bound, the newest kept', async () => {
  const journal = new Journal(folder, { fileBytes: 2000, totalBytes: 8000 });
  for (let number = 0; number < 200; number++) {
    journal.add(record(`r${number}`));
    await journal.flush();
    expect(bytesOf()).toBeLessThan(8000 + 2000 + 400);
  }
  expect(readdirSync(folder).length).toBeGreaterThan(2);
  const all = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')).join('');
  expect(all).toContain('"r199"');
  expect(all).not.toContain('"r0"');
  expect(journal.lost).toBe(0);
});

test('files of earlier days count in the bound although none of them was ever full', async () => {
  for (let day = 10; day < 20; day++) {
    const file = join(folder, `2026-01-${day}.jsonl`);
    writeFileSync(file, 'x'.repeat(1000));
    utimesSync(file, day, day);
  }
  const journal = new Journal(folder, { fileBytes: 1_000_000, totalBytes: 3500 });
  journal.add(record('new'));
  await journal.flush();
  expect(readdirSync(folder).sort()).toEqual(['2026-01-17.jsonl', '2026-01-18.jsonl', '2026-01-19.jsonl', '2026-02-03.jsonl']);
});

test('a disk that refuses and a queue that is full lose records, count them, and throw nothing', async () => {
  writeFileSync(join(folder, 'in-the-way'), '');
  const refused = new Journal(join(folder, 'in-the-way'));
  refused.add(record('one'));
  refused.add(record('two'));
  await refused.flush();
  expect(refused.lost).toBe(2);
  const small = new Journal(folder, { queue: 3 });
  for (let number = 0; number < 5; number++) small.add(record(`r${number}`));
  expect(small.lost).toBe(2);
  await small.flush();
  expect(readFileSync(join(folder, '2026-02-03.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(3);
});

test('several journals of one folder write files of their own and keep its bound together', async () => {
  const journals = [undefined, 'worker-1', 'worker-2'].map((name) => new Journal(folder, { fileBytes: 1000, totalBytes: 4000, ...(name === undefined ? {} : { name }) }));
  for (let number = 0; number < 60; number++) {
    for (const journal of journals) journal.add(record(`r${number}`));
    await Promise.all(journals.map((journal) => journal.flush()));
  }
  expect(journals.map(({ lost }) => lost)).toEqual([0, 0, 0]);
  expect(bytesOf()).toBeLessThan(4000 + 3 * 1400);
  journals[1]!.add(record('last'));
  await journals[1]!.flush();
  expect(readFileSync(join(folder, '2026-02-03.worker-1.jsonl'), 'utf8')).toContain('"last"');
});
