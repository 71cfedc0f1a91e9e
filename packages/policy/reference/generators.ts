import * as fc from 'fast-check';
import type { Principal, Request } from '../src/index.ts';
import type { RawDocument, RawPolicies, RawPrincipal, RawStatement } from './documents.ts';

/*
 * Requests and policies that nearly meet: few names, shared prefixes, case flips, colons and slashes where they hurt, empty sets,
 * missing keys. What matches by chance is what finds mistakes.
 */

const HOME = '111122223333';
const AWAY = '444455556666';
const from = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const some = <T>(value: fc.Arbitrary<T>, max = 3): fc.Arbitrary<T | T[]> => fc.oneof(value, fc.array(value, { maxLength: max }));

const principal: fc.Arbitrary<Principal> = fc.oneof(
  from<Principal>({ kind: 'root', account: HOME, arn: `arn:aws:iam::${HOME}:root` }, { kind: 'root', account: AWAY, arn: `arn:aws:iam::${AWAY}:root` }),
  fc.record({ account: from(HOME, HOME, AWAY), name: from('ann', 'Ann', 'team/ann'), id: from('AIDAANN000000000001', 'AIDAOLD000000000001'), hasBoundary: from(false, false, true) }).map(
    ({ account, name, id, hasBoundary }): Principal => ({ kind: 'user', account, arn: `arn:aws:iam::${account}:user/${name}`, id, hasBoundary }),
  ),
  fc.record({ account: from(HOME, HOME, AWAY), path: from('', 'p/', 'aws-service-role/x.amazonaws.com/'), session: from('s', 'S', 's1') }).map(
    ({ account, path, session }): Principal => ({
      kind: 'role-session',
      account,
      arn: `arn:aws:sts::${account}:assumed-role/dev/${session}`,
      roleArn: `arn:aws:iam::${account}:role/${path}dev`,
      roleId: 'AROADEV000000000001',
      serviceLinked: path.startsWith('aws-service-role/'),
    }),
  ),
  fc.record({ account: from(HOME, AWAY), by: from(null, 'ann') }).map(({ account, by }): Principal => {
    const arn = `arn:aws:sts::${account}:federated-user/bob`;
    return by === null ? { kind: 'federated-user', account, arn } : { kind: 'federated-user', account, arn, userArn: `arn:aws:iam::${account}:user/${by}`, userId: 'AIDAANN000000000001' };
  }),
  from<Principal>(
    { kind: 'service', name: 'sns.amazonaws.com' },
    { kind: 'service', name: 'sns.us-east-1.amazonaws.com', names: ['sns.amazonaws.com'] },
    { kind: 'web-identity', provider: `arn:aws:iam::${HOME}:oidc-provider/host` },
    { kind: 'saml', provider: `arn:aws:iam::${HOME}:saml-provider/corp` },
    { kind: 'anonymous' },
  ),
);

const action = from('s3:GetObject', 's3:getobject', 's3:PutObject', 's3:Get', 'sts:AssumeRole', 'kms:Decrypt', 'kms:RetireGrant', 'iam:ListUsers', 'sts:GetCallerIdentity', 's3-x:GetObject');
export const actionPattern = from('*', 's3:*', 'S3:Get*', 's3:GetObject', 's3:getobject', 's3:Get?bject', 's3:*Object', 's3:Get', 's*:GetObject', 'sts:AssumeRole', 'kms:*', '*:GetObject', 'iam:List*', 's3:Get*t*', '?3:GetObject');
const resource = from(
  '*',
  'arn:aws:s3:::b/home/ann/x',
  'arn:aws:s3:::b/home/Ann/x',
  'arn:aws:s3:::b/home/*/x',
  'arn:aws:s3:::b',
  'arn:aws:s3:::b/',
  'arn:aws:sqs:us-east-1:111122223333:q',
  'arn:aws:sqs:us-east-1:111122223333:q:x',
  'arn:aws:iam::111122223333:role/dev',
  'arn:aws-cn:s3:::b/home/ann/x',
  'arn:aws:s3:::b/\u{1F600}',
);
export const resourcePattern = fc.oneof(
  from(
    '*',
    '**',
    '?',
    'arn:aws:s3:::b/*',
    'arn:aws:s3:::b*',
    'arn:aws:s3:::b/home/${aws:username}/*',
    'arn:aws:s3:::b/home/${AWS:UserName}/?',
    "arn:aws:s3:::b/home/${aws:missing, 'ann'}/x",
    "arn:aws:s3:::${aws:missing,'b'}/home/*",
    'arn:aws:s3:::b/home/${*}/x',
    'arn:aws:s3:::b/home/${aws:PrincipalTag/star}/x',
    'arn:aws:s3:::b/home/${aws:TagKeys}/x',
    'arn:aws:s3:::b/?',
    'arn:aws:sqs',
    'arn:aws:sqs:*',
    'arn:aws:s3:*',
    'arn:aws:sqs:us-east-1',
    'arn:aws:sqs:us-*-1:*:q',
    'arn:aws:sqs:us-east-?:111122223333:q',
    'arn:aws:sqs:*:q',
    'arn:aws:s*:::b/*',
    'arn:aws:s*3:::b/*x',
    'arn:*:s3:::b/*',
    'arn:aws*:*x',
    'arn:aws:iam::*:role/d?v',
    'arn:aws:iam::111122223333:role/dev',
    'arn:aws:s3:::b/home/ann/x',
    'arn:aws:s3:::B/home/ann/x',
    '*x',
    '',
    'arn:aws:s3:::b/home/${',
    "arn:aws:s3:::b/home/${aws:username, ann}/x",
  ),
  fc.array(from('arn', ':', ':', ':', 'aws', 's3', '*', '?', 'b', '/', 'x', '${aws:username}'), { maxLength: 14 }).map((parts) => parts.join('')),
);

const awsPrincipal = from(
  '*',
  HOME,
  AWAY,
  `arn:aws:iam::${HOME}:root`,
  `arn:aws:iam::${AWAY}:root`,
  `arn:aws-cn:iam::${HOME}:root`,
  `arn:aws:iam::${HOME}:user/ann`,
  `arn:aws:iam::${HOME}:user/Ann`,
  `arn:aws:iam::${HOME}:user/*`,
  `arn:aws:iam::${AWAY}:user/ann`,
  'AIDAANN000000000001',
  'AROADEV000000000001',
  `arn:aws:iam::${HOME}:role/dev`,
  `arn:aws:iam::${HOME}:role/p/dev`,
  `arn:aws:sts::${HOME}:assumed-role/dev/s`,
  `arn:aws:sts::${HOME}:assumed-role/dev/*`,
  `arn:aws:sts::${HOME}:federated-user/bob`,
  '',
);
export const principalElement: fc.Arbitrary<RawPrincipal> = fc.oneof(
  from<RawPrincipal>('*'),
  fc.record(
    {
      AWS: some(awsPrincipal, 4),
      Service: some(from('sns.amazonaws.com', 'sqs.amazonaws.com', 'SNS.amazonaws.com', '*')),
      Federated: some(from(`arn:aws:iam::${HOME}:oidc-provider/host`, `arn:aws:iam::${HOME}:saml-provider/corp`, '*')),
    },
    { requiredKeys: [] },
  ),
);

const number = from('9', '10', '10.0', '010', '-0', '0', '-10', '9007199254740993', '9007199254740992', '1e1', '', 'x', '+10', '10.');
const date = from('2026-01-01T00:00:00Z', '2026-01-01', '2026', '2025-12-31T23:00:00-01:00', '1767225600', '2026-01-01T00:00:00.5Z', '2026-01-01T00:00:00.500Z', '2026-13', 'x', '2026-01-01t0:00Z', '-5-1-1', '2024-02-29T');
const address = from('10.0.0.1', '10.0.0.0/8', '10.0.0.1/0', '10.0.0.1/33', '10.0.0.01', '2001:db8::1', '2001:DB8:0::1', '2001:db8::/32', '::', '::/0', '::ffff:10.0.0.1', '1::2::3', 'x', '10.0.0.128/25', '10.0.0.129');
const word = from('a', 'A', 'b', 'ab', 'a*', '*', '?', '', 'a/b', 'ann', 'true', 'TRUE', 'false', 'YQ==', 'YR==', 'Yg==', '${aws:username}', '${*}', '${aws:PrincipalTag/star}', "${aws:missing, 'a'}", '${aws:missing}', 'a${?}', '${aws:TagKeys}', 'a?', '*b');
const arn = from('arn:aws:sns:us-east-1:111122223333:t', 'arn:aws:sns:*:topic', 'arn:aws:sns:*:*:t', 'arn:aws:sns:us-east-1:111122223333:t:u', 'arn:aws:sns:us-?ast-1:*:*', '*', 'arn:aws:sns:::', 'ARN:aws:sns:us-east-1:111122223333:t', 'arn:aws:iam::${aws:PrincipalAccount}:user/${aws:username}', 'arn:aws:iam::111122223333:user/ann', 'arn:*:*:*:*:*', 'arn:aws:iam:*:user/ann');

const families = [
  { names: ['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', 'StringLike', 'StringNotLike', 'Bool', 'BinaryEquals'], values: word, key: 'k:word' },
  { names: ['NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericLessThanEquals', 'NumericGreaterThan', 'NumericGreaterThanEquals'], values: number, key: 'k:number' },
  { names: ['DateEquals', 'DateNotEquals', 'DateLessThan', 'DateLessThanEquals', 'DateGreaterThan', 'DateGreaterThanEquals'], values: date, key: 'k:date' },
  { names: ['IpAddress', 'NotIpAddress'], values: address, key: 'k:address' },
  { names: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'], values: arn, key: 'k:arn' },
] as const;

/** One operator with its key, its values and the values that the request may have. */
export const condition = fc.oneof(
  ...families.map(({ names, values, key }) =>
    fc.record({
      operator: fc.tuple(from('', '', 'ForAnyValue:', 'ForAllValues:'), from(...names), from('', '', 'IfExists')).map((parts) => parts.join('')),
      key: from(key, key, key, key.toUpperCase(), 'k:missing', 'aws:TagKeys', 'aws:username'),
      values: some(values),
    }),
  ),
  fc.record({ operator: from('Null'), key: from('k:word', 'k:missing', 'aws:TagKeys', 'k:empty'), values: some(from('true', 'false', 'TRUE', 'x')) }),
);

const statement = (withPrincipal: boolean): fc.Arbitrary<RawStatement> =>
  fc
    .record({
      Effect: from<'Allow' | 'Deny'>('Allow', 'Allow', 'Allow', 'Deny'),
      principal: fc.tuple(from('Principal', 'Principal', 'Principal', 'NotPrincipal', null), principalElement),
      action: fc.tuple(from('Action', 'Action', 'Action', 'NotAction'), some(actionPattern)),
      resource: fc.tuple(from('Resource', 'Resource', 'Resource', 'Resource', 'NotResource', null), fc.oneof(from('*'), some(resourcePattern))),
      conditions: fc.array(condition, { maxLength: 2 }),
    })
    .map(({ Effect, principal: [who, whom], action: [does, what], resource: [on, which], conditions }) => ({
      Effect,
      [does]: what,
      ...(withPrincipal && who !== null ? { [who]: whom } : {}),
      ...(on === null ? {} : { [on]: which }),
      ...(conditions.length === 0 ? {} : { Condition: Object.fromEntries(conditions.map(({ operator, key, values }) => [operator, { [key]: values }])) }),
    }));

const document = (withPrincipal: boolean): fc.Arbitrary<RawDocument> =>
  fc
    .record({ Version: from('2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17', null), Statement: fc.array(statement(withPrincipal), { minLength: 1, maxLength: 3 }) })
    .map(({ Version, Statement }) => (Version === null ? { Statement } : { Version, Statement }));

const full: RawDocument = { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } };
const fullIdentity: RawDocument = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
const policy = fc.oneof({ weight: 3, arbitrary: document(false) }, { weight: 1, arbitrary: from(fullIdentity) }, { weight: 1, arbitrary: document(true) });
const resourcePolicy = fc.oneof({ weight: 5, arbitrary: document(true) }, { weight: 1, arbitrary: from(full) });
const levels = (one: fc.Arbitrary<RawDocument>): fc.Arbitrary<RawDocument[][]> => fc.oneof({ weight: 3, arbitrary: from<RawDocument[][]>([]) }, { weight: 2, arbitrary: fc.array(fc.array(one, { maxLength: 2 }), { maxLength: 3 }) });

/** The policies of one request, each layer present or not. */
export const policies: fc.Arbitrary<RawPolicies> = fc.record({
  identity: fc.array(policy, { maxLength: 2 }),
  resource: fc.option(resourcePolicy, { freq: 3 }),
  // `freq` is one in how many is null.
  boundary: fc.option(fc.oneof({ weight: 1, arbitrary: from(fullIdentity) }, { weight: 1, arbitrary: policy }), { freq: 2 }),
  session: fc.oneof(from<RawDocument[]>([]), fc.array(policy, { maxLength: 2 })),
  scp: levels(fc.oneof(from(fullIdentity), from(fullIdentity), policy)),
  rcp: levels(fc.oneof(from(full), from(full), resourcePolicy)),
  endpoint: fc.oneof({ weight: 3, arbitrary: from(null) }, { weight: 1, arbitrary: resourcePolicy }),
});

const listed = (documents: readonly (RawDocument | null)[]): RawStatement[] => documents.flatMap((document) => (document === null ? [] : ([] as RawStatement[]).concat(document.Statement as RawStatement[])));
const allowing = (statements: readonly RawStatement[]): RawStatement[] => statements.map((one) => ({ ...one, Effect: 'Allow' }));

/** Long lists of policies and policies of many statements, which an engine looks up in other ways than few. Only some deny. */
export const crowdedPolicies: fc.Arbitrary<RawPolicies> = fc.tuple(policies, fc.array(policies, { minLength: 4, maxLength: 7 })).map(([raw, others]) => {
  const identity = others.flatMap((other) => other.identity.map((document) => ({ ...document, Statement: allowing(listed([document])) })));
  const resource = allowing(listed(others.map((other) => other.resource)));
  return {
    ...raw,
    identity: [...raw.identity, ...identity, { Version: '2012-10-17', Statement: allowing(listed(others.flatMap((other) => [...other.identity, other.boundary]))) }],
    resource: raw.resource === null ? null : { ...raw.resource, Statement: [...listed([raw.resource]), ...resource] },
  };
});

const seen = (values: fc.Arbitrary<string>): fc.Arbitrary<string | string[]> => fc.oneof({ weight: 4, arbitrary: values }, { weight: 1, arbitrary: fc.array(values, { maxLength: 3 }) });

const context = fc
  .record(
    {
      'aws:username': from<string | string[]>('ann', 'Ann', '*', 'a:b', ''),
      'aws:principalaccount': from<string | string[]>(HOME, AWAY, 'x:y'),
      'aws:principaltag/star': from<string | string[]>('*', 'a', '?', 'ann'),
      'aws:tagkeys': fc.oneof(fc.array(word, { maxLength: 3 }), word),
      'k:word': seen(word),
      'k:number': seen(number),
      'k:date': seen(date),
      'k:address': seen(address),
      'k:arn': seen(arn),
      'k:empty': from<string | string[]>([], ''),
    },
    { requiredKeys: [] },
  )
  .map((record): ReadonlyMap<string, string | readonly string[]> => new Map(Object.entries(record).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined)));

/** One request of any kind of caller. */
export const request: fc.Arbitrary<Request> = fc.record({
  principal,
  action,
  resource,
  synonyms: fc.oneof({ weight: 3, arbitrary: from(undefined) }, { weight: 1, arbitrary: fc.array(resource, { maxLength: 2 }) }),
  resourceAccount: from(HOME, HOME, HOME, AWAY, null),
  resourceRule: from<'ordinary' | 'role-trust' | 'kms-key'>('ordinary', 'ordinary', 'role-trust', 'kms-key'),
  context,
});
