import { compile, documentOf, explain, type Policies, type Request } from '@octroi/policy';
import { explanationJson, nearestMisses } from '@octroi/policy/analyse';
import { expect, test } from 'vitest';
import type { ExplainedDecision } from '../api/octroi.ts';
import { statementText, viewOf } from './explained.ts';

const ARN = 'arn:aws:iam::111122223333:user/ann';
const request: Request = {
  principal: { kind: 'user', account: '111122223333', arn: ARN, id: 'AIDAEXAMPLE', hasBoundary: false },
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  resourceAccount: '111122223333',
  context: new Map([['aws:sourceip', '192.0.2.1']]),
};
const policy = (source: string, ...Statement: readonly object[]) => {
  const parsed = documentOf({ Version: '2012-10-17', Statement });
  if (!parsed.ok) throw new Error('the policy of the test does not parse');
  return compile(parsed.document, { source });
};
const policies = (identity: Policies['identity']): Policies => ({ identity, resource: null, boundary: null, session: [], scp: [], rcp: [], endpoint: null });

/** As octroi:ExplainRequest tells it. */
function explained(held: Policies): ExplainedDecision {
  const json = explanationJson(explain(request, held));
  return { Action: request.action, Resource: request.resource, Effect: json.effect, ...(json.layer === null ? {} : { Layer: json.layer }), DecidedElsewhere: false, Explanation: JSON.stringify(json), NearestMisses: JSON.stringify(nearestMisses(request, held)), Hidden: [] };
}

test('a layer shows its statements about the action, which of them decided, and how many are about others', () => {
  const view = viewOf(
    explained(
      policies([
        policy('own', { Sid: 'Read', Effect: 'Allow', Action: 's3:Get*', Resource: '*' }, { Effect: 'Allow', Action: 'ec2:*', Resource: '*' }),
        policy('limits', { Effect: 'Deny', Action: 's3:*', Resource: '*', Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }),
      ]),
    ),
  );
  expect(view.layers.map(({ layer, outcome, decided, others }) => ({ layer, outcome, decided, others }))).toEqual([{ layer: 'identity', outcome: 'denies', decided: true, others: 1 }]);
  expect(view.layers[0]!.statements.map(({ name, source, decided }) => [name, source, decided])).toEqual([['Read', 'own', false], ['1', 'limits', true]]);
  expect(view.layers[0]!.statements[1]!.statement.conditions).toMatchObject([{ operator: 'IpAddress', wanted: ['192.0.2.0/24'], seen: '192.0.2.1', matched: true }]);
});

test('a denial comes with the nearest changes, each with the statement that it would leave', () => {
  const { layers, misses } = viewOf(explained(policies([policy('own', { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/other' })])));
  expect(layers[0]).toMatchObject({ outcome: 'allowsNot', decided: true });
  expect(misses.length).toBeGreaterThan(0);
  expect(misses[0]![0]).toMatchObject({ kind: 'add-resource', layer: 'identity', source: 'own' });
  expect(JSON.parse(statementText(misses[0]![0]!.after)!)).toMatchObject({ Effect: 'Allow', Action: 's3:GetObject', Resource: ['arn:aws:s3:::b/other', 'arn:aws:s3:::b/k'] });
  expect(statementText(null)).toBeNull();
});

test('what is allowed has its statement and no changes; layers that bind nobody are left out', () => {
  const view = viewOf(explained(policies([policy('own', { Effect: 'Allow', Action: '*', Resource: '*' })])));
  expect(view.misses).toEqual([]);
  expect(view.layers.map(({ layer, outcome }) => [layer, outcome])).toEqual([['identity', 'allows']]);
  expect(view.layers[0]!.statements[0]!.decided).toBe(true);
});
