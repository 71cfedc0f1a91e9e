import { ListUsersCommand } from '@aws-sdk/client-iam';
import { AttachPolicyCommand, DescribeOrganizationCommand, DetachPolicyCommand, DisablePolicyTypeCommand, MoveAccountCommand, UpdatePolicyCommand } from '@aws-sdk/client-organizations';
import { afterEach, describe, expect, test } from 'vitest';
import { ANYTHING, document, failureOf, openOrganization, outcome, userOf, type Account, type TestOrganization } from './organizations.fixture.ts';

const opened: TestOrganization[] = [];
const open = async (...args: Parameters<typeof openOrganization>): Promise<TestOrganization> => {
  const made = await openOrganization(...args);
  opened.push(made);
  return made;
};
afterEach(async () => {
  for (const { world } of opened.splice(0)) {
    expect(world.faults).toEqual([]);
    await world.close();
  }
});

const FULL = 'p-FullAWSAccess';
const IAM_ONLY = { Effect: 'Allow', Action: 'iam:*', Resource: '*' };
const ORGANIZATIONS_ONLY = { Effect: 'Allow', Action: 'organizations:*', Resource: '*' };
const NO_IAM = { Effect: 'Deny', Action: 'iam:*', Resource: '*' };

/** What of two services the account may use. */
async function may(organization: TestOrganization, account: Account): Promise<string> {
  const iam = await outcome(organization.world.iam(account).send(new ListUsersCommand({})));
  const organizations = await outcome(organization.world.organizations(account).send(new DescribeOrganizationCommand({})));
  return [...(iam === null ? ['iam'] : []), ...(organizations === null ? ['organizations'] : [])].join('+') || 'nothing';
}

describe('EVAL-31: the levels of the documentation', () => {
  const BOTH = [IAM_ONLY, ORGANIZATIONS_ONLY];
  test.for([
    ['Full/Full/Full', [null, null, null], 'iam+organizations'],
    ['Full/Full/IAM', [null, null, [IAM_ONLY]], 'iam'],
    ['Full/IAM/Full', [null, [IAM_ONLY], null], 'iam'],
    ['Full/(IAM+Organizations)/Organizations', [null, BOTH, [ORGANIZATIONS_ONLY]], 'organizations'],
    ['Full/none/Full', [null, [{ Effect: 'Allow', Action: 'sqs:*', Resource: '*' }], null], 'nothing'],
    ['Full and Deny IAM at the root', [[ANYTHING, NO_IAM], null, null], 'organizations'],
    ['IAM/Organizations/Full', [[IAM_ONLY], [ORGANIZATIONS_ONLY], null], 'nothing'],
  ] as const)('%s', async ([, levels, expected]) => {
    const organization = await open();
    const unit = await organization.unit('Production');
    const account = await organization.member(unit);
    for (const [index, target] of [organization.rootId, unit, account.accountId].entries()) {
      const statements = levels[index]!;
      if (statements === null) continue;
      await organization.bind(target, statements);
      await organization.client.send(new DetachPolicyCommand({ PolicyId: FULL, TargetId: target }));
    }
    expect(await may(organization, account)).toBe(expected);
    expect(await may(organization, organization.management)).toBe('iam+organizations');
  });
});

test('ERR-24: denials by SCPs name them', async () => {
  const organization = await open();
  const account = await organization.member();
  const { world, client } = organization;
  const arn = `arn:aws:iam::${account.accountId}:user/admin`;
  const users = () => failureOf(world.iam(account).send(new ListUsersCommand({})));
  const denying = await organization.bind(account.accountId, NO_IAM);
  expect(await users()).toBe(`AccessDenied 403: User: ${arn} is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::${account.accountId}:user/ with an explicit deny in a service control policy`);
  await client.send(new DetachPolicyCommand({ PolicyId: denying, TargetId: account.accountId }));
  await organization.bind(account.accountId, ORGANIZATIONS_ONLY);
  await client.send(new DetachPolicyCommand({ PolicyId: FULL, TargetId: account.accountId }));
  expect(await users()).toBe(`AccessDenied 403: User: ${arn} is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::${account.accountId}:user/ because no service control policy allows the iam:ListUsers action`);
});

test('EVAL-30, EVAL-35: a policy of an organization binds the next request when it changes, is attached or taken away, and when an account moves', async () => {
  const organization = await open();
  const { client } = organization;
  const unit = await organization.unit('Sandbox');
  const account = await organization.member();
  const policy = await organization.bind(unit, { Effect: 'Deny', Action: 'sqs:*', Resource: '*' });
  const move = (SourceParentId: string, DestinationParentId: string) => client.send(new MoveAccountCommand({ AccountId: account.accountId, SourceParentId, DestinationParentId }));
  expect(await may(organization, account)).toBe('iam+organizations');
  await move(organization.rootId, unit);
  expect(await may(organization, account)).toBe('iam+organizations');
  await client.send(new UpdatePolicyCommand({ PolicyId: policy, Content: document(NO_IAM) }));
  expect(await may(organization, account)).toBe('organizations');
  await move(unit, organization.rootId);
  expect(await may(organization, account)).toBe('iam+organizations');
  await client.send(new AttachPolicyCommand({ PolicyId: policy, TargetId: organization.rootId }));
  expect(await may(organization, account)).toBe('organizations');
  await client.send(new DisablePolicyTypeCommand({ RootId: organization.rootId, PolicyType: 'SERVICE_CONTROL_POLICY' }));
  expect(await may(organization, account)).toBe('iam+organizations');
});

test('EVAL-32: no principal of the management account is bound, nor anyone outside the organization', async () => {
  const organization = await open();
  const outsider = await organization.world.account();
  await organization.bind(organization.rootId, { Effect: 'Deny', Action: '*', Resource: '*' });
  expect(await may(organization, organization.management)).toBe('iam+organizations');
  const user = await userOf(organization.world.iam(organization.management), 'ann', ANYTHING);
  expect(await outcome(organization.world.iam(user).send(new ListUsersCommand({})))).toBeNull();
  expect(await outcome(organization.world.iam(outsider).send(new ListUsersCommand({})))).toBeNull();
});
