import { AttachUserPolicyCommand, CreateAccessKeyCommand, CreateRoleCommand, CreateUserCommand, GetAccountSummaryCommand, IAMClient, ListUsersCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, InvokeCommand, LambdaClient, PublishLayerVersionCommand, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { GetBotCommand, LexModelBuildingServiceClient } from '@aws-sdk/client-lex-model-building-service';
import { LexRuntimeServiceClient, PostTextCommand } from '@aws-sdk/client-lex-runtime-service';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect } from 'vitest';
import { nodeFiles, zipOf } from '../../services/lambda/execution/testing.ts';
import { functionOf, makeRole } from '../../services/lambda/lambda.fixture.ts';
import { INTENT, putting } from '../../services/lex/lex-bots.fixture.ts';
import type { Credentials } from '../../testing/world.ts';

export const ACCOUNT = '111122223333';
export const ROOT: Credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };

const said = (content: string) => ({ messages: [{ contentType: 'PlainText' as const, content }] });

/** Credentials of an account, which show that it is what it was. */
export interface InUse {
  readonly user: Credentials;
  readonly session: Credentials;
}

function clients(endpoint: string, credentials: Credentials = ROOT) {
  const config = { endpoint, region: 'us-east-1', credentials, maxAttempts: 1 };
  return { iam: new IAMClient(config), sts: new STSClient(config), lambda: new LambdaClient(config), models: new LexModelBuildingServiceClient(config), runtime: new LexRuntimeServiceClient(config) };
}

/** A user with a key, a session of a role, a function with a layer and a variable, and a bot whose slot type lies in a blob. */
export async function useAccount(endpoint: string): Promise<InUse> {
  const { iam, lambda, models } = clients(endpoint);
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }));
  const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  const user = { accessKeyId: key!.AccessKeyId!, secretAccessKey: key!.SecretAccessKey! };
  await iam.send(new CreateRoleCommand({ RoleName: 'reader', AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: 'sts:AssumeRole' }] }) }));
  await iam.send(new PutRolePolicyCommand({ RoleName: 'reader', PolicyName: 'read', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'iam:Get*', Resource: '*' }] }) }));
  const { Credentials: made } = await clients(endpoint, user).sts.send(new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${ACCOUNT}:role/reader`, RoleSessionName: 'before' }));
  const layer = await lambda.send(new PublishLayerVersionCommand({ LayerName: 'shared', Content: { ZipFile: zipOf({ 'nodejs/node_modules/shared/index.js': 'exports.answer = 42;' }) } }));
  const settings = { Code: { ZipFile: zipOf(nodeFiles("return [require('shared').answer, process.env.COLOUR];")) }, Layers: [layer.LayerVersionArn!], Environment: { Variables: { COLOUR: 'red' } }, Timeout: 20 };
  await lambda.send(new CreateFunctionCommand(functionOf('shop', await makeRole(iam, 'execution'), settings)));
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 20, minDelay: 1, maxDelay: 1 }, { FunctionName: 'shop' });
  const put = putting(models);
  await put.slotType({ enumerationValues: [{ value: 'roses' }, ...Array.from({ length: 500 }, (_, n) => ({ value: `a flower with number ${n}` }))], createVersion: true });
  await put.intent({ createVersion: true, slots: [{ ...INTENT.slots![0]!, slotTypeVersion: '1' }] });
  await put.bot({ processBehavior: 'BUILD', intents: [{ intentName: 'OrderFlowers', intentVersion: '1' }], clarificationPrompt: { ...said('What?'), maxAttempts: 2 }, abortStatement: said('Sorry.') });
  for (const deadline = Date.now() + 20_000; (await models.send(new GetBotCommand({ name: 'Florist', versionOrAlias: '$LATEST' }))).status !== 'READY'; await new Promise((resolve) => setTimeout(resolve, 50))) {
    if (Date.now() > deadline) throw new Error('the bot is not built');
  }
  await put.alias('prod');
  return { user, session: { accessKeyId: made!.AccessKeyId!, secretAccessKey: made!.SecretAccessKey!, sessionToken: made!.SessionToken! } };
}

/** The same keys sign, the session of before is still one, the function runs and the bot answers; what rows count is what there is. */
export async function expectInUse(endpoint: string, { user, session }: InUse): Promise<void> {
  const { iam, lambda, runtime } = clients(endpoint, user);
  expect((await clients(endpoint).sts.send(new GetCallerIdentityCommand({}))).Arn).toBe(`arn:aws:iam::${ACCOUNT}:root`);
  expect((await clients(endpoint, user).sts.send(new GetCallerIdentityCommand({}))).Arn).toBe(`arn:aws:iam::${ACCOUNT}:user/ann`);
  expect((await clients(endpoint, session).sts.send(new GetCallerIdentityCommand({}))).Arn).toBe(`arn:aws:sts::${ACCOUNT}:assumed-role/reader/before`);
  await expect(clients(endpoint, session).iam.send(new ListUsersCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' });
  const { Payload } = await lambda.send(new InvokeCommand({ FunctionName: 'shop' }));
  expect(JSON.parse(Buffer.from(Payload!).toString())).toEqual([42, 'red']);
  const answer = await runtime.send(new PostTextCommand({ botName: 'Florist', botAlias: 'prod', userId: 'ann', inputText: 'order roses' }));
  expect(answer).toMatchObject({ intentName: 'OrderFlowers', slots: { FlowerType: 'roses' } });
  const { SummaryMap } = await clients(endpoint, session).iam.send(new GetAccountSummaryCommand({}));
  expect(SummaryMap!['Users']).toBe((await iam.send(new ListUsersCommand({ MaxItems: 1000 }))).Users!.length);
}

/** Makes users, one after another, until it is stopped; returns how many were acknowledged. */
export function keepWriting(endpoint: string): { stop(): Promise<number> } {
  const { iam } = clients(endpoint);
  const stopper = new AbortController();
  const writing = (async () => {
    let made = 0;
    for (; !stopper.signal.aborted; made++) await iam.send(new CreateUserCommand({ UserName: `user-${made}` }));
    return made;
  })();
  writing.catch(() => undefined);
  return {
    stop() {
      stopper.abort();
      return writing;
    },
  };
}
