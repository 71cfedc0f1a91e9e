import { DeleteUserPolicyCommand, type IAMClient } from '@aws-sdk/client-iam';
import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda';
import {
  AssumeRoleCommand, DecodeAuthorizationMessageCommand, GetAccessKeyInfoCommand, GetCallerIdentityCommand, GetFederationTokenCommand, GetSessionTokenCommand,
  type GetFederationTokenCommandInput, type STSClient,
} from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reads } from '../../kernel/operation.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { iamService } from '../iam/service.ts';
import { stsService } from './service.ts';
import { accessDenied, allow, deny, keysOf, makeRole, makeUser, policy, refusal, trust, validationError, type Keys } from './sts.fixture.ts';

const ACCOUNT = '111122223333';
const SMALL = policy(allow('s3:ListAllMyBuckets'));

let world: World;
let root: Keys;
let iam: IAMClient;
let ann: STSClient;

/** A call of another service, since a federated user may make none to IAM. */
const probe = reads<object, object>({
  service: 'lambda',
  name: 'GetAccountSettings',
  level: 'Read',
  access: { kind: 'asks', declares: [{ action: 'lambda:GetAccountSettings', resource: '*' }], asks: () => [{ action: 'lambda:GetAccountSettings', resource: '*' }] },
  tables: [],
  errors: [],
  handle: () => ({}),
});

beforeAll(async () => {
  world = await openWorld({ services: [iamService, stsService, { id: 'lambda', operations: [probe] }] });
  root = await world.account(ACCOUNT);
  iam = world.iam(root);
  ann = world.sts(await makeUser(iam, 'ann', [allow(['sts:*', 'lambda:*'])], { Tags: [{ Key: 'Team', Value: 'own' }, { Key: 'Kept', Value: 'own' }] }));
});

afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const get = (sts: STSClient, more: Partial<GetFederationTokenCommandInput> = {}) => sts.send(new GetFederationTokenCommand({ Name: 'guest', ...more }));
const ARN = `arn:aws:sts::${ACCOUNT}:federated-user/guest`;

test('STS-60: the answer names the federated user and always has PackedPolicySize', async () => {
  expect(await get(ann)).toMatchObject({ FederatedUser: { Arn: ARN, FederatedUserId: `${ACCOUNT}:guest` }, PackedPolicySize: 0 });
  expect(await get(ann, { Policy: SMALL })).toMatchObject({ PackedPolicySize: 16 });
});

test('STS-70: the session is the federated user, also for the root user', async () => {
  for (const caller of [ann, world.sts(root)]) {
    const who = await world.sts(keysOf((await get(caller)).Credentials)).send(new GetCallerIdentityCommand({}));
    expect(who).toMatchObject({ UserId: `${ACCOUNT}:guest`, Account: ACCOUNT, Arn: ARN });
  }
});

test('STS-61: it needs sts:GetFederationToken on the federated user', async () => {
  const bob = world.sts(await makeUser(iam, 'bob', [allow('sts:GetFederationToken', `arn:aws:sts::${ACCOUNT}:federated-user/b-*`)]));
  await get(bob, { Name: 'b-1' });
  expect(await refusal(get(bob))).toEqual(
    accessDenied(`User: arn:aws:iam::${ACCOUNT}:user/bob is not authorized to perform: sts:GetFederationToken on resource: ${ARN} because no identity-based policy allows the sts:GetFederationToken action`),
  );
});

test('STS-35: tags need sts:TagSession, and their keys can be tested', async () => {
  const carl = world.sts(await makeUser(iam, 'carl', [allow('sts:GetFederationToken')]));
  await get(carl);
  expect((await refusal(get(carl, { Tags: [{ Key: 'Team', Value: 'x' }] }))).message).toMatch(/ is not authorized to perform: sts:TagSession on resource: .* because no identity-based policy allows the sts:TagSession action$/);
  const dora = world.sts(await makeUser(iam, 'dora', [allow(['sts:GetFederationToken', 'sts:TagSession'], '*', { StringEquals: { 'aws:RequestTag/Team': 'x' } })]));
  await get(dora, { Tags: [{ Key: 'Team', Value: 'x' }] });
  expect((await refusal(get(dora, { Tags: [{ Key: 'Team', Value: 'y' }] }))).name).toBe('AccessDenied');
});

test.each([
  ['STS-33', [{ Key: 'a', Value: '1' }, { Key: 'A', Value: '2' }], 'Duplicate tag keys found. Please note that Tag keys are case insensitive.'],
  ['STS-37', [{ Key: 'aws:a', Value: '1' }], "Tag keys starting with 'aws:' are reserved for internal use"],
])('%s: tags %j are refused', async (_rule, Tags, message) => {
  expect(await refusal(get(ann, { Tags }))).toEqual({ name: 'InvalidParameterValue', status: 400, message });
});

test('STS-12, STS-63: session credentials are refused', async () => {
  const role = await makeRole(iam, 'any', [trust(`arn:aws:iam::${ACCOUNT}:root`)], [allow('sts:*')]);
  const ofRole = (await ann.send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'work' }))).Credentials;
  const ofUser = (await ann.send(new GetSessionTokenCommand({}))).Credentials;
  const federated = (await get(ann, { Policy: policy(allow('*')) })).Credentials;
  for (const credentials of [ofRole, ofUser, federated]) {
    expect(await refusal(get(world.sts(keysOf(credentials))))).toEqual(accessDenied('Cannot call GetFederationToken with session credentials'));
  }
});

test('STS-10: of STS a federated user may call GetCallerIdentity only', async () => {
  const sts = world.sts(keysOf((await get(ann, { Policy: policy(allow('*')) })).Credentials));
  const role = await makeRole(iam, 'everyone', [trust('*')]);
  const invalid = { name: 'InvalidClientTokenId', status: 403, message: 'The security token included in the request is invalid.' };
  expect(await refusal(sts.send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'work' })))).toEqual(invalid);
  expect(await refusal(sts.send(new GetAccessKeyInfoCommand({ AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' })))).toEqual(invalid);
  expect(await refusal(sts.send(new DecodeAuthorizationMessageCommand({ EncodedMessage: 'x' })))).toEqual(invalid);
});

test('STS-14: a user gets 12 hours by default, the root user one at most', async () => {
  const left = async (sts: STSClient, DurationSeconds?: number) =>
    Math.round(((await get(sts, DurationSeconds === undefined ? {} : { DurationSeconds })).Credentials!.Expiration!.getTime() - world.clocks.decision()) / 10_000) * 10;
  expect(await left(ann)).toBe(43_200);
  expect(await left(ann, 129_600)).toBe(129_600);
  expect(await left(world.sts(root))).toBe(3600);
  expect(await left(world.sts(root), 129_600)).toBe(3600);
});

test('STS-16: a policy of more than 2,048 characters is refused by the model', async () => {
  const text = SMALL.padEnd(2049, ' ');
  expect(await refusal(get(ann, { Policy: text }))).toEqual(
    validationError(`1 validation error detected: Value '${text}' at 'policy' failed to satisfy constraint: Member must have length less than or equal to 2048`),
  );
});

test('POL-80: a malformed session policy is refused before the caller is looked at', async () => {
  const sts = world.sts(keysOf((await ann.send(new GetSessionTokenCommand({}))).Credentials));
  expect((await refusal(get(sts, { Policy: '{' }))).name).toBe('MalformedPolicyDocumentException');
});

test('POL-81: managed session policies must exist', async () => {
  await expect(get(ann, { PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' }] })).resolves.toBeDefined();
  const arn = `arn:aws:iam::${ACCOUNT}:policy/missing`;
  expect(await refusal(get(ann, { PolicyArns: [{ arn }] }))).toEqual(validationError(`Policy ${arn} does not exist or is not attachable.`));
});

const PROBE = 'lambda:GetAccountSettings';
const call = (keys: Keys) => world.lambda(keys).send(new GetAccountSettingsCommand({}));
const federate = async (more: Partial<GetFederationTokenCommandInput>, by = ann) => keysOf((await get(by, more)).Credentials);

test('EVAL-18: without a session policy the session may do nothing', async () => {
  expect(await refusal(call(await federate({})))).toMatchObject({ status: 403, message: `User: ${ARN} is not authorized to perform: ${PROBE} on resource: * because no session policy allows the ${PROBE} action` });
});

test('EVAL-18: with one it may do what both it and the calling user may, as the user may it now', async () => {
  const keys = await makeUser(iam, 'eve', [allow(['sts:GetFederationToken', PROBE])]);
  const eve = world.sts(keys);
  const federated = await federate({ Policy: policy(allow('*')) }, eve);
  await call(federated);
  expect((await refusal(call(await federate({ Policy: policy(allow('s3:*')) }, eve)))).message).toMatch(/ because no session policy allows /);
  expect((await refusal(call(await federate({ Policy: policy(allow('*'), deny(PROBE)) }, eve)))).message).toMatch(/ with an explicit deny in a session policy/);
  await iam.send(new DeleteUserPolicyCommand({ UserName: 'eve', PolicyName: 'own' }));
  expect((await refusal(call(federated))).message).toMatch(/ because no identity-based policy allows /);
});

test('STS-35: the tags of the user are inherited and may be overridden, ignoring case', async () => {
  const tagged = (key: string, value: string) => policy(allow(PROBE, '*', { StringEquals: { [`aws:PrincipalTag/${key}`]: value } }));
  await call(await federate({ Policy: tagged('Team', 'own') }));
  const Tags = [{ Key: 'team', Value: 'passed' }];
  await call(await federate({ Policy: tagged('Team', 'passed'), Tags }));
  await call(await federate({ Policy: tagged('Kept', 'own'), Tags }));
  expect((await refusal(call(await federate({ Policy: tagged('Team', 'own'), Tags })))).message).toMatch(/ because no session policy allows /);
});

test('KEY-50: the keys of a federated session', async () => {
  const conditions = {
    StringEquals: { 'aws:userid': `${ACCOUNT}:guest`, 'aws:PrincipalType': 'FederatedUser' },
    ArnEquals: { 'aws:PrincipalArn': ARN },
    Null: { 'aws:MultiFactorAuthPresent': 'true', 'aws:username': 'true', 'aws:TokenIssueTime': 'false' },
  };
  await call(await federate({ Policy: policy(allow(PROBE, '*', conditions)) }));
});
