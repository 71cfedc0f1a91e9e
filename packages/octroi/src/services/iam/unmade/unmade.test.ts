import * as sdk from '@aws-sdk/client-iam';
import { beforeAll, expect, test } from 'vitest';
import { openWorld, type Credentials, type World } from '../../../testing/world.ts';
import { failureOf, newUser } from '../shared/testing.ts';

const TRUST = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' } });
let world: World;
let root: Credentials & { readonly accountId: string };
let iam: sdk.IAMClient;
beforeAll(async () => {
  world = await openWorld();
  root = await world.account();
  iam = world.iam(root);
  await iam.send(new sdk.CreateUserCommand({ UserName: 'ann' }));
  await iam.send(new sdk.CreateRoleCommand({ RoleName: 'app', AssumeRolePolicyDocument: TRUST }));
});

const LISTS: readonly (readonly [operation: string, input: Readonly<Record<string, unknown>>, member: string])[] = [
  ['ListMFADevices', { UserName: 'ann' }, 'MFADevices'],
  ['ListMFADevices', {}, 'MFADevices'],
  ['ListVirtualMFADevices', {}, 'VirtualMFADevices'],
];
const send = (client: sdk.IAMClient, operation: string, input: object) => client.send(new (sdk as unknown as Record<string, new (input: object) => never>)[`${operation}Command`]!(input)) as Promise<object>;

test.each(LISTS)('IAM-160: %s %j is an empty list, for nothing of that kind can be made', async (operation, input, member) => {
  expect(await send(iam, operation, input)).toEqual({ $metadata: expect.anything(), [member]: [], IsTruncated: false });
  expect(await failureOf(send(iam, operation, { ...input, Marker: 'made up' }))).toBe('ValidationError 400: Invalid Marker.');
  expect(world.faults).toEqual([]);
});

test.each(LISTS.filter(([, input]) => 'UserName' in input || 'RoleName' in input))('IAM-21, ERR-28: %s of somebody who does not exist', async (operation, input) => {
  const kind = 'UserName' in input ? 'user' : 'role';
  const nobody = kind === 'user' ? { UserName: 'nobody' } : { RoleName: 'nobody' };
  expect(await failureOf(send(iam, operation, nobody))).toBe(`NoSuchEntity 404: The ${kind} with name nobody cannot be found.`);
});

test('IAM-193: each of them needs its permission', async () => {
  const none = await newUser(world, root, 'none');
  for (const [operation, input] of LISTS) {
    expect(await failureOf(send(none.iam, operation, input))).toMatch(new RegExp(`^AccessDenied 403: User: ${none.arn} is not authorized to perform: iam:${operation} on resource: .* because no identity-based policy allows the iam:${operation} action$`));
  }
  expect(world.faults).toEqual([]);
});
