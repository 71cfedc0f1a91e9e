import { DeleteAccountPasswordPolicyCommand, GetAccountPasswordPolicyCommand, GetAccountSummaryCommand, SetSecurityTokenServicePreferencesCommand, UpdateAccountPasswordPolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { failureOf, newUser } from '../shared/testing.ts';

async function start() {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  return {
    world, root, iam,
    get: async () => (await iam.send(new GetAccountPasswordPolicyCommand({}))).PasswordPolicy,
    update: (input: object) => iam.send(new UpdateAccountPasswordPolicyCommand(input)),
  };
}

const DEFAULTS = { MinimumPasswordLength: 6, RequireSymbols: false, RequireNumbers: false, RequireUppercaseCharacters: false, RequireLowercaseCharacters: false, AllowUsersToChangePassword: false, ExpirePasswords: false };

test('IAM-53: an update replaces everything, and what it leaves out has its default again', async () => {
  const { world, get, update } = await start();
  const all = { MinimumPasswordLength: 14, RequireSymbols: true, RequireNumbers: true, RequireUppercaseCharacters: true, RequireLowercaseCharacters: true, AllowUsersToChangePassword: true, MaxPasswordAge: 90, PasswordReusePrevention: 24, HardExpiry: false };
  await update(all);
  expect(await get()).toEqual({ ...all, ExpirePasswords: true });
  await update({});
  expect(await get()).toEqual(DEFAULTS);
  expect(world.faults).toEqual([]);
});

test('IAM-21: an account without a policy of its own has none to get or delete', async () => {
  const { world, root, iam, get, update } = await start();
  const drop = () => failureOf(iam.send(new DeleteAccountPasswordPolicyCommand({})));
  const none = `NoSuchEntity 404: The Password Policy with domain name ${root.accountId} cannot be found.`;
  expect([await failureOf(get()), await drop()]).toEqual([none, 'NoSuchEntity 404: The account policy with name PasswordPolicy cannot be found.']);
  await update({});
  expect([await drop(), await failureOf(get())]).toEqual(['it succeeded', none]);
  expect(world.faults).toEqual([]);
});

test('IAM-53, IAM-54: three values out of range are reported in the recorded order, and nothing is changed', async () => {
  const { world, root, get, update } = await start();
  expect(await failureOf(update({ MinimumPasswordLength: 129, PasswordReusePrevention: 25, MaxPasswordAge: 1096 }))).toBe(
    "ValidationError 400: 3 validation errors detected: Value at 'minimumPasswordLength' failed to satisfy constraint: Member must have value less than or equal to 128; Value at 'passwordReusePrevention' failed to satisfy constraint: Member must have value less than or equal to 24; Value at 'maxPasswordAge' failed to satisfy constraint: Member must have value less than or equal to 1095",
  );
  for (const input of [{ MinimumPasswordLength: 5 }, { PasswordReusePrevention: 0 }, { MaxPasswordAge: 0 }]) expect(await failureOf(update(input))).toMatch(/^ValidationError 400: 1 validation error detected: /);
  expect(await failureOf(get())).toBe(`NoSuchEntity 404: The Password Policy with domain name ${root.accountId} cannot be found.`);
  expect(world.faults).toEqual([]);
});

test('STS-3, IAM-131: the version of the tokens of the global endpoint is in the account summary', async () => {
  const { world, iam } = await start();
  const set = (version: string) => failureOf(iam.send(new SetSecurityTokenServicePreferencesCommand({ GlobalEndpointTokenVersion: version as 'v1Token' })));
  const shown = async () => (await iam.send(new GetAccountSummaryCommand({}))).SummaryMap!.GlobalEndpointTokenVersion;
  expect([await set('v2Token'), await shown()]).toEqual(['it succeeded', 2]);
  expect(await set('v3Token')).toBe("ValidationError 400: 1 validation error detected: Value at 'globalEndpointTokenVersion' failed to satisfy constraint: Member must satisfy enum value set");
  expect([await set('v1Token'), await shown()]).toEqual(['it succeeded', 1]);
  expect(world.faults).toEqual([]);
});

test('IAM-190: the operations on the account are asked for on everything', async () => {
  const { world, root, update, get } = await start();
  await update({});
  const user = await newUser(world, root, 'some', [{ Effect: 'Allow', Action: '*', Resource: 'arn:aws:iam::*:*' }]);
  const requests = { GetAccountPasswordPolicy: new GetAccountPasswordPolicyCommand({}), UpdateAccountPasswordPolicy: new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 20 }), DeleteAccountPasswordPolicy: new DeleteAccountPasswordPolicyCommand({}), SetSecurityTokenServicePreferences: new SetSecurityTokenServicePreferencesCommand({ GlobalEndpointTokenVersion: 'v2Token' }) };
  for (const [action, command] of Object.entries(requests)) {
    expect(await failureOf(user.iam.send(command as never))).toBe(`AccessDenied 403: User: ${user.arn} is not authorized to perform: iam:${action} on resource: * because no identity-based policy allows the iam:${action} action`);
  }
  expect(await get()).toEqual(DEFAULTS);
  expect(world.faults).toEqual([]);
});
