import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ContextValue } from '@octroi/policy';
import { vectorOf } from '../fuzz/policy/vector.ts';
import { evaluateReference } from '../packages/policy/reference/evaluate.ts';
import * as generate from '../packages/policy/reference/generators.ts';
import { rawPoliciesOf, requestOf } from './load.ts';

test('CASE-2 to CASE-5: what fuzzing finds and a case can express is read back as it was', () => {
  let expressed = 0;
  fc.assert(
    fc.property(generate.request, generate.policies, (request, raw) => {
      const vector = vectorOf('FOUND-1', '', request, raw, request.context as ReadonlyMap<string, ContextValue>, 'Allowed');
      const again = requestOf(vector);
      const { principal } = request;
      // A case tells these by other means, or not at all.
      const lost = (principal.kind === 'service' && principal.names !== undefined) || ('hasBoundary' in principal && principal.hasBoundary === true) || principal.kind === 'federated-user' || again.resourceRule !== request.resourceRule;
      if (lost || JSON.stringify(raw).includes('userid')) return;
      expressed += 1;
      expect({ ...again.principal, hasBoundary: false, serviceLinked: false }).toEqual({ ...principal, hasBoundary: false, serviceLinked: false });
      expect(evaluateReference(again, rawPoliciesOf(vector))).toBe(evaluateReference(request, raw));
    }),
    { numRuns: 500 },
  );
  expect(expressed).toBeGreaterThan(50);
});
