import { describe, expect, test } from 'vitest';
import { holds, requestFor } from '../../reference/decide.ts';
import type { Effect } from '../document/document.ts';
import { compile } from '../evaluate/compile.ts';
import { evaluate } from '../evaluate/evaluate.ts';

describe('COND-30 to COND-33: the truth table for one key', () => {
  const requests = [undefined, [], ['a'], ['a'], ['a', 'b'], ['a', 'b'], ['b', 'c']] as const;
  const wanted = [['a'], ['a'], ['a'], ['b'], ['a'], ['a', 'b'], ['a']] as const;
  for (const [operator, row] of Object.entries({
    StringEquals: 'FFTFFFF',
    StringNotEquals: 'TTFTFFF',
    StringEqualsIfExists: 'TTTFFFF',
    StringNotEqualsIfExists: 'TTFTFFF',
    'ForAnyValue:StringEquals': 'FFTFTTF',
    'ForAllValues:StringEquals': 'TTTFFTF',
    'ForAnyValue:StringNotEquals': 'FFFTTFT',
    'ForAllValues:StringNotEquals': 'TTFTFFT',
    'ForAnyValue:StringEqualsIfExists': 'TTTFTTF',
    'ForAllValues:StringEqualsIfExists': 'TTTFFTF',
  })) {
    test(operator, () => {
      const results = requests.map((request, index) => holds(operator, 'k:a', wanted[index]!, request === undefined ? {} : { 'k:a': request }));
      expect(results.map((result) => (result ? 'T' : 'F')).join('')).toBe(row);
    });
  }
});

test('COND-1: values are alternatives, and none may be met for a negated operator', () => {
  expect(holds('StringEquals', 'k:a', ['1', '2'], { 'k:a': '2' })).toBe(true);
  expect(holds('StringNotEquals', 'k:a', ['1', '2'], { 'k:a': '2' })).toBe(false);
  expect(holds('StringNotEquals', 'k:a', ['1', '2'], { 'k:a': '3' })).toBe(true);
});

test('COND-2: a missing key makes every positive operator false', () => {
  for (const operator of ['StringEquals', 'StringLike', 'NumericLessThan', 'DateGreaterThan', 'Bool', 'BinaryEquals', 'IpAddress', 'ArnLike']) expect(holds(operator, 'k:a', '1', {})).toBe(false);
});

test('COND-3: a missing key makes every negated operator true', () => {
  for (const operator of ['StringNotEquals', 'StringNotEqualsIgnoreCase', 'StringNotLike', 'NumericNotEquals', 'DateNotEquals', 'NotIpAddress', 'ArnNotEquals', 'ArnNotLike']) {
    expect(holds(operator, 'k:a', '1', {})).toBe(true);
  }
});

test('COND-4: IfExists is true without the key, and the plain operator with it', () => {
  expect(holds('BoolIfExists', 'k:a', 'false', {})).toBe(true);
  expect(holds('BoolIfExists', 'k:a', 'false', { 'k:a': 'true' })).toBe(false);
  expect(holds('NumericLessThanIfExists', 'k:a', '5', { 'k:a': '4' })).toBe(true);
});

test('COND-5: Null asks whether the key is absent', () => {
  expect(holds('Null', 'k:a', 'true', {})).toBe(true);
  expect(holds('Null', 'k:a', 'TRUE', { 'k:a': [] })).toBe(true);
  expect(holds('Null', 'k:a', 'false', { 'k:a': ['x'] })).toBe(true);
  expect(holds('Null', 'k:a', 'true', { 'k:a': 'x' })).toBe(false);
  expect(holds('Null', 'k:a', ['true', 'false'], {})).toBe(true);
  expect(holds('Null', 'k:a', 'maybe', {})).toBe(false);
});

test('COND-6: keys have no letter case, the tag name included', () => {
  expect(holds('StringEquals', 'AWS:PrincipalTag/Team', 'red', { 'aws:principaltag/TEAM': 'red' })).toBe(true);
});

test('COND-8: an empty list of values is met by nothing', () => {
  expect(holds('StringEquals', 'k:a', [], { 'k:a': 'x' })).toBe(false);
  expect(holds('StringNotEquals', 'k:a', [], { 'k:a': 'x' })).toBe(true);
  expect(holds('ForAllValues:StringEquals', 'k:a', [], { 'k:a': ['x'] })).toBe(false);
});

test('COND-10 to COND-12: strings with and without letter case; wildcards are text', () => {
  expect(holds('StringEquals', 'k:a', 'a*', { 'k:a': 'ab' })).toBe(false);
  expect(holds('StringEquals', 'k:a', 'A', { 'k:a': 'a' })).toBe(false);
  expect(holds('StringEqualsIgnoreCase', 'k:a', 'A*', { 'k:a': 'a*' })).toBe(true);
  expect(holds('StringNotEqualsIgnoreCase', 'k:a', 'A', { 'k:a': 'a' })).toBe(false);
});

test('COND-13: StringLike is a glob with letter case', () => {
  expect(holds('StringLike', 'k:a', ['x', 'home/*'], { 'k:a': 'home/a/b' })).toBe(true);
  expect(holds('StringLike', 'k:a', 'HOME/*', { 'k:a': 'home/a' })).toBe(false);
  expect(holds('StringNotLike', 'k:a', ['x', 'ho?e'], { 'k:a': 'home' })).toBe(false);
});

test('COND-15: numbers by value, the request on the left', () => {
  expect(holds('NumericEquals', 'k:a', '10', { 'k:a': '10.0' })).toBe(true);
  expect(holds('NumericLessThan', 'k:a', '10', { 'k:a': '9' })).toBe(true);
  expect(holds('NumericLessThan', 'k:a', '9', { 'k:a': '10' })).toBe(false);
  expect(holds('NumericGreaterThanEquals', 'k:a', '-1.5', { 'k:a': '-1.50' })).toBe(true);
  expect(holds('NumericEquals', 'k:a', '9007199254740993', { 'k:a': '9007199254740992' })).toBe(false);
});

test('COND-16: dates as instants, in any zone or as epoch seconds', () => {
  expect(holds('DateEquals', 'k:a', '2026-01-01T00:00:00Z', { 'k:a': '2025-12-31T23:00:00-01:00' })).toBe(true);
  expect(holds('DateEquals', 'k:a', '1767225600', { 'k:a': '2026-01-01' })).toBe(true);
  expect(holds('DateGreaterThan', 'k:a', '2020', { 'k:a': '2020-01-01T00:00:00.001Z' })).toBe(true);
  expect(holds('DateLessThan', 'k:a', '2020-01-01T00:00:00Z', { 'k:a': '2020-01-01T00:00:00Z' })).toBe(false);
});

test('COND-17: Bool has no letter case and knows two words', () => {
  expect(holds('Bool', 'k:a', 'TRUE', { 'k:a': 'true' })).toBe(true);
  expect(holds('Bool', 'k:a', 'false', { 'k:a': 'true' })).toBe(false);
  expect(holds('Bool', 'k:a', 'yes', { 'k:a': 'yes' })).toBe(false);
});

test('COND-17a: Bool values may hold variables', () => {
  expect(holds('Bool', 'k:a', '${k:b}', { 'k:a': 'true', 'k:b': 'True' })).toBe(true);
  expect(holds('Bool', 'k:a', '${k:b}', { 'k:a': 'true' })).toBe(false);
});

test('COND-18: BinaryEquals compares the bytes', () => {
  expect(holds('BinaryEquals', 'k:a', 'YQ==', { 'k:a': 'YR==' })).toBe(true);
  expect(holds('BinaryEquals', 'k:a', 'YQ==', { 'k:a': 'Yg==' })).toBe(false);
  expect(holds('BinaryEquals', 'k:a', 'YQ', { 'k:a': 'YQ' })).toBe(false);
});

test('COND-19 and COND-20: addresses inside and outside ranges; the families never meet', () => {
  expect(holds('IpAddress', 'k:a', ['10.0.0.0/8', '192.0.2.1'], { 'k:a': '192.0.2.1' })).toBe(true);
  expect(holds('IpAddress', 'k:a', '203.0.113.77/24', { 'k:a': '203.0.113.5' })).toBe(true);
  expect(holds('NotIpAddress', 'k:a', '203.0.113.0/24', { 'k:a': '203.0.114.0' })).toBe(true);
  expect(holds('IpAddress', 'k:a', '2001:DB8::/32', { 'k:a': '2001:db8:0:0::1' })).toBe(true);
  expect(holds('IpAddress', 'k:a', '0.0.0.0/0', { 'k:a': '::ffff:10.0.0.1' })).toBe(false);
  expect(holds('NotIpAddress', 'k:a', '::/0', { 'k:a': '10.0.0.1' })).toBe(true);
});

test('COND-21a: ARNs component by component', () => {
  const arn = { 'k:a': 'arn:aws:sns:us-east-2:111122223333:topic' };
  for (const operator of ['ArnEquals', 'ArnLike']) {
    expect(holds(operator, 'k:a', 'arn:aws:sns:*:*:top*', arn)).toBe(true);
    expect(holds(operator, 'k:a', 'arn:aws:sns:*:topic', arn)).toBe(false);
    expect(holds(operator, 'k:a', 'arn:aws:sns:us-*:topic:x', { 'k:a': 'arn:aws:sns:us-east-2:topic:x' })).toBe(true);
    expect(holds(operator, 'k:a', 'arn:aws:sns:us-east-2:111122223333:TOPIC', arn)).toBe(false);
    expect(holds(operator, 'k:a', 'arn:aws:sqs:*:*:*', { 'k:a': 'arn:aws:sqs:r:1:a:b/c' })).toBe(true);
  }
  expect(holds('StringLike', 'k:a', 'arn:aws:sns:*:topic', arn)).toBe(true);
});

test('COND-21b and COND-22: what is no ARN matches nothing, so that the negation is true', () => {
  expect(holds('ArnLike', 'k:a', '*', { 'k:a': 'x' })).toBe(false);
  expect(holds('ArnNotLike', 'k:a', 'arn:*:*:*:*:*', { 'k:a': 'x' })).toBe(true);
  expect(holds('ArnNotEquals', 'k:a', 'arn:*:*:*:*:*', { 'k:a': 'arn:a:b:c:d:e' })).toBe(false);
});

test('COND-23: what cannot be read as the type satisfies nothing, so that the negation is true', () => {
  for (const [positive, negated, good] of [
    ['NumericEquals', 'NumericNotEquals', '1'],
    ['DateEquals', 'DateNotEquals', '2020-01-01'],
    ['IpAddress', 'NotIpAddress', '10.0.0.1'],
  ] as const) {
    for (const [wanted, seen] of [[good, 'x'], ['x', good], ['x', 'x']] as const) {
      expect(holds(positive, 'k:a', wanted, { 'k:a': seen })).toBe(false);
      expect(holds(negated, 'k:a', wanted, { 'k:a': seen })).toBe(true);
    }
  }
});

test('COND-24: an operator of another type compares the text', () => {
  expect(holds('StringEquals', 'k:a', '2026-01-01', { 'k:a': '2026-01-01T00:00:00Z' })).toBe(false);
});

test('COND-32: for ForAllValues an empty text is no value', () => {
  expect(holds('ForAllValues:StringEquals', 'k:a', 'x', { 'k:a': [''] })).toBe(true);
  expect(holds('ForAllValues:StringEquals', 'k:a', 'x', { 'k:a': '' })).toBe(true);
  expect(holds('ForAllValues:StringEquals', 'k:a', 'x', { 'k:a': ['', 'y'] })).toBe(false);
});

test('COND-36: set operators take a single value as a set of one', () => {
  expect(holds('ForAnyValue:StringEquals', 'k:a', 'x', { 'k:a': 'x' })).toBe(true);
  expect(holds('ForAllValues:StringNotEquals', 'k:a', 'x', { 'k:a': 'x' })).toBe(false);
});

test('COND-37: ForAllValues:StringNotLike is true without the key', () => {
  expect(holds('ForAllValues:StringNotLike', 'k:a', '*', {})).toBe(true);
});

test('COND-41: variables count in String, ARN and Bool values only', () => {
  const context = { 'k:a': '5', 'k:b': '5', 'k:arn': 'arn:aws:iam::1:user/5' };
  expect(holds('StringEquals', 'k:a', ['x', '${k:b}'], context)).toBe(true);
  expect(holds('StringEqualsIgnoreCase', 'k:a', '${K:B}', context)).toBe(true);
  expect(holds('StringLike', 'k:a', '${k:b}*', context)).toBe(true);
  expect(holds('ArnLike', 'k:arn', 'arn:aws:iam::*:user/${k:b}', context)).toBe(true);
  expect(holds('NumericEquals', 'k:a', '${k:b}', context)).toBe(false);
  expect(holds('StringEquals', 'k:a', '${k:b}', context, '2008-10-17')).toBe(false);
});

test('COND-44: a value with an unresolvable variable is met by nothing', () => {
  expect(holds('StringEquals', 'k:a', '${k:none}', { 'k:a': '' })).toBe(false);
  expect(holds('StringNotEquals', 'k:a', '${k:none}', { 'k:a': 'x' })).toBe(true);
  expect(holds('StringEquals', 'k:a', ['${k:none}', 'x'], { 'k:a': 'x' })).toBe(true);
});

test('COND-46: `${*}` is a `*` in StringEquals, and no wildcard in StringLike', () => {
  expect(holds('StringEquals', 'k:a', 'a${*}', { 'k:a': 'a*' })).toBe(true);
  expect(holds('StringLike', 'k:a', 'a${*}', { 'k:a': 'ab' })).toBe(false);
  expect(holds('StringLike', 'k:a', '${k:b}', { 'k:a': 'xyz', 'k:b': '*' })).toBe(false);
});

test('COND-49a: an ARN is split before its variables are replaced', () => {
  const seen = { 'k:a': 'arn:aws:iam::1:user/ann' };
  expect(holds('ArnLike', 'k:a', 'arn:aws:iam::${k:account}:user/ann', { ...seen, 'k:account': '1' })).toBe(true);
  expect(holds('ArnLike', 'k:a', 'arn:aws:iam:${k:two}:user/ann', { ...seen, 'k:two': ':1' })).toBe(false);
  expect(holds('ArnLike', 'k:a', "arn:aws:iam::${k:none, '1'}:user/ann", seen)).toBe(true);
});

test('POL-50: an operator that does not exist lets no Allow match, and no Deny slip, whatever the key is', () => {
  // Reading a document refuses it; a document that was made in another way must not open anything either.
  const effectWith = (operator: string, effect: Effect, value?: string) => {
    const statement = { sid: null, effect, principals: null, notPrincipals: null, actions: ['*'], notActions: null, resources: ['*'], notResources: null, conditions: [{ operator, key: 'k:a', values: ['a'] }] };
    const all = { ...statement, effect: 'Allow' as const, conditions: [] };
    const statements = effect === 'Deny' ? [all, statement] : [statement];
    const policy = compile({ version: '2012-10-17', id: null, statements });
    return evaluate(requestFor({ context: value === undefined ? {} : { 'k:a': value } }), { identity: [policy], resource: null, boundary: null, session: [], scp: [], rcp: [] }).effect;
  };
  for (const operator of ['StringEqual', 'stringequals', 'NullIfExists', 'ForAnyValue:Null', 'ForAnyValue:ForAllValues:StringEquals', 'IfExists', '']) {
    for (const value of [undefined, 'a', 'b', '']) {
      expect(effectWith(operator, 'Allow', value), `${operator} ${value}`).toBe('ImplicitlyDenied');
      expect(effectWith(operator, 'Deny', value), `${operator} ${value}`).toBe('ExplicitlyDenied');
    }
  }
  expect(effectWith('StringEquals', 'Allow', 'a')).toBe('Allowed');
});

test('COND-10, COND-44: plain values and values with variables are alternatives in whatever order', () => {
  const wanted = ['x', '${k:b}', '${k:none}', 'y${k:c}'];
  for (const values of [wanted, wanted.toReversed()]) {
    for (const [seen, held] of [['x', true], ['bb', true], ['ycc', true], ['cc', false], ['', false], ['y', false], ['${k:b}', false]] as const) {
      expect(holds('StringEquals', 'k:a', values, { 'k:a': seen, 'k:b': 'bb', 'k:c': 'cc' }), seen).toBe(held);
      expect(holds('StringLike', 'k:a', values, { 'k:a': seen, 'k:b': 'bb', 'k:c': 'cc' }), seen).toBe(held);
    }
  }
  expect(holds('StringEquals', 'k:a', ['a${*}b${k:b}'], { 'k:a': 'a*bbb', 'k:b': 'bb' })).toBe(true);
  expect(holds('StringEquals', 'k:a', ['a${k:none}b'], { 'k:a': 'anullb' })).toBe(false);
  expect(holds('StringEquals', 'k:a', ['a${k:none}b'], { 'k:a': 'ab' })).toBe(false);
});

test('COND-17a: of several Bool values with variables one is enough; what is no truth value meets none', () => {
  expect(holds('Bool', 'k:a', ['${k:b}', '${k:none}'], { 'k:a': 'TRUE', 'k:b': 'true' })).toBe(true);
  expect(holds('Bool', 'k:a', ['${k:none}', '${k:b}'], { 'k:a': 'false', 'k:b': 'False' })).toBe(true);
  expect(holds('Bool', 'k:a', ['${k:none}'], { 'k:a': 'false' })).toBe(false);
  expect(holds('Bool', 'k:a', ['yes', '${k:b}'], { 'k:a': 'yes', 'k:b': 'yes' })).toBe(false);
  expect(holds('Bool', 'k:a', ['', 'no'], { 'k:a': '' })).toBe(false);
});

test('COND-21: literal ARNs, patterns and values that are no ARN are alternatives', () => {
  const wanted = ['arn:aws:sns:us-east-1:1:t', 'no-arn', 'arn:aws:sqs:*:1:q', 'arn:aws:s3:::b'];
  for (const [seen, held] of [['arn:aws:sns:us-east-1:1:t', true], ['arn:aws:sqs:eu-west-1:1:q', true], ['arn:aws:s3:::b', true], ['no-arn', false], ['arn:aws:s3:::c', false], ['arn:aws:sns:us-east-1:1:t:', false]] as const) {
    expect(holds('ArnLike', 'k:a', wanted, { 'k:a': seen }), seen).toBe(held);
    expect(holds('ArnNotEquals', 'k:a', wanted, { 'k:a': seen }), seen).toBe(!held);
  }
  expect(holds('ArnEquals', 'k:a', ['arn:aws:sns:us-east-1:1:t'], { 'k:a': 'arn:aws:sns:us-east-1:1:t' })).toBe(true);
});

test('COND-11: letter case is folded one letter for one', () => {
  expect(holds('StringEqualsIgnoreCase', 'k:a', 'STRASSE', { 'k:a': 'strasse' })).toBe(true);
  expect(holds('StringEqualsIgnoreCase', 'k:a', 'strasse', { 'k:a': 'stra\u00dfe' })).toBe(false);
  expect(holds('StringNotEqualsIgnoreCase', 'k:a', '\ufb01', { 'k:a': 'fi' })).toBe(true);
});

test('COND-16: each of the comparisons of dates, before, at and after', () => {
  const dates = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z'];
  const results = (operator: string) => dates.map((date) => (holds(operator, 'k:a', dates[1]!, { 'k:a': date }) ? 'T' : 'F')).join('');
  expect(results('DateEquals')).toBe('FTF');
  expect(results('DateNotEquals')).toBe('TFT');
  expect(results('DateLessThan')).toBe('TFF');
  expect(results('DateLessThanEquals')).toBe('TTF');
  expect(results('DateGreaterThan')).toBe('FFT');
  expect(results('DateGreaterThanEquals')).toBe('FTT');
});

test('COND-23: a policy value that is not of the type is met by nothing', () => {
  for (const operator of ['NumericEquals', 'NumericLessThanEquals', 'DateGreaterThanEquals', 'IpAddress', 'BinaryEquals']) expect(holds(operator, 'k:a', '!', { 'k:a': '1' }), operator).toBe(false);
  expect(holds('NumericNotEquals', 'k:a', '!', { 'k:a': '1' })).toBe(true);
});

test('COND-42: in older documents an ARN condition has wildcards, and `${...}` is text whose colons count', () => {
  const old = (wanted: string, seen: string): boolean => holds('ArnLike', 'k:a', wanted, { 'k:a': seen, 'k:b': 'b' }, '2008-10-17');
  expect(old('arn:aws:s3:::b/*', 'arn:aws:s3:::b/k')).toBe(true);
  expect(old('arn:aws:s3:::${k:b}', 'arn:aws:s3:::${k:b}')).toBe(true);
  expect(old('arn:aws:s3:::${k:b}', 'arn:aws:s3:::b')).toBe(false);
  expect(old('arn:aws:${k:b}::x', 'arn:aws:${k:b}::x')).toBe(true);
});

test('COND-45, COND-49a: a default may hold braces, quotes and nothing at all, in an ARN as elsewhere', () => {
  for (const [wanted, seen] of [
    ["arn:aws:s3:::${k:none, 'a}b'}/x", 'arn:aws:s3:::a}b/x'],
    ["arn:aws:s3:::${k:none, '}a'}/x", 'arn:aws:s3:::}a/x'],
    ["arn:aws:s3:::${k:none, ''}/x", 'arn:aws:s3:::/x'],
    ["arn:aws:s3:${k:none, 'r'}:${k:none,'1:2'}:x/${k:none, 'y:z'}", 'arn:aws:s3:r:1:2:x/y:z'],
    ["arn:aws:s3:${k:none, 'r'}::x/${k:none, 'y:z'}", 'arn:aws:s3:r::x/y:z'],
    ["arn:aws:${k:none, 'it''s'}:::x", "arn:aws:it''s:::x"],
    ["arn:aws:s3:::it's/${k:none, 'a'}/${k:none, 'b'}", "arn:aws:s3:::it's/a/b"],
  ] as const) {
    // A value with colons is no one component (COND-49a).
    expect(holds('ArnLike', 'k:a', wanted, { 'k:a': seen }), wanted).toBe(!wanted.includes("'1:2'"));
    if (!wanted.includes("'1:2'")) expect(holds('ArnLike', 'k:a', wanted, { 'k:a': `${seen}.` }), wanted).toBe(false);
  }
});

test('COND-45: a default that is empty stands in for nothing but an absent key', () => {
  const seen = { 'k:a': 'arn:aws:s3:::v/x', 'k:b': 'v' };
  expect(holds('ArnLike', 'k:a', "arn:aws:s3:::${k:b, ''}/x", seen)).toBe(true);
  expect(holds('ArnLike', 'k:a', "arn:aws:s3:::${k:b, '}'}/x", seen)).toBe(true);
  expect(holds('ArnLike', 'k:a', "arn:aws:s3:::${k:none, ''}/x", seen)).toBe(false);
});

test('COND-21b: a value with fewer than six components is no ARN, whatever wildcards say', () => {
  for (const seen of ['', ':', 'arn', 'arn:aws', 'a:aws:s3', 'arn:aws:s3::', 'a:b:c:d']) {
    expect(holds('ArnLike', 'k:a', 'arn:*:*:*:*:*', { 'k:a': seen }), seen).toBe(false);
    expect(holds('ArnLike', 'k:a', '*:*:*:*:*:*', { 'k:a': seen }), seen).toBe(false);
  }
  expect(holds('ArnLike', 'k:a', '*:*:*:*:*:*', { 'k:a': 'a:b:c:d:e:' })).toBe(true);
});
