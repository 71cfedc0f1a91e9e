import { describe, expect, test } from 'vitest';
import { allow, ANN, AWAY, BOB, decide, deny, HOME, ROOT, SESSION, verdict, ZOE } from '../../reference/decide.ts';
import type { Principal } from '../index.ts';

const to = (value: string) => allow({ Principal: { AWS: value } });
const onlyEc2 = allow({ Action: 'ec2:*' });
const everyone = allow({ Principal: '*' });

describe('foundations', () => {
  test('EVAL-1: what no policy allows is denied', () => {
    expect(verdict({}, {})).toBe('ImplicitlyDenied by identity');
  });

  for (const [layer, given] of Object.entries({
    identity: { identity: [allow(), deny()] },
    resource: { identity: [allow()], resource: deny({ Principal: '*' }) },
    boundary: { identity: [allow()], boundary: { Version: '2012-10-17', Statement: [allow(), deny()] } },
    session: { identity: [allow()], session: [allow(), deny()] },
    endpoint: { identity: [allow()], endpoint: { Version: '2012-10-17', Statement: [everyone, deny({ Principal: '*' })] } },
    scp: { identity: [allow()], scp: [[allow()], [allow(), deny()]] },
    rcp: { identity: [allow()], rcp: [[everyone, deny({ Principal: '*' })]] },
  })) {
    test(`EVAL-2: a Deny in the ${layer} layer is final`, () => {
      expect(verdict({}, given)).toBe(`ExplicitlyDenied by ${layer}`);
    });
  }

  test('EVAL-4: the policies of one layer are a union', () => {
    expect(verdict({}, { identity: [onlyEc2, allow({ Action: 's3:*' })] })).toBe('Allowed');
    expect(verdict({ principal: SESSION }, { identity: [allow()], session: [onlyEc2, allow({ Action: 's3:*' })] })).toBe('Allowed');
  });

  test('EVAL-5: a statement matches only if action, resource and condition all do', () => {
    expect(verdict({}, { identity: [allow({ Action: 's3:PutObject' })] })).toBe('ImplicitlyDenied by identity');
    expect(verdict({}, { identity: [allow({ Resource: 'arn:aws:s3:::other' })] })).toBe('ImplicitlyDenied by identity');
    expect(verdict({}, { identity: [allow({ Condition: { StringEquals: { 'k:a': '1' } } })] })).toBe('ImplicitlyDenied by identity');
  });

  test('EVAL-7: an explicit deny is reported before an implicit one', () => {
    expect(verdict({}, { identity: [deny()], scp: [[]] })).toBe('ExplicitlyDenied by identity');
  });

  test('EVAL-68: GetCallerIdentity and GetSessionToken cannot be denied', () => {
    for (const action of ['sts:GetCallerIdentity', 'STS:getsessiontoken']) expect(verdict({ action, resource: '*' }, { identity: [deny()], scp: [[]] })).toBe('Allowed');
    for (const action of ['sts:GetFederationToken', 'sts:GetSessionTokens', 'sts:GetSessionTokem', 'sts:GetCallerIdentify']) expect(verdict({ action, resource: '*' }, {})).toBe('ImplicitlyDenied by identity');
  });
});

describe('one account', () => {
  const bounded = { boundary: onlyEc2 };
  const limited = { session: [onlyEc2] };

  test('EVAL-10: an Allow of either side is enough', () => {
    expect(verdict({}, { identity: [allow()], resource: to(ZOE.arn) })).toBe('Allowed');
    expect(verdict({}, { resource: to(ANN.arn) })).toBe('Allowed');
  });

  test('EVAL-11: the account as principal allows nothing by itself', () => {
    for (const account of [HOME, `arn:aws:iam::${HOME}:root`]) expect(verdict({}, { resource: to(account) })).toBe('ImplicitlyDenied by identity');
    expect(verdict({}, { identity: [allow()], resource: to(HOME) })).toBe('Allowed');
    expect(verdict({}, { identity: [allow()], resource: to(HOME), ...bounded })).toBe('ImplicitlyDenied by boundary');
  });

  test('EVAL-12: a grant to the user is not limited by its boundary', () => {
    expect(verdict({}, { resource: to(ANN.arn), ...bounded })).toBe('Allowed');
  });

  test('EVAL-13: a grant to the role is limited by boundary and session policy', () => {
    const resource = to(`arn:aws:iam::${HOME}:role/path/dev`);
    expect(verdict({ principal: SESSION }, { resource })).toBe('Allowed');
    expect(verdict({ principal: SESSION }, { resource, ...bounded })).toBe('ImplicitlyDenied by boundary');
    expect(verdict({ principal: SESSION }, { resource, ...limited })).toBe('ImplicitlyDenied by session');
  });

  test('EVAL-14: a grant to the session is limited by neither', () => {
    expect(verdict({ principal: SESSION }, { resource: to(SESSION.arn), ...bounded, ...limited })).toBe('Allowed');
  });

  test('EVAL-15: a grant to the federated user is not limited, one to the user behind it is', () => {
    expect(verdict({ principal: BOB }, { resource: to(BOB.arn), ...bounded, ...limited })).toBe('Allowed');
    expect(verdict({ principal: BOB }, { resource: to(ANN.arn), session: [allow()] })).toBe('Allowed');
    expect(verdict({ principal: BOB }, { resource: to(ANN.arn), session: [allow()], ...bounded })).toBe('ImplicitlyDenied by boundary');
    expect(verdict({ principal: BOB }, { resource: to(ANN.arn), ...limited })).toBe('ImplicitlyDenied by session');
    // Both at once: the stronger grant counts, wherever it stands.
    const both = { Version: '2012-10-17', Statement: [to(ANN.arn), to(BOB.arn)] };
    expect(verdict({ principal: BOB }, { resource: both, ...bounded, ...limited })).toBe('Allowed');
  });

  test('EVAL-16: a grant to everyone is not limited', () => {
    expect(verdict({ principal: SESSION }, { resource: everyone, ...bounded, ...limited })).toBe('Allowed');
  });

  test('EVAL-17: a session policy cuts, and never adds', () => {
    expect(verdict({ principal: SESSION }, { identity: [allow()], ...limited })).toBe('ImplicitlyDenied by session');
    expect(verdict({ principal: SESSION }, { identity: [onlyEc2], session: [allow()] })).toBe('ImplicitlyDenied by identity');
    expect(verdict({ principal: SESSION }, { identity: [allow()] })).toBe('Allowed');
  });

  test('EVAL-18: a federated user without a session policy has nothing of its own', () => {
    expect(verdict({ principal: BOB }, { identity: [allow()] })).toBe('ImplicitlyDenied by session');
    expect(verdict({ principal: BOB }, { identity: [allow()], session: [allow()] })).toBe('Allowed');
  });

  test('EVAL-19: a boundary cuts, and never adds', () => {
    expect(verdict({}, { identity: [allow()], ...bounded })).toBe('ImplicitlyDenied by boundary');
    expect(verdict({}, { boundary: allow() })).toBe('ImplicitlyDenied by identity');
  });
});

describe('across accounts', () => {
  test('EVAL-20: both sides must allow', () => {
    for (const named of [AWAY, ZOE.arn, '*']) {
      expect(verdict({ principal: ZOE }, { identity: [allow()], resource: to(named) })).toBe('Allowed');
      expect(verdict({ principal: ZOE }, { resource: to(named) })).toBe('ImplicitlyDenied by identity');
    }
    expect(verdict({ principal: ZOE }, { identity: [allow()], resource: to(ANN.arn) })).toBe('ImplicitlyDenied by resource');
  });

  test('EVAL-21: without a resource policy there is no way across', () => {
    expect(verdict({ principal: ZOE }, { identity: [allow()] })).toBe('ImplicitlyDenied by resource');
  });

  test('EVAL-22: direct grants do not free the caller of its own limits', () => {
    expect(verdict({ principal: ZOE }, { identity: [allow()], resource: to(ZOE.arn), boundary: onlyEc2 })).toBe('ImplicitlyDenied by boundary');
    expect(verdict({ principal: ZOE }, { identity: [allow()], resource: to(ZOE.arn), session: [onlyEc2] })).toBe('ImplicitlyDenied by session');
  });

  test('EVAL-24: a resource that nobody is known to own is never of the same account', () => {
    expect(verdict({ resourceAccount: null }, { identity: [allow()] })).toBe('ImplicitlyDenied by resource');
    expect(verdict({ principal: ROOT, resourceAccount: null }, {})).toBe('ImplicitlyDenied by resource');
  });
});

describe('control policies and endpoints', () => {
  const serviceLinked: Principal = { ...SESSION, roleArn: `arn:aws:iam::${HOME}:role/aws-service-role/x.amazonaws.com/dev`, serviceLinked: true } as Principal;

  test('EVAL-31: every level of SCPs must allow', () => {
    expect(verdict({}, { identity: [allow()], scp: [[allow()], [onlyEc2, allow({ Action: 's3:*' })]] })).toBe('Allowed');
    expect(verdict({}, { identity: [allow()], scp: [[allow()], [onlyEc2], [allow()]] })).toBe('ImplicitlyDenied by scp');
    expect(verdict({}, { identity: [allow()], scp: [[allow()], []] })).toBe('ImplicitlyDenied by scp');
  });

  test('EVAL-32: SCPs pass service-linked roles and services by', () => {
    expect(verdict({ principal: serviceLinked }, { identity: [allow()], scp: [[deny()]] })).toBe('Allowed');
    const service: Principal = { kind: 'service', name: 'sns.amazonaws.com' };
    expect(verdict({ principal: service }, { resource: allow({ Principal: { Service: 'sns.amazonaws.com' } }), scp: [[]] })).toBe('Allowed');
  });

  test('EVAL-33 and EVAL-35: SCPs limit the root user and direct grants', () => {
    expect(verdict({ principal: ROOT }, { scp: [[onlyEc2]] })).toBe('ImplicitlyDenied by scp');
    expect(verdict({}, { resource: to(ANN.arn), scp: [[onlyEc2]] })).toBe('ImplicitlyDenied by scp');
  });

  test('EVAL-40: every level of RCPs must allow, whoever calls', () => {
    const rcp = [[everyone], [allow({ Principal: '*', Action: 'sqs:*' })]];
    for (const principal of [ANN, ZOE, ROOT, { kind: 'anonymous' } as const]) expect(verdict({ principal }, { identity: [allow()], resource: everyone, rcp })).toBe('ImplicitlyDenied by rcp');
  });

  test('EVAL-42: RCPs pass service-linked roles and kms:RetireGrant by', () => {
    const rcp = [[everyone, deny({ Principal: '*' })]];
    expect(verdict({ principal: serviceLinked }, { identity: [allow()], rcp })).toBe('Allowed');
    expect(verdict({ action: 'kms:RetireGrant' }, { identity: [allow()], rcp })).toBe('Allowed');
    expect(verdict({ action: 'kms:CreateGrant' }, { identity: [allow()], rcp })).toBe('ExplicitlyDenied by rcp');
  });

  test('EVAL-50: an endpoint policy must allow, and grants nothing', () => {
    expect(verdict({}, { identity: [allow()], endpoint: allow({ Principal: '*', Action: 'ec2:*' }) })).toBe('ImplicitlyDenied by endpoint');
    expect(verdict({}, { identity: [allow()], endpoint: everyone })).toBe('Allowed');
    expect(verdict({}, { endpoint: everyone })).toBe('ImplicitlyDenied by identity');
  });
});

describe('what a decision names', () => {
  test('ERR-23: an explicit denial names every denying statement, the layers in their order', () => {
    const decision = decide({}, { scp: [[allow(), deny({ Sid: 'Org' })]], identity: [allow(), { Version: '2012-10-17', Statement: [allow(), deny({ Sid: 'Own' })] }] });
    expect(decision).toEqual({
      effect: 'ExplicitlyDenied',
      layer: 'identity',
      statements: [
        { layer: 'identity', source: 'identity-1', sid: 'Own', index: 1 },
        { layer: 'scp', source: 'scp-0-1', sid: 'Org', index: 0 },
      ],
    });
  });

  test('ERR-23: an implicit denial names SCP before boundary before session before identity', () => {
    expect(verdict({ principal: SESSION }, { scp: [[]], boundary: onlyEc2, session: [onlyEc2] })).toBe('ImplicitlyDenied by scp');
    expect(verdict({ principal: SESSION }, { boundary: onlyEc2, session: [onlyEc2] })).toBe('ImplicitlyDenied by boundary');
    expect(verdict({ principal: SESSION }, { session: [onlyEc2] })).toBe('ImplicitlyDenied by session');
  });

  test('EVAL-80: an allowed decision names one statement of each layer that allowed', () => {
    const decision = decide({ principal: SESSION }, { identity: [onlyEc2, allow({ Sid: 'Mine' })], boundary: allow(), session: [allow()], scp: [[allow()]] });
    expect(decision.effect === 'Allowed' && decision.statements.map(({ source, sid }) => [source, sid])).toEqual([
      ['scp-0-0', null],
      ['identity-1', 'Mine'],
      ['boundary', null],
      ['session-0', null],
    ]);
  });
});

describe('elements where they do not belong', () => {
  test('POL-34: an identity policy that names principals allows nothing, and still denies', () => {
    expect(verdict({}, { identity: [allow({ Principal: { AWS: ANN.arn } })] })).toBe('ImplicitlyDenied by identity');
    expect(verdict({}, { identity: [allow({ NotPrincipal: { AWS: ZOE.arn } })] })).toBe('ImplicitlyDenied by identity');
    expect(verdict({}, { identity: [allow(), deny({ Principal: { AWS: ZOE.arn } })] })).toBe('ExplicitlyDenied by identity');
  });

  test('POL-34: a resource policy without principals allows nobody, and denies everybody', () => {
    expect(verdict({}, { resource: allow() })).toBe('ImplicitlyDenied by identity');
    expect(verdict({}, { identity: [allow()], resource: deny() })).toBe('ExplicitlyDenied by resource');
  });
});
