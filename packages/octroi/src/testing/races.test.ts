import {
  AttachUserPolicyCommand, CreateRoleCommand, CreateUserCommand, DeleteRoleCommand, DeleteUserPolicyCommand, DetachUserPolicyCommand, GetUserPolicyCommand, ListUsersCommand, PutUserPolicyCommand, TagUserCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { AddPermissionCommand, CreateFunctionCommand, GetFunctionConfigurationCommand, InvokeCommand, RemovePermissionCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import {
  AcceptHandshakeCommand, AttachPolicyCommand, CloseAccountCommand, CreateOrganizationalUnitCommand, CreateOrganizationCommand, CreatePolicyCommand, DetachPolicyCommand, EnablePolicyTypeCommand, InviteAccountToOrganizationCommand, ListRootsCommand,
  MoveAccountCommand, RemoveAccountFromOrganizationCommand,
} from '@aws-sdk/client-organizations';
import { AssumeRoleCommand, type AssumeRoleResponse } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, LAMBDA_TRUST, RecordingExecutor } from '../services/lambda/lambda.fixture.ts';
import { lambdaParts } from '../services/lambda/open-parts.ts';
import { functionExecutor } from '../services/lambda/parts.ts';
import { stsParts } from '../services/sts/open-parts.ts';
import { allow, deny, keysOf, makeRole, makeUser, policy, trust, type Keys } from '../services/sts/sts.fixture.ts';
import { openTwoNodes, type Moment, type TwoNodes } from './two-nodes.fixture.ts';
import type { Credentials } from './world.ts';

/**
 * A decision is never applied to a world that it did not see (design, section 3). Two nodes share a store; what one of them changes comes
 * between the decision and the commit of the other.
 */

type Account = Credentials & { readonly accountId: string };

const executor = new RecordingExecutor();
let nodes: TwoNodes;
let management: Account;
let rootId: string;
let made = 0;
const fresh = (kind: string): string => `${kind}${++made}`;

beforeAll(async () => {
  // What runs again for no other reason, runs here too.
  nodes = await openTwoNodes({ rerunProbability: 0.2, parts: (needs) => [{ token: functionExecutor, value: executor }, ...lambdaParts(needs), ...stsParts(needs)] });
  management = await nodes.there.account();
  const client = organizations();
  await client.send(new CreateOrganizationCommand({}));
  rootId = (await client.send(new ListRootsCommand({}))).Roots![0]!.Id!;
  for (const PolicyType of ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] as const) await client.send(new EnablePolicyTypeCommand({ RootId: rootId, PolicyType }));
});
afterAll(() => nodes.close());

const organizations = () => nodes.there.organizations(management);

async function member(): Promise<Account> {
  const account = await nodes.there.account();
  const { Handshake } = await organizations().send(new InviteAccountToOrganizationCommand({ Target: { Type: 'ACCOUNT', Id: account.accountId } }));
  await nodes.there.organizations(account).send(new AcceptHandshakeCommand({ HandshakeId: Handshake!.Id! }));
  return account;
}

async function control(statement: object, Type: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY' = 'SERVICE_CONTROL_POLICY'): Promise<string> {
  return (await organizations().send(new CreatePolicyCommand({ Name: fresh('control'), Description: '', Type, Content: policy(statement as never) }))).Policy!.PolicySummary!.Id!;
}

const userArn = (account: Account, name: string): string => `arn:aws:iam::${account.accountId}:user/${name}`;
const AT_THE_END: Moment = { when: 'at the end', table: 'policy-epoch', of: 'transact' };

/** CreateUser by a user of the account, into which a change comes at the end. What it answered, and whether the user is there. */
async function creation(account: Account, by: Keys, change: () => Promise<unknown>): Promise<readonly [unknown, boolean]> {
  const UserName = fresh('made');
  const answer = await nodes.interrupted(() => nodes.here.iam(by).send(new CreateUserCommand({ UserName })), AT_THE_END, change);
  const users = await nodes.there.gateway.kv.read((snapshot) => snapshot.range(['aws', account.accountId, '-', 'iam', 'user']));
  const there = users.some(({ key }) => key.at(-1) === UserName);
  return [typeof answer === 'string' ? answer.replace(UserName, 'NEW') : answer, there];
}

const refused = (account: Account, name: string, why: string): string => `AccessDenied: User: ${userArn(account, name)} is not authorized to perform: iam:CreateUser on resource: ${userArn(account, 'NEW')} ${why}`;
const GONE = 'InvalidClientTokenId: The security token included in the request is invalid.';

describe('a write that was allowed, while', () => {
  test('design 3, EVAL-31: an SCP comes', async () => {
    const account = await member();
    const ann = await makeUser(nodes.there.iam(account), 'ann', [allow('iam:*')]);
    const PolicyId = await control(deny('iam:*'));
    expect(await creation(account, ann, () => organizations().send(new AttachPolicyCommand({ PolicyId, TargetId: account.accountId })))).toEqual([refused(account, 'ann', 'with an explicit deny in a service control policy'), false]);
    await organizations().send(new DetachPolicyCommand({ PolicyId, TargetId: account.accountId }));
  });

  test('design 3, EVAL-31: the SCP that allowed goes', async () => {
    const account = await member();
    const ann = await makeUser(nodes.there.iam(account), 'ann', [allow('iam:*')]);
    const PolicyId = await control(allow('s3:*'));
    await organizations().send(new AttachPolicyCommand({ PolicyId, TargetId: account.accountId }));
    expect(await creation(account, ann, () => organizations().send(new DetachPolicyCommand({ PolicyId: 'p-FullAWSAccess', TargetId: account.accountId })))).toEqual([refused(account, 'ann', 'because no service control policy allows the iam:CreateUser action'), false]);
  });

  test('design 3: its account moves under an SCP', async () => {
    const account = await member();
    const ann = await makeUser(nodes.there.iam(account), 'ann', [allow('iam:*')]);
    const unit = (await organizations().send(new CreateOrganizationalUnitCommand({ Name: fresh('unit'), ParentId: rootId }))).OrganizationalUnit!.Id!;
    await organizations().send(new AttachPolicyCommand({ PolicyId: await control(deny('*')), TargetId: unit }));
    const move = () => organizations().send(new MoveAccountCommand({ AccountId: account.accountId, SourceParentId: rootId, DestinationParentId: unit }));
    expect(await creation(account, ann, move)).toEqual([refused(account, 'ann', 'with an explicit deny in a service control policy'), false]);
  });

  test('design 3: its account leaves the organization', async () => {
    const account = await member();
    const ann = await makeUser(nodes.there.iam(account), 'ann', [allow('iam:*', '*', { Null: { 'aws:PrincipalOrgID': 'false' } })]);
    const leave = () => organizations().send(new RemoveAccountFromOrganizationCommand({ AccountId: account.accountId }));
    expect(await creation(account, ann, leave)).toEqual([refused(account, 'ann', 'because no identity-based policy allows the iam:CreateUser action'), false]);
  });

  test('design 3: its account is closed', async () => {
    const account = await member();
    const ann = await makeUser(nodes.there.iam(account), 'ann', [allow('iam:*')]);
    expect(await creation(account, ann, () => organizations().send(new CloseAccountCommand({ AccountId: account.accountId })))).toEqual([GONE, false]);
  });

  test('design 3: the policy that allowed is detached', async () => {
    const account = await nodes.there.account();
    const iam = nodes.there.iam(account);
    const ann = await makeUser(iam, 'ann');
    const attachment = { UserName: 'ann', PolicyArn: 'arn:aws:iam::aws:policy/IAMFullAccess' };
    await iam.send(new AttachUserPolicyCommand(attachment));
    expect(await creation(account, ann, () => iam.send(new DetachUserPolicyCommand(attachment)))).toEqual([refused(account, 'ann', 'because no identity-based policy allows the iam:CreateUser action'), false]);
  });

  test('design 3, KEY-5: the tag that the policy asks for changes', async () => {
    const account = await nodes.there.account();
    const iam = nodes.there.iam(account);
    const ann = await makeUser(iam, 'ann', [allow('iam:*', '*', { StringEquals: { 'aws:PrincipalTag/team': 'a' } })], { Tags: [{ Key: 'team', Value: 'a' }] });
    expect(await creation(account, ann, () => iam.send(new TagUserCommand({ UserName: 'ann', Tags: [{ Key: 'team', Value: 'b' }] })))).toEqual([refused(account, 'ann', 'because no identity-based policy allows the iam:CreateUser action'), false]);
  });

  test('design 3, STS-92: the role of its session is deleted', async () => {
    const account = await nodes.there.account();
    const iam = nodes.there.iam(account);
    const ann = await makeUser(iam, 'ann', [allow('sts:AssumeRole')]);
    const RoleArn = await makeRole(iam, 'ops', [trust(userArn(account, 'ann'))]);
    await makeRole(iam, 'boss', [trust(RoleArn)]);
    const { Credentials: session } = await nodes.there.sts(ann).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'work' }));
    const answer = await nodes.interrupted(
      () => nodes.here.sts(keysOf(session)).send(new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account.accountId}:role/boss`, RoleSessionName: 'up' })),
      { when: 'before reading', table: 'policy-epoch', of: 'transact' },
      () => iam.send(new DeleteRoleCommand({ RoleName: 'ops' })),
    );
    expect(answer).toBe(GONE);
  });
});

describe('EVAL-63: AssumeRole, which takes two accounts and writes nothing, while', () => {
  /** Of a world in which it may not, to one in which it still may not, over none in which it might. */
  async function crossing(moment: (role: Account, caller: Account) => Moment, change: (role: Account, caller: Account) => Promise<unknown>): Promise<string> {
    const [caller, owner] = [await nodes.there.account(), await nodes.there.account()];
    await makeUser(nodes.there.iam(caller), 'bob');
    const ann = await makeUser(nodes.there.iam(caller), 'ann', [allow('sts:AssumeRole')]);
    const RoleArn = await makeRole(nodes.there.iam(owner), 'ops', [trust(userArn(caller, 'bob'))]);
    // Whatever this node remembers of the caller, it remembers now.
    await nodes.here.sts(ann).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'work' })).catch(() => null);
    await nodes.there.iam(owner).send(new CreateUserCommand({ UserName: 'unrelated' }));
    const answer = await nodes.interrupted<AssumeRoleResponse>(() => nodes.here.sts(ann).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'work' })), moment(owner, caller), () => change(owner, caller));
    return typeof answer === 'string' ? answer : 'allowed';
  }

  const swap = async (owner: Account, caller: Account): Promise<void> => {
    await nodes.there.iam(caller).send(new DeleteUserPolicyCommand({ UserName: 'ann', PolicyName: 'own' }));
    await nodes.there.iam(owner).send(new UpdateAssumeRolePolicyCommand({ RoleName: 'ops', PolicyDocument: policy(trust(userArn(caller, 'ann'))) }));
  };

  test.each([
    ['the role is read', (owner: Account): Moment => ({ when: 'before reading', table: 'role', account: owner.accountId })],
    ['the caller\'s epoch is read', (_: Account, caller: Account): Moment => ({ when: 'before reading', table: 'policy-epoch', account: caller.accountId, of: 'transact' })],
    ['the owner\'s epoch is read', (owner: Account): Moment => ({ when: 'before reading', table: 'policy-epoch', account: owner.accountId, of: 'transact' })],
  ])('design 3: one side takes its word back before the other gives its own, when %s', async (_, moment) => {
    expect(await crossing(moment, swap)).toMatch(/^AccessDenied: User: .* is not authorized to perform: sts:AssumeRole on resource: /);
  });

  test('design 3, EVAL-40: an RCP comes before the session is made', async () => {
    const [caller, owner] = [await nodes.there.account(), await member()];
    const ann = await makeUser(nodes.there.iam(caller), 'ann', [allow('sts:AssumeRole')]);
    const RoleArn = await makeRole(nodes.there.iam(owner), 'ops', [trust(userArn(caller, 'ann'))]);
    const PolicyId = await control({ Effect: 'Deny', Principal: '*', Action: 'sts:*', Resource: '*' }, 'RESOURCE_CONTROL_POLICY');
    const answer = await nodes.interrupted<AssumeRoleResponse>(
      () => nodes.here.sts(ann).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'work' })),
      { when: 'before reading', table: 'inactive-regions', account: owner.accountId },
      () => organizations().send(new AttachPolicyCommand({ PolicyId, TargetId: owner.accountId })),
    );
    expect(answer).toBe(`AccessDenied: User: ${userArn(caller, 'ann')} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`);
  });
});

describe('a function', () => {
  async function shop() {
    const [owner, caller] = [await nodes.there.account(), await nodes.there.account()];
    const lambda = nodes.there.lambda(owner);
    const role = (await nodes.there.iam(owner).send(new CreateRoleCommand({ RoleName: 'execution', AssumeRolePolicyDocument: LAMBDA_TRUST }))).Role!.Arn!;
    const { FunctionArn } = await lambda.send(new CreateFunctionCommand({ FunctionName: 'shop', Description: 'old', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: role, Code: { ZipFile: codeOf() } }));
    for (const node of [nodes.here, nodes.there]) node.clocks.advance(20);
    const ann = await makeUser(nodes.there.iam(caller), 'ann', [allow('lambda:*')]);
    const permit = () => lambda.send(new AddPermissionCommand({ FunctionName: 'shop', StatementId: 'ann', Action: 'lambda:InvokeFunction', Principal: userArn(caller, 'ann') }));
    const forbid = () => lambda.send(new RemovePermissionCommand({ FunctionName: 'shop', StatementId: 'ann' }));
    return { owner, caller, lambda, ann, FunctionName: FunctionArn!, permit, forbid };
  }

  test('design 3: is not run whose policy let the caller in when it was asked and no more when it would run', async () => {
    const { owner, ann, FunctionName, permit, forbid } = await shop();
    await permit();
    executor.tasks.length = 0;
    const answer = await nodes.interrupted(() => nodes.here.lambda(ann).send(new InvokeCommand({ FunctionName })), { when: 'before reading', table: 'function', account: owner.accountId }, forbid);
    expect(answer).toMatch(/^AccessDeniedException: User: .* because no resource-based policy allows the lambda:InvokeFunction action$/);
    expect(executor.tasks).toEqual([]);
  });

  test('design 3: is not run by who lost the permission of its own account', async () => {
    const { owner, caller, ann, FunctionName, permit } = await shop();
    await permit();
    executor.tasks.length = 0;
    const revoke = () => nodes.there.iam(caller).send(new DeleteUserPolicyCommand({ UserName: 'ann', PolicyName: 'own' }));
    const answer = await nodes.interrupted(() => nodes.here.lambda(ann).send(new InvokeCommand({ FunctionName })), { when: 'before reading', table: 'function', account: owner.accountId }, revoke);
    expect(answer).toMatch(/^AccessDeniedException: User: .* because no identity-based policy allows the lambda:InvokeFunction action$/);
    expect(executor.tasks).toEqual([]);
  });

  test('design 3: one side takes its word back before the other gives its own', async () => {
    const { owner, caller, ann, FunctionName, permit } = await shop();
    executor.tasks.length = 0;
    const swap = async (): Promise<void> => {
      await nodes.there.iam(caller).send(new DeleteUserPolicyCommand({ UserName: 'ann', PolicyName: 'own' }));
      await permit();
    };
    const answer = await nodes.interrupted(() => nodes.here.lambda(ann).send(new InvokeCommand({ FunctionName })), { when: 'before reading', table: 'policy', account: owner.accountId }, swap);
    expect(answer).toMatch(/^AccessDeniedException: User: /);
    expect(executor.tasks).toEqual([]);
  });
});

describe('a read, which is decided from memory, while', () => {
  test('design 3: the permission goes and then there is something to see', async () => {
    const account = await nodes.there.account();
    const iam = nodes.there.iam(account);
    const ann = await makeUser(iam, 'ann', [allow('iam:ListUsers')]);
    await nodes.here.iam(ann).send(new ListUsersCommand({}));
    const answer = await nodes.interrupted(() => nodes.here.iam(ann).send(new ListUsersCommand({})), { when: 'before reading', table: 'user', account: account.accountId, of: 'read' }, async () => {
      await iam.send(new DeleteUserPolicyCommand({ UserName: 'ann', PolicyName: 'own' }));
      await iam.send(new CreateUserCommand({ UserName: 'secret' }));
    });
    expect(answer).toMatch(/^AccessDenied: User: .* because no identity-based policy allows the iam:ListUsers action$/);
  });

  test('design 3: the same of one thing, whose tags decide', async () => {
    const account = await nodes.there.account();
    const iam = nodes.there.iam(account);
    const ann = await makeUser(iam, 'ann', [allow('iam:GetUserPolicy', '*', { StringEquals: { 'aws:ResourceTag/open': 'yes' } })]);
    await makeUser(iam, 'bob', [allow('s3:*')]);
    await nodes.here.iam(ann).send(new GetUserPolicyCommand({ UserName: 'bob', PolicyName: 'own' })).catch(() => null);
    const answer = await nodes.interrupted(() => nodes.here.iam(ann).send(new GetUserPolicyCommand({ UserName: 'bob', PolicyName: 'own' })), { when: 'before reading', table: 'user', account: account.accountId, of: 'read' }, async () => {
      await iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'own', PolicyDocument: policy(deny('*')) }));
      await iam.send(new TagUserCommand({ UserName: 'bob', Tags: [{ Key: 'open', Value: 'yes' }] }));
    });
    expect(answer).toMatch(/^AccessDenied: User: .* with an explicit deny in an identity-based policy$/);
  });

  test('design 3: of another account, which lets the caller in only after its own has taken the permission', async () => {
    const [owner, caller] = [await nodes.there.account(), await nodes.there.account()];
    const lambda = nodes.there.lambda(owner);
    const role = (await nodes.there.iam(owner).send(new CreateRoleCommand({ RoleName: 'execution', AssumeRolePolicyDocument: LAMBDA_TRUST }))).Role!.Arn!;
    const { FunctionArn } = await lambda.send(new CreateFunctionCommand({ FunctionName: 'shop', Description: 'old', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: role, Code: { ZipFile: codeOf() } }));
    for (const node of [nodes.here, nodes.there]) node.clocks.advance(20);
    const ann = await makeUser(nodes.there.iam(caller), 'ann', [allow('lambda:*')]);
    const ask = () => nodes.here.lambda(ann).send(new GetFunctionConfigurationCommand({ FunctionName: FunctionArn! }));
    await ask().catch(() => null);
    const answer = await nodes.interrupted(ask, { when: 'before reading', table: 'policy', account: owner.accountId, of: 'read' }, async () => {
      await nodes.there.iam(caller).send(new DeleteUserPolicyCommand({ UserName: 'ann', PolicyName: 'own' }));
      await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'shop', Description: 'secret' }));
      await lambda.send(new AddPermissionCommand({ FunctionName: 'shop', StatementId: 'ann', Action: 'lambda:GetFunctionConfiguration', Principal: userArn(caller, 'ann') }));
    });
    expect(answer).toMatch(/^AccessDeniedException: User: /);
  });
});
