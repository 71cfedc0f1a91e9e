import { expect, test } from 'vitest';
import { descriptionProblem, isAwsManaged, nameOfPolicy, policyNameProblem } from './policy-name.ts';

test('a policy has a name of 1 to 128 characters of IAM', () => {
  expect(['Genesys-Invoke', 'a_b+c=d,e.f@g-1', 'x'.repeat(128)].map(policyNameProblem)).toEqual([null, null, null]);
  expect(['', 'x'.repeat(129), 'a b', 'a/b', 'é'].map(policyNameProblem)).toEqual(['empty', 'tooLong', 'characters', 'characters', 'characters']);
});

test('a description has up to 1000 characters and no control characters', () => {
  expect(['', 'Appelle la fonction « orders »', 'a\nb', 'x'.repeat(1000)].map(descriptionProblem)).toEqual([null, null, null, null]);
  expect(['x'.repeat(1001), 'a\u0007'].map(descriptionProblem)).toEqual(['tooLong', 'characters']);
});

test('a name is read off an ARN, and so is whether the policy is AWS’s', () => {
  expect(nameOfPolicy('arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole')).toBe('AWSLambdaBasicExecutionRole');
  expect(isAwsManaged('arn:aws:iam::aws:policy/ReadOnlyAccess')).toBe(true);
  expect(isAwsManaged('arn:aws:iam::111122223333:policy/ReadOnlyAccess')).toBe(false);
});
