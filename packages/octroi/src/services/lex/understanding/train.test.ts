import { expect, test } from 'vitest';
import { exportedBot } from '../exports/exports.fixture.ts';
import { buildUnderstanding } from './build.ts';
import { ModelError } from './learn/model.ts';
import { heard } from './said.fixture.ts';
import { trained } from './train.fixture.ts';
import type { Interpretation } from './types.ts';
import { allOf, botOf } from './understanding.fixture.ts';

const HOME = botOf(
  [
    { name: 'Lights', utterances: ['turn on the lights in the {Place}', 'switch off the lamp', 'make the {Place} brighter', 'lights on please', 'dim the lights'], slots: { Place: 'Places' } },
    { name: 'Music', utterances: ['play {Song}', 'i want to hear {Song}', 'put on some {Song} music', 'play the song {Song} in the {Place}', 'listen to {Song} now'], slots: { Song: 'Songs', Place: 'Places' } },
    { name: 'Alarm', utterances: ['wake me up at {When}', 'set an alarm for {When}', 'alarm on {Day} at {When}', 'i have to get up at {When}', 'cancel my alarm on {Day}'], slots: { When: 'AMAZON.TIME', Day: 'AMAZON.DATE' } },
    { name: 'Weather', utterances: ['what is the weather like in {City}', 'will it rain {Day}', 'do i need an umbrella {Day}', 'weather forecast for {City}', 'how cold is it outside'], slots: { City: 'AMAZON.US_CITY', Day: 'AMAZON.DATE' } },
    { name: 'Shopping', utterances: ['add {Item} to my shopping list', 'buy {Item}', 'we are out of {Item}', 'put {Item} on the list', 'remind me to buy {Item}'], slots: { Item: 'Items' } },
    { name: 'Help', parent: 'AMAZON.HelpIntent' },
    { name: 'Fallback', parent: 'AMAZON.FallbackIntent' },
  ],
  {
    Places: { values: { kitchen: [], 'living room': ['lounge'], bedroom: [] } },
    Songs: { values: { 'yellow submarine': [], jazz: [], 'moonlight sonata': [], 'let it be': [] } },
    Items: { values: { milk: [], bread: [], 'orange juice': [], apples: [] } },
  },
);

const { model, pauses } = trained(HOME);
const home = buildUnderstanding(HOME, 'full', model);

function best(text: string): Interpretation | undefined {
  return home.interpret(heard(text), allOf(HOME))[0];
}

test.each([
  ['could you turn the lights off', 'Lights'],
  ['please switch on the lamps in the bedroom', 'Lights'],
  ['would you play yellow submarine for me', 'Music'],
  ['set the alarm to 7 am', 'Alarm'],
  ['is it going to rain tomorrow', 'Weather'],
  ["what's the weather in Chicago today", 'Weather'],
  ['add some apples to the list', 'Shopping'],
  ['please help me', 'Help'],
])('LEX-ML-1: `%s`, which is no sample utterance, is understood as %s', (text, intent) => {
  expect(best(text)).toMatchObject({ intentName: intent });
  expect(best(text)?.score).toBeGreaterThan(0.4);
});

test('LEX-ML-1: a sample utterance is more certain than a text that is only like one', () => {
  expect(best('dim the lights')).toMatchObject({ intentName: 'Lights', exact: true, score: 1 });
  expect(best('can you dim the lamp')).toMatchObject({ intentName: 'Lights', exact: false });
});

test('LEX-ML-2: a value tells its intent by its type, also if it stood in no example', () => {
  const values = (names: string): Record<string, readonly string[]> => Object.fromEntries(names.split(' ').map((name) => [name, []]));
  const colours = values('red blue green yellow orange purple black white brown silver golden turquoise crimson ivory');
  const animals = values('dog cat horse cow pig sheep goat duck rabbit lion tiger wolf monkey eagle');
  const bot = botOf(
    [{ name: 'Paint', utterances: ['{Colour} please', 'the {Colour} one'], slots: { Colour: 'Colours' } }, { name: 'Feed', utterances: ['{Animal} please', 'the {Animal} one'], slots: { Animal: 'Animals' } }],
    { Colours: { values: colours, restricted: true }, Animals: { values: animals, restricted: true } },
  );
  const understanding = buildUnderstanding(bot, 'full', trained(bot).model);
  for (const [intent, names] of [['Paint', colours], ['Feed', animals]] as const) {
    for (const name of Object.keys(names)) expect(understanding.interpret(heard(`one ${name} for me please`), allOf(bot))[0]?.intentName, name).toBe(intent);
  }
});

test('LEX-ML-4: known values are found in texts that are no sample utterance', () => {
  expect(best('please switch on the lamps in the bedroom')?.slots).toMatchObject({ Place: { value: 'bedroom', resolutions: ['bedroom'] } });
  expect(best('set the alarm for tomorrow at 7 am')?.slots).toMatchObject({ When: { value: '07:00' }, Day: { value: '2020-11-26' } });
});

test('LEX-ML-4: the tagger finds values that no slot type knows', () => {
  expect(best('please add peanut butter to my shopping list')?.slots).toMatchObject({ Item: { value: 'peanut butter', resolutions: [] } });
  expect(best('i really want to hear bohemian rhapsody')?.slots).toMatchObject({ Song: { value: 'bohemian rhapsody' } });
});

test.each(['my train to Paris was late because of a strike', 'xyzzy plugh quux', 'zzzz', 'how tall was the emperor of ancient Rome', '???', '42'])('LEX-ML-6, LEX-NLU-4: `%s` is out of scope: no intent reaches the usual threshold', (text) => {
  expect(best(text)?.score ?? 0).toBeLessThan(0.4);
});

test('LEX-NLU-2: at most five intents, the best first, none of them FallbackIntent, with scores from 0 to 1', () => {
  const found = home.interpret(heard('turn on the music and buy milk tomorrow'), allOf(HOME));
  expect(found.length).toBeGreaterThan(1);
  expect(found.length).toBeLessThanOrEqual(5);
  expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((left, right) => right - left));
  for (const { intentName, score } of found) {
    expect(intentName).not.toBe('Fallback');
    expect(score).toBeGreaterThan(0);
    expect(score).toBeLessThanOrEqual(1);
  }
});

test('LEX-NLU-1: an intent that is not eligible is not understood, however well it fits', () => {
  const found = home.interpret(heard('could you turn the lights off'), new Set(['Music', 'Alarm']));
  expect(found.map(({ intentName }) => intentName)).not.toContain('Lights');
});

test('LEX-BLD-2: the basic level takes no notice of a model', () => {
  expect(buildUnderstanding(HOME, 'basic', model).interpret(heard('could you turn the lights off'), allOf(HOME))).toEqual([]);
});

test('LEX-ML-7: the same definition gives the same bytes, and the same text the same meaning', () => {
  expect(trained(HOME).model).toEqual(model);
  const text = heard('play something in the lounge tomorrow');
  expect(buildUnderstanding(HOME, 'full', model).interpret(text, allOf(HOME))).toEqual(home.interpret(text, allOf(HOME)));
});

test('LEX-ML-7: a language without spaces is understood by its characters', () => {
  const bot = botOf([{ name: 'Weather', utterances: ['今日の天気を教えて', '明日は雨が降りますか', '{City}の天気は'], slots: { City: 'AMAZON.City' } }, { name: 'Order', utterances: ['ピザを注文したい', 'ピザをください', '飲み物を注文します'] }], {}, 'ja-JP');
  const understanding = buildUnderstanding(bot, 'full', trained(bot).model);
  expect(understanding.interpret(heard('明日の天気を教えてください'), allOf(bot))[0]).toMatchObject({ intentName: 'Weather' });
  expect(understanding.interpret(heard('ピザを一つ注文します'), allOf(bot))[0]).toMatchObject({ intentName: 'Order' });
});

test('LEX-ML-8: an utterance of two intents lowers the scores of both, and the bot is built', () => {
  const bot = botOf([{ name: 'One', utterances: ['do the thing', 'first of all'] }, { name: 'Two', utterances: ['do the thing', 'second to none'] }]);
  const found = buildUnderstanding(bot, 'full', trained(bot).model).interpret(heard('do the thing'), allOf(bot));
  expect(found.map(({ intentName }) => intentName).sort()).toEqual(['One', 'Two']);
  for (const { score } of found) expect(score).toBeLessThan(0.7);
});

test('LEX-BLD-1: training pauses often', () => {
  expect(pauses).toBeGreaterThan(50);
});

test('LEX-BLD-1: bots without utterances, and the exported ones, are trained as well', () => {
  for (const bot of [botOf([]), botOf([{ name: 'Fallback', parent: 'AMAZON.FallbackIntent' }]), botOf([{ name: 'Silent' }]), exportedBot('BookTrip')]) {
    const understanding = buildUnderstanding(bot, 'full', trained(bot).model);
    expect(understanding.interpret(heard('anything at all'), allOf(bot)).every(({ score }) => score <= 1)).toBe(true);
  }
  const trip = exportedBot('BookTrip');
  const understanding = buildUnderstanding(trip, 'full', trained(trip).model);
  expect(understanding.interpret(heard('I would like to reserve a hotel'), allOf(trip))[0]).toMatchObject({ intentName: 'BookHotel' });
});

test('LEX-BLD-6: bytes that are no model, or the model of another bot, are refused', () => {
  const other = botOf([{ name: 'Other', utterances: ['other'] }]);
  expect(() => buildUnderstanding(other, 'full', model)).toThrow(ModelError);
  for (const length of [0, 3, 4, 20, model.length - 8, model.length - 1]) expect(() => buildUnderstanding(HOME, 'full', model.slice(0, length))).toThrow(ModelError);
  expect(() => buildUnderstanding(HOME, 'full', new Uint8Array([...model, 0, 0, 0, 0, 0, 0, 0, 0]))).toThrow(ModelError);
  expect(() => buildUnderstanding(HOME, 'full', new Uint8Array(100).fill(255))).toThrow(ModelError);
});
