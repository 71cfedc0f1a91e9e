import { AddPermissionCommand, CreateAliasCommand, PublishVersionCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { executionWorld, FIRST, ids, invokePermission, SECOND, STRANGER, trust, type Customer, type ExecutionWorld } from './world.fixture.ts';
import { GENESYS_ACCOUNT, GENESYS_FEDRAMP_ACCOUNT } from '../regions/accounts.ts';
import type { ErrorBody, ExecutionResult } from './types.ts';

let world: ExecutionWorld;
let customer: Customer;
let greeter: string;
beforeAll(async () => {
  world = await executionWorld();
  customer = await world.customer();
  greeter = await customer.function('greeter', 'eu-west-3');
});
afterAll(async () => {
  expect(world.octroi.faults).toEqual([]);
  await world.close();
});

const failure = (result: ExecutionResult): ErrorBody => {
  if (result.success) throw new Error('it succeeded');
  return result.error;
};
const family = (result: ExecutionResult): string => failure(result).details[0]?.errorCode ?? 'none';
const resultOf = (result: ExecutionResult, step: number): Record<string, unknown> => result.operations.find((one) => one.step === step)?.result as Record<string, unknown>;

test('GEN-92.1, GEN-52, GEN-10: the seed\'s procedure, with the organisation in us-east-1 and the function in eu-west-3', async () => {
  const role = await customer.role('seed', trust({ StringEquals: { 'sts:ExternalId': FIRST } }), invokePermission(greeter));
  const result = await world.execute({ url: greeter, role, input: { name: 'Ann' }, inputSchema: { type: 'object', properties: { name: { type: 'string' } } } });
  expect(result).toMatchObject({ success: true, output: { name: 'Ann' } });
  expect(result.operations.map(({ step, name, success }) => [step, name, success])).toEqual([
    [1, 'Validate input', true], [2, 'Resolve request URL template', true], [3, 'Resolve headers', true], [4, 'Resolve request body template', true], [5, 'Obtain credentials', true],
    [6, 'Invoke AWS Lambda', true], [7, 'Apply translation map', true], [8, 'Apply success template', true], [9, 'Validate output', true],
  ]);
  expect(resultOf(result, 5)).toMatchObject({ roleArn: role, sessionName: `GenesysCloud-${FIRST}`, externalId: FIRST, account: GENESYS_ACCOUNT, region: 'us-east-1', cached: false, assumedRole: `arn:aws:sts::${customer.root.accountId}:assumed-role/seed/GenesysCloud-${FIRST}` });
  expect(resultOf(result, 6)).toMatchObject({ functionArn: greeter, region: 'eu-west-3', executedVersion: '$LATEST', payload: '{"name":"Ann"}' });
  // What the service itself decided, from its own record of the requests.
  const [assumed] = world.octroi.decisions(String(resultOf(result, 5)['requestId'])).filter((one) => one.action === 'sts:AssumeRole');
  expect(assumed).toMatchObject({ resource: role, decision: { effect: 'Allowed' } });
  const [invoked] = world.octroi.decisions(String(resultOf(result, 6)['requestId']));
  expect(invoked).toMatchObject({ action: 'lambda:InvokeFunction', resource: greeter });
  expect(JSON.stringify(result)).not.toMatch(/AKIA|ASIA|secretAccessKey|sessionToken/i);
  expect((await world.execute({ url: greeter, role })).operations[4]?.result).toMatchObject({ cached: true });
});

test('GEN-92.2, GEN-4: both organisations of a StringLike list are let in, a third is not', async () => {
  const role = await customer.role('list', trust(ids(FIRST, SECOND)), invokePermission(greeter));
  for (const id of [FIRST, SECOND]) expect((await world.execute({ url: greeter, role, organisation: { id } })).success).toBe(true);
  const refused = await world.execute({ url: greeter, role, organisation: { id: STRANGER }, contextId: 'the-context' });
  const own = `arn:aws:sts::${GENESYS_ACCOUNT}:assumed-role/genesys-cloud-data-actions/genesys-cloud-data-actions`;
  expect(failure(refused)).toEqual({
    message: 'There was an issue validating the credentials.', code: 'invalid.credentials', status: 400, messageParams: {}, contextId: 'the-context', details: [{ errorCode: 'ACTION.AUTHENTICATION' }],
    errors: [{ message: `User: ${own} is not authorized to perform: sts:AssumeRole on resource: ${role} [the-context]`, code: 'INVALID_CREDENTIALS', status: 400, messageParams: {}, details: [], errors: [] }],
  });
  expect(refused.operations.map(({ step, success }) => [step, success])).toEqual([[1, true], [2, true], [3, true], [4, true], [5, false]]);
  expect(resultOf(refused, 5)).toMatchObject({ roleArn: role, externalId: STRANGER, error: expect.stringMatching(/^AccessDenied/), requestId: expect.stringMatching(/./) });
});

test('GEN-92.3, GEN-6: an external id that differs by case or by one character is refused', async () => {
  const upper = await customer.role('upper', trust({ StringEquals: { 'sts:ExternalId': FIRST.toUpperCase() } }), invokePermission(greeter));
  const near = await customer.role('near', trust({ StringEquals: { 'sts:ExternalId': FIRST.replace(/8$/, '9') } }), invokePermission(greeter));
  for (const role of [upper, near]) expect(family(await world.execute({ url: greeter, role }))).toBe('ACTION.AUTHENTICATION');
});

test('GEN-92.4, GEN-8: FedRAMP and core roles do not answer to each other', async () => {
  const core = await customer.role('core', trust(ids(FIRST)), invokePermission(greeter));
  const fedramp = await customer.role('fedramp', trust(ids(FIRST), GENESYS_FEDRAMP_ACCOUNT), invokePermission(greeter));
  const run = (role: string, region: string) => world.execute({ url: greeter, role, organisation: { region } });
  expect((await run(fedramp, 'us-east-2')).success).toBe(true);
  expect(family(await run(core, 'us-east-2'))).toBe('ACTION.AUTHENTICATION');
  expect(family(await run(fedramp, 'us-east-1'))).toBe('ACTION.AUTHENTICATION');
});

describe('GEN-92.5: revocation', () => {
  test('GEN-56, GEN-57: the permission is asked for at each invocation, though the session is cached', async () => {
    const role = await customer.role('revoked', trust(ids(FIRST)), invokePermission(greeter));
    expect((await world.execute({ url: greeter, role })).success).toBe(true);
    await customer.permit('revoked', invokePermission('arn:aws:lambda:eu-west-3:111122223333:function:other'));
    const refused = await world.execute({ url: greeter, role, contextId: 'ctx' });
    const said = `User: arn:aws:sts::${customer.root.accountId}:assumed-role/revoked/GenesysCloud-${FIRST} is not authorized to perform: lambda:InvokeFunction on resource: ${greeter} because no identity-based policy allows the lambda:InvokeFunction action`;
    expect(failure(refused)).toMatchObject({ message: said, status: 403, code: 'forbidden', details: [{ errorCode: 'ACTION.AUTHENTICATION' }], errors: [{ message: `REST call for action execute failed. Message: ${said} [ctx]` }] });
    // GEN-55: it was repeated once with a new session.
    expect(resultOf(refused, 6)).toMatchObject({ retried: true });
  });
  test('GEN-56: a changed trust policy works until the cache is cleared', async () => {
    const role = await customer.role('untrusted', trust(ids(FIRST)), invokePermission(greeter));
    expect((await world.execute({ url: greeter, role })).success).toBe(true);
    await customer.trusts('untrusted', trust(ids(SECOND)));
    expect((await world.execute({ url: greeter, role })).success).toBe(true);
    expect(world.parts.sessions.forget(FIRST, role)).toBe(1);
    expect(family(await world.execute({ url: greeter, role }))).toBe('ACTION.AUTHENTICATION');
  });
  test('GEN-55: an AccessDenied on a cached session is repeated once, and the new AssumeRole\'s failure is what is reported', async () => {
    const role = await customer.role('both', trust(ids(FIRST)), invokePermission(greeter));
    expect((await world.execute({ url: greeter, role })).success).toBe(true);
    await customer.permit('both', invokePermission('arn:aws:lambda:eu-west-3:111122223333:function:other'));
    await customer.trusts('both', trust(ids(SECOND)));
    const refused = await world.execute({ url: greeter, role });
    expect(failure(refused)).toMatchObject({ code: 'invalid.credentials', errors: [{ message: expect.stringContaining('sts:AssumeRole') }] });
    expect(refused.operations.at(-1)).toMatchObject({ step: 6, success: false });
  });
});

test('GEN-92.6, GEN-57: a policy that names the function does not cover its alias', async () => {
  const lambda = world.octroi.lambda(customer.root, 'eu-west-3');
  const { Version } = await lambda.send(new PublishVersionCommand({ FunctionName: 'greeter' }));
  await lambda.send(new CreateAliasCommand({ FunctionName: 'greeter', Name: 'PROD', FunctionVersion: Version }));
  const plain = await customer.role('plain', trust(ids(FIRST)), invokePermission(greeter));
  const qualified = await customer.role('qualified', trust(ids(FIRST)), invokePermission(`${greeter}:PROD`));
  expect(failure(await world.execute({ url: `${greeter}:PROD`, role: plain }))).toMatchObject({ status: 403, code: 'forbidden' });
  const result = await world.execute({ url: `${greeter}:PROD`, role: qualified });
  expect(resultOf(result, 6)).toMatchObject({ executedVersion: Version });
  expect(failure(await world.execute({ url: greeter, role: qualified }))).toMatchObject({ status: 403 });
});

test('GEN-92.7, GEN-57: a function of a third account needs its own permission too', async () => {
  const third = await world.customer();
  const arn = await third.function('theirs', 'eu-west-3');
  const role = await customer.role('abroad', trust(ids(FIRST)), invokePermission(arn));
  expect(failure(await world.execute({ url: arn, role }))).toMatchObject({ status: 403 });
  await world.octroi.lambda(third.root, 'eu-west-3').send(new AddPermissionCommand({ FunctionName: 'theirs', StatementId: 's', Action: 'lambda:InvokeFunction', Principal: role }));
  expect((await world.execute({ url: arn, role })).success).toBe(true);
});

test('GEN-57: a role that is not there is refused in the words for one that does not trust', async () => {
  const absent = `arn:aws:iam::${customer.root.accountId}:role/absent`;
  expect(failure(await world.execute({ url: greeter, role: absent })).errors[0]!.message).toContain(`is not authorized to perform: sts:AssumeRole on resource: ${absent} [`);
});

test('GEN-92.16, GEN-6: nothing that a client gives becomes the external id', async () => {
  const role = await customer.role('theirs', trust(ids(SECOND)), invokePermission(greeter));
  const input = { externalId: SECOND, ExternalId: SECOND, orgId: SECOND, 'sts:ExternalId': SECOND, organisation: { id: SECOND } };
  const request = { requestTemplate: '#set($orgId = "' + SECOND + '")#set($organisation = {"id": "' + SECOND + '"})${input.rawRequest}', headers: { 'x-external-id': SECOND, ExternalId: SECOND } };
  const refused = await world.execute({ url: greeter, role, input, request });
  expect(family(refused)).toBe('ACTION.AUTHENTICATION');
  expect(resultOf(refused, 5)).toMatchObject({ externalId: FIRST });
});

test('GEN-52.3: an organisation does not get the cached session of another one for the same role', async () => {
  const role = await customer.role('shared', trust(ids(FIRST)), invokePermission(greeter));
  expect((await world.execute({ url: greeter, role })).success).toBe(true);
  expect(family(await world.execute({ url: greeter, role, organisation: { id: SECOND } }))).toBe('ACTION.AUTHENTICATION');
});
