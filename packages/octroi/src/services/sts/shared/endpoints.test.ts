import { GetAccountSummaryCommand, SetSecurityTokenServicePreferencesCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, AssumeRootCommand, GetAccessKeyInfoCommand, GetCallerIdentityCommand, GetFederationTokenCommand, GetSessionTokenCommand, GetWebIdentityTokenCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountProblem } from '../../../gateway/accounts.ts';
import { inProcessHandler } from '../../../testing/in-process.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { allow, keysOf, makeRole, makeUser, refusal, trust, type Keys } from '../sts.fixture.ts';

const INACTIVE = ['eu-west-2', 'eu-central-2'];

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

/** A client of the endpoint with this host name. */
const at = (host: string, credentials: Keys, region = 'us-east-1') =>
  new STSClient({ endpoint: `http://${host}:4747`, region, credentials, maxAttempts: 1, requestHandler: inProcessHandler(world.gateway) as never });

let next = 100_000_000_000;
/** An account with a user that may do anything, and a role that trusts the account. */
async function account(inactiveRegions: readonly string[] = []) {
  const id = String(++next);
  const root = (await world.gateway.addAccount({ id, inactiveRegions }))!;
  const iam = world.iam(root);
  const keys = await makeUser(iam, 'ann', [allow('*')]);
  return { id, root, iam, keys, role: await makeRole(iam, 'worker', [trust('*')], [allow('*')]) };
}

const disabled = (id: string) => ({
  name: 'RegionDisabledException', status: 403,
  message: `STS is not activated in this region for account:${id}. Your account administrator can activate STS in this region using the IAM Console.`,
});

test('STS-4: where STS is inactive for an account it makes no credentials for it, and still tells who calls', async () => {
  const { id, keys, role } = await account(INACTIVE);
  for (const region of INACTIVE) {
    const sts = world.sts(keys, region);
    const makers = [new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'one' }), new GetSessionTokenCommand({}), new GetFederationTokenCommand({ Name: 'bob' })];
    for (const command of makers) expect(await refusal(sts.send(command as never))).toEqual(disabled(id));
    expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe(id);
    expect((await sts.send(new GetAccessKeyInfoCommand({ AccessKeyId: keys.accessKeyId }))).Account).toBe(id);
  }
  await world.sts(keys, 'eu-west-1').send(new GetSessionTokenCommand({}));
});

test('STS-4: it is the account that the credentials are made for that counts, and nothing is said of it to who may not have them', async () => {
  const inactive = await account(INACTIVE);
  const active = await account();
  const into = (from: Keys, RoleArn: string) => world.sts(from, 'eu-west-2').send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'one' }));
  expect(await refusal(into(active.keys, inactive.role))).toEqual(disabled(inactive.id));
  await into(inactive.keys, active.role);
  const nobody = await makeUser(active.iam, 'nobody');
  expect((await refusal(into(nobody, inactive.role))).name).toBe('AccessDenied');
});

test('STS-3: us-east-1 is active for everyone', () => {
  expect(accountProblem({ id: '111122223333', inactiveRegions: ['us-east-1'] })).toBe('account 111122223333: STS cannot be inactive in `us-east-1`');
  for (const region of ['nowhere-1', 'cn-north-1', '']) expect(accountProblem({ id: '111122223333', inactiveRegions: ['eu-west-1', region] })).toBe(`account 111122223333: STS cannot be inactive in \`${region}\``);
  expect(accountProblem({ id: '111122223333', inactiveRegions: INACTIVE })).toBeNull();
});

test('STS-3, SIG-14: the global endpoint takes signatures for us-east-1 alone, a regional one for its Region', async () => {
  const { id, keys } = await account();
  const who = (host: string, region: string) => at(host, keys, region).send(new GetCallerIdentityCommand({}));
  for (const host of ['sts.localhost', 'sts.amazonaws.com']) {
    expect((await who(host, 'us-east-1')).Account).toBe(id);
    expect(await refusal(who(host, 'eu-west-1'))).toEqual({ name: 'SignatureDoesNotMatch', status: 403, message: "Credential should be scoped to a valid Region, not 'eu-west-1'. " });
  }
  expect((await who('sts.eu-west-1.amazonaws.com', 'eu-west-1')).Account).toBe(id);
  expect((await refusal(who('sts.eu-west-1.amazonaws.com', 'us-east-1'))).name).toBe('SignatureDoesNotMatch');
});

test('STS-3: what the global endpoint makes in version 1 is not valid in Regions that accounts opt into; version 2 is, and so is what a Region makes', async () => {
  const { id, iam, keys, role } = await account();
  const made = async (sts: STSClient) => keysOf((await sts.send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'one' }))).Credentials);
  const who = async (credentials: Keys, region: string) => (await world.sts(credentials, region).send(new GetCallerIdentityCommand({}))).Account;
  const first = await made(at('sts.amazonaws.com', keys));
  const invalid = { name: 'InvalidClientTokenId', status: 403, message: 'The security token included in the request is invalid.' };
  for (const region of ['us-east-1', 'eu-west-1', 'ap-northeast-3', 'sa-east-1']) expect(await who(first, region)).toBe(id);
  for (const region of ['eu-south-1', 'me-central-1', 'ap-east-1']) expect(await refusal(who(first, region))).toEqual(invalid);
  await world.iam(first, 'eu-south-1').send(new GetAccountSummaryCommand({}));
  for (const endpoint of ['sts.us-east-1.amazonaws.com', 'localhost']) expect(await who(await made(at(endpoint, keys)), 'eu-south-1')).toBe(id);
  await iam.send(new SetSecurityTokenServicePreferencesCommand({ GlobalEndpointTokenVersion: 'v2Token' }));
  expect(await who(await made(at('sts.amazonaws.com', keys)), 'eu-south-1')).toBe(id);
  expect(await refusal(who(first, 'eu-south-1'))).toEqual(invalid);
  await iam.send(new SetSecurityTokenServicePreferencesCommand({ GlobalEndpointTokenVersion: 'v1Token' }));
  expect(await refusal(who(await made(at('sts.amazonaws.com', keys)), 'eu-south-1'))).toEqual(invalid);
});

test('STS-3: the version is that of the account that the credentials are made for', async () => {
  const [caller, target] = [await account(), await account()];
  await target.iam.send(new SetSecurityTokenServicePreferencesCommand({ GlobalEndpointTokenVersion: 'v2Token' }));
  const global = at('sts.amazonaws.com', caller.keys);
  const { Credentials } = await global.send(new AssumeRoleCommand({ RoleArn: target.role, RoleSessionName: 'one' }));
  expect((await world.sts(keysOf(Credentials), 'eu-south-1').send(new GetCallerIdentityCommand({}))).Account).toBe(target.id);
  const own = keysOf((await global.send(new GetSessionTokenCommand({}))).Credentials);
  expect((await refusal(world.sts(own, 'eu-south-1').send(new GetCallerIdentityCommand({})))).name).toBe('InvalidClientTokenId');
});

test('STS-80, STS-81: the global endpoint does not know AssumeRoot and GetWebIdentityToken', async () => {
  const { keys } = await account();
  const unknown = { name: 'InvalidAction', status: 400, message: 'Unknown Operation' };
  const task = { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' };
  for (const command of [new AssumeRootCommand({ TargetPrincipal: '111122223333', TaskPolicyArn: task }), new GetWebIdentityTokenCommand({ Audience: ['a'], SigningAlgorithm: 'RS256' })]) {
    expect(await refusal(at('sts.amazonaws.com', keys).send(command as never))).toEqual(unknown);
    expect((await refusal(at('sts.eu-west-1.amazonaws.com', keys, 'eu-west-1').send(command as never))).name).not.toBe('InvalidAction');
  }
});
