import { describe, expect, test } from 'vitest';
import { allow, ANN, AWAY, deny, HOME, ROOT, SESSION, verdict, ZOE } from '../../reference/decide.ts';
import type { Principal } from '../index.ts';

const to = (value: string) => allow({ Principal: { AWS: value } });
const onlyEc2 = allow({ Action: 'ec2:*' });
const everyone = allow({ Principal: '*' });

describe('special callers and resources', () => {
  const trust = { action: 'sts:AssumeRole', resource: `arn:aws:iam::${HOME}:role/r`, resourceRule: 'role-trust' } as const;
  const key = { action: 'kms:Decrypt', resource: `arn:aws:kms:us-east-1:${HOME}:key/k`, resourceRule: 'kms-key' } as const;
  const trusts = (value: string) => ({ Effect: 'Allow', Principal: { AWS: value }, Action: 'sts:AssumeRole' }) as const;

  test('EVAL-60: the root user needs no policy in its own account, except for trust and key policies', () => {
    expect(verdict({ principal: ROOT }, {})).toBe('Allowed');
    expect(verdict({ principal: ROOT }, { resource: deny({ Principal: '*' }) })).toBe('ExplicitlyDenied by resource');
    expect(verdict({ principal: ROOT, ...key }, {})).toBe('ImplicitlyDenied by resource');
    expect(verdict({ principal: ROOT, ...key }, { resource: to(HOME) })).toBe('Allowed');
    expect(verdict({ principal: ROOT, resourceAccount: AWAY }, {})).toBe('ImplicitlyDenied by resource');
  });

  test('EVAL-60: a session policy that comes with the root user limits it', () => {
    expect(verdict({ principal: ROOT }, { session: [onlyEc2] })).toBe('ImplicitlyDenied by session');
  });

  test('EVAL-61: a role trusts only whom its trust policy names', () => {
    expect(verdict(trust, { identity: [allow()] })).toBe('ImplicitlyDenied by resource');
    expect(verdict(trust, { identity: [allow()], resource: trusts(ZOE.arn) })).toBe('ImplicitlyDenied by resource');
    expect(verdict(trust, { resource: trusts(HOME) })).toBe('ImplicitlyDenied by identity');
    expect(verdict(trust, { identity: [allow()], resource: trusts(HOME) })).toBe('Allowed');
  });

  test('EVAL-62: named directly in its own account, a user needs no identity policy', () => {
    expect(verdict(trust, { resource: trusts(ANN.arn) })).toBe('Allowed');
    expect(verdict(trust, { resource: trusts(ANN.arn), identity: [deny()] })).toBe('ExplicitlyDenied by identity');
  });

  test('EVAL-63: across accounts trust and identity policy must both allow', () => {
    expect(verdict({ principal: ZOE, ...trust }, { resource: trusts(ZOE.arn) })).toBe('ImplicitlyDenied by identity');
    expect(verdict({ principal: ZOE, ...trust }, { identity: [allow()], resource: trusts(ANN.arn) })).toBe('ImplicitlyDenied by resource');
    expect(verdict({ principal: ZOE, ...trust }, { identity: [allow()], resource: trusts(AWAY) })).toBe('Allowed');
  });

  test('EVAL-64: a role does not trust its own sessions unasked', () => {
    const own = { ...trust, principal: SESSION, resource: `arn:aws:iam::${HOME}:role/path/dev` };
    expect(verdict(own, { identity: [allow()], resource: trusts(ANN.arn) })).toBe('ImplicitlyDenied by resource');
  });

  test('POL-20a: only a trust policy may do without Resource', () => {
    expect(verdict({}, { resource: { Effect: 'Allow', Principal: '*', Action: '*' } })).toBe('ImplicitlyDenied by identity');
    expect(verdict({}, { identity: [allow()], resource: { Effect: 'Deny', Principal: '*', Action: '*' } })).toBe('ExplicitlyDenied by resource');
    expect(verdict(trust, { identity: [{ Effect: 'Allow', Action: '*' }], resource: trusts(HOME) })).toBe('ImplicitlyDenied by identity');
  });

  test('EVAL-65: without its key policy IAM cannot open a KMS key', () => {
    expect(verdict(key, { identity: [allow()], resource: to(ZOE.arn) })).toBe('ImplicitlyDenied by resource');
    expect(verdict(key, { identity: [allow()], resource: to(HOME) })).toBe('Allowed');
    expect(verdict(key, { resource: to(ANN.arn) })).toBe('Allowed');
  });

  test('EVAL-66: a service has the resource policy alone', () => {
    const principal: Principal = { kind: 'service', name: 'sns.amazonaws.com' };
    expect(verdict({ principal }, { identity: [allow()] })).toBe('ImplicitlyDenied by resource');
    expect(verdict({ principal }, { resource: to(HOME) })).toBe('ImplicitlyDenied by resource');
    expect(verdict({ principal }, { resource: allow({ Principal: { Service: 'sns.amazonaws.com' } }) })).toBe('Allowed');
    expect(verdict({ principal }, { resource: allow({ Principal: { Service: 'sqs.amazonaws.com' } }) })).toBe('ImplicitlyDenied by resource');
  });

  test('EVAL-68: a web identity is authorised by the trust policy alone', () => {
    const provider = `arn:aws:iam::${HOME}:oidc-provider/host`;
    const ask = { ...trust, action: 'sts:AssumeRoleWithWebIdentity', principal: { kind: 'web-identity', provider } } as const;
    const federated = (value: string) => ({ Effect: 'Allow', Principal: { Federated: value }, Action: 'sts:AssumeRoleWithWebIdentity' }) as const;
    expect(verdict(ask, { resource: federated(provider) })).toBe('Allowed');
    expect(verdict(ask, { resource: federated(`${provider}/x`) })).toBe('ImplicitlyDenied by resource');
    expect(verdict(ask, { identity: [allow()] })).toBe('ImplicitlyDenied by resource');
  });

  test('EVAL-70: only `*` names the anonymous caller', () => {
    const principal = { kind: 'anonymous' } as const;
    expect(verdict({ principal }, { resource: everyone })).toBe('Allowed');
    expect(verdict({ principal }, { resource: to(HOME), identity: [allow()] })).toBe('ImplicitlyDenied by resource');
  });

  test('POL-30, EVAL-16a: `*` alone opens a resource to its own account; others need their identity policy', () => {
    expect(verdict({}, { resource: everyone })).toBe('Allowed');
    expect(verdict({ principal: ZOE }, { resource: everyone })).toBe('ImplicitlyDenied by identity');
    expect(verdict({ principal: ZOE }, { resource: everyone, identity: [allow()] })).toBe('Allowed');
  });

  test('EVAL-43: an RCP that denies sts:AssumeRole closes a role', () => {
    const rcp = [[everyone, deny({ Principal: '*', Action: 'sts:AssumeRole' })]];
    expect(verdict(trust, { resource: trusts(ANN.arn), rcp })).toBe('ExplicitlyDenied by rcp');
  });

  test('EVAL-71: a service-linked role is bound by its own policy alone', () => {
    const principal: Principal = { ...SESSION, serviceLinked: true };
    const control = { scp: [[]], rcp: [[]] };
    expect(verdict({ principal }, { identity: [allow()], ...control })).toBe('Allowed');
    expect(verdict({ principal }, { identity: [onlyEc2], ...control })).toBe('ImplicitlyDenied by identity');
  });
});
