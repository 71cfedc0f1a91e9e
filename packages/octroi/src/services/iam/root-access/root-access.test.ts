import { DisableOrganizationsRootCredentialsManagementCommand, DisableOrganizationsRootSessionsCommand, EnableOrganizationsRootCredentialsManagementCommand, EnableOrganizationsRootSessionsCommand, ListOrganizationsFeaturesCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { putOrganization, type OrganizationOptions } from '../../sts/assume-root/organization.fixture.ts';
import { failureOf, newUser } from '../shared/testing.ts';

const ALL = [EnableOrganizationsRootSessionsCommand, DisableOrganizationsRootSessionsCommand, EnableOrganizationsRootCredentialsManagementCommand, DisableOrganizationsRootCredentialsManagementCommand, ListOrganizationsFeaturesCommand];

async function start(options: Partial<OrganizationOptions> = {}) {
  const world = await openWorld();
  const [management, member] = [await world.account(), await world.account()];
  const id = await putOrganization(world, management.accountId, { members: [member.accountId], ...options });
  return { world, management, member, id, iam: world.iam(management) };
}

test('STS-80: the management account enables and disables the features, each on its own', async () => {
  const { world, id, iam } = await start();
  const features = async (Command: (typeof ALL)[number]) => {
    const { OrganizationId, EnabledFeatures } = await iam.send(new Command({}) as ListOrganizationsFeaturesCommand);
    expect(OrganizationId).toBe(id);
    return EnabledFeatures;
  };
  expect(await features(ListOrganizationsFeaturesCommand)).toEqual([]);
  for (let twice = 0; twice < 2; twice++) expect(await features(EnableOrganizationsRootSessionsCommand)).toEqual(['RootSessions']);
  expect(await features(EnableOrganizationsRootCredentialsManagementCommand)).toEqual(['RootCredentialsManagement', 'RootSessions']);
  expect(await features(DisableOrganizationsRootSessionsCommand)).toEqual(['RootCredentialsManagement']);
  expect(await features(ListOrganizationsFeaturesCommand)).toEqual(['RootCredentialsManagement']);
  expect(await features(DisableOrganizationsRootCredentialsManagementCommand)).toEqual([]);
  expect(world.faults).toEqual([]);
});

test('STS-80: without an organization, with billing alone, or without trust in IAM there are no features', async () => {
  const { world } = await start();
  const alone = await world.account();
  for (const Command of ALL) expect(await failureOf(world.iam(alone).send(new Command({}) as never))).toBe(`OrganizationNotFound 400: The account ${alone.accountId} is not a member of an organization.`);
  const billing = await start({ featureSet: 'CONSOLIDATED_BILLING' });
  expect(await failureOf(billing.iam.send(new EnableOrganizationsRootSessionsCommand({})))).toBe(`OrganizationNotInAllFeaturesMode 400: The organization ${billing.id} does not have all features enabled.`);
  const distrusted = await start({ trusted: false });
  expect(await failureOf(distrusted.iam.send(new EnableOrganizationsRootSessionsCommand({})))).toBe('ServiceAccessNotEnabled 400: Trusted access is not enabled for IAM in AWS Organizations.');
  expect([...world.faults, ...billing.world.faults, ...distrusted.world.faults]).toEqual([]);
});

test('STS-80: a member may not; one that administers IAM sees the features, and enables none', async () => {
  const { world, member } = await start();
  const iam = world.iam(member);
  expect(await failureOf(iam.send(new EnableOrganizationsRootSessionsCommand({})))).toBe(`CallerIsNotManagementAccount 400: The account ${member.accountId} is not the management account of its organization.`);
  expect(await failureOf(iam.send(new ListOrganizationsFeaturesCommand({})))).toBe(`AccountNotManagementOrDelegatedAdministrator 400: The account ${member.accountId} is neither the management account nor a delegated administrator for IAM.`);
  const other = await world.account();
  const delegate = await world.account();
  await putOrganization(world, other.accountId, { members: [delegate.accountId], administrator: delegate.accountId });
  expect((await world.iam(delegate).send(new ListOrganizationsFeaturesCommand({}))).EnabledFeatures).toEqual([]);
  expect(await failureOf(world.iam(delegate).send(new EnableOrganizationsRootSessionsCommand({})))).toMatch(/^CallerIsNotManagementAccount 400: /);
  expect(world.faults).toEqual([]);
});

test('IAM-190: the features are asked for on everything', async () => {
  const { world, management } = await start();
  const user = await newUser(world, management, 'some', [{ Effect: 'Allow', Action: '*', Resource: 'arn:aws:iam::*:*' }]);
  for (const Command of ALL) {
    const action = Command.name.replace(/Command\d*$/, '');
    expect(await failureOf(user.iam.send(new Command({}) as never))).toContain(`is not authorized to perform: iam:${action} on resource: * because`);
  }
  expect(world.faults).toEqual([]);
});
