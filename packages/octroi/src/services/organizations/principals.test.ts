import { CreateRoleCommand, CreateServiceLinkedRoleCommand, CreateUserCommand, ListRolesCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { AddPermissionCommand, CreateFunctionCommand, InvokeCommand, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { AcceptHandshakeCommand, AttachPolicyCommand, CloseAccountCommand, DescribeAccountCommand, DetachPolicyCommand, InviteAccountToOrganizationCommand, LeaveOrganizationCommand, MoveAccountCommand } from '@aws-sdk/client-organizations';
import { AssumeRoleCommand, GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { afterEach, expect, test } from 'vitest';
import { serviceCaller } from '../../kernel/caller.ts';
import { codeOf, LAMBDA_TRUST } from '../lambda/lambda.fixture.ts';
import { ANYTHING, document, enter, failureOf, openOrganization, outcome, userOf, type Account, type TestOrganization } from './organizations.fixture.ts';

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

const RCP = 'RESOURCE_CONTROL_POLICY';
const NO_IAM = { Effect: 'Deny', Action: 'iam:*', Resource: '*' };
const trusting = (principal: unknown, condition: object = {}) => document({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...condition });

test('EVAL-33: an SCP binds the root user of a member account, by its key and in sessions', async () => {
  const organization = await open();
  const { world, rootId } = organization;
  const root = await joined(organization);
  const { Credentials } = await world.sts(root).send(new GetSessionTokenCommand({}));
  expect(await outcome(world.iam(root).send(new ListUsersCommand({})))).toBeNull();
  const session = { accessKeyId: Credentials!.AccessKeyId!, secretAccessKey: Credentials!.SecretAccessKey!, sessionToken: Credentials!.SessionToken! };
  expect(await outcome(world.lambda(session).send(new ListFunctionsCommand({})))).toBeNull();
  await organization.bind(rootId, [NO_IAM, { Effect: 'Deny', Action: 'lambda:*', Resource: '*' }]);
  expect(await outcome(world.lambda(session).send(new ListFunctionsCommand({})))).toContain('with an explicit deny in a service control policy');
  expect(await failureOf(world.iam(root).send(new ListUsersCommand({})))).toBe(
    `AccessDenied 403: User: arn:aws:iam::${root.accountId}:root is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::${root.accountId}:user/ with an explicit deny in a service control policy`,
  );
});

/** An account of its own, with its root key, that has accepted an invitation. */
async function joined({ world, client }: TestOrganization): Promise<Account> {
  const root = await world.account();
  const { Handshake } = await client.send(new InviteAccountToOrganizationCommand({ Target: { Type: 'ACCOUNT', Id: root.accountId } }));
  await world.organizations(root).send(new AcceptHandshakeCommand({ HandshakeId: Handshake!.Id! }));
  return root;
}

test('EVAL-32, EVAL-71: no SCP binds a service-linked role', async () => {
  const organization = await open();
  const { world } = organization;
  const account = await organization.member();
  const iam = world.iam(account);
  const { Role } = await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'access-analyzer.amazonaws.com' }));
  await organization.bind(organization.rootId, NO_IAM);
  expect(await outcome(iam.send(new ListRolesCommand({})))).toContain('service control policy');
  const made = await world.gateway.outside.callService({
    caller: serviceCaller('aws', 'access-analyzer.amazonaws.com', { sourceArn: `arn:aws:access-analyzer:us-east-1:${account.accountId}:analyzer/a`, sourceAccount: account.accountId }),
    service: 'sts',
    operation: 'AssumeRole',
    account: account.accountId,
    region: 'us-east-1',
    input: { RoleArn: Role!.Arn!, RoleSessionName: 'analyzer' },
  });
  const { AccessKeyId, SecretAccessKey, SessionToken } = made['Credentials'] as { AccessKeyId: string; SecretAccessKey: string; SessionToken: string };
  const linked = world.iam({ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken });
  expect(await outcome(linked.send(new ListRolesCommand({})))).toBeNull();
});

/** A role of the account that anyone may assume, as far as its trust policy says. */
async function openRole({ world }: TestOrganization, account: Account, name = 'open'): Promise<string> {
  return (await world.iam(account).send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: trusting('*') }))).Role!.Arn!;
}

const PERIMETER = (organization: string) => ({ Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole', Resource: '*', Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': organization }, BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } } });

test('EVAL-40, EVAL-43, KEY-20: an RCP on sts:AssumeRole keeps callers out who are not of the organization, and binds at once', async () => {
  const organization = await open();
  const { world, client, rootId } = organization;
  const [home, other] = [await organization.member(), await organization.member()];
  const role = await openRole(organization, home);
  const outsider = await world.account();
  const stranger = await userOf(world.iam(outsider), 'stranger', ANYTHING);
  const assume = (as: Account | typeof stranger) => outcome(world.sts(as).send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'session' })));
  expect([await assume(stranger), await assume(other), await assume(home)]).toEqual([null, null, null]);
  const policy = await organization.bind(rootId, PERIMETER(organization.id), RCP);
  expect(await assume(other)).toBeNull();
  expect(await assume(home)).toBeNull();
  // ERR-25, ERR-26: nothing is said of the other side's policies.
  expect(await assume(stranger)).toBe(`AccessDenied: User: arn:aws:iam::${outsider.accountId}:user/stranger is not authorized to perform: sts:AssumeRole on resource: ${role}`);
  await client.send(new DetachPolicyCommand({ PolicyId: policy, TargetId: rootId }));
  expect(await assume(stranger)).toBeNull();
});

test('EVAL-40, EVAL-41, EVAL-42, ERR-24: an RCP names itself to callers of its account, binds no other service, and nothing of the management account', async () => {
  const organization = await open();
  const { world, management } = organization;
  const account = await organization.member();
  const role = await openRole(organization, account);
  const own = await openRole(organization, management);
  const manager = { ...(await userOf(world.iam(management), 'manager', ANYTHING)), accountId: management.accountId };
  await organization.bind(organization.rootId, { Effect: 'Deny', Principal: '*', Action: ['sts:AssumeRole', 'iam:*'], Resource: '*' }, RCP);
  expect(await failureOf(world.sts(account).send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'session' })))).toBe(
    `AccessDenied 403: User: arn:aws:iam::${account.accountId}:user/admin is not authorized to perform: sts:AssumeRole on resource: ${role} with an explicit deny in a resource control policy`,
  );
  expect(await outcome(world.iam(account).send(new ListUsersCommand({})))).toBeNull();
  expect(await outcome(world.sts(manager).send(new AssumeRoleCommand({ RoleArn: own, RoleSessionName: 'session' })))).toBeNull();
});

test('EVAL-35, LAM-51, KEY-20: what the policy of a function grants to an organization, and the SCPs of the caller take away', async () => {
  const organization = await open();
  const { world } = organization;
  const [owner, caller] = [await organization.member(), await organization.member()];
  const outsider = await world.account();
  const stranger = await userOf(world.iam(outsider), 'stranger', ANYTHING);
  const { Role } = await world.iam(owner).send(new CreateRoleCommand({ RoleName: 'execution', AssumeRolePolicyDocument: LAMBDA_TRUST }));
  const lambda = world.lambda(owner);
  const { FunctionArn } = await lambda.send(new CreateFunctionCommand({ FunctionName: 'shared', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: Role!.Arn!, Code: { ZipFile: codeOf() } }));
  world.clocks.advance(10);
  await lambda.send(new AddPermissionCommand({ FunctionName: 'shared', StatementId: 'all', Action: 'lambda:InvokeFunction', Principal: '*', PrincipalOrgID: organization.id }));
  const invoke = (as: Account | typeof stranger) => outcome(world.lambda(as).send(new InvokeCommand({ FunctionName: FunctionArn!, Payload: Buffer.from('{}') })));
  expect(await invoke(caller)).toBeNull();
  expect(await invoke(stranger)).toContain('because no resource-based policy allows the lambda:InvokeFunction action');
  const nobody = await userOf(world.iam(owner), 'nobody', { Effect: 'Deny', Action: 'sqs:*', Resource: '*' });
  expect(await invoke(nobody)).toBeNull();
  await organization.bind(owner.accountId, { Effect: 'Deny', Action: 'lambda:InvokeFunction', Resource: '*' });
  expect(await invoke(nobody)).toContain('with an explicit deny in a service control policy');
  // EVAL-23: the SCPs of the function's account are nothing to callers of another.
  expect(await invoke(caller)).toBeNull();
});

test('KEY-20, KEY-20a, KEY-39: the keys of the organization hold the place of the caller and of the resource, and are absent outside', async () => {
  const organization = await open();
  const { world, id, rootId } = organization;
  const unit = await organization.unit('Outer');
  const inner = await organization.unit('Inner', unit);
  const account = await organization.member();
  const path = `${id}/${rootId}/${unit}/${inner}/`;
  const roleFor = async (name: string, condition: object) => {
    const trust = trusting({ AWS: '*' }, { Condition: condition });
    const { Role } = await world.iam(account).send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: trust }));
    return Role!.Arn!;
  };
  const all = { StringEquals: { 'aws:PrincipalOrgID': id, 'aws:ResourceOrgID': id }, 'ForAllValues:StringEquals': { 'aws:PrincipalOrgPaths': [path], 'aws:ResourceOrgPaths': [path] }, Null: { 'aws:PrincipalOrgPaths': 'false', 'aws:ResourceOrgPaths': 'false', 'aws:SourceOrgID': 'true' } };
  const role = await roleFor('placed', all);
  const absent = await roleFor('absent', { Null: { 'aws:PrincipalOrgID': 'true', 'aws:PrincipalOrgPaths': 'true', 'aws:ResourceOrgID': 'false' } });
  const outsider = await userOf(world.iam(await world.account()), 'outsider', ANYTHING);
  const assume = (as: Parameters<typeof world.sts>[0], RoleArn: string) => outcome(world.sts(as).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'session' })));
  expect(await assume(account, role)).not.toBeNull();
  await organization.client.send(new MoveAccountCommand({ AccountId: account.accountId, SourceParentId: rootId, DestinationParentId: inner }));
  expect(await assume(account, role)).toBeNull();
  expect(await assume(account, absent)).not.toBeNull();
  expect(await assume(outsider, absent)).toBeNull();
});

test('KEY-38: a service that calls for a resource carries the organization of the resource', async () => {
  const organization = await open();
  const { world, id, rootId } = organization;
  const account = await organization.member();
  const trust = document({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole', Condition: { StringEquals: { 'aws:SourceOrgID': id }, 'ForAnyValue:StringLike': { 'aws:SourceOrgPaths': `${id}/${rootId}/*` }, Null: { 'aws:PrincipalOrgID': 'true' } } });
  const { Role } = await world.iam(account).send(new CreateRoleCommand({ RoleName: 'of-service', AssumeRolePolicyDocument: trust }));
  const assume = (sourceAccount: string) =>
    outcome(
      world.gateway.outside.callService({
        caller: serviceCaller('aws', 'lambda.amazonaws.com', { sourceArn: `arn:aws:lambda:us-east-1:${sourceAccount}:function:f`, sourceAccount }),
        service: 'sts',
        operation: 'AssumeRole',
        account: account.accountId,
        region: 'us-east-1',
        input: { RoleArn: Role!.Arn!, RoleSessionName: 'session' },
      }),
    );
  expect(await assume(account.accountId)).toBeNull();
  expect(await assume((await world.account()).accountId)).toContain('is not authorized to perform: sts:AssumeRole');
});

test('a closed account refuses its principals, those with sessions too, nobody enters it any more, and its management account still sees it', async () => {
  const organization = await open();
  const { world, client } = organization;
  const account = await organization.member();
  const session = await enter(world, organization.management, account.accountId);
  await client.send(new CloseAccountCommand({ AccountId: account.accountId }));
  const refused = 'InvalidClientTokenId 403: The security token included in the request is invalid.';
  expect(await failureOf(world.sts(account).send(new GetCallerIdentityCommand({})))).toBe(refused);
  expect(await failureOf(world.sts(session).send(new GetCallerIdentityCommand({})))).toBe(refused);
  const RoleArn = `arn:aws:iam::${account.accountId}:role/OrganizationAccountAccessRole`;
  const manager = await userOf(world.iam(organization.management), 'manager', ANYTHING);
  expect(await outcome(world.sts(manager).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'session' })))).toContain('is not authorized to perform: sts:AssumeRole');
  expect((await client.send(new DescribeAccountCommand({ AccountId: account.accountId }))).Account).toMatchObject({ Status: 'SUSPENDED' });
  expect(await failureOf(client.send(new CloseAccountCommand({ AccountId: account.accountId })))).toBe('AccountAlreadyClosedException 400: The provided account is already closed.');
});

test('an account that leaves is bound no more, and what was attached to it does not wait for it', async () => {
  const organization = await open();
  const { world, client } = organization;
  const account = await organization.member();
  await organization.bind(organization.rootId, { Effect: 'Deny', Action: 'iam:CreateUser', Resource: '*' });
  const create = () => outcome(world.iam(account).send(new CreateUserCommand({ UserName: 'new' })));
  expect(await create()).toContain('service control policy');
  await world.organizations(account).send(new LeaveOrganizationCommand({}));
  expect(await create()).toBeNull();
  expect(await failureOf(client.send(new AttachPolicyCommand({ PolicyId: 'p-FullAWSAccess', TargetId: account.accountId })))).toBe("TargetNotFoundException 400: You specified a target that doesn't exist.");
});
