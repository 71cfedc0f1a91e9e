import {
  CreateVirtualMFADeviceCommand, DeactivateMFADeviceCommand, DeleteVirtualMFADeviceCommand, GetUserCommand, ListMFADevicesCommand, ListUsersCommand, ListVirtualMFADevicesCommand, type IAMClient,
} from '@aws-sdk/client-iam';
import { GetSessionTokenCommand, type STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWorld, type Credentials, type World } from '../../../testing/world.ts';
import { failureOf, newUser } from '../shared/testing.ts';
import { enable, newPhone, type Phone } from './mfa.fixture.ts';

/** What AWS's user guide gives users who shall look after their own devices, and may do nothing else without MFA. */
const SELF_MANAGED = [
  { Effect: 'Allow', Action: ['iam:ListUsers', 'iam:ListVirtualMFADevices'], Resource: '*' },
  { Effect: 'Allow', Action: 'iam:CreateVirtualMFADevice', Resource: 'arn:aws:iam::*:mfa/*' },
  { Effect: 'Allow', Action: ['iam:EnableMFADevice', 'iam:GetMFADevice', 'iam:ListMFADevices', 'iam:ResyncMFADevice'], Resource: 'arn:aws:iam::*:user/${aws:username}' },
  { Effect: 'Allow', Action: 'iam:DeactivateMFADevice', Resource: 'arn:aws:iam::*:user/${aws:username}', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } },
  {
    Effect: 'Deny',
    NotAction: ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice', 'iam:ListMFADevices', 'iam:ListUsers', 'iam:ListVirtualMFADevices', 'iam:ResyncMFADevice'],
    Resource: '*',
    Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  },
  // What the user is there for.
  { Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' },
];

let world: World;
let root: Credentials & { readonly accountId: string };
let ann: { readonly arn: string; readonly iam: IAMClient; readonly credentials: Credentials };
beforeEach(async () => {
  world = await openWorld();
  root = await world.account('111122223333');
  ann = await newUser(world, root, 'ann', SELF_MANAGED);
  await newUser(world, root, 'bob');
});
afterEach(() => expect(world.faults).toEqual([]));

const sessionOf = async (sts: STSClient, phone: Phone) => {
  world.clocks.advance(30);
  const { Credentials } = await sts.send(new GetSessionTokenCommand({ SerialNumber: phone.serialNumber, TokenCode: await phone.code() }));
  return world.iam({ accessKeyId: Credentials!.AccessKeyId!, secretAccessKey: Credentials!.SecretAccessKey!, sessionToken: Credentials!.SessionToken! });
};
const denied = (action: string, resource: string) => `AccessDenied 403: User: ${ann.arn} is not authorized to perform: iam:${action} on resource: ${resource} with an explicit deny in an identity-based policy`;

test('COND-63, IAM-193: a user without MFA sets a device up, and nothing else; with MFA the rest', async () => {
  expect(await failureOf(ann.iam.send(new GetUserCommand({})))).toBe(denied('GetUser', 'user ann'));
  await ann.iam.send(new ListUsersCommand({}));
  await ann.iam.send(new ListVirtualMFADevicesCommand({}));
  const phone = await newPhone(world, ann.iam, 'ann');
  await enable(ann.iam, 'ann', phone);
  expect((await ann.iam.send(new ListMFADevicesCommand({}))).MFADevices).toHaveLength(1);
  expect(await failureOf(ann.iam.send(new GetUserCommand({})))).toBe(denied('GetUser', 'user ann'));

  const strong = await sessionOf(world.sts(ann.credentials), phone);
  expect((await strong.send(new GetUserCommand({}))).User!.UserName).toBe('ann');
});

test('COND-63: a device is taken away with MFA alone, so that a stolen key cannot', async () => {
  const phone = await newPhone(world, ann.iam, 'ann');
  await enable(ann.iam, 'ann', phone);
  expect(await failureOf(ann.iam.send(new DeactivateMFADeviceCommand({ SerialNumber: phone.serialNumber })))).toBe(denied('DeactivateMFADevice', 'user ann'));
  expect(await failureOf(ann.iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber: phone.serialNumber })))).toBe(denied('DeleteVirtualMFADevice', phone.serialNumber));
  const strong = await sessionOf(world.sts(ann.credentials), phone);
  await strong.send(new DeactivateMFADeviceCommand({ SerialNumber: phone.serialNumber }));
});

test('IAM-193: the devices of others are out of reach', async () => {
  const phone = await newPhone(world, ann.iam, 'ann');
  const refused = (action: string) => `AccessDenied 403: User: ${ann.arn} is not authorized to perform: iam:${action} on resource: user bob because no identity-based policy allows the iam:${action} action`;
  expect(await failureOf(enable(ann.iam, 'bob', phone))).toBe(refused('EnableMFADevice'));
  expect(await failureOf(ann.iam.send(new ListMFADevicesCommand({ UserName: 'bob' })))).toBe(refused('ListMFADevices'));
  // A code that came with a request that was not allowed was not looked at.
  await enable(ann.iam, 'ann', phone);
});

test('IAM-190: tags at the creation of a device need their own permission', async () => {
  const tagged = new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'ann', Tags: [{ Key: 'team', Value: 'blue' }] });
  expect(await failureOf(ann.iam.send(tagged))).toBe(denied('TagMFADevice', 'arn:aws:iam::111122223333:mfa/ann'));
});
