import { expect, test } from 'vitest';
import { buildUnderstanding } from './build.ts';
import { heard } from './said.fixture.ts';
import type { SlotValues } from './types.ts';
import { allOf, botOf } from './understanding.fixture.ts';

const PIZZA = botOf(
  [
    { name: 'OrderPizza', utterances: ['order a {Size} pizza', 'i want a {Size} {Crust} pizza', 'pizza for {Day}'], slots: { Size: 'Sizes', Crust: 'Crusts', Day: 'AMAZON.DATE', Count: 'AMAZON.NUMBER' }, answers: { Size: ['make it {Size}'] } },
    { name: 'OrderDrink', utterances: ['order a {Drink}'], slots: { Drink: 'Drinks' } },
    { name: 'Help', parent: 'AMAZON.HelpIntent' },
    { name: 'Fallback', parent: 'AMAZON.FallbackIntent' },
    { name: 'Search', parent: 'AMAZON.KendraSearchIntent', utterances: ['search this'] },
  ],
  {
    Sizes: { values: { small: ['little'], large: ['big', 'huge'] }, restricted: true },
    Crusts: { values: { thick: [], thin: ['crispy'] }, restricted: true },
    Drinks: { values: { 'root beer': [], cola: ['coke'] } },
  },
);

function values(slots: SlotValues): Record<string, string | null> {
  return Object.fromEntries(Object.entries(slots).map(([name, { value }]) => [name, value]));
}

const full = buildUnderstanding(PIZZA, 'full', null);
const basic = buildUnderstanding(PIZZA, 'basic', null);

test('LEX-ML-3: case, punctuation and short forms do not matter, and holes give slots', () => {
  expect(full.interpret(heard('I WANT a BIG, crispy pizza!'), allOf(PIZZA))[0]).toMatchObject({ intentName: 'OrderPizza', exact: true, slots: { Size: { value: 'large', originalValue: 'BIG' }, Crust: { value: 'thin', originalValue: 'crispy' } } });
});

test('LEX-BLD-2: the basic level knows sample utterances with known values alone', () => {
  expect(basic.interpret(heard('order a cola'), allOf(PIZZA))[0]).toMatchObject({ intentName: 'OrderDrink', exact: true });
  expect(basic.interpret(heard('order a ginger ale'), allOf(PIZZA))).toEqual([]);
  expect(basic.interpret(heard('i would love some pizza today'), allOf(PIZZA))).toEqual([]);
  expect(full.interpret(heard('order a ginger ale'), allOf(PIZZA))[0]).toMatchObject({ intentName: 'OrderDrink', slots: { Drink: { value: 'ginger ale', resolutions: [] } } });
});

test('LEX-NLU-1: only eligible intents are candidates, and FallbackIntent and KendraSearchIntent never are', () => {
  expect(full.interpret(heard('order a large pizza'), new Set(['OrderDrink', 'Help'])).map(({ intentName }) => intentName)).not.toContain('OrderPizza');
  for (const text of ['search this', 'AMAZON.FallbackIntent', 'Fallback']) expect(full.interpret(heard(text), allOf(PIZZA)).map(({ intentName }) => intentName)).not.toEqual(expect.arrayContaining(['Search']));
});

test('LEX-NLU-3: an intent derived from a built-in one is said in its words', () => {
  for (const text of ['help', 'Help me', 'can you help me?']) expect(full.interpret(heard(text), allOf(PIZZA))[0]).toMatchObject({ intentName: 'Help', exact: true, score: 1 });
  const german = botOf([{ name: 'Hilfe', parent: 'AMAZON.HelpIntent' }, { name: 'Halt', parent: 'AMAZON.StopIntent' }], {}, 'de-DE');
  expect(buildUnderstanding(german, 'basic', null).interpret(heard('Kannst du mir helfen?'), allOf(german))[0]).toMatchObject({ intentName: 'Hilfe' });
});

test('LEX-NLU-6: TOP_RESOLUTION gives the value of a synonym in any case, and accepts nothing else', () => {
  expect(full.fill(heard('HUGE please'), 'OrderPizza', 'Size')).toEqual({ Size: { value: 'large', originalValue: 'HUGE', resolutions: ['large'] } });
  expect(full.fill(heard('enormous'), 'OrderPizza', 'Size')).toEqual({});
});

test('LEX-NLU-6: ORIGINAL_VALUE gives any words as they were typed, and resembling values as resolutions', () => {
  expect(full.fill(heard('Coke'), 'OrderDrink', 'Drink')).toEqual({ Drink: { value: 'Coke', originalValue: 'Coke', resolutions: ['cola'] } });
  expect(full.fill(heard('some Ginger Beer please'), 'OrderDrink', 'Drink')).toMatchObject({ Drink: { value: 'Ginger Beer' } });
  expect(full.fill(heard('Birch Beer'), 'OrderDrink', 'Drink')).toMatchObject({ Drink: { value: 'Birch Beer', resolutions: [] } });
  expect(full.fill(heard('rootbear'), 'OrderDrink', 'Drink')).toMatchObject({ Drink: { value: 'rootbear' } });
  expect(full.fill(heard('root bear'), 'OrderDrink', 'Drink')).toMatchObject({ Drink: { value: 'root bear' } });
});

test('LEX-ML-4: a longer word with one letter wrong is still the value', () => {
  expect(full.fill(heard('smal'), 'OrderPizza', 'Size')).toEqual({});
  expect(values(full.fill(heard('lagre'), 'OrderPizza', 'Size'))).toEqual({ Size: 'large' });
  expect(values(full.fill(heard('litle'), 'OrderPizza', 'Size'))).toEqual({ Size: 'small' });
});

test('LEX-RT-12: an answer fills the asked slot among other words, by its own utterances, and other slots with it', () => {
  expect(values(full.fill(heard('large pizza please'), 'OrderPizza', 'Size'))).toEqual({ Size: 'large' });
  expect(values(full.fill(heard('make it big'), 'OrderPizza', 'Size'))).toEqual({ Size: 'large' });
  expect(values(full.fill(heard('a large thick crust pizza'), 'OrderPizza', 'Size'))).toEqual({ Size: 'large', Crust: 'thick' });
  expect(values(full.fill(heard('large for tomorrow'), 'OrderPizza', 'Size'))).toEqual({ Size: 'large', Day: '2020-11-26' });
  expect(full.fill(heard('what was that?'), 'OrderPizza', 'Size')).toEqual({});
  expect(full.fill(heard('...'), 'OrderDrink', 'Drink')).toEqual({});
  expect(full.fill(heard('large'), 'NoIntent', 'Size')).toEqual({});
  expect(full.fill(heard('large'), 'OrderPizza', 'NoSlot')).toEqual({});
});

test('LEX-RT-12: a number that no word speaks for is not taken for a slot that was not asked for', () => {
  expect(values(full.fill(heard('2 large ones'), 'OrderPizza', 'Size'))).toEqual({ Size: 'large' });
  expect(values(full.fill(heard('2'), 'OrderPizza', 'Count'))).toEqual({ Count: '2' });
});

test('LEX-RT-12: the answer to a confirmation may hold values', () => {
  expect(values(full.valuesIn(heard('no, make it small and thin'), 'OrderPizza'))).toEqual({ Size: 'small', Crust: 'thin' });
  expect(full.valuesIn(heard('no'), 'OrderPizza')).toEqual({});
  expect(full.valuesIn(heard('small'), 'NoIntent')).toEqual({});
});

test('LEX-ML-5: two slots of one type are told apart by the words around them, otherwise by their order', () => {
  const trip = botOf([{ name: 'Trip', utterances: ['a car from {PickUpDate} to {ReturnDate}'], slots: { PickUpDate: 'AMAZON.DATE', ReturnDate: 'AMAZON.DATE' } }]);
  const understanding = buildUnderstanding(trip, 'full', null);
  expect(values(understanding.valuesIn(heard('to march 8 from march 5'), 'Trip'))).toEqual({ PickUpDate: '2021-03-05', ReturnDate: '2021-03-08' });
  expect(values(understanding.valuesIn(heard('returning friday'), 'Trip'))).toEqual({ ReturnDate: '2020-11-27' });
  expect(values(understanding.valuesIn(heard('friday, sunday'), 'Trip'))).toEqual({ PickUpDate: '2020-11-27', ReturnDate: '2020-11-29' });
  expect(values(understanding.fill(heard('friday'), 'Trip', 'ReturnDate'))).toEqual({ ReturnDate: '2020-11-27' });
});

test('LEX-ML-8: an utterance of two intents makes neither sure, and the build succeeds', () => {
  const bot = botOf([{ name: 'One', utterances: ['do the thing'] }, { name: 'Two', utterances: ['Do the thing!'] }]);
  const found = buildUnderstanding(bot, 'basic', null).interpret(heard('do the thing'), allOf(bot));
  expect(found.map(({ intentName, score }) => [intentName, score])).toEqual([['One', 0.5], ['Two', 0.5]]);
});

test.each([
  ['en-US', 'yes', 'yes'],
  ['en-US', 'Yeah!', 'yes'],
  ['en-US', 'yep, sure', 'yes'],
  ['en-US', 'ok', 'yes'],
  ['en-US', 'correct', 'yes'],
  ['en-US', 'please do', 'yes'],
  ['en-US', "that's right", 'yes'],
  ['en-US', 'well, yes please', 'yes'],
  ['en-US', 'No.', 'no'],
  ['en-US', 'nope', 'no'],
  ['en-US', 'nah', 'no'],
  ['en-US', "don't", 'no'],
  ['en-US', 'cancel that', 'no'],
  ['en-US', 'no, make it large', 'no'],
  ['en-US', 'right now', null],
  ['en-US', 'good morning', null],
  ['en-US', 'I would like a pizza', null],
  ['en-US', '', null],
  ['de-DE', 'Ja, bitte', 'yes'],
  ['de-DE', 'nein danke', 'no'],
  ['fr-FR', "d'accord", 'yes'],
  ['fr-CA', 'non merci', 'no'],
  ['es-US', 'sí', 'yes'],
  ['es-419', 'claro que no', 'no'],
  ['it-IT', 'va bene', 'yes'],
  ['ja-JP', 'はい', 'yes'],
  ['ja-JP', 'いいえ', 'no'],
  ['ko-KR', '네', 'yes'],
  ['ko-KR', '아니요', 'no'],
] as const)('LEX-NLU-10: in %s `%s` answers %s', (locale, text, answer) => {
  expect(buildUnderstanding(botOf([], {}, locale), 'basic', null).confirms(heard(text))).toBe(answer);
});
