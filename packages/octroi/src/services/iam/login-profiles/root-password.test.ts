import { expect, test } from 'vitest';
import { rootPasswordProblem } from './root-password.ts';

const account = { id: '111122223333', name: 'Customer-1', email: 'Root@example.com1' };
const at = 'the root password of account 111122223333';

test('IAM-51: a root password has eight characters of three kinds, and is not the name or address of the account', () => {
  expect(rootPasswordProblem('the City gate 7', account)).toBeNull();
  expect(rootPasswordProblem('Aa1', account)).toBe(`${at} is too weak: Password should have a minimum length of 8`);
  expect(rootPasswordProblem('aaaaaaaa', account)).toMatch(/is too weak: Password should meet 2 more of the following requirements: /);
  for (const own of [account.name, account.email]) expect(rootPasswordProblem(own, account)).toBe(`${at} is too weak: Password does not conform to the account password policy.`);
  expect(rootPasswordProblem(`Aa1${'x'.repeat(125)}`, account)).toBeNull();
  for (const wrong of [`Aa1${'x'.repeat(126)}`, 'the City gate 7\n']) expect(rootPasswordProblem(wrong, account)).toBe(`${at} must have at most 128 printable characters`);
});
