import { expect, test } from 'vitest';
import { fileOfHandler, RUNTIMES, starterOf } from './runtimes.ts';

test('the handler of each starter lies in its file', () => {
  for (const { id } of RUNTIMES) {
    const starter = starterOf(id);
    if (starter !== null) expect(fileOfHandler(starter.handler, [starter.file])).toBe(starter.file);
  }
});

test('a handler in a folder is found, and one that is not there is not', () => {
  expect(fileOfHandler('src/app.main', ['src/app.py', 'app.py'])).toBe('src/app.py');
  expect(fileOfHandler('index.handler', ['index.json', 'other.mjs'])).toBeNull();
});
