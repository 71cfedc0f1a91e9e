import { expect, test } from 'vitest';
import { allow, ANN, deny, explained, HOME } from '../../reference/decide.ts';

test('explain: tells for each statement which of its parts matched', () => {
  const statement = allow({ Sid: 'Read', Action: 's3:Get*', Resource: 'arn:aws:s3:::other/*', Condition: { StringLike: { 'k:team': ['a*', 'b'] }, Bool: { 'k:none': 'true' } } });
  const { decision, layers } = explained({ context: { 'K:Team': 'abc' } }, { identity: [statement] });
  expect(decision).toEqual({ effect: 'ImplicitlyDenied', layer: 'identity' });
  expect(layers.find(({ layer }) => layer === 'identity')).toEqual({
    layer: 'identity',
    level: null,
    applies: true,
    allowed: false,
    denied: false,
    policies: [
      {
        source: 'identity-0',
        statements: [
          {
            sid: 'Read',
            index: 0,
            effect: 'Allow',
            matched: false,
            principal: true,
            grants: [],
            action: true,
            resource: false,
            condition: false,
            conditions: [
              { operator: 'StringLike', key: 'k:team', wanted: ['a*', 'b'], seen: 'abc', matched: true },
              { operator: 'Bool', key: 'k:none', wanted: ['true'], seen: null, matched: false },
            ],
          },
        ],
      },
    ],
  });
});

test('explain: names the rule that combined the layers', () => {
  const rule = (...args: Parameters<typeof explained>) => explained(...args).rule;
  expect(rule({}, { identity: [deny()] })).toBe('EVAL-2');
  expect(rule({}, { identity: [allow()] })).toBe('EVAL-10');
  expect(rule({}, { resource: allow({ Principal: { AWS: HOME } }) })).toBe('EVAL-11');
  expect(rule({}, { resource: allow({ Principal: { AWS: ANN.arn } }) })).toBe('EVAL-12');
  expect(rule({}, { identity: [allow()], boundary: allow({ Action: 'ec2:*' }) })).toBe('EVAL-19');
  expect(rule({}, { identity: [allow()], scp: [[]] })).toBe('EVAL-31');
  expect(rule({ action: 'sts:GetCallerIdentity' }, {})).toBe('EVAL-68');
});

test('EVAL-31: each level of SCPs is a layer of its own', () => {
  const { layers } = explained({}, { identity: [allow()], scp: [[allow()], [allow({ Action: 'ec2:*' })]] });
  expect(layers.filter(({ layer }) => layer === 'scp').map(({ level, allowed }) => [level, allowed])).toEqual([
    [0, true],
    [1, false],
  ]);
});

test('explain: is plain data', () => {
  const explanation = explained({ context: { 'k:list': ['a', 'b'] } }, { identity: [allow({ Condition: { 'ForAnyValue:StringEquals': { 'k:list': 'a' } } })], resource: allow({ Principal: '*' }) });
  expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
});
