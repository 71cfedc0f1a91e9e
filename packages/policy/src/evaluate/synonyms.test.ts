import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawDocument, RawPolicies } from '../../reference/documents.ts';
import { compiledPolicies } from '../../reference/documents.fixture.ts';
import { allow, deny, policiesFor, requestFor, verdict } from '../../reference/decide.ts';
import { evaluateReference } from '../../reference/evaluate.ts';
import * as generate from '../../reference/generators.ts';
import { nearestMisses } from '../analyse/nearest-misses.ts';
import { evaluate } from './evaluate.ts';
import { explain } from './explain.ts';

/* A resource that has several ARNs (docs/adr/0011-synonyms.md): every request says all of them. */

const BOT = 'arn:aws:lex:us-east-1:111122223333:bot:OrderFlowers';
const ask = { action: 'lex:GetBot', resource: `${BOT}:1`, synonyms: [BOT] };

describe('LEX-IAM-2: one resource under several ARNs', () => {
  test('LEX-IAM-2: Resource is taken under any of them, by an Allow and by a Deny', () => {
    for (const Resource of [BOT, `${BOT}:1`, `${BOT}:*`, `${BOT}*`]) {
      expect(verdict(ask, { identity: [allow({ Resource })] })).toBe('Allowed');
      expect(verdict(ask, { identity: [allow(), deny({ Resource })] })).toBe('ExplicitlyDenied by identity');
    }
    for (const Resource of [`${BOT}:2`, `${BOT}:$LATEST`, `${BOT}s`]) {
      expect(verdict(ask, { identity: [allow({ Resource })] })).toBe('ImplicitlyDenied by identity');
      expect(verdict(ask, { identity: [allow(), deny({ Resource })] })).toBe('Allowed');
    }
  });

  test('LEX-IAM-2: NotResource spares it under each of them', () => {
    for (const NotResource of [BOT, `${BOT}:1`, `${BOT}:*`]) {
      expect(verdict(ask, { identity: [allow({ NotResource })] })).toBe('ImplicitlyDenied by identity');
      expect(verdict(ask, { identity: [allow(), deny({ NotResource })] })).toBe('Allowed');
    }
    expect(verdict(ask, { identity: [allow({ NotResource: `${BOT}:2` })] })).toBe('Allowed');
    expect(verdict(ask, { identity: [allow(), deny({ NotResource: `${BOT}:2` })] })).toBe('ExplicitlyDenied by identity');
  });

  test('LEX-IAM-2: they are found among many statements as well, in every layer', () => {
    const many = Array.from({ length: 40 }, (_, n) => allow({ Resource: `arn:aws:lex:us-east-1:111122223333:bot:Other${'x'.repeat(n)}` }));
    const policy = (last: RawDocument['Statement']): RawDocument => ({ Version: '2012-10-17', Statement: [...many, last] as RawDocument['Statement'] });
    expect(verdict(ask, { identity: [policy(allow({ Resource: BOT }))] })).toBe('Allowed');
    expect(verdict(ask, { identity: [allow()], boundary: policy(allow({ Resource: BOT })) })).toBe('Allowed');
    expect(verdict(ask, { identity: [allow()], boundary: policy(allow({ Resource: `${BOT}:2` })) })).toBe('ImplicitlyDenied by boundary');
    expect(verdict(ask, { identity: [allow()], scp: [[policy(allow({ Resource: `${BOT}:1` }))]] })).toBe('Allowed');
  });
});

test('LEX-IAM-2: evaluate, explain and the reference agree on requests with synonyms, and their order says nothing', () => {
  const seen = new Set<string>();
  const named = fc.tuple(generate.request, fc.array(generate.request.map(({ resource }) => resource), { minLength: 1, maxLength: 3 }), generate.policies).map(([request, synonyms, raw]) => [{ ...request, synonyms }, raw] as const);
  fc.assert(
    fc.property(named, ([request, raw]) => {
      const policies = compiledPolicies(raw as RawPolicies);
      const decision = evaluate(request, policies);
      seen.add(decision.effect);
      expect(evaluateReference(request, raw)).toBe(decision.effect);
      expect(explain(request, policies).decision).toEqual(decision);
      // Partitions are compared by the first name, which stays (EVAL-27).
      expect(evaluate({ ...request, synonyms: request.synonyms.toReversed() }, policies)).toEqual(decision);
    }),
    { numRuns: 2000 },
  );
  expect(seen.size).toBe(3);
});

test('nearestMisses: what keeps a resource out under one of its names is taken out under all of them', () => {
  const spare = nearestMisses(requestFor(ask), policiesFor({ identity: [allow({ NotResource: [BOT, `${BOT}:1`, `${BOT}:2`] })] }));
  expect(spare.flatMap(({ edits }) => edits).map(({ kind, description }) => [kind, description])).toContainEqual(['add-resource', expect.stringContaining(`take \`${BOT}\`, \`${BOT}:1\` out of NotResource`)]);
  const denied = nearestMisses(requestFor(ask), policiesFor({ identity: [allow(), deny({ Resource: [BOT, `${BOT}:1`, `${BOT}:2`] })] }));
  const except = denied.flatMap(({ edits }) => edits).find(({ description }) => description.includes('out of the resources'))!;
  expect(except.description).toContain(`take \`${BOT}\`, \`${BOT}:1\` out of the resources`);
  expect(except.after?.resources).toEqual([`${BOT}:2`]);
});
