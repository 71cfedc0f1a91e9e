import { expect, test } from 'vitest';
import { allow, decide, deny, holds } from '../../reference/decide.ts';
import type { RawCondition, RawStatement } from '../../reference/documents.ts';
import type { ContextValue } from '../index.ts';

const effectOf = (statement: RawStatement, context: Readonly<Record<string, ContextValue>>) => decide({ context }, { identity: [statement] }).effect;
const passes = (Condition: RawCondition, context: Readonly<Record<string, ContextValue>>) => effectOf(allow({ Condition }), context) === 'Allowed';

test('COND-11: StringNotEquals is the negation of StringEquals', () => {
  for (const [wanted, seen] of [['a', 'a'], ['a', 'A'], ['a*', 'ab']] as const) {
    expect(holds('StringNotEquals', 'k:a', wanted, { 'k:a': seen })).toBe(!holds('StringEquals', 'k:a', wanted, { 'k:a': seen }));
  }
});

test('COND-14: a backslash escapes nothing', () => {
  expect(holds('StringLike', 'k:a', 'a\\*', { 'k:a': 'a*' })).toBe(false);
  expect(holds('StringLike', 'k:a', 'a\\*', { 'k:a': 'a\\b' })).toBe(true);
});

test('COND-34: Allow with ForAllValues is open to requests without the key, Deny with ForAnyValue spares them', () => {
  expect(passes({ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' } }, {})).toBe(true);
  expect(effectOf(deny({ Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' } } }), {})).toBe('ImplicitlyDenied');
});

test('COND-35: Null false beside ForAllValues keeps requests without the key out', () => {
  const condition = { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' }, Null: { 'aws:TagKeys': 'false' } };
  expect(passes(condition, { 'aws:TagKeys': ['a'] })).toBe(true);
  expect(passes(condition, {})).toBe(false);
  expect(passes(condition, { 'aws:TagKeys': [] })).toBe(false);
});

test('COND-38: IfExists counts before ForAnyValue', () => {
  expect(holds('ForAnyValue:StringEqualsIfExists', 'k:a', 'x', {})).toBe(true);
  expect(holds('ForAnyValue:StringEqualsIfExists', 'k:a', 'x', { 'k:a': ['y'] })).toBe(false);
});

test('COND-60: a required tag with one of two values', () => {
  const condition = {
    StringEqualsIgnoreCase: { 'aws:RequestTag/environment': ['preprod', 'production'] },
    'ForAnyValue:StringEquals': { 'aws:TagKeys': 'environment' },
  };
  expect(passes(condition, { 'aws:RequestTag/environment': 'PreProd', 'aws:TagKeys': ['environment'] })).toBe(true);
  expect(passes(condition, { 'aws:RequestTag/environment': 'test', 'aws:TagKeys': ['environment'] })).toBe(false);
  expect(passes(condition, { 'aws:RequestTag/costcenter': '1', 'aws:TagKeys': ['costcenter'] })).toBe(false);
  expect(passes(condition, { 'aws:RequestTag/environment': 'production', 'aws:TagKeys': ['environment', 'other'] })).toBe(true);
});

test('COND-61: only listed tag keys may be deleted, and at least one', () => {
  const condition = { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['environment', 'cost-center'] }, Null: { 'aws:TagKeys': 'false' } };
  expect(passes(condition, { 'aws:TagKeys': ['cost-center', 'environment'] })).toBe(true);
  expect(passes(condition, { 'aws:TagKeys': ['environment', 'owner'] })).toBe(false);
  expect(passes(condition, {})).toBe(false);
});

test('COND-62: resources without an instance type pass StringLikeIfExists', () => {
  const condition = { StringLikeIfExists: { 'ec2:InstanceType': ['t1.*', 't2.*', 'm3.*'] } };
  expect(passes(condition, {})).toBe(true);
  expect(passes(condition, { 'ec2:InstanceType': 't2.micro' })).toBe(true);
  expect(passes(condition, { 'ec2:InstanceType': 'c5.large' })).toBe(false);
});

test('COND-63: the matrix of MFA: key absent, false, true', () => {
  const key = 'aws:MultiFactorAuthPresent';
  const row = (statement: RawStatement) => [{}, { [key]: 'false' }, { [key]: 'true' }].map((context) => effectOf(statement, context).slice(0, 8));
  expect(row(deny({ Condition: { Bool: { [key]: 'false' } } }))).toEqual(['Implicit', 'Explicit', 'Implicit']);
  expect(row(deny({ Condition: { BoolIfExists: { [key]: 'false' } } }))).toEqual(['Explicit', 'Explicit', 'Implicit']);
  expect(row(allow({ Condition: { Bool: { [key]: 'true' } } }))).toEqual(['Implicit', 'Implicit', 'Allowed']);
  expect(row(allow({ Condition: { BoolIfExists: { [key]: 'true' } } }))).toEqual(['Allowed', 'Implicit', 'Allowed']);
});
