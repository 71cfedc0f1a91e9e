import { expect, test } from 'vitest';
import { csvOf, newPassword } from './password.ts';

test('IAM-51: a generated password has every kind of characters and the length that the policy asks for', () => {
  for (const minimum of [6, 20, 64, 128]) {
    const password = newPassword({ minimum });
    expect(password).toHaveLength(Math.max(20, minimum));
    for (const kind of [/[A-Z]/, /[a-z]/, /[0-9]/, /[!@#$%^&*()_+\-=[\]{}|']/]) expect(password).toMatch(kind);
  }
  expect(newPassword({ minimum: 8 })).not.toBe(newPassword({ minimum: 8 }));
});

test('a generated password is made of nothing but the random numbers that it draws', () => {
  expect(newPassword({ minimum: 8 }, () => 0)).toBe(newPassword({ minimum: 8 }, () => 0));
});

test('a file of credentials quotes every value', () => {
  expect(csvOf([['User name', 'Password'], ['ann', 'a,"b']])).toBe('"User name","Password"\r\n"ann","a,""b"');
});
