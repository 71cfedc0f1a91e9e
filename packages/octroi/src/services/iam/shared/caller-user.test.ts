import { expect, test } from 'vitest';
import { ApiError } from '../../../kernel/api-error.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { impliedUser } from './caller-user.ts';

const account = '111122223333';
const ann: Caller = {
  principal: { kind: 'user', account, arn: `arn:aws:iam::${account}:user/ann`, id: 'AIDAEXAMPLE', hasBoundary: false },
  partition: 'aws', account, arn: `arn:aws:iam::${account}:user/ann`, userId: 'AIDAEXAMPLE', userName: 'ann', accessKeyId: 'AKIAEXAMPLE',
};
const arn = `arn:aws:sts::${account}:assumed-role/r/s`;
const session: Caller = {
  principal: { kind: 'role-session', account, arn, roleArn: `arn:aws:iam::${account}:role/r`, roleId: 'AROAEXAMPLE', hasBoundary: false, serviceLinked: false },
  partition: 'aws', account, arn, userId: 'AROAEXAMPLE:s', roleName: 'r', accessKeyId: 'ASIAEXAMPLE',
};

test('IAM-4: without a name the calling user is meant; credentials that are not a user\'s must name one', () => {
  expect(impliedUser(undefined, ann)).toBe('ann');
  expect(impliedUser('bob', ann)).toBe('bob');
  expect(impliedUser('bob', session)).toBe('bob');
  expect(() => impliedUser(undefined, session)).toThrow(new ApiError('ValidationError', 'Must specify userName when calling with non-User credentials'));
});
