import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTIONS } from './cases/actions.fixture.ts';
import { allow, catalogue, textOf } from './cases/case.fixture.ts';
import { CONDITIONS } from './cases/conditions.fixture.ts';
import { ELEMENTS } from './cases/elements.fixture.ts';
import { PRINCIPALS } from './cases/principals.fixture.ts';
import type { LintKind } from './finding.ts';
import { FINDING_CODES, findingType, learnMoreLink } from './finding.ts';
import { lint } from './lint.ts';

const CASES = [...ELEMENTS, ...ACTIONS, ...CONDITIONS, ...PRINCIPALS];
const KINDS: readonly LintKind[] = ['identity', 'resource', 'trust', 'scp', 'rcp', 'session'];

describe('each check finds its fault, and not in its neighbour', () => {
  for (const { code, rule, kind, fails, passes, at, data, resourceType } of CASES) {
    test(`${rule}: ${code} (${kind}${data ? ', with data' : ''})`, () => {
      const options = { kind, ...(data ? { data: catalogue } : {}), ...(resourceType === undefined ? {} : { resourceType }) };
      const found = lint(textOf(fails), options).filter((finding) => finding.code === code);
      expect(found.length).toBeGreaterThan(0);
      expect(found[0]!.type).toBe(findingType(code));
      expect(found[0]!.learnMore).toBe(learnMoreLink(code));
      if (at !== undefined) expect(found[0]!.path).toBe(at);
      expect(lint(textOf(passes), options).filter((finding) => finding.code === code)).toEqual([]);
      // A check that needs data must be silent without it, not guess.
      if (data) expect(lint(textOf(passes), { kind }).filter((finding) => finding.code === code)).toEqual([]);
    });
  }

  test('every code has a case', () => {
    expect(FINDING_CODES.filter((code) => !CASES.some((one) => one.code === code))).toEqual([]);
    expect(FINDING_CODES.length).toBeGreaterThan(100);
  });
});

test('a policy without fault has no finding, with data and without', () => {
  const statement = { Sid: 'Read', Effect: 'Allow', Action: ['s3:GetObject', 'sqs:SendMessage'], Resource: ['arn:aws:s3:::b/${aws:username}/*', 'arn:aws:sqs:*:111122223333:q'], Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
  expect(lint(textOf(statement), { kind: 'identity' })).toEqual([]);
  expect(lint(textOf(statement), { kind: 'identity', data: catalogue })).toEqual([]);
});

test('a finding says where: line, column and path, in the order of the document', () => {
  const text = '{\n  "Version": "2012-10-17",\n  "Statement": [\n    { "Effect": "allow", "Action": ["s3:GetObject", "x"], "Resource": "*" }\n  ]\n}';
  expect(lint(text, { kind: 'identity' }).map(({ code, line, column, path }) => [code, line, column, path])).toEqual([
    ['INVALID_EFFECT', 4, 17, '$.Statement[0].Effect'],
    ['INVALID_ACTION', 4, 53, '$.Statement[0].Action[1]'],
  ]);
  expect(lint('{"a":\n1 2}', { kind: 'identity' }).map(({ code, line, column }) => [code, line, column])).toEqual([['JSON_SYNTAX_ERROR', 2, 3]]);
});

test('a document that is already parsed gives the same findings without lines', () => {
  for (const { kind, fails, code } of CASES) {
    const text = textOf(fails);
    if (code === 'JSON_SYNTAX_ERROR' || code.startsWith('POLICY_SIZE')) continue;
    const codes = (document: unknown) => lint(document, { kind, data: catalogue }).map((finding) => finding.code).sort();
    expect(codes(JSON.parse(text))).toEqual(codes(text));
  }
  expect(lint({}, { kind: 'identity' })[0]).toMatchObject({ line: null, column: null, path: '$' });
});

test('a name that is nearly right is suggested', () => {
  const message = (Action: string) => lint(textOf({ ...allow, Action }), { kind: 'identity', data: catalogue })[0]?.message;
  expect(message('s3:GetObjetc')).toBe('there is no action `s3:GetObjetc`; did you mean `s3:GetObject`?');
  expect(message('sqss:SendMessage')).toBe('there is no service `sqss`; did you mean `sqs`?');
  expect(message('s3:Frobnicate')).toBe('there is no action `s3:Frobnicate`');
});

test('IMPROVE_IP_RANGE names the range that is meant', () => {
  const message = (range: string) => lint(textOf({ ...allow, Condition: { IpAddress: { 'aws:SourceIp': range } } }), { kind: 'identity' })[0]?.message;
  expect(message('203.0.113.5/24')).toContain('`203.0.113.0/24`');
  expect(message('2001:db8:0:1:2::3/36')).toContain('`2001:db8::/36`');
  expect(message('1:2:3:4:5:6:7:8/127')).toBeUndefined();
  expect(message('1:0:3:4:5:6:7:9/127')).toContain('`1:0:3:4:5:6:7:8/127`');
});

test('the link leads to the section of the check', () => {
  expect(learnMoreLink('MISSING_VERSION')).toBe('https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-missing-version');
  expect(learnMoreLink('PASS_ROLE_WITH_STAR_IN_RESOURCE')).toMatch(/-checks-security-warning-pass-role-with-star-in-resource$/);
});

describe('bounds', () => {
  test('an object that holds itself, a proxy that throws and a value that is no JSON are findings', () => {
    const loop: Record<string, unknown> = {};
    loop['loop'] = loop;
    const thrower = new Proxy({}, { ownKeys: () => { throw new Error('no'); } });
    let wide: unknown = 1;
    for (let depth = 0; depth < 30; depth += 1) wide = [wide, wide];
    for (const document of [loop, thrower, wide, undefined, 1n, () => 1, Symbol('s'), NaN]) {
      expect(lint(document, { kind: 'identity' }).map(({ code }) => code)).toEqual(['DATA_TYPE_MISMATCH']);
    }
  });

  test('hostile documents take no long time and make no large answer', () => {
    const hostile = [
      textOf({ ...allow, Action: Array.from({ length: 9000 }, (_, index) => `s3:*${index}*`) }),
      textOf({ ...allow, Resource: Array.from({ length: 100 }, (_, index) => `arn:aws:s3:::${'*a'.repeat(400)}${index}`) }),
      textOf({ ...allow, Resource: `arn:aws:s3:::${'*a'.repeat(60_000)}` }),
      textOf({ ...allow, Action: Array.from({ length: 2000 }, () => 's3:GetObject'), Condition: { StringEquals: Object.fromEntries(Array.from({ length: 2500 }, (_, index) => [`s3:ExistingObjectTag/${index}`, 'a'])) } }),
      textOf({ ...allow, Resource: `arn:aws:s3:::${'${'.repeat(60_000)}` }),
      textOf({ ...allow, Resource: `arn:aws:s3:::${'${}:'.repeat(30_000)}` }),
      textOf({ ...allow, Resource: `arn:aws:s3:::${'${,'.repeat(40_000)}` }),
      textOf({ ...allow, Condition: { 'ForAnyValue:StringEquals': { ['.'.repeat(120_000)]: 'a.'.repeat(2000) } } }),
      textOf({ ...allow, Principal: { Service: `${'a.'.repeat(50_000)}`, AWS: `arn:aws:iam::111122223333:role/${'a/'.repeat(1000)}` } }),
    ];
    for (const [text, kind] of hostile.flatMap((each) => [[each, 'identity'], [each, 'trust']] as const)) {
      const started = performance.now();
      expect(lint(text, { kind, data: catalogue }).length).toBeLessThanOrEqual(1000);
      expect(performance.now() - started).toBeLessThan(5000);
    }
  });
});

test('hints do not hide an error: each has a bound of its own', () => {
  const text = textOf([...Array.from({ length: 600 }, () => ({ ...allow, Sid: '' })), { ...allow, Effect: 'allow' }]);
  const found = lint(text, { kind: 'identity' });
  expect(found.filter(({ type }) => type !== 'ERROR')).toHaveLength(500);
  expect(found.at(-1)).toMatchObject({ type: 'ERROR', code: 'INVALID_EFFECT', path: '$.Statement[600].Effect' });
});

test('a policy that asks for too much comparing gets an error, not silence', () => {
  const many = { ...catalogue.services[0]!, prefix: 'many', actions: Array.from({ length: 5000 }, (_, index) => ({ name: `DoThing${index}`, accessLevel: 'Read' as const, resourceTypes: [], conditionKeys: [] })) };
  const data = { ...catalogue, services: [...catalogue.services, many] };
  const patterns = Array.from({ length: 400 }, (_, index) => `many:*Thing${1000 + index}*`);
  const found = lint(textOf({ ...allow, Action: patterns }), { kind: 'identity', data });
  expect(found.find(({ code }) => code === 'INVALID_ACTION')?.message).toMatch(/^was not compared with the data/);
  expect(lint(textOf({ ...allow, Action: patterns.slice(0, 200) }), { kind: 'identity', data })).toEqual([]);
});

describe('properties', () => {
  const words = fc.constantFrom('Version', '2012-10-17', 'Statement', 'Effect', 'Allow', 'Deny', 'Action', 'NotAction', 'Resource', 'Principal', 'AWS', 'Condition', 'StringLike', 'ForAllValues:Null', 'aws:SourceIp', '10.0.0.0/8', '*', 'arn:aws:s3:::b', 'arn:::::', '${', '${a,}', 'sts:AssumeRole', '__proto__', 'constructor', ':', '');
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ depthSize: 'medium' }, words, fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.array(tie('any'), { maxLength: 4 }), fc.dictionary(fc.oneof(words, fc.string()), tie('any'), { maxKeys: 5 })),
  })).any;

  test('lint never throws: any text, any value, cut and joined policies', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), value, value.map((one) => JSON.stringify(one) ?? ''), fc.anything()), fc.constantFrom(...KINDS), fc.boolean(), (document, kind, data) => {
      expect(Array.isArray(lint(document, { kind, ...(data ? { data: catalogue } : {}) }))).toBe(true);
    }), { numRuns: 1500 });
    fc.assert(fc.property(fc.constantFrom(...CASES), fc.constantFrom(...KINDS), fc.nat(), fc.nat(), fc.string({ maxLength: 3 }), ({ fails }, kind, from, length, middle) => {
      const text = textOf(fails);
      const at = from % (text.length + 1);
      lint(text.slice(0, at) + middle + text.slice(at + (length % 5)), { kind, data: catalogue });
    }), { numRuns: 1500 });
  });

  test('a statement in the middle of a policy gives the findings that it gives alone', () => {
    for (const { kind, fails, data } of [...ACTIONS, ...CONDITIONS]) {
      if (typeof fails === 'string' || Array.isArray(fails)) continue;
      const options = { kind, ...(data ? { data: catalogue } : {}) };
      const alone = lint(textOf([fails]), options).map(({ code }) => code);
      const other = { Effect: 'Deny', Action: 's3:ListBucket', Resource: '*' };
      expect(lint(textOf([other, fails]), options).filter(({ path }) => path.startsWith('$.Statement[1]')).map(({ code }) => code)).toEqual(alone);
    }
  });
});
