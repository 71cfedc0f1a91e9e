import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildUnderstanding } from './build.ts';
import { heard } from './said.fixture.ts';
import { allOf, botOf } from './understanding.fixture.ts';

/** A bot at its limits: 10,000 values of a type and 1,500 utterances of an intent. */
const values = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`value ${at.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] as string)}`, []]));
const utterances = Array.from({ length: 1500 }, (_, at) => `{A} and {B} say ${at} ${'word '.repeat(at % 20)}{C}`);
const LARGE = botOf([{ name: 'Large', utterances, slots: { A: 'Open', B: 'Open', C: 'Open', D: 'AMAZON.DATE', T: 'AMAZON.TIME', N: 'AMAZON.NUMBER', P: 'AMAZON.PhoneNumber', E: 'AMAZON.EmailAddress', Z: 'AMAZON.PostalAddress', X: 'AMAZON.AlphaNumeric' } }], { Open: { values } });

/** Of the processor, so that a busy machine does not matter. */
function millisSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

test('LEX-SHP-7, LEX-VAL-3: a bot at its limits is built in time, and no text of 1,024 characters makes it slow', () => {
  const began = process.cpuUsage();
  const understanding = buildUnderstanding(LARGE, 'basic', null);
  expect(millisSince(began)).toBeLessThan(3000);
  const texts = ['and '.repeat(256), 'a'.repeat(1024), '1'.repeat(1024), '1.'.repeat(512), '5 '.repeat(512), 'a.'.repeat(512), 'a@'.repeat(512), 'value '.repeat(170), '在'.repeat(1024), 'in two weeks at 6 pm on '.repeat(42), '12 main '.repeat(128), 'one hundred and '.repeat(64), '𝒜'.repeat(512), '--('.repeat(340)];
  for (const text of texts) {
    const start = process.cpuUsage();
    understanding.interpret(heard(text), allOf(LARGE));
    understanding.fill(heard(text), 'Large', 'A');
    understanding.valuesIn(heard(text), 'Large');
    understanding.confirms(heard(text));
    expect(millisSince(start), text.slice(0, 10)).toBeLessThan(700);
  }
});

test('LEX-RT-6: any text at all is interpreted, the same each time', () => {
  const bot = botOf([{ name: 'Any', utterances: ['say {What} on {When}'], slots: { What: 'Open', When: 'AMAZON.DATE', N: 'AMAZON.NUMBER' } }], { Open: { values: { one: [], __proto: ['constructor'] } } });
  const once = buildUnderstanding(bot, 'basic', null);
  const again = buildUnderstanding(bot, 'basic', null);
  const text = fc.oneof(fc.string({ maxLength: 60, unit: 'binary' }), fc.array(fc.constantFrom('say', 'one', 'on', 'friday', '5', '{What}', '%', '@', 'the', 'constructor', '__proto__', 'half', 'past', 'March', '-', '.')).map((words) => words.join(' ')));
  fc.assert(
    fc.property(text, (words) => {
      const result = once.interpret(heard(words), allOf(bot));
      expect(again.interpret(heard(words), allOf(bot))).toEqual(result);
      expect(once.fill(heard(words), 'Any', 'What')).toEqual(again.fill(heard(words), 'Any', 'What'));
    }),
    { numRuns: 300 },
  );
});
