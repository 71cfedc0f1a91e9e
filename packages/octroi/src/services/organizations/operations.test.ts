import { GetRoleCommand, ListAttachedRolePoliciesCommand } from '@aws-sdk/client-iam';
import {
  AcceptHandshakeCommand, AttachPolicyCommand, CancelHandshakeCommand, CloseAccountCommand, CreateAccountCommand, CreateOrganizationCommand, CreateOrganizationalUnitCommand, CreatePolicyCommand, DeclineHandshakeCommand, DeleteOrganizationCommand, DeleteOrganizationalUnitCommand, DeletePolicyCommand,
  DescribeAccountCommand, DescribeCreateAccountStatusCommand, DescribeEffectivePolicyCommand, DescribeOrganizationCommand, DescribePolicyCommand, DetachPolicyCommand, DisablePolicyTypeCommand, EnablePolicyTypeCommand, InviteAccountToOrganizationCommand, LeaveOrganizationCommand, ListAccountsCommand, ListAccountsForParentCommand,
  ListHandshakesForAccountCommand, ListOrganizationalUnitsForParentCommand, ListParentsCommand, ListPoliciesForTargetCommand, ListRootsCommand, ListTagsForResourceCommand, ListTargetsForPolicyCommand, MoveAccountCommand, RegisterDelegatedAdministratorCommand, RemoveAccountFromOrganizationCommand, TagResourceCommand, UpdatePolicyCommand,
} from '@aws-sdk/client-organizations';
import { afterEach, expect, test } from 'vitest';
import { ANYTHING, document, enter, failureOf, openOrganization, userOf, type TestOrganization } from './organizations.fixture.ts';

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

const SCP = 'SERVICE_CONTROL_POLICY';
const FULL = 'p-FullAWSAccess';
const NO_PERMISSION = "AccessDeniedException 400: You don't have permissions to access this resource.";

/** `ConstraintViolationException REASON: ...`. */
async function reasonOf(sent: Promise<unknown>): Promise<string> {
  const error = await sent.then(
    () => null,
    (thrown: Error & { Reason?: string }) => thrown,
  );
  if (error === null) throw new Error('it succeeded');
  return `${error.name} ${error.Reason}: ${error.message}`;
}

test('an organization has ids, ARNs and members in the forms of AWS', async () => {
  const { client, id, rootId, management } = await open([]);
  const { Organization } = await client.send(new DescribeOrganizationCommand({}));
  const arn = (resource: string) => `arn:aws:organizations::${management.accountId}:${resource}`;
  expect(Organization).toEqual({
    Id: id, Arn: arn(`organization/${id}`), FeatureSet: 'ALL', MasterAccountId: management.accountId, MasterAccountArn: arn(`account/${id}/${management.accountId}`), MasterAccountEmail: `root@${management.accountId}.example.com`,
    AvailablePolicyTypes: [{ Type: SCP, Status: 'ENABLED' }],
  });
  expect(id).toMatch(/^o-[a-z0-9]{10}$/);
  expect(rootId).toMatch(/^r-[a-z0-9]{4}$/);
  expect((await client.send(new ListRootsCommand({}))).Roots).toEqual([{ Id: rootId, Arn: arn(`root/${id}/${rootId}`), Name: 'Root', PolicyTypes: [] }]);
  expect(await failureOf(client.send(new CreateOrganizationCommand({})))).toBe('AlreadyInOrganizationException 400: The AWS account is already a member of an organization.');
});

test('who is in no organization hears so, a member may look at it alone, a delegated administrator reads', async () => {
  const { world, client, ...organization } = await open([]);
  const outsider = world.organizations(await world.account());
  expect(await failureOf(outsider.send(new DescribeOrganizationCommand({})))).toBe('AWSOrganizationsNotInUseException 400: Your account is not a member of an organization.');
  expect(await failureOf(outsider.send(new DeleteOrganizationCommand({})))).toBe('AWSOrganizationsNotInUseException 400: Your account is not a member of an organization.');
  const member = await organization.member();
  const own = world.organizations(member);
  expect((await own.send(new DescribeOrganizationCommand({}))).Organization!.Id).toBe(organization.id);
  expect(await failureOf(own.send(new ListAccountsCommand({})))).toBe(NO_PERMISSION);
  await client.send(new RegisterDelegatedAdministratorCommand({ AccountId: member.accountId, ServicePrincipal: 'config.amazonaws.com' }));
  expect((await own.send(new ListAccountsCommand({}))).Accounts).toHaveLength(2);
  expect(await failureOf(own.send(new CreateOrganizationalUnitCommand({ ParentId: organization.rootId, Name: 'x' })))).toBe(NO_PERMISSION);
  expect(await reasonOf(own.send(new LeaveOrganizationCommand({})))).toMatch(/^ConstraintViolationException CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG: /);
});

test('ERR-27: a user without the permission is denied with 400, as awsJson does', async () => {
  const { world, management } = await open([]);
  const nobody = world.organizations(await userOf(world.iam(management), 'nobody', { Effect: 'Allow', Action: 'sqs:*', Resource: '*' }));
  expect(await failureOf(nobody.send(new ListRootsCommand({})))).toBe(
    `AccessDeniedException 400: User: arn:aws:iam::${management.accountId}:user/nobody is not authorized to perform: organizations:ListRoots on resource: * because no identity-based policy allows the organizations:ListRoots action`,
  );
});

test('KEY-30: Organizations is a global service: the Region of its requests is the home Region, whatever was signed for', async () => {
  const { world, management } = await open([]);
  const there = { Effect: 'Allow', Action: 'organizations:*', Resource: '*', Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } } };
  const user = await userOf(world.iam(management), 'user', there);
  expect((await world.organizations(user, 'eu-west-1').send(new ListRootsCommand({}))).Roots).toHaveLength(1);
});

test('CreateAccount answers before the account is there; then it has a role that trusts the management account with everything', async () => {
  const { world, client, management, rootId } = await open([]);
  const made = await client.send(new CreateAccountCommand({ AccountName: 'shop', Email: 'shop@example.com', RoleName: 'Way', Tags: [{ Key: 'a', Value: 'b' }] }));
  expect(made.CreateAccountStatus).toMatchObject({ State: 'IN_PROGRESS', AccountName: 'shop', Id: expect.stringMatching(/^car-[a-z0-9]{32}$/) });
  const { CreateAccountStatus } = await client.send(new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: made.CreateAccountStatus!.Id! }));
  expect(CreateAccountStatus).toMatchObject({ State: 'SUCCEEDED', AccountId: expect.stringMatching(/^\d{12}$/), CompletedTimestamp: expect.any(Date) });
  const AccountId = CreateAccountStatus!.AccountId!;
  expect((await client.send(new DescribeAccountCommand({ AccountId }))).Account).toMatchObject({ Name: 'shop', Email: 'shop@example.com', Status: 'ACTIVE', JoinedMethod: 'CREATED' });
  expect((await client.send(new ListTagsForResourceCommand({ ResourceId: AccountId }))).Tags).toEqual([{ Key: 'a', Value: 'b' }]);
  expect((await client.send(new ListParentsCommand({ ChildId: AccountId }))).Parents).toEqual([{ Id: rootId, Type: 'ROOT' }]);
  const again = await client.send(new CreateAccountCommand({ AccountName: 'other', Email: 'SHOP@example.com' }));
  const second = await client.send(new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: again.CreateAccountStatus!.Id! }));
  expect(second.CreateAccountStatus).toMatchObject({ State: 'FAILED', FailureReason: 'EMAIL_ALREADY_EXISTS' });
  expect(second.CreateAccountStatus).not.toHaveProperty('AccountId');
  const third = await client.send(new CreateAccountCommand({ AccountName: 'third', Email: 'third@example.com' }));
  const { AccountId: thirdId } = (await client.send(new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: third.CreateAccountStatus!.Id! }))).CreateAccountStatus!;
  const iam = world.iam(await enter(world, management, thirdId!));
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'OrganizationAccountAccessRole' }));
  expect(JSON.parse(decodeURIComponent(Role!.AssumeRolePolicyDocument!))).toEqual({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${management.accountId}:root` }, Action: 'sts:AssumeRole' }] });
  expect((await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'OrganizationAccountAccessRole' }))).AttachedPolicies).toEqual([{ PolicyName: 'AdministratorAccess', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }]);
});

test('quotas: ten accounts, five levels of units, five policies of a type, 5,120 characters', async () => {
  const { client, rootId, ...organization } = await open([SCP]);
  for (let made = 1; made < 10; made++) await client.send(new CreateAccountCommand({ AccountName: `a${made}`, Email: `a${made}@example.com` }));
  expect(await reasonOf(client.send(new CreateAccountCommand({ AccountName: 'one-more', Email: 'more@example.com' })))).toBe('ConstraintViolationException ACCOUNT_NUMBER_LIMIT_EXCEEDED: You have exceeded the allowed number of AWS accounts.');
  let parent = rootId;
  for (let level = 1; level <= 5; level++) parent = await organization.unit(`level-${level}`, parent);
  expect(await reasonOf(organization.unit('level-6', parent))).toBe('ConstraintViolationException OU_DEPTH_LIMIT_EXCEEDED: You cannot add an organizational unit to the specified parent because it would exceed the max depth allowed.');
  for (let attached = 1; attached < 5; attached++) await organization.bind(rootId, ANYTHING);
  expect(await reasonOf(organization.bind(rootId, ANYTHING))).toBe('ConstraintViolationException MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED: You have attached the maximum number of policies to the specified target.');
  const ofSize = (size: number) => document(ANYTHING) + ' '.repeat(size - document(ANYTHING).length);
  await client.send(new CreatePolicyCommand({ Name: 'largest', Description: '', Type: SCP, Content: ofSize(5120) }));
  expect(await reasonOf(client.send(new CreatePolicyCommand({ Name: 'larger', Description: '', Type: SCP, Content: ofSize(5121) })))).toBe('ConstraintViolationException POLICY_CONTENT_LIMIT_EXCEEDED: You have exceeded the maximum policy size.');
});

test('POL-34, POL-34a, POL-34b: a document must be one of its type', async () => {
  const { client } = await open();
  const create = (Type: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY', Content: string) => failureOf(client.send(new CreatePolicyCommand({ Name: `n${Math.abs(Content.length)}`, Description: '', Type, Content })));
  const refused = 'MalformedPolicyDocumentException 400: The provided policy document does not meet the requirements of the specified policy type.';
  const deny = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' };
  expect(await create(SCP, '{')).toBe(refused);
  expect(await create(SCP, document({ ...ANYTHING, Resource: 'arn:aws:s3:::b' }))).toBe(refused);
  expect(await create(SCP, document(deny))).toBe(refused);
  expect(await create(SCP, JSON.stringify({ Version: '2008-10-17', Statement: ANYTHING }))).toBe(refused);
  expect(await create('RESOURCE_CONTROL_POLICY', document({ ...deny, Effect: 'Allow' }))).toBe(refused);
  expect(await create('RESOURCE_CONTROL_POLICY', document({ ...deny, Action: '*' }))).toBe(refused);
  expect(await create('RESOURCE_CONTROL_POLICY', document({ ...deny, Principal: { AWS: '111122223333' } }))).toBe(refused);
  const { Policy } = await client.send(new CreatePolicyCommand({ Name: 'good', Description: 'd', Type: 'RESOURCE_CONTROL_POLICY', Content: document(deny) }));
  expect(await failureOf(client.send(new UpdatePolicyCommand({ PolicyId: Policy!.PolicySummary!.Id!, Content: document(ANYTHING) })))).toBe(refused);
  expect(await failureOf(client.send(new CreatePolicyCommand({ Name: 'good', Description: 'd', Type: 'RESOURCE_CONTROL_POLICY', Content: document(deny) })))).toBe('DuplicatePolicyException 400: A policy with the specified name and type already exists.');
});

test("EVAL-36, POL-34b: the last SCP of a target stays, AWS's own RCP always, and both are AWS's to change", async () => {
  const { client, rootId, ...organization } = await open();
  const unit = await organization.unit('u');
  expect(await reasonOf(client.send(new DetachPolicyCommand({ PolicyId: FULL, TargetId: unit })))).toBe('ConstraintViolationException MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED: You cannot remove the last policy attached to the specified target. You must have at least one attached at all times.');
  const own = await organization.bind(unit, ANYTHING);
  await client.send(new DetachPolicyCommand({ PolicyId: FULL, TargetId: unit }));
  expect(await reasonOf(client.send(new DetachPolicyCommand({ PolicyId: own, TargetId: unit })))).toContain('MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED');
  const idsOf = async (TargetId: string) => (await client.send(new ListPoliciesForTargetCommand({ TargetId, Filter: SCP }))).Policies!.map(({ Id }) => Id);
  expect([await idsOf(unit), await idsOf(rootId)]).toEqual([[own], [FULL]]);
  expect((await client.send(new ListTargetsForPolicyCommand({ PolicyId: own }))).Targets).toMatchObject([{ TargetId: unit, Name: 'u', Type: 'ORGANIZATIONAL_UNIT' }]);
  expect((await client.send(new ListTargetsForPolicyCommand({ PolicyId: FULL }))).Targets!.map(({ Type }) => Type).toSorted()).toEqual(['ACCOUNT', 'ROOT']);
  expect(await failureOf(client.send(new DeletePolicyCommand({ PolicyId: own })))).toMatch(/^PolicyInUseException 400: /);
  expect(await reasonOf(client.send(new DetachPolicyCommand({ PolicyId: 'p-RCPFullAWSAccess', TargetId: unit })))).toMatch(/^InvalidInputException NON_DETACHABLE_POLICY: /);
  expect(await reasonOf(client.send(new DeletePolicyCommand({ PolicyId: FULL })))).toMatch(/^InvalidInputException IMMUTABLE_POLICY: /);
  expect(await failureOf(client.send(new AttachPolicyCommand({ PolicyId: own, TargetId: unit })))).toMatch(/^DuplicatePolicyAttachmentException 400: /);
  await client.send(new AttachPolicyCommand({ PolicyId: FULL, TargetId: unit }));
  expect((await idsOf(unit)).toSorted()).toEqual([FULL, own].toSorted());
  expect((await client.send(new DescribePolicyCommand({ PolicyId: FULL }))).Policy!.PolicySummary).toMatchObject({ Arn: 'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess', AwsManaged: true });
});

test('a policy type that is switched off loses its attachments, and comes back with the default one alone', async () => {
  const { client, rootId, ...organization } = await open([SCP]);
  const own = await organization.bind(rootId, ANYTHING);
  expect(await failureOf(client.send(new EnablePolicyTypeCommand({ RootId: rootId, PolicyType: SCP })))).toBe('PolicyTypeAlreadyEnabledException 400: The specified policy type is already enabled.');
  await client.send(new DisablePolicyTypeCommand({ RootId: rootId, PolicyType: SCP }));
  expect(await failureOf(client.send(new AttachPolicyCommand({ PolicyId: own, TargetId: rootId })))).toBe('PolicyTypeNotEnabledException 400: This operation can be performed only for enabled policy types.');
  await client.send(new EnablePolicyTypeCommand({ RootId: rootId, PolicyType: SCP }));
  expect((await client.send(new ListPoliciesForTargetCommand({ TargetId: rootId, Filter: SCP }))).Policies!.map(({ Id }) => Id)).toEqual([FULL]);
  await client.send(new DeletePolicyCommand({ PolicyId: own }));
});

test('units and accounts: names, moves, and what is not empty stays', async () => {
  const { client, rootId, management, ...organization } = await open([]);
  const unit = await organization.unit('one');
  expect(await failureOf(organization.unit('one'))).toBe('DuplicateOrganizationalUnitException 400: An OU with the same name already exists.');
  expect(await failureOf(organization.unit('x', 'ou-none-00000000'))).toBe("ParentNotFoundException 400: You specified parent that doesn't exist.");
  const { accountId: AccountId } = await organization.member(unit);
  const move = (SourceParentId: string, DestinationParentId: string) => failureOf(client.send(new MoveAccountCommand({ AccountId, SourceParentId, DestinationParentId })));
  expect(await move(rootId, unit)).toMatch(/^DuplicateAccountException 400: /);
  expect(await move(rootId, rootId)).toMatch(/^SourceParentNotFoundException 400: /);
  expect(await move(unit, 'r-none')).toMatch(/^DestinationParentNotFoundException 400: /);
  expect((await client.send(new ListAccountsForParentCommand({ ParentId: unit }))).Accounts!.map(({ Id }) => Id)).toEqual([AccountId]);
  expect(await failureOf(client.send(new DeleteOrganizationalUnitCommand({ OrganizationalUnitId: unit })))).toMatch(/^OrganizationalUnitNotEmptyException 400: /);
  expect(await failureOf(client.send(new DeleteOrganizationCommand({})))).toBe('OrganizationNotEmptyException 400: To delete an organization you must first remove all member accounts (except the master).');
  expect(await failureOf(client.send(new RemoveAccountFromOrganizationCommand({ AccountId: management.accountId })))).toMatch(/^MasterCannotLeaveOrganizationException 400: /);
  expect(await reasonOf(client.send(new CloseAccountCommand({ AccountId: management.accountId })))).toMatch(/^ConstraintViolationException CANNOT_CLOSE_MANAGEMENT_ACCOUNT: /);
  await client.send(new RemoveAccountFromOrganizationCommand({ AccountId }));
  await client.send(new DeleteOrganizationalUnitCommand({ OrganizationalUnitId: unit }));
  await client.send(new DeleteOrganizationCommand({}));
  expect(await failureOf(client.send(new DescribeOrganizationCommand({})))).toMatch(/^AWSOrganizationsNotInUseException 400: /);
});

test('an input that its model refuses is an InvalidInputException with its reason', async () => {
  const { client } = await open([]);
  expect(await reasonOf(client.send(new DescribeAccountCommand({ AccountId: '12' })))).toBe('InvalidInputException INVALID_PATTERN: You provided a value that does not match the required pattern.');
  expect(await reasonOf(client.send(new CreateAccountCommand({ AccountName: 'x' } as never)))).toMatch(/^InvalidInputException INPUT_REQUIRED: /);
  expect(await reasonOf(client.send(new EnablePolicyTypeCommand({ RootId: 'r-aaaa', PolicyType: 'NO_POLICY' as never })))).toBe('InvalidInputException INVALID_ENUM_POLICY_TYPE: You specified an invalid value.');
  expect(await reasonOf(client.send(new ListAccountsCommand({ MaxResults: 21 })))).toMatch(/^InvalidInputException MAX_VALUE_EXCEEDED: /);
  expect(await reasonOf(client.send(new ListAccountsCommand({ NextToken: 'guess' })))).toMatch(/^InvalidInputException INVALID_NEXT_TOKEN: /);
  expect(await reasonOf(client.send(new TagResourceCommand({ ResourceId: 'r-aaaa', Tags: [{ Key: 'a', Value: '1' }, { Key: 'a', Value: '2' }] })))).toMatch(/^TargetNotFoundException /);
  expect(await failureOf(client.send(new DescribeEffectivePolicyCommand({ PolicyType: 'TAG_POLICY' })))).toContain('is not implemented by Octroi');
});

test('pages follow one another by their tokens', async () => {
  const { client, rootId, ...organization } = await open([]);
  for (const name of ['a', 'b', 'c']) await organization.unit(name);
  const first = await client.send(new ListOrganizationalUnitsForParentCommand({ ParentId: rootId, MaxResults: 2 }));
  const second = await client.send(new ListOrganizationalUnitsForParentCommand({ ParentId: rootId, MaxResults: 2, NextToken: first.NextToken }));
  expect(second.NextToken).toBeUndefined();
  expect([...first.OrganizationalUnits!, ...second.OrganizationalUnits!].map(({ Name }) => Name).toSorted()).toEqual(['a', 'b', 'c']);
});

test('an invitation is answered once, by the account that it is for, in time', async () => {
  const { world, client, id } = await open([]);
  const guest = await world.account();
  const own = world.organizations(guest);
  const invite = async () => (await client.send(new InviteAccountToOrganizationCommand({ Target: { Type: 'ACCOUNT', Id: guest.accountId }, Notes: 'come' }))).Handshake!;
  const declined = await invite();
  expect(await failureOf(invite())).toMatch(/^DuplicateHandshakeException 400: /);
  expect(declined).toMatchObject({ State: 'OPEN', Action: 'INVITE', Id: expect.stringMatching(/^h-[a-z0-9]{32}$/), Arn: expect.stringContaining(`:handshake/${id}/invite/h-`) });
  expect(await failureOf(client.send(new AcceptHandshakeCommand({ HandshakeId: declined.Id! })))).toBe(NO_PERMISSION);
  expect((await own.send(new ListHandshakesForAccountCommand({}))).Handshakes!.map(({ Id }) => Id)).toEqual([declined.Id]);
  await own.send(new DeclineHandshakeCommand({ HandshakeId: declined.Id! }));
  expect(await failureOf(own.send(new AcceptHandshakeCommand({ HandshakeId: declined.Id! })))).toMatch(/^InvalidHandshakeTransitionException 400: /);
  const cancelled = await invite();
  await client.send(new CancelHandshakeCommand({ HandshakeId: cancelled.Id! }));
  const late = await invite();
  world.clocks.advance(16 * 86_400);
  expect(await failureOf(own.send(new AcceptHandshakeCommand({ HandshakeId: late.Id! })))).toMatch(/^InvalidHandshakeTransitionException 400: /);
  const other = world.organizations(await world.account());
  expect(await failureOf(other.send(new AcceptHandshakeCommand({ HandshakeId: late.Id! })))).toBe("HandshakeNotFoundException 400: You specified a handshake that doesn't exist.");
  const accepted = await invite();
  await own.send(new AcceptHandshakeCommand({ HandshakeId: accepted.Id! }));
  expect((await own.send(new DescribeOrganizationCommand({}))).Organization!.Id).toBe(id);
  expect((await client.send(new DescribeAccountCommand({ AccountId: guest.accountId }))).Account).toMatchObject({ JoinedMethod: 'INVITED' });
});
