import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Token } from '../match/glob.ts';
import { ANY, ANY_IN_SEGMENT, globMatches, globOf, ONE, ONE_IN_SEGMENT, wildcards } from '../match/glob.ts';
import { resourcePattern } from '../match/pattern.ts';
import { includes, intersects, languageOf, regionsOf } from './glob-language.ts';

const token = fc.constantFrom<Token>('a', 'b', 'ab', ':', 'é', '\u{1F600}', ANY, ANY, ANY_IN_SEGMENT, ONE, ONE_IN_SEGMENT);
const language = fc.array(token, { maxLength: 6 });
/** Every text of up to four characters of this alphabet; `x` stands for all others. */
const ALPHABET = ['a', 'b', ':', 'é', '\u{1F600}', 'x'];
const TEXTS = [''];
for (let at = 0; TEXTS[at]!.length < 4 && TEXTS.length < 1600; at += 1) for (const character of ALPHABET) TEXTS.push(TEXTS[at]! + character);
const matches = (tokens: readonly Token[], text: string) => globMatches(globOf(tokens), text);

test('languageOf: the tokens of a compiled pattern match what the pattern does', () => {
  fc.assert(
    fc.property(language, (tokens) => {
      const glob = globOf(tokens);
      const again = globOf(languageOf(glob));
      for (const text of TEXTS.slice(0, 300)) expect(globMatches(again, text)).toBe(globMatches(glob, text));
    }),
    { numRuns: 500 },
  );
});

test('includes: agrees with every sampled text, and a refusal has a text that shows it', () => {
  let yes = 0;
  fc.assert(
    fc.property(fc.array(language, { maxLength: 3 }), language, (outers, inner) => {
      const answer = includes(outers, inner);
      expect(answer).not.toBe(null);
      const outside = TEXTS.find((text) => matches(inner, text) && !outers.some((outer) => matches(outer, text)));
      if (answer === true) {
        yes += 1;
        expect(outside).toBe(undefined);
      } else {
        const shown = regionsOf([inner], outers)!.find(({ members }) => members === 0n)!;
        expect(matches(inner, shown.text)).toBe(true);
        expect(outers.some((outer) => matches(outer, shown.text))).toBe(false);
      }
    }),
    { numRuns: 3000 },
  );
  expect(yes).toBeGreaterThan(100);
});

test('intersects: agrees with every sampled text, and is symmetric', () => {
  let no = 0;
  fc.assert(
    fc.property(language, language, (one, other) => {
      const answer = intersects(one, other);
      expect(intersects(other, one)).toBe(answer);
      if (TEXTS.some((text) => matches(one, text) && matches(other, text))) expect(answer).toBe(true);
      if (answer === true) expect(regionsOf([one], [other])!.some(({ members, text }) => members === 1n && matches(one, text) && matches(other, text))).toBe(true);
      else no += 1;
    }),
    { numRuns: 3000 },
  );
  expect(no).toBeGreaterThan(100);
});

test('regionsOf: every sampled text is in one of the regions, and every region has its text', () => {
  fc.assert(
    fc.property(language, fc.array(language, { maxLength: 4 }), (universe, languages) => {
      const regions = regionsOf([universe], languages)!;
      const membersOf = (text: string) => languages.reduce((bits, tokens, at) => (matches(tokens, text) ? bits | (1n << BigInt(at)) : bits), 0n);
      for (const { members, text } of regions) {
        expect(matches(universe, text)).toBe(true);
        expect(membersOf(text)).toBe(members);
      }
      const known = new Set(regions.map(({ members }) => members));
      for (const text of TEXTS.slice(0, 400)) if (matches(universe, text)) expect(known.has(membersOf(text))).toBe(true);
    }),
    { numRuns: 700 },
  );
});

test('POL-16: inclusion knows which wildcards stay in their segment of an ARN', () => {
  const resource = (text: string) => {
    const { fixed } = resourcePattern(text, true, true);
    return languageOf(fixed!);
  };
  expect(includes([resource('arn:aws:s3:::b/*')], resource('arn:aws:s3:::b/home/*'))).toBe(true);
  expect(includes([resource('arn:aws:s3:::b/home/*')], resource('arn:aws:s3:::b/*'))).toBe(false);
  expect(includes([resource('arn:aws:sqs:*:1:q')], resource('arn:aws:sqs:us-east-1:1:q'))).toBe(true);
  expect(includes([resource('arn:aws:sqs:us-*-1:1:q')], resource('arn:aws:sqs:us-*:1:q'))).toBe(false);
  expect(includes([resource('arn:aws:sqs:us-*-1:1:q')], resource('arn:aws:sqs:us-?*-1:1:q'))).toBe(true);
  expect(includes([resource('arn:aws:sqs')], resource('arn:aws:sqs:*:*:*'))).toBe(true);
  expect(intersects(resource('arn:aws:sqs:us-*-1:1:q'), resource('arn:aws:sqs:us-east-?:1:*'))).toBe(true);
  expect(intersects(resource('arn:aws:sqs:us-*-1:1:q'), resource('arn:aws:sqs:us-east-2:1:q'))).toBe(false);
});

test('includes: several outer patterns together may hold what none of them holds alone', () => {
  const all = wildcards('a*');
  expect(includes([['a'], wildcards('a?*')], all)).toBe(true);
  expect(includes([wildcards('a?*')], all)).toBe(false);
});

test('includes and intersects: hard patterns are given up within bounds, not decided wrongly', () => {
  const wild = Array.from({ length: 9 }, (_, at) => wildcards(`*${'abcdefghi'[at]}*${'bcdefghia'[at]}*${'cdefghiab'[at]}*${'defghiabc'[at]}*`));
  const from = process.cpuUsage();
  expect(includes(wild, wildcards('*'))).not.toBe(true);
  expect(regionsOf([wildcards('*')], wild)).toBe(null);
  expect(process.cpuUsage(from).user / 1000).toBeLessThan(10_000);
  expect(intersects(wildcards('*a'.repeat(200)), wildcards('*aa'.repeat(200)))).not.toBe(false);
  expect(includes([['\u{d83d}']], ['a'])).toBe(null);
});
