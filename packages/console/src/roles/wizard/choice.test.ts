import { expect, test } from 'vitest';
import { emptyTrust } from '../trust/form.ts';
import { CHOICES, choiceOf, chosen, trustOfProvider } from './choice.ts';

test('each choice leads to its own form, and a form knows its choice', () => {
  for (const choice of CHOICES) expect(choiceOf(chosen(choice, emptyTrust('service')))).toBe(choice);
});

test('what was typed for another account is there again after a look at this one', () => {
  const typed = { ...chosen('another', emptyTrust('service')), account: '765628985471' } as ReturnType<typeof emptyTrust>;
  expect(chosen('another', chosen('this', typed))).toEqual(typed);
});

test('the same choice again changes nothing', () => {
  const form = { kind: 'service', service: 'lambda.amazonaws.com' } as const;
  expect(chosen('service', form)).toBe(form);
});

test('a provider that asks for a role is chosen already', () => {
  expect(trustOfProvider('arn:aws:iam::111122223333:oidc-provider/token.example.com')).toMatchObject({ kind: 'web-identity', provider: 'arn:aws:iam::111122223333:oidc-provider/token.example.com' });
  expect(trustOfProvider('arn:aws:iam::111122223333:saml-provider/Corp')).toMatchObject({ kind: 'saml', access: 'console' });
  expect([trustOfProvider(null), trustOfProvider('x')]).toEqual([null, null]);
});
