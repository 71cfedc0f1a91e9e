import { expect, test } from 'vitest';
import { EXPORTED_BOTS, exportedBot } from '../exports/exports.fixture.ts';
import { buildUnderstanding } from './build.ts';
import { heard } from './said.fixture.ts';
import type { UnderstandingLevel } from './types.ts';
import { allOf } from './understanding.fixture.ts';

/** What holes of the exported bots are filled with, and what is understood. */
const VALUES: Readonly<Record<string, readonly (readonly [said: string, value: string])[]>> = {
  'AMAZON.NUMBER': [['two', '2'], ['5', '5'], ['twenty one', '21']],
  'AMAZON.US_CITY': [['New York', 'New York'], ['chicago', 'chicago'], ['San Francisco', 'San Francisco']],
};

const LEVELS: readonly UnderstandingLevel[] = ['basic', 'full'];

test.each(EXPORTED_BOTS.flatMap((name) => LEVELS.map((level) => [name, level] as const)))('LEX-ML-20, LEX-BLD-2: every sample utterance of %s is understood at level %s with all slots right', (name, level) => {
  const bot = exportedBot(name);
  const understanding = buildUnderstanding(bot, level, null);
  let asked = 0;
  for (const intent of bot.intents) {
    for (const utterance of intent.sampleUtterances ?? []) {
      const holes = (intent.slots ?? []).filter((slot) => utterance.includes(`{${slot.name}}`));
      const choices = holes.map((slot) => {
        const type = Object.values(bot.slotTypes).find((each) => each.name === slot.slotType);
        return type === undefined ? (VALUES[slot.slotType ?? ''] ?? []) : (type.enumerationValues ?? []).map(({ value }) => [value ?? '', value ?? ''] as const);
      });
      for (let round = 0; round < Math.max(1, ...choices.map((values) => values.length)); round++) {
        const chosen = holes.map((slot, at) => [slot.name ?? '', choices[at]?.[round % (choices[at]?.length ?? 1)] ?? ['', '']] as const);
        const text = chosen.reduce((sentence, [slot, [said]]) => sentence.replace(`{${slot}}`, said), utterance);
        const [best] = understanding.interpret(heard(text), allOf(bot));
        const values = Object.fromEntries(Object.entries(best?.slots ?? {}).map(([slot, { value }]) => [slot, value]));
        expect({ text, intent: best?.intentName, exact: best?.exact, values }).toEqual({ text, intent: intent.name, exact: true, values: Object.fromEntries(chosen.map(([slot, [, value]]) => [slot, value])) });
        expect(best?.score).toBeGreaterThan(0.95);
        asked++;
      }
    }
  }
  expect(asked).toBeGreaterThan(0);
});

test('LEX-RT-23: the answers of the documented flow fill the slots that are asked for', () => {
  const understanding = buildUnderstanding(exportedBot('OrderFlowers'), 'full', null);
  expect(understanding.fill(heard('roses'), 'OrderFlowers', 'FlowerType')).toEqual({ FlowerType: { value: 'roses', originalValue: 'roses', resolutions: ['roses'] } });
  expect(understanding.fill(heard('tomorrow'), 'OrderFlowers', 'PickupDate')['PickupDate']?.value).toBe('2020-11-26');
  expect(understanding.fill(heard('6 pm'), 'OrderFlowers', 'PickupTime')['PickupTime']?.value).toBe('18:00');
  const bookTrip = buildUnderstanding(exportedBot('BookTrip'), 'full', null);
  expect(bookTrip.fill(heard('Moscow'), 'BookCar', 'PickUpCity')).toEqual({ PickUpCity: { value: 'Moscow', originalValue: 'Moscow', resolutions: [] } });
});
