import { expect, test } from 'vitest';
import { saidIn } from '../said.fixture.ts';
import type { ReadValue } from '../values/value.ts';
import { builtinTypeReader, patternTypeReader } from './builtin-types.ts';

function found(type: string, text: string): (string | null)[] {
  return builtinTypeReader(type, 'en', new Set()).find(saidIn(text)).map(({ value }) => value);
}

function accepted(type: string, text: string): ReadValue | null {
  const said = saidIn(text);
  return builtinTypeReader(type, 'en', new Set()).accept(said, 0, said.tokens.length);
}

test.each([
  ['AMAZON.FOUR_DIGIT_NUMBER', 'nineteen eighty four', '1984'],
  ['AMAZON.FOUR_DIGIT_NUMBER', 'twenty oh five', '2005'],
  ['AMAZON.FOUR_DIGIT_NUMBER', 'my pin is 4711', '4711'],
  ['AMAZON.FOUR_DIGIT_NUMBER', 'two thousand five', '2005'],
  ['AMAZON.FOUR_DIGIT_NUMBER', 'one two three four', '1234'],
  ['AMAZON.Percentage', 'twenty five percent', '25%'],
  ['AMAZON.Percentage', 'about 7.5% of it', '7.5%'],
  ['AMAZON.PhoneNumber', 'call +1 (509) 555-1212 now', '+15095551212'],
  ['AMAZON.PhoneNumber', '555-1212', '5551212'],
  ['AMAZON.PhoneNumber', 'five five five one two one two', '5551212'],
  ['AMAZON.EmailAddress', 'write to john.doe+lex_1-2@example.org please', 'john.doe+lex_1-2@example.org'],
  ['AMAZON.EmailAddress', 'jane dot doe at example dot com', 'jane.doe@example.com'],
  ['AMAZON.SpeedUnit', 'in miles per hour', 'mph'],
  ['AMAZON.SpeedUnit', 'knots', 'knot'],
  ['AMAZON.WeightUnit', 'two pounds', 'lbs'],
  ['AMAZON.PostalAddress', 'send it to 12 Main Street, Seattle, WA 98101', '12 Main Street, Seattle, WA 98101'],
  ['AMAZON.AlphaNumeric', 'order AB1234 please', 'AB1234'],
  ['AMAZON.US_CITY', 'a hotel in new york', 'new york'],
  ['AMAZON.US_STATE', 'somewhere in North Carolina', 'North Carolina'],
  ['AMAZON.US_FIRST_NAME', 'I am jennifer', 'jennifer'],
  ['AMAZON.EUROPE_CITY', 'fly to Zürich', 'Zürich'],
  ['AMAZON.Country', 'from united states of america', 'united states of america'],
])('LEX-NLU-8: %s finds in `%s` the value `%s`', (type, text, value) => {
  expect(found(type, text)).toContain(value);
});

test('LEX-NLU-8: a percentage without its sign is the number alone', () => {
  expect(accepted('AMAZON.Percentage', 'twenty five')).toMatchObject({ value: '25' });
});

test('LEX-NLU-8: types of names give the text as it was typed, whether their list knows it or not', () => {
  expect(accepted('AMAZON.US_CITY', 'Chicago')).toMatchObject({ value: 'Chicago', resolutions: ['Chicago'] });
  expect(accepted('AMAZON.US_CITY', 'Moscow')).toMatchObject({ value: 'Moscow', resolutions: [] });
  expect(accepted('AMAZON.Actor', 'Humphrey Bogart')).toMatchObject({ value: 'Humphrey Bogart' });
});

test('LEX-NLU-8: types with a grammar accept nothing else', () => {
  for (const type of ['AMAZON.DATE', 'AMAZON.TIME', 'AMAZON.DURATION', 'AMAZON.NUMBER', 'AMAZON.PhoneNumber', 'AMAZON.EmailAddress', 'AMAZON.SpeedUnit']) expect(accepted(type, 'pink elephants')).toBeNull();
});

test('LEX-NLU-8: AMAZON.AlphaNumeric is written without spaces', () => {
  expect(accepted('AMAZON.AlphaNumeric', 'A B 1 2')).toMatchObject({ value: 'AB12' });
  expect(accepted('AMAZON.AlphaNumeric', 'A!B')).toBeNull();
  expect(accepted('AMAZON.AlphaNumeric', 'a'.repeat(31))).toBeNull();
});

test('LEX-NLU-7: under a pattern only full matches of at most 30 characters are accepted', () => {
  const reader = patternTypeReader({ name: 'Plate', slotTypeConfigurations: [{ regexConfiguration: { pattern: '[A-Z]{2}\\d{3,4}' } }] });
  const accept = (text: string): ReadValue | null => reader.accept(saidIn(text), 0, saidIn(text).tokens.length);
  expect(accept('AB1234')).toMatchObject({ value: 'AB1234' });
  expect(accept('AB 123')).toMatchObject({ value: 'AB123' });
  expect(accept('AB12345')).toBeNull();
  expect(accept('xAB123')).toBeNull();
  expect(reader.find(saidIn('the plate is AB123 I think')).map(({ value }) => value)).toContain('AB123');
});
