import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { authorisationOf, authorisationPage } from './generate-authorisation.ts';

test('the page shows every ask, every exception and every deviation', () => {
  const page = authorisationPage(
    [
      { service: 'some', name: 'PutThing', level: 'Write', access: { kind: 'asks', declares: [{ action: 'some:PutThing', resource: 'thing', keys: ['aws:TagKeys'] }, { action: 'some:Tag', resource: '*', when: 'tags are given' }] } },
      { service: 'some', name: 'GetThing', level: 'Read', access: { kind: 'ungated', rule: 'EVAL-68' } },
    ],
    [{ operation: 'some:GetThing', exception: 'no permission' }],
    [{ reason: 'It is so.', differences: ['some:PutThing: differs'] }],
  );
  expect(page).toContain('| GetThing | Read | none | | | never (EVAL-68) |\n| PutThing | Write | `some:PutThing` | thing | `aws:TagKeys` | always |\n|  |  | `some:Tag` | `*` |  | when tags are given |');
  expect(page).toContain('| some:GetThing | no permission |');
  expect(page).toContain('It is so.\n\n- `some:PutThing: differs`');
});

test('docs/authorisation.md is what the code makes (`npm run generate -- authorisation`)', async () => {
  const root = dirname(import.meta.dirname);
  const { page, operations } = await authorisationOf(root);
  expect(operations).toBeGreaterThan(0);
  expect(readFileSync(join(root, 'docs/authorisation.md'), 'utf8')).toBe(page);
});
