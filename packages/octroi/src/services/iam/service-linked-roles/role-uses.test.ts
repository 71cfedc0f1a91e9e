import { CreateServiceLinkedRoleCommand, DeleteServiceLinkedRoleCommand, GetServiceLinkedRoleDeletionStatusCommand } from '@aws-sdk/client-iam';
import { TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { writes } from '../../../kernel/operation.ts';
import { beginRoleUse, endRoleUse, roleUses } from '../../../kernel/role-uses.ts';
import { openWorld } from '../../../testing/world.ts';
import { iamService } from '../service.ts';

interface Input {
  readonly Resource: string;
}

/** A service that has a resource which needs a role, and gives it up: as its own operations would, in one transaction with the resource's row. */
const toy = (name: string, change: typeof beginRoleUse, by: 'id' | 'name' = 'id') =>
  writes<Input, object>({
    service: 'lambda',
    name,
    level: 'Tagging',
    access: { kind: 'ungated', rule: 'a test' },
    tables: [roleUses],
    errors: [],
    async handle({ input, rows, home, principals }) {
      const role = await principals.role(home.partition, home.account, 'AWSServiceRoleForLexBots');
      for (const region of [home.region, '-']) change(rows, by === 'id' ? role!.id : 'AWSServiceRoleForLexBots', { region, resource: input.Resource });
      return {};
    },
  });

test('IAM-113: a service says which of its resources need a role, and its deletion fails until none does', async () => {
  const world = await openWorld({ services: [iamService, { id: 'lambda', operations: [toy('TagResource', beginRoleUse), toy('UntagResource', endRoleUse)] }] });
  const [root, other] = [await world.account(), await world.account()];
  const Resource = `arn:aws:lambda:eu-west-1:${root.accountId}:function:needs-it`;
  const [iam, lambda] = [world.iam(root), world.lambda(root, 'eu-west-1')];
  for (const client of [iam, world.iam(other)]) await client.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'lex.amazonaws.com' }));
  const end = async (client = iam) => {
    const { DeletionTaskId } = await client.send(new DeleteServiceLinkedRoleCommand({ RoleName: 'AWSServiceRoleForLexBots' }));
    const { Status, Reason } = await client.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }));
    return { Status, uses: Reason?.RoleUsageList };
  };
  for (let twice = 0; twice < 2; twice++) await lambda.send(new TagResourceCommand({ Resource, Tags: {} }));
  expect(await end()).toEqual({ Status: 'FAILED', uses: [{ Region: 'global', Resources: [Resource] }, { Region: 'eu-west-1', Resources: [Resource] }] });
  expect(await end(world.iam(other))).toEqual({ Status: 'SUCCEEDED', uses: undefined });
  await lambda.send(new UntagResourceCommand({ Resource, TagKeys: ['x'] }));
  expect(await end()).toEqual({ Status: 'SUCCEEDED', uses: undefined });
  expect(world.faults).toEqual([]);
});

test('IAM-113, LEX-IAM-32: a resource that is older than its role needs it as well', async () => {
  const world = await openWorld({ services: [iamService, { id: 'lambda', operations: [toy('TagResource', beginRoleUse, 'name'), toy('UntagResource', endRoleUse, 'name')] }] });
  const root = await world.account();
  const Resource = `arn:aws:lambda:eu-west-1:${root.accountId}:function:needs-it`;
  const [iam, lambda] = [world.iam(root), world.lambda(root, 'eu-west-1')];
  await lambda.send(new TagResourceCommand({ Resource, Tags: {} }));
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'lex.amazonaws.com' }));
  const end = async () => {
    const { DeletionTaskId } = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName: 'AWSServiceRoleForLexBots' }));
    return (await iam.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }))).Status;
  };
  expect(await end()).toBe('FAILED');
  await lambda.send(new UntagResourceCommand({ Resource, TagKeys: ['x'] }));
  expect(await end()).toBe('SUCCEEDED');
  expect(world.faults).toEqual([]);
});
