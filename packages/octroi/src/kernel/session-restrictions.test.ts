import { expect, test } from 'vitest';
import type { Caller } from './caller.ts';
import type { Session, SessionPrincipal } from './session.ts';
import { sessionRestriction } from './session-restrictions.ts';

const ARN = 'arn:aws:iam::111122223333:user/ann';

function caller(principal: SessionPrincipal | null, mfaAt?: number | null): Caller {
  const user: Caller = { principal: { kind: 'user', account: '111122223333', arn: ARN, id: 'AIDA' }, partition: 'aws', account: '111122223333', arn: ARN, userId: 'AIDA', accessKeyId: 'ASIA' };
  if (principal === null) return user;
  const session: Session = {
    accessKeyId: 'ASIA', secretAccessKey: 's', partition: 'aws', account: '111122223333', principal, issuedAt: 0, expiresAt: 1,
    ...(mfaAt === undefined ? {} : { mfaAt }), policies: [], policyArns: [], tags: [], transitiveTagKeys: [],
  };
  return { ...user, session };
}

const long = caller(null);
const user = caller({ kind: 'user', userName: 'ann', userId: 'AIDA' }, null);
const userWithMfa = caller({ kind: 'user', userName: 'ann', userId: 'AIDA' }, 5);
const root = caller({ kind: 'root' }, null);
const federated = caller({ kind: 'federated-user', name: 'bob' });
const role = caller({ kind: 'role', roleName: 'r', roleId: 'AROA', sessionName: 's' }, null);

const INVALID = { code: 'InvalidClientTokenId', status: 403, message: 'The security token included in the request is invalid.' };

test.each([
  ['GetSessionToken credentials without MFA', user],
  ['those of the root user', root],
  ['federated ones', federated],
])('STS-13: IAM takes no %s', (_what, who) => {
  expect(sessionRestriction(who, 'iam', 'ListUsers')).toMatchObject(INVALID);
});

test.each([
  ['long-term credentials', long],
  ['GetSessionToken credentials with MFA', userWithMfa],
  ['role sessions', role],
])('STS-10: IAM takes %s', (_what, who) => {
  expect(sessionRestriction(who, 'iam', 'ListUsers')).toBeNull();
});

test('STS-10: of STS, GetSessionToken credentials may call AssumeRole and GetCallerIdentity only, with MFA or without', () => {
  for (const who of [user, userWithMfa, root]) {
    expect(sessionRestriction(who, 'sts', 'AssumeRole')).toBeNull();
    expect(sessionRestriction(who, 'sts', 'GetCallerIdentity')).toBeNull();
    for (const operation of ['GetAccessKeyInfo', 'DecodeAuthorizationMessage', 'AssumeRoot']) expect(sessionRestriction(who, 'sts', operation)).toMatchObject(INVALID);
  }
});

test('STS-10: of STS, federated credentials may call GetCallerIdentity only', () => {
  expect(sessionRestriction(federated, 'sts', 'GetCallerIdentity')).toBeNull();
  for (const operation of ['AssumeRole', 'GetAccessKeyInfo', 'DecodeAuthorizationMessage']) expect(sessionRestriction(federated, 'sts', operation)).toMatchObject(INVALID);
});

test('STS-12: no temporary credentials get other ones for users', () => {
  for (const who of [user, userWithMfa, root, federated, role]) {
    for (const operation of ['GetFederationToken', 'GetSessionToken']) {
      expect(sessionRestriction(who, 'sts', operation)).toMatchObject({ code: 'AccessDenied', status: 403, message: `Cannot call ${operation} with session credentials` });
    }
  }
  expect(sessionRestriction(long, 'sts', 'GetFederationToken')).toBeNull();
});

test('STS-10: other services take every kind of session', () => {
  for (const who of [user, root, federated, role]) expect(sessionRestriction(who, 'lambda', 'Invoke')).toBeNull();
});
