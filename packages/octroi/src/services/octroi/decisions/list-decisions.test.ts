import { CreateRoleCommand, GetUserCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newUser } from '../../iam/shared/testing.ts';
import { ListDecisionsCommand } from '../../../testing/octroi-client.ts';
import { openWorld, type Credentials, type World } from '../../../testing/world.ts';

type Rooted = Credentials & { readonly accountId: string };
type Input = ListDecisionsCommand['input'];
let world: World;
let [customer, vendor, stranger]: Rooted[] = [];
let user: Awaited<ReturnType<typeof newUser>>;
let roleArn: string;
const ids: string[] = [];

async function refused(sent: Promise<unknown>): Promise<string> {
  const error = await sent.then(() => null, (thrown: unknown) => thrown as { $metadata: { requestId: string } });
  if (error === null) throw new Error('it was not refused');
  return error.$metadata.requestId;
}

beforeAll(async () => {
  world = await openWorld();
  [customer, vendor, stranger] = [await world.account('111122223333'), await world.account('765628985471'), await world.account('444455556666')];
  const trust = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Deny', Principal: { AWS: vendor.accountId }, Action: 'sts:AssumeRole' } });
  roleArn = (await world.iam(customer).send(new CreateRoleCommand({ RoleName: 'caller', AssumeRolePolicyDocument: trust }))).Role!.Arn!;
  user = await newUser(world, vendor, 'deputy', [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }]);
  const own = await refused(user.iam.send(new ListUsersCommand({})));
  world.clocks.advance(60);
  const across = await refused(world.sts(user.credentials).send(new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'deputy' })));
  world.clocks.advance(60);
  const asked = (await world.sts(user.credentials).send(new GetCallerIdentityCommand({}))).$metadata.requestId!;
  ids.push(own, across, asked);
});
afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const list = async (who: Credentials, input: Input = {}) => (await world.octroi(who).send(new ListDecisionsCommand(input))).Requests!;
/** Of the three requests above, those that are listed. */
const listed = async (input: Input, who: Credentials = vendor!) => (await list(who, { MaxResults: 100, ...input })).map(({ Request }) => Request!.RequestId!).filter((id) => ids.includes(id));

test('design 2: an account lists its own requests, the newest first, with what was decided', async () => {
  const [first, second, third] = (await list(vendor!)).filter(({ Request }) => ids.includes(Request!.RequestId!));
  expect(first).toMatchObject({ Request: { RequestId: ids[2], Caller: user.arn, Service: 'sts', Operation: 'GetCallerIdentity', Status: 200, AccessKeyId: user.credentials.accessKeyId, SourceIp: '127.0.0.1' }, Decisions: [] });
  expect(first!.Request).not.toHaveProperty('Error');
  expect(third).toMatchObject({ Request: { RequestId: ids[0], Status: 403, Error: 'AccessDenied' }, Decisions: [{ Action: 'iam:ListUsers', Effect: 'ImplicitlyDenied', Layer: 'identity', DecidedElsewhere: false }] });
  expect(second!.Request!.RequestId).toBe(ids[1]);
});

test('ERR-25: the account of the resource sees who asked it, without key and address; the account of the caller does not see whether it was a Deny', async () => {
  const [theirs] = (await list(customer!)).filter(({ Request }) => Request!.RequestId === ids[1]);
  expect(theirs).toMatchObject({ Request: { Account: vendor!.accountId, Caller: user.arn }, Decisions: [{ Action: 'sts:AssumeRole', Resource: roleArn, ResourceAccount: customer!.accountId, Effect: 'ExplicitlyDenied', Layer: 'resource', DecidedElsewhere: false }] });
  expect(theirs!.Request).not.toHaveProperty('AccessKeyId');
  expect(theirs!.Request).not.toHaveProperty('SourceIp');
  const [own] = (await list(vendor!)).filter(({ Request }) => Request!.RequestId === ids[1]);
  expect(own!.Decisions).toEqual([{ Action: 'sts:AssumeRole', Resource: roleArn, ResourceAccount: customer!.accountId, Effect: 'ImplicitlyDenied', DecidedElsewhere: true }]);
});

test('design 2: whoever is on no side of a request does not see it', async () => {
  expect(await listed({}, stranger)).toEqual([]);
  expect(await listed({ RequestId: ids[1]! }, stranger)).toEqual([]);
  expect(await listed({}, customer)).toEqual([ids[1]]);
});

test('ListDecisions: filters by caller, action, resource, verdict, outcome, request and time', async () => {
  const [own, across, asked] = ids as [string, string, string];
  expect(await listed({ Caller: 'user/DEPUTY' })).toEqual([asked, across, own]);
  expect(await listed({ Caller: ':root' })).toEqual([]);
  expect(await listed({ Action: 'sts:' })).toEqual([asked, across]);
  expect(await listed({ Action: 'listusers' })).toEqual([own]);
  expect(await listed({ Resource: 'role/caller' })).toEqual([across]);
  expect(await listed({ Action: 'iam:ListUsers', Resource: 'role/caller' })).toEqual([]);
  expect(await listed({ Verdict: 'ImplicitlyDenied' })).toEqual([across, own]);
  expect(await listed({ Verdict: 'ExplicitlyDenied' })).toEqual([]);
  expect(await listed({ Verdict: 'ExplicitlyDenied' }, customer)).toEqual([across]);
  expect(await listed({ Failed: true })).toEqual([across, own]);
  expect(await listed({ Failed: false })).toEqual([asked]);
  expect(await listed({ RequestId: across })).toEqual([across]);
  const now = world.clocks.decision() / 1000;
  expect(await listed({ Since: now - 90 })).toEqual([asked, across]);
  expect(await listed({ Until: now - 30 })).toEqual([across, own]);
  expect(await listed({ Since: now - 90, Until: now - 30 })).toEqual([across]);
});

test('ListDecisions: pages go on behind the last one, whatever is asked meanwhile; behind one that is forgotten there is nothing', async () => {
  const filter = { Caller: 'deputy', MaxResults: 2 };
  const first = await world.octroi(vendor).send(new ListDecisionsCommand(filter));
  expect(first.Requests!.map(({ Request }) => Request!.RequestId)).toEqual([ids[2], ids[1]]);
  expect(first.NextToken).toBe(ids[1]);
  const second = await world.octroi(vendor).send(new ListDecisionsCommand({ ...filter, NextToken: first.NextToken! }));
  expect(second.Requests!.map(({ Request }) => Request!.RequestId)).toEqual([ids[0]]);
  expect(second).not.toHaveProperty('NextToken');
  expect((await world.octroi(vendor).send(new ListDecisionsCommand({ NextToken: 'forgotten' }))).Requests).toEqual([]);
});

test('design 4: the permission is asked for', async () => {
  await expect(world.octroi(user.credentials).send(new ListDecisionsCommand({}))).rejects.toMatchObject({ name: 'AccessDeniedException', message: `User: ${user.arn} is not authorized to perform: octroi:ListDecisions on resource: * because no identity-based policy allows the octroi:ListDecisions action` });
  await expect(world.iam(user.credentials).send(new GetUserCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' });
  for (const MaxResults of [0, 101]) await expect(world.octroi(vendor).send(new ListDecisionsCommand({ MaxResults }))).rejects.toMatchObject({ name: 'ValidationException' });
});
