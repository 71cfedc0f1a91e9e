import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasSeveralValues, operatorsFor, readOperator, takesIfExists, writeOperator } from './operator.ts';

test('COND-30: an operator is taken apart into qualifier, comparison and IfExists', () => {
  expect(readOperator('ForAllValues:StringLikeIfExists')).toEqual({ qualifier: 'all', base: 'StringLike', ifExists: true });
  expect(readOperator('ForAnyValue:StringEquals')).toEqual({ qualifier: 'any', base: 'StringEquals', ifExists: false });
  expect(readOperator('Null')).toEqual({ qualifier: 'none', base: 'Null', ifExists: false });
});

test('property: put together again it is what it was', () => {
  const word = fc.oneof(fc.string(), fc.constantFrom('ForAllValues:', 'ForAnyValue:', 'IfExists', 'ForAllValues:ForAnyValue:XIfExistsIfExists'));
  fc.assert(fc.property(fc.array(word, { maxLength: 4 }), (words) => writeOperator(readOperator(words.join(''))) === words.join('')));
});

test('KEY-41: a key of type ARN may be compared as an ARN or as a string', () => {
  expect(operatorsFor('ARN')).toContain('ArnLike');
  expect(operatorsFor('ARN')).toContain('StringEquals');
  expect(operatorsFor('ArrayOfString')[0]).toBe('StringEquals');
});

test('a key of unknown type may be compared in any way; Null suits every key', () => {
  expect(operatorsFor(null)).toContain('IpAddress');
  for (const type of ['String', 'Bool', 'Date', 'Numeric', 'IPAddress', 'Binary', 'ARN', null]) expect(operatorsFor(type).at(-1)).toBe('Null');
  expect([hasSeveralValues('ArrayOfString'), hasSeveralValues('String'), hasSeveralValues(null)]).toEqual([true, false, false]);
});

test('POL-50: Null takes no IfExists', () => {
  expect([takesIfExists('Null'), takesIfExists('Bool')]).toEqual([false, true]);
});
