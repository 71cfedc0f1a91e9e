import { DeleteAccessKeyCommand, DeleteRoleCommand, DeleteRolePolicyCommand, DeleteUserCommand, DeleteUserPolicyCommand, GetUserCommand, UpdateAssumeRolePolicyCommand, type IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetCallerIdentityCommand, type AssumeRoleCommandInput, type STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { accessDenied, allow, keysOf, makeRole, makeUser, policy, refusal, trust, validationError } from './sts.fixture.ts';

const HERE = '111122223333';
const HERE_ROOT = `arn:aws:iam::${HERE}:root`;

let world: World;
let here: IAMClient;
/** A user who may assume anything. */
let ann: STSClient;

const assume = (sts: STSClient, RoleArn: string, more: Partial<AssumeRoleCommandInput> = {}) => sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'work', ...more }));
const refused = (sts: STSClient, RoleArn: string, more: Partial<AssumeRoleCommandInput> = {}) => refusal(assume(sts, RoleArn, more));

beforeAll(async () => {
  world = await openWorld();
  here = world.iam(await world.account(HERE));
  ann = world.sts(await makeUser(here, 'ann', [allow('sts:*')]));
});

afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

test('STS-19: not longer than the role allows', async () => {
  const role = await makeRole(here, 'two-hours', [trust(HERE_ROOT)], [], { MaxSessionDuration: 7200 });
  await expect(assume(ann, role, { DurationSeconds: 7200 })).resolves.toBeDefined();
  expect(await refused(ann, role, { DurationSeconds: 7201 })).toEqual(validationError('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'));
});

test('STS-19: one hour at most when chaining', async () => {
  const role = await makeRole(here, 'chained', [trust(HERE_ROOT)], [allow('sts:AssumeRole')], { MaxSessionDuration: 43_200 });
  const session = world.sts(keysOf((await assume(ann, role, { DurationSeconds: 43_200 })).Credentials));
  await expect(assume(session, role, { DurationSeconds: 3600 })).resolves.toBeDefined();
  expect(await refused(session, role, { DurationSeconds: 3601 })).toEqual(validationError('The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.'));
});

test('STS-91: an expired session is refused, and a token of another key is invalid', async () => {
  const own = await openWorld();
  const root = await own.account();
  const iam = own.iam(root);
  const user = own.sts(await makeUser(iam, 'ann', [allow('sts:*')]));
  const role = await makeRole(iam, 'short', [trust(`arn:aws:iam::${root.accountId}:root`)]);
  const one = keysOf((await assume(user, role, { DurationSeconds: 900 })).Credentials);
  const other = keysOf((await assume(user, role, { DurationSeconds: 3600 })).Credentials);
  own.clocks.advance(890);
  await own.sts(one).send(new GetCallerIdentityCommand({}));
  expect(await refusal(own.sts({ ...one, sessionToken: other.sessionToken }).send(new GetCallerIdentityCommand({})))).toMatchObject({ name: 'InvalidClientTokenId', status: 403 });
  const { sessionToken: _left, ...bare } = one;
  expect(await refusal(own.sts(bare).send(new GetCallerIdentityCommand({})))).toMatchObject({ name: 'InvalidClientTokenId', message: 'The security token included in the request is invalid.' });
  own.clocks.advance(11);
  expect(await refusal(own.sts(one).send(new GetCallerIdentityCommand({})))).toEqual({ name: 'ExpiredToken', status: 403, message: 'The security token included in the request is expired' });
  await own.sts(other).send(new GetCallerIdentityCommand({}));
  expect(own.faults).toEqual([]);
  await own.close();
});

test('STS-92: a role made anew under the old name does not revive old sessions', async () => {
  const role = await makeRole(here, 'phoenix', [trust(HERE_ROOT)]);
  const session = world.sts(keysOf((await assume(ann, role)).Credentials));
  await session.send(new GetCallerIdentityCommand({}));
  await here.send(new DeleteRoleCommand({ RoleName: 'phoenix' }));
  expect(await refusal(session.send(new GetCallerIdentityCommand({})))).toMatchObject({ name: 'InvalidClientTokenId', status: 403 });
  await makeRole(here, 'phoenix', [trust(HERE_ROOT)]);
  expect(await refusal(session.send(new GetCallerIdentityCommand({})))).toMatchObject({ name: 'InvalidClientTokenId', status: 403 });
  await expect(assume(ann, role)).resolves.toBeDefined();
});

test('STS-7: policies are evaluated at every request: one that is taken away is gone for living sessions', async () => {
  const role = await makeRole(here, 'reader', [trust(HERE_ROOT)], [allow('iam:GetUser')]);
  const session = world.iam(keysOf((await assume(ann, role)).Credentials));
  await session.send(new GetUserCommand({ UserName: 'ann' }));
  await here.send(new DeleteRolePolicyCommand({ RoleName: 'reader', PolicyName: 'own' }));
  expect(await refusal(session.send(new GetUserCommand({ UserName: 'ann' })))).toEqual(
    accessDenied(`User: arn:aws:sts::${HERE}:assumed-role/reader/work is not authorized to perform: iam:GetUser on resource: user ann because no identity-based policy allows the iam:GetUser action`),
  );
});

test('POL-31: trust follows the unique id: a user made anew under the old name is another one', async () => {
  const role = await makeRole(here, 'for-eve', [trust(HERE_ROOT)]);
  const eve = await makeUser(here, 'eve', [allow('sts:*')]);
  await here.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'for-eve', PolicyDocument: policy(trust(`arn:aws:iam::${HERE}:user/eve`)) }));
  await assume(world.sts(eve), role);
  await here.send(new DeleteAccessKeyCommand({ UserName: 'eve', AccessKeyId: eve.accessKeyId }));
  await here.send(new DeleteUserPolicyCommand({ UserName: 'eve', PolicyName: 'own' }));
  await here.send(new DeleteUserCommand({ UserName: 'eve' }));
  const again = world.sts(await makeUser(here, 'eve', [allow('sts:*')]));
  expect((await refused(again, role)).message).toMatch(/ because no role trust policy allows the sts:AssumeRole action$/);
});
