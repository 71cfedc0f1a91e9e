import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { allow, deny, HOME } from '../../reference/decide.ts';
import type { RawStatement } from '../../reference/documents.ts';
import { documentOf } from '../document/parse.ts';
import { compile } from '../evaluate/compile.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { Principal } from '../request/principal.ts';
import { isPublic } from './is-public.ts';
import type { PublicResourceType } from './resource-types.ts';

const documentFor = (statements: readonly RawStatement[]) => {
  const read = documentOf({ Version: '2012-10-17', Statement: statements });
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.document;
};
const check = (statements: RawStatement | readonly RawStatement[], type: PublicResourceType = 'AWS::S3::Bucket') => isPublic(documentFor(([] as RawStatement[]).concat(statements)), type);
const open = (more: Partial<RawStatement> = {}) => allow({ Action: 's3:GetObject', Principal: '*', ...more });
const closed = (more: Partial<RawStatement> = {}) => deny({ Action: 's3:*', Principal: '*', ...more });

test('CheckNoPublicAccess: an Allow for everyone is public, one for named principals is not', () => {
  expect(check(open())).toMatchObject({ check: 'FAIL', witness: { action: 's3:getobject', principal: '*' } });
  expect(check(open({ Principal: { AWS: '*' } })).check).toBe('FAIL');
  expect(check(open({ Principal: { AWS: HOME, Service: 'sns.amazonaws.com' } })).check).toBe('PASS');
  expect(check([]).check).toBe('PASS');
  expect(check(open({ Action: 'sqs:*' })).check).toBe('PASS');
  expect(check(open({ Action: 'sqs:*' }), 'AWS::SQS::Queue').check).toBe('FAIL');
  expect(check(open(), 'AWS::No::Such' as PublicResourceType).check).toBe('unknown');
  expect(check([open(), closed({ Principal: undefined as never, NotPrincipal: { AWS: HOME } } as Partial<RawStatement>)]).check).toBe('unknown');
});

test.each<[string, string, string | string[], 'PASS' | 'FAIL' | 'unknown']>([
  ['StringEquals', 'aws:SourceVpce', 'vpce-1', 'PASS'],
  ['StringEquals', 'AWS:PrincipalOrgID', 'o-1', 'PASS'],
  ['StringEqualsIfExists', 'aws:PrincipalOrgID', 'o-1', 'FAIL'],
  ['StringNotEquals', 'aws:PrincipalOrgID', 'o-1', 'FAIL'],
  ['StringLike', 'aws:PrincipalOrgID', '*', 'FAIL'],
  ['StringLike', 'aws:PrincipalOrgID', 'o-*', 'unknown'],
  ['StringEquals', 'aws:SourceAccount', '${aws:PrincipalAccount}', 'unknown'],
  ['ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'o-1/r-1/*', 'PASS'],
  ['ForAllValues:StringLike', 'aws:PrincipalOrgPaths', 'o-1/r-1/*', 'unknown'],
  ['ArnLike', 'aws:SourceArn', 'arn:aws:sns:*:111122223333:*', 'unknown'],
  ['ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::111122223333:role/*', 'PASS'],
  ['ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/x', 'unknown'],
  ['IpAddress', 'aws:SourceIp', '203.0.113.0/24', 'PASS'],
  ['IpAddress', 'aws:SourceIp', '0.0.0.0/0', 'FAIL'],
  ['IpAddress', 'aws:SourceIp', ['0.0.0.0/1', '128.0.0.0/1'], 'FAIL'],
  ['IpAddress', 'aws:SourceIp', ['10.0.0.0/8', '172.16.0.0/12'], 'PASS'],
  ['IpAddress', 'aws:SourceIp', '2000::/3', 'FAIL'],
  ['NotIpAddress', 'aws:SourceIp', '203.0.113.0/24', 'FAIL'],
  ['Bool', 'aws:SecureTransport', 'true', 'FAIL'],
  ['Bool', 'aws:PrincipalIsAWSService', 'true', 'unknown'],
  ['Null', 'aws:PrincipalOrgID', 'false', 'FAIL'],
])('CheckNoPublicAccess: an Allow with %s %s %j: %s', (operator, key, values, expected) => {
  expect(check(open({ Condition: { [operator]: { [key]: values } } })).check).toBe(expected);
});

test.each<[string, string, string | string[], 'PASS' | 'FAIL' | 'unknown']>([
  ['StringNotEquals', 'aws:PrincipalOrgID', 'o-1', 'PASS'],
  ['StringNotEqualsIfExists', 'aws:PrincipalOrgID', 'o-1', 'PASS'],
  ['NotIpAddress', 'aws:SourceIp', '203.0.113.0/24', 'PASS'],
  ['NotIpAddress', 'aws:SourceIp', '0.0.0.0/0', 'FAIL'],
  ['StringEquals', 'aws:PrincipalOrgID', 'o-1', 'FAIL'],
  ['ForAnyValue:StringNotEquals', 'aws:PrincipalOrgPaths', 'o-1', 'FAIL'],
  ['StringNotLike', 'aws:PrincipalOrgID', 'o-*', 'unknown'],
  ['Bool', 'aws:SecureTransport', 'false', 'FAIL'],
])('CheckNoPublicAccess: a Deny with %s %s %j beside an Allow for everyone: %s', (operator, key, values, expected) => {
  expect(check([open(), closed({ Condition: { [operator]: { [key]: values } } })]).check).toBe(expected);
});

test('CheckNoPublicAccess: a Deny must take all that the Allow grants, and hit whatever its conditions', () => {
  expect(check([open(), closed()]).check).toBe('PASS');
  expect(check([open({ Resource: 'arn:aws:s3:::b/*' }), closed({ Resource: 'arn:aws:s3:::b/private/*' })])).toMatchObject({ check: 'FAIL' });
  expect(check([open(), closed({ Principal: { AWS: HOME } })]).check).toBe('FAIL');
  const both = { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' }, Bool: { 'aws:SecureTransport': 'true' } };
  expect(check([open(), closed({ Condition: both })]).check).toBe('FAIL');
  expect(check([open({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }), closed({ Condition: both })]).check).toBe('PASS');
  expect(check([open(), closed({ Resource: 'arn:aws:s3:::b/${aws:username}' })]).check).toBe('FAIL');
});

test('POL-28: a trust policy for a shared identity provider must fix the application', () => {
  const trust = (Federated: string, Condition?: RawStatement['Condition']) =>
    check({ Effect: 'Allow', Action: 'sts:AssumeRoleWithWebIdentity', Principal: { Federated }, ...(Condition === undefined ? {} : { Condition }) }, 'AWS::IAM::AssumeRolePolicyDocument').check;
  const github = `arn:aws:iam::${HOME}:oidc-provider/token.actions.githubusercontent.com`;
  expect(trust(github)).toBe('FAIL');
  expect(trust(github, { StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } })).toBe('FAIL');
  expect(trust(github, { StringEquals: { 'token.actions.githubusercontent.com:sub': 'repo:o/r:ref:refs/heads/main' } })).toBe('PASS');
  expect(trust(github, { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:*' } })).toBe('unknown');
  expect(trust('accounts.google.com', { StringEquals: { 'accounts.google.com:aud': '1' } })).toBe('PASS');
  expect(trust(`arn:aws:iam::${HOME}:oidc-provider/idp.example.com`)).toBe('unknown');
  expect(trust(`arn:aws:iam::${HOME}:saml-provider/corp`)).toBe('PASS');
  const assume = (AWS: string) => check({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS } }, 'AWS::IAM::AssumeRolePolicyDocument').check;
  expect([assume('*'), assume(HOME)]).toEqual(['FAIL', 'PASS']);
});

const condition = fc.constantFrom<NonNullable<RawStatement['Condition']>>(
  {},
  {},
  { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
  { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } },
  { StringNotEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } },
  { 'ForAnyValue:StringNotEquals': { 'aws:PrincipalOrgPaths': 'o-1/' } },
  { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgPaths': 'o-1/' } },
  { StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } },
  { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } },
  { NotIpAddress: { 'aws:SourceIp': ['198.51.100.0/24', '203.0.113.0/24'] } },
  { Bool: { 'aws:SecureTransport': 'true' } },
  { Bool: { 'aws:SecureTransport': 'false' } },
  { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' }, StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } },
  { Null: { 'aws:PrincipalOrgID': 'true' } },
  { ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::${HOME}:role/*` } },
  { StringLike: { 'aws:PrincipalArn': `arn:aws:iam::${HOME}:*`, 'aws:Referer': 'https://*' } },
);
const statement = fc
  .record({
    Effect: fc.constantFrom<'Allow' | 'Deny'>('Allow', 'Allow', 'Deny'),
    Principal: fc.constantFrom<NonNullable<RawStatement['Principal']>>('*', '*', { AWS: HOME }, { AWS: ['*', HOME] }),
    action: fc.tuple(fc.constantFrom('Action', 'Action', 'NotAction'), fc.constantFrom('s3:*', 's3:GetObject', 's3:Get*', ['s3:PutObject', 's3:ListBucket'])),
    resource: fc.tuple(fc.constantFrom('Resource', 'Resource', 'NotResource'), fc.constantFrom('*', 'arn:aws:s3:::b/*', 'arn:aws:s3:::b/x/*', 'arn:aws:s3:::b/${aws:username}/*')),
    Condition: condition,
  })
  .map(({ action: [does, what], resource: [on, which], ...rest }): RawStatement => ({ ...rest, [does]: what, [on]: which }));

const stranger = fc.constantFrom<Principal>({ kind: 'anonymous' }, { kind: 'user', account: '999999999999', arn: 'arn:aws:iam::999999999999:user/eve', id: 'AIDAEVE' });
const context = fc
  .record(
    {
      'aws:principalorgid': fc.constant<string | string[]>('o-evil'),
      'aws:principalorgpaths': fc.constantFrom<string | string[]>(['o-evil/'], []),
      'aws:principalarn': fc.constant<string | string[]>('arn:aws:iam::999999999999:user/eve'),
      'aws:sourcevpce': fc.constant<string | string[]>('vpce-evil'),
      'aws:sourceip': fc.constant<string | string[]>('8.8.8.8'),
      'aws:securetransport': fc.constantFrom<string | string[]>('true', 'false'),
      'aws:principalisawsservice': fc.constant<string | string[]>('false'),
      'aws:referer': fc.constant<string | string[]>('https://example.com/'),
      'aws:username': fc.constantFrom<string | string[]>('eve', 'x'),
    },
    { requiredKeys: ['aws:sourceip', 'aws:securetransport'] },
  )
  .map((record) => new Map(Object.entries(record).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined)));

test('CheckNoPublicAccess: where it is PASS no stranger gets in; where it is FAIL without conditions the witness does (sampled)', { timeout: 600_000 }, () => {
  const seen = { PASS: 0, FAIL: 0, unknown: 0 };
  const identity = compile(documentFor([allow()]));
  const lets = (document: ReturnType<typeof documentFor>, principal: Principal, action: string, resource: string, values: ReadonlyMap<string, string | string[]>) => {
    const policies = { identity: [identity], resource: compile(document), boundary: null, session: [], scp: [], rcp: [] };
    return evaluate({ principal, action, resource, resourceAccount: HOME, context: values }, policies).effect === 'Allowed';
  };
  fc.assert(
    fc.property(fc.array(statement, { minLength: 1, maxLength: 3 }), fc.array(fc.tuple(stranger, fc.constantFrom('s3:GetObject', 's3:PutObject', 's3:GetBucketAcl'), fc.constantFrom('*', 'arn:aws:s3:::b', 'arn:aws:s3:::b/x/1', 'arn:aws:s3:::b/eve/1'), context), { minLength: 15, maxLength: 15 }), (statements, asks) => {
      const document = documentFor(statements);
      const result = isPublic(document, 'AWS::S3::Bucket');
      seen[result.check] += 1;
      if (result.check === 'PASS') for (const [who, action, resource, values] of asks) expect(lets(document, who, action, resource, values), JSON.stringify({ statements, who, action, resource, values: [...values] })).toBe(false);
      if (result.check === 'FAIL' && statements.every(({ Condition, Resource }) => Object.keys(Condition ?? {}).length === 0 && !String(Resource).includes('$'))) {
        expect(lets(document, { kind: 'anonymous' }, result.witness.action, result.witness.resource, new Map())).toBe(true);
      }
    }),
    { numRuns: Number(process.env['OCTROI_FUZZ_RUNS'] ?? 2000) },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
});
