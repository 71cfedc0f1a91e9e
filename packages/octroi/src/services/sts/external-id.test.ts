import type { IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { accessDenied, allow, makeRole, makeUser, refusal, trust } from './sts.fixture.ts';

/** The vendor calls for many customers, each with an external id; the customer trusts it for its own alone. */
const VENDOR = '765628985471';
const CUSTOMER = '444455556666';
const VENDOR_ROOT = `arn:aws:iam::${VENDOR}:root`;
const OWN_ID = '11111111-aaaa-4aaa-8aaa-111111111111';
const OTHER_ID = '22222222-bbbb-4bbb-8bbb-222222222222';

let world: World;
let customer: IAMClient;
let vendor: STSClient;

beforeAll(async () => {
  world = await openWorld();
  customer = world.iam(await world.account(CUSTOMER));
  vendor = world.sts(await makeUser(world.iam(await world.account(VENDOR)), 'service', [allow('sts:AssumeRole')]));
});

afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const assume = (RoleArn: string, ExternalId?: string) => vendor.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'vendor', ...(ExternalId === undefined ? {} : { ExternalId }) }));
const denied = (role: string) => accessDenied(`User: arn:aws:iam::${VENDOR}:user/service is not authorized to perform: sts:AssumeRole on resource: ${role}`);

test.each([
  ['none', undefined],
  ["another organisation's", OTHER_ID],
  ['one in another letter case', OWN_ID.toUpperCase()],
  ['a prefix', OWN_ID.slice(0, -1)],
  ['a longer one', `${OWN_ID}1`],
])('KEY-60: a trust policy that asks for an external id refuses %s', async (_what, id) => {
  const role = `arn:aws:iam::${CUSTOMER}:role/exact`;
  await makeRole(customer, 'exact', [trust(VENDOR_ROOT, { StringEquals: { 'sts:ExternalId': OWN_ID } })]).catch(() => null);
  await expect(assume(role, OWN_ID)).resolves.toBeDefined();
  expect(await refusal(assume(role, id))).toEqual(denied(role));
});

test('KEY-60: two ids under StringLike allow these two, wildcards included, and nothing else', async () => {
  const role = await makeRole(customer, 'like', [trust(VENDOR_ROOT, { StringLike: { 'sts:ExternalId': [OWN_ID, 'team-*'] } })]);
  await expect(assume(role, OWN_ID)).resolves.toBeDefined();
  await expect(assume(role, 'team-7')).resolves.toBeDefined();
  for (const id of [undefined, OTHER_ID, 'team', 'my-team-7']) expect(await refusal(assume(role, id))).toEqual(denied(role));
});

test('KEY-60: a Deny for a foreign external id stands against a wide Allow', async () => {
  const role = await makeRole(customer, 'wide', [trust(VENDOR_ROOT), { ...trust('*', { StringNotEquals: { 'sts:ExternalId': OWN_ID } }), Effect: 'Deny' }]);
  await expect(assume(role, OWN_ID)).resolves.toBeDefined();
  // COND-3: StringNotEquals is true when the key is missing.
  for (const id of [undefined, OTHER_ID]) expect(await refusal(assume(role, id))).toEqual(denied(role));
});

test('STS-20: a trust policy that does not test the external id takes any', async () => {
  const role = await makeRole(customer, 'open', [trust(VENDOR_ROOT)]);
  for (const id of [undefined, OWN_ID, OTHER_ID]) await expect(assume(role, id)).resolves.toBeDefined();
});

test('KEY-60: Null refuses a request with an external id where none is wanted', async () => {
  const role = await makeRole(customer, 'null', [trust(VENDOR_ROOT, { Null: { 'sts:ExternalId': 'true' } })]);
  await expect(assume(role)).resolves.toBeDefined();
  expect(await refusal(assume(role, OWN_ID))).toEqual(denied(role));
});

test('EVAL-63: another account that knows the external id is refused all the same', async () => {
  const stranger = world.sts(await makeUser(world.iam(await world.account()), 'stranger', [allow('sts:AssumeRole')]));
  const role = await makeRole(customer, 'strangers', [trust(VENDOR_ROOT, { StringEquals: { 'sts:ExternalId': OWN_ID } })]);
  expect((await refusal(stranger.send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'vendor', ExternalId: OWN_ID })))).name).toBe('AccessDenied');
});

test('KEY-61, STS-21: sts:RoleSessionName can be tested', async () => {
  const role = await makeRole(customer, 'named', [trust(VENDOR_ROOT, { StringEquals: { 'sts:RoleSessionName': 'vendor' } })]);
  await expect(assume(role)).resolves.toBeDefined();
  expect(await refusal(vendor.send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'other' })))).toEqual(denied(role));
});
