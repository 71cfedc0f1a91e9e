import { DeleteAccessKeyCommand, DeleteUserCommand, DeleteUserPolicyCommand, GetUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda';
import { AssumeRoleCommand, DecodeAuthorizationMessageCommand, GetAccessKeyInfoCommand, GetCallerIdentityCommand, GetFederationTokenCommand, GetSessionTokenCommand, GetWebIdentityTokenCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { allow, deny, keysOf, makeRole, makeUser, policy, refusal, trust, type Keys } from './sts.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const ADMIN = [{ arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }];
const federate = async (keys: Keys, more: object = { PolicyArns: ADMIN }) => keysOf((await world.sts(keys).send(new GetFederationTokenCommand({ Name: 'bob', ...more }))).Credentials);
const nobody = (keys: Keys) => refusal(world.iam(keys).send(new GetUserCommand({ UserName: 'nobody' })));

test('STS-10, STS-13: no session of a user makes another one, and a federated one reaches no IAM', async () => {
  const keys = await makeUser(world.iam(await world.account()), 'ann', [allow('*')]);
  const session = keysOf((await world.sts(keys).send(new GetSessionTokenCommand({}))).Credentials);
  for (const temporary of [session, await federate(keys)]) {
    for (const command of [new GetFederationTokenCommand({ Name: 'eve', PolicyArns: ADMIN }), new GetSessionTokenCommand({})]) expect((await refusal(world.sts(temporary).send(command as never))).name).toBe('AccessDenied');
    for (const command of [new GetAccessKeyInfoCommand({ AccessKeyId: keys.accessKeyId }), new DecodeAuthorizationMessageCommand({ EncodedMessage: 'x' }), new GetWebIdentityTokenCommand({ Audience: ['a'], SigningAlgorithm: 'RS256' })]) {
      expect((await refusal(world.sts(temporary).send(command as never))).name).toBe('InvalidClientTokenId');
    }
    expect((await nobody(temporary)).name).toBe('InvalidClientTokenId');
  }
});

test('STS-10: a federated user may not assume a role, though the role trusts everyone and it may do everything', async () => {
  const root = await world.account();
  const iam = world.iam(root);
  const role = await makeRole(iam, 'open', [trust('*'), trust(`arn:aws:sts::${root.accountId}:federated-user/bob`)]);
  const bob = await federate(await makeUser(iam, 'ann', [allow('*')]));
  expect((await refusal(world.sts(bob).send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'one' })))).name).toBe('InvalidClientTokenId');
});

test('STS-91: a key of one session does not go with the token of another, nor a long-term key with any', async () => {
  const keys = await makeUser(world.iam(await world.account()), 'ann', [allow('*')]);
  const [first, second] = [await federate(keys), await federate(keys)];
  const mixed = [{ ...first, sessionToken: second.sessionToken }, { ...first, secretAccessKey: second.secretAccessKey }, { ...keys, sessionToken: first.sessionToken }, { accessKeyId: first.accessKeyId, secretAccessKey: first.secretAccessKey }];
  for (const wrong of mixed) expect(['InvalidClientTokenId', 'SignatureDoesNotMatch']).toContain((await refusal(world.sts(wrong).send(new GetCallerIdentityCommand({})))).name);
});

test('EVAL-18, STS-92: a federated session ends with its user, even if one of the same name comes after', async () => {
  const root = await world.account();
  const iam = world.iam(root);
  const keys = await makeUser(iam, 'ann', [allow('*')]);
  const bob = await federate(keys);
  const who = () => world.sts(bob).send(new GetCallerIdentityCommand({}));
  await who();
  await iam.send(new DeleteUserPolicyCommand({ UserName: 'ann', PolicyName: 'own' }));
  await iam.send(new DeleteAccessKeyCommand({ UserName: 'ann', AccessKeyId: keys.accessKeyId }));
  await iam.send(new DeleteUserCommand({ UserName: 'ann' }));
  expect((await refusal(who())).name).toBe('InvalidClientTokenId');
  await makeUser(iam, 'ann', [allow('*')]);
  expect((await refusal(who())).name).toBe('InvalidClientTokenId');
});

test('EVAL-18: a permission that is taken from the user is taken from the federated session that lives', async () => {
  const root = await world.account();
  const iam = world.iam(root);
  const lambda = (keys: Keys) => world.lambda(keys).send(new GetAccountSettingsCommand({}));
  const keys = await makeUser(iam, 'ann', [allow(['lambda:*', 'sts:*'])]);
  const bob = await federate(keys, { Policy: policy(allow('lambda:*')) });
  await lambda(bob);
  await iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'own', PolicyDocument: policy(allow('lambda:*'), deny('lambda:GetAccountSettings')) }));
  expect((await refusal(lambda(bob))).name).toBe('AccessDeniedException');
});

test('STS-71: an access key id tells an account, and nothing about whether the key is there', async () => {
  const [root, other] = [await world.account(), await world.account()];
  const keys = await makeUser(world.iam(root), 'ann', [allow('sts:GetAccessKeyInfo')]);
  const info = (AccessKeyId: string) => world.sts(keys).send(new GetAccessKeyInfoCommand({ AccessKeyId }));
  expect((await info(other.accessKeyId)).Account).toBe(other.accountId);
  const gone = `${other.accessKeyId.slice(0, -1)}${other.accessKeyId.endsWith('A') ? 'B' : 'A'}`;
  expect((await info(gone)).Account).toBe(other.accountId);
  for (const id of ['AKIA0000000000000000', `AGPA${other.accessKeyId.slice(4)}`, 'AKIA'.padEnd(128, 'A'), other.accessKeyId.toLowerCase()]) expect((await refusal(info(id))).name).toBe('ValidationError');
});
