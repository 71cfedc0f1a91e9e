import { expect, test } from 'vitest';
import fc from 'fast-check';
import { packedSize, requirePackedSize } from './packed-size.ts';

const nothing = { policies: [], policyArns: [], tags: [] };
const statement = (action: string) => ({ Effect: 'Allow', Action: action, Resource: '*' });
const policy = (...actions: string[]) => JSON.stringify({ Version: '2012-10-17', Statement: actions.map(statement) });
const nineTags = Array.from({ length: 9 }, (_, index) => ({ Key: `T${index + 1}`, Value: 'v'.repeat(250) }));

test('STS-34: the three known sizes are met', () => {
  expect(packedSize(nothing)).toBe(0);
  expect(packedSize({ ...nothing, policies: [policy('s3:ListAllMyBuckets')] })).toBe(16);
  expect(packedSize({ ...nothing, tags: nineTags })).toBe(498);
});

test('STS-34: white space between tokens and the order of calls change nothing', () => {
  const text = policy('s3:GetObject', 's3:PutObject');
  const wide = JSON.stringify(JSON.parse(text), null, 4);
  expect(packedSize({ ...nothing, policies: [wide] })).toBe(packedSize({ ...nothing, policies: [text] }));
});

test('STS-34: more never packs smaller', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z0-9]{1,12}:[A-Za-z*]{1,20}$/), { minLength: 1, maxLength: 8 }), fc.string({ maxLength: 50 }), (actions, value) => {
      const less = { ...nothing, policies: [policy(...actions)] };
      expect(packedSize({ ...nothing, policies: [policy(...actions, 'a:B')] })).toBeGreaterThanOrEqual(packedSize(less));
      expect(packedSize({ ...less, policyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] })).toBeGreaterThanOrEqual(packedSize(less));
      expect(packedSize({ ...less, tags: [{ Key: 'k', Value: value }] })).toBeGreaterThanOrEqual(packedSize(less));
    }),
    { numRuns: 50 },
  );
});

test('STS-34: above 100 percent the request is refused, with the words for tags or for policies', () => {
  expect(() => requirePackedSize({ ...nothing, tags: nineTags })).toThrow(
    expect.objectContaining({ code: 'PackedPolicyTooLarge', status: 400, message: 'Packed size of session tags consumes 498% of allotted space.' }),
  );
  expect(() => requirePackedSize({ ...nothing, policies: [policy('s3:ListAllMyBuckets')], tags: nineTags })).toThrow(
    expect.objectContaining({ code: 'PackedPolicyTooLarge', message: 'Packed policy consumes 513% of allotted space, please use smaller policy.' }),
  );
  expect(requirePackedSize({ ...nothing, policyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] })).toBeLessThan(10);
});

test('STS-34: a plain policy of nearly 2,048 characters fits', () => {
  const names = ['GetObject', 'PutObject', 'DeleteObject', 'ListBucket', 'GetBucketLocation'];
  const Statement = names.flatMap((name) => ['logs', 'data', 'site'].map((bucket) => ({ Effect: 'Allow', Action: `s3:${name}`, Resource: `arn:aws:s3:::example-${bucket}/public/*`, Condition: { Bool: { 'aws:SecureTransport': 'true' } } })));
  const text = JSON.stringify({ Version: '2012-10-17', Statement });
  expect(text.length).toBeGreaterThan(1900);
  expect(packedSize({ ...nothing, policies: [text] })).toBeLessThanOrEqual(100);
});
