import { expect, test } from 'vitest';
import { deviceKeyOf, serialNumberOf } from './serial-number.ts';

const home = { partition: 'aws', account: '111122223333', region: '-' };

test('IAM-12, IAM-120: the serial number of a virtual device is its ARN, path included', () => {
  expect(serialNumberOf(home, { path: '/', name: 'ann' })).toBe('arn:aws:iam::111122223333:mfa/ann');
  expect(serialNumberOf(home, { path: '/team/', name: 'ann' })).toBe('arn:aws:iam::111122223333:mfa/team/ann');
});

test('IAM-120: path and name together identify a device, letter case included', () => {
  const keys = ['mfa/ann', 'mfa/Ann', 'mfa/team/ann'].map((resource) => deviceKeyOf(home, `arn:aws:iam::111122223333:${resource}`));
  expect(new Set(keys).size).toBe(3);
});

test.each([
  'GAHT12345678',
  'arn:aws:iam::444455556666:mfa/ann',
  'arn:aws-cn:iam::111122223333:mfa/ann',
  'arn:aws:iam:us-east-1:111122223333:mfa/ann',
  'arn:aws:iam::111122223333:u2f/user/ann/key',
  'arn:aws:iam::111122223333:sms-mfa/ann',
  'arn:aws:iam::111122223333:mfa',
  'arn:aws:sts::111122223333:mfa/ann',
])('%s names no virtual device of the account', (serialNumber) => {
  expect(deviceKeyOf(home, serialNumber)).toBeNull();
});

test('a long path and name have a short key of their own, which no short name has', () => {
  const long = `arn:aws:iam::111122223333:mfa/${'p'.repeat(100)}/${'n'.repeat(100)}`;
  const [one, other] = [deviceKeyOf(home, long)!, deviceKeyOf(home, `${long}m`)!];
  expect(one.length).toBe(128);
  expect(one).not.toBe(other);
  expect(one).toContain('#');
});
