import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { coverageOf, coveragePage } from './generate-coverage.ts';

const model = (...names: string[]) => ({
  metadata: { serviceFullName: 'Some Service', serviceId: 'Some', apiVersion: '2020-01-01' },
  operations: Object.fromEntries(names.map((name) => [name, {}])),
});

test('the page counts and names what is implemented and what is answered 501', () => {
  const page = coveragePage({ some: model('GetThing', 'PutThing', 'ListThings') }, [{ service: 'some', name: 'GetThing' }]);
  expect(page).toContain('| Some Service (`some`) | 2020-01-01 | 1 | 2 |');
  expect(page).toContain('**Implemented (1)**: `GetThing`.');
  expect(page).toContain('**Answered 501 (2)**: `ListThings`, `PutThing`.');
});

test('an operation that the model does not have is an error', () => {
  expect(() => coveragePage({ some: model('GetThing') }, [{ service: 'some', name: 'Invented' }])).toThrow('Invented');
});

test('several models are of one service, and each lists its own operations', () => {
  const page = coveragePage({ 'a-models': model('GetThing'), 'runtime.a': model('UseThing') }, [{ service: 'a', name: 'GetThing' }], { 'a-models': 'a', 'runtime.a': 'a' });
  expect(page).toContain('| Some Service (`a-models`) | 2020-01-01 | 1 | 0 |');
  expect(page).toContain('| Some Service (`runtime.a`) | 2020-01-01 | 0 | 1 |');
});

test('docs/coverage.md is what the code makes (`npm run generate -- coverage`)', async () => {
  const root = dirname(import.meta.dirname);
  const { page, implemented } = await coverageOf(root);
  expect(implemented).toBeGreaterThan(0);
  expect(readFileSync(join(root, 'docs/coverage.md'), 'utf8')).toBe(page);
});
