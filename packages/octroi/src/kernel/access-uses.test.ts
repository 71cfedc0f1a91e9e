import { expect, test } from 'vitest';
import { AccessUses, type AccessUse } from './access-uses.ts';
import type { Caller } from './caller.ts';
import type { Operation } from './operation.ts';

const HOUR = 3_600_000;
const callerOf = (principal: Caller['principal'], account: string | null = '111122223333'): Caller => ({ principal, partition: 'aws', account, arn: '', userId: '', accessKeyId: null });
const user = (id: string) => callerOf({ kind: 'user', account: '111122223333', arn: '', id });
const operationOf = (name: string, ...actions: string[]) => ({ service: 'lambda', name, access: actions.length === 0 ? { kind: 'ungated', rule: 'EVAL-68' } : { kind: 'asks', declares: actions.map((action) => ({ action })) } }) as unknown as Operation;
const invoke = operationOf('Invoke', 'lambda:InvokeFunction', 'iam:PassRole');

function start(max?: number) {
  const kept: AccessUse[] = [];
  const uses = new AccessUses(async (use) => void kept.push(use), max);
  return { kept, uses, note: (caller: Caller, operation: Operation, at: number) => uses.note(caller, operation, at, 'eu-west-1') !== null };
}

test('IAM-180: a principal and action is written down once an hour, under the action that policies name', () => {
  const { kept, note } = start();
  const [ann, bob, other] = [user('AIDAANN'), user('AIDABOB'), operationOf('GetCallerIdentity')];
  expect([note(ann, invoke, 0), note(ann, invoke, HOUR - 1), note(bob, invoke, 1), note(ann, other, 2), note(ann, invoke, HOUR), note(ann, invoke, HOUR + 1)]).toEqual([true, false, true, true, true, false]);
  expect(kept.map(({ principal, action, at }) => [principal, action, at])).toEqual([
    ['AIDAANN', 'lambda:InvokeFunction', 0],
    ['AIDABOB', 'lambda:InvokeFunction', 1],
    ['AIDAANN', 'lambda:GetCallerIdentity', 2],
    ['AIDAANN', 'lambda:InvokeFunction', HOUR],
  ]);
  expect(kept[0]).toEqual({ partition: 'aws', account: '111122223333', principal: 'AIDAANN', action: 'lambda:InvokeFunction', at: 0, region: 'eu-west-1' });
});

test('IAM-180: sessions count as their role, root users as those of their accounts; federated users and services are not reported', () => {
  const { kept, note } = start();
  const session = (name: string) => callerOf({ kind: 'role-session', account: '111122223333', arn: `arn:aws:sts::111122223333:assumed-role/app/${name}`, roleArn: 'arn:aws:iam::111122223333:role/app', roleId: 'AROAAPP' });
  const root = (account: string) => callerOf({ kind: 'root', account, arn: `arn:aws:iam::${account}:root` }, account);
  expect([note(session('one'), invoke, 0), note(session('two'), invoke, 1)]).toEqual([true, false]);
  expect([note(root('111122223333'), invoke, 0), note(root('444455556666'), invoke, 0)]).toEqual([true, true]);
  expect(note(callerOf({ kind: 'federated-user', account: '111122223333', arn: 'arn:aws:sts::111122223333:federated-user/f' }), invoke, 0)).toBe(false);
  expect(note(callerOf({ kind: 'service', name: 'lex.amazonaws.com' }, null), invoke, 0)).toBe(false);
  expect(kept.map(({ account, principal }) => [account, principal])).toEqual([
    ['111122223333', 'AROAAPP'],
    ['111122223333', 'root'],
    ['444455556666', 'root'],
  ]);
});

test('IAM-180: what is remembered is bounded: nothing is lost by forgetting, it is given to be written once more', () => {
  const { kept, note, uses } = start(3);
  for (const name of ['A', 'B', 'C', 'A', 'D', 'A']) note(user(name), invoke, 0);
  expect(kept.map(({ principal }) => principal)).toEqual(['A', 'B', 'C', 'D', 'A']);
  uses.clear();
  expect(note(user('A'), invoke, 0)).toBe(true);
});
