import { expect, test } from 'vitest';
import { audienceProblem, metadataProblem, providerOf, readThumbprint, samlNameProblem, urlProblem } from './fields.ts';

test.each([
  ['https://token.example.com', null],
  [' https://token.example.com/realms/a-b_c ', null],
  ['', 'missing'],
  ['http://token.example.com', 'https'],
  ['token.example.com', 'https'],
  ['https:///path', 'url'],
  ['https://token.example.com/?a=b', 'url'],
  ['https://token.example.com/#a', 'url'],
  ['https://user@token.example.com', 'url'],
  ['https://token example.com', 'url'],
  [`https://${'x'.repeat(250)}.com`, 'length'],
])('IAM-140: the URL of a provider: %j is %j', (url, problem) => {
  expect(urlProblem(url)).toBe(problem);
});

test('an audience has 1 to 255 characters', () => {
  expect([audienceProblem(' '), audienceProblem('sts.amazonaws.com'), audienceProblem('x'.repeat(256))]).toEqual(['missing', null, 'length']);
});

test('a thumbprint is 40 hexadecimal digits, as browsers show it or as IAM keeps it', () => {
  const digits = '9e99a48a9960b14926bb7f3b02e22da2b0ab7280';
  expect(readThumbprint(digits.toUpperCase())).toBe(digits);
  expect(readThumbprint(` ${digits.match(/../g)!.join(':')} `)).toBe(digits);
  expect([readThumbprint(digits.slice(1)), readThumbprint(`${digits}0`), readThumbprint(digits.replace('9', 'g'))]).toEqual([null, null, null]);
});

test('a SAML provider is called by letters, digits and ._-', () => {
  expect(['Corp.idp_1-a', '', 'a b', 'é', 'x'.repeat(129)].map(samlNameProblem)).toEqual([null, 'missing', 'characters', 'characters', 'length']);
});

test('metadata is looked at before it is sent: its size, and whether it is a descriptor', () => {
  const descriptor = `<md:EntityDescriptor entityID="x">${' '.repeat(1000)}</md:EntityDescriptor>`;
  expect([descriptor, descriptor.replaceAll('md:', ''), '', '<EntityDescriptor>', 'x'.repeat(2000)].map(metadataProblem)).toEqual([null, null, 'missing', 'length', 'xml']);
});

test('the ARN of a provider says its kind and name', () => {
  expect(providerOf('arn:aws:iam::111122223333:oidc-provider/token.example.com/a')).toEqual({ kind: 'oidc', name: 'token.example.com/a' });
  expect(providerOf('arn:aws:iam::111122223333:saml-provider/Corp')).toEqual({ kind: 'saml', name: 'Corp' });
  expect(providerOf('arn:aws:iam::111122223333:role/Corp')).toBeNull();
});
