import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { stagedText } from '../services/lex/imports/staged.ts';
import { slotTypes } from '../services/lex/tables.ts';
import { listed } from '../store/blobs-suite.ts';
import { memoryBlobs } from '../store/blobs-memory.ts';
import { openMemoryStore } from '../store/memory.ts';
import { collectBlobs } from './collect-blobs.ts';

const [code, layer, content, orphan] = ['code', 'layer', 'content of a slot type', 'of a deleted function'].map((text) => Buffer.from(text)) as [Buffer, Buffer, Buffer, Buffer];
const hash = (bytes: Uint8Array, encoding: 'hex' | 'base64' = 'hex') => createHash('sha256').update(bytes).digest(encoding);
const key = (...parts: string[]) => ['aws', '111122223333', 'eu-west-1', ...parts];
const staged = Buffer.from(stagedText([{ table: slotTypes, id: ['Flowers'], row: { content: { blob: hash(content) } } }]));

async function filled(rows: readonly (readonly [readonly string[], object | string])[]) {
  const [kv, blobs] = [openMemoryStore(), memoryBlobs()];
  for (const bytes of [code, layer, content, orphan, staged]) await blobs.put(bytes);
  await kv.transact('a', (tx) => rows.forEach(([at, row]) => tx.put(at, typeof row === 'string' ? row : JSON.stringify(row))));
  return { kv, blobs };
}

const FUNCTION = [key('lambda', 'function', 'shop'), { configuration: { codeSha256: hash(code, 'base64'), layers: [{ codeSha256: hash(layer, 'base64') }] } }] as const;
const POINTER = [key('lex', 'import-pointer', 'import'), { importId: 'i', blob: hash(staged) }] as const;

test('design 4: what no row names is deleted, and nothing else, not what a blob names that waits to be moved', async () => {
  const { kv, blobs } = await filled([FUNCTION, POINTER]);
  expect(await collectBlobs(kv, blobs)).toEqual({ named: 4, deleted: 1 });
  expect(await listed(blobs)).toEqual([code, layer, content, staged].map((bytes) => hash(bytes)).toSorted());
  expect(await collectBlobs(kv, blobs)).toEqual({ named: 4, deleted: 0 });
});

test('design 4: nothing is collected where what is named cannot be known', async () => {
  const damaged = await filled([FUNCTION, [key('lambda', 'version', 'x', '1'), '{']]);
  await expect(collectBlobs(damaged.kv, damaged.blobs)).rejects.toThrow('the row `aws/111122223333/eu-west-1/lambda/version/x/1` is damaged');
  expect(await listed(damaged.blobs)).toHaveLength(5);
  const lost = await filled([FUNCTION, POINTER]);
  await lost.blobs.delete(hash(staged));
  await expect(collectBlobs(lost.kv, lost.blobs)).rejects.toThrow('nothing is collected');
  expect(await listed(lost.blobs)).toHaveLength(4);
});
