import { ListUsersCommand } from '@aws-sdk/client-iam';
import { DescribeOrganizationCommand, ListAccountsForParentCommand, ListOrganizationalUnitsForParentCommand, ListRootsCommand } from '@aws-sdk/client-organizations';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { userOf } from '../services/organizations/organizations.fixture.ts';
import { openWorld, type World } from '../testing/world.ts';
import { accountProblem } from './accounts.ts';

const MANAGEMENT = '111122223333';

/** Two accounts as an accounts file names them: a management account, and a member of nested units. */
async function enrolled(world: World) {
  const management = (await world.gateway.addAccount({ id: MANAGEMENT }))!;
  const member = (await world.gateway.addAccount({ id: '444455556666', organization: { management: MANAGEMENT, unit: 'Workloads/Production' } }))!;
  const other = (await world.gateway.addAccount({ id: '777788889999', organization: { management: MANAGEMENT, unit: 'Workloads' } }))!;
  return { management, member, other };
}

test('an account that is made in an organization makes what is missing of it, and has the role by which its management account comes in', async () => {
  const world = await openWorld();
  const { management, member } = await enrolled(world);
  const client = world.organizations(management);
  const [root] = (await client.send(new ListRootsCommand({}))).Roots!;
  expect(root!.PolicyTypes!.map(({ Type }) => Type)).toEqual(['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY']);
  const unitsOf = async (ParentId: string) => (await client.send(new ListOrganizationalUnitsForParentCommand({ ParentId }))).OrganizationalUnits!;
  const [workloads] = await unitsOf(root!.Id!);
  const [production] = await unitsOf(workloads!.Id!);
  expect([workloads!.Name, production!.Name]).toEqual(['Workloads', 'Production']);
  const accountsOf = async (ParentId: string) => (await client.send(new ListAccountsForParentCommand({ ParentId }))).Accounts!.map(({ Id }) => Id);
  expect([await accountsOf(root!.Id!), await accountsOf(workloads!.Id!), await accountsOf(production!.Id!)]).toEqual([[MANAGEMENT], ['777788889999'], ['444455556666']]);
  const admin = await userOf(world.iam(management), 'admin', { Effect: 'Allow', Action: '*', Resource: '*' });
  await world.sts(admin).send(new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::444455556666:role/OrganizationAccountAccessRole', RoleSessionName: 'in' }));
  await world.iam(member).send(new ListUsersCommand({}));
  expect(world.faults).toEqual([]);
  await world.close();
});

test('a reset comes back to the organization of the bootstrap', async () => {
  const world = await openWorld();
  const { management, member } = await enrolled(world);
  await world.gateway.endBootstrap();
  const before = (await world.organizations(member).send(new DescribeOrganizationCommand({}))).Organization!.Id;
  await world.gateway.reset();
  expect((await world.organizations(member).send(new DescribeOrganizationCommand({}))).Organization!.Id).toBe(before);
  const admin = await userOf(world.iam(management), 'admin', { Effect: 'Allow', Action: '*', Resource: '*' });
  await world.sts(admin).send(new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::444455556666:role/OrganizationAccountAccessRole', RoleSessionName: 'in' }));
  expect(world.faults).toEqual([]);
  await world.close();
});

test('a management account that is not there, or manages nothing, is told of in a sentence, and no account is made', async () => {
  const world = await openWorld();
  const made = (management: string) => world.gateway.addAccount({ id: '222233334444', organization: { management } });
  await expect(made('999999999999')).rejects.toThrow('the management account 999999999999 of account 222233334444 does not exist; it must be made first');
  await enrolled(world);
  await expect(made('444455556666')).rejects.toThrow('account 444455556666 is a member of an organization and does not manage it');
  expect((await world.gateway.accounts()).map(({ id }) => id)).not.toContain('222233334444');
  expect(accountProblem({ id: MANAGEMENT, organization: { management: MANAGEMENT } })).toContain('cannot be made in an organization of its own');
  expect(accountProblem({ id: '222233334444', organization: { management: MANAGEMENT, unit: 'a/b/c/d/e/f' } })).toContain('nested deeper than 5 levels');
  expect(accountProblem({ id: '222233334444', organization: { management: MANAGEMENT, unit: 'a//b' } })).toContain('must have names');
  await world.close();
});
