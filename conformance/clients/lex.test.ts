import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetBotCommand, GetBotsCommand, LexModelBuildingServiceClient, PutBotAliasCommand, PutBotCommand, PutIntentCommand } from '@aws-sdk/client-lex-model-building-service';
import { GetSessionCommand, LexRuntimeServiceClient, PostTextCommand } from '@aws-sdk/client-lex-runtime-service';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOctroi, type OctroiForTests } from '../../packages/octroi/src/testing/start.ts';
import { absence, clientEnv, runChild } from './child.ts';
import { terraformAbsence, terraformIn } from './terraform-run.ts';

const noBoto3 = await absence('boto3', 'python3', ['-c', 'import boto3']);
const noCli = await absence('the AWS CLI', 'aws', ['--version']);
const noTerraform = await terraformAbsence();
const skipped = (missing: string | null): string => (missing === null ? '' : ` (skipped: ${missing})`);

let octroi: OctroiForTests;
beforeAll(async () => {
  octroi = await startOctroi();
});
afterAll(async () => {
  expect(octroi.faults).toEqual([]);
  await octroi.close();
});

const said = (content: string) => ({ messages: [{ contentType: 'PlainText' as const, content }] });

/** Builds the florist of AWS's tutorial, waits as clients do, talks to it, and meets errors; every answer is printed as a line. */
const SCRIPT = `
import boto3, json, sys, time
from botocore.config import Config
from botocore.exceptions import ClientError
config = Config(retries={'max_attempts': 1, 'mode': 'standard'})
models = boto3.client('lex-models', config=config)
runtime = boto3.client('lex-runtime', config=config)
def show(value):
    if isinstance(value, dict): value.pop('ResponseMetadata', None)
    print(json.dumps(value, default=str))
def fails(call, **args):
    try:
        call(**args)
        show('it succeeded')
    except ClientError as error:
        response = error.response
        show([response['Error']['Code'], response['ResponseMetadata']['HTTPStatusCode'], response['Error']['Message'], response.get('referenceType')])
said = lambda text: {'messages': [{'contentType': 'PlainText', 'content': text}]}
models.put_slot_type(name='FlowerTypes', enumerationValues=[{'value': 'roses'}, {'value': 'tulips'}], createVersion=True)
intent = models.put_intent(name='OrderFlowers', sampleUtterances=['I would like to order some flowers', 'order {FlowerType}'], fulfillmentActivity={'type': 'ReturnIntent'}, createVersion=True,
    slots=[{'name': 'FlowerType', 'slotConstraint': 'Required', 'slotType': 'FlowerTypes', 'slotTypeVersion': '1', 'valueElicitationPrompt': {**said('Which flowers?'), 'maxAttempts': 2}}])
show([intent['version'], intent['createdDate'].timestamp() > 1e9])
bot = models.put_bot(name='Florist', locale='en-US', childDirected=False, intents=[{'intentName': 'OrderFlowers', 'intentVersion': '1'}], clarificationPrompt={**said('What would you like?'), 'maxAttempts': 2}, abortStatement=said('Sorry'), tags=[{'key': 'team', 'value': 'blue'}])
show([bot['status'], bot['version'], bot['tags']])
for _ in range(100):
    status = models.get_bot(name='Florist', versionOrAlias='$LATEST')['status']
    if status != 'BUILDING' and status != 'READY_BASIC_TESTING': break
    time.sleep(0.1)
show(status)
version = models.create_bot_version(name='Florist', checksum=bot['checksum'])
show([version['version'], version['status'], version['checksum'] == bot['checksum']])
show(models.put_bot_alias(botName='Florist', name='Live', botVersion='1')['botVersion'])
show([one['version'] for one in models.get_bot_versions(name='Florist')['bots']])
show([one['name'] for one in models.get_bot_aliases(botName='Florist')['BotAliases']])
show(models.get_bot(name='Florist', versionOrAlias='Live')['version'])
show([page['signature'] for page in models.get_paginator('get_builtin_intents').paginate(locale='de-DE', PaginationConfig={'PageSize': 3}).build_full_result()['intents']])
fails(models.get_bot, name='Nothing', versionOrAlias='$LATEST')
fails(models.put_bot, name='Florist', locale='en-US', childDirected=False)
fails(models.delete_bot, name='Florist')
fails(models.delete_intent, name='OrderFlowers')
fails(models.delete_slot_type, name='FlowerTypes')
for botAlias in ('$LATEST', 'Live'):
    answer = runtime.post_text(botName='Florist', botAlias=botAlias, userId='user:' + botAlias.strip('$'), inputText='order roses')
    show([answer['dialogState'], answer['slots'], answer['botVersion']])
content = runtime.post_content(botName='Florist', botAlias='Live', userId='us-east-1:0a', contentType='text/plain; charset=utf-8', accept='text/plain; charset=utf-8', inputStream=b'I would like to order some flowers')
show([content['dialogState'], content['message'], content['slotToElicit'], content['slots'], content['audioStream'].read().decode()])
models.delete_bot_alias(botName='Florist', name='Live')
models.delete_bot_version(name='Florist', version='1')
models.delete_bot(name='Florist')
models.delete_intent(name='OrderFlowers')
models.delete_slot_type(name='FlowerTypes')
show([models.get_bots()['bots'], models.get_intents()['intents'], models.get_slot_types()['slotTypes']])
`;

describe.skipIf(noBoto3 !== null)(`Amazon Lex by boto3, unmodified${skipped(noBoto3)}`, () => {
  test('LEX-CLI-6, LEX-WIRE-2, LEX-BLD-4, LEX-DEL-2: builds a bot, waits, publishes it, talks to it, and takes it away again', async () => {
    const root = await octroi.account();
    const { code, stdout, stderr } = await runChild('python3', ['-c', SCRIPT], { env: clientEnv(octroi.endpoint, root) });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.trim().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
      ['1', true],
      ['BUILDING', '$LATEST', [{ key: 'team', value: 'blue' }]],
      'READY',
      ['1', 'READY', true],
      '1',
      ['$LATEST', '1'],
      ['Live'],
      '1',
      ['Cancel', 'Fallback', 'Help', 'Pause', 'Repeat', 'Resume', 'StartOver', 'Stop'].map((name) => `AMAZON.${name}Intent`),
      ['NotFoundException', 404, 'The bot Nothing does not exist.', null],
      ['PreconditionFailedException', 412, 'Bot Florist already exists. If you are trying to update Florist you must specify the checksum.', null],
      ['ResourceInUseException', 400, 'The bot Florist has the alias Live.', 'BotAlias'],
      ['ResourceInUseException', 400, 'The intent OrderFlowers is used by the bot Florist, version $LATEST.', 'Bot'],
      ['ResourceInUseException', 400, 'The slot type FlowerTypes is used by the intent OrderFlowers, version $LATEST.', 'Intent'],
      ['ReadyForFulfillment', { FlowerType: 'roses' }, '$LATEST'],
      ['ReadyForFulfillment', { FlowerType: 'roses' }, '1'],
      ['ElicitSlot', 'Which flowers?', 'FlowerType', { FlowerType: null }, 'Which flowers?'],
      [[], [], []],
    ]);
  }, 90_000);
});

describe('Amazon Lex by the AWS SDK for JavaScript, unmodified, over HTTP', () => {
  test('LEX-WIRE-2, LEX-WIRE-3: paths without a slash at their end, `$LATEST` in both forms, user ids with colons', async () => {
    const root = await octroi.account();
    const config = { endpoint: octroi.endpoint, region: 'us-east-1', credentials: root, maxAttempts: 1 };
    const models = new LexModelBuildingServiceClient(config);
    const runtime = new LexRuntimeServiceClient(config);
    await models.send(new PutIntentCommand({ name: 'Greet', sampleUtterances: ['hello there'], fulfillmentActivity: { type: 'ReturnIntent' }, conclusionStatement: said('Hi') }));
    await models.send(new PutBotCommand({ name: 'Greeter', locale: 'en-US', childDirected: false, intents: [{ intentName: 'Greet', intentVersion: '$LATEST' }] }));
    await expect.poll(async () => (await models.send(new GetBotCommand({ name: 'Greeter', versionOrAlias: '$LATEST' }))).status, { timeout: 20_000, interval: 50 }).toBe('READY');
    await models.send(new PutBotAliasCommand({ botName: 'Greeter', name: 'Dev', botVersion: '$LATEST' }));
    expect((await models.send(new GetBotsCommand({ nameContains: 'greet' }))).bots).toMatchObject([{ name: 'Greeter', status: 'READY', version: '$LATEST' }]);
    const talking = { botName: 'Greeter', botAlias: 'Dev', userId: 'us-east-1:11111111-2222-3333-4444-555555555555' };
    expect(await runtime.send(new PostTextCommand({ ...talking, inputText: 'hello there' }))).toMatchObject({ intentName: 'Greet', dialogState: 'ReadyForFulfillment', message: 'Hi', sessionAttributes: {} });
    expect((await runtime.send(new GetSessionCommand(talking))).recentIntentSummaryView).toMatchObject([{ intentName: 'Greet' }]);
    for (const client of [models, runtime]) client.destroy();
  }, 60_000);
});

describe.skipIf(noCli !== null)(`Amazon Lex by the AWS CLI, unmodified${skipped(noCli)}`, () => {
  test('LEX-CLI-5, LEX-CLI-6: puts, reads and deletes; refusals are told with their codes', async () => {
    const env = clientEnv(octroi.endpoint, await octroi.account());
    const aws = async (...words: string[]): Promise<unknown> => {
      const { code, stdout, stderr } = await runChild('aws', words, { env });
      if (code !== 0) return stderr.trim();
      return stdout.trim() === '' ? null : JSON.parse(stdout);
    };
    expect(await aws('lex-models', 'put-slot-type', '--name', 'Sizes', '--enumeration-values', 'value=small', 'value=large,synonyms=big,huge', '--create-version')).toMatchObject({ name: 'Sizes', version: '1', enumerationValues: [{ value: 'small' }, { value: 'large', synonyms: ['big', 'huge'] }] });
    expect(await aws('lex-models', 'get-slot-type', '--name', 'Sizes', '--slot-type-version', '$LATEST')).toMatchObject({ version: '$LATEST' });
    expect(await aws('lex-models', 'put-bot', '--name', 'Shop', '--locale', 'en-US', '--no-child-directed', '--process-behavior', 'SAVE')).toMatchObject({ status: 'NOT_BUILT', childDirected: false });
    expect(await aws('lex-models', 'get-bots', '--query', 'bots[].name')).toEqual(['Shop']);
    expect(await aws('lex-models', 'get-intent', '--name', 'None', '--intent-version', '1')).toBe('An error occurred (NotFoundException) when calling the GetIntent operation: The version 1 of the intent None does not exist.');
    expect(await aws('lex-models', 'delete-bot', '--name', 'Shop')).toBeNull();
    expect(await aws('lex-models', 'get-bots', '--query', 'bots')).toEqual([]);
  }, 120_000);
});

describe.skipIf(noTerraform !== null)(`Amazon Lex by Terraform, unmodified${skipped(noTerraform)}`, () => {
  test('LEX-CLI-5: makes a slot type, an intent, a bot and an alias, leaves them alone, changes and removes them', async () => {
    const root = await octroi.account();
    const unchanged = 'No changes. Your infrastructure matches the configuration.';
    const terraform = await terraformIn(new URL('lex-terraform/', import.meta.url), octroi.endpoint, root, { flowers: ['roses', 'tulips'], description: 'first' });
    try {
      await terraform.run('init', '-no-color');
      await terraform.run('apply', '-no-color', '-auto-approve');
      const seen = (await terraform.output('seen')) as { values: string[] };
      expect({ ...seen, values: seen.values.toSorted() }).toEqual({ slot_type: '1', intent: '1', bot: '1', values: ['roses', 'tulips'], alias: '1' });
      expect(await terraform.run('plan', '-no-color', '-detailed-exitcode')).toContain(unchanged);
      await writeFile(join(terraform.folder, 'terraform.tfvars.json'), JSON.stringify({ flowers: ['roses', 'lilies', 'asters'], description: 'second' }));
      await terraform.run('apply', '-no-color', '-auto-approve');
      expect(await terraform.output('seen')).toMatchObject({ slot_type: '2', intent: '2', bot: '2', alias: '2' });
      expect(await terraform.run('plan', '-no-color', '-detailed-exitcode')).toContain(unchanged);
      await terraform.run('destroy', '-no-color', '-auto-approve');
      const models = new LexModelBuildingServiceClient({ endpoint: octroi.endpoint, region: 'us-east-1', credentials: root });
      expect((await models.send(new GetBotsCommand({}))).bots).toEqual([]);
      models.destroy();
    } finally {
      await terraform.remove();
    }
  }, 300_000);
});
