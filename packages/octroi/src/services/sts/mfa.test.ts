import { DeactivateMFADeviceCommand, GetUserCommand, ListUsersCommand, UpdateUserCommand, type IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetSessionTokenCommand, type AssumeRoleCommandInput, type GetSessionTokenCommandInput, type STSClient } from '@aws-sdk/client-sts';
import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allServices } from '../../gateway/services.ts';
import type { Decided } from '../../kernel/authorise.ts';
import type { AskContextKeys } from '../../kernel/context.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { enable, newPhone, wrongCode, type Phone } from '../iam/mfa-devices/mfa.fixture.ts';
import { accessDenied, allow, deny, keysOf, makeRole, makeUser, refusal, trust, type Keys } from './sts.fixture.ts';

const ACCOUNT = '111122223333';
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
const HALF = accessDenied('MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.');
const WRONG = accessDenied('MultiFactorAuthentication failed with invalid MFA one time pass code. ');
const UNKNOWN = accessDenied('MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.');
const MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

let world: World;
let root: Keys;
let iam: IAMClient;
let ann: STSClient;
let phone: Phone;
const decided: Decided[] = [];
beforeEach(async () => {
  decided.length = 0;
  world = await openWorld({ onDecided: (one) => void decided.push(one) });
  root = await world.account(ACCOUNT);
  iam = world.iam(root);
  ann = world.sts(await makeUser(iam, 'ann', [allow(['sts:*', 'iam:*'])]));
  phone = await newPhone(world, iam, 'ann');
  await enable(iam, 'ann', phone);
  world.clocks.advance(30);
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

/** A code of a device that was not shown before. */
async function factor(device = phone) {
  world.clocks.advance(30);
  return { SerialNumber: device.serialNumber, TokenCode: await device.code() };
}
const get = (sts: STSClient, input: GetSessionTokenCommandInput = {}) => sts.send(new GetSessionTokenCommand(input));
const assume = (sts: STSClient, RoleArn: string, more: Partial<AssumeRoleCommandInput> = {}) => sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'work', ...more }));
const keyOf = (key: string) => decided.at(-1)!.request.context.get(key);

test('STS-22: a code and its serial number come together', async () => {
  const role = await makeRole(iam, 'any', [trust(ROOT)]);
  for (const half of [{ SerialNumber: phone.serialNumber }, { TokenCode: '123456' }]) {
    expect(await refusal(get(ann, half))).toEqual(HALF);
    expect(await refusal(assume(ann, role, half))).toEqual(HALF);
  }
});

test('STS-22: a wrong code, to the last blank', async () => {
  const role = await makeRole(iam, 'any', [trust(ROOT)]);
  const bad = { SerialNumber: phone.serialNumber, TokenCode: await wrongCode(phone) };
  expect(await refusal(get(ann, bad))).toEqual(WRONG);
  expect(await refusal(assume(ann, role, bad))).toEqual(WRONG);
});

test('STS-22: a device that is not the calling user\'s own, not assigned, of another account, or none', async () => {
  const bob = world.sts(await makeUser(iam, 'bob', [allow('sts:*')]));
  const free = await newPhone(world, iam, 'free');
  const other = await world.account();
  const elsewhere = await newPhone(world, world.iam(other), 'ann');
  await enable(world.iam(other), 'root', elsewhere);
  world.clocks.advance(30);
  const role = await makeRole(iam, 'any', [trust(ROOT)]);
  for (const [sts, device] of [[bob, phone], [ann, free], [ann, elsewhere], [world.sts(root), phone], [ann, { ...phone, serialNumber: 'GAHT12345678' }], [ann, { ...phone, serialNumber: `arn:aws:iam::${ACCOUNT}:user/ann` }]] as const) {
    expect(await refusal(get(sts, await factor(device)))).toEqual(UNKNOWN);
    if (sts === bob) expect(await refusal(assume(sts, role, await factor(device)))).toEqual(UNKNOWN);
  }
  // None of them used up a code of ann's, nor locked her device.
  await get(ann, await factor());
});

test('a code is good once, in whatever request it came', async () => {
  const role = await makeRole(iam, 'any', [trust(ROOT)]);
  const once = { SerialNumber: phone.serialNumber, TokenCode: await phone.code() };
  await get(ann, once);
  expect(await refusal(get(ann, once))).toEqual(WRONG);
  expect(await refusal(assume(ann, role, once))).toEqual(WRONG);
});

test('a code that came with a request that was refused is used up too', async () => {
  const role = await makeRole(iam, 'strange', [trust('arn:aws:iam::444455556666:root')]);
  const once = await factor();
  expect((await refusal(assume(ann, role, once))).message).toMatch(/ is not authorized to perform: sts:AssumeRole on resource: /);
  expect(await refusal(get(ann, once))).toEqual(WRONG);
  await get(ann, await factor());
});

test('of many requests with the same code at the same time one wins', async () => {
  const role = await makeRole(iam, 'any', [trust(ROOT)]);
  const once = { SerialNumber: phone.serialNumber, TokenCode: await phone.code() };
  const answers = await Promise.allSettled([...Array.from({ length: 3 }, () => get(ann, once)), ...Array.from({ length: 3 }, () => assume(ann, role, once))]);
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('brute force: after five wrong codes a right one is refused as well, for a time that grows', async () => {
  const guess = async () => refusal(get(ann, { SerialNumber: phone.serialNumber, TokenCode: await wrongCode(phone) }));
  for (let tries = 0; tries < 5; tries++) expect(await guess()).toEqual(WRONG);
  expect(await refusal(get(ann, { SerialNumber: phone.serialNumber, TokenCode: await phone.code() }))).toEqual(WRONG);
  world.clocks.advance(30);
  expect(await guess()).toEqual(WRONG);
  world.clocks.advance(30);
  expect(await refusal(get(ann, { SerialNumber: phone.serialNumber, TokenCode: await phone.code() }))).toEqual(WRONG);
  world.clocks.advance(30);
  await get(ann, { SerialNumber: phone.serialNumber, TokenCode: await phone.code() });
});

test('STS-13: with MFA the session may call IAM, without it may not; of the root user too', async () => {
  const plain = keysOf((await get(ann)).Credentials);
  expect(await refusal(world.iam(plain).send(new GetUserCommand({})))).toEqual({ name: 'InvalidClientTokenId', status: 403, message: 'The security token included in the request is invalid.' });
  const strong = keysOf((await get(ann, await factor())).Credentials);
  expect((await world.iam(strong).send(new GetUserCommand({}))).User!.UserName).toBe('ann');

  const device = await newPhone(world, iam, 'root-account-mfa-device');
  await enable(iam, 'root', device);
  world.clocks.advance(30);
  const ofRoot = keysOf((await get(world.sts(root), await factor(device))).Credentials);
  expect((await world.iam(ofRoot).send(new ListUsersCommand({}))).Users).toHaveLength(1);
  expect(keyOf('aws:multifactorauthpresent')).toBe('true');
});

test('KEY-12, KEY-13: MFA of a GetSessionToken session is there, and its age grows; without MFA the key is false, without a session it is not there', async () => {
  const strong = world.iam(keysOf((await get(ann, { ...(await factor()), DurationSeconds: 3600 })).Credentials));
  await strong.send(new GetUserCommand({}));
  expect([keyOf('aws:multifactorauthpresent'), keyOf('aws:multifactorauthage')]).toEqual(['true', '0']);
  world.clocks.advance(600);
  await strong.send(new GetUserCommand({}));
  expect([keyOf('aws:multifactorauthpresent'), keyOf('aws:multifactorauthage')]).toEqual(['true', '600']);

  const role = await makeRole(iam, 'any', [trust(ROOT)]);
  await assume(world.sts(keysOf((await get(ann)).Credentials)), role);
  expect([keyOf('aws:multifactorauthpresent'), keyOf('aws:multifactorauthage')]).toEqual(['false', undefined]);
  await assume(ann, role);
  expect([keyOf('aws:multifactorauthpresent'), keyOf('aws:multifactorauthage')]).toEqual([undefined, undefined]);
});

test('STS-22, KEY-71: a trust policy that asks for MFA: a code with the request, or a session with MFA', async () => {
  const role = await makeRole(iam, 'careful', [trust(ROOT, MFA)]);
  expect((await refusal(assume(ann, role))).name).toBe('AccessDenied');
  expect((await refusal(assume(world.sts(keysOf((await get(ann)).Credentials)), role))).name).toBe('AccessDenied');
  await assume(ann, role, await factor());
  expect(keyOf('aws:multifactorauthage')).toBe('0');
  const strong = world.sts(keysOf((await get(ann, await factor())).Credentials));
  await assume(strong, role);
  // A session may bring a code of its own as well: it is the user's.
  await assume(world.sts(keysOf((await get(ann)).Credentials)), role, await factor());
});

test('KEY-13: a trust policy that wants MFA to be young', async () => {
  const role = await makeRole(iam, 'young', [trust(ROOT, { NumericLessThan: { 'aws:MultiFactorAuthAge': '300' } })]);
  const strong = world.sts(keysOf((await get(ann, await factor())).Credentials));
  await assume(strong, role);
  world.clocks.advance(300);
  expect((await refusal(assume(strong, role))).name).toBe('AccessDenied');
  await assume(strong, role, await factor());
  expect((await refusal(assume(ann, role))).name).toBe('AccessDenied');
});

test('STS-22: across accounts the code is proved in the account of the user', async () => {
  const other = await world.account();
  const role = await makeRole(world.iam(other), 'theirs', [trust(ROOT, MFA)]);
  expect((await refusal(assume(ann, role))).name).toBe('AccessDenied');
  await assume(ann, role, await factor());
});

test('STS-22: MFA in the policy of the caller counts as well, an explicit Deny too', async () => {
  const careful = world.sts(await makeUser(iam, 'eve', [allow('sts:AssumeRole'), deny('sts:AssumeRole', '*', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } })]));
  const device = await newPhone(world, iam, 'eve');
  await enable(iam, 'eve', device);
  world.clocks.advance(30);
  const role = await makeRole(iam, 'any', [trust(ROOT)]);
  expect((await refusal(assume(careful, role))).message).toMatch(/with an explicit deny in an identity-based policy/);
  await assume(careful, role, await factor(device));
});

test('KEY-12, KEY-50: a role session has MFA if the request that made it proved it; the next one of the chain does not', async () => {
  const whoami = [allow('iam:GetUser', '*', MFA), allow('sts:AssumeRole')];
  const [first, second] = [await makeRole(iam, 'first', [trust(ROOT)], whoami), await makeRole(iam, 'second', [trust(ROOT)], whoami)];
  const strong = keysOf((await assume(ann, first, await factor())).Credentials);
  await world.iam(strong).send(new GetUserCommand({ UserName: 'ann' }));
  expect(keyOf('aws:multifactorauthage')).toBe('0');
  for (const keys of [keysOf((await assume(ann, first)).Credentials), keysOf((await assume(world.sts(strong), second)).Credentials)]) {
    expect((await refusal(world.iam(keys).send(new GetUserCommand({ UserName: 'ann' })))).name).toBe('AccessDenied');
    expect(keyOf('aws:multifactorauthpresent')).toBe('false');
  }
});

test('STS-22: a role session has no device, so it can prove nothing', async () => {
  const role = await makeRole(iam, 'first', [trust(ROOT)], [allow('sts:AssumeRole')]);
  const chained = world.sts(keysOf((await assume(ann, role)).Credentials));
  expect(await refusal(assume(chained, role, await factor()))).toEqual(UNKNOWN);
});

test('STS-24: what is wrong with the request, and the root user, are told before the code is looked at', async () => {
  const role = await makeRole(iam, 'any', [trust(ROOT)]);
  const once = await factor();
  expect((await refusal(assume(world.sts(root), role, once))).message).toBe('Roles may not be assumed by root accounts.');
  expect((await refusal(assume(ann, 'arn:aws:iam::role/no-account-here', once))).name).toBe('ValidationError');
  await get(ann, once);
});

test('neither seed nor code is in a decision record', async () => {
  const role = await makeRole(iam, 'careful', [trust(ROOT, MFA)]);
  const { TokenCode, SerialNumber } = await factor();
  const { $metadata } = await assume(ann, role, { TokenCode, SerialNumber });
  const record = world.gateway.ring.find($metadata.requestId!)!;
  const text = inspect([record, decided.map(({ ask, request }) => [ask, (request.context as AskContextKeys).entries()])], { depth: 20, showHidden: true, maxArrayLength: null, maxStringLength: null });
  expect(text).toContain('multifactorauthpresent');
  expect(text).not.toContain(TokenCode);
  expect(text).not.toContain(Buffer.from(phone.seed).toString());
});

test('a user made anew under the same name has none of the devices of the former one', async () => {
  await iam.send(new DeactivateMFADeviceCommand({ UserName: 'ann', SerialNumber: phone.serialNumber }));
  expect(await refusal(get(ann, await factor()))).toEqual(UNKNOWN);
  await enable(iam, 'ann', await newPhone(world, iam, 'next'));
  // Renamed, she keeps it; whoever is called ann then has none.
  await iam.send(new UpdateUserCommand({ UserName: 'ann', NewUserName: 'anna' }));
  const other = world.sts(await makeUser(iam, 'ann', [allow('sts:*')]));
  expect(await refusal(get(other, { SerialNumber: `arn:aws:iam::${ACCOUNT}:mfa/next`, TokenCode: '123456' }))).toEqual(UNKNOWN);
});

test('STS-10: AssumeRole and GetSessionToken take a second factor, no others; they have no tables, since a refusal commits what the code cost', () => {
  const taking = allServices.flatMap(({ operations }) => operations).filter((operation) => 'secondFactor' in operation && operation.secondFactor !== undefined);
  expect(taking.map(({ name }) => name).toSorted()).toEqual(['AssumeRole', 'GetSessionToken']);
  expect(taking.flatMap(({ tables, globalTables = [] }) => [...tables, ...globalTables])).toEqual([]);
});
