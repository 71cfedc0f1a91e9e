import { expect, test } from 'vitest';
import { trustsLambda } from './trusts-lambda.ts';

const trust = (statement: unknown): boolean => trustsLambda(encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement: statement })));

test('a role trusts Lambda when a statement allows the service', () => {
  expect(trust({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } })).toBe(true);
  expect(trust([{ Effect: 'Allow', Principal: '*' }, { Effect: 'Allow', Principal: { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] } }])).toBe(true);
  expect(trust({ Effect: 'Deny', Principal: { Service: 'lambda.amazonaws.com' } })).toBe(false);
  expect(trust({ Effect: 'Allow', Principal: { AWS: '111122223333' } })).toBe(false);
  expect([trustsLambda(''), trustsLambda('%')]).toEqual([false, false]);
});
