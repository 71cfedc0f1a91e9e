import { expect, test } from 'vitest';
import { isServicePrincipal, USE_CASES } from './use-cases.ts';

test('every use case is a service principal, each once, and the common ones come first', () => {
  expect(USE_CASES.filter(({ service }) => !isServicePrincipal(service))).toEqual([]);
  expect(new Set(USE_CASES.map(({ service }) => service)).size).toBe(USE_CASES.length);
  const common = USE_CASES.map(({ common: first }) => first === true);
  expect(common.lastIndexOf(true)).toBeLessThan(common.indexOf(false));
});

test.each([
  ['lambda.amazonaws.com', true],
  ['logs.eu-west-1.amazonaws.com', true],
  ['ec2.amazonaws.com.cn', true],
  ['lambda.example.com', false],
  ['amazonaws.com', false],
  ['Lambda.amazonaws.com', false],
  ['lambda.amazonaws.com.evil.example', false],
  ['', false],
])('%j is a service principal: %s', (text, is) => {
  expect(isServicePrincipal(text)).toBe(is);
});
