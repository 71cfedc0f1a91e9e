import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validateDocument } from '@octroi/policy';

interface Vector {
  readonly id: string;
  readonly deviation: string;
  readonly document: string;
  /** Null if IAM accepts the document. */
  readonly message: string | null;
}

const vectors = JSON.parse(readFileSync(new URL('create-policy.json', import.meta.url), 'utf8')) as readonly Vector[];

test('POL-50: 78 recorded rejections and the listed acceptances are there', () => {
  expect(vectors.filter(({ message }) => message !== null)).toHaveLength(78);
  expect(vectors.filter(({ message }) => message === null)).toHaveLength(41);
});

describe('POL-50 to POL-62: CreatePolicy as recorded', () => {
  for (const { id, deviation, document, message } of vectors) {
    test(`${id}: ${deviation}`, () => {
      const expected = message === null ? null : { code: 'MalformedPolicyDocument', message };
      expect(validateDocument(document, 'managed')).toEqual(expected);
    });
  }
});
