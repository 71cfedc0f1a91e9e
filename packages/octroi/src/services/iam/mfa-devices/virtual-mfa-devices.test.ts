import {
  CreateAccountAliasCommand, CreateUserCommand, CreateVirtualMFADeviceCommand, DeleteVirtualMFADeviceCommand, ListMFADeviceTagsCommand, ListVirtualMFADevicesCommand,
  TagMFADeviceCommand, UntagMFADeviceCommand, type CreateVirtualMFADeviceCommandInput, type IAMClient, type ListVirtualMFADevicesCommandInput,
} from '@aws-sdk/client-iam';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deviceKeyOf } from '../../../kernel/mfa/serial-number.ts';
import { mfaDevices } from '../../../kernel/mfa/tables.ts';
import { openWorld, type Credentials, type World } from '../../../testing/world.ts';
import { failureOf, newUser, putRow } from '../shared/testing.ts';
import { enable, newPhone } from './mfa.fixture.ts';
import { qrCode, seedUri } from './qr-code.ts';
import { base32 } from './seed.ts';

let world: World;
let root: Credentials & { readonly accountId: string };
let iam: IAMClient;
beforeEach(async () => {
  world = await openWorld();
  root = await world.account('111122223333');
  iam = world.iam(root);
});
afterEach(() => expect(world.faults).toEqual([]));

const create = async (input: CreateVirtualMFADeviceCommandInput) => (await iam.send(new CreateVirtualMFADeviceCommand(input))).VirtualMFADevice!;
const remove = (SerialNumber: string) => iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }));
const list = async (input: ListVirtualMFADevicesCommandInput = {}) => (await iam.send(new ListVirtualMFADevicesCommand(input))).VirtualMFADevices!;
const serials = async (input: ListVirtualMFADevicesCommandInput = {}) => (await list(input)).map(({ SerialNumber }) => SerialNumber);
const missing = 'arn:aws:iam::111122223333:mfa/nobody';

test('IAM-120: a device has its ARN as serial number, a seed of its own, and a picture of it', async () => {
  const one = await create({ VirtualMFADeviceName: 'ann' });
  expect(Object.keys(one).sort()).toEqual(['Base32StringSeed', 'QRCodePNG', 'SerialNumber']);
  expect(one.SerialNumber).toBe('arn:aws:iam::111122223333:mfa/ann');
  expect(Buffer.from(one.Base32StringSeed!).toString()).toMatch(/^[A-Z2-7]{64}$/);
  expect(Buffer.from(one.QRCodePNG!).subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  const other = await create({ VirtualMFADeviceName: 'ann', Path: '/team/' });
  expect(other.SerialNumber).toBe('arn:aws:iam::111122223333:mfa/team/ann');
  expect(other.Base32StringSeed).not.toEqual(one.Base32StringSeed);
});

test('IAM-120: the picture names the issuer, the device and the account, by its alias if it has one', () => {
  expect(seedUri('ann+1', 'example', 'ABC')).toBe('otpauth://totp/Amazon%20Web%20Services:ann%2B1@example?secret=ABC&issuer=Amazon%20Web%20Services');
});

test('base32 is that of RFC 4648', () => {
  expect(base32(Buffer.from('12345678901234567890'))).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
});

test('IAM-120: the picture holds the seed, and the alias of the account instead of its id', async () => {
  const pictured = async (name: string, account: string) => {
    const { Base32StringSeed, QRCodePNG } = await create({ VirtualMFADeviceName: name });
    expect(Buffer.from(QRCodePNG!).equals(await qrCode(seedUri(name, account, Buffer.from(Base32StringSeed!).toString())))).toBe(true);
  };
  await pictured('ann', '111122223333');
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: 'octroi-example' }));
  await pictured('bob', 'octroi-example');
});

test('IAM-23: a device of the same path and name exists already', async () => {
  await create({ VirtualMFADeviceName: 'ann' });
  expect(await failureOf(create({ VirtualMFADeviceName: 'ann' }))).toBe('EntityAlreadyExists 409: MFA device already exists.');
});

test('IAM-120: a path has to begin and end with a slash', async () => {
  for (const Path of ['team/', '/team', 'team', '/te am/', '/te#am/']) {
    expect(await failureOf(create({ VirtualMFADeviceName: 'ann', Path }))).toBe(
      'ValidationError 400: The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
    );
  }
  expect(await failureOf(create({ VirtualMFADeviceName: 'ann', Path: `/${'a'.repeat(511)}/` }))).toBe(
    "ValidationError 400: 1 validation error detected: Value at 'path' failed to satisfy constraint: Member must have length less than or equal to 512",
  );
});

test('a serial number that no request could name is refused', async () => {
  expect((await create({ VirtualMFADeviceName: 'n'.repeat(226) })).SerialNumber!.length).toBe(256);
  expect(await failureOf(create({ VirtualMFADeviceName: 'n'.repeat(227) }))).toBe(
    "ValidationError 400: 1 validation error detected: Value at 'serialNumber' failed to satisfy constraint: Member must have length less than or equal to 256",
  );
  await remove(`arn:aws:iam::111122223333:mfa/${'n'.repeat(226)}`);
  expect(await list()).toEqual([]);
});

test('IAM-134: an account has as many devices as users, 5000', async () => {
  for (let index = 0; index < 4999; index++) await putRow(world, root.accountId, mfaDevices, [`/d${index}`], { path: '/', name: `d${index}`, tags: [] });
  await create({ VirtualMFADeviceName: 'last' });
  expect(await failureOf(create({ VirtualMFADeviceName: 'more' }))).toBe('LimitExceeded 409: Cannot exceed quota for VirtualMFADevicesPerAccount: 5000');
}, 60_000);

test('IAM-122: an unassigned device is its serial number alone; an assigned one shows its user', async () => {
  const { User } = await iam.send(new CreateUserCommand({ UserName: 'ann', Path: '/team/', Tags: [{ Key: 'a', Value: 'b' }] }));
  await create({ VirtualMFADeviceName: 'free' });
  await enable(iam, 'ann', await newPhone(world, iam, 'taken'));
  expect(await list({ AssignmentStatus: 'Unassigned' })).toEqual([{ SerialNumber: 'arn:aws:iam::111122223333:mfa/free' }]);
  const { Tags: _tags, ...listed } = User!;
  expect(await list({ AssignmentStatus: 'Assigned' })).toEqual([{ SerialNumber: 'arn:aws:iam::111122223333:mfa/taken', User: listed, EnableDate: expect.any(Date) }]);
  expect(await serials()).toEqual(await serials({ AssignmentStatus: 'Any' }));
  expect(await serials()).toEqual(['arn:aws:iam::111122223333:mfa/free', 'arn:aws:iam::111122223333:mfa/taken']);
});

test('IAM-160: pages of devices, filtered first (IAM-161); a marker that was made up', async () => {
  const long = 'n'.repeat(220);
  for (const name of ['a', 'b', long, 'p']) await create({ VirtualMFADeviceName: name });
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  await enable(iam, 'ann', await newPhone(world, iam, 'c'));
  const seen: string[] = [];
  for (let Marker: string | undefined; ; ) {
    const page = await iam.send(new ListVirtualMFADevicesCommand({ AssignmentStatus: 'Unassigned', MaxItems: 1, Marker }));
    expect(page.VirtualMFADevices).toHaveLength(1);
    seen.push(page.VirtualMFADevices![0]!.SerialNumber!.slice('arn:aws:iam::111122223333:mfa/'.length));
    if (page.IsTruncated !== true) break;
    Marker = page.Marker;
  }
  expect(seen).toEqual(['a', 'b', long, 'p']);
  expect(await failureOf(list({ Marker: 'made up' }))).toBe('ValidationError 400: Invalid Marker.');
});

test('IAM-122, IAM-21: a device in use stays; an unknown one cannot be deleted', async () => {
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const phone = await newPhone(world, iam, 'ann');
  await enable(iam, 'ann', phone);
  expect(await failureOf(remove(phone.serialNumber))).toBe('DeleteConflict 409: MFA VirtualDevice in use. Must deactivate first.');
  for (const SerialNumber of [missing, 'GAHT12345678', 'arn:aws:iam::444455556666:mfa/ann']) {
    expect(await failureOf(remove(SerialNumber))).toBe(`NoSuchEntity 404: MFA Device with serial number ${SerialNumber} does not exist.`);
  }
});

test('a device that is made anew has another seed, and nothing of the old one counts', async () => {
  const before = await create({ VirtualMFADeviceName: 'ann' });
  await remove(before.SerialNumber!);
  const after = await create({ VirtualMFADeviceName: 'ann' });
  expect(after.Base32StringSeed).not.toEqual(before.Base32StringSeed);
});

test('IAM-92: tags of a device: keys are compared exactly', async () => {
  const SerialNumber = (await create({ VirtualMFADeviceName: 'ann', Tags: [{ Key: 'a', Value: '1' }] })).SerialNumber!;
  await iam.send(new TagMFADeviceCommand({ SerialNumber, Tags: [{ Key: 'A', Value: '2' }, { Key: 'a', Value: '3' }] }));
  const tags = async () => (await iam.send(new ListMFADeviceTagsCommand({ SerialNumber }))).Tags;
  expect(await tags()).toEqual([{ Key: 'A', Value: '2' }, { Key: 'a', Value: '3' }]);
  await iam.send(new UntagMFADeviceCommand({ SerialNumber, TagKeys: ['A', 'none'] }));
  expect(await tags()).toEqual([{ Key: 'a', Value: '3' }]);
  expect(await failureOf(iam.send(new TagMFADeviceCommand({ SerialNumber, Tags: [{ Key: 'b', Value: '1' }, { Key: 'b', Value: '2' }] })))).toBe('InvalidInput 400: Duplicate tag keys found.');
  for (const failing of [new TagMFADeviceCommand({ SerialNumber: missing, Tags: [] }), new UntagMFADeviceCommand({ SerialNumber: missing, TagKeys: [] })]) {
    expect(await failureOf(iam.send(failing as TagMFADeviceCommand))).toBe(`NoSuchEntity 404: MFA Device with serial number ${missing} does not exist.`);
  }
  expect(await failureOf(iam.send(new ListMFADeviceTagsCommand({ SerialNumber: missing })))).toBe(`NoSuchEntity 404: MFA Device with serial number ${missing} does not exist.`);
});

test('IAM-190: a device is asked for under its serial number, whether or not it exists, with its tags', async () => {
  await create({ VirtualMFADeviceName: 'blue', Tags: [{ Key: 'team', Value: 'blue' }] });
  const ann = await newUser(world, root, 'ann', [
    { Effect: 'Allow', Action: 'iam:*MFADevice', Resource: 'arn:aws:iam::*:mfa/${aws:username}' },
    { Effect: 'Allow', Action: 'iam:DeleteVirtualMFADevice', Resource: '*', Condition: { StringEquals: { 'aws:ResourceTag/team': 'blue' } } },
  ]);
  const refused = (action: string, resource: string) => `AccessDenied 403: User: ${ann.arn} is not authorized to perform: iam:${action} on resource: ${resource} because no identity-based policy allows the iam:${action} action`;
  await ann.iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'ann' }));
  expect(await failureOf(ann.iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'bob' })))).toBe(refused('CreateVirtualMFADevice', 'arn:aws:iam::111122223333:mfa/bob'));
  expect(await failureOf(ann.iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber: missing })))).toBe(refused('DeleteVirtualMFADevice', missing));
  expect(await failureOf(ann.iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber: 'GAHT12345678' })))).toBe(refused('DeleteVirtualMFADevice', 'arn:aws:iam::111122223333:mfa/GAHT12345678'));
  await ann.iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber: 'arn:aws:iam::111122223333:mfa/blue' }));
  expect(await failureOf(ann.iam.send(new ListVirtualMFADevicesCommand({})))).toBe(refused('ListVirtualMFADevices', '*'));
});

test('the seed is sealed at rest, and shown once', async () => {
  const seed = Buffer.from((await create({ VirtualMFADeviceName: 'ann' })).Base32StringSeed!).toString();
  const entries = await world.gateway.kv.read((snapshot) => snapshot.range(['aws', '111122223333', '-', 'iam']));
  expect(entries.some(({ key }) => key.includes(deviceKeyOf({ partition: 'aws', account: '111122223333', region: '-' }, 'arn:aws:iam::111122223333:mfa/ann')!))).toBe(true);
  expect(JSON.stringify(entries)).not.toContain(seed);
  expect(JSON.stringify(await list())).not.toContain(seed);
});
