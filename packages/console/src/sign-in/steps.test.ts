import { expect, test } from 'vitest';
import { deviceName, inputOf, sessionIn, stepAfter, type Typed } from './steps.ts';

const refusal = (name: string, more: object = {}): Error => Object.assign(new Error('no'), { name, ...more });
const typed: Typed = { account: ' customer ', user: ' ann ', password: ' Horse 1 ', code: '', device: null, newPassword: '' };

test('a refusal leads to the code, with the devices to choose from, or to the change of the password', () => {
  expect(stepAfter(refusal('MfaCodeRequiredException', { MfaDevices: ['arn:aws:iam::111122223333:mfa/a', 7] }))).toEqual({ kind: 'code', devices: ['arn:aws:iam::111122223333:mfa/a'] });
  expect(stepAfter(refusal('MfaCodeRequiredException'))).toEqual({ kind: 'code', devices: [] });
  expect(stepAfter(refusal('PasswordChangeRequiredException'))).toEqual({ kind: 'change' });
  for (const last of ['SignInFailedException', 'TooManyAttemptsException', 'PasswordExpiredException', 'AccessDeniedException', 'TypeError']) expect(stepAfter(refusal(last))).toBeNull();
});

test('what was not asked for is not sent, and a password is sent as it was typed', () => {
  expect(inputOf(typed)).toEqual({ Account: 'customer', UserName: 'ann', Password: ' Horse 1 ' });
  expect(inputOf({ ...typed, user: null, code: '123456', device: 'arn:aws:iam::111122223333:mfa/a', newPassword: 'Horse 2' })).toEqual({ Account: 'customer', Password: ' Horse 1 ', MfaCode: '123456', MfaSerialNumber: 'arn:aws:iam::111122223333:mfa/a', NewPassword: 'Horse 2' });
});

test('an answer is a session that ends', () => {
  const answer = { Credentials: { AccessKeyId: 'ASIA', SecretAccessKey: 's', SessionToken: 't', Expiration: 1000.5 }, Account: '111122223333', Arn: 'arn:aws:iam::111122223333:user/team/ann', UserId: 'AIDA', UserName: 'ann' };
  expect(sessionIn(answer)).toEqual({ credentials: { accessKeyId: 'ASIA', secretAccessKey: 's', sessionToken: 't', expiration: 1_000_500 }, account: '111122223333', arn: answer.Arn, userId: 'AIDA', label: 'ann' });
  expect(deviceName('arn:aws:iam::111122223333:mfa/team/ann')).toBe('team/ann');
});
