import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ApiError } from '../../../kernel/api-error.ts';
import { documentText, requireDocument } from './document-text.ts';

test('IAM-87: a blank is %20, a percent sign is encoded again, and only A-Z a-z 0-9 - . _ ~ stay', () => {
  expect(documentText('{"a": "b c%20d"}')).toBe('%7B%22a%22%3A%20%22b%20c%2520d%22%7D');
  expect(documentText("-._~!'()*+/:")).toBe('-._~%21%27%28%29%2A%2B%2F%3A');
  expect(documentText('\u00fc\n')).toBe('%C3%BC%0A');
});

test('IAM-87: whatever is shown decodes to the very text that was given', () => {
  const alphabet = fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code));
  fc.assert(
    fc.property(fc.array(fc.oneof(alphabet, fc.constantFrom('\t', '\n', '\r'))), (letters) => {
      const text = letters.join('');
      const shown = documentText(text);
      expect(shown).toMatch(/^(?:[A-Za-z0-9\-._~]|%[0-9A-F]{2})*$/);
      expect(decodeURIComponent(shown)).toBe(text);
    }),
  );
});

const allow = (more: object) => JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:ListBucket', Resource: '*', ...more } });

test('POL-50: a document that the validator refuses is refused in its words', () => {
  expect(() => requireDocument('no json', 'managed')).toThrow(new ApiError('MalformedPolicyDocument', 'Syntax errors in policy.'));
  expect(() => requireDocument(allow({ Principal: '*' }), 'inline')).toThrow(new ApiError('MalformedPolicyDocument', 'Policy document should not specify a principal.'));
  expect(() => requireDocument(allow({}), 'managed')).not.toThrow();
});

test('POL-4: what the engine cannot parse is refused, also where the validator would let it pass', () => {
  const twice = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Effect":"Allow","Action":"s3:*","Resource":"*"}}';
  expect(() => requireDocument(twice, 'managed')).toThrow(new ApiError('MalformedPolicyDocument', 'Syntax errors in policy.'));
});
