import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { changed, form, raw, signed, VERSIONS, type Keys } from '../raw.fixture.ts';
import { dump, send } from '../toy.fixture.ts';

let world: World;
let root: Keys & { readonly accountId: string };
beforeAll(async () => {
  world = await openWorld({ rerunProbability: 0 });
  root = await world.account('111122223333');
});
afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});
const iam = (body: string) => send(world, signed(root, body, { service: 'iam' }));
const lambda = (method: string, path: string, body = '') => send(world, signed(root, body, { service: 'lambda', method, path }));

test('ERR-2: what the model lacks is InvalidAction, what it has and we do not is 501 by name', async () => {
  expect(await iam(form('iam', 'CreateUnicorn'))).toMatchObject({ status: 400, code: 'InvalidAction', message: 'Could not find operation CreateUnicorn for version 2010-05-08' });
  expect(await iam('Action=CreateUser&Version=2011-06-15')).toMatchObject({ status: 400, code: 'InvalidAction', message: 'Could not find operation CreateUser for version 2011-06-15' });
  expect(await iam(form('iam', 'constructor'))).toMatchObject({ status: 400, code: 'InvalidAction' });
  expect(await iam('')).toMatchObject({ status: 400, code: 'MissingAction' });
  const missing = [...world.gateway.registry.model('iam')!.operations.keys()].find((name) => world.gateway.registry.operation('iam', name) === undefined)!;
  expect(await iam(form('iam', missing))).toMatchObject({ status: 501, message: `The operation ${missing} of iam is not implemented by Octroi; docs/coverage.md lists what is` });
});

test('LAM-6: a path that no operation has is UnknownOperationException 404', async () => {
  expect(await lambda('GET', '/2015-03-31/unicorns')).toMatchObject({ status: 404, code: 'UnknownOperationException' });
  expect(await lambda('PATCH', '/2015-03-31/functions')).toMatchObject({ status: 404, code: 'UnknownOperationException' });
});

test('ERR-28: who may do nothing still hears of an input that the model refuses, and of nothing else', async () => {
  const iamClient = world.iam(root);
  const { CreateUserCommand, CreateAccessKeyCommand } = await import('@aws-sdk/client-iam');
  await iamClient.send(new CreateUserCommand({ UserName: 'nobody' }));
  const { AccessKey } = await iamClient.send(new CreateAccessKeyCommand({ UserName: 'nobody' }));
  const nobody = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
  const before = await dump(world);
  const as = (body: string) => send(world, signed(nobody, body, { service: 'iam' }));
  expect(await as(form('iam', 'CreateUser', { UserName: 'a b' }))).toMatchObject({ status: 400, code: 'ValidationError' });
  expect(await as(form('iam', 'CreateUser'))).toMatchObject({ status: 400, code: 'ValidationError' });
  expect(await as(form('iam', 'GetUser', { UserName: 'ghost' }))).toMatchObject({ status: 403, code: 'AccessDenied' });
  expect(await as(form('iam', 'DeleteUser', { UserName: 'ghost' }))).toMatchObject({ status: 403, code: 'AccessDenied' });
  expect(await dump(world)).toEqual(before);
});

test('SIG-17: an operation that AWS takes unsigned is reached signed or not, and whatever the signature', async () => {
  const calls = (name: string) => [raw(form('sts', name)), signed(root, form('sts', name)), changed(signed(root, form('sts', name)), 'authorization', (value) => value.replace(/.{8}$/, '00000000'))];
  for (const name of ['AssumeRoleWithWebIdentity', 'AssumeRoleWithSAML']) {
    for (const call of calls(name)) expect(await send(world, call)).not.toMatchObject({ status: 403 });
  }
});

test('SIG-16: nothing of the input is looked at before the caller is known', async () => {
  expect(await send(world, raw(form('iam', 'CreateUnicorn')))).toMatchObject({ status: 403, code: 'MissingAuthenticationToken' });
  expect(await send(world, raw('', { method: 'GET', path: '/2015-03-31/unicorns' }))).toMatchObject({ status: 403, code: 'MissingAuthenticationTokenException' });
});

test('LAM-8: unreadable JSON is Lambda\'s own error', async () => {
  for (const body of ['{', '[]', '"x"', '\u0000', `${'['.repeat(5000)}${']'.repeat(5000)}`]) {
    expect(await lambda('POST', '/2015-03-31/functions', body)).toMatchObject({ status: 400, code: 'InvalidRequestContentException' });
  }
});

test('ERR-1: errors of both query services carry their own namespace and the request id', async () => {
  for (const [service, host] of [['iam', 'iam.amazonaws.com'], ['sts', 'sts.amazonaws.com']] as const) {
    const answer = await send(world, signed(root, form(service, 'Nothing'), { service }));
    expect(answer.text).toContain(`xmlns="https://${host}/doc/${VERSIONS[service]}/"`);
    expect(answer.text).toContain(`<RequestId>${answer.headers['x-amzn-requestid']}</RequestId>`);
  }
});
