import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { noBuckets, openBuckets } from './buckets.ts';

const folder = mkdtempSync(join(tmpdir(), 'octroi-buckets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 's3/packages/team'), { recursive: true });
mkdirSync(join(folder, 's3/other'));
writeFileSync(join(folder, 'secret'), 'secret');
writeFileSync(join(folder, 's3/no-bucket'), 'a file');
writeFileSync(join(folder, 's3/other/secret'), 'of another bucket');
writeFileSync(join(folder, 's3/packages/team/shop.zip'), 'zip');
symlinkSync(join(folder, 'secret'), join(folder, 's3/packages/link'));
symlinkSync(join(folder, 's3/other'), join(folder, 's3/packages/folder'));
symlinkSync('team/shop.zip', join(folder, 's3/packages/near'));
symlinkSync('loop', join(folder, 's3/packages/loop'));
execFileSync('mkfifo', [join(folder, 's3/packages/pipe')]);
writeFileSync(join(folder, 's3/packages/huge'), '');
truncateSync(join(folder, 's3/packages/huge'), 262_144_001);
const { object } = openBuckets(join(folder, 's3'));

test('LAM-26: an object is a file of a folder that is a bucket; a link within the bucket is followed', async () => {
  expect(String(await object('packages', 'team/shop.zip'))).toBe('zip');
  expect(String(await object('packages', 'near'))).toBe('zip');
  expect(await object('packages', 'team/none.zip')).toBe('NoSuchKey');
  expect(await object('packages', 'team')).toBe('NoSuchKey');
  expect(await object('none', 'team/shop.zip')).toBe('NoSuchBucket');
  expect(await object('no-bucket', 'x')).toBe('NoSuchBucket');
  expect(await object('packages', 'huge')).toBe('EntityTooLarge');
  expect(await noBuckets.object('packages', 'team/shop.zip')).toBe('NoSuchBucket');
});

test('LAM-26: no key and no bucket leads out of the bucket; a pipe is not waited for', async () => {
  const away = ['../other/secret', 'team/../../other/secret', '/etc/passwd', '//etc/passwd', 'team//shop.zip', './team/shop.zip', '..', '.', 'team/', 'team/shop.zip\0', 'link', 'folder/secret', 'loop', 'pipe', ''];
  for (const key of away) expect(await object('packages', key), key).toBe('NoSuchKey');
  for (const bucket of ['..', '.', '../s3', 'packages/team', 'packages/../other', '', '...', '.hidden']) expect(await object(bucket, 'secret'), bucket).toBe('NoSuchBucket');
});

test('LAM-26: whatever a request names, only the objects of the bucket are read', async () => {
  const part = fc.constantFrom('..', '.', '', 'team', 'shop.zip', 'other', 'secret', 'link', 'folder', '\\', '%2e%2e', '\0');
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 6 }), fc.constantFrom('packages', '..', '.', 'packages/..'), async (parts, bucket) => {
      const found = await object(bucket, parts.join('/'));
      expect(['zip', 'NoSuchKey', 'NoSuchBucket']).toContain(String(found));
    }),
    { numRuns: 300 },
  );
});
