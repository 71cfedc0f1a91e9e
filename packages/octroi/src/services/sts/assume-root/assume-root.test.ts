import { CreateUserCommand, DeleteAccessKeyCommand, EnableOrganizationsRootSessionsCommand, DeleteLoginProfileCommand, DisableOrganizationsRootSessionsCommand, GetAccountSummaryCommand, GetLoginProfileCommand, GetUserCommand, ListAccessKeysCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, AssumeRootCommand, GetCallerIdentityCommand, GetSessionTokenCommand, type AssumeRootRequest, type STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SignInCommand } from '../../../testing/octroi-client.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { accessDenied, allow, keysOf, makeRole, makeUser, refusal, trust, validationError, type Statement } from '../sts.fixture.ts';
import { putOrganization, type OrganizationOptions } from './organization.fixture.ts';

const TASK = 'arn:aws:iam::aws:policy/root-task/';
const AUDIT = `${TASK}IAMAuditRootUserCredentials`;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const ask = (sts: STSClient, TargetPrincipal: string, more: Partial<AssumeRootRequest> = {}) => sts.send(new AssumeRootCommand({ TargetPrincipal, TaskPolicyArn: { arn: AUDIT }, ...more }));

/** A management account with a user of these statements, and a member; root sessions are enabled. */
async function organized(statements: readonly Statement[] = [allow('sts:AssumeRoot')], options: Partial<OrganizationOptions> & { enabled?: boolean } = {}) {
  const [management, member] = [await world.account(), await world.account()];
  await putOrganization(world, management.accountId, { members: [member.accountId], ...options });
  const iam = world.iam(management);
  if (options.enabled !== false) await iam.send(new EnableOrganizationsRootSessionsCommand({}));
  const keys = await makeUser(iam, 'admin', statements);
  const arn = `arn:aws:iam::${management.accountId}:user/admin`;
  const denied = (account = member.accountId) => accessDenied(`User: ${arn} is not authorized to perform: sts:AssumeRoot on resource: arn:aws:iam::${account}:root`);
  return { management, member, iam, arn, keys, sts: world.sts(keys, 'eu-west-1'), target: member.accountId, denied };
}

test('STS-80: the administrator of an organization has a session of the root user of a member, by its number or its ARN', async () => {
  const { member, sts, target } = await organized();
  for (const TargetPrincipal of [target, `arn:aws:iam::${target}:root`]) {
    const now = world.clocks.decision();
    const { Credentials, SourceIdentity } = await ask(sts, TargetPrincipal);
    expect(SourceIdentity).toBeUndefined();
    expect(Math.abs(Credentials!.Expiration!.getTime() - now - 900_000)).toBeLessThan(10_000);
    const who = await world.sts(keysOf(Credentials)).send(new GetCallerIdentityCommand({}));
    expect(who).toMatchObject({ Account: target, UserId: target, Arn: `arn:aws:iam::${target}:root` });
    const { AccessKeyMetadata } = await world.iam(keysOf(Credentials)).send(new ListAccessKeysCommand({}));
    expect(AccessKeyMetadata!.map(({ AccessKeyId }) => AccessKeyId)).toEqual([member.accessKeyId]);
  }
});

test('STS-80: a session audits and deletes the password of the root user, who cannot sign in then; others name a user', async () => {
  const { sts } = await organized();
  const id = '777788889999';
  await world.gateway.addAccount({ id, rootPassword: 'the City gate 7', organization: { management: (await sts.send(new GetCallerIdentityCommand({}))).Account! } });
  const root = world.iam(keysOf((await ask(sts, id)).Credentials));
  expect((await root.send(new GetLoginProfileCommand({}))).LoginProfile).toMatchObject({ UserName: 'root', PasswordResetRequired: false });
  expect((await refusal(root.send(new DeleteLoginProfileCommand({})))).name).toBe('AccessDenied');
  const signIn = () => world.octroi().send(new SignInCommand({ Account: id, Password: 'the City gate 7' }));
  const { Credentials } = await signIn();
  const signedIn = world.iam({ accessKeyId: Credentials!.AccessKeyId!, secretAccessKey: Credentials!.SecretAccessKey!, sessionToken: Credentials!.SessionToken! });
  expect(await refusal(signedIn.send(new DeleteLoginProfileCommand({})))).toEqual(validationError('Must specify userName when calling with non-User credentials'));
  await world.iam(keysOf((await ask(sts, id, { TaskPolicyArn: { arn: `${TASK}IAMDeleteRootUserCredentials` } })).Credentials)).send(new DeleteLoginProfileCommand({}));
  expect((await refusal(root.send(new GetLoginProfileCommand({})))).name).toBe('NoSuchEntityException');
  await expect(signIn()).rejects.toMatchObject({ name: 'SignInFailedException' });
});

test('STS-10: the session may do what its task leaves, on the root user, and nothing else', async () => {
  const { member, sts, target } = await organized();
  await world.iam(member).send(new CreateUserCommand({ UserName: 'ann' }));
  const audit = world.iam(keysOf((await ask(sts, target)).Credentials));
  await audit.send(new GetAccountSummaryCommand({}));
  const root = `arn:aws:iam::${target}:root`;
  const no = (action: string, resource: string) => accessDenied(`User: ${root} is not authorized to perform: ${action} on resource: ${resource} with an explicit deny in a session policy`);
  expect(await refusal(audit.send(new ListUsersCommand({})))).toEqual(no('iam:ListUsers', `arn:aws:iam::${target}:user/`));
  expect(await refusal(audit.send(new GetUserCommand({ UserName: 'ann' })))).toEqual(no('iam:GetUser', 'user ann'));
  expect(await refusal(audit.send(new DeleteAccessKeyCommand({ AccessKeyId: member.accessKeyId })))).toEqual(no('iam:DeleteAccessKey', root));
  const remove = world.iam(keysOf((await ask(sts, target, { TaskPolicyArn: { arn: `${TASK}IAMDeleteRootUserCredentials` } })).Credentials));
  await remove.send(new DeleteAccessKeyCommand({ AccessKeyId: member.accessKeyId }));
  expect((await refusal(world.sts(member).send(new GetCallerIdentityCommand({})))).name).toBe('InvalidClientTokenId');
});

test('KEY-10: aws:AssumedRoot is true for it, and absent for the root user itself', async () => {
  const seen: unknown[] = [];
  const watched = await openWorld({ onDecided: ({ request }) => void seen.push([request.principal.kind, request.context.get('aws:assumedroot')]) });
  const [management, member] = [await watched.account(), await watched.account()];
  await putOrganization(watched, management.accountId, { members: [member.accountId] });
  await watched.iam(management).send(new EnableOrganizationsRootSessionsCommand({}));
  const keys = await makeUser(watched.iam(management), 'admin', [allow('sts:AssumeRoot')]);
  const { Credentials } = await ask(watched.sts(keys), member.accountId);
  seen.length = 0;
  await watched.iam(keysOf(Credentials)).send(new ListAccessKeysCommand({}));
  await watched.iam(member).send(new ListAccessKeysCommand({}));
  expect(seen).toEqual([['root', 'true'], ['root', undefined]]);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test('KEY-67: sts:TaskPolicyArn is in the context, and the root user of the member is the resource', async () => {
  const { sts, target, denied } = await organized([allow('sts:AssumeRoot', 'arn:aws:iam::*:root', { ArnEquals: { 'sts:TaskPolicyArn': AUDIT } })]);
  await ask(sts, target);
  expect(await refusal(ask(sts, target, { TaskPolicyArn: { arn: `${TASK}S3UnlockBucketPolicy` } }))).toEqual(denied());
  const other = await organized([allow('sts:AssumeRoot', 'arn:aws:iam::111122223333:root')]);
  expect(await refusal(ask(other.sts, other.target))).toEqual(other.denied());
  const { sts: mine, target: theirs } = await organized([allow('sts:AssumeRoot', '*', { StringEquals: { 'aws:ResourceAccount': '111122223333' } })]);
  expect((await refusal(ask(mine, theirs))).name).toBe('AccessDenied');
});

test('STS-80: without an organization, outside it, in its management account, and without the feature or the trust in IAM it is denied, with no reason', async () => {
  const alone = await world.account();
  const keys = await makeUser(world.iam(alone), 'admin', [allow('*')]);
  const bare = (arn: string, account: string) => accessDenied(`User: ${arn} is not authorized to perform: sts:AssumeRoot on resource: arn:aws:iam::${account}:root`);
  const arn = `arn:aws:iam::${alone.accountId}:user/admin`;
  for (const account of [alone.accountId, '999999999999']) expect(await refusal(ask(world.sts(keys), account))).toEqual(bare(arn, account));
  const { sts, management, denied } = await organized([allow('*')]);
  for (const account of [management.accountId, alone.accountId, '999999999999']) expect(await refusal(ask(sts, account))).toEqual(denied(account));
  const off = await organized([allow('*')], { enabled: false });
  expect(await refusal(ask(off.sts, off.target))).toEqual(off.denied());
});

test('STS-80: a feature that is disabled gives no more sessions', async () => {
  const { sts, iam, target, denied } = await organized();
  await ask(sts, target);
  await iam.send(new DisableOrganizationsRootSessionsCommand({}));
  expect(await refusal(ask(sts, target))).toEqual(denied());
});

test('STS-80: a member has none of another, unless it administers IAM; nobody has one of the own account', async () => {
  const [management, member, delegate] = [await world.account(), await world.account(), await world.account()];
  await putOrganization(world, management.accountId, { members: [member.accountId, delegate.accountId], administrator: delegate.accountId });
  await world.iam(management).send(new EnableOrganizationsRootSessionsCommand({}));
  const admin = async (account: typeof member) => world.sts(await makeUser(world.iam(account), 'admin', [allow('*')]));
  await ask(await admin(delegate), member.accountId);
  expect((await refusal(ask(await admin(member), delegate.accountId))).name).toBe('AccessDenied');
  expect((await refusal(ask(await admin(management), management.accountId))).name).toBe('AccessDenied');
});

test('STS-80: the root user of the management account cannot have one, nor its session', async () => {
  const { management, target } = await organized();
  const root = `arn:aws:iam::${management.accountId}:root`;
  expect(await refusal(ask(world.sts(management), target))).toEqual(accessDenied(`User: ${root} is not authorized to perform: sts:AssumeRoot on resource: arn:aws:iam::${target}:root`));
  const { Credentials } = await world.sts(management).send(new GetSessionTokenCommand({}));
  expect((await refusal(ask(world.sts(keysOf(Credentials)), target))).name).toBe('InvalidClientTokenId');
});

test('STS-80: target, task and duration are checked; a session of a root user makes no other', async () => {
  const { sts, target } = await organized();
  for (const bad of ['111122223333x', 'arn:aws:iam::111122223333:user/ann', 'arn:aws:sts::111122223333:root', 'arn:aws:iam::nobody:root-', 'arn:aws:iam::abcdefghijkl:root']) {
    expect(await refusal(ask(sts, bad))).toEqual(validationError(`${bad} is invalid`));
  }
  for (const arn of ['arn:aws:iam::aws:policy/AdministratorAccess', `${TASK}IAMAuditRootUserCredential`, `${TASK}Nothing`]) expect(await refusal(ask(sts, target, { TaskPolicyArn: { arn } }))).toEqual(validationError(`${arn} is invalid`));
  expect(await refusal(ask(sts, target, { TaskPolicyArn: {} }))).toMatchObject({ name: 'ValidationError', status: 400 });
  expect(await refusal(ask(sts, target, { DurationSeconds: 901 }))).toMatchObject({ name: 'ValidationError', status: 400 });
  const session = world.sts(keysOf((await ask(sts, target, { DurationSeconds: 60 })).Credentials));
  for (const command of [new AssumeRootCommand({ TargetPrincipal: target, TaskPolicyArn: { arn: AUDIT } }), new GetSessionTokenCommand({}), new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${target}:role/any`, RoleSessionName: 'any' })]) {
    expect((await refusal(session.send(command as never))).name).toBe('AccessDenied');
  }
  world.clocks.advance(61);
  expect((await refusal(session.send(new GetCallerIdentityCommand({})))).name).toBe('ExpiredToken');
});

test('STS-80: the source identity of the caller goes with the session', async () => {
  const { management, iam, keys, target } = await organized([allow('sts:*')]);
  const role = await makeRole(iam, 'security', [trust(management.accountId, undefined, ['sts:AssumeRole', 'sts:SetSourceIdentity'])], [allow('sts:AssumeRoot')]);
  const { Credentials } = await world.sts(keys).send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'one', SourceIdentity: 'ann' }));
  expect((await ask(world.sts(keysOf(Credentials)), target)).SourceIdentity).toBe('ann');
});
