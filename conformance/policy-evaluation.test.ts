import { describe, expect, test } from 'vitest';
import { evaluate, explain } from '@octroi/policy';
import { evaluateReference } from '../packages/policy/reference/evaluate.ts';
import { policiesOf, rawPoliciesOf, readCases, requestOf } from './load.ts';

const cases = readCases(new URL('policy-evaluation.json', import.meta.url));

test('CASE-1: the cases are there, each with an id of its own', () => {
  expect(cases.length).toBeGreaterThan(200);
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
});

describe('cases of AWS documentation', () => {
  for (const one of cases) {
    test(`${one.id}: ${one.description}`, () => {
      const [request, policies] = [requestOf(one), policiesOf(one)];
      expect(evaluate(request, policies).effect).toBe(one.expected);
      expect(explain(request, policies).decision).toEqual(evaluate(request, policies));
      expect(evaluateReference(request, rawPoliciesOf(one))).toBe(one.expected);
    });
  }
});
