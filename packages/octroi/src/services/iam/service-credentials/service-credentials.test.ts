import * as sdk from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { failureOf, newUser } from '../shared/testing.ts';

async function start() {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  for (const UserName of ['Ann', 'bob']) await iam.send(new sdk.CreateUserCommand({ UserName }));
  const create = async (UserName = 'ann', ServiceName = 'codecommit.amazonaws.com', CredentialAgeDays?: number) =>
    (await iam.send(new sdk.CreateServiceSpecificCredentialCommand({ UserName, ServiceName, CredentialAgeDays }))).ServiceSpecificCredential!;
  const list = async (input: sdk.ListServiceSpecificCredentialsCommandInput) => (await iam.send(new sdk.ListServiceSpecificCredentialsCommand(input))).ServiceSpecificCredentials!;
  return { world, root, iam, create, list };
}

test('IAM-153: the password is shown when the credential is made or reset, and never again', async () => {
  const { world, root, iam, create, list } = await start();
  const made = await create();
  expect(made).toEqual({
    UserName: 'Ann',
    Status: 'Active',
    ServiceUserName: `Ann-at-${root.accountId}`,
    ServicePassword: expect.stringMatching(/^[\w+/]{43}=$/),
    CreateDate: expect.any(Date),
    ServiceSpecificCredentialId: expect.stringMatching(/^ACCA[A-Z0-9]{17}$/),
    ServiceName: 'codecommit.amazonaws.com',
  });
  const { ServicePassword, ...listed } = made;
  expect(await list({ UserName: 'ann' })).toEqual([listed]);
  const id = { UserName: 'ann', ServiceSpecificCredentialId: made.ServiceSpecificCredentialId! };
  const reset = (await iam.send(new sdk.ResetServiceSpecificCredentialCommand(id))).ServiceSpecificCredential!;
  expect(reset).toEqual({ ...listed, ServicePassword: expect.any(String) });
  expect(reset.ServicePassword).not.toBe(ServicePassword);
  await iam.send(new sdk.UpdateServiceSpecificCredentialCommand({ ...id, Status: 'Inactive' }));
  expect(await list({ UserName: 'ann' })).toEqual([{ ...listed, Status: 'Inactive' }]);
  await iam.send(new sdk.DeleteServiceSpecificCredentialCommand(id));
  expect(await list({ UserName: 'ann' })).toEqual([]);
  expect(world.faults).toEqual([]);
});

test('IAM-153: two credentials for each service and user, under names of their own', async () => {
  const { world, root, create, list } = await start();
  expect([await create(), await create()].map(({ ServiceUserName }) => ServiceUserName)).toEqual([`Ann-at-${root.accountId}`, `Ann+1-at-${root.accountId}`]);
  expect(await failureOf(create())).toBe('LimitExceeded 409: Cannot exceed quota for ServiceSpecificCredentialsPerUser: 2');
  await create('ann', 'cassandra.amazonaws.com');
  await create('bob');
  expect(await list({ UserName: 'ann', ServiceName: 'cassandra.amazonaws.com' })).toHaveLength(1);
  expect(await list({ UserName: 'ann' })).toHaveLength(3);
  expect((await list({ AllUsers: true })).map(({ UserName }) => UserName).toSorted()).toEqual(['Ann', 'Ann', 'Ann', 'bob']);
  expect(world.faults).toEqual([]);
});

test('IAM-153: a credential for Bedrock has an alias and a secret, and ends after the given days', async () => {
  const { world, root, create } = await start();
  const made = await create('ann', 'bedrock.amazonaws.com', 30);
  expect(made).toMatchObject({ ServiceCredentialAlias: `Ann-at-${root.accountId}`, ServiceCredentialSecret: expect.stringMatching(/^ABSK/) });
  expect(made).not.toHaveProperty('ServicePassword');
  expect(made.ExpirationDate!.getTime() - made.CreateDate!.getTime()).toBe(30 * 86_400_000);
  expect(await failureOf(create('ann', 'codecommit.amazonaws.com', 30))).toMatch(/^ValidationError 400/);
  expect(world.faults).toEqual([]);
});

test('IAM-21: services, users and credentials that are not there', async () => {
  const { world, iam, create, list } = await start();
  for (const name of ['lambda.amazonaws.com', 'o3on3n3onosneo']) {
    expect(await failureOf(create('ann', name))).toBe(`NoSuchEntity 404: No such service ${name} is supported for Service Specific Credentials`);
    expect(await failureOf(list({ UserName: 'ann', ServiceName: name }))).toBe(`NoSuchEntity 404: No such service ${name} is supported for Service Specific Credentials`);
  }
  const { ServiceSpecificCredentialId } = await create();
  const attempts = (UserName: string, id: string) => [
    failureOf(iam.send(new sdk.UpdateServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId: id, Status: 'Active' }))),
    failureOf(iam.send(new sdk.ResetServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId: id }))),
    failureOf(iam.send(new sdk.DeleteServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId: id }))),
  ];
  for (const answer of attempts('ann', 'satisfiesregexbutstillinvalid')) expect(await answer).toBe('NoSuchEntity 404: No such credential satisfiesregexbutstillinvalid exists');
  for (const answer of attempts('bob', ServiceSpecificCredentialId!)) expect(await answer).toBe('NoSuchEntity 404: The user with name bob cannot be found.');
  for (const answer of [...attempts('nobody', ServiceSpecificCredentialId!), failureOf(create('nobody', 'lambda.amazonaws.com')), failureOf(list({ UserName: 'nobody' }))]) {
    expect(await answer).toBe('NoSuchEntity 404: The user with name nobody cannot be found.');
  }
  expect(await failureOf(iam.send(new sdk.UpdateServiceSpecificCredentialCommand({ UserName: 'ann', ServiceSpecificCredentialId, Status: 'Expired' })))).toMatch(/^InvalidInput 400/);
  expect(world.faults).toEqual([]);
});

test('IAM-31: a user with a service-specific credential stays', async () => {
  const { world, iam, create } = await start();
  const { ServiceSpecificCredentialId } = await create();
  expect(await failureOf(iam.send(new sdk.DeleteUserCommand({ UserName: 'ann' })))).toBe('DeleteConflict 409: Cannot delete entity, must remove referenced objects first.');
  await iam.send(new sdk.DeleteServiceSpecificCredentialCommand({ UserName: 'ann', ServiceSpecificCredentialId }));
  await iam.send(new sdk.DeleteUserCommand({ UserName: 'ann' }));
  expect(world.faults).toEqual([]);
});

test('KEY-47, IAM-193: a condition on the service holds for credentials that are there and those to be made', async () => {
  const { world, root, create } = await start();
  const statement = { Effect: 'Allow', Action: 'iam:*ServiceSpecificCredential', Resource: '*', Condition: { StringEquals: { 'iam:ServiceSpecificCredentialServiceName': 'cassandra.amazonaws.com' } } };
  const eve = await newUser(world, root, 'eve', [statement]);
  const code = await create('ann', 'codecommit.amazonaws.com');
  const keyspaces = await create('ann', 'cassandra.amazonaws.com');
  const reset = (id: string) => failureOf(eve.iam.send(new sdk.ResetServiceSpecificCredentialCommand({ UserName: 'ann', ServiceSpecificCredentialId: id })));
  const make = (ServiceName: string) => failureOf(eve.iam.send(new sdk.CreateServiceSpecificCredentialCommand({ UserName: 'bob', ServiceName })));
  expect(await reset(keyspaces.ServiceSpecificCredentialId!)).toBe('it succeeded');
  expect(await make('cassandra.amazonaws.com')).toBe('it succeeded');
  for (const refused of [reset(code.ServiceSpecificCredentialId!), make('codecommit.amazonaws.com'), reset('satisfiesregexbutstillinvalid')]) expect(await refused).toMatch(/^AccessDenied 403/);
  expect(world.faults).toEqual([]);
});
