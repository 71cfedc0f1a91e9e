import { expect, test } from 'vitest';
import { formOf, inputOf, PROPOSED, wrongNumbers } from './password-policy.ts';
import { percentOf, usagesOf } from './usage.ts';

test('IAM-53: a policy comes back as it was, through its form', () => {
  const policy = { MinimumPasswordLength: 14, RequireSymbols: true, RequireNumbers: true, RequireUppercaseCharacters: true, RequireLowercaseCharacters: true, AllowUsersToChangePassword: true, ExpirePasswords: true, MaxPasswordAge: 90, PasswordReusePrevention: 5, HardExpiry: true };
  const { ExpirePasswords: _told, ...input } = policy;
  expect(inputOf(formOf(policy))).toEqual(input);
  expect(inputOf(PROPOSED)).toEqual({ MinimumPasswordLength: 8, RequireUppercaseCharacters: true, RequireLowercaseCharacters: true, RequireNumbers: true, RequireSymbols: false, AllowUsersToChangePassword: true });
  expect(formOf({})).toMatchObject({ minimum: '6', maxAge: null, reuse: null, allowChange: false });
});

test('IAM-53: lengths of 6 to 128, ages of 1 to 1095 days, 1 to 24 former passwords', () => {
  expect(wrongNumbers(PROPOSED)).toEqual([]);
  expect(wrongNumbers({ ...PROPOSED, minimum: '6', maxAge: '1095', reuse: '24' })).toEqual([]);
  expect(wrongNumbers({ ...PROPOSED, minimum: '5', maxAge: '0', reuse: '25' })).toEqual(['minimum', 'maxAge', 'reuse']);
  expect(wrongNumbers({ ...PROPOSED, minimum: '', maxAge: '1e2', reuse: '-1' })).toEqual(['minimum', 'maxAge', 'reuse']);
});

test('IAM-134: what an account has stands beside its quota', () => {
  expect(usagesOf({ Users: 5, UsersQuota: 5000, Roles: 1, MFADevices: 3 })).toEqual([{ name: 'Users', used: 5, quota: 5000 }]);
  expect(percentOf({ name: 'Users', used: 50, quota: 200 })).toBe(25);
  expect(percentOf({ name: 'Users', used: 300, quota: 200 })).toBe(100);
  expect(percentOf({ name: 'Users', used: 0, quota: 0 })).toBe(100);
});
