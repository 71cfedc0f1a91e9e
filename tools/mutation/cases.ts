import { evaluate, explain } from '@octroi/policy';
import { expect, test } from 'vitest';
import { policiesOf, readCases, requestOf } from '../../conformance/load.ts';

/** The cases of conformance/, as one test: a test for each would cost more than deciding it. */
for (const file of ['policy-evaluation.json', 'hand.json', 'found.json']) {
  const cases = readCases(new URL(`../../conformance/${file}`, import.meta.url));
  test(`the cases of ${file}`, () => {
    for (const one of cases) {
      const [request, policies] = [requestOf(one), policiesOf(one)];
      const decision = evaluate(request, policies);
      expect(decision.effect).toBe(one.expected);
      expect(explain(request, policies).decision).toEqual(decision);
    }
  });
}
