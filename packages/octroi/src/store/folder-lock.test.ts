import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lockFolder } from './folder-lock.ts';
import { FolderInUseError } from './lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'octroi-folder-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a folder is held by one, is refused to a second with a sentence, and is free again afterwards', () => {
  const release = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(FolderInUseError);
  expect(() => lockFolder(folder)).toThrow(`the data folder \`${folder}\` is in use by another octroi (process ${process.pid})`);
  release();
  lockFolder(folder)();
});
