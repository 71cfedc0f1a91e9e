import {
  CreateUserCommand, DeactivateMFADeviceCommand, DeleteUserCommand, EnableMFADeviceCommand, GenerateCredentialReportCommand, GetAccountSummaryCommand, GetCredentialReportCommand,
  GetMFADeviceCommand, ListMFADevicesCommand, ListVirtualMFADevicesCommand, ResyncMFADeviceCommand, UpdateUserCommand, type IAMClient,
} from '@aws-sdk/client-iam';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWorld, type Credentials, type World } from '../../../testing/world.ts';
import { failureOf, newUser } from '../shared/testing.ts';
import { enable, newPhone, wrongCode, type Phone } from './mfa.fixture.ts';

let world: World;
let root: Credentials & { readonly accountId: string };
let iam: IAMClient;
beforeEach(async () => {
  world = await openWorld();
  root = await world.account('111122223333');
  iam = world.iam(root);
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
});
afterEach(() => expect(world.faults).toEqual([]));

const INVALID = 'InvalidAuthenticationCode 403: Authentication code for device is not valid.';
const noDevice = (serialNumber: string) => `NoSuchEntity 404: MFA Device with serial number ${serialNumber} does not exist.`;
const enableWith = (phone: Phone, AuthenticationCode1: string, AuthenticationCode2: string, UserName = 'ann') =>
  iam.send(new EnableMFADeviceCommand({ UserName, SerialNumber: phone.serialNumber, AuthenticationCode1, AuthenticationCode2 }));
const resync = async (phone: Phone, ahead: number, UserName = 'ann') =>
  iam.send(new ResyncMFADeviceCommand({ UserName, SerialNumber: phone.serialNumber, AuthenticationCode1: await phone.code(ahead), AuthenticationCode2: await phone.code(ahead + 1) }));
const deactivate = (phone: Phone, UserName?: string) => iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber: phone.serialNumber }));
const devicesOf = async (UserName?: string, client = iam) => (await client.send(new ListMFADevicesCommand({ UserName }))).MFADevices;

test('IAM-121, IAM-122: two consecutive codes enable a device', async () => {
  const phone = await newPhone(world, iam, 'ann');
  await enableWith(phone, await phone.code(), await phone.code(1));
  const device = { UserName: 'ann', SerialNumber: phone.serialNumber, EnableDate: expect.any(Date) };
  expect(await devicesOf('ann')).toEqual([device]);
  expect(await iam.send(new GetMFADeviceCommand({ UserName: 'ann', SerialNumber: phone.serialNumber }))).toEqual({ $metadata: expect.anything(), ...device });
});

test('IAM-121: wrong codes, codes in the wrong order, with a gap, of another time or another device', async () => {
  const [phone, other] = [await newPhone(world, iam, 'ann'), await newPhone(world, iam, 'other')];
  expect(await failureOf(enableWith(phone, await phone.code(1), await phone.code()))).toBe(INVALID);
  expect(await failureOf(enableWith(phone, await phone.code(-1), await phone.code(1)))).toBe(INVALID);
  expect(await failureOf(enableWith(phone, await phone.code(-200), await phone.code(-199)))).toBe(INVALID);
  expect(await failureOf(enableWith(phone, await other.code(), await other.code(1)))).toBe(INVALID);
  expect(await devicesOf('ann')).toEqual([]);
  await enable(iam, 'ann', phone);
});

test('brute force: after five wrong tries right codes are refused as well, for a time', async () => {
  const phone = await newPhone(world, iam, 'ann');
  const wrong = await wrongCode(phone);
  for (let tries = 0; tries < 5; tries++) expect(await failureOf(enableWith(phone, wrong, wrong))).toBe(INVALID);
  expect(await failureOf(enableWith(phone, await phone.code(), await phone.code(1)))).toBe(INVALID);
  world.clocks.advance(30);
  await enable(iam, 'ann', phone);
});

test('of two requests that enable a device at the same time one wins', async () => {
  await iam.send(new CreateUserCommand({ UserName: 'bob' }));
  const phone = await newPhone(world, iam, 'ann');
  const codes = [await phone.code(), await phone.code(1)] as const;
  const answers = await Promise.all(['ann', 'bob'].map((name) => failureOf(enableWith(phone, ...codes, name))));
  expect(answers.sort()).toEqual(['EntityAlreadyExists 409: MFA Device is already in use.', 'it succeeded']);
});

test('IAM-23: a device in use cannot be enabled, not for its own user either', async () => {
  const phone = await newPhone(world, iam, 'ann');
  await enable(iam, 'ann', phone);
  for (const name of ['ann', 'ANN']) expect(await failureOf(enableWith(phone, await phone.code(1), await phone.code(2), name))).toBe('EntityAlreadyExists 409: MFA Device is already in use.');
});

test('IAM-21: users and devices that do not exist, hardware devices among them', async () => {
  const phone = await newPhone(world, iam, 'ann');
  expect(await failureOf(enableWith(phone, '123456', '123456', 'nobody'))).toBe('NoSuchEntity 404: The user with name nobody cannot be found.');
  for (const serialNumber of ['arn:aws:iam::111122223333:mfa/nonexistent-device', 'GAHT12345678', 'arn:aws:iam::444455556666:mfa/ann']) {
    const absent = { ...phone, serialNumber };
    expect(await failureOf(enableWith(absent, '123456', '123456'))).toBe(noDevice(serialNumber));
    expect(await failureOf(resync(absent, 0))).toBe(noDevice(serialNumber));
    expect(await failureOf(deactivate(absent, 'ann'))).toBe(noDevice(serialNumber));
    expect(await failureOf(iam.send(new GetMFADeviceCommand({ UserName: 'ann', SerialNumber: serialNumber })))).toBe(noDevice(serialNumber));
  }
  // One that nobody has, or somebody else, is none of ann's.
  for (const assign of [async () => {}, async () => void (await iam.send(new CreateUserCommand({ UserName: 'bob' })), await enable(iam, 'bob', phone))]) {
    await assign();
    expect(await failureOf(deactivate(phone, 'ann'))).toBe(noDevice(phone.serialNumber));
    expect(await failureOf(resync(phone, 1))).toBe(noDevice(phone.serialNumber));
    expect(await failureOf(iam.send(new GetMFADeviceCommand({ UserName: 'ann', SerialNumber: phone.serialNumber })))).toBe(noDevice(phone.serialNumber));
  }
});

test('IAM-121, IAM-134: a user has eight devices at most', async () => {
  for (let index = 0; index < 8; index++) await enable(iam, 'ann', await newPhone(world, iam, `d${index}`));
  const ninth = await newPhone(world, iam, 'd8');
  expect(await failureOf(enableWith(ninth, await ninth.code(), await ninth.code(1)))).toBe('LimitExceeded 409: Cannot exceed quota for MFADevicesPerUser: 8');
  const page = await iam.send(new ListMFADevicesCommand({ UserName: 'ann', MaxItems: 5 }));
  const rest = await iam.send(new ListMFADevicesCommand({ UserName: 'ann', Marker: page.Marker }));
  expect([...page.MFADevices!, ...rest.MFADevices!].map(({ SerialNumber }) => SerialNumber!.at(-1))).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  expect([page.IsTruncated, rest.IsTruncated]).toEqual([true, false]);
});

test('IAM-121: two consecutive codes synchronise a device that has gone wrong; used ones do not', async () => {
  const phone = await newPhone(world, iam, 'ann');
  await enable(iam, 'ann', phone);
  expect(await failureOf(resync(phone, -1))).toBe(INVALID);
  expect(await failureOf(resync(phone, 0))).toBe(INVALID);
  await resync(phone, 10);
  expect(await failureOf(resync(phone, 10))).toBe(INVALID);
});

test('IAM-122: a deactivated device is unassigned, and its codes are used up for its next user too', async () => {
  const phone = await newPhone(world, iam, 'ann');
  await enable(iam, 'ann', phone);
  await deactivate(phone, 'ann');
  expect(await devicesOf('ann')).toEqual([]);
  expect((await iam.send(new ListVirtualMFADevicesCommand({ AssignmentStatus: 'Unassigned' }))).VirtualMFADevices).toEqual([{ SerialNumber: phone.serialNumber }]);
  expect(await failureOf(enable(iam, 'ann', phone))).toBe(INVALID);
  await enableWith(phone, await phone.code(1), await phone.code(2));
});

test('IAM-31, IAM-24: a user with a device cannot be deleted; one without leaves its former device behind', async () => {
  const phone = await newPhone(world, iam, 'ann');
  await enable(iam, 'ann', phone);
  expect(await failureOf(iam.send(new DeleteUserCommand({ UserName: 'ann' })))).toBe('DeleteConflict 409: Cannot delete entity, must delete MFA device first.');
  await deactivate(phone, 'ann');
  await iam.send(new DeleteUserCommand({ UserName: 'ann' }));
  expect((await iam.send(new ListVirtualMFADevicesCommand({}))).VirtualMFADevices).toEqual([{ SerialNumber: phone.serialNumber }]);
});

test('IAM-14: a user that is renamed keeps its devices', async () => {
  const phone = await newPhone(world, iam, 'ann');
  await enable(iam, 'ann', phone);
  await iam.send(new UpdateUserCommand({ UserName: 'ann', NewUserName: 'anna', NewPath: '/team/' }));
  expect(await devicesOf('anna')).toMatchObject([{ UserName: 'anna', SerialNumber: phone.serialNumber }]);
  expect((await iam.send(new ListVirtualMFADevicesCommand({}))).VirtualMFADevices).toMatchObject([{ User: { UserName: 'anna', Path: '/team/' } }]);
});

test('IAM-4: without a name the caller means itself; others than users and root must give one', async () => {
  const bob = await newUser(world, root, 'bob', [{ Effect: 'Allow', Action: 'iam:*', Resource: 'arn:aws:iam::*:user/bob' }]);
  const phone = await newPhone(world, iam, 'bob');
  await enable(iam, 'bob', phone);
  expect(await devicesOf(undefined, bob.iam)).toMatchObject([{ UserName: 'bob' }]);
  expect(await bob.iam.send(new GetMFADeviceCommand({ SerialNumber: phone.serialNumber }))).toMatchObject({ UserName: 'bob' });
  expect(await failureOf(bob.iam.send(new ListMFADevicesCommand({ UserName: 'ann' })))).toBe(
    `AccessDenied 403: User: ${bob.arn} is not authorized to perform: iam:ListMFADevices on resource: user ann because no identity-based policy allows the iam:ListMFADevices action`,
  );
  await bob.iam.send(new DeactivateMFADeviceCommand({ SerialNumber: phone.serialNumber }));
});

test('KEY-46: a virtual device is no security key, so its request has none of the keys of one', async () => {
  const keys = ['iam:RegisterSecurityKey', 'iam:FIDO-certification', 'iam:FIDO-FIPS-140-2-certification', 'iam:FIDO-FIPS-140-3-certification'];
  const only = (condition: object) => [{ Effect: 'Allow', Action: 'iam:EnableMFADevice', Resource: '*', Condition: condition }];
  const keyed = await newUser(world, root, 'keyed', only({ StringEquals: { 'iam:RegisterSecurityKey': ['Create', 'Activate'] } }));
  const plain = await newUser(world, root, 'plain', only({ Null: Object.fromEntries(keys.map((key) => [key, 'true'])) }));
  const phone = await newPhone(world, iam, 'ann');
  expect(await failureOf(enable(keyed.iam, 'ann', phone))).toBe(
    `AccessDenied 403: User: ${keyed.arn} is not authorized to perform: iam:EnableMFADevice on resource: user ann because no identity-based policy allows the iam:EnableMFADevice action`,
  );
  await enable(plain.iam, 'ann', phone);
});

test('the root user has devices of its own, under the name root where a name is required', async () => {
  const phone = await newPhone(world, iam, 'root-account-mfa-device');
  const summary = async () => (await iam.send(new GetAccountSummaryCommand({}))).SummaryMap!;
  expect(await summary()).toMatchObject({ AccountMFAEnabled: 0, MFADevices: 1, MFADevicesInUse: 0 });
  await enable(iam, 'root', phone);
  expect(await summary()).toMatchObject({ AccountMFAEnabled: 1, MFADevices: 1, MFADevicesInUse: 1 });
  expect(await devicesOf()).toEqual([{ SerialNumber: phone.serialNumber, EnableDate: expect.any(Date) }]);
  expect((await iam.send(new ListVirtualMFADevicesCommand({}))).VirtualMFADevices).toMatchObject([{ User: { UserId: '111122223333', Arn: 'arn:aws:iam::111122223333:root' } }]);
  await resync(phone, 1, 'root');
  await deactivate(phone);
  expect(await summary()).toMatchObject({ AccountMFAEnabled: 0, MFADevices: 1, MFADevicesInUse: 0 });
});

test('a user named root is a user, and nobody but the root user means the root user by that name', async () => {
  const ann = await newUser(world, root, 'mallory', [{ Effect: 'Allow', Action: 'iam:*', Resource: '*' }]);
  const phone = await newPhone(world, iam, 'phone');
  expect(await failureOf(enable(ann.iam, 'root', phone))).toBe('NoSuchEntity 404: The user with name root cannot be found.');
  await iam.send(new CreateUserCommand({ UserName: 'root' }));
  await enable(iam, 'root', phone);
  expect(await devicesOf('root')).toMatchObject([{ UserName: 'root' }]);
  expect(await devicesOf()).toEqual([]);
});

test('IAM-133: the credential report tells who has MFA', async () => {
  await iam.send(new CreateUserCommand({ UserName: 'bob' }));
  await enable(iam, 'ann', await newPhone(world, iam, 'ann'));
  await iam.send(new GenerateCredentialReportCommand({}));
  const { Content } = await iam.send(new GetCredentialReportCommand({}));
  const lines = Buffer.from(Content!).toString().split('\n').map((text) => text.split(','));
  const active = lines[0]!.indexOf('mfa_active');
  expect(lines.slice(1).map((fields) => [fields[0], fields[active]])).toEqual([['<root_account>', 'false'], ['ann', 'true'], ['bob', 'false']]);
});
