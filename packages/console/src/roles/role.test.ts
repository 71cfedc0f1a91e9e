import type { IAMClient } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { deleteLinkedRole, deleteRole } from './role.ts';

/** An IAM that answers from a table, and notes what it was asked. */
function answering(answers: Readonly<Record<string, (input: Readonly<Record<string, unknown>>) => unknown>>) {
  const asked: string[] = [];
  const send = (command: { readonly constructor: { readonly name: string }; readonly input: Readonly<Record<string, unknown>> }): Promise<unknown> => {
    const name = command.constructor.name.replace(/Command$/, '');
    asked.push([name, ...['PolicyArn', 'PolicyName', 'InstanceProfileName'].flatMap((field) => command.input[field] ?? [])].join(' '));
    return Promise.resolve(answers[name]?.(command.input) ?? {});
  };
  return { asked, iam: { send } as unknown as IAMClient };
}
const noPause = (): Promise<void> => Promise.resolve();

test('a role goes after all that stands in its way, over every page of it', async () => {
  const { asked, iam } = answering({
    ListAttachedRolePolicies: ({ Marker }) => (Marker === undefined ? { AttachedPolicies: [{ PolicyArn: 'p1' }], IsTruncated: true, Marker: 'm' } : { AttachedPolicies: [{ PolicyArn: 'p2' }] }),
    ListRolePolicies: () => ({ PolicyNames: ['own'] }),
    ListInstanceProfilesForRole: () => ({ InstanceProfiles: [{ InstanceProfileName: 'ip' }] }),
  });
  await deleteRole(iam, 'R');
  expect(asked.filter((each) => !each.startsWith('List'))).toEqual(['RemoveRoleFromInstanceProfile ip', 'DetachRolePolicy p1', 'DetachRolePolicy p2', 'DeleteRolePolicy own', 'DeleteRole']);
});

test('a role whose policies may not be detached is not deleted', async () => {
  const { asked, iam } = answering({
    ListAttachedRolePolicies: () => ({ AttachedPolicies: [{ PolicyArn: 'p1' }] }),
    DetachRolePolicy: () => Promise.reject(new Error('denied')),
  });
  await expect(deleteRole(iam, 'R')).rejects.toThrow('denied');
  expect(asked).not.toContain('DeleteRole');
});

test('IAM-113: the deletion of a service-linked role is asked for until it has ended', async () => {
  let left = 2;
  const { asked, iam } = answering({ GetServiceLinkedRoleDeletionStatus: () => ({ Status: left-- > 0 ? 'IN_PROGRESS' : 'SUCCEEDED' }) });
  expect(await deleteLinkedRole(iam, 'R', noPause)).toEqual({ state: 'deleted' });
  expect(asked).toEqual(['DeleteServiceLinkedRole', ...Array.from({ length: 3 }, () => 'GetServiceLinkedRoleDeletionStatus')]);
});

test('IAM-113: a service-linked role that is in use stays, and who uses it is told', async () => {
  const uses = [{ Region: 'us-east-1', Resources: ['arn:aws:lex:us-east-1:111122223333:bot:b'] }];
  const { iam } = answering({ GetServiceLinkedRoleDeletionStatus: () => ({ Status: 'FAILED', Reason: { Reason: 'in use', RoleUsageList: uses } }) });
  expect(await deleteLinkedRole(iam, 'R', noPause)).toEqual({ state: 'in-use', reason: 'in use', uses });
});

test('IAM-113: a deletion that does not end is not told as done', async () => {
  const { iam } = answering({ GetServiceLinkedRoleDeletionStatus: () => ({ Status: 'IN_PROGRESS' }) });
  expect(await deleteLinkedRole(iam, 'R', noPause)).toEqual({ state: 'not-ended' });
});
