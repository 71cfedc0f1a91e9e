import { describe, expect, test } from 'vitest';
import type { Decision, Layer } from '@octroi/policy';
import type { Caller } from './caller.ts';
import { bareDenial, denialOf } from './denial.ts';

const caller = { arn: 'arn:aws:iam::111122223333:user/ann' } as Caller;
const ask = { action: 'lambda:InvokeFunction', resource: 'arn:aws:lambda:eu-west-1:111122223333:function:f' };
const base = 'User: arn:aws:iam::111122223333:user/ann is not authorized to perform: lambda:InvokeFunction on resource: arn:aws:lambda:eu-west-1:111122223333:function:f';
const implicit = (layer: Layer): Decision => ({ effect: 'ImplicitlyDenied', layer });
const explicit = (layer: Layer): Decision => ({ effect: 'ExplicitlyDenied', layer, statements: [] });

describe('access-denied texts', () => {
  test.each<[Layer, string]>([
    ['identity', 'identity-based policy'],
    ['resource', 'resource-based policy'],
    ['boundary', 'permissions boundary'],
    ['session', 'session policy'],
    ['scp', 'service control policy'],
    ['endpoint', 'VPC endpoint policy'],
  ])('ERR-20, ERR-21, ERR-24: implicit denial by %s', (layer, name) => {
    const denial = denialOf(caller, ask, implicit(layer), 'AccessDeniedException');
    expect(denial.message).toBe(`${base} because no ${name} allows the lambda:InvokeFunction action`);
    expect(denial.code).toBe('AccessDeniedException');
    expect(denial.status).toBe(403);
  });
  test.each<[Layer, string]>([
    ['identity', 'an identity-based policy'],
    ['resource', 'a resource-based policy'],
    ['boundary', 'a permissions boundary'],
    ['session', 'a session policy'],
    ['scp', 'a service control policy'],
    ['rcp', 'a resource control policy'],
    ['endpoint', 'a VPC endpoint policy'],
  ])('ERR-22, ERR-24: explicit denial by %s', (layer, name) => {
    expect(denialOf(caller, ask, explicit(layer), 'AccessDenied').message).toBe(`${base} with an explicit deny in ${name}`);
  });
  test('ERR-24: a trust policy is called by its name', () => {
    const trust = { action: 'sts:AssumeRole', resource: 'arn:aws:iam::111122223333:role/r', resourceRule: 'role-trust' as const };
    expect(denialOf(caller, trust, implicit('resource'), 'AccessDenied').message).toContain('because no role trust policy allows the sts:AssumeRole action');
    expect(denialOf(caller, trust, explicit('resource'), 'AccessDenied').message).toContain('with an explicit deny in the role trust policy');
    expect(denialOf(caller, trust, implicit('identity'), 'AccessDenied').message).toContain('because no identity-based policy allows the sts:AssumeRole action');
  });
  test('ERR-25: a bare denial says nothing of policies', () => {
    expect(bareDenial(caller, ask, 'AccessDenied').message).toBe(base);
  });
  test('IAM-28: a resource may be shown in IAM’s own style', () => {
    expect(denialOf(caller, { action: 'iam:GetUser', resource: 'arn', shownAs: 'user bob' }, implicit('identity'), 'AccessDenied').message).toContain('on resource: user bob because');
  });
});
