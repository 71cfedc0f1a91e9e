import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda';
import { AssumeRoleCommand, GetCallerIdentityCommand, type AssumeRoleRequest, type Credentials } from '@aws-sdk/client-sts';
import { CreateServiceLinkedRoleCommand, DeleteServiceLinkedRoleCommand, GetUserCommand, UpdateAssumeRolePolicyCommand, type IAMClient } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serviceCaller } from '../../kernel/caller.ts';
import { effect, reads } from '../../kernel/operation.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { iamService } from '../iam/service.ts';
import { allow, keysOf, makeRole, policy, refusal, trust, type Statement } from './sts.fixture.ts';
import { stsService } from './service.ts';

const ACCOUNT = '111122223333';
const FUNCTION = `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:work`;

interface Given {
  readonly service: string;
  readonly sourceArn: string;
  readonly input: AssumeRoleRequest;
}

let world: World;
let iam: IAMClient;
let callAsService: (given: Given) => Promise<{ Credentials: Credentials }>;

/** An operation whose only act is to call AssumeRole as a service, as a cold start does (LAM-108). */
beforeAll(async () => {
  let given: Given | undefined;
  let outcome: Promise<Record<string, unknown>> | undefined;
  const coldStart = reads<object, object>({
    service: 'lambda',
    name: 'GetAccountSettings',
    level: 'Read',
    access: { kind: 'ungated', rule: 'a test' },
    tables: [],
    errors: [],
    handle: () =>
      effect(async ({ callService }) => {
        const { service, sourceArn, input } = given!;
        const caller = serviceCaller('aws', service, { sourceArn, sourceAccount: ACCOUNT });
        outcome = callService({ caller, service: 'sts', operation: 'AssumeRole', account: ACCOUNT, region: 'eu-west-1', input: { ...input } });
        await outcome.catch(() => null);
        return {};
      }),
  });
  world = await openWorld({ services: [iamService, stsService, { id: 'lambda', operations: [coldStart] }] });
  const root = await world.account(ACCOUNT);
  iam = world.iam(root);
  callAsService = async (what) => {
    given = what;
    await world.lambda(root).send(new GetAccountSettingsCommand({}));
    return (await outcome) as { Credentials: Credentials };
  };
});

afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const trustsLambda = (Condition?: object): Statement => ({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole', ...(Condition === undefined ? {} : { Condition }) });
const coldStart = (RoleArn: string, more: Partial<AssumeRoleRequest> = {}, service = 'lambda.amazonaws.com', sourceArn = FUNCTION) =>
  callAsService({ service, sourceArn, input: { RoleArn, RoleSessionName: 'work', ...more } });

test('EVAL-66: for a service the trust policy alone decides', async () => {
  const role = await makeRole(iam, 'plain', [trustsLambda()]);
  const who = await world.sts(keysOf((await coldStart(role)).Credentials)).send(new GetCallerIdentityCommand({}));
  expect(who.Arn).toBe(`arn:aws:sts::${ACCOUNT}:assumed-role/plain/work`);
  await expect(coldStart(role, {}, 'lex.amazonaws.com')).rejects.toMatchObject({ code: 'AccessDenied', message: `User: lex.amazonaws.com is not authorized to perform: sts:AssumeRole on resource: ${role}` });
  await expect(coldStart(`arn:aws:iam::${ACCOUNT}:role/missing`)).rejects.toMatchObject({ code: 'AccessDenied' });
});

test('LAM-108: aws:SourceArn and aws:SourceAccount can be tested; a role that trusts the account alone does not trust a service', async () => {
  const role = await makeRole(iam, 'sourced', [trustsLambda({ ArnEquals: { 'aws:SourceArn': FUNCTION }, StringEquals: { 'aws:SourceAccount': ACCOUNT } })]);
  await expect(coldStart(role)).resolves.toBeDefined();
  await expect(coldStart(role, {}, 'lambda.amazonaws.com', `${FUNCTION}-other`)).rejects.toMatchObject({ code: 'AccessDenied' });
  const own = await makeRole(iam, 'own', [trust(`arn:aws:iam::${ACCOUNT}:root`)]);
  await expect(coldStart(own)).rejects.toMatchObject({ code: 'AccessDenied' });
});

test('LAM-109: a trust that was taken away refuses the next cold start, while living sessions go on', async () => {
  const role = await makeRole(iam, 'fickle', [trustsLambda()]);
  const living = world.sts(keysOf((await coldStart(role)).Credentials));
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'fickle', PolicyDocument: policy(trust(`arn:aws:iam::${ACCOUNT}:root`)) }));
  await expect(coldStart(role)).rejects.toMatchObject({ code: 'AccessDenied' });
  await living.send(new GetCallerIdentityCommand({}));
});

test('LAM-110: a service gets 12 hours whatever the maximum of the role', async () => {
  const role = await makeRole(iam, 'long', [trustsLambda()]);
  const now = world.clocks.decision();
  const { Credentials } = await coldStart(role, { DurationSeconds: 43_200 });
  expect(Math.abs(Credentials.Expiration!.getTime() - now - 43_200_000)).toBeLessThan(10_000);
});

test('LAM-105: a function is in the context of calls with its credentials, and not of those with the credentials of a next role', async () => {
  const onlyTheFunction = allow('*', '*', { ArnEquals: { 'lambda:SourceFunctionArn': FUNCTION } });
  const role = await makeRole(iam, 'execution', [trustsLambda()], [onlyTheFunction]);
  const getUser = (client: IAMClient) => refusal(client.send(new GetUserCommand({ UserName: 'nobody' }))).then(({ name }) => name);
  const keys = keysOf((await coldStart(role)).Credentials);
  expect(await getUser(world.iam(keys))).toBe('NoSuchEntityException');
  const others = keysOf((await coldStart(role, {}, 'lambda.amazonaws.com', `${FUNCTION}-other`)).Credentials);
  expect(await getUser(world.iam(others))).toBe('AccessDenied');
  const next = await makeRole(iam, 'next', [trust(`arn:aws:iam::${ACCOUNT}:root`)], [onlyTheFunction]);
  const { Credentials } = await world.sts(keys).send(new AssumeRoleCommand({ RoleArn: next, RoleSessionName: 'next' }));
  expect(await getUser(world.iam(keysOf(Credentials)))).toBe('AccessDenied');
});

test('LAM-105: a session that another service asks for carries no function', async () => {
  const trusts = { ...trustsLambda(), Principal: { Service: 'lex.amazonaws.com' } };
  const role = await makeRole(iam, 'lex', [trusts], [allow('*', '*', { Null: { 'lambda:SourceFunctionArn': 'true' } })]);
  const keys = keysOf((await coldStart(role, {}, 'lex.amazonaws.com')).Credentials);
  expect((await refusal(world.iam(keys).send(new GetUserCommand({ UserName: 'nobody' })))).name).toBe('NoSuchEntityException');
});

test('EVAL-71: the service of a service-linked role, and no other, has a session of it, which holds the policy of the role alone', async () => {
  const RoleName = 'AWSServiceRoleForOrganizations';
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'organizations.amazonaws.com' }));
  const role = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/organizations.amazonaws.com/${RoleName}`;
  await expect(coldStart(role)).rejects.toMatchObject({ code: 'AccessDenied' });
  const keys = keysOf((await coldStart(role, {}, 'organizations.amazonaws.com')).Credentials);
  const who = () => world.sts(keys).send(new GetCallerIdentityCommand({}));
  expect((await who()).Arn).toBe(`arn:aws:sts::${ACCOUNT}:assumed-role/${RoleName}/work`);
  const { name, message } = await refusal(world.iam(keys).send(new GetUserCommand({ UserName: 'nobody' })));
  expect([name, message]).toEqual(['AccessDenied', `User: arn:aws:sts::${ACCOUNT}:assumed-role/${RoleName}/work is not authorized to perform: iam:GetUser on resource: user nobody because no identity-based policy allows the iam:GetUser action`]);
  const principals = world.gateway.ring.all().flatMap(({ decided }) => decided.map(({ request }) => request.principal));
  expect(principals).toContainEqual(expect.objectContaining({ kind: 'role-session', roleArn: role, serviceLinked: true }));
  await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName }));
  expect((await refusal(who())).name).toBe('InvalidClientTokenId');
});
