import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { allow, ANN, compiled, deny, HOME, policiesFor } from '../../reference/decide.ts';
import type { RawPolicies } from '../../reference/documents.ts';
import * as generate from '../../reference/generators.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { Policies } from '../evaluate/policies.ts';
import type { GridResource } from './grid.ts';
import { decideGrid } from './grid.ts';
import { decideColumns } from './grid-columns.ts';

function compiledPolicies(raw: RawPolicies): Policies {
  return {
    identity: raw.identity.map((document) => compiled(document, 'i')),
    resource: raw.resource === null ? null : compiled(raw.resource),
    boundary: raw.boundary === null ? null : compiled(raw.boundary),
    session: raw.session.map((document) => compiled(document)),
    scp: raw.scp.map((level) => level.map((document) => compiled(document))),
    rcp: raw.rcp.map((level) => level.map((document) => compiled(document))),
    endpoint: raw.endpoint ? compiled(raw.endpoint) : null,
  };
}

test('EVAL-6: every cell of a grid is what evaluate decides, to the statement', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(generate.request, fc.array(generate.request, { minLength: 1, maxLength: 5 }), generate.policies, generate.policies, (caller, asks, raw, other) => {
      const policies = compiledPolicies(raw);
      const own = other.resource === null ? null : compiled(other.resource);
      const columns = asks.map(({ resource, synonyms, resourceAccount, resourceRule, context }, at): GridResource => ({
        resource,
        synonyms,
        resourceAccount,
        resourceRule: resourceRule ?? 'ordinary',
        ...(at % 2 === 1 ? { policy: own } : {}),
        ...(at % 3 === 2 ? { context } : {}),
      }));
      const actions = asks.map(({ action }) => action);
      const grid = decideGrid(caller, actions, columns, policies);
      expect(grid.map((row) => row.length)).toEqual(actions.map(() => columns.length));
      expect(decideColumns(caller, actions, columns, policies)).toEqual(grid);
      for (const [y, action] of actions.entries()) {
        for (const [x, { policy, context, ...column }] of columns.entries()) {
          const request = { ...column, principal: caller.principal, action, context: context ?? caller.context };
          const decision = evaluate(request, policy === undefined ? policies : { ...policies, resource: policy });
          seen.add(decision.effect);
          expect(grid[y]![x]).toEqual(decision);
        }
      }
    }),
    { numRuns: 1500 },
  );
  expect(seen.size).toBe(3);
});

test('EVAL-6: many statements, of which the grid tries those whose resources begin alike, decide as before', () => {
  const texts = ['*', 'arn:aws:s3:::bucket-1/*', 'arn:aws:s3:::bucket-1/home/${aws:username}/*', 'arn:aws:s3:::bucket-2', 'arn:aws:s3:::*', 'arn:*:s3:::bucket-?/x', 'arn:aws:sqs', 'arn:aws:sqs:us-*-1:1:q', 'arn:aws:s3:::bucket-1/home/ann/a-name-that-is-long-enough/*'];
  const element = fc.tuple(fc.constantFrom('Resource', 'Resource', 'Resource', 'NotResource'), fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 2 }));
  const statement = fc.tuple(fc.constantFrom('Allow', 'Allow', 'Deny'), element).map(([Effect, [name, list]]) => ({ Effect: Effect as 'Allow' | 'Deny', Action: 's3:*', [name]: list }));
  const asked = ['*', 'arn:aws:s3:::bucket-1/x', 'arn:aws:s3:::bucket-1/home/ann/x', 'arn:aws:s3:::bucket-1/home/ann/a-name-that-is-long-enough/x', 'arn:aws:s3:::bucket-2', 'arn:aws:s3:::bucket-2/x', 'arn:aws:sqs:us-east-1:1:q', 'arn:aws:x'];
  const context = new Map([['aws:username', 'ann']]);
  fc.assert(
    fc.property(fc.array(statement, { minLength: 8, maxLength: 20 }), (Statement) => {
      const policies = policiesFor({ identity: [{ Version: '2012-10-17', Statement }] });
      const [row] = decideColumns({ principal: ANN, context }, ['s3:GetObject'], asked.map((resource) => ({ resource, resourceAccount: HOME })), policies);
      for (const [at, resource] of asked.entries()) expect(row![at]).toEqual(evaluate({ principal: ANN, action: 's3:GetObject', resource, resourceAccount: HOME, context }, policies));
    }),
    { numRuns: 1000 },
  );
});

test('EVAL-6: a large grid tests each condition once, and one that is not worth it is decided cell by cell', () => {
  let asked = 0;
  const context = { get: () => ((asked += 1), 'a') };
  const Condition = { StringEquals: { 'k:x': 'a' } };
  const policies = policiesFor({ identity: [allow({ Resource: 'arn:aws:s3:::b/1*', Condition }), deny({ Resource: 'arn:aws:s3:::b/2*', Condition })] });
  const resources = Array.from({ length: 100 }, (_, at) => ({ resource: `arn:aws:s3:::b/${at}`, resourceAccount: HOME }));
  const actions = ['Get', 'Put', 'List', 'Delete', 'Head', 'Copy'].map((name) => `s3:${name}Object`);
  for (const row of decideGrid({ principal: ANN, context }, actions, resources, policies)) {
    expect(row.map(({ effect }) => effect).filter((effect) => effect === 'Allowed')).toHaveLength(11);
    expect(row.map(({ effect }) => effect).filter((effect) => effect === 'ExplicitlyDenied')).toHaveLength(11);
  }
  expect(asked).toBe(2);
  asked = 0;
  decideGrid({ principal: ANN, context }, actions.slice(0, 4), resources, policies);
  expect(asked).toBe(4 * 22);
});
