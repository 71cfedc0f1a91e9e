import { readFileSync } from 'node:fs';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { AddPermissionCommand, CreateFunctionCommand, RemovePermissionCommand, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { GetBotCommand, GetImportCommand, GetIntentCommand, LexModelBuildingServiceClient, PutBotAliasCommand, PutBotCommand, PutIntentCommand, StartImportCommand } from '@aws-sdk/client-lex-model-building-service';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { nodeFiles, zipOf } from '../../packages/octroi/src/services/lambda/execution/testing.ts';
import { startOctroi, type OctroiForTests } from '../../packages/octroi/src/testing/start.ts';
import { absence, clientEnv, runChild } from './child.ts';

const missing = await absence('boto3', 'python3', ['-c', 'import boto3']);
const EXPORT = new URL('../../packages/octroi/src/services/lex/exports/fixtures/OrderFlowers_Export.json', import.meta.url);
const TEXT = 'text/plain; charset=utf-8';

/** Runs a plan of calls, `[operation, arguments]` each, and prints what came of each: the answer, or the error as boto3 reads it, and what was sent. */
const SCRIPT = `
import boto3, json, sys
from botocore.config import Config
from botocore.exceptions import ClientError
client = boto3.client('lex-runtime', config=Config(retries={'max_attempts': 1, 'mode': 'standard'}))
sent = {}
client.meta.events.register('before-send.lex-runtime', lambda request, **_: sent.update(path=request.url.split('/bot/')[1], payload=request.headers.get('x-amz-content-sha256')))
for operation, args in json.load(sys.stdin):
    try:
        result = getattr(client, operation)(**args)
        status = result.pop('ResponseMetadata')['HTTPStatusCode']
        if 'audioStream' in result: result['audioStream'] = result['audioStream'].read().decode()
        seen = {'status': status, 'result': result}
    except ClientError as failure:
        response = failure.response
        seen = {'status': response['ResponseMetadata']['HTTPStatusCode'], 'error': response['Error']['Code'] + ': ' + response['Error'].get('Message', '')}
    print(json.dumps({**seen, **{key: value.decode() if isinstance(value, bytes) else value for key, value in sent.items()}}, default=str))
`;

interface Seen {
  readonly status: number;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: string;
  /** Behind `/bot/`. */
  readonly path: string;
  readonly payload: string | null;
}

describe.skipIf(missing !== null)(`the runtime of Lex by boto3, unmodified${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let octroi: OctroiForTests;
  let root: Awaited<ReturnType<OctroiForTests['account']>>;
  const key = { botName: 'OrderFlowers', botAlias: 'prod', userId: 'us-east-1:ann' };

  beforeAll(async () => {
    octroi = await startOctroi();
    root = await octroi.account();
    await flowers();
    await bot();
  });
  afterAll(async () => {
    expect(octroi.faults).toEqual([]);
    await octroi.close();
  });

  const permission = { FunctionName: 'flowers', StatementId: 'lex' };
  const grant = () =>
    octroi.lambda(root).send(new AddPermissionCommand({ ...permission, Action: 'lambda:InvokeFunction', Principal: 'lex.amazonaws.com', SourceArn: `arn:aws:lex:us-east-1:${root.accountId}:intent:OrderFlowers:*`, SourceAccount: root.accountId }));

  /** A function that Lex may call, which tells the price. */
  async function flowers(): Promise<void> {
    const lambda = octroi.lambda(root);
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' } });
    const { Role } = await octroi.iam(root).send(new CreateRoleCommand({ RoleName: 'flowers', AssumeRolePolicyDocument }));
    const code = 'return { sessionAttributes: { price: "25" }, dialogAction: { type: "Close", fulfillmentState: "Fulfilled", message: { contentType: "PlainText", content: "Your " + event.currentIntent.slots.FlowerType + " are ordered." } } };';
    await lambda.send(new CreateFunctionCommand({ FunctionName: 'flowers', Role: Role!.Arn!, Runtime: 'nodejs22.x', Handler: 'index.handler', Timeout: 20, Code: { ZipFile: zipOf(nodeFiles(code)) } }));
    await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 10, minDelay: 1, maxDelay: 1 }, { FunctionName: 'flowers' });
    await grant();
  }

  /** The exported bot, with that function for its fulfillment, built, with an alias on its version. */
  async function bot(): Promise<void> {
    const models = new LexModelBuildingServiceClient({ endpoint: octroi.endpoint, region: 'us-east-1', credentials: root });
    const { importId } = await models.send(new StartImportCommand({ payload: zipOf({ 'OrderFlowers_Export.json': readFileSync(EXPORT, 'utf8') }), resourceType: 'BOT', mergeStrategy: 'FAIL_ON_CONFLICT' }));
    await vi.waitFor(async () => expect((await models.send(new GetImportCommand({ importId }))).importStatus).toBe('COMPLETE'), { timeout: 10_000 });
    const { $metadata: _, createdDate: __, lastUpdatedDate: ___, version: ____, ...intent } = await models.send(new GetIntentCommand({ name: 'OrderFlowers', version: '$LATEST' }));
    const uri = `arn:aws:lambda:us-east-1:${root.accountId}:function:flowers`;
    const { version } = await models.send(new PutIntentCommand({ ...intent, name: 'OrderFlowers', fulfillmentActivity: { type: 'CodeHook', codeHook: { uri, messageVersion: '1.0' } }, createVersion: true }));
    const { checksum } = await models.send(new GetBotCommand({ name: 'OrderFlowers', versionOrAlias: '$LATEST' }));
    const clarificationPrompt = { messages: [{ contentType: 'PlainText' as const, content: 'Pardon?' }], maxAttempts: 2 };
    await models.send(new PutBotCommand({ name: 'OrderFlowers', checksum, locale: 'en-US', childDirected: false, clarificationPrompt, intents: [{ intentName: 'OrderFlowers', intentVersion: version }], processBehavior: 'BUILD', createVersion: true }));
    await models.send(new PutBotAliasCommand({ botName: 'OrderFlowers', name: 'prod', botVersion: '1' }));
    await vi.waitFor(async () => expect((await models.send(new GetBotCommand({ name: 'OrderFlowers', versionOrAlias: '1' }))).status).toBe('READY'), { timeout: 10_000 });
    models.destroy();
  }

  async function boto3(calls: readonly (readonly [operation: string, args: object])[]): Promise<Seen[]> {
    const { code, stdout, stderr } = await runChild('python3', ['-c', SCRIPT], { env: clientEnv(octroi.endpoint, root), input: JSON.stringify(calls) });
    if (code !== 0) throw new Error(`the boto3 script ended with ${code}: ${stderr}`);
    return stdout.trim().split('\n').map((line) => JSON.parse(line) as Seen);
  }

  const say = (inputText: string, more: object = {}) => ['post_text', { ...key, inputText, ...more }] as const;

  test('LEX-WIRE-2, LEX-WIRE-3, LEX-WIRE-5, LEX-WIRE-9, LEX-PC-2, LEX-PC-4: all five operations, with their paths, headers and unsigned bodies', async () => {
    const seen = await boto3([
      say('I would like to order some flowers', { sessionAttributes: { tier: 'gold' } }),
      ['post_content', { ...key, contentType: TEXT, accept: TEXT, inputStream: 'roses', requestAttributes: { channel: 'web' } }],
      ['get_session', key],
      ['delete_session', key],
      ['get_session', key],
      ['put_session', { ...key, botAlias: '$LATEST', accept: TEXT, dialogAction: { type: 'ElicitSlot', intentName: 'OrderFlowers', slotToElicit: 'PickupTime' }, activeContexts: [{ name: 'seen', parameters: {}, timeToLive: { turnsToLive: 5, timeToLiveInSeconds: 60 } }] }],
      ['post_content', { ...key, contentType: 'audio/l16; rate=16000; channels=1', accept: TEXT, inputStream: 'noise' }],
      ['post_content', { ...key, contentType: 'text/html', accept: TEXT, inputStream: 'hello' }],
    ]);
    const [first, content, session, deleted, gone, put, speech, html] = seen as [Seen, Seen, Seen, Seen, Seen, Seen, Seen, Seen];
    expect(first).toMatchObject({ status: 200, path: 'OrderFlowers/alias/prod/user/us-east-1%3Aann/text', result: { dialogState: 'ElicitSlot', slotToElicit: 'FlowerType', sessionAttributes: { tier: 'gold' }, slots: { FlowerType: null, PickupDate: null, PickupTime: null } } });
    expect(content).toMatchObject({ status: 200, payload: 'UNSIGNED-PAYLOAD', result: { contentType: TEXT, intentName: 'OrderFlowers', slotToElicit: 'PickupDate', slots: { FlowerType: 'roses', PickupDate: null, PickupTime: null }, sessionAttributes: { tier: 'gold' }, inputTranscript: 'roses', audioStream: 'What day do you want the roses to be picked up?' } });
    expect(content.result).toMatchObject({ message: content.result!['audioStream'], encodedMessage: Buffer.from(String(content.result!['audioStream'])).toString('base64') });
    expect(session).toMatchObject({ status: 200, path: 'OrderFlowers/alias/prod/user/us-east-1%3Aann/session/', result: { sessionId: first.result!['sessionId'], dialogAction: { type: 'ElicitSlot', slotToElicit: 'PickupDate' }, recentIntentSummaryView: [{ intentName: 'OrderFlowers', confirmationStatus: 'None' }] } });
    expect(deleted).toMatchObject({ status: 200, result: { ...key, sessionId: first.result!['sessionId'] } });
    expect(gone).toMatchObject({ status: 404, error: 'NotFoundException: The user us-east-1:ann has no session with the bot OrderFlowers.' });
    expect(put).toMatchObject({ status: 200, path: 'OrderFlowers/alias/%24LATEST/user/us-east-1%3Aann/session', result: { dialogState: 'ElicitSlot', slotToElicit: 'PickupTime', activeContexts: [{ name: 'seen', parameters: {}, timeToLive: { timeToLiveInSeconds: 60, turnsToLive: 5 } }] } });
    expect(speech).toMatchObject({ status: 424, error: `DependencyFailedException: Speech recognition is not configured. Set Content-Type to ${TEXT}.` });
    expect(html).toMatchObject({ status: 415, error: expect.stringMatching(/^UnsupportedMediaTypeException: /) });
  });

  test('LEX-IAM-23: a conversation until its fulfillment: the function is denied to Lex without its permission, and answers with it', async () => {
    const talk = { userId: 'bob' };
    const asked = await boto3(['I would like to order some flowers', 'roses', 'tomorrow', '6 pm'].map((text) => say(text, talk)));
    expect(asked.map(({ result }) => result?.['dialogState'])).toEqual(['ElicitSlot', 'ElicitSlot', 'ElicitSlot', 'ConfirmIntent']);
    await octroi.lambda(root).send(new RemovePermissionCommand(permission));
    const [denied] = await boto3([say('yes', talk)]);
    expect(denied).toMatchObject({
      status: 424,
      error: `DependencyFailedException: Lex is unable to access the Lambda function arn:aws:lambda:us-east-1:${root.accountId}:function:flowers in the context of intent arn:aws:lex:us-east-1:${root.accountId}:intent:OrderFlowers:2.  Please check the resource-based policy on the function.`,
    });
    await grant();
    const [allowed] = await boto3([say('yes', talk)]);
    expect(allowed).toMatchObject({ status: 200, result: { dialogState: 'Fulfilled', message: 'Your roses are ordered.', sessionAttributes: { price: '25' } } });
  });
});
