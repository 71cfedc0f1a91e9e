import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contextKeysOf, documentOf, mapPrincipals, parsePolicy, policySize, principalsOf } from '../index.ts';
import { MAX_DEPTH, MAX_DOCUMENT_LENGTH, MAX_VALUES, readJson } from './json.ts';

const statement = { Effect: 'Allow', Action: '*', Resource: '*' };
const text = (value: unknown) => JSON.stringify(value, null, 2);
const issuesOf = (value: string) => {
  const read = parsePolicy(value);
  return read.ok ? [] : read.issues.map(({ path, message }) => `${path}: ${message}`);
};
const good = (value: unknown) => {
  const read = documentOf(value);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.document;
};

describe('the JSON reader', () => {
  test('reads what JSON.parse reads, and nothing else', () => {
    const valid = (value: string): boolean => {
      try {
        JSON.parse(value);
        return true;
      } catch {
        return false;
      }
    };
    const pieces = fc.array(fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"\\u0041"', '"\\x"', '1', '-0.5e3', '01', 'true', 'nul', ' ', '\n', '"', '\\', "'a'"), { maxLength: 8 });
    fc.assert(fc.property(fc.oneof(fc.json(), pieces.map((parts) => parts.join(''))), (value) => readJson(value).ok === valid(value)), { numRuns: 3000 });
  });

  test('has bounds: length and depth', () => {
    expect(readJson(`"${'a'.repeat(MAX_DOCUMENT_LENGTH)}"`).ok).toBe(false);
    expect(readJson('['.repeat(MAX_DEPTH + 2) + ']'.repeat(MAX_DEPTH + 2)).ok).toBe(false);
    expect(readJson('['.repeat(100_000)).ok).toBe(false);
    let deep: unknown = 1;
    for (let i = 0; i < MAX_DEPTH + 2; i += 1) deep = [deep];
    expect(documentOf(deep).ok).toBe(false);
  });

  test('a value that holds itself many times over is refused in bounded time, and so is one that throws', () => {
    let shared: unknown = 'x';
    for (let i = 0; i < 30; i += 1) shared = [shared, shared];
    const started = performance.now();
    for (const value of [{ Statement: shared }, shared, { Statement: [{ ...statement, Action: shared }] }]) expect(documentOf(value).ok).toBe(false);
    const circle: unknown[] = [];
    circle.push(circle, circle);
    expect(documentOf({ Statement: circle }).ok).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
    const many = (length: number) => documentOf({ Statement: { ...statement, Action: Array.from({ length }, () => 's3:*') } }).ok;
    expect([many(MAX_VALUES - 5), many(MAX_VALUES)]).toEqual([true, false]);
    const throwing = Object.defineProperty({}, 'Statement', { enumerable: true, get: () => { throw new Error('read'); } });
    expect(documentOf(throwing)).toEqual({ ok: false, issues: [{ line: null, column: null, path: '$', message: 'is no JSON value, or is too large or nested too deep' }] });
  });

  test('says line and column of a fault', () => {
    const read = parsePolicy('{\n  "Version": nope\n}');
    expect(read).toEqual({ ok: false, issues: [{ line: 2, column: 14, path: '$', message: 'expected a JSON value' }] });
  });
});

describe('the structure', () => {
  test('POL-1: Statement is required, and one statement or a list of them', () => {
    expect(good({ Statement: statement })).toEqual(good({ Statement: [statement] }));
    expect(issuesOf('{}')).toEqual(['$: has no `Statement`']);
    expect(issuesOf('[]')).toEqual(['$: expected a policy object']);
    expect(issuesOf(text({ Statement: ['x'], Extra: 1 }))).toEqual(['$.Extra: unknown member `Extra`', '$.Statement[0]: expected a statement object']);
  });

  test('POL-2: Effect and an action element are required, pairs exclude each other', () => {
    expect(issuesOf(text({ Statement: {} }))).toEqual(['$.Statement: has neither `Action` nor `NotAction`', '$.Statement: has no `Effect`']);
    expect(issuesOf(text({ Statement: { ...statement, NotAction: [], NotResource: [] } }))).toHaveLength(2);
    expect(issuesOf(text({ Statement: { ...statement, Principals: '*' } }))).toEqual(['$.Statement.Principals: unknown member `Principals`']);
  });

  test('POL-3: a bare string is a list of one', () => {
    expect(good({ Statement: statement })).toEqual(good({ Statement: { ...statement, Action: ['*'], Resource: ['*'] } }));
  });

  test('POL-4: a member occurs once; condition keys have no letter case', () => {
    expect(issuesOf('{"Statement": [], "Statement": []}')).toEqual(['$.Statement: member `Statement` occurs twice']);
    const Condition = { StringEquals: { 'aws:a': '1', 'AWS:A': '2' } };
    expect(issuesOf(text({ Statement: { ...statement, Condition } }))).toEqual(['$.Statement.Condition["StringEquals"]["AWS:A"]: condition key `AWS:A` occurs twice under one operator']);
  });

  test('POL-6: without Version it is 2008-10-17; a third version there is not', () => {
    expect(good({ Statement: statement }).version).toBe('2008-10-17');
    expect(issuesOf(text({ Version: '2013-10-17', Statement: statement }))).toEqual(['$.Version: unknown version `2013-10-17`']);
  });

  test('POL-7 to POL-9: Id and Sid are strings, Effect one of two words', () => {
    expect(issuesOf(text({ Id: 1, Statement: { ...statement, Sid: {}, Effect: 'allow' } }))).toEqual([
      '$.Statement.Effect: expected `Allow` or `Deny`',
      '$.Statement.Sid: expected a string',
      '$.Id: expected a string',
    ]);
  });

  test('POL-21: a principal is `*` or an object of known types', () => {
    expect(good({ Statement: { ...statement, Principal: '*' } })).toEqual(good({ Statement: { ...statement, Principal: { AWS: '*' } } }));
    expect(issuesOf(text({ Statement: { ...statement, Principal: 'me' } }))).toHaveLength(1);
    expect(issuesOf(text({ Statement: { ...statement, Principal: { Group: 'g' } } }))).toHaveLength(1);
  });

  test('COND-7: numbers and booleans are their text, as written', () => {
    const read = parsePolicy('{"Statement": {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"NumericEquals": {"k": [10.0, 7]}, "Bool": {"b": true}}}}');
    expect(read.ok && read.document.statements[0]!.conditions.map(({ values }) => values)).toEqual([['10.0', '7'], ['true']]);
  });

  test('COND-4: an operator that does not exist is an issue, unless it asks nothing', () => {
    const conditionIssues = (Condition: unknown) => issuesOf(text({ Statement: { ...statement, Condition } }));
    for (const operator of ['stringEquals', 'NullIfExists', 'ForAnyValue:Null', 'ForSomeValues:StringEquals', 'ForAnyValue:ForAllValues:StringEquals', 'constructor', 'StringEqualsIfExistsIfExists']) {
      expect(conditionIssues({ [operator]: { k: 'v' } }), operator).toHaveLength(1);
      expect(conditionIssues({ [operator]: {} }), operator).toEqual([]);
    }
    for (const operator of ['NotIpAddressIfExists', 'ForAllValues:ArnNotLikeIfExists', 'BinaryEquals', 'Null']) expect(conditionIssues({ [operator]: { k: 'v' } }), operator).toEqual([]);
    expect(conditionIssues({ StringEquals: { k: {} } })).toHaveLength(1);
    expect(conditionIssues({ StringEquals: { k: [null] } })).toHaveLength(1);
  });
});

test('POL-90: white space outside strings is not counted', () => {
  const policy = { Version: '2012-10-17', Statement: [{ ...statement, Sid: 'a b\t"\\" c' }] };
  expect(policySize(text(policy))).toBe(JSON.stringify(policy).length);
  expect(policySize(' { "a b" : 1 }\r\n\t')).toBe(9);
});

test('POL-31: principals are found, and rewritten in place', () => {
  const policy = `{ "Statement" : [ {"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::1:user/a", "x"],"Service":"s3"},"Action":"arn:aws:iam::1:user/a"},\n {"Principal":"*"},{"NotPrincipal":{"AWS":"arn:aws:iam::1:user/a"}} ] }`;
  const seen: string[] = [];
  const mapped = mapPrincipals(policy, ({ type, value }) => {
    seen.push(`${type} ${value}`);
    return value === 'arn:aws:iam::1:user/a' ? 'AIDA"1' : value;
  });
  expect(seen).toEqual(['AWS arn:aws:iam::1:user/a', 'AWS x', 'Service s3', 'AWS arn:aws:iam::1:user/a']);
  expect(mapped).toBe(policy.replaceAll(/(AWS":\[?)"arn:aws:iam::1:user\/a"/g, '$1"AIDA\\"1"'));
  expect(mapPrincipals('not json', () => 'x')).toBe('not json');
  const document = good({ Statement: [{ ...statement, Principal: { AWS: ['a', 'b'] } }, { ...statement, Effect: 'Deny', NotPrincipal: { Service: 's' } }, { ...statement, Principal: '*' }] });
  expect(principalsOf(document)).toEqual([{ type: 'AWS', value: 'a' }, { type: 'AWS', value: 'b' }, { type: 'Service', value: 's' }, { type: 'AWS', value: '*' }]);
});

test('COND-40: the keys that a document asks for are those of conditions and of variables', () => {
  const Statement = { ...statement, Resource: "arn:aws:s3:::${aws:PrincipalTag/a, 'x'}/${*}", Condition: { StringEquals: { 'aws:A': '${AWS:username}', 'k:b': 'x' }, Bool: { 'AWS:a': 'true' } } };
  expect(contextKeysOf(good({ Version: '2012-10-17', Statement }))).toEqual(['aws:principaltag/a', 'aws:A', 'aws:username', 'k:b']);
  expect(contextKeysOf(good({ Statement }))).toEqual(['aws:A', 'k:b']);
});
