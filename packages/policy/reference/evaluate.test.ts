import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile, documentOf, evaluate, explain } from '../src/index.ts';
import type { CompiledPolicy, Policies } from '../src/index.ts';
import type { RawDocument, RawPolicies } from './documents.ts';
import { evaluateReference } from './evaluate.ts';
import * as generate from './generators.ts';

function compiled(document: RawDocument): CompiledPolicy {
  const read = documentOf(document);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return compile(read.document);
}

function compiledPolicies(raw: RawPolicies): Policies {
  return {
    identity: raw.identity.map(compiled),
    resource: raw.resource === null ? null : compiled(raw.resource),
    boundary: raw.boundary === null ? null : compiled(raw.boundary),
    session: raw.session.map(compiled),
    scp: raw.scp.map((level) => level.map(compiled)),
    rcp: raw.rcp.map((level) => level.map(compiled)),
    endpoint: raw.endpoint ? compiled(raw.endpoint) : null,
  };
}

test('EVAL-80: the engine decides as the literal reference does, and explain agrees with it to the statement', { timeout: 120_000 }, () => {
  const seen = { Allowed: 0, ExplicitlyDenied: 0, ImplicitlyDenied: 0 };
  fc.assert(
    fc.property(generate.request, generate.policies, (request, raw) => {
      const policies = compiledPolicies(raw);
      const decision = evaluate(request, policies);
      seen[decision.effect] += 1;
      expect(decision.effect).toBe(evaluateReference(request, raw));
      expect(explain(request, policies).decision).toEqual(decision);
    }),
    { numRuns: Number(process.env['OCTROI_FUZZ_RUNS'] ?? 10_000) },
  );
  // A generator whose cases all end the same way would prove nothing.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(500);
});
