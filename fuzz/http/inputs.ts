import { zipSync } from 'fflate';
import type { Member, OperationModel, Shape } from '../../packages/octroi/src/wire/model.ts';
import { policyDocument } from './documents.ts';
import type { Random } from './random.ts';

const ACCOUNT = '111122223333';
const ZIP = zipSync({ 'index.mjs': new TextEncoder().encode('export const handler = async (event) => event;') });

/** Things that exist in the fuzzed world, things that do not, and things that are none, by the names of the members that take them. */
const POOLS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/UserName$/, ['ann', 'new1', 'bob', 'ANN', 'ghost', 'new2']],
  [/RoleName$/, ['runner', 'new1', 'Runner', 'ghost', 'AWSServiceRoleForX']],
  [/GroupName$/, ['staff', 'new1', 'STAFF', 'ghost']],
  [/^PolicyName$/, ['own', 'extra', 'ghost']],
  [/^(PolicyArn|PermissionsBoundary|arn|PolicySourceArn)$/, [`arn:aws:iam::${ACCOUNT}:policy/extra`, 'arn:aws:iam::aws:policy/ReadOnlyAccess', `arn:aws:iam::${ACCOUNT}:policy/ghost`, 'arn:aws:iam::aws:policy/nothing-of-this-name', `arn:aws:iam::${ACCOUNT}:user/ann`, 'arn:aws:iam::444455556666:policy/extra', 'not-an-arn-at-all-but-long-enough']],
  [/^(RoleArn|Role)$/, [`arn:aws:iam::${ACCOUNT}:role/runner`, `arn:aws:iam::${ACCOUNT}:role/ghost`, 'arn:aws:iam::444455556666:role/runner', `arn:aws:iam::${ACCOUNT}:root`, 'arn:aws:iam::1:role/x-and-some-more', 'arn:::::::::::::::::::::::::::::']],
  [/^FunctionName$/, ['greeter', 'greeter:live', `${ACCOUNT}:greeter`, `arn:aws:lambda:us-east-1:${ACCOUNT}:function:greeter`, 'arn:aws:lambda:eu-west-1:444455556666:function:x', 'ghost', 'greeter:$LATEST', 'greeter:1', 'a:b:c:d']],
  [/^(FunctionVersion|Qualifier|VersionId)$/, ['$LATEST', '1', '99', 'live', 'v1', 'v9', 'v0']],
  [/^Resource(Arn)?$/, [`arn:aws:lambda:us-east-1:${ACCOUNT}:function:greeter`, `arn:aws:lambda:us-east-1:${ACCOUNT}:function:ghost`, 'arn:aws:s3:::bucket']],
  [/^(Path|PathPrefix|NewPath)$/, ['/', '/a/', '/a/b/', 'a', '//', '/a', `/${'x'.repeat(511)}/`, '/\u007f/', '/*/']],
  [/^AccessKeyId$/, ['AKIAANNEXAMPLE000001', 'AKIABOBEXAMPLE000001', 'AKIAIOSFODNN7EXAMPLE', 'AKIAUNKNOWN000000000', 'ASIAIOSFODNN7EXAMPLE']],
  [/^(Marker|NextMarker|NextToken)$/, ['', 'x', 'AAAA', 'bnVsbA==', 'WyJhIl0=', 'WyJhbm4iXQ', '{"a":1}', '....']],
  [/^SerialNumber$/, [`arn:aws:iam::${ACCOUNT}:mfa/ann`, 'GAHT12345678']],
  [/^Action$/, ['lambda:InvokeFunction', 'lambda:*', 'iam:GetUser', '*']],
  [/^Principal$/, [ACCOUNT, '*', 's3.amazonaws.com', `arn:aws:iam::${ACCOUNT}:role/runner`, 'nobody at all']],
  [/^StatementId$/, ['one', 'two', 'o!']],
  [/^Name$/, ['live', 'fed', 'ghost', '1', '$LATEST']],
  [/^EncodedMessage$/, ['AAAA', 'x'.repeat(9000)]],
];
const DOCUMENTS = /^(PolicyDocument|AssumeRolePolicyDocument|Policy)$/;
/** Optional for the model, needed for anything to happen. */
const ALWAYS: ReadonlySet<string> = new Set(['ZipFile', 'Runtime', 'Handler', 'Status']);
const SANE_POLICIES = ['Get*', 'ListUsers', '*'].map((name) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: `iam:${name}`, Resource: '*' }] }));
const SANE_TRUSTS = [ACCOUNT, `arn:aws:iam::${ACCOUNT}:user/ann`].map((AWS) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS, Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] }));
const NUMBERS = [-1, 0, 1, 2, 3, 100, 900, 1000, 1001, 3600, 43_200, 2 ** 31, 2 ** 53, 1.5, Number.NaN];

/**
 * An input for the operation. `sane`: what is required and little more, of the right kind, so that code beyond the checks is reached;
 * else mostly of its shapes, sometimes with values of no kind at all.
 */
export function inputOf(random: Random, operation: OperationModel, sane: boolean): Record<string, unknown> {
  return operation.input === undefined ? {} : new InputMaker(random, sane).structure(operation.input, 0);
}

class InputMaker {
  readonly #random: Random;
  readonly #sane: boolean;

  constructor(random: Random, sane: boolean) {
    this.#random = random;
    this.#sane = sane;
  }

  structure(shape: Shape, depth: number): Record<string, unknown> {
    const value: Record<string, unknown> = {};
    const optional = this.#sane ? 0.12 : depth > 2 ? 0.1 : 0.3;
    for (const member of shape.members.values()) {
      const wanted = shape.required.has(member.name) ? (this.#sane ? 1 : 0.96) : ALWAYS.has(member.name) ? 0.9 : optional;
      if (this.#random.chance(wanted)) value[member.name] = this.#member(member, depth);
    }
    return value;
  }

  #member(member: Member, depth: number): unknown {
    const { name, shape } = member;
    if (shape.type === 'string') {
      if (!this.#sane && this.#random.chance(0.06)) return this.#random.text(this.#random.pick([3, 40, 600]));
      if (DOCUMENTS.test(name)) return this.#sane ? this.#random.pick(name === 'AssumeRolePolicyDocument' ? SANE_TRUSTS : SANE_POLICIES) : policyDocument(this.#random);
      const pool = POOLS.find(([names]) => names.test(name))?.[1];
      // The first of a pool exist, or are right.
      if (pool !== undefined) return this.#random.pick(this.#sane && this.#random.chance(0.9) ? pool.slice(0, 2) : pool);
    }
    return this.#shape(shape, depth);
  }

  #shape(shape: Shape, depth: number): unknown {
    const random = this.#random;
    switch (shape.type) {
      case 'structure':
        return depth > 4 ? {} : this.structure(shape, depth + 1);
      case 'list':
        return Array.from({ length: this.#sane ? 1 : random.pick([0, 1, 1, 2, 3, 51]) }, () => (shape.element === undefined ? null : this.#member(shape.element, depth + 1)));
      case 'map':
        return Object.fromEntries(Array.from({ length: random.int(4) }, () => [random.pick(['team', 'a', '__proto__', random.text(10)]), shape.value === undefined ? null : this.#member(shape.value, depth + 1)]));
      case 'string':
        if (shape.enum !== undefined && (this.#sane || random.chance(0.85))) return random.pick(shape.enum);
        return random.pick(['x', 'team', 'value-1', 'abcdefghijklmnop', '123456', ...(this.#sane ? [] : ['a b', random.text(30)])]);
      case 'boolean':
        return random.chance(0.5);
      case 'blob':
        return this.#sane || random.chance(0.5) ? ZIP : random.bytes(random.int(200));
      case 'timestamp':
        return new Date(random.int(4_000_000) * 1_000_000);
      default:
        return this.#sane ? (shape.min ?? 1) : random.pick(NUMBERS);
    }
  }
}
