import { describe, expect, test } from 'vitest';
import { AnonymousCaller } from './anonymous-caller.ts';
import type { AnyCaller, Caller } from './caller.ts';
import { serviceCaller } from './caller.ts';
import { AskContextKeys, requestTagKeys, type ContextFacts } from './context.ts';
import type { HeldPolicies } from './principals.ts';
import type { Session } from './session.ts';

const NOW = Date.UTC(2026, 10, 21, 12, 0, 0);
const held: HeldPolicies = { identity: [], boundary: null, session: [], scp: [], tags: new Map([['team', 'blue']]), epoch: null };
const session: Session = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'secret',
  partition: 'aws',
  account: '111122223333',
  principal: { kind: 'role', roleName: 'R', roleId: 'AROA', sessionName: 's' },
  issuedAt: NOW - 90_000,
  expiresAt: NOW + 900_000,
  mfaAt: null,
  policies: [],
  policyArns: [],
  tags: [],
  transitiveTagKeys: [],
};
const user: Caller = {
  principal: { kind: 'user', account: '111122223333', arn: 'arn:aws:iam::111122223333:user/a/ann', id: 'AIDA1' },
  partition: 'aws',
  account: '111122223333',
  arn: 'arn:aws:iam::111122223333:user/a/ann',
  userId: 'AIDA1',
  userName: 'ann',
  accessKeyId: 'AKIA1',
};
const root: Caller = { ...user, principal: { kind: 'root', account: '111122223333', arn: 'arn:aws:iam::111122223333:root' }, userId: '111122223333' };
const rootCaller: Caller = { principal: root.principal, partition: 'aws', account: '111122223333', arn: 'arn:aws:iam::111122223333:root', userId: '111122223333', accessKeyId: 'AKIA2' };
const role: Caller = {
  principal: { kind: 'role-session', account: '111122223333', arn: 'arn:aws:sts::111122223333:assumed-role/R/s', roleArn: 'arn:aws:iam::111122223333:role/p/R', roleId: 'AROA' },
  partition: 'aws',
  account: '111122223333',
  arn: 'arn:aws:sts::111122223333:assumed-role/R/s',
  userId: 'AROA:s',
  roleName: 'R',
  accessKeyId: 'ASIAEXAMPLE',
  session,
};
const service = serviceCaller('aws', 'lambda.amazonaws.com', { sourceArn: 'arn:aws:lambda:eu-west-1:111122223333:function:f', sourceAccount: '111122223333' });

function keysOf(caller: AnyCaller, ask: Partial<ConstructorParameters<typeof AskContextKeys>[1]> = {}): AskContextKeys {
  const facts: ContextFacts = {
    caller,
    held,
    transport: { sourceIp: '203.0.113.7', secure: false, userAgent: 'cli', referer: null },
    requestedRegion: 'eu-west-1',
    now: NOW,
  };
  return new AskContextKeys(facts, { action: 'iam:GetUser', resource: '*', ...ask }, '111122223333');
}

describe('keys of the principal', () => {
  test('KEY-50, KEY-4, EVAL-70: of nobody it is said that it is anonymous, and nothing else', () => {
    const nobody = keysOf(new AnonymousCaller('aws'));
    for (const key of ['aws:principalaccount', 'aws:userid']) expect(nobody.get(key)).toBe('anonymous');
    expect(nobody.get('aws:principaltype')).toBe('Anonymous');
    for (const key of ['aws:principalarn', 'aws:username', 'aws:principalisawsservice', 'aws:tokenissuetime', 'aws:multifactorauthpresent', 'aws:principalorgid']) expect(nobody.get(key)).toBeUndefined();
    expect(nobody.get('aws:viaawsservice')).toBe('false');
  });

  test('KEY-3: aws:PrincipalArn is the user, the root, or the role with its path, never the session', () => {
    expect(keysOf(user).get('aws:principalarn')).toBe('arn:aws:iam::111122223333:user/a/ann');
    expect(keysOf(rootCaller).get('aws:principalarn')).toBe('arn:aws:iam::111122223333:root');
    expect(keysOf(role).get('aws:principalarn')).toBe('arn:aws:iam::111122223333:role/p/R');
  });
  test('KEY-4, KEY-7, KEY-8: account, user id and type', () => {
    expect(keysOf(role).get('aws:principalaccount')).toBe('111122223333');
    expect(keysOf(role).get('aws:userid')).toBe('AROA:s');
    expect(keysOf(role).get('aws:principaltype')).toBe('AssumedRole');
    expect(keysOf(rootCaller).get('aws:principaltype')).toBe('Account');
    expect(keysOf(user).get('aws:principaltype')).toBe('User');
  });
  test('KEY-5: principal tags, whatever the case of the key', () => {
    expect(keysOf(user).get('aws:principaltag/team')).toBe('blue');
    expect(keysOf(user).get('aws:principaltag/other')).toBeUndefined();
  });
  test('KEY-6: aws:username only for users', () => {
    expect(keysOf(user).get('aws:username')).toBe('ann');
    expect(keysOf(role).get('aws:username')).toBeUndefined();
    expect(keysOf(rootCaller).get('aws:username')).toBeUndefined();
  });
  test('KEY-9, KEY-9a, KEY-9b, KEY-38: a service principal and what it acts for', () => {
    expect(keysOf(user).get('aws:principalisawsservice')).toBe('false');
    const keys = keysOf(service);
    expect(keys.get('aws:principalisawsservice')).toBe('true');
    expect(keys.get('aws:principalservicename')).toBe('lambda.amazonaws.com');
    expect(keys.get('aws:principalservicenameslist')).toEqual(['lambda.amazonaws.com']);
    expect(keys.get('aws:sourcearn')).toBe('arn:aws:lambda:eu-west-1:111122223333:function:f');
    expect(keys.get('aws:sourceaccount')).toBe('111122223333');
    expect(keys.get('aws:principalarn')).toBeUndefined();
  });
});

describe('keys of the session', () => {
  test('KEY-11: aws:TokenIssueTime only with temporary credentials', () => {
    expect(keysOf(role).get('aws:tokenissuetime')).toBe('2026-11-21T11:58:30Z');
    expect(keysOf(user).get('aws:tokenissuetime')).toBeUndefined();
  });
  test('KEY-12, KEY-13: MFA is absent with long-term keys, false without it, true with its age', () => {
    expect(keysOf(user).get('aws:multifactorauthpresent')).toBeUndefined();
    expect(keysOf(role).get('aws:multifactorauthpresent')).toBe('false');
    expect(keysOf(role).get('aws:multifactorauthage')).toBeUndefined();
    const withMfa = keysOf({ ...role, session: { ...session, mfaAt: NOW - 61_500 } });
    expect(withMfa.get('aws:multifactorauthpresent')).toBe('true');
    expect(withMfa.get('aws:multifactorauthage')).toBe('61');
    const { mfaAt: _never, ...federated } = session;
    expect(keysOf({ ...role, session: federated }).get('aws:multifactorauthpresent')).toBeUndefined();
  });
  test('KEY-15, KEY-19: source identity and source function only where they were set', () => {
    expect(keysOf(role).get('aws:sourceidentity')).toBeUndefined();
    const set = keysOf({ ...role, session: { ...session, sourceIdentity: 'ann', sourceFunctionArn: 'arn:f' } });
    expect(set.get('aws:sourceidentity')).toBe('ann');
    expect(set.get('lambda:sourcefunctionarn')).toBe('arn:f');
  });
});

describe('keys of the request', () => {
  test('KEY-22, KEY-30, KEY-31, KEY-32, KEY-33, KEY-36: network, Region, time, transport, agent', () => {
    const keys = keysOf(user);
    expect(keys.get('aws:sourceip')).toBe('203.0.113.7');
    expect(keys.get('aws:requestedregion')).toBe('eu-west-1');
    expect(keys.get('aws:currenttime')).toBe('2026-11-21T12:00:00Z');
    expect(keys.get('aws:epochtime')).toBe(String(NOW / 1000));
    expect(keys.get('aws:securetransport')).toBe('false');
    expect(keys.get('aws:useragent')).toBe('cli');
    expect(keys.get('aws:referer')).toBeUndefined();
    expect(keys.get('aws:viaawsservice')).toBe('false');
  });
  test('KEY-34, KEY-35: request tags and tag keys, absent without tags', () => {
    expect(requestTagKeys([])).toEqual({});
    const keys = keysOf(user, { keys: requestTagKeys([{ Key: 'Team', Value: 'red' }]) });
    expect(keys.get('aws:requesttag/team')).toBe('red');
    expect(keys.get('aws:tagkeys')).toEqual(['Team']);
  });
  test('COND-6, KEY-34: of keys that differ in letter case alone a request and a resource are known by the same', () => {
    const tags = [{ Key: 'Team', Value: 'blue' }, { Key: 'team', Value: 'red' }];
    const keys = keysOf(user, { keys: requestTagKeys(tags), resourceTags: tags });
    expect([keys.get('aws:requesttag/team'), keys.get('aws:resourcetag/team')]).toEqual(['blue', 'blue']);
  });

  test('KEY-37: a forwarded call names its services in order', () => {
    const keys = keysOf({ ...user, calledVia: ['lex.amazonaws.com', 'lambda.amazonaws.com'] });
    expect(keys.get('aws:viaawsservice')).toBe('true');
    expect(keys.get('aws:calledviafirst')).toBe('lex.amazonaws.com');
    expect(keys.get('aws:calledvialast')).toBe('lambda.amazonaws.com');
  });
});

describe('keys of the resource', () => {
  test('KEY-39: the account that owns the resource', () => {
    expect(keysOf(user).get('aws:resourceaccount')).toBe('111122223333');
  });
  test('KEY-39a, KEY-45: resource tags under aws: and under the service of the action alone', () => {
    const keys = keysOf(user, { resourceTags: [{ Key: 'Cost', Value: '7' }] });
    expect(keys.get('aws:resourcetag/cost')).toBe('7');
    expect(keys.get('iam:resourcetag/cost')).toBe('7');
    expect(keys.get('lex:resourcetag/cost')).toBeUndefined();
  });
  test('KEY-1: an unknown key is absent', () => {
    expect(keysOf(user).get('aws:nosuchkey')).toBeUndefined();
    expect(keysOf(user).get('constructor')).toBeUndefined();
  });
});
