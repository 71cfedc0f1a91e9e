import { describe, expect, test } from 'vitest';
import { allow, ANN, AWAY, BOB, decide, deny, HOME, ROOT, SESSION, ZOE } from '../../reference/decide.ts';
import type { RawPrincipal } from '../../reference/documents.ts';
import type { Principal } from '../index.ts';

const SERVICE: Principal = { kind: 'service', name: 'sns.us-east-1.amazonaws.com', names: ['sns.amazonaws.com'] };
const OIDC: Principal = { kind: 'web-identity', provider: `arn:aws:iam::${HOME}:oidc-provider/host` };
const ANONYMOUS: Principal = { kind: 'anonymous' };
const EVERY: readonly Principal[] = [ANN, ZOE, ROOT, SESSION, BOB, SERVICE, OIDC, ANONYMOUS];

/** Those whom a Deny with this Principal reaches. */
const named = (element: RawPrincipal) => EVERY.filter((principal) => decide({ principal }, { resource: deny({ Principal: element }) }).effect === 'ExplicitlyDenied');
const spared = (principal: Principal, element: RawPrincipal) => decide({ principal }, { resource: deny({ NotPrincipal: element }) }).effect !== 'ExplicitlyDenied';

describe('Principal', () => {
  test('POL-21: `*` and {"AWS": "*"} name everyone; `*` of another type names nobody', () => {
    expect(named('*')).toEqual(EVERY);
    expect(named({ AWS: '*' })).toEqual(EVERY);
    expect(named({ Service: '*' })).toEqual([]);
    expect(named({ Federated: '*' })).toEqual([]);
  });

  test('POL-21: there are no partial wildcards', () => {
    for (const value of [`arn:aws:iam::${HOME}:user/*`, `arn:aws:iam::${HOME}:*`, 'arn:aws:iam::*:root', '1111222233??']) expect(named({ AWS: value })).toEqual([]);
  });

  test('POL-22: an account is its id or its root ARN, and means all its principals', () => {
    for (const value of [HOME, `arn:aws:iam::${HOME}:root`]) expect(named({ AWS: value })).toEqual([ANN, ROOT, SESSION, BOB]);
    expect(named({ AWS: [AWAY] })).toEqual([ZOE]);
  });

  test('POL-20: a root ARN of another partition is another account', () => {
    expect(named({ AWS: `arn:aws-cn:iam::${HOME}:root` })).toEqual([]);
  });

  test('POL-23: a user ARN means the user and its federated sessions, letter case and path included', () => {
    expect(named({ AWS: ANN.arn })).toEqual([ANN, BOB]);
    expect(named({ AWS: `arn:aws:iam::${HOME}:user/Ann` })).toEqual([]);
    expect(named({ AWS: `arn:aws:iam::${HOME}:user/x/ann` })).toEqual([]);
  });

  test('POL-24: a role ARN with its path means every session of the role', () => {
    expect(named({ AWS: SESSION.roleArn })).toEqual([SESSION]);
    expect(named({ AWS: `arn:aws:iam::${HOME}:role/dev` })).toEqual([]);
  });

  test('POL-25: a session ARN means exactly that session', () => {
    expect(named({ AWS: SESSION.arn })).toEqual([SESSION]);
    expect(named({ AWS: `${SESSION.arn}2` })).toEqual([]);
    expect(named({ AWS: `arn:aws:sts::${HOME}:assumed-role/dev/*` })).toEqual([]);
  });

  test('POL-26: a federated-user ARN means that session', () => {
    expect(named({ AWS: BOB.arn })).toEqual([BOB]);
  });

  test('POL-27: a service means calls of the service, under any of its names', () => {
    for (const value of ['sns.amazonaws.com', 'sns.us-east-1.amazonaws.com']) expect(named({ Service: value })).toEqual([SERVICE]);
    expect(named({ Service: 'sqs.amazonaws.com' })).toEqual([]);
    expect(named({ AWS: 'sns.amazonaws.com' })).toEqual([]);
  });

  test('POL-28: a provider means the callers with its tokens', () => {
    expect(named({ Federated: `arn:aws:iam::${HOME}:oidc-provider/host` })).toEqual([OIDC]);
    expect(named({ AWS: `arn:aws:iam::${HOME}:oidc-provider/host` })).toEqual([]);
  });

  test('POL-29: a canonical id means nobody whom the engine knows', () => {
    expect(named({ CanonicalUser: 'a'.repeat(64) })).toEqual([]);
  });

  test('POL-31: a unique id means the user or the role, and nobody who came after', () => {
    expect(named({ AWS: ANN.id })).toEqual([ANN, BOB]);
    expect(named({ AWS: SESSION.roleId })).toEqual([SESSION]);
    expect(named({ AWS: 'AIDAANN000000000002' })).toEqual([]);
    expect(named({ AWS: '' })).toEqual([]);
  });

  test('POL-31: an unknown id, handed over empty, is nobody', () => {
    const nobody: Principal = { ...ANN, id: '' };
    expect(decide({ principal: nobody }, { resource: allow({ Principal: { AWS: ['', 'AIDAANN000000000001'] } }) }).effect).toBe('ImplicitlyDenied');
  });

  test('POL-21: the types and values of an element are alternatives', () => {
    expect(named({ AWS: [ZOE.arn, ANN.arn], Service: 'sns.amazonaws.com' })).toEqual([ANN, ZOE, BOB, SERVICE]);
  });
});

describe('NotPrincipal', () => {
  test('POL-32: a user is spared if it and its account are listed', () => {
    expect(spared(ANN, { AWS: [ANN.arn, HOME] })).toBe(true);
    expect(spared(ANN, { AWS: [ANN.id, `arn:aws:iam::${HOME}:root`] })).toBe(true);
    expect(spared(ANN, { AWS: ANN.arn })).toBe(false);
    expect(spared(ANN, { AWS: HOME })).toBe(false);
  });

  test('POL-32: a session is spared if it, its role and its account are listed', () => {
    expect(spared(SESSION, { AWS: [SESSION.arn, SESSION.roleArn, HOME] })).toBe(true);
    for (const links of [[SESSION.arn, SESSION.roleArn], [SESSION.arn, HOME], [SESSION.roleArn, HOME]]) expect(spared(SESSION, { AWS: links })).toBe(false);
  });

  test('POL-32: a federated session is spared if it, its user and its account are listed', () => {
    expect(spared(BOB, { AWS: [BOB.arn, ANN.arn, HOME] })).toBe(true);
    expect(spared(BOB, { AWS: [BOB.arn, HOME] })).toBe(false);
  });

  test('POL-32: others are spared by their one name, the anonymous caller by none', () => {
    expect(spared(ROOT, { AWS: HOME })).toBe(true);
    expect(spared(SERVICE, { Service: 'sns.amazonaws.com' })).toBe(true);
    expect(spared(OIDC, { Federated: `arn:aws:iam::${HOME}:oidc-provider/host` })).toBe(true);
    expect(spared(ANONYMOUS, { AWS: HOME })).toBe(false);
    expect(spared(ANONYMOUS, '*')).toBe(true);
  });

  test('POL-32: NotPrincipal never grants', () => {
    expect(decide({}, { resource: allow({ NotPrincipal: { AWS: ZOE.arn } }) }).effect).toBe('ImplicitlyDenied');
    // Not even as much as naming the account does.
    for (const element of [{ NotPrincipal: { AWS: ANN.arn } }, {}]) {
      expect(decide({ principal: ZOE }, { identity: [allow()], resource: allow(element) }).effect).toBe('ImplicitlyDenied');
      expect(decide({ resourceRule: 'kms-key' }, { identity: [allow()], resource: allow(element) }).effect).toBe('ImplicitlyDenied');
    }
  });

  test('POL-33: a principal with a permissions boundary is never spared', () => {
    const element: RawPrincipal = { AWS: [ANN.arn, HOME] };
    expect(spared({ ...ANN, hasBoundary: true }, element)).toBe(false);
    expect(decide({}, { identity: [allow()], boundary: allow(), resource: deny({ NotPrincipal: element }) }).effect).toBe('ExplicitlyDenied');
    expect(spared({ ...ANN, hasBoundary: true }, '*')).toBe(false);
  });
});

describe('names that differ by one character', () => {
  test('POL-22: an account is named by the whole ARN of its root user, or by its id', () => {
    const root = `arn:aws:iam::${HOME}:root`;
    for (const value of [`x${root}`, ` ${root}`, `${root}ed`, `${root}/x`, `${HOME}1`, `x${HOME}`, `${HOME}\n`]) expect(named({ AWS: value }), value).toEqual([]);
    // One account in two partitions: each is kept.
    const others = [`arn:aws-cn:iam::${HOME}:root`];
    expect(named({ AWS: [root, ...others] })).toEqual(named({ AWS: root }));
    expect(named({ AWS: [...others, root] })).toEqual(named({ AWS: root }));
    expect(named({ AWS: [HOME, ...others] })).toEqual(named({ AWS: HOME }));
  });

  test('POL-29: a canonical id names nobody, whatever it looks like', () => {
    for (const value of [HOME, ANN.arn, ANN.id, '*']) expect(named({ CanonicalUser: value } as RawPrincipal)).toEqual([]);
  });

  test('POL-27: any one of the names of a service is enough', () => {
    const two: Principal = { kind: 'service', name: 'sns.us-east-1.amazonaws.com', names: ['sns.aws.internal', 'sns.amazonaws.com'] };
    for (const Service of ['sns.us-east-1.amazonaws.com', 'sns.aws.internal', 'sns.amazonaws.com']) expect(decide({ principal: two }, { resource: deny({ Principal: { Service } }) }).effect).toBe('ExplicitlyDenied');
    expect(decide({ principal: two }, { resource: deny({ Principal: { Service: 'sqs.amazonaws.com' } }) }).effect).toBe('ImplicitlyDenied');
  });

  test('POL-32: NotPrincipal spares a federated session without a user behind it by its two links, and a SAML caller by its provider', () => {
    const { userArn: _arn, userId: _id, ...alone } = BOB;
    expect(spared(alone, { AWS: [BOB.arn, HOME] })).toBe(true);
    expect(spared(alone, { AWS: [BOB.arn] })).toBe(false);
    expect(spared(BOB, { AWS: [BOB.arn, HOME] })).toBe(false);
    const saml: Principal = { kind: 'saml', provider: `arn:aws:iam::${HOME}:saml-provider/corp` };
    expect(spared(saml, { Federated: saml.provider })).toBe(true);
    expect(spared(saml, { Federated: `${saml.provider}x` })).toBe(false);
    expect(spared(ANONYMOUS, { AWS: ANN.arn })).toBe(false);
  });
});
