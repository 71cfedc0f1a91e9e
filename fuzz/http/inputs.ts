import { zipSync } from 'fflate';
import type { Member, OperationModel, Shape } from '../../packages/octroi/src/wire/model.ts';
import { policyDocument } from './documents.ts';
import type { Random } from './random.ts';

const ACCOUNT = '111122223333';
const ZIP = zipSync({ 'index.mjs': new TextEncoder().encode('export const handler = async (event) => event;') });

/** Things that exist in the fuzzed world, things that do not, and things that are none, by the names of the members that take them. */
const POOLS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/UserName$/, ['ann', 'bob', 'ANN', 'ghost', 'new1', 'new2']],
  [/RoleName$/, ['runner', 'Runner', 'ghost', 'new1', 'AWSServiceRoleForX']],
  [/GroupName$/, ['staff', 'STAFF', 'ghost', 'new1']],
  [/^PolicyName$/, ['own', 'extra', 'ghost']],
  [/^(PolicyArn|PermissionsBoundary|arn|PolicySourceArn)$/, [`arn:aws:iam::${ACCOUNT}:policy/extra`, 'arn:aws:iam::aws:policy/ReadOnlyAccess', `arn:aws:iam::${ACCOUNT}:policy/ghost`, 'arn:aws:iam::aws:policy/nothing-of-this-name', `arn:aws:iam::${ACCOUNT}:user/ann`, 'arn:aws:iam::444455556666:policy/extra', 'not-an-arn-at-all-but-long-enough']],
  [/^(RoleArn|Role)$/, [`arn:aws:iam::${ACCOUNT}:role/runner`, `arn:aws:iam::${ACCOUNT}:role/ghost`, 'arn:aws:iam::444455556666:role/runner', `arn:aws:iam::${ACCOUNT}:root`, 'arn:aws:iam::1:role/x-and-some-more', 'arn:::::::::::::::::::::::::::::']],
  [/^FunctionName$/, ['greeter', 'greeter:live', `${ACCOUNT}:greeter`, `arn:aws:lambda:us-east-1:${ACCOUNT}:function:greeter`, 'arn:aws:lambda:eu-west-1:444455556666:function:x', 'ghost', 'greeter:$LATEST', 'greeter:1', 'a:b:c:d']],
  [/^(FunctionVersion|Qualifier|VersionId)$/, ['$LATEST', '1', '99', 'live', 'v1', 'v9', 'v0']],
  [/^Resource(Arn)?$/, [`arn:aws:lambda:us-east-1:${ACCOUNT}:function:greeter`, `arn:aws:lambda:us-east-1:${ACCOUNT}:function:ghost`, 'arn:aws:s3:::bucket']],
  [/^(Path|PathPrefix|NewPath)$/, ['/', '/a/', '/a/b/', 'a', '//', '/a', `/${'x'.repeat(511)}/`, '/\u007f/', '/*/']],
  [/^AccessKeyId$/, ['AKIAANNEXAMPLE000001', 'AKIAIOSFODNN7EXAMPLE', 'AKIAUNKNOWN000000000', 'ASIAIOSFODNN7EXAMPLE']],
  [/^(Marker|NextMarker|NextToken)$/, ['', 'x', 'AAAA', 'bnVsbA==', 'WyJhIl0=', 'WyJhbm4iXQ', '{"a":1}', '....']],
  [/^SerialNumber$/, [`arn:aws:iam::${ACCOUNT}:mfa/ann`, 'GAHT12345678']],
  [/^Action$/, ['lambda:InvokeFunction', 'lambda:*', 'iam:GetUser', '*']],
  [/^Principal$/, [ACCOUNT, '*', 's3.amazonaws.com', `arn:aws:iam::${ACCOUNT}:role/runner`, 'nobody at all']],
  [/^StatementId$/, ['one', 'two', 'o!']],
  [/^Name$/, ['live', 'fed', 'ghost', '1', '$LATEST']],
  [/^EncodedMessage$/, ['AAAA', 'x'.repeat(9000)]],
];
const DOCUMENTS = /^(PolicyDocument|AssumeRolePolicyDocument|Policy)$/;
const NUMBERS = [-1, 0, 1, 2, 3, 100, 900, 1000, 1001, 3600, 43_200, 2 ** 31, 2 ** 53, 1.5, Number.NaN];

/** An input for the operation: mostly of its shapes, mostly with what is required, sometimes with values of no kind at all. */
export function inputOf(random: Random, operation: OperationModel): Record<string, unknown> {
  return operation.input === undefined ? {} : structure(random, operation.input, 0);
}

function structure(random: Random, shape: Shape, depth: number): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const member of shape.members.values()) {
    const wanted = shape.required.has(member.name) ? 0.96 : depth > 2 ? 0.1 : 0.3;
    if (random.chance(wanted)) value[member.name] = memberValue(random, member, depth);
  }
  return value;
}

function memberValue(random: Random, member: Member, depth: number): unknown {
  const { name, shape } = member;
  if (shape.type === 'string') {
    if (random.chance(0.06)) return random.text(random.pick([3, 40, 600]));
    if (DOCUMENTS.test(name)) return policyDocument(random);
    const pool = POOLS.find(([names]) => names.test(name))?.[1];
    if (pool !== undefined) return random.pick(pool);
  }
  return shapeValue(random, shape, depth);
}

function shapeValue(random: Random, shape: Shape, depth: number): unknown {
  switch (shape.type) {
    case 'structure':
      return depth > 4 ? {} : structure(random, shape, depth + 1);
    case 'list':
      return Array.from({ length: random.pick([0, 1, 1, 2, 3, 51]) }, () => (shape.element === undefined ? null : memberValue(random, shape.element, depth + 1)));
    case 'map':
      return Object.fromEntries(Array.from({ length: random.int(4) }, () => [random.pick(['team', 'a', '__proto__', random.text(10)]), shape.value === undefined ? null : memberValue(random, shape.value, depth + 1)]));
    case 'string':
      return shape.enum !== undefined && random.chance(0.85) ? random.pick(shape.enum) : random.pick(['x', 'team', 'value-1', 'a b', 'abcdefghijklmnop', '123456', random.text(30)]);
    case 'boolean':
      return random.chance(0.5);
    case 'blob':
      return random.chance(0.5) ? ZIP : random.bytes(random.int(200));
    case 'timestamp':
      return new Date(random.int(4_000_000) * 1_000_000);
    default:
      return random.pick(NUMBERS);
  }
}
