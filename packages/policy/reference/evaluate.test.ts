import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate, explain } from '../src/index.ts';
import { compiledPolicies } from './documents.fixture.ts';
import type { RawPolicies, RawStatement } from './documents.ts';
import { evaluateReference } from './evaluate.ts';
import * as generate from './generators.ts';

const RUNS = Number(process.env['OCTROI_FUZZ_RUNS'] ?? 10_000);
const SEED = process.env['OCTROI_FUZZ_SEED'];
const PARAMETERS = { numRuns: RUNS, ...(SEED === undefined ? {} : { seed: Number(SEED) }) };

test('EVAL-80: the engine decides as the literal reference does, and explain agrees with it to the statement', { timeout: 120_000 }, () => {
  const seen = { Allowed: 0, ExplicitlyDenied: 0, ImplicitlyDenied: 0 };
  fc.assert(
    fc.property(generate.request, fc.oneof({ weight: 9, arbitrary: generate.policies }, { weight: 1, arbitrary: generate.crowdedPolicies }), (request, raw) => {
      const policies = compiledPolicies(raw);
      const decision = evaluate(request, policies);
      seen[decision.effect] += 1;
      expect(decision.effect).toBe(evaluateReference(request, raw));
      expect(explain(request, policies).decision).toEqual(decision);
    }),
    PARAMETERS,
  );
  // A generator whose cases all end the same way would prove nothing.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(RUNS / 20);
});

/** One statement alone, so that each part of it decides often. */
function agreeOnStatements(name: string, statement: fc.Arbitrary<RawStatement>, layer: 'identity' | 'resource'): void {
  test(name, { timeout: 60_000 }, () => {
    const seen = { Allowed: 0, ExplicitlyDenied: 0, ImplicitlyDenied: 0 };
    fc.assert(
      fc.property(generate.request, statement, fc.constantFrom('2012-10-17', '2008-10-17'), (request, Statement, Version) => {
        const only = { Version, Statement };
        const raw: RawPolicies = { identity: layer === 'identity' ? [only] : [], resource: layer === 'resource' ? only : null, boundary: null, session: [], scp: [], rcp: [] };
        const one = { ...request, action: 's3:GetObject', resourceRule: 'ordinary' as const };
        const { effect } = evaluate(one, compiledPolicies(raw));
        seen[effect] += 1;
        expect(effect).toBe(evaluateReference(one, raw));
      }),
      PARAMETERS,
    );
    expect(seen.Allowed + seen.ExplicitlyDenied).toBeGreaterThan(RUNS / 50);
    expect(seen.ImplicitlyDenied).toBeGreaterThan(RUNS / 50);
  });
}

agreeOnStatements(
  'COND-1 to COND-49: one condition alone decides alike in both evaluators',
  generate.condition.map(({ operator, key, values }) => ({ Effect: 'Deny', Action: '*', Resource: '*', Condition: { [operator]: { [key]: values } } })),
  'identity',
);

agreeOnStatements(
  'POL-13b to POL-20: one resource pattern alone decides alike in both evaluators',
  fc.tuple(fc.constantFrom('Resource', 'NotResource'), generate.resourcePattern).map(([element, pattern]) => ({ Effect: 'Deny', Action: '*', [element]: pattern })),
  'identity',
);

agreeOnStatements(
  'POL-21 to POL-33: one principal element alone decides alike in both evaluators',
  fc.tuple(fc.constantFrom('Principal', 'NotPrincipal'), generate.principalElement).map(([element, named]) => ({ Effect: 'Deny', [element]: named, Action: '*', Resource: '*' })),
  'resource',
);

agreeOnStatements(
  'POL-10 to POL-13: one action pattern alone decides alike in both evaluators',
  fc.tuple(fc.constantFrom('Action', 'NotAction'), generate.actionPattern).map(([element, pattern]) => ({ Effect: 'Deny', [element]: pattern, Resource: '*' })),
  'identity',
);
