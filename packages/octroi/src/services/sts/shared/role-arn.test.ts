import { compile, parsePolicy } from '@octroi/policy';
import { expect, test } from 'vitest';
import type { AskContext } from '../../../kernel/operation.ts';
import type { RoleFacts } from '../../../kernel/principals.ts';
import { accountOfRoleArn, checkRoleArn, roleOfAttempt } from './role-arn.ts';

const ARN = 'arn:aws:iam::111122223333:role/path/Worker';
const parsed = parsePolicy('{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}]}');
const trust = parsed.ok ? compile(parsed.document) : expect.fail('the policy of the test does not parse');
const WORKER: RoleFacts = { partition: 'aws', account: '111122223333', name: 'Worker', arn: ARN, id: 'AROAWORKER', trust, tags: [], maxSessionDuration: 3600, serviceLinked: false };

/** Only what looking for a role touches; each call of `attempt` is an attempt of its own. */
function world() {
  const asked: string[] = [];
  let made = 0;
  const principals = {
    accountExists: async (_partition: string, account: string) => account === '111122223333',
    role: async (partition: string, account: string, name: string) => {
      asked.push(`${partition} ${account} ${name}`);
      return name.toLowerCase() === 'worker' ? { ...WORKER, id: `AROAWORKER${made++}` } : undefined;
    },
  };
  const attempt = () => ({ caller: { partition: 'aws' }, principals, look: {} }) as unknown as AskContext;
  return { asked, attempt };
}

test('STS-92: within an attempt the role is read once, so that asks and session mean the same one', async () => {
  const { attempt } = world();
  const first = attempt();
  const [asked, handled] = [await roleOfAttempt(ARN, first), await roleOfAttempt(ARN, first)];
  expect(asked).toBe(handled);
  expect(asked?.id).toBe('AROAWORKER0');
  expect((await roleOfAttempt(ARN, attempt()))?.id).toBe('AROAWORKER1');
});

test.each([
  ['another path', 'arn:aws:iam::111122223333:role/Worker'],
  ['another letter case', 'arn:aws:iam::111122223333:role/path/worker'],
  ['another partition', 'arn:aws-cn:iam::111122223333:role/path/Worker'],
  ['a Region', 'arn:aws:iam:us-east-1:111122223333:role/path/Worker'],
  ['another service', 'arn:aws:sts::111122223333:role/path/Worker'],
  ['a user', 'arn:aws:iam::111122223333:user/path/Worker'],
  ['a missing role', 'arn:aws:iam::111122223333:role/missing'],
  ['no name', 'arn:aws:iam::111122223333:role/path/'],
])('POL-18, POL-20: %s is not the role', async (_what, arn) => {
  expect(await roleOfAttempt(arn, world().attempt())).toBeNull();
});

test('EVAL-63: accounts that do not exist and names that cannot exist are not looked into', async () => {
  const { asked, attempt } = world();
  for (const arn of ['arn:aws:iam::999999999999:role/path/Worker', 'arn:aws:iam::aws:role/x', `arn:aws:iam::111122223333:role/${'x'.repeat(65)}`]) {
    expect(await roleOfAttempt(arn, attempt())).toBeNull();
  }
  expect(asked).toEqual([]);
});

test('STS-17: the shape of an ARN, and the account that it names', () => {
  expect(checkRoleArn(ARN)).toBeNull();
  expect(checkRoleArn('arn:a:::something/test-role')).toMatchObject({ code: 'ValidationError', message: 'arn:a:::something/test-role is invalid' });
  expect(accountOfRoleArn(ARN)).toBe('111122223333');
  for (const arn of ['arn:aws:iam:::role/x', 'arn:aws:iam::aws:role/x', 'no arn']) expect(accountOfRoleArn(arn)).toBeNull();
});
