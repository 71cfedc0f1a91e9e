import { expect, test } from 'vitest';
import type { Ask, Given } from '../../reference/decide.ts';
import { allow, ANN, AWAY, BOB, deny, explained, HOME, ROOT, SESSION, ZOE } from '../../reference/decide.ts';
import type { Principal } from '../index.ts';

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

const SNS = { kind: 'service', name: 'sns.amazonaws.com' } as const satisfies Principal;
const WEB = { kind: 'web-identity', provider: `arn:aws:iam::${HOME}:oidc-provider/host` } as const satisfies Principal;
const ANYONE = { kind: 'anonymous' } as const satisfies Principal;
const to = (value: string) => allow({ Principal: { AWS: value } });
const ec2 = allow({ Action: 'ec2:*' });
const identity = [allow()];

/** Every line of the table of EVAL-80, by the rule that it is named after. */
const LINES: readonly (readonly [string, Ask, Given])[] = [
  ['EVAL-40', {}, { identity, rcp: [[]] }],
  ['EVAL-50', {}, { identity, endpoint: allow({ Principal: '*', Action: 'ec2:*' }) }],
  ['EVAL-66', { principal: SNS }, {}],
  ['EVAL-66', { principal: SNS }, { resource: allow({ Principal: { Service: SNS.name } }) }],
  ['EVAL-70', { principal: ANYONE }, {}],
  ['EVAL-70', { principal: ANYONE }, { resource: allow({ Principal: '*' }) }],
  ['EVAL-68', { principal: WEB }, {}],
  ['EVAL-68', { principal: WEB }, { resource: allow({ Principal: { Federated: WEB.provider } }) }],
  ['POL-20', { principal: ZOE, resource: 'arn:aws-cn:s3:::b/k' }, { identity, resource: allow({ Principal: '*' }) }],
  ['EVAL-20', { principal: ZOE }, { resource: to(ZOE.arn) }],
  ['EVAL-20', { principal: ZOE }, { identity }],
  ['EVAL-20', { principal: ZOE }, { identity, resource: to(ZOE.arn) }],
  ['EVAL-17', { principal: SESSION }, { identity, session: [ec2] }],
  ['EVAL-18', { principal: BOB }, { identity }],
  ['EVAL-1', {}, {}],
  ['EVAL-11', {}, { resource: to(HOME) }],
  ['EVAL-61', { resourceRule: 'role-trust' }, { identity }],
  ['EVAL-65', { resourceRule: 'kms-key' }, { identity }],
  ['EVAL-60', { principal: ROOT }, {}],
  ['EVAL-12', {}, { resource: to(ANN.arn) }],
  ['EVAL-14', { principal: SESSION }, { resource: to(SESSION.arn) }],
  ['EVAL-15', { principal: BOB }, { resource: to(BOB.arn) }],
  ['EVAL-15', { principal: BOB }, { resource: to(ANN.arn), session: identity }],
  ['EVAL-16', {}, { resource: to('*') }],
  ['EVAL-13', { principal: SESSION }, { resource: to(SESSION.roleArn) }],
  ['EVAL-10', {}, { identity }],
];
for (const [at, [rule, ask, given]] of LINES.entries()) {
  test(`${rule}: explain names it for line ${at} of the table`, () => {
    expect(explained(ask, given).rule).toBe(rule);
  });
}

test('EVAL-11 to EVAL-16: explain tells in which ways a resource policy names the caller', () => {
  const grants = (principal: Principal, Principal: NonNullable<Parameters<typeof allow>[0]>['Principal']) =>
    explained({ principal }, { resource: allow({ Principal: Principal! }) }).layers.find(({ layer }) => layer === 'resource')!.policies[0]!.statements.map((one) => [one.principal, ...one.grants])[0];
  expect(grants(ANN, { AWS: HOME })).toEqual([true, 'account']);
  expect(grants(ANN, { AWS: ANN.arn })).toEqual([true, 'user']);
  expect(grants(SESSION, { AWS: SESSION.roleArn })).toEqual([true, 'role']);
  expect(grants(SESSION, { AWS: SESSION.arn })).toEqual([true, 'session']);
  expect(grants(BOB, { AWS: BOB.arn })).toEqual([true, 'federated-user']);
  expect(grants(ANN, '*')).toEqual([true, 'everyone']);
  expect(grants(SNS, { Service: SNS.name })).toEqual([true, 'service']);
  expect(grants(WEB, { Federated: WEB.provider })).toEqual([true, 'provider']);
  expect(grants(SESSION, { AWS: [HOME, SESSION.roleArn, SESSION.arn, '*'] })).toEqual([true, 'account', 'role', 'session', 'everyone']);
  expect(grants(ANN, { AWS: AWAY })).toEqual([false]);
  const [own] = explained({}, { identity }).layers;
  expect(own!.policies[0]!.statements[0]!.grants).toEqual([]);
});

test('explain: shows the values of a multivalued key, in a list of its own', () => {
  const values = ['a', 'b'];
  const { layers } = explained({ context: { 'k:list': values } }, { identity: [allow({ Condition: { 'ForAnyValue:StringEquals': { 'k:list': 'a' } } })] });
  const [condition] = layers[0]!.policies[0]!.statements[0]!.conditions;
  expect(condition!.seen).toEqual(['a', 'b']);
  expect(condition!.seen).not.toBe(values);
});

test('explain: a layer with one Deny that matches is denied', () => {
  const [own, resource] = explained({}, { identity: [allow(), deny()] }).layers;
  expect([own!.allowed, own!.denied, resource!.denied]).toEqual([true, true, false]);
});

test('EVAL-12 to EVAL-16: an Allow that decides by itself is the last one named', () => {
  const federated = (value: string) => allow({ Principal: { Federated: value } });
  const cases: readonly (readonly [Principal, readonly ReturnType<typeof allow>[], readonly number[]])[] = [
    [SESSION, [to(SESSION.arn), to('*')], [0]],
    [BOB, [to(BOB.arn), to('*')], [0]],
    [ANN, [to('*'), to(ANN.arn)], [0]],
    [SNS, [allow({ Principal: { Service: SNS.name } }), to('*')], [0]],
    [WEB, [federated(WEB.provider), to('*')], [0]],
    [ANN, [to(HOME), to(ANN.arn), to('*')], [0, 1]],
    [SESSION, [to(HOME), to(SESSION.roleArn), to(SESSION.arn), to('*')], [0, 1, 2]],
    // EVAL-15: a grant to the user behind a federated session is the weaker one, and does not end the search.
    [BOB, [to(ANN.arn), to(BOB.arn), to('*')], [0, 1]],
  ];
  for (const [principal, Statement, wanted] of cases) {
    const { decision } = explained({ principal }, { resource: { Version: '2012-10-17', Statement } });
    expect(decision.effect === 'Allowed' && decision.statements.map(({ index }) => index), JSON.stringify(principal)).toEqual(wanted);
  }
});
