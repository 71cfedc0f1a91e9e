import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { AddPermissionCommand, CreateFunctionCommand } from '@aws-sdk/client-lambda';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { exportedText } from '../../services/lex/exports/exports.fixture.ts';
import { startOctroi, type OctroiForTests } from '../../testing/index.ts';
import type { Credentials } from '../../testing/world.ts';
import { run } from '../commands/lex.ts';
import { UsageError } from '../usage-error.ts';
import { converse } from './chat.ts';
import { turnLines } from './turn-lines.ts';
import { whoOf } from './who.ts';

let octroi: OctroiForTests;
let root: Credentials & { readonly accountId: string };
let folder: string;
beforeAll(async () => {
  octroi = await startOctroi();
  root = await octroi.account();
  folder = mkdtempSync(join(tmpdir(), 'octroi-lex-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  expect(octroi.faults).toEqual([]);
  await octroi.close();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** What a command prints, and how it ends. */
async function printed(who: Credentials, command: () => Promise<number>): Promise<{ readonly code: number; readonly out: string }> {
  vi.stubEnv('AWS_ACCESS_KEY_ID', who.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', who.secretAccessKey);
  vi.stubEnv('AWS_ENDPOINT_URL', octroi.endpoint);
  let out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  return { code: await command(), out };
}

function exported(name: string, text: string): string {
  const file = join(folder, `${name}.zip`);
  writeFileSync(file, zipSync({ [`${name}_Export.json`]: Buffer.from(text) }));
  return file;
}

async function* lines(...texts: readonly string[]) {
  yield* texts;
}

const talkAs = (who: Credentials, talk: { botName: string; botAlias: string; userId: string }, ...texts: readonly string[]) =>
  printed(who, async () => converse(talk, await whoOf({ region: 'us-east-1' }), lines(...texts)));

test('a bot is imported, built and published, and misses nothing', async () => {
  const { code, out } = await printed(root, () => run(['import', exported('OrderFlowers', exportedText('OrderFlowers')), '--alias', 'prod']));
  expect(out).toBe('imported  the bot OrderFlowers\nbuilt     the bot OrderFlowers, 1 intent\npointed   the alias prod to version 1\ncomplete  no function and no permission is missing\n');
  expect(code).toBe(0);
  expect((await printed(root, () => run(['import', exported('OrderFlowers', exportedText('OrderFlowers')), '--alias', 'prod']))).code).toBe(0);
});

test('each turn shows the message, the state, the slots and the decision that let it in', async () => {
  const { code, out } = await talkAs(root, { botName: 'OrderFlowers', botAlias: 'prod', userId: 'ann' }, 'I would like to order some flowers', 'roses', '', 'never said');
  expect(code).toBe(0);
  expect(out).toContain('> I would like to order some flowers\nWhat type of flowers would you like to order?\n');
  expect(out).toContain('  state       ElicitSlot FlowerType\n  intent      OrderFlowers, bot version 1\n  slots       FlowerType=?, PickupDate=?, PickupTime=?\n');
  expect(out).toContain(`  allowed  lex:PostText on arn:aws:lex:us-east-1:${root.accountId}:bot:OrderFlowers:prod\n`);
  expect(out).toContain('  slots       FlowerType=roses, PickupDate=?, PickupTime=?\n');
  expect(out).not.toContain('never said');
});

test('who may not talk sees the denial and, if it may, why', async () => {
  const iam = octroi.iam(root);
  await iam.send(new CreateUserCommand({ UserName: 'eve' }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'eve' }));
  const eve = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
  const talk = { botName: 'OrderFlowers', botAlias: 'prod', userId: 'eve' };
  const denied = await talkAs(eve, talk, 'hi');
  expect(denied.code).toBe(1);
  expect(denied.out).toContain('AccessDeniedException: User: ');
  expect(denied.out).toContain('  the decision is not shown: AccessDeniedException: ');
  await iam.send(new PutUserPolicyCommand({ UserName: 'eve', PolicyName: 'why', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'octroi:ExplainRequest', Resource: '*' } }) }));
  expect((await talkAs(eve, talk, 'hi')).out).toContain(`  denied   lex:PostText on arn:aws:lex:us-east-1:${root.accountId}:bot:OrderFlowers:prod\n           no identity policy allows it\n`);
});

test('the functions and permissions that a bot misses are named, each with the command that mends it', async () => {
  const hook = `arn:aws:lambda:us-east-1:${root.accountId}:function:trips`;
  const document = JSON.parse(exportedText('BookTrip')) as { resource: { intents: { name: string; dialogCodeHook?: object }[] } };
  for (const intent of document.resource.intents) intent.dialogCodeHook = { uri: hook, messageVersion: '1.0' };
  const file = exported('BookTrip', JSON.stringify(document));
  const first = await printed(root, () => run(['import', file]));
  expect(first.code).toBe(1);
  expect(first.out).toContain('missing   the intent BookCar calls the function trips, which does not exist\n          aws lambda create-function --function-name trips ...\n');
  expect(first.out).toContain('2 things are missing; turns that need one will fail\n');

  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' } });
  const { Role } = await octroi.iam(root).send(new CreateRoleCommand({ RoleName: 'trips', AssumeRolePolicyDocument }));
  const lambda = octroi.lambda(root);
  await lambda.send(new CreateFunctionCommand({ FunctionName: 'trips', Role: Role!.Arn!, Runtime: 'nodejs22.x', Handler: 'index.handler', Code: { ZipFile: zipSync({ 'index.js': Buffer.from('') }) } }));
  const grant = (intent: string) => ({ FunctionName: 'trips', StatementId: `lex-${intent}`, Action: 'lambda:InvokeFunction', Principal: 'lex.amazonaws.com', SourceArn: `arn:aws:lex:us-east-1:${root.accountId}:intent:${intent}:*`, SourceAccount: root.accountId });
  await lambda.send(new AddPermissionCommand(grant('BookCar')));
  const second = await printed(root, () => run(['import', file]));
  expect(second.out).not.toContain('BookCar');
  expect(second.out).toContain(
    `missing   the intent BookHotel may not call the function trips: its policy does not let lex.amazonaws.com in\n          aws lambda add-permission --function-name trips --statement-id lex-BookHotel --action lambda:InvokeFunction --principal lex.amazonaws.com --source-arn 'arn:aws:lex:us-east-1:${root.accountId}:intent:BookHotel:*' --source-account ${root.accountId}\n1 thing is missing`,
  );
  await lambda.send(new AddPermissionCommand(grant('BookHotel')));
  expect(await printed(root, () => run(['import', file]))).toMatchObject({ code: 0 });
});

test('a file that is no export, and a name that is taken where it is to be kept, say so', async () => {
  const nothing = join(folder, 'nothing.zip');
  writeFileSync(nothing, 'nothing');
  await expect(printed(root, () => run(['import', nothing]))).rejects.toThrow(/^BadRequestException: /);
  await expect(printed(root, () => run(['import', exported('OrderFlowers', exportedText('OrderFlowers')), '--keep']))).rejects.toThrow(/the import of OrderFlowers failed: |already exists/);
});

test('what is said wrongly is told with the right form', async () => {
  await expect(run(['dance'])).rejects.toThrow(UsageError);
  await expect(run(['chat', '--bot', 'OrderFlowers'])).rejects.toThrow('say with whom: --bot NAME and --alias ALIAS');
  await expect(run(['import'])).rejects.toThrow('say which file: `octroi lex import FILE.zip`');
  await expect(run(['chat', '--bot', 'B', '--alias', 'A'])).rejects.toThrow('say where Octroi is: --endpoint URL, or AWS_ENDPOINT_URL; AWS has ended Lex V1');
});

test('what a bot says cannot steer the terminal; groups of messages, cards and contexts are shown', () => {
  const shown = turnLines({
    message: '{"messages":[{"type":"PlainText","group":0,"value":"one\\u001b[2J"},{"type":"PlainText","group":1,"value":"two"}]}',
    messageFormat: 'Composite',
    responseCard: { genericAttachments: [{ title: 'Pick', buttons: [{ text: 'Tea', value: 'tea' }, { text: 'milk', value: 'milk' }] }] },
    dialogState: 'ElicitIntent',
    nluIntentConfidence: { score: 0.456 },
    intentName: 'Order',
    alternativeIntents: [{ intentName: 'Pay', nluIntentConfidence: { score: 0.3 } }],
    activeContexts: [{ name: 'seen', parameters: {}, timeToLive: { turnsToLive: 2 } }],
    sessionAttributes: { tier: 'gold' },
  });
  expect(shown).toEqual(['one?[2J', 'two', '[Pick] (Tea = tea) (milk)', '  state       ElicitIntent', '  intent      Order, confidence 0.46', '  or          Pay 0.30', '  attributes  tier=gold', '  contexts    seen (2 turns)']);
});
